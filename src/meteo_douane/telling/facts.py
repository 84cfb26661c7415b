"""The facts of a notice in a list: what, in which modes, since when, until when, the fallback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.event import ENDS, Event, EventKind
from meteo_douane.domain.facts import believable
from meteo_douane.domain.notice import DoubtCode, Fallback, Kind, Notice, Permission, Read
from meteo_douane.telling import moments
from meteo_douane.telling.doubting import doubtful
from meteo_douane.telling.fallback_at_end import Ground, Share, are_alike
from meteo_douane.telling.fallback_told import FallbackTold
from meteo_douane.telling.fallbacks import but_not_for, fallback_of_operation, standing_fallback
from meteo_douane.telling.moments import Side
from meteo_douane.telling.scopes import scope_words, service_names
from meteo_douane.telling.title_times import lasted, length_words
from meteo_douane.telling.voice import Phrase, Voice

_FACT = Phrase("{name} : {value}", "{name}: {value}")
_AFFECTED = Phrase("Touché", "Affected")
_CALLED_OFF = Phrase("Devait toucher", "Was to affect")
_STILL_AFFECTED = Phrase("Reste touché", "Still affected")
_ENDED = Phrase("Ce qui prend fin", "What ends")
_RESTORED = Phrase("Rétabli", "Restored")
_CAUSE = Phrase("Origine", "Origin")
_START = Phrase("Début", "Start")
_START_CALLED_OFF = Phrase("Devait commencer", "Was to start")
_END_CALLED_OFF = Phrase("Devait finir", "Was to end")
_GOING_ON_SINCE = Phrase("En cours depuis", "Going on since")
_END = Phrase("Fin", "End")
_PLANNED_END = Phrase("Fin prévue", "Planned end")
_PASSED = Phrase("{words} (dépassée)", "{words} (passed)")
_LASTED = Phrase("Durée", "Duration")
_UNCLEAR = Phrase(
    "à vérifier : le message en parle, sans qu'on puisse dire si elle est autorisée",
    "to be checked: the message speaks of it, but whether it is allowed cannot be told",
)
_FALLBACK = Phrase("Procédure de secours", "Fallback (procédure de secours)")
_EARLIER = Phrase("{words}, selon un message précédent", "{words}, according to an earlier message")
_OF_A_PART = Phrase(
    "{words}, selon un message précédent ; rien n'est dit pour {rest}",
    "{words}, according to an earlier message; nothing is said for {rest}",
)
_GOES_ON = Phrase(
    "{words} ; pour {rest}, {earlier}, selon un message précédent",
    "{words}; for {rest}, {earlier}, according to an earlier message",
)
_ELSE = Phrase(
    "{words} ; pour le reste, {earlier}, selon un message précédent",
    "{words}; for the rest, {earlier}, according to an earlier message",
)
_OF_OTHERS = Phrase(
    "à vérifier pour {rest} : {earlier}, selon un message précédent ; celui-ci n'en dit rien",
    "to be checked for {rest}: {earlier}, according to an earlier message; this one says nothing of it",
)
_OF_SHARE = Phrase("pour {scope} : {words}", "for {scope}: {words}")
_NOTHING_FOR = Phrase("rien n'est dit pour {scope}", "nothing is said for {scope}")
_OVER_PERHAPS = Phrase(
    "à vérifier (le message ne dit pas si elle y prend fin ; auparavant : {words})",
    "to be checked (the message does not say whether it ends there; before: {words})",
)
_OF_THE_REST_PERHAPS = Phrase(
    "{words} (à vérifier : peut-être seulement pour ce qui reste touché)",
    "{words} (to be checked: perhaps only for what is still affected)",
)
_OPEN_PERHAPS = Phrase(
    "à vérifier (le message ne dit pas si elle y vaut encore)",
    "to be checked (the message does not say whether it still holds there)",
)
_NOT_OF_THEIRS = Phrase("à vérifier : rien n'est dit pour {rest}", "to be checked: nothing is said for {rest}")
_PUBLISHED = Phrase("Publié", "Published")

_FOLLOWING = {
    EventKind.CONTINUED,
    EventKind.PARTLY_ENDED,
    EventKind.VANISHED,
    EventKind.OVERDUE,
    EventKind.REPEATED,
}


def facts_of(kind: EventKind, event: Event, told: FallbackTold, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return the facts of an event and its notice, each as "Début : le …"; what is not stated is left out."""
    found = [*_about_services(kind, event, voice), *_about_time(kind, event, voice, now)]
    if event.notice is not None:
        if _is_worth_saying(kind, told.value):
            found.append((_FALLBACK, _fallback(told, event.notice, now, voice)))
        found += [(_PUBLISHED, words) for words in _stated(event.notice.published_at, voice)]
    return tuple(_FACT.to(voice.language, name=name.to(voice.language), value=value) for name, value in found)


