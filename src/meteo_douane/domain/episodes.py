"""One trouble or one planned operation from its first notice to its end, and all that we believe."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from meteo_douane.domain.acknowledgement import Acknowledgement, Repeat
from meteo_douane.domain.complaints import Upheld
from meteo_douane.domain.notice import Fallback, Kind, Notice, Scope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import SourceState
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.publication import Publication
from meteo_douane.domain.stretches import Stretch
from meteo_douane.domain.watch import Watch


class EpisodeState(StrEnum):
    """Where an episode stands; a planned end that has passed, or a notice that has vanished, ends nothing."""

    PLANNED = "planned"
    OPEN = "open"
    PARTLY_ENDED = "partly_ended"
    OVERDUE = "overdue"
    VANISHED = "vanished"
    ENDED = "ended"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether it is closed: by words of the source, unless its provenance is a person."""
        return self in {EpisodeState.ENDED, EpisodeState.CANCELLED}


class Provenance(StrEnum):
    """How we know of a state."""

    STATED = "stated"
    INFERRED = "inferred"
    BY_PERSON = "by_person"


@dataclass(frozen=True, slots=True)
class Closing:
    """What closed an episode: `at` as stated or else as observed (aware, UTC), `by` the publication that says so.

    If a person closed it, for want of an end that was published, `by` is that person's name.
    """

    state: EpisodeState
    at: datetime
    by: str
    provenance: Provenance = Provenance.STATED


@dataclass(frozen=True, slots=True)
class Told:
    """What a watch was told of an episode: the end must reach it whatever the configuration has become.

    `watch` is as it was when told, `scope` what it was told to be in trouble; `is_over` once it was told its end;
    `has_woken` if it was told an opening, or a repeat, in its quiet hours. `changes_at` is when the latest few of its
    changes were told at once. `gone_at` is when it was told that the source lists it no more, if that was told last.
    """

    watch: Watch
    scope: Scope
    is_over: bool = False
    has_woken: bool = False
    changes_at: tuple[datetime, ...] = ()
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """One trouble or one planned operation. Moments are aware and in UTC.

    `affected` is all that it ever touched, `remaining` what no words have ended yet, `withdrawn` what a correction no
    longer names: told, not ended, and over when the rest is. `publications` are its notices, in order.
    `reported_at` is when the source last said that the trouble begins: an end from before that is of another one.
    """

    id: str
    kind: Kind
    opening: Notice
    latest: Notice
    affected: Scope
    remaining: Scope
    opened_at: datetime
    observed_at: datetime
    publications: tuple[str, ...]
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    fallback: Fallback = field(default_factory=Fallback)
    fallback_unstated: Scope = field(default_factory=Scope)
    """What remains and the words about the fallback do not speak of: it was added later, or they name another part."""
    withdrawn: Scope = field(default_factory=Scope)
    reported_at: datetime | None = None
    last_bulletin: int | None = None
    restored_at: datetime | None = None
    """When the source last said that a part of it works again: what was written before does not take that back."""
    is_planned: bool = False
    is_partly_ended: bool = False
    is_unannounced: bool = False
    """It was opened by a bulletin: its alert was missed."""
    overdue_since: datetime | None = None
    vanished_since: datetime | None = None
    back_since: datetime | None = None
    """Since when the source lists again what had vanished."""
    closing: Closing | None = None
    taken_back: Closing | None = None
    """What words of the source had closed, of an episode that a person holds to be going on all the same."""
    told: dict[str, Told] = field(default_factory=dict)
    acknowledgement: Acknowledgement | None = None
    """Who has it in hand now; none once it is over, or has grown beyond that."""
    stretches: tuple[Stretch, ...] = ()
    """When each part of it was in trouble; none is known of an episode that an earlier version opened."""
    had_fallback: bool = False
    """Whether a fallback was ever allowed, or advised, in it."""
    reservations: tuple[str, ...] = ()
    """The words in which its end, or those of its parts, take something back of themselves."""

    @property
    def state(self) -> EpisodeState:
        """Where it stands; of several true states the one that a person must know first."""
        if self.closing is not None:
            return self.closing.state
        if self.vanished_since is not None:
            return EpisodeState.VANISHED
        if self.is_planned:
            return EpisodeState.PLANNED
        if self.overdue_since is not None:
            return EpisodeState.OVERDUE
        return EpisodeState.PARTLY_ENDED if self.is_partly_ended else EpisodeState.OPEN

    @property
    def provenance(self) -> Provenance:
        """How its state is known."""
        if self.closing is not None:
            return self.closing.provenance
        is_inferred = self.state in {EpisodeState.VANISHED, EpisodeState.OVERDUE} or self.is_unannounced
        return Provenance.INFERRED if is_inferred else Provenance.STATED

    @property
    def fallback_of_all(self) -> Fallback:
        """What holds of the fallback in all that remains: nothing is stated as soon as it is not for a part of it."""
        return Fallback() if self.fallback_unstated else self.fallback

    @property
    def ended_at(self) -> datetime | None:
        """When it ended, as stated or else as observed."""
        return None if self.closing is None else self.closing.at

    @property
    def is_in_force(self) -> bool:
        """Whether nothing has closed it; a planned operation is in force too."""
        return self.closing is None

    @property
    def is_closed_by_person(self) -> bool:
        """Whether somebody of ours closed it: until words of the source say so, its end is not known."""
        return self.closing is not None and self.closing.provenance is Provenance.BY_PERSON

    @property
    def is_over_with_a_reservation(self) -> bool:
        """Whether words closed it that take something back of that: who is told that it is over is told so."""
        return self.state is EpisodeState.ENDED and not self.is_closed_by_person and bool(self.reservations)

    @property
    def is_over_in_doubt(self) -> bool:
        """Whether it is closed, and may go on for somebody: by a person of ours, or with a reservation."""
        return self.is_closed_by_person or self.is_over_with_a_reservation

    @property
    def closed_by(self) -> str:
        """The name of the person of ours who closed it, or empty."""
        return self.closing.by if self.closing is not None and self.is_closed_by_person else ""

    @property
    def is_under_way(self) -> bool:
        """Whether it is in force and not merely planned, as of the last reading."""
        return self.is_in_force and not self.is_planned

    def is_under_way_at(self, now: datetime) -> bool:
        """Return whether it is in force and not merely planned for later, though no reading has said so yet."""
        return self.is_in_force and (not self.is_planned or self.has_begun(now))

    def has_taken_place(self, now: datetime) -> bool:
        """Return whether it is or was under way: not what is to come, or was cancelled or closed before its hour."""
        if self.closing is None:
            return self.is_under_way_at(now)
        is_before_its_hour = self.is_planned and not self.has_begun(self.closing.at)
        return self.closing.state is not EpisodeState.CANCELLED and not is_before_its_hour

    def has_begun(self, now: datetime) -> bool:
        """Return whether the hour of its beginning, if one is stated, has passed."""
        return self.starts_at is not None and self.starts_at <= now


