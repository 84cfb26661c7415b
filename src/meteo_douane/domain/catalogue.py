"""Services, their tree, their names and the periods in which they are in use."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

PORTAL = "portal"
"""The portal as a whole: what happens to it happens to every service (contract §2)."""

GATEWAY = "edi"
"""The EDI gateway: it reaches every service of a watch that uses the mode EDI (contract §2)."""


class Side(StrEnum):
    """The side of trade that a service is for."""

    IMPORT = "import"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Name:
    """A name by which messages call a service; `is_case_sensitive` for one that is also a French word or name."""

    words: str
    is_case_sensitive: bool = False

    def may_be(self, other: Name) -> bool:
        """Whether the words of a text may be both: accents and separators tell no names apart, capitals some."""
        own, others = _bare(self.words), _bare(other.words)
        if self.is_case_sensitive and other.is_case_sensitive:
            return own == others
        return own.lower() == others.lower()


@dataclass(frozen=True, slots=True)
class Service:
    """One entry of the catalogue; moments are aware and in UTC, `None` is open.

    `names_of_all` are words for every service at once ("tous les services en ligne"): what they stand for depends on
    what is named around them.
    """

    code: str
    label_fr: str
    label_en: str
    names: tuple[Name, ...]
    parent: str | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    replaced_by: tuple[str, ...] = ()
    source: str = ""
    side: Side | None = None
    names_of_all: tuple[Name, ...] = ()


@dataclass(frozen=True)  # without slots: what stands below each service is found once
class Catalogue:
    """All services, by code, in the order of `services.toml`; `not_names` hold a name and name no service."""

    services: dict[str, Service] = field(default_factory=dict)
    not_names: tuple[Name, ...] = ()

    def __contains__(self, code: object) -> bool:
        return code in self.services

    def lineage(self, code: str) -> tuple[str, ...]:
        """Return the service and its ancestors, nearest first; a code that the catalogue lacks stands alone."""
        service = self.services.get(code)
        if service is None or service.parent is None:
            return (code,)
        return (code, *self.lineage(service.parent))

    def children(self, code: str) -> tuple[str, ...]:
        """Return the services directly below."""
        return self._below.get(code, ())

    @cached_property
    def _below(self) -> dict[str, tuple[str, ...]]:
        below: dict[str, tuple[str, ...]] = {}
        for service in self.services.values():
            if service.parent is not None:
                below[service.parent] = (*below.get(service.parent, ()), service.code)
        return below

    def within(self, code: str, ancestor: str) -> bool:
        """Whether a service is the other one or stands below it in the tree; the portal holds every service."""
        return ancestor == PORTAL or ancestor in self.lineage(code)

    def overlaps(self, one: str, other: str) -> bool:
        """Whether what is said of one service may touch the other (contract §2): matching is by this."""
        return self.within(one, other) or self.within(other, one)

    def side_of(self, code: str, side: Side) -> str | None:
        """Return the import or export side of a service that has sides, or is one of them."""
        family = self.services[code].parent if self.services[code].side else code
        sides = (child for child in self.services.values() if child.parent == family and child.side is side)
        return next((child.code for child in sides), None)

    def meant(self, words: str) -> str | None:
        """Return the code of the service that messages call so, whatever the case."""
        wanted = words.strip().casefold()
        for service in self.services.values():
            if wanted in {service.code, *(name.words.casefold() for name in service.names)}:
                return service.code
        return None

    def closed_at(self, code: str, now: datetime) -> datetime | None:
        """Return when the service was closed, itself or an ancestor, if that lies before `now`."""
        closed = self.closed_service(code, now)
        return closed.closed_at if closed else None

    def closed_parts(self, code: str, now: datetime) -> tuple[Service, ...]:
        """Return the services directly below that were closed before `now`, if the service itself was not."""
        below = () if self.closed_service(code, now) else self.children(code)
        parts = (self.services[each] for each in below)
        return tuple(one for one in parts if one.closed_at is not None and one.closed_at <= now)

    def closed_service(self, code: str, now: datetime) -> Service | None:
        """Return the service, or the ancestor of it, that was closed before `now`; of several the first."""
        lineage = (self.services[each] for each in self.lineage(code) if each in self.services)
        closings = [(one.closed_at, one.code) for one in lineage if one.closed_at is not None and one.closed_at <= now]
        return self.services[min(closings)[1]] if closings else None


def _bare(words: str) -> str:
    """Return a name without what texts vary: accents, separators, and the sign in "Delt@"."""
    plain = unicodedata.normalize("NFKD", words.replace("@", "a"))
    return "".join(character for character in plain if character.isalnum())
