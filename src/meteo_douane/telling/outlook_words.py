"""How things stand in words: the first page and `status` say the same of what is no plain yes or no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.digest import Entry
from meteo_douane.domain.outlook import Answer, MayEnd, Outlook
from meteo_douane.telling import moments
from meteo_douane.telling.digest_entries import fallback_of, unconfirmed_clauses
from meteo_douane.telling.fallbacks import fallback_line
from meteo_douane.telling.happenings import trouble_words
from meteo_douane.telling.moments import Side
from meteo_douane.telling.reservations import ended_with
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.voice import Counted, Phrase, Voice

CLOSED_HEADING = Phrase("Clos par nous, aucune fin publiée", "Closed by us, no end published")
CLOSED_HINT = Phrase(
    "La météo n'en a pas annoncé la fin : vérifiez avant de quitter la procédure de secours.",
    "The météo has announced no end of it: check before you leave the fallback.",
)
UNREAD_HEADING = Phrase("Non compris, à lire", "Not understood, please read")
UNPLACED_HEADING = Phrase("Fin à vérifier, rien n'est clos", "End to be checked, nothing is closed")

_NO = Phrase("Non : rien n'est en vigueur pour vos veilles", "No: nothing is in force for your watches")
_CLOSED = Counted(
    Phrase(
        "Non, d'après nous : 1 épisode clos par l'exploitant, aucune fin publiée",
        "No, by our own decision: 1 episode closed by the operator, no end published",
    ),
    Phrase(
        "Non, d'après nous : {count} épisodes clos par l'exploitant, aucune fin publiée",
        "No, by our own decision: {count} episodes closed by the operator, no end published",
    ),
)
_TO_READ = Counted(
    Phrase(
        "À vérifier : 1 message n'a pas été compris, rien d'autre n'est en vigueur",
        "To be checked: 1 message was not understood, nothing else is in force",
    ),
    Phrase(
        "À vérifier : {count} messages n'ont pas été compris, rien d'autre n'est en vigueur",
        "To be checked: {count} messages were not understood, nothing else is in force",
    ),
)
_RUNS_ON = Phrase(
    "Procédure de secours encore en cours pour {scope} : {fallback} ; les opérations faites en secours restent à "
    "régulariser",
    "The fallback still runs for {scope}: {fallback}; what was done under it remains to be regularised",
)
_RESERVED = Phrase(
    "{what}, fin {when} : {over} Vérifiez votre propre cas", "{what}, ended {when}: {over} Check your own case"
)
_MAY_BE_OF = Phrase(
    "Cette fin ne nomme aucun service : elle peut viser {what}. Vérifiez sur la météo.",
    "This end names no service: it may be that of {what}. Check on the météo.",
)
_OR = Phrase(" ou ", " or ")
_AND_THEN = Phrase(" ; ", "; ")


def nothing_in_force(found: Outlook, voice: Voice) -> str:
    """Return the answer where nothing is in force that we know of, with what keeps that from being calm."""
    if found.answer is Answer.CLOSED_BY_US:
        return _CLOSED.to(voice.language, len(found.closed))
    return _TO_READ.to(voice.language, len(found.unread)) if found.unread else _NO.to(voice.language)


def entry_heading(entry: Entry, voice: Voice) -> str:
    """Return "Alerte – DELTA T (transit), en EDI"."""
    return trouble_words(entry.kind, entry.scope, voice)


def fallback_held(entry: Entry, voice: Voice, now: datetime) -> str:
    """Return what holds of the fallback, and what makes the trouble doubtful: no permission goes further than that."""
    clauses = fallback_of(entry, voice, now), *unconfirmed_clauses(entry, voice, now)
    return _AND_THEN.to(voice.language).join(clauses)


def fallbacks_run_on(found: Outlook, voice: Voice) -> Iterator[str]:
    """Yield each fallback that goes on after its trouble."""
    for entry in found.run_on:
        fallback = fallback_line(entry.fallback, found.at, voice)
        yield _RUNS_ON.to(voice.language, scope=scope_words(entry.scope, voice), fallback=fallback)


def ended_with_reservations(found: Outlook, voice: Voice) -> Iterator[str]:
    """Yield each trouble that is over by words that take something back of that: nobody is to take it for calm."""
    for entry in found.reserved:
        over = ended_with(entry.reservations, voice.language)
        when = moments.short(Side.AT, entry.ends_at or found.at, found.at, voice)
        yield _RESERVED.to(voice.language, what=entry_heading(entry, voice), when=when, over=over)


def may_be_of(one: MayEnd, voice: Voice) -> str:
    """Return what an end that nobody could place may be of."""
    what = _OR.to(voice.language).join(entry_heading(entry, voice) for entry in one.entries)
    return _MAY_BE_OF.to(voice.language, what=what)
