"""What happened, what was decided about it for each watch, and what is owed to a channel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.notice import Fallback, Kind, Mode, Notice, Scope
from meteo_douane.domain.stretches import Stretch
from meteo_douane.domain.watch import Verdict


class EventKind(StrEnum):
    """What can happen (contract §4)."""

    STATE_AT_START = "state_at_start"
    OPENED = "opened"
    CONTINUED = "continued"
    PARTLY_ENDED = "partly_ended"
    ENDED = "ended"
    REOPENED = "reopened"
    VANISHED = "vanished"
    PLANNED = "planned"
    STARTED = "started"
    MOVED = "moved"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    UNCLASSIFIED = "unclassified"
    SOURCE_SILENT = "source_silent"
    SOURCE_UNREADABLE = "source_unreadable"
    SOURCE_BACK = "source_back"
    SOURCES_DISAGREE = "sources_disagree"
    PROVIDER_TROUBLE = "provider_trouble"
    """A provider says that its own platform is in trouble: no word of the météo."""
    PROVIDER_BACK = "provider_back"
    DIGEST = "digest"
    """Nothing happened: it was time to say how things stand."""
    TEMPLATE_FAILED = "template_failed"
    TEMPLATE_MENDED = "template_mended"
    CONFIGURATION_REJECTED = "configuration_rejected"
    CONFIGURATION_ACCEPTED = "configuration_accepted"
    NO_ROOM = "no_room"
    """The disk of the database is full: readings are no longer kept."""
    ROOM_AGAIN = "room_again"
    UNWRITABLE = "unwritable"
    """The database can be written no more: what is decided is in memory alone."""
    WRITABLE_AGAIN = "writable_again"
    NAMES_UNKNOWN = "names_unknown"
    """Names that look like services, or headings, that we have never met."""
    NAMES_SETTLED = "names_settled"
    """Such names are shown no more, or are in the catalogue by now."""
    REMINDER = "reminder"
    """Something that the operator was told of lasts."""
    REPEATED = "repeated"
    """Nothing happened: an alert goes on that nobody has acknowledged."""
    ACKNOWLEDGED = "acknowledged"
    """Somebody of ours has taken an alert in hand: no word of the météo."""
    CLOSED_BY_PERSON = "closed_by_person"
    """Somebody of ours holds an episode for over of which no end was published: no word of the météo."""
    REOPENED_BY_PERSON = "reopened_by_person"
    FALLBACK_REMINDER = "fallback_reminder"
    """Nothing happened: a fallback that we started ourselves still asks something of somebody."""
    CHANNEL_DEAD = "channel_dead"
    """Nothing more arrives through one of our own channels."""
    CHANNEL_BACK = "channel_back"
    TEST = "test"
    """Nothing happened: somebody tries a channel."""

    @property
    def is_about_a_source(self) -> bool:
        """Whether it concerns the watching itself rather than a trouble of a service."""
        return self.value.startswith("source")

    @property
    def is_about_a_provider(self) -> bool:
        """Whether it concerns the platform of an EDI provider: it is beside the météo."""
        return self.value.startswith("provider")

    @property
    def is_done_by_a_person(self) -> bool:
        """Whether somebody of ours did it, and the administration published nothing."""
        return self in {EventKind.ACKNOWLEDGED, EventKind.CLOSED_BY_PERSON, EventKind.REOPENED_BY_PERSON}

    @property
    def is_about_a_channel(self) -> bool:
        """Whether it concerns one of the channels that we tell people through."""
        return self.value.startswith("channel")

    @property
    def is_for_the_operator(self) -> bool:
        """Whether it concerns the program and nobody but who runs it."""
        return self in _FOR_THE_OPERATOR


_FOR_THE_OPERATOR = frozenset(
    {
        EventKind.TEMPLATE_FAILED,
        EventKind.TEMPLATE_MENDED,
        EventKind.CONFIGURATION_REJECTED,
        EventKind.CONFIGURATION_ACCEPTED,
        EventKind.NO_ROOM,
        EventKind.ROOM_AGAIN,
        EventKind.UNWRITABLE,
        EventKind.WRITABLE_AGAIN,
        EventKind.NAMES_UNKNOWN,
        EventKind.NAMES_SETTLED,
        EventKind.REMINDER,
    }
)

ENDS_OF = {
    EventKind.SOURCE_SILENT: EventKind.SOURCE_BACK,
    EventKind.SOURCE_UNREADABLE: EventKind.SOURCE_BACK,
    EventKind.PROVIDER_TROUBLE: EventKind.PROVIDER_BACK,
    EventKind.CHANNEL_DEAD: EventKind.CHANNEL_BACK,
    EventKind.TEMPLATE_FAILED: EventKind.TEMPLATE_MENDED,
    EventKind.CONFIGURATION_REJECTED: EventKind.CONFIGURATION_ACCEPTED,
    EventKind.NO_ROOM: EventKind.ROOM_AGAIN,
    EventKind.UNWRITABLE: EventKind.WRITABLE_AGAIN,
    EventKind.NAMES_UNKNOWN: EventKind.NAMES_SETTLED,
}
"""What says that something beside the episodes is over."""

OPENINGS = frozenset({EventKind.OPENED, EventKind.REOPENED, EventKind.PLANNED, EventKind.STATE_AT_START})
"""How a watch hears first of a trouble or an operation."""
ENDS = frozenset({EventKind.ENDED, EventKind.PARTLY_ENDED})
"""How it hears that words ended it, all of it or a part."""
TROUBLE_OPENINGS = OPENINGS - {EventKind.PLANNED}
"""How a watch hears first of what is in trouble now."""
NEW_OPENINGS = OPENINGS - {EventKind.STATE_AT_START}
"""What opens with the words of a reading, rather than having been there before the first one."""


class ReasonCode(StrEnum):
    """Why a watch was told, or not; the sentence is made in `telling`."""

    CONCERNED = "concerned"
    WAS_TOLD_THE_OPENING = "was_told_the_opening"
    IN_FORCE_AT_START = "in_force_at_start"
    NOTHING_NEW = "nothing_new"
    NOT_CONCERNED = "not_concerned"
    NOT_TOLD_BEFORE = "not_told_before"
    ENDED_BEFORE_FIRST_READING = "ended_before_first_reading"
    ENDED_MEANWHILE = "ended_meanwhile"
    EVERY_BULLETIN_ASKED = "every_bulletin_asked"
    END_WITHOUT_A_SERVICE = "end_without_a_service"
    END_CONTRADICTS_ITSELF = "end_contradicts_itself"
    END_OVERTAKEN = "end_overtaken"
    END_OF_A_PART = "end_of_a_part"
    """It names a service, and excepts a part of it that cannot be named."""
    END_OF_EVERY_SERVICE = "end_of_every_service"
    """It is of the portal or of all services, and none of those that are in trouble is named."""
    END_WITHIN_A_WIDER_ALERT = "end_within_a_wider_alert"
    CANCELLATION_UNCLEAR = "cancellation_unclear"
    NO_KNOWN_ALERT = "no_known_alert"
    THE_SOURCE_ITSELF = "the_source_itself"
    ITS_PROVIDER = "its_provider"
    NOT_ACKNOWLEDGED = "not_acknowledged"
    NOBODY_ANSWERED = "nobody_answered"
    THE_CHANNEL_ITSELF = "the_channel_itself"
    NO_WATCH = "no_watch"
    """None is configured: what happens is kept, and told to nobody."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a person acts on and that has changed: `field` is scope, starts_at, ends_at, fallback or kind.

    It is `unnamed` where a message is silent about a scope that it named `before`, and that has not ended.

    `before` and `after` are for `telling` to read, empty for what was not stated: a `Kind`; a moment as ISO 8601 with
    its offset; a scope as "delta-g:dti,edi delta-t" (no colon if no mode is stated); a fallback as its `Permission`,
    followed by its interval if either end is stated, "allowed 2026-02-03T08:00:00+00:00/", and by the modes that it is
    limited to, "allowed / edi".
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Extracts:
    """The first words of a source: as last understood (empty if never), and as it answers now."""

    last_good: str
    present: str


