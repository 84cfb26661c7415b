"""Which of several programs on one database reads the sources: the one that holds the lease."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock

from meteo_douane.ports import READING, STANDING_IN, LeaseStore

log = logging.getLogger(__name__)

#: What is not renewed for so long is taken over: a program that was killed, stopped or cut off.
LIFETIME = timedelta(seconds=15)


@dataclass(slots=True)
class Leadership:
    """This program's part in it; `holder` is its name among the others, and is new with each start."""

    store: LeaseStore
    holder: str
    lifetime: timedelta = LIFETIME
    fence: int | None = field(default=None, init=False)
    """The number under which this program reads; None while another one does, `STANDING_IN` if nobody can tell."""
    _has_resigned: bool = field(default=False, init=False)
    _has_been_answered: bool = field(default=False, init=False)
    _turn: Lock = field(default_factory=Lock, init=False)

    @property
    def renewal(self) -> timedelta:
        """How often to renew: two renewals may fail before another program takes over."""
        return self.lifetime / 3

    @property
    def stands_in(self) -> bool:
        """Whether this program reads because nobody can be asked which one does."""
        return self.fence == STANDING_IN

    def seek(self) -> bool:
        """Renew the lease, or take it if it is free; return whether it is newly ours.

        May raise StorageError: then nothing has changed here, and what is written is fenced all the same.
        """
        with self._turn:
            return not self._has_resigned and self._has_become()

    def _has_become(self) -> bool:
        before, self.fence = self.fence, self.store.take_lease(READING, self.holder, self.lifetime)
        is_first_answer, self._has_been_answered = not self._has_been_answered, True
        if self.fence == before:
            if is_first_answer:
                log.info("another program reads the sources: this one delivers and stands by")
            return False
        if self.fence is None:
            log.warning("lease lost: another program reads the sources now; this one delivers and stands by")
            return False
        if self.fence == STANDING_IN:
            log.error("lease unknown, the database cannot be asked: this program reads the sources, as others may too")
            return True
        log.info("lease taken holder=%s fence=%d: this program reads the sources", self.holder, self.fence)
        return True

    def resign(self) -> None:
        """Let another program read at once, and seek the lead no more.

        May raise StorageError: then another one reads once the lease has run out.
        """
        with self._turn:
            self._has_resigned = True
            if self.fence is not None:
                self.fence = None
                self.store.give_up_lease(READING, self.holder)
