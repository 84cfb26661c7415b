"""How things stand in the format of Statuspage, version 2: what reads such a page reads ours.

The format has no word for "unknown": what we cannot know is degraded, with an incident that says why, and never
operational.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Event
from meteo_douane.domain.matrix import Grade, Square, grade_of
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.scopes import in_any_mode, without
from meteo_douane.telling import moments
from meteo_douane.telling.happenings import nature_of
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import quoted, shortened
from meteo_douane.telling.retold import headline
from meteo_douane.telling.scopes import mode_names, scope_line, service_name
from meteo_douane.telling.titles import BETWEEN
from meteo_douane.telling.voice import Counted, Phrase, Voice
from meteo_douane.web.programs.changes import Changes
from meteo_douane.web.programs.recorded import instant, instant_if_any
from meteo_douane.web.programs.standing import Standing
from meteo_douane.web.programs.statuspage_states import status_at, status_of
from meteo_douane.web.programs.viewpoint import Viewpoint

Json = dict[str, object]

PAGE_ID = "meteo-douane"
SILENCE_ID = "source"
_LONGEST_BODY = 1_000
_MOST_NAMES = 8
#: Since when a service has been there matters to nobody, and the format wants a moment.
_EVER = datetime(1970, 1, 1, tzinfo=UTC)

_NAME = Phrase("Météo des services en ligne de la douane", "Status of the customs' online services")
_CALM = Phrase("Rien en vigueur pour nos veilles", "Nothing in force for our watches")
_IN_FORCE = Counted(
    Phrase("{count} trouble ou opération en cours pour nos veilles", "{count} trouble or operation for our watches"),
    Phrase(
        "{count} troubles ou opérations en cours pour nos veilles", "{count} troubles or operations for our watches"
    ),
)
_CLOSED = Counted(
    Phrase(
        "{count} épisode clos par l'exploitant, aucune fin publiée",
        "{count} episode closed by the operator, no end published",
    ),
    Phrase(
        "{count} épisodes clos par l'exploitant, aucune fin publiée",
        "{count} episodes closed by the operator, no end published",
    ),
)
_UNKNOWN = Phrase("État inconnu {since}", "State unknown {since}")
_NEVER = Phrase("État inconnu : la météo n'a encore jamais pu être lue", "State unknown: the météo was never read yet")
_NOT_UNDERSTOOD = Counted(
    Phrase("{count} message non compris, à lire dans la météo", "{count} message not understood, to be read"),
    Phrase("{count} messages non compris, à lire dans la météo", "{count} messages not understood, to be read"),
)
_NOT_READ = Phrase(
    "La météo ne peut pas être lue. Ce qui était en vigueur est tenu pour l'être encore ; ce qui ne l'était pas n'est "
    "pas connu.",
    "The météo cannot be read. What was in force is taken to be so still; of the rest nothing is known.",
)

_INDICATORS = {
    Grade.CALM: "none",
    Grade.PLANNED: "none",
    Grade.MAINTENANCE: "maintenance",
    Grade.MALFUNCTION: "minor",
    Grade.ALERT: "major",
}
_COMPONENTS = {
    Grade.CALM: "operational",
    Grade.PLANNED: "operational",
    Grade.MAINTENANCE: "under_maintenance",
    Grade.MALFUNCTION: "degraded_performance",
    Grade.ALERT: "major_outage",
}
_IMPACTS = {Kind.MAINTENANCE: "maintenance", Kind.MALFUNCTION: "minor"}


@dataclass(frozen=True, slots=True)
class Statuspage:
    """One answer in that format: how things stand, and what happened in the episodes that it shows.

    `changes` are when what it shows was changed last.
    """

    standing: Standing
    viewpoint: Viewpoint
    stories: dict[str, tuple[Event, ...]]
    changes: Changes

    @property
    def _voice(self) -> Voice:
        return self.viewpoint.voice

    def summary(self) -> Json:
        """Return everything that is going on or planned."""
        shown = self.standing.shown
        return {
            **self.status(),
            "components": self._components(),
            "incidents": self._incidents(shown),
            "scheduled_maintenances": self._maintenances(shown),
        }

    def status(self) -> Json:
        """Return the state as a whole."""
        return {"page": self._page(), "status": {"indicator": self._indicator(), "description": self._description()}}

    def components(self) -> Json:
        """Return the state of each service."""
        return {"page": self._page(), "components": self._components()}

    def incidents(self, episodes: Iterable[Episode]) -> Json:
        """Return those of these episodes that are no planned operation."""
        return {"page": self._page(), "incidents": self._incidents(episodes)}

    def maintenances(self, episodes: Iterable[Episode]) -> Json:
        """Return those of these episodes that are planned operations."""
        return {"page": self._page(), "scheduled_maintenances": self._maintenances(episodes)}

    def _page(self) -> Json:
        return {
            "id": PAGE_ID,
            "name": _NAME.to(self._voice.language),
            "url": self.viewpoint.site,
            "time_zone": str(self._voice.zone),
            "updated_at": instant(self.changes.of_all),
        }

    def _indicator(self) -> str:
        grade = max((grade_of(one, self.standing.at) for one in self.standing.in_force), default=Grade.CALM)
        is_sure = self.standing.is_certain and not any(square.closed for square in self.standing.squares)
        return _INDICATORS[grade if is_sure else max(grade, Grade.MALFUNCTION)]

    def _description(self) -> str:
        language, count = self._voice.language, len(self.standing.in_force)
        going_on = (_IN_FORCE.to(language, count),) if count else ()
        closed = (_CLOSED.to(language, len(self.standing.closed)),) if self.standing.closed else ()
        return BETWEEN.join((*going_on, *closed, *self._doubts())) or _CALM.to(language)

    def _doubts(self) -> tuple[str, ...]:
        """Return why nobody can say that the rest works."""
        unread = self.standing.unclassified
        not_understood = (_NOT_UNDERSTOOD.to(self._voice.language, unread),) if unread else ()
        return not_understood if self.standing.is_fresh else (self._unknown(), *not_understood)

    def _unknown(self) -> str:
        since = self.standing.last_good_at
        if since is None:
            return _NEVER.to(self._voice.language)
        return _UNKNOWN.to(self._voice.language, since=moments.full(Side.SINCE, since, self._voice))

    def _components(self) -> list[Json]:
        services = dict.fromkeys(square.service for square in self.standing.squares)
        return [self._component(service, position) for position, service in enumerate(services, start=1)]

    def _component(self, service: str, position: int = 1) -> Json:
        squares = [square for square in self.standing.squares if square.service == service]
        modes = frozenset(square.mode for square in squares)
        return {
            "id": service,
            "name": service_name(service, self._voice),
            "status": self._state_of(squares),
            "created_at": instant(_EVER),
            "updated_at": instant(self.changes.by_service.get(service, _EVER)),
            "position": position,
            "description": mode_names(modes, self._voice),
            "showcase": False,
            "start_date": None,
            "group_id": None,
            "page_id": PAGE_ID,
            "group": False,
            "only_show_if_degraded": False,
        }

    def _state_of(self, squares: list[Square]) -> str:
        grade = max(map(_grade_with_closed, squares), default=Grade.CALM)
        if grade is Grade.ALERT and any(square.grade is not Grade.ALERT for square in squares):
            return "partial_outage"
        return _COMPONENTS[grade if grade.is_under_way or self.standing.is_certain else Grade.MALFUNCTION]

    def _incidents(self, episodes: Iterable[Episode]) -> list[Json]:
        silence = [] if self.standing.is_certain else [self._silence()]
        return silence + [self._entry(one) for one in episodes if one.kind is not Kind.MAINTENANCE]

    def _maintenances(self, episodes: Iterable[Episode]) -> list[Json]:
        return [
            {
                **self._entry(one),
                "scheduled_for": instant(_beginning_of(one)),
                "scheduled_until": instant_if_any(one.ends_at),
            }
            for one in episodes
            if one.kind is Kind.MAINTENANCE
        ]

    def _entry(self, episode: Episode) -> Json:
        """Return one episode with what happened in it, the latest first."""
        events = self.stories[episode.id]
        ended_at = None if episode.is_closed_by_person else instant_if_any(episode.ended_at)
        return {
            "id": episode.id,
            "name": self._name_of(episode),
            "status": status_of(episode, self.standing.at),
            "created_at": instant(episode.observed_at),
            "updated_at": instant(max(events[0].at, episode.ended_at or events[0].at)),
            "monitoring_at": None,
            "resolved_at": ended_at,
            "impact": _IMPACTS.get(episode.kind, "major"),
            "shortlink": self.viewpoint.page_of(episode.id),
            "started_at": instant(_beginning_of(episode)),
            "page_id": PAGE_ID,
            "incident_updates": [self._update(event, episode) for event in events],
            "components": [self._component(service) for service in self._touched_by(episode)],
        }

    def _name_of(self, episode: Episode) -> str:
        """Return what stays true whatever happens in it: clients show an incident's name and status alone."""
        catalogue = self._voice.catalogue
        named = without(episode.affected, episode.withdrawn, catalogue) or episode.affected
        services, *_ = scope_line(in_any_mode(named), self._voice, at_most=_MOST_NAMES)
        return BETWEEN.join((nature_of(episode.kind).to(self._voice.language), services))

    def _touched_by(self, episode: Episode) -> tuple[str, ...]:
        touched = (one for one in self.standing.squares if episode.id in (*one.episodes, *one.closed))
        return tuple(dict.fromkeys(one.service for one in touched))

    def _update(self, event: Event, episode: Episode) -> Json:
        body = headline(event, self._voice)
        if event.notice is not None:
            quote = quoted(event.notice.title, event.notice.text[:_LONGEST_BODY])
            body = shortened("\n".join((body, quote.title, *quote.lines)), _LONGEST_BODY)
        return _update(event.key, episode.id, status_at(event, episode), body, event.at)

    def _silence(self) -> Json:
        since = self.standing.doubtful_since or self.standing.at
        services = dict.fromkeys(square.service for square in self.standing.squares)
        body = " ".join(self._doubts()) if self.standing.is_fresh else _NOT_READ.to(self._voice.language)
        return {
            "id": SILENCE_ID,
            "name": BETWEEN.join(self._doubts()),
            "status": "investigating",
            "created_at": instant(since),
            "updated_at": instant(since),
            "monitoring_at": None,
            "resolved_at": None,
            "impact": "minor",
            "shortlink": self.viewpoint.site,
            "started_at": instant(since),
            "page_id": PAGE_ID,
            "incident_updates": [_update(f"{SILENCE_ID}/{instant(since)}", SILENCE_ID, "investigating", body, since)],
            "components": [self._component(service) for service in services],
        }


def _beginning_of(episode: Episode) -> datetime:
    """Return when it began, or is to: an operation at the hour that is stated now, whatever it was before."""
    stated = episode.starts_at if episode.kind is Kind.MAINTENANCE else None
    return stated or episode.opened_at


def _grade_with_closed(square: Square) -> Grade:
    """Return how bad it is; what a person of ours closed may go on: the format has no word for that."""
    return max(square.grade, Grade.MALFUNCTION) if square.closed else square.grade


def _update(key: str, incident: str, status: str, body: str, at: datetime) -> Json:
    return {
        "id": key,
        "status": status,
        "body": body,
        "incident_id": incident,
        "created_at": instant(at),
        "updated_at": instant(at),
        "display_at": instant(at),
        "affected_components": None,
        "deliver_notifications": False,
        "custom_tweet": None,
        "tweet_id": None,
    }
