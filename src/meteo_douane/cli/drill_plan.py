"""For which watch a drill is, of which service and modes: as asked for, or refused with what there is."""

from __future__ import annotations

from dataclasses import dataclass

from meteo_douane.cli.assembly import Refusal
from meteo_douane.config import Config
from meteo_douane.domain.language import Language
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Mode, Scope, ServiceScope
from meteo_douane.domain.watch import Watch
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Voice


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


def planned(config: Config, watch_name: str, service: str, mode: str) -> Plan:
    """Return what is asked for; refuses what the watch does not follow: nobody would be told."""
    watch = _watch(config, watch_name)
    code = service or watch.services[0]
    if code not in config.catalogue.services:
        raise Refusal(f"--service: no service {code!r} is known; the watch {watch.name} follows: {_followed(watch)}")
    plan = Plan(watch, code, _modes(watch, mode))
    if not judge_scope(plan.scope, watch, config.catalogue).code.tells:
        raise Refusal(f"the watch {watch.name} does not follow {_said(plan)}; it follows: {_followed(watch)}")
    if not watch.channels:
        raise Refusal(f"the watch {watch.name} has no channel: nobody would be told")
    return plan


def name_in_french(service: str, voice: Voice) -> str:
    """Return what the made-up source calls a service: it speaks French, as the real one does."""
    return short_name(service, Voice(Language.FR, voice.zone, voice.catalogue, voice.page))


def _watch(config: Config, name: str) -> Watch:
    names = ", ".join(watch.name for watch in config.watches) or "none"
    if not name:
        if len(config.watches) != 1:
            raise Refusal(f"--watch: the name of one watch expected; there is: {names}")
        return config.watches[0]
    found = next((watch for watch in config.watches if watch.name == name), None)
    if found is None:
        raise Refusal(f"--watch: no watch {name!r} is configured; there is: {names}")
    return found


def _modes(watch: Watch, mode: str) -> tuple[Mode, ...]:
    if mode:
        return (Mode(mode),)
    return tuple(one for one in Mode if one in watch.modes) if watch.names_modes else ()


def _said(plan: Plan) -> str:
    modes = "/".join(mode.value for mode in plan.modes)
    return f"{plan.service} in {modes}" if modes else plan.service


def _followed(watch: Watch) -> str:
    modes = "/".join(mode.value for mode in Mode if mode in watch.modes)
    return f"{', '.join(watch.services)} in {modes}"
