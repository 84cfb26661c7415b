"""What is wrong with a configuration at work, stated for the monitor to tell the operator."""

from __future__ import annotations

from collections.abc import Callable

from meteo_douane.cli.templates import logged
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.event import EventKind
from meteo_douane.telling.templating import TemplateFault
from meteo_douane.upkeep import Upkeep


def state(upkeep: Upkeep, faults: tuple[TemplateFault, ...]) -> None:
    """State that a configuration was accepted, and what is wrong with its templates."""
    upkeep.stands(EventKind.CONFIGURATION_REJECTED, ())
    upkeep.stands(EventKind.TEMPLATE_FAILED, tuple(_complaint(fault) for fault in faults))


def state_rejected(upkeep: Upkeep, mistakes: str) -> None:
    """State that a configuration was rejected: the same mistakes again are no news."""
    kind = EventKind.CONFIGURATION_REJECTED
    upkeep.stands(kind, (Complaint(kind, "configuration", mistakes),))


def reporting_to(upkeep: Upkeep) -> Callable[[TemplateFault], None]:
    """Return what tells the operator of a template that fails at work, though it passed its trial; once for each."""

    def report(fault: TemplateFault) -> None:
        if not upkeep.has(EventKind.TEMPLATE_FAILED, fault.name):
            upkeep.adds(_complaint(fault))

    return report


def _complaint(fault: TemplateFault) -> Complaint:
    logged(fault)
    return Complaint(EventKind.TEMPLATE_FAILED, fault.name, str(fault))
