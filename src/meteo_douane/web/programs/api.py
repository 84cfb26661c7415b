"""`/api/v1`: what is kept, piece by piece, as JSON. It is only read: a GET changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from meteo_douane.domain.concern import concerns
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Source
from meteo_douane.domain.watch import Watch
from meteo_douane.ports.annals import Batch, Period
from meteo_douane.telling.voice import Phrase
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs import cursors, recorded, records
from meteo_douane.web.programs.conditional import ConditionalRoute
from meteo_douane.web.programs.records import Page
from meteo_douane.web.programs.standing import Standing
from meteo_douane.web.programs.viewpoint import Viewpoint
from meteo_douane.web.refusing import Refusal

PREFIX = "/api/v1"
MOST = 100
_USUAL = 50

_NOT_FOUND = Phrase("Inconnu de cette base.", "Nothing of that name is kept.")
_FOREIGN = Phrase("Ce curseur n'est pas de cette liste.", "This cursor is none of this list's.")
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")


def _moment(words: object) -> datetime:
    """Take a moment as RFC 3339 writes it, with its offset; what lies before or after all time is its edge."""
    if not isinstance(words, str) or not _RFC_3339.fullmatch(words):
        raise ValueError("a moment such as 2026-02-03T08:00:00Z expected")
    found = datetime.fromisoformat(words.upper())
    try:
        return found.astimezone(UTC)
    except OverflowError:
        return _FIRST if found.year == _FIRST.year else _LAST


Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]


class Asked(BaseModel):
    """Which piece of a list: a parameter that we do not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: int = Field(_USUAL, ge=1, le=MOST)
    cursor: str | None = Field(
        None, pattern=f"^[A-Za-z0-9_-]{{1,{cursors.LONGEST}}}$", description="The `next` of the piece before."
    )


class EpisodesAsked(Asked):
    """Which episodes."""

    in_force: Literal["true", "false"] | None = None


class EventsAsked(Asked):
    """Which events: from `since` up to and without `until`."""

    kind: EventKind | None = None
    episode: str | None = Field(None, pattern=r"^[0-9a-z-]{1,40}$")
    since: Moment | None = None
    until: Moment | None = None


class DeliveriesAsked(Asked):
    """Which deliveries."""

    state: DeliveryState | None = None


class ReadingsAsked(Asked):
    """Which readings: those that ended from `since` up to and without `until`."""

    source: Source | None = None
    since: Moment | None = None
    until: Moment | None = None


class Problem(BaseModel):
    """Why there is no answer (RFC 9457)."""

    title: str
    status: int
    detail: str


EpisodeId = Annotated[str, Path(pattern=r"^[0-9a-z-]{1,40}$")]
Revision = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]

_PROBLEM: dict[str, Any] = {
    "description": "Why there is no answer",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    304: {"description": "As If-None-Match has it"},
    "default": _PROBLEM,
}


