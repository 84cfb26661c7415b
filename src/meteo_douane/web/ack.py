"""The page behind a link in a message: it shows what is to be taken in hand, and a button that does so.

To look at it changes nothing, whoever follows the link: a person, a mail scanner, a preview.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from meteo_douane.domain.ack_link import InvalidLink, Invitation, invitation_of
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.interventions import (
    Deed,
    Done,
    Flaw,
    Outcome,
    Wish,
    obstacle_to,
    person_of,
)
from meteo_douane.ports import Clock, StorageError
from meteo_douane.web import ack_words
from meteo_douane.web.dress import Dress
from meteo_douane.web.forms import Fields, fields_of
from meteo_douane.web.refusing import Refusal


class FindEpisode(Protocol):
    """What the page asks of a store."""

    def __call__(self, episode_id: str) -> Episode | None:
        """Return an episode as it stands."""


@dataclass(frozen=True, slots=True)
class AckPage:
    """`secret` signs the links; without one there are none that are good."""

    secret: str | None
    dress: Dress
    episode: FindEpisode
    carry_out: Callable[[Wish], Outcome]
    clock: Clock

    def router(self) -> APIRouter:
        """Return where the page is found: it stands before the gate, because a link is signed."""
        router = APIRouter(include_in_schema=False)
        # One route, so that whoever asks in another way is told of all that are allowed.
        router.add_api_route("/ack/{token}", self._answered, methods=["GET", "HEAD", "POST"])
        return router

    async def _answered(self, request: Request, token: str) -> Response:
        if request.method == "POST":
            return await self._acknowledged(request, token)
        return await run_in_threadpool(self._look, request, token)

    async def _acknowledged(self, request: Request, token: str) -> Response:
        self._count(request, token)
        return await run_in_threadpool(self._take, request, token, await fields_of(request))

    def _count(self, request: Request, token: str) -> None:
        """Count a try: whoever has no good link takes nothing away from those who have one."""
        gate = self.dress.gate
        if isinstance(self._found(token), InvalidLink):
            gate.counts(gate.memory.bad_links, gate.address_of(request))
        else:
            gate.counts(gate.memory.good_links, token)

    def _look(self, request: Request, token: str) -> Response:
        """Show what a link is for; nothing changes."""
        invitation = self._invitation(token)
        return self._of_episode(request, self._known(invitation.episode), invitation)

    def _take(self, request: Request, token: str, fields: Fields) -> Response:
        """Take in hand what a link is for, in the name that the form gives."""
        invitation = self._invitation(token)
        name, why = fields.get("name", ""), fields.get("why", "")
        person = person_of(name, why, "link")
        if isinstance(person, Flaw):
            entered = ack_words.Entered(name, why, person)
            return self._of_episode(request, self._known(invitation.episode), invitation, entered)
        try:
            outcome = self.carry_out(Wish(invitation.episode, Deed.ACKNOWLEDGED, person, invitation.scope))
        except StorageError as error:
            raise _NOT_NOW from error
        if isinstance(outcome, Done):
            # Relative, so that it holds behind a proxy that puts something in front; a reload then sends nothing again.
            return RedirectResponse(token, 303)
        return self._of_episode(request, outcome.episode, invitation)

    def _known(self, episode_id: str) -> Episode | None:
        try:
            return self.episode(episode_id)
        except StorageError as error:
            raise _NOT_NOW from error

    def _found(self, token: str) -> Invitation | InvalidLink:
        return InvalidLink.FORGED if self.secret is None else invitation_of(token, self.secret, self.clock())

    def _invitation(self, token: str) -> Invitation:
        found = self._found(token)
        if isinstance(found, InvalidLink):
            status, (title, line) = _INVALID[found]
            raise Refusal(status, line, title)
        return found

    def _of_episode(
        self,
        request: Request,
        episode: Episode | None,
        invitation: Invitation,
        entered: ack_words.Entered | None = None,
    ) -> HTMLResponse:
        if episode is None:
            title, line = ack_words.UNKNOWN
            raise Refusal(404, line, title)
        voice = self.dress.voice
        obstacle = obstacle_to(Deed.ACKNOWLEDGED, episode, invitation.scope, voice.catalogue)
        is_open = obstacle is None
        return self.dress.bare(
            request,
            "ack.html.j2",
            400 if entered is not None and is_open else 200,
            title=ack_words.title_of(episode, voice),
            facts=ack_words.facts_of(episode, voice),
            notes=ack_words.notes_of(episode, obstacle, voice),
            form=ack_words.form_of(entered, voice) if is_open else None,
        )


_INVALID = {InvalidLink.EXPIRED: (410, ack_words.EXPIRED), InvalidLink.FORGED: (404, ack_words.FORGED)}
_NOT_NOW = Refusal(503, ack_words.NOT_NOW[1], ack_words.NOT_NOW[0])
