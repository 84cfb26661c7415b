"""`/api/v2`: where what reads a page of Statuspage looks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from fastapi import APIRouter, Depends
from starlette.responses import JSONResponse, Response

from meteo_douane.domain.episodes import Episode
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs.changes import last_changes
from meteo_douane.web.programs.conditional import ConditionalRoute
from meteo_douane.web.programs.standing import Outlook, Standing
from meteo_douane.web.programs.statuspage import Json, Statuspage
from meteo_douane.web.programs.story import stories

#: As many as Statuspage itself shows, and of each the last updates.
MOST_INCIDENTS = 50
MOST_UPDATES = 5


@dataclass(frozen=True, slots=True)
class StatuspageDoors:
    """The answers of that format, behind the gate."""

    outlook: Outlook
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
        page, _ = self._going_on()
        return _answer(page.maintenances(page.standing.planned))

    def _active(self) -> Response:
        page, _ = self._going_on()
        return _answer(page.maintenances(page.standing.in_force))

    def _going_on(self) -> tuple[Statuspage, tuple[Episode, ...]]:
        standing = self.outlook.standing()
        recent = self.outlook.latest(at_most=MOST_INCIDENTS)
        return self._page(standing, standing.shown, recent), standing.shown

    def _latest(self) -> tuple[Statuspage, tuple[Episode, ...]]:
        episodes = self.outlook.latest(at_most=MOST_INCIDENTS)
        return self._page(self.outlook.standing(), episodes, episodes), episodes

    def _page(self, standing: Standing, episodes: Collection[Episode], recent: Collection[Episode]) -> Statuspage:
        """Return what shows these episodes; by the recent ones we know when a service was changed last."""
        told = stories(episodes, self.outlook, each=MOST_UPDATES) if episodes else {}
        changes = last_changes(standing.squares, (*recent, *standing.shown), self.outlook)
        return Statuspage(standing, self.outlook, told, changes)


def _answer(content: Json) -> Response:
    return JSONResponse(content)
