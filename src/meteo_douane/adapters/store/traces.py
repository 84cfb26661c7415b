"""What is kept of an episode or a fallback, as evidence asks for it: many queries, one state of the database."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from meteo_douane.adapters.store import archive, chronicle, decisions, deliveries, interventions, recourses
from meteo_douane.adapters.store.tables import APPEARANCES, BODIES, READINGS
from meteo_douane.domain.appearance import Appearance, Listed
from meteo_douane.domain.chain import BEGINNING
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.triage_record import Triage
from meteo_douane.ports import Edition, Link, Stretch

#: So many readings are in memory at a time.
AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class SqlTraces:
    """`Traces` of the database, within one transaction that only reads."""

    _connection: Connection

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode, of the present or the past."""
        return chronicle.episode(self._connection, episode_id)

    def episodes(self, since: datetime, until: datetime | None) -> tuple[Episode, ...]:
        """Return the episodes that were known or in force in this time, oldest first."""
        return chronicle.episodes_between(self._connection, since, until)

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""
        return recourses.recourses(self._connection)

    def triage(self, name: str) -> Triage | None:
        """Return the triage of this name, or None."""
        return recourses.triage(self._connection, name)

    def reminders(self, recourse: Recourse) -> tuple[Delivery, ...]:
        """Return the messages that reminded somebody of a recourse, oldest first."""
        return deliveries.reminders_of(self._connection, recourse.id)

    def appearances(self, publications: Collection[str]) -> tuple[Appearance, ...]:
        """Return when editions of these were listed, in the order of their first sight."""
        query = select(APPEARANCES).where(APPEARANCES.c.publication.in_(publications))
        return tuple(
            Appearance(Listed(row.publication, Source(row.source), row.revision), row.first_seen_at, row.last_seen_at)
            for row in self._connection.execute(query.order_by(APPEARANCES.c.number))
        )

    def editions(self, revisions: Collection[str]) -> tuple[Edition, ...]:
        """Return these editions, as far as they are kept, in the order of their first sight."""
        return archive.editions(self._connection, revisions)

    def decisions(self, episode: Episode) -> tuple[Decision, ...]:
        """Return what was decided about an episode, oldest first."""
        return decisions.decisions_of(self._connection, episode.id)

    def deliveries(self, episode: Episode) -> tuple[Delivery, ...]:
        """Return the messages about an episode, oldest first."""
        return deliveries.of_episode(self._connection, episode.id)

    def interventions(self, episode: Episode) -> tuple[Intervention, ...]:
        """Return what people did about an episode, oldest first."""
        return interventions.of_episode(self._connection, episode.id)

    def stretch(self, since: datetime, until: datetime | None) -> Stretch:
        """Return the readings from the first to the last that ended in this time, without a gap."""
        within = [READINGS.c.ended_at >= since, *([READINGS.c.ended_at <= until] if until else [])]
        ends = select(func.min(READINGS.c.number), func.max(READINGS.c.number)).where(*within)
        first, last = self._connection.execute(ends).one()
        if first is None:
            return Stretch(0, -1, 0, BEGINNING)
        count = select(func.count()).where(READINGS.c.number.between(first, last))
        earlier = select(READINGS.c.chain).where(READINGS.c.number < first).order_by(READINGS.c.number.desc()).limit(1)
        before = self._connection.scalar(earlier) or BEGINNING
        return Stretch(first, last, self._connection.scalar(count) or 0, before)

    def readings(self, stretch: Stretch) -> Iterator[Link]:
        """Yield them one after the other: there may be very many."""
        within = READINGS.c.number.between(stretch.first, stretch.last)
        query = select(READINGS).where(within).order_by(READINGS.c.number)
        for row in self._connection.execute(query, execution_options={"yield_per": AT_A_TIME}):
            yield Link(archive.reading_of(row), row.chain)

    def first_readings(self, stretch: Stretch) -> dict[str, Reading]:
        """Return, by the digest of each body kept that these readings met, the first of them that met it."""
        met = READINGS.c.number.between(stretch.first, stretch.last) & READINGS.c.sha256.in_(select(BODIES.c.sha256))
        first = select(func.min(READINGS.c.number)).where(met).group_by(READINGS.c.sha256)
        query = select(READINGS).where(READINGS.c.number.in_(first)).order_by(READINGS.c.number)
        return {row.sha256: archive.reading_of(row) for row in self._connection.execute(query)}

    def body(self, sha256: str) -> bytes | None:
        """Return a body as it came, or None if it was not kept."""
        return archive.body(self._connection, sha256)
