"""Where a notice belongs: to an episode in force, to one that has ended, or to a new one (contract §5, rule 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.closing import all_named
from meteo_douane.domain.editions import restored_by, says_nothing_anew
from meteo_douane.domain.ended_since import ended_since
from meteo_douane.domain.episodes import Episode, EpisodeState, Known
from meteo_douane.domain.facts import begins_that_day, believable, facts_of
from meteo_douane.domain.identity import folded, letters
from meteo_douane.domain.notice import ALERT_KINDS, CLOSING_KINDS, Kind, Notice, Relation, Scope
from meteo_douane.domain.publication import Publication
from meteo_douane.domain.scopes import beside, is_overlapping, is_same_service, union
from meteo_douane.domain.sighting import Sighting, written_by
from meteo_douane.domain.word import ABOUT_ANOTHER

REOPENING = timedelta(days=2)
"""So long after its end an episode can begin again, if words say so; later, it is another one."""


@dataclass(frozen=True, slots=True)
class Joins:
    """It is about episodes in force."""

    episodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reopens:
    """It says that an episode which has ended begins again."""

    episode: str


@dataclass(frozen=True, slots=True)
class Echoes:
    """It was written before the end of an episode that is over, and comes late."""

    episode: str


@dataclass(frozen=True, slots=True)
class Begins:
    """No known episode is meant; of what it names, `ended` is what words that were written later say to work again."""

    ended: Scope


@dataclass(frozen=True, slots=True)
class Over:
    """No known episode is meant, and words that were written later say that all that it names works again."""


Place = Joins | Reopens | Echoes | Begins | Over


def place_of(known: Known, sighting: Sighting, catalogue: Catalogue, now: datetime) -> Place:
    """Return where a notice about a trouble or an operation belongs."""
    notice, publication = sighting.notice, known.publications[sighting.publication]
    own = [known.episodes[one] for one in publication.episodes if one in known.episodes]
    in_force = tuple(episode.id for episode in own if episode.is_in_force)
    if in_force:
        return Joins(in_force)
    if own:
        return _of_an_edition(sighting, own[-1], publication, catalogue, now)
    place = _place_of_new(known, notice, catalogue, now)
    if not isinstance(place, Begins):
        return place
    seen_before = [one.notice for one in known.publications.values() if not one.episodes and one.first_seen_at < now]
    return _unless_over(place, notice, seen_before, catalogue)


def _place_of_new(known: Known, notice: Notice, catalogue: Catalogue, now: datetime) -> Place:
    if notice.kind.value is Kind.MAINTENANCE:
        meant = _operations_meant(known, notice, catalogue)
        return Joins(meant) if meant else _if_called_off(known, notice, catalogue)
    meant = _troubles_meant(known, notice, catalogue, now)
    return Joins(meant) if meant else _among_ended(known, notice, catalogue, now)


def _unless_over(place: Begins, notice: Notice, seen_before: Iterable[Notice], catalogue: Catalogue) -> Begins | Over:
    """Return that it is over where ends of nothing that was known say so: we saw those first, though written later."""
    ends = (one for one in seen_before if _is_end_of(one, notice))
    ended = union((place.ended, *(restored_by(one, catalogue) for one in ends)), catalogue)
    is_over = bool(notice.affects.value) and _is_all_of(notice.affects.value, ended, catalogue)
    return Over() if is_over else Begins(ended)


def _is_end_of(end: Notice, notice: Notice) -> bool:
    """Return whether words of an end were written after a notice, and after the hour of an operation."""
    published, begins = end.published_at.value, believable(notice.starts_at)
    is_begun = notice.kind.value is not Kind.MAINTENANCE or (begins is not None and published and begins < published)
    return end.kind.value is Kind.END and bool(is_begun) and _is_from_before(notice, published)


def _of_an_edition(
    sighting: Sighting, episode: Episode, publication: Publication, catalogue: Catalogue, now: datetime
) -> Place:
    """Place a new edition of a notice of an episode that is over: its history, the same again, or another one."""
    if episode.is_closed_by_person:
        return Reopens(episode.id) if _says_something_new(sighting) else Echoes(episode.id)
    closing, before, published = episode.closing, sighting.before, sighting.notice.published_at.value
    was_closing = before is not None and before.kind.value in CLOSING_KINDS
    has_closed = bool(publication.closed.get(episode.id))
    is_later = published is not None and closing is not None and published > closing.at
    is_return_alone = sighting.notice.kind.value in ABOUT_ANOTHER and not _may_reopen(sighting.notice, episode)
    is_no_trouble = is_return_alone or says_nothing_anew(sighting, catalogue)
    if is_no_trouble or not (was_closing or has_closed or is_later):
        return Echoes(episode.id)
    is_again = closing is not None and now - closing.at <= REOPENING
    return Reopens(episode.id) if is_again else Begins(Scope())


def _says_something_new(sighting: Sighting) -> bool:
    """Return whether more than a clock or a counter in the words is new."""
    before, after = sighting.before, sighting.notice
    if before is None or facts_of(before) != facts_of(after):
        return True
    return letters(f"{before.title} {before.text}") != letters(f"{after.title} {after.text}")


def _troubles_meant(known: Known, notice: Notice, catalogue: Catalogue, now: datetime) -> tuple[str, ...]:
    under_way = [one for one in known.in_force if one.is_under_way_at(now) and not _is_lost(one, now)]
    scope = all_named(notice)
    if not scope:
        return _by_words(notice, under_way)
    exact = [one for one in under_way if is_overlapping(scope, one.affected, catalogue)]
    if notice.kind.value not in ABOUT_ANOTHER:
        return tuple(one.id for one in exact)
    near = exact or [one for one in under_way if is_same_service(scope, one.affected, catalogue)]
    return tuple(one.id for one in _told_apart(notice, near))


def _is_lost(episode: Episode, now: datetime) -> bool:
    """Return whether it vanished long ago without an end: what comes now is another trouble."""
    return episode.vanished_since is not None and now - episode.vanished_since > REOPENING


def _by_words(notice: Notice, episodes: list[Episode]) -> tuple[str, ...]:
    """Place a bulletin that names no service: with the alert that it quotes, or follows by number, or the only one."""
    if notice.kind.value is not Kind.BULLETIN:
        return ()
    meant = _told_apart(notice, episodes)
    return (meant[0].id,) if len(meant) == 1 else ()


def _told_apart(notice: Notice, episodes: list[Episode]) -> list[Episode]:
    """Return, of several episodes, those whose alert is quoted, else those whose next number it has, else all."""
    quoted = [one for one in episodes if _quotes(notice, one)]
    return quoted or [one for one in episodes if _is_next_number(notice, one)] or episodes


def _quotes(notice: Notice, episode: Episode) -> bool:
    title = folded(episode.opening.title)
    return len(title.split()) > 1 and title in folded(notice.text)


def _is_next_number(notice: Notice, episode: Episode) -> bool:
    number = notice.bulletin_number.value
    return number is not None and number == (episode.last_bulletin or 0) + 1


def _operations_meant(known: Known, notice: Notice, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the operation announced again: at those hours, in place of a notice just gone, or said to move."""
    operations = [
        episode
        for episode in known.in_force
        if episode.kind is Kind.MAINTENANCE and is_overlapping(all_named(notice), episode.affected, catalogue)
    ]
    planned = [one for one in operations if one.is_planned]  # nobody moves what has begun: it is ended, or overdue
    for is_meant, among in ((_is_at_those_hours, operations), (_has_lost_its_notice, planned)):
        meant = tuple(episode.id for episode in among if is_meant(known, episode, notice))
        if meant:
            return meant[:1]
    is_moved = notice.relation.value is Relation.MOVES
    return tuple(episode.id for episode in operations) if is_moved and len(operations) == 1 else ()


