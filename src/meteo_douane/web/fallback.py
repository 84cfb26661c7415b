"""The records of the fallbacks that we started ourselves, written by forms; the texts stand ready to be copied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from meteo_douane.domain.recourse import Entry, EntryKind, Recourse
from meteo_douane.domain.recourse_writing import Objection, Writing
from meteo_douane.domain.triage_record import Triage
from meteo_douane.ports import OutdatedError
from meteo_douane.telling.request_reasons import concluded_now
from meteo_douane.telling.voice import Phrase
from meteo_douane.web import fallback_words as words
from meteo_douane.web.dress import Dress
from meteo_douane.web.forms import NOT_SAVED, Fields
from meteo_douane.web.records import Counter, as_said, line_of, moment_of, name_of
from meteo_douane.web.refusing import Refusal

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
        return await run_in_threadpool(self._open, fields)

    def _open(self, fields: Fields) -> Response:
        """Open a record from a triage that leads to it, as things stand now."""
        now = self.dress.gate.clock()
        triage = self._start(fields.get("triage", ""), now)
        by = name_of(fields.get("name", ""))
        trouble = moment_of(fields.get("trouble", ""), self.dress.voice, now)
        opening = _opening(triage, by, trouble, fields, now)
        entry = self._checked(Writing(by, now).opening(opening, self.counter.ledger.recourses()), "")
        return RedirectResponse(f"fallback/{self.counter.ledger.open_recourse(entry).id}", 303)

    def _start(self, name: str, now: datetime) -> Triage:
        """Return the triage of this name, if it leads to a start as things stand now."""
        triage = self.counter.ledger.triage(name) if name else None
        if triage is None:
            raise Refusal(409, _NOT_A_START, NOT_SAVED)
        situation = self.counter.telling_for(triage, now).situation
        concluded = concluded_now(triage, situation)
        if concluded.hindrance(situation) is not None:
            raise Refusal(409, _NOT_A_START, NOT_SAVED)
        if concluded != triage:
            self.counter.ledger.keep_triage(concluded)
        return concluded

    def _shown(self, request: Request, name: str) -> Response:
        recourse, now = self._named(name), self.dress.gate.clock()
        asked = Triage("", now, recourse.service, recourse.mode, "", recourse.office)
        telling = self.counter.telling_for(asked, now)
        shown = words.record_words(
            recourse, self.counter.dossier_of(recourse), self.counter.endings_of(recourse), telling
        )
        return self.dress.page(
            request, "fallback.html.j2", title=shown.title, words=shown, record=recourse, offices=self.counter.offices
        )

    async def _written(self, request: Request, name: str, deed: str) -> Response:
        fields = await self.dress.gate.may_write(request)
        return await run_in_threadpool(self._write, name, deed, fields)

    def _write(self, name: str, deed: str, fields: Fields) -> Response:
        """Write one line below those that are there, or say why it cannot be true."""
        recourse = self._named(name)
        entry = self._checked(self._entry(recourse, deed, fields), recourse.id)
        try:
            self.counter.ledger.append(recourse, (entry,))
        except OutdatedError as error:
            raise Refusal(409, _OVERTAKEN, NOT_SAVED) from error
        return RedirectResponse(f"../{recourse.id}", 303)

    def _entry(self, recourse: Recourse, deed: str, fields: Fields) -> Entry | Objection:
        now = self.dress.gate.clock()
        writing = Writing(name_of(fields.get("name", "")), now)
        reference = line_of(fields.get("reference", ""), LONGEST_REFERENCE)
        match deed:
            case "add":
                return writing.addition(recourse, reference)
            case "done":
                return writing.regularisation(recourse, reference)
            case "withdraw":
                return writing.withdrawal(recourse, reference)
            case "register" | "inform" | "end":
                return self._of_a_moment(recourse, deed, fields, writing)
            case _:
                raise Refusal(404)

    def _of_a_moment(self, recourse: Recourse, deed: str, fields: Fields, writing: Writing) -> Entry | Objection:
        at = moment_of(fields.get("at", ""), self.dress.voice, writing.now)
        if deed == "register":
            number = line_of(fields.get("number", ""), LONGEST_REFERENCE)
            return writing.registration(recourse, number, at, self.counter.ledger.recourses())
        if deed == "end":
            return writing.end(recourse, at, line_of(fields.get("note", ""), LONGEST_REASON))
        office = fields.get("office", "") or recourse.office
        if office and office not in {*self.counter.offices, recourse.office}:
            raise Refusal(400)
        return writing.information(recourse, office, at)

    def _checked(self, entry: Entry | Objection, recourse: str) -> Entry:
        if isinstance(entry, Objection):
            raise Refusal(400, as_said(words.objected(entry, recourse, self.dress.voice)), NOT_SAVED)
        return entry

    def _named(self, name: str) -> Recourse:
        recourse = self.counter.ledger.recourse(name)
        if recourse is None:
            title, line = _UNKNOWN
            raise Refusal(404, line, title)
        return recourse


def _opening(triage: Triage, by: str, trouble: datetime, fields: Fields, now: datetime) -> Entry:
    found = triage.conclusion.reasons if triage.conclusion else ""
    reason = line_of(fields.get("reason", ""), LONGEST_REASON)
    entry = Entry("", EntryKind.OPENED, now, by, trouble, words="\n".join(filter(None, (reason, found))))
    return replace(entry, office=triage.office, service=triage.service, mode=triage.mode, triage=triage.id)
