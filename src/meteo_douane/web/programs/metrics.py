"""`/metrics`: figures for Prometheus. Labels are words of the configuration and of the program, never of the page."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from fastapi import APIRouter, Depends
from starlette.responses import Response

from meteo_douane.domain.matrix import Grade
from meteo_douane.ports.annals import Mark, News
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs.health import TurnedAt
from meteo_douane.web.programs.standing import Standing
from meteo_douane.web.programs.viewpoint import Viewpoint

if TYPE_CHECKING:
    from meteo_douane.web.programs.instruments import Instruments

#: A channel that is owed something and that the configuration no longer names.
FORMER = "former"
#: What is settled may be written a little later than its moment says: it is counted when that has passed.
SETTLING = timedelta(seconds=60)


@dataclass(slots=True)
class Tally:
    """What is counted as long as the program runs; `mark` is up to where the past is counted.

    What was published before `watching_since` was not ours to detect.
    """

    mark: Mark
    watching_since: datetime
    one_at_a_time: Lock = field(default_factory=Lock)
    _instruments: Instruments | None = field(default=None, init=False)

    @property
    def instruments(self) -> Instruments:
        """They are made, and the library of Prometheus is loaded, for whoever asks first: many never do."""
        if self._instruments is None:
            from meteo_douane.web.programs.instruments import Instruments

            self._instruments = Instruments()
        return self._instruments


@dataclass(frozen=True, slots=True)
class Metrics:
    """What Prometheus asks for, behind the gate."""

    viewpoint: Viewpoint
    gate: Gate
    turned_at: TurnedAt
    tally: Tally

    def router(self) -> APIRouter:
        """Return its route."""
        router = APIRouter(dependencies=[Depends(self.gate.may_look)])
        router.add_api_route("/metrics", self._shown, methods=["GET", "HEAD"], include_in_schema=False)
        return router

    def _shown(self) -> Response:
        tally = self.tally
        with tally.one_at_a_time:
            standing = self.viewpoint.standing()
            news = self.viewpoint.annals.news(tally.mark, standing.at - SETTLING)
            tally.instruments.begin(self.viewpoint.channels, self.viewpoint.sources)
            self._measure(standing)
            self._count(news)
            tally.mark = news.mark
            content = tally.instruments.written()
        return Response(content, headers={"Content-Type": tally.instruments.CONTENT_TYPE})

    def _measure(self, standing: Standing) -> None:
        show, now = self.tally.instruments, standing.at
        for source in self.viewpoint.sources:
            state = standing.known.sources.get(source)
            show.age.labels(source.value).set(_age(state.last_good_at if state else None, now))
        show.fresh.set(standing.is_fresh)
        show.turn.set(_age(self.turned_at(), now))
        show.unclassified.set(standing.unclassified)
        under_way = {episode.id for episode in standing.in_force}
        for square in standing.squares:
            touching = sum(episode in under_way for episode in square.episodes)
            show.in_force.labels(square.service, square.mode.value).set(touching)
            show.planned.labels(square.service, square.mode.value).set(square.grade is Grade.PLANNED)
            show.closed.labels(square.service, square.mode.value).set(len(square.closed))
        self._measure_what_is_owed(now)

    def _measure_what_is_owed(self, now: datetime) -> None:
        oldest = self.viewpoint.annals.oldest_owed()
        former = [since for channel, since in oldest.items() if channel not in self.viewpoint.channels]
        for channel in self.viewpoint.channels:
            self.tally.instruments.owed.labels(channel).set(_age(oldest.get(channel, now), now))
        self.tally.instruments.owed.labels(FORMER).set(_age(min(former, default=now), now))

    def _count(self, news: News) -> None:
        show = self.tally.instruments
        for (source, outcome), times in news.readings.items():
            show.readings.labels(source.value, outcome.value).inc(times)
        for kind, times in news.editions.items():
            show.notices.labels(kind.value).inc(times)
        for one in news.detected:
            if one.published_at >= self.tally.watching_since:
                show.detection.observe(one.took.total_seconds())
        for settled in news.settled:
            channel = settled.channel if settled.channel in self.viewpoint.channels else FORMER
            show.deliveries.labels(channel, settled.state.value).inc()
            if settled.state.has_arrived:
                show.delivery.labels(channel).observe(settled.took.total_seconds())


def _age(since: datetime | None, now: datetime) -> float:
    return math.inf if since is None else max((now - since).total_seconds(), 0)
