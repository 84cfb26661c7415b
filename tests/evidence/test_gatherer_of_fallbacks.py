"""What evidence holds of a fallback that we started ourselves, and of those that an episode concerned."""

import hashlib
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pytest

from builders import EDI
from dossiers import CALM_DAY, EIGHT, gathered, gathered_of_fallback, live, members
from invented import CALM
from meteo_douane.adapters.dossier import verified
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.evidence import PAGE, Evidence
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse
from meteo_douane.domain.recourse_writing import Writing
from meteo_douane.domain.verification import Intact
from meteo_douane.telling.verification import verification_words
from recourses import written


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def at(minutes: int) -> datetime:
    """So long after the first reading; the alert on DELTA T in EDI is read after 10 minutes, its end after 110."""
    return EIGHT + timedelta(minutes=minutes)


def a_record(
    store: SqlStore, service: str = "delta-t", mode: Mode = EDI, *, since: int = 0, until: int = 60
) -> Recourse:
    by = "Claire <b> Martin"
    opening = Entry("", EntryKind.OPENED, at(since + 5), by, at(since), "Motif <i>.", "Port", service, mode)
    record = store.ledger.open_recourse(opening)
    record = store.ledger.append(
        record, (written(Writing(by, at(since + 6)).registration(record, "42", at(since + 6))),)
    )
    record = store.ledger.append(
        record, (written(Writing(by, at(since + 8)).information(record, "Port", at(since + 7))),)
    )
    return store.ledger.append(record, (written(Writing(by, at(until)).end(record, at(until))),))


def fallbacks(evidence: Evidence) -> list[str]:
    return [one.id for one in evidence.fallbacks]


def test_a_fallback_without_an_alert_has_the_readings_that_showed_none(store: SqlStore, place: Path) -> None:
    live(store, CALM_DAY)
    a_record(store)

    evidence = gathered_of_fallback(store, place, "secours-1")

    assert (evidence.subject, evidence.episode, evidence.episodes) == (("", "secours-1"), None, ())
    assert (evidence.period.since, evidence.period.until) == (at(-10), at(70))
    assert evidence.chain.readings == 8
    assert [one.sha256 for one in evidence.bodies] == [hashlib.sha256(CALM.encode()).hexdigest()]
    page = members(place.read_bytes())[PAGE].decode()
    assert "Aucun message lu pendant ce temps ne touchait ce service dans ce mode." in page
    assert "Claire &lt;b&gt; Martin" in page
    assert "Motif &lt;i&gt;." in page


def test_a_declaration_that_was_noted_after_the_end_is_marked_on_the_page(store: SqlStore, place: Path) -> None:
    live(store, CALM_DAY)
    record = a_record(store)
    store.ledger.append(record, (written(Writing("Claire", at(90)).addition(record, "26FR0001")),))

    gathered_of_fallback(store, place, "secours-1")

    page = unescape(" ".join(members(place.read_bytes())[PAGE].decode().split()))
    assert "après la fin, selon l'heure notée" in page
    assert "avant que les deux conditions" not in page


def test_an_alert_that_touches_it_is_in_the_evidence_of_a_fallback_and_the_fallback_in_that_of_the_alert(
    store: SqlStore, place: Path
) -> None:
    live(store)
    a_record(store)

    of_the_fallback, of_the_alert = gathered_of_fallback(store, place, "secours-1"), gathered(store, place)

    assert [one.id for one in of_the_fallback.episodes] == [of_the_alert.subject[0]]
    assert of_the_fallback.editions[0].published == of_the_alert.editions[0].published
    assert [one.event for one in of_the_fallback.decisions] == [one.event for one in of_the_alert.decisions]
    assert fallbacks(of_the_alert) == fallbacks(of_the_fallback) == ["secours-1"]


@pytest.mark.parametrize(
    ("service", "mode", "since"),
    [
        pytest.param("ecs", EDI, 0, id="another service"),
        pytest.param("delta-t", Mode.DTI, 0, id="another mode"),
        pytest.param("delta-t", EDI, 200, id="after its end"),
    ],
)
def test_an_alert_that_does_not_touch_it_is_none_of_its_evidence(
    store: SqlStore, place: Path, service: str, mode: Mode, since: int
) -> None:
    live(store)
    a_record(store, service, mode, since=since, until=since + 30)

    of_the_fallback, of_the_alert = gathered_of_fallback(store, place, "secours-1"), gathered(store, place)

    assert (of_the_fallback.episodes, of_the_fallback.editions) == ((), ())
    assert fallbacks(of_the_alert) == []


def test_a_dossier_of_a_fallback_is_verified_and_called_by_its_name(store: SqlStore, place: Path) -> None:
    live(store, CALM_DAY)
    a_record(store)
    gathered_of_fallback(store, place, "secours-1", language=Language.EN)

    verification = verified(place)

    assert isinstance(verification, Intact)
    assert verification_words(verification, Language.EN).startswith("Intact: the dossier of the fallback secours-1,")
    assert "Fallback started by ourselves" in members(place.read_bytes())[PAGE].decode()
