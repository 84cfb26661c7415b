"""One episode of a digest in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from meteo_douane.domain.digest import Digest, Entry
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.notice import Kind, Permission
from meteo_douane.telling import moments
from meteo_douane.telling.doubting import doubt_words, to_be_checked
from meteo_douane.telling.fallbacks import fallback_line, fallback_permission, fallback_until
from meteo_douane.telling.happenings import nature_of
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.reservations import ended_with, reserved
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.terms import STATES
from meteo_douane.telling.title_fallback import FALLBACK_END_NOT_STATED
from meteo_douane.telling.voice import Phrase, Voice
from meteo_douane.telling.watches import watch_names

#: An end that was stated for before the beginning ends at once.
NOTHING = timedelta(0)

_LINE = Phrase("{nature} – {scope} : {clauses}", "{nature} – {scope}: {clauses}")
_PLANNED_END = Phrase("fin prévue {when}", "planned end {when}")
_PARTLY_ENDED_OF = Phrase("en partie terminé (c'est fini pour {scope})", "partly ended (over for {scope})")
_VANISHED = Phrase(
    "disparu de la météo {since} sans message de fin, donc tenu pour en vigueur",
    "gone from the météo {since} without a message of its end, so taken to be in force",
)
_OVERDUE = Phrase(
    "fin prévue dépassée {since} sans message de fin, donc tenu pour en vigueur",
    "planned end passed {since} without a message of its end, so taken to be in force",
)
_GONE_BEFORE = Phrase(
    "disparu de la météo {since} sans message d'annulation, donc toujours tenu pour prévu",
    "gone from the météo {since} without a message that cancels it, so still taken to be planned",
)
_PASSED = Phrase("fin prévue dépassée {since}", "planned end passed {since}")
_NO_HOUR = Phrase("date non précisée", "date not stated")
_ENDED = Phrase("fin {at}", "ended {at}")
_CLOSED_BY = Phrase(
    "clos {when} par {name}, décision de l'exploitant, aucune fin publiée",
    "closed {when} by {name}, the operator's decision, no end published",
)
_LASTED = Phrase("durée {length}", "lasted {length}")
_CANCELLED = Phrase("n'aura pas lieu", "will not take place")
_OF_A_PART = Phrase("{words}, rien n'est dit pour {rest}", "{words}, nothing is said for {rest}")
_FOR_A_PART = Phrase("{words} pour une partie", "{words} for a part")
_DOUBT = Phrase("à vérifier – {doubt}", "to be checked – {doubt}")
_FOR = Phrase("pour {watches}", "for {watches}")
_EPISODE = Phrase("épisode {episode}", "episode {episode}")


def entry_line(entry: Entry, digest: Digest, voice: Voice, now: datetime) -> str:
    """Return "Alerte – DELTA IE, en EDI : depuis 1 h 45 ; secours autorisé depuis 2 h 00 ; épisode 2026-05-01-01"."""
    clauses = [
        *entry_clauses(entry, voice, now),
        *doubt_clauses(entry, voice),
    ]
    if len(digest.watches) > 1:
        clauses.append(_FOR.to(voice.language, watches=watch_names(entry.watches, voice)))
    clauses.append(_EPISODE.to(voice.language, episode=entry.episode))
    return _LINE.to(
        voice.language,
        nature=nature_of(entry.kind).to(voice.language),
        scope=scope_words(entry.scope, voice),
        clauses=Phrase(" ; ", "; ").to(voice.language).join(clauses),
    )


def entry_clauses(entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield since when, until when and how it stands, with what is said of the fallback."""
    if entry.state.is_over:
        yield from _over(entry, voice, now)
    elif entry.starts_at is not None and entry.starts_at > now:
        yield from _to_come(entry, voice, now)
    elif entry.kind is Kind.MAINTENANCE and entry.state is EpisodeState.PLANNED:
        yield _NO_HOUR.to(voice.language)
        yield from _fallback(entry, voice, now)
    else:
        yield moments.short(Side.SINCE, entry.opened_at, now, voice)
        yield from _standing(entry, voice, now)
        yield from _fallback(entry, voice, now)


