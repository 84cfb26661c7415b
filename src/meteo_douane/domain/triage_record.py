"""A triage as it is kept: what was answered, when and in view of what, and where it led."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.situation import Situation
from meteo_douane.domain.triage import Answer, Answers, Finding, Outcome, Question


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer with its moment (aware, UTC); `seen` are the editions that were shown for it."""

    question: Question
    answer: Answer
    at: datetime
    alert: str = ""
    seen: tuple[str, ...] = ()


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

    def with_answer(self, answered: Answered) -> Triage:
        """Return it with one more answer."""
        return replace(self, answered=(*self.answered, answered))

    def answers(self, situation: Situation) -> Answers:
        """Return the answers that still hold: one about alerts does not once there are other words to compare with."""
        last = {one.question: one for one in self.answered}
        symptom = last.get(Question.SYMPTOM)
        if symptom is not None and not _holds(symptom, situation):
            del last[Question.SYMPTOM]
        alert = symptom.alert if symptom is not None else ""
        return Answers({question: one.answer for question, one in last.items()}, alert)

    def concluded(self, finding: Finding, situation: Situation, reasons: str = "") -> Triage:
        """Return it with where it led, if it led somewhere, and somewhere else than before."""
        if finding.outcome is None:
            return self
        seen = situation.editions
        found = Conclusion(situation.at, finding.outcome, finding.rests_on, situation.last_good_at, seen, reasons)
        last = self.conclusion
        if last is not None and replace(found, at=last.at, last_good_at=last.last_good_at) == last:
            return self
        return replace(self, conclusions=(*self.conclusions, found))


def _holds(symptom: Answered, situation: Situation) -> bool:
    now = set(situation.editions)
    is_gone = symptom.answer is Answer.SAME and bool(symptom.seen) and not now & set(symptom.seen)
    return now <= set(symptom.seen) and not is_gone
