"""What is wrong with the watching itself, for its operator: told once, again while it lasts, and when it is over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import ENDS_OF, Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.observation import Observation, Seen
from meteo_douane.domain.step import Rules, Step

NAMES = "names"
NAME = "name "
"""What stands before a name in the words that were never met; a heading may stand for ever, and names nothing."""
SELDOM = {EventKind.NAMES_UNKNOWN: timedelta(days=1)}
"""What nobody has to hear more often than so, however often the operator wants to be reminded."""


@dataclass(frozen=True, slots=True)
class Statements:
    """By kind, all that is wrong now; of a kind that is not there nothing is known.

    `partings` is what to say in place of a complaint of a kind when it is over. `dead` are the channels through which
    nothing arrives, each with since when: that, and that one is back, is told with what came of an attempt.
    """

    complaints: Mapping[EventKind, tuple[Complaint, ...]]
    partings: Mapping[EventKind, str] = field(default_factory=dict)
    dead: Mapping[str, datetime] = field(default_factory=dict)


def tended(
    step: Step, statements: Statements, observations: tuple[Observation, ...], rules: Rules, now: datetime
) -> Step:
    """Return the step with what the operator is to be told of the watching itself; without its channels, as it was."""
    if not rules.operator_channels:
        return step
    upheld, news = _stated(step.known.upheld, statements, now)
    upheld = _with_what_others_tell(upheld, step, _dead(statements, rules), now)
    names, met = _met(step.known.unfamiliar, observations, now)
    upheld, settled = _with_names(upheld, _lasting_names(step.known, names, rules), now)
    upheld, reminders = _reminded(upheld, rules, now)
    decisions = tuple(_told(event, rules) for event in (*news, *reminders, *met, *settled))
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
    event = _event(ENDS_OF[kind], one, now)
    return replace(event, detail=partings[kind]) if partings.get(kind) else event


def _key(complaint: Complaint) -> str:
    return f"{complaint.kind.value}/{complaint.subject}"


def _event(kind: EventKind, one: Upheld, now: datetime) -> Event:
    key, subject = f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{_key(one.complaint)}", one.complaint.subject
    return Event(key, kind, now, source=subject, detail=one.complaint.detail, opened_at=one.since)


# Sources that are silent or unreadable, channels that are dead: that was told, and the operator is reminded


def _with_what_others_tell(
    before: dict[str, Upheld], step: Step, dead: Mapping[str, datetime], now: datetime
) -> dict[str, Upheld]:
    """Return the complaints with each source and channel of which a trouble was told, for as long as it lasts."""
    of_sources = (
        Upheld(Complaint(kind, source.value), state.failing_since or now, now)
        for source, state in step.known.sources.items()
        for kind in state.told[-1:]
    )
    of_channels = (Upheld(Complaint(EventKind.CHANNEL_DEAD, name), since, now) for name, since in dead.items())
    lasting = {_key(one.complaint): one for one in (*of_sources, *of_channels)}
    others = {key: one for key, one in before.items() if not _is_told_elsewhere(one.complaint.kind)}
    return {**others, **{key: before.get(key, one) for key, one in lasting.items()}}


def _is_told_elsewhere(kind: EventKind) -> bool:
    return kind.is_about_a_source or kind.is_about_a_channel


def _dead(statements: Statements, rules: Rules) -> dict[str, datetime]:
    """Return the dead channels that the configuration still defines."""
    return {name: since for name, since in statements.dead.items() if name in rules.channels}


# Reminders


def _reminded(before: dict[str, Upheld], rules: Rules, now: datetime) -> tuple[dict[str, Upheld], tuple[Event, ...]]:
    every = rules.remind_every
    if every is None:
        return before, ()
    due = {
        key: one
        for key, one in before.items()
        if now - one.told_at >= max(every, SELDOM.get(one.complaint.kind, every))
    }
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
    event = Event(f"{now:%Y%m%dT%H%M%SZ}/{kind.value}", kind, now, source=NAMES, detail="\n".join(new))
    return {**before, **dict.fromkeys(new, now)}, (event,)


def _unfamiliar(observations: Iterable[Observation]) -> Iterator[str]:
    for observation in observations:
        if isinstance(observation, Seen):
            for notice in observation.notices:
                yield from notice.unfamiliar


def _lasting_names(known: Known, met: Collection[str], rules: Rules) -> tuple[str, ...]:
    """Return the names that were told as never met before, are shown, and are still in no catalogue."""
    if not met:
        return ()
    notices = (one.notice for one in known.publications.values() if not one.is_gone)
    shown = {words for notice in notices for words in notice.unfamiliar if words.startswith(NAME)}
    return tuple(one for one in met if one in shown and rules.catalogue.meant(one.removeprefix(NAME)) is None)


def _with_names(
    before: dict[str, Upheld], names: tuple[str, ...], now: datetime
) -> tuple[dict[str, Upheld], tuple[Event, ...]]:
    """Return the complaints with the names that last, and that they are settled where none does any more."""
    complaint = Complaint(EventKind.NAMES_UNKNOWN, NAMES, "\n".join(names))
    key = _key(complaint)
    if names:
        one = before.get(key, Upheld(complaint, now, now))
        return {**before, key: replace(one, complaint=complaint)}, ()
    if key not in before:
        return before, ()
    settled = _event(ENDS_OF[EventKind.NAMES_UNKNOWN], before[key], now)
    return {name: one for name, one in before.items() if name != key}, (settled,)


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
