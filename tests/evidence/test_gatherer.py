"""What evidence holds of an episode, gathered from a database in which the real program has worked."""

import hashlib
import json
import tracemalloc
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from commits import a_commit, a_reading
from dossiers import DAY, EIGHT, EPISODE, EXPORTED, HEADERS, RULES, UNCHANGED, a_page, gathered, live, members, readings
from invented import ALERT, CALM, ENDED, LOGIN, PAGE
from meteo_douane.adapters.dossier import verified
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.adapters.store.engine import connect
from meteo_douane.desk import Desk
from meteo_douane.domain.chain import BEGINNING
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.evidence import MANIFEST, READINGS
from meteo_douane.domain.evidence import PAGE as PAGE_FILE
from meteo_douane.domain.interventions import Deed, Done, Person, Wish
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Outcome
from meteo_douane.domain.verification import Fault, Finding, Intact

TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def sha256(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()


def at(number: int) -> datetime:
    """When the answer of this number was read."""
    return EIGHT + number * TEN_MINUTES


def test_every_edition_is_there_as_published_with_its_times_and_its_bodies(store: SqlStore, place: Path) -> None:
    live(store)

    alert, end = gathered(store, place).editions

    assert alert.published.title == "Alerte – DELTA T – mode EDI"
    assert "La procédure de secours est autorisée à compter de 9h10." in alert.published.text
    assert [(one.first_seen_at, one.last_seen_at) for one in alert.seen] == [(at(1), None)]
    assert alert.bodies == (f"bodies/{sha256(ALERT)}.html", f"bodies/{sha256(ENDED)}.html")
    assert (end.published.title, end.read_at) == ("Fin d'alerte – DELTA T – mode EDI", at(11))
    assert end.bodies == (f"bodies/{sha256(ENDED)}.html",)


def test_an_edition_that_is_gone_was_seen_until_the_last_reading_that_had_it(store: SqlStore, place: Path) -> None:
    live(store, (a_page(CALM), a_page(ALERT), UNCHANGED, UNCHANGED, a_page(CALM), UNCHANGED))

    (alert,) = gathered(store, place).editions

    assert [(one.first_seen_at, one.last_seen_at) for one in alert.seen] == [(at(1), at(3))]


def test_an_edition_that_told_nothing_new_is_there_too(store: SqlStore, place: Path) -> None:
    live(
        store, (a_page(CALM), a_page(ALERT), a_page(ALERT.replace("restent sans réponse", "restent  sans   réponse,")))
    )

    first, second = gathered(store, place).editions

    assert first.published.text != second.published.text
    assert first.seen[0].last_seen_at == at(1)
    assert second.seen[0].first_seen_at == at(2)


def test_the_bodies_are_byte_for_byte_what_came_with_the_headers_that_matter(store: SqlStore, place: Path) -> None:
    live(store)

    evidence = gathered(store, place)

    files = members(place.read_bytes())
    assert [body.sha256 for body in evidence.bodies] == [sha256(one) for one in (CALM, ALERT, LOGIN, ENDED)]
    assert files[evidence.bodies[1].file] == ALERT.encode()
    assert evidence.bodies[0].headers == HEADERS[:2]
    assert b"canary" not in b"".join(files.values())


def test_the_readings_are_all_that_was_read_from_ten_minutes_before_to_ten_after(store: SqlStore, place: Path) -> None:
    live(store, (a_page(CALM), UNCHANGED, UNCHANGED, *DAY[1:], UNCHANGED, UNCHANGED, UNCHANGED))

    gathered(store, place)

    lines = [json.loads(line)["reading"] for line in readings(members(place.read_bytes()))]
    assert (lines[0]["ended_at"], lines[-1]["ended_at"]) == (
        "2026-06-10T08:20:00.000000Z",
        "2026-06-10T10:20:00.000000Z",
    )
    assert len(lines) == 13
    assert lines[8] == {
        "source": "page",
        "started_at": "2026-06-10T09:40:00.000000Z",
        "ended_at": "2026-06-10T09:40:00.000000Z",
        "outcome": "failed",
        "status": 503,
        "detail": "status 503",
        "sha256": "",
        "size": 0,
        "headers": [list(header) for header in HEADERS[:2]],
    }


def test_an_episode_that_goes_on_has_its_readings_to_the_last(store: SqlStore, place: Path) -> None:
    live(store, DAY[:9])

    evidence = gathered(store, place)

    assert evidence.episode is not None
    assert (evidence.period.until, evidence.episode.ended_at) == (None, None)
    assert evidence.chain.readings == 9


def test_decisions_are_there_for_no_as_for_yes_with_their_reason(store: SqlStore, place: Path) -> None:
    live(store)

    decisions = gathered(store, place).decisions

    assert [(one.event.value, one.watch, one.told) for one in decisions] == [
        ("opened", "transit-edi", True),
        ("opened", "export", False),
        ("ended", "transit-edi", True),
        ("continued", "export", False),
    ]
    assert decisions[1].why == "Le message vise DELTA T, que cette veille ne suit pas."


def test_a_relay_that_took_a_message_is_not_said_to_have_delivered_it(store: SqlStore, place: Path) -> None:
    live(store)

    messages = gathered(store, place).messages

    page = members(place.read_bytes())[PAGE_FILE].decode()
    assert {(one.channel, one.state) for one in messages} == {
        ("astreinte", DeliveryState.SENT),
        ("equipe", DeliveryState.ACCEPTED),
    }
    assert "accepté par le relais" in page
    assert "remis<" not in page


def test_what_was_in_force_at_the_start_is_told_there_too(store: SqlStore, place: Path) -> None:
    alert = ALERT[ALERT.index("<article>") : ALERT.index("</article>") + 10]
    live(store, (a_page(PAGE.format(messages=alert + alert.replace("DELTA T", "ECS"))), UNCHANGED))

    of_ecs, of_transit = (gathered(store, place, episode_id=f"2026-06-10-0{number}") for number in (1, 2))

    assert [(one.event.value, one.watch) for one in of_ecs.decisions if one.told] == [("state_at_start", "export")]
    assert [(one.event.value, one.watch) for one in of_transit.decisions if one.told] == [
        ("state_at_start", "transit-edi")
    ]
    assert {one.channel for one in of_ecs.messages} == {"astreinte"}
    assert {one.channel for one in of_transit.messages} == {"astreinte", "equipe"}


def person_does(store: SqlStore, deed: Deed, now: datetime) -> None:
    wish = Wish(EPISODE, deed, Person("Marc <b>", "appelé le SAU", "command"))
    assert isinstance(Desk(RULES, store, lambda: now).carry_out(wish), Done)


def test_who_acknowledged_it_when_and_why_is_there(store: SqlStore, place: Path) -> None:
    live(store, DAY[:9])
    person_does(store, Deed.ACKNOWLEDGED, at(9))

    (deed,) = gathered(store, place).deeds

    page = members(place.read_bytes())[PAGE_FILE].decode()
    assert (deed.at, deed.deed, deed.by, deed.why) == (at(9), Deed.ACKNOWLEDGED, "Marc <b>", "appelé le SAU")
    assert "Prise en charge par Marc &lt;b&gt;" in page


def test_what_a_person_closed_is_not_said_to_have_ended(store: SqlStore, place: Path) -> None:
    live(store, (a_page(CALM), a_page(ALERT), a_page(CALM), UNCHANGED, UNCHANGED))
    person_does(store, Deed.CLOSED, at(6))

    evidence = gathered(store, place)

    page = members(place.read_bytes())[PAGE_FILE].decode()
    assert evidence.episode is not None
    assert evidence.episode.closed_by == "Marc <b>"
    assert "<dd>Clos par Marc &lt;b&gt; (décision de l'exploitant, aucune fin publiée)</dd>" in page
    assert "<dt>Fin (annoncée" not in page


# The chain


def changed(url: str, statement: str) -> None:
    engines = connect(url)
    with engines.writing() as connection:
        connection.execute(text(statement))
    engines.close()


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        pytest.param("UPDATE readings SET status = 200, outcome = 'unchanged' WHERE status = 503", 9, id="changed"),
        pytest.param("DELETE FROM readings WHERE status = 503", 9, id="deleted"),
        pytest.param("UPDATE readings SET number = number + 100 WHERE number = 5", 5, id="moved"),
        pytest.param("UPDATE readings SET chain = NULL WHERE number = 5", 5, id="its digest taken away"),
        pytest.param("UPDATE readings SET headers = NULL WHERE number = 5", 5, id="its headers taken away"),
    ],
)
def test_a_database_that_was_changed_afterwards_shows(
    store: SqlStore, url: str, place: Path, statement: str, number: int
) -> None:
    live(store, DAY[:12])
    changed(url, statement)

    evidence = gathered(store, place)

    assert evidence.chain.broken_at == number
    assert verified(place) == Finding(Fault.CHAIN_BROKEN, str(number))
    assert (
        f"la chaîne est rompue à la lecture n°\N{NO-BREAK SPACE}{number}"
        in members(place.read_bytes())[PAGE_FILE].decode()
    )


