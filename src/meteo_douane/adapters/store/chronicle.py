"""The episodes of the present and the past, for whoever asks; what is needed to reconcile is in `knowledge`."""

from datetime import datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, LargeBinary, or_, select, type_coerce

from meteo_douane.adapters.store.codec import EPISODE
from meteo_douane.adapters.store.columns import unpacked
from meteo_douane.adapters.store.tables import EPISODES
from meteo_douane.domain.episodes import Episode, EpisodeState

#: How an episode stands that is over.
OVER = [state for state in EpisodeState if state.is_over]


def episode(connection: Connection, episode_id: str) -> Episode | None:
    """Return an episode, or None if there was none of this identifier."""
    payload = connection.scalar(select(EPISODES.c.payload).where(EPISODES.c.id == episode_id))
    return None if payload is None else EPISODE.decode(payload)


def standing(*, in_force: bool) -> ColumnElement[bool]:
    """Return what holds for episodes that are in force, or are over."""
    return EPISODES.c.state.not_in(OVER) if in_force else EPISODES.c.state.in_(OVER)


def episodes(connection: Connection, *, in_force: bool | None, limit: int, before: str | None) -> tuple[Episode, ...]:
    """Return episodes, latest first, after the one named `before`."""
    query = select(EPISODES.c.payload).order_by(EPISODES.c.number.desc()).limit(limit)
    if in_force is not None:
        query = query.where(standing(in_force=in_force))
    if before is not None:
        last = select(EPISODES.c.number).where(EPISODES.c.id == before)
        query = query.where(EPISODES.c.number < last.scalar_subquery())
    return tuple(EPISODE.decode(payload) for payload in connection.scalars(query))


def episodes_between(connection: Connection, since: datetime, until: datetime | None) -> tuple[Episode, ...]:
    """Return the episodes that had begun, and were not over, at some moment of this time, oldest first."""
    within = [or_(EPISODES.c.ended_at.is_(None), EPISODES.c.ended_at >= since)]
    if until is not None:
        within.append(EPISODES.c.opened_at <= until)
    query = select(EPISODES.c.payload).where(*within).order_by(EPISODES.c.number)
    return tuple(EPISODE.decode(payload) for payload in connection.scalars(query))


def latest_between(connection: Connection, since: datetime, until: datetime, *, limit: int) -> tuple[Episode, ...]:
    """Return the episodes that were in force at some time from one moment up to another, the latest to open first."""
    ended = EPISODES.c.ended_at.is_(None) | (EPISODES.c.ended_at >= since)
    query = select(type_coerce(EPISODES.c.payload, LargeBinary)).where(EPISODES.c.opened_at < until, ended)
    latest = query.order_by(EPISODES.c.opened_at.desc(), EPISODES.c.number.desc()).limit(limit)
    return tuple(_past(bytes(packed)) for packed in connection.scalars(latest))


@lru_cache(maxsize=4096)
def _past(packed: bytes) -> Episode:
    """Return an episode; a page of the past asks for the same ones again and again, and they no longer change."""
    return EPISODE.decode(unpacked(packed))