def _is_at_those_hours(known: Known, episode: Episode, notice: Notice) -> bool:
    del known
    starts_at, ends_at = believable(notice.starts_at), believable(notice.ends_at)
    if begins_that_day(notice.starts_at, episode.starts_at) or begins_that_day(episode.latest.starts_at, starts_at):
        return True
    if starts_at is None:
        return not episode.is_planned or ends_at == episode.ends_at
    if episode.starts_at is None or ends_at is None or episode.ends_at is None:
        return starts_at == episode.starts_at
    return starts_at < episode.ends_at and episode.starts_at < ends_at


def _has_lost_its_notice(known: Known, episode: Episode, notice: Notice) -> bool:
    """Return whether its notice has just gone from its place: after one that has vanished comes another operation."""
    del notice
    if episode.vanished_since is not None:
        return False
    own = [known.publications[one] for one in episode.publications if one in known.publications]
    return not any(publication.is_listed for publication in own)


def _if_called_off(known: Known, notice: Notice, catalogue: Catalogue) -> Place:
    """Return whether an operation takes place after all that was cancelled."""
    for episode in reversed(tuple(known.episodes.values())):
        is_cancelled = episode.state is EpisodeState.CANCELLED
        is_meant = is_cancelled and is_overlapping(all_named(notice), episode.affected, catalogue)
        if is_meant and _is_at_those_hours(known, episode, notice):
            is_late = _is_from_before(notice, closing_words(known, episode))
            return Echoes(episode.id) if is_late else Reopens(episode.id)
    return Begins(Scope())


