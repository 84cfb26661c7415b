"""How things stand for all of our watches now: what a person asks first, and whether the answer can be believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.digest import Entry, Unread
from meteo_douane.domain.episodes import Episode, EpisodeState, Known
from meteo_douane.domain.matrix import Grade, Square, grade_of, matrix
from meteo_douane.domain.notice import Fallback, Mode, Permission, Scope, ServiceScope
from meteo_douane.domain.scopes import common, without
from meteo_douane.domain.situation import LATELY, is_page_fresh, page_read_at
from meteo_douane.domain.summary import entry_of
from meteo_douane.domain.unplaced import unplaced_ends
from meteo_douane.domain.unread import as_unread, unread_in
from meteo_douane.domain.watch import Watch

_RUNS = frozenset({Permission.ALLOWED, Permission.ADVISED, Permission.ENDED})
"""What is said of a fallback that goes on to a stated hour: that it is allowed until then, or ends then."""
REMEMBERED = timedelta(days=7)
"""For so long what a person closed is shown beside what is in force: whoever takes over must see it."""


class Answer(StrEnum):
    """Whether anything is in force for us."""

    YES = "in_force"
    NO = "calm"
    CLOSED_BY_US = "closed_by_person"
    """Nothing, by a decision of ours: no end of it was published."""
    TO_READ = "to_be_checked"
    """Nothing that was understood, and something that was not."""
    UNKNOWN = "unknown"
    """The last good reading of the page is too old to say no."""


def answer_of(*, is_in_force: bool, is_fresh: bool, is_to_be_read: bool, is_closed_by_us: bool) -> Answer:
    """Return the answer: in force is in force, however old; calm must be fresh, and all of it understood.

    It is the same on the first page, at the doors for programs and of `status`.
    """
    if is_in_force:
        return Answer.YES
    if not is_fresh:
        return Answer.UNKNOWN
    if is_to_be_read:
        return Answer.TO_READ
    return Answer.CLOSED_BY_US if is_closed_by_us else Answer.NO


class Hold(StrEnum):
    """What holds of one service in one mode."""

    IN_FORCE = "in_force"
    PERHAPS = "perhaps"
    """Something is in force whose mode, or service, is not stated: it may be meant."""
    PLANNED = "planned"
    CALM = "calm"
    CLOSED_BY_US = "closed_by_us"
    """Nothing, by a decision of ours: no end of it was published."""
    TO_READ = "to_read"
    """Nothing that was understood; a message that was not may mean it."""
    UNKNOWN = "unknown"
    NOT_WATCHED = "not_watched"


@dataclass(frozen=True, slots=True)
class Cell:
    """One service in one mode; `entry` is the worst episode that may touch it, or the operation that is planned.

    `fallback` is what is said for this service in this mode, `parts` what is touched of the service if not all.
    """

    mode: Mode
    hold: Hold
    entry: Entry | None = None
    fallback: Fallback = field(default_factory=Fallback)
    parts: tuple[str, ...] = ()
    is_fallback_disputed: bool = False
    """Whether what is under way differs on the fallback."""
    is_fallback_doubtful: bool = False
    """Whether what is said of it may be for another service, or hang on a condition."""


@dataclass(frozen=True, slots=True)
class Row:
    """One service of our watches, in every mode."""

    service: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MayEnd:
    """An end that is shown, names no service and closed nothing, and what it may be of."""

    message: Unread
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """How things stand `at` a moment; `elsewhere` counts what is under way and not for us.

    `open` has the worst first, then the oldest. `last_good_at` and `is_fresh` are about the page itself:
    a feed that answers does not stand for it.
    """

    at: datetime
    last_good_at: datetime | None
    is_fresh: bool
    open: tuple[Entry, ...]
    planned: tuple[Entry, ...]
    elsewhere: int
    unread: tuple[Unread, ...]
    rows: tuple[Row, ...]
    closed: tuple[Entry, ...] = ()
    """What a person of ours closed lately, the latest first: no end of it was published."""
    run_on: tuple[Entry, ...] = ()
    """What is over, by words of the administration, while the fallback goes on to an hour that they state."""
    reserved: tuple[Entry, ...] = ()
    """What is over lately by words that take something back of that, the latest first."""
    unplaced: tuple[MayEnd, ...] = ()
    """Ends that name no service and closed nothing, of what may be ours."""

    @property
    def answer(self) -> Answer:
        """Whether anything is in force for us, and whether that can be believed."""
        return answer_of(
            is_in_force=bool(self.open),
            is_fresh=self.is_fresh,
            is_to_be_read=bool(self.unread),
            is_closed_by_us=bool(self.closed),
        )


def outlook(
    known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, tolerated: timedelta, now: datetime
) -> Outlook:
    """Return how things stand; without a watch, everything is ours."""
    is_fresh = is_page_fresh(known, now, tolerated=tolerated)
    entries = [(one, _entry(one, known, watches, catalogue, now)) for one in known.in_force]
    ours = [(one, entry) for one, entry in entries if entry.watches or not watches]
    under_way = [(grade_of(one, now), entry) for one, entry in ours if one.is_under_way_at(now)]
    to_come = [entry for one, entry in ours if not one.is_under_way_at(now)]
    unread = tuple(as_unread(one) for one in unread_in(known))
    otherwise = (Hold.TO_READ if unread else Hold.CALM) if is_fresh else Hold.UNKNOWN
    squares = matrix((*known.in_force, *closed_lately(known, now)), watches, catalogue, now)
    return Outlook(
        at=now,
        last_good_at=page_read_at(known),
        is_fresh=is_fresh,
        open=tuple(entry for _, entry in sorted(under_way, key=lambda pair: -pair[0])),
        planned=tuple(sorted(to_come, key=_beginning)),
        elsewhere=sum(one.is_under_way_at(now) for one in known.in_force) - len(under_way),
        unread=unread,
        closed=tuple(_closed(known, watches, catalogue, now)),
        rows=tuple(_rows(squares, {one.id: entry for one, entry in entries}, catalogue, otherwise)),
        unplaced=tuple(_unplaced(known, watches, catalogue, now)),
        reserved=tuple(_reserved(known, watches, catalogue, now)),
        run_on=tuple(sorted(_run_on(known, watches, catalogue, now), key=_end_of_fallback)),
    )


def closed_lately(known: Known, now: datetime) -> tuple[Episode, ...]:
    """Return what a person of ours closed within a week, the latest first, and of which no words have said the end."""
    found = ((one.closing.at, one) for one in known.unended if one.closing is not None)
    lately = [(at, one) for at, one in found if now - at <= REMEMBERED]
    return tuple(one for _, one in sorted(lately, key=lambda pair: pair[0], reverse=True))


def _closed(known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, now: datetime) -> Iterable[Entry]:
    for episode in closed_lately(known, now):
        entry = _entry(episode, known, watches, catalogue, now)
        if entry.watches or not watches:
            yield replace(entry, ends_at=episode.ended_at, closed_by=episode.closed_by)


def _reserved(known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, now: datetime) -> Iterable[Entry]:
    over = [(one.ended_at, one) for one in known.episodes.values() if one.is_over_with_a_reservation]
    lately = [(at, one) for at, one in over if at is not None and now - at <= LATELY]
    for at, episode in sorted(lately, key=lambda pair: pair[0], reverse=True):
        entry = _entry(episode, known, watches, catalogue, now)
        if entry.watches or not watches:
            yield replace(entry, scope=episode.affected, ends_at=at)


def _unplaced(known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, now: datetime) -> Iterable[MayEnd]:
    for one in unplaced_ends(known):
        entries = tuple(_entry(episode, known, watches, catalogue, now) for episode in one.episodes)
        ours = tuple(entry for entry in entries if entry.watches or not watches)
        if ours:
            yield MayEnd(as_unread(one.publication), ours)


def _run_on(known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, now: datetime) -> Iterable[Entry]:
    for episode in known.episodes.values():
        fallback = episode.fallback
        is_open = fallback.permission in _RUNS and fallback.ends_at is not None and fallback.ends_at > now
        if not is_open or episode.state is not EpisodeState.ENDED or episode.is_closed_by_person:
            continue
        entry = _entry(episode, known, watches, catalogue, now)
        if entry.watches or not watches:
            yield replace(entry, scope=_spoken_of(episode, catalogue), fallback=fallback)


def _spoken_of(episode: Episode, catalogue: Catalogue) -> Scope:
    """Return what of an episode the words about its fallback speak of: the modes that they name, if they name any."""
    scope = without(episode.affected, episode.fallback_unstated, catalogue)
    modes = episode.fallback.modes_left
    if modes is None:
        return scope
    return common(scope, Scope(tuple(ServiceScope(service, modes) for service in scope.services)), catalogue)


def _end_of_fallback(entry: Entry) -> datetime:
    return entry.fallback.ends_at or entry.opened_at


def _entry(episode: Episode, known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, now: datetime) -> Entry:
    concerned = tuple(watch.name for watch in watches if concerns(episode, watch, catalogue))
    return entry_of(episode, known, concerned, now)


def _beginning(entry: Entry) -> datetime:
    return entry.starts_at or entry.opened_at


def _rows(
    squares: Iterable[Square], entries: Mapping[str, Entry], catalogue: Catalogue, otherwise: Hold
) -> Iterable[Row]:
    """Yield a row for each service that has a square, in the order of the catalogue."""
    found = {(square.service, square.mode): square for square in squares}
    for service in catalogue.services:
        if any((service, mode) in found for mode in Mode):
            yield Row(service, tuple(_cell(mode, found.get((service, mode)), entries, otherwise) for mode in Mode))


def _cell(mode: Mode, square: Square | None, entries: Mapping[str, Entry], otherwise: Hold) -> Cell:
    if square is None:
        return Cell(mode, Hold.NOT_WATCHED)
    hold, entry = _hold(square, otherwise), entries.get(square.worst)
    touching = (entries[one] for one in square.episodes if one in entries)
    is_doubtful = any(one.is_fallback_doubtful for one in touching)
    return Cell(mode, hold, entry, square.fallback, square.parts, square.is_fallback_disputed, is_doubtful)


def _hold(square: Square, otherwise: Hold) -> Hold:
    """Return what holds; what is merely planned hides no doubt about now, nor what a person of ours closed."""
    if square.grade.is_under_way:
        return Hold.IN_FORCE if square.is_sure else Hold.PERHAPS
    if otherwise is not Hold.CALM:
        return otherwise
    if square.closed:
        return Hold.CLOSED_BY_US
    return Hold.PLANNED if square.grade is Grade.PLANNED else Hold.CALM
