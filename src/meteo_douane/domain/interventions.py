"""What people of ours do about an episode: take it in hand, close it for want of a published end, reopen it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from meteo_douane.domain.acknowledgement import Acknowledgement
from meteo_douane.domain.audience import heard
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known, Provenance
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.lapse import notices_of
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.notice import Kind, Scope
from meteo_douane.domain.repeating import with_last_resort
from meteo_douane.domain.scopes import without
from meteo_douane.domain.step import Rules, Step
from meteo_douane.domain.turn import Happening

LONGEST_NAME = 80
LONGEST_REASON = 500
CLOSABLE = frozenset({EpisodeState.VANISHED, EpisodeState.OVERDUE})
"""States in which an end may have been missed; of what is listed and not overdue, the source alone says the end."""


class Deed(StrEnum):
    """What was done."""

    ACKNOWLEDGED = "acknowledged"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Person:
    """Who does something and why, in a line each; `why` may be empty. `via` is how: "command", "link" or "page"."""

    name: str
    why: str
    via: str


class Flaw(StrEnum):
    """What is wrong with how somebody names themselves or their reason."""

    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    LONG_REASON = "long_reason"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants done to an episode; `seen` is what they were shown to be in trouble, if that is known."""

    episode: str
    deed: Deed
    person: Person
    seen: Scope | None = None


@dataclass(frozen=True, slots=True)
class Intervention:
    """What somebody did, as it is kept. `at` is aware and in UTC."""

    episode: str
    deed: Deed
    by: str
    why: str
    via: str
    at: datetime


class DeclineCode(StrEnum):
    """Why it cannot be done."""

    UNKNOWN = "unknown"
    OVER = "over"
    IN_FORCE = "in_force"
    ACKNOWLEDGED = "acknowledged"
    GROWN = "grown"
    """It has grown, for somebody, since what the person was shown."""
    NOT_CLOSABLE = "not_closable"


@dataclass(frozen=True, slots=True)
class Declined:
    """It cannot be done to this episode, as it stands."""

    code: DeclineCode
    episode: Episode | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """It is done, once this is committed."""

    step: Step
    intervention: Intervention
    episode: Episode


Outcome = Done | Declined


def person_of(name: str, why: str, via: str) -> Person | Flaw:
    """Return who somebody says they are, in harmless lines, or what is wrong with it."""
    name, why = _one_line(name), _one_line(why)
    if not name:
        return Flaw.NO_NAME
    if len(name) > LONGEST_NAME:
        return Flaw.LONG_NAME
    return Flaw.LONG_REASON if len(why) > LONGEST_REASON else Person(name, why, via)


def carried_out(known: Known, wish: Wish, rules: Rules, now: datetime) -> Outcome:
    """Do it, if the episode is as it must be for that."""
    episode = known.episodes.get(wish.episode)
    if episode is None:
        return Declined(DeclineCode.UNKNOWN)
    obstacle = obstacle_to(wish.deed, episode, wish.seen, rules.catalogue)
    if obstacle is not None:
        return Declined(obstacle, episode)
    if wish.deed is Deed.CLOSED and episode.state not in CLOSABLE and not _is_published_still(known, episode):
        return Declined(DeclineCode.NOT_CLOSABLE, episode)
    match wish.deed:
        case Deed.ACKNOWLEDGED:
            return _acknowledged(known, episode, wish, rules, now)
        case Deed.CLOSED:
            return _closed(known, episode, wish, rules, now)
        case Deed.REOPENED:
            return _reopened(known, episode, wish, rules, now)
        case _:
            assert_never(wish.deed)


def obstacle_to(deed: Deed, episode: Episode, seen: Scope | None, catalogue: Catalogue) -> DeclineCode | None:
    """Return why something cannot be done to an episode as it stands, or None if it can."""
    if deed is Deed.REOPENED:
        return DeclineCode.IN_FORCE if episode.is_in_force else None
    if not episode.is_in_force:
        return DeclineCode.OVER
    if deed is Deed.CLOSED:
        is_closable = episode.state in CLOSABLE or episode.taken_back is not None
        return None if is_closable else DeclineCode.NOT_CLOSABLE
    if episode.acknowledgement is not None:
        return DeclineCode.ACKNOWLEDGED
    return DeclineCode.GROWN if seen is not None and _has_grown(episode, seen, catalogue) else None


def _has_grown(episode: Episode, seen: Scope, catalogue: Catalogue) -> bool:
    """Return whether it has come to touch more of what a watch uses than somebody was shown.

    What has grown for nobody voids no acknowledgement, asks nobody anew, and takes no link's worth.
    """
    growth = without(episode.remaining, seen, catalogue)
    return any(judge_scope(growth, told.watch, catalogue).code.tells for told in episode.told.values())


