"""Deliveries to words: a title, plain text and HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from meteo_douane.domain.delivery import Delivery, Message, Words
from meteo_douane.telling.brief import brief_of
from meteo_douane.telling.digest_letter import digest_letter
from meteo_douane.telling.fallback_reminders import reminder_letter
from meteo_douane.telling.letter import Letter, Style, letter_of
from meteo_douane.telling.voice import Phrase, Voice

_COLON = Phrase(" :", ":")
_BULLETS = {Style.LIST: "- ", Style.QUOTE: "> ", Style.TITLE: "== "}


def render(delivery: Delivery, voice: Voice, now: datetime) -> Words:
    """Return the words of a delivery, as they are to be read at `now` (aware).

    A digest speaks its own language. A delivery that may repeat an earlier one says so. What the page said is quoted,
    harmless, and in the body only.
    """
    digest = delivery.message.digest
    if digest is not None:
        voice = replace(voice, language=digest.language)
    letter = _letter(delivery, voice, now)
    context = {
        "letter": letter,
        "language": voice.language.value,
        "colon": _COLON.to(voice.language),
        "bullets": _BULLETS,
    }
    text, html = (_templates().get_template(f"message.{kind}.j2").render(context) for kind in ("txt", "html"))
    return Words(
        title=letter.title,
        text=text.strip() + "\n",
        html=html,
        brief=brief_of(delivery, letter.title, voice, now),
        event=delivery.message.event_kind,
        thread=_thread(delivery.message),
    )


def _letter(delivery: Delivery, voice: Voice, now: datetime) -> Letter:
    message = delivery.message
    if message.digest is not None:
        return digest_letter(delivery, message.digest, voice, now)
    if message.fallback_reminder is not None:
        return reminder_letter(delivery, message.fallback_reminder, voice)
    return letter_of(delivery, voice, now)


def _thread(message: Message) -> str:
    """Return the episode, or what stands for one: the source, the provider, the channel, or the message itself."""
    events = {decision.event.key: decision.event for decision in message.decisions}.values()
    if message.event_kind.is_about_a_source:
        return "/".join(("source", *sorted({event.source for event in events})))
    if message.event_kind.is_about_a_provider:
        return "/".join(("provider", *sorted({event.source for event in events})))
    if message.event_kind.is_about_a_channel:
        return "/".join(("channel", *sorted({event.source for event in events})))
    episodes = {event.episode for event in events}
    return episodes.pop() if len(episodes) == 1 and "" not in episodes else message.key


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("meteo_douane.telling"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default_for_string=True, default=False),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
