"""The application: every page of it is a route, and every answer carries the same guards."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from meteo_douane.web.rendering import STYLE_HASH

#: Nothing is loaded from anywhere, nothing runs, and nobody may frame a page or learn where its reader came from.
GUARDS = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src '{STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def build_app(*pages: Sequence[BaseRoute]) -> ASGIApp:
    """Return the application of these pages, each the routes of one subject."""
    return Guarded(Starlette(routes=[route for page in pages for route in page]))


class Guarded:
    """Adds the guards to every answer, those to our own faults included: hence it stands around all."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the guards."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(GUARDS)
            await send(message)

        await self._app(scope, receive, guarded)