def _acknowledged(known: Known, episode: Episode, wish: Wish, rules: Rules, now: datetime) -> Done:
    """Take it in hand as it is now: it is repeated no more."""
    given = Acknowledgement(wish.person.name, now, episode.remaining, wish.person.why)
    repeats = {
        key: replace(row, next_at=None, is_acknowledged=True) if row.episode == episode.id else row
        for key, row in known.repeats.items()
    }
    event = _event(EventKind.ACKNOWLEDGED, episode, wish, now, remaining=episode.remaining)
    after = _with(replace(known, repeats=repeats), replace(episode, acknowledgement=given))
    return _done(after, event, wish, rules)


def _closed(known: Known, episode: Episode, wish: Wish, rules: Rules, now: datetime) -> Done:
    """Close it; what no words have ended stays known: words of the source that come later go on from there.

    Of what words had ended, and a person held to be going on, it is those words that hold again.
    """
    closed = replace(episode, acknowledgement=None, taken_back=None)
    if episode.taken_back is None or not _is_published_still(known, episode):
        closing = Closing(EpisodeState.ENDED, now, wish.person.name, Provenance.BY_PERSON)
        closed = replace(closed, closing=closing)
        event = _event(EventKind.CLOSED_BY_PERSON, episode, wish, now, remaining=Scope())
    else:
        closed = replace(closed, closing=episode.taken_back, remaining=Scope(), vanished_since=None)
        kind = EventKind.CANCELLED if episode.taken_back.state is EpisodeState.CANCELLED else EventKind.ENDED
        event = _event(kind, episode, wish, now, remaining=Scope())
    done = _done(_with(known, closed), event, wish, rules)
    left = {key: row for key, row in done.step.known.repeats.items() if row.episode != episode.id}
    return replace(done, step=replace(done.step, known=replace(done.step.known, repeats=left)))


def _is_published_still(known: Known, episode: Episode) -> bool:
    """Return whether the source still shows the end that a person took back, or nothing of the episode any more."""
    words = None if episode.taken_back is None else known.publications.get(episode.taken_back.by)
    is_shown = words is not None and words.is_listed
    return is_shown or not any(one.is_listed for one in notices_of(known, episode))


def _reopened(known: Known, episode: Episode, wish: Wish, rules: Rules, now: datetime) -> Done:
    """Hold it to be going on; it ends again by words of the source, or is closed again."""
    again = _going_on(known, episode, now)
    event = _event(EventKind.REOPENED_BY_PERSON, again, wish, now, remaining=again.remaining)
    return _done(_with(_without_watches_gone(known, rules), again), event, wish, rules)


def _going_on(known: Known, episode: Episode, now: datetime) -> Episode:
    """Return an episode in force again; that it is listed no longer, or overdue, is known and no news."""
    is_listed = any(one.is_listed for one in notices_of(known, episode))
    is_overdue = episode.ends_at is not None and episode.ends_at <= now
    return replace(
        episode,
        closing=None,
        taken_back=None if episode.is_closed_by_person else episode.closing,
        remaining=episode.remaining or episode.affected,
        is_partly_ended=episode.is_partly_ended and bool(episode.remaining),
        is_planned=episode.kind is Kind.MAINTENANCE and episode.starts_at is not None and not episode.has_begun(now),
        vanished_since=None if is_listed else episode.vanished_since or now,
        overdue_since=episode.ends_at if is_overdue else None,
    )


def _done(known: Known, event: Event, wish: Wish, rules: Rules) -> Done:
    result = heard(known, (Happening(event),), rules.audience)
    decisions = tuple(with_last_resort(decision, known, rules) for decision in result.decisions)
    person = wish.person
    intervention = Intervention(event.episode, wish.deed, person.name, person.why, person.via, event.at)
    step = Step(result.known, decisions, messages_for(decisions))
    return Done(step, intervention, result.known.episodes[event.episode])


def _without_watches_gone(known: Known, rules: Rules) -> Known:
    """Return what is known, without the watches that heard nothing of this: once they are back, they begin anew."""
    names = {watch.name for watch in rules.watches}
    return replace(known, watches={name: watch for name, watch in known.watches.items() if name in names})


def _event(kind: EventKind, episode: Episode, wish: Wish, now: datetime, *, remaining: Scope) -> Event:
    return Event(
        key=f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{episode.id}",
        kind=kind,
        at=now,
        episode=episode.id,
        notice=episode.latest,
        scope=episode.remaining,
        detail=wish.person.why,
        opened_at=episode.opened_at,
        fallback=episode.fallback,
        fallback_unstated=episode.fallback_unstated,
        remaining=remaining,
        by=wish.person.name,
    )


def _with(known: Known, episode: Episode) -> Known:
    return replace(known, episodes={**known.episodes, episode.id: episode})


def _one_line(words: str) -> str:
    """Return words as one line without characters that cannot be seen."""
    spaced = "".join(" " if character.isspace() else character for character in words)
    visible = (one for one in spaced if one == " " or unicodedata.category(one)[0] not in {"C", "Z"})
    return " ".join("".join(visible).split())
