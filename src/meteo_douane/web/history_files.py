"""The history as files for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.history import span_of
from meteo_douane.domain.notice import Mode, Scope

#: A spreadsheet takes what begins so for a formula.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
Record = dict[str, object]
#: What a record has, in the order of the columns.
NAMES = (
    "episode",
    "kind",
    "state",
    "provenance",
    "title",
    "scope",
    "observed_at",
    "opened_at",
    "starts_at",
    "ends_at",
    "ended_at",
    "minutes",
    "fallback",
    "fallback_modes",
    "fallback_unstated",
    "acknowledged_by",
)


def records(episodes: tuple[Episode, ...], now: datetime) -> Iterator[Record]:
    """Yield what is known of each episode, in words of programs."""
    for episode in episodes:
        span = span_of(episode, now)
        yield {
            "episode": episode.id,
            "kind": episode.kind.value,
            "state": episode.state.value,
            "provenance": episode.provenance.value,
            "title": episode.opening.title,
            "scope": _parts(episode.affected),
            "observed_at": _moment(episode.observed_at),
            "opened_at": _moment(episode.opened_at),
            "starts_at": _moment(episode.starts_at),
            "ends_at": _moment(episode.ends_at),
            "ended_at": _moment(episode.ended_at),
            "minutes": None if span is None else round((span.until - span.since).total_seconds() / 60),
            "fallback": episode.fallback.permission.value,
            "fallback_modes": _modes(episode.fallback.modes_left),
            "fallback_unstated": _parts(episode.fallback_unstated),
            "acknowledged_by": episode.acknowledgement.by if episode.acknowledgement else None,
        }


def _parts(scope: Scope) -> list[Record]:
    return [{"service": part.service, "modes": _modes(part.modes)} for part in scope.parts]


def _modes(modes: frozenset[Mode] | None) -> list[str] | None:
    return None if modes is None else [mode.value for mode in Mode if mode in modes]


def as_json(episodes: tuple[Episode, ...], now: datetime) -> str:
    """Return a list of them."""
    return json.dumps(list(records(episodes, now)), ensure_ascii=False, indent=1)


def as_csv(episodes: tuple[Episode, ...], now: datetime) -> str:
    """Return a line for each, below a line of names; a scope is "delta-ie:dti,edi delta-t:?"."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(NAMES)
    writer.writerows([_cell(record[name]) for name in NAMES] for record in records(episodes, now))
    return written.getvalue()


def _cell(value: object) -> str:
    words = " ".join(map(_words, value)) if isinstance(value, list) else _words(value)
    return f"'{words}" if words.startswith(_FORMULAS) else words


def _words(value: object) -> str:
    if isinstance(value, dict):
        return f"{value['service']}:{'?' if value['modes'] is None else ','.join(value['modes'])}"
    return "" if value is None else str(value)


def _moment(at: datetime | None) -> str | None:
    return None if at is None else f"{at:%Y-%m-%dT%H:%M:%SZ}"
