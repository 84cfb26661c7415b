"""The *procédure de secours* as people read it: whether, since when, until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Fallback, Permission, Read
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.scopes import mode_names
from meteo_douane.telling.voice import Phrase, Voice

_SHORT = {
    Permission.ALLOWED: Phrase("secours autorisé", "fallback allowed"),
    Permission.ADVISED: Phrase("secours conseillé", "fallback advised"),
    Permission.REFUSED: Phrase("secours non autorisé", "fallback not allowed"),
    Permission.ENDED: Phrase("fin du secours", "end of fallback"),
    Permission.NOT_STATED: Phrase("secours non précisé", "fallback not stated"),
}
_FULL = {
    Permission.ALLOWED: Phrase("autorisée", "allowed"),
    Permission.ADVISED: Phrase("conseillée", "advised"),
    Permission.REFUSED: Phrase("non autorisée", "not allowed"),
    Permission.ENDED: Phrase("terminée", "over"),
    Permission.NOT_STATED: Phrase("le message n'en dit rien", "the message does not say"),
}
_OVER = Phrase("secours terminé {when}", "fallback over {when}")
_WILL_END = Phrase("fin du secours {when}", "fallback ends {when}")
_OVER_FULL = Phrase("terminée {when}", "over {when}")
_WILL_END_FULL = Phrase("prend fin {when}", "ends {when}")
_NO_END = Phrase("sans fin annoncée", "no end announced")
_IN_BRACKETS = Phrase("{words} ({modes})", "{words} ({modes})")
_ONLY = Phrase("en {modes} seulement", "in {modes} only")
_END_PASSED = Phrase("secours : fin passée", "fallback: end passed")
_IS_OVER = Phrase("secours terminé", "fallback over")
_PASSED = Phrase("{words} (heure passée : à vérifier)", "{words} (hour passed: to be checked)")
_LEFT_OPEN = Phrase("{words} ; sa fin n'a pas été publiée", "{words}; its end was not published")
_FOLLOWING = {
    EventKind.CONTINUED,
    EventKind.VANISHED,
    EventKind.OVERDUE,
    EventKind.STARTED,
    EventKind.MOVED,
    EventKind.REPEATED,
    EventKind.ACKNOWLEDGED,
    EventKind.CLOSED_BY_PERSON,
    EventKind.REOPENED_BY_PERSON,
}
_IN_ITS_OWN_WORDS = {EventKind.CONTINUED, EventKind.PARTLY_ENDED, EventKind.ENDED}
_HOLDS = {Permission.ALLOWED, Permission.ADVISED}


def holding(kind: EventKind, event: Event) -> Read[Fallback]:
    """Return what holds of the fallback after an event, with the doubts of its notice.

    What was stated earlier goes on where the notice says nothing else ("reste autorisée"): for those who follow, of the
    same services in the same modes. Of an end, and of what has grown, only its own words count. Where something was
    added since, what was stated before is not told of all of it: what it holds for is said beside (`partly_holding`).
    """
    read = event.notice.fallback if event.notice else Read(Fallback())
    if event.fallback_unstated and not (kind in _IN_ITS_OWN_WORDS and _is_stated(read.value)):
        return replace(read, value=Fallback())
    is_of_the_same = kind in _FOLLOWING and not any(change.field == "scope" for change in event.changes)
    if event.fallback is None or not is_of_the_same:
        return read
    says_no_other = read.value.permission in {Permission.NOT_STATED, event.fallback.permission}
    return replace(read, value=event.fallback) if says_no_other else read


def partly_holding(kind: EventKind, event: Event) -> Fallback | None:
    """Return what was stated of a part of what remains, and not of the rest (`event.fallback_unstated`), or None."""
    is_for_a_part = event.fallback_unstated and event.fallback is not None and _is_stated(event.fallback)
    return event.fallback if is_for_a_part and not _is_stated(holding(kind, event).value) else None


def ends_fallback_of_a_part(kind: EventKind, event: Event) -> bool:
    """Whether the end of a part tells of its fallback, and not of that of what is left (`event.fallback_unstated`)."""
    return kind is EventKind.PARTLY_ENDED and bool(event.fallback_unstated) and _is_stated(holding(kind, event).value)


def _is_stated(fallback: Fallback) -> bool:
    return fallback.permission is not Permission.NOT_STATED


def fallback_line(fallback: Fallback, now: datetime, voice: Voice, *, day: datetime | None = None) -> str:
    """Return it for a title: "secours autorisé depuis 18 h 00"; an hour of `day`, or else of today, stands alone.

    Where an end was announced, that hour is what is said, and that it has passed: nobody may take it for open.
    """
    day = day or now
    permission = _SHORT[fallback.permission].to(voice.language)
    if fallback.permission is Permission.ENDED and fallback.ends_at:
        is_over = fallback.ends_at <= now
        when = moments.short(Side.AT, fallback.ends_at, day, voice)
        return (_OVER if is_over else _WILL_END).to(voice.language, when=when)
    words = [permission, *_modes(fallback, voice), *_short_hours(fallback, now, day, voice)]
    return _with_its_end_passed(" ".join(words), fallback, now, voice)


def _modes(fallback: Fallback, voice: Voice) -> Iterator[str]:
    """Yield the only modes that it is given for, if it is not for all of the trouble."""
    if fallback.modes_left is not None:
        yield _ONLY.to(voice.language, modes=mode_names(fallback.modes_left, voice))


def _short_hours(fallback: Fallback, now: datetime, day: datetime, voice: Voice) -> Iterator[str]:
    if fallback.permission is Permission.NOT_STATED:
        return
    is_to_come = fallback.starts_at is not None and fallback.starts_at > now
    if fallback.starts_at is not None and (is_to_come or fallback.ends_at is None):
        yield moments.short(Side.FROM if is_to_come else Side.SINCE, fallback.starts_at, day, voice)
    if fallback.ends_at is not None:
        yield moments.short(Side.UNTIL, fallback.ends_at, day, voice)


def _with_its_end_passed(words: str, fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return words with the warning that the hour to which it was allowed has passed, if it has."""
    return _PASSED.to(voice.language, words=words) if _is_passed(fallback, now) else words


