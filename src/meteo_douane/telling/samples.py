"""One delivery for every kind of event, to try templates on: the notices are invented by us, none was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.delivery import Delivery, Message, owed
from meteo_douane.domain.digest import Digest, Entry, Gap, Readings, Tally
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.event import Change, Decision, Event, EventKind, Extracts, ReasonCode
from meteo_douane.domain.fallback_reminders import FallbackReminder, ReminderKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import (
    Doubt,
    DoubtCode,
    Fallback,
    Kind,
    Mode,
    Notice,
    Permission,
    Read,
    Scope,
    ServiceScope,
)
from meteo_douane.domain.observation import Source

AT = datetime(2026, 5, 1, 0, 14, tzinfo=UTC)
_BEGAN = AT - timedelta(minutes=29)
_SCOPE = Scope((ServiceScope("delta-g", frozenset({Mode.EDI})), ServiceScope("ciel")))
_REMINDER = Reminder(2, 4, timedelta(minutes=15))
_TEXT = "Message inventé par nous.\nDepuis 1h45, DELTA G ne répond plus en EDI.\nLa procédure de secours est autorisée."
_KINDS = {
    EventKind.PLANNED: Kind.MAINTENANCE,
    EventKind.STARTED: Kind.MAINTENANCE,
    EventKind.MOVED: Kind.MAINTENANCE,
    EventKind.CANCELLED: Kind.CANCELLATION,
    EventKind.CONTINUED: Kind.BULLETIN,
    EventKind.PARTLY_ENDED: Kind.BULLETIN,
    EventKind.ENDED: Kind.END,
    EventKind.UNCLASSIFIED: Kind.UNCLASSIFIED,
}


def samples(channel: str) -> Iterator[Delivery]:
    """Yield a delivery for every kind of event, then two that have more in them than one notice, or less certainty."""
    for kind in EventKind:
        if kind is EventKind.DIGEST:
            yield _digest(channel)
        elif kind is EventKind.FALLBACK_REMINDER:
            yield _fallback_reminder(channel)
        else:
            yield _delivery(channel, kind, () if kind is EventKind.TEST else (_decision(kind, _event(kind)),))
    alert = _event(EventKind.STATE_AT_START)
    both = (alert, replace(alert, key="another", episode="2026-05-01-02"))
    several = tuple(_decision(EventKind.STATE_AT_START, event) for event in both)
    yield _delivery(channel, EventKind.STATE_AT_START, several)
    yield replace(_delivery(channel, EventKind.OPENED, (_decision(EventKind.OPENED, alert),)), may_repeat=True)


def _delivery(channel: str, kind: EventKind, decisions: tuple[Decision, ...]) -> Delivery:
    return owed(Message(f"sample/{kind.value}", channel, kind, AT, decisions), AT)


def _digest(channel: str) -> Delivery:
    entry = Entry("2026-05-01-01", Kind.ALERT, EpisodeState.OPEN, _SCOPE, _BEGAN, ("exemple",), starts_at=_BEGAN)
    readings = Readings((Tally(Source.PAGE, good=714, missed=6),), Gap(_BEGAN, AT))
    since = AT - timedelta(hours=12)
    digest = Digest("exemple", Language.FR, AT, since, readings, timedelta(minutes=5), ("exemple",), open=(entry,))
    empty = _delivery(channel, EventKind.DIGEST, ())
    return replace(empty, message=replace(empty.message, digest=digest))


def _fallback_reminder(channel: str) -> Delivery:
    reminder = FallbackReminder(
        "sample", ReminderKind.OFFICE_NOT_INFORMED, AT, "secours-1", "delta-g", Mode.EDI, "2026-000001", _BEGAN
    )
    empty = _delivery(channel, EventKind.FALLBACK_REMINDER, ())
    return replace(empty, message=replace(empty.message, fallback_reminder=reminder))


def _decision(kind: EventKind, event: Event) -> Decision:
    is_of_a_watch = event.notice is not None or kind.is_about_a_provider
    itself = ReasonCode.THE_CHANNEL_ITSELF if kind.is_about_a_channel else ReasonCode.THE_SOURCE_ITSELF
    return Decision(
        event,
        kind,
        "exemple" if is_of_a_watch else "",
        told=True,
        verdict=None,
        reason=ReasonCode.CONCERNED if is_of_a_watch else itself,
        reminder=_REMINDER if kind is EventKind.REPEATED else None,
    )


def _event(kind: EventKind) -> Event:
    event = Event(f"sample/{kind.value}", kind, AT, opened_at=_BEGAN, away_since=AT - timedelta(hours=2))
    if kind.is_about_a_provider:
        return replace(event, source="exemple-edi", detail="Réponses lentes")
    if kind.is_about_a_source:
        extracts = Extracts("Aucune alerte en cours", "Connexion")
        return replace(event, source="page", detail="their_host", extracts=extracts)
    if kind.is_about_a_channel:
        return replace(event, source="exemple", detail="error 404", away_since=None)
    if kind.is_for_the_operator:
        return replace(event, source="exemple", detail="name DELTA Z", reminds_of=_reminded(kind))
    event = replace(event, episode="2026-05-01-01", notice=_notice(kind), scope=_SCOPE, remaining=_SCOPE)
    if kind.is_done_by_a_person:
        return replace(event, by="Marie Exemple", detail="J'appelle le SAU.")
    return replace(event, changes=(Change("ends_at", "", (AT + timedelta(hours=4)).isoformat()),))


def _reminded(kind: EventKind) -> EventKind | None:
    return EventKind.SOURCE_SILENT if kind is EventKind.REMINDER else None


def _notice(kind: EventKind) -> Notice:
    return Notice(
        "",
        "Exemple – DELTA G – mode EDI",
        _TEXT,
        Read(_KINDS.get(kind, Kind.ALERT), "Alerte"),
        affects=Read(_SCOPE),
        published_at=Read(AT),
        starts_at=Read(_BEGAN),
        ends_at=Read(AT + timedelta(hours=4), "6h14", (Doubt(DoubtCode.WEEKDAY_DISAGREES, "jeudi"),)),
        fallback=Read(Fallback(Permission.ALLOWED, AT)),
        instructions="Ne pas renvoyer les messages.",
    )
