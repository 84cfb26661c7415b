"""A triage as it is kept: what was answered, when and in view of what, and where it led."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.situation import Situation
from meteo_douane.domain.triage import Finding, triaged
from meteo_douane.domain.triage_terms import Answer, Answers, Outcome, Question

#: A request states what was answered as true now, and an alert may be published, a declaration released, at any moment:
#: there is time to write it, and no more. What was answered before is asked again.
ANSWER_HOLDS = timedelta(minutes=15)
#: Where the answers led holds no longer than they do.
CONCLUSION_HOLDS = ANSWER_HOLDS


class Hindrance(StrEnum):
    """Why nothing can be opened from a triage; the sentence is made by whoever says it."""

    NOT_A_START = "not_a_start"
    OTHER_WORDS = "other_words"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer with its moment (aware, UTC); `seen` are the editions that were shown for it."""

    question: Question
    answer: Answer
    at: datetime
    alert: str = ""
    seen: tuple[str, ...] = ()
    by: str = ""
    """Who answered; empty if that was not kept."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Where a triage led, and what was known then: the inspection will ask."""

    at: datetime
    outcome: Outcome
    rests_on: tuple[Passage, ...]
    last_good_at: datetime | None
    alerts: tuple[str, ...] = ()
    reasons: str = ""
    """For a request: what was found, a line for each reason."""


@dataclass(frozen=True, slots=True)
class Triage:
    """One person's way through the sheet; answers are only ever added, and of two to one question the later counts."""

    id: str
    started_at: datetime
    service: str
    mode: Mode
    by: str = ""
    office: str = ""
    answered: tuple[Answered, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()

    @property
    def conclusion(self) -> Conclusion | None:
        """Where it led last, or None if it led nowhere yet."""
        return self.conclusions[-1] if self.conclusions else None

    @property
    def _last(self) -> tuple[Answered, ...]:
        return tuple({one.question: one for one in self.answered}.values())

    def with_answer(self, answered: Answered) -> Triage:
        """Return it with one more answer."""
        return replace(self, answered=(*self.answered, answered))

    def answers(self, situation: Situation) -> Answers:
        """Return the answers that still hold: not one that is old, nor one about other words than are shown."""
        holding = self.holding(situation)
        alert = next((one.alert for one in holding if one.question is Question.SYMPTOM), "")
        return Answers({one.question: one.answer for one in holding}, alert)

    def holding(self, situation: Situation) -> tuple[Answered, ...]:
        """Return what was answered last to each question and still holds."""
        return tuple(one for one in self._last if _holds(one, situation))

    def lapsed(self, situation: Situation) -> tuple[Answered, ...]:
        """Return what was answered last to each question and is to be asked again."""
        return tuple(one for one in self._last if not _holds(one, situation))

    def hindrance(self, situation: Situation) -> Hindrance | None:
        """Return why nothing can be opened from it now, or None if it leads to a start."""
        last = self.conclusion
        if last is None or last.outcome is not Outcome.START:
            return Hindrance.NOT_A_START
        if not set(situation.editions) <= set(last.alerts):
            return Hindrance.OTHER_WORDS
        leads_there = triaged(situation, self.answers(situation)).outcome is Outcome.START
        is_recent = situation.at - last.at <= CONCLUSION_HOLDS
        return None if leads_there and is_recent else Hindrance.TOO_OLD

    def concluded(self, finding: Finding, situation: Situation, reasons: str = "") -> Triage:
        """Return it with where it led, if it led somewhere, and somewhere else than before or a while ago."""
        if finding.outcome is None:
            return self
        seen = situation.editions
        found = Conclusion(situation.at, finding.outcome, finding.rests_on, situation.last_good_at, seen, reasons)
        if self.conclusion is not None and _says_the_same(found, self.conclusion):
            return self
        return replace(self, conclusions=(*self.conclusions, found))


def _says_the_same(found: Conclusion, last: Conclusion) -> bool:
    is_recent = found.at - last.at <= CONCLUSION_HOLDS
    return is_recent and replace(found, at=last.at, last_good_at=last.last_good_at) == last


def _holds(answered: Answered, situation: Situation) -> bool:
    """Whether an answer is not too old, and what a symptom was compared with is still what is shown."""
    if situation.at - answered.at > ANSWER_HOLDS:
        return False
    return answered.question is not Question.SYMPTOM or _is_still_shown(answered, situation)


def _is_still_shown(symptom: Answered, situation: Situation) -> bool:
    now = set(situation.editions)
    is_gone = symptom.answer is Answer.SAME and bool(symptom.seen) and not now & set(symptom.seen)
    return now <= set(symptom.seen) and not is_gone
