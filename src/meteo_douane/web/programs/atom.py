"""`/feed.atom`: what happened, an entry for each event (RFC 4287, with the tags of RFC 4151)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote

from lxml import etree

from meteo_douane.domain.event import Event
from meteo_douane.telling.retold import retold
from meteo_douane.telling.voice import Phrase
from meteo_douane.web.programs import xml
from meteo_douane.web.programs.recorded import instant
from meteo_douane.web.programs.viewpoint import Viewpoint

NAMESPACE = "http://www.w3.org/2005/Atom"
PATH = "/feed.atom"
_TITLE = Phrase("Météo des services en ligne de la douane", "Status of the customs' online services")
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
#: The day from which the names that we give are ours (RFC 4151).
_SINCE = "2026"


def tag(viewpoint: Viewpoint, what: str) -> str:
    """Return a name for something that stays the same for ever."""
    return f"tag:{viewpoint.authority},{_SINCE}:meteo-douane/{quote(what)}"


def feed(events: Sequence[Event], viewpoint: Viewpoint) -> bytes:
    """Return a feed of events, the latest first."""
    root = xml.document(NAMESPACE, "feed")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", viewpoint.voice.language.value)
    xml.added(root, "id", tag(viewpoint, "feed"))
    xml.added(root, "title", _TITLE.to(viewpoint.voice.language))
    xml.added(root, "updated", instant(max((event.at for event in events), default=_EVER)))
    xml.added(xml.added(root, "author"), "name", "meteo-douane")
    xml.added(root, "link", rel="self", type="application/atom+xml", href=f"{viewpoint.site}{PATH}")
    xml.added(root, "link", rel="alternate", type="text/html", href=f"{viewpoint.site}/")
    for event in events:
        _add(root, event, viewpoint)
    return xml.serialised(root)


def _add(root: etree._Element, event: Event, viewpoint: Viewpoint) -> None:
    words = retold(event, viewpoint.voice)
    page = viewpoint.page_of(event.episode) if event.episode else f"{viewpoint.site}/"
    entry = xml.added(root, "entry")
    xml.added(entry, "id", tag(viewpoint, f"event/{event.key}"))
    xml.added(entry, "title", words.title)
    xml.added(entry, "updated", instant(event.at))
    xml.added(entry, "published", instant(event.at))
    xml.added(entry, "link", rel="alternate", type="text/html", href=page)
    xml.added(entry, "category", term=event.kind.value)
    xml.added(entry, "content", words.text, type="text")
