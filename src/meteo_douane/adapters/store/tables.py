"""The tables, private to the store: values of the domain go in and come out, rows never do.

What is only read back whole is kept as JSON; a column is what a query asks for.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from meteo_douane.adapters.store.columns import Packed, Utc


class Row(DeclarativeBase):
    """What all tables share; constraints have names, so that a migration can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Utc}  # noqa: RUF012 - SQLAlchemy's own declaration


class ReadingRow(Row):
    """One reading of one source; the body may be kept or not, `sha256` names it all the same."""

    __tablename__ = "readings"
    __table_args__ = (Index(None, "source", "ended_at"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime] = mapped_column(index=True)
    outcome: Mapped[str]
    status: Mapped[int | None]
    detail: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    headers: Mapped[str | None]
    """The headers kept, as JSON; NULL in a row from before they were."""
    chain: Mapped[str | None]
    """The digest of this row and of all before it (`domain.chain`); NULL in a row from before there was one."""
    folded: Mapped[int | None]
    """How many readings this row stands for (`domain.condensing`); NULL in one as it was written.

    Its digest is that of the last of them: what comes after it goes on from there, and it proves itself no longer.
    """


class BodyRow(Row):
    """A body, compressed, once for each content."""

    __tablename__ = "bodies"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    gz: Mapped[bytes]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]


class EditionRow(Row):
    """The words of a notice as published once, and what was read in them then."""

    __tablename__ = "editions"

    number: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    first_seen_at: Mapped[datetime]
    payload: Mapped[str] = mapped_column(Packed)


class AppearanceRow(Row):
    """A stretch of time in which a source listed an edition; `last_seen_at` is NULL as long as it does."""

    __tablename__ = "appearances"

    number: Mapped[int] = mapped_column(primary_key=True)
    publication: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]
    revision: Mapped[str]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]


class EpisodeRow(Row):
    """An episode; once it is no longer needed to reconcile, it stays as history, not `is_current`."""

    __tablename__ = "episodes"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    is_current: Mapped[bool] = mapped_column(index=True)
    payload: Mapped[str] = mapped_column(Packed)


class BeliefRow(Row):
    """One entry of a field of what is known, other than the episodes; the whole field if it has no entries."""

    __tablename__ = "beliefs"
    __table_args__ = (UniqueConstraint("name", "key"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key: Mapped[str]
    payload: Mapped[str] = mapped_column(Packed)


class EventRow(Row):
    """Something that happened; the decisions about it and the messages refer to it."""

    __tablename__ = "events"

    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
    episode: Mapped[str] = mapped_column(index=True)
    payload: Mapped[str] = mapped_column(Packed)


class DecisionRow(Row):
    """Whether a watch was told of an event, and why; `payload` is the decision without its event."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("event", "event_kind", "watch"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(ForeignKey("events.key"))
    event_kind: Mapped[str]
    watch: Mapped[str]
    told: Mapped[bool]
    verdict: Mapped[str | None]
    reason: Mapped[str]
    payload: Mapped[str] = mapped_column(Packed)


class InterventionRow(Row):
    """What a person did about an episode; rows are added and never changed."""

    __tablename__ = "interventions"

    number: Mapped[int] = mapped_column(primary_key=True)
    episode: Mapped[str] = mapped_column(index=True)
    deed: Mapped[str]
    person: Mapped[str]
    why: Mapped[str]
    via: Mapped[str]
    at: Mapped[datetime]


_IS_A_START = text("event_kind = 'state_at_start'")
_IS_IN_PLACE = text("instead_of != ''")


class DeliveryRow(Row):
    """A message owed to a channel: the outbox. `message` has the keys of its events in place of the events.

    Within a `thread` (an episode, a source, or the message itself) the messages of a channel go out in their order; a
    message about several episodes has all of them, with a space between, and goes before what is about one of them.
    `instead_of` is the channel in whose place it goes to this one, or empty.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index(None, "channel", "state", "next_at"),
        Index(None, "channel", "thread", "number"),
        Index(None, "state", "number"),
        Index(None, "settled_at"),
        Index("ix_deliveries_starts", "channel", "number", sqlite_where=_IS_A_START, postgresql_where=_IS_A_START),
        Index(None, "instead_of", "thread", sqlite_where=_IS_IN_PLACE, postgresql_where=_IS_IN_PLACE),
    )

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    channel: Mapped[str]
    thread: Mapped[str]
    event_kind: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int]
    next_at: Mapped[datetime]
    may_repeat: Mapped[bool]
    last_error: Mapped[str]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    instead_of: Mapped[str] = mapped_column(server_default="")
    message: Mapped[str] = mapped_column(Packed)


class TriageRow(Row):
    """A way through Fiche 1, as far as it was gone: it can be resumed until it is over."""

    __tablename__ = "triages"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    started_at: Mapped[datetime]
    is_over: Mapped[bool]
    payload: Mapped[str] = mapped_column(Packed)


class RecourseEntryRow(Row):
    """One line of the record of a recourse; lines are only ever added. `once` is a key that no other line may have."""

    __tablename__ = "recourse_entries"

    number: Mapped[int] = mapped_column(primary_key=True)
    recourse: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    once: Mapped[str | None] = mapped_column(unique=True)
    payload: Mapped[str] = mapped_column(Packed)


class DrillRow(Row):
    """A drill and its answer. Its messages are in no row: they live and die with the program that holds it."""

    __tablename__ = "drills"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    until: Mapped[datetime]
    payload: Mapped[str] = mapped_column(Packed)


class DigestRunRow(Row):
    """Something done for a digest: no second row can be for the same digest, day and hour (on the readers' clock)."""

    __tablename__ = "digest_runs"
    __table_args__ = (UniqueConstraint("digest", "day", "hour"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str]
    day: Mapped[str]
    hour: Mapped[str]
    made_at: Mapped[datetime]
    payload: Mapped[str] = mapped_column(Packed)


class DeadChannelRow(Row):
    """A channel that is known to be dead, for good or for now; the row goes when something arrives through it again."""

    __tablename__ = "dead_channels"

    channel: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    detail: Mapped[str]


class LeaseRow(Row):
    """Who does for all what only one may do, until when on the database's clock, and under which number."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    expires_at: Mapped[float]
    """In seconds since 1970, on the clock of the database."""
    fence: Mapped[int]
    """Rises with each new holder."""
