"""What was done for each digest, and what a digest asks of the past: ends, failures, readings."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.tables import DIGEST_RUNS, READINGS
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.digest import Readings, Tally, longest_gap
from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.domain.schedule import Run

_RUN = Codec[Run](Run)
_GOOD = [outcome for outcome in Outcome if outcome.is_good]


def last_runs(connection: Connection) -> dict[str, Run]:
    """Return the last run of each digest that ever had one, by its name."""
    latest = select(func.max(DIGEST_RUNS.c.number)).group_by(DIGEST_RUNS.c.digest)
    query = select(DIGEST_RUNS.c.digest, DIGEST_RUNS.c.payload).where(DIGEST_RUNS.c.number.in_(latest))
    return {digest: _RUN.decode(payload) for digest, payload in connection.execute(query)}


def add_run(connection: Connection, run: Run) -> bool:
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


def readings_between(connection: Connection, after: datetime, until: datetime) -> Readings:
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
