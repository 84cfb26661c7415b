"""Whom an episode concerns: one rule for the pages, the doors for programs, the digests and the commands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from meteo_douane.domain.catalogue import GATEWAY, PORTAL, Catalogue
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Scope
from meteo_douane.domain.watch import Watch


def concerns(episode: Episode, watch: Watch, catalogue: Catalogue) -> bool:
    """Return whether a watch was told of it and not of its end, or uses what is left; if it is over, what it touched.

    A scope that nobody understood concerns everybody.
    """
    told = episode.told.get(watch.name)
    if told is not None and not (episode.is_in_force and told.is_over):
        return True
    scope = episode.remaining if episode.is_in_force else episode.affected
    return not scope or judge_scope(scope, watch, catalogue).code.tells


def is_ours(episode: Episode, watches: Collection[Watch], catalogue: Catalogue) -> bool:
    """Return whether it concerns one of our watches; without a watch, everything is ours."""
    return not watches or any(concerns(episode, watch, catalogue) for watch in watches)


def touches_us(scope: Scope, watches: Collection[Watch], catalogue: Catalogue) -> bool:
    """Return whether a scope touches one of our watches; one that nobody understood does, as all without a watch."""
    return not (scope and watches) or any(judge_scope(scope, watch, catalogue).code.tells for watch in watches)


def everything(catalogue: Catalogue, now: datetime) -> Watch:
    """Return what is looked at where there is no watch: each service that is open, in every mode."""
    shared = {PORTAL, GATEWAY}
    services = (code for code in catalogue.services if code not in shared and catalogue.closed_at(code, now) is None)
    return Watch("", tuple(services), ())
