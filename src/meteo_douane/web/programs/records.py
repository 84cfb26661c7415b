"""What the API answers with, each field with what it means."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.episodes import EpisodeState, Provenance
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Kind, Mode, Permission
from meteo_douane.domain.observation import Outcome, Source

T = TypeVar("T")

Instant = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""A moment in UTC, to the second, with "Z"."""


ANSWERS = ["in_force", "to_be_checked", "closed_by_person", "calm", "unknown"]
Answer = Annotated[str, WithJsonSchema({"type": "string", "enum": ANSWERS})]


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
    modes: list[Mode] | None = Field(description="The only modes that it is for; null: no less than the trouble.")


class AcknowledgementRecord(Record):
    """Who has an episode in hand."""

    by: str
    at: Instant
    why: str


class DoubtRecord(Record):
    """Why a field is not certain."""

    field: str
    code: str
    quote: str


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
    fallback: FallbackRecord = Field(
        description="What holds, but for `fallback_unstated`. What an end says of it counts: ended, with its hour."
    )
    fallback_unstated: list[ScopePart] = Field(
        description="What remains and of which nothing is said of the fallback: there it is not known."
    )
    fallback_quote: str | None = Field(
        description="The latest words that state the fallback as it holds, if they are still kept. Untrusted text."
    )
    fallback_doubts: list[DoubtRecord] = Field(
        description="Why that is not certain; `fallback_differs_by_message` has the words of a later message."
    )
    reservations: list[str] = Field(
        description="The words in which its last end, or that of a part, takes something back of itself: no all-clear "
        "for whoever they may mean. Untrusted text."
    )
    acknowledgement: AcknowledgementRecord | None


class Quoted(Record):
    """The words that a field was read from."""

    field: str
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

    answer: Answer = Field(
        description="What is in force is so, however old the reading; calm must be fresh, and all that is shown read."
    )
    is_fresh: bool
    last_good_at: Instant | None
    in_force: list[EpisodeRecord]
    planned: list[EpisodeRecord]
    closed_by_person: list[EpisodeRecord] = Field(
        description="What a person of ours closed within a week, and of which no end was published."
    )
    sources: list[SourceRecord]
    deliveries: dict[str, int] = Field(description="How many messages stand in each state.")
    unclassified: int = Field(description="Messages shown now that were not understood.")
