"""The page behind a link in a message: it shows what is to be taken in hand, and a button that does so.

To look at it changes nothing, whoever follows the link: a person, a mail scanner, a preview.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

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
from meteo_douane.telling.voice import Phrase, Voice
from meteo_douane.web import ack_words
from meteo_douane.web.rendering import page

#: More than the longest name and reason, however they are encoded; what is longer is not read.
LONGEST_BODY = 64_000
#: Somebody who sends more slowly than that is not filling in a form.
PATIENCE_SECONDS = 10
_FORM = "application/x-www-form-urlencoded"


class FindEpisode(Protocol):
    """What the page asks of a store."""

    def __call__(self, episode_id: str) -> Episode | None:
        """Return an episode as it stands."""


@dataclass(frozen=True, slots=True)
class AckPage:
    """`secret` signs the links; without one there are none that are good."""

    secret: str | None
    voice: Voice
    episode: FindEpisode
    carry_out: Callable[[Wish], Outcome]
    clock: Clock

    def routes(self) -> list[Route]:
        """Return where the page is found."""
        return [
            Route("/ack/{token}", self._shown, methods=["GET"]),
            Route("/ack/{token}", self._acknowledged, methods=["POST"]),
        ]

    async def _shown(self, request: Request) -> Response:
        return await run_in_threadpool(self._look, request.path_params["token"])

    async def _acknowledged(self, request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            return self._refusal(ack_words.NOT_A_FORM, 415)
        body = await _body(request)
        if body is None:
            return self._refusal(ack_words.TOO_LONG, 413)
        return await run_in_threadpool(self._take, request.path_params["token"], body)

    def _look(self, token: str) -> Response:
        """Show what a link is for; nothing changes."""
        invitation = self._invitation(token)
        if isinstance(invitation, InvalidLink):
            return self._invalid(invitation)
        try:
            episode = self.episode(invitation.episode)
        except StorageError:
            return self._refusal(ack_words.NOT_NOW, 503)
        return self._of_episode(episode, invitation)

    def _take(self, token: str, body: bytes) -> Response:
        """Take in hand what a link is for, in the name that the form gives."""
        invitation = self._invitation(token)
        if isinstance(invitation, InvalidLink):
            return self._invalid(invitation)
        name, why = _fields(body)
        person = person_of(name, why, "link")
        try:
            if isinstance(person, Flaw):
                episode = self.episode(invitation.episode)
                return self._of_episode(episode, invitation, ack_words.Entered(name, why, person))
            outcome = self.carry_out(Wish(invitation.episode, Deed.ACKNOWLEDGED, person, invitation.scope))
        except StorageError:
            return self._refusal(ack_words.NOT_NOW, 503)
        if isinstance(outcome, Done):
            # Relative, so that it holds behind a proxy that puts something in front; a reload then sends nothing again.
            return RedirectResponse(token, 303)
        return self._of_episode(outcome.episode, invitation)

    def _invitation(self, token: str) -> Invitation | InvalidLink:
        return InvalidLink.FORGED if self.secret is None else invitation_of(token, self.secret, self.clock())

    def _of_episode(
        self, episode: Episode | None, invitation: Invitation, entered: ack_words.Entered | None = None
    ) -> HTMLResponse:
        if episode is None:
            return self._refusal(ack_words.UNKNOWN, 404)
        obstacle = obstacle_to(Deed.ACKNOWLEDGED, episode, invitation.scope, self.voice.catalogue)
        is_open = obstacle is None
        return page(
            "ack.html.j2",
            400 if entered is not None and is_open else 200,
            language=self.voice.language.value,
            title=ack_words.title_of(episode, self.voice),
            facts=ack_words.facts_of(episode, self.voice),
            notes=ack_words.notes_of(episode, obstacle, self.voice),
            form=ack_words.form_of(entered, self.voice) if is_open else None,
        )

    def _invalid(self, link: InvalidLink) -> HTMLResponse:
        if link is InvalidLink.EXPIRED:
            return self._refusal(ack_words.EXPIRED, 410)
        return self._refusal(ack_words.FORGED, 404)

    def _refusal(self, words: tuple[Phrase, Phrase], status: int) -> HTMLResponse:
        title, line = (phrase.to(self.voice.language) for phrase in words)
        language = self.voice.language.value
        return page("ack.html.j2", status, language=language, title=title, facts=(), notes=(line,), form=None)


async def _body(request: Request) -> bytes | None:
    """Return what was sent, or None if it is too long, too slow, or broken off."""
    body = b""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LONGEST_BODY:
                    return None
    except (TimeoutError, ClientDisconnect):
        return None
    return body


def _fields(body: bytes) -> tuple[str, str]:
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    except ValueError:
        fields = {}
    return fields.get("name", [""])[0], fields.get("why", [""])[0]