def _among_ended(known: Known, notice: Notice, catalogue: Catalogue, now: datetime) -> Place:
    scope, ended = all_named(notice), Scope()
    for episode in reversed(tuple(known.episodes.values())):
        closing = episode.closing
        if closing is None or not is_overlapping(scope, episode.affected, catalogue):
            continue
        if _is_trouble_beside(notice, episode):
            continue
        if _is_from_before(notice, closing_words(known, episode)):
            ended = union((ended, ended_since(known, episode, notice, catalogue)), catalogue)
            if notice.kind.value not in ALERT_KINDS or _is_all_of(notice.affects.value, ended, catalogue):
                return Echoes(episode.id)
            continue  # what it tells beside what has ended is in force
        is_again = notice.relation.value is Relation.REOPENS or notice.kind.value in ABOUT_ANOTHER
        if is_again and now - closing.at <= REOPENING and episode.kind is not Kind.MAINTENANCE:
            return Reopens(episode.id) if _may_reopen(notice, episode) else Echoes(episode.id)
    return Begins(ended)


def _may_reopen(notice: Notice, episode: Episode) -> bool:
    """Return whether words may begin an episode again: not those that only say that something of it works again.

    Of what a person closed no end was published: it is told by them.
    """
    says_more = bool(notice.affects.value) or notice.relation.value is Relation.REOPENS
    return says_more or episode.is_closed_by_person


def _is_all_of(scope: Scope, ended: Scope, catalogue: Catalogue) -> bool:
    """Return whether a scope has nothing beside what has ended; where it states no mode, the services are compared."""
    return not beside(scope, ended, catalogue)


def _is_trouble_beside(notice: Notice, episode: Episode) -> bool:
    """Return whether a trouble is reported where an operation has ended: the end of works is none of a trouble."""
    return episode.kind is Kind.MAINTENANCE and notice.kind.value in ALERT_KINDS


def _is_from_before(notice: Notice, moment: datetime | None) -> bool:
    written = written_by(notice)
    return written is not None and moment is not None and written < moment


def closing_words(known: Known, episode: Episode) -> datetime | None:
    """Return when the words that closed an episode were written, or else when it closed.

    A person who closed it wrote no words of the source: its last ones count.
    """
    if episode.closing is None:
        return None
    if episode.is_closed_by_person:
        return episode.latest.published_at.value
    words = known.publications.get(episode.closing.by)
    written = None if words is None else words.notice.published_at.value
    return written or episode.closing.at
