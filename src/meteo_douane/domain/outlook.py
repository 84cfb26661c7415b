"""How things stand for all of our watches now: what a person asks first, and whether the answer can be believed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.digest import Entry, Unread
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.situation import is_page_fresh, page_read_at
from meteo_douane.domain.summary import entry_of, unread_in
from meteo_douane.domain.watch import VerdictCode, Watch


class Answer(StrEnum):
    """Whether anything is in force for us."""

    YES = "yes"
    NO = "no"
    TO_READ = "to_read"
    """Nothing that was understood, and something that was not."""
    UNKNOWN = "unknown"
    """The last good reading of the page is too old to say no."""


class Hold(StrEnum):
    """What holds of one service in one mode."""

    IN_FORCE = "in_force"
    PERHAPS = "perhaps"
    """Something is in force whose mode, or service, is not stated: it may be meant."""
    PLANNED = "planned"
    CALM = "calm"
    TO_READ = "to_read"
    """Nothing that was understood; a message that was not may mean it."""
    UNKNOWN = "unknown"
    NOT_WATCHED = "not_watched"


@dataclass(frozen=True, slots=True)
class Cell:
    """One service in one mode; `entry` is the episode that decides, if one does."""

    mode: Mode
    hold: Hold
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One service of our watches, in every mode."""

    service: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """How things stand `at` a moment; `elsewhere` counts what is in force and not for us.

    `last_good_at` and `is_fresh` are about the page itself: a feed that answers does not stand for it.
    """

    at: datetime
    last_good_at: datetime | None
    is_fresh: bool
    open: tuple[Entry, ...]
    planned: tuple[Entry, ...]
    elsewhere: int
    unread: tuple[Unread, ...]
    rows: tuple[Row, ...]

    @property
    def answer(self) -> Answer:
        """In force is in force, however old; calm must be fresh, and all of it understood."""
        if self.open:
            return Answer.YES
        if not self.is_fresh:
            return Answer.UNKNOWN
        return Answer.TO_READ if self.unread else Answer.NO


def outlook(
    known: Known, watches: tuple[Watch, ...], catalogue: Catalogue, tolerated: timedelta, now: datetime
) -> Outlook:
    """Return how things stand; without a watch, everything is ours."""
    is_fresh = is_page_fresh(known, now, tolerated=tolerated)
    entries = [(one, _entry(one, watches, catalogue, now)) for one in known.in_force]
    ours = [(one, entry) for one, entry in entries if entry.watches or not watches]
    under_way = tuple((one, entry) for one, entry in ours if one.is_under_way_at(now))
    to_come = tuple((one, entry) for one, entry in ours if not one.is_under_way_at(now))
    unread = tuple(unread_in(known))
    otherwise = (Hold.TO_READ if unread else Hold.CALM) if is_fresh else Hold.UNKNOWN
    matrix = _Matrix(under_way, to_come, catalogue, otherwise)
    return Outlook(
        at=now,
        last_good_at=page_read_at(known),
        is_fresh=is_fresh,
        open=tuple(entry for _, entry in under_way),
        planned=tuple(sorted((entry for _, entry in to_come), key=_beginning)),
        elsewhere=len(known.in_force) - len(ours),
        unread=unread,
        rows=tuple(matrix.rows(watches)),
    )


def _entry(episode: Episode, watches: tuple[Watch, ...], catalogue: Catalogue, now: datetime) -> Entry:
    concerned = tuple(watch.name for watch in watches if concerns(episode, watch, catalogue))
    return entry_of(episode, concerned, now)


def _beginning(entry: Entry) -> datetime:
    return entry.starts_at or entry.opened_at


@dataclass(frozen=True, slots=True)
class _Matrix:
    """What decides about each cell; `otherwise` is what holds where nothing does."""

    under_way: tuple[tuple[Episode, Entry], ...]
    to_come: tuple[tuple[Episode, Entry], ...]
    catalogue: Catalogue
    otherwise: Hold

    def rows(self, watches: tuple[Watch, ...]) -> Iterable[Row]:
        """Yield a row for each service of the watches, in the order of the catalogue."""
        for service in self.catalogue.services:
            modes = {mode for watch in watches if service in watch.services for mode in watch.modes}
            if modes:
                yield Row(service, tuple(self._cell(service, mode, is_used=mode in modes) for mode in Mode))

    def _cell(self, service: str, mode: Mode, *, is_used: bool) -> Cell:
        """Return what holds: the surest first, and what is under way before what is to come."""
        if not is_used:
            return Cell(mode, Hold.NOT_WATCHED)
        one = Watch("", (service,), (), frozenset({mode}), names_modes=True)
        for hold, codes, found in (
            (Hold.IN_FORCE, _SURE, self.under_way),
            (Hold.PERHAPS, _UNSURE, self.under_way),
            (Hold.PLANNED, _SURE | _UNSURE, self.to_come),
        ):
            for episode, entry in found:
                if _verdict(episode, one, self.catalogue) in codes:
                    return Cell(mode, hold, entry)
        return Cell(mode, self.otherwise)


_SURE = frozenset({VerdictCode.COVERS})
_UNSURE = frozenset({VerdictCode.MODE_NOT_STATED, VerdictCode.NOT_UNDERSTOOD})


def _verdict(episode: Episode, watch: Watch, catalogue: Catalogue) -> VerdictCode:
    if not episode.remaining:
        return VerdictCode.NOT_UNDERSTOOD
    return judge_scope(episode.remaining, watch, catalogue).code
