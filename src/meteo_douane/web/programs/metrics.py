"""`/metrics`: figures for Prometheus. Labels are words of the configuration and of the program, never of the page."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import version
from threading import Lock

from fastapi import APIRouter, Depends
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import Response

from meteo_douane.annals import Mark, News
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.matrix import Grade
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs.health import TurnedAt
from meteo_douane.web.programs.standing import Outlook, Standing

#: A channel that is owed something and that the configuration no longer names.
FORMER = "former"
#: What is settled may be written a little later than its moment says: it is counted when that has passed.
SETTLING = timedelta(seconds=60)
_PREFIX = "meteo_douane_"
_SETTLED = (DeliveryState.SENT, DeliveryState.ACCEPTED, DeliveryState.DEAD)
_DETECTION = (15, 30, 60, 120, 300, 600, 1800, 3600, 14400)
_DELIVERY = (1, 2, 5, 10, 30, 60, 300, 900, 3600, 14400)


class Instruments:
    """What is counted and measured, each figure there from the beginning on."""

    def __init__(self) -> None:
        """Make them, in a registry of their own."""
        # Else every counter would have a second figure, of when it was made.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.fresh = self._gauge("fresh", "1 if what is known can be believed to be what the source says now.")
        self.turn = self._gauge("last_turn_age_seconds", "Since the loop last came round.")
        self.age = self._gauge("last_good_reading_age_seconds", "Since a source was read well; +Inf: never.", "source")
        self.in_force = self._gauge("in_force", "Episodes under way that may touch this.", "service", "mode")
        self.planned = self._gauge("planned", "1 if no more than a planned operation touches it.", "service", "mode")
        self.closed = self._gauge("closed_by_person", "Closed lately by us, no end published.", "service", "mode")
        self.owed = self._gauge("oldest_owed_delivery_age_seconds", "Since the oldest message is owed.", "channel")
        self.unclassified = self._gauge("unclassified", "Messages shown now that were not understood.")
        self.readings = self._counter("readings", "Readings since the start.", "source", "outcome")
        self.notices = self._counter("notices", "Editions of notices since the start.", "kind")
        self.deliveries = self._counter("deliveries", "Messages that arrived or were given up.", "channel", "state")
        self.detection = self._histogram("detection_seconds", "From publication to our first sight.", _DETECTION)
        self.delivery = self._histogram("delivery_seconds", "From owing to arrival.", _DELIVERY, "channel")
        build = Info(f"{_PREFIX}build", "The program that answers.", registry=self.registry)
        build.info({"version": version("meteo-douane")})
        for kind in Kind:
            self.notices.labels(kind.value)

    def begin(self, channels: Iterable[str], sources: Iterable[Source]) -> None:
        """Show these from now on, and no gauge of what the configuration no longer names; what was counted stays."""
        for gauge in (self.age, self.in_force, self.planned, self.closed, self.owed):
            gauge.clear()
        for source in sources:
            for outcome in Outcome:
                self.readings.labels(source.value, outcome.value)
        for channel in channels:
            self.delivery.labels(channel)
            for state in _SETTLED:
                self.deliveries.labels(channel, state.value)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"{_PREFIX}{name}", words, labels, registry=self.registry)

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"{_PREFIX}{name}", words, labels, registry=self.registry)

    def _histogram(self, name: str, words: str, buckets: tuple[int, ...], *labels: str) -> Histogram:
        return Histogram(f"{_PREFIX}{name}", words, labels, buckets=buckets, registry=self.registry)


@dataclass(slots=True)
class Tally:
    """What is counted as long as the program runs; `mark` is up to where the past is counted.

    What was published before `watching_since` was not ours to detect.
    """

    mark: Mark
    watching_since: datetime
    instruments: Instruments = field(default_factory=Instruments)
    one_at_a_time: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class Metrics:
    """What Prometheus asks for, behind the gate."""

    outlook: Outlook
    gate: Gate
    turned_at: TurnedAt
    tally: Tally

    def __post_init__(self) -> None:
        with self.tally.one_at_a_time:
            self.tally.instruments.begin(self.outlook.channels, self.outlook.sources)

    def router(self) -> APIRouter:
        """Return its route."""
        router = APIRouter(dependencies=[Depends(self.gate.may_look)])
        router.add_api_route("/metrics", self._shown, methods=["GET", "HEAD"], include_in_schema=False)
        return router

    def _shown(self) -> Response:
        tally = self.tally
        with tally.one_at_a_time:
            standing = self.outlook.standing()
            news = self.outlook.annals.news(tally.mark, standing.at - SETTLING)
            self._measure(standing)
            self._count(news)
            tally.mark = news.mark
            content = generate_latest(tally.instruments.registry)
        return Response(content, headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _measure(self, standing: Standing) -> None:
        show, now = self.tally.instruments, standing.at
        for source in self.outlook.sources:
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
        oldest = self.outlook.annals.oldest_owed()
        former = [since for channel, since in oldest.items() if channel not in self.outlook.channels]
        for channel in self.outlook.channels:
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
            channel = settled.channel if settled.channel in self.outlook.channels else FORMER
            show.deliveries.labels(channel, settled.state.value).inc()
            if settled.state.has_arrived:
                show.delivery.labels(channel).observe(settled.took.total_seconds())


def _age(since: datetime | None, now: datetime) -> float:
    return math.inf if since is None else max((now - since).total_seconds(), 0)
