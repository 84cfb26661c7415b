"""What is published, once read: notices and the values that they are made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Mode(StrEnum):
    """How declarations are transmitted. "DTI+" never counts as "DTI", nor the reverse (contract §2)."""

    DTI = "dti"
    DTI_PLUS = "dti+"
    EDI = "edi"


ALL_MODES = frozenset(Mode)


class Kind(StrEnum):
    """What a notice is (contract §3)."""

    ALERT = "alert"
    BULLETIN = "bulletin"
    END = "end"
    MAINTENANCE = "maintenance"
    CANCELLATION = "cancellation"
    MALFUNCTION = "malfunction"
    INFORMATION = "information"
    UNCLASSIFIED = "unclassified"


ALERT_KINDS = frozenset({Kind.ALERT, Kind.MALFUNCTION})
"""What reports a trouble that is there."""

TROUBLE_KINDS = frozenset({Kind.ALERT, Kind.MALFUNCTION, Kind.BULLETIN, Kind.MAINTENANCE})
"""Kinds that say, as long as they are listed, that something is or will be in trouble."""

CLOSING_KINDS = frozenset({Kind.END, Kind.CANCELLATION})
"""Kinds whose words close (contract §5, rule 2)."""


class Permission(StrEnum):
    """What a notice says of the fallback (*procédure de secours*)."""

    ALLOWED = "allowed"
    ADVISED = "advised"
    REFUSED = "refused"
    ENDED = "ended"
    NOT_STATED = "not_stated"


class Relation(StrEnum):
    """How a notice says of itself that it bears on an earlier one."""

    MOVES = "moves"
    REOPENS = "reopens"


class DoubtCode(StrEnum):
    """Why a value is not certain; the sentence for a person is in `telling.doubts`."""

    NO_SERVICE_NAMED = "no_service_named"
    END_OF_A_PART = "end_of_a_part"
    """Of an end that names no service, or of a return: its words leave something out that cannot be named."""
    PUBLISHED_IN_THE_FUTURE = "published_in_the_future"
    DATE_WITHOUT_HOUR = "date_without_hour"
    YEAR_FAR_FROM_PUBLICATION = "year_far_from_publication"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    WEEKDAY_DISAGREES = "weekday_disagrees"
    IMPOSSIBLE_DATE = "impossible_date"
    HOUR_OR_LENGTH = "hour_or_length"
    """ "Depuis 2h", of an afternoon: since two o'clock, as it is written, or for two hours."""
    AMBIGUOUS_LOCAL_TIME = "ambiguous_local_time"
    INEXISTENT_LOCAL_TIME = "inexistent_local_time"
    DURATION_DISAGREES = "duration_disagrees"
    HOURS_DIFFER_BY_SERVICE = "hours_differ_by_service"
    """Works on several services, each at hours of its own: those of the first stand for all."""
    FALLBACK_DIFFERS_BY_SERVICE = "fallback_differs_by_service"
    FALLBACK_DIFFERS_BY_MODE = "fallback_differs_by_mode"
    FALLBACK_DIFFERS_BY_MESSAGE = "fallback_differs_by_message"
    FALLBACK_NOT_UNDERSTOOD = "fallback_not_understood"
    """It is spoken of in words that do not tell us whether it is allowed."""
    CONDITION = "condition"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason for not being certain, with the words that caused it."""

    code: DoubtCode
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value with the words that it was read from; what is not stated has no quote."""

    value: T
    quote: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceScope:
    """One service in some of its modes; `None` is *unknown, every mode may be meant*, never none."""

    service: str
    modes: frozenset[Mode] | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Services, each in its own modes, in the order in which they were named; a service stands once."""

    parts: tuple[ServiceScope, ...] = ()

    @property
    def services(self) -> tuple[str, ...]:
        """The codes of the services, in order."""
        return tuple(part.service for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class Fallback:
    """What is said of the *procédure de secours*; moments are aware and in UTC, `None` is not stated or open.

    `modes` are those that a permission is expressly given for: `ALL_MODES` if that is all that is in trouble.
    """

    permission: Permission = Permission.NOT_STATED
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    modes: frozenset[Mode] | None = None

    @property
    def modes_left(self) -> frozenset[Mode] | None:
        """The only modes that it is for, or None if it is for no less than the trouble."""
        return None if self.modes == ALL_MODES else self.modes


def revision_of_words(*words: str) -> str:
    """Return the SHA-256 (hexadecimal) of words as published, part by part, however they are spaced."""
    return hashlib.sha256("\x1f".join(" ".join(each.split()) for each in words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Notice:
    """An item as far as its words can be understood. Moments are aware and in UTC.

    `key` is what the source calls it, or empty; who decides which notices are the same is `domain.episodes`.
    `affects` is what is down, degraded or planned to be; `restores` what is said to work again.
    """

    key: str
    title: str
    text: str
    kind: Read[Kind]
    affects: Read[Scope] = field(default_factory=lambda: Read(Scope()))
    restores: Read[Scope] = field(default_factory=lambda: Read(Scope()))
    mentions: Read[tuple[str, ...]] = field(default_factory=lambda: Read(()))
    cause: Read[tuple[str, ...]] = field(default_factory=lambda: Read(()))
    published_at: Read[datetime | None] = field(default_factory=lambda: Read(None))
    starts_at: Read[datetime | None] = field(default_factory=lambda: Read(None))
    ends_at: Read[datetime | None] = field(default_factory=lambda: Read(None))
    fallback: Read[Fallback] = field(default_factory=lambda: Read(Fallback()))
    fallback_for: tuple[str, ...] = ()
    """The services that its words about the fallback are for, where all of them name some."""
    bulletin_number: Read[int | None] = field(default_factory=lambda: Read(None))
    relation: Read[Relation | None] = field(default_factory=lambda: Read(None))
    instructions: str = ""
    url: str | None = None
    unfamiliar: tuple[str, ...] = ()
    """Names that look like a service, and headings, that we have never met: "name DELTA Z", "heading Urgences"."""
    revision: str = ""
    """SHA-256 (hexadecimal) of the words as published: the edition that this was read from."""

    @property
    def names_no_service(self) -> bool:
        """Whether it says that something works again, and does not say of what."""
        return any(doubt.code is DoubtCode.NO_SERVICE_NAMED for doubt in self.restores.doubts)

    @property
    def restores_in_doubt(self) -> bool:
        """Whether it says that something works again, and nobody can say of what, or what part of it does not."""
        return self.names_no_service or self.excepts_a_part

    @property
    def reservations(self) -> tuple[str, ...]:
        """The words in which it takes something back of what it says works again: told with that, not instead of it."""
        doubts = (doubt for doubt in self.restores.doubts if doubt.code is DoubtCode.CONTRADICTION)
        return tuple(doubt.quote or self.title for doubt in doubts)

    @property
    def excepts_a_part(self) -> bool:
        """Whether it says that something works again but for a part that cannot be named."""
        return any(doubt.code is DoubtCode.END_OF_A_PART for doubt in self.restores.doubts)
