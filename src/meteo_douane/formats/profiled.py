"""The items of a page by an operator's own selectors."""

from __future__ import annotations

from datetime import datetime

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from meteo_douane.formats.composition import whole_item
from meteo_douane.formats.datelines import machine_moment
from meteo_douane.formats.item import Caught, Item
from meteo_douane.formats.markup import nodes_of
from meteo_douane.formats.outline import outline
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.tree import lines_in

_MOST_SHOWN = 3
_LONGEST_SHOWN = 60


def profiled_items(
    soup: BeautifulSoup, profile: PageProfile, names_a_service: NamesAService
) -> tuple[tuple[Item, ...], tuple[Caught, ...]]:
    """Return an item for each node that the profile's `item` catches, and what each selector caught."""
    found = _caught_by(soup, profile.item)
    inside = {id(node) for outer in found for node in outer.descendants}
    nodes = [node for node in found if id(node) not in inside]
    items = tuple(item for node in nodes if (item := _item(node, profile, names_a_service)).title)
    parts = (("title", profile.title), ("date", profile.date), ("body", profile.body))
    inner = [
        _caught(part, selector, [tag for node in nodes for tag in _caught_by(node, selector)])
        for part, selector in parts
        if selector
    ]
    return items, (_caught("item", profile.item, nodes), *inner)


def _caught(part: str, selector: str, nodes: list[Tag]) -> Caught:
    beginnings = (_beginning(" ".join(node.get_text(" ").split())) for node in nodes[:_MOST_SHOWN])
    return Caught(part, selector, len(nodes), tuple(beginnings))


def _beginning(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()}…"


def _caught_by(node: Tag, selector: str) -> list[Tag]:
    try:
        return list(node.select(selector))
    except SelectorSyntaxError:
        return []


def _item(node: Tag, profile: PageProfile, names_a_service: NamesAService) -> Item:
    whole = whole_item(outline(nodes_of(node), names_a_service))
    date = next(iter(_caught_by(node, profile.date)), None) if profile.date else None
    return Item(
        title=_text(node, profile.title) or whole.title,
        text=_body(node, profile.body) or whole.text or "\n".join(_lines_of(node)),
        id=str(node.attrs.get("id", "")) or whole.id,
        published_at=_moment(date) if date is not None else whole.published_at,
        dateline=" ".join(date.get_text(" ").split()) if date is not None else whole.dateline,
        url=whole.url,
        section=whole.section,
        status=whole.status,
    )


def _text(node: Tag, selector: str | None) -> str:
    caught = _caught_by(node, selector) if selector else []
    return " ".join(" ".join(_lines_of(tag)) for tag in caught[:1])


def _body(node: Tag, selector: str | None) -> str:
    """Return what the selector of the body catches; nothing would leave a message without its words."""
    caught = _caught_by(node, selector) if selector else []
    return "\n".join(line for tag in caught for line in _lines_of(tag))


def _lines_of(tag: Tag) -> list[str]:
    return [line.text for line in lines_in(nodes_of(tag)) if line.text]


def _moment(date: Tag) -> datetime | None:
    return machine_moment(str(date.attrs.get("datetime", "")))
