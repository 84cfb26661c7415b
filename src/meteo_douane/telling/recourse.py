"""The record of a recourse as a person reads it: where it stands, what is next, and who wrote what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.fallback_reminders import ReminderKind
from meteo_douane.domain.fiche import SAU_PHONE, Passage
from meteo_douane.domain.notice import Notice, Permission
from meteo_douane.domain.office import Presence
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, RecourseState
from meteo_douane.domain.recourse_writing import Objection, ObjectionCode
from meteo_douane.domain.typed_time import Mistyped, TimeMistake
from meteo_douane.telling import fiche, moments
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line, quoted
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.triage import Telling
from meteo_douane.telling.voice import Phrase, Voice, unbroken

STATES = {
    RecourseState.PREPARED: Phrase("DA à enregistrer", "DA to be registered"),
    RecourseState.REGISTERED: Phrase("bureau à informer", "office to be told"),
    RecourseState.ACTIVE: Phrase("actif", "active"),
    RecourseState.ENDED: Phrase("terminé", "ended"),
    RecourseState.ABANDONED: Phrase("clos sans avoir été actif", "closed, never active"),
}
_STANDS = {
    RecourseState.PREPARED: Phrase(
        "La procédure de secours n'a pas commencé : la demande d'assistance (DA) n'est pas enregistrée.",
        "The fallback has not started: the request for assistance (DA) is not registered.",
    ),
    RecourseState.REGISTERED: Phrase(
        "La DA {number} a été enregistrée {registered}. Vous ne pouvez pas encore recourir à la procédure de secours : "
        "le bureau n'en est pas informé.",
        "The DA {number} was registered {registered}. You may not use the fallback yet: the office has not been told.",
    ),
    RecourseState.ACTIVE: Phrase(
        "Vous pouvez recourir à la procédure de secours. Son début est l'heure d'enregistrement de la DA {number} : "
        "{start}. Les deux conditions sont remplies {usable}.",
        "You may use the fallback. Its start is when the DA {number} was registered: {start}. Both conditions are met "
        "{usable}.",
    ),
    RecourseState.ENDED: Phrase(
        "La procédure de secours a commencé {start_at} et pris fin {end} (DA {number}).",
        "The fallback started {start_at} and ended {end} (DA {number}).",
    ),
    RecourseState.ABANDONED: Phrase(
        "Clos {end} sans que la procédure de secours ait pu être utilisée.",
        "Closed {end}; the fallback could not be used.",
    ),
}
_NEXT = {
    RecourseState.PREPARED: Phrase(
        'Déposez la DA dans OLGA, puis : meteo-douane fallback register {id} --number NUMÉRO --at "HH:MM"',
        'File the DA in OLGA, then: meteo-douane fallback register {id} --number NUMBER --at "HH:MM"',
    ),
    RecourseState.REGISTERED: Phrase(
        'Transférez l\'accusé de réception au bureau, puis : meteo-douane fallback inform {id} --at "HH:MM"',
        'Pass the acknowledgement on to the office, then: meteo-douane fallback inform {id} --at "HH:MM"',
    ),
    RecourseState.ACTIVE: Phrase(
        "Notez chaque déclaration (meteo-douane fallback add {id} RÉFÉRENCE) et, à la fin : meteo-douane fallback end "
        '{id} --at "HH:MM"',
        "Note each declaration (meteo-douane fallback add {id} REFERENCE) and, at the end: meteo-douane fallback end "
        '{id} --at "HH:MM"',
    ),
}
_CALL = Phrase(
    "Votre bureau est fermé : appelez le SAU du CID ({phone}) dès maintenant. Ce qu'il faut lui dire : "
    "meteo-douane fallback show {id} --text call",
    "Your office is closed: call the SAU of the CID ({phone}) now. What to tell it: "
    "meteo-douane fallback show {id} --text call",
)
_USABLE = frozenset({Permission.ALLOWED, Permission.ADVISED})
_ALLOWED = Phrase(
    "L'alerte en vigueur « {title} » autorise la procédure de secours pour ce service et ce mode : si elle décrit ce "
    "que vous constatez, appliquez-la, sans attendre de DA.",
    "The alert in force, “{title}”, allows the fallback for this service and mode: if it describes what you see, "
    "follow it, without waiting for a DA.",
)
_TO_REGULARISE = Phrase(
    "Cochez chaque déclaration régularisée : meteo-douane fallback done {id} RÉFÉRENCE",
    "Tick each declaration that is regularised: meteo-douane fallback done {id} REFERENCE",
)
_PASSAGES = {
    RecourseState.PREPARED: (Passage.FILE_A_REQUEST, Passage.WHAT_TO_STATE, Passage.ONE_FOR_EACH_SERVICE),
    RecourseState.REGISTERED: (Passage.TELL_THE_OFFICE, Passage.BOTH_CONDITIONS),
    RecourseState.ACTIVE: (Passage.START, Passage.BOTH_CONDITIONS),
    RecourseState.ENDED: (Passage.OWN_END, Passage.PUBLISHED_END),
    RecourseState.ABANDONED: (Passage.OWN_END,),
}
_HEADINGS = {
    "next": Phrase("Et maintenant", "What now"),
    "references": Phrase("Déclarations à régulariser", "Declarations to regularise"),
    "ending": Phrase("Les mots de la fin d'alerte", "The words of the end of alert"),
    "history": Phrase("Ce qui a été écrit", "What was written"),
}
_NO_ENDING = Phrase(
    "Aucune fin d'alerte n'est connue ici pour votre service et votre mode : demandez à votre bureau comment "
    "régulariser.",
    "No end of alert is known here for your service and mode: ask your office how to regularise.",
)
_QUOTED = Phrase("« {words} »", "“{words}”")
_TITLE = Phrase("{id} · {service} ({mode}) · {state}", "{id} · {service} ({mode}) · {state}")
_DONE = Phrase("[x] {name} – régularisée {when}", "[x] {name} – regularised {when}")
_LEFT = Phrase("[ ] {name}", "[ ] {name}")
_WITHDRAWN = Phrase("[–] {name} – retirée {when}, notée par erreur", "[–] {name} – withdrawn {when}, noted by mistake")
_ENTRY = Phrase("{at} · {by} · {what}", "{at} · {by} · {what}")
_ENTRIES = {
    EntryKind.OPENED: Phrase("ouvert ; dysfonctionnement constaté {moment}", "opened; trouble {moment}"),
    EntryKind.REGISTERED: Phrase("DA {words} enregistrée {moment}", "DA {words} registered {moment}"),
    EntryKind.INFORMED: Phrase("bureau {office} informé {moment}", "office {office} told {moment}"),
    EntryKind.ENDED: Phrase("fin {moment} {words}", "end {moment} {words}"),
    EntryKind.ADDED: Phrase("déclaration {words} ajoutée", "declaration {words} added"),
    EntryKind.DONE: Phrase("déclaration {words} régularisée", "declaration {words} regularised"),
    EntryKind.WITHDRAWN: Phrase("déclaration {words} retirée : notée par erreur", "declaration {words} withdrawn"),
    EntryKind.TROUBLE_CORRECTED: Phrase(
        "correction : dysfonctionnement constaté {moment}", "correction: trouble {moment}"
    ),
    EntryKind.REASONS_CORRECTED: Phrase("correction : raisons – {words}", "correction: reasons – {words}"),
    EntryKind.REOPENED: Phrase("rouvert : fin notée par erreur {words}", "opened again: end by mistake {words}"),
    EntryKind.REMINDED: Phrase("rappel envoyé : {words}", "reminder sent: {words}"),
}
REMINDED = {
    ReminderKind.OFFICE_NOT_INFORMED: Phrase("DA enregistrée, bureau non informé", "DA registered, office not told"),
    ReminderKind.ALERT_ENDED: Phrase("fin d'alerte publiée, secours ouvert", "end of alert published, fallback open"),
    ReminderKind.REFERENCES_LEFT: Phrase("déclarations à régulariser", "declarations to regularise"),
}
"""What somebody was reminded of."""

_OBJECTIONS = {
    ObjectionCode.IN_THE_FUTURE: Phrase(
        '{found} est dans le futur. Si c\'était la veille, donnez aussi la date : --at "AAAA-MM-JJ HH:MM".',
        '{found} is in the future. If it was the day before, give the date too: --at "YYYY-MM-DD HH:MM".',
    ),
    ObjectionCode.BEFORE_THE_TROUBLE: Phrase(
        "{found} est avant le début du dysfonctionnement ({against}) : la DA ne peut pas le précéder.",
        "{found} is before the trouble began ({against}): the DA cannot precede it.",
    ),
    ObjectionCode.NUMBER_OF_ANOTHER: Phrase(
        "Ce numéro de DA est déjà celui de {words} : chaque service en ligne a sa propre demande.",
        "This DA number is that of {words} already: each service has a request of its own.",
    ),
    ObjectionCode.NOT_REGISTERED: Phrase(
        "La DA n'est pas encore enregistrée, et c'est son accusé de réception qui informe le bureau : notez d'abord "
        "l'enregistrement (meteo-douane fallback register {id}).",
        "The DA is not registered yet, and it is its acknowledgement that tells the office: write the registration "
        "down first (meteo-douane fallback register {id}).",
    ),
    ObjectionCode.BEFORE_THE_REGISTRATION: Phrase(
        "Le bureau ne peut pas avoir été informé avant l'enregistrement de la DA ({found}, et {against}).",
        "The office cannot have been told before the DA was registered ({found}, and {against}).",
    ),
    ObjectionCode.BEFORE_THE_START: Phrase(
        "La fin ({found}) est avant le début ({against}).",
        "The end ({found}) is before the start ({against}).",
    ),
    ObjectionCode.AFTER_THE_END: Phrase(
        "{found} est après la fin qui est notée ({against}).", "{found} is after the end that is written ({against})."
    ),
    ObjectionCode.EMPTY: Phrase("Il manque le numéro ou la référence.", "The number or the reference is missing."),
    ObjectionCode.NOT_USABLE: Phrase(
        "Aucune déclaration ne peut encore être établie en procédure de secours : il faut que la DA soit enregistrée "
        "et que le bureau soit informé (Fiche 1, étape 5).",
        "No declaration can be made under the fallback yet: the DA must be registered and the office told (Fiche 1, "
        "step 5).",
    ),
    ObjectionCode.REFERENCE_KNOWN: Phrase(
        "La déclaration « {words} » est déjà dans la liste.", "The declaration “{words}” is in the list already."
    ),
    ObjectionCode.REFERENCE_UNKNOWN: Phrase(
        "La déclaration « {words} » n'est pas dans la liste (l'y ajouter : meteo-douane fallback add {id} {words}).",
        "The declaration “{words}” is not in the list (to add it: meteo-douane fallback add {id} {words}).",
    ),
    ObjectionCode.REFERENCE_DONE: Phrase(
        "La déclaration « {words} » est déjà cochée.", "The declaration “{words}” is ticked already."
    ),
    ObjectionCode.ALREADY_OPEN: Phrase(
        "{words} est déjà ouvert pour ce service et ce mode, et « la demande est unique » (Fiche 1, étape 5) : "
        "continuez-le, ou notez d'abord sa fin.",
        "{words} is open already for this service and mode, and “la demande est unique” (Fiche 1, step 5): go on with "
        "it, or write down its end first.",
    ),
    ObjectionCode.NOT_ENDED: Phrase(
        "Aucune fin n'est notée : il n'y a rien à rouvrir.", "No end is written: there is nothing to open again."
    ),
}
_NOTHING_WRITTEN = Phrase(" Rien n'a été écrit.", " Nothing was written.")
_MISTYPED = {
    TimeMistake.NOT_A_TIME: Phrase(
        "« {typed} » n'est pas une heure : 02:31, 2026-11-25 02:31, 25/11/2026 02:31, ou ISO 8601 avec son fuseau.",
        "“{typed}” is not a time: 02:31, 2026-11-25 02:31, 25/11/2026 02:31, or ISO 8601 with its zone.",
    ),
    TimeMistake.TWICE: Phrase(
        "« {typed} » existe deux fois cette nuit-là (changement d'heure) : écrivez {readings}.",
        "“{typed}” comes twice that night (clock change): write {readings}.",
    ),
    TimeMistake.NEVER: Phrase(
        "« {typed} » n'existe pas ce jour-là (changement d'heure).",
        "“{typed}” does not exist on that day (clock change).",
    ),
}
_OR = Phrase(" ou ", " or ")


def objection_words(objection: Objection, recourse: str, voice: Voice) -> str:
    """Return why something was not written down."""
    values = {
        "found": _hour(objection.found, voice),
        "against": _hour(objection.against, voice),
        "words": one_line(objection.words),
        "id": recourse,
    }
    return _OBJECTIONS[objection.code].to(voice.language, **values) + _NOTHING_WRITTEN.to(voice.language)


def mistyped_words(mistyped: Mistyped, voice: Voice) -> str:
    """Return why what was typed is no moment."""
    readings = _OR.to(voice.language).join(mistyped.readings)
    phrase = _MISTYPED[mistyped.mistake]
    return phrase.to(voice.language, typed=one_line(mistyped.typed), readings=readings) + _NOTHING_WRITTEN.to(
        voice.language
    )


def title(recourse: Recourse, voice: Voice) -> str:
    """Return the record in one line."""
    return _TITLE.to(
        voice.language,
        id=recourse.id,
        service=short_name(recourse.service, voice),
        mode=recourse.mode.value.upper(),
        state=STATES[recourse.state].to(voice.language),
    )


def standing(recourse: Recourse, telling: Telling) -> tuple[Section, ...]:
    """Return where a record stands as things are, what is next, and the sentences of the sheet that this rests on."""
    voice = telling.voice
    sections = (
        Section(Style.PLAIN, "", (title(recourse, voice), stands(recourse, voice))),
        allowing_section(recourse, telling),
        caution_section(recourse, voice),
        Section(Style.PLAIN, _HEADINGS["next"].to(voice.language), tuple(_next(recourse, telling))),
        sheet_section(recourse, voice),
    )
    return tuple(section for section in sections if section.lines)


def allowing_section(recourse: Recourse, telling: Telling) -> Section:
    """Return that an alert in force allows what a record does not allow yet; only the person knows if it is theirs."""
    is_waiting = recourse.state in {RecourseState.PREPARED, RecourseState.REGISTERED}
    allowing = (one for one in telling.situation.alerts if is_waiting and one.fallback.permission in _USABLE)
    titles = (one_line(one.notice.title) for one in allowing)
    return Section(Style.PLAIN, "", tuple(_ALLOWED.to(telling.voice.language, title=title) for title in titles))


def caution_section(recourse: Recourse, voice: Voice) -> Section:
    """Return what must be checked for a service that the sheet is not about."""
    return Section(Style.PLAIN, "", tuple(filter(None, (fiche.caution(recourse.service, voice),))))


def sheet_section(recourse: Recourse, voice: Voice) -> Section:
    """Return the sentences of the sheet that hold where a record stands."""
    lines = tuple(fiche.quotation(passage, voice) for passage in _PASSAGES[recourse.state])
    return Section(Style.LIST, fiche.heading(recourse.service, voice), lines)


def stands(recourse: Recourse, voice: Voice) -> str:
    """Return where a record stands, in a sentence or two."""
    return _STANDS[recourse.state].to(
        voice.language,
        number=one_line(recourse.number),
        registered=_full(Side.AT, recourse.registered_at, voice),
        start=_full(Side.ALONE, recourse.starts_at, voice),
        start_at=_full(Side.AT, recourse.starts_at, voice),
        usable=_full(Side.SINCE, recourse.usable_from, voice),
        end=_full(Side.AT, recourse.ended_at, voice),
    )


def whole(recourse: Recourse, telling: Telling) -> tuple[Section, ...]:
    """Return all that a record holds."""
    sections = (*standing(recourse, telling), *written_sections(recourse, telling.voice))
    return tuple(section for section in sections if section.lines)


def written_sections(recourse: Recourse, voice: Voice) -> tuple[Section, ...]:
    """Return the declarations made under a record, and who wrote what and when."""
    references = tuple(_references(recourse, voice))
    history = tuple(_entry(entry, voice) for entry in recourse.entries)
    return (
        Section(Style.PLAIN, _HEADINGS["references"].to(voice.language), references),
        Section(Style.PLAIN, _HEADINGS["history"].to(voice.language), history),
    )


def ending_sections(endings: tuple[Notice, ...], voice: Voice) -> tuple[Section, ...]:
    """Return the words of the ends that are known, which say how to regularise; nothing else does."""
    heading = _HEADINGS["ending"].to(voice.language)
    if not endings:
        return (Section(Style.PLAIN, heading, (_NO_ENDING.to(voice.language),)),)
    return tuple(Section(Style.QUOTE, heading, _quoted(ending, voice)) for ending in endings)


def _quoted(ending: Notice, voice: Voice) -> tuple[str, ...]:
    quote = quoted(ending.title, ending.text)
    whole = _QUOTED.to(voice.language, words="\n".join(line for line in (quote.title, *quote.lines) if line))
    return tuple(whole.splitlines())


def _next(recourse: Recourse, telling: Telling) -> Iterator[str]:
    voice = telling.voice
    if recourse.state is RecourseState.REGISTERED and telling.opening.presence is Presence.CLOSED:
        yield _CALL.to(voice.language, phone=unbroken(SAU_PHONE), id=recourse.id)
    if recourse.state in _NEXT:
        yield _NEXT[recourse.state].to(voice.language, id=recourse.id)
    elif recourse.left:
        yield _TO_REGULARISE.to(voice.language, id=recourse.id)


def _references(recourse: Recourse, voice: Voice) -> Iterator[str]:
    for one in recourse.references:
        phrase = _WITHDRAWN if one.withdrawn_at else _DONE if one.done_at else _LEFT
        when = _full(Side.AT, one.withdrawn_at or one.done_at, voice)
        yield phrase.to(voice.language, name=one_line(one.name), when=when)


def _entry(entry: Entry, voice: Voice) -> str:
    what = entry_words(entry, voice)
    return _ENTRY.to(voice.language, at=_hour(entry.at, voice), by=one_line(entry.by), what=what)


def entry_words(entry: Entry, voice: Voice) -> str:
    """Return what a line of a record says was done."""
    words = _reminded(entry, voice) if entry.kind is EntryKind.REMINDED else one_line(entry.words)
    moment = _full(Side.AT, entry.moment, voice)
    phrase = _ENTRIES[entry.kind]
    return phrase.to(voice.language, words=words, office=one_line(entry.office), moment=moment).strip()


def _reminded(entry: Entry, voice: Voice) -> str:
    """Return what somebody was reminded of; a line of another program, of words of its own, is shown as it is."""
    kind = entry.words.split("/")[1:2]
    known = {one.value: phrase for one, phrase in REMINDED.items()}
    return known[kind[0]].to(voice.language) if kind and kind[0] in known else one_line(entry.words)


def _full(side: Side, moment: datetime | None, voice: Voice) -> str:
    return moments.full(side, moment, voice) if moment else ""


def _hour(moment: datetime | None, voice: Voice) -> str:
    return f"{moment.astimezone(voice.zone):%d/%m/%Y %H:%M}" if moment else ""
