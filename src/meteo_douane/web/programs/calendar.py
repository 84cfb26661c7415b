"""`/maintenance.ics`: the planned operations, for a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import PARIS
from meteo_douane.ports.annals import Revisions
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import quoted
from meteo_douane.telling.reservations import quotes_of
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.voice import Phrase, Voice
from meteo_douane.web.programs.viewpoint import Viewpoint

#: What makes another edition of an entry: a calendar takes it only under a higher number.
REVISING = frozenset(
    {
        EventKind.CONTINUED,
        EventKind.PARTLY_ENDED,
        EventKind.ENDED,
        EventKind.REOPENED,
        EventKind.VANISHED,
        EventKind.STARTED,
        EventKind.MOVED,
        EventKind.OVERDUE,
        EventKind.CANCELLED,
        EventKind.CLOSED_BY_PERSON,
        EventKind.REOPENED_BY_PERSON,
    }
)
"""The clock that the customs plan by, whatever clock our readers have."""
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)
#: From when on the rule of the clock changes holds that holds today (directive 94/21/CE).
_FIRST_SUMMER, _FIRST_WINTER = datetime(1996, 3, 31, 2), datetime(1996, 10, 27, 3)  # noqa: DTZ001 - by that clock
_LAST_SUNDAY = {"freq": "yearly", "byday": "-1su"}

_NAME = Phrase("Maintenances des services en ligne", "Maintenance of the online services")
_SUMMARY = Phrase("Maintenance · {scope}", "Maintenance · {scope}")
_NO_END = Phrase("Fin non précisée.", "End not stated.")
_OVERDUE = Phrase(
    "La fin prévue est passée, sans que la douane ait publié la fin : l'opération reste en vigueur.",
    "The planned end has passed and customs have published no end: the operation is still in force.",
)
_VANISHED = Phrase(
    "Le message a disparu de la météo sans annulation ni fin : l'opération reste en vigueur.",
    "The message is gone from the météo without a cancellation or an end: the operation is still in force.",
)
_GONE_BEFORE = Phrase(
    "Le message a disparu de la météo sans annulation : l'opération est toujours tenue pour prévue.",
    "The message is gone from the météo without a cancellation: the operation is still taken to be planned.",
)
_ENDED = Phrase("Terminée {when}.", "Ended {when}.")
_RESERVED = Phrase("Terminée {when}, avec réserve : {quotes}", "Ended {when}, with a reservation: {quotes}")
_CANCELLED = Phrase("Annulée par la douane.", "Cancelled by customs.")
_BY_PERSON = Phrase("Close par {name}, sans fin publiée.", "Closed by {name}; no end was published.")


def calendar(operations: Iterable[Episode], revisions: Mapping[str, Revisions], viewpoint: Viewpoint) -> bytes:
    """Return the calendar of planned operations; `revisions` tells how often each has changed."""
    found = Calendar()
    found.add("prodid", "-//meteo-douane//meteo-douane//FR")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", _NAME.to(viewpoint.voice.language))
    found.add_component(_paris())
    for episode in operations:
        found.add_component(_entry(episode, revisions.get(episode.id), viewpoint))
    written: bytes = found.to_ical()
    return written


def _paris() -> Timezone:
    """Return the zone by its rule, which has no last year."""
    zone = Timezone()
    zone.add("tzid", PARIS.key)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    summer.add("tzname", "CEST")
    winter.add("tzname", "CET")
    for part, first, before, after in (
        (summer, _FIRST_SUMMER, _WINTER, _SUMMER),
        (winter, _FIRST_WINTER, _SUMMER, _WINTER),
    ):
        part.add("dtstart", first)
        part.add("rrule", {**_LAST_SUNDAY, "bymonth": first.month})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone


def _entry(episode: Episode, revisions: Revisions | None, viewpoint: Viewpoint) -> Event:
    voice, entry = viewpoint.voice, Event()
    starts_at = episode.starts_at or episode.opened_at
    ends_at = _end_of(episode)
    changed_at = revisions.last_at if revisions else episode.observed_at
    entry.add("uid", f"{episode.id}@{viewpoint.authority}")
    entry.add("sequence", revisions.count if revisions else 0)
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add("dtstart", starts_at.astimezone(PARIS))
    if ends_at is not None and ends_at > starts_at:
        entry.add("dtend", ends_at.astimezone(PARIS))
    entry.add("summary", _SUMMARY.to(voice.language, scope=scope_words(episode.affected, voice)))
    entry.add("description", "\n".join(_description(episode, viewpoint.clock(), voice)))
    entry.add("status", _status(episode))
    entry.add("transp", "TRANSPARENT")
    entry.add("url", viewpoint.page_of(episode.id))
    return entry


def _end_of(episode: Episode) -> datetime | None:
    is_ended = episode.state is EpisodeState.ENDED
    return episode.ended_at if is_ended and not episode.is_closed_by_person else episode.ends_at


def _status(episode: Episode) -> str:
    if episode.state is EpisodeState.CANCELLED:
        return "CANCELLED"
    is_doubtful = episode.state is EpisodeState.VANISHED or episode.is_closed_by_person
    return "TENTATIVE" if is_doubtful else "CONFIRMED"


def _description(episode: Episode, now: datetime, voice: Voice) -> Iterable[str]:
    """Yield how it stands, and below it the administration's own words."""
    language = voice.language
    if episode.is_closed_by_person:
        yield _BY_PERSON.to(language, name=episode.closed_by)
    elif episode.state is EpisodeState.CANCELLED:
        yield _CANCELLED.to(language)
    elif episode.ended_at is not None and episode.is_over_with_a_reservation:
        quotes = quotes_of(episode.reservations, language)
        yield _RESERVED.to(language, when=moments.full(Side.AT, episode.ended_at, voice), quotes=quotes)
    elif episode.ended_at is not None:
        yield _ENDED.to(language, when=moments.full(Side.AT, episode.ended_at, voice))
    elif episode.vanished_since is not None:
        yield (_VANISHED if episode.is_under_way_at(now) else _GONE_BEFORE).to(language)
    elif episode.overdue_since is not None:
        yield _OVERDUE.to(language)
    elif episode.ends_at is None:
        yield _NO_END.to(language)
    quote = quoted(episode.latest.title, episode.latest.text)
    yield from (quote.title, *quote.lines)
