"""For which watch a drill is, of which service and modes: as asked for, or refused with what there is."""

from __future__ import annotations

from dataclasses import dataclass

from meteo_douane.cli.beginning import Refusal
from meteo_douane.config import Config
from meteo_douane.domain.language import Language
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Mode, Scope, ServiceScope
from meteo_douane.domain.watch import Watch
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Phrase, Voice

_UNKNOWN_SERVICE = Phrase(
    "--service : service inconnu, « {code} » ; la veille {watch} suit : {followed}.",
    "--service: unknown service, “{code}”; the watch {watch} follows: {followed}.",
)
_NOT_FOLLOWED = Phrase(
    "La veille {watch} ne suit pas {said} ; elle suit : {followed}.",
    "The watch {watch} does not follow {said}; it follows: {followed}.",
)
_NO_CHANNEL = Phrase(
    "La veille {watch} n'a pas de canal : personne ne serait prévenu.",
    "The watch {watch} has no channel: nobody would be told.",
)
_WHICH_WATCH = Phrase(
    "Pour quelle veille ? Donnez --watch ; il y a : {names}.", "For which watch? Give --watch; there is: {names}."
)
_UNKNOWN_WATCH = Phrase(
    "--watch : aucune veille « {name} » ; il y a : {names}.", "--watch: there is no watch “{name}”; there is: {names}."
)
_NONE = Phrase("aucune", "none")
_IN = Phrase("{service} en {modes}", "{service} in {modes}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is made up: an alert on `service` in `modes` (none: not stated), told to `watch`."""

    watch: Watch
    service: str
    modes: tuple[Mode, ...]

    @property
    def scope(self) -> Scope:
        """What it says to be in trouble."""
        return Scope((ServiceScope(self.service, frozenset(self.modes) or None),))

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that it may reach, those of last resort included."""
        repetition = self.watch.repetition
        return tuple(dict.fromkeys((*self.watch.channels, *(repetition.then if repetition else ()))))


def planned(config: Config, voice: Voice, watch_name: str, service: str, mode: str) -> Plan:
    """Return what is asked for; refuses what the watch does not follow: nobody would be told."""
    watch = _watch(config, voice, watch_name)
    code = service or watch.services[0]
    values = {"watch": watch.name, "followed": _followed(watch, voice)}
    if code not in config.catalogue.services:
        raise Refusal(_UNKNOWN_SERVICE.to(voice.language, code=code, **values))
    plan = Plan(watch, code, _modes(watch, mode))
    if not judge_scope(plan.scope, watch, config.catalogue).code.tells:
        raise Refusal(_NOT_FOLLOWED.to(voice.language, said=_said(plan, voice), **values))
    if not watch.channels:
        raise Refusal(_NO_CHANNEL.to(voice.language, watch=watch.name))
    return plan


def name_in_french(service: str, voice: Voice) -> str:
    """Return what the made-up source calls a service: it speaks French, as the real one does."""
    return short_name(service, Voice(Language.FR, voice.zone, voice.catalogue, voice.page))


def _watch(config: Config, voice: Voice, name: str) -> Watch:
    names = ", ".join(watch.name for watch in config.watches) or _NONE.to(voice.language)
    if not name:
        if len(config.watches) != 1:
            raise Refusal(_WHICH_WATCH.to(voice.language, names=names))
        return config.watches[0]
    found = next((watch for watch in config.watches if watch.name == name), None)
    if found is None:
        raise Refusal(_UNKNOWN_WATCH.to(voice.language, name=name, names=names))
    return found


def _modes(watch: Watch, mode: str) -> tuple[Mode, ...]:
    if mode:
        return (Mode(mode),)
    return tuple(one for one in Mode if one in watch.modes) if watch.names_modes else ()


def _said(plan: Plan, voice: Voice) -> str:
    return _in(plan.service, plan.modes, voice)


def _followed(watch: Watch, voice: Voice) -> str:
    return _in(", ".join(watch.services), tuple(mode for mode in Mode if mode in watch.modes), voice)


def _in(service: str, modes: tuple[Mode, ...], voice: Voice) -> str:
    named = "/".join(mode.value for mode in modes)
    return _IN.to(voice.language, service=service, modes=named) if named else service
