"""The feed, the calendar and the alert: what other programs subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from meteo_douane.domain.concern import touches_us
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.fallback_words import stated_fallback
from meteo_douane.domain.notice import Kind
from meteo_douane.ports.annals import Period
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs import atom
from meteo_douane.web.programs.cap import message
from meteo_douane.web.programs.conditional import ConditionalRoute
from meteo_douane.web.programs.story import PUBLISHED, stories
from meteo_douane.web.programs.viewpoint import Viewpoint
from meteo_douane.web.refusing import Refusal

MOST_ENTRIES = 50
#: What does not concern our watches, and what is no news, is left out of so many events.
_LOOKED_THROUGH = 200
#: Operations of the past stay in the calendar as long as they are among so many episodes.
_EPISODES = 100
#: More than any episode has had: all of them are named as references.
_MESSAGES = 500

IN_THE_FEED = PUBLISHED | {
    EventKind.STATE_AT_START,
    EventKind.UNCLASSIFIED,
    EventKind.ACKNOWLEDGED,
    EventKind.SOURCE_SILENT,
    EventKind.SOURCE_UNREADABLE,
    EventKind.SOURCE_BACK,
}


@dataclass(frozen=True, slots=True)
class Feeds:
    """What is subscribed to, behind the gate."""

    viewpoint: Viewpoint
    gate: Gate

    def router(self) -> APIRouter:
        """Return its routes."""
        router = APIRouter(route_class=ConditionalRoute, dependencies=[Depends(self.gate.may_look)])
        for path, answer in (
            (atom.PATH, self._feed),
            ("/maintenance.ics", self._calendar),
            ("/episodes/{episode}/cap.xml", self._alert),
        ):
            router.add_api_route(path, answer, methods=["GET", "HEAD"], include_in_schema=False)
        return router

    def _feed(self) -> Response:
        events = self.viewpoint.annals.events_from(
            None, episode=None, kind=None, period=Period(), limit=_LOOKED_THROUGH
        ).values
        shown = [event for event in events if self._is_news(event)][:MOST_ENTRIES]
        return Response(atom.feed(shown, self.viewpoint), media_type="application/atom+xml")

    def _calendar(self) -> Response:
        from meteo_douane.web.programs.calendar import (  # its library takes 3 MiB: many have no calendar
            REVISING,
            calendar,
        )

        operations = self._operations()
        revisions = self.viewpoint.annals.revisions([episode.id for episode in operations], REVISING)
        content = calendar(operations, revisions, self.viewpoint)
        return Response(content, media_type="text/calendar; charset=utf-8")

    def _alert(self, episode: Annotated[str, Path(max_length=40)]) -> Response:
        found = None if "\0" in episode else self.viewpoint.annals.episode(episode)
        if found is None:
            raise Refusal(404)
        events = stories((found,), self.viewpoint, each=_MESSAGES)[found.id]
        stated = stated_fallback(self.viewpoint.annals.known(), found)
        content = message(found, stated, events, self.viewpoint, self.viewpoint.clock())
        return Response(content, media_type="application/cap+xml")

    def _is_news(self, event: Event) -> bool:
        is_ours = touches_us(event.scope, self.viewpoint.watches, self.viewpoint.catalogue)
        return event.kind in IN_THE_FEED and is_ours

    def _operations(self) -> tuple[Episode, ...]:
        """Return the operations of which no words have said the end, however old, and the latest of the others."""
        latest, shown = self.viewpoint.latest(at_most=_EPISODES), self.viewpoint.standing().shown
        found = {one.id: one for one in (*latest, *shown)}
        return tuple(one for one in found.values() if one.kind is Kind.MAINTENANCE)
