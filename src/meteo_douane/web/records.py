"""What the triage and the records of fallbacks go by: the store, and what of the configuration they depend on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from meteo_douane.domain.catalogue import PORTAL, Catalogue
from meteo_douane.domain.fiche import OF_THE_SHEET
from meteo_douane.domain.interventions import Flaw, person_of
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.recourse import Entry, Recourse
from meteo_douane.domain.triage_record import Triage
from meteo_douane.domain.typed_time import Mistyped, typed_moment
from meteo_douane.telling.recourse_objections import mistyped_words
from meteo_douane.telling.request import Dossier
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase, Voice
from meteo_douane.web.forms import Fields, Misfilled

NO_NAME = Phrase("Indiquez votre nom.", "Give your name.")
LONG_NAME = Phrase("Le nom est trop long.", "The name is too long.")
_LONG_LINE = Phrase(
    "C'est trop long : {length} caractères sur une ligne, {longest} au plus.",
    "This is too long: {length} characters on one line, {longest} at most.",
)


class Ledger(Protocol):
    """What triages and records ask of a database."""

    def begin_triage(self, triage: Triage) -> Triage:
        """Write a new triage, and give it a name."""

    def keep_triage(self, triage: Triage) -> None:
        """Write what was answered since."""

    def triage(self, name: str | None = None) -> Triage | None:
        """Return the triage of this name, or the last one that is not over."""

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""

    def recourse(self, name: str) -> Recourse | None:
        """Return the record of this name, or None."""

    def open_recourse(self, opening: Entry) -> Recourse:
        """Write the first line of a new record, and give it a name."""

    def append(self, recourse: Recourse, entries: Sequence[Entry]) -> Recourse:
        """Write lines below those of a record; raises OutdatedError if it has others by now."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where somebody goes through the sheet and writes into records; `used` are the services of the watches."""

    ledger: Ledger
    offices: tuple[str, ...]
    used: tuple[str, ...]
    telling_for: Callable[[Triage, datetime], Telling]
    dossier_of: Callable[[Recourse], Dossier]
    endings_of: Callable[[Recourse], tuple[Notice, ...]]


def services_of(counter: Counter, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the services that a request can be for, those in use first: it is for one, never for a family of them."""
    return tuple(
        code
        for code in dict.fromkeys((*counter.used, *catalogue.services))
        if code != PORTAL and not set(catalogue.children(code)) & set(OF_THE_SHEET)
    )


def name_of(typed: str) -> str:
    """Return the name of who writes; raises Misfilled without one."""
    person = person_of(typed, "", "page")
    if isinstance(person, Flaw):
        raise Misfilled("name", NO_NAME if person is Flaw.NO_NAME else LONG_NAME)
    return person.name


def moment_of(fields: Fields, field: str, voice: Voice, now: datetime) -> datetime:
    """Return the moment that somebody typed into a field; raises Misfilled if it is none."""
    found = typed_moment(fields.get(field, "")[:60], voice.zone, now)
    if isinstance(found, Mistyped):
        raise Misfilled(field, as_said(mistyped_words(found, voice)))
    return found


def as_said(words: str) -> Phrase:
    """Return a sentence that was made in the reader's language already, as a phrase that leaves it as it is."""
    kept = words.replace("{", "{{").replace("}", "}}")
    return Phrase(kept, kept)


def chosen(fields: Fields, field: str) -> str:
    """Return what somebody chose among what is there, however its spaces came."""
    return " ".join(fields.get(field, "").split())


def line_of(fields: Fields, field: str, longest: int) -> str:
    """Return what somebody typed into a field as one line; raises Misfilled for one that is too long to be kept."""
    return _line(fields.get(field, ""), field, longest)


def lines_of(fields: Fields, field: str, longest: int) -> str:
    """Return what somebody typed as lines, none of them empty; raises Misfilled if one is too long to be kept."""
    lines = (_line(words, field, longest) for words in fields.get(field, "").splitlines())
    return "\n".join(line for line in lines if line)


def _line(words: str, field: str, longest: int) -> str:
    line = " ".join(words.split())
    if len(line) > longest:
        raise Misfilled(field, Phrase(*(words.format(length=len(line), longest=longest) for words in _LONG_LINE)))
    return line
