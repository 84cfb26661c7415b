"""The application: groups of routes, each of one subject; every answer carries the same guards."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from meteo_douane.domain.language import Language
from meteo_douane.ports import StorageError
from meteo_douane.web.dress import Dress, home_of
from meteo_douane.web.login import login_of
from meteo_douane.web.programs.wrong import refusal_of_parameters
from meteo_douane.web.refusing import Refusal
from meteo_douane.web.rendering import STYLE_HASH

#: Nothing is loaded from anywhere, nothing runs, and nobody may frame a page or learn where its reader came from.
GUARDS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src '{STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: What a page says holds for a moment; a route that knows better says so itself.
CACHING = "no-store"
#: Whoever asks for what begins or ends so is a program: it gets JSON where a person gets a page.
_FOR_PROGRAMS = ("/api/", "/metrics", "/feed.atom", "/maintenance.ics")
_ALERT = "/cap.xml"
#: Who asks for a file wants no form for the token in its stead: a browser, too, would keep that as the file.
_FILES = (".csv", ".json", ".zip")
_LOG_IN = 401
#: It would report elsewhere who asks for what, if somebody set its variables.
_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


def build_app(dress: Dress, *groups: APIRouter) -> ASGIApp:
    """Return the application of these groups. What a group stands behind is its own affair (`Gate`)."""
    app = FastAPI(
        title="meteo-douane",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
    )
    for group in groups:
        app.include_router(group)
    _answer_for_refusals(app, dress)
    return Guarded(app)


def _answer_for_refusals(app: FastAPI, dress: Dress) -> None:
    """Answer in the site's dress where nothing else does."""

    async def refused(request: Request, error: Exception) -> Response:
        path = request.url.path
        is_program = path.startswith(_FOR_PROGRAMS) or path.endswith(_ALERT)
        refusal = refusal_of(error, is_program=is_program)
        leads_on = refusal.status == _LOG_IN
        if is_program or (leads_on and path.endswith(_FILES)):
            return problem(refusal)
        if leads_on:
            return RedirectResponse(f"{home_of(request)}{login_of(request)}", 303)
        return dress.refusal(request, refusal)

    for kind in (Refusal, HTTPException, RequestValidationError, StorageError, Exception):
        app.add_exception_handler(kind, refused)


def refusal_of(error: Exception, *, is_program: bool = False) -> Refusal:
    """Return how an error is put to whoever asked; a fault of ours says nothing of itself."""
    match error:
        case Refusal():
            return error
        case HTTPException():
            return Refusal(error.status_code, headers=error.headers)
        case RequestValidationError():
            return refusal_of_parameters(error) if is_program else Refusal(400)
        case StorageError():
            return Refusal(503, headers={"Retry-After": "60"})
        case _:
            return Refusal(500)


def problem(refusal: Refusal) -> JSONResponse:
    """Return a refusal for a program (RFC 9457), in English like all that programs read."""
    content = {
        "title": refusal.title.to(Language.EN),
        "status": refusal.status,
        "detail": refusal.phrase.to(Language.EN, **refusal.values),
    }
    headers = dict(refusal.headers)
    if refusal.status == _LOG_IN:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(content, refusal.status, headers, media_type="application/problem+json")


class Guarded:
    """Adds the guards to every answer, those to our own faults included: hence it stands around all."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the guards."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(GUARDS)
                headers.setdefault("Cache-Control", CACHING)
            await send(message)

        await self._app(scope, receive, guarded)
