"""What the pages of the records of fallbacks say beside what `telling` says of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.notice import Notice
from meteo_douane.domain.open_recourses import OpenRecourse
from meteo_douane.domain.recourse import Recourse, RecourseState, TextKind
from meteo_douane.domain.recourse_writing import Objection, ObjectionCode
from meteo_douane.telling.letter import Section
from meteo_douane.telling.open_recourses import HEADING, open_line
from meteo_douane.telling.recourse import (
    caution_section,
    contradiction_section,
    ending_sections,
    published_section,
    sheet_section,
    stands,
    title,
)
from meteo_douane.telling.recourse_objections import objection_words
from meteo_douane.telling.recourse_written import made_words, written_sections
from meteo_douane.telling.request import Dossier, text_of
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase, Voice

_LABELS = {
    "title": Phrase("Secours", "Fallbacks"),
    "what": Phrase(
        "Le registre de chaque procédure de secours que nous avons déclenchée nous-mêmes. Rien n'est envoyé à la "
        "douane : les textes sont à coller.",
        "The record of each fallback that we started ourselves. Nothing is sent to the customs: the texts are to be "
        "pasted.",
    ),
    "none": Phrase("Aucun registre.", "There is no record."),
    "triage": Phrase(
        "Un registre s'ouvre par un triage qui y conduit.", "A record is opened by a triage that leads to it."
    ),
    "name": Phrase("Votre nom", "Your name"),
    "when": Phrase("Heure (02:31, ou 25/11/2026 02:31)", "Time (02:31, or 2026-11-25 02:31)"),
    "register": Phrase("La DA est enregistrée", "The DA is registered"),
    "number": Phrase("Numéro de la DA", "Number of the DA"),
    "inform": Phrase("Le bureau est informé", "The office has been told"),
    "office": Phrase("Bureau", "Office"),
    "add": Phrase("Ajouter une déclaration", "Add a declaration"),
    "reference": Phrase("Référence de la déclaration", "Reference of the declaration"),
    "done": Phrase("Déclaration régularisée", "Declaration regularised"),
    "withdraw": Phrase("Retirer une déclaration notée par erreur", "Withdraw a declaration noted by mistake"),
    "end": Phrase("La procédure de secours est terminée", "The fallback has ended"),
    "correct": Phrase(
        "Corriger l'heure du dysfonctionnement ou les raisons", "Correct the hour of the trouble, or why"
    ),
    "trouble": Phrase(
        "Heure du dysfonctionnement (laisser vide si elle est juste)", "When the trouble began (empty if it is right)"
    ),
    "reasons": Phrase("Raisons, une par ligne", "Reasons, one a line"),
    "reopen": Phrase("Rouvrir : la fin a été notée par erreur", "Open again: the end was noted by mistake"),
    "why": Phrase("Pourquoi (facultatif)", "Why (optional)"),
    "register_again": Phrase(
        "Corriger le numéro ou l'heure d'enregistrement de la DA", "Correct the number or the hour of the DA"
    ),
    "inform_again": Phrase("Corriger l'heure à laquelle le bureau a été informé", "Correct when the office was told"),
    "note": Phrase("Motif de la fin (facultatif)", "What the end is put down to (optional)"),
    "write": Phrase("Noter", "Write down"),
    "texts": Phrase("Textes à coller", "Texts to paste"),
    "select": Phrase(
        "Cliquez dans un texte, puis Ctrl+A et Ctrl+C pour le copier.",
        "Click into a text, then Ctrl+A and Ctrl+C to copy it.",
    ),
    "not_kept": Phrase(
        "Pas encore gardé dans le registre : gardez-le avant de le coller.",
        "Not kept in the record yet: keep it before you paste it.",
    ),
    "old": Phrase(
        "Le registre ou la configuration a changé depuis : il serait écrit autrement aujourd'hui.",
        "The record or the configuration has changed since: it would be written otherwise today.",
    ),
    "texts_again": Phrase("Écrire à nouveau ces textes, et les garder", "Write these texts anew, and keep them"),
    "back": Phrase("Tous les registres", "All records"),
}
_TEXTS = {
    TextKind.REQUEST: Phrase("À coller dans OLGA", "To paste into OLGA"),
    TextKind.OFFICE: Phrase("À envoyer au bureau", "To send to the office"),
    TextKind.CALL: Phrase("À dire au SAU, si le bureau est fermé", "To say to the SAU, if the office is closed"),
    TextKind.END_SAU: Phrase("À envoyer au SAU", "To send to the SAU"),
    TextKind.END_OFFICE: Phrase("À envoyer au bureau, pour la fin", "To send to the office, for the end"),
}
_NEEDED = {
    RecourseState.PREPARED: (TextKind.REQUEST,),
    RecourseState.REGISTERED: (TextKind.OFFICE, TextKind.CALL, TextKind.REQUEST),
    RecourseState.ACTIVE: (TextKind.OFFICE, TextKind.REQUEST),
    RecourseState.ENDED: (TextKind.END_SAU, TextKind.END_OFFICE),
    RecourseState.ABANDONED: (TextKind.END_SAU, TextKind.END_OFFICE),
}
_DEEDS = {
    RecourseState.PREPARED: ("register", "correct", "end"),
    RecourseState.REGISTERED: ("inform", "register", "correct", "end"),
    RecourseState.ACTIVE: ("add", "done", "withdraw", "end", "correct", "register", "inform"),
    RecourseState.ENDED: ("done", "add", "withdraw", "reopen", "correct"),
    RecourseState.ABANDONED: ("reopen", "correct"),
}
#: On a page there is a form where the command line names a command.
_OBJECTIONS = {
    ObjectionCode.IN_THE_FUTURE: Phrase(
        "Cette heure est dans le futur. Si c'était la veille, donnez aussi la date. Rien n'a été écrit.",
        "This time is in the future. If it was the day before, give the date too. Nothing was written.",
    ),
    ObjectionCode.NOT_REGISTERED: Phrase(
        "La DA n'est pas encore enregistrée, et c'est son accusé de réception qui informe le bureau : notez d'abord "
        "l'enregistrement. Rien n'a été écrit.",
        "The DA is not registered yet, and it is its acknowledgement that tells the office: write the registration "
        "down first. Nothing was written.",
    ),
    ObjectionCode.REFERENCE_UNKNOWN: Phrase(
        "Cette déclaration n'est pas dans la liste : ajoutez-la d'abord. Rien n'a été écrit.",
        "This declaration is not in the list: add it first. Nothing was written.",
    ),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A text to paste, as it is kept; `note` says when it was made, or that it is not kept so yet."""

    kind: str
    label: str
    words: str
    lines: int
    note: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record in the list."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class OpenWords:
    """The fallbacks that still ask for something."""

    heading: str
    lines: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class RecordWords:
    """All that the page of a record says.

    `deeds` are what may be written now, each under its legend; `chosen_from` has the references that one can be about.
    """

    title: str
    stands: str
    flaws: Section
    sections: tuple[Section, ...]
    texts: tuple[Text, ...]
    deeds: tuple[str, ...]
    chosen_from: dict[str, tuple[str, ...]]
    legends: dict[str, str]
    labels: dict[str, str]


