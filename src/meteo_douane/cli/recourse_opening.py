"""How a record is opened: from a triage that leads to it, or by what is given on the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.cli.beginning import Refusal
from meteo_douane.cli.record_book import RecordBook
from meteo_douane.cli.situations import telling_for
from meteo_douane.cli.triage_options import NO_TRIAGE_NAMED, office_of, service_of
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Entry, EntryKind
from meteo_douane.domain.triage_record import Hindrance, Triage
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.situation import situation_sections
from meteo_douane.telling.voice import Phrase

_NEEDED = Phrase("Donnez --service et --mode, ou --triage.", "Give --service and --mode, or --triage.")
_HINDRANCES = {
    Hindrance.NOT_A_START: Phrase(
        "{name} ne conclut pas à l'auto-déclenchement. Pour ouvrir quand même, sous votre responsabilité : --service, "
        "--mode et --reason.",
        "{name} does not lead to starting the fallback. To open it all the same, on your own responsibility: "
        "--service, --mode and --reason.",
    ),
    Hindrance.OTHER_WORDS: Phrase(
        "Depuis {name}, une alerte a été publiée ou a changé : reprenez-le avec meteo-douane triage --resume {name}",
        "Since {name}, an alert was published or has changed: go on with it by meteo-douane triage --resume {name}",
    ),
    Hindrance.TOO_OLD: Phrase(
        "Ce que {name} a conclu date, et la demande (DA) affirme ce qui est vrai maintenant : revérifiez-le en une "
        "minute avec meteo-douane triage --resume {name}",
        "What {name} led to is old, and the request (DA) states what is true now: check it again in a minute by "
        "meteo-douane triage --resume {name}",
    ),
}
_PUBLISHED = Phrase(
    "Si ce qui est publié décrit ce que vous constatez, suivez-le : vous n'avez pas de demande (DA) à déposer. Sinon, "
    "le registre est ouvert :",
    "If what is published describes what you see, follow it: you have no request (DA) to file. Otherwise, the record "
    "is open:",
)
_EITHER = Phrase(
    "--triage dit déjà le service et le mode : ne donnez pas --service ni --mode.",
    "--triage says the service and the mode already: do not give --service nor --mode.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What was given for an opening; what was not is empty."""

    triage: str
    service: str
    mode: str
    reasons: tuple[str, ...]
    office: str
    trouble_at: datetime


def opening_of(book: RecordBook, given: Given, by: str) -> Entry:
    """Return the first entry of a record that has no name yet."""
    if given.triage:
        return _from_a_triage(book, given, by)
    if not given.service or not given.mode:
        raise Refusal(_NEEDED.to(book.voice.language))
    service = service_of(given.service, book.config, book.voice)
    return _opening(book, given, Triage("", book.at, service, Mode(given.mode), by))


def published_sections(book: RecordBook, opening: Entry) -> tuple[Section, ...]:
    """Return what is published for a record that no triage led to: nobody was asked about it."""
    if opening.triage or opening.mode is None:
        return ()
    asked = Triage("", book.at, opening.service, opening.mode, opening.by, opening.office)
    telling = telling_for(book.config, book.store, asked, book.at)
    if not telling.situation.editions:
        return ()
    return (*situation_sections(telling), Section(Style.PLAIN, "", (_PUBLISHED.to(book.voice.language),)))


def _from_a_triage(book: RecordBook, given: Given, by: str) -> Entry:
    language = book.voice.language
    if given.service or given.mode:
        raise Refusal(_EITHER.to(language))
    triage = book.store.ledger.triage(given.triage)
    if triage is None:
        raise Refusal(NO_TRIAGE_NAMED.to(language, name=given.triage))
    situation = telling_for(book.config, book.store, triage, book.at).situation
    hindrance = triage.hindrance(situation)
    if hindrance is not None:
        raise Refusal(_HINDRANCES[hindrance].to(language, name=triage.id))
    return _opening(book, given, replace(triage, by=by))


def _opening(book: RecordBook, given: Given, triage: Triage) -> Entry:
    office = office_of(given.office or triage.office, book.config, book.voice)
    found = triage.conclusion.reasons if triage.conclusion else ""
    return Entry(
        "",
        EntryKind.OPENED,
        book.at,
        triage.by,
        given.trouble_at,
        words="\n".join(filter(None, (*given.reasons, found))),
        office=office.name if office else "",
        service=triage.service,
        mode=triage.mode,
        triage=triage.id,
    )
