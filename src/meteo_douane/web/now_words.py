"""What the first page says: whether anything is in force for us, in words, and whether that can be believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.digest import Entry
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Source
from meteo_douane.domain.outlook import Answer, Outlook
from meteo_douane.telling import moments
from meteo_douane.telling.digest_entries import entry_clauses, entry_doubts, fallback_in_brief
from meteo_douane.telling.disk import disk_lines
from meteo_douane.telling.moments import Side
from meteo_douane.telling.outlook_words import (
    CLOSED_HEADING,
    CLOSED_HINT,
    UNPLACED_HEADING,
    UNREAD_HEADING,
    ended_with_reservations,
    entry_heading,
    fallback_held,
    fallbacks_run_on,
    may_be_of,
    nothing_in_force,
)
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Counted, Phrase, Voice, capitalised
from meteo_douane.telling.watches import watch_names
from meteo_douane.web.matrix_words import MatrixWords, matrix_words
from meteo_douane.web.reading_words import as_of_line, not_read_since, source_line, warning_of
from meteo_douane.web.unread_words import UnreadWords, unread_words

_YES_ONE = Phrase("Oui : {what}", "Yes: {what}")
_YES = Counted(
    Phrase("Oui : {what} · {fallback}, et {count} autre trouble", "Yes: {what} · {fallback}, and {count} more trouble"),
    Phrase(
        "Oui : {what} · {fallback}, et {count} autres troubles", "Yes: {what} · {fallback}, and {count} more troubles"
    ),
)
_DETAIL = Phrase("{what} : {fallback}", "{what}: {fallback}")
_UNKNOWN = Phrase(
    "On ne sait pas : page de la météo non lue {since}", "Unknown: the page of the météo has not been read {since}"
)
_NEVER_KNOWN = Phrase(
    "On ne sait pas : la page de la météo n'a encore jamais été lue",
    "Unknown: the page of the météo was never read yet",
)
_LOOK = Phrase("Consulter la météo de la douane", "Look at the customs météo")

_OPEN = Phrase("En vigueur", "In force")
_PLANNED = Phrase("Prévu", "Planned")
_NOTHING = Phrase("Rien.", "Nothing.")
_NOTHING_UNDERSTOOD = Phrase("Rien que nous ayons compris.", "Nothing that we understood.")
_NOTHING_KNOWN = Phrase("Rien que nous sachions.", "Nothing that we know of.")
_ELSEWHERE = Counted(
    Phrase(
        "1 autre trouble en vigueur ne concerne pas vos veilles.", "1 more trouble in force is not for your watches."
    ),
    Phrase(
        "{count} autres troubles en vigueur ne concernent pas vos veilles.",
        "{count} more troubles in force are not for your watches.",
    ),
)
_FOR = Phrase("Pour {watches}", "For {watches}")
_DOUBT = Phrase("À vérifier – {doubt}", "To be checked – {doubt}")
_TAKEN = Phrase("Prise en charge par {name} {when}", "Taken in hand by {name} {when}")
_DETAILS = Phrase("Épisode {episode}", "Episode {episode}")

_WATCHING = Phrase("Lecture de la météo et envois", "Readings of the météo and messages")


@dataclass(frozen=True, slots=True)
class Card:
    """One episode on the page."""

    heading: str
    clauses: tuple[str, ...]
    notes: tuple[str, ...]
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands above the parts of the first page."""

    open: str
    planned: str
    closed: str
    unread: str
    unplaced: str
    watching: str


@dataclass(frozen=True, slots=True)
class NowWords:
    """All that the first page says; its answer is its title too, for whoever keeps it open in a tab."""

    mark: str
    answer: str
    details: tuple[str, ...]
    as_of: str
    warning: str
    look: str
    page: str
    headings: Headings
    open: tuple[Card, ...]
    planned: tuple[Card, ...]
    closed_hint: str
    closed: tuple[Card, ...]
    nothing: str
    elsewhere: str
    unread: tuple[UnreadWords, ...]
    unplaced: tuple[tuple[UnreadWords, str], ...]
    matrix: MatrixWords
    watching: tuple[str, ...]


def now_words(found: Outlook, known: Known, owed: Iterable[str], sources: tuple[Source, ...], voice: Voice) -> NowWords:
    """Return the page as of the outlook; `owed` says what is owed to the channels."""
    language = voice.language
    return NowWords(
        mark=_mark(found),
        answer=_answer(found, voice),
        details=tuple(_details(found, voice)),
        as_of=as_of_line(found.at, found.last_good_at, voice),
        warning=_warning(found, voice),
        look=_LOOK.to(language),
        page=voice.page,
        headings=_headings(language),
        open=tuple(_card(entry, known, found.at, voice) for entry in found.open),
        planned=tuple(_card(entry, known, found.at, voice) for entry in found.planned),
        closed_hint=CLOSED_HINT.to(language),
        closed=tuple(_card(entry, known, found.at, voice) for entry in found.closed),
        nothing=_nothing(found).to(language),
        elsewhere=_ELSEWHERE.to(language, found.elsewhere) if found.elsewhere else "",
        unread=unread_words(found.unread, found.at, voice),
        unplaced=tuple(_unplaced(found, voice)),
        matrix=matrix_words(found.rows, found.at, voice),
        watching=(*_sources(sources, known, found, voice), *owed),
    )


