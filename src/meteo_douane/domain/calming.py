"""A storm of changes becomes one message: after a few in a short time, further ones wait and are folded.

What waits is a change of hours, or a bulletin that changes nothing. An opening and an end never wait, nor does a part
that ends or begins again, or a change of what is touched, of its kind or of the fallback: they take along what waits.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Known, Told
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.step import Step

#: So many changes of one episode are told at once to a watch within this time.
MOST = 3
WITHIN = timedelta(minutes=10)
_MAY_WAIT = {"starts_at", "ends_at"}


def calmed(step: Step, zone: tzinfo, now: datetime) -> Step:
    """Return a step in which the changes of a storm are held, and those that are told at once are counted.

    None is held into quiet hours, which are on the clock of `zone`: it would wake somebody, or wait for the morning.
    """
    if not any(message.event_kind is EventKind.CONTINUED for message in step.messages):
        return step
    messages = tuple(part for message in step.messages for part in _parts(message, step.known, zone, now))
    told = [one for message in messages if message.not_before is None for one in message.decisions]
    return replace(step, known=_counted(step.known, told, now), messages=messages)


def _parts(message: Message, known: Known, zone: tzinfo, now: datetime) -> tuple[Message, ...]:
    """Return a message, split by until when its parts wait; what quiet hours hold waits anyway."""
    if message.not_before is not None or message.event_kind is not EventKind.CONTINUED:
        return (message,)
    parts: dict[datetime | None, list[Decision]] = {}
    for decision in message.decisions:
        parts.setdefault(_release(decision, known, zone, now), []).append(decision)
    return tuple(_part(message, tuple(decisions), release) for release, decisions in parts.items())


def _part(message: Message, decisions: tuple[Decision, ...], release: datetime | None) -> Message:
    if release is None:
        return replace(message, decisions=decisions)
    key = message.key if decisions == message.decisions else f"{message.key}/{release:%Y%m%dT%H%M%SZ}"
    return replace(message, key=key, decisions=decisions, not_before=release, is_of_a_storm=True)


def _release(decision: Decision, known: Known, zone: tzinfo, now: datetime) -> datetime | None:
    """Return until when a change waits: until the first of the latest few was so long ago, or None."""
    told = _told(decision, known)
    if told is None or not {change.field for change in decision.event.changes} <= _MAY_WAIT:
        return None
    latest = _lately(told, now)[-MOST:]
    if len(latest) < MOST or told.watch.quiet.until(latest[0] + WITHIN, zone) is not None:
        return None
    return latest[0] + WITHIN


def _lately(told: Told, now: datetime) -> tuple[datetime, ...]:
    """Return when changes were told at once to a watch, as far as that was not long ago."""
    return tuple(moment for moment in told.changes_at if timedelta() <= now - moment < WITHIN)


def _told(decision: Decision, known: Known) -> Told | None:
    episode = known.episodes.get(decision.event.episode)
    return episode.told.get(decision.watch) if episode else None


def _counted(known: Known, decisions: list[Decision], now: datetime) -> Known:
    """Return what is known with the changes that are told at once, each once for a watch."""
    episodes = dict(known.episodes)
    for decision in decisions:
        told = _told(decision, replace(known, episodes=episodes))
        if told is not None and decision.event_kind is EventKind.CONTINUED and told.changes_at[-1:] != (now,):
            episode = episodes[decision.event.episode]
            counted = replace(told, changes_at=(*_lately(told, now)[1 - MOST :], now))
            episodes[episode.id] = replace(episode, told={**episode.told, decision.watch: counted})
    return replace(known, episodes=episodes)
