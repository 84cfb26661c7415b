"""Fiche 1 gone through on pages: each question is a form, and what was answered is kept at once."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse_writing import open_already
from meteo_douane.domain.triage import options
from meteo_douane.domain.triage_record import Answered, Triage
from meteo_douane.domain.triage_terms import Answer, Question
from meteo_douane.telling.request_reasons import concluded_now
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase
from meteo_douane.web import triage_words as words
from meteo_douane.web.dress import Dress
from meteo_douane.web.forms import Entered, Fields, Misfilled
from meteo_douane.web.records import Counter, chosen, name_of, services_of
from meteo_douane.web.refusing import Refusal

LONGEST_NAME = 80
_UNKNOWN = (
    Phrase("Triage inconnu", "Unknown triage"),
    Phrase("Il n'y a pas de triage de ce nom.", "There is no triage of this name."),
)

_NOT_IN_THE_LIST = Phrase("Choisissez dans la liste.", "Choose from the list.")


@dataclass(frozen=True, slots=True)
class TriagePages:
    """The first page of a triage, and one for each that was begun."""

    dress: Dress
    counter: Counter

    def router(self) -> APIRouter:
        """Return where the pages are found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/triage", self._first, methods=["GET", "HEAD"])
        router.add_api_route("/triage", self._begun, methods=["POST"])
        router.add_api_route("/triage/{name}", self._shown, methods=["GET", "HEAD"])
        router.add_api_route("/triage/{name}", self._answered, methods=["POST"])
        return router

    def _first(self, request: Request) -> Response:
        return self._start(request)

    def _start(self, request: Request, status: int = 200, entered: Entered | None = None) -> Response:
        voice, last = self.dress.voice, self.counter.ledger.triage()
        labels, now = words.labels_of(voice), self.dress.gate.clock()
        return self.dress.page(
            request,
            "triage_start.html.j2",
            status,
            title=labels["title"],
            labels=labels,
            services=words.service_choices(services_of(self.counter, voice.catalogue), voice, now),
            modes=words.mode_choices(),
            offices=words.office_choices(self.counter.offices, voice),
            last=last.id if last else "",
            resume=words.resume_words(last, now, voice) if last else "",
            entered=entered,
        )

    async def _begun(self, request: Request) -> Response:
        fields = await self.dress.gate.may_write(request)
        return await run_in_threadpool(self._begin, request, fields)

    def _begin(self, request: Request, fields: Fields) -> Response:
        try:
            triage = self._begun_with(fields)
        except Misfilled as misfilled:
            said = misfilled.phrase.to(self.dress.voice.language)
            return self._start(request, 400, Entered(fields, misfilled.field, said))
        return RedirectResponse(f"triage/{self.counter.ledger.begin_triage(triage).id}", 303)

    def _begun_with(self, fields: Fields) -> Triage:
        """Return what a form begins; raises Misfilled that names the field which is at fault."""
        choices = {
            "service": services_of(self.counter, self.dress.voice.catalogue),
            "mode": tuple(Mode),
            "office": ("", *self.counter.offices),
        }
        for name, values in choices.items():
            if fields.get(name, "") not in values:
                raise Misfilled(name, _NOT_IN_THE_LIST)
        by, office = name_of(fields.get("name", "")), fields.get("office", "")
        return Triage("", self.dress.gate.clock(), fields["service"], Mode(fields["mode"]), by, office)

    def _shown(self, request: Request, name: str) -> Response:
        return self.page(request, self._named(name))

    async def _answered(self, request: Request, name: str) -> Response:
        fields = await self.dress.gate.may_write(request)
        return await run_in_threadpool(self._take, request, name, fields)

    def _take(self, request: Request, name: str, fields: Fields) -> Response:
        """Keep an answer to what was asked, and where it leads."""
        triage, at = self._named(name), self.dress.gate.clock()
        telling = self.counter.telling_for(triage, at)
        if fields.get("seen", "") != words.seen_in(telling):
            return self.page(request, triage, 409, flaw="moved")
        given = _answer(fields, telling)
        if given is None:
            return self.page(request, triage, 400, flaw="no_answer")
        self._keep(triage.with_answer(given), telling)
        return RedirectResponse(triage.id, 303)

    def _keep(self, triage: Triage, telling: Telling) -> None:
        self.counter.ledger.keep_triage(concluded_now(triage, telling.situation, telling.voice))

    def page(
        self, request: Request, triage: Triage, status: int = 200, *, flaw: str = "", entered: Entered | None = None
    ) -> Response:
        """Return the page of a triage; `flaw` names what is wrong with an answer, `entered` was to open a record."""
        shown = words.triage_page(triage, self.counter.telling_for(triage, self.dress.gate.clock()))
        already = open_already(triage.service, triage.mode, self.counter.ledger.recourses()) if shown.may_start else ""
        values = {"title": shown.title, "words": shown, "triage": triage, "entered": entered, "already": already}
        said = shown.labels[flaw] if flaw else ""
        return self.dress.page(request, "triage.html.j2", status, flaw=said, **values)

    def _named(self, name: str) -> Triage:
        triage = self.counter.ledger.triage(name)
        if triage is None:
            title, line = _UNKNOWN
            raise Refusal(404, line, title)
        return triage


def _answer(fields: Fields, telling: Telling) -> Answered | None:
    """Return what a form answers, or None if it may not be answered so, or nothing was chosen."""
    value, _, alert = fields.get("answer", "").partition(" ")
    try:
        question, answer = Question(fields.get("question", "")), Answer(value)
    except ValueError:
        return None
    situation = telling.situation
    if answer not in options(question, situation) or (alert and situation.alert(alert) is None):
        return None
    by = chosen(fields, "name")[:LONGEST_NAME]
    if question is not Question.SYMPTOM:
        return Answered(question, answer, situation.at, by=by)
    return Answered(question, answer, situation.at, alert, situation.editions, by)