@dataclass(frozen=True, slots=True)
class Disagreement:
    """For how many good readings of each source in a row page and feed have not listed the same troubles."""

    readings: dict[Source, int] = field(default_factory=dict)
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What we believe. An unchanged reading leaves it equal, but for the moments in `sources` and `providers`.

    `episodes` and `publications` are kept by identifier as long as they may matter; `listed` is what each source last
    listed, in marks of editions; `watches` are those that were told the state in which they began. `upheld` is what the
    operator was told of the watching itself and lasts, `unfamiliar` the names and headings that were told once.
    """

    episodes: dict[str, Episode] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    listed: dict[Source, tuple[str, ...]] = field(default_factory=dict)
    watches: dict[str, Watch] = field(default_factory=dict)
    sources: dict[Source, SourceState] = field(default_factory=dict)
    disagreement: Disagreement = field(default_factory=Disagreement)
    publications_numbered: int = 0
    providers: dict[str, ProviderState] = field(default_factory=dict)
    repeats: dict[str, Repeat] = field(default_factory=dict)
    """By `Repeat.key`."""
    upheld: dict[str, Upheld] = field(default_factory=dict)
    unfamiliar: dict[str, datetime] = field(default_factory=dict)

    @property
    def in_force(self) -> tuple[Episode, ...]:
        """Episodes that nothing has closed, oldest first."""
        return tuple(episode for episode in self.episodes.values() if episode.is_in_force)

    @property
    def unended(self) -> tuple[Episode, ...]:
        """Episodes that no words have closed, oldest first: those in force, and those that a person closed."""
        return tuple(one for one in self.episodes.values() if one.is_in_force or one.is_closed_by_person)

    @property
    def next_repeat(self) -> datetime | None:
        """When something is to be repeated next."""
        return min((one.next_at for one in self.repeats.values() if one.next_at is not None), default=None)

    @property
    def last_good_at(self) -> datetime | None:
        """When any source was last read well."""
        moments = [state.last_good_at for state in self.sources.values() if state.last_good_at is not None]
        return max(moments, default=None)
