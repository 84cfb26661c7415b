"""A plain text of one message into an item."""

from __future__ import annotations

from meteo_douane.formats.datelines import is_dateline, is_update
from meteo_douane.formats.evidence import is_answer_of_a_server
from meteo_douane.formats.item import Defect, Document, Format, Item, Readability
from meteo_douane.formats.words import tidy


def cut_text(text: str) -> Document:
    """Return the one item that a text is: the title on its first line, the body below; a blank text is unreadable."""
    lines = [line for line in map(tidy, text.splitlines()) if line]
    if not lines:
        return Document(Format.TEXT, Readability.UNREADABLE, defect=Defect.NO_BODY)
    if is_answer_of_a_server(text):
        return Document(Format.TEXT, Readability.UNREADABLE, defect=Defect.ERROR_PAGE, evidence=lines[0])
    dateline = next((line for line in lines[1:] if is_dateline(line)), "")
    dateline = dateline or next((line for line in lines[1:] if is_update(line)), "")
    body = [line for line in lines[1:] if line != dateline]
    item = Item(lines[0], "\n".join(body), dateline=dateline)
    return Document(Format.TEXT, Readability.PARSED, (item,))
