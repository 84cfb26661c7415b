"""What evidence asks of a database, and where it is put."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from meteo_douane.domain.appearance import Appearance
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.evidence import Evidence, Manifest
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.observation import Reading
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.triage_record import Triage
from meteo_douane.ports.stores import Edition


@dataclass(frozen=True, slots=True)
class Link:
    """A reading with its digest in the chain; None in a row from before there was one."""

    reading: Reading
    chain: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Readings in the order in which they were written: the numbers of the first and the last, and how many there are.

    `before` is the digest of the reading before the first, or `chain.BEGINNING`.
    """

    first: int
    last: int
    readings: int
    before: str


class Traces(Protocol):
    """What evidence asks of a database, which stands still as long as it is asked."""

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode, of the present or the past."""

    def episodes(self, since: datetime, until: datetime | None) -> tuple[Episode, ...]:
        """Return the episodes that were known or in force in this time, oldest first."""

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""

    def triage(self, name: str) -> Triage | None:
        """Return the triage of this name, or None."""

    def reminders(self, recourse: Recourse) -> tuple[Delivery, ...]:
        """Return the messages that reminded somebody of a recourse, oldest first."""

    def appearances(self, publications: Collection[str]) -> tuple[Appearance, ...]:
        """Return when editions of these were listed, in the order of their first sight."""

    def editions(self, revisions: Collection[str]) -> tuple[Edition, ...]:
        """Return these editions, as far as they are kept, in the order of their first sight."""

    def decisions(self, episode: Episode) -> tuple[Decision, ...]:
        """Return what was decided about an episode, a state at start that held it included, oldest first."""

    def deliveries(self, episode: Episode) -> tuple[Delivery, ...]:
        """Return the messages about an episode, a state at start that held it included, oldest first."""

    def interventions(self, episode: Episode) -> tuple[Intervention, ...]:
        """Return what people did about an episode, oldest first."""

    def stretch(self, since: datetime, until: datetime | None) -> Stretch:
        """Return the readings from the first to the last that ended in this time, without a gap."""

    def readings(self, stretch: Stretch) -> Iterator[Link]:
        """Yield them one after the other: there may be very many."""

    def first_readings(self, stretch: Stretch) -> dict[str, Reading]:
        """Return, by the digest of each body kept that these readings met, the first of them that met it."""

    def body(self, sha256: str) -> bytes | None:
        """Return a body as it came, or None if it was not kept."""


class Dossier(Protocol):
    """Where evidence is put: a file of files, which exists only once it is sealed."""

    def add(self, name: str, content: Iterable[bytes]) -> None:
        """Add a file, its bytes in pieces."""

    def seal(self, evidence: Evidence, manifest: Manifest) -> str:
        """Add the facts and the manifest, to which it puts the files; return the SHA-256 of the manifest."""
