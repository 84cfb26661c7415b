"""What a reading leaves behind, built by naming only what a test is about. All of it is invented."""

from datetime import UTC, datetime, timedelta
from typing import Any

from meteo_douane.domain.delivery import Delivery, Message, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.notice import Kind, Mode, Notice, Read, Scope, ServiceScope
from meteo_douane.domain.observation import Outcome, Reading, Source
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.formats.item import Item
from meteo_douane.ports import Commit, Edition

NOON = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def a_notice(revision: str = "r1", text: str = "L'application DELTA IE est indisponible.") -> Notice:
    scope = Scope((ServiceScope("delta-ie", frozenset({Mode.EDI, Mode.DTI})),))
    kind = Read(Kind.ALERT, "Alerte")
    return Notice("n1", "Alerte DELTA IE", text, kind, affects=Read(scope, "DELTA IE"), revision=revision)


def an_edition(revision: str = "r1", title: str = "Alerte DELTA IE") -> Edition:
    return Edition(Source.PAGE, Item(title, "L'application est indisponible.", id="n1"), a_notice(revision), NOON)


def a_reading(at: datetime = NOON, outcome: Outcome = Outcome.UNDERSTOOD, **facts: Any) -> Reading:
    source = facts.pop("source", Source.PAGE)
    return Reading(source, at - timedelta(seconds=1), at, outcome, **facts)


def an_event(key: str = "e1/opened", **facts: Any) -> Event:
    kind = facts.pop("kind", EventKind.OPENED)
    at = facts.pop("at", NOON)
    return Event(key, kind, at, episode=facts.pop("episode", "e1"), notice=facts.pop("notice", a_notice()), **facts)


def a_decision(event: Event, watch: str = "le-havre", *, told: bool = True) -> Decision:
    verdict = Verdict(VerdictCode.COVERS, ("delta-ie",), frozenset({Mode.EDI}))
    return Decision(event, event.kind, watch, told, verdict, ReasonCode.CONCERNED, ("astreinte",))


def a_delivery(event: Event, channel: str = "astreinte", *, at: datetime = NOON) -> Delivery:
    key = f"{event.key}/{channel}"
    return owed(Message(key, channel, event.kind, at, (a_decision(event),)), at)


def a_commit(**parts: Any) -> Commit:
    nothing: dict[str, Any] = {
        "readings": (a_reading(),),
        "bodies": (),
        "editions": (),
        "before": Known(),
        "after": Known(),
        "decisions": (),
        "deliveries": (),
    }
    return Commit(**nothing | parts)
