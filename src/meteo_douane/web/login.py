"""Where somebody shows the token of the site, once for each browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from meteo_douane.telling.voice import Phrase
from meteo_douane.web.dress import Dress
from meteo_douane.web.forms import fields_of

_TITLE = Phrase("Connexion", "Log in")
_LABEL = Phrase("Jeton du site", "Token of the site")
_WHERE = Phrase(
    "C'est le contenu du fichier que nomme `token_file` ; l'administrateur du programme le connaît.",
    "It is the content of the file that `token_file` names; the administrator of the program knows it.",
)
_BUTTON = Phrase("Entrer", "Enter")
_WRONG = Phrase("Ce n'est pas le jeton de ce site.", "This is not the token of this site.")

#: A page of the site with its question, as it stands in an address; nothing that could lead elsewhere.
_PAGE = re.compile(r"[\w.~%-]+(/[\w.~%-]+)*(\?[\w.~%&=+,:;/-]*)?", re.ASCII)
_LONGEST = 1_000


def login_of(request: Request) -> str:
    """Return where to log in, seen from the first page, and go on from there to what was asked for."""
    asked = f"{quote(request.url.path[1:])}?{request.url.query}".removesuffix("?")
    going = page_of(asked) if request.method == "GET" else ""
    return f"login?next={quote(going)}" if going else "login"


def page_of(asked: str) -> str:
    """Return the page of this site, seen from the first one, that somebody is going to; nothing if it is none."""
    is_page = len(asked) <= _LONGEST and _PAGE.fullmatch(asked) is not None
    steps = unquote(asked.partition("?")[0]).split("/")
    return asked if is_page and not {"", ".", "..", "login"} & set(steps) and "\\" not in unquote(asked) else ""


@dataclass(frozen=True, slots=True)
class LoginPage:
    """The form for the token, and its counterpart."""

    dress: Dress

    def router(self) -> APIRouter:
        """Return where the form is found; it stands before the gate."""
        router = APIRouter(include_in_schema=False)
        router.add_api_route("/login", self._shown, methods=["GET"])
        router.add_api_route("/login", self._entered, methods=["POST"])
        router.add_api_route("/logout", self._left, methods=["POST"])
        return router

    def _shown(self, request: Request) -> Response:
        return self._form(request, 200, going=page_of(request.query_params.get("next", "")), flaw="")

    async def _entered(self, request: Request) -> Response:
        """Let in whoever knows the token; there is a bound to how often one may try."""
        gate = self.dress.gate
        gate.counts(gate.memory.logins, gate.address_of(request))
        fields = await fields_of(request)
        going = page_of(fields.get("next", ""))
        if not gate.is_token(fields.get("token", "")):
            return self._form(request, 403, going=going, flaw=_WRONG.to(self.dress.voice.language))
        # Relative, so that it holds behind a proxy that puts something in front.
        answer = RedirectResponse(f"./{going}", 303)
        gate.hands_over(gate.new_session(), request, answer)
        return answer

    async def _left(self, request: Request) -> Response:
        await self.dress.gate.may_write(request)
        answer = RedirectResponse("./login", 303)
        self.dress.gate.takes_back(request, answer)
        return answer

    def _form(self, request: Request, status: int, *, going: str, flaw: str) -> Response:
        words = {
            name: phrase.to(self.dress.voice.language)
            for name, phrase in {"title": _TITLE, "label": _LABEL, "where": _WHERE, "button": _BUTTON}.items()
        }
        return self.dress.bare(request, "login.html.j2", status, going=going, flaw=flaw, **words)
