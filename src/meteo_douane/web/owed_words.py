"""What is owed to the channels, in words: how many messages, and which channels do not take theirs, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.voice import Counted, Phrase, Voice, capitalised

#: So many channels have a line of their own; where more fail at once, it is not for a reason of theirs.
MOST_CHANNELS = 10

_OWED = Counted(
    Phrase("{count} message à envoyer", "{count} message to be sent"),
    Phrase("{count} messages à envoyer", "{count} messages to be sent"),
)
_FAILED = Counted(
    Phrase("dont {count} refusé, à réessayer", "{count} of them refused, to be tried again"),
    Phrase("dont {count} refusés, à réessayer", "{count} of them refused, to be tried again"),
)
_ALL_FAILED = Counted(
    Phrase("refusé, à réessayer", "refused, to be tried again"),
    Phrase("tous refusés, à réessayer", "all refused, to be tried again"),
)
_HELD = Counted(
    Phrase("{count} retenu pour plus tard", "{count} held for later"),
    Phrase("{count} retenus pour plus tard", "{count} held for later"),
)
_DEAD = Counted(
    Phrase("{count} abandonné en tout", "{count} given up in all"),
    Phrase("{count} abandonnés en tout", "{count} given up in all"),
)
_CHANNEL = Phrase(
    "Canal {channel} : des messages attendent {since}, {why}", "Channel {channel}: messages wait {since}, {why}"
)
_NO_REASON = Phrase("sans raison connue", "for no reason that we know")
_OTHERS = Counted(
    Phrase("Un autre canal est dans ce cas.", "One more channel is in this case."),
    Phrase("{count} autres canaux sont dans ce cas.", "{count} more channels are in this case."),
)


def owed_lines(
    counts: Mapping[DeliveryState, int], refused: tuple[Delivery, ...], now: datetime, voice: Voice
) -> Iterator[str]:
    """Yield how many messages are owed; and of those that were refused, oldest first, a line for each channel."""
    yield capitalised(", ".join(_counted(counts, voice)))
    by_channel: dict[str, list[Delivery]] = {}
    for one in refused:
        if one.message.event_kind is not EventKind.TEST:
            by_channel.setdefault(one.message.channel, []).append(one)
    for channel, deliveries in list(by_channel.items())[:MOST_CHANNELS]:
        yield _channel(channel, deliveries, now, voice)
    if len(by_channel) > MOST_CHANNELS:
        yield _OTHERS.to(voice.language, len(by_channel) - MOST_CHANNELS)


def _counted(counts: Mapping[DeliveryState, int], voice: Voice) -> Iterator[str]:
    waiting = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.FAILED)
    owed = sum(counts.get(state, 0) for state in waiting)
    yield _OWED.to(voice.language, owed)
    failed = _ALL_FAILED if counts.get(DeliveryState.FAILED) == owed else _FAILED
    for counted, state in ((failed, DeliveryState.FAILED), (_HELD, DeliveryState.HELD), (_DEAD, DeliveryState.DEAD)):
        if counts.get(state):
            yield counted.to(voice.language, counts[state])


def _channel(channel: str, deliveries: list[Delivery], now: datetime, voice: Voice) -> str:
    since = moments.short(Side.SINCE, min(one.message.created_at for one in deliveries), now, voice)
    error = deliveries[-1].last_error
    why = refusal_words(error, voice.language) if error else _NO_REASON.to(voice.language)
    return _CHANNEL.to(voice.language, channel=one_line(channel), since=since, why=why)
