"""What is known at the moment at which somebody asks: the alerts that may be theirs, and whether we can be believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain import fiche
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode, EpisodeState, Known
from meteo_douane.domain.fallback_words import is_to_be_checked, stated_fallback
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Doubt, Fallback, Kind, Mode, Notice, Read, Scope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.office import Presence
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.standing_words import standing_words
from meteo_douane.domain.stretches import Stretch
from meteo_douane.domain.watch import VerdictCode, Watch

ALERTS = frozenset({Kind.ALERT, Kind.BULLETIN})
"""What is an alert; one that is known by a bulletin only was missed (contract §5, rule 6)."""

_TROUBLES = ALERTS | {Kind.MALFUNCTION}
LATELY = timedelta(hours=12)
"""Whose trouble began so long ago may have begun under an alert that is over by now."""


class Standing(StrEnum):
    """What a published message is to somebody who uses a service in a mode."""

    COVERS = "covers"
    MODE_NOT_STATED = "mode_not_stated"
    SERVICE_NOT_STATED = "service_not_stated"
    OTHER_MODE = "other_mode"
    OTHER_SERVICE = "other_service"
    PLANNED = "planned"

    @property
    def may_cover(self) -> bool:
        """Whether only the person can tell if it is about their trouble; in doubt, it may be."""
        return self in {Standing.COVERS, Standing.MODE_NOT_STATED, Standing.SERVICE_NOT_STATED}


class Coverage(StrEnum):
    """Whether the sheet is about a service at all."""

    OF_THE_SHEET = "of_the_sheet"
    DELTA_IE = "delta_ie"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Published:
    """An episode in force as one person sees it: its latest words, and what holds of the fallback for them.

    `stated` is what holds of it in the episode, with the words that state it: these may be of another message.
    """

    episode: str
    standing: Standing
    notice: Notice
    scope: Scope
    opened_at: datetime
    fallback: Fallback
    state: EpisodeState = EpisodeState.OPEN
    kind: Kind = Kind.ALERT
    """What it was published as."""
    stated: Read[Fallback] = field(default_factory=lambda: Read(Fallback()))

    @property
    def edition(self) -> str:
        """What changes as soon as its words do."""
        return f"{self.episode} {self.notice.revision}"

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is not certain of what is shown."""
        shown = (self.notice.affects, self.stated)
        return tuple(dict.fromkeys(doubt for read in shown for doubt in read.doubts))

    @property
    def is_fallback_doubtful(self) -> bool:
        """Whether what holds of the fallback may be meant for another service, or hang on a condition."""
        return is_to_be_checked(replace(self.stated, value=self.fallback))

    @property
    def fallback_quote(self) -> str:
        """The latest words that state the fallback as it holds, if there are any."""
        return self.stated.quote


@dataclass(frozen=True, slots=True)
class ClosedByUs:
    """An episode of which no end was published, and which a person of ours closed: it may be going on."""

    kind: Kind
    scope: Scope
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EndedLately:
    """A trouble of which the météo has told the end: whoever has been in trouble since then was covered by it."""

    episode: str
    kind: Kind
    scope: Scope
    began_at: datetime
    ended_at: datetime
    reservations: tuple[str, ...] = ()
    """The words in which that end takes something back of itself."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the météo says to somebody who uses a service in a mode, at a moment. Moments are aware and in UTC.

    `is_fresh` and `last_good_at` are about the page itself. `alerts` may cover them, whatever the CID calls them;
    `beside` is the rest that is published: in another mode, for another service, or planned. `unread` are messages that
    nobody understood. With one of these, or without a fresh reading, that there is no alert is not known.
    """

    at: datetime
    service: str
    mode: Mode
    coverage: Coverage
    is_fresh: bool
    presence: Presence
    alerts: tuple[Published, ...] = ()
    beside: tuple[Published, ...] = ()
    unread: tuple[Notice, ...] = ()
    providers: tuple[ProviderState, ...] = ()
    """What the providers that may be theirs publish of their own platforms."""
    last_good_at: datetime | None = None
    closed_at: datetime | None = None
    """When the service itself was closed, if it no longer exists."""
    closed_parts: tuple[str, ...] = ()
    """Which of the services below it were closed, by their codes."""
    closed_by_us: tuple[ClosedByUs, ...] = ()
    """What may be theirs and a person of ours closed lately."""
    ended: tuple[EndedLately, ...] = ()
    """What was theirs, or may have been, and ended lately by words of the administration; the latest last."""

    @property
    def editions(self) -> tuple[str, ...]:
        """What a person compares their trouble with; these change as soon as its words do."""
        unclassified = (f"{notice.title} {notice.revision}" for notice in self.unread)
        return (*(alert.edition for alert in self.alerts), *unclassified)

    @property
    def titles(self) -> tuple[str, ...]:
        """What a person compares their trouble with, by its titles."""
        return tuple(notice.title for notice in (*(alert.notice for alert in self.alerts), *self.unread))

    def alert(self, episode: str) -> Published | None:
        """Return the alert of an episode; without a name the only one that there is."""
        named = tuple(one for one in self.alerts if one.episode == episode or not episode)
        return named[0] if len(named) == 1 else None


