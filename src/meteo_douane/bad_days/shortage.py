"""Where there is no room to write: what is to be told goes before what was read, and the operator hears of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Protocol

from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import EventKind
from meteo_douane.ports import Commit, Hands, NoRoomError
from meteo_douane.vitals.upkeep import Upkeep

log = logging.getLogger(__name__)


class Room(Protocol):
    """A database with some room of its own set aside."""

    def commit(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        """Write all of it or nothing, and return what is given out; raises NoRoomError where there is no room."""

    def set_room_aside(self) -> None:
        """Hold some room for bad days; raises NoRoomError, and holds none, where there is not that much."""

    def give_room_back(self) -> None:
        """Let go of it."""


@dataclass(slots=True)
class Shortage:
    """Writes commits for the monitor; `lost` counts the readings that were not kept since the shortage began."""

    room: Room
    upkeep: Upkeep
    lasts: bool = False
    lost: int = 0

    def sets_room_aside(self) -> None:
        """Hold the room; a disk that is too full for it at the start is full: what is left is for alerts."""
        try:
            self.room.set_room_aside()
        except NoRoomError as error:
            self._begin(str(error))

    def commit(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        """Write all of it where there is room, and otherwise what is known and owed, without what was read.

        Returns what is given out to `hands` of what is owed.
        """
        try:
            if self.lasts:
                self.room.set_room_aside()
            given = self.room.commit(commit, hands)
        except NoRoomError as error:
            self._begin(str(error))
            return self._write_the_least(commit, hands)
        self._end()
        return given

    def _begin(self, words: str) -> None:
        self.room.give_room_back()
        if not self.lasts:
            log.error("no room, readings are not kept until there is some: %s", words)
            self.lasts, self.lost = True, 0
            self.upkeep.stands(EventKind.NO_ROOM, (Complaint(EventKind.NO_ROOM, "disk", words),))

    def _write_the_least(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        self.lost += len(commit.readings)
        return self.room.commit(replace(commit, readings=(), bodies=(), editions=()), hands)

    def _end(self) -> None:
        """Say that it is over, once all is written again and some room is set aside for the next time."""
        if self.lasts:
            log.warning("room again, readings not kept meanwhile: %d", self.lost)
            self.lasts = False
            self.upkeep.stands(EventKind.NO_ROOM, (), parting=str(self.lost))
