"""What is counted and measured, as Prometheus has it; the only module that loads its library."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

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

from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.observation import Outcome, Source

_PREFIX = "meteo_douane_"
_SETTLED = (DeliveryState.SENT, DeliveryState.ACCEPTED, DeliveryState.DEAD)
_DETECTION = (15, 30, 60, 120, 300, 600, 1800, 3600, 14400)
_DELIVERY = (1, 2, 5, 10, 30, 60, 300, 900, 3600, 14400)


class Instruments:
    """What is counted and measured, each figure there from the beginning on."""

    CONTENT_TYPE = CONTENT_TYPE_LATEST

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
        """Show these, and no gauge of what the configuration no longer names; what was counted stays."""
        for gauge in (self.age, self.in_force, self.planned, self.closed, self.owed):
            gauge.clear()
        for source in sources:
            for outcome in Outcome:
                self.readings.labels(source.value, outcome.value)
        for channel in channels:
            self.delivery.labels(channel)
            for state in _SETTLED:
                self.deliveries.labels(channel, state.value)

    def written(self) -> bytes:
        """Return all of it in the format of Prometheus, whose name is `CONTENT_TYPE`."""
        return generate_latest(self.registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"{_PREFIX}{name}", words, labels, registry=self.registry)

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"{_PREFIX}{name}", words, labels, registry=self.registry)

    def _histogram(self, name: str, words: str, buckets: tuple[int, ...], *labels: str) -> Histogram:
        return Histogram(f"{_PREFIX}{name}", words, labels, buckets=buckets, registry=self.registry)
