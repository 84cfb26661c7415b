"""From values of the domain to what the API answers with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Event
from meteo_douane.domain.fallback_words import stated_fallback
from meteo_douane.domain.notice import Doubt, Fallback, Mode, Notice, Read, Scope
from meteo_douane.domain.observation import Reading
from meteo_douane.ports import Edition
from meteo_douane.web.programs.records import (
    AcknowledgementRecord,
    ChangeRecord,
    DeliveryRecord,
    DoubtRecord,
    EditionRecord,
    EpisodeRecord,
    EventRecord,
    FallbackRecord,
    Quoted,
    ReadingRecord,
    ScopePart,
)


def instant(at: datetime) -> str:
    """Return a moment in UTC with "Z", to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant_if_any(at: datetime | None) -> str | None:
    """Return the same, or None."""
    return None if at is None else instant(at)


def modes_of(modes: Iterable[Mode] | None) -> list[Mode] | None:
    """Return modes in their fixed order; None, not stated, stays."""
    given = None if modes is None else frozenset(modes)
    return None if given is None else [mode for mode in Mode if mode in given]


def scope_of(scope: Scope) -> list[ScopePart]:
    """Return one entry for each service."""
    return [ScopePart(service=part.service, modes=modes_of(part.modes)) for part in scope.parts]


def fallback_of(fallback: Fallback) -> FallbackRecord:
    """Return what is said of the fallback."""
    return FallbackRecord(
        permission=fallback.permission,
        starts_at=instant_if_any(fallback.starts_at),
        ends_at=instant_if_any(fallback.ends_at),
        modes=modes_of(fallback.modes_left),
    )


def episode_of(episode: Episode, known: Known) -> EpisodeRecord:
    """Return an episode as it stands."""
    given, stated = episode.acknowledgement, stated_fallback(known, episode)
    return EpisodeRecord(
        id=episode.id,
        state=episode.state,
        provenance=episode.provenance,
        kind=episode.kind,
        title=episode.latest.title,
        affected=scope_of(episode.affected),
        remaining=scope_of(episode.remaining),
        opened_at=instant(episode.opened_at),
        observed_at=instant(episode.observed_at),
        starts_at=instant_if_any(episode.starts_at),
        ends_at=instant_if_any(episode.ends_at),
        ended_at=instant_if_any(episode.ended_at),
        fallback=fallback_of(episode.fallback),
        fallback_unstated=scope_of(episode.fallback_unstated),
        fallback_quote=stated.quote or None,
        fallback_doubts=[_doubt("fallback", doubt) for doubt in stated.doubts],
        reservations=list(episode.reservations),
        acknowledgement=None
        if given is None
        else AcknowledgementRecord(by=given.by, at=instant(given.at), why=given.why),
    )


#: The fields of a notice that keep their quote, in the order of the contract.
_READ = ("kind", "bulletin_number", "affects", "restores", "mentions", "cause")
_READ_TOO = ("published_at", "starts_at", "ends_at", "fallback")


def edition_of(edition: Edition) -> EditionRecord:
    """Return an edition with what was read in it."""
    notice = edition.notice
    reads = _reads(notice)
    return EditionRecord(
        revision=notice.revision,
        source=edition.source,
        seen_at=instant(edition.seen_at),
        title=notice.title,
        text=notice.text,
        url=notice.url,
        kind=notice.kind.value,
        bulletin_number=notice.bulletin_number.value,
        affects=scope_of(notice.affects.value),
        restores=scope_of(notice.restores.value),
        mentions=list(notice.mentions.value),
        cause=list(notice.cause.value),
        published_at=instant_if_any(notice.published_at.value),
        starts_at=instant_if_any(notice.starts_at.value),
        ends_at=instant_if_any(notice.ends_at.value),
        fallback=fallback_of(notice.fallback.value),
        quotes=[Quoted(field=name, quote=read.quote) for name, read in reads.items() if read.quote],
        doubts=_doubts(reads),
    )


def event_of(event: Event) -> EventRecord:
    """Return something that happened."""
    return EventRecord(
        key=event.key,
        kind=event.kind,
        at=instant(event.at),
        episode=event.episode or None,
        revision=event.notice.revision if event.notice else None,
        scope=scope_of(event.scope),
        remaining=scope_of(event.remaining),
        changes=[ChangeRecord(field=one.field, before=one.before, after=one.after) for one in event.changes],
        source=event.source,
        status=event.status,
        by=event.by,
    )


def delivery_of(delivery: Delivery) -> DeliveryRecord:
    """Return a message with what came of it."""
    message = delivery.message
    return DeliveryRecord(
        key=message.key,
        channel=message.channel,
        event=message.event_kind,
        episodes=sorted({one.event.episode for one in message.decisions if one.event.episode}),
        watches=list(dict.fromkeys(one.watch for one in message.decisions if one.watch)),
        state=delivery.state,
        attempts=delivery.attempts,
        may_repeat=delivery.may_repeat,
        created_at=instant(message.created_at),
        next_at=instant(delivery.next_at) if delivery.state.is_owed else None,
        settled_at=instant_if_any(delivery.settled_at),
        error=delivery.last_error or None,
    )


def reading_of(reading: Reading) -> ReadingRecord:
    """Return one reading."""
    return ReadingRecord(
        source=reading.source,
        started_at=instant(reading.started_at),
        ended_at=instant(reading.ended_at),
        outcome=reading.outcome,
        status=reading.status,
        detail=reading.detail,
        sha256=reading.sha256,
        size=reading.size,
    )


def _reads(notice: Notice) -> dict[str, Read[object]]:
    return {name: getattr(notice, name) for name in (*_READ, *_READ_TOO)}


def _doubts(reads: dict[str, Read[object]]) -> list[DoubtRecord]:
    return [_doubt(name, doubt) for name, read in reads.items() for doubt in read.doubts]


def _doubt(name: str, doubt: Doubt) -> DoubtRecord:
    return DoubtRecord(field=name, code=doubt.code.value, quote=doubt.quote)
