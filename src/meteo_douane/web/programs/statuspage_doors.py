"""`/api/v2`: where what reads a page of Statuspage looks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Depends
from starlette.responses import JSONResponse, Response

from meteo_douane.domain.episodes import Episode
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs.changes import last_changes
from meteo_douane.web.programs.conditional import ConditionalRoute
from meteo_douane.web.programs.standing import Standing, latest_first
from meteo_douane.web.programs.statuspage import Json, Statuspage
from meteo_douane.web.programs.statuspage_states import ACTIVE, UPCOMING, status_of
from meteo_douane.web.programs.story import stories
from meteo_douane.web.programs.viewpoint import Viewpoint

#: As many as Statuspage itself shows, and of each the last updates.
MOST_INCIDENTS = 50
MOST_UPDATES = 5


@dataclass(frozen=True, slots=True)
class StatuspageDoors:
    """The answers of that format, behind the gate."""

    viewpoint: Viewpoint
    gate: Gate

    def router(self) -> APIRouter:
        """Return its routes."""
        router = APIRouter(prefix="/api/v2", route_class=ConditionalRoute, dependencies=[Depends(self.gate.may_look)])
        for path, answer in self._answers():
            router.add_api_route(f"/{path}.json", answer, methods=["GET", "HEAD"], include_in_schema=False)
        return router

    def _answers(self) -> tuple[tuple[str, Callable[[], Response]], ...]:
        return (
            ("summary", self._summary),
            ("status", self._status),
            ("components", self._components),
            ("incidents", self._incidents),
            ("incidents/unresolved", self._unresolved),
            ("scheduled-maintenances", self._maintenances),
            ("scheduled-maintenances/upcoming", self._upcoming),
            ("scheduled-maintenances/active", self._active),
        )

    def _summary(self) -> Response:
        page, _ = self._going_on()
        return _answer(page.summary())

    def _status(self) -> Response:
        page, _ = self._going_on()
        return _answer(page.status())

    def _components(self) -> Response:
        page, _ = self._going_on()
        return _answer(page.components())

    def _incidents(self) -> Response:
        page, episodes = self._latest()
        return _answer(page.incidents(episodes))

    def _unresolved(self) -> Response:
        page, episodes = self._going_on()
        return _answer(page.incidents(episodes))

    def _maintenances(self) -> Response:
        page, episodes = self._latest()
        return _answer(page.maintenances(episodes))

    def _upcoming(self) -> Response:
        page, episodes = self._going_on()
        return _answer(page.maintenances(_standing_at(episodes, UPCOMING, page.standing.at)))

    def _active(self) -> Response:
        page, episodes = self._going_on()
        return _answer(page.maintenances(_standing_at(episodes, ACTIVE, page.standing.at)))

    def _going_on(self) -> tuple[Statuspage, tuple[Episode, ...]]:
        standing = self.viewpoint.standing()
        recent = self.viewpoint.latest(at_most=MOST_INCIDENTS)
        return self._page(standing, standing.shown, recent), standing.shown

    def _latest(self) -> tuple[Statuspage, tuple[Episode, ...]]:
        """Return what is not over, however old, and the latest of what is."""
        standing = self.viewpoint.standing()
        recent = self.viewpoint.latest(at_most=MOST_INCIDENTS)
        episodes = latest_first({one.id: one for one in (*standing.shown, *recent)}.values())
        return self._page(standing, episodes, recent), episodes

    def _page(self, standing: Standing, episodes: Collection[Episode], recent: Collection[Episode]) -> Statuspage:
        """Return what shows these episodes; by the recent ones we know when a service was changed last."""
        told = stories(episodes, self.viewpoint, each=MOST_UPDATES) if episodes else {}
        return Statuspage(standing, self.viewpoint, told, last_changes(standing, recent, self.viewpoint))


def _standing_at(episodes: Iterable[Episode], statuses: Collection[str], now: datetime) -> tuple[Episode, ...]:
    return tuple(one for one in episodes if status_of(one, now) in statuses)


def _answer(content: Json) -> Response:
    return JSONResponse(content)
