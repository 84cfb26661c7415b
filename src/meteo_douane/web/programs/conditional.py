"""Answers that need not be sent twice: an ETag of what they say, and 304 for whoever has it already."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

#: Keep it, and ask whether it still holds before it is used.
CACHING = "private, no-cache"
_KEPT = ("cache-control", "etag", "vary", "content-location", "expires", "date")


class ConditionalRoute(APIRoute):
    """A route whose answers carry an ETag; what has not changed is answered with 304 and nothing else."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers."""
        answer = super().get_route_handler()

        async def answer_if_changed(request: Request) -> Response:
            return conditional(await answer(request), request.headers.get("if-none-match", ""))

        return answer_if_changed


def conditional(response: Response, known: str) -> Response:
    """Return a response with its ETag, or 304 if `known`, the value of If-None-Match, names it."""
    if response.status_code != 200:  # noqa: PLR2004 - nothing else is worth keeping
        return response
    etag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHING
    if not _names(known, etag):
        return response
    kept = {name: value for name, value in response.headers.items() if name in _KEPT}
    return Response(status_code=304, headers=kept)


def _names(known: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return "*" in tags or etag in tags
