"""What the API answers with: values of the domain as JSON, each field with what it means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Episode, EpisodeState, Provenance
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Fallback, Kind, Mode, Notice, Permission, Read, Scope
from meteo_douane.domain.observation import Outcome, Reading, Source
from meteo_douane.ports import Edition

T = TypeVar("T")

Instant = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""A moment in UTC, to the second, with "Z"."""


class Record(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True)


class Page(Record, Generic[T]):
    """A piece of a list, the latest first."""

    items: list[T]
    next: str | None = Field(description="The cursor of the next piece; null at the end.")


class ScopePart(Record):
    """One service; modes that are not stated are null: any may be meant."""

    service: str
    modes: list[Mode] | None


class FallbackRecord(Record):
    """What is said of the procédure de secours."""

    permission: Permission
    starts_at: Instant | None
    ends_at: Instant | None = Field(description="null is not stated, or open.")


class AcknowledgementRecord(Record):
    """Who has an episode in hand."""

    by: str
    at: Instant
    why: str


class EpisodeRecord(Record):
    """One trouble or one planned operation, from its first notice to its end."""

    id: str
    state: EpisodeState
    provenance: Provenance = Field(description="How the state is known: stated by words, inferred, or by a person.")
    kind: Kind
    title: str = Field(description="As published last. Not ours: untrusted text.")
    affected: list[ScopePart] = Field(description="All that it ever touched.")
    remaining: list[ScopePart] = Field(description="What no words have ended.")
    opened_at: Instant
    observed_at: Instant = Field(description="When we saw it first.")
    starts_at: Instant | None
    ends_at: Instant | None = Field(description="The planned end: it ends nothing when it has passed.")
    ended_at: Instant | None
    fallback: FallbackRecord
    acknowledgement: AcknowledgementRecord | None


class Quoted(Record):
    """The words that a field was read from."""

    field: str
    quote: str


class DoubtRecord(Record):
    """Why a field is not certain."""

    field: str
    code: str
    quote: str


class EditionRecord(Record):
    """The words of a notice as published once, and what was read in them."""

    revision: str
    source: Source
    seen_at: Instant
    title: str
    text: str = Field(description="As published. Not ours: untrusted text.")
    url: str | None
    kind: Kind
    bulletin_number: int | None
    affects: list[ScopePart]
    restores: list[ScopePart]
    mentions: list[str]
    cause: list[str]
    published_at: Instant | None
    starts_at: Instant | None
    ends_at: Instant | None
    fallback: FallbackRecord
    quotes: list[Quoted]
    doubts: list[DoubtRecord]


class ChangeRecord(Record):
    """One thing that a person acts on and that has changed."""

    field: str
    before: str
    after: str


class EventRecord(Record):
    """Something that happened."""

    key: str
    kind: EventKind
    at: Instant
    episode: str | None
    revision: str | None = Field(description="The edition that said so.")
    scope: list[ScopePart] = Field(description="What opened, what ended.")
    remaining: list[ScopePart]
    changes: list[ChangeRecord]
    source: str = Field(description="page or feed; the provider, channel or template that it is about; or empty.")
    status: int | None
    by: str


class DeliveryRecord(Record):
    """A message that we owe, or owed, to a channel."""

    key: str
    channel: str
    event: EventKind
    episodes: list[str]
    watches: list[str]
    state: DeliveryState
    attempts: int
    may_repeat: bool
    created_at: Instant
    next_at: Instant | None
    settled_at: Instant | None
    error: str | None


class ReadingRecord(Record):
    """One reading of one source, whatever came of it."""

    source: Source
    started_at: Instant
    ended_at: Instant
    outcome: Outcome
    status: int | None
    detail: str
    sha256: str = Field(description="Of the body, or empty.")
    size: int


class WatchRecord(Record):
    """What somebody uses, and what of it is in force."""

    name: str
    services: list[str]
    modes: list[Mode] | None = Field(description="null: none was chosen, so all are meant.")
    channels: list[str]
    in_force: list[str] = Field(description="Episodes under way that may be theirs.")
    planned: list[str]


class SourceRecord(Record):
    """How reading one source goes."""

    source: Source
    last_good_at: Instant | None
    failing_since: Instant | None
    failures: int = Field(description="In a row.")


class StatusRecord(Record):
    """Whether anything is in force for us, and whether that can be believed."""

    answer: Annotated[str, WithJsonSchema({"type": "string", "enum": ["in_force", "calm", "unknown"]})] = Field(
        description="What is in force is in force, however old the reading; calm must be fresh, or it is unknown."
    )
    is_fresh: bool
    last_good_at: Instant | None
    in_force: list[EpisodeRecord]
    planned: list[EpisodeRecord]
    sources: list[SourceRecord]
    deliveries: dict[str, int] = Field(description="How many messages stand in each state.")
    unclassified: int = Field(description="Messages shown now that were not understood.")


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
    )


def episode_of(episode: Episode) -> EpisodeRecord:
    """Return an episode as it stands."""
    given = episode.acknowledgement
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
        doubts=[
            DoubtRecord(field=name, code=doubt.code.value, quote=doubt.quote)
            for name, read in reads.items()
            for doubt in read.doubts
        ],
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
