"""A recourse: a fallback that we started ourselves, and the record of it that an inspection will ask for.

The record is a list of entries that only ever grows: who wrote what, and when. What holds is what they add up to:
of two entries about one thing the later counts, and both stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from meteo_douane.domain.notice import Mode


class EntryKind(StrEnum):
    """What can be written down."""

    OPENED = "opened"
    REGISTERED = "registered"
    INFORMED = "informed"
    ENDED = "ended"
    ADDED = "added"
    DONE = "done"
    REMINDED = "reminded"
    WITHDRAWN = "withdrawn"
    TROUBLE_CORRECTED = "trouble_corrected"
    REASONS_CORRECTED = "reasons_corrected"
    REOPENED = "reopened"
    TEXT_MADE = "text_made"


class TextKind(StrEnum):
    """Each text that is pasted or read out to the administration, in the order in which they are needed."""

    REQUEST = "request"
    OFFICE = "office"
    CALL = "call"
    END_SAU = "end-sau"
    END_OFFICE = "end-office"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record. `at` is when it was written, `moment` when what it tells took place (aware, UTC).

    `words` are, by kind: the reasons of the recourse, the number of the request (DA), what the end is put down to, the
    reference of a declaration, what somebody was reminded of, or a text exactly as it was made. The fields from
    `office` to `triage` are those of an opening, but for `office`, which an entry of who was informed has too.
    """

    recourse: str
    kind: EntryKind
    at: datetime
    by: str
    moment: datetime | None = None
    words: str = ""
    office: str = ""
    service: str = ""
    mode: Mode | None = None
    triage: str = ""
    text: TextKind | None = None
    """Which text was made, if one was."""

    @property
    def sha256(self) -> str:
        """The digest of its words in UTF-8: that of the file in which somebody keeps a text."""
        return sha256(self.words.encode()).hexdigest()


class RecourseState(StrEnum):
    """Where a recourse stands; it may be used only while it is active."""

    PREPARED = "prepared"
    REGISTERED = "registered"
    ACTIVE = "active"
    ENDED = "ended"
    ABANDONED = "abandoned"

    @property
    def is_over(self) -> bool:
        """Whether it was closed, used or not."""
        return self in {RecourseState.ENDED, RecourseState.ABANDONED}


