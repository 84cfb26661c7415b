"""The page that answers "why did I get this, or not"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from meteo_douane.web import why_words
from meteo_douane.web.dress import Dress
from meteo_douane.web.history_question import ONE_OF, SHORTER, bad_filter, refuse_unknown
from meteo_douane.web.shelf import Readings, Setting

FILTERS = ("watch", "text")
MOST_DECISIONS = 80
LONGEST_TEXT = 3_000


@dataclass(frozen=True, slots=True)
class WhyPage:
    """`explain` says what is understood of a text."""

    dress: Dress
    setting: Setting
    store: Readings
    explain: Callable[[str], why_words.Explained]

    def router(self) -> APIRouter:
        """Return where the page is found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/why", self._shown, methods=["GET", "HEAD"])
        return router

    def _shown(self, request: Request) -> Response:
        voice, now = self.dress.voice, self.dress.gate.clock()
        refuse_unknown(request.query_params, FILTERS)
        watch, text = request.query_params.get("watch", ""), request.query_params.get("text", "").strip()
        names = tuple(one.name for one in self.setting.watches)
        if len(text) > LONGEST_TEXT:
            raise bad_filter("text", SHORTER, longest=LONGEST_TEXT)
        if watch and watch not in names:
            raise bad_filter("watch", ONE_OF, values=", ".join(names))
        explained = self.explain(text) if text else None
        decisions = self.store.recent_decisions(watch or None, limit=MOST_DECISIONS)
        labels = why_words.labels_of(voice, reason=explained.reason if explained else "")
        return self.dress.page(
            request,
            "why.html.j2",
            title=labels["title"],
            labels=labels,
            text=text,
            longest=LONGEST_TEXT,
            watch=watch,
            watches=names,
            explained=explained and why_words.explained_words(explained, self.setting.watches, now, voice),
            lines=why_words.decision_lines(decisions, now, voice),
        )
