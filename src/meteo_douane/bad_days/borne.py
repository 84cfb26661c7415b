"""What is decided while nothing can be written: what of it waits to be, and what of it stays where others decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meteo_douane.domain.carrying_over import carried_over, to_be_noticed
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.ports import Commit

NOTHING = Commit((), (), (), Known(), Known(), (), ())


def marked(deliveries: Sequence[Delivery], *, may_repeat: bool) -> tuple[Delivery, ...]:
    """Return deliveries, as possible repeats if they may be."""
    return tuple(replace(one, may_repeat=True) for one in deliveries) if may_repeat else tuple(deliveries)


def least(commit: Commit) -> Commit:
    """Return what is borne in memory of a commit: not what was read."""
    return replace(commit, readings=(), bodies=())


def joined(first: Commit, second: Commit) -> Commit:
    """Return two commits as one; the second begins where the first ends. The deliveries are the second's."""
    return replace(
        second,
        before=first.before,
        editions=first.editions + second.editions,
        decisions=first.decisions + second.decisions,
        interventions=first.interventions + second.interventions,
    )


def told(known: Known, decided: Commit, deliveries: Sequence[Delivery]) -> Commit:
    """Return what stays of what was decided in memory where somebody else, who knows this by now, has decided too.

    That is what was told, with the episodes that nobody else knows of, and that the operator was: whoever reads next
    says that it is over.
    """
    upheld = {key: one for key, one in decided.after.upheld.items() if one.complaint.kind is EventKind.UNWRITABLE}
    carried = carried_over(known, decided.before, decided.after)
    after = replace(carried.known, upheld={**upheld, **known.upheld})
    if after != known:  # be it only that the operator was told: whoever reads says that it is over
        after = to_be_noticed(after)
    decisions, owed = carried.decisions(decided.decisions), carried.deliveries(deliveries)
    return replace(NOTHING, before=known, after=after, decisions=decisions, deliveries=owed)
