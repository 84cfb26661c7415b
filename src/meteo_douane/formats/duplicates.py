"""One item for what a page shows twice: a teaser and its text, a service's state and its message."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace

from meteo_douane.formats.datelines import leading_date
from meteo_douane.formats.item import Item
from meteo_douane.formats.words import folded, is_of_another_time
from meteo_douane.patterns import pattern_of

#: How many texts in order are compared with one: more are alike only on a page that was made to cost time.
_NEAR = 20
_NUMBER = pattern_of(r"\d{1,4}")
_ENGLISH = frozenset({"the", "is", "are", "has", "have", "been", "will", "be", "from", "not", "and", "of", "since"})
_FRENCH = frozenset({"le", "la", "les", "est", "sont", "des", "du", "depuis", "et", "un", "une", "sera", "en", "dans"})
#: "Alerte DELTA T : …", in a list of titles without its first word.
_KIND_AHEAD = pattern_of(r"^(?:alerte|incident|dysfonctionnement)\b ?[:–—-]? ?(?=\w)")
_OVER = pattern_of(r"\b(?:fin|retabli|resolu|termine|clos|reprise)")


@dataclass(frozen=True, slots=True)
class _Told:
    """An item with its words as they are compared."""

    item: Item
    title: str
    stem: str
    day: tuple[str, ...]
    """The figures of when it was published, as that stands apart or at the head of its text."""


def without_duplicates(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items without those that another one tells more fully, in the order of first sight."""
    kept: list[_Told] = []
    by_title: dict[str, list[tuple[str, int]]] = {}
    for item in items:
        told = _told(item)
        alike = by_title.setdefault(told.title, [])
        twin = next((index for index in _nearest(alike, told.stem) if _are_one(told, kept[index])), None)
        if twin is None:
            insort(alike, (told.stem, len(kept)))
            kept.append(told)
        else:
            _merge(kept, twin, told, alike)
    return tuple(told.item for told in kept)


def _told(item: Item) -> _Told:
    date = "" if item.dateline else leading_date(item.text)
    return _Told(item, folded(item.title), _stem(item.text[len(date) :]), tuple(_NUMBER.findall(item.dateline or date)))


def _nearest(alike: list[tuple[str, int]], stem: str) -> list[int]:
    """Return what is next in order to a text: one that begins another stands beside it."""
    at = bisect_left(alike, (stem, -1))
    return [index for _, index in [*alike[at : at + _NEAR], *reversed(alike[max(0, at - _NEAR) : at])]]


def _merge(kept: list[_Told], twin: int, told: _Told, alike: list[tuple[str, int]]) -> None:
    """Keep the richer of two that are one, with what only the other tells."""
    other = kept[twin]
    if _richness(told) <= _richness(other):
        kept[twin] = replace(other, item=_completed(other.item, told.item))
        return
    kept[twin] = replace(told, item=_completed(told.item, other.item))
    alike.remove((other.stem, twin))
    insort(alike, (told.stem, twin))


def without_titles_again(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items without bare titles, as a list of the latest articles has, of a trouble that another tells.

    What is over tells nothing of a trouble that bears the same name.
    """
    whole = (item for item in items if not (_is_bare(item) or _OVER.search(folded(f"{item.title} {item.text}"))))
    told = {
        _KIND_AHEAD.sub("", title, count=1)
        for title in (folded(item.title) for item in whole)
        if _KIND_AHEAD.match(title)
    }
    return tuple(item for item in items if not _is_bare(item) or folded(item.title) not in told)


def _is_bare(item: Item) -> bool:
    return not (item.text or item.dateline or item.published_at or item.status)


def without_translations(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items without those that say in English, with the same figures, what another one says in French."""
    english = [_is_english(item) for item in items]
    if not any(english):
        return items
    french = {_figures(item) for item, is_english in zip(items, english, strict=True) if not is_english} - {()}
    pairs = zip(items, english, strict=True)
    return tuple(item for item, is_english in pairs if not is_english or _figures(item) not in french)


def _is_english(item: Item) -> bool:
    words = item.text.lower().split()
    english = sum(map(_ENGLISH.__contains__, words))
    return bool(english) and english > sum(map(_FRENCH.__contains__, words))


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
    if told.item.dateline and other.item.dateline and told.item.dateline != other.item.dateline:
        return False
    if told.day and other.day and told.day != other.day:
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


def _richness(told: _Told) -> tuple[int, bool, bool]:
    return len(told.stem), bool(told.item.dateline), bool(told.item.status)
