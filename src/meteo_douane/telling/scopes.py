"""Services and modes as people name them; the names are the catalogue's, never the page's."""

from __future__ import annotations

from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import ALL_MODES, Mode, Scope, ServiceScope
from meteo_douane.telling.voice import Phrase, Voice, listed

_ALL_MODES = Phrase("tous modes", "all modes")
_NO_MODE = Phrase("mode non précisé", "mode not stated")
#: A message may name one all the same that the catalogue does not know.
_NO_SERVICE = Phrase("service non reconnu", "service not recognised")
_IN_MODES = Phrase(", en {modes}", ", in {modes}")
_OF_MODES = Phrase(", {modes}", ", {modes}")
_OTHER = Phrase("1 autre", "1 other")
_OTHERS = Phrase("{count} autres", "{count} others")


def service_name(code: str, voice: Voice) -> str:
    """Return the catalogue's label of a service, or the code itself if the catalogue has none."""
    service = voice.catalogue.services.get(code)
    if service is None:
        return code.upper()
    return service.label_fr if voice.language is Language.FR else service.label_en


def short_name(code: str, voice: Voice) -> str:
    """Return the label without the explanation that stands in brackets behind it: "DELTA T" for "DELTA T (transit)"."""
    return service_name(code, voice).partition(" (")[0]


def service_names(codes: tuple[str, ...], voice: Voice) -> str:
    """Return "DELTA G, DELTA T et CIEL"."""
    return listed(tuple(service_name(code, voice) for code in codes), voice.language)


def short_names(codes: tuple[str, ...], voice: Voice) -> str:
    """Return the same with short names."""
    return listed(tuple(short_name(code, voice) for code in codes), voice.language)


def mode_names(modes: frozenset[Mode] | None, voice: Voice) -> str:
    """Return "DTI et EDI", "tous modes", or that none is stated."""
    if modes is None:
        return _NO_MODE.to(voice.language)
    if modes == ALL_MODES:
        return _ALL_MODES.to(voice.language)
    return listed(tuple(mode.value.upper() for mode in Mode if mode in modes), voice.language)


def scope_words(scope: Scope, voice: Voice) -> str:
    """Return "DELTA G et DELTA T, en EDI", "DELTA G (EDI) et CIEL (mode non précisé)", or that none is stated."""
    if not scope:
        return _NO_SERVICE.to(voice.language)
    modes = {part.modes for part in scope.parts}
    if len(modes) > 1:
        return _by_modes(scope, voice)
    stated = modes.pop()
    where = _IN_MODES if stated is not None and stated != ALL_MODES else _OF_MODES
    return service_names(scope.services, voice) + where.to(voice.language, modes=mode_names(stated, voice))


def _by_modes(scope: Scope, voice: Voice) -> str:
    """Return each mode once, behind all the services that have it."""
    groups: dict[frozenset[Mode] | None, list[str]] = {}
    for part in scope.parts:
        groups.setdefault(part.modes, []).append(part.service)
    words = tuple(
        f"{short_names(tuple(services), voice)} ({mode_names(modes, voice)})" for modes, services in groups.items()
    )
    if len(words) == len(scope.parts):
        return listed(words, voice.language)
    return Phrase(" ; ", "; ").to(voice.language).join(words)


def _part_words(part: ServiceScope, voice: Voice) -> str:
    return f"{short_name(part.service, voice)} ({mode_names(part.modes, voice)})"


def names_line(codes: tuple[str, ...], voice: Voice, *, at_most: int) -> str:
    """Return short names in a line; those beyond `at_most` are counted."""
    return _counted(tuple(short_name(code, voice) for code in codes), voice, at_most=at_most)


def parts_line(scope: Scope, voice: Voice, *, at_most: int) -> str:
    """Return "DELTA G (EDI) et CIEL (mode non précisé)" in a line; services beyond `at_most` are counted."""
    return _counted(tuple(_part_words(part, voice) for part in scope.parts), voice, at_most=at_most)


def scope_line(scope: Scope, voice: Voice, *, at_most: int) -> tuple[str, ...]:
    """Return services and modes as the pieces of a title; services beyond `at_most` are counted."""
    if not scope:
        return (_NO_SERVICE.to(voice.language),)
    if len({part.modes for part in scope.parts}) > 1:
        return (parts_line(scope, voice, at_most=at_most),)
    return names_line(scope.services, voice, at_most=at_most), mode_names(scope.parts[0].modes, voice)


def _counted(words: tuple[str, ...], voice: Voice, *, at_most: int) -> str:
    hidden = len(words) - at_most
    if hidden <= 0:
        return listed(words, voice.language)
    others = (_OTHER if hidden == 1 else _OTHERS).to(voice.language, count=hidden)
    return listed((*words[:at_most], others), voice.language)
