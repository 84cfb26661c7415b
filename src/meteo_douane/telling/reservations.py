"""What is said of an end that takes something back of itself: it is told as one, with that in front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meteo_douane.domain.event import Event
from meteo_douane.domain.language import Language
from meteo_douane.telling.quoting import one_line, shortened
from meteo_douane.telling.voice import QUOTED, Phrase, Voice

_WITH = Phrase("{words} avec réserve", "{words} with a reservation")
_ENDED_WITH = Phrase("terminé, avec réserve : {quotes}", "ended, with a reservation: {quotes}")
_PARTLY_ENDED_WITH = Phrase("avec réserve : {quotes}", "with a reservation: {quotes}")
_NOTE = Phrase(
    "La météo annonce cette fin et écrit pourtant : {quotes} Vérifiez votre propre cas avant de tenir cela pour "
    "terminé.",
    "The météo announces this end, and yet it writes: {quotes} Check your own case before you take it for over.",
)
_IN_BRIEF = Phrase("{quotes} Vérifiez votre propre cas.", "{quotes} Check your own case.")
#: A quote that has less room than this would say nothing.
_SHORTEST = 20


def with_a_reservation(words: str, language: Language) -> str:
    """Return what ended, with the mark that it is not plainly over."""
    return _WITH.to(language, words=words)


def reservation_notes(event: Event, voice: Voice) -> Iterator[str]:
    """Yield, for an end with a reservation, the words of that and what to do, to stand before everything else."""
    if event.reservations:
        yield reservation_note(event.reservations, voice.language)


def reservation_note(reservations: Iterable[str], language: Language) -> str:
    """Return the words of a reservation and what to do."""
    return _NOTE.to(language, quotes=quotes_of(reservations, language))


def reservation_in_brief(event: Event, voice: Voice, room: int) -> Iterator[str]:
    """Yield the same in so many characters: the quote is cut before what is to be done."""
    if not event.reservations:
        return
    around = len(_IN_BRIEF.to(voice.language, quotes=QUOTED.to(voice.language, words="")))
    if room - around < _SHORTEST:
        yield _IN_BRIEF.to(voice.language, quotes="").strip()
        return
    words = shortened(" – ".join(map(one_line, event.reservations)), room - around)
    yield _IN_BRIEF.to(voice.language, quotes=QUOTED.to(voice.language, words=words))


def ended_with(reservations: Iterable[str], language: Language) -> str:
    """Return where an episode stands that is over with a reservation."""
    return _ENDED_WITH.to(language, quotes=quotes_of(reservations, language))


def reserved(reservations: Iterable[str], language: Language) -> str:
    """Return the reservation alone, behind what it is about."""
    return _PARTLY_ENDED_WITH.to(language, quotes=quotes_of(reservations, language))


def quotes_of(reservations: Iterable[str], language: Language) -> str:
    """Return the words of the administration, each harmless and between quotation marks."""
    return " ".join(QUOTED.to(language, words=one_line(each)) for each in reservations)
