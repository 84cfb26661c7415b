"""What tells that something works, and leaves the rest out: no peace for who uses that.

A message that says that a part works is an information only where no other word of it is about a part, an exception or
work in progress. Told as a malfunction it is of all that its title names, less what is told to work.
"""

from __future__ import annotations

from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.sentences.exceptions import NO_PART, OUT_OF_A_WHOLE
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.hampered_words import A_DAY, BUT_A_PART, NOT_IT, OF_A_THING, ONGOING, ONLY
from meteo_douane.reading.vocabulary.states import State

#: "Service disponible. Évitez d'y déposer quoi que ce soit", "attendez-vous à des délais": of what works badly.
ADVISED_AGAINST = pattern_of(
    r"\b(?:evitez|eviter) (?:d'y |de l'|de vous y )(?:deposer|envoyer|transmettre|saisir|utiliser|connecter|declarer)\b"
    r"|\battendez-vous a (?:des |de )(?:\w+ )?(?:delai|lenteur|retard|attente|ralentissement|erreur|coupure)s?\b"
    r"(?![^.;]*\bhabituel)"
)
WELL = (State.OPEN, State.FINE)
UNDER_WAY = (State.AHEAD, State.SAME)


def half_of_it(cues: Cues) -> str:
    """Return the words by which a message that tells that something works leaves something else out, or nothing."""
    well = [each for each in cues.heard if each.state in WELL]
    if not well:
        return ""
    left = [each for each in well if _leaves_something(each)]
    left += [each for each in cues.told if _is_excepted(each, well) or _is_under_way(each, well)]
    left += [each for each in cues.clauses if _is_of_other_modes(each, well)]
    left += [each for each in cues.told if ADVISED_AGAINST.search(each.folded)]
    return left[0].folded if left else ""


def _leaves_something(clause: Clause) -> bool:
    """Whether what works is one of several, or works without a part of it, or beside a trouble that goes on."""
    is_of_a_service = bool(clause.mentions) and OF_A_THING.search(clause.folded) is None
    is_alone = is_of_a_service and ONLY.search(clause.folded) is not None
    return is_alone or any(words.search(clause.folded) for words in (BUT_A_PART, ONGOING))


def _is_excepted(clause: Clause, well: list[Clause]) -> bool:
    """Whether it excepts a part from what works: "tout fonctionne, | sauf la validation"."""
    before = [each for each in well if 0 <= clause.start - each.end <= 1]
    if not before or clause.mentions or clause.is_fallback or clause.state is not State.NOTHING:
        return False
    is_part = NO_PART.search(clause.folded) is None and A_DAY.match(clause.folded) is None
    is_exception = OUT_OF_A_WHOLE.match(clause.folded) is not None and is_part
    return is_exception or NOT_IT.fullmatch(clause.folded) is not None


def _is_under_way(clause: Clause, well: list[Clause]) -> bool:
    """Whether a return of the whole goes on beside a part that works: "service en cours de redémarrage, import OK"."""
    is_of_the_whole = clause.state in UNDER_WAY and not clause.mentions
    return is_of_the_whole and any(each.mentions for each in well)


def _is_of_other_modes(clause: Clause, well: list[Clause]) -> bool:
    """Whether a label names modes that are not those that work: "Modes indisponibles : DTI"."""
    modes = _modes_of([clause]) if clause.topic is Topic.MODES else set()
    known = _modes_of([each for each in well if each.topic is not Topic.MODES])
    return bool(modes and known) and not modes & known


def _modes_of(clauses: list[Clause]) -> set[Mode]:
    return {mode for each in clauses for listed in each.modes for mode in listed.modes}
