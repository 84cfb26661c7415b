"""The API: every value once, strict about what is asked, and silent about what was sent."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from builders import EDI, a_bulletin, a_maintenance, a_notice, a_scope, a_watch, an_end, seen
from doors import HOSTILE, TOKEN, Doors, digested
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.domain.notice import Kind, Scope
from meteo_douane.domain.observation import Source

MINUTE = timedelta(minutes=1)
ALERT = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), title=f"Alerte {HOSTILE}")
PROBLEM = "application/problem+json"


@pytest.fixture
def doors(sqlite_store: SqlStore) -> Doors:
    """Calm, then an alert on DELTA T in EDI, then a bulletin."""
    doors = Doors(sqlite_store)
    doors.reads()
    doors.reads(ALERT, after=MINUTE)
    doors.reads(a_bulletin("b", affects=a_scope("delta-t", modes=[EDI])), ALERT, after=MINUTE)
    return doors


def test_the_status_says_what_is_in_force_and_that_calm_must_be_fresh(doors: Doors) -> None:
    with doors.asked() as client:
        alarmed = client.get("/api/v1/status").json()
        doors.reads(an_end("e", "delta-t", modes=[EDI]), after=MINUTE)
        calm = client.get("/api/v1/status").json()
        doors.reads(a_notice("u", Kind.UNCLASSIFIED), a_bulletin("p", affects=Scope()), after=MINUTE)
        doubtful = client.get("/api/v1/status").json()
        doors.now += timedelta(hours=1)
        unknown = client.get("/api/v1/status").json()

    assert [one["answer"] for one in (alarmed, calm, doubtful, unknown)] == [
        "in_force",
        "calm",
        "to_be_checked",
        "unknown",
    ]
    assert [one["id"] for one in alarmed["in_force"]] == [doors.episodes[0].id]
    assert alarmed["in_force"][0]["remaining"] == [{"service": "delta-t", "modes": ["edi"]}]
    assert doubtful["unclassified"] == 2
    assert alarmed["last_good_at"] == "2026-02-03T12:02:00Z"


def test_a_feed_that_is_empty_is_no_calm_while_the_page_is_not_read(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)
    doors.reads()
    for _ in range(6):
        doors.reads_nothing(seen(source=Source.FEED), after=MINUTE)

    with doors.asked() as client:
        shown = client.get("/api/v1/status").json()

    assert (shown["answer"], shown["is_fresh"], shown["last_good_at"]) == ("unknown", False, "2026-02-03T12:00:00Z")


def test_without_a_watch_everything_is_ours(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, watches=())
    doors.reads()
    doors.reads(ALERT, after=MINUTE)

    with doors.asked() as client:
        shown = client.get("/api/v1/status").json()

    assert (shown["answer"], len(shown["in_force"])) == ("in_force", 1)


def test_what_a_watch_was_told_and_was_not_told_to_be_over_is_still_its_own(doors: Doors) -> None:
    doors.watches = (a_watch("le-havre", "ciel"),)

    with doors.asked() as client:
        shown = client.get("/api/v1/status").json()

    assert (shown["answer"], len(shown["in_force"])) == ("in_force", 1)


def test_an_episode_leads_to_its_editions_with_the_words_that_they_were_read_from(doors: Doors) -> None:
    with doors.asked() as client:
        [listed] = client.get("/api/v1/episodes").json()["items"]
        shown = client.get(f"/api/v1/episodes/{listed['id']}").json()
        editions = client.get(f"/api/v1/episodes/{listed['id']}/editions").json()["items"]
        edition = client.get(f"/api/v1/editions/{digested(ALERT).revision}").json()

    assert shown == listed
    assert [one["kind"] for one in editions] == ["bulletin", "alert"]
    assert edition["title"] == f"Alerte {HOSTILE}"
    assert edition["affects"] == [{"service": "delta-t", "modes": ["edi"]}]


def test_a_watch_says_what_of_it_is_in_force(doors: Doors) -> None:
    doors.reads(ALERT, a_maintenance("m", affects=a_scope("delta-ie")), after=MINUTE)
    with doors.asked() as client:
        watches = client.get("/api/v1/watches").json()

    assert [(one["name"], len(one["in_force"]), len(one["planned"])) for one in watches] == [
        ("le-havre", 1, 1),
        ("lyon", 0, 0),
    ]


@pytest.mark.parametrize("listing", ["episodes", "editions", "events", "deliveries", "readings"])
def test_a_list_in_pieces_is_the_list(doors: Doors, listing: str) -> None:
    with doors.asked() as client:
        whole = client.get(f"/api/v1/{listing}", params={"limit": 100}).json()
        pieces, cursor = [], None
        for _ in whole["items"]:
            piece = client.get(
                f"/api/v1/{listing}", params={"limit": 1} | ({"cursor": cursor} if cursor else {})
            ).json()
            pieces += piece["items"]
            cursor = piece["next"]

    assert whole["items"]
    assert whole["next"] is None
    assert pieces == whole["items"]
    assert cursor is None


def test_what_happened_is_found_by_kind_episode_and_time(doors: Doors) -> None:
    with doors.asked() as client:
        opened = client.get("/api/v1/events", params={"kind": "opened"}).json()["items"]
        of_episode = client.get("/api/v1/events", params={"episode": doors.episodes[0].id}).json()["items"]
        of_a_time = client.get("/api/v1/events", params={"since": "2026-02-03T13:02:00+01:00"}).json()["items"]

    assert [one["kind"] for one in opened] == ["opened"]
    assert [one["kind"] for one in of_episode] == ["continued", "opened"]
    assert [one["kind"] for one in of_a_time] == ["continued"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        pytest.param("episodes?limit=0", 422, "limit", id="a limit of nothing"),
        pytest.param("episodes?limit=SENT", 422, "limit", id="a limit that is no number"),
        pytest.param("episodes?SENT=1", 422, "unknown parameter", id="a parameter that we do not know"),
        pytest.param("episodes?in_force=1", 422, "in_force", id="a truth in another spelling"),
        pytest.param("episodes?cursor=SENT", 404, "cursor", id="a cursor of nobody"),
        pytest.param("events?since=0.5", 422, "since", id="a number for a moment"),
        pytest.param("events?since=2026-02-03", 422, "since", id="a day for a moment"),
        pytest.param("events?since=2026-02-03T08:00:00", 422, "since", id="a moment without a zone"),
        pytest.param("events?kind=SENT", 422, "kind", id="a kind that does not exist"),
        pytest.param("events?episode=%00", 422, "episode", id="what no episode is called"),
        pytest.param("episodes/2026-01-01-01", 404, "kept", id="an episode that there never was"),
        pytest.param(f"editions/{'0' * 64}", 404, "kept", id="an edition that there never was"),
        pytest.param("SENT", 404, "nothing", id="a place that does not exist"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_repeats_nothing(
    doors: Doors, path: str, status: int, words: str
) -> None:
    with doors.asked() as client:
        answer = client.get(f"/api/v1/{path}")

    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["status"] == status
    assert words in answer.json()["detail"]
    assert "SENT" not in answer.text


def test_a_cursor_of_another_list_is_refused(doors: Doors) -> None:
    with doors.asked() as client:
        cursor = client.get("/api/v1/readings", params={"limit": 1}).json()["next"]
        answer = client.get("/api/v1/editions", params={"cursor": cursor})

    assert answer.status_code == 404


def test_what_has_not_changed_is_not_sent_again(doors: Doors) -> None:
    with doors.asked() as client:
        first = client.get("/api/v1/status")
        doors.now += timedelta(seconds=30)
        known = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
        again = client.get("/api/v1/status", headers=known)
        doors.reads(after=MINUTE)
        changed = client.get("/api/v1/status", headers=known)

    assert first.headers["cache-control"] == "private, no-cache"
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_changed_by_it(doors: Doors, method: str) -> None:
    with doors.asked() as client:
        answer = client.request(method, "/api/v1/episodes")

    assert answer.status_code == 405
    assert answer.headers["content-type"] == PROBLEM


def test_a_get_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with open_store(f"sqlite:///{path}") as store:
        doors = Doors(store)
        doors.reads(ALERT)
        before = digest(path)
        with doors.asked() as client:
            for listing in ("status", "watches", "episodes", "editions", "events", "deliveries", "readings"):
                assert client.get(f"/api/v1/{listing}").status_code == 200

        assert digest(path) == before


def digest(path: Path) -> list[str]:
    return [hashlib.sha256(each.read_bytes()).hexdigest() for each in (path, path.with_name(f"{path.name}-wal"))]


def test_only_the_head_of_an_answer_is_given_to_whoever_asks_for_no_more(doors: Doors) -> None:
    with doors.asked() as client:
        whole, head = client.get("/api/v1/status"), client.head("/api/v1/status")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]


def test_the_token_is_asked_for(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store, token=TOKEN)
    with doors.asked() as client:
        refused = [client.get(path) for path in ("/api/v1/status", "/api/v1/openapi.json")]
        let_in = client.get("/api/v1/status", headers={"Authorization": f"Bearer {TOKEN}"})

    assert [(one.status_code, one.headers["www-authenticate"]) for one in refused] == [(401, "Bearer")] * 2
    assert let_in.status_code == 200


def test_the_description_is_openapi_of_the_api_alone(doors: Doors) -> None:
    with doors.asked() as client:
        schema = client.get("/api/v1/openapi.json").json()

    assert schema["openapi"].startswith("3.1")
    assert all(path.startswith("/api/v1/") for path in schema["paths"])
    assert all("422" not in one["get"]["responses"] for one in schema["paths"].values())


def test_a_database_that_is_away_is_a_problem_of_ours(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/m.db") as store:
        doors = Doors(store)
        (tmp_path / "m.db").write_bytes(b"not a database at all" * 100)
        for companion in tmp_path.glob("m.db-*"):
            companion.unlink()
        with doors.asked() as client:
            answer: httpx.Response = client.get("/api/v1/status")

    assert answer.status_code == 503
    assert answer.headers["content-type"] == PROBLEM


def test_calm_by_a_decision_of_ours_is_not_called_calm(doors: Doors) -> None:
    doors.reads(after=MINUTE)
    doors.reads(after=MINUTE)
    doors.closes(doors.episodes[0].id)

    with doors.asked() as client:
        status = client.get("/api/v1/status").json()

    assert status["answer"] == "closed_by_person"
    assert [one["id"] for one in status["closed_by_person"]] == [doors.episodes[0].id]
