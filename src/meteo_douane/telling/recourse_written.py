"""What was written into the record of a recourse, line by line: who, when and what."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.fallback_reminders import ReminderKind
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, TextKind
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.moments import Side, full_if_any, stamp
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Phrase, Voice, capitalised

_HEADINGS = {
    "references": Phrase("Déclarations à régulariser", "Declarations to regularise"),
    "history": Phrase("Ce qui a été écrit", "What was written"),
}
_DONE = Phrase("[x] {name} – cochée {when}", "[x] {name} – ticked {when}")
_LEFT = Phrase("[ ] {name}", "[ ] {name}")
_WITHDRAWN = Phrase("[–] {name} – retirée {when}, notée par erreur", "[–] {name} – withdrawn {when}, noted by mistake")
_ENTRY = Phrase("{at} · {by} · {what}", "{at} · {by} · {what}")
_ENTRIES = {
    EntryKind.OPENED: Phrase("ouvert ; dysfonctionnement constaté {moment}", "opened; trouble {moment}"),
    EntryKind.REGISTERED: Phrase("DA {words} enregistrée {moment}", "DA {words} registered {moment}"),
    EntryKind.INFORMED: Phrase("bureau {office} informé {moment}", "office {office} told {moment}"),
    EntryKind.ENDED: Phrase("fin {moment} {words}", "end {moment} {words}"),
    EntryKind.ADDED: Phrase("déclaration {words} ajoutée", "declaration {words} added"),
    EntryKind.DONE: Phrase("déclaration {words} cochée comme régularisée", "declaration {words} ticked as regularised"),
    EntryKind.WITHDRAWN: Phrase("déclaration {words} retirée : notée par erreur", "declaration {words} withdrawn"),
    EntryKind.TROUBLE_CORRECTED: Phrase(
        "correction : dysfonctionnement constaté {moment}", "correction: trouble {moment}"
    ),
    EntryKind.REASONS_CORRECTED: Phrase("correction : raisons – {words}", "correction: reasons – {words}"),
    EntryKind.REOPENED: Phrase("rouvert : fin notée par erreur {words}", "opened again: end by mistake {words}"),
    EntryKind.TEXT_MADE: Phrase("texte produit : {text} (SHA-256 {digest}…)", "text made: {text} (SHA-256 {digest}…)"),
    EntryKind.REMINDED: Phrase("rappel envoyé : {words}", "reminder sent: {words}"),
}
_INFORMED_ONE_WITHOUT_A_NAME = Phrase("bureau informé {moment}", "office told {moment}")
TEXTS = {
    TextKind.REQUEST: Phrase("demande (DA) à coller dans OLGA", "request (DA) to paste into OLGA"),
    TextKind.OFFICE: Phrase("courriel au bureau", "mail to the office"),
    TextKind.CALL: Phrase("ce qu'il faut dire au SAU", "what to say to the SAU"),
    TextKind.END_SAU: Phrase("courriel de fin au SAU", "mail of the end to the SAU"),
    TextKind.END_OFFICE: Phrase("courriel de fin au bureau", "mail of the end to the office"),
}
"""What each text is."""

PURPOSES = {
    TextKind.REQUEST: Phrase("À coller dans OLGA", "To paste into OLGA"),
    TextKind.OFFICE: Phrase("À envoyer au bureau", "To send to the office"),
    TextKind.CALL: Phrase("À dire au SAU, si le bureau est fermé", "To say to the SAU, if the office is closed"),
    TextKind.END_SAU: Phrase("À envoyer au SAU", "To send to the SAU"),
    TextKind.END_OFFICE: Phrase("À envoyer au bureau, pour la fin", "To send to the office, for the end"),
}
"""What each text is for: what stands above it where it is to be copied."""

_REPLACES = Phrase(
    "Cela remplace ce qui était noté : {what}. Si vous vous êtes trompé de secours, redonnez ici les valeurs d'avant.",
    "This replaces what was written: {what}. If you meant another record, give the former values here again.",
)
_TELL_ANEW = Phrase(
    " Le bureau a été informé de ce qui était noté avant : dites-lui la correction.",
    " The office was told of what was written before: tell it of the correction.",
)
_FIRST = 12
_MADE = Phrase(
    "{text} – texte produit le {at} par {by}, SHA-256 {digest}",
    "{text} – made on {at} by {by}, SHA-256 {digest}",
)

REMINDED = {
    ReminderKind.OFFICE_NOT_INFORMED: Phrase("DA enregistrée, bureau non informé", "DA registered, office not told"),
    ReminderKind.ALERT_ENDED: Phrase("fin d'alerte publiée, secours ouvert", "end of alert published, fallback open"),
    ReminderKind.REFERENCES_LEFT: Phrase("déclarations à régulariser", "declarations to regularise"),
}
"""What somebody was reminded of."""


def written_sections(recourse: Recourse, voice: Voice) -> tuple[Section, ...]:
    """Return the declarations made under a record, and who wrote what and when."""
    references = tuple(_references(recourse, voice))
    history = tuple(_entry(entry, voice) for entry in recourse.entries)
    return (
        Section(Style.PLAIN, _HEADINGS["references"].to(voice.language), references),
        Section(Style.PLAIN, _HEADINGS["history"].to(voice.language), history),
    )


def replaced_words(before: Recourse, kind: EntryKind, voice: Voice) -> str:
    """Return which line of a record another one of its kind replaces, and what that means, or empty if none."""
    replaced = before.counting(kind)
    if replaced is None:
        return ""
    said = _REPLACES.to(voice.language, what=entry_words(replaced, voice))
    is_told = kind is EntryKind.REGISTERED and before.informed_at is not None
    return said + (_TELL_ANEW.to(voice.language) if is_told else "")


def made_words(entry: Entry, voice: Voice) -> str:
    """Return what stands above a text that is kept: which it is, when and by whom it was made, and its digest."""
    assert entry.text is not None  # noqa: S101 - it is asked of a text
    values = {"at": stamp(entry.at, voice), "by": one_line(entry.by), "digest": entry.sha256}
    return _MADE.to(voice.language, text=capitalised(TEXTS[entry.text].to(voice.language)), **values)


def _references(recourse: Recourse, voice: Voice) -> Iterator[str]:
    for one in recourse.references:
        phrase = _WITHDRAWN if one.withdrawn_at else _DONE if one.done_at else _LEFT
        when = full_if_any(Side.AT, one.withdrawn_at or one.done_at, voice)
        yield phrase.to(voice.language, name=one_line(one.name), when=when)


def _entry(entry: Entry, voice: Voice) -> str:
    what = entry_words(entry, voice)
    return _ENTRY.to(voice.language, at=stamp(entry.at, voice), by=one_line(entry.by), what=what)


def entry_words(entry: Entry, voice: Voice) -> str:
    """Return what a line of a record says was done."""
    words = _reminded(entry, voice) if entry.kind is EntryKind.REMINDED else one_line(entry.words)
    moment = full_if_any(Side.AT, entry.moment, voice)
    text = TEXTS[entry.text].to(voice.language) if entry.text else ""
    phrase = _INFORMED_ONE_WITHOUT_A_NAME if _has_no_name(entry) else _ENTRIES[entry.kind]
    return phrase.to(
        voice.language,
        words=words,
        office=one_line(entry.office),
        moment=moment,
        text=text,
        digest=entry.sha256[:_FIRST],
    ).strip()


def _has_no_name(entry: Entry) -> bool:
    return entry.kind is EntryKind.INFORMED and not entry.office


def _reminded(entry: Entry, voice: Voice) -> str:
    """Return what somebody was reminded of; a line of another program, of words of its own, is shown as it is."""
    kind = entry.words.split("/")[1:2]
    known = {one.value: phrase for one, phrase in REMINDED.items()}
    return known[kind[0]].to(voice.language) if kind and kind[0] in known else one_line(entry.words)
