"""The source itself: failures in a row, silence, what cannot be understood, and its return (contract §5, rule 10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Cause, Failure, Observation, Seen, Unchanged

LONGEST_REST_OF_A_HOST = timedelta(minutes=10)
"""A host that asks for more than this is asked again all the same: something may be published meanwhile."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """How asking one source has gone lately. Moments are aware and in UTC.

    `told` is what was told of the failures that are going on: silent, unreadable, both, or nothing.
    """

    last_good_at: datetime | None = None
    failures: int = 0
    failing_since: datetime | None = None
    unlike: int = 0
    """Failures in a row of the kind that was not told first."""
    told: tuple[EventKind, ...] = ()
    excerpt: str = ""
    """The first words of the source when it was last understood."""
    is_unreadable: bool = False
    """Whether it answered last time, with what was not understood."""

    @property
    def is_failing(self) -> bool:
        """Whether the last reading failed."""
        return self.failures > 0


@dataclass(frozen=True, slots=True)
class Polled:
    """The state after a reading, and what is to be told of the source, if anything."""

    state: SourceState
    event: EventKind | None = None
    detail: str = ""
    status: int | None = None
    excerpt: str = ""


def polled(state: SourceState, observation: Observation, *, tolerated: int, now: datetime) -> Polled:
    """Return what one reading of a source means for the watching of it.

    `tolerated` is the number of failures in a row that are told, once (contract §6, `failures_tolerated`).
    """
    match observation:
        case Seen() | Unchanged():
            event = EventKind.SOURCE_BACK if state.told else None
            excerpt = observation.excerpt if isinstance(observation, Seen) else state.excerpt
            return Polled(SourceState(last_good_at=now, excerpt=excerpt), event)
        case Failure():
            return _after_failure(state, observation, tolerated=tolerated, now=now)
        case _:
            assert_never(observation)


def kind_of(failure: Failure) -> EventKind:
    """Return whether the source cannot be reached or cannot be understood: they have different words."""
    return EventKind.SOURCE_UNREADABLE if failure.cause is Cause.CONTENT else EventKind.SOURCE_SILENT


def _after_failure(state: SourceState, failure: Failure, *, tolerated: int, now: datetime) -> Polled:
    kind = kind_of(failure)
    is_unlike = bool(state.told) and kind not in state.told
    failing = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or now,
        unlike=state.unlike + 1 if is_unlike else 0,
        is_unreadable=kind is EventKind.SOURCE_UNREADABLE,
    )
    in_a_row = failing.unlike if state.told else failing.failures
    if kind in state.told or in_a_row < max(tolerated, 1):
        return Polled(failing)
    detail = failure.detail if failure.cause is Cause.CONTENT else failure.cause.value
    told = replace(failing, told=(*state.told, kind), unlike=0)
    return Polled(told, kind, detail, failure.status, failure.excerpt)
