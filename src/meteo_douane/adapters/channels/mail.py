"""What is ours in a mail: headers that say which conversation it belongs to, and a text part as good as its HTML."""

from __future__ import annotations

import hashlib
import re
from itertools import count

from apprise import NotifyFormat
from apprise.conversion import convert_between
from apprise.plugins.email import base as email_plugin

from meteo_douane.adapters.channels.oncall import Severity, severity_of
from meteo_douane.domain.delivery import Words

_ORDERED = re.compile(r"<ol\b.*?</ol>", re.DOTALL | re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_END_OF_ITEM = re.compile(r"</li\s*>", re.IGNORECASE)
_QUOTATION = re.compile(r"<blockquote\b[^>]*>(?P<words>.*?)</blockquote\s*>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)


def keep_text_readable() -> None:
    """Let the text part of each mail number its steps and mark each quoted line.

    Apprise makes bullets of all lists, and marks the first line of a quotation alone.
    """
    email_plugin.convert_between = _converted  # type: ignore[attr-defined] # the name by which the plugin calls it


def text_of(html: str) -> str:
    """Return a mail as plain text."""
    marked = _QUOTATION.sub(_with_marks, _ORDERED.sub(_with_numbers, html))
    text: str = convert_between(NotifyFormat.HTML, NotifyFormat.TEXT, marked)  # type: ignore[no-untyped-call]
    return text


def headers_of(channel: str, words: Words) -> dict[str, str]:
    """Return headers by which a mail program shows all messages of one episode as one conversation.

    They refer to a message that was never sent: Apprise gives each mail an identifier that we never learn.
    """
    root = hashlib.sha256(f"{channel}/{words.thread}".encode()).hexdigest()[:32]
    urgent = {"Importance": "high"} if severity_of(words) is Severity.CRITICAL else {}
    return {
        "References": f"<{root}@meteo-douane.invalid>",
        "In-Reply-To": f"<{root}@meteo-douane.invalid>",
        "Auto-Submitted": "auto-generated",
        **urgent,
    }


def _converted(from_format: NotifyFormat, to_format: NotifyFormat, content: str) -> str:
    if (from_format, to_format) == (NotifyFormat.HTML, NotifyFormat.TEXT):
        return text_of(content)
    converted: str = convert_between(from_format, to_format, content)  # type: ignore[no-untyped-call]
    return converted


# A "<" in the page's own words is escaped, and makes no tag.


def _with_numbers(ordered: re.Match[str]) -> str:
    """Return a list as paragraphs that begin with their numbers."""
    numbers = count(1)
    numbered = _ITEM.sub(lambda _: f"<p>{next(numbers)}. ", ordered[0])
    return _END_OF_ITEM.sub("</p>", numbered)


def _with_marks(quotation: re.Match[str]) -> str:
    """Return a quotation as a paragraph each of whose lines begins with a mark."""
    return f"<p>&gt; {_BREAK.sub('<br>&gt; ', quotation['words'])}</p>"
