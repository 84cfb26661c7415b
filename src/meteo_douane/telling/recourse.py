"""The record of a recourse as a person reads it: where it stands, what is next, and who wrote what."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.fiche import SAU_PHONE, Passage
from meteo_douane.domain.notice import Notice, Permission
from meteo_douane.domain.office import Presence
from meteo_douane.domain.recourse import Recourse, RecourseState
from meteo_douane.domain.situation import Published
from meteo_douane.domain.triage_terms import Caution
from meteo_douane.telling import fiche
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.moments import Side, full_if_any
from meteo_douane.telling.quoting import one_line, quotation
from meteo_douane.telling.recourse_flaws import contradiction_section, noted_section
from meteo_douane.telling.recourse_written import written_sections
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.triage import closed_words, closing_values
from meteo_douane.telling.triage_words import CAUTIONS
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
    "{closed} Appelez le SAU du CID ({phone}) dès maintenant. Ce qu'il faut lui dire : meteo-douane fallback show {id} "
    "--text call",
    "{closed} Call the SAU of the CID ({phone}) now. What to tell it: meteo-douane fallback show {id} --text call",
)
_USABLE = frozenset({Permission.ALLOWED, Permission.ADVISED})
_ALLOWED = Phrase(
    "L'alerte en vigueur « {title} » autorise la procédure de secours pour ce service et ce mode : si elle décrit ce "
    "que vous constatez, appliquez-la, sans attendre de DA.",
    "The alert in force, “{title}”, allows the fallback for this service and mode: if it describes what you see, "
    "follow it, without waiting for a DA.",
)
_REFUSED = Phrase(
    "Le message en vigueur « {title} » dit que la procédure de secours n'est pas autorisée : s'il décrit ce que vous "
    "constatez, voyez avec le SAU ({phone}) ou votre bureau avant d'y recourir.",
    "The message in force, “{title}”, says that the fallback is not allowed: if it describes what you see, ask the SAU "
    "({phone}) or your office before you use it.",
)
_FOLLOWED = Phrase(
    "Un message est en vigueur pour ce service et ce mode, « {title} » : s'il décrit ce que vous constatez, suivez ses "
    "bulletins et ses consignes. Votre DA reste à clore à la fin.",
    "A message is in force for this service and mode, “{title}”: if it describes what you see, follow its bulletins "
    "and its instructions. Your DA is still to be closed at the end.",
)
_TO_TELL = Phrase(
    "Si ce n'est pas fait, dites la fin au SAU (par courriel, ou au {phone}) et à votre bureau. Les textes : "
    "meteo-douane fallback show {id} --text end-sau, puis --text end-office",
    "If it is not done, tell the SAU of the end (by mail, or on {phone}), and your office. The texts: "
    "meteo-douane fallback show {id} --text end-sau, then --text end-office",
)
_TO_REGULARISE = Phrase(
    "Cochez chaque déclaration régularisée : meteo-douane fallback done {id} RÉFÉRENCE",
    "Tick each declaration that is regularised: meteo-douane fallback done {id} REFERENCE",
)
_PASSAGES = {
    RecourseState.PREPARED: (Passage.FILE_A_REQUEST, Passage.WHAT_TO_STATE, Passage.ONE_FOR_EACH_SERVICE),
    RecourseState.REGISTERED: (Passage.TELL_THE_OFFICE, Passage.BOTH_CONDITIONS),
    RecourseState.ACTIVE: (Passage.START, Passage.BOTH_CONDITIONS, Passage.OWN_END, Passage.PUBLISHED_END),
    RecourseState.ENDED: (Passage.OWN_END, Passage.PUBLISHED_END),
    RecourseState.ABANDONED: (Passage.OWN_END,),
}
_HEADINGS = {
    "next": Phrase("Et maintenant", "What now"),
    "ending": Phrase("Les mots du message de fin", "The words of the message of the end"),
}
_NO_ENDING = Phrase(
    "Aucun message de fin n'est connu ici pour votre service et votre mode : demandez à votre bureau comment "
    "régulariser.",
    "No message of an end is known here for your service and mode: ask your office how to regularise.",
)
_TITLE = Phrase("{id} · {service} ({mode}) · {state}", "{id} · {service} ({mode}) · {state}")


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
        published_section(recourse, telling),
        caution_section(recourse, telling),
        noted_section(recourse, voice),
        contradiction_section(recourse, telling),
        Section(Style.PLAIN, _HEADINGS["next"].to(voice.language), tuple(_next(recourse, telling))),
        sheet_section(recourse, voice),
    )
    return tuple(section for section in sections if section.lines)


def published_section(recourse: Recourse, telling: Telling) -> Section:
    """Return what an alert in force means for a record that is not over; only the person knows if it is theirs."""
    alerts = () if recourse.state.is_over else telling.situation.alerts
    found = ((one, _meaning(one, recourse)) for one in alerts)
    values = {"phone": unbroken(SAU_PHONE)}
    lines = (phrase and telling.say(phrase, title=one_line(one.notice.title), **values) for one, phrase in found)
    return Section(Style.PLAIN, "", tuple(filter(None, lines)))


def _meaning(alert: Published, recourse: Recourse) -> Phrase | None:
    if alert.fallback.permission is Permission.REFUSED:
        return _REFUSED
    if recourse.state is RecourseState.ACTIVE:
        return _FOLLOWED
    return _ALLOWED if alert.fallback.permission in _USABLE else None


def caution_section(recourse: Recourse, telling: Telling) -> Section:
    """Return what must be checked for a service that is closed, or that the sheet is not about."""
    is_closed = telling.situation.closed_at is not None
    closed = telling.say(CAUTIONS[Caution.SERVICE_CLOSED], **closing_values(telling)) if is_closed else ""
    return Section(Style.PLAIN, "", tuple(filter(None, (closed, fiche.caution(recourse.service, telling.voice)))))


def sheet_section(recourse: Recourse, voice: Voice) -> Section:
    """Return the sentences of the sheet that hold where a record stands."""
    lines = tuple(fiche.quotation(passage, voice) for passage in _PASSAGES[recourse.state])
    return Section(Style.LIST, fiche.heading(recourse.service, voice), lines)


def stands(recourse: Recourse, voice: Voice) -> str:
    """Return where a record stands, in a sentence or two."""
    return _STANDS[recourse.state].to(
        voice.language,
        number=one_line(recourse.number),
        registered=full_if_any(Side.AT, recourse.registered_at, voice),
        start=full_if_any(Side.ALONE, recourse.starts_at, voice),
        start_at=full_if_any(Side.AT, recourse.starts_at, voice),
        usable=full_if_any(Side.SINCE, recourse.usable_from, voice),
        end=full_if_any(Side.AT, recourse.ended_at, voice),
    )


def whole(recourse: Recourse, telling: Telling) -> tuple[Section, ...]:
    """Return all that a record holds."""
    sections = (*standing(recourse, telling), *written_sections(recourse, telling.voice))
    return tuple(section for section in sections if section.lines)


def ending_sections(endings: tuple[Notice, ...], voice: Voice) -> tuple[Section, ...]:
    """Return the words of the ends that are known, which say how to regularise; nothing else does."""
    language = voice.language
    heading = _HEADINGS["ending"].to(language)
    if not endings:
        return (Section(Style.PLAIN, heading, (_NO_ENDING.to(language),)),)
    quotations = (quotation(ending.title, ending.text, language) for ending in endings)
    return tuple(Section(Style.QUOTE, heading, lines) for lines in quotations)


def office_lines(telling: Telling, call: Phrase, **values: object) -> Iterator[str]:
    """Yield that an office which is to be told is closed, and to call the SAU then; or that nobody knows its hours."""
    if telling.opening.presence is Presence.CLOSED:
        yield telling.say(call, closed=closed_words(telling), phone=unbroken(SAU_PHONE), **values)
    if telling.opening.presence is Presence.UNKNOWN:
        yield telling.say(CAUTIONS[Caution.HOURS_UNKNOWN])


def _next(recourse: Recourse, telling: Telling) -> Iterator[str]:
    voice = telling.voice
    if recourse.state is RecourseState.REGISTERED:
        yield from office_lines(telling, _CALL, id=recourse.id)
    if recourse.state in _NEXT:
        yield _NEXT[recourse.state].to(voice.language, id=recourse.id)
    elif recourse.number:
        yield _TO_TELL.to(voice.language, phone=unbroken(SAU_PHONE), id=recourse.id)
    if recourse.state.is_over and recourse.left:
        yield _TO_REGULARISE.to(voice.language, id=recourse.id)
