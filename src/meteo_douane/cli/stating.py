"""What is wrong with a configuration at work, stated for the monitor to tell the operator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from meteo_douane.cli.templates import logged
from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.event import EventKind
from meteo_douane.telling.templating import TemplateFault
from meteo_douane.vitals.upkeep import Upkeep


def state(upkeep: Upkeep, faults: tuple[TemplateFault, ...]) -> None:
    """State that a configuration was accepted, and what is wrong with its templates."""
    upkeep.stands(EventKind.CONFIGURATION_REJECTED, ())
    upkeep.stands(EventKind.TEMPLATE_FAILED, tuple(_complaint(fault) for fault in faults))


def state_unmended(upkeep: Upkeep, folder: Path | None, upheld: Iterable[Upheld]) -> None:
    """State which templates failed at work before and are as they were: a trial with our own messages may not find it.

    `upheld` is what the operator was told of.
    """
    kind = EventKind.TEMPLATE_FAILED
    failed = [one for one in upheld if one.complaint.kind is kind and not upkeep.has(kind, one.complaint.subject)]
    for one in failed:
        if folder is not None and _is_as_it_was(folder / one.complaint.subject, one.since):
            upkeep.adds(one.complaint)


def _is_as_it_was(template: Path, since: datetime) -> bool:
    try:
        return template.stat().st_mtime <= since.timestamp()
    except OSError:
        return False


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
