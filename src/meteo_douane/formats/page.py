"""A page (HTML) into items, and what it is if there are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import AttributeDict

from meteo_douane.formats.calm import is_calm, is_calm_of_something
from meteo_douane.formats.datelines import is_dated, is_dateline, is_timed
from meteo_douane.formats.duplicates import (
    without_duplicates,
    without_known_tiles,
    without_titles_again,
    without_translations,
)
from meteo_douane.formats.elements import elements_in, stands_in
from meteo_douane.formats.empty_parts import empty_parts
from meteo_douane.formats.evidence import (
    defect_in,
    is_broken,
    is_called_the_meteo,
    is_of_the_meteo,
    names_one,
    speaks_of_customs,
    speaks_of_services,
)
from meteo_douane.formats.furniture import is_help
from meteo_douane.formats.item import Caught, Defect, Document, Format, Item, Readability
from meteo_douane.formats.markup import nodes_of
from meteo_douane.formats.messages import Messages
from meteo_douane.formats.outline import outline
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.formats.profiled import profiled_items
from meteo_douane.formats.pruning import drop_unseen, prune
from meteo_douane.formats.selection import Loose, Selection, select
from meteo_douane.formats.states import is_in_order, is_state
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.unknown_states import unknown_states
from meteo_douane.formats.words import folded, is_conditional, is_of_another_time, is_struck, speaks_of_trouble
from meteo_douane.patterns import pattern_of

#: More start tags than this are no page of messages; a parser needs a second for them.
MOST_TAGS = 12_000
_START_TAG = pattern_of(r"<[a-zA-Z]")
_CLOSING = pattern_of(r"</(?:html|body)\s*>", re.IGNORECASE)
#: What may stand behind the main part of a page: its foot, and boxes that end.
_ENDS_WITH_A_FOOT = pattern_of(
    r"</main\s*>\s*(?:</div\s*>\s*)*<footer\b(?:(?!<(?:footer|main|article|section|h[1-6])\b).)*</footer\s*>"
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SERVICES = pattern_of(r"\bservices? (?:en ligne|informatique)|teleservice|teleprocedure|prodouane|douan")
#: What says that a page is XML is no part of it, and the parser would warn of it.
_PROLOG = pattern_of(r"^\s*<\?xml[^<>]*\?>")
_UNREAD = frozenset({"script", "style", "template"})
_HEADS = frozenset({"title", "h1"})
#: The main heading of a page that has no "h1".
_OTHER_HEADS = ("h2", "h3", "h4", "h5", "h6")
_BETWEEN_HEADS = " | "
_AROUND = frozenset({"header", "nav", "aside", "footer"})
_ENOUGH = 5000
_LONGEST_ERROR = 1500
_JSON = pattern_of(r"\s*[\[{]")
#: As a browser shows it, which a page that begins with "[Accueil]" is not.
_JSON_SHOWN = pattern_of(r'\s*(?:\{|\[\s*\{)\s*"[\w$.-]+"\s*:.*[\]}]\s*', re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Face:
    """What a page says of itself: its title and main heading, and all of its words, menus too."""

    head: str
    text: str
    has_password: bool
    below: str = ""
    """Its first heading of another level, where it has no main one."""


def cut_page(text: str, *, names_a_service: NamesAService, profile: PageProfile | None = None) -> Document:
    """Return the messages of a page, or why there are none: EMPTY only where its words say so."""
    defect = _defect_of_source(text)
    if defect is not None:
        return _unreadable(defect)
    # A parser gives strings only: Beautiful Soup's own dictionary looks at each for what else it could be.
    soup = BeautifulSoup(_PROLOG.sub("", text), "lxml", attribute_dict_class=AttributeDict)
    try:
        return _cut(soup, names_a_service, profile)
    finally:
        soup.decompose()


def _defect_of_source(text: str) -> Defect | None:
    if not text.strip():
        return Defect.NO_BODY
    if _JSON.match(text) or not _START_TAG.search(text):
        return Defect.OTHER_FORMAT
    if sum(1 for _ in _START_TAG.finditer(text)) > MOST_TAGS:
        return Defect.TOO_LARGE
    # HTML lets a page leave out its last end tags (§13.1.2.4): it is whole where its foot stands behind its main part.
    is_closed = _CLOSING.search(text) or _ENDS_WITH_A_FOOT.search(text, max(0, text.rfind("</main")))
    is_whole = is_closed is not None and text.rfind("<") < text.rfind(">")
    return None if is_whole else Defect.TRUNCATED


def _shows_json(body: Tag) -> bool:
    begins = _JSON.match(next(body.stripped_strings, "")) is not None
    return begins and _JSON_SHOWN.fullmatch(body.get_text(" ")) is not None


def _cut(soup: BeautifulSoup, names_a_service: NamesAService, profile: PageProfile | None) -> Document:
    face = _face_of(soup)
    if _shows_json(soup.body or soup):
        return _unreadable(Defect.OTHER_FORMAT)
    caught: tuple[Caught, ...] = ()
    profiled: tuple[Item, ...] = ()
    if profile is not None:
        drop_unseen(soup)
        profiled, caught = profiled_items(soup, profile, names_a_service)
    found = Selection(items=list(profiled)) if profiled else _selection(soup, names_a_service, profile)
    items = without_translations(without_titles_again(without_duplicates(found.items or found.indexed)))
    items = without_known_tiles(items, found.tiles)
    return _judge(face, found, items, names_a_service, caught)


def _selection(soup: BeautifulSoup, names_a_service: NamesAService, profile: PageProfile | None) -> Selection:
    """Return what is found by words and structure; where a profile found nothing, only the words of calm count."""
    messages = Messages(names_a_service)
    prune(soup, messages.is_told_in, messages.is_title_in)
    found = select(outline(nodes_of(soup), names_a_service), messages)
    if found.in_order:
        found.tiles += unknown_states(found.loose, names_a_service)
    if profile is None:
        return found
    return Selection() if found.items or found.tiles else found


def _judge(
    face: _Face,
    found: Selection,
    items: tuple[Item, ...],
    names_a_service: NamesAService,
    caught: tuple[Caught, ...],
) -> Document:
    defect = defect_in(face.head, has_password=face.has_password) or _in_the_stead(face, items, names_a_service)
    if items and _are_of_the_meteo(face, items, names_a_service, defect):
        return Document(Format.PAGE, Readability.PARSED, items, caught=caught)
    if items:
        return _unreadable(defect or Defect.OTHER_SITE, caught)
    calm = _calm_words(found, names_a_service)
    is_of_customs = speaks_of_customs(face.text) or names_a_service(face.text)
    is_below = is_called_the_meteo(face.below) and defect_in(face.text, has_password=False) is None
    is_here = is_below or is_of_the_meteo(face.head, is_of_customs=is_of_customs)
    is_here = is_here or _is_headed_by_calm(face, found, names_a_service)
    strange = tuple(_item_of(loose, names_a_service) for loose in found.loose if _is_strange(loose, names_a_service))
    if calm and defect is None and is_here and strange:
        return Document(Format.PAGE, Readability.PARSED, strange, caught=caught)
    if calm and defect is None and is_here and not is_broken(_told(found)):
        return Document(Format.PAGE, Readability.EMPTY, evidence=calm, caught=caught)
    known = speaks_of_services(face.text) or names_a_service(face.text)
    defect = defect or defect_in(_told(found), has_password=False)
    return _unreadable(defect or (Defect.NOTHING_FOUND if known else Defect.NO_KNOWN_WORD), caught)


def _is_headed_by_calm(face: _Face, found: Selection, names_a_service: NamesAService) -> bool:
    """Whether a page has a word of calm for its heading, above services that all work, and tells nothing else."""
    is_headed = any(is_calm(each, names_a_service) for each in face.head.split(_BETWEEN_HEADS))
    strange = (each.text for each in found.loose if not is_calm_of_something(each.text))
    is_disturbed = any(names_a_service(each) or speaks_of_trouble(each) for each in strange)
    return is_headed and found.in_order > 1 and not is_disturbed


def _in_the_stead(face: _Face, items: tuple[Item, ...], names_a_service: NamesAService) -> Defect | None:
    """Return what a short page is that calls itself nothing of ours and tells of the portal alone: an error."""
    is_short = len(face.text) <= _LONGEST_ERROR and not speaks_of_services(face.head)
    is_dated = any(item.dateline or item.published_at for item in items)
    is_of_one = is_dated or any(names_one(f"{item.title} {item.text}", names_a_service) for item in items)
    return defect_in(face.text, has_password=False) if items and is_short and not is_of_one else None


def _told(found: Selection) -> str:
    return " | ".join(loose.text for loose in found.loose)[:_ENOUGH]


def _are_of_the_meteo(
    face: _Face, items: tuple[Item, ...], names_a_service: NamesAService, defect: Defect | None
) -> bool:
    """Whether what looks like messages are messages of services of the customs, and not of a page in its stead."""
    if defect is not None:
        return _outweigh(items, names_a_service) and not (defect is Defect.LOGIN_PAGE and face.has_password)
    if any(names_a_service(item.title) or names_a_service(item.text) for item in items):
        return True
    return speaks_of_services(face.head) and (
        speaks_of_customs(face.text) or _SERVICES.search(folded(face.head)) is not None
    )


def _outweigh(items: tuple[Item, ...], names_a_service: NamesAService) -> bool:
    """Whether a message is so clear that a page with the words of an error is the one expected all the same."""
    return any(
        (item.dateline or item.published_at) and names_one(f"{item.title} {item.text}", names_a_service)
        for item in items
    )


def _calm_words(found: Selection, names_a_service: NamesAService) -> str:
    """Return the words that say that all is well now; days that were calm are a history if there are several."""
    calm = [loose for loose in found.loose if is_calm(loose.text, names_a_service)]
    calm += empty_parts(found)
    for loose in calm:
        is_history = is_of_another_time(loose.section) or (is_dateline(loose.section) and len(calm) > 1)
        if not is_history:
            return loose.text
    is_disturbed = any(is_state(loose.text) and not is_in_order(loose.text) for loose in found.loose)
    return f"{found.in_order} services in order" if found.in_order > 1 and not is_disturbed else ""


def _item_of(loose: Loose, names_a_service: NamesAService) -> Item:
    """Return what is strange as a message, with the heading that alone names its service for a title."""
    is_below = not names_a_service(loose.text) and names_a_service(loose.section)
    return Item(loose.section, loose.text) if is_below else Item(loose.text, "", section=loose.section)


def _is_strange(loose: Loose, names_a_service: NamesAService) -> bool:
    """Whether a sentence beside words of calm says something of a service that no word of ours explains."""
    text = loose.text
    if names_one(loose.section, names_a_service) and is_struck(text) and not is_calm_of_something(text):
        return not is_of_another_time(loose.section)
    if not names_one(text, names_a_service) or is_of_another_time(loose.section) or is_help(loose.section):
        return False
    if is_calm_of_something(text) or is_conditional(text) or is_help(text):
        return False
    return (is_timed(text) or is_dated(text) or text.endswith(".")) and not is_dateline(text)


def _face_of(soup: BeautifulSoup) -> _Face:
    for tag in [tag for tag in elements_in(soup) if tag.name in _UNREAD]:
        tag.extract()
    heads: list[str] = []
    has_password = False
    for tag in elements_in(soup):
        if tag.name in _HEADS:
            heads.append(tag.get_text(" "))
        elif tag.name == "input" and tag.attrs.get("type") == "password":
            has_password = has_password or not stands_in(tag, _AROUND)
    first = None if soup.h1 else soup.find(_OTHER_HEADS)
    below = first.get_text(" ") if first else ""
    return _Face(_BETWEEN_HEADS.join(heads), soup.get_text(" "), has_password=has_password, below=below)


def _unreadable(defect: Defect, caught: tuple[Caught, ...] = ()) -> Document:
    return Document(Format.PAGE, Readability.UNREADABLE, defect=defect, caught=caught)
