"""Which episodes words close: an end, a restoration in a bulletin, a cancellation (contract §5, rule 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.closing import all_named, closed, corrected, restated
from meteo_douane.domain.editions import calls_off_nothing_new, restored_by, said_to_be_in_trouble, said_to_work
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Change, EventKind, ReasonCode
from meteo_douane.domain.facts import believable, is_day
from meteo_douane.domain.identity import folded
from meteo_douane.domain.notice import TROUBLE_KINDS, DoubtCode, Kind, Mode, Notice, Scope, ServiceScope
from meteo_douane.domain.scopes import beside, is_overlapping, joined, union, without
from meteo_douane.domain.sighting import Sighting, written_by
from meteo_douane.domain.turn import Turn

A_DAY = timedelta(days=1)

NOTHING = Scope()
BOTH_MODES = frozenset({Mode.DTI, Mode.EDI})


def end(turn: Turn, sighting: Sighting) -> Turn:
    """Follow an end: it closes what it names, service and mode, and nothing else."""
    return restated(_closing(corrected(turn, sighting), sighting), sighting)


def _closing(turn: Turn, sighting: Sighting) -> Turn:
    if not restored_by(sighting.notice, turn.catalogue):
        if sighting.notice.restores.value:
            return _closing_nothing(turn, sighting, ReasonCode.END_CONTRADICTS_ITSELF)
        return _end_of_what_it_was(turn, sighting) or _end_without_service(turn, sighting)
    scope = said_to_work(sighting, turn.catalogue)
    touched = _touched(turn, sighting.notice, scope)
    meant = _told_apart(sighting.notice, [one for one in touched if _ended_of(turn, sighting, one, scope)])
    for episode in meant:
        turn = closed(turn, sighting, episode, _ended_of(turn, sighting, episode, scope))
    if meant:
        return turn
    if touched:
        return _closing_nothing(turn, sighting, ReasonCode.END_OVERTAKEN)
    in_doubt = _end_within(turn, sighting, scope) or _end_of_every_service(turn, sighting, scope)
    return in_doubt or _without_effect(turn, sighting)


def restored(turn: Turn, sighting: Sighting, identifier: str, changes: tuple[Change, ...]) -> Turn:
    """Follow what a notice about an episode says works again of it."""
    scope = said_to_work(sighting, turn.catalogue)
    for episode in _touched(turn, sighting.notice, scope):
        ended = _ended_of(turn, sighting, episode, scope)
        if episode.id == identifier and ended:
            turn = closed(turn, sighting, episode, ended, changes)
    return turn


def restored_beside(turn: Turn, sighting: Sighting) -> Turn:
    """Follow what a notice says works again beside the episodes that it belongs to, by its number or in its words.

    Where it states no mode, only services are beside them: it speaks of the modes of its own alert. What had vanished
    is ended by whatever names it.
    """
    own = turn.publication(sighting.publication).episodes
    known = union((turn.episode(one).affected for one in own if one in turn.known.episodes), turn.catalogue)
    works = said_to_work(sighting, turn.catalogue)
    rest = beside(works, known, turn.catalogue)
    others = [one for one in _touched(turn, sighting.notice, works) if one.id not in own]
    for episode in _told_apart(sighting.notice, others):
        ended = _ended_of(turn, sighting, episode, rest if episode.vanished_since is None else works)
        if is_overlapping(ended, joined(episode.remaining, episode.withdrawn, turn.catalogue), turn.catalogue):
            turn = closed(turn, sighting, episode, ended)
    return turn


def cancellation(turn: Turn, sighting: Sighting) -> Turn:
    """Follow a cancellation: it closes the one operation that it names, by its day if it states one."""
    if calls_off_nothing_new(sighting):
        return turn
    scope = all_named(sighting.notice)
    named = _own(turn, sighting) or _operations_named(turn, scope)
    of_that_day = [one for one in named if _is_of_that_day(sighting.notice, one)]
    meant = [one for one in of_that_day if one.starts_at == sighting.notice.starts_at.value] or of_that_day
    if len(meant) == 1:
        return closed(turn, sighting, meant[0], scope or meant[0].remaining)
    return _unclear(turn, sighting) if named else _without_effect(turn, sighting)


def is_more_in_trouble(turn: Turn, sighting: Sighting) -> bool:
    """Return whether an end says anew that something is still in trouble of which nothing is known."""
    known = union((episode.remaining for episode in turn.known.in_force), turn.catalogue)
    return bool(beside(said_to_be_in_trouble(sighting, turn.catalogue), known, turn.catalogue))


# Which episodes


def _own(turn: Turn, sighting: Sighting) -> list[Episode]:
    """Return the episodes without an end that a notice already belongs to: it was edited in place."""
    own = turn.publication(sighting.publication).episodes
    return [episode for episode in turn.known.unended if episode.id in own]


def _touched(turn: Turn, notice: Notice, scope: Scope) -> list[Episode]:
    return [
        episode
        for episode in _endable(turn, notice)
        if is_overlapping(scope, joined(episode.remaining, episode.withdrawn, turn.catalogue), turn.catalogue)
    ]


def _ended_of(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope) -> Scope:
    """Return what of a scope an end ends of an episode: not what its notices have said to be in trouble since.

    Nothing if that is all of it. A notice that is edited into an end keeps the date of what it was.
    """
    if sighting.before is not None:
        return scope
    own = (turn.publication(one).notice for one in episode.publications if one in turn.known.publications)
    later = (one for one in own if one.kind.value in TROUBLE_KINDS and _is_written_since(one, sighting.notice))
    left = without(scope, union((one.affects.value for one in later), turn.catalogue), turn.catalogue)
    open_ = joined(episode.remaining, episode.withdrawn, turn.catalogue)
    return left if not open_ or is_overlapping(left, open_, turn.catalogue) else NOTHING


def _is_written_since(one: Notice, end: Notice) -> bool:
    """Return whether a notice was written after an end: not if it is of a trouble that began before the stated end."""
    written, end_written = one.published_at.value, written_by(end)
    if written is None or end_written is None:
        return False
    began, ends_at = believable(one.starts_at), believable(end.ends_at)
    is_of_what_ended = ends_at is not None and (written <= ends_at or (began is not None and began < ends_at))
    return written > end_written and not is_of_what_ended


def _endable(turn: Turn, notice: Notice) -> list[Episode]:
    found = [one for one in turn.known.unended if one.is_closed_by_person or one.is_under_way_at(turn.now)]
    return [one for one in found if not is_of_another(notice, one)]


def is_of_another(notice: Notice, episode: Episode) -> bool:
    """Return whether an end was written before the trouble was reported: it is that of an earlier one.

    Not if it says that the service worked again after this trouble began: then one of the dates of publication is off.
    """
    written, reported = written_by(notice), episode.reported_at
    if written is None or reported is None:
        return False
    ends_at = believable(notice.ends_at)
    is_after_all = ends_at is not None and episode.starts_at is not None and ends_at > episode.starts_at
    return written < reported and not is_after_all


def _told_apart(notice: Notice, episodes: list[Episode]) -> list[Episode]:
    """Return which is ended, where a trouble and an operation touch one service: the one called by its kind."""
    words = folded(f"{notice.kind.quote} {notice.title}")
    for word, is_operation in (("maintenance", True), ("alerte", False)):
        named = [one for one in episodes if (one.kind is Kind.MAINTENANCE) is is_operation]
        if word in words and named:
            return named
    return episodes


def _operations_named(turn: Turn, scope: Scope) -> list[Episode]:
    """Return the operations that a cancellation may be of; one that has begun is called off by name alone."""
    operations = [one for one in turn.known.unended if one.kind is Kind.MAINTENANCE]
    if not scope:
        return [one for one in operations if not one.is_under_way_at(turn.now)]
    return [one for one in operations if is_overlapping(scope, one.remaining, turn.catalogue)]


def _is_of_that_day(notice: Notice, episode: Episode) -> bool:
    """Return whether a cancellation states the day of an operation, or none; either may leave the hour out."""
    day, begins = believable(notice.starts_at), episode.starts_at
    if day is None or begins is None or day == begins:
        return True
    if is_day(notice.starts_at):
        return day <= begins < day + A_DAY
    if is_day(episode.latest.starts_at):
        return begins <= day < begins + A_DAY
    return abs(begins - day) <= A_DAY / 2


# What names no service, or nothing that is in force


def _end_of_what_it_was(turn: Turn, sighting: Sighting) -> Turn | None:
    """Follow an alert that was edited into an end: what it ends is what it was about."""
    before = sighting.before
    if before is None or before.kind.value is Kind.END or not before.affects.value:
        return None
    scope = without(before.affects.value, sighting.notice.affects.value, turn.catalogue)
    meant = [one for one in _own(turn, sighting) if is_overlapping(scope, one.remaining, turn.catalogue)]
    for episode in meant:
        turn = closed(turn, sighting, episode, scope)
    return turn if meant else None


def _end_without_service(turn: Turn, sighting: Sighting) -> Turn:
    if sighting.before is not None and sighting.before.kind.value is Kind.END:
        return turn
    endable = _endable(turn, sighting.notice)
    meant = [one for one in endable if one.is_in_force] or endable
    if len(meant) == 1:
        remaining = meant[0].remaining
        scope = without(_in_modes_named(sighting.notice, remaining), sighting.notice.affects.value, turn.catalogue)
        is_its_end = not remaining or is_overlapping(scope, remaining, turn.catalogue)
        is_overtaken = _ended_of(turn, sighting, meant[0], scope) != scope
        if is_its_end and not is_overtaken and not _is_of_a_part(sighting.notice):
            return closed(turn, sighting, meant[0], scope)
    return told_in_doubt(turn, sighting)


def _closing_nothing(turn: Turn, sighting: Sighting, reason: ReasonCode) -> Turn:
    """Follow an end of what is said to be in trouble still, by itself or in later words: those who follow that hear."""
    if sighting.before is not None and sighting.before.kind.value is Kind.END:
        return turn
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    return turn.happened(replace(event, scope=sighting.notice.restores.value), reason=reason)


def _end_within(turn: Turn, sighting: Sighting, scope: Scope) -> Turn | None:
    """Follow an end within an alert that is wider than its words: that one goes on, and whom it touches is told."""
    wider = [one for one in _endable(turn, sighting.notice) if _reaches(one, scope)]
    if sighting.before is not None or not wider:
        return None
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    return turn.happened(replace(event, scope=scope), reason=ReasonCode.END_WITHIN_A_WIDER_ALERT)


def _end_of_every_service(turn: Turn, sighting: Sighting, scope: Scope) -> Turn | None:
    """Follow an end of all services that names none of those in trouble: in doubt it closes nothing, and is told."""
    if sighting.before is not None or PORTAL not in scope.services or not turn.known.in_force:
        return None
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    return turn.happened(replace(event, scope=scope), reason=ReasonCode.END_OF_EVERY_SERVICE)


def _reaches(episode: Episode, scope: Scope) -> bool:
    """Return whether an episode is of the portal or of the gateway, and so of services that it does not name."""
    wide = {PORTAL, GATEWAY}.intersection(episode.remaining.services)
    is_of_edi = any(part.modes is None or Mode.EDI in part.modes for part in scope.parts)
    return PORTAL in wide or (GATEWAY in wide and is_of_edi)


def told_in_doubt(turn: Turn, sighting: Sighting, scope: Scope = NOTHING) -> Turn:
    """Tell an end of which nobody knows what it ends to all who follow something, of a scope if one is given."""
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    is_of_a_part = sighting.notice.excepts_a_part and not sighting.notice.names_no_service
    reason = ReasonCode.END_OF_A_PART if is_of_a_part else ReasonCode.END_WITHOUT_A_SERVICE
    return turn.happened(replace(event, scope=scope), reason=reason)


def _is_of_a_part(notice: Notice) -> bool:
    """Return whether the words of an end leave something out: nobody can say of what, if they name no service.

    What is left in other modes than those of the title is no part of what the title says to end.
    """
    ended = _modes_in(notice.title)
    return any(not (ended and left and ended.isdisjoint(left)) for left in map(_modes_in, _left_out(notice)))


def _left_out(notice: Notice) -> list[str]:
    return [doubt.quote for doubt in notice.restores.doubts if doubt.code is DoubtCode.END_OF_A_PART]


def _modes_in(words: str) -> frozenset[Mode]:
    named = set(folded(words).split())
    return frozenset(mode for mode in Mode if mode.value in named)


def _in_modes_named(notice: Notice, scope: Scope) -> Scope:
    """Return a scope in the modes that the words of an end name: "mode EDI rétabli" says nothing of the others.

    Where none was stated before, both of the usual ones are all. Where something is left, the title's modes count.
    """
    modes = _modes_in(notice.title if _left_out(notice) else f"{notice.title} {notice.text}")
    return Scope(
        tuple(
            ServiceScope(part.service, None if part.modes is None and modes >= BOTH_MODES else modes or None)
            for part in scope.parts
        )
    )


def _unclear(turn: Turn, sighting: Sighting) -> Turn:
    """Close none of several operations that may be meant, and tell those who follow them."""
    if sighting.before is not None:
        return turn
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    return turn.happened(replace(event, scope=all_named(sighting.notice)), reason=ReasonCode.CANCELLATION_UNCLEAR)


def _without_effect(turn: Turn, sighting: Sighting) -> Turn:
    """Keep an end or a cancellation of nothing that is in force, and tell nobody."""
    if sighting.before is not None:
        return turn
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    return turn.happened(replace(event, scope=all_named(sighting.notice)), reason=ReasonCode.NO_KNOWN_ALERT)
