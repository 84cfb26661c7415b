"""What a triage is spoken of in: its questions, what answers them, where it leads and what to bear in mind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Question(StrEnum):
    """What only the person can answer, in the order of the sheet."""

    SYMPTOM = "symptom"
    PROVIDER = "provider"
    AUBETTE = "aubette"
    OFFICE = "office"
    CASE = "case"


class Answer(StrEnum):
    """What can be answered; what a word means depends on the question."""

    SAME = "same"
    OTHER = "other"
    NONE = "none"
    OK = "ok"
    FAULT = "fault"
    UNKNOWN = "unknown"
    BAE = "bae"
    CONTROL = "control"
    CREDIT = "credit"
    PAYMENT = "payment"
    UNREACHABLE = "unreachable"
    VALIDATE = "validate"
    RELEASE = "release"
    NEITHER = "neither"


class Outcome(StrEnum):
    """Where the sheet leads."""

    FOLLOW_THE_ALERT = "follow_the_alert"
    WAIT_FOR_THE_PROVIDER = "wait_for_the_provider"
    NOT_NEEDED = "not_needed"
    NOT_TECHNICAL = "not_technical"
    NO_CASE = "no_case"
    SERVICE_CLOSED = "service_closed"
    NOT_OF_THE_SHEET = "not_of_the_sheet"
    """Nowhere: the service has a text of its own, and the sheet does not say whether its fallback may be started."""
    START = "start"


class Caution(StrEnum):
    """What a person must bear in mind beside the answer."""

    DELTA_IE = "delta_ie"
    NOT_OF_THE_SHEET = "not_of_the_sheet"
    SERVICE_CLOSED = "service_closed"
    PART_CLOSED = "part_closed"
    READING_IS_OLD = "reading_is_old"
    UNREAD = "unread"
    CLOSED_BY_US = "closed_by_us"
    MODE_NOT_STATED = "mode_not_stated"
    SERVICE_NOT_STATED = "service_not_stated"
    NONE_IS_KNOWN = "none_is_known"
    PROVIDER_NOT_ASKED = "provider_not_asked"
    PROVIDER_IN_TROUBLE = "provider_in_trouble"
    STATE_NOT_VERIFIED = "state_not_verified"
    HOURS_UNKNOWN = "hours_unknown"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far; `alert` is the episode that the symptom was compared with, if there were several."""

    given: Mapping[Question, Answer] = field(default_factory=dict)
    alert: str = ""

    def to(self, question: Question) -> Answer | None:
        """Return what was answered to a question, or None."""
        return self.given.get(question)
