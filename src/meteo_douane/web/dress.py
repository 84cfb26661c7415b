"""The site's dress: what stands around every page, whatever is on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse

from meteo_douane.telling.voice import Phrase, Voice
from meteo_douane.web.gate import Gate
from meteo_douane.web.refusing import Refusal
from meteo_douane.web.reloading import reload_by_itself
from meteo_douane.web.rendering import page

_SITE = Phrase("Météo des services en ligne", "Online services status")
_SKIP = Phrase("Aller au contenu", "Skip to the content")
_PAGES = Phrase("Pages", "Pages")
_LEAVE = Phrase("Se déconnecter", "Log out")


class Place(NamedTuple):
    """A page that every page leads to."""

    path: str
    label: Phrase


@dataclass(frozen=True, slots=True)
class Step:
    """A link of the navigation."""

    href: str
    label: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page. `home` leads to the first page, whatever a proxy puts in front."""

    site: str
    skip: str
    pages: str
    home: str
    steps: tuple[Step, ...]
    form_token: str
    leave: str


@dataclass(frozen=True, slots=True)
class Dress:
    """`places` are the pages of the navigation, in its order."""

    voice: Voice
    gate: Gate
    places: tuple[Place, ...] = ()

    def page(self, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page of the site; whoever looks has a session from then on, so that its forms are known for ours."""
        known = self.gate.session_of(request)
        session = known or self.gate.new_session()
        frame = self._frame(request, self.places, session, self.gate.token is not None)
        answer = page(template, status, language=self.voice.language.value, frame=frame, **values)
        if not known and "authorization" not in request.headers:
            self.gate.hands_over(session, request, answer)
        return answer

    def bare(self, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page for somebody who was not let in: it leads nowhere."""
        frame = self._frame(request, (), "", may_leave=False)
        return page(template, status, language=self.voice.language.value, frame=frame, **values)

    def refusal(self, request: Request, refusal: Refusal) -> HTMLResponse:
        """Return the page that says why there is none."""
        language = self.voice.language
        answer = self.bare(
            request,
            "refusal.html.j2",
            refusal.status,
            title=refusal.title.to(language),
            line=refusal.phrase.to(language, **refusal.values),
            back=_BACK.to(language),
        )
        answer.headers.update(refusal.headers)
        reload_by_itself(request, answer)
        return answer

    def _frame(self, request: Request, places: tuple[Place, ...], session: str, may_leave: bool) -> Frame:  # noqa: FBT001
        language, home = self.voice.language, home_of(request)
        return Frame(
            site=_SITE.to(language),
            skip=_SKIP.to(language),
            pages=_PAGES.to(language),
            home=home,
            steps=tuple(
                Step(f"{home}{place.path}", place.label.to(language), request.url.path == f"/{place.path}")
                for place in places
            ),
            form_token=self.gate.form_token(session) if session else "",
            leave=_LEAVE.to(language) if may_leave else "",
        )


_BACK = Phrase("À la première page", "To the first page")


def home_of(request: Request) -> str:
    """Return what leads from the page that is asked for to the first one: relative, so that it holds behind a proxy."""
    return "../" * (request.url.path.count("/") - 1) or "./"
