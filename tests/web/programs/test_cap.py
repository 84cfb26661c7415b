"""An episode in the Common Alerting Protocol, held against the schema of OASIS and what its text adds."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from capvalidator.validate import Validator
from lxml import etree

from builders import DTI, EDI, NOON, a_maintenance, a_notice, a_scope, an_end
from doors import HOSTILE, WATCHES, Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Read
from meteo_douane.domain.watch import Watch
from meteo_douane.web.programs.cap import NAMESPACE
from meteo_douane.web.programs.feeds import Feeds

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ALERT = a_notice("a", affects=a_scope("delta-t", modes=[DTI, EDI]), title=f"Alerte {HOSTILE}", text=HOSTILE)


@pytest.fixture
def doors(sqlite_store: SqlStore) -> Doors:
    doors = Doors(sqlite_store)
    doors.reads()
    return doors


class Cap:
    """A message as a receiver reads it, once it has passed the schema."""

    def __init__(self, content: bytes) -> None:
        is_valid, why = Validator(content).schema()
        assert is_valid, (why, content.decode())
        self.root = etree.fromstring(content)

    def all(self, name: str) -> list[str]:
        return [one.text or "" for one in self.root.iter(f"{{{NAMESPACE}}}{name}")]

    def __getitem__(self, name: str) -> str:
        [found] = self.all(name)
        return found

    @property
    def reference(self) -> str:
        return f"{self['sender']},{self['identifier']},{self['sent']}"

    @property
    def parameters(self) -> list[tuple[str, str]]:
        return list(zip(self.all("valueName"), self.all("value"), strict=True))


def cap_of(doors: Doors) -> Cap:
    with doors.visited(Feeds(doors.viewpoint, doors.gate).router()) as client:
        answer = client.get(f"/episodes/{doors.episodes[0].id}/cap.xml").raise_for_status()
    assert answer.headers["content-type"] == "application/cap+xml"
    return Cap(answer.content)


def test_an_alert_is_an_alert_then_an_update_then_a_cancel_and_each_refers_to_all_before(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    alert = cap_of(doors)
    doors.reads(an_end("p", "delta-t", modes=[DTI]), ALERT, after=MINUTE)
    update = cap_of(doors)
    doors.reads(an_end("e", "delta-t", modes=[EDI]), ALERT, after=MINUTE)
    cancel = cap_of(doors)

    assert [one["msgType"] for one in (alert, update, cancel)] == ["Alert", "Update", "Cancel"]
    assert alert.all("references") == []
    assert update["references"].split() == [alert.reference]
    assert cancel["references"].split() == [alert.reference, update.reference]
    assert len({one["incidents"] for one in (alert, update, cancel)}) == 1
    assert (alert["urgency"], alert["severity"], alert["certainty"]) == ("Immediate", "Severe", "Observed")
    assert (cancel["urgency"], cancel["responseType"]) == ("Past", "AllClear")


def test_what_a_person_closed_is_not_said_to_be_over(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    for _ in range(3):
        doors.reads(after=MINUTE)
    doors.closes(doors.episodes[0].id)

    cap = cap_of(doors)

    assert cap["msgType"] == "Update"
    assert (cap["responseType"], cap["urgency"], cap["certainty"]) == ("Monitor", "Unknown", "Unknown")


def test_what_is_over_with_a_reservation_is_no_all_clear_and_cancels_nothing(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    doubt = Doubt(DoubtCode.CONTRADICTION, "Les DOM rencontrent encore des difficultés.")
    end = a_notice("e", Kind.END, restores=Read(a_scope("delta-t", modes=[DTI, EDI]), "", (doubt,)))
    doors.reads(end, ALERT, after=MINUTE)

    cap = cap_of(doors)

    assert cap["msgType"] == "Update"
    assert (cap["responseType"], cap["urgency"], cap["certainty"]) == ("Monitor", "Unknown", "Unknown")
    assert cap["headline"].startswith("Fin avec réserve · ")
    assert ("reservation", doubt.quote) in cap.parameters


def test_names_and_moments_are_as_the_text_of_the_standard_has_them(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)

    cap = cap_of(doors)

    assert cap["sent"] == "2026-02-03T12:01:00-00:00"
    assert all(not re.search(r"[\s,<&]", cap[name]) for name in ("identifier", "sender"))
    assert cap["identifier"].startswith("meteo.transitaire.example/")
    assert len(cap["headline"]) <= 160
    assert cap["language"] == "fr-FR"


def test_the_services_and_modes_are_parameters(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)

    assert ("service", "delta-t:dti,edi") in cap_of(doors).parameters


def test_a_planned_end_never_lets_an_alert_expire(doors: Doors) -> None:
    doors.reads(a_notice("a", affects=a_scope("delta-t"), ends_at=NOON + HOUR), after=MINUTE)
    before = cap_of(doors)
    doors.reads(a_notice("a", affects=a_scope("delta-t"), ends_at=NOON + HOUR), after=2 * HOUR)
    after = cap_of(doors)

    assert before.all("expires") == after.all("expires") == []
    assert ("planned_end", "2026-02-03T13:00:00Z") in before.parameters
    assert after["msgType"] == "Update"
    assert after["urgency"] == "Immediate"


@pytest.mark.parametrize("watches", [pytest.param(WATCHES, id="of a watch"), pytest.param((), id="without a watch")])
def test_an_operation_is_of_the_future_and_its_cancellation_cancels(
    sqlite_store: SqlStore, watches: tuple[Watch, ...]
) -> None:
    doors = Doors(sqlite_store, watches=watches)
    doors.reads()
    doors.reads(a_maintenance("m", affects=a_scope("ciel")), after=MINUTE)
    planned = cap_of(doors)
    doors.reads(a_notice("c", Kind.CANCELLATION, affects=a_scope("ciel")), after=MINUTE)
    cancelled = cap_of(doors)

    assert (planned["msgType"], planned["urgency"], planned["severity"]) == ("Alert", "Future", "Minor")
    assert planned["onset"] == "2026-02-03T22:00:00-00:00"
    assert (cancelled["msgType"], cancelled["responseType"]) == ("Cancel", "Monitor")


def test_what_was_in_force_at_the_first_look_is_an_alert(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)
    doors.reads(ALERT, a_notice("b", affects=a_scope("ciel")))

    assert cap_of(doors)["msgType"] == "Alert"


def test_absence_updates_and_never_cancels(doors: Doors) -> None:
    doors.reads(ALERT, after=MINUTE)
    for _ in range(3):
        doors.reads(after=MINUTE)

    cap = cap_of(doors)

    assert (cap["msgType"], cap["certainty"], cap["responseType"]) == ("Update", "Unknown", "Monitor")


@pytest.mark.parametrize("name", ["2026-01-01-01", "no-such", "%00", "a" * 50])
def test_an_episode_that_there_never_was_has_no_alert(doors: Doors, name: str) -> None:
    with doors.visited(Feeds(doors.viewpoint, doors.gate).router()) as client:
        answer = client.get(f"/episodes/{name}/cap.xml")

    assert answer.status_code in {404, 422}
    assert name[:10] not in answer.text


def test_an_update_refers_to_what_was_in_force_at_the_first_look(sqlite_store: SqlStore) -> None:
    doors = Doors(sqlite_store)
    doors.reads(ALERT)
    alert = cap_of(doors)
    doors.reads(an_end("e", "delta-t", modes=[DTI, EDI]), ALERT, after=MINUTE)
    cancel = cap_of(doors)

    assert [one["msgType"] for one in (alert, cancel)] == ["Alert", "Cancel"]
    assert cancel["references"].split() == [alert.reference]
