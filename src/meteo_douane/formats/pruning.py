"""What of a page is not content: hidden, navigation, banners, forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from meteo_douane.formats.datelines import is_dateline, is_of_a_calendar
from meteo_douane.formats.elements import elements_in, stands_in
from meteo_douane.formats.words import asserts, is_modes
from meteo_douane.patterns import pattern_of

_NEVER_SEEN = frozenset({
    "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "canvas", "audio", "video",
    "map", "datalist", "select", "textarea", "input", "option", "progress", "meter", "param", "source", "track",
    "link", "meta", "base", "frame", "frameset", "noframes", "area", "dialog",
})  # fmt: skip
_AROUND = frozenset({"nav", "aside", "footer", "header", "menu", "search"})
_ROLES_AROUND = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu",
    "menubar", "toolbar", "tooltip",
})  # fmt: skip
#: Roles by which markup says that something is content, whatever its element.
_ROLES_OF_CONTENT = frozenset({"alert", "status", "log", "main", "article", "feed", "region", "list", "tabpanel"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_TITLES = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTROLS = _HEADINGS | {"button", "a", "li", "div", "span"}
_CONTENT = frozenset({"article", "main", "section", "li", "details"})
#: Where a page without a place for alerts puts one.
_BANNERS = frozenset({"header", "footer", "aside"})
_SENTENCES = frozenset({"p", "div", "li", "strong", "span", "h1", "h2", "h3"})
_LONGEST_SENTENCE = 500
#: What was there before, where what is there now stands beside it (HTML §4.7.1).
_STRUCK_OUT = frozenset({"del", "s", "strike"})
_BLOCKS = ("p", "div", "article", "section", "li", "tr", "table", "ul", "h1", "h2", "h3", "h4", "h5", "h6")
#: Published with its hour: an archive has a day alone.
_DATED = pattern_of(r"\bpubli[ée]e?s? le\b|\d ?[h:] ?\d\d", re.IGNORECASE)
_UNSEEN = pattern_of(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCES = frozenset({
    "aria-controls", "data-target", "data-bs-target", "data-controls", "href", "aria-labelledby",
})  # fmt: skip


def prune(soup: BeautifulSoup, is_told_in: Callable[[str], bool], is_title: Callable[[str], bool]) -> None:
    """Take out of the tree what a reader of the page's messages does not see or does not read.

    What stands around the messages and says that something is wrong, by its markup or by `is_told_in`, stays; so does
    an aside with a heading that is the title of a message, by `is_title`.
    """
    opened = _opened_by_a_control(soup)
    for tag in [tag for tag in elements_in(soup) if tag.attrs and _is_hidden(tag, opened)]:
        tag.extract()
    for tag in [tag for tag in elements_in(soup) if _is_out(tag)]:
        if tag.name == "aside" and _holds_a_message(tag, is_title):
            continue
        _save_alerts(tag)
        if tag.name in _BANNERS:
            _save_sentences(tag, is_told_in)
        tag.extract()


def drop_unseen(soup: BeautifulSoup) -> None:
    """Take out only what no reader ever sees: an operator's own selectors may catch what looks like furniture."""
    for tag in [tag for tag in elements_in(soup) if tag.name in _NEVER_SEEN and tag.name != "dialog"]:
        tag.extract()


def _holds_a_message(aside: Tag, is_title: Callable[[str], bool]) -> bool:
    """Whether a message itself stands aside, with its title, its date and its text, and no list of links to some."""
    titles = [
        tag for tag in aside.find_all(_TITLES) if tag.find("a") is None and not stands_in(tag, {"a", "li", "nav"})
    ]
    if not any(is_title(_text_of(tag)) for tag in titles) or not _DATED.search(aside.get_text(" ")):
        return False
    return any(asserts(_text_of(tag)) for tag in aside.find_all("p") if tag.find("a") is None)


