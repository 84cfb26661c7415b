"""The records of the fallbacks that we started ourselves, written by forms; the texts stand ready to be copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, TextKind
from meteo_douane.domain.recourse_writing import Objection, ObjectionCode, Writing, texts_after
from meteo_douane.domain.triage_record import Triage
from meteo_douane.ports import OutdatedError
from meteo_douane.telling.request import text_of
from meteo_douane.telling.request_reasons import concluded_now
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase
from meteo_douane.web import fallback_words as words
from meteo_douane.web.dress import Dress
from meteo_douane.web.forms import NOT_SAVED, Entered, Fields, Misfilled
from meteo_douane.web.records import Counter, as_said, chosen, line_of, lines_of, moment_of, name_of
from meteo_douane.web.refusing import Refusal
from meteo_douane.web.triage import TriagePages

LONGEST_REFERENCE = 80
LONGEST_REASON = 500
_UNKNOWN = (
    Phrase("Registre inconnu", "Unknown record"),
    Phrase("Il n'y a pas de registre de ce nom.", "There is no record of this name."),
)
_NOT_A_START = Phrase(
    "Ce triage ne conclut pas à l'auto-déclenchement, ou il date, ou une alerte a été publiée depuis : rouvrez sa "
    "page.",
    "This triage does not lead to starting the fallback, or it is old, or an alert was published since: open its page "
    "again.",
)
_OVERTAKEN = Phrase(
    "Quelqu'un d'autre vient d'écrire dans ce registre : relisez-le, puis recommencez.",
    "Somebody else has just written into this record: read it again, then try again.",
)

#: The field that an objection is about; what is in neither is about the form as a whole.
_OF_THE_MOMENT = frozenset(
    {
        ObjectionCode.IN_THE_FUTURE,
        ObjectionCode.BEFORE_THE_TROUBLE,
        ObjectionCode.BEFORE_THE_REGISTRATION,
        ObjectionCode.BEFORE_THE_START,
        ObjectionCode.AFTER_THE_END,
    }
)
_FIELDS = {
    ObjectionCode.NUMBER_OF_ANOTHER: "number",
    ObjectionCode.REFERENCE_KNOWN: "reference",
    ObjectionCode.REFERENCE_UNKNOWN: "reference",
    ObjectionCode.REFERENCE_DONE: "reference",
    ObjectionCode.NOTHING_CHANGED: "reasons",
    ObjectionCode.NO_REASON: "reasons",
}


@dataclass(frozen=True, slots=True)
class FallbackPages:
    """The list of the records, and a page for each."""

    dress: Dress
    counter: Counter

    def router(self) -> APIRouter:
        """Return where the pages are found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/fallback", self._listed, methods=["GET", "HEAD"])
        router.add_api_route("/fallback", self._opened, methods=["POST"])
        router.add_api_route("/fallback/{name}", self._shown, methods=["GET", "HEAD"])
        router.add_api_route("/fallback/{name}/{deed}", self._written, methods=["POST"])
        return router

    def _listed(self, request: Request) -> Response:
        voice = self.dress.voice
        labels = words.labels_of(voice)
        lines = words.list_words(self.counter.ledger.recourses(), voice)
        return self.dress.page(request, "fallbacks.html.j2", title=labels["title"], labels=labels, lines=lines)

    async def _opened(self, request: Request) -> Response:
        fields = await self.dress.gate.may_write(request)
        return await run_in_threadpool(self._open, request, fields)

    def _open(self, request: Request, fields: Fields) -> Response:
        """Open a record from a triage that leads to it, as things stand now."""
        now = self.dress.gate.clock()
        triage = self._start(fields.get("triage", ""), now)
        try:
            entry = self._begun(triage, fields, now)
        except Misfilled as misfilled:
            entered = self._entered(misfilled, fields, "open")
            return TriagePages(self.dress, self.counter).page(request, triage, 400, entered=entered)
        recourse = self.counter.ledger.open_recourse(entry)
        self.counter.ledger.append(recourse, self._made(recourse, (TextKind.REQUEST,), entry.by))
        return RedirectResponse(f"fallback/{recourse.id}", 303)

    def _begun(self, triage: Triage, fields: Fields, now: datetime) -> Entry:
        by = name_of(fields.get("name", ""))
        trouble = moment_of(fields, "trouble", self.dress.voice, now)
        opening = _opening(triage, by, trouble, fields, now)
        entry = Writing(by, now).opening(opening, self.counter.ledger.recourses())
        return self._checked(entry, "", "open")

    def _start(self, name: str, now: datetime) -> Triage:
        """Return the triage of this name, if it leads to a start as things stand now."""
        triage = self.counter.ledger.triage(name) if name else None
        if triage is None:
            raise Refusal(409, _NOT_A_START, NOT_SAVED)
        telling = self.counter.telling_for(triage, now)
        situation = telling.situation
        concluded = concluded_now(triage, situation, telling.voice)
        if concluded.hindrance(situation) is not None:
            raise Refusal(409, _NOT_A_START, NOT_SAVED)
        if concluded != triage:
            self.counter.ledger.keep_triage(concluded)
        return concluded

    def _shown(self, request: Request, name: str) -> Response:
        return self._page(request, self._named(name))

    def _page(
        self, request: Request, recourse: Recourse, status: int = 200, entered: Entered | None = None
    ) -> Response:
        shown = words.record_words(
            recourse, self.counter.dossier_of(recourse), self.counter.endings_of(recourse), self._telling(recourse)
        )
        return self.dress.page(
            request,
            "fallback.html.j2",
            status,
            title=shown.title,
            words=shown,
            record=recourse,
            offices=self.counter.offices,
            entered=entered,
        )

    def _entered(self, misfilled: Misfilled, fields: Fields, deed: str) -> Entered:
        return Entered(fields, misfilled.field, misfilled.phrase.to(self.dress.voice.language), deed)

    async def _written(self, request: Request, name: str, deed: str) -> Response:
        fields = await self.dress.gate.may_write(request)
        return await run_in_threadpool(self._write, request, name, deed, fields)

    def _write(self, request: Request, name: str, deed: str, fields: Fields) -> Response:
        """Write below the lines that are there, or show the form again with why that cannot be true."""
        recourse = self._named(name)
        try:
            entries = self._lines(recourse, deed, fields)
        except Misfilled as misfilled:
            return self._page(request, recourse, 400, self._entered(misfilled, fields, deed))
        try:
            self.counter.ledger.append(recourse, entries)
        except OutdatedError as error:
            raise Refusal(409, _OVERTAKEN, NOT_SAVED) from error
        return RedirectResponse(f"../{recourse.id}", 303)

    def _lines(self, recourse: Recourse, deed: str, fields: Fields) -> tuple[Entry, ...]:
        """Return the lines that a form writes: what was done, and the texts that are needed then."""
        if deed == "texts":
            return self._made(recourse, words.needed_texts(recourse), name_of(fields.get("name", "")))
        found = (self._entry(recourse, deed, fields),) if deed != "correct" else self._corrections(recourse, fields)
        entries = tuple(self._checked(one, recourse.id, deed) for one in found)
        after = Recourse((*recourse.entries, *entries))
        presence = self._telling(after).situation.presence
        return (*entries, *self._made(after, texts_after(entries[-1].kind, after, presence), entries[-1].by))

    def _corrections(self, recourse: Recourse, fields: Fields) -> tuple[Entry | Objection, ...]:
        """Return what a form corrects: the hour if one was typed, the reasons if they are others."""
        now = self.dress.gate.clock()
        writing = Writing(name_of(fields.get("name", "")), now)
        trouble = fields.get("trouble", "").strip()
        reasons = lines_of(fields, "reasons", LONGEST_REASON)
        hour = (
            (writing.other_trouble(recourse, moment_of(fields, "trouble", self.dress.voice, now)),) if trouble else ()
        )
        are_others = reasons != recourse.reasons
        return (*hour, *((writing.other_reasons(recourse, reasons),) if are_others or not hour else ()))

    def _made(self, recourse: Recourse, kinds: Iterable[TextKind], by: str) -> tuple[Entry, ...]:
        dossier = self.counter.dossier_of(recourse)
        return Writing(by, self.dress.gate.clock()).texts(recourse, {kind: text_of(kind, dossier) for kind in kinds})

    def _telling(self, recourse: Recourse) -> Telling:
        now = self.dress.gate.clock()
        return self.counter.telling_for(Triage("", now, recourse.service, recourse.mode, "", recourse.office), now)

    def _entry(self, recourse: Recourse, deed: str, fields: Fields) -> Entry | Objection:
        now = self.dress.gate.clock()
        writing = Writing(name_of(fields.get("name", "")), now)
        match deed:
            case "add":
                return writing.addition(recourse, line_of(fields, "reference", LONGEST_REFERENCE))
            case "done":
                return writing.regularisation(recourse, chosen(fields, "reference"))
            case "withdraw":
                return writing.withdrawal(recourse, chosen(fields, "reference"))
            case "reopen":
                note = line_of(fields, "note", LONGEST_REASON)
                return writing.reopening(recourse, note, self.counter.ledger.recourses())
            case "register" | "inform" | "end":
                return self._of_a_moment(recourse, deed, fields, writing)
            case _:
                raise Refusal(404)

    def _of_a_moment(self, recourse: Recourse, deed: str, fields: Fields, writing: Writing) -> Entry | Objection:
        at = moment_of(fields, "at", self.dress.voice, writing.now)
        if deed == "register":
            number = line_of(fields, "number", LONGEST_REFERENCE)
            return writing.registration(recourse, number, at, self.counter.ledger.recourses())
        if deed == "end":
            return writing.end(recourse, at, line_of(fields, "note", LONGEST_REASON))
        office = fields.get("office", "") or recourse.office
        if office and office not in {*self.counter.offices, recourse.office}:
            raise Refusal(400)
        return writing.information(recourse, office, at)

    def _checked(self, entry: Entry | Objection, recourse: str, deed: str) -> Entry:
        """Return it if it can be true; raises Misfilled that names the field of the deed's form which is at fault."""
        if isinstance(entry, Objection):
            said = as_said(words.objected(entry, recourse, self.dress.voice))
            raise Misfilled(_field_of(entry.code, deed), said)
        return entry

    def _named(self, name: str) -> Recourse:
        recourse = self.counter.ledger.recourse(name)
        if recourse is None:
            title, line = _UNKNOWN
            raise Refusal(404, line, title)
        return recourse


def _field_of(code: ObjectionCode, deed: str) -> str:
    if code in _OF_THE_MOMENT:
        return "trouble" if deed in {"open", "correct"} else "at"
    if code is ObjectionCode.EMPTY:
        return "number" if deed == "register" else "reference"
    return _FIELDS.get(code, "")


def _opening(triage: Triage, by: str, trouble: datetime, fields: Fields, now: datetime) -> Entry:
    found = triage.conclusion.reasons if triage.conclusion else ""
    reason = line_of(fields, "reason", LONGEST_REASON)
    entry = Entry("", EntryKind.OPENED, now, by, trouble, words="\n".join(filter(None, (reason, found))))
    return replace(entry, office=triage.office, service=triage.service, mode=triage.mode, triage=triage.id)
