"""Fiche 1 as a decision: is it them or us, and may we start the fallback ourselves.

The sheet is data, and how it is gone through is a few lines. It is never decided here whether what a person sees is
what an alert describes: that is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.office import Presence
from meteo_douane.domain.situation import Coverage, Situation, Standing
from meteo_douane.domain.triage_terms import Answer, Answers, Caution, Outcome, Question


@dataclass(frozen=True, slots=True)
class Branch:
    """What follows from an answer: the sentences that it rests on, and where it ends; None is the next question."""

    rests_on: tuple[Passage, ...]
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One question of the sheet: when it is asked, what follows from each answer, and what if it is not asked."""

    question: Question
    is_asked: Callable[[Situation, Answers], bool]
    branches: Mapping[Answer, Branch]
    otherwise: Branch


@dataclass(frozen=True, slots=True)
class Finding:
    """How far the answers lead: to a question that remains or to an outcome, with the sentences that this rests on.

    `decided_by` is the question whose answer led elsewhere than to a start.
    """

    question: Question | None
    outcome: Outcome | None
    rests_on: tuple[Passage, ...]
    cautions: tuple[Caution, ...]
    decided_by: Question | None = None


def _must_judge_the_symptom(situation: Situation, answers: Answers) -> bool:
    """No alert is known to be none only after a fresh reading that was understood; who has seen one may say so.

    About a service that is closed, only an alert that may be about it leaves something to ask.
    """
    is_none_known = situation.is_fresh and not situation.alerts and not situation.unread
    is_moot = situation.closed_at is not None and not situation.alerts
    return not (is_none_known or is_moot) or Question.SYMPTOM in answers.given


def _uses_edi(situation: Situation, _answers: Answers) -> bool:
    return situation.mode is Mode.EDI


def _always(_situation: Situation, _answers: Answers) -> bool:
    return True


def _could_ask_the_office(situation: Situation, answers: Answers) -> bool:
    """By the hours that are configured where Aubette did not say; what the office said all the same counts."""
    could_be_asked = situation.presence is not Presence.CLOSED and answers.to(Question.AUBETTE) is Answer.UNREACHABLE
    return could_be_asked or Question.OFFICE in answers.given


_NOWHERE = Branch(())
_NOT_COVERED = Branch((Passage.CHECK_THE_ALERT, Passage.NOT_COVERED))
_ASKED_OF_AUBETTE = (
    Passage.AUBETTE,
    Passage.NOT_RELEASED_OR_NOT_SEEN,
    Passage.ASK_THE_OFFICE,
    Passage.TECHNICAL,
)
_SEEN_IN_AUBETTE = Branch(_ASKED_OF_AUBETTE, Outcome.NOT_TECHNICAL)
_TOLD_BY_THE_OFFICE = Branch((Passage.ASK_THE_OFFICE, Passage.TECHNICAL), Outcome.NOT_TECHNICAL)

