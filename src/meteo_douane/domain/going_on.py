"""For whom an episode goes on after an end that is none for them: a channel may tell both (contract §4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from meteo_douane.domain.acknowledgement import key_of
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.watch import Watch


def knowing_who_is_left(
    decisions: tuple[Decision, ...], episode: Episode, known: Known, watches: Iterable[Watch]
) -> tuple[Decision, ...]:
    """Return decisions about an end that know the channels on which the episode goes on for somebody.

    `episode` is as the end leaves it; `watches` are those of the configuration.
    """
    configured = {watch.name: watch for watch in watches}
    left = dict.fromkeys(channel for name in episode.told for channel in _channels(name, episode, known, configured))
    return tuple(replace(one, event=replace(one.event, going_on_for=tuple(left))) for one in decisions)


def _channels(name: str, episode: Episode, known: Known, configured: dict[str, Watch]) -> Iterator[str]:
    """Yield the channels through which a watch is told what comes of an episode, unless it is over for it."""
    told = episode.told[name]
    if told.is_over:
        return
    repeat = known.repeats.get(key_of(episode.id, name))
    for watch in (told.watch, configured.get(name, told.watch)):
        yield from watch.channels
        if repeat is not None and repeat.is_escalated and watch.repetition is not None:
            yield from watch.repetition.then
