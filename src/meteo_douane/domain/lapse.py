"""What time and absence bring: operations start, ends are overdue, notices vanish (contract §5, rules 3 and 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import EventKind, ReasonCode
from meteo_douane.domain.publication import Publication
from meteo_douane.domain.standing_words import standing_words, tells_a_trouble
from meteo_douane.domain.turn import Turn

MEMORY = timedelta(days=45)
"""What is over and no longer listed is forgotten after this: nothing can refer to it any more."""


def lapsed(turn: Turn) -> Turn:
    """Return what the hour and the last listings mean for every episode in force."""
    for episode in turn.known.in_force:
        for rule in (_started, _overdue, _vanished):
            turn = rule(turn, turn.episode(episode.id))
    for episode in turn.known.unended:
        turn = _listed_again(turn, episode) if episode.is_closed_by_person else turn
    return turn


def _started(turn: Turn, episode: Episode) -> Turn:
    if not (episode.is_planned and episode.has_begun(turn.now)):
        return turn
    return _about(turn.with_episode(replace(episode, is_planned=False)), EventKind.STARTED, episode)


def _overdue(turn: Turn, episode: Episode) -> Turn:
    ends_at = episode.ends_at
    if ends_at is None or ends_at > turn.now or episode.overdue_since is not None or episode.is_planned:
        return turn
    return _about(turn.with_episode(replace(episode, overdue_since=ends_at)), EventKind.OVERDUE, episode)


def _vanished(turn: Turn, episode: Episode) -> Turn:
    own = notices_of(turn.known, episode)
    if episode.vanished_since is not None:
        return _come_back(turn, episode) if any(one.is_listed for one in own) else turn
    shown = own or _all_of(turn.known, episode)  # of an alert that became the end of something else, that one is left
    if not shown or not all(publication.is_gone for publication in shown):
        return turn
    return _about(turn.with_episode(replace(episode, vanished_since=turn.now)), EventKind.VANISHED, episode)


def _come_back(turn: Turn, episode: Episode) -> Turn:
    """Take an episode as found again: the same words are no news, it has been in force all the time."""
    turn = turn.with_episode(replace(episode, vanished_since=None, back_since=turn.now))
    return _about(turn, EventKind.CONTINUED, episode, reason=ReasonCode.NOTHING_NEW)


def _listed_again(turn: Turn, episode: Episode) -> Turn:
    """Reopen what a person closed because it had vanished: the source shows it again, and no words have ended it."""
    if episode.vanished_since is None or not any(one.is_listed for one in notices_of(turn.known, episode)):
        return turn
    turn = turn.with_episode(replace(episode, closing=None, vanished_since=None))
    event = turn.event(EventKind.REOPENED, episode.latest, f"{turn.now:%Y%m%dT%H%M%SZ}", episode.id)
    return turn.happened(replace(event, scope=episode.remaining, by=episode.closed_by))


def _about(turn: Turn, kind: EventKind, episode: Episode, reason: ReasonCode | None = None) -> Turn:
    words = standing_words(turn.known, episode)
    return turn.happened(
        replace(turn.event(kind, words, f"{turn.now:%Y%m%dT%H%M%SZ}", episode.id), scope=episode.remaining),
        reason=reason,
    )


def notices_of(known: Known, episode: Episode) -> tuple[Publication, ...]:
    """Return the notices that keep an episode in sight: all but those that only say that something has ended."""
    own = _all_of(known, episode)
    return tuple(one for one in own if tells_a_trouble(one.notice))


def _all_of(known: Known, episode: Episode) -> tuple[Publication, ...]:
    return tuple(known.publications[one] for one in episode.publications if one in known.publications)


def forgotten(turn: Turn) -> Turn:
    """Forget what ended long ago and is listed no longer, and notices that belonged to nothing."""
    known = turn.known
    old = frozenset(one.id for one in known.episodes.values() if _is_past(turn, one))
    stray = frozenset(one.id for one in known.publications.values() if _is_stray(turn, one, old))
    if not old and not stray:
        return turn
    episodes = {key: one for key, one in known.episodes.items() if key not in old}
    publications = {key: one for key, one in known.publications.items() if key not in stray}
    return turn.with_known(replace(known, episodes=episodes, publications=publications))


def _is_past(turn: Turn, episode: Episode) -> bool:
    if episode.closing is None or turn.now - max(episode.closing.at, episode.observed_at) < MEMORY:
        return False
    own = (turn.known.publications.get(one) for one in episode.publications)
    return not any(one is not None and one.is_listed for one in own)


def _is_stray(turn: Turn, publication: Publication, old: frozenset[str]) -> bool:
    if publication.is_listed or turn.now - publication.first_seen_at < MEMORY:
        return False
    return all(one in old or one not in turn.known.episodes for one in publication.episodes)
