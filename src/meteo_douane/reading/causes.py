"""Which service is at the origin of another's trouble."""

from __future__ import annotations

import re
from collections.abc import Sequence

from meteo_douane.reading.clause import Clause

CAUSE_BEFORE = re.compile(
    r"\b(?:en raison|a cause|du fait|suite a|suite au|a la suite|consecuti\w+ a|liee?s? a|provoquee?s? par"
    r"|causee?s? par|due?s? a|imputable\w* a|par suite|occasionnee?s? par|resultant|engendree?s? par|faute d"
    r"|compte tenu|entrainee?s? par|(?:origine|cause)\b[^,.;]{0,30}\b(?:est|reside|provient|dans|:)|provien\w+"
    r"|induite?s? par)[^,.;:]{0,60}$"
)
CAUSE_AFTER = re.compile(
    r"^[^.;]{0,110}?(?:\b(?:impactant|impacts?\b(?! \w+ sur le portail)|affectant|touchant|entrainant|provoquant"
    r"|bloquant|perturbant|empech\w+|entrain\w+|provoqu\w+|bloque(?:nt)?|perturbe(?:nt)?|impacte(?:nt)?|affecte"
    r"(?:nt)?|paralyse(?:nt)?|ralentit|ralentissent|rend|rendant|ce qui|consequences? (?:sur|pour)|repercussions?"
    r"|a pour (?:effet|consequence)|blocage d[eu]|d'ou)\b)"
)
BEING = re.compile(r"^[^.;,]{0,40}\b(?:etant|ayant|n'etant|ne repondant|ne pouvant)\b[^.;]{0,90},")
ORIGIN = re.compile(r"^[^.;,]{0,40}\b(?:est|serait|etant) (?:\w+ )?(?:a l'origine|en cause|la cause|responsable)")
THEREFORE = re.compile(
    r"^[^.;,]{0,80}\bdonc (?:pas|plus)\b"
    r"|^\W*(?:par consequent|de ce fait|en consequence|il en resulte|par voie de consequence|en outre, par)"
)


def is_cause(start: int, end: int, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether the words around a name put it at the origin of another's trouble."""
    sentence = clause.sentence
    before = sentence.words.folded[: start - sentence.start]
    after = sentence.words.folded[end - sentence.start :]
    if CAUSE_BEFORE.search(before) or ORIGIN.match(after):
        return True
    others = [name.start for each in clauses if each.sentence is sentence for name in each.names if name.start > end]
    if not others:
        return False
    between = after[: others[0] - end]
    leads = CAUSE_AFTER.match(between) is not None and not re.search(r"\b(?:par|n'|ne|qui est|sans)\b", between)
    return leads or BEING.match(after) is not None
