"""A feed (RSS, Atom) into items."""

from __future__ import annotations

import html
import re
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from meteo_douane.formats.datelines import day_of_works, is_dateline, machine_moment
from meteo_douane.formats.duplicates import without_duplicates
from meteo_douane.formats.evidence import speaks_of_customs, speaks_of_services
from meteo_douane.formats.furniture import is_furniture
from meteo_douane.formats.gathered import messages_gathered_in
from meteo_douane.formats.item import Defect, Document, Format, Item, Readability
from meteo_douane.formats.markup import nodes_of
from meteo_douane.formats.preformatted import nodes_of_text
from meteo_douane.formats.pruning import prune
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.tree import Node, lines_in
from meteo_douane.formats.words import speaks_of_trouble, tidy
from meteo_douane.patterns import pattern_of

if TYPE_CHECKING:
    from feedparser import FeedParserDict

#: More start tags than this are no feed of messages; the parser needs seconds for them.
MOST_TAGS = 10_000
_START_TAG = pattern_of(rb"(?:<|&lt;)[a-zA-Z]")
_END = pattern_of(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_EMPTY_ROOT = pattern_of(rb"<(?:\w+:)?(?:rss|feed|RDF)\b[^<>]*/>\s*$", re.IGNORECASE)
_ENCODED_TAG = pattern_of(
    r"&(?:amp;)*lt;/?(?:p|br|b|strong|ul|li|div|span|a|em|i|h\d)\b[^<>]{0,200}?&(?:amp;)*gt;", re.IGNORECASE
)
_ENTITY = pattern_of(r"&(?:#\d+|#x[\da-f]+|[a-z]{2,8}\d?);", re.IGNORECASE)


def cut_feed(content: bytes, *, names_a_service: NamesAService) -> Document:
    """Return the entries of a feed; one that does not parse to its end is not complete, or unreadable if it was cut."""
    if not content.strip():
        return _unreadable(Defect.NO_BODY)
    tags = content.replace(b"\0", b"")  # of UTF-16 and UTF-32 what is left of their ASCII
    if sum(1 for _ in _START_TAG.finditer(tags)) > MOST_TAGS:
        return _unreadable(Defect.TOO_LARGE)
    parsed = _parsed(content)
    if parsed is None or not parsed.get("version"):
        return _unreadable(Defect.NOT_A_FEED)
    if not (_END.search(tags) or _EMPTY_ROOT.search(tags)):
        return _unreadable(Defect.TRUNCATED)
    return _document(parsed, names_a_service)


def _parsed(content: bytes) -> FeedParserDict | None:
    """Return what the parser makes of a feed, or None where the name of its encoding is not even a name."""
    import feedparser  # many configure no feed

    try:
        return feedparser.parse(BytesIO(content), response_headers={"content-type": "application/xml"})
    except (ValueError, LookupError):
        return None


def _document(parsed: FeedParserDict, names_a_service: NamesAService) -> Document:
    items = without_duplicates(item for entry in parsed.entries for item in _items(entry, names_a_service))
    is_whole = not parsed.bozo
    if not items:
        return (
            Document(Format.FEED, Readability.EMPTY)
            if is_whole and not parsed.entries
            else _unreadable(Defect.NOTHING_FOUND)
        )
    if not _is_of_the_meteo(parsed.feed, items, names_a_service):
        return _unreadable(Defect.OTHER_SITE)
    evidence = "" if is_whole else tidy(str(parsed.get("bozo_exception", "")))
    return Document(Format.FEED, Readability.PARSED, items, is_complete=is_whole, evidence=evidence)


def _is_of_the_meteo(channel: FeedParserDict, items: tuple[Item, ...], names_a_service: NamesAService) -> bool:
    about = " ".join(_plain(str(channel.get(name, ""))) for name in ("title", "subtitle", "link"))
    if speaks_of_services(about) or speaks_of_customs(about):
        return True
    return any(names_a_service(item.title) or names_a_service(item.text) for item in items)


def _items(entry: FeedParserDict, names_a_service: NamesAService) -> tuple[Item, ...]:
    """Return what an entry tells: one message, or each of those that it gathers under a title of none."""
    body = _richest(entry)
    nodes = _nodes(body)
    whole = _item(entry, nodes)
    gathered = messages_gathered_in(nodes, whole, names_a_service)
    return gathered or ((whole,) if whole.title else ())


def _item(entry: FeedParserDict, nodes: list[Node]) -> Item:
    lines = [line.text for line in lines_in(nodes) if line.text and not is_furniture(line.text)]
    title = _plain(str(entry.get("title", "")))
    if not title and lines:
        title, lines = lines[0], lines[1:]
    written = _written(entry)
    moment = machine_moment(written)
    return Item(
        title=title,
        text="\n".join(line for line in lines if line != title),
        id=str(entry.get("id") or entry.get("link") or ""),
        published_at=moment,
        dateline=_dateline(written, moment, lines),
        url=_link(entry),
        status=tidy(" ".join(_plain(str(tag.get("term") or "")) for tag in entry.get("tags", ()))),
    )


def _written(entry: FeedParserDict) -> str:
    """Return when an entry says that it was published, or changed.

    Asked for a change that an entry does not have, feedparser answers with the publication and warns of it.
    """
    return str(entry.get("published") or (entry.get("updated") if "updated" in entry else "") or "")


def _dateline(written: str, moment: datetime | None, lines: list[str]) -> str:
    if moment is not None:
        return ""
    works = day_of_works(lines)
    return tidy(written) or next((line for line in lines if is_dateline(line) and line != works), "")


def _link(entry: FeedParserDict) -> str | None:
    link = str(entry.get("link") or "")
    return link if link.startswith(("http://", "https://", "/")) else None


def _richest(entry: FeedParserDict) -> str:
    """Return the longest of what an entry says of itself: the summary is often the beginning of the content."""
    bodies = [str(content.get("value", "")) for content in entry.get("content", ())]
    bodies.append(str(entry.get("summary", "")))
    return max((_once_decoded(body) for body in bodies), key=len)


def _once_decoded(body: str) -> str:
    for _ in range(3):
        if not _ENCODED_TAG.search(body):
            break
        body = html.unescape(body)
    return body


def _nodes(body: str) -> list[Node]:
    if "<" not in body and "\n" in body.strip():
        return nodes_of_text(html.unescape(_decoded(body)))
    soup = BeautifulSoup(_decoded(body), "lxml")
    prune(soup, speaks_of_trouble, _is_no_title)
    nodes = nodes_of(soup)
    soup.decompose()
    return nodes


def _decoded(text: str) -> str:
    """Text whose entities were encoded twice has some left where a reader would see none."""
    return re.sub(r"&amp;(?=(?:#\d+|#x[\da-f]+|[a-zA-Z]{2,8}\d?);)", "&", text)


def _plain(text: str) -> str:
    """Return a title as a reader sees it: without tags or entities."""
    for _ in range(3):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" not in text:
        return tidy(text)
    soup = BeautifulSoup(text, "lxml")
    plain = tidy(soup.get_text(""))
    soup.decompose()
    return plain


def _unreadable(defect: Defect) -> Document:
    return Document(Format.FEED, Readability.UNREADABLE, defect=defect)


def _is_no_title(_: str) -> bool:
    """Say of any heading in an entry that it is none of a message: the entry has its own."""
    return False
