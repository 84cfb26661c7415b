"""`/healthz` and `/readyz`: whether the loop advances, and whether what it knows can be believed. Two things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from meteo_douane.ports import StorageError
from meteo_douane.web.programs.recorded import instant
from meteo_douane.web.programs.viewpoint import Viewpoint

TurnedAt = Callable[[], datetime]
"""When the loop last came round (aware, UTC)."""


@dataclass(frozen=True, slots=True)
class Health:
    """Answers for whoever supervises the program; they hold no word of the page, and stand before the gate.

    `longest_turn` is how long the loop may take to come round.
    """

    viewpoint: Viewpoint
    turned_at: TurnedAt
    longest_turn: timedelta

    def router(self) -> APIRouter:
        """Return its routes."""
        router = APIRouter()
        for path, answer in (("/healthz", self._alive), ("/readyz", self._ready)):
            router.add_api_route(path, answer, methods=["GET", "HEAD"], include_in_schema=False)
        return router

    def _alive(self) -> Response:
        turned_at = self.turned_at()
        is_turning = self.viewpoint.clock() - turned_at <= self.longest_turn
        words = "alive: the loop came round" if is_turning else "stuck: the loop has not come round since"
        return _answer(f"{words} {instant(turned_at)}", is_good=is_turning)

    def _ready(self) -> Response:
        try:
            standing = self.viewpoint.standing()
        except StorageError:
            return _answer("not ready: the database does not answer", is_good=False)
        if standing.last_good_at is None:
            return _answer("not ready: there was no good reading yet", is_good=False)
        words = "ready: last good reading" if standing.is_fresh else "not ready: no good reading since"
        return _answer(f"{words} {instant(standing.last_good_at)}", is_good=standing.is_fresh)


def _answer(words: str, *, is_good: bool) -> Response:
    return PlainTextResponse(f"{words}\n", 200 if is_good else 503)
