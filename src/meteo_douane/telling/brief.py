"""A message for a small screen: with its title, two lines, whole in at most 250 characters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import EventKind
from meteo_douane.telling.changes import changes_since_told
from meteo_douane.telling.digest_letter import digest_brief
from meteo_douane.telling.fallback_reminders import reminder_brief
from meteo_douane.telling.notes import notes_of
from meteo_douane.telling.quoting import shortened
from meteo_douane.telling.voice import Phrase, Voice, listed

LONGEST_BRIEF = 250
#: A line that has less room than this would say nothing.
_SHORTEST_LINE = 20

_FOR = Phrase("Pour : {watches}", "For: {watches}")


def brief_of(delivery: Delivery, title: str, voice: Voice, now: datetime) -> str:
    """Return what stands below the title: what matters most beyond it, and where to read on."""
    room = LONGEST_BRIEF - len(title) - len(voice.page) - 2
    if room < _SHORTEST_LINE:
        return voice.page if len(title) + len(voice.page) < LONGEST_BRIEF else ""
    lines = tuple(_lines(delivery, voice, now))
    line = next((line for line in lines if len(line) <= room), shortened(lines[-1], room) if lines else "")
    return "\n".join(part for part in (line, voice.page) if part)


def _lines(delivery: Delivery, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield what may stand below the title, what matters most first."""
    message = delivery.message
    if message.event_kind is EventKind.TEST:
        return
    if message.fallback_reminder is not None:
        yield reminder_brief(message.fallback_reminder, voice)
        return
    if message.digest is not None:
        yield from digest_brief(message.digest, voice, now)
        return
    yield from changes_since_told(message.event_kind, message.decisions[0].event, voice, now)
    yield from notes_of(delivery, voice)
    watches = tuple(dict.fromkeys(decision.watch for decision in message.decisions if decision.watch))
    if watches:
        yield _FOR.to(voice.language, watches=listed(watches, voice.language))
