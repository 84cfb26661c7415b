"""Ask the providers for the state of their own platforms, aside from the météo, so that they delay no reading of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from meteo_douane.domain.polling import LONGEST_REST_OF_A_HOST
from meteo_douane.domain.providers import ProviderAnswer
from meteo_douane.formats.provider import report_of
from meteo_douane.formats.provider_kind import ProviderKind
from meteo_douane.ports import Answer, Body, Clock, NoAnswer


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Where a provider publishes the state of its platform, and in which form."""

    name: str
    url: str
    kind: ProviderKind


@dataclass(slots=True)
class Inquiry:
    """Asks on one thread; on another the monitor takes what was answered. `rest` is the time between two rounds."""

    pages: tuple[StatusPage, ...]
    get: Callable[[str], Answer]
    clock: Clock
    rest: timedelta
    _answers: dict[str, ProviderAnswer] = field(default_factory=dict)
    _not_before: dict[str, datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def ask(self) -> None:
        """Ask every provider once, but for those that asked to be left alone."""
        for page in self.pages:
            now = self.clock()
            if now >= self._not_before.get(page.name, now):
                answer = self._asked(page)
                with self._lock:
                    self._answers[page.name] = answer

    def taken(self) -> dict[str, ProviderAnswer]:
        """Return what was answered since this was last called, by the names of the providers."""
        with self._lock:
            answers, self._answers = self._answers, {}
        return answers

    def _asked(self, page: StatusPage) -> ProviderAnswer:
        answer = self.get(page.url)
        if isinstance(answer, NoAnswer) and answer.retry_after is not None:
            self._not_before[page.name] = self.clock() + min(answer.retry_after, LONGEST_REST_OF_A_HOST)
        report = report_of(answer.content, page.kind, self.clock()) if isinstance(answer, Body) else None
        return ProviderAnswer(None) if report is None else ProviderAnswer(report.is_in_trouble, report.words)
