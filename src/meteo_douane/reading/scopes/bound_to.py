"""Whether all that a message tells is bound to one of the services that it names: "ne concernera finalement qu'ECS"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.said import Said
from meteo_douane.reading.text.blanks import blanked

#: "La maintenance annoncée pour DELTA T et ECS ne concernera finalement qu'ECS": all of it, and no part of it. What was
#: so before ("ne concernait que") may have grown since.
BOUND_TO = pattern_of(
    r"^\W*(?:finalement,? )?(?:elle|il|(?:la |l'|cette |cet |le )(?:maintenance|operation|intervention|mise a jour"
    r"|coupure|incident|panne|dysfonctionnement|indisponibilite|alerte)"
    r"(?: (?:annonce|prevu|programme|planifie|signale|initialement)e?s?)*"
    r"(?:[ _,\d/:]|\b(?:pour|de|d'|du|sur|le|la|l'|a|au|en|et|h|volets?|services?|janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre|[a-z]+di|dimanche)(?![a-z]))*)"
    r" (?:ne |n')(?:concern|port|touch|affect|impact|vis)(?!ai)\w+ (?:\w+ment )?(?:donc |plus )?(?:sur )?qu(?:e |')"
)
_NAMED = "_"


def is_all_that_is_left(said: Said) -> bool:
    """Whether works, or a trouble, are said to be of nothing but a service."""
    bound = bound_by(said.clause)
    names = (each for each in said.clause.names if each.service == said.service)
    return bound > 0 and any(each.start - said.clause.start >= bound for each in names)


def bound_by(clause: Clause) -> int:
    """Return the place in a clause behind which that stands to which all is bound, or 0; a mode before it bounds it."""
    found = BOUND_TO.match(blanked(clause.folded, clause.start, clause.names, mark=_NAMED))
    is_of_modes = found is not None and any(each.start - clause.start < found.end() for each in clause.modes)
    return found.end() if found and not is_of_modes else 0