#: The sheet, steps 1 to 3: each question with what follows from each answer.
SHEET = (
    Node(
        Question.SYMPTOM,
        _must_judge_the_symptom,
        {
            Answer.SAME: Branch(
                (Passage.CHECK_THE_ALERT, Passage.COVERED, Passage.FOLLOW_BULLETINS, Passage.PUBLISHED_END),
                Outcome.FOLLOW_THE_ALERT,
            ),
            Answer.OTHER: _NOT_COVERED,
            Answer.NONE: Branch((Passage.NOT_COVERED,)),
        },
        otherwise=Branch((Passage.NOT_COVERED,)),
    ),
    Node(
        Question.PROVIDER,
        _uses_edi,
        {
            Answer.OK: Branch((Passage.ASK_THE_PROVIDER,)),
            Answer.FAULT: Branch(
                (
                    Passage.ASK_THE_PROVIDER,
                    Passage.PROVIDER_AT_FAULT,
                    Passage.PROVIDER_BULLETINS,
                    Passage.FOLLOW_BULLETINS,
                    Passage.PUBLISHED_END,
                ),
                Outcome.WAIT_FOR_THE_PROVIDER,
            ),
            Answer.UNKNOWN: Branch((Passage.ASK_THE_PROVIDER,)),
        },
        otherwise=_NOWHERE,
    ),
    Node(
        Question.AUBETTE,
        _always,
        {
            Answer.BAE: Branch((Passage.AUBETTE, Passage.RELEASED), Outcome.NOT_NEEDED),
            Answer.CONTROL: _SEEN_IN_AUBETTE,
            Answer.CREDIT: _SEEN_IN_AUBETTE,
            Answer.PAYMENT: _SEEN_IN_AUBETTE,
            Answer.OTHER: Branch(_ASKED_OF_AUBETTE),
            Answer.UNREACHABLE: Branch((Passage.AUBETTE, Passage.NOT_RELEASED_OR_NOT_SEEN)),
        },
        otherwise=_NOWHERE,
    ),
    Node(
        Question.OFFICE,
        _could_ask_the_office,
        {
            Answer.CONTROL: _TOLD_BY_THE_OFFICE,
            Answer.CREDIT: _TOLD_BY_THE_OFFICE,
            Answer.PAYMENT: _TOLD_BY_THE_OFFICE,
            Answer.NONE: Branch((Passage.ASK_THE_OFFICE, Passage.TECHNICAL)),
            Answer.UNKNOWN: Branch((Passage.ASK_THE_OFFICE,)),
        },
        otherwise=_NOWHERE,
    ),
    Node(
        Question.CASE,
        _always,
        {
            Answer.VALIDATE: Branch((Passage.TWO_CASES, Passage.CANNOT_VALIDATE)),
            Answer.RELEASE: Branch((Passage.TWO_CASES, Passage.NOT_RELEASED)),
            Answer.NEITHER: Branch((Passage.TWO_CASES, Passage.CANNOT_VALIDATE, Passage.NOT_RELEASED), Outcome.NO_CASE),
        },
        otherwise=_NOWHERE,
    ),
)

#: Steps 4 to 6, for whoever starts it.
_HOW = (
    Passage.AT_ANY_HOUR,
    Passage.BY_RIGHT,
    Passage.FILE_A_REQUEST,
    Passage.WHAT_TO_STATE,
    Passage.ONE_FOR_EACH_SERVICE,
    Passage.TELL_THE_OFFICE,
    Passage.START,
    Passage.BOTH_CONDITIONS,
)


#: What is asked of a service that the sheet is not about: whether it is them, and no more.
_OF_OTHER_SERVICES = SHEET[:2]
#: What counts is the service in use: of one that is closed nothing can be started, whatever is seen.
_OF_A_CLOSED_SERVICE = (Passage.ABOUT, Passage.CHECK_THE_ALERT)


def triaged(situation: Situation, answers: Answers) -> Finding:
    """Go through the sheet as far as the answers lead.

    For a service that is closed that is no further than step 1, for one that the sheet is not about than step 2.
    """
    rests_on: tuple[Passage, ...] = ()
    for node in _nodes(situation):
        branch = _branch(node, situation, answers)
        if branch is None:
            return Finding(node.question, None, rests_on, _cautions(situation, answers, None))
        rests_on += tuple(passage for passage in branch.rests_on if passage not in rests_on)
        if branch.outcome is not None:
            cautions = _cautions(situation, answers, branch.outcome)
            return Finding(None, branch.outcome, rests_on, cautions, node.question)
    outcome, rests_on = _at_the_end(situation, rests_on)
    return Finding(None, outcome, rests_on, _cautions(situation, answers, outcome))


def _at_the_end(situation: Situation, rests_on: tuple[Passage, ...]) -> tuple[Outcome, tuple[Passage, ...]]:
    """Return where it leads if no answer led elsewhere, and all that this rests on."""
    if situation.closed_at is not None:
        return Outcome.SERVICE_CLOSED, _OF_A_CLOSED_SERVICE
    if situation.coverage is Coverage.OTHER:
        return Outcome.NOT_OF_THE_SHEET, (Passage.ABOUT, *rests_on)
    return Outcome.START, rests_on + _how(situation)


