"""One reading: from what we believe and what was seen to what we believe now, what was decided, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from meteo_douane.domain.annotating import annotated
from meteo_douane.domain.audience import Audience, Heard, heard
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.dates_to_come import without_dates_to_come
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.following import follow
from meteo_douane.domain.former_sources import without_former
from meteo_douane.domain.lapse import forgotten, lapsed
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.observation import Failure, Observation, Seen, Source, Unchanged
from meteo_douane.domain.repeated_hour import in_their_hour
from meteo_douane.domain.sighting import Sighting, as_one_voice, chronological, sighted
from meteo_douane.domain.start import begun, begun_for_nobody
from meteo_douane.domain.turn import Happening, Turn
from meteo_douane.domain.voices import Listeners, disagreed, sources_polled
from meteo_douane.domain.watch import Watch


@dataclass(frozen=True, slots=True)
class Rules:
    """What the configuration says that decides: `operator_channels` are told when the watching itself fails.

    After `absence` without a good reading, what then comes is told with the moment since when we were away. `providers`
    are the names of those whose status pages are read. The operator is reminded at `remind_every` of what lasts. Quiet
    hours are on the clock of `zone`. `drill` is the name of the one episode of a drill; real ones are named after their
    day. `channels` are all that are defined. `sources` are those that are read: what another one listed counts no more.
    """

    watches: tuple[Watch, ...]
    operator_channels: tuple[str, ...]
    catalogue: Catalogue
    failures_tolerated: int = 3
    absence: timedelta = timedelta(hours=1)
    providers: tuple[str, ...] = ()
    remind_every: timedelta | None = None
    zone: tzinfo = UTC
    drill: str = ""
    channels: tuple[str, ...] = ()
    sources: frozenset[Source] | None = None

    @property
    def audience(self) -> Audience:
        """Those who are told of episodes."""
        return Audience(self.watches, self.catalogue)

    @property
    def listeners(self) -> Listeners:
        """The operator's channels and those of every watch, each once."""
        watches = (one for watch in self.watches for one in watch.channels)
        return Listeners(tuple(dict.fromkeys((*self.operator_channels, *watches))), self.operator_channels)


@dataclass(frozen=True, slots=True)
class Step:
    """What one reading comes to."""

    known: Known
    decisions: tuple[Decision, ...]
    messages: tuple[Message, ...]


def advance(known: Known, observations: tuple[Observation, ...], rules: Rules, now: datetime) -> Step:
    """Follow one reading of the page, of the feed, or of both at once (contract §5).

    Without observations only time has passed. A reading in which everything failed changes no episode.
    """
    known = without_former(known, rules.sources)
    observations = tuple(without_dates_to_come(known, in_their_hour(known, one), now) for one in observations)
    polled, of_sources = sources_polled(
        known, observations, rules.listeners, tolerated=rules.failures_tolerated, now=now
    )
    if observations and all(isinstance(one, Failure) for one in observations):
        return Step(polled, of_sources, messages_for(of_sources))
    turn = _followed(
        Turn(polled, rules.catalogue, now, _away_since(known, rules, now), drill=rules.drill), observations
    )
    result = _heard(known, turn, rules)
    after, of_voices = disagreed(result.known, observations, rules.operator_channels, now)
    decisions = of_sources + result.decisions + of_voices
    return Step(after, decisions, messages_for(decisions))


def _followed(turn: Turn, observations: tuple[Observation, ...]) -> Turn:
    sightings: tuple[Sighting, ...] = ()
    for observation in observations:
        if isinstance(observation, Seen | Unchanged):
            taken_in = sighted(turn.known, observation, turn.now)
            turn, sightings = turn.with_known(taken_in.known), sightings + taken_in.sightings
    before = turn.known
    for sighting in chronological(as_one_voice(sightings)):
        turn = follow(turn, sighting)
    return annotated(forgotten(lapsed(turn)), before)


def _heard(before: Known, turn: Turn, rules: Rules) -> Heard:
    if not turn.known.listed:
        return Heard(turn.known)
    result = heard(turn.known, _worth_telling(before, turn), rules.audience)
    if not (rules.watches or before.listed):
        return begun_for_nobody(turn, result)
    return begun(turn, result, rules.audience)


def _worth_telling(before: Known, turn: Turn) -> tuple[Happening, ...]:
    """Leave out what a first sight finds (rule 9): all that is understood, and of a second source what is past."""
    if not before.listed:
        return tuple(one for one in turn.happenings if one.event.kind is EventKind.UNCLASSIFIED)
    if before.listed.keys() == turn.known.listed.keys():
        return turn.happenings
    return tuple(one for one in turn.happenings if not _is_history(before, turn, one))


def _is_history(before: Known, turn: Turn, happening: Happening) -> bool:
    episode = turn.known.episodes.get(happening.event.episode)
    return episode is not None and episode.id not in before.episodes and not episode.is_in_force


def _away_since(known: Known, rules: Rules, now: datetime) -> datetime | None:
    last = known.last_good_at
    return last if last is not None and now - last > rules.absence else None