def coverage_of(service: str, catalogue: Catalogue) -> Coverage:
    """Return whether the sheet is about a service."""
    lineage = catalogue.lineage(service)
    if fiche.WITH_ITS_OWN_TEXT in lineage:
        return Coverage.DELTA_IE
    return Coverage.OF_THE_SHEET if set(lineage) & set(fiche.OF_THE_SHEET) else Coverage.OTHER


def published_for(known: Known, service: str, mode: Mode, catalogue: Catalogue, now: datetime) -> tuple[Published, ...]:
    """Return all that is in force, the newest last, and what each is to a mode of a service.

    What is only planned for other services is left out: nobody can be in trouble for it.
    """
    return tuple(_published(known, Watch("", (service,), (), frozenset({mode}), names_modes=True), catalogue, now))


def closed_for(closed: Iterable[Episode], service: str, mode: Mode, catalogue: Catalogue) -> tuple[ClosedByUs, ...]:
    """Return which episodes that a person of ours closed may be about a mode of a service, in their order."""
    user = Watch("", (service,), (), frozenset({mode}), names_modes=True)
    return tuple(
        ClosedByUs(one.kind, one.remaining, one.closing.by, one.closing.at)
        for one in closed
        if one.closing is not None and (not one.remaining or judge_scope(one.remaining, user, catalogue).code.tells)
    )


def ended_for(known: Known, service: str, mode: Mode, catalogue: Catalogue, now: datetime) -> tuple[EndedLately, ...]:
    """Return which troubles that may have been about a mode of a service have ended lately, the latest last."""
    user = Watch("", (service,), (), frozenset({mode}), names_modes=True)
    found = (one for episode in known.episodes.values() for one in _ended(episode, now))
    theirs = (one for one in found if not one.scope or judge_scope(one.scope, user, catalogue).code.tells)
    return tuple(sorted(theirs, key=lambda one: one.ended_at))


def _ended(episode: Episode, now: datetime) -> Iterator[EndedLately]:
    """Yield each part of a trouble that has ended lately, by words of the administration."""
    if episode.kind not in _TROUBLES or episode.is_closed_by_person:
        return
    stretches = episode.stretches or (Stretch(episode.affected, episode.opened_at),)
    for one in stretches:
        until = one.until or episode.ended_at
        if until is not None and now - until <= LATELY:
            yield EndedLately(episode.id, episode.kind, one.scope, one.since, until, episode.reservations)


def page_read_at(known: Known) -> datetime | None:
    """Return when the page was last read well: it is where Fiche 1 looks, and a feed that answers stands not for it."""
    state = known.sources.get(Source.PAGE)
    return state.last_good_at if state else None


def is_page_fresh(known: Known, now: datetime, *, tolerated: timedelta) -> bool:
    """Return whether what the page said when it was last read can be believed to be what it says now."""
    read_at = page_read_at(known)
    return not is_page_given_up(known) and read_at is not None and now - read_at <= tolerated


def is_page_given_up(known: Known) -> bool:
    """Return whether it is told that nobody can read the page: however young the last good reading, it may be over."""
    state = known.sources.get(Source.PAGE)
    return state is None or bool(state.told)


def _published(known: Known, watch: Watch, catalogue: Catalogue, now: datetime) -> Iterator[Published]:
    for episode in known.in_force:
        standing = _standing(episode, watch, catalogue, now)
        if standing is not None:
            words = standing_words(known, episode)
            opened_at = episode.starts_at or episode.opened_at
            fallback = fallback_for(episode, watch, catalogue)
            yield Published(
                episode.id,
                standing,
                words,
                episode.remaining,
                opened_at,
                fallback,
                episode.state,
                episode.kind,
                stated_fallback(known, episode),
            )


def fallback_for(episode: Episode, watch: Watch, catalogue: Catalogue) -> Fallback:
    """Return what is said of the fallback for what somebody uses: nothing, if it is given for other modes alone."""
    unstated, modes = episode.fallback_unstated, episode.fallback.modes_left
    is_unstated = bool(unstated) and judge_scope(unstated, watch, catalogue).code.tells
    is_of_others = modes is not None and modes.isdisjoint(watch.modes)
    return Fallback() if is_unstated or is_of_others else episode.fallback


def _standing(episode: Episode, watch: Watch, catalogue: Catalogue, now: datetime) -> Standing | None:
    code = judge_scope(episode.remaining, watch, catalogue).code
    if episode.remaining and code is VerdictCode.OTHER_SERVICE:
        return Standing.OTHER_SERVICE if episode.is_under_way_at(now) else None
    if not episode.is_under_way_at(now):
        return Standing.PLANNED
    if episode.remaining and code is VerdictCode.OTHER_MODE:
        return Standing.OTHER_MODE
    if not episode.remaining:
        return Standing.SERVICE_NOT_STATED
    return Standing.MODE_NOT_STATED if code is VerdictCode.MODE_NOT_STATED else Standing.COVERS
