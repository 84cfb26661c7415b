"""The *procédure de secours* as people read it: whether, since when, until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import DoubtCode, Fallback, Permission, Read
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.scopes import mode_names
from meteo_douane.telling.voice import Phrase, Voice

_SHORT = {
    Permission.ALLOWED: Phrase("secours autorisé", "fallback allowed"),
    Permission.ADVISED: Phrase("secours conseillé", "fallback advised"),
    Permission.REFUSED: Phrase("secours non autorisé", "fallback not allowed"),
    Permission.ENDED: Phrase("secours terminé", "fallback over"),
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
_WILL_END_ALONE = Phrase("fin du secours", "end of fallback")
_WILL_END = Phrase("fin du secours {when}", "fallback ends {when}")
_OVER_FULL = Phrase("terminée {when}", "over {when}")
_WILL_END_FULL = Phrase("prend fin {when}", "ends {when}")
_NO_END = Phrase("sans fin annoncée", "no end announced")
_IN_BRACKETS = Phrase("{words} ({modes})", "{words} ({modes})")
_ONLY = Phrase("en {modes} seulement", "in {modes} only")
_NOT_YET = Phrase("secours pas encore autorisé", "fallback not yet allowed")
_END_PASSED = Phrase("secours : fin passée", "fallback: end passed")
_PASSED = Phrase("{words} (heure passée : à vérifier)", "{words} (hour passed: to be checked)")
_LEFT_OPEN = Phrase("{words} ; sa fin n'a pas été publiée", "{words}; its end was not published")
#: Behind what holds of a part of a trouble: of the rest nobody has said anything, or something else.
_SILENT_ON = Phrase("{words} ; rien n'est dit pour {rest}", "{words}; nothing is said for {rest}")
_DIFFERS_FOR = Phrase("{words} ; à vérifier pour {rest}", "{words}; to be checked for {rest}")
_HOLDS = {Permission.ALLOWED, Permission.ADVISED}


def but_not_for(rest: str, words: str, read: Read[Fallback], language: Language) -> str:
    """Return what holds of the fallback with what it does not hold for: nothing is said of that, or it is doubtful."""
    differs = any(doubt.code is DoubtCode.FALLBACK_DIFFERS_BY_SERVICE for doubt in read.doubts)
    return (_DIFFERS_FOR if differs else _SILENT_ON).to(language, words=words, rest=rest)


def fallback_line(fallback: Fallback, now: datetime, voice: Voice, *, day: datetime | None = None) -> str:
    """Return it for a title: "secours autorisé depuis 18 h 00"; an hour of `day`, or else of today, stands alone.

    Where an end was announced, that hour is what is said, and that it has passed: nobody may take it for open.
    """
    day = day or now
    permission = _SHORT[fallback.permission].to(voice.language)
    if fallback.permission is Permission.ENDED and fallback.ends_at:
        is_over = fallback.ends_at <= now
        when = moments.short(Side.AT, fallback.ends_at, day, voice)
        return _of_its_modes((_OVER if is_over else _WILL_END).to(voice.language, when=when), fallback, voice)
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
    return _PASSED.to(voice.language, words=words) if is_passed(fallback, now) else words


def is_passed(fallback: Fallback, now: datetime) -> bool:
    """Return whether the hour to which it was allowed has passed: nobody may take it for open."""
    return fallback.permission in _HOLDS and fallback.ends_at is not None and fallback.ends_at <= now


def fallback_permission(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return only whether, the shortest that still says it; past the hour of its end, that it has passed."""
    words = (_END_PASSED if is_passed(fallback, now) else _in_short(fallback, now)).to(voice.language)
    return _of_its_modes(words, fallback, voice)


def _of_its_modes(words: str, fallback: Fallback, voice: Voice) -> str:
    """Return words, with the only modes that they are about in brackets."""
    modes = fallback.modes_left
    return words if modes is None else _IN_BRACKETS.to(voice.language, words=words, modes=mode_names(modes, voice))


def fallback_until(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return whether, and until when if an end is stated: to those who ask now, that matters more than since when.

    Before its hour, that hour is said: nobody may take it for open.
    """
    has_hour = fallback.ends_at is not None or (fallback.starts_at is not None and fallback.starts_at > now)
    is_stated = fallback.permission is not Permission.NOT_STATED
    return (fallback_line if has_hour and is_stated else fallback_permission)(fallback, now, voice)


def fallback_in_the_past(fallback: Fallback, now: datetime, voice: Voice) -> str:
    """Return whether it was allowed in an episode, and that it is over if that was published."""
    return _in_short(fallback, now).to(voice.language)


def _in_short(fallback: Fallback, now: datetime) -> Phrase:
    """Return whether it is allowed; an end, or a leave, that is still to come is not called one that has been."""
    if fallback.permission in _HOLDS and fallback.starts_at is not None and fallback.starts_at > now:
        return _NOT_YET
    is_ended = fallback.permission is Permission.ENDED
    is_to_come = is_ended and fallback.ends_at is not None and fallback.ends_at > now
    return _WILL_END_ALONE if is_to_come else _SHORT[fallback.permission]


def fallback_of_operation(fallback: Fallback, now: datetime, voice: Voice, *, quote: str = "") -> str:
    """Return in full how it stands in an operation: one without an hour of its own may end with it."""
    return _with_its_end_passed(_in_full(fallback, now, voice, quote), fallback, now, voice)


def standing_fallback(fallback: Fallback, now: datetime, voice: Voice, *, quote: str = "") -> str:
    """Return in full how it stands: as stated, and that an end that was announced has passed.

    `quote` is what it was read from: hours that stand in UTC there are shown in UTC too.
    """
    return _with_its_end_passed(fallback_words(fallback, now, voice, quote=quote), fallback, now, voice)


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
        over = (_OVER_FULL if is_over else _WILL_END_FULL).to(voice.language, when=when)
        return " ".join([over, *_modes(fallback, voice)])
    words = [_FULL[fallback.permission].to(voice.language), *_modes(fallback, voice)]
    if fallback.starts_at:
        side = Side.SINCE if fallback.starts_at <= now else Side.FROM
        words.append(moments.quoted(side, fallback.starts_at, quote, voice))
    if fallback.ends_at:
        words.append(moments.quoted(Side.UNTIL, fallback.ends_at, quote, voice))
    return " ".join(words)