def _is_passed(fallback: Fallback, now: datetime) -> bool:
    return fallback.permission in _HOLDS and fallback.ends_at is not None and fallback.ends_at <= now


def fallback_permission(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return only whether, the shortest that still says it; past the hour of its end, that it has passed."""
    phrase = _END_PASSED if _is_passed(fallback, now) else _SHORT[fallback.permission]
    words = phrase.to(voice.language)
    modes = fallback.modes_left
    return words if modes is None else _IN_BRACKETS.to(voice.language, words=words, modes=mode_names(modes, voice))


def fallback_until(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return whether, and until when if an end is stated: to those who ask now, that matters more than since when."""
    has_end = fallback.ends_at is not None and fallback.permission is not Permission.NOT_STATED
    return (fallback_line if has_end else fallback_permission)(fallback, now, voice)


def fallback_in_the_past(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return whether it was allowed in an episode, and that it is over if that was published."""
    is_over = fallback.permission is Permission.ENDED and (fallback.ends_at is None or fallback.ends_at <= now)
    return (_IS_OVER if is_over else _SHORT[fallback.permission]).to(voice.language)


def standing_fallback(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return in full how it stands: as stated, and that an end that was announced has passed."""
    return _with_its_end_passed(fallback_words(fallback, now, voice), fallback, now, voice)


def fallback_words(fallback: Fallback, now: datetime, voice: Voice, *, quote: str = "") -> str:
    """Return it in full: "autorisée depuis le vendredi 17 octobre 2025 à 18 h 00, sans fin annoncée".

    `quote` is what it was read from: hours that stand in UTC there are shown in UTC too.
    """
    words = _in_full(fallback, now, voice, quote)
    is_open = fallback.permission in _HOLDS and fallback.ends_at is None
    return f"{words}, {_NO_END.to(voice.language)}" if is_open else words


def fallback_after_all(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return in full what is known of it once the trouble is over: that its end was not published, if it was not."""
    words = _in_full(fallback, now, voice, "")
    is_open = fallback.permission in _HOLDS and fallback.ends_at is None
    return _LEFT_OPEN.to(voice.language, words=words) if is_open else words


def _in_full(fallback: Fallback, now: datetime, voice: Voice, quote: str) -> str:
    if fallback.permission is Permission.ENDED and fallback.ends_at:
        is_over = fallback.ends_at <= now
        when = moments.quoted(Side.AT, fallback.ends_at, quote, voice)
        return (_OVER_FULL if is_over else _WILL_END_FULL).to(voice.language, when=when)
    words = [_FULL[fallback.permission].to(voice.language), *_modes(fallback, voice)]
    if fallback.starts_at:
        side = Side.SINCE if fallback.starts_at <= now else Side.FROM
        words.append(moments.quoted(side, fallback.starts_at, quote, voice))
    if fallback.ends_at:
        words.append(moments.quoted(Side.UNTIL, fallback.ends_at, quote, voice))
    return " ".join(words)
