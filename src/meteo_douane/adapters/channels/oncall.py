"""What a tool for people on call needs beside the words: which incident it is, and what is to be done with it.

The names are those that PagerDuty (Events API v2) and GoAlert (generic integration) read as they are; others can be
told to look at `event_action` and `dedup_key`.
"""

from __future__ import annotations

from enum import StrEnum

from meteo_douane.domain.delivery import Words
from meteo_douane.domain.event import ENDS_OF, EventKind

Json = dict[str, object]


class Action(StrEnum):
    """What becomes of the incident."""

    TRIGGER = "trigger"
    ACKNOWLEDGE = "acknowledge"
    RESOLVE = "resolve"


class Severity(StrEnum):
    """How bad it is; green is for what is over, and nothing else."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


#: All that is not here opens an incident, or adds to the one that is open. A digest opens none: it closes what is not
#: there.
_OVER = frozenset({EventKind.ENDED, EventKind.CANCELLED, EventKind.DIGEST, *ENDS_OF.values()})
#: What a person closed has no published end: a warning, though there is nothing more to be done about the incident.
_RESOLVED_BY = _OVER | {EventKind.CLOSED_BY_PERSON}
_CRITICAL = frozenset(
    {
        EventKind.OPENED,
        EventKind.REOPENED,
        EventKind.REOPENED_BY_PERSON,
        EventKind.REPEATED,
        EventKind.STATE_AT_START,
        EventKind.SOURCE_SILENT,
        EventKind.SOURCE_UNREADABLE,
        EventKind.CHANNEL_DEAD,
    }
)
_HARMLESS = _OVER | {EventKind.ACKNOWLEDGED, EventKind.TEST}
_CLOSE = "close"


def action_of(words: Words) -> Action:
    """Return what a message does to the incident of its thread.

    What goes on for others on the channel stays open, and so does what is over with a reservation: a person checks.
    """
    if words.event is EventKind.ACKNOWLEDGED:
        return Action.ACKNOWLEDGE
    return Action.RESOLVE if words.event in _RESOLVED_BY and not _is_open(words) else Action.TRIGGER


def severity_of(words: Words) -> Severity:
    """Return how bad it is for whoever reads the channel."""
    if words.event in _HARMLESS and not _is_open(words):
        return Severity.INFO
    return Severity.CRITICAL if words.event in _CRITICAL else Severity.WARNING


def _is_open(words: Words) -> bool:
    return words.is_going_on or words.is_with_a_reservation


def incident(channel: str, words: Words, body: str) -> Json:
    """Return the fields of a message about one incident: the same key from its opening to its end, for each channel.

    `body` is what the channel is given to read.
    """
    key, action = f"{channel}/{words.thread}", action_of(words)
    return {
        "event": words.event.value,
        "event_action": action.value,
        "dedup_key": key,
        "payload": {
            "summary": words.title,
            "source": "meteo-douane",
            "severity": severity_of(words).value,
            "custom_details": {"message": body},
        },
        # GoAlert; any other word than "close" opens
        "action": _CLOSE if action is Action.RESOLVE else action.value,
        "dedup": key,
        **({"drill": True} if words.is_drill else {}),
    }
