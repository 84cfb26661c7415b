"""`/episodes/…/cap.xml`: an episode as the Common Alerting Protocol 1.2 has it, each event a message of its own.

A planned end is no `expires`: who follows that would hold a trouble for over of which no end was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from lxml import etree

from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.matrix import Grade, grade_of
from meteo_douane.domain.notice import Fallback, Kind, Read, Scope
from meteo_douane.telling.doubting import doubt_words
from meteo_douane.telling.happenings import nature_of
from meteo_douane.telling.quoting import one_line, quoted, shortened
from meteo_douane.telling.retold import headline
from meteo_douane.web.programs import xml
from meteo_douane.web.programs.recorded import instant, modes_of
from meteo_douane.web.programs.viewpoint import Viewpoint

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_LONGEST = 2_000
#: What no identifier and no sender may hold: spaces, commas and marks of XML (§3.2.1).
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._:@/+-]")
_LANGUAGES = {Language.FR: "fr-FR", Language.EN: "en-GB"}
_SEVERITIES = {Kind.MAINTENANCE: "Minor", Kind.MALFUNCTION: "Moderate"}
_CLOSING = {EventKind.ENDED, EventKind.CANCELLED}


def message(
    episode: Episode, stated: Read[Fallback], events: Sequence[Event], viewpoint: Viewpoint, now: datetime
) -> bytes:
    """Return the last message about an episode; `events` are all that happened in it, the latest first.

    `stated` is what holds of its fallback, with the words that it was read from.
    """
    last, *earlier = events
    root = xml.document(NAMESPACE, "alert")
    xml.added(root, "identifier", _identifier(last, viewpoint))
    xml.added(root, "sender", _sender(viewpoint))
    xml.added(root, "sent", _moment(last.at))
    xml.added(root, "status", "Actual")
    xml.added(root, "msgType", _type_of(episode, last, is_first=not earlier))
    xml.added(root, "source", viewpoint.voice.page)
    xml.added(root, "scope", "Public")
    if earlier:
        xml.added(root, "references", " ".join(_reference(event, viewpoint) for event in reversed(earlier)))
    xml.added(root, "incidents", _named(episode.id))
    info = _add_info(root, episode, last, viewpoint, now)
    _add_parameters(info, *_parameters(episode), *_fallback(episode, stated, viewpoint.voice.language))
    xml.added(xml.added(info, "area"), "areaDesc", "France")
    return xml.serialised(root)


def _add_parameters(info: etree._Element, *parameters: tuple[str, str]) -> None:
    for name, value in parameters:
        parameter = xml.added(info, "parameter")
        xml.added(parameter, "valueName", name)
        xml.added(parameter, "value", value)


def _type_of(episode: Episode, last: Event, *, is_first: bool) -> str:
    """Return what the message does; only words of the administration, without a reservation, cancel an alert."""
    if last.kind in _CLOSING and not episode.is_in_force and not episode.is_over_in_doubt:
        return "Cancel" if not is_first else "Alert"
    return "Alert" if is_first else "Update"


def _add_info(
    root: etree._Element, episode: Episode, last: Event, viewpoint: Viewpoint, now: datetime
) -> etree._Element:
    voice, grade = viewpoint.voice, grade_of(episode, now)
    info = xml.added(root, "info")
    xml.added(info, "language", _LANGUAGES[voice.language])
    xml.added(info, "category", "Infra")
    xml.added(info, "event", nature_of(episode.kind).to(voice.language))
    xml.added(info, "responseType", "AllClear" if _is_all_clear(episode) else "Monitor")
    xml.added(info, "urgency", _urgency(episode, grade))
    xml.added(info, "severity", _SEVERITIES.get(episode.kind, "Severe"))
    xml.added(info, "certainty", _certainty(episode, grade))
    xml.added(info, "effective", _moment(last.at))
    xml.added(info, "onset", _moment(episode.starts_at or episode.opened_at))
    xml.added(info, "senderName", "meteo-douane")
    xml.added(info, "headline", headline(last, voice))
    quote = quoted(episode.latest.title, episode.latest.text)
    xml.added(info, "description", shortened("\n".join((quote.title, *quote.lines)), _LONGEST))
    xml.added(info, "web", viewpoint.page_of(episode.id))
    return info


def _is_all_clear(episode: Episode) -> bool:
    """Return whether the administration plainly said that it is over: what a person of ours closed may go on."""
    return episode.state is EpisodeState.ENDED and not episode.is_over_in_doubt


def _parameters(episode: Episode) -> Sequence[tuple[str, str]]:
    """Return what programs ask for: each service with its modes, and what the format has no place for."""
    scope = episode.remaining if episode.is_in_force else episode.affected
    planned = [] if episode.ends_at is None else [("planned_end", instant(episode.ends_at))]
    return [
        ("state", episode.state.value),
        ("provenance", episode.provenance.value),
        *(("service", words) for words in _parts(scope)),
        *(("reservation", one_line(words)) for words in episode.reservations if not episode.is_closed_by_person),
        *planned,
    ]


def _fallback(episode: Episode, stated: Read[Fallback], language: Language) -> Iterator[tuple[str, str]]:
    """Yield what holds of the fallback, for what, in which words, and why that is not certain."""
    fallback = stated.value
    yield "fallback", fallback.permission.value
    yield from (("fallback_unstated", words) for words in _parts(episode.fallback_unstated))
    yield from (("fallback_mode", mode.value) for mode in modes_of(fallback.modes_left) or ())
    if fallback.ends_at is not None:
        yield "fallback_end", instant(fallback.ends_at)
    if stated.quote:
        yield "fallback_quote", one_line(stated.quote)
    yield from (("fallback_doubt", doubt_words(doubt, language)) for doubt in stated.doubts)


def _parts(scope: Scope) -> Iterator[str]:
    """Yield each service of a scope with the modes that are stated for it: "delta-t:dti,edi"."""
    for part in scope.parts:
        yield part.service if part.modes is None else f"{part.service}:{','.join(sorted(part.modes))}"


def _urgency(episode: Episode, grade: Grade) -> str:
    if episode.is_over_in_doubt:
        return "Unknown"
    if not episode.is_in_force:
        return "Past"
    return "Immediate" if grade.is_under_way else "Future"


def _certainty(episode: Episode, grade: Grade) -> str:
    if episode.state is EpisodeState.VANISHED or episode.is_over_in_doubt:
        return "Unknown"
    return "Likely" if episode.is_in_force and not grade.is_under_way else "Observed"


def _reference(event: Event, viewpoint: Viewpoint) -> str:
    return f"{_sender(viewpoint)},{_identifier(event, viewpoint)},{_moment(event.at)}"


def _identifier(event: Event, viewpoint: Viewpoint) -> str:
    return _named(f"{viewpoint.authority}/{event.key}")


def _sender(viewpoint: Viewpoint) -> str:
    return _named(f"meteo-douane@{viewpoint.authority}")


def _named(words: str) -> str:
    return _NOT_IN_A_NAME.sub("_", words)


def _moment(at: datetime) -> str:
    """Return a moment as the format has it: with an offset in figures, and "-00:00" for UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}-00:00"