def test_the_chain_begins_at_what_was_read_before(store: SqlStore, place: Path) -> None:
    store.commit(a_commit(readings=(a_reading(EIGHT - timedelta(days=1)),)))
    live(store)

    chain = gathered(store, place).chain

    assert chain.before != BEGINNING
    assert (chain.readings, chain.unchained) == (13, 0)
    assert isinstance(verified(place), Intact)


def test_rows_from_before_the_chain_and_the_headers_say_so(store: SqlStore, url: str, place: Path) -> None:
    live(store, DAY[:4])
    changed(url, "UPDATE readings SET chain = NULL, headers = NULL")
    changed(url, "DELETE FROM appearances")
    older = a_reading(at(4), Outcome.UNCHANGED, status=304, headers=())
    store.commit(a_commit(before=store.known(), after=store.known(), readings=(older,)))

    evidence = gathered(store, place)

    page = members(place.read_bytes())[PAGE_FILE].decode()
    assert (evidence.chain.unchained, evidence.chain.readings, evidence.chain.broken_at) == (4, 5, None)
    assert isinstance(verified(place), Intact)
    assert evidence.editions[0].seen == ()
    assert evidence.editions[0].bodies == (f"bodies/{sha256(ALERT)}.html",)
    assert "Les 4 premières sont antérieures à la chaîne" in page
    assert "en-têtes non conservés" in page
    assert "durée d'affichage non conservée" in page


