"""What one commit writes, in an order that the tables ask for; who decides about the transaction is the store."""

from collections.abc import Sequence

from sqlalchemy import Connection

from meteo_douane.adapters.store import archive, claims, condensing, decisions, interventions, leases, outbox
from meteo_douane.adapters.store.errors import DeposedError
from meteo_douane.adapters.store.knowledge import Knowledge
from meteo_douane.domain.appearance import turnover
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.handing_out import given_out
from meteo_douane.domain.observation import Reading
from meteo_douane.ports import READING, Commit, Hands


def write(
    connection: Connection, knowledge: Knowledge[Known], commit: Commit, hands: Hands | None
) -> tuple[Delivery, ...]:
    """Write all of a commit, and return what is given out; raises StaleError or DeposedError."""
    if commit.fence is not None and not leases.is_current(connection, READING, commit.fence):
        raise DeposedError("database: another program has taken over the reading meanwhile; nothing is written")
    knowledge.write(connection, commit.before, commit.after)
    listed = turnover(commit.before.publications, commit.after.publications)
    archive.add_appearances(connection, listed, commit.readings)
    _log(connection, commit.readings)
    if commit.bodies:
        archive.add_bodies(connection, commit.bodies, max(reading.ended_at for reading in commit.readings))
    archive.add_editions(connection, commit.editions)
    decisions.add_decisions(connection, commit.decisions)
    outbox.add(connection, commit.deliveries, written=commit.decisions)
    interventions.add(connection, commit.interventions)
    if hands is None:
        return ()
    given = claims.hand_out(connection, given_out(commit.deliveries, hands.channels))
    hands.get_ready(given)  # beside the wait for the disk
    return given


def _log(connection: Connection, readings: Sequence[Reading]) -> None:
    """Write readings, and fold the hours that have become old since the last one: there is one in most hours."""
    if not readings:
        return
    last = archive.last_written(connection)
    archive.add_readings(connection, readings, last)
    if last is not None:
        condensing.condense(connection, last[1], readings[-1].ended_at)
