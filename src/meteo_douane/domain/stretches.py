"""For how long each part of an episode was in trouble: what was touched later did not fail from the beginning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import Scope
from meteo_douane.domain.scopes import common, without


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was in trouble from one moment to another; `until` is None up to the end of the episode. Aware, UTC."""

    scope: Scope
    since: datetime
    until: datetime | None = None


def with_more(stretches: tuple[Stretch, ...], came: Scope, since: datetime) -> tuple[Stretch, ...]:
    """Return the stretches with what came into trouble."""
    return (*stretches, Stretch(came, since)) if came else stretches


def with_less(
    stretches: tuple[Stretch, ...], gone: Scope, until: datetime, catalogue: Catalogue
) -> tuple[Stretch, ...]:
    """Return the stretches with what is no longer in trouble."""
    return tuple(part for one in stretches for part in _cut(one, gone, until, catalogue)) if gone else stretches


def _cut(stretch: Stretch, gone: Scope, until: datetime, catalogue: Catalogue) -> tuple[Stretch, ...]:
    over = common(stretch.scope, gone, catalogue)
    if stretch.until is not None or not over:
        return (stretch,)
    left = without(stretch.scope, gone, catalogue)
    ended = Stretch(over, stretch.since, max(until, stretch.since))
    return (ended, replace(stretch, scope=left)) if left else (ended,)