@dataclass(frozen=True, slots=True)
class Reference:
    """A declaration that was made under a recourse, to be regularised; one that was withdrawn was noted by mistake."""

    name: str
    added_at: datetime
    done_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def is_left(self) -> bool:
        """Whether it is still to be regularised."""
        return self.done_at is None and self.withdrawn_at is None

    def is_noted_before(self, moment: datetime | None) -> bool:
        """Whether it counts, and was noted in a minute before a moment."""
        is_before = moment is not None and self.added_at < moment.replace(second=0, microsecond=0)
        return is_before and self.withdrawn_at is None

    def is_noted_after(self, moment: datetime | None) -> bool:
        """Whether it counts, and was noted in a minute after a moment."""
        is_after = moment is not None and self.added_at.replace(second=0, microsecond=0) > moment
        return is_after and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Recourse:
    """What the entries of one record add up to; the first one opened it."""

    entries: tuple[Entry, ...]

    @property
    def id(self) -> str:
        """What it is called."""
        return self._opening.recourse

    @property
    def service(self) -> str:
        """The one service that it is for: each has a request of its own."""
        return self._opening.service

    @property
    def mode(self) -> Mode:
        """The mode of transmission."""
        assert self._opening.mode is not None  # noqa: S101 - nothing opens one without
        return self._opening.mode

    @property
    def opened_at(self) -> datetime:
        """When the record was opened."""
        return self._opening.at

    @property
    def opened_by(self) -> str:
        """Who opened it."""
        return self._opening.by

    @property
    def trouble_at(self) -> datetime:
        """When the trouble began, as far as the person knows."""
        return self._moment(EntryKind.TROUBLE_CORRECTED) or self._opening.moment or self._opening.at

    @property
    def reasons(self) -> str:
        """Why it is started, for the request; may be empty."""
        corrected = self._last(EntryKind.REASONS_CORRECTED)
        return corrected.words if corrected else self._opening.words

    @property
    def triage(self) -> str:
        """The triage that led to it, or empty."""
        return self._opening.triage

    @property
    def office(self) -> str:
        """The customs office, by its name; empty if none was named."""
        informed = self._last(EntryKind.INFORMED)
        return (informed.office if informed else "") or self._opening.office

    @property
    def number(self) -> str:
        """The number of the request (DA), or empty."""
        registered = self._last(EntryKind.REGISTERED)
        return registered.words if registered else ""

    @property
    def registered_at(self) -> datetime | None:
        """When the request was registered."""
        return self._moment(EntryKind.REGISTERED)

    @property
    def informed_at(self) -> datetime | None:
        """When the office was informed."""
        return self._moment(EntryKind.INFORMED)

    @property
    def ended_at(self) -> datetime | None:
        """When it ended; None if an end was noted by mistake and taken back."""
        closings = [entry for entry in self.entries if entry.kind in {EntryKind.ENDED, EntryKind.REOPENED}]
        is_over = bool(closings) and closings[-1].kind is EntryKind.ENDED
        return closings[-1].moment if is_over else None

    @property
    def starts_at(self) -> datetime | None:
        """When it started: when its request was registered, once the office is informed too (Fiche 1, step 5)."""
        return self.registered_at if self.informed_at else None

    @property
    def usable_from(self) -> datetime | None:
        """From when it may be used: when both were true, the request registered and the office informed."""
        if self.registered_at is None or self.informed_at is None:
            return None
        return max(self.registered_at, self.informed_at)

    @property
    def state(self) -> RecourseState:
        """Where it stands."""
        if self.ended_at is not None:
            return RecourseState.ENDED if self._was_usable_until(self.ended_at) else RecourseState.ABANDONED
        if self.registered_at is None:
            return RecourseState.PREPARED
        return RecourseState.ACTIVE if self.usable_from else RecourseState.REGISTERED

    @property
    def references(self) -> tuple[Reference, ...]:
        """The declarations made under it, in the order of their writing; the withdrawn ones stay among them."""
        found: dict[str, Reference] = {}
        for entry in self.entries:
            if entry.kind is EntryKind.ADDED:
                found[entry.words] = Reference(entry.words, entry.at)
            elif entry.kind is EntryKind.DONE and entry.words in found:
                found[entry.words] = replace(found[entry.words], done_at=entry.moment or entry.at)
            elif entry.kind is EntryKind.WITHDRAWN and entry.words in found:
                found[entry.words] = replace(found[entry.words], withdrawn_at=entry.at)
        return tuple(found.values())

    @property
    def declared(self) -> tuple[Reference, ...]:
        """The declarations that were really made under it."""
        return tuple(reference for reference in self.references if reference.withdrawn_at is None)

    @property
    def too_early(self) -> tuple[str, ...]:
        """The declarations that were noted before the fallback could be used, by the hours that are written now."""
        return tuple(one.name for one in self.references if one.is_noted_before(self.usable_from))

    @property
    def too_late(self) -> tuple[str, ...]:
        """The declarations that were noted after the end that is written now."""
        return tuple(one.name for one in self.references if one.is_noted_after(self.ended_at))

    @property
    def left(self) -> tuple[str, ...]:
        """The references that are still to be regularised."""
        return tuple(reference.name for reference in self.references if reference.is_left)

    @property
    def reminded(self) -> frozenset[str]:
        """What somebody was reminded of already."""
        return frozenset(entry.words for entry in self.entries if entry.kind is EntryKind.REMINDED)

    def counting(self, kind: EntryKind) -> Entry | None:
        """Return the line of a kind that counts: the last one, unless an end was taken back."""
        is_void = kind is EntryKind.ENDED and self.ended_at is None
        return None if is_void else self._last(kind)

    @property
    def texts(self) -> tuple[Entry, ...]:
        """The texts that were made for the administration, each as it was, oldest first."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.TEXT_MADE)

    def text(self, kind: TextKind) -> Entry | None:
        """Return the text of a kind as it was made last, or None."""
        return next((entry for entry in reversed(self.texts) if entry.text is kind), None)

    def written_at(self, kind: EntryKind) -> datetime | None:
        """Return when the last entry of a kind was written."""
        last = self._last(kind)
        return last.at if last else None

    def _was_usable_until(self, ended_at: datetime) -> bool:
        """Whether it could be used before it ended; people type minutes."""
        return self.usable_from is not None and ended_at >= self.usable_from.replace(second=0, microsecond=0)

    @property
    def _opening(self) -> Entry:
        return self.entries[0]

    def _last(self, kind: EntryKind) -> Entry | None:
        return next((entry for entry in reversed(self.entries) if entry.kind is kind), None)

    def _moment(self, kind: EntryKind) -> datetime | None:
        last = self._last(kind)
        return last.moment if last else None


def recourses_of(entries: Iterable[Entry]) -> tuple[Recourse, ...]:
    """Return the records that entries, oldest first, make."""
    by_recourse: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        by_recourse[entry.recourse] = (*by_recourse.get(entry.recourse, ()), entry)
    return tuple(Recourse(of_one) for of_one in by_recourse.values())