def options(question: Question, situation: Situation) -> tuple[Answer, ...]:
    """Return what may be answered: of a provider in EDI only, and no denial of an alert while one is known."""
    if question is Question.PROVIDER and situation.mode is not Mode.EDI:
        return ()
    [node] = (node for node in SHEET if node.question is question)
    is_denied = question is Question.SYMPTOM and bool(situation.alerts)
    return tuple(answer for answer in node.branches if not (is_denied and answer is Answer.NONE))


def relevant(situation: Situation, answers: Answers) -> Answers:
    """Return the answers to what is asked at all in a situation: somebody may have given others beforehand."""
    asked = {node.question for node in _nodes(situation) if node.is_asked(situation, answers)}
    return replace(answers, given={one: answer for one, answer in answers.given.items() if one in asked})


def _nodes(situation: Situation) -> tuple[Node, ...]:
    if situation.closed_at is not None:
        return SHEET[:1]
    return _OF_OTHER_SERVICES if situation.coverage is Coverage.OTHER else SHEET


def _branch(node: Node, situation: Situation, answers: Answers) -> Branch | None:
    """Return what follows, or None while the answer is missing or does not say which of several alerts it means."""
    if not node.is_asked(situation, answers):
        return node.otherwise
    answer = answers.to(node.question)
    if answer is None or answer not in options(node.question, situation):
        return None
    is_vague = answer is Answer.SAME and len(situation.alerts) > 1 and situation.alert(answers.alert) is None
    return None if is_vague else node.branches[answer]


def _how(situation: Situation) -> tuple[Passage, ...]:
    call = () if situation.presence is Presence.OPEN else (Passage.CALL_THE_SAU,)
    return (*_HOW, *call, Passage.OWN_END)


def _cautions(situation: Situation, answers: Answers, outcome: Outcome | None) -> tuple[Caution, ...]:
    standings = {alert.standing for alert in situation.alerts}
    is_starting = outcome is Outcome.START
    found = {
        Caution.DELTA_IE: situation.coverage is Coverage.DELTA_IE,
        Caution.NOT_OF_THE_SHEET: situation.coverage is Coverage.OTHER,
        Caution.SERVICE_CLOSED: situation.closed_at is not None and outcome is not Outcome.SERVICE_CLOSED,
        Caution.PART_CLOSED: bool(situation.closed_parts),
        Caution.READING_IS_OLD: not situation.is_fresh,
        Caution.UNREAD: bool(situation.unread),
        Caution.CLOSED_BY_US: bool(situation.closed_by_us),
        Caution.MODE_NOT_STATED: Standing.MODE_NOT_STATED in standings,
        Caution.SERVICE_NOT_STATED: Standing.SERVICE_NOT_STATED in standings,
        Caution.NONE_IS_KNOWN: outcome is Outcome.FOLLOW_THE_ALERT and situation.is_fresh and not situation.editions,
        Caution.PROVIDER_NOT_ASKED: answers.to(Question.PROVIDER) is Answer.UNKNOWN and _uses_edi(situation, answers),
        Caution.PROVIDER_IN_TROUBLE: _is_contradicted(situation, answers),
        Caution.STATE_NOT_VERIFIED: is_starting and _is_unverified(answers),
        Caution.HOURS_UNKNOWN: situation.presence is Presence.UNKNOWN
        and (is_starting or outcome is Outcome.NOT_TECHNICAL),
    }
    return tuple(caution for caution, holds in found.items() if holds)


def _is_contradicted(situation: Situation, answers: Answers) -> bool:
    """Whether a provider publishes a trouble of its platform that was not told, or was denied, on the telephone."""
    is_told_otherwise = answers.to(Question.PROVIDER) in {Answer.OK, Answer.UNKNOWN}
    is_published = any(provider.is_in_trouble for provider in situation.providers)
    return is_told_otherwise and is_published and _uses_edi(situation, answers)


def _is_unverified(answers: Answers) -> bool:
    """Whether nobody could say in which state the declarations are that were validated and not released."""
    is_blind = answers.to(Question.AUBETTE) is Answer.UNREACHABLE and answers.to(Question.OFFICE) is not Answer.NONE
    return is_blind and answers.to(Question.CASE) is Answer.RELEASE
