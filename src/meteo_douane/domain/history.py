"""What the past amounts to: which episodes somebody asks for, for how long services were in trouble, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.notice import Kind, Mode, Permission, Scope, ServiceScope
from meteo_douane.domain.scopes import is_overlapping

ALERTS = frozenset({Kind.ALERT, Kind.BULLETIN, Kind.MALFUNCTION})
"""Kinds of episodes that nobody announced."""
_WITH_FALLBACK = frozenset({Permission.ALLOWED, Permission.ADVISED, Permission.ENDED})
NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Question:
    """Which episodes somebody asks for; what is None or empty is not asked. Moments are aware, `until` excluded."""

    since: datetime
    until: datetime
    service: str = ""
    mode: Mode | None = None
    kind: Kind | None = None
    text: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether more is asked than a period."""
        return bool(self.service or self.mode or self.kind or self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which something was in trouble, from its beginning up to its end."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Total:
    """What episodes that nobody announced add up to, for one service in one mode (None: not stated)."""

    service: str
    mode: Mode | None
    length: timedelta
    episodes: int
    with_fallback: int


@dataclass(frozen=True, slots=True)
class Warnings:
    """How long before their hour planned operations were first seen."""

    operations: int
    median: timedelta
    shortest: timedelta


def asked(episodes: Iterable[Episode], question: Question, catalogue: Catalogue) -> tuple[Episode, ...]:
    """Return the episodes that somebody asks for, in their order."""
    return tuple(one for one in episodes if _is_asked(one, question, catalogue))


def _is_asked(episode: Episode, question: Question, catalogue: Catalogue) -> bool:
    if question.kind is not None and episode.kind is not question.kind:
        return False
    if not _touches(episode.affected, question, catalogue):
        return False
    if not question.text:
        return True
    words = f"{episode.id} {episode.opening.title} {episode.opening.text} {episode.latest.text}".casefold()
    return all(word in words for word in question.text.casefold().split())


def _touches(scope: Scope, question: Question, catalogue: Catalogue) -> bool:
    """Return whether a scope may mean what is asked for: a mode, or a service, that is not stated may be any."""
    if not scope:
        return True
    modes = None if question.mode is None else frozenset({question.mode})
    if question.service:
        return is_overlapping(scope, Scope((ServiceScope(question.service, modes),)), catalogue)
    return modes is None or any(part.modes is None or part.modes & modes for part in scope.parts)


def span_of(episode: Episode, now: datetime) -> Span | None:
    """Return when it was in trouble, up to now if it still is; None if it was cancelled or has not begun."""
    begins = (episode.starts_at or episode.opened_at) if episode.kind is Kind.MAINTENANCE else episode.opened_at
    ends = min(episode.ended_at or now, now)
    if episode.state is EpisodeState.CANCELLED or begins >= ends:
        return None
    return Span(begins, ends)


def length_of(spans: Iterable[Span]) -> timedelta:
    """Return how long it was in all; what overlaps counts once."""
    length, end = NOTHING, None
    for span in sorted(spans, key=lambda one: one.since):
        begins = span.since if end is None else max(span.since, end)
        length += max(span.until - begins, NOTHING)
        end = span.until if end is None else max(end, span.until)
    return length


def totals(episodes: Iterable[Episode], question: Question, catalogue: Catalogue, now: datetime) -> tuple[Total, ...]:
    """Return what unannounced episodes add up to within the time asked for, the longest first.

    Each service counts, in each mode, for as long as it was in trouble.
    """
    found: dict[tuple[str, Mode | None], list[Episode]] = {}
    for episode in episodes:
        for key in _keys(episode) if episode.kind in ALERTS else ():
            found.setdefault(key, []).append(episode)
    rows = (_total(*key, of_one, _Reckoning(question, catalogue, now)) for key, of_one in found.items())
    return tuple(sorted(rows, key=lambda total: (-total.length, total.service, str(total.mode))))


def _keys(episode: Episode) -> Iterator[tuple[str, Mode | None]]:
    for part in episode.affected.parts:
        if part.modes is None:
            yield part.service, None
        else:
            yield from ((part.service, mode) for mode in Mode if mode in part.modes)


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """What sums are made with."""

    question: Question
    catalogue: Catalogue
    now: datetime


def _total(service: str, mode: Mode | None, episodes: list[Episode], by: _Reckoning) -> Total:
    spans = (span for one in episodes for span in spans_of(one, service, mode, by.catalogue, by.now))
    asked_for = (within(span, by.question.since, by.question.until) for span in spans)
    length = length_of(span for span in asked_for if span is not None)
    return Total(service, mode, length, len(episodes), sum(has_fallback(one) for one in episodes))


def spans_of(
    episode: Episode, service: str, mode: Mode | None, catalogue: Catalogue, now: datetime
) -> tuple[Span, ...]:
    """Return when a service in a mode (None: in any) was in trouble; all of the time if it is not known of each."""
    whole = span_of(episode, now)
    if whole is None:
        return ()
    if len(episode.stretches) <= 1:
        return (whole,)
    theirs = (one for one in episode.stretches if _is_of(one.scope, service, mode, catalogue))
    found = (within(Span(one.since, one.until or whole.until), whole.since, whole.until) for one in theirs)
    return tuple(span for span in found if span is not None)


def _is_of(scope: Scope, service: str, mode: Mode | None, catalogue: Catalogue) -> bool:
    """Return whether a scope names a service in a mode: cheaply, there are ten years of them."""
    lineage = catalogue.lineage(service)
    return any(
        (mode is None or part.modes is None or mode in part.modes)
        and (part.service in lineage or service in catalogue.lineage(part.service))
        for part in scope.parts
    )


def has_fallback(episode: Episode) -> bool:
    """Return whether a fallback was allowed at any time: by its last words, or before these refused or ended it."""
    return episode.had_fallback or episode.fallback.permission in _WITH_FALLBACK


def within(span: Span | None, since: datetime, until: datetime) -> Span | None:
    """Return the part of a time that lies within another, or None."""
    if span is None or span.since >= until or span.until <= since:
        return None
    return Span(max(span.since, since), min(span.until, until))


def warnings_given(episodes: Iterable[Episode]) -> Warnings | None:
    """Return how long before their hour operations were announced, of those with a stated hour; None without any."""
    given = sorted(
        max(one.starts_at - one.observed_at, NOTHING)
        for one in episodes
        if one.kind is Kind.MAINTENANCE and one.starts_at is not None
    )
    return Warnings(len(given), given[len(given) // 2], given[0]) if given else None


def days_in_trouble(
    episodes: Iterable[Episode], question: Question, zone: ZoneInfo, now: datetime
) -> dict[date, timedelta]:
    """Return for how long of each day, on a clock, anything was in trouble that nobody announced."""
    spans = [within(span_of(one, now), question.since, question.until) for one in episodes if one.kind in ALERTS]
    by_day: dict[date, list[Span]] = {}
    for span in spans:
        for day, part in _days(span, zone) if span is not None else ():
            by_day.setdefault(day, []).append(part)
    return {day: length_of(parts) for day, parts in sorted(by_day.items())}


def _days(span: Span, zone: ZoneInfo) -> Iterator[tuple[date, Span]]:
    day = span.since.astimezone(zone).date()
    while (part := within(span, midnight(day, zone), midnight(day + timedelta(days=1), zone))) is not None:
        yield day, part
        day += timedelta(days=1)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return when a day begins on a clock, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(ZoneInfo("UTC"))
