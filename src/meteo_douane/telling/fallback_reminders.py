"""A reminder as a message: what is left to do, the sentence of Fiche 1 that it rests on, and how to write it down."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.fallback_reminders import FallbackReminder, ReminderKind
from meteo_douane.domain.fiche import Passage
from meteo_douane.telling import fiche, moments, notes, titles
from meteo_douane.telling.letter import Letter, Section, Style
from meteo_douane.telling.moments import Side
from meteo_douane.telling.outages import outage_notes
from meteo_douane.telling.quoting import one_line, quotation
from meteo_douane.telling.recourse_written import REMINDED
from meteo_douane.telling.reservations import reservation_note
from meteo_douane.telling.scopes import mode_names, short_name
from meteo_douane.telling.voice import Counted, Phrase, Voice

_TITLE = Phrase("Rappel · {service} ({mode}) · {what}", "Reminder · {service} ({mode}) · {what}")
_LEFT_TITLE = Counted(
    Phrase("{count} déclaration à régulariser", "{count} declaration to regularise"),
    Phrase("{count} déclarations à régulariser", "{count} declarations to regularise"),
)
_MATTERS = {
    ReminderKind.OFFICE_NOT_INFORMED: Phrase(
        "La demande d'assistance {number} a été enregistrée {registered}, et rien ne dit que le bureau de "
        "douane{office} en est informé. Tant qu'il ne l'est pas, vous ne pouvez pas recourir à la procédure de "
        "secours.",
        "The request for assistance {number} was registered {registered}, and nothing says that the customs office"
        "{office} has been told. Until it has, you may not use the fallback.",
    ),
    ReminderKind.ALERT_ENDED: Phrase(
        "Une fin d'alerte est publiée pour votre service et votre mode. Vous aviez auto-déclenché le secours "
        "(DA {number}), et il est toujours ouvert ici.",
        "An end of alert is published for your service and mode. You had started the fallback yourself (DA {number}), "
        "and it is still open here.",
    ),
    ReminderKind.REFERENCES_LEFT: Phrase(
        "Le secours a pris fin {ended} (DA {number}). Déclarations non encore notées comme régularisées :",
        "The fallback ended {ended} (DA {number}). Declarations not yet noted as regularised:",
    ),
}
_OTHER_END = Phrase("fin de trouble publiée, secours ouvert", "end of trouble published, fallback open")
_OTHER_END_MATTER = Phrase(
    "La fin d'un trouble est publiée pour votre service et votre mode, sans que la douane l'ait nommé « alerte ». Vous "
    "aviez auto-déclenché le secours (DA {number}), et il est toujours ouvert ici.",
    "The end of a trouble is published for your service and mode, which the customs did not call an alert. You had "
    "started the fallback yourself (DA {number}), and it is still open here.",
)
_RESERVED_END = Phrase("fin d'alerte avec réserve, secours ouvert", "end of alert with a reservation, fallback open")
_OTHER_RESERVED_END = Phrase(
    "fin de trouble avec réserve, secours ouvert", "end of trouble with a reservation, fallback open"
)
_NO_DELAY = Phrase(
    "Ce rappel ne correspond à aucun délai réglementaire : suivez les consignes du message de fin et celles de votre "
    "bureau.",
    "This reminder stands for no statutory time limit: follow the instructions of the message of the end, and those "
    "of your office.",
)
_QUOTE = Phrase("La météo de la douane écrit", "The customs météo says")
_TO_WRITE = Phrase("Une fois fait, notez-le", "Once it is done, write it down")
_COMMANDS = {
    ReminderKind.OFFICE_NOT_INFORMED: 'meteo-douane fallback inform {recourse} --at "HH:MM"',
    ReminderKind.ALERT_ENDED: 'meteo-douane fallback end {recourse} --at "HH:MM"',
    ReminderKind.REFERENCES_LEFT: "meteo-douane fallback done {recourse} {reference}",
}
_PASSAGES = {
    ReminderKind.OFFICE_NOT_INFORMED: (Passage.TELL_THE_OFFICE, Passage.BOTH_CONDITIONS),
    ReminderKind.ALERT_ENDED: (Passage.OWN_END, Passage.PUBLISHED_END),
    ReminderKind.REFERENCES_LEFT: (Passage.PUBLISHED_END,),
}
_OFFICE = Phrase(" ({office})", " ({office})")


def reminder_letter(delivery: Delivery, reminder: FallbackReminder, voice: Voice) -> Letter:
    """Return what a reminder says; one that may repeat an earlier attempt, or stands in for a channel, says so."""
    repeat = (notes.MAY_REPEAT.to(voice.language),) if delivery.may_repeat else ()
    sections = (
        Section(Style.PLAIN, "", (*repeat, *outage_notes(delivery.message, voice))),
        Section(Style.PLAIN, "", (_matter(reminder, voice), *_reserved(reminder, voice))),
        Section(Style.PLAIN, "", tuple(filter(None, (fiche.caution(reminder.service, voice),)))),
        Section(Style.LIST, "", tuple(one_line(name) for name in _left(reminder))),
        Section(Style.PLAIN, "", (_NO_DELAY.to(voice.language),) if _left(reminder) else ()),
        _quote(reminder, voice),
        _sheet(reminder, voice),
        Section(Style.PLAIN, _TO_WRITE.to(voice.language), (_command(reminder),)),
    )
    pieces = (_title(reminder, voice), *((titles.MAY_REPEAT.to(voice.language),) if delivery.may_repeat else ()))
    return Letter(titles.BETWEEN.join(pieces), tuple(section for section in sections if section.lines), voice.page)


def reminder_brief(reminder: FallbackReminder, voice: Voice) -> str:
    """Return the one line below the title."""
    return " ".join((*_reserved(reminder, voice), _matter(reminder, voice)))


def _title(reminder: FallbackReminder, voice: Voice) -> str:
    if reminder.kind is ReminderKind.REFERENCES_LEFT:
        what = _LEFT_TITLE.to(voice.language, len(reminder.left))
    elif _reservations(reminder):
        what = (_RESERVED_END if reminder.is_of_an_alert else _OTHER_RESERVED_END).to(voice.language)
    else:
        what = (REMINDED[reminder.kind] if reminder.is_of_an_alert else _OTHER_END).to(voice.language)
    mode = mode_names(frozenset({reminder.mode}), voice)
    return _TITLE.to(voice.language, service=short_name(reminder.service, voice), mode=mode, what=what)


def _matter(reminder: FallbackReminder, voice: Voice) -> str:
    office = _OFFICE.to(voice.language, office=reminder.office) if reminder.office else ""
    at, ended_at = reminder.registered_at, reminder.ended_at
    phrase = _MATTERS[reminder.kind] if reminder.is_of_an_alert else _OTHER_END_MATTER
    return phrase.to(
        voice.language,
        number=one_line(reminder.number),
        office=office,
        registered=moments.full(Side.AT, at, voice) if at else "",
        ended=moments.full(Side.AT, ended_at, voice) if ended_at else "",
    )


def _reserved(reminder: FallbackReminder, voice: Voice) -> Iterator[str]:
    """Yield what the end takes back of itself, and what to do."""
    if _reservations(reminder):
        yield reservation_note(_reservations(reminder), voice.language)


def _reservations(reminder: FallbackReminder) -> tuple[str, ...]:
    """Return what the end takes back of itself for which they are to close their own fallback."""
    if reminder.kind is not ReminderKind.ALERT_ENDED or reminder.ending is None:
        return ()
    return reminder.ending.reservations


def _left(reminder: FallbackReminder) -> tuple[str, ...]:
    return reminder.left if reminder.kind is ReminderKind.REFERENCES_LEFT else ()


def _quote(reminder: FallbackReminder, voice: Voice) -> Section:
    if reminder.ending is None:
        return Section(Style.QUOTE, "", ())
    words = quotation(reminder.ending.title, reminder.ending.text, voice.language)
    return Section(Style.QUOTE, _QUOTE.to(voice.language), words)


def _sheet(reminder: FallbackReminder, voice: Voice) -> Section:
    lines = tuple(fiche.quotation(passage, voice) for passage in _PASSAGES[reminder.kind])
    return Section(Style.LIST, fiche.heading(reminder.service, voice), lines)


def _command(reminder: FallbackReminder) -> str:
    return _COMMANDS[reminder.kind].format(recourse=reminder.recourse, reference="REFERENCE")
