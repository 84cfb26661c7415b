"""The tables, private to the store: values of the domain go in and come out, rows never do.

What is only read back whole is kept as JSON; a column is what a query asks for.
"""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, MetaData, Named, Table, TypedColumns, UniqueConstraint, text

from meteo_douane.adapters.store.columns import Packed, Utc

#: What all tables share; constraints have names, so that a migration can change them.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class ReadingColumns(TypedColumns):
    """One reading of one source; the body may be kept or not, `sha256` names it all the same."""

    number: Named[int] = Column(primary_key=True)
    source: Named[str]
    started_at: Named[datetime] = Column(Utc)
    ended_at: Named[datetime] = Column(Utc, index=True)
    outcome: Named[str]
    status: Named[int | None]
    detail: Named[str]
    sha256: Named[str]
    size: Named[int]
    headers: Named[str | None]
    """The headers kept, as JSON; NULL in a row from before they were."""
    chain: Named[str | None]
    """The digest of this row and of all before it (`domain.chain`); NULL in a row from before there was one."""
    folded: Named[int | None]
    """How many readings this row stands for (`domain.condensing`); NULL in one as it was written.

    Its digest is that of the last of them: what comes after it goes on from there, and it proves itself no longer.
    """


READINGS = Table("readings", METADATA, ReadingColumns, Index(None, "source", "ended_at"))


class BodyColumns(TypedColumns):
    """A body, compressed, once for each content."""

    sha256: Named[str] = Column(primary_key=True)
    gz: Named[bytes]
    first_seen_at: Named[datetime] = Column(Utc)
    last_seen_at: Named[datetime] = Column(Utc)


BODIES = Table("bodies", METADATA, BodyColumns)


class EditionColumns(TypedColumns):
    """The words of a notice as published once, and what was read in them then."""

    number: Named[int] = Column(primary_key=True)
    revision: Named[str] = Column(unique=True)
    source: Named[str]
    first_seen_at: Named[datetime] = Column(Utc)
    payload: Named[str] = Column(Packed)


EDITIONS = Table("editions", METADATA, EditionColumns)


class AppearanceColumns(TypedColumns):
    """A stretch of time in which a source listed an edition; `last_seen_at` is NULL as long as it does."""

    number: Named[int] = Column(primary_key=True)
    publication: Named[str] = Column(index=True)
    source: Named[str]
    revision: Named[str]
    first_seen_at: Named[datetime] = Column(Utc)
    last_seen_at: Named[datetime | None] = Column(Utc)


APPEARANCES = Table("appearances", METADATA, AppearanceColumns)


class EpisodeColumns(TypedColumns):
    """An episode; once it is no longer needed to reconcile, it stays as history, not `is_current`."""

    number: Named[int] = Column(primary_key=True)
    id: Named[str] = Column(unique=True)
    state: Named[str]
    opened_at: Named[datetime | None] = Column(Utc)
    ended_at: Named[datetime | None] = Column(Utc)
    is_current: Named[bool] = Column(index=True)
    payload: Named[str] = Column(Packed)


EPISODES = Table("episodes", METADATA, EpisodeColumns)


class BeliefColumns(TypedColumns):
    """One entry of a field of what is known, other than the episodes; the whole field if it has no entries."""

    number: Named[int] = Column(primary_key=True)
    name: Named[str]
    key: Named[str]
    payload: Named[str] = Column(Packed)


BELIEFS = Table("beliefs", METADATA, BeliefColumns, UniqueConstraint("name", "key"))


class EventColumns(TypedColumns):
    """Something that happened; the decisions about it and the messages refer to it."""

    key: Named[str] = Column(primary_key=True)
    kind: Named[str]
    at: Named[datetime] = Column(Utc, index=True)
    episode: Named[str] = Column(index=True)
    payload: Named[str] = Column(Packed)


EVENTS = Table("events", METADATA, EventColumns)


class DecisionColumns(TypedColumns):
    """Whether a watch was told of an event, and why; `payload` is the decision without its event."""

    number: Named[int] = Column(primary_key=True)
    event: Named[str] = Column(ForeignKey("events.key"))
    event_kind: Named[str]
    watch: Named[str]
    told: Named[bool]
    verdict: Named[str | None]
    reason: Named[str]
    payload: Named[str] = Column(Packed)


DECISIONS = Table("decisions", METADATA, DecisionColumns, UniqueConstraint("event", "event_kind", "watch"))


