"""What is wrong with the watching itself, for its operator: told once, again while it lasts, and when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from meteo_douane.domain.audience import messages_for
from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.observation import Observation, Seen
from meteo_douane.domain.step import Rules, Step

ENDS = {
    EventKind.TEMPLATE_FAILED: EventKind.TEMPLATE_MENDED,
    EventKind.CONFIGURATION_REJECTED: EventKind.CONFIGURATION_ACCEPTED,
    EventKind.NO_ROOM: EventKind.ROOM_AGAIN,
    EventKind.UNWRITABLE: EventKind.WRITABLE_AGAIN,
}
"""What says that a complaint is over; the return of a source is told by itself, and to everybody."""


@dataclass(frozen=True, slots=True)
class Statements:
    """By kind, all that is wrong now; of a kind that is not there nothing is known.

    `partings` is what to say in place of a complaint of a kind when it is over.
    """

    complaints: Mapping[EventKind, tuple[Complaint, ...]]
    partings: Mapping[EventKind, str] = field(default_factory=dict)


def tended(
    step: Step, statements: Statements, observations: tuple[Observation, ...], rules: Rules, now: datetime
) -> Step:
    """Return the step with what the operator is to be told of the watching itself; without its channels, as it was."""
    if not rules.operator_channels:
        return step
    upheld, news = _stated(step.known.upheld, statements, now)
    upheld = _with_sources(upheld, step, now)
    upheld, reminders = _reminded(upheld, rules, now)
    names, met = _met(step.known.unfamiliar, observations, now)
    decisions = tuple(_told(event, rules) for event in (*news, *reminders, *met))
    known = replace(step.known, upheld=upheld, unfamiliar=names)
    return Step(known, step.decisions + decisions, step.messages + messages_for(decisions))


# What is stated


def _stated(
    before: dict[str, Upheld], statements: Statements, now: datetime
) -> tuple[dict[str, Upheld], tuple[Event, ...]]:
    stated = {_key(one): one for complaints in statements.complaints.values() for one in complaints}
    over = {key for key, one in before.items() if one.complaint.kind in statements.complaints and key not in stated}
    new = {key for key, one in stated.items() if key not in before or before[key].complaint != one}
    upheld = {key: one for key, one in before.items() if key not in over}
    for key in new:
        upheld[key] = Upheld(stated[key], before[key].since if key in before else now, now)
    ended = tuple(_end(before[key], statements.partings, now) for key in sorted(over))
    return upheld, ended + tuple(_event(stated[key].kind, upheld[key], now) for key in sorted(new))


def _end(one: Upheld, partings: Mapping[EventKind, str], now: datetime) -> Event:
    kind = one.complaint.kind
    event = _event(ENDS[kind], one, now)
    return replace(event, detail=partings[kind]) if partings.get(kind) else event


def _key(complaint: Complaint) -> str:
    return f"{complaint.kind.value}/{complaint.subject}"


def _event(kind: EventKind, one: Upheld, now: datetime) -> Event:
    key, subject = f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{_key(one.complaint)}", one.complaint.subject
    return Event(key, kind, now, source=subject, detail=one.complaint.detail, opened_at=one.since)


# Sources that are silent or unreadable: everybody was told, and the operator is reminded


def _with_sources(before: dict[str, Upheld], step: Step, now: datetime) -> dict[str, Upheld]:
    """Return the complaints with each source of which a trouble was told, for as long as it lasts."""
    lasting = {
        _key(complaint): Upheld(complaint, state.failing_since or now, now)
        for source, state in step.known.sources.items()
        for complaint in (Complaint(kind, source.value) for kind in state.told[-1:])
    }
    others = {key: one for key, one in before.items() if not one.complaint.kind.is_about_a_source}
    return {**others, **{key: before.get(key, one) for key, one in lasting.items()}}


# Reminders


def _reminded(before: dict[str, Upheld], rules: Rules, now: datetime) -> tuple[dict[str, Upheld], tuple[Event, ...]]:
    every = rules.remind_every
    if every is None:
        return before, ()
    due = {key: one for key, one in before.items() if now - one.told_at >= every}
    events = tuple(replace(_event(EventKind.REMINDER, one, now), reminds_of=one.complaint.kind) for one in due.values())
    return {**before, **{key: replace(one, told_at=now) for key, one in due.items()}}, events


# Names and headings that nobody has told us of


def _met(
    before: dict[str, datetime], observations: Iterable[Observation], now: datetime
) -> tuple[dict[str, datetime], tuple[Event, ...]]:
    new = tuple(dict.fromkeys(words for words in _unfamiliar(observations) if words not in before))
    if not new:
        return before, ()
    kind = EventKind.NAMES_UNKNOWN
    event = Event(f"{now:%Y%m%dT%H%M%SZ}/{kind.value}", kind, now, source="names", detail="\n".join(new))
    return {**before, **dict.fromkeys(new, now)}, (event,)


def _unfamiliar(observations: Iterable[Observation]) -> Iterator[str]:
    for observation in observations:
        if isinstance(observation, Seen):
            for notice in observation.notices:
                yield from notice.unfamiliar


def _told(event: Event, rules: Rules) -> Decision:
    return Decision(
        event,
        event.kind,
        "",
        told=True,
        verdict=None,
        reason=ReasonCode.THE_SOURCE_ITSELF,
        channels=rules.operator_channels,
    )
