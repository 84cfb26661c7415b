"""A test message, on the way that real ones go: through the outbox of the configured database, and once."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import now, opened
from meteo_douane.cli.senders import courier_of
from meteo_douane.cli.templates import logged, templates_of
from meteo_douane.config import Config
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.event import EventKind
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.voice import Phrase

NOT_TAKEN = 1
_TAKEN = {
    DeliveryState.SENT: Phrase("{channel} : remis.", "{channel}: delivered."),
    DeliveryState.ACCEPTED: Phrase(
        "{channel} : accepté par le relais, ce qui ne prouve pas la remise ; regardez s'il arrive.",
        "{channel}: accepted by the relay, which does not prove that it arrives; look whether it does.",
    ),
}
_NOT_TAKEN = Phrase("{channel} : pas envoyé – {error}", "{channel}: not sent – {error}")
_UNKNOWN = Phrase("{channel} : peut-être arrivé – {error}", "{channel}: may have arrived – {error}")


def send_test_message(config: Config, channel: str) -> None:
    """Send it, say what came of it, and exit with 1 if the channel did not take it; nothing stays owed."""
    message = Message(f"test {channel} {now().isoformat()}", channel, EventKind.TEST, now(), ())
    with opened(config) as store:
        courier = courier_of(config, store=store, clock=now, templates=templates_of(config, logged))
        delivery = courier.try_once(message)
    report((delivery,), config)


def report(deliveries: Iterable[Delivery], config: Config) -> None:
    """Say what came of each, and exit with 1 if one was not taken."""
    are_taken, language = True, voice_of(config).language
    for delivery in deliveries:
        is_taken = delivery.state.has_arrived
        phrase = _TAKEN.get(delivery.state, _UNKNOWN if delivery.may_repeat else _NOT_TAKEN)
        values = {"channel": delivery.message.channel, "error": refusal_words(delivery.last_error, language)}
        click.echo(phrase.to(language, **values), err=not is_taken)
        are_taken = are_taken and is_taken
    if not are_taken:
        sys.exit(NOT_TAKEN)
