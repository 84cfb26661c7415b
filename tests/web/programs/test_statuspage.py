"""The format of Statuspage, read by a client of it that knows nothing of us, and by our own reader of providers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from statuspage_prometheus_exporter.service_checker import check_status_page_service

from builders import (
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    scopes,
)
from doors import HOSTILE, Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.notice import Kind, Notice, Permission, Read, Relation
from meteo_douane.formats.provider import report_of
from meteo_douane.formats.provider_kind import ProviderKind
from meteo_douane.web.programs.statuspage_doors import MOST_INCIDENTS, MOST_UPDATES, StatuspageDoors

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ALERT = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), title=f"Alerte {HOSTILE}", text=HOSTILE)
OPERATION = a_maintenance("m", affects=a_scope("ciel"), ends_at=NOON + timedelta(hours=12))
OPERATION_OF_DELTA_T = a_maintenance("m", affects=a_scope("delta-t"), starts_at=NOON)
PATHS = (
    "summary",
    "status",
    "components",
    "incidents",
    "incidents/unresolved",
    "scheduled-maintenances",
    "scheduled-maintenances/upcoming",
    "scheduled-maintenances/active",
)


@pytest.fixture
def doors(sqlite_store: SqlStore) -> Doors:
    doors = Doors(sqlite_store)
    doors.reads()
    return doors


def answers(doors: Doors) -> dict[str, Any]:
    with doors.visited(StatuspageDoors(doors.viewpoint, doors.gate).router()) as client:
        return {path: client.get(f"/api/v2/{path}.json").raise_for_status().json() for path in PATHS}


def summary_of(doors: Doors) -> bytes:
    with doors.visited(StatuspageDoors(doors.viewpoint, doors.gate).router()) as client:
        return client.get("/api/v2/summary.json").content


def test_without_a_watch_every_service_is_a_component(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, watches=())
    doors.reads(ALERT)

    summary = answers(doors)["summary"]

    assert summary["status"]["indicator"] == "major"
    states = {one["id"]: one["status"] for one in summary["components"]}
    assert (states["delta-t"], states["ciel"]) == ("partial_outage", "operational")


def read_by_a_client(doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Have a client of that format read our summary, unchanged; it keeps what it read in a folder."""
    monkeypatch.setenv("CACHE_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with doors.visited(StatuspageDoors(doors.viewpoint, doors.gate).router()) as client:
        url = str(client.base_url.join("/api/v2/summary.json"))
        result: dict[str, Any] = check_status_page_service("meteo", {"url": url, "name": "Météo"})
    return result


def states(answer: Any) -> dict[str, str]:
    return {one["id"]: one["status"] for one in answer["components"]}


def test_calm_is_operational(doors: Doors) -> None:
    found = answers(doors)

    assert found["status"]["status"] == {"indicator": "none", "description": "Rien en vigueur pour nos veilles"}
    assert states(found["components"]) == dict.fromkeys(("delta-ie", "delta-t", "ciel"), "operational")
    assert found["summary"]["incidents"] == []


def test_an_alert_in_force_is_an_incident_of_the_services_that_it_touches(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)

    found = answers(doors)

    [incident] = found["incidents/unresolved"]["incidents"]
    assert found["summary"]["status"]["indicator"] == "major"
    assert states(found["summary"]) == {"delta-ie": "operational", "delta-t": "partial_outage", "ciel": "operational"}
    assert incident["name"] == "Alerte · DELTA T"
    assert incident["incident_updates"][0]["body"].startswith("Alerte · DELTA T · EDI")
    assert [one["id"] for one in incident["components"]] == ["delta-t"]
    assert incident["shortlink"] == f"https://meteo.transitaire.example/episodes/{incident['id']}"
    assert (incident["status"], incident["impact"], incident["resolved_at"]) == ("investigating", "major", None)
    assert found["incidents"]["incidents"] == [incident]


IN_BOTH = a_scope("delta-t", modes=[DTI, EDI])
MOVED = a_maintenance(
    "n", affects=a_scope("ciel"), starts_at=NOON + 34 * HOUR, ends_at=NOON + 36 * HOUR, relation=Relation.MOVES
)


@pytest.mark.parametrize(
    ("begins", "goes_on", "name"),
    [
        pytest.param(
            replace(ALERT, fallback=Read(a_fallback())),
            a_bulletin("b", affects=a_scope("delta-t", modes=[EDI]), fallback=a_fallback(Permission.ENDED)),
            "Alerte · DELTA T",
            id="the fallback ends",
        ),
        pytest.param(ALERT, a_bulletin("b", affects=IN_BOTH), "Alerte · DELTA T", id="it grows onto another mode"),
        pytest.param(OPERATION, MOVED, "Maintenance · CIEL", id="it is moved"),
    ],
)
def test_the_name_of_an_incident_says_what_stays_true_whatever_happens_in_it(
    doors: Doors, begins: Notice, goes_on: Notice, name: str
) -> None:
    doors.reads(begins, after=MINUTE)
    begun = names(answers(doors)["summary"])
    doors.reads(goes_on, begins, after=MINUTE)
    found = answers(doors)["summary"]

    assert begun == names(found) == [name]
    [entry] = entries(found)
    assert len(entry["incident_updates"]) == 2
    assert len({update["body"] for update in entry["incident_updates"]}) == 2


def entries(answer: Any) -> list[Any]:
    return [*answer["incidents"], *answer["scheduled_maintenances"]]


def names(answer: Any) -> list[str]:
    return [one["name"] for one in entries(answer)]


def test_an_incident_that_grows_onto_another_service_names_both_and_so_it_does_when_one_is_passed_over(
    doors: Doors,
) -> None:
    doors.reads(ALERT, after=MINUTE)
    doors.reads(replace(ALERT, affects=Read(scopes(IN_BOTH, a_scope("delta-ie"))), revision="r2"), after=MINUTE)
    grown = names(answers(doors)["summary"])
    doors.reads(replace(ALERT, affects=Read(a_scope("delta-ie")), revision="r3"), after=MINUTE)

    assert grown == ["Alerte · DELTA T et DELTA IE"]
    assert names(answers(doors)["summary"]) == grown


def test_an_incident_that_is_corrected_names_the_right_service(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    doors.reads(replace(ALERT, affects=Read(a_scope("delta-ie")), revision="r2"), after=MINUTE)

    assert names(answers(doors)["summary"]) == ["Alerte · DELTA IE"]


def test_of_many_things_that_happened_the_last_are_updates(doors: Doors) -> None:
    doors.reads(a_notice("a", affects=IN_BOTH), after=MINUTE)
    for hours in range(1, MOST_UPDATES + 2):
        doors.reads(a_bulletin(f"b{hours}", affects=IN_BOTH, ends_at=doors.now + 9 * hours * HOUR), after=MINUTE)

    [incident] = answers(doors)["summary"]["incidents"]

    assert len(incident["incident_updates"]) == MOST_UPDATES


def test_words_of_the_page_are_in_the_body_only_and_harmless(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)

    [incident] = answers(doors)["summary"]["incidents"]

    [update] = incident["incident_updates"]
    assert "script" in update["body"]
    assert not set("<>\x00\x0b\u202e") & set(update["body"])
    assert "script" not in incident["name"]


def test_an_end_resolves_and_leaves_no_incident_open(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    doors.reads(an_end("e", "delta-t", modes=[EDI]), ALERT, after=MINUTE)

    found = answers(doors)

    [incident] = found["incidents"]["incidents"]
    assert found["summary"]["incidents"] == found["incidents/unresolved"]["incidents"] == []
    assert (incident["status"], incident["resolved_at"]) == ("resolved", "2026-02-03T12:02:00Z")
    assert [one["status"] for one in incident["incident_updates"]] == ["resolved", "investigating"]


def test_a_service_was_changed_last_by_what_happened_last_and_never_before(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    begun = changed(doors, "delta-t")
    doors.reads(a_notice("w", affects=a_scope("delta-t", modes=[DTI, EDI])), ALERT, after=MINUTE)
    grown = changed(doors, "delta-t")
    doors.reads(an_end("e", "delta-t", modes=[DTI, EDI]), after=MINUTE)
    ended = changed(doors, "delta-t")

    assert (begun, grown, ended) == ("2026-02-03T12:01:00Z", "2026-02-03T12:02:00Z", "2026-02-03T12:03:00Z")


def changed(doors: Doors, service: str) -> str:
    """Return when a service was changed last, which all answers say alike."""
    found = answers(doors)
    components = [one for path in ("summary", "components") for one in found[path]["components"]]
    components += [one for incident in found["incidents"]["incidents"] for one in incident["components"]]
    [moment] = {one["updated_at"] for one in components if one["id"] == service}
    return str(moment)


def test_incidents_stand_in_one_order_the_latest_first(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    doors.reads(a_notice("c", affects=a_scope("ciel", modes=[DTI])), ALERT, after=MINUTE)

    found = answers(doors)

    orders = [
        [one["id"] for one in found[path]["incidents"]] for path in ("incidents", "incidents/unresolved", "summary")
    ]
    assert orders[0] == orders[1] == orders[2]
    assert len(orders[0]) == 2


def test_before_the_first_reading_nothing_is_said_to_be_of_long_ago(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)

    found = answers(doors)

    assert found["status"]["page"]["updated_at"] == "2026-02-03T12:00:00Z"
    assert found["summary"]["incidents"][0]["created_at"] == "2026-02-03T12:00:00Z"


def test_a_part_that_works_again_is_identified_and_the_rest_is_out(doors: Doors) -> None:
    alert = a_notice("a", affects=a_scope("delta-t", modes=[DTI, EDI]))
    doors.reads(alert, after=MINUTE)
    doors.reads(an_end("e", "delta-t", modes=[DTI]), alert, after=MINUTE)

    found = answers(doors)["summary"]

    assert [one["status"] for one in found["incidents"]] == ["identified"]
    assert states(found)["delta-t"] == "partial_outage"


def test_an_operation_is_scheduled_then_in_progress_then_completed(doors: Doors) -> None:
    doors.reads(OPERATION, after=MINUTE)
    planned = answers(doors)
    doors.reads(OPERATION, after=timedelta(hours=11))
    under_way = answers(doors)
    doors.reads(an_end("e", "ciel"), after=timedelta(minutes=30))
    over = answers(doors)

    stages = [found["scheduled-maintenances"]["scheduled_maintenances"][0]["status"] for found in (planned, under_way)]
    assert stages == ["scheduled", "in_progress"]
    assert over["scheduled-maintenances"]["scheduled_maintenances"][0]["status"] == "completed"
    assert planned["scheduled-maintenances/upcoming"] == planned["scheduled-maintenances"]
    assert planned["scheduled-maintenances/active"]["scheduled_maintenances"] == []
    assert under_way["scheduled-maintenances/active"] == under_way["scheduled-maintenances"]
    assert states(planned["summary"])["ciel"] == "operational"
    assert states(under_way["summary"])["ciel"] == "under_maintenance"
    assert under_way["status"]["status"]["indicator"] == "maintenance"
    [operation] = planned["summary"]["scheduled_maintenances"]
    assert (operation["scheduled_for"], operation["scheduled_until"]) == (
        "2026-02-03T22:00:00Z",
        "2026-02-04T00:00:00Z",
    )


def test_what_cannot_be_known_is_degraded_and_says_since_when(doors: Doors) -> None:
    doors.now += timedelta(hours=1)

    found = answers(doors)["summary"]

    assert found["status"]["indicator"] == "minor"
    said = found["status"]["description"].replace("\N{NO-BREAK SPACE}", " ")
    assert said == "État inconnu depuis le mardi 3 février 2026 à 13 h 00"
    assert set(states(found).values()) == {"degraded_performance"}
    assert [one["id"] for one in found["incidents"]] == ["source"]


def test_a_message_that_nobody_understood_leaves_nothing_operational(doors: Doors) -> None:
    doors.reads(a_notice("u", Kind.UNCLASSIFIED), after=MINUTE)

    found = answers(doors)["summary"]

    assert found["status"] == {"indicator": "minor", "description": "1 message non compris, à lire dans la météo"}
    assert set(states(found).values()) == {"degraded_performance"}
    assert [one["name"] for one in found["incidents"]] == ["1 message non compris, à lire dans la météo"]


def test_what_is_in_force_stays_so_though_the_rest_is_unknown(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    doors.now += timedelta(hours=1)

    found = answers(doors)["summary"]

    said = found["status"]["description"].replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "1 trouble ou opération en cours pour nos veilles · État inconnu depuis le mardi 3 février 2026 à 13 h 01"
    )
    assert states(found) == {
        "delta-ie": "degraded_performance",
        "delta-t": "partial_outage",
        "ciel": "degraded_performance",
    }
    assert len(found["incidents"]) == 2


def test_what_was_in_force_when_we_first_looked_is_an_incident_too(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)
    doors.reads(ALERT, a_notice("b", affects=a_scope("ciel")))

    found = answers(doors)["summary"]["incidents"]

    assert sorted(one["components"][0]["id"] for one in found) == ["ciel", "delta-t"]
    assert all(one["incident_updates"] for one in found)


def test_what_concerns_no_watch_is_left_out(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, watches=(a_watch("lyon", "ciel"),))
    doors.reads()
    doors.reads(ALERT, after=MINUTE)

    found = answers(doors)

    assert found["status"]["status"]["indicator"] == "none"
    assert found["incidents"]["incidents"] == []


def test_a_client_of_the_format_reads_it_unchanged(
    doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = read_by_a_client(doors, tmp_path, monkeypatch)
    doors.reads(ALERT, OPERATION, after=MINUTE)
    alarmed = read_by_a_client(doors, tmp_path, monkeypatch)

    assert (calm["success"], calm["status"], calm["raw_status"]) == (True, 1, "none")
    assert (alarmed["success"], alarmed["status"], alarmed["raw_status"]) == (True, 0, "major")
    [incident] = alarmed["incident_metadata"]
    assert incident["id"] in {one.id for one in doors.episodes}
    assert incident["affected_components"] == ["DELTA T (transit)"]
    assert [one["scheduled_end"] for one in alarmed["maintenance_metadata"]] == ["2026-02-04T00:00:00Z"]
    assert {one["name"]: one["status_value"] for one in alarmed["component_metadata"]}["DELTA T (transit)"] == 0


def test_our_own_reader_of_providers_reads_it(doors: Doors) -> None:
    calm = report_of(summary_of(doors), ProviderKind.STATUSPAGE, NOON)
    doors.reads(ALERT, after=MINUTE)
    alarmed = report_of(summary_of(doors), ProviderKind.STATUSPAGE, NOON)
    doors.now += timedelta(hours=1)
    unknown = report_of(summary_of(doors), ProviderKind.STATUSPAGE, NOON)

    assert calm is not None
    assert not calm.is_in_trouble
    assert alarmed is not None
    assert alarmed.is_in_trouble
    assert alarmed.words[0] == "Alerte · DELTA T"
    assert unknown is not None
    assert unknown.is_in_trouble


def test_what_a_person_closed_for_want_of_an_end_is_watched_further(doors: Doors) -> None:
    is_closed_by_person(doors, a_notice("a", affects=a_scope("delta-t", modes=[EDI])))

    found = answers(doors)

    [incident] = found["incidents/unresolved"]["incidents"]
    assert (incident["status"], incident["resolved_at"]) == ("monitoring", None)
    assert incident["incident_updates"][0]["status"] == "monitoring"
    assert found["summary"]["incidents"] == [incident]
    assert found["status"]["status"] == {
        "indicator": "minor",
        "description": "1 épisode clos par l'exploitant, aucune fin publiée",
    }
    assert [one["id"] for one in incident["components"]] == ["delta-t"]
    assert states(found["components"]) == {
        "delta-ie": "operational",
        "delta-t": "degraded_performance",
        "ciel": "operational",
    }


def is_closed_by_person(doors: Doors, notice: Notice) -> None:
    """Have a notice read that is gone a minute later, and its episode closed for want of an end."""
    doors.reads(notice, after=MINUTE)
    doors.reads(after=MINUTE)
    doors.reads(after=MINUTE)
    doors.now += MINUTE
    doors.closes(doors.episodes[-1].id)


@pytest.mark.parametrize(
    ("notice", "state"),
    [
        pytest.param(a_notice("b", affects=a_scope("delta-t", modes=[DTI])), "partial_outage", id="an alert"),
        pytest.param(OPERATION_OF_DELTA_T, "degraded_performance", id="an operation"),
    ],
)
def test_what_is_in_force_beside_what_a_person_closed_is_as_bad_as_the_worse_of_both(
    doors: Doors, notice: Notice, state: str
) -> None:
    is_closed_by_person(doors, a_notice("a", affects=a_scope("delta-t", modes=[EDI])))
    doors.reads(notice, after=MINUTE)

    assert states(answers(doors)["summary"])["delta-t"] == state


def test_a_client_that_alarms_by_component_sees_what_a_person_closed(
    doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_closed_by_person(doors, a_notice("a", affects=a_scope("delta-t", modes=[EDI])))

    read = read_by_a_client(doors, tmp_path, monkeypatch)

    not_working = [one["name"] for one in read["component_metadata"] if one["status_value"] == 0]
    assert not_working == ["DELTA T (transit)"]


def test_the_lists_of_operations_have_them_by_the_status_that_they_are_shown_with(doors: Doors) -> None:
    going_on = a_maintenance("g", affects=a_scope("delta-ie"), starts_at=NOON - HOUR)
    doors.reads(going_on, OPERATION, after=MINUTE)
    doors.reads(after=MINUTE)
    doors.reads(after=MINUTE)
    for episode in doors.episodes:
        doors.closes(episode.id)
    before = operations(answers(doors))
    doors.now += timedelta(hours=11)
    after = operations(answers(doors))

    ids = {episode.affected.services: episode.id for episode in doors.episodes}
    begun, to_come = ids["delta-ie",], ids["ciel",]
    assert before["active"] == {begun: "verifying"}
    assert before["upcoming"] == {to_come: "scheduled"}
    assert (after["active"], after["upcoming"]) == ({begun: "verifying", to_come: "verifying"}, {})


def test_an_operation_is_in_progress_from_its_hour_on_though_no_reading_said_so(doors: Doors) -> None:
    doors.reads(OPERATION, after=MINUTE)
    doors.now += timedelta(hours=11)

    found = operations(answers(doors))

    assert list(found["active"].values()) == ["in_progress"]
    assert found["upcoming"] == {}


def operations(answer: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the status of each operation in the two lists."""
    return {
        name: {one["id"]: one["status"] for one in answer[f"scheduled-maintenances/{name}"]["scheduled_maintenances"]}
        for name in ("active", "upcoming")
    }


@pytest.mark.parametrize(
    ("starts_at", "status"),
    [
        pytest.param(NOON + 34 * HOUR, "scheduled", id="later"),
        pytest.param(NOON + 2 * MINUTE, "in_progress", id="earlier"),
    ],
)
def test_an_operation_that_is_moved_starts_at_its_new_hour(doors: Doors, starts_at: datetime, status: str) -> None:
    doors.reads(OPERATION, after=MINUTE)
    moved = a_maintenance("m", affects=a_scope("ciel"), starts_at=starts_at, ends_at=starts_at + HOUR)
    doors.reads(moved, after=MINUTE)
    doors.now += MINUTE

    [operation] = answers(doors)["summary"]["scheduled_maintenances"]

    assert operation["status"] == status
    assert operation["started_at"] == operation["scheduled_for"] == f"{starts_at:%Y-%m-%dT%H:%M:%SZ}"


# Of many


def test_what_is_unresolved_is_among_the_incidents_however_much_came_after_it(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, watches=(a_watch("lyon", "ciel"),))
    doors.reads()
    over, unresolved = a_notice("o", affects=a_scope("ciel")), a_notice("u", affects=a_scope("ciel", modes=[DTI]))
    doors.reads(over, after=MINUTE)
    doors.reads(an_end("e", "ciel"), after=MINUTE)
    doors.reads(unresolved, after=MINUTE)
    for number in range(2 * MOST_INCIDENTS):
        doors.reads(a_notice(f"{number}", affects=a_scope("delta-t")), unresolved, after=MINUTE)
        doors.reads(an_end(f"e{number}", "delta-t"), unresolved, after=MINUTE)

    found = answers(doors)["incidents"]["incidents"]

    assert [one["status"] for one in found] == ["investigating", "resolved"]


# What has not changed


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param((), id="calm"),
        pytest.param((ALERT,), id="an alert"),
        pytest.param((a_notice("u", Kind.UNCLASSIFIED),), id="a message that nobody understood"),
    ],
)
def test_a_reading_that_changes_nothing_changes_no_answer(doors: Doors, listed: tuple[Notice, ...]) -> None:
    doors.reads(ALERT, after=MINUTE)
    doors.reads(an_end("e", "delta-t"), after=MINUTE)
    doors.reads(*listed, after=MINUTE)
    before = answers(doors)
    doors.reads(*listed, after=MINUTE)

    assert answers(doors) == before


def test_a_service_was_changed_when_it_became_unknown_and_when_it_was_known_again(doors: Doors) -> None:
    doors.reads(after=HOUR)
    for _ in range(4):
        doors.reads_nothing(after=MINUTE)
    unknown = changed(doors, "delta-ie")
    doors.reads(after=MINUTE)

    assert (unknown, changed(doors, "delta-ie")) == ("2026-02-03T13:03:00Z", "2026-02-03T13:05:00Z")
    assert answers(doors)["status"]["page"]["updated_at"] == "2026-02-03T13:05:00Z"


def test_a_service_was_changed_when_a_message_came_that_nobody_understood(doors: Doors) -> None:
    doors.reads(a_notice("u", Kind.UNCLASSIFIED), after=HOUR)
    doors.reads(a_notice("u", Kind.UNCLASSIFIED), after=MINUTE)

    [incident] = answers(doors)["summary"]["incidents"]

    assert incident["created_at"] == incident["updated_at"] == changed(doors, "ciel") == "2026-02-03T13:00:00Z"


def test_an_operation_to_come_stays_scheduled_though_it_vanished_was_closed_and_is_listed_again(doors: Doors) -> None:
    doors.reads(OPERATION, after=MINUTE)
    doors.reads(after=MINUTE)
    doors.reads(after=MINUTE)
    doors.closes(doors.episodes[0].id)
    found = answers(doors)
    closed = found["scheduled-maintenances"]["scheduled_maintenances"][0]
    doors.reads(OPERATION, after=MINUTE)
    again = answers(doors)["scheduled-maintenances"]["scheduled_maintenances"][0]

    assert {update["status"] for update in (*closed["incident_updates"], *again["incident_updates"])} == {"scheduled"}
    assert (closed["status"], again["status"]) == ("scheduled", "scheduled")
    assert (states(found["summary"])["ciel"], found["status"]["status"]["indicator"]) == ("operational", "none")
    assert again["incident_updates"][0]["body"].startswith("Maintenance de nouveau annoncée")
