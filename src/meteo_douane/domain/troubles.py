"""What a notice about a trouble or an operation does: it opens, continues, moves, widens or reopens an episode."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from meteo_douane.domain.editions import are_other_words
from meteo_douane.domain.ended_since import ended_since
from meteo_douane.domain.endings import restored, restored_beside
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.facts import passed_over
from meteo_douane.domain.lapse import notices_of
from meteo_douane.domain.notice import ALERT_KINDS, Notice, Scope
from meteo_douane.domain.openings import opened, reopened
from meteo_douane.domain.placing import Begins, Echoes, Joins, Over, Reopens, place_of
from meteo_douane.domain.progress import Progress, progress_of
from meteo_douane.domain.scopes import beside, common, joined, union, without
from meteo_douane.domain.sighting import Sighting
from meteo_douane.domain.turn import Turn
from meteo_douane.domain.word import ABOUT_ANOTHER, Word


def trouble(turn: Turn, sighting: Sighting) -> Turn:
    """Follow an alert, a malfunction, a bulletin or a maintenance; a bulletin may end more than what it belongs to."""
    after = _placed(turn, sighting)
    return restored_beside(after, sighting) if sighting.notice.kind.value in ABOUT_ANOTHER else after


def _placed(turn: Turn, sighting: Sighting) -> Turn:
    place = place_of(turn.known, sighting, turn.catalogue, turn.now)
    match place:
        case Joins():
            return _continued(turn, sighting, place.episodes)
        case Reopens():
            return restored(reopened(turn, sighting, turn.episode(place.episode)), sighting, place.episode, ())
        case Echoes():
            return turn.attached(sighting.publication, place.episode)
        case Begins():
            return opened(turn, sighting, place.ended)
        case Over():
            return turn
        case _:
            assert_never(place)


def _continued(turn: Turn, sighting: Sighting, identifiers: tuple[str, ...]) -> Turn:
    shares = _shares(turn, sighting.notice, identifiers)
    for identifier, affects in zip(identifiers, shares, strict=True):
        episode = turn.episode(identifier)
        word = _word(turn, sighting, affects, episode)
        turn = turn if _has_ended_since(word, episode) else _advanced(turn, episode, word)
    return turn


def _has_ended_since(word: Word, episode: Episode) -> bool:
    """Return whether a notice comes late, of what alone it names has ended since: it is no word about what is left."""
    if word.sighting.before is not None or not word.affects or common(word.affects, episode.remaining, word.catalogue):
        return False
    return not beside(word.affects, word.ended_since, word.catalogue)


def _word(turn: Turn, sighting: Sighting, affects: Scope, episode: Episode) -> Word:
    since = ended_since(turn.known, episode, sighting.notice, turn.catalogue)
    return Word(sighting, affects, turn.catalogue, turn.now, _said_by_others(turn, sighting, episode), since)


def _said_by_others(turn: Turn, sighting: Sighting, episode: Episode) -> Scope:
    """Return what the other notices of an episode say to be in trouble, as long as they have not gone."""
    others = (one for one in notices_of(turn.known, episode) if one.id != sighting.publication and not one.is_gone)
    return union((one.notice.affects.value for one in others), turn.catalogue)


def _shares(turn: Turn, notice: Notice, identifiers: tuple[str, ...]) -> tuple[Scope, ...]:
    """Return what of a notice's scope is each episode's; what is none's widens the first.

    A mode that a bulletin or an end does not state again is the one that is known: it widens nothing.
    """
    affects = notice.affects.value
    if len(identifiers) == 1:
        return (affects,)
    scopes = [turn.episode(identifier).affected for identifier in identifiers]
    own = [common(affects, scope, turn.catalogue) for scope in scopes]
    unknown = beside if notice.kind.value in ABOUT_ANOTHER else without
    rest = unknown(affects, union(scopes, turn.catalogue), turn.catalogue)
    return (joined(own[0], rest, turn.catalogue), *own[1:])


def _advanced(turn: Turn, episode: Episode, word: Word) -> Turn:
    progress = progress_of(episode, word)
    turn = turn.with_episode(progress.after).attached(word.sighting.publication, episode.id)
    count = len(turn.happenings)
    turn = restored(turn, word.sighting, episode.id, progress.changes)
    is_said = len(turn.happenings) > count and not progress.growth and not progress.is_moved
    is_number = _is_new_number(word.sighting)
    if is_said or not (progress.changes or is_number or are_other_words(word.sighting)):
        return turn
    event = turn.event(_kind_of(episode, word, progress), word.notice, word.sighting.publication, episode.id)
    return turn.happened(
        replace(
            event,
            scope=joined(word.affects, passed_over(progress.changes), turn.catalogue) or progress.after.remaining,
            changes=progress.changes,
            growth=progress.growth,
        ),
        is_numbered=is_number,
    )


def _kind_of(episode: Episode, word: Word, progress: Progress) -> EventKind:
    """Return what happened: an alert anew, where the last one had vanished without an end, is never a mere repeat."""
    is_alert = word.notice.kind.value in ALERT_KINDS
    if episode.vanished_since is not None and is_alert and word.sighting.before is None:
        return EventKind.REOPENED
    return EventKind.MOVED if progress.is_moved else EventKind.CONTINUED


def _is_new_number(sighting: Sighting) -> bool:
    number = sighting.notice.bulletin_number.value
    return number is not None and (sighting.before is None or sighting.before.bulletin_number.value != number)
