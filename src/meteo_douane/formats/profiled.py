"""The items of a page by an operator's own selectors."""

from __future__ import annotations

from datetime import datetime

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from meteo_douane.formats.composition import whole_item
from meteo_douane.formats.datelines import machine_moment
from meteo_douane.formats.item import Item
from meteo_douane.formats.markup import nodes_of
from meteo_douane.formats.outline import outline
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.tree import lines_in

Caught = tuple[tuple[str, int], ...]


def profiled_items(
    soup: BeautifulSoup, profile: PageProfile, names_a_service: NamesAService
) -> tuple[tuple[Item, ...], Caught]:
    """Return an item for each node that the profile's `item` catches, and how many nodes each selector caught."""
    nodes = _caught_by(soup, profile.item)
    nodes = [node for node in nodes if not any(node in other.descendants for other in nodes if other is not node)]
    items = tuple(item for node in nodes if (item := _item(node, profile, names_a_service)).title)
    inner = [selector for selector in (profile.title, profile.date, profile.body) if selector]
    counts = [(selector, sum(len(_caught_by(node, selector)) for node in nodes)) for selector in inner]
    return items, ((profile.item, len(nodes)), *counts)


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
        text="\n".join(_lines(node, profile.body)) if profile.body else whole.text,
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


def _lines(node: Tag, selector: str) -> list[str]:
    return [line for tag in _caught_by(node, selector) for line in _lines_of(tag)]


def _lines_of(tag: Tag) -> list[str]:
    return [line.text for line in lines_in(nodes_of(tag)) if line.text]


def _moment(date: Tag) -> datetime | None:
    return machine_moment(str(date.attrs.get("datetime", "")))
