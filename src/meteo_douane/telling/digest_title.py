"""The first line of a digest: the hour, what is open, whether that is known at all, and what else matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from meteo_douane.domain.digest import Digest, Entry
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.notice import Kind, Scope, ServiceScope
from meteo_douane.telling import moments
from meteo_douane.telling.digest_entries import (
    fallback_in_brief,
    fallback_of,
    fallback_shortest,
    says_something_of_fallback,
)
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import shortened
from meteo_douane.telling.scopes import scope_line
from meteo_douane.telling.titles import BETWEEN, LONGEST_TITLE, MAY_REPEAT
from meteo_douane.telling.voice import Counted, Phrase, Voice

_ALERT = Counted(Phrase("1 alerte en cours", "1 alert open"), Phrase("{count} alertes en cours", "{count} alerts open"))
_OPEN = {
    Kind.ALERT: _ALERT,
    Kind.BULLETIN: _ALERT,
    Kind.MALFUNCTION: Counted(
        Phrase("1 dysfonctionnement en cours", "1 malfunction open"),
        Phrase("{count} dysfonctionnements en cours", "{count} malfunctions open"),
    ),
    Kind.MAINTENANCE: Counted(
        Phrase("1 maintenance en cours", "1 maintenance under way"),
        Phrase("{count} maintenances en cours", "{count} maintenances under way"),
    ),
}
_TROUBLE = Counted(
    Phrase("1 trouble en cours", "1 trouble open"), Phrase("{count} troubles en cours", "{count} troubles open")
)
_PLANNED = Counted(
    Phrase("1 maintenance prévue", "1 maintenance planned"),
    Phrase("{count} maintenances prévues", "{count} maintenances planned"),
)
_CLOSED = Counted(
    Phrase("1 épisode clos par l'exploitant", "1 episode closed by the operator"),
    Phrase("{count} épisodes clos par l'exploitant", "{count} episodes closed by the operator"),
)
_ENDED = Counted(
    Phrase("1 épisode terminé", "1 episode ended"), Phrase("{count} épisodes terminés", "{count} episodes ended")
)
_ENDED_WITH_A_RESERVATION = Counted(
    Phrase("1 épisode terminé avec réserve", "1 episode ended with a reservation"),
    Phrase("{count} épisodes terminés avec réserve", "{count} episodes ended with a reservation"),
)
_CANCELLED = Counted(
    Phrase("1 opération annulée", "1 operation cancelled"),
    Phrase("{count} opérations annulées", "{count} operations cancelled"),
)
_UNREAD = Counted(
    Phrase("1 message non compris", "1 message not understood"),
    Phrase("{count} messages non compris", "{count} messages not understood"),
)
_UNDELIVERED = Counted(
    Phrase("1 envoi en échec", "1 message not delivered"),
    Phrase("{count} envois en échec", "{count} messages not delivered"),
)
_HEAD = Phrase("Point de {hour}", "Digest of {hour}")
_HEAD_OF_DAY = Phrase("Point du {day} à {hour}", "Digest of {day} at {hour}")
_LATE = Phrase("{head}, en retard", "{head}, late")
_BROUGHT = Phrase("{head}, remis {at}", "{head}, delivered {at}")
_WAS_CALM = Phrase("rien n'était en cours", "nothing was open then")
_CALM = Phrase("rien en cours", "nothing open")
_CALM_AHEAD = Phrase("rien en cours, rien de prévu", "nothing open, nothing planned")
_UNKNOWN = Phrase("état inconnu, dernière bonne lecture {at}", "state unknown, last good reading {at}")
_NEVER_READ = Phrase("état inconnu, aucune bonne lecture", "state unknown, no good reading ever")
_WAS_BLIND = Phrase("lecture interrompue pendant {length}", "reading interrupted for {length}")
_MOST_NAMED = 3
#: A message that is delivered later than this after it was made says of the past what it would say of the present.
AGED_AFTER = timedelta(minutes=15)


def digest_title(digest: Digest, voice: Voice, now: datetime, *, may_repeat: bool) -> str:
    """Return it in at most `LONGEST_TITLE` characters; calm is said only if it is known."""
    repeat = (MAY_REPEAT.to(voice.language),) if may_repeat else ()
    known = (_head(digest, voice, now), *_unknown(digest, voice, now))
    opens, rests = tuple(_open(digest, voice, now)), tuple(_rests(digest, voice))
    found = [*((each, rests[0]) for each in opens), *((opens[-1], rest) for rest in rests[1:])]
    lines = [BETWEEN.join((*known, *open_now, *rest)) for open_now, rest in found]
    mark = "".join(f"{BETWEEN}{one}" for one in repeat)  # whatever is left out of a long line, not this
    room = LONGEST_TITLE - len(mark)
    return next((line for line in lines if len(line) <= room), shortened(lines[-1], room)) + mark


def _head(digest: Digest, voice: Voice, now: datetime) -> str:
    at = digest.due_at or digest.at
    hour = moments.hour_short(at, voice)
    if moments.is_same_day(at, now, voice):
        head = _HEAD.to(voice.language, hour=hour)
    else:
        head = _HEAD_OF_DAY.to(voice.language, day=moments.day_short(at, voice), hour=hour)
    if _is_aged(digest, now):
        return _BROUGHT.to(voice.language, head=head, at=moments.short(Side.AT, now, now, voice))
    return _LATE.to(voice.language, head=head) if digest.is_late else head


def _is_aged(digest: Digest, now: datetime) -> bool:
    """Return whether a channel took so long to take it that what was calm may no longer be."""
    return now - digest.at >= AGED_AFTER


def _unknown(digest: Digest, voice: Voice, now: datetime) -> tuple[str, ...]:
    if digest.is_fresh:
        return ()
    if digest.last_good_at is None:
        return (_NEVER_READ.to(voice.language),)
    at = moments.short(Side.AT, digest.last_good_at, now, voice)
    return (_UNKNOWN.to(voice.language, at=at),)


def _open(digest: Digest, voice: Voice, now: datetime) -> Iterator[tuple[str, ...]]:
    """Yield what is open, each time with less in it."""
    if not digest.open:
        yield _calm(digest, voice, now)
        return
    counts = _counts((_OPEN.get(entry.kind, _TROUBLE) for entry in digest.open), voice)
    if len(digest.open) == 1:
        [only] = digest.open
        named = (f"{counts[0]} ({', '.join(scope_line(only.scope, voice, at_most=_MOST_NAMED))})",)
        yield from ((*named, *fallback) for fallback in _fallbacks(only, voice, now))
        yield named
    elif len(counts) == 1:
        codes = dict.fromkeys(code for entry in digest.open for code in entry.scope.services)
        names = scope_line(Scope(tuple(ServiceScope(code) for code in codes)), voice, at_most=_MOST_NAMED)[0]
        yield (f"{counts[0]} ({names})",)
    yield counts


def _calm(digest: Digest, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Say that nothing is open, if that is known, and if no message may mean something else."""
    if not digest.is_fresh or digest.unread:
        return ()
    if _is_aged(digest, now):
        return (_WAS_CALM.to(voice.language),)
    return ((_CALM if digest.planned else _CALM_AHEAD).to(voice.language),)


