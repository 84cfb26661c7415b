"""The history as files for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.history import span_of
from meteo_douane.domain.notice import Mode

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
            "scope": [
                {
                    "service": part.service,
                    "modes": None if part.modes is None else [mode.value for mode in Mode if mode in part.modes],
                }
                for part in episode.affected.parts
            ],
            "observed_at": _moment(episode.observed_at),
            "opened_at": _moment(episode.opened_at),
            "starts_at": _moment(episode.starts_at),
            "ends_at": _moment(episode.ends_at),
            "ended_at": _moment(episode.ended_at),
            "minutes": None if span is None else round((span.until - span.since).total_seconds() / 60),
            "fallback": episode.fallback_of_all.permission.value,
            "acknowledged_by": episode.acknowledgement.by if episode.acknowledgement else None,
        }


def as_json(episodes: tuple[Episode, ...], now: datetime) -> str:
    """Return a list of them."""
    return json.dumps(list(records(episodes, now)), ensure_ascii=False, indent=1)


def as_csv(episodes: tuple[Episode, ...], now: datetime) -> str:
    """Return a line for each, below a line of names; the scope is "delta-ie:dti,edi delta-t:?"."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(NAMES)
    writer.writerows([_cell(record[name]) for name in NAMES] for record in records(episodes, now))
    return written.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(f"{one['service']}:{'?' if one['modes'] is None else ','.join(one['modes'])}" for one in value)
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_FORMULAS) else words


def _moment(at: datetime | None) -> str | None:
    return None if at is None else f"{at:%Y-%m-%dT%H:%M:%SZ}"
