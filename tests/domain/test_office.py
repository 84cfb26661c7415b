"""When somebody is at a customs office, and when nobody can tell."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from meteo_douane.domain.office import Office, Opening, Presence, Span, Territory
from meteo_douane.domain.schedule import Day

OFFICE = Office(
    "Le Havre Port",
    hours={Day.WED: (Span(8 * 60, 12 * 60), Span(14 * 60, 18 * 60)), Day.THU: (Span(0, 24 * 60),), Day.FRI: ()},
)


def no_holiday(_day: date, _territory: Territory) -> str:
    return ""


def christmas(day: date, _territory: Territory) -> str:
    return "Noël" if day == date(2026, 12, 25) else ""


def presence(office: Office, moment: str) -> Presence:
    return office.opening_at(datetime.fromisoformat(moment), no_holiday).presence


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-11-25T07:59+01:00", Presence.CLOSED, id="before it opens"),
        pytest.param("2026-11-25T08:00+01:00", Presence.OPEN, id="as it opens"),
        pytest.param("2026-11-25T11:59+01:00", Presence.OPEN, id="in the morning"),
        pytest.param("2026-11-25T12:00+01:00", Presence.CLOSED, id="as it closes for noon"),
        pytest.param("2026-11-25T14:00+01:00", Presence.OPEN, id="in the afternoon"),
        pytest.param("2026-11-25T18:00+01:00", Presence.CLOSED, id="as it closes"),
        pytest.param("2026-11-26T00:00+01:00", Presence.OPEN, id="a whole day from its first minute"),
        pytest.param("2026-11-26T23:59+01:00", Presence.OPEN, id="to its last"),
        pytest.param("2026-11-27T10:00+01:00", Presence.CLOSED, id="a day without a span"),
        pytest.param("2026-11-28T10:00+01:00", Presence.CLOSED, id="a day that is not configured"),
        pytest.param("2026-11-25T07:30+00:00", Presence.OPEN, id="by its own clock, not in UTC"),
    ],
)
def test_an_office_is_open_within_its_hours(moment: str, expected: Presence) -> None:
    assert presence(OFFICE, moment) is expected


def test_without_hours_nobody_can_tell() -> None:
    assert presence(Office("Roissy"), "2026-11-25T10:00+01:00") is Presence.UNKNOWN


def test_hours_are_those_of_its_territory() -> None:
    office = Office("Port Réunion", hours={Day.WED: (Span(8 * 60, 12 * 60),)}, territory=Territory.REUNION)

    assert presence(office, "2026-11-25T05:00+01:00") is Presence.OPEN
    assert presence(office, "2026-11-25T10:00+01:00") is Presence.CLOSED


def test_a_public_holiday_closes_it_and_is_named() -> None:
    office = Office("Le Havre Port", hours={Day.FRI: (Span(0, 24 * 60),)})
    at_christmas = datetime.fromisoformat("2026-12-25T10:00+01:00")

    opens_at = datetime.fromisoformat("2027-01-01T00:00+01:00")
    assert office.opening_at(at_christmas, christmas) == Opening(Presence.CLOSED, "Noël", opens_at)


@pytest.mark.parametrize(
    ("moment", "opens_at"),
    [
        pytest.param("2026-11-25T07:59+01:00", "2026-11-25T08:00+01:00", id="this morning"),
        pytest.param("2026-11-25T12:30+01:00", "2026-11-25T14:00+01:00", id="after noon"),
        pytest.param("2026-11-25T18:00+01:00", "2026-11-26T00:00+01:00", id="tomorrow"),
        pytest.param("2026-11-28T10:00+01:00", "2026-12-02T08:00+01:00", id="after the weekend"),
    ],
)
def test_an_office_that_is_closed_says_when_it_opens(moment: str, opens_at: str) -> None:
    opening = OFFICE.opening_at(datetime.fromisoformat(moment), no_holiday)

    assert opening.opens_at == datetime.fromisoformat(opens_at)


def test_an_office_may_be_open_on_public_holidays() -> None:
    office = Office("Roissy", hours={Day.FRI: (Span(0, 24 * 60),)}, is_open_on_holidays=True)
    at_christmas = datetime.fromisoformat("2026-12-25T10:00+01:00")

    assert office.opening_at(at_christmas, christmas) == Opening(Presence.OPEN)
