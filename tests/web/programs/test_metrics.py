"""What Prometheus is told, checked by Prometheus' own tool and read back by its own parser."""

from __future__ import annotations

import math
import subprocess
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from builders import EDI, NOON, a_maintenance, a_notice, a_scope, a_watch, an_end
from doors import HOSTILE, TOKEN, Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.notice import Kind
from meteo_douane.web.programs.metrics import Metrics, Tally

MINUTE = timedelta(minutes=1)
ALERT = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), title=f"Alerte {HOSTILE}", published_at=NOON)
Figures = dict[tuple[str, ...], float]


@dataclass
class Scraped:
    """A program, and the metrics that go on from one scrape to the next."""

    doors: Doors
    metrics: Metrics = field(init=False)

    def __post_init__(self) -> None:
        annals = self.doors.store.annals
        self.metrics = Metrics(self.doors.viewpoint, self.doors.gate, self.doors.clock, Tally(annals.mark(NOON), NOON))

    def answer(self, **headers: str) -> httpx.Response:
        with self.doors.visited(self.metrics.router()) as client:
            return client.get("/metrics", headers=headers)

    def figures(self) -> Figures:
        """Return each figure by its name and the values of its labels, in the order of the labels' names."""
        families = text_string_to_metric_families(self.answer().raise_for_status().text)
        return {
            (sample.name.removeprefix("meteo_douane_"), *sample.labels.values()): sample.value
            for family in families
            for sample in family.samples
        }


@pytest.fixture
def scraped(sqlite_store: SqlStore) -> Scraped:
    return Scraped(Doors(sqlite_store))


def test_a_source_that_was_never_read_is_infinitely_old_and_nothing_is_fresh(scraped: Scraped) -> None:
    figures = scraped.figures()

    assert figures["last_good_reading_age_seconds", "page"] == math.inf
    assert figures["fresh",] == 0


def test_the_age_of_the_last_good_reading_is_that_of_the_moment(scraped: Scraped) -> None:
    scraped.doors.reads()
    scraped.doors.now += 3 * MINUTE

    figures = scraped.figures()

    assert figures["last_good_reading_age_seconds", "page"] == 180
    assert figures["fresh",] == 1


def test_each_reading_is_counted_once_by_its_outcome_however_often_one_asks(scraped: Scraped) -> None:
    scraped.doors.reads()
    scraped.figures()
    scraped.doors.reads(after=MINUTE)
    scraped.doors.reads_nothing(after=MINUTE)
    scraped.figures()

    figures = scraped.figures()

    assert figures["readings_total", "understood", "page"] == 2
    assert figures["readings_total", "failed", "page"] == 1
    assert figures["readings_total", "unreadable", "page"] == 0


def test_what_was_counted_stays_under_another_configuration_and_what_it_no_longer_names_goes(scraped: Scraped) -> None:
    scraped.doors.reads()
    scraped.doors.reads(ALERT, after=MINUTE)
    before = scraped.figures()
    scraped.doors.watches = (a_watch("lyon", "ciel"),)
    scraped.metrics = replace(scraped.metrics, viewpoint=scraped.doors.viewpoint)
    scraped.doors.reads(ALERT, after=MINUTE)

    after = scraped.figures()

    assert (before["readings_total", "understood", "page"], after["readings_total", "understood", "page"]) == (2, 3)
    assert ("in_force", "edi", "delta-t") in before
    assert ("in_force", "edi", "delta-t") not in after


def test_what_is_in_force_is_by_service_and_mode_of_the_watches(scraped: Scraped) -> None:
    scraped.doors.reads(ALERT, a_maintenance("m", affects=a_scope("ciel")))

    figures = scraped.figures()

    assert figures["in_force", "edi", "delta-t"] == 1
    assert figures["in_force", "dti", "delta-t"] == 0
    assert figures["in_force", "edi", "ciel"] == 0
    assert figures["planned", "edi", "ciel"] == 1
    assert figures["planned", "edi", "delta-t"] == 0