def _sources(sources: tuple[Source, ...], known: Known, found: Outlook, voice: Voice) -> Iterator[str]:
    """Yield how each source and the disk have been lately."""
    yield from (source_line(source, known, found.at, voice) for source in sources)
    yield from disk_lines(known, found.at, voice)


def _headings(language: Language) -> Headings:
    return Headings(
        open=_OPEN.to(language),
        planned=_PLANNED.to(language),
        closed=CLOSED_HEADING.to(language),
        unread=UNREAD_HEADING.to(language),
        unplaced=UNPLACED_HEADING.to(language),
        watching=_WATCHING.to(language),
    )


def _mark(found: Outlook) -> str:
    """Return by which answer the first line is coloured: what is over with a reservation is not plain calm."""
    is_plain = found.answer is not Answer.NO or not found.reserved
    return found.answer.value if is_plain else Answer.TO_READ.value


def _answer(found: Outlook, voice: Voice) -> str:
    match found.answer:
        case Answer.YES if len(found.open) == 1:
            return _YES_ONE.to(voice.language, what=entry_heading(found.open[0], voice))
        case Answer.YES:
            return _yes(found.open[0], len(found.open) - 1, found.at, voice)
        case Answer.UNKNOWN if found.last_good_at is None:
            return _NEVER_KNOWN.to(voice.language)
        case Answer.UNKNOWN:
            return _UNKNOWN.to(voice.language, since=not_read_since(found.last_good_at, found.at, voice))
        case _:
            return nothing_in_force(found, voice)


def _yes(worst: Entry, others: int, now: datetime, voice: Voice) -> str:
    what, fallback = entry_heading(worst, voice), fallback_in_brief(worst, voice, now)
    return (_YES.one if others == 1 else _YES.several).to(voice.language, what=what, fallback=fallback, count=others)


def _details(found: Outlook, voice: Voice) -> Iterator[str]:
    """Yield what holds of the fallback, below the first line: of several troubles each by its name, worst first.

    Beside it stands what makes the trouble itself doubtful: a permission goes no further than that. Last comes a
    fallback that goes on after its trouble.
    """
    for entry in found.open:
        words = fallback_held(entry, voice, found.at)
        if len(found.open) == 1:
            yield capitalised(words)
        else:
            yield _DETAIL.to(voice.language, what=entry_heading(entry, voice), fallback=words)
    yield from ended_with_reservations(found, voice)
    yield from fallbacks_run_on(found, voice)


def _unplaced(found: Outlook, voice: Voice) -> Iterator[tuple[UnreadWords, str]]:
    """Yield each end that nobody could place, and what it may be of."""
    words = unread_words(tuple(one.message for one in found.unplaced), found.at, voice)
    for message, one in zip(words, found.unplaced, strict=True):
        yield message, may_be_of(one, voice)


def _warning(found: Outlook, voice: Voice) -> str:
    """Return that even what is in force may have changed, if it may."""
    if found.is_fresh or not found.open:
        return ""
    return warning_of(found.last_good_at, found.at, voice)


def _nothing(found: Outlook) -> Phrase:
    """Return how an empty list is put: only a fresh reading that was understood whole proves it."""
    if not found.is_fresh:
        return _NOTHING_KNOWN
    return _NOTHING_UNDERSTOOD if found.unread else _NOTHING


def _card(entry: Entry, known: Known, now: datetime, voice: Voice) -> Card:
    return Card(
        heading=entry_heading(entry, voice),
        clauses=tuple(capitalised(clause) for clause in entry_clauses(entry, voice, now)),
        notes=tuple(_notes(entry, known, now, voice)),
        href=f"episodes/{entry.episode}",
        link=_DETAILS.to(voice.language, episode=entry.episode),
    )


def _notes(entry: Entry, known: Known, now: datetime, voice: Voice) -> Iterator[str]:
    yield from (_DOUBT.to(voice.language, doubt=words) for words in entry_doubts(entry, voice))
    given = known.episodes[entry.episode].acknowledgement
    if given is not None:
        when = moments.short(Side.AT, given.at, now, voice)
        yield _TAKEN.to(voice.language, name=one_line(given.by), when=when)
    if entry.watches:
        yield _FOR.to(voice.language, watches=watch_names(entry.watches, voice))
