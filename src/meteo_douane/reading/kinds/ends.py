"""The end that a title, a label or a first sentence declares."""

from __future__ import annotations

import re
from collections.abc import Iterable

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.bygones import is_described
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.denials import is_denied
from meteo_douane.reading.sentences.predicates import predicates_in
from meteo_douane.reading.text.openings import without_date
from meteo_douane.reading.vocabulary.answers import HOW_TO, is_unanswered
from meteo_douane.reading.vocabulary.deeds_to_come import is_of_a_deed_to_come
from meteo_douane.reading.vocabulary.kind_words import END, NOT_END
from meteo_douane.reading.vocabulary.states import Sort, State
from meteo_douane.reading.vocabulary.trades_of_others import ANOTHER_NATURE

#: "À la fin d'alerte, vous devrez …": of whatever alert, one day.
AT_AN_END = pattern_of(
    r"\b(?:a|des|lors de|apres) (?:la )?(?:fin|levee|cloture) d(?:e l)?'(?:une )?(?:alerte|incident)\b"
    r"|\bune fois (?:que )?(?:l'|une )(?:alerte|incident) (?:est |sera )?(?:levee?|close?|terminee?|resolu)\b"
    r"|\b(?:quand|lorsque?|des que) (?:l'|une )(?:alerte|incident) (?:est|sera)\b"
)


def tells_what_to_do_at_an_end(title: str, body: str) -> bool:
    """Whether a message tells how to go about the end of any alert, and of none that has taken place."""
    return HOW_TO.search(title) is not None and AT_AN_END.search(body) is not None


#: What people of the trade do to anything: "bascule VIP terminée" of no service that we know ends nothing of ours.
OF_WHATEVER = pattern_of(
    r"(?:^|- |: )\W*(?:l[ae] |l'|une? )?(?:bascule|migration|livraison|montee de version|deploiement|redemarrage"
    r"|relance|correctif|patch|changement|mise en production)s?\b"
    # A port's own.
    r"|\b(?:systeme|application|plateforme|place) portuaire\b"
)
#: "Fin de panne chez un prestataire EDI".
THIRD_PARTY = pattern_of(
    r"\b(?:prestataires?|hebergeurs?|editeurs?|fournisseurs?|conex|mgi|soget|operateurs? (?:telecom|reseau|internet"
    r"|de r)\w*)\b"
)


def is_of_no_service(ended: str, clauses: Iterable[Clause], title: str = "") -> bool:
    """Whether words end works of whatever kind, or a title what befell a provider, where no service is named at all."""
    is_of_others = OF_WHATEVER.search(ended) is not None or THIRD_PARTY.search(title) is not None
    return is_of_others and not any(each.names for each in clauses)


def is_to_come(ended: re.Match[str], words: str, told: Iterable[Clause]) -> bool:
    """Whether a sentence's words tell an end as one that is announced: "Rappel : fin de la maintenance à 6h demain"."""
    own = (each for each in told if each.sentence.words.folded.strip() == words)
    return any(each.is_announced and ended.group() in each.folded for each in own)


def end_in(words: str) -> re.Match[str] | None:
    """Return the words that declare an end, if they are no question, deny none and do not only speak of one."""
    words = without_date(words)
    found = END.search(words)
    if found is None or ANOTHER_NATURE.search(words):
        return None
    if words.rstrip().endswith("?") or NOT_END.search(words) or is_denied(words):
        return None
    if is_unanswered(found.group(), words[found.end() :]):
        return None
    if is_of_a_deed_to_come(words[: found.start()], words[found.end() :]):
        return None
    if _is_followed_by_harm(words, found) or is_described(found.group(), words[: found.start()], words[found.end() :]):
        return None
    return found


def _is_followed_by_harm(words: str, found: re.Match[str]) -> bool:
    """Whether an end is only spoken of, and a verb behind it tells a trouble: "le rétablissement a été suivi de"."""
    told = predicates_in(words)
    own = [each for each in told if each.start < found.end() and found.start() < each.end]
    is_spoken_of = bool(own) and all(each.state is State.NOTHING for each in own)
    behind = (each for each in told if each.start >= found.end())
    return is_spoken_of and any(each.state is State.DOWN and each.sort is Sort.VERB for each in behind)
