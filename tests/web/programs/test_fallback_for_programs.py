"""What the doors for programs say of the fallback: one value, for what it was stated for, and nothing of the rest."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from lxml import etree

from builders import DTI, EDI, NOON, a_bulletin, a_fallback, a_notice, a_scope
from doors import Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.notice import Fallback, Notice, Permission, Read
from meteo_douane.web.history_files import as_csv, as_json
from meteo_douane.web.programs.feeds import Feeds
from meteo_douane.web.programs.statuspage_doors import StatuspageDoors

MINUTE = timedelta(minutes=1)
IN_EDI = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), fallback=a_fallback())
GROWN = a_bulletin("b", affects=a_scope("delta-t", modes=[DTI, EDI]))


@pytest.fixture
def doors(sqlite_store: SqlStore) -> Doors:
    doors = Doors(sqlite_store)
    doors.reads()
    return doors


def parameters(doors: Doors) -> list[tuple[str, str]]:
    """Return the parameters of the CAP message about the first episode."""
    with doors.visited(Feeds(doors.viewpoint, doors.gate).router()) as client:
        content = client.get(f"/episodes/{doors.episodes[0].id}/cap.xml").raise_for_status().content
    root = etree.fromstring(content)
    return [(one[0].text or "", one[1].text or "") for one in root.iter("{*}parameter")]


def test_what_was_allowed_in_one_mode_stays_so_for_all_doors_when_the_trouble_grows_onto_another(doors: Doors) -> None:
    doors.reads(IN_EDI, after=MINUTE)
    doors.reads(GROWN, IN_EDI, after=MINUTE)

    with doors.asked() as client:
        [shown] = client.get("/api/v1/status").json()["in_force"]
    [record] = json.loads(as_json(doors.episodes, doors.now))
    [row] = csv.DictReader(io.StringIO(as_csv(doors.episodes, doors.now)))

    rest = [{"service": "delta-t", "modes": ["dti"]}]
    assert (shown["fallback"]["permission"], shown["fallback_unstated"]) == ("allowed", rest)
    assert (record["fallback"], record["fallback_unstated"]) == ("allowed", rest)
    assert (row["fallback"], row["fallback_unstated"]) == ("allowed", "delta-t:dti")
    said = [pair for pair in parameters(doors) if pair[0].startswith("fallback")]
    assert said == [("fallback", "allowed"), ("fallback_unstated", "delta-t:dti")]


def test_a_fallback_that_is_given_for_one_of_the_modes_in_trouble_is_so_in_all_files(doors: Doors) -> None:
    alert = a_notice("a", affects=a_scope("delta-t", modes=[DTI, EDI]), fallback=a_fallback(modes=frozenset({EDI})))
    doors.reads(alert, after=MINUTE)

    [record] = json.loads(as_json(doors.episodes, doors.now))
    [row] = csv.DictReader(io.StringIO(as_csv(doors.episodes, doors.now)))

    assert (record["fallback"], record["fallback_modes"], record["fallback_unstated"]) == ("allowed", ["edi"], [])
    assert (row["fallback"], row["fallback_modes"], row["fallback_unstated"]) == ("allowed", "edi", "")
    assert ("fallback_mode", "edi") in parameters(doors)


ALLOWED, REFUSED = "La procédure de secours est autorisée.", "Aucune procédure de secours n'est autorisée."
BULLETIN = a_bulletin("b", published_at=NOON, fallback=Read(a_fallback(Permission.REFUSED), REFUSED), text=REFUSED)


def the_alert(fallback: Read[Fallback], text: str) -> Notice:
    return a_notice("a", affects=a_scope("delta-ie"), published_at=NOON - MINUTE, fallback=fallback, text=text)


def test_all_doors_have_one_value_its_words_and_the_doubt_of_a_later_message_that_says_otherwise(doors: Doors) -> None:
    refused = the_alert(Read(a_fallback(Permission.REFUSED), REFUSED), REFUSED)
    allowed = the_alert(Read(a_fallback(), ALLOWED), ALLOWED)
    doors.reads(refused, after=MINUTE)
    doors.reads(BULLETIN, refused, after=MINUTE)
    doors.reads(BULLETIN, allowed, after=MINUTE)

    with doors.asked() as client:
        [shown] = client.get("/api/v1/status").json()["in_force"]
        [listed] = client.get("/api/v1/episodes").json()["items"]
        alone = client.get(f"/api/v1/episodes/{shown['id']}").json()

    assert shown == listed == alone
    assert (shown["fallback"]["permission"], shown["fallback_quote"]) == ("allowed", ALLOWED)
    assert shown["fallback_doubts"] == [
        {"field": "fallback", "code": "fallback_differs_by_message", "quote": REFUSED},
    ]
    said = [pair for pair in parameters(doors) if pair[0].startswith("fallback")]
    assert [name for name, _ in said] == ["fallback", "fallback_quote", "fallback_doubt"]
    assert said[:2] == [("fallback", "allowed"), ("fallback_quote", ALLOWED)]
    assert said[2][1].startswith("Un message plus récent dit autre chose du secours")
    assert REFUSED in said[2][1]


def test_what_has_vanished_has_one_value_for_titles_parameters_and_updates_too(doors: Doors) -> None:
    doors.reads(the_alert(Read(a_fallback(Permission.REFUSED), REFUSED), REFUSED), after=MINUTE)
    doors.reads(BULLETIN, the_alert(Read(a_fallback(Permission.REFUSED), REFUSED), REFUSED), after=MINUTE)
    doors.reads(BULLETIN, the_alert(Read(a_fallback(), ALLOWED), ALLOWED), after=MINUTE)
    for _ in range(2):
        doors.reads(after=MINUTE)

    feeds, statuspage = Feeds(doors.viewpoint, doors.gate), StatuspageDoors(doors.viewpoint, doors.gate)
    with doors.visited(feeds.router(), statuspage.router()) as client:
        feed = etree.fromstring(client.get("/feed.atom").content)
        alert = etree.fromstring(client.get(f"/episodes/{doors.episodes[0].id}/cap.xml").content)
        [incident] = client.get("/api/v2/summary.json").json()["incidents"]

    titles = [entry.findtext("{*}title") for entry in feed.iter("{*}entry")]
    said = [titles[0], alert.findtext(".//{*}headline"), incident["incident_updates"][0]["body"].splitlines()[0]]
    assert len(set(said)) == 1
    assert said[0].endswith("secours autorisé")
    assert ("fallback", "allowed") in parameters(doors)


def test_what_was_in_force_at_the_first_look_grants_nothing_of_which_nothing_is_said(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)
    doors.reads(GROWN, IN_EDI)

    feeds, statuspage = Feeds(doors.viewpoint, doors.gate), StatuspageDoors(doors.viewpoint, doors.gate)
    with doors.visited(feeds.router(), statuspage.router()) as client:
        alert = etree.fromstring(client.get(f"/episodes/{doors.episodes[0].id}/cap.xml").content)
        [incident] = client.get("/api/v2/summary.json").json()["incidents"]

    said = [alert.findtext(".//{*}headline"), incident["incident_updates"][0]["body"].splitlines()[0]]
    assert said == ["Alerte · DELTA T · DTI et EDI · secours non précisé"] * 2
    assert ("fallback_unstated", "delta-t:dti") in parameters(doors)
