"""What one notice, new or edited, means for the episodes: by its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from meteo_douane.domain.closing import corrected
from meteo_douane.domain.editions import are_other_words
from meteo_douane.domain.endings import cancellation, end, is_more_in_trouble, told_in_doubt
from meteo_douane.domain.event import EventKind, ReasonCode
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.scopes import union
from meteo_douane.domain.sighting import Sighting
from meteo_douane.domain.troubles import trouble
from meteo_douane.domain.turn import Turn


def follow(turn: Turn, sighting: Sighting) -> Turn:
    """Follow a notice that is new, or has a new edition; words of which nothing comes are kept with the reason."""
    after = _followed(turn, sighting)
    is_kept_by_itself = len(after.happenings) > len(turn.happenings)
    return after if is_kept_by_itself or not are_other_words(sighting) else _without_news(after, sighting)


def _without_news(turn: Turn, sighting: Sighting) -> Turn:
    """Keep words of which nothing comes, and tell nobody: a notice that is new to us is of what has ended since."""
    notice = sighting.notice
    event = turn.event(EventKind.CONTINUED, notice, sighting.publication)
    event = replace(event, scope=notice.affects.value or notice.restores.value)
    if notice.kind.value is Kind.INFORMATION:
        return turn.happened(event, reason=ReasonCode.NOT_CONCERNED)
    is_late = sighting.before is None
    return turn.happened(event, reason=ReasonCode.ENDED_MEANWHILE if is_late else ReasonCode.NOTHING_NEW)


def _followed(turn: Turn, sighting: Sighting) -> Turn:
    """Follow it by its kind (contract §3)."""
    kind = sighting.notice.kind.value
    match kind:
        case Kind.BULLETIN:
            return _bulletin(turn, sighting)
        case Kind.ALERT | Kind.MALFUNCTION | Kind.MAINTENANCE:
            return trouble(turn, sighting)
        case Kind.END:
            return _end_beside_trouble(turn, sighting) if is_more_in_trouble(turn, sighting) else end(turn, sighting)
        case Kind.CANCELLATION:
            return cancellation(turn, sighting)
        case Kind.INFORMATION:
            return _information(turn, sighting)
        case Kind.UNCLASSIFIED:
            return _unclassified(turn, sighting)
        case _:
            assert_never(kind)


def _bulletin(turn: Turn, sighting: Sighting) -> Turn:
    """Follow a bulletin; that something works again is told in doubt where no service is named, or not what is left.

    One that belongs to nothing known is told to everybody as it is.
    """
    after, notice = trouble(corrected(turn, sighting), sighting), sighting.notice
    joined = after.publication(sighting.publication).episodes
    if not notice.restores_in_doubt or sighting.before is not None or not joined:
        return after
    return told_in_doubt(after, sighting, union((after.episode(one).remaining for one in joined), turn.catalogue))


def _end_beside_trouble(turn: Turn, sighting: Sighting) -> Turn:
    """Follow an end that reports a new trouble; what it ends without a name is told with its doubt (rule 2)."""
    after, followed = trouble(corrected(turn, sighting), sighting), turn.known.in_force
    if sighting.notice.restores.value or sighting.before is not None or not followed:
        return after
    return told_in_doubt(after, sighting, union((one.remaining for one in followed), turn.catalogue))


def _information(turn: Turn, sighting: Sighting) -> Turn:
    if sighting.before is not None:
        return turn
    return turn.happened(
        replace(
            turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication), scope=sighting.notice.affects.value
        ),
        reason=ReasonCode.NOT_CONCERNED,
    )


def _unclassified(turn: Turn, sighting: Sighting) -> Turn:
    """Tell everybody what is not understood, and again if its words change; a counter in it is no word."""
    if not are_other_words(sighting):
        return turn
    return turn.happened(turn.event(EventKind.UNCLASSIFIED, sighting.notice, sighting.publication))
