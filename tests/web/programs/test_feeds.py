"""The feed and the calendar, read back by the programs of others."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import feedparser
import httpx
import pytest
from icalendar import Calendar

from builders import EDI, NOON, a_maintenance, a_notice, a_scope, a_watch, an_end
from doors import HOSTILE, WATCHES, Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Kind, Notice, Relation
from meteo_douane.domain.watch import Watch
from meteo_douane.web.programs.feeds import MOST_ENTRIES, Feeds

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ALERT = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), title=f"Alerte {HOSTILE}", text=HOSTILE)


@pytest.fixture
def doors(sqlite_store: SqlStore) -> Doors:
    doors = Doors(sqlite_store)
    doors.reads()
    return doors


def got(doors: Doors, path: str, **headers: str) -> httpx.Response:
    with doors.visited(Feeds(doors.viewpoint, doors.gate).router()) as client:
        return client.get(path, headers=headers)


# The feed


def feed_of(doors: Doors) -> Any:
    read = feedparser.parse(io.BytesIO(got(doors, "/feed.atom").raise_for_status().content))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def test_each_event_is_an_entry_under_a_name_that_stays(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    first = feed_of(doors)
    doors.reads(an_end("e", "delta-t", modes=[EDI]), ALERT, after=MINUTE)
    second = feed_of(doors)

    assert [entry.id for entry in second.entries[1:]] == [entry.id for entry in first.entries]
    assert [entry.tags[0].term for entry in second.entries] == ["ended", "opened"]
    assert all(
        entry.id.startswith("tag:meteo.transitaire.example,2026:meteo-douane/event/") for entry in second.entries
    )
    assert len({entry.id for entry in second.entries}) == 2
    assert second.feed.id == first.feed.id
    assert second.feed.updated == second.entries[0].updated == "2026-02-03T12:02:00Z"


def test_an_entry_says_what_a_message_says_and_leads_to_the_episode(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)

    [entry] = feed_of(doors).entries

    assert entry.title.startswith("Alerte · DELTA T · EDI")
    assert entry.link == f"https://meteo.transitaire.example/episodes/{doors.episodes[0].id}"
    assert entry.content[0].type == "text/plain"
    assert "‹script›" in entry.content[0].value


def test_a_silence_of_the_source_is_news_and_what_concerns_no_watch_is_not(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, watches=(a_watch("lyon", "ciel"),), language=Language.EN)
    doors.reads()
    doors.reads(ALERT, after=MINUTE)
    for _ in range(3):
        doors.reads_nothing(after=MINUTE)

    entries = feed_of(doors).entries

    assert [entry.title for entry in entries] == ["Météo unreachable (page): no answer"]


def test_without_a_watch_everything_is_news(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, watches=())
    doors.reads(a_notice("b", affects=a_scope("ciel")))
    doors.reads(ALERT, a_notice("b", affects=a_scope("ciel")), after=MINUTE)

    assert [entry.tags[0].term for entry in feed_of(doors).entries] == ["opened", "state_at_start"]


def test_what_was_in_force_at_the_first_look_is_an_entry(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)
    doors.reads(ALERT, a_notice("b", affects=a_scope("ciel")))

    titles = {
        entry.title.partition(" · secours")[0].replace("\N{NO-BREAK SPACE}", " ") for entry in feed_of(doors).entries
    }

    assert titles == {
        "Déjà en vigueur : alerte · DELTA T · EDI",
        "Déjà en vigueur : alerte · CIEL · mode non précisé",
    }


def test_a_feed_without_an_event_is_a_feed_and_a_long_one_is_cut(doors: Doors) -> None:
    assert feed_of(doors).entries == []

    for number in range(MOST_ENTRIES + 5):
        doors.reads(a_notice(f"a{number}", text=f"{number}"), after=MINUTE)

    assert len(feed_of(doors).entries) == MOST_ENTRIES


def test_a_reader_that_has_it_is_not_sent_it_again(doors: Doors) -> None:
    first = got(doors, "/feed.atom")

    again = got(doors, "/feed.atom", **{"If-None-Match": first.headers["etag"]})

    assert first.headers["content-type"].startswith("application/atom+xml")
    assert again.status_code == 304


# The calendar


def an_operation(**facts: Any) -> Notice:
    return a_maintenance("m", affects=a_scope("ciel"), **{"ends_at": NOON + 12 * HOUR, **facts})


def calendar_of(doors: Doors) -> Any:
    answer = got(doors, "/maintenance.ics").raise_for_status()
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def entry_of(doors: Doors) -> Any:
    [entry] = calendar_of(doors).walk("VEVENT")
    return entry


def test_an_operation_is_an_entry_on_the_clock_of_paris(doors: Doors) -> None:
    doors.reads(an_operation(), after=MINUTE)

    calendar = calendar_of(doors)

    [entry] = calendar.walk("VEVENT")
    [zone] = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Paris"
    assert zone.to_tz().utcoffset(datetime(2036, 7, 1)) == 2 * HOUR  # noqa: DTZ001 - by the clock of the zone
    assert zone.to_tz().utcoffset(datetime(2036, 12, 1)) == HOUR  # noqa: DTZ001
    assert entry["DTSTART"].params["TZID"] == "Europe/Paris"
    assert entry["DTSTART"].dt == NOON + 10 * HOUR
    assert entry["DTEND"].dt == NOON + 12 * HOUR
    assert entry["UID"] == f"{doors.episodes[0].id}@meteo.transitaire.example"
    assert (entry["SEQUENCE"], entry["STATUS"]) == (0, "CONFIRMED")
    assert str(entry["SUMMARY"]).startswith("Maintenance · CIEL")


def test_an_operation_that_is_moved_is_the_same_entry_with_a_higher_number(doors: Doors) -> None:
    doors.reads(an_operation(), after=MINUTE)
    before = entry_of(doors)
    moved = an_operation(
        starts_at=NOON + 34 * HOUR, ends_at=NOON + 36 * HOUR, relation=Relation.MOVES, text="Reportée d'un jour."
    )
    doors.reads(moved, after=MINUTE)
    after = entry_of(doors)

    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == NOON + 34 * HOUR
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


@pytest.mark.parametrize("watches", [pytest.param(WATCHES, id="of a watch"), pytest.param((), id="without a watch")])
def test_an_operation_that_is_cancelled_says_so(sqlite_store: SqlStore, watches: tuple[Watch, ...]) -> None:
    doors = Doors(sqlite_store, watches=watches)
    doors.reads()
    doors.reads(an_operation(), after=MINUTE)
    doors.reads(a_notice("c", Kind.CANCELLATION, affects=a_scope("ciel")), after=MINUTE)

    entry = entry_of(doors)

    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CANCELLED", 1)


def test_an_end_is_when_it_ended_and_a_planned_end_that_has_passed_ends_nothing(doors: Doors) -> None:
    doors.reads(an_operation(), after=MINUTE)
    doors.reads(an_operation(), after=13 * HOUR)
    overdue = entry_of(doors)
    doors.reads(an_end("e", "ciel"), after=MINUTE)
    ended = entry_of(doors)

    assert overdue["DTEND"].dt == NOON + 12 * HOUR
    assert "reste en vigueur" in overdue["DESCRIPTION"]
    assert ended["DTEND"].dt == NOON + 13 * HOUR + 2 * MINUTE
    assert ended["SEQUENCE"] > overdue["SEQUENCE"]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        pytest.param(
            Language.FR, "l'opération est toujours tenue pour prévue", "l'opération reste en vigueur", id="French"
        ),
        pytest.param(
            Language.EN, "the operation is still taken to be planned", "the operation is still in force", id="English"
        ),
    ],
)
def test_an_operation_that_has_vanished_is_tentative_and_in_force_from_its_hour_on(
    sqlite_store: SqlStore, language: Language, before: str, after: str
) -> None:
    doors = Doors(sqlite_store, language=language)
    doors.reads()
    doors.reads(an_operation(), after=MINUTE)
    for _ in range(3):
        doors.reads(after=MINUTE)
    to_come = entry_of(doors)
    doors.now = NOON + 11 * HOUR
    begun = entry_of(doors)

    assert to_come["STATUS"] == begun["STATUS"] == "TENTATIVE"
    assert before in to_come["DESCRIPTION"]
    assert after not in to_come["DESCRIPTION"]
    assert after in begun["DESCRIPTION"]


def test_no_word_of_the_page_makes_a_property_of_the_calendar(doors: Doors) -> None:
    doors.reads(an_operation(title=f"Maintenance {HOSTILE}", text=HOSTILE), after=MINUTE)

    answer = got(doors, "/maintenance.ics").content

    assert b"\r\nSTATUS:CONFIRMED\r\n" in answer
    assert b"\r\nSTATUS:CANCELLED" not in answer
    assert all(len(line) <= 75 for line in answer.split(b"\r\n"))


def test_alerts_are_not_in_the_calendar_and_an_empty_one_is_a_calendar(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)

    assert calendar_of(doors).walk("VEVENT") == []


def test_moments_of_summer_are_right_too(doors: Doors) -> None:
    in_july = datetime.fromisoformat("2026-07-14T20:00:00+00:00")
    doors.reads(an_operation(starts_at=in_july, ends_at=in_july + HOUR), after=MINUTE)

    assert b"DTSTART;TZID=Europe/Paris:20260714T220000" in got(doors, "/maintenance.ics").content


def test_an_operation_that_a_person_closed_stays_as_doubtful_as_it_was(doors: Doors) -> None:
    operation = a_maintenance("m", affects=a_scope("ciel"))
    doors.reads(operation, after=MINUTE)
    doors.reads(after=MINUTE)
    doors.reads(after=MINUTE)
    doors.closes(doors.episodes[0].id)

    assert entry_of(doors)["STATUS"] == "TENTATIVE"