# The file


def test_the_same_database_gives_the_same_bytes(store: SqlStore, tmp_path: Path) -> None:
    live(store)

    for name in ("a", "b"):
        gathered(store, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_another_moment_of_export_changes_the_page_and_the_manifest_alone(store: SqlStore, tmp_path: Path) -> None:
    live(store)
    gathered(store, tmp_path / "a")
    gathered(store, tmp_path / "b", exported_at=EXPORTED + timedelta(days=1))

    one, other = (members((tmp_path / name).read_bytes()) for name in ("a", "b"))

    assert {name for name in one if one[name] != other[name]} == {PAGE_FILE, MANIFEST, "SHA256SUMS"}


def test_both_databases_give_the_same_facts(store: SqlStore, tmp_path: Path) -> None:
    live(store)
    gathered(store, tmp_path / "a")
    with open_store("sqlite://") as in_memory:
        live(in_memory)
        gathered(in_memory, tmp_path / "b")

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_written_meanwhile_is_not_mixed_in(store: SqlStore) -> None:
    live(store, DAY[:6])

    with store.past.traces() as traces:
        stretch = traces.stretch(EIGHT, None)
        store.commit(a_commit(before=store.known(), after=store.known(), readings=(a_reading(at(7)),)))
        links = list(traces.readings(stretch))
        again = traces.stretch(EIGHT, None)

    assert len(links) == again.readings == 6


@pytest.mark.parametrize("language", Language)
def test_the_page_is_whole_and_can_do_nothing(store: SqlStore, place: Path, language: Language) -> None:
    hostile = ALERT.replace(
        "restent sans réponse", "&lt;script&gt;alert(1)&lt;/script&gt; \u202egnirts &amp;amp; \u0007"
    )
    live(store, (a_page(CALM), a_page(hostile)))

    gathered(store, place, language=language)

    page = members(place.read_bytes())[PAGE_FILE].decode()
    assert f'<html lang="{language.value}">' in page
    assert "<script" not in page
    assert "\u202e" not in page
    assert "[U+202E]" in page
    assert "src=" not in page.replace("default-src", "").replace("style-src", "")
    assert "http://" not in page


def test_ten_thousand_readings_cost_little_memory(place: Path) -> None:
    with open_store("sqlite://") as store:
        live(store, DAY[:3])
        before = store.known()
        for start in range(0, 10_000, 500):
            many = (
                a_reading(at(3) + timedelta(seconds=20 * n), Outcome.UNCHANGED, status=304)
                for n in range(start, start + 500)
            )
            store.commit(a_commit(before=before, after=before, readings=tuple(many)))
        gathered(store, place)
        tracemalloc.start()
        gathered(store, place)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert len(members(place.read_bytes())[READINGS]) > 2_000_000
    assert peak < 4_000_000