def test_what_a_person_closed_for_want_of_an_end_is_not_in_force_and_has_a_figure_of_its_own(scraped: Scraped) -> None:
    scraped.doors.reads(ALERT)
    scraped.doors.reads(after=MINUTE)
    scraped.doors.reads(after=MINUTE)
    before = scraped.figures()
    scraped.doors.closes(scraped.doors.episodes[0].id)

    after = scraped.figures()

    assert before["closed_by_person", "edi", "delta-t"] == 0
    assert after["closed_by_person", "edi", "delta-t"] == 1
    assert after["closed_by_person", "dti", "delta-t"] == 0
    assert after["in_force", "edi", "delta-t"] == 0


def test_notices_are_counted_by_their_kind_and_what_was_not_understood_is_shown(scraped: Scraped) -> None:
    scraped.doors.reads()
    scraped.doors.reads(ALERT, a_notice("u", Kind.UNCLASSIFIED), after=MINUTE)

    figures = scraped.figures()

    assert figures["notices_total", "alert"] == 1
    assert figures["notices_total", "unclassified"] == 1
    assert figures["notices_total", "end"] == 0
    assert figures["unclassified",] == 1


def test_a_notice_is_detected_from_its_publication_on(scraped: Scraped) -> None:
    scraped.doors.reads()
    of_before = replace(a_notice("old", published_at=NOON - MINUTE), text="Publiée avant que nous regardions.")
    scraped.doors.reads(ALERT, of_before, after=MINUTE)

    figures = scraped.figures()

    assert figures["detection_seconds_count",] == 1
    assert figures["detection_seconds_sum",] == 60


def test_what_is_owed_ages_and_what_arrives_is_timed_once_it_is_settled(scraped: Scraped) -> None:
    scraped.doors.reads()
    scraped.doors.reads(ALERT, after=MINUTE)
    scraped.doors.now += MINUTE
    owed = scraped.figures()
    arrives(scraped.doors, scraped.doors.now)
    scraped.doors.now += MINUTE
    arrived = scraped.figures()

    assert owed["oldest_owed_delivery_age_seconds", "astreinte"] == 60
    assert owed["deliveries_total", "astreinte", "sent"] == 0
    assert arrived["oldest_owed_delivery_age_seconds", "astreinte"] == 0
    assert arrived["deliveries_total", "astreinte", "sent"] == 1
    assert arrived["delivery_seconds_sum", "astreinte"] == 60


def arrives(doors: Doors, at: datetime) -> None:
    [delivery] = doors.store.owed()
    doors.store.settle(replace(delivery, state=DeliveryState.SENT, settled_at=at), Aftermath())


def test_the_name_of_a_channel_that_is_no_longer_configured_is_no_label(scraped: Scraped) -> None:
    watch = replace(scraped.doors.watches[0], channels=("ancien",))
    scraped.doors.watches = (watch,)
    scraped.doors.reads()
    scraped.doors.reads(ALERT, after=MINUTE)
    scraped.doors.now += MINUTE

    answer = scraped.answer()

    assert "ancien" not in answer.text
    assert scraped.figures()["oldest_owed_delivery_age_seconds", "former"] == 60


def test_no_word_of_the_page_is_in_it_and_no_figure_of_when_a_figure_was_made(scraped: Scraped) -> None:
    scraped.doors.reads()
    scraped.doors.reads(ALERT, after=MINUTE)

    answer = scraped.answer()

    assert "script" not in answer.text
    assert "_created" not in answer.text
    assert answer.headers["content-type"].startswith("text/plain; version=")


@pytest.mark.needs("prometheus")
def test_promtool_has_nothing_to_say(scraped: Scraped) -> None:
    scraped.doors.reads(ALERT)
    scraped.doors.reads(an_end("e", "delta-t"), after=MINUTE)

    checked = subprocess.run(
        ["promtool", "check", "metrics"], input=scraped.answer().content, capture_output=True, check=False
    )

    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")


def test_the_token_is_asked_for(sqlite_store: SqlStore) -> None:
    scraped = Scraped(Doors(sqlite_store, token=TOKEN))

    assert scraped.answer().status_code == 401
    assert scraped.answer(Authorization=f"Bearer {TOKEN}").status_code == 200
