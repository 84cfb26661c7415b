"""The page of one episode: its time line, who was told what, and the button by which somebody takes it in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from fastapi import APIRouter, Depends
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from meteo_douane.domain.appearance import Appearance
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.fallback_words import stated_fallback
from meteo_douane.domain.interventions import (
    DeclineCode,
    Deed,
    Done,
    Flaw,
    Outcome,
    Person,
    Wish,
    obstacle_to,
    person_of,
)
from meteo_douane.domain.notice import Mode, Scope, ServiceScope
from meteo_douane.domain.situation import is_page_fresh, page_read_at
from meteo_douane.domain.unplaced import ends_that_may_be_of
from meteo_douane.ports import StorageError, Traces
from meteo_douane.telling.voice import Phrase
from meteo_douane.web import ack_words
from meteo_douane.web.dress import Dress
from meteo_douane.web.episode_words import ABRIDGED, WHOLE, episode_words
from meteo_douane.web.forms import NOT_SAVED, Fields
from meteo_douane.web.reading_words import warning_of
from meteo_douane.web.refusing import Refusal
from meteo_douane.web.shelf import Past, Setting
from meteo_douane.web.timeline_words import Traced

#: What somebody asks for in the address who wants all of them.
ALL = "all"
EvidenceOf = Callable[[str], Path | None]
"""Writes the evidence of an episode into a file that is removed once it is sent; None if there is no such episode."""

_BUSY = Phrase(
    "Un dossier de preuves est déjà en préparation ; réessayez dans un instant.",
    "Evidence is being gathered already; try again in a moment.",
)


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """What is kept of one episode, and what somebody may do about it."""

    dress: Dress
    setting: Setting
    store: Past
    carry_out: Callable[[Wish], Outcome]
    evidence: EvidenceOf
    _gathering: Lock = field(default_factory=Lock)

    def router(self) -> APIRouter:
        """Return where the page is found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/episodes/{episode}", self._shown, methods=["GET", "HEAD"])
        router.add_api_route("/episodes/{episode}/ack", self._acknowledged, methods=["POST"])
        router.add_api_route("/episodes/{episode}/evidence.zip", self._evidence, methods=["GET"])
        return router

    def _shown(self, request: Request, episode: str) -> Response:
        return self._page(request, self._traced(episode))

    async def _acknowledged(self, request: Request, episode: str) -> Response:
        fields = await self.dress.gate.may_write(request)
        return await run_in_threadpool(self._take, request, episode, fields)

    def _take(self, request: Request, episode_id: str, fields: Fields) -> Response:
        """Take an episode in hand as it was shown; if it is more by now, show it again with what was typed."""
        name, why = fields.get("name", ""), fields.get("why", "")
        person = person_of(name, why, "page")
        if isinstance(person, Flaw):
            return self._page(request, self._traced(episode_id), 400, ack_words.Entered(name, why, person))
        code = self._obstacle(episode_id, person, fields.get("seen", ""))
        if code is None:
            return RedirectResponse(f"../{episode_id}", 303)
        entered = ack_words.Entered(name, why, code) if code is DeclineCode.GROWN else None
        return self._page(request, self._traced(episode_id), 409, entered)

    def _obstacle(self, episode_id: str, person: Person, seen: str) -> DeclineCode | None:
        """Take it in hand, or return why not; a form that does not say what was shown may have shown anything."""
        scope = scope_in(seen)
        if scope is None:
            return DeclineCode.GROWN
        try:
            outcome = self.carry_out(Wish(episode_id, Deed.ACKNOWLEDGED, person, scope))
        except StorageError as error:
            raise Refusal(503, ack_words.NOT_NOW[1], NOT_SAVED) from error
        return None if isinstance(outcome, Done) else outcome.code

    def _evidence(self, episode: str) -> Response:
        """Send the file, and let go of it once it is sent."""
        path = self._gathered(episode)
        if path is None:
            raise _unknown()
        return FileResponse(
            path,
            media_type="application/zip",
            filename=f"meteo-douane-{episode}.zip",
            background=BackgroundTask(path.unlink, missing_ok=True),
        )

    def _gathered(self, episode: str) -> Path | None:
        """Gather it, for one at a time: it reads much, and anybody who may look may ask for it."""
        if not self._gathering.acquire(blocking=False):
            raise Refusal(503, _BUSY, headers={"Retry-After": "30"})
        try:
            return self.evidence(episode)
        finally:
            self._gathering.release()

    def _page(
        self,
        request: Request,
        traced: Traced,
        status: int = 200,
        entered: ack_words.Entered | None = None,
    ) -> Response:
        voice, episode = self.dress.voice, traced.episode
        extent = WHOLE if ALL in request.query_params else ABRIDGED
        known, now = self.store.known(), self.dress.gate.clock()
        words = episode_words(traced, page_read_at(known), now, voice, extent)
        standing = obstacle_to(Deed.ACKNOWLEDGED, episode, None, voice.catalogue)
        return self.dress.page(
            request,
            "episode.html.j2",
            status,
            title=words.title,
            words=words,
            warning=self._warning(known, episode, now),
            episode=episode.id,
            notes=ack_words.notes_of(episode, standing, voice),
            form=ack_words.form_of(entered, voice) if standing is None else None,
            seen=mark_of(episode.remaining),
        )

    def _warning(self, known: Known, episode: Episode, now: datetime) -> str:
        """Return that what stands here of an episode in force is old, if it is."""
        is_old = episode.is_in_force and not is_page_fresh(known, now, tolerated=self.setting.tolerated)
        return warning_of(page_read_at(known), now, self.dress.voice) if is_old else ""

    def _traced(self, episode_id: str) -> Traced:
        with self.store.traces() as traces:
            episode = traces.episode(episode_id)
            if episode is None:
                raise _unknown()
            traced = _traced(traces, episode)
        known = self.store.known()
        unplaced = tuple(ends_that_may_be_of(known, episode))
        return replace(traced, unplaced=unplaced, stated=stated_fallback(known, episode))


def _unknown() -> Refusal:
    title, line = ack_words.UNKNOWN
    return Refusal(404, line, title)


def _traced(traces: Traces, episode: Episode) -> Traced:
    appearances = traces.appearances(episode.publications)
    decisions = traces.decisions(episode)
    return Traced(
        episode=episode,
        appearances=appearances,
        editions=traces.editions(_revisions(episode, appearances, decisions)),
        decisions=decisions,
        deliveries=traces.deliveries(episode),
        interventions=traces.interventions(episode),
    )


def _revisions(
    episode: Episode, appearances: tuple[Appearance, ...], decisions: tuple[Decision, ...]
) -> frozenset[str]:
    notices = [episode.opening, episode.latest]
    notices += [one.event.notice for one in decisions if one.event.episode == episode.id and one.event.notice]
    found = {notice.revision for notice in notices} | {one.listed.revision for one in appearances}
    return frozenset(revision for revision in found if revision)


def mark_of(scope: Scope) -> str:
    """Return what tells one scope from another, in a form: what somebody takes in hand is what they were shown."""
    return " ".join(
        f"{part.service}:{'?' if part.modes is None else ','.join(sorted(part.modes))}" for part in scope.parts
    )


def scope_in(mark: str) -> Scope | None:
    """Return the scope that a form was shown with, or None for what is no mark of one."""
    try:
        return Scope(tuple(_part(part) for part in mark.split()))
    except ValueError:
        return None


def _part(mark: str) -> ServiceScope:
    service, _, modes = mark.partition(":")
    return ServiceScope(service, None if modes == "?" else frozenset(Mode(mode) for mode in modes.split(",")))