def _fallbacks(entry: Entry, voice: Voice, now: datetime) -> Iterator[tuple[str, ...]]:
    """Yield what is said of the fallback, in full and short; of an operation, where nothing is said, nothing."""
    if says_something_of_fallback(entry):
        yield (fallback_of(entry, voice, now),)
        yield (fallback_in_brief(entry, voice, now),)
        yield (fallback_shortest(entry, voice, now),)


def _rests(digest: Digest, voice: Voice) -> Iterator[tuple[str, ...]]:
    """Yield what else is to be said, each time with less in it: what matters least goes first."""
    rest = tuple(_rest(digest, voice))
    yield from (rest[:kept] for kept in range(len(rest), -1, -1))


def _rest(digest: Digest, voice: Voice) -> Iterator[str]:
    language = voice.language
    if digest.unread:
        yield _UNREAD.to(language, len(digest.unread))
    lost = sum(one.given_up + one.retried for one in digest.undelivered)
    if lost:
        yield _UNDELIVERED.to(language, lost)
    if digest.planned:
        yield _PLANNED.to(language, len(digest.planned))
    if digest.was_interrupted and digest.is_fresh:
        yield _WAS_BLIND.to(language, length=moments.duration(digest.readings.longest_gap.length, language))
    over = (_of_what_is_over(entry) for entry in digest.ended)
    yield from _counts(over, voice)


def _of_what_is_over(entry: Entry) -> Counted:
    if entry.closed_by:
        return _CLOSED
    if entry.state is EpisodeState.CANCELLED:
        return _CANCELLED
    return _ENDED_WITH_A_RESERVATION if entry.reservations else _ENDED


def _counts(found: Iterable[Counted], voice: Voice) -> tuple[str, ...]:
    return tuple(counted.to(voice.language, count) for counted, count in Counter(found).items())