def _about_services(kind: EventKind, event: Event, voice: Voice) -> Iterator[tuple[Phrase, str]]:
    notice = event.notice
    if kind in ENDS:
        yield _ENDED, scope_words(event.scope, voice)
    elif event.scope and not (notice is not None and event.scope == notice.restores.value):
        yield _CALLED_OFF if kind is EventKind.CANCELLED else _AFFECTED, scope_words(event.scope, voice)
    if notice is None:
        return
    if kind is EventKind.PARTLY_ENDED and event.remaining:
        yield _STILL_AFFECTED, scope_words(event.remaining, voice)
    if kind not in ENDS and notice.restores.value:
        yield _RESTORED, scope_words(notice.restores.value, voice)
    if notice.cause.value:
        yield _CAUSE, service_names(notice.cause.value, voice)


def _about_time(kind: EventKind, event: Event, voice: Voice, now: datetime) -> Iterator[tuple[Phrase, str]]:
    notice = event.notice
    if notice is None or _is_of_an_ended_part(kind, event):
        return
    is_off = kind is EventKind.CANCELLED
    yield from ((_START_CALLED_OFF if is_off else _START, words) for words in _stated(notice.starts_at, voice))
    if kind in _FOLLOWING and notice.starts_at.value is None and event.opened_at is not None:
        yield _GOING_ON_SINCE, moments.full(Side.ALONE, event.opened_at, voice)
    if is_off:
        yield from ((_END_CALLED_OFF, words) for words in _stated(notice.ends_at, voice))
    else:
        yield from _about_its_end(notice, voice, now)
    length = lasted(event)
    if kind is EventKind.ENDED and length is not None:
        yield _LASTED, length_words(event, length, voice)


def _is_of_an_ended_part(kind: EventKind, event: Event) -> bool:
    """Whether the hours of the notice are those of a part that has ended, and the event is about what is left."""
    is_end = event.notice is not None and event.notice.kind.value is Kind.END
    return is_end and kind not in ENDS and event.fallback is not None


def _about_its_end(notice: Notice, voice: Voice, now: datetime) -> Iterator[tuple[Phrase, str]]:
    ends_at = believable(notice.ends_at)
    is_end, is_past = notice.kind.value is Kind.END, ends_at is not None and ends_at <= now
    for words in _stated(notice.ends_at, voice):
        said = _PASSED.to(voice.language, words=words) if is_past and not is_end else words
        yield _END if is_end else _PLANNED_END, said


def _stated(read: Read[datetime | None], voice: Voice) -> Iterator[str]:
    """Yield a moment that is stated, with its UTC hour if the administration wrote it so."""
    if read.value is None:
        return
    if any(doubt.code is DoubtCode.DATE_WITHOUT_HOUR for doubt in read.doubts):
        yield moments.day(read.value, voice)
        return
    yield doubtful(moments.quoted(Side.ALONE, read.value, read.quote, voice), read, voice.language)


