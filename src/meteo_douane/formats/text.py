"""A plain text of one message into an item."""

from __future__ import annotations

from meteo_douane.formats.datelines import day_of_works, is_dateline, is_update, machine_moment
from meteo_douane.formats.evidence import is_answer_of_a_server
from meteo_douane.formats.item import Defect, Document, Format, Item, Readability
from meteo_douane.formats.mail import head_of_mail
from meteo_douane.formats.words import tidy


def cut_text(text: str) -> Document:
    """Return the item that a text is, titled by its first line or the subject of a mail; a blank one is unreadable."""
    lines = [line for line in map(tidy, text.splitlines()) if line]
    if not lines:
        return Document(Format.TEXT, Readability.UNREADABLE, defect=Defect.NO_BODY)
    if is_answer_of_a_server(text):
        return Document(Format.TEXT, Readability.UNREADABLE, defect=Defect.ERROR_PAGE, evidence=lines[0])
    return Document(Format.TEXT, Readability.PARSED, (_item(lines),))


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
