"""What a further notice changes in an episode that is in force (contract §5, rules 2 and 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.editions import (
    in_trouble_by,
    is_of_an_older_notice,
    restored_by,
    said_anew,
    without_what_is_of_others,
    without_what_was_said,
)
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Change
from meteo_douane.domain.facts import (
    begins_that_day,
    believable,
    changed_fallback,
    changed_kind,
    changed_moment,
    changed_scope,
    ends_that_day,
    no_longer_named,
)
from meteo_douane.domain.fallback_ends import expressly_ended, fallback_after
from meteo_douane.domain.notice import ALERT_KINDS, Kind, Notice, Permission, Relation, Scope, ServiceScope
from meteo_douane.domain.scopes import as_named, common, in_any_mode, is_within, joined, without
from meteo_douane.domain.word import ABOUT_ANOTHER, Word


@dataclass(frozen=True, slots=True)
class Progress:
    """An episode after a notice: what that adds to its scope, and all that a person acts on and that has changed."""

    after: Episode
    growth: Scope
    changes: tuple[Change, ...]
    is_moved: bool


def progress_of(episode: Episode, word: Word) -> Progress:
    """Return what a notice changes in an episode that it belongs to; what it does not state stays as it was."""
    growth, unnamed = _growth(episode, word), _unnamed(episode, word)
    dropped = _replaced(word, unnamed, growth) or _made_precise(word, episode, unnamed)
    after = _with_scope(episode, growth, dropped, word.catalogue)
    own = _of_its_own(word, episode)
    if is_of_an_older_notice(word.sighting, episode.latest):
        after = _with_times(after, own.saying(without_what_was_said(own.sighting)))
    elif not word.is_late(episode.latest.published_at.value):
        after = _with_times(replace(after, latest=word.notice), own.saying(said_anew(own.sighting)))
    after = replace(after, fallback_unstated=_fallback_unstated(episode, after, growth, own))
    after = replace(after, vanished_since=None, is_unannounced=episode.is_unannounced and word.is_about_another)
    silent = without(unnamed, dropped, word.catalogue) if after.latest is word.notice else Scope()
    changes = (*_changes(episode, after), *no_longer_named(silent))
    after = replace(after, is_planned=after.is_planned or _is_yet_to_be_told(episode, after, changes))
    return Progress(after, growth, changes, is_moved=_is_moved(episode, word, changes))


def _of_its_own(word: Word, episode: Episode) -> Word:
    """Return a word with the hours and the fallback that are the episode's: of a part alone that works again, none.

    What such a notice says beside that is of the trouble that it names, and not of what is left here.
    """
    is_of_others = bool(word.notice.affects.value) and not word.affects
    is_left = bool(without(episode.remaining, restored_by(word.notice, word.catalogue), word.catalogue))
    return word.saying(without_what_is_of_others(word.notice)) if is_of_others and is_left else word


def _is_yet_to_be_told(before: Episode, after: Episode, changes: tuple[Change, ...]) -> bool:
    """Return whether an operation begins with an edition that tells nothing new: its start is still to be told."""
    return before.is_planned and after.kind is Kind.MAINTENANCE and not changes


def with_known_modes(scope: Scope, episode: Episode, catalogue: Catalogue) -> Scope:
    """Return a scope in which a mode that is not stated again is the one that the episode has."""
    parts = tuple(known for part in scope.parts for known in _known_parts(part, episode, catalogue))
    return Scope(tuple(dict.fromkeys(parts)))


# Scope


def _growth(episode: Episode, word: Word) -> Scope:
    """Return what is newly in trouble; a notice from before a part worked again does not take that back.

    An alert that was written before, and comes late, adds what no later words have ended. What the notice itself says
    works again is not in trouble by its words about the rest of the family.
    """
    is_new_alert = word.sighting.before is None and word.notice.kind.value in ALERT_KINDS
    in_known_modes = with_known_modes(word.affects, episode, word.catalogue)
    if word.is_late(episode.restored_at):
        known = joined(episode.remaining, word.ended_since, word.catalogue)
        return without(in_known_modes, known, word.catalogue) if is_new_alert else Scope()
    affects = word.affects if is_new_alert else in_known_modes
    if word.sighting.before is not None:
        affects = without(affects, in_trouble_by(word.sighting.before, word.catalogue), word.catalogue)
    works = restored_by(word.notice, word.catalogue)
    return without(affects, joined(episode.remaining, works, word.catalogue), word.catalogue)


def _unnamed(episode: Episode, word: Word) -> Scope:
    """Return what an edition no longer names, and neither it says to work again nor others to be in trouble."""
    before, notice = word.sighting.before, word.notice
    if before is None or not notice.affects.value or not ABOUT_ANOTHER.isdisjoint(_kinds(before, notice)):
        return Scope()
    named = Scope(notice.affects.value.parts + notice.restores.value.parts)
    unnamed = without(before.affects.value, named, word.catalogue)
    return common(episode.remaining, without(unnamed, word.said_by_others, word.catalogue), word.catalogue)


def _replaced(word: Word, unnamed: Scope, growth: Scope) -> Scope:
    """Return what of it something else stands in place of: other modes of its service, or as many other services."""
    before = word.sighting.before
    named = before.affects.value.services if before is not None else ()
    new = {part.service for part in growth.parts} - set(named)
    gone = {part.service for part in unnamed.parts} - set(word.affects.services)
    replaced = gone if gone and len(gone) <= len(new) else {part.service for part in growth.parts}
    return Scope(tuple(one for one in unnamed.parts if one.service in replaced))


def _made_precise(word: Word, episode: Episode, unnamed: Scope) -> Scope:
    """Return what of it was meant only as long as nothing said which modes are: an edition says it now.

    What was named and is passed over has no end by that (contract §5, rule 2). Nothing of an episode of which nothing
    would be left: it would be in force for nobody, or for everybody.
    """
    before = word.sighting.before
    stated = {part.service for part in word.notice.affects.value.parts if part.modes}
    parts = before.affects.value.parts if before is not None else ()
    unstated = Scope(tuple(part for part in parts if part.modes is None and part.service in stated))
    precise = common(unnamed, unstated, word.catalogue)
    return precise if without(episode.remaining, precise, word.catalogue) else Scope()


def _with_scope(episode: Episode, growth: Scope, dropped: Scope, catalogue: Catalogue) -> Episode:
    if not growth and not dropped:
        return episode
    affected = joined(without(episode.affected, dropped, catalogue), growth, catalogue)
    return replace(
        episode,
        affected=affected,
        remaining=as_named(joined(without(episode.remaining, dropped, catalogue), growth, catalogue), affected),
        withdrawn=joined(without(episode.withdrawn, growth, catalogue), dropped, catalogue),
    )


def _known_parts(part: ServiceScope, episode: Episode, catalogue: Catalogue) -> tuple[ServiceScope, ...]:
    single = Scope((part,))
    if part.modes is not None or not is_within(single, in_any_mode(episode.affected), catalogue):
        return (part,)
    return common(episode.affected, single, catalogue).parts


# Times, fallback, kind


def _with_times(episode: Episode, word: Word) -> Episode:
    notice = word.notice
    starts_at, ends_at = _window(episode, word)
    timed = replace(
        episode,
        kind=episode.kind if _says_no_kind(episode, word) else notice.kind.value,
        starts_at=starts_at,
        ends_at=ends_at,
        fallback=fallback_after(episode, notice, word.catalogue),
        last_bulletin=notice.bulletin_number.value or episode.last_bulletin,
    )
    return replace(
        timed,
        opened_at=beginning_of(timed, before=episode),
        is_planned=_is_planned(timed, word),
        overdue_since=_overdue_since(episode, timed, word.now),
    )


def _says_no_kind(episode: Episode, word: Word) -> bool:
    """Return whether a notice does not say anew what it is; an alert that still stands beside it stays one."""
    if word.is_about_another or word.is_of_its_kind_before:
        return True
    is_beside = word.sighting.before is None and bool(common(word.affects, word.said_by_others, word.catalogue))
    return is_beside and (episode.kind, word.notice.kind.value) == (Kind.ALERT, Kind.MALFUNCTION)


def beginning_of(episode: Episode, *, before: Episode) -> datetime:
    """Return since when it goes on, after its hours may have changed: it began, or begins, when it is said to now.

    An operation that is put off to no known date begins, as one that never had a date, with its first words.
    """
    if episode.starts_at == before.starts_at:
        return before.opened_at
    return episode.starts_at or episode.opening.published_at.value or episode.observed_at


def _fallback_unstated(before: Episode, after: Episode, growth: Scope, word: Word) -> Scope:
    """Return what of an episode the words about its fallback do not speak of, after a notice.

    That a notice says nothing of it anew is no statement about what it adds; one that does speaks of what it names, or
    of everything if it names nothing. Saying the same again of a part leaves the rest as it was.
    """
    stated = word.notice.fallback.value.permission
    is_of_a_part = expressly_ended(after, word.notice, word.catalogue) is not None
    if stated is Permission.NOT_STATED or is_of_a_part or after.latest is not word.notice:
        is_known = before.fallback.permission is not Permission.NOT_STATED
        return joined(before.fallback_unstated, growth if is_known else Scope(), word.catalogue)
    if not word.affects:
        return Scope()
    is_the_same = stated is before.fallback.permission
    open_before = joined(before.fallback_unstated, growth, word.catalogue) if is_the_same else after.remaining
    return without(open_before, with_known_modes(word.affects, after, word.catalogue), word.catalogue)


def _window(episode: Episode, word: Word) -> tuple[datetime | None, datetime | None]:
    """Return when it begins and ends now; an operation that moves, or becomes an alert, has no longer its old end."""
    notice = word.notice
    starts_at = believable(notice.starts_at) if _states_start(episode, word) else episode.starts_at
    ends_at = _end_stated(episode, notice)
    if is_put_off(word.notice):
        return None, None
    is_moved = notice.kind.value is Kind.MAINTENANCE and starts_at != episode.starts_at
    is_trouble = notice.kind.value in ALERT_KINDS and not word.is_of_its_kind_before
    is_alert_now = episode.kind is Kind.MAINTENANCE and is_trouble
    return starts_at, ends_at if is_moved or is_alert_now else ends_at or episode.ends_at


def _end_stated(episode: Episode, notice: Notice) -> datetime | None:
    is_said = notice.kind.value is not Kind.END and not ends_that_day(notice.ends_at, episode.ends_at)
    return believable(notice.ends_at) if is_said else None


def is_put_off(notice: Notice) -> bool:
    """Return whether an operation is moved to a date that is not yet known."""
    is_moved = notice.kind.value is Kind.MAINTENANCE and notice.relation.value is Relation.MOVES
    return is_moved and notice.starts_at.value is None


def _states_start(episode: Episode, word: Word) -> bool:
    """Return whether its beginning counts: of an operation always, of a trouble only from the alert itself.

    What goes on has begun once: another alert, as after one that had vanished, moves that back at most.
    """
    stated, starts_at = believable(word.notice.starts_at), episode.starts_at
    if stated is None or begins_that_day(word.notice.starts_at, starts_at):
        return False
    if starts_at is None:
        return True
    is_another_alert = word.sighting.before is None and {episode.kind, word.notice.kind.value} <= ALERT_KINDS
    return not word.is_about_another and (not is_another_alert or stated < starts_at)


def _is_planned(episode: Episode, word: Word) -> bool:
    """Return whether it is still to come; what a notice about it that states no beginning anew leaves as it was."""
    is_unstated = episode.kind is Kind.MAINTENANCE and word.notice.starts_at.value is None
    if is_unstated or word.is_about_another or is_put_off(word.notice):
        return episode.is_planned
    return episode.kind is Kind.MAINTENANCE and episode.starts_at is not None and not episode.has_begun(word.now)


def _overdue_since(before: Episode, after: Episode, now: datetime) -> datetime | None:
    """Return since when the end is overdue; an end that had passed when we learned of it is no event of its own."""
    if after.ends_at is None or after.ends_at > now:
        return None
    return before.overdue_since if after.ends_at == before.ends_at else after.ends_at


def _kinds(before: Notice, after: Notice) -> frozenset[Kind]:
    return frozenset({before.kind.value, after.kind.value})


# What has changed


def _changes(before: Episode, after: Episode) -> tuple[Change, ...]:
    return (
        *changed_kind(before.kind, after.kind),
        *changed_scope(before.remaining, after.remaining),
        *_changed_start(before, after),
        *changed_moment("ends_at", before.ends_at, after.ends_at),
        *changed_fallback(before.fallback, after.fallback),
    )


def _changed_start(before: Episode, after: Episode) -> tuple[Change, ...]:
    """Return a changed beginning; one that becomes known while a trouble goes on changes nothing that one does."""
    if before.starts_at is None and after.kind is not Kind.MAINTENANCE:
        return ()
    if before.starts_at is not None and after.starts_at is None:
        return (Change("starts_at", before.starts_at.isoformat(), ""),)
    return changed_moment("starts_at", before.starts_at, after.starts_at)


def _is_moved(before: Episode, word: Word, changes: tuple[Change, ...]) -> bool:
    """Return whether an operation was moved to other hours; one under way that lasts longer is not."""
    if word.notice.kind.value is not Kind.MAINTENANCE:
        return False
    fields = {change.field for change in changes}
    return "starts_at" in fields or ("ends_at" in fields and before.is_planned)
