"""What was done for each digest, and what a digest asks of the past: ends, failures, readings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from meteo_douane.adapters.store import decisions, deliveries, outbox
from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.adapters.store.tables import DIGEST_RUNS, READINGS
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.digest import Readings, Tally, longest_gap
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.domain.schedule import Run

_RUN = Codec[Run](Run)
_GOOD = [outcome for outcome in Outcome if outcome.is_good]


@dataclass(frozen=True, slots=True)
class SqlDigests:
    """A `DigestStore` on SQLite or PostgreSQL; every method may be called from any thread and may raise StoreError.

    What the program at work asks too is given as functions of the store.
    """

    _engines: Engines
    known: Callable[[], Known]
    last_runs: Callable[[], dict[str, Run]]
    owe: Callable[[Sequence[Delivery]], None]

    def record_run(self, run: Run, deliveries: Sequence[Delivery]) -> bool:
        """Write a run and owe what follows from it, or nothing if there is one for its digest, day and hour already.

        Returns whether it was written.
        """
        with self._engines.writing_alone() as connection:
            is_new = _add_run(connection, run)
            if is_new:
                outbox.add(connection, deliveries)
            return is_new

    def endings_told(self, after: datetime, until: datetime) -> tuple[Decision, ...]:
        """Return the decisions that told a watch of an end, about events after one moment and up to another."""
        with self._engines.reading() as connection:
            return decisions.endings_told(connection, after, until)

    def undelivered(self, since: datetime) -> tuple[Delivery, ...]:
        """Return what was given up at or after a moment, and what was tried in vain and will be tried again."""
        with self._engines.reading() as connection:
            return deliveries.undelivered(connection, since)

    def readings_between(self, after: datetime, until: datetime) -> Readings:
        """Return how the readings went that ended later than `after` and no later than `until`."""
        with self._engines.reading() as connection:
            return _readings_between(connection, after, until)


def last_runs(connection: Connection) -> dict[str, Run]:
    """Return the last run of each digest that ever had one, by its name."""
    latest = select(func.max(DIGEST_RUNS.c.number)).group_by(DIGEST_RUNS.c.digest)
    query = select(DIGEST_RUNS.c.digest, DIGEST_RUNS.c.payload).where(DIGEST_RUNS.c.number.in_(latest))
    return {digest: _RUN.decode(payload) for digest, payload in connection.execute(query)}


def _add_run(connection: Connection, run: Run) -> bool:
    """Write a run; return whether it is the first for its digest, day and hour: another one is not written."""
    row = {
        "digest": run.digest,
        "day": run.slot.day.isoformat(),
        "hour": run.slot.hour.isoformat(),
        "made_at": run.made_at,
        "payload": _RUN.encode(run),
    }
    written = insert(connection, DIGEST_RUNS).values(row).on_conflict_do_nothing().returning(DIGEST_RUNS.c.number)
    return connection.scalar(written) is not None


def _readings_between(connection: Connection, after: datetime, until: datetime) -> Readings:
    """Return how the readings went that ended later than `after` and no later than `until`."""
    within = (READINGS.c.ended_at > after, READINGS.c.ended_at <= until)
    counted = select(READINGS.c.source, READINGS.c.outcome, func.count()).where(*within)
    counts = connection.execute(counted.group_by(READINGS.c.source, READINGS.c.outcome))
    tallies = _tallies([(source, outcome, count) for source, outcome, count in counts])
    good = select(READINGS.c.ended_at).where(*within, READINGS.c.outcome.in_(_GOOD)).order_by(READINGS.c.ended_at)
    return Readings(tallies, longest_gap(connection.scalars(good), after, until))


def _tallies(counts: Sequence[tuple[str, str, int]]) -> tuple[Tally, ...]:
    """Return a tally of each source that was read at all, in the order of the sources."""
    found = []
    for source in Source:
        good = sum(count for of, outcome, count in counts if of == source and outcome in _GOOD)
        missed = sum(count for of, outcome, count in counts if of == source and outcome not in _GOOD)
        if good or missed:
            found.append(Tally(source, good, missed))
    return tuple(found)
