"""The messages that nobody could classify, as a person is to read them: with their own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.digest import Unread
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line, quoted, shortened
from meteo_douane.telling.voice import Phrase, Voice

#: So many have their text on the page, and so much of it: it stays small, and the rest is read where it stands.
MOST_WITH_TEXT = 8
LONGEST_TEXT = 1_500

_SEEN = Phrase("vu pour la première fois {at}", "first seen {at}")


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """One message; `title` and `lines` are the administration's, in French whatever we speak."""

    title: str
    seen: str
    lines: tuple[str, ...]


def unread_words(unread: tuple[Unread, ...], now: datetime, voice: Voice) -> tuple[UnreadWords, ...]:
    """Return each message, the first ones with their text."""
    return tuple(_words(one, now, voice, has_text=number < MOST_WITH_TEXT) for number, one in enumerate(unread))


def _words(unread: Unread, now: datetime, voice: Voice, *, has_text: bool) -> UnreadWords:
    at = moments.short(Side.AT, unread.first_seen_at, now, voice)
    lines = quoted("", shortened(unread.text, LONGEST_TEXT)).lines if has_text else ()
    return UnreadWords(one_line(unread.title), _SEEN.to(voice.language, at=at), lines)
