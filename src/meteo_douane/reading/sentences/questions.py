"""Lists of questions and answers: what is only asked about, or supposed, tells no trouble of today.

A question about a trouble that there is ("depuis quand ?"), or an answer that tells one, is left as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.kind_words import OF_QUESTIONS
from meteo_douane.reading.vocabulary.states import State

#: How the lines of such a list begin.
QUESTION = pattern_of(r"^\W*q(?:uestion)?(?: ?n?°? ?\d+)? ?: ?")
ANSWER = pattern_of(r"^\W*r(?:eponse)?(?: ?n?°? ?\d+)? ?: ?")
ASKED = pattern_of(r"\?[\s\")]*$")
#: "Les étapes à suivre lorsque ECS est en panne."
SUPPOSED = pattern_of(
    r"\b(?:si|s'ils?|s'elles?|lorsqu(?:e|')|quand|en cas d|au cas ou|dans le cas ou|des (?:lors )?qu|tant qu)[^.;]*$"
)
CONDITION = pattern_of(
    r"\b(?:si|s'ils?|lorsqu\w*|quand|en cas d|des (?:lors )?qu|tant qu|sous reserve|a condition|uniquement|seulement"
    r"|sauf|ne|pas|aucune?)\b|\bn'"
)
YES = pattern_of(rf"(?:{ANSWER.pattern}|^\W*)(?:oui|effectivement|en effet|tout a fait|malheureusement)\b")
#: What tells that there is a trouble today, in a question or an answer; not the hours of an office.
OF_TODAY = pattern_of(
    r"(?<!\bde )(?<!h a )(?<!h\d\d a )\b\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\b|\b\d{1,2}:\d\d\b"
    r"|\bdepuis (?!le debut|l[ae] |votre|un )\w+|\bce (?:matin|jour|midi|soir)\b"
    r"|\b(?:aujourd'hui|hier|actuellement|en ce moment|en cours)\b"
    r"|\bnos (?:equipes?|services? (?:techniques?|informatiques?))\b|\bnous (?:recherch|travaill|interven|mett)\w+"
    r"|\b(?:la cause|l'origine) (?:du|de la|de l'|des)\b"
    r"|\bsera (?:\w+ )?(?:livre|corrige|retabli|resolu|deploye|repare|rouvert)e?s?\b|\bcorrectif|\bnous confirmons\b"
    r"|\b(?:le probleme|l'incident|la panne|l'alerte) (?:est|a|touche)\b"
)
#: What is asked of a trouble that there is; of one's own declaration it may be asked at any time.
PRESUPPOSED = pattern_of(r"\b(?:pourquoi|depuis quand|jusqu'a quand|quand (?:sera|seront)|quelle est la cause)\b")
#: "DELTA T est-il en panne ?" is open only where an answer is "non".
WHETHER = pattern_of(r"\b(?:est|sont)-(?:t-)?(?:ce|ils?|elles?)\b")
NO = pattern_of(rf"(?:{ANSWER.pattern}|^\W*)non\b")
OF_ONES_OWN = pattern_of(r"\b(?:mon|ma|mes|votre|vos)\b")
#: What may be published, and has not been: "attendez la publication d'une alerte".
AN_ALERT = pattern_of(r"alertes?")
BESIDE = (Topic.PUBLISHED, Topic.NEXT)


def without_questions(clauses: Sequence[Clause]) -> list[Clause]:
    """Let what a list of questions only asks about, or supposes, tell nothing, if it tells of no trouble of today."""
    heard = [each for each in clauses if each.sentence.is_heard and each.topic not in BESIDE]
    if not _is_list(heard):
        return list(clauses)
    is_no = any(NO.search(each.sentence.words.folded) for each in heard)
    down = (each for each in heard if each.state is State.DOWN and not each.is_fallback)
    troubles = [each for each in down if _is_open(each, is_answered_no=is_no)]
    if not all(_is_of_a_list(each, troubles) for each in heard):
        return list(clauses)
    return [replace(each, state=State.NOTHING) if each in troubles else each for each in clauses]


def _is_list(heard: Sequence[Clause]) -> bool:
    if any(OF_QUESTIONS.search(each.sentence.words.folded) for each in heard if each.topic is Topic.TITLE):
        return True
    sentences = [each.sentence.words.folded for each in heard]
    return any(QUESTION.match(each) for each in sentences) and any(ANSWER.match(each) for each in sentences)


def _is_open(clause: Clause, *, is_answered_no: bool) -> bool:
    """Whether a trouble is only asked about, or supposed, or is the word for a message alone."""
    sentence = clause.sentence.words.folded
    told = [each for each in clause.predicates if each.state is State.DOWN]
    before = sentence[: min((each.start for each in told), default=clause.end) - clause.sentence.start]
    words = (clause.folded[each.start - clause.start : each.end - clause.start] for each in told)
    is_a_message = clause.topic is not Topic.TITLE and all(AN_ALERT.fullmatch(each.strip()) for each in words)
    is_of_ones_own = OF_ONES_OWN.search(sentence) is not None
    may_be_real = PRESUPPOSED.search(sentence) or (WHETHER.search(sentence) and not is_answered_no)
    is_asked = ASKED.search(sentence) is not None and (is_of_ones_own or not may_be_real)
    return is_asked or SUPPOSED.search(before) is not None or is_a_message


def _is_of_a_list(clause: Clause, troubles: Sequence[Clause]) -> bool:
    """Whether a clause asks, or answers without telling a trouble, a return or a leave of today."""
    sentence = clause.sentence.words.folded
    if clause.topic is not Topic.TITLE and OF_TODAY.search(sentence):
        return False
    is_conditional = CONDITION.search(sentence) is not None or ASKED.search(sentence) is not None
    if (YES.match(sentence) or clause.is_fallback) and not is_conditional and clause.topic is not Topic.TITLE:
        return False
    return clause in troubles or clause.is_fallback or clause.state in (State.NOTHING, State.FINE, State.OPEN)
