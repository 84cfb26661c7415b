"""What the commands print for programs: the JSON of contract §3 and §4."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from meteo_douane.domain.acknowledgement import Acknowledgement
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Doubt, Mode, Notice, Read, Scope
from meteo_douane.domain.watch import Verdict
from meteo_douane.formats.item import Caught, Document

Json = dict[str, object]
#: The order in which modes are written.
MODES = tuple(Mode)
#: The fields of a notice that keep their quote, in the order of the contract.
READ_FIELDS = (
    "kind",
    "bulletin_number",
    "affects",
    "restores",
    "mentions",
    "cause",
    "published_at",
    "starts_at",
    "ends_at",
    "fallback",
)


def line(value: Json) -> str:
    """Return one line of JSON, as UTF-8 text."""
    return json.dumps(value, ensure_ascii=False)


def moment(at: datetime | None) -> str | None:
    """Return an instant in UTC with "Z", to the second."""
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def modes(stated: Iterable[Mode] | None) -> list[str] | None:
    """Return the modes in a fixed order; `None`, not stated, stays."""
    if stated is None:
        return None
    given = frozenset(stated)
    return [mode.value for mode in MODES if mode in given]


def scope(value: Scope) -> list[Json]:
    """Return one entry a service."""
    return [{"service": part.service, "modes": modes(part.modes)} for part in value.parts]


def document(value: Document, reason: str | None) -> Json:
    """Return the verdict on a document as a whole."""
    shown: Json = {"format": value.format.value, "verdict": value.readability.value, "reason": reason}
    if value.caught:
        shown["selectors"] = [_caught(one) for one in value.caught]
    return shown


def _caught(value: Caught) -> Json:
    return {
        "part": value.part,
        "selector": value.selector,
        "count": value.count,
        "caught": list(value.beginnings),
    }


def reads(value: Notice) -> dict[str, Read[object]]:
    """Return the fields of a notice that keep their quotes and doubts."""
    return {name: getattr(value, name) for name in READ_FIELDS}


def doubts(value: Notice) -> tuple[Doubt, ...]:
    """Return every doubt of a notice once, in the order of its fields."""
    return tuple(dict.fromkeys(doubt for read in reads(value).values() for doubt in read.doubts))


def notice(value: Notice, sentence: Callable[[Doubt], str]) -> Json:
    """Return a notice; `sentence` gives the words of a doubt."""
    fallback = value.fallback.value
    return {
        "title": value.title,
        "kind": value.kind.value.value,
        "bulletin_number": value.bulletin_number.value,
        "affects": scope(value.affects.value),
        "restores": scope(value.restores.value),
        "mentions": list(value.mentions.value),
        "cause": list(value.cause.value),
        "published_at": moment(value.published_at.value),
        "starts_at": moment(value.starts_at.value),
        "ends_at": moment(value.ends_at.value),
        "fallback": {
            "permission": fallback.permission.value,
            "from": moment(fallback.starts_at),
            "until": moment(fallback.ends_at),
        },
        "url": value.url,
        "doubts": [sentence(doubt) for doubt in doubts(value)],
        "quotes": {name: read.quote for name, read in reads(value).items() if read.quote},
    }


def verdict(index: int, watch: str, value: Verdict, why: str) -> Json:
    """Return whether a notice concerns a watch."""
    return {"notice": index, "watch": watch, "verdict": value.code.value, "why": why}


def episode(value: Episode) -> Json:
    """Return an episode as it stands."""
    return {
        "episode": value.id,
        "kind": value.kind.value,
        "state": value.state.value,
        "provenance": value.provenance.value,
        "title": value.opening.title,
        "scope": scope(value.remaining if value.is_in_force else value.affected),
        "opened_at": moment(value.opened_at),
        "ends_at": moment(value.ends_at),
        "ended_at": moment(value.ended_at),
        "fallback": _fallback(value),
        "acknowledged": _acknowledgement(value.acknowledgement),
        "closed_by": value.closed_by or None,
        "reservations": list(value.reservations),
        "watches": sorted(value.told),
    }


def _fallback(value: Episode) -> Json:
    """Return what was said last of the fallback, of which modes alone, and of what of the episode it was not said."""
    fallback = value.fallback
    return {
        "permission": fallback.permission.value,
        "from": moment(fallback.starts_at),
        "until": moment(fallback.ends_at),
        "modes": modes(fallback.modes_left),
        "not_stated_for": scope(value.fallback_unstated),
    }


def _acknowledgement(given: Acknowledgement | None) -> Json | None:
    return None if given is None else {"by": given.by, "at": moment(given.at), "why": given.why or None}


def intervention(value: Intervention) -> Json:
    """Return what somebody did about an episode."""
    return {
        "at": moment(value.at),
        "intervention": value.deed.value,
        "episode": value.episode,
        "by": value.by,
        "why": value.why or None,
        "via": value.via,
    }


def decision(value: Decision, why: str) -> Json:
    """Return one line of a replay; what is about a source has no watch."""
    event = value.event
    concerned: Json = {"watch": value.watch} if value.watch else {}
    return {
        "at": moment(event.at),
        "event": value.event_kind.value,
        "episode": event.episode or None,
        **concerned,
        "told": value.told,
        "verdict": value.verdict.code.value if value.verdict else None,
        "why": why,
        "channels": list(value.channels),
        "kind": event.notice.kind.value.value if event.notice else None,
        "scope": scope(event.scope),
        "title": event.notice.title if event.notice else None,
    }


def delivery(value: Delivery) -> Json:
    """Return one line of `deliveries`."""
    message = value.message
    return {
        "key": message.key,
        "channel": message.channel,
        "event": message.event_kind.value,
        "episodes": sorted({one.event.episode for one in message.decisions if one.event.episode}),
        "watches": list(dict.fromkeys(one.watch for one in message.decisions if one.watch)),
        "state": value.state.value,
        "attempts": value.attempts,
        "may_repeat": value.may_repeat,
        "created_at": moment(message.created_at),
        "next_at": moment(value.next_at) if value.state.is_owed else None,
        "settled_at": moment(value.settled_at),
        "error": value.last_error or None,
        "instead_of": message.instead_of or None,
        "is_sequel": message.is_sequel,
        "lent_to": message.lent_to or None,
        "gathered": len({one.event.key for one in message.gathered}),
    }
