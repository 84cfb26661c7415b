"""Deliveries to words: a title, plain text and HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.delivery import Delivery, Message, Words
from meteo_douane.telling.brief import LONGEST_BRIEF, brief_of
from meteo_douane.telling.digest_letter import digest_letter
from meteo_douane.telling.drill import headed
from meteo_douane.telling.event_letter import letter_of
from meteo_douane.telling.fallback_reminders import reminder_letter
from meteo_douane.telling.letter import Letter, Style, abridged
from meteo_douane.telling.templating import BRIEF, CHAT, HTML, TEXT, TITLE, Templates, built_in
from meteo_douane.telling.titles import LONGEST_TITLE
from meteo_douane.telling.voice import Phrase, Voice

_REST = Phrase("… suite : {link}", "… more: {link}")
_COLON = Phrase(" :", ":")
_BULLETS = {Style.LIST: "- ", Style.QUOTE: "> ", Style.TITLE: "== "}


def render(delivery: Delivery, voice: Voice, now: datetime, templates: Templates | None = None) -> Words:
    """Return the words of a delivery, as they are to be read at `now` (aware).

    A digest speaks its own language. A delivery that may repeat an earlier one says so. What the page said is quoted,
    harmless, and in the body only. Without templates of an operator, the program's own make the words.
    """
    made, voice = templates or built_in(), _voice_of(delivery.message, voice)
    letter = _letter(delivery, voice, now)
    context = _context(delivery.message, letter, voice)
    rest = _REST.to(voice.language, link=letter.link)
    title = made.rendered(TITLE, context, _as_title).strip()
    brief = brief_of(delivery, title, voice, now)
    words = Words(
        title=title,
        text=made.rendered(TEXT, context, _as_body).strip() + "\n",
        html=made.rendered(HTML, context, _as_body),
        brief=made.rendered(BRIEF, {**context, "brief": brief}, lambda text: _as_brief(text, title)).strip(),
        event=delivery.message.event_kind,
        thread=_thread(delivery.message),
        chat=made.rendered(CHAT, {**context, "letter": abridged(letter, rest)}, _as_body),
        rest=rest,
        is_going_on=delivery.message.is_going_on,
        is_with_a_reservation=delivery.message.is_with_a_reservation,
    )
    return headed(words, voice) if voice.drill else words


def _voice_of(message: Message, voice: Voice) -> Voice:
    return voice if message.digest is None else replace(voice, language=message.digest.language)


def _context(message: Message, letter: Letter, voice: Voice) -> dict[str, object]:
    """Return the values that a template has: docs/configuring.md names them to operators."""
    events = {decision.event.key: decision.event for decision in message.decisions}.values()
    return {
        "letter": letter,
        "event": message.event_kind.value,
        "channel": message.channel,
        "episodes": tuple(dict.fromkeys(event.episode for event in events if event.episode)),
        "watches": tuple(dict.fromkeys(decision.watch for decision in message.decisions if decision.watch)),
        "language": voice.language.value,
        "colon": _COLON.to(voice.language),
        "bullets": _BULLETS,
    }


def _as_title(text: str) -> str:
    title = text.strip()
    if not title or len(title.splitlines()) > 1:
        return "one line expected"
    too_long = f"at most {LONGEST_TITLE} characters expected, found {len(title)}"
    return too_long if len(title) > LONGEST_TITLE else ""


def _as_brief(text: str, title: str) -> str:
    length = len(title) + len(text.strip())
    too_long = f"at most {LONGEST_BRIEF} characters expected together with the title, found {length}"
    return too_long if length > LONGEST_BRIEF else ""


def _as_body(text: str) -> str:
    return "" if text.strip() else "some text expected, found none"


def _letter(delivery: Delivery, voice: Voice, now: datetime) -> Letter:
    message = delivery.message
    if message.digest is not None:
        return digest_letter(delivery, message.digest, voice, now)
    if message.fallback_reminder is not None:
        return reminder_letter(delivery, message.fallback_reminder, voice)
    return letter_of(delivery, voice, now)


def _thread(message: Message) -> str:
    """Return the episode, or what stands for one: a source, provider or channel, what is wrong, or the message."""
    if message.fallback_reminder is not None:
        return f"fallback/{message.fallback_reminder.recourse}"
    events = {decision.event.key: decision.event for decision in message.decisions}.values()
    reminded = next((event.reminds_of for event in events if event.reminds_of is not None), None)
    kind = reminded or message.event_kind
    if kind.is_for_the_operator:
        return "/".join(("operator", *sorted({event.source for event in events})))
    if kind.is_about_a_source:
        return "/".join(("source", *sorted({event.source for event in events})))
    if kind.is_about_a_provider:
        return "/".join(("provider", *sorted({event.source for event in events})))
    if kind.is_about_a_channel:
        return "/".join(("channel", *sorted({event.source for event in events})))
    episodes = {event.episode for event in events}
    return episodes.pop() if len(episodes) == 1 and "" not in episodes else message.key