def _text_of(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _save_alerts(around: Tag) -> None:
    """Keep what a banner announces: markup itself says that it is an alert."""
    if around.name in {"header", "aside"}:
        for alert in around.find_all(True, {"role": "alert"}):
            around.insert_before(alert)


def _save_sentences(around: Tag, is_told_in: Callable[[str], bool]) -> None:
    """Keep the innermost sentences of what stands around that say that something is wrong, as a banner does."""
    inner_first = reversed([tag for tag in elements_in(around) if _may_be_a_sentence(tag)])
    said = [tag.extract() for tag in inner_first if _says(tag, is_told_in)]
    for tag in reversed(said):
        around.insert_before(tag)


def _may_be_a_sentence(tag: Tag) -> bool:
    """Whether an element may be a sentence of its own: days and hours that stand bold in an entry are a part of it."""
    return tag.name in _SENTENCES and not (tag.name == "strong" and is_of_a_calendar(_text_of(tag)))


def _says(tag: Tag, is_told_in: Callable[[str], bool]) -> bool:
    text = " ".join(tag.get_text(" ").split())
    return len(text) <= _LONGEST_SENTENCE and is_told_in(text)


def _opened_by_a_control(soup: BeautifulSoup) -> frozenset[str]:
    """Return the ids of panels that a button or a tab shows: hidden now, read by whoever asks."""
    return frozenset(_referenced(soup))


def _referenced(soup: BeautifulSoup) -> Iterator[str]:
    for tag in elements_in(soup):
        if tag.name not in _CONTROLS:
            continue
        for name, value in tag.attrs.items():
            if name in _REFERENCES and isinstance(value, str) and value:
                yield value.lstrip("#")


def _is_out(tag: Tag) -> bool:
    if tag.name in _NEVER_SEEN:
        return True
    if tag.name == "button":
        return not _opens_something(tag)
    if tag.name == "label":
        return _names_a_control(tag)
    if tag.name in _STRUCK_OUT:
        return _is_replaced(tag)
    return _is_around(tag)


def _is_replaced(tag: Tag) -> bool:
    """Whether words are struck out for those that stand right behind them; a message that is struck out stays."""
    behind = tag.next_sibling
    if isinstance(behind, NavigableString) and not behind.strip():
        behind = behind.next_sibling
    return isinstance(behind, Tag) and behind.name == "ins" and tag.find(_BLOCKS) is None


def _is_hidden(tag: Tag, opened: frozenset[str]) -> bool:
    attrs = tag.attrs
    if attrs.get("role") == "tabpanel":
        return False  # the tab that shows it may name it only in a script
    style = attrs.get("style")
    hidden = "hidden" in attrs or attrs.get("aria-hidden") == "true" or (style and _UNSEEN.search(str(style)))
    return bool(hidden) and attrs.get("id") not in opened


def _is_around(tag: Tag) -> bool:
    role = str(tag.attrs.get("role", ""))
    if role in _ROLES_OF_CONTENT:
        return False
    if role in _ROLES_AROUND:
        return tag.name not in {"main", "body", "html"}
    if tag.name in {"header", "footer"}:
        return not (stands_in(tag, _CONTENT) or (tag.name == "footer" and _dates_a_card(tag)))
    return tag.name in _AROUND


def _dates_a_card(footer: Tag) -> bool:
    """Whether a footer tells no more than when a card was published, and in which mode; its links tell nothing."""
    card = footer.parent
    if card is None or card.name in {"body", "html"} or card.find(_TITLES) is None:
        return False
    told = [" ".join(piece.split()) for piece in footer.find_all(string=True) if piece.find_parent("a") is None]
    return any(map(is_dateline, told)) and all(is_dateline(each) or is_modes(each) for each in told if each)


def _names_a_control(label: Tag) -> bool:
    """Whether a label is that of something to tick in a form ("Alertes CIEL"), and not the head of an accordion."""
    return stands_in(label, {"fieldset"}) or (stands_in(label, {"form"}) and label.find("input") is not None)


def _opens_something(button: Tag) -> bool:
    """Whether a button is the head of an accordion or a tab, and no command."""
    attrs = button.attrs
    if any(name in attrs for name in ("aria-expanded", "aria-controls", "data-bs-target", "data-target")):
        return True
    return attrs.get("role") == "tab" or stands_in(button, _HEADINGS)
