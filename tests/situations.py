"""Situations for triages: what the météo says to somebody, made up for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import EDI, NOON, a_notice, a_scope
from meteo_douane.domain.notice import Fallback, Kind, Permission
from meteo_douane.domain.office import Presence
from meteo_douane.domain.situation import Coverage, Published, Situation, Standing


def published(episode: str = "e1", standing: Standing = Standing.COVERS, **facts: Any) -> Published:
    """An alert on DELTA G in EDI whose fallback is allowed, unless it says otherwise."""
    fallback = facts.pop("fallback", Fallback(Permission.ALLOWED, NOON))
    notice = a_notice(episode, facts.pop("kind", Kind.ALERT), affects=a_scope("delta-g", modes=[EDI]), **facts)
    scope, stated = a_scope("delta-g", modes=[EDI]), replace(notice.fallback, value=fallback)
    return Published(episode, standing, notice, scope, NOON, fallback, kind=notice.kind.value, stated=stated)


def a_situation(*alerts: Published, **facts: Any) -> Situation:
    """DELTA G in EDI, read just now, with its office open unless it says otherwise."""
    values: dict[str, Any] = {
        "at": NOON,
        "service": "delta-g",
        "mode": EDI,
        "coverage": Coverage.OF_THE_SHEET,
        "is_fresh": True,
        "presence": Presence.OPEN,
        "last_good_at": NOON,
        **facts,
    }
    return Situation(alerts=alerts, **values)
