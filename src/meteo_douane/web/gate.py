"""Who may look at the site and who may change something: the dependencies that a group of routes stands behind."""

from __future__ import annotations

import hmac
import math
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from meteo_douane.ports import Clock
from meteo_douane.telling.voice import Phrase
from meteo_douane.web import sessions
from meteo_douane.web.allowance import Allowance
from meteo_douane.web.forms import Fields, fields_of
from meteo_douane.web.refusing import Refusal

COOKIE = "meteo-douane"
#: The hidden field of every form that changes something.
FORM_TOKEN = "form"  # noqa: S105 - its name, not its value
_BEARER = "bearer "

ANOTHER_NAME = Phrase(
    "Ce site ne répond pas sous ce nom : ouvrez-le par son adresse.",
    "This site does not answer by that name: open it by its address.",
)


#: No address is longer; what a proxy forwards is remembered no further.
_LONGEST_ADDRESS = 64


@dataclass(frozen=True, slots=True)
class Memory:
    """What a gate goes by besides its configuration: what signs sessions without a token, and who tried how often.

    Each kind of try is counted by itself, so that none takes away from another: what is written by session, and ten
    times as much by address; logins and links that are not good by address; a link that is good by itself.
    """

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    writes: Allowance = field(default_factory=Allowance)
    writes_of_all: Allowance = field(default_factory=lambda: Allowance(at_most=10 * Allowance().at_most))
    logins: Allowance = field(default_factory=Allowance)
    bad_links: Allowance = field(default_factory=Allowance)
    good_links: Allowance = field(default_factory=Allowance)


@dataclass(frozen=True, slots=True)
class Gate:
    """`token` is what whoever looks must have shown; without one, whoever reaches the site may look and write.

    `names` are the host names that the site answers to, so that a foreign page cannot give itself out for us by its own
    name; empty if something else guards the site. `names_over_tls` are those under which a proxy with TLS shows it.
    `folders` are those below which a proxy shows it, by their host names, "/…/".

    With `is_behind_proxy` only a proxy reaches the site, and says for whom it asks.
    """

    token: str | None
    names: frozenset[str]
    clock: Clock
    names_over_tls: frozenset[str] = frozenset()
    is_behind_proxy: bool = False
    folders: Mapping[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    @property
    def key(self) -> bytes:
        """What signs a session: with the token, so that sessions outlive a restart and end with the token."""
        return self.memory.key if self.token is None else self.token.encode()

    async def may_look(self, request: Request) -> None:
        """Let a request through, or raise Refusal."""
        if self.names and _name_of(request) not in self.names:
            raise Refusal(403, ANOTHER_NAME)
        if self.token is not None and not (self._has_token(request) or self.session_of(request)):
            raise Refusal(401)

    async def may_write(self, request: Request) -> Fields:
        """Return what a form of ours sent, or raise Refusal: it needs its form's token, or Bearer."""
        await self.may_look(request)
        self._counts_writing(request)
        fields = await fields_of(request)
        if not self._has_token(request) and not self._is_our_form(request, fields):
            raise Refusal(403)
        return fields

    def _counts_writing(self, request: Request) -> None:
        """Count by whom it is that writes: behind a tunnel or a proxy all have one address, which may write more."""
        address = self.address_of(request)
        self.counts(self.memory.writes, self.session_of(request) or address)
        self.counts(self.memory.writes_of_all, address)

    def counts(self, tries: Allowance, whose: str) -> None:
        """Count a try to change something, or raise Refusal if there were too many."""
        wait = tries.wait(whose, self.clock())
        if wait is not None:
            raise Refusal(429, headers={"Retry-After": str(math.ceil(wait.total_seconds()))})

    def address_of(self, request: Request) -> str:
        """Return the address that a request comes from."""
        # The last one is what the proxy itself saw, whether it adds to what it was sent or replaces it.
        forwarded = request.headers.getlist("x-forwarded-for")[-1:] if self.is_behind_proxy else []
        last = "".join(forwarded).rpartition(",")[2].strip()[:_LONGEST_ADDRESS]
        return last or (request.client.host if request.client else "")

    def session_of(self, request: Request) -> str:
        """Return the session that a request proves, or nothing."""
        session = request.cookies.get(COOKIE, "")
        return session if sessions.is_open(session, self.key, self.clock()) else ""

    def new_session(self) -> str:
        """Return a session for somebody who is let in now."""
        return sessions.opened(self.key, secrets.token_hex(16), self.clock())

    def hands_over(self, session: str, request: Request, response: Response) -> None:
        """Let the browser that receives this answer keep a session."""
        response.set_cookie(
            COOKIE,
            session,
            max_age=int(sessions.LIFETIME.total_seconds()),
            path=self._folder(request),
            secure=_name_of(request) in self.names_over_tls,
            httponly=True,
            samesite="strict",
        )

    def takes_back(self, request: Request, response: Response) -> None:
        """Have the browser that receives this answer forget its session."""
        response.delete_cookie(COOKIE, path=self._folder(request), httponly=True, samesite="strict")

    def _folder(self, request: Request) -> str:
        """Return the one folder whose pages get the cookie: without it a browser holds one for each folder it saw."""
        return self.folders.get(_name_of(request), "/")

    def form_token(self, session: str) -> str:
        """Return what a form carries for whoever has this session."""
        return sessions.form_token(session, self.key)

    def is_token(self, found: str) -> bool:
        """Return whether this is the token, in a time that says nothing about it."""
        return self.token is not None and hmac.compare_digest(found.encode(), self.token.encode())

    def _has_token(self, request: Request) -> bool:
        given = request.headers.get("authorization", "")
        return given[: len(_BEARER)].lower() == _BEARER and self.is_token(given[len(_BEARER) :].strip())

    def _is_our_form(self, request: Request, fields: Fields) -> bool:
        session = self.session_of(request)
        expected = self.form_token(session)
        return bool(session) and hmac.compare_digest(fields.get(FORM_TOKEN, "").encode(), expected.encode())


def _name_of(request: Request) -> str:
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""
