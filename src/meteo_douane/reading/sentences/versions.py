"""What an announcement of a version says that it mends: no trouble of today, and no end of one that was told.

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import State

#: Titles of a version, and of one that is brought against a trouble.
OF_A_VERSION = pattern_of(
    r"\b(?:livraison|mise en (?:production|service)|deploiement|installation|presentation)s? [^.;:]{0,30}?\bversion\b"
    r"|\bnouvelles? versions?\b|\bversion v? ?\d"
)
OF_A_TROUBLE = pattern_of(rf"\bcorrecti\w+|\b{TROUBLES}|\bretabli\w*")
#: It is there, and not to come.
IN_PRODUCTION = pattern_of(
    r"\b(?:a|ont) ete (?:\w+ment )?(?:mise?s? en (?:production|service|ligne)|livree?s?|deployee?s?|installee?s?)\b"
    r"|\b(?:mise? en (?:production|service|ligne)|livree?|deployee?|installee?)"
    r" (?:ce|cet|cette|hier|aujourd'hui|le \d|(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\b"
)
TO_COME = pattern_of(r"\b(?:sera|seront|demain|prochaine?)\b")
MENDS = pattern_of(
    rf"(?<!equipes )(?<!nous )\b(?:corrige|corrigent|resout|resolvent|suppriment?)\b[^.;:,]{{0,30}}?[ ']{TROUBLES}"
    rf"|\bcorrections? (?:de |d'|du |des )(?:[^.;:,]{{0,20}}[ '])?{TROUBLES}"
)
MENDED = pattern_of(r"\bcorrection|\bcorrige")
#: A trouble that people know of: that one may be what is over.
KNOWN = pattern_of(
    r"\b(?:alertes?|incidents?|signale\w*|rencontre\w*|constate\w*|retabli\w*|depuis|(?:de|a) nouveau|bloqu\w+"
    r"|indisponib\w+)\b"
)


def without_corrections(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Let what a version is said to mend tell nothing, where a message announces it and knows of no trouble."""
    titles = " ".join(dict.fromkeys(each.sentence.words.folded for each in clauses if each.topic is Topic.TITLE))
    text = [each.folded for each in clauses if each.topic is not Topic.TITLE]
    is_version = OF_A_VERSION.search(titles) is not None and OF_A_TROUBLE.search(titles) is None
    is_done = any(IN_PRODUCTION.search(each) for each in text) and not any(TO_COME.search(each) for each in text)
    is_known = any(KNOWN.search(each) for each in text)
    for each in clauses:
        is_aside = (is_done and _is_mended(each)) or (not is_known and _is_correction(each))
        yield replace(each, state=State.NOTHING, predicates=()) if is_version and is_aside else each


def _is_mended(clause: Clause) -> bool:
    """Whether all the trouble that a clause tells is what the version mends."""
    is_told = clause.state is State.DOWN and not clause.has_verb
    return is_told and MENDS.search(clause.folded) is not None


def _is_correction(clause: Clause) -> bool:
    """Whether the return that a clause tells is no more than a correction in the version."""
    told = (
        clause.folded[each.start - clause.start : each.end - clause.start]
        for each in clause.predicates
        if each.state is State.UP
    )
    return clause.state is State.UP and all(MENDED.search(each) for each in told)
