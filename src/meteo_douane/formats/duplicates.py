"""One item for what a page shows twice: a teaser and its text, a service's state and its message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from meteo_douane.formats.item import Item
from meteo_douane.formats.words import folded, is_of_another_time

_NUMBER = re.compile(r"\d{1,4}")
_ENGLISH = frozenset({"the", "is", "are", "has", "have", "been", "will", "be", "from", "not", "and", "of", "since"})
_FRENCH = frozenset({"le", "la", "les", "est", "sont", "des", "du", "depuis", "et", "un", "une", "sera", "en", "dans"})
_OVER = re.compile(r"\b(?:fin|retabli|resolu|termine|clos|reprise)")


@dataclass(frozen=True, slots=True)
class _Told:
    """An item with its words as they are compared."""

    item: Item
    title: str
    stem: str


def without_duplicates(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items without those that another one tells more fully, in the order of first sight."""
    kept: list[_Told] = []
    for item in items:
        told = _Told(item, folded(item.title), _stem(item.text))
        twin = next((index for index, other in enumerate(kept) if _are_one(told, other)), None)
        if twin is None:
            kept.append(told)
        elif _richness(item) > _richness(kept[twin].item):
            kept[twin] = replace(told, item=_completed(item, kept[twin].item))
        else:
            kept[twin] = replace(kept[twin], item=_completed(kept[twin].item, item))
    return tuple(told.item for told in kept)


def without_translations(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items without those that say in English, with the same figures, what another one says in French."""
    french = {_figures(item) for item in items if not _is_english(item)}
    return tuple(item for item in items if not (_is_english(item) and _figures(item) in french and _figures(item)))


def _is_english(item: Item) -> bool:
    words = folded(item.text).split()
    return sum(word in _ENGLISH for word in words) > sum(word in _FRENCH for word in words)


def _figures(item: Item) -> tuple[int, ...]:
    """Return the numbers of dates and hours however they are written: 9h is 09:00."""
    numbers = (int(number) for number in _NUMBER.findall(f"{item.dateline} {item.title} {item.text}"))
    return tuple(sorted(number for number in numbers if number))


def without_known_tiles(items: tuple[Item, ...], tiles: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items with the states of services of which no item speaks in its title."""
    titles = [
        folded(item.title) for item in items if not _OVER.search(folded(f"{item.title} {item.section} {item.status}"))
    ]
    unknown = (tile for tile in tiles if not any(folded(tile.title.split(" : ")[0]) in title for title in titles))
    return (*items, *without_duplicates(unknown))


def _are_one(told: _Told, other: _Told) -> bool:
    if told.title != other.title:
        return False
    if told.item.dateline and other.item.dateline and told.item.dateline != other.item.dateline:
        return False
    return told.stem.startswith(other.stem) or other.stem.startswith(told.stem)


def _completed(item: Item, twin: Item) -> Item:
    """Return an item with what only its twin tells: a teaser often has the kind, and the whole text the date.

    A bare title may be that of an older message, and what is over says nothing of what is not.
    """
    if not twin.text or is_of_another_time(f"{twin.section} {twin.status}"):
        return item
    return replace(
        item,
        id=item.id or twin.id,
        published_at=item.published_at or twin.published_at,
        dateline=item.dateline or twin.dateline,
        url=item.url or twin.url,
        status=item.status or twin.status,
    )


def _stem(text: str) -> str:
    return folded(text).removesuffix("…").removesuffix("...").rstrip(" .[(")


def _richness(item: Item) -> tuple[int, bool, bool]:
    return len(item.text), bool(item.dateline), bool(item.status)
