"""The head of a mail, as it stands above its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meteo_douane.formats.datelines import is_dateline
from meteo_douane.formats.words import folded, opens_message, tidy
from meteo_douane.patterns import pattern_of

_HEADER = pattern_of(
    r"(de|from|a|to|cc|cci|bcc|date|envoyee?(?: le)?|sent|objet|subject|sujet|expediteur|destinataires?|repondre a"
    r"|reply-to|importance) ?: ?"
)
#: A page may part a date from its label.
_DATE_ABOVE = pattern_of(r"(?:date|envoyee?(?: le)?|sent) ?:?")
_SUBJECT = ("objet", "subject", "sujet")
_DATE = ("date", "envoye", "sent")
#: What lists and mail programs write before a subject.
_PREFIX = pattern_of(r"(?:\[([^\]]{1,30})\]|(?:re|ref|tr|fw|fwd)\s?:)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailHead:
    """What a mail says of itself, and how many lines it takes to do so."""

    subject: str
    date: str
    length: int


def head_of_mail(lines: list[str]) -> MailHead | None:
    """Return the head that a text begins with, or None if it begins otherwise."""
    values: dict[str, str] = {}
    length = 0
    while length < len(lines):
        line = lines[length]
        found = _HEADER.match(folded(line))
        if found is not None:
            values[found[1]] = tidy(line.partition(":")[2])
        elif _DATE_ABOVE.fullmatch(folded(line)) and is_dateline("".join(lines[length + 1 : length + 2])):
            length += 1
            values["date"] = tidy(lines[length])
        else:
            break
        length += 1
    subject = _without_prefix(_value_of(values, _SUBJECT))
    return MailHead(subject, _value_of(values, _DATE), length) if subject and len(values) > 1 else None


def _value_of(values: dict[str, str], names: tuple[str, ...]) -> str:
    return next((value for name, value in values.items() if name.startswith(names)), "")


def _without_prefix(subject: str) -> str:
    found = _PREFIX.match(subject)
    while found and not (found[1] and opens_message(found[1])):
        subject = subject[found.end() :]
        found = _PREFIX.match(subject)
    return subject
