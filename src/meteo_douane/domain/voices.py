"""Page and feed as one voice: their silence, their return, and whether they disagree (contract §5, rules 8 and 10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.episodes import Disagreement, Known
from meteo_douane.domain.event import Decision, Event, EventKind, Extracts, ReasonCode
from meteo_douane.domain.notice import TROUBLE_KINDS
from meteo_douane.domain.observation import Failure, Observation, Source
from meteo_douane.domain.polling import Polled, SourceState, polled

READINGS_TO_DISAGREE = 3
"""More than two (rule 8)."""

Told = tuple[Known, tuple[Decision, ...]]


@dataclass(frozen=True, slots=True)
class Listeners:
    """The channels that are told of a source: all of them, and among them the operator's."""

    every: tuple[str, ...]
    operators: tuple[str, ...]


def sources_polled(
    known: Known, observations: tuple[Observation, ...], listeners: Listeners, *, tolerated: int, now: datetime
) -> Told:
    """Return the state of the sources after a reading, and what is told of them to every channel."""
    decisions: tuple[Decision, ...] = ()
    for observation in observations:
        source = observation.source
        before = known.sources.get(source, SourceState())
        after = polled(before, observation, tolerated=tolerated, now=now)
        if _is_told_of_another(known, source, after):
            after = Polled(replace(after.state, told=before.told))
        known = replace(known, sources={**known.sources, source: after.state})
        if after.event is not None:
            event = _of_source(_event(after.event, source.value, now), before, after)
            decisions += (replace(_told(event, listeners.every), operators=listeners.operators),)
    return known, decisions


def _of_source(event: Event, before: SourceState, after: Polled) -> Event:
    is_unreadable = event.kind is EventKind.SOURCE_UNREADABLE
    return replace(
        event,
        detail=after.detail,
        status=after.status,
        away_since=before.last_good_at,
        extracts=Extracts(before.excerpt, after.excerpt) if is_unreadable else None,
    )


def _is_told_of_another(known: Known, source: Source, after: Polled) -> bool:
    """Whether people know already that the other source is silent: both at once are one silence."""
    others = (state for other, state in known.sources.items() if other is not source)
    return any(after.event in state.told for state in others)


def _event(kind: EventKind, source: str, now: datetime) -> Event:
    return Event(key=f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{source}", kind=kind, at=now, source=source)


def _told(event: Event, channels: tuple[str, ...]) -> Decision:
    reason = ReasonCode.THE_SOURCE_ITSELF
    return Decision(event, event.kind, "", told=True, verdict=None, reason=reason, channels=channels)


def disagreed(known: Known, observations: tuple[Observation, ...], channels: tuple[str, ...], now: datetime) -> Told:
    """Return for how long page and feed have disagreed, and tell the operator once; nothing closes for that."""
    if len(known.listed) < len(Source):
        return known, ()
    disputed = in_trouble(known, Source.PAGE) ^ in_trouble(known, Source.FEED)
    if not disputed:
        return _with(known, Disagreement()), ()
    after = _counted(known.disagreement, observations)
    is_lasting = all(after.readings.get(source, 0) >= READINGS_TO_DISAGREE for source in Source)
    if after.is_told or not is_lasting:
        return _with(known, after), ()
    event = replace(_event(EventKind.SOURCES_DISAGREE, "", now), detail=" ".join(sorted(disputed)))
    return _with(known, replace(after, is_told=True)), (_told(event, channels),)


def in_trouble(known: Known, source: Source) -> frozenset[str]:
    """Return the episodes that one source alone says are in trouble or planned."""
    listed = [one for one in known.publications.values() if source in one.voices and one.voices[source].is_listed]
    said = {episode for one in listed if one.notice.kind.value in TROUBLE_KINDS for episode in one.episodes}
    closed = {episode for one in listed for episode in one.closed if _is_over(known, episode)}
    return frozenset(said - closed)


def _is_over(known: Known, episode: str) -> bool:
    return episode in known.episodes and not known.episodes[episode].is_in_force


def _counted(before: Disagreement, observations: tuple[Observation, ...]) -> Disagreement:
    good = {one.source for one in observations if not isinstance(one, Failure)}
    readings = {
        source: min(before.readings.get(source, 0) + (source in good), READINGS_TO_DISAGREE) for source in Source
    }
    return replace(before, readings=readings)


def _with(known: Known, disagreement: Disagreement) -> Known:
    return known if known.disagreement == disagreement else replace(known, disagreement=disagreement)
