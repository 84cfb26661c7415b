"""Whether one watch is told of one event, from which side, and why, or why not (contract §3 to §5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode, Known, Told
from meteo_douane.domain.event import NEW_OPENINGS, Change, Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.facts import scope_from
from meteo_douane.domain.matching import judge, judge_scope
from meteo_douane.domain.notice import Notice, Read, Scope
from meteo_douane.domain.scopes import is_overlapping, without
from meteo_douane.domain.turn import Happening
from meteo_douane.domain.watch import Bulletins, Verdict, VerdictCode, Watch

CLOSINGS = frozenset({EventKind.PARTLY_ENDED, EventKind.ENDED, EventKind.CANCELLED})
CLOSES_NOTHING = frozenset(
    {
        ReasonCode.END_WITHOUT_A_SERVICE,
        ReasonCode.END_CONTRADICTS_ITSELF,
        ReasonCode.END_OVERTAKEN,
        ReasonCode.END_OF_A_PART,
        ReasonCode.END_OF_EVERY_SERVICE,
        ReasonCode.CANCELLATION_UNCLEAR,
    }
)
ALWAYS_NEWS = frozenset({EventKind.MOVED, EventKind.STARTED, EventKind.OVERDUE, EventKind.VANISHED})
BACK_FOR_LONG = timedelta(hours=1)
"""What was listed again for less than this, and is gone once more, is no news if that it was gone was told last: a site
with several copies of its page, of which one is old, shows a notice and hides it in turn."""


@dataclass(frozen=True, slots=True)
class Case:
    """One event before one watch: what it was told of the episode, and what the notice is to it."""

    happening: Happening
    watch: Watch
    told: Told | None
    verdict: Verdict
    back_since: datetime | None = None
    """Since when the source lists again what had vanished."""

    @property
    def event(self) -> Event:
        """What happened."""
        return self.happening.event

    @property
    def is_gone_again(self) -> bool:
        """Whether a notice is gone from the source, has come back unsaid for a while, and is gone once more."""
        was_told = self.told is not None and self.told.gone_at is not None
        if self.event.kind is not EventKind.VANISHED or not was_told or self.back_since is None:
            return False
        return self.event.at - self.back_since < BACK_FOR_LONG

    @property
    def is_following(self) -> bool:
        """Whether it was told an opening, and not yet its end."""
        return self.told is not None and not self.told.is_over


def decided_of(happening: Happening, episode: Episode, watch: Watch, catalogue: Catalogue) -> Decision:
    """Return what is decided for a watch about an event of an episode."""
    verdict = _verdict(happening.event, watch, catalogue)
    case = Case(happening, watch, episode.told.get(watch.name), verdict, episode.back_since)
    if case.event.kind.is_done_by_a_person:
        return _of_person(case, catalogue)
    if case.event.kind in CLOSINGS:
        return _of_closing(case, catalogue)
    return _of_follower(case, catalogue) if case.is_following else _of_newcomer(case, catalogue)


def _of_closing(case: Case, catalogue: Catalogue) -> Decision:
    """Decide about an end: it is for those who were told the opening, each from its own side (rules 2 and 7)."""
    if case.told is None:
        return _no(case, ReasonCode.NOT_TOLD_BEFORE)
    if case.told.is_over:
        return _no(case, ReasonCode.NOTHING_NEW)
    is_left = judge_scope(case.event.remaining, case.told.watch, catalogue).code.tells
    whole = EventKind.CANCELLED if case.event.kind is EventKind.CANCELLED else EventKind.ENDED
    return _yes(case, EventKind.PARTLY_ENDED if is_left else whole, ReasonCode.WAS_TOLD_THE_OPENING)


def _of_person(case: Case, catalogue: Catalogue) -> Decision:
    """Decide about what a person of ours did: it is for those who were told the opening.

    What is held to go on is for whoever uses it, though they were told its end, or though it had ended before anybody
    was told of it.
    """
    is_again = case.event.kind is EventKind.REOPENED_BY_PERSON
    if case.is_following or (is_again and _is_touched(case.event.remaining, case.watch, catalogue)):
        was_told = case.told is not None
        return _yes(case, case.event.kind, ReasonCode.WAS_TOLD_THE_OPENING if was_told else ReasonCode.CONCERNED)
    return _no(case, ReasonCode.NOT_TOLD_BEFORE if case.told is None else ReasonCode.NOTHING_NEW)


def _is_touched(scope: Scope, watch: Watch, catalogue: Catalogue) -> bool:
    """Return whether a scope concerns a watch; one that nobody understood concerns everybody."""
    return not scope or judge_scope(scope, watch, catalogue).code.tells


def _of_follower(case: Case, catalogue: Catalogue) -> Decision:
    """Decide for a watch that was told the opening: it is told what changes, or every bulletin if it asks (rule 5)."""
    event = case.event
    if _grows_for_others(case, catalogue):
        return _no(case, ReasonCode.NOT_CONCERNED)
    if case.is_gone_again:
        return _no(case, ReasonCode.NOTHING_NEW)
    if event.changes or event.kind in ALWAYS_NEWS | NEW_OPENINGS:
        return _yes(case, _side_of_follower(case), case.happening.reason or ReasonCode.WAS_TOLD_THE_OPENING)
    if case.happening.is_numbered and case.watch.bulletins is Bulletins.ALL:
        return _yes(case, event.kind, ReasonCode.EVERY_BULLETIN_ASKED)
    return _no(case, ReasonCode.NOTHING_NEW)


def _grows_for_others(case: Case, catalogue: Catalogue) -> bool:
    """Return whether all that is new is that a trouble which they share has grown onto services of others."""
    event = case.event
    is_growth = bool(event.growth) and all(_only_adds(change, catalogue) for change in event.changes)
    return is_growth and event.kind is EventKind.CONTINUED and case.verdict.code is VerdictCode.OTHER_SERVICE


def _only_adds(change: Change, catalogue: Catalogue) -> bool:
    is_scope = change.field == "scope"
    return is_scope and not without(scope_from(change.before), scope_from(change.after), catalogue)


def _side_of_follower(case: Case) -> EventKind:
    """Return what a new alert is to those who follow: a part of theirs again, or somebody else's."""
    if case.event.kind is EventKind.REOPENED and case.verdict.code.tells:
        return EventKind.REOPENED
    return EventKind.CONTINUED if case.event.kind in NEW_OPENINGS else case.event.kind


