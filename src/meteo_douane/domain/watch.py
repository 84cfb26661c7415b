"""What an operator uses, and which channels are to be told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from meteo_douane.domain.notice import ALL_MODES, Mode
from meteo_douane.domain.quiet import Quiet


class Bulletins(StrEnum):
    """Which bulletins a watch asks for (contract §5, rule 5)."""

    CHANGES = "changes"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often an alert is repeated, how many times, and which channels are told when nobody has answered by then."""

    every: timedelta
    at_most: int
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """The services and modes that somebody uses; `names_modes` tells a choice of modes from the default of all."""

    name: str
    services: tuple[str, ...]
    channels: tuple[str, ...]
    modes: frozenset[Mode] = ALL_MODES
    names_modes: bool = False
    bulletins: Bulletins = Bulletins.CHANGES
    provider: str = ""
    """The EDI provider that connects them, by its name in the configuration, or empty."""
    repetition: Repetition | None = None
    """How alerts are repeated until somebody acknowledges them, if they are."""
    quiet: Quiet = field(default_factory=Quiet)

    @property
    def modes_named(self) -> frozenset[Mode] | None:
        """The modes, or None if none was chosen."""
        return self.modes if self.names_modes else None


def using_both(watch: Watch, other: Watch) -> Watch:
    """Return a watch with the services and the modes of another one, too."""
    return replace(
        watch,
        services=tuple(dict.fromkeys((*watch.services, *other.services))),
        modes=watch.modes | other.modes,
        names_modes=watch.names_modes and other.names_modes,
    )


class VerdictCode(StrEnum):
    """Whether a notice concerns a watch (contract §3)."""

    COVERS = "covers"
    MODE_NOT_STATED = "mode_not_stated"
    NOT_UNDERSTOOD = "not_understood"
    OTHER_MODE = "other_mode"
    MENTIONED_ONLY = "mentioned_only"
    OTHER_SERVICE = "other_service"
    NOT_A_TROUBLE = "not_a_trouble"

    @property
    def tells(self) -> bool:
        """Whether the watch is told."""
        return self in {VerdictCode.COVERS, VerdictCode.MODE_NOT_STATED, VerdictCode.NOT_UNDERSTOOD}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a notice concerns a watch, and the services that decided; the sentence is made in `telling`."""

    code: VerdictCode
    services: tuple[str, ...] = ()
    """Codes of the notice that met the watch (or, for *no*, all that it names)."""
    modes: frozenset[Mode] | None = None
    """Modes stated for them; `None` if none was."""
