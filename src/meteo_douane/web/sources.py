"""The pages about the watching itself: how reading goes, what a digest would say now, and the configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from meteo_douane.domain.delivery import Words
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.web.dress import Dress
from meteo_douane.web.refusing import Refusal
from meteo_douane.web.shelf import Readings, Setting
from meteo_douane.web.sources_words import HOURS, Answered, Looked, Pair, answered, labels_of, pair_of, sources_words

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SourcesPages:
    """`previews` make each digest, by its name, as it would read now; `configuration` has no secret in it."""

    dress: Dress
    setting: Setting
    store: Readings
    previews: Mapping[str, Callable[[], Words]]
    configuration: str

    def router(self) -> APIRouter:
        """Return where the pages are found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/sources", self._shown, methods=["GET", "HEAD"])
        router.add_api_route("/sources/digests/{name}", self._digest, methods=["GET", "HEAD"])
        router.add_api_route("/sources/configuration", self._configuration, methods=["GET", "HEAD"])
        return router

    def _shown(self, request: Request) -> Response:
        now, voice = self.dress.gate.clock(), self.dress.voice
        known, since = self.store.known(), now - _WEEK
        attempts = self.store.attempts_since(now - timedelta(hours=HOURS))
        pairs = tuple(self._pair(source, known, since, now) for source in self.setting.sources)
        looked = Looked(known, attempts, pairs)
        words = sources_words(looked, self.setting.sources, now, voice)
        title = words.labels["title"]
        return self.dress.page(request, "sources.html.j2", title=title, words=words, digests=tuple(self.previews))

    def _pair(self, source: Source, known: Known, since: datetime, now: datetime) -> Pair:
        # A good body is kept only where it brought something: an older one says more than none.
        good = self.store.last_reading(source, since, is_good=True, is_kept=True)
        good = good or self.store.last_reading(source, since, is_good=True, is_kept=False)
        bad = self.store.last_reading(source, since, is_good=False, is_kept=False)
        return pair_of(source, self._answered(good, known, now), self._answered(bad, known, now), self.dress.voice)

    def _answered(self, reading: Reading | None, known: Known, now: datetime) -> Answered | None:
        if reading is None:
            return None
        state = known.sources.get(reading.source)
        excerpt = state.excerpt if state is not None and reading.outcome.is_good else ""
        return answered(reading, self.store.body(reading.sha256), excerpt, now, self.dress.voice)

    def _digest(self, request: Request, name: str) -> Response:
        if name not in self.previews:
            raise Refusal(404)
        words = self.previews[name]()
        note = labels_of(self.dress.voice)["preview"]
        return self.dress.page(request, "text.html.j2", title=words.title, note=note, text=words.text)

    def _configuration(self, request: Request) -> Response:
        labels = labels_of(self.dress.voice)
        title, note = labels["configuration"], labels["hidden"]
        return self.dress.page(request, "text.html.j2", title=title, note=note, text=self.configuration)
