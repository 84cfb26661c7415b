"""What evidence says of a fallback that we started ourselves: its record, the triage before it, what was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.fallback_reminders import is_theirs
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, RecourseState, Reference, TextKind
from meteo_douane.domain.triage_record import Triage


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A text for the administration as it was made, in a file of its own with this digest."""

    file: str
    kind: TextKind
    sha256: str
    made_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FallbackFacts:
    """The record of one fallback: what its lines add up to, and the lines themselves, oldest first.

    `starts_at` is the hour at which the request was registered, `usable_from` when both conditions were met.
    """

    id: str
    service: str
    name: str
    mode: Mode
    state: RecourseState
    opened_by: str
    opened_at: datetime
    trouble_at: datetime
    reasons: str
    office: str
    number: str
    registered_at: datetime | None
    informed_at: datetime | None
    starts_at: datetime | None
    usable_from: datetime | None
    ended_at: datetime | None
    references: tuple[Reference, ...]
    entries: tuple[Entry, ...]
    triage: Triage | None
    texts: tuple[TextFacts, ...] = ()

    def words_of(self, text: TextFacts) -> str:
        """Return a text to the letter."""
        return next(entry.words for entry in self.entries if entry.text is text.kind and entry.sha256 == text.sha256)


def facts_of_fallback(recourse: Recourse, name: str, triage: Triage | None) -> FallbackFacts:
    """Return the facts of a record; `name` is that of its service, `triage` the one that led to it, if one did."""
    return FallbackFacts(
        id=recourse.id,
        service=recourse.service,
        name=name,
        mode=recourse.mode,
        state=recourse.state,
        opened_by=recourse.opened_by,
        opened_at=recourse.opened_at,
        trouble_at=recourse.trouble_at,
        reasons=recourse.reasons,
        office=recourse.office,
        number=recourse.number,
        registered_at=recourse.registered_at,
        informed_at=recourse.informed_at,
        starts_at=recourse.starts_at,
        usable_from=recourse.usable_from,
        ended_at=recourse.ended_at,
        references=recourse.references,
        entries=recourse.entries,
        triage=triage,
        texts=tuple(_facts_of_texts(recourse)),
    )


def _facts_of_texts(recourse: Recourse) -> Iterator[TextFacts]:
    for number, entry in enumerate(recourse.texts, start=1):
        if entry.text is not None:
            yield TextFacts(file_of(entry, number), entry.text, entry.sha256, entry.at, entry.by)


def file_of(entry: Entry, number: int) -> str:
    """Return what the file is called in which evidence has a text, the `number`th of its record."""
    return f"{entry.recourse}-text-{number}-{entry.text}.txt"


def concerns(episode: Episode, recourse: Recourse, catalogue: Catalogue) -> bool:
    """Return whether an episode touched the service of a fallback in its mode, while its trouble lasted."""
    if not is_theirs(episode.affected, recourse, catalogue):
        return False
    is_over_before = episode.ended_at is not None and episode.ended_at < recourse.trouble_at
    first_known_at = min(episode.opened_at, episode.observed_at)
    return not is_over_before and (recourse.ended_at is None or first_known_at <= recourse.ended_at)


def moments_of(recourse: Recourse) -> tuple[datetime, ...]:
    """Return when it began and, once it is over, when that was written: what is ticked days later needs no readings."""
    ended_at = recourse.written_at(EntryKind.ENDED) if recourse.ended_at else None
    return (recourse.trouble_at, recourse.opened_at, *(() if ended_at is None else (ended_at,)))
