"""What happened, and what was decided about it for each watch."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, select

from meteo_douane.adapters.store.codec import EVENT, decode_decision, encode_decision
from meteo_douane.adapters.store.tables import DECISIONS, EVENTS
from meteo_douane.adapters.store.upsert import insert_new
from meteo_douane.domain.event import Decision, Event, EventKind

_ENDINGS = [EventKind.ENDED, EventKind.CANCELLED, EventKind.CLOSED_BY_PERSON]
# Made once: every delivery asks it.
_EVENTS = select(EVENTS.c.key, EVENTS.c.payload).where(EVENTS.c.key.in_(bindparam("of_keys", expanding=True)))


def add_events(connection: Connection, decisions: Iterable[Decision]) -> None:
    """Write the events that decisions are about; one that is there already is left as it is."""
    events = {decision.event.key: decision.event for decision in decisions}
    if events:
        rows = [_event_row(event) for event in events.values()]
        connection.execute(insert_new(connection, EVENTS), rows)


def add_decisions(connection: Connection, decisions: Sequence[Decision]) -> None:
    """Write the decisions and their events; one that is there already is left as it is."""
    add_events(connection, decisions)
    if decisions:
        rows = [_decision_row(decision) for decision in decisions]
        connection.execute(insert_new(connection, DECISIONS), rows)


def events(connection: Connection, keys: Collection[str]) -> dict[str, Event]:
    """Return events by their key."""
    if not keys:
        return {}
    return {key: EVENT.decode(payload) for key, payload in connection.execute(_EVENTS, {"of_keys": list(keys)})}


def decisions_of(connection: Connection, episode_id: str) -> tuple[Decision, ...]:
    """Return what was decided about an episode, oldest first."""
    return _decisions(connection, EVENTS.c.episode == episode_id)


def decisions_since(connection: Connection, at: datetime) -> tuple[Decision, ...]:
    """Return what was decided about events at or after a moment, oldest first."""
    return _decisions(connection, EVENTS.c.at >= at)


def recent(connection: Connection, watch: str | None, limit: int) -> tuple[Decision, ...]:
    """Return the latest decisions for a watch, or for any, the latest first."""
    query = select(DECISIONS.c.event, DECISIONS.c.payload).order_by(DECISIONS.c.number.desc()).limit(limit)
    rows = connection.execute(query if watch is None else query.where(DECISIONS.c.watch == watch)).all()
    of_rows = events(connection, {event for event, _ in rows})
    return tuple(decode_decision(payload, of_rows[event]) for event, payload in rows)


def endings_told(connection: Connection, after: datetime, until: datetime) -> tuple[Decision, ...]:
    """Return the decisions that told a watch of an end, about events after one moment and up to another."""
    is_ending = DECISIONS.c.told & DECISIONS.c.event_kind.in_(_ENDINGS)
    return _decisions(connection, (EVENTS.c.at > after) & (EVENTS.c.at <= until), is_ending)


def _decisions(
    connection: Connection, wanted: ColumnElement[bool], *decided: ColumnElement[bool]
) -> tuple[Decision, ...]:
    """Return decisions about the events that are wanted."""
    of_events = select(EVENTS.c.key, EVENTS.c.payload).where(wanted)
    found = {key: EVENT.decode(payload) for key, payload in connection.execute(of_events)}
    query = (
        select(DECISIONS.c.event, DECISIONS.c.payload).join(EVENTS).where(wanted, *decided).order_by(DECISIONS.c.number)
    )
    rows = connection.execute(query)
    return tuple(decode_decision(payload, found[event]) for event, payload in rows)


def _event_row(event: Event) -> dict[str, object]:
    return {
        "key": event.key,
        "kind": event.kind,
        "at": event.at,
        "episode": event.episode,
        "payload": EVENT.encode(event),
    }


def _decision_row(decision: Decision) -> dict[str, object]:
    return {
        "event": decision.event.key,
        "event_kind": decision.event_kind,
        "watch": decision.watch,
        "told": decision.told,
        "verdict": decision.verdict and decision.verdict.code,
        "reason": decision.reason,
        "payload": encode_decision(decision),
    }
