"""Any bytes into a document: find its format, decode it, cut it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from meteo_douane.formats.decoding import decoded
from meteo_douane.formats.excerpt import excerpt_of
from meteo_douane.formats.feed import cut_feed
from meteo_douane.formats.item import READ_AT_MOST, Defect, Document, Format, Item, Readability
from meteo_douane.formats.page import cut_page
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.formats.text import cut_text
from meteo_douane.formats.titles import NamesAService
from meteo_douane.patterns import pattern_of

_FEED = pattern_of(
    r"\s*+(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>]*>)\s*+)*+<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL | re.IGNORECASE
)
_PAGE = pattern_of(
    r"<!doctype\s+html|<(?:html|head|body|div|p|table|ul|section|article|main|h\d|span|title|meta|form)\b",
    re.IGNORECASE,
)
#: As a value of JSON begins and ends: "[TITRE DU MESSAGE]" is a text in brackets.
_JSON = pattern_of(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]\d-]|true|false|null)).*[\]}]\s*$", re.DOTALL)
#: What the items of a document may cost to be understood: some 400 messages of the usual length.
MOST_WORK = 400_000
_LOOKED_AT = 20_000
_FIGURES = pattern_of(r"\d+")
_CONTROLS = pattern_of(r"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class _Body:
    content: bytes
    text: str
    names_a_service: NamesAService
    profile: PageProfile | None


_FORMATS: dict[Format, Callable[[_Body], Document]] = {
    Format.PAGE: lambda body: cut_page(body.text, names_a_service=body.names_a_service, profile=body.profile),
    Format.FEED: lambda body: cut_feed(body.content, names_a_service=body.names_a_service),
    Format.TEXT: lambda body: cut_text(body.text),
}


def cut(
    content: bytes,
    *,
    names_a_service: Callable[[str], bool],
    content_type: str = "",
    format: Format | None = None,  # noqa: A002
    profile: PageProfile | None = None,
) -> Document:
    """Return what one body is, with its items; any bytes have a verdict.

    `names_a_service` says whether a service of the catalogue is named in a text. `content_type` is the header's value,
    used for its charset; `format`, where it is known, is not looked for in the content; `profile` is for a page only.
    """
    text = decoded(content, content_type)
    if _is_binary(text[:_LOOKED_AT]):
        return Document(format or Format.PAGE, Readability.UNREADABLE, defect=Defect.OTHER_FORMAT)
    found = format or _format_of(text)
    if found is None:
        return Document(Format.PAGE, Readability.UNREADABLE, defect=Defect.OTHER_FORMAT)
    document = _FORMATS[found](_Body(content, text, names_a_service, profile))
    if sum(map(_work_of, document.items)) > MOST_WORK:
        document = Document(found, Readability.UNREADABLE, defect=Defect.TOO_LARGE)
    return replace(document, excerpt=excerpt_of(text))


def _work_of(item: Item) -> int:
    """Return about what an item costs to be understood, in characters; long texts, figures and lines cost the most."""
    text = item.text[:READ_AT_MOST]
    return 100 + len(text) + len(text) ** 2 // 4_000 + 10 * len(_FIGURES.findall(text)) + 5 * text.count("\n")


def _format_of(text: str) -> Format | None:
    """Tell the format that the content looks like, or None for what no format is for: JSON, a picture, an archive."""
    start = text[:_LOOKED_AT]
    if _FEED.match(start):
        return Format.FEED
    if _PAGE.search(start) or not text.strip():
        return Format.PAGE
    if "\x00" in start or _JSON.match(text):
        return None
    return Format.TEXT


def _is_binary(start: str) -> bool:
    """Whether it is no text at all, whatever tags its bytes happen to hold: a picture, an archive."""
    return len(_CONTROLS.findall(start)) * 20 > len(start)