def labels_of(voice: Voice) -> dict[str, str]:
    """Return the words of the forms by name."""
    return {name: phrase.to(voice.language) for name, phrase in _LABELS.items()}


def list_words(recourses: tuple[Recourse, ...], voice: Voice) -> tuple[RecordLine, ...]:
    """Return the records, newest first."""
    return tuple(RecordLine(one.id, title(one, voice)) for one in reversed(recourses))


def _legends(recourse: Recourse, deeds: tuple[str, ...], voice: Voice) -> dict[str, str]:
    """Return what each form does; what is written already is corrected by it."""
    written = {"register": recourse.registered_at, "inform": recourse.informed_at}
    names = {deed: f"{deed}_again" if written.get(deed) else deed for deed in deeds}
    return {deed: _LABELS[name].to(voice.language) for deed, name in names.items()}


def open_words(found: tuple[OpenRecourse, ...], now: datetime, voice: Voice) -> OpenWords:
    """Return the fallbacks that still ask for something, as the first page has them."""
    lines = tuple(RecordLine(one.recourse.id, open_line(one, now, voice)) for one in found)
    return OpenWords(HEADING.to(voice.language), lines)


def record_words(recourse: Recourse, dossier: Dossier, endings: tuple[Notice, ...], telling: Telling) -> RecordWords:
    """Return the page of a record as it stands."""
    voice = telling.voice
    is_told = recourse.state is RecourseState.ENDED or (recourse.state.is_over and bool(endings))
    ended = ending_sections(endings, voice) if is_told else ()
    before = (published_section(recourse, telling), caution_section(recourse, telling))
    sections = (
        *before,
        *written_sections(recourse, voice),
        *ended,
        sheet_section(recourse, voice),
    )
    declared = tuple(reference.name for reference in recourse.declared)
    chosen_from = {"done": recourse.left, "withdraw": declared}
    deeds = tuple(deed for deed in _DEEDS[recourse.state] if chosen_from.get(deed, ("any",)))
    return RecordWords(
        title=title(recourse, voice),
        stands=stands(recourse, voice),
        flaws=contradiction_section(recourse, voice),
        sections=tuple(section for section in sections if section.lines),
        texts=tuple(_text(kind, recourse, dossier, voice) for kind in needed_texts(recourse)),
        deeds=deeds,
        chosen_from=chosen_from,
        legends=_legends(recourse, deeds, voice),
        labels=labels_of(voice),
    )


def needed_texts(recourse: Recourse) -> tuple[TextKind, ...]:
    """Return the texts that are of use where a record stands."""
    return () if recourse.state.is_over and not recourse.number else _NEEDED[recourse.state]


def objected(objection: Objection, recourse: str, voice: Voice) -> str:
    """Return why something was not written down."""
    if objection.code in _OBJECTIONS:
        return _OBJECTIONS[objection.code].to(voice.language)
    return objection_words(objection, recourse, voice)


def _text(kind: TextKind, recourse: Recourse, dossier: Dossier, voice: Voice) -> Text:
    """Return a text as it is kept, or as it would be made now; one that would be another now is said to be old."""
    made, kept = text_of(kind, dossier), recourse.text(kind)
    words = kept.words if kept else made
    is_kept = kept is not None and kept.words == made
    note = made_words(kept, voice) if kept else _LABELS["not_kept"].to(voice.language)
    old = "" if is_kept or kept is None else f" {_LABELS['old'].to(voice.language)}"
    return Text(kind.value, _TEXTS[kind].to(voice.language), words, min(words.count("\n") + 2, 24), note + old, is_kept)
