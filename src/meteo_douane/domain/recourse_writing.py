"""What may be written into the record of a recourse: an entry, or why not. Nothing is written half."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from meteo_douane.domain.notice import Mode
from meteo_douane.domain.office import Presence
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, RecourseState, TextKind


class ObjectionCode(StrEnum):
    """Why something cannot be written down; the sentence is made in `telling`."""

    IN_THE_FUTURE = "in_the_future"
    BEFORE_THE_TROUBLE = "before_the_trouble"
    NUMBER_OF_ANOTHER = "number_of_another"
    NOT_REGISTERED = "not_registered"
    BEFORE_THE_REGISTRATION = "before_the_registration"
    BEFORE_THE_START = "before_the_start"
    AFTER_THE_END = "after_the_end"
    EMPTY = "empty"
    NO_REASON = "no_reason"
    NOT_USABLE = "not_usable"
    REFERENCE_KNOWN = "reference_known"
    REFERENCE_UNKNOWN = "reference_unknown"
    REFERENCE_DONE = "reference_done"
    ALREADY_OPEN = "already_open"
    NOT_ENDED = "not_ended"
    NOTHING_CHANGED = "nothing_changed"


@dataclass(frozen=True, slots=True)
class Objection:
    """Why not: `found` is the moment that was given, `against` the one that it contradicts, `words` its subject."""

    code: ObjectionCode
    found: datetime | None = None
    against: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, and when (aware, UTC)."""

    by: str
    now: datetime

    def opening(self, opening: Entry, others: Iterable[Recourse] = ()) -> Entry | Objection:
        """Return the opening of a record, which the store names: one request is for all declarations concerned."""
        return self._past(opening.moment) or _not_unique(Recourse((opening,)), others) or opening

    def registration(
        self, recourse: Recourse, number: str, at: datetime, others: Iterable[Recourse] = ()
    ) -> Entry | Objection:
        """Return that the request was registered, under a number that no other recourse has."""
        if not number:
            return Objection(ObjectionCode.EMPTY)
        other = next((one.id for one in others if one.number == number and one.id != recourse.id), "")
        if other:
            return Objection(ObjectionCode.NUMBER_OF_ANOTHER, words=other)
        objection = self._past(at) or _not_before(at, recourse.trouble_at, ObjectionCode.BEFORE_THE_TROUBLE)
        objection = objection or _not_after(at, recourse.informed_at, ObjectionCode.BEFORE_THE_REGISTRATION)
        objection = objection or _not_after(at, recourse.ended_at, ObjectionCode.AFTER_THE_END)
        return objection or self._entry(recourse, EntryKind.REGISTERED, at, words=number)

    def information(self, recourse: Recourse, office: str, at: datetime) -> Entry | Objection:
        """Return that the office was informed: of the request, so not before it was registered."""
        if recourse.registered_at is None:
            return Objection(ObjectionCode.NOT_REGISTERED)
        objection = self._past(at) or _not_before(at, recourse.registered_at, ObjectionCode.BEFORE_THE_REGISTRATION)
        objection = objection or _not_after(at, recourse.ended_at, ObjectionCode.AFTER_THE_END)
        return objection or self._entry(recourse, EntryKind.INFORMED, at, office=office)

    def end(self, recourse: Recourse, at: datetime, words: str = "") -> Entry | Objection:
        """Return that it ended, used or not: once declarations were made under it, not before it could be used."""
        used_from = recourse.usable_from if recourse.declared else None
        start = used_from or recourse.registered_at or recourse.trouble_at
        objection = self._past(at) or _not_before(at, start, ObjectionCode.BEFORE_THE_START)
        return objection or self._entry(recourse, EntryKind.ENDED, at, words=words)

    def addition(self, recourse: Recourse, reference: str) -> Entry | Objection:
        """Return that a declaration was made under it, which can only be once it may be used."""
        if not reference:
            return Objection(ObjectionCode.EMPTY)
        if recourse.usable_from is None or recourse.state is RecourseState.ABANDONED:
            return Objection(ObjectionCode.NOT_USABLE)
        if reference in {one.name for one in recourse.declared}:
            return Objection(ObjectionCode.REFERENCE_KNOWN, words=reference)
        return self._entry(recourse, EntryKind.ADDED, words=reference)

    def regularisation(self, recourse: Recourse, reference: str) -> Entry | Objection:
        """Return that a declaration was regularised."""
        if reference not in {one.name for one in recourse.declared}:
            return Objection(ObjectionCode.REFERENCE_UNKNOWN, words=reference)
        if reference not in recourse.left:
            return Objection(ObjectionCode.REFERENCE_DONE, words=reference)
        return self._entry(recourse, EntryKind.DONE, words=reference)

    def withdrawal(self, recourse: Recourse, reference: str) -> Entry | Objection:
        """Return that a declaration was noted by mistake; its line stays."""
        if reference not in {one.name for one in recourse.declared}:
            return Objection(ObjectionCode.REFERENCE_UNKNOWN, words=reference)
        return self._entry(recourse, EntryKind.WITHDRAWN, words=reference)

    def other_trouble(self, recourse: Recourse, at: datetime) -> Entry | Objection:
        """Return that the trouble began at another moment than was written."""
        objection = self._past(at)
        if objection is None and recourse.registered_at is not None and at > recourse.registered_at:
            objection = Objection(ObjectionCode.BEFORE_THE_TROUBLE, recourse.registered_at, at)
        return objection or self._entry(recourse, EntryKind.TROUBLE_CORRECTED, at)

    def other_reasons(self, recourse: Recourse, reasons: str) -> Entry | Objection:
        """Return that it is for other reasons than were written."""
        if not reasons:
            return Objection(ObjectionCode.NO_REASON)
        if reasons == recourse.reasons:
            return Objection(ObjectionCode.NOTHING_CHANGED)
        return self._entry(recourse, EntryKind.REASONS_CORRECTED, words=reasons)

    def reopening(self, recourse: Recourse, words: str = "", others: Iterable[Recourse] = ()) -> Entry | Objection:
        """Return that an end was written by mistake; no other record of the same may have been opened since."""
        if recourse.ended_at is None:
            return Objection(ObjectionCode.NOT_ENDED)
        return _not_unique(recourse, others) or self._entry(recourse, EntryKind.REOPENED, words=words)

    def texts(self, recourse: Recourse, made: Mapping[TextKind, str]) -> tuple[Entry, ...]:
        """Return that these texts were made, without those that say what was kept last."""
        kept = {kind: recourse.text(kind) for kind in made}
        return tuple(
            replace(self._entry(recourse, EntryKind.TEXT_MADE, words=words), text=kind)
            for kind, words in made.items()
            if (last := kept[kind]) is None or last.words != words
        )

    def _past(self, at: datetime | None) -> Objection | None:
        return None if at is None else _not_after(at, self.now, ObjectionCode.IN_THE_FUTURE)

    def _entry(
        self, recourse: Recourse, kind: EntryKind, moment: datetime | None = None, *, words: str = "", office: str = ""
    ) -> Entry:
        return Entry(recourse.id, kind, self.now, self.by, moment, words=words, office=office)


