"""Which sentences beside an end speak of one part of what it restores, and not of its return: each is a doubt.

"Fin d'alerte DELTA IE. Les exportateurs doivent encore patienter.", "Travaux en cours sur le DTI.": a mode, a side, one
service of several, or those who use it, in words that nobody understands, may well not be back, unless they are good
manners, duties, what is worked off, what was, or what was never touched.
"""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.notice import ALL_MODES, Scope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.left_out import Span
from meteo_douane.reading.scopes.modes_beside import is_label
from meteo_douane.reading.sentences.asides import COURTESY, DUTY
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.others_down import is_elsewhere
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.waiting_words import (
    ANOTHER_FUNCTION,
    HAD_TO_WAIT,
    HAS_TO_WAIT,
    IS_PAST,
    IS_WELL,
    IS_WORKED_ON,
    NEVER_STRUCK,
    NOTHING_TO_DO,
    OF_PEOPLE_AND_PAPERS,
    OF_THE_CAUSE,
    OF_THE_END,
    OTHER_WORKS,
    PEOPLE,
    WATCHED,
    WORKED_OFF,
)

#: "Les opérateurs du transit", "ceux de Roissy": some people, of whom no table has what they use.
SOME_PEOPLE = pattern_of(rf"\b{PEOPLE} (?:d[eu]s? |d'|en |sous |qui )")
#: "Les deux autres sont rétablis", of three that nothing else was said of.
SOME_OTHERS = pattern_of(r"^\W*(?:les (?:deux |trois )?autres|l'autre) (?:sont|est|ont|a|fonctionnent?|marchent?)\b")
#: An hour or a number beside a name, and no other word.
NO_WORDS = pattern_of(r"(?:\W|\d|h|\b(?:a|vers|le|la|l|les|et|en|depuis|puis|mode|heures?)\b)*")
BACK = (State.UP, State.OPEN, State.FINE)
SETTLES = (OF_THE_CAUSE, WATCHED, IS_PAST, NEVER_STRUCK, NOTHING_TO_DO, RETROSPECT, OTHER_WORKS)
QUIET = (COURTESY, DUTY, IS_WELL, OF_PEOPLE_AND_PAPERS, OF_THE_END)


def left_waiting(clauses: Sequence[Clause], restored: Scope) -> tuple[Span, ...]:
    """Return the places of sentences about one part of what an end restores that do not say that it is back."""
    body = [each for each in clauses if each.sentence.is_heard and each.topic is Topic.BODY]
    is_titled = any(each.topic is Topic.TITLE and each.state is State.UP for each in clauses)
    back = [each.start for each in body if each.state in (State.UP, State.OPEN) and not each.is_fallback]
    since = 0 if is_titled else min(back, default=None)
    if since is None or {each.service for each in restored.parts} <= {GATEWAY}:
        return ()
    told = [each for each in body if each.start >= since]
    found = (each for each in told if _is_left(each, restored) and not _is_back_after_all(each, body))
    return tuple(dict.fromkeys((each.sentence.start, each.sentence.end) for each in found))


def _is_left(clause: Clause, restored: Scope) -> bool:
    """Whether a clause leaves a part of what is restored to come, or says of it what nobody understands."""
    words = _words_of(clause)
    if _is_of_another_function(clause) or (clause.state in BACK and not clause.mentions and SOME_OTHERS.match(words)):
        return True
    if HAS_TO_WAIT.search(words):
        is_of_some = _is_of_a_part(clause, restored) or (not clause.mentions and SOME_PEOPLE.search(words) is not None)
        return is_of_some and not _is_said(clause) and not _is_settled(words)
    if clause.is_fallback or is_elsewhere(clause) or _is_said(clause) or not _is_of_a_part(clause, restored):
        return False
    return _is_not_there(clause, words)


def _is_not_there(clause: Clause, words: str) -> bool:
    """Whether a part is told to be worked on or to come, or in words that nobody understands."""
    if WORKED_OFF.search(words) or _is_settled(words):
        return False
    if IS_WORKED_ON.search(words) or (clause.state is State.AHEAD and OF_PEOPLE_AND_PAPERS.search(words) is None):
        return COURTESY.search(words) is None
    return _is_unknown(clause) and not any(quiet.search(words) for quiet in QUIET)


def _is_of_another_function(clause: Clause) -> bool:
    """Whether what people need of a service is told to be still to come, in words that name no service or mode."""
    found = ANOTHER_FUNCTION.search(clause.folded)
    if found is None or clause.is_fallback or HAD_TO_WAIT.search(clause.folded):
        return False
    return all(each.start >= clause.start + found.end() for each in clause.mentions)


def _is_settled(words: str) -> bool:
    return any(settled.search(words) for settled in SETTLES)


def _is_said(clause: Clause) -> bool:
    """Whether a verb tells that it is back, or the scope of the end has what it leaves in trouble."""
    is_told = any(not each.is_noun for each in clause.predicates) and clause.state in BACK
    return is_told or clause.is_exception or (clause.state is State.DOWN and clause.is_standing)


def _is_unknown(clause: Clause) -> bool:
    """Whether nobody knows what it says of a part that it does not only name."""
    is_bare = is_label(clause) or NO_WORDS.fullmatch(clause.unnamed) is not None
    return clause.state is State.NOTHING and not is_bare and not clause.folded.rstrip().endswith(("?", ","))


def _words_of(clause: Clause) -> str:
    """Return the words of a clause, or of its sentence up to it where it only names a part: "À suivre : | ECS"."""
    if not is_label(clause):
        return clause.folded
    return clause.sentence.words.folded[: clause.end - clause.sentence.start]


def _is_of_a_part(clause: Clause, restored: Scope) -> bool:
    """Whether a clause names something that an end restores, and not all of it."""
    modes = frozenset(mode for each in clause.modes for mode in each.modes)
    named = {each.service for each in clause.names}
    hit = [each for each in restored.parts if not named or any(_is_within(each.service, name) for name in named)]
    in_modes = [each for each in hit if not modes or modes & (each.modes or ALL_MODES)]
    is_narrower = bool(modes) and any((each.modes or ALL_MODES) - modes for each in in_modes)
    is_one_of = len(hit) < len(restored.parts) or not named & {each.service for each in hit}
    return bool(in_modes) and (is_narrower or (bool(named) and is_one_of))


def _is_within(restored: str, name: str) -> bool:
    return restored == PORTAL or name == GATEWAY or is_kin(name, restored)


def _is_back_after_all(clause: Clause, body: Sequence[Clause]) -> bool:
    """Whether its sentence, or one behind it, says of the very part that it is back."""
    own = _parts(clause)
    later = [each for each in body if each.state in BACK and each is not clause and each.end > clause.start]
    is_inserted = clause.state is State.NOTHING and not clause.has_verb and clause.folded.rstrip().endswith(",")
    goes_on = is_inserted and any(each.sentence is clause.sentence for each in later)
    return goes_on or any(own and own <= _parts(each) for each in later)


def _parts(clause: Clause) -> set[object]:
    return {each.service for each in clause.names} | {mode for each in clause.modes for mode in each.modes}