@dataclass(frozen=True, slots=True)
class Api:
    """The interface for programs, behind the gate."""

    viewpoint: Viewpoint
    gate: Gate

    def router(self) -> APIRouter:
        """Return its routes."""
        router = APIRouter(
            prefix=PREFIX,
            route_class=ConditionalRoute,
            dependencies=[Depends(self.gate.may_look)],
            responses=_RESPONSES,
        )
        for path, answer in self._routes():
            name = answer.__name__.lstrip("_")
            router.add_api_route(path, answer, methods=["GET"], operation_id=name, name=name)
            router.add_api_route(path, answer, methods=["HEAD"], include_in_schema=False)
        schema = _schema(router, wants_token=self.gate.token is not None)

        def openapi(request: Request) -> Response:
            prefix = str(request.scope.get("root_path", ""))
            return JSONResponse({**schema, "servers": [{"url": prefix or "/"}]})

        router.add_api_route("/openapi.json", openapi, methods=["GET"], include_in_schema=False)
        return router

    def _routes(self) -> tuple[tuple[str, Callable[..., object]], ...]:
        return (
            ("/status", self._status),
            ("/watches", self._watches),
            ("/episodes", self._episodes),
            ("/episodes/{episode}", self._episode),
            ("/episodes/{episode}/editions", self._editions_of_episode),
            ("/editions", self._editions),
            ("/editions/{revision}", self._edition),
            ("/events", self._events),
            ("/deliveries", self._deliveries),
            ("/readings", self._readings),
        )

    def _status(self) -> records.StatusRecord:
        """Say whether anything is in force for us, and whether that can be believed."""
        return status_of(self.viewpoint.standing(), self.viewpoint)

    def _watches(self) -> list[records.WatchRecord]:
        """List the watches, each with what is in force for it."""
        standing = self.viewpoint.standing()
        return [self._watch(watch, standing) for watch in self.viewpoint.watches]

    def _episodes(self, asked: Annotated[EpisodesAsked, Query()]) -> Page[records.EpisodeRecord]:
        """List the episodes of the present and the past, the latest first."""
        in_force = None if asked.in_force is None else asked.in_force == "true"
        place = _known(cursors.to_number, "episodes", asked.cursor)
        batch = self.viewpoint.annals.episodes_from(place, in_force=in_force, limit=asked.limit)
        record = partial(recorded.episode_of, known=self.viewpoint.annals.known())
        return _page(batch, "episodes", record, cursors.of_number)

    def _episode(self, episode: EpisodeId) -> records.EpisodeRecord:
        """Show an episode as it stands."""
        return recorded.episode_of(self._found(episode), self.viewpoint.annals.known())

    def _editions_of_episode(self, episode: EpisodeId, asked: Annotated[Asked, Query()]) -> Page[records.EditionRecord]:
        """List the editions of the notices of an episode, the latest first."""
        place = _known(cursors.to_number, episode, asked.cursor)
        publications = self._found(episode).publications
        batch = self.viewpoint.annals.editions_from(place, publications=publications, limit=asked.limit)
        return _page(batch, episode, recorded.edition_of, cursors.of_number)

    def _editions(self, asked: Annotated[Asked, Query()]) -> Page[records.EditionRecord]:
        """List every edition of every notice, the latest first."""
        place = _known(cursors.to_number, "editions", asked.cursor)
        batch = self.viewpoint.annals.editions_from(place, publications=None, limit=asked.limit)
        return _page(batch, "editions", recorded.edition_of, cursors.of_number)

    def _edition(self, revision: Revision) -> records.EditionRecord:
        """Show an edition, with the words that each value was read from."""
        found = self.viewpoint.annals.edition(revision)
        if found is None:
            raise Refusal(404, _NOT_FOUND)
        return recorded.edition_of(found)

    def _events(self, asked: Annotated[EventsAsked, Query()]) -> Page[records.EventRecord]:
        """List what happened, the latest first."""
        place = _known(cursors.to_moment, "events", asked.cursor)
        period = Period(asked.since, asked.until)
        batch = self.viewpoint.annals.events_from(
            place, episode=asked.episode, kind=asked.kind, period=period, limit=asked.limit
        )
        return _page(batch, "events", recorded.event_of, cursors.of_moment)

    def _deliveries(self, asked: Annotated[DeliveriesAsked, Query()]) -> Page[records.DeliveryRecord]:
        """List the messages that are or were owed, the latest first."""
        place = _known(cursors.to_number, "deliveries", asked.cursor)
        batch = self.viewpoint.annals.deliveries_from(place, state=asked.state, limit=asked.limit)
        return _page(batch, "deliveries", recorded.delivery_of, cursors.of_number)

    def _readings(self, asked: Annotated[ReadingsAsked, Query()]) -> Page[records.ReadingRecord]:
        """List the readings, the latest first."""
        place = _known(cursors.to_moment_and_number, "readings", asked.cursor)
        period = Period(asked.since, asked.until)
        batch = self.viewpoint.annals.readings_from(place, source=asked.source, period=period, limit=asked.limit)
        return _page(batch, "readings", recorded.reading_of, cursors.of_moment)

    def _found(self, episode: str) -> Episode:
        found = self.viewpoint.annals.episode(episode)
        if found is None:
            raise Refusal(404, _NOT_FOUND)
        return found

    def _watch(self, watch: Watch, standing: Standing) -> records.WatchRecord:
        def theirs(episodes: tuple[Episode, ...]) -> list[str]:
            return [one.id for one in episodes if concerns(one, watch, self.viewpoint.catalogue)]

        return records.WatchRecord(
            name=watch.name,
            services=list(watch.services),
            modes=recorded.modes_of(watch.modes_named),
            channels=list(watch.channels),
            in_force=theirs(standing.in_force),
            planned=theirs(standing.planned),
        )


def status_of(standing: Standing, viewpoint: Viewpoint) -> records.StatusRecord:
    """Return how things stand, for programs."""
    states = ((source, standing.known.sources.get(source)) for source in viewpoint.sources)
    return records.StatusRecord(
        answer=standing.answer.value,
        is_fresh=standing.is_fresh,
        last_good_at=recorded.instant_if_any(standing.last_good_at),
        in_force=[recorded.episode_of(episode, standing.known) for episode in standing.in_force],
        planned=[recorded.episode_of(episode, standing.known) for episode in standing.planned],
        closed_by_person=[recorded.episode_of(episode, standing.known) for episode in standing.closed],
        sources=[
            records.SourceRecord(
                source=source,
                last_good_at=recorded.instant_if_any(state.last_good_at if state else None),
                failing_since=recorded.instant_if_any(state.failing_since if state else None),
                failures=state.failures if state else 0,
            )
            for source, state in states
        ],
        deliveries={state.value: count for state, count in viewpoint.annals.delivery_counts().items()},
        unclassified=standing.unclassified,
    )


def _known(read: Callable[[str, str | None], Any], listing: str, cursor: str | None) -> Any:  # noqa: ANN401
    try:
        return read(listing, cursor)
    except cursors.ForeignCursorError:
        raise Refusal(404, _FOREIGN) from None


def _page(
    batch: Batch[Any, Any],
    listing: str,
    record: Callable[[Any], Any],
    cursor: Callable[[str, Any], str | None],
) -> Page[Any]:
    return Page(items=[record(value) for value in batch.values], next=cursor(listing, batch.rest))


def _schema(router: APIRouter, *, wants_token: bool) -> dict[str, Any]:
    schema = get_openapi(
        title="meteo-douane",
        version=version("meteo-douane"),
        summary="What the customs' météo des services en ligne says, and what was told of it. Read only.",
        routes=router.routes,
    )
    schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    if wants_token:
        schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        schema["security"] = [{"token": []}]
    return schema