def _not_unique(recourse: Recourse, others: Iterable[Recourse]) -> Objection | None:
    """Object to a second open record of a service and mode."""
    already = open_already(recourse.service, recourse.mode, others)
    return Objection(ObjectionCode.ALREADY_OPEN, words=already) if already else None


def open_already(service: str, mode: Mode, records: Iterable[Recourse]) -> str:
    """Return the record of a service and mode that is open, by its name, or empty: there is one at most."""
    going_on = (one for one in records if not one.state.is_over)
    return next((one.id for one in going_on if (one.service, one.mode) == (service, mode)), "")


def _not_before(at: datetime, other: datetime, code: ObjectionCode) -> Objection | None:
    """Object to a moment before another one; people type minutes, so within a minute nothing is before."""
    return Objection(code, at, other) if at < other.replace(second=0, microsecond=0) else None


def _not_after(at: datetime, other: datetime | None, code: ObjectionCode) -> Objection | None:
    return Objection(code, at, other) if other is not None and at > other else None


def texts_after(kind: EntryKind, recourse: Recourse, presence: Presence) -> tuple[TextKind, ...]:
    """Return which texts are needed once a line of a kind is written; `presence` is whether the office is open."""
    match kind:
        case EntryKind.OPENED | EntryKind.TROUBLE_CORRECTED | EntryKind.REASONS_CORRECTED:
            return (TextKind.REQUEST,)
        case EntryKind.REGISTERED:
            return (TextKind.OFFICE,) if presence is Presence.OPEN else (TextKind.OFFICE, TextKind.CALL)
        case EntryKind.ENDED if recourse.number:
            return (TextKind.END_SAU, TextKind.END_OFFICE)
        case _:
            return ()
