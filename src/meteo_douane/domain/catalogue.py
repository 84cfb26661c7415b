"""Services, their tree, their names and the periods in which they are in use."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Name:
    """A name by which messages call a service; `is_case_sensitive` for one that is also a French word or name."""

    words: str
    is_case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """One entry of the catalogue; moments are aware and in UTC, `None` is open."""

    code: str
    label_fr: str
    label_en: str
    names: tuple[Name, ...]
    parent: str | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    replaced_by: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All services, by code, in the order of `services.toml`."""

    services: dict[str, Service] = field(default_factory=dict)

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return the service and its ancestors, nearest first."""
        parent = self.services[code].parent
        return (code,) if parent is None else (code, *self.lineage(parent))

    def children(self, code: str) -> tuple[str, ...]:
        """Return the services directly below."""
        return tuple(service.code for service in self.services.values() if service.parent == code)
