"""All that a watch was told at its start as one decision, as a replay shows it (contract §4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.event import Decision, EventKind, ReasonCode
from meteo_douane.domain.scopes import union


def in_one_line(decisions: Iterable[Decision], catalogue: Catalogue) -> Iterator[Decision]:
    """Yield decisions in their order, those about what one watch found at its start as one.

    It is about what the watch was told of; where that is nothing, about what was over, and else about what is in force
    for others.
    """
    for (kind, _), same in groupby(decisions, key=lambda one: (one.event.kind, one.watch)):
        if kind is EventKind.STATE_AT_START:
            yield _joined(_foremost(tuple(same)), catalogue)
        else:
            yield from same


def _foremost(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    told = tuple(one for one in decisions if one.told)
    over = tuple(one for one in decisions if one.reason is ReasonCode.ENDED_BEFORE_FIRST_READING)
    return told or over or decisions


def _joined(decisions: tuple[Decision, ...], catalogue: Catalogue) -> Decision:
    first, *others = decisions
    if not others:
        return first
    scope = union((one.event.scope for one in decisions), catalogue)
    return replace(first, event=replace(first.event, episode="", scope=scope))
