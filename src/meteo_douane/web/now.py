"""The first page: whether anything is in force for us."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.open_recourses import open_recourses
from meteo_douane.domain.outlook import outlook
from meteo_douane.domain.recourse import Recourse
from meteo_douane.web.dress import Dress
from meteo_douane.web.fallback_words import open_words
from meteo_douane.web.now_words import now_words
from meteo_douane.web.owed_words import owed_lines
from meteo_douane.web.reloading import is_reloading, reload_by_itself, reload_words
from meteo_douane.web.shelf import Present, Setting

#: So many messages that were refused are gone through for their channels and reasons.
MOST_REFUSED = 200


@dataclass(frozen=True, slots=True)
class NowPage:
    """How things stand now, for all watches."""

    dress: Dress
    setting: Setting
    store: Present
    recourses: Callable[[], tuple[Recourse, ...]]

    def router(self) -> APIRouter:
        """Return where the page is found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/", self._shown, methods=["GET", "HEAD"])
        return router

    def _shown(self, request: Request) -> Response:
        voice, setting = self.dress.voice, self.setting
        known = self.store.known()
        now = self.dress.gate.clock()
        found = outlook(known, setting.watches, voice.catalogue, setting.tolerated, now)
        refused = self.store.deliveries((DeliveryState.FAILED,), limit=MOST_REFUSED)
        owed = owed_lines(self.store.delivery_counts(), refused, now, voice)
        words = now_words(found, known, owed, setting.sources, voice)
        fallbacks = open_words(open_recourses(self.recourses()), now, voice)
        reload = reload_words(voice, reloads=is_reloading(request))
        answer = self.dress.page(
            request, "now.html.j2", title=words.answer, words=words, fallbacks=fallbacks, reload=reload
        )
        reload_by_itself(request, answer)
        return answer
