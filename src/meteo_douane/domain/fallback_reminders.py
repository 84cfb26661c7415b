"""What a recourse still asks of somebody: each reminder is due once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode, EpisodeState, Known
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Mode, Notice, Scope
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, RecourseState
from meteo_douane.domain.situation import ALERTS
from meteo_douane.domain.watch import Watch

#: Somebody who has just registered a request is about to inform the office.
OFFICE_AFTER = timedelta(minutes=15)
#: A courtesy, and no delay of any text: what counts is what the message of the end says.
REFERENCES_AFTER = timedelta(days=1)

PROGRAM = "meteo-douane"
"""Who writes down that somebody was reminded."""


class ReminderKind(StrEnum):
    """What somebody may have forgotten."""

    OFFICE_NOT_INFORMED = "office_not_informed"
    ALERT_ENDED = "alert_ended"
    REFERENCES_LEFT = "references_left"


@dataclass(frozen=True, slots=True)
class FallbackReminder:
    """One thing to do, as it stood when it was due; kept whole, so that a restart sends the same.

    `ending` are the words of the end, if one was published; `left` the references not regularised yet.
    """

    key: str
    kind: ReminderKind
    at: datetime
    recourse: str
    service: str
    mode: Mode
    number: str = ""
    registered_at: datetime | None = None
    ended_at: datetime | None = None
    office: str = ""
    left: tuple[str, ...] = ()
    ending: Notice | None = None
    is_of_an_alert: bool = True
    """Whether what ended was called an alert."""

    @property
    def entry(self) -> Entry:
        """The line of the record that says so."""
        return Entry(self.recourse, EntryKind.REMINDED, self.at, PROGRAM, words=self.key)


def reminders_due(
    recourse: Recourse, known: Known, catalogue: Catalogue, now: datetime
) -> tuple[FallbackReminder, ...]:
    """Return what somebody is to be reminded of now and was not yet."""
    found = (
        *_of_the_office(recourse, now),
        *_of_ends(recourse, known, catalogue, now),
        *_of_references(recourse, known, catalogue, now),
    )
    return tuple(reminder for reminder in found if reminder.key not in recourse.reminded)


def is_theirs(scope: Scope, recourse: Recourse, catalogue: Catalogue) -> bool:
    """Return whether a scope touches the service of a recourse in its mode; in doubt, it does."""
    mode = frozenset({recourse.mode})
    return judge_scope(scope, Watch("", (recourse.service,), (), mode, names_modes=True), catalogue).code.tells


def troubles_ended(recourse: Recourse, known: Known, catalogue: Catalogue) -> tuple[Episode, ...]:
    """Return the troubles that have ended for a recourse since its request was registered, as their last words say."""
    start = recourse.registered_at
    if start is None:
        return ()
    moments = ((episode, _ended_for(recourse, episode, known, catalogue)) for episode in known.episodes.values())
    return tuple(episode for episode, ended_at in moments if ended_at is not None and ended_at >= start)


def _of_the_office(recourse: Recourse, now: datetime) -> Iterator[FallbackReminder]:
    written_at = recourse.written_at(EntryKind.REGISTERED)
    if recourse.state is RecourseState.REGISTERED and written_at is not None and now >= written_at + OFFICE_AFTER:
        yield _reminder(recourse, ReminderKind.OFFICE_NOT_INFORMED, now)


def _of_ends(recourse: Recourse, known: Known, catalogue: Catalogue, now: datetime) -> Iterator[FallbackReminder]:
    if not recourse.state.is_over:
        for episode in troubles_ended(recourse, known, catalogue):
            yield _reminder(recourse, ReminderKind.ALERT_ENDED, now, about=episode)


def _of_references(recourse: Recourse, known: Known, catalogue: Catalogue, now: datetime) -> Iterator[FallbackReminder]:
    written_at = recourse.written_at(EntryKind.ENDED)
    if recourse.left and recourse.state.is_over and written_at is not None and now >= written_at + REFERENCES_AFTER:
        reminder = _reminder(recourse, ReminderKind.REFERENCES_LEFT, now)
        ended = troubles_ended(recourse, known, catalogue)
        yield replace(reminder, ending=ended[-1].latest if ended else None)


def _ended_for(recourse: Recourse, episode: Episode, known: Known, catalogue: Catalogue) -> datetime | None:
    """Return when the words came that ended a trouble of theirs, in whole or in their part: the latest that is known.

    Whatever the CID calls it: a fallback that was started oneself ends with the trouble, alert or not.
    """
    if not is_theirs(episode.affected, recourse, catalogue):
        return None
    if episode.is_closed_by_person:
        return None  # ours, and no published end
    is_over = episode.closing is not None and episode.closing.state is EpisodeState.ENDED
    is_left = not episode.remaining or is_theirs(episode.remaining, recourse, catalogue)
    if not is_over and (is_left or not episode.is_partly_ended):
        return None
    closers = (one for one in known.publications.values() if episode.id in one.closed)
    seen = tuple(one.first_seen_at for one in closers)
    stated = (episode.ended_at, episode.restored_at, episode.latest.published_at.value)
    return max((*seen, *(moment for moment in stated if moment is not None)), default=None)


def _reminder(recourse: Recourse, kind: ReminderKind, now: datetime, about: Episode | None = None) -> FallbackReminder:
    key = f"{recourse.id}/{kind.value}" + (f"/{about.id}" if about else "")
    return FallbackReminder(
        key=key,
        kind=kind,
        at=now,
        recourse=recourse.id,
        service=recourse.service,
        mode=recourse.mode,
        number=recourse.number,
        registered_at=recourse.registered_at,
        ended_at=recourse.ended_at,
        office=recourse.office,
        left=recourse.left,
        ending=about.latest if about else None,
        is_of_an_alert=about is None or about.kind in ALERTS,
    )
