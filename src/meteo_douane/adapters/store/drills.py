"""Drills: rows of their own, so that nothing of one is ever among what is real; each call is one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select, update

from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.adapters.store.tables import DRILLS
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.drill import PREFIX, Drill
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.interventions import Intervention

_DRILL = Codec[Drill](Drill)


@dataclass(frozen=True, slots=True)
class SqlDrills:
    """A `DrillStore` on SQLite or PostgreSQL; every method may be called from any thread and may raise StoreError."""

    _engines: Engines
    episode: Callable[[str], Episode | None]
    """Returns an episode that is real, of the present or the past."""

    def begin(self, drill: Drill) -> Drill:
        """Write a new drill; return it with the name that it was given, which no other ever had."""
        with self._engines.writing_alone() as connection:
            number = (connection.scalar(select(func.max(DRILLS.c.number))) or 0) + 1
            named = replace(drill, id=f"{PREFIX}{number}")
            row = {"id": named.id, "until": named.until, "payload": _DRILL.encode(named)}
            connection.execute(insert(connection, DRILLS).values(row))
            return named

    def show(self, shown: Drill) -> None:
        """Write what is to be answered from now on, for whoever follows a link."""
        with self._engines.writing_alone() as connection:
            _changed(connection, shown.id, lambda _: shown)

    def end(self, name: str) -> Drill:
        """Write that it is over and can be answered no more; return what came of it."""
        with self._engines.writing_alone() as connection:
            return _changed(connection, name, lambda found: replace(found, is_over=True))

    def drill(self, name: str) -> Drill | None:
        """Return the drill of this name, or None."""
        with self._engines.reading() as connection:
            return _drill(connection, name)

    def answer(self, given: Intervention, episode: Episode) -> bool:
        """Write an answer, and the episode as it leaves it; return whether it is the first, in a drill not over."""
        with self._engines.writing_alone() as connection:
            found = _drill(connection, given.episode)
            if found is None or found.answer is not None or found.is_over:
                return False
            _changed(connection, given.episode, lambda one: replace(one, answer=given, episode=episode))
            return True


def _drill(connection: Connection, name: str) -> Drill | None:
    payload = connection.scalar(select(DRILLS.c.payload).where(DRILLS.c.id == name))
    return None if payload is None else _DRILL.decode(payload)


def _changed(connection: Connection, name: str, change: Callable[[Drill], Drill]) -> Drill:
    found = _drill(connection, name)
    assert found is not None  # noqa: S101 - whoever changes one has begun or read it
    changed = change(found)
    connection.execute(update(DRILLS).where(DRILLS.c.id == name).values(payload=_DRILL.encode(changed)))
    return changed
