"""How old what we know is, in words: of the page itself, and of each source."""

from __future__ import annotations

from datetime import datetime, timedelta

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.observation import Source
from meteo_douane.telling import moments
from meteo_douane.telling.happenings import source_name
from meteo_douane.telling.moments import Side
from meteo_douane.telling.voice import Phrase, Voice, capitalised

_AS_OF = Phrase(
    "Établi le {at} ; dernière bonne lecture de la page {read}, il y a {age}.",
    "As of {at}; last good reading of the page {read}, {age} ago.",
)
_AS_OF_NEVER = Phrase(
    "Établi le {at} ; aucune bonne lecture de la page jusqu'ici.", "As of {at}; no good reading of the page so far."
)
_READ = Phrase("{source} : dernière bonne lecture {at}, il y a {age}", "{source}: last good reading {at}, {age} ago")
_FAILING = Phrase(
    "{source} : non lue {since}, {why} (échecs de suite : {failures}) ; dernière bonne lecture {at}, il y a {age}",
    "{source}: not read {since}, {why} ({failures} failures in a row); last good reading {at}, {age} ago",
)
_SILENT = Phrase("pas de réponse ou une erreur du serveur", "no answer, or an error of the server")
_UNREADABLE = Phrase("la réponse n'est pas comprise", "the answer is not understood")
_OLD = Phrase(
    "Attention : page de la météo non lue {since}. Ce qui suit a pu changer : consultez-la vous-même.",
    "Beware: the page of the météo has not been read {since}. What follows may have changed: look at it yourself.",
)
_SO_FAR = Phrase("jusqu'ici", "so far")
_NEVER = Phrase("{source} : aucune bonne lecture", "{source}: no good reading")
_MINUTE = timedelta(minutes=1)


def as_of_line(at: datetime, read_at: datetime | None, voice: Voice) -> str:
    """Return when a page was made, and how old the last good reading of the source's page was then."""
    made = moments.full(Side.ALONE, at, voice)
    if read_at is None:
        return _AS_OF_NEVER.to(voice.language, at=made)
    read = moments.short(Side.AT, read_at, at, voice)
    return _AS_OF.to(voice.language, at=made, read=read, age=age(at - read_at, voice))


def age(length: timedelta, voice: Voice) -> str:
    """Return "40 s" or "3 h 20"."""
    if length < _MINUTE:
        return f"{max(int(length.total_seconds()), 0)}{moments.SPACE}s"
    return moments.duration(length, voice.language)


def source_line(source: Source, known: Known, now: datetime, voice: Voice) -> str:
    """Return how reading one source goes."""
    state = known.sources.get(source)
    name = capitalised(source_name(source.value, voice))
    if state is None or state.last_good_at is None:
        return _NEVER.to(voice.language, source=name)
    at = moments.short(Side.AT, state.last_good_at, now, voice)
    values = {"source": name, "at": at, "age": age(now - state.last_good_at, voice)}
    if state.failing_since is None:
        return _READ.to(voice.language, **values)
    since = moments.short(Side.SINCE, state.failing_since, now, voice)
    why = (_UNREADABLE if state.is_unreadable else _SILENT).to(voice.language)
    return _FAILING.to(voice.language, since=since, why=why, failures=state.failures, **values)


def not_read_since(read_at: datetime | None, now: datetime, voice: Voice) -> str:
    """Return since when the page was not read."""
    return _SO_FAR.to(voice.language) if read_at is None else moments.short(Side.SINCE, read_at, now, voice)


def warning_of(read_at: datetime | None, now: datetime, voice: Voice) -> str:
    """Return that what is shown as in force may have changed: the page is not being read."""
    return _OLD.to(voice.language, since=not_read_since(read_at, now, voice))
