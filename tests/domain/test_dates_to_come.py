"""A date of publication that has not come yet is a slip: believed, it would make old news of what comes before it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from builders import NOON, a_bulletin, a_fallback, a_notice, an_end
from meteo_douane.domain.notice import DoubtCode, Notice, Read
from stories import Story, a_calm_story

TOMORROW = NOON + timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ALERT = a_notice("a", title="Alerte DELTA IE", text="Panne de DELTA IE.", published_at=NOON)


def dated(notice: Notice, at: datetime) -> Notice:
    return replace(notice, published_at=Read(at, f"{at:%d/%m/%Y à %Hh%M}"))


def in_alert() -> Story:
    story = a_calm_story()
    story.lists(ALERT)
    return story


def as_known(story: Story) -> Notice:
    """The end, as it is kept."""
    [found] = [one.notice for one in story.known.publications.values() if one.notice.title == END.title]
    return found


END = dated(an_end("e", "delta-ie", title="Fin d'alerte DELTA IE"), TOMORROW)
ANEW = a_notice("b", title="Nouvelle alerte DELTA IE", text="DELTA IE est en panne.", published_at=NOON + 2 * HOUR)


def test_an_alert_after_an_end_that_is_dated_by_tomorrow_is_told() -> None:
    story = in_alert()
    story.lists(END, ALERT)

    assert story.lists(ANEW, END, ALERT, after=2 * HOUR) == ["le-havre opened"]


def test_an_alert_after_an_end_of_nothing_known_that_is_dated_by_tomorrow_is_told() -> None:
    story = a_calm_story()
    story.lists(END)

    assert story.lists(ANEW, END, after=2 * HOUR) == ["le-havre opened"]


def test_the_end_of_an_alert_that_is_dated_by_tomorrow_ends_it() -> None:
    story = a_calm_story()
    alert = dated(ALERT, TOMORROW)
    story.lists(alert)

    assert story.lists(dated(END, NOON + HOUR), alert, after=HOUR) == ["le-havre ended"]


def test_what_a_bulletin_changes_after_an_alert_that_is_dated_by_tomorrow_is_told() -> None:
    story = a_calm_story()
    alert = dated(ALERT, TOMORROW)
    story.lists(alert)
    bulletin = a_bulletin("b", 1, title="BIP n° 1", published_at=NOON + HOUR, fallback=a_fallback())

    assert story.lists(bulletin, alert, after=HOUR) == ["le-havre continued"]


@pytest.mark.parametrize("days", [2, 30])
def test_the_date_says_nothing_when_it_has_come_either(days: int) -> None:
    story = in_alert()
    story.lists(END, ALERT)

    assert story.lists(END, ALERT, after=timedelta(days=days)) == []
    assert as_known(story).published_at.value is None


def test_such_a_date_is_in_doubt() -> None:
    story = in_alert()

    story.lists(END, ALERT)

    [doubt] = as_known(story).published_at.doubts
    assert (doubt.code, doubt.quote) == (DoubtCode.PUBLISHED_IN_THE_FUTURE, "04/02/2026 à 12h00")


def test_a_clock_that_is_ahead_by_less_than_three_hours_is_believed_of_an_alert() -> None:
    story = a_calm_story()

    story.lists(dated(ALERT, NOON + 2 * HOUR))

    [known] = story.known.publications.values()
    assert known.notice.published_at.value == NOON + 2 * HOUR


def test_a_clock_that_is_ahead_by_a_minute_is_believed_of_an_end() -> None:
    story = in_alert()

    story.lists(dated(END, NOON + 5 * MINUTE), ALERT)

    assert as_known(story).published_at.value == NOON + 5 * MINUTE


@pytest.mark.parametrize("ahead", [10 * MINUTE, HOUR, 2 * HOUR])
def test_an_alert_soon_after_an_end_that_is_dated_too_late_is_told(ahead: timedelta) -> None:
    story = in_alert()
    story.lists(dated(END, NOON + ahead), ALERT)
    relapse = replace(ANEW, published_at=Read(NOON + 7 * MINUTE, "12h07"))

    assert story.lists(relapse, dated(END, NOON + ahead), ALERT, after=2 * MINUTE) == ["le-havre opened"]
