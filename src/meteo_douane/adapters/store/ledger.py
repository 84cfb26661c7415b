"""The records of recourses and the triages that lead to them, for whoever writes: each call is one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from meteo_douane.adapters.store import outbox, recourses
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.recourse import Entry, Recourse
from meteo_douane.domain.triage_record import Triage


@dataclass(frozen=True, slots=True)
class SqlLedger:
    """A `Ledger` and a `ReminderStore`; every method may be called from any thread and may raise StoreError."""

    _engines: Engines
    known: Callable[[], Known]
    """Returns what we believe, as the store does."""

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""
        with self._engines.reading() as connection:
            return recourses.recourses(connection)

    def recourse(self, name: str) -> Recourse | None:
        """Return the record of this name, or None."""
        with self._engines.reading() as connection:
            return next(iter(recourses.recourses(connection, name)), None)

    def open_recourse(self, opening: Entry) -> Recourse:
        """Write the first line of a new record, and give it a name."""
        with self._engines.writing_alone() as connection:
            return Recourse((recourses.open_recourse(connection, opening),))

    def append(self, recourse: Recourse, entries: Sequence[Entry]) -> Recourse:
        """Write lines below those of a record; raises StaleError if it has others by now."""
        with self._engines.writing_alone() as connection:
            recourses.append(connection, recourse, entries)
            return Recourse((*recourse.entries, *entries))

    def remind(self, entry: Entry, deliveries: Sequence[Delivery]) -> bool:
        """Write that somebody was reminded and owe the messages, or nothing if that was written before."""
        with self._engines.writing_alone() as connection:
            is_new = recourses.remind(connection, entry)
            if is_new:
                outbox.add(connection, deliveries)
            return is_new

    def begin_triage(self, triage: Triage) -> Triage:
        """Write a new triage, and give it a name."""
        with self._engines.writing_alone() as connection:
            return recourses.begin_triage(connection, triage)

    def keep_triage(self, triage: Triage) -> None:
        """Write what was answered since."""
        with self._engines.writing_alone() as connection:
            recourses.keep_triage(connection, triage)

    def triage(self, name: str | None = None) -> Triage | None:
        """Return the triage of this name, or the last one that is not over."""
        with self._engines.reading() as connection:
            return recourses.triage(connection, name)

    def unfinished_triages(self) -> tuple[Triage, ...]:
        """Return the triages that are not over, the newest first."""
        with self._engines.reading() as connection:
            return recourses.unfinished_triages(connection)
