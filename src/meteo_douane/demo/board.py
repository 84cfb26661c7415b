"""The board of the demonstration: the messages of a scene with their moments, as a page and as a feed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from meteo_douane.demo.story import Message, Scene
from meteo_douane.domain.observation import PARIS

MOMENT = re.compile(r"\{([+-]\d+)\}")


@dataclass(frozen=True, slots=True)
class Posted:
    """A message with the moment of its publication (Paris time) and its texts, the moments filled in."""

    number: int
    title: str
    at: datetime
    paragraphs: tuple[str, ...]


def board(scene: Scene, posted_at: Mapping[int, datetime]) -> tuple[Posted, ...]:
    """Return what a scene shows; `posted_at` is when each message was published, by its number (aware)."""
    return tuple(_posted(message, posted_at[message.number].astimezone(PARIS)) for message in scene.messages)


def page(messages: tuple[Posted, ...]) -> bytes:
    """Return the page (HTML, UTF-8)."""
    return _environment().get_template("page.html.jinja").render(board=messages).encode()


def feed(messages: tuple[Posted, ...], page_url: str) -> bytes:
    """Return the feed (RSS 2.0, UTF-8); it says what the page says."""
    return _environment().get_template("feed.xml.jinja").render(board=messages, page=page_url).encode()


def error_page() -> bytes:
    """Return an error page (HTML, UTF-8)."""
    return _environment().get_template("error.html.jinja").render().encode()


def spoken(moment: datetime) -> str:
    """Return a moment of Paris time as the messages write it: "23/11/2026 à 9h05"."""
    return f"{moment:%d/%m/%Y} à {moment.hour}h{moment:%M}"


def _posted(message: Message, at: datetime) -> Posted:
    def filled(text: str) -> str:
        return MOMENT.sub(lambda found: spoken((at + timedelta(minutes=int(found[1]))).astimezone(PARIS)), text)

    return Posted(message.number, message.title, at, tuple(filled(text) for text in message.paragraphs))


@cache
def _environment() -> Environment:
    loader = PackageLoader("meteo_douane", "demo")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters |= {"spoken": spoken, "dated": format_datetime}
    return environment