def _over(entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    if entry.closed_by:
        when = moments.short(Side.AT, entry.ends_at or now, now, voice)
        yield _CLOSED_BY.to(voice.language, name=one_line(entry.closed_by), when=when)
        return
    if entry.state is EpisodeState.CANCELLED:
        yield _CANCELLED.to(voice.language)
        return
    if entry.reservations:
        yield ended_with(entry.reservations, voice.language)
    if entry.ends_at is not None:
        yield _ENDED.to(voice.language, at=moments.short(Side.AT, entry.ends_at, now, voice))
        yield _LASTED.to(
            voice.language, length=moments.duration(max(entry.ends_at - entry.opened_at, NOTHING), voice.language)
        )
    if entry.fallback.permission is Permission.NOT_STATED:
        yield FALLBACK_END_NOT_STATED.to(voice.language)
    else:
        yield fallback_line(entry.fallback, now, voice)


def _to_come(entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    if entry.starts_at is not None and entry.ends_at is not None:
        yield moments.window_short(entry.starts_at, entry.ends_at, voice)
    elif entry.starts_at is not None:
        yield moments.short(Side.FROM, entry.starts_at, now, voice)
    yield from _gone(_GONE_BEFORE, entry, voice, now)
    yield from _fallback(entry, voice, now)


def _standing(entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield where it stands, with the doubt of what only we conclude."""
    yield from unconfirmed_clauses(entry, voice, now)
    if entry.ends_at is not None and entry.ends_at > now:
        yield _PLANNED_END.to(voice.language, when=moments.short(Side.AT, entry.ends_at, now, voice))
    if entry.ended_part:
        yield _PARTLY_ENDED_OF.to(voice.language, scope=scope_words(entry.ended_part, voice))
    elif entry.state is EpisodeState.PARTLY_ENDED:
        yield STATES[EpisodeState.PARTLY_ENDED].to(voice.language)
    if entry.reservations:
        yield reserved(entry.reservations, voice.language)


def unconfirmed_clauses(entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield that it is no longer shown, or should be over, though no end was published: whatever else is said of it."""
    yield from _gone(_VANISHED, entry, voice, now)
    if entry.ends_at is not None and entry.ends_at <= now:
        phrase = _PASSED if entry.state is EpisodeState.VANISHED else _OVERDUE
        yield phrase.to(voice.language, since=moments.short(Side.SINCE, entry.ends_at, now, voice))


def _gone(phrase: Phrase, entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    if entry.state is EpisodeState.VANISHED and entry.state_since is not None:
        yield phrase.to(voice.language, since=moments.short(Side.SINCE, entry.state_since, now, voice))


def _fallback(entry: Entry, voice: Voice, now: datetime) -> Iterator[str]:
    """Say what is said of the fallback; of an operation, where nothing is said, nothing."""
    if says_something_of_fallback(entry):
        yield fallback_of(entry, voice, now)


def says_something_of_fallback(entry: Entry) -> bool:
    """Return whether there is a word for its fallback: that nothing is stated is one, but for an operation."""
    stated = (entry.fallback.permission, entry.fallback_of_part.permission)
    return entry.kind is not Kind.MAINTENANCE or any(each is not Permission.NOT_STATED for each in stated)


def fallback_of(entry: Entry, voice: Voice, now: datetime) -> str:
    """Return what holds of the fallback, in a line; where that is for a part, of what nothing is said."""
    if entry.fallback_of_part.permission is Permission.NOT_STATED:
        return _as_certain(fallback_line(entry.fallback, now, voice), entry, voice)
    words = _as_certain(fallback_line(entry.fallback_of_part, now, voice), entry, voice)
    rest = scope_words(entry.fallback_rest, voice)
    return _OF_A_PART.to(voice.language, words=words, rest=rest)


def fallback_in_brief(entry: Entry, voice: Voice, now: datetime) -> str:
    """Return the same in a few words: until when it holds matters more than since when."""
    if entry.fallback_of_part.permission is Permission.NOT_STATED:
        return _as_certain(fallback_until(entry.fallback, now, voice), entry, voice)
    words = _as_certain(fallback_until(entry.fallback_of_part, now, voice), entry, voice)
    return _FOR_A_PART.to(voice.language, words=words)


def fallback_shortest(entry: Entry, voice: Voice, now: datetime) -> str:
    """Return only whether, with the mark of what is not certain."""
    return _as_certain(fallback_permission(entry.fallback, now, voice), entry, voice)


def _as_certain(words: str, entry: Entry, voice: Voice) -> str:
    return to_be_checked(words, voice.language) if entry.is_fallback_doubtful else words


def doubt_clauses(entry: Entry, voice: Voice) -> Iterator[str]:
    """Yield each doubt with the word that it is to be checked."""
    return (_DOUBT.to(voice.language, doubt=words) for words in entry_doubts(entry, voice))


def entry_doubts(entry: Entry, voice: Voice) -> tuple[str, ...]:
    """Return what is not certain about it."""
    return tuple(doubt_words(doubt, voice.language) for doubt in entry.doubts)
