"""What people did about episodes, in the order in which they did it."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from meteo_douane.adapters.store.tables import INTERVENTIONS
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.interventions import Deed, Intervention

# Made once: every reading asks it.
_LAST_NUMBER = select(func.max(INTERVENTIONS.c.number))


def add(connection: Connection, interventions: Sequence[Intervention]) -> None:
    """Keep what somebody did."""
    if interventions:
        connection.execute(insert(connection, INTERVENTIONS), [_row(one) for one in interventions])


def last_number(connection: Connection) -> int:
    """Return the number of the last one, 0 if there was none: it rises with each."""
    return connection.scalar(_LAST_NUMBER) or 0


def of_episode(connection: Connection, episode_id: str) -> tuple[Intervention, ...]:
    """Return what was done about an episode, oldest first."""
    query = select(INTERVENTIONS).where(INTERVENTIONS.c.episode == episode_id).order_by(INTERVENTIONS.c.number)
    return tuple(
        Intervention(row.episode, Deed(row.deed), row.person, row.why, row.via, row.at)
        for row in connection.execute(query)
    )


def _row(one: Intervention) -> dict[str, object]:
    return {
        "episode": one.episode,
        "deed": one.deed,
        "person": one.by,
        "why": one.why,
        "via": one.via,
        "at": one.at,
    }