class InterventionColumns(TypedColumns):
    """What a person did about an episode; rows are added and never changed."""

    number: Named[int] = Column(primary_key=True)
    episode: Named[str] = Column(index=True)
    deed: Named[str]
    person: Named[str]
    why: Named[str]
    via: Named[str]
    at: Named[datetime] = Column(Utc)


INTERVENTIONS = Table("interventions", METADATA, InterventionColumns)


class DeliveryColumns(TypedColumns):
    """A message owed to a channel: the outbox. `message` has the keys of its events in place of the events.

    Within a `thread` (an episode, a source, or the message itself) the messages of a channel go out in their order; a
    message about several episodes has all of them, with a space between, and goes before what is about one of them.
    `instead_of` is the channel in whose place it goes to this one, or empty.
    """

    number: Named[int] = Column(primary_key=True)
    key: Named[str] = Column(unique=True)
    channel: Named[str]
    thread: Named[str]
    event_kind: Named[str]
    state: Named[str]
    attempts: Named[int]
    next_at: Named[datetime] = Column(Utc)
    may_repeat: Named[bool]
    last_error: Named[str]
    created_at: Named[datetime] = Column(Utc)
    settled_at: Named[datetime | None] = Column(Utc)
    instead_of: Named[str] = Column(server_default="")
    message: Named[str] = Column(Packed)


DELIVERIES = Table(
    "deliveries",
    METADATA,
    DeliveryColumns,
    Index(None, "channel", "state", "next_at"),
    Index(None, "channel", "thread", "number"),
    Index(None, "state", "number"),
    Index(None, "settled_at"),
    # PostgreSQL has these two of the same rows, by their migrations: to say so here would load its dialect.
    Index("ix_deliveries_starts", "channel", "number", sqlite_where=text("event_kind = 'state_at_start'")),
    Index(None, "instead_of", "thread", sqlite_where=text("instead_of != ''")),
)


class TriageColumns(TypedColumns):
    """A way through Fiche 1, as far as it was gone: it can be resumed until it is over."""

    number: Named[int] = Column(primary_key=True)
    id: Named[str] = Column(unique=True)
    started_at: Named[datetime] = Column(Utc)
    is_over: Named[bool]
    payload: Named[str] = Column(Packed)


TRIAGES = Table("triages", METADATA, TriageColumns)


class RecourseEntryColumns(TypedColumns):
    """One line of the record of a recourse; lines are only ever added. `once` is a key that no other line may have."""

    number: Named[int] = Column(primary_key=True)
    recourse: Named[str] = Column(index=True)
    kind: Named[str]
    at: Named[datetime] = Column(Utc)
    once: Named[str | None] = Column(unique=True)
    payload: Named[str] = Column(Packed)


RECOURSE_ENTRIES = Table("recourse_entries", METADATA, RecourseEntryColumns)


class DrillColumns(TypedColumns):
    """A drill and its answer. Its messages are in no row: they live and die with the program that holds it."""

    number: Named[int] = Column(primary_key=True)
    id: Named[str] = Column(unique=True)
    until: Named[datetime] = Column(Utc)
    payload: Named[str] = Column(Packed)


DRILLS = Table("drills", METADATA, DrillColumns)


class DigestRunColumns(TypedColumns):
    """Something done for a digest: no second row can be for the same digest, day and hour (on the readers' clock)."""

    number: Named[int] = Column(primary_key=True)
    digest: Named[str]
    day: Named[str]
    hour: Named[str]
    made_at: Named[datetime] = Column(Utc)
    payload: Named[str] = Column(Packed)


DIGEST_RUNS = Table("digest_runs", METADATA, DigestRunColumns, UniqueConstraint("digest", "day", "hour"))


class DeadChannelColumns(TypedColumns):
    """A channel that is known to be dead, for good or for now; the row goes when something arrives through it again."""

    channel: Named[str] = Column(primary_key=True)
    since: Named[datetime] = Column(Utc)
    detail: Named[str]


DEAD_CHANNELS = Table("dead_channels", METADATA, DeadChannelColumns)


class LeaseColumns(TypedColumns):
    """Who does for all what only one may do, until when on the database's clock, and under which number."""

    name: Named[str] = Column(primary_key=True)
    holder: Named[str]
    expires_at: Named[float]
    """In seconds since 1970, on the clock of the database."""
    fence: Named[int]
    """Rises with each new holder."""


LEASES = Table("leases", METADATA, LeaseColumns)