def _fallback(told: FallbackTold, notice: Notice, now: datetime, voice: Voice) -> str:
    """Return what is said of it; of another part, or of the rest, what was said before, or that nothing is."""
    if told.shares:
        return _in_shares(told, notice, now, voice)
    words, rest = _read(told.read, notice, now, voice), scope_words(told.rest, voice)
    if told.is_of_others:
        return _of_others(told, rest, now, voice)
    if told.earlier is None:
        return but_not_for(rest, words, told.read, voice.language) if told.rest else words
    earlier = standing_fallback(told.earlier, now, voice)
    if told.value.permission is Permission.NOT_STATED:
        return _OF_A_PART.to(voice.language, words=earlier, rest=rest)
    return (_GOES_ON if told.rest else _ELSE).to(voice.language, words=words, rest=rest, earlier=earlier)


def _in_shares(told: FallbackTold, notice: Notice, now: datetime, voice: Voice) -> str:
    """Return what holds for each part, or for all of them at once if it is the same; what is known comes first."""
    shares = sorted((*told.shares, *told.beside), key=lambda share: share.ground is Ground.SILENT)
    first, is_silent = shares[0], notice.fallback.value.permission is Permission.NOT_STATED
    is_of_some = first.ground is Ground.UNCLEAR or (first.ground is Ground.SILENT and not is_silent)
    if not are_alike(tuple(shares)) or (is_of_some and first.is_left):
        return Phrase(" ; ", "; ").to(voice.language).join(_share(one, notice, now, voice) for one in shares)
    return _of_all_of_it(first, notice, now, voice)


def _of_all_of_it(share: Share, notice: Notice, now: datetime, voice: Voice) -> str:
    if share.ground is Ground.UNCLEAR:
        words = standing_fallback(share.read.value, now, voice, quote=share.read.quote)
        return _OF_THE_REST_PERHAPS.to(voice.language, words=words)
    return _of_share(share, notice, now, voice)


def _share(share: Share, notice: Notice, now: datetime, voice: Voice) -> str:
    scope = scope_words(share.scope, voice)
    if share.ground is Ground.SILENT:
        return _NOTHING_FOR.to(voice.language, scope=scope)
    return _OF_SHARE.to(voice.language, scope=scope, words=_of_share(share, notice, now, voice))


def _of_share(share: Share, notice: Notice, now: datetime, voice: Voice) -> str:
    if share.ground is Ground.UNCLEAR and not share.is_left:
        return _OPEN_PERHAPS.to(voice.language)
    if share.ground is Ground.UNCLEAR:
        return _OVER_PERHAPS.to(voice.language, words=standing_fallback(share.read.value, now, voice))
    if share.ground is Ground.EARLIER:
        return _EARLIER.to(voice.language, words=standing_fallback(share.read.value, now, voice))
    return _read(share.read, notice, now, voice)


def _of_others(told: FallbackTold, rest: str, now: datetime, voice: Voice) -> str:
    if told.earlier is None:
        return _NOT_OF_THEIRS.to(voice.language, rest=rest)
    return _OF_OTHERS.to(voice.language, rest=rest, earlier=standing_fallback(told.earlier, now, voice))


def _read(read: Read[Fallback], notice: Notice, now: datetime, voice: Voice) -> str:
    if read.doubts and read.value.permission is Permission.NOT_STATED:
        return _UNCLEAR.to(voice.language)
    in_words = fallback_of_operation if notice.kind.value is Kind.MAINTENANCE else standing_fallback
    words = doubtful(in_words(read.value, now, voice, quote=read.quote), read, voice.language)
    is_said_now = read.value.permission in {notice.fallback.value.permission, Permission.NOT_STATED}
    return words if is_said_now else _EARLIER.to(voice.language, words=words)


def _is_worth_saying(kind: EventKind, fallback: Fallback) -> bool:
    """Of what nobody understood, or will not take place, only a fallback of which something was said all the same."""
    return kind not in {EventKind.UNCLASSIFIED, EventKind.CANCELLED} or fallback.permission is not Permission.NOT_STATED