def _of_newcomer(case: Case, catalogue: Catalogue) -> Decision:
    """Decide for a watch that was told nothing of it, or already its end: it is told if it is touched now."""
    event = case.event
    is_new = event.changes or event.kind in NEW_OPENINGS
    if case.happening.reason is ReasonCode.NOTHING_NEW or (case.told is not None and not is_new):
        return _no(case, ReasonCode.NOTHING_NEW)
    in_force = replace(case, verdict=_verdict_in_force(event, case.watch, catalogue))
    if not in_force.verdict.code.tells:
        # The reason is about what the message names, where that alone says enough.
        return _no(in_force if case.verdict.code.tells else case, ReasonCode.NOT_CONCERNED)
    return _yes(in_force, _side_of_newcomer(case), case.happening.reason or ReasonCode.CONCERNED)


def _side_of_newcomer(case: Case) -> EventKind:
    if case.told is not None:
        return EventKind.REOPENED
    return EventKind.PLANNED if case.event.kind is EventKind.PLANNED else EventKind.OPENED


def decided_without_episode(known: Known, happening: Happening, watch: Watch, catalogue: Catalogue) -> Decision:
    """Return what is decided for a watch about what is of no episode."""
    case = Case(happening, watch, None, _verdict(happening.event, watch, catalogue))
    if case.event.kind is EventKind.UNCLASSIFIED:
        return _yes(case, case.event.kind, ReasonCode.CONCERNED)
    meant = Scope() if happening.reason is ReasonCode.END_OF_EVERY_SERVICE else case.event.scope
    if happening.reason in CLOSES_NOTHING and _follows(known, watch, meant, catalogue):
        return _yes(case, case.event.kind, happening.reason)
    if happening.reason is ReasonCode.END_WITHIN_A_WIDER_ALERT:
        if _waits_for(known, case, catalogue):
            return _yes(case, case.event.kind, happening.reason)
        return _no(case, happening.reason if case.verdict.code.tells else ReasonCode.NOT_CONCERNED)
    return _no(case, happening.reason or ReasonCode.NOT_CONCERNED)


def _waits_for(known: Known, case: Case, catalogue: Catalogue) -> bool:
    """Return whether a watch uses what works again, and was told of something that has not ended for it."""
    return case.verdict.code.tells and _follows(known, case.watch, Scope(), catalogue)


def _follows(known: Known, watch: Watch, scope: Scope, catalogue: Catalogue) -> bool:
    """Return whether a watch was told of an episode that a scope may mean, and not yet of its end."""
    told = [one for one in known.in_force if watch.name in one.told and not one.told[watch.name].is_over]
    return any(not scope or is_overlapping(scope, one.affected, catalogue) for one in told)


def _yes(case: Case, side: EventKind, reason: ReasonCode) -> Decision:
    channels = (case.told.watch.channels if case.told else ()) + case.watch.channels
    return Decision(
        case.event,
        side,
        case.watch.name,
        told=True,
        verdict=case.verdict,
        reason=reason,
        channels=tuple(dict.fromkeys(channels)),
        modes=case.watch.modes_named,
    )


def _no(case: Case, reason: ReasonCode) -> Decision:
    """Return a line for *no*. What ends for others goes on for nobody here: from this side it is no end."""
    side = EventKind.CONTINUED if case.event.kind in CLOSINGS else case.event.kind
    return Decision(case.event, side, case.watch.name, told=False, verdict=case.verdict, reason=reason)


# What a notice is to a watch


def _verdict(event: Event, watch: Watch, catalogue: Catalogue) -> Verdict:
    """Return what the notice is to the watch, in the modes that are known of the episode."""
    if event.notice is None:
        return judge_scope(event.scope, watch, catalogue)
    is_named = bool(event.notice.affects.value or event.notice.restores.value)
    if (event.kind in CLOSINGS and is_named) or not event.scope:
        return judge(event.notice, watch, catalogue)
    return judge(_with_scope(event.notice, event.scope), watch, catalogue)


def _verdict_in_force(event: Event, watch: Watch, catalogue: Catalogue) -> Verdict:
    if event.notice is None or not event.remaining:
        return _verdict(event, watch, catalogue)
    return judge(_with_scope(event.notice, event.remaining), watch, catalogue)


def _with_scope(notice: Notice, scope: Scope) -> Notice:
    return replace(notice, affects=Read(scope), restores=Read(Scope()))