#: In the key of a state at the start: about an episode that had ended by then, of which nobody was told.
OVER_AT_START = ":over/"


def stem_of_start(at: datetime) -> str:
    """Return what the keys of all states at the start of a moment begin with; each then names its episode."""
    return f"{at:%Y%m%dT%H%M%SZ}/{EventKind.STATE_AT_START.value}"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, told at most once per channel. `at` is when we observed it (aware, UTC).

    `key` is unique and the same if the same readings are gone through again. `episode` is empty for what is about a
    source or was not understood. `scope` is what the event is about: what opened, what ended.
    """

    key: str
    kind: EventKind
    at: datetime
    episode: str = ""
    notice: Notice | None = None
    scope: Scope = field(default_factory=Scope)
    changes: tuple[Change, ...] = ()
    growth: Scope = field(default_factory=Scope)
    """What has come to be in trouble by it, beyond what was."""
    source: str = ""
    """"page" or "feed", for an event about a source; the name of the provider or channel that it is about.

    For the operator's own: what it is about, the name of a template for instance.
    """
    detail: str = ""
    """About a source that is silent: its `Cause`; that is unreadable: its `Defect` or a short English phrase.

    About a provider or a person: their words. About a channel: why it is dead, a short English phrase. For the
    operator's own: what is wrong, a line for each thing.
    """
    status: int | None = None
    """The HTTP status that a silent source answered with, if it answered at all."""
    extracts: Extracts | None = None
    """For a source that is unreadable: what it showed before, and now."""
    reminds_of: EventKind | None = None
    """For a reminder: what lasts, since `opened_at`."""
    opened_at: datetime | None = None
    """When the episode began, as stated or else as observed: an end can show how long it lasted."""
    began: tuple[Stretch, ...] = ()
    """For an end: since when each part was in trouble until then, where not all of it was from the beginning."""
    fallback: Fallback | None = None
    """What holds of the fallback in the episode after this: an hour that is not stated again stays."""
    fallback_unstated: Scope = field(default_factory=Scope)
    """What remains and of which that was not said: nothing is known of the fallback there."""
    fallback_before: Fallback | None = None
    """For an end: what held until then, if that was stated. It goes on for what the end does not speak of."""
    vanished_since: datetime | None = None
    """Since when the source lists nothing of the episode any more, though it is in force."""
    away_since: datetime | None = None
    """The last good reading before a long absence during which this happened."""
    remaining: Scope = field(default_factory=Scope)
    """What is left in force of the episode after this."""
    taken_over_by: tuple[str, ...] = ()
    """For a channel that is dead: the channels that say what it does not take."""
    going_on_for: tuple[str, ...] = ()
    """For an end: the channels of whoever was told of the episode and for whom it goes on after this."""
    by: str = ""
    """Who did it, or had closed by hand what begins again; `detail` has the reason that they gave, if any."""

    @property
    def tells_a_return_in_doubt(self) -> bool:
        """Whether a bulletin says that something works again, and nobody can say of what, or of what part."""
        if self.episode or self.notice is None or self.notice.kind.value is not Kind.BULLETIN:
            return False
        return self.notice.restores_in_doubt

    @property
    def ends_without_a_name(self) -> bool:
        """Whether it is the end of an episode by words that name no service."""
        if self.notice is None or self.kind not in ENDS:
            return False
        return self.notice.names_no_service and not self.notice.restores.value

    @property
    def reservations(self) -> tuple[str, ...]:
        """For an end: the words in which it takes something back of itself."""
        return self.notice.reservations if self.notice is not None and self.kind in ENDS else ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a watch is told of an event, and why; kept for *no* as for *yes* (contract §4, one line of `replay`).

    `event_kind` is the event from the side of the watch. `watch` is empty for an event about a source, and where no
    watch is configured.
    """

    event: Event
    event_kind: EventKind
    watch: str
    told: bool
    verdict: Verdict | None
    reason: ReasonCode
    channels: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    """Which of the channels are the operator's: there an event about a source says more."""
    modes: frozenset[Mode] | None = None
    """The modes that the watch names, if it names any: what is to be done next depends on them (Fiche 1)."""
    provider: str = ""
    """For an opening: the provider of the watch, if it reports a trouble of its own platform meanwhile."""
    reminder: Reminder | None = None
    """How an acknowledgement is asked for, if it is."""
