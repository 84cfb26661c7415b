"""A plain text of one message into an item."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup

from meteo_douane.formats.datelines import day_of_works, is_dateline, is_update, machine_moment
from meteo_douane.formats.evidence import is_answer_of_a_server
from meteo_douane.formats.item import Defect, Document, Format, Item, Readability
from meteo_douane.formats.mail import head_of_mail
from meteo_douane.formats.markup import nodes_of
from meteo_douane.formats.preformatted import ENDS, NARROWEST
from meteo_douane.formats.text_tables import without_tables
from meteo_douane.formats.tree import lines_in
from meteo_douane.formats.words import folded, tidy
from meteo_douane.patterns import pattern_of

#: Entities, and the tags of a message's own words; what a page consists of makes a page of it.
_RESIDUES = pattern_of(r"&(?:[a-z]{2,8}|#\d{2,5});|<br ?/?>|</?(?:strong|b|em|i|u)>", re.IGNORECASE)
#: How a line of its own begins in a message that is written in small letters, behind one that ends with an hour.
_OPENS = pattern_of(r"(?:procedure de|proc\.? (?:de )?sec|pds\b|prochaine? (?:point|bip|bulletin|message))")
_ENDS_A_LINE = pattern_of(r"\d ?h(?: ?\d{2})?$")


def cut_text(text: str) -> Document:
    """Return the item that a text is, titled by its first line or the subject of a mail; a blank one is unreadable."""
    lines = _unbroken(map(tidy, without_tables(_without_markup(text).splitlines())))
    if not lines:
        return Document(Format.TEXT, Readability.UNREADABLE, defect=Defect.NO_BODY)
    if is_answer_of_a_server(text):
        return Document(Format.TEXT, Readability.UNREADABLE, defect=Defect.ERROR_PAGE, evidence=lines[0])
    return Document(Format.TEXT, Readability.PARSED, (_item(lines),))


def _unbroken(lines: Iterable[str]) -> list[str]:
    """Return the lines that hold something, joined where one goes on in small letters: only its width has parted it."""
    joined: list[str] = []
    is_open = False
    for line in lines:
        goes_on = is_open and line[:1].islower() and len(joined) > 1 and len(joined[-1]) >= NARROWEST
        goes_on = goes_on and not (_OPENS.match(folded(line)) and _ENDS_A_LINE.search(folded(joined[-1])))
        if goes_on:
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        is_open = bool(line) and not line.endswith(ENDS)
    return joined


def _without_markup(text: str) -> str:
    """Return a text without what a copy from a page left in it: "Publi&eacute; le 02/02/2026<br />"."""
    if not _RESIDUES.search(text):
        return text
    soup = BeautifulSoup(text.replace("\n", "<br>"), "lxml")
    lines = [line.text for line in lines_in(nodes_of(soup))]
    soup.decompose()
    return "\n".join(lines)


def _item(lines: list[str]) -> Item:
    """Return the message of a text; a mail has its title in its subject."""
    mail = head_of_mail(lines)
    if mail is not None:
        moment = machine_moment(mail.date)
        body = "\n".join(lines[mail.length :])
        return Item(mail.subject, body, published_at=moment, dateline="" if moment else mail.date)
    works = day_of_works(lines[1:])
    dateline = next((line for line in lines[1:] if is_dateline(line) and line != works), "")
    dateline = dateline or next((line for line in lines[1:] if is_update(line)), "")
    return Item(lines[0], "\n".join(line for line in lines[1:] if line != dateline), dateline=dateline)
