"""The heartbeat: sent where all is well, "/fail" with a reason where not, and of no consequence for the rest."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from commits import NOON, a_commit, a_reading
from meteo_douane.adapters.heartbeat import HttpHeartbeat, failing
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.health import Expected, Turn
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import SourceState
from meteo_douane.ports import StorageError
from meteo_douane.vitals.heartbeat import Checkup, Heartbeat
from receivers import Http, a_closed_port

MINUTE = timedelta(minutes=1)
TURN = Turn(NOON)
TURN_LATER = Turn(NOON + 30 * MINUTE)
EXPECTED = Expected(15 * MINUTE, 5 * MINUTE, (), ())


@dataclass
class Outside:
    """Keeps what it is told, and says what it is to say."""

    answers: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def __call__(self, reason: str) -> str:
        self.told.append(reason)
        return self.answers.pop(0) if self.answers else ""


class BrokenStore(SqlStore):
    def recent_readings(self, limit: int) -> tuple[()]:
        del limit
        raise StorageError("database /secret/place: it is locked")


def a_heartbeat(store: SqlStore, outside: Outside, now: datetime = NOON) -> Heartbeat:
    return Heartbeat(Checkup(EXPECTED, store, lambda: now), outside, 5 * MINUTE)


def read_well(store: SqlStore) -> None:
    after = Known(sources={Source.PAGE: SourceState(last_good_at=NOON)})
    store.commit(a_commit(readings=(a_reading(NOON),), after=after))


def test_it_says_that_all_is_well_only_as_long_as_it_is(store: SqlStore) -> None:
    outside = Outside()
    a_heartbeat(store, outside).give(TURN)
    read_well(store)
    a_heartbeat(store, outside).give(TURN)
    a_heartbeat(store, outside, NOON + 6 * MINUTE).give(TURN)

    assert outside.told == [
        "reading: no reading was ever completed; understanding: the page was never read and understood",
        "",
        "understanding: the page was last read and understood 360 s ago",
    ]


def test_a_full_disk_is_said_and_reading_goes_on(store: SqlStore) -> None:
    outside = Outside()
    read_well(store)
    full = Complaint(EventKind.NO_ROOM, "disk", "database /secret/place: the disk is full")
    later = NOON + 30 * MINUTE
    known = Known(
        sources={Source.PAGE: SourceState(last_good_at=later)}, upheld={"no_room/disk": Upheld(full, NOON, NOON)}
    )
    store.commit(a_commit(before=store.known(), after=known))

    a_heartbeat(store, outside, later).give(TURN_LATER)

    assert outside.told == ["disk: there is no room on it, and readings are not kept"]


def test_one_of_several_programs_does_not_take_the_work_of_another_for_its_own(store: SqlStore) -> None:
    outside = Outside()
    read_well(store)

    for turn in (Turn(NOON), Turn(NOON - 16 * MINUTE), Turn(NOON, frozenset({"courriel", "astreinte"}))):
        a_heartbeat(store, outside).give(turn)

    assert outside.told == [
        "",
        "reading: this program last came round 960 s ago",
        "outbox: this program gets no further with what is due to astreinte, courriel",
    ]


def test_a_database_that_cannot_be_asked_is_said_without_its_place(store: SqlStore) -> None:
    outside = Outside()

    a_heartbeat(BrokenStore(store._engines), outside).give(TURN)

    assert outside.told == ["database: it cannot be asked"]


def test_that_it_could_not_be_said_is_logged_once(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "meteo_douane.vitals.heartbeat")
    read_well(store)
    heartbeat = a_heartbeat(store, Outside(["status 500", "ConnectError", "", ""]))

    for _ in range(4):
        heartbeat.give(TURN)

    assert caplog.messages == ["heartbeat failed: status 500", "heartbeat well"]


def test_well_is_a_get_of_the_address_and_ill_a_post_below_it_with_the_reason() -> None:
    with Http().serving() as outside:
        beat = HttpHeartbeat(f"http://127.0.0.1:{outside.port}/ping/canary?a=1", "meteo-douane")

        assert [beat(""), beat("reading: météo")] == ["", ""]

    assert [(one.path, one.body.decode()) for one in outside.received] == [
        ("/ping/canary?a=1", ""),
        ("/ping/canary/fail?a=1", "reading: météo"),
    ]


@pytest.mark.parametrize("status", [404, 503, 302])
def test_whoever_answers_otherwise_has_not_taken_it(status: int) -> None:
    with Http(status=status).serving() as outside:
        assert HttpHeartbeat(f"http://127.0.0.1:{outside.port}/ping", "meteo-douane")("") == f"status {status}"


def test_nobody_there_is_a_word_and_no_address_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    said = HttpHeartbeat(f"http://127.0.0.1:{a_closed_port()}/canary", "meteo-douane")("")

    assert said == "ConnectError"
    assert "canary" not in caplog.text


def test_it_goes_the_way_of_messages_by_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with Http().serving() as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")

        said = HttpHeartbeat("http://heartbeat.invalid/ping", "meteo-douane")("")

    assert said == ""
    assert [one.path for one in proxy.received] == ["http://heartbeat.invalid/ping"]


def test_a_slash_at_the_end_is_no_part_of_the_name() -> None:
    assert failing("https://hc.example/uuid/") == "https://hc.example/uuid/fail"
