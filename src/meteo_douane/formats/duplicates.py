"""One item for what a page shows twice: a teaser and its text, a service's state and its message."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meteo_douane.formats.item import Item
from meteo_douane.formats.words import folded

_OVER = re.compile(r"\b(?:fin|retabli|resolu|termine|clos|reprise)")


def without_duplicates(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items without those that another one tells more fully, in the order of first sight."""
    kept: list[Item] = []
    for item in items:
        twin = next((index for index, other in enumerate(kept) if _are_one(item, other)), None)
        if twin is None:
            kept.append(item)
        else:
            kept[twin] = _richer(kept[twin], item)
    return tuple(kept)


def without_known_tiles(items: tuple[Item, ...], tiles: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items with the states of services of which no item speaks in its title."""
    titles = [
        folded(item.title) for item in items if not _OVER.search(folded(f"{item.title} {item.section} {item.status}"))
    ]
    unknown = (tile for tile in tiles if not any(folded(tile.title.split(" : ")[0]) in title for title in titles))
    return (*items, *without_duplicates(unknown))


def _are_one(item: Item, other: Item) -> bool:
    if folded(item.title) != folded(other.title):
        return False
    if item.dateline and other.dateline and item.dateline != other.dateline:
        return False
    texts = sorted((_stem(item.text), _stem(other.text)), key=len)
    return texts[1].startswith(texts[0])


def _stem(text: str) -> str:
    return folded(text).removesuffix("…").removesuffix("...").rstrip(" .[(")


def _richer(item: Item, other: Item) -> Item:
    return max(item, other, key=lambda each: (len(each.text), bool(each.dateline), bool(each.status)))
