"""Whether leave of the fallback is for some alone, whom no service, mode or side tells: persons, places, goods."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.fallback_cuts import SIDE
from meteo_douane.reading.vocabulary.fallback_whom import BY_AN_OFFICE, BY_SOME, FOR_SOME, ON_A_CONDITION

#: What names a service, a mode or a side, once each of them has become "service".
NAMED = pattern_of(r"\b(?:(?:mode|volet|cote|sens|flux|service|teleservice|teleprocedure|application)s? )+service\b")

#: "N'est autorisée que pour les opérateurs en mode EDI, à compter de 13h": what is only a mode is no condition.
IN_A_MODE_ALONE = pattern_of(
    r"\W*(?:la |cette )?procedure de secours n'est (?:\w+ment |donc )?"
    r"(?:autorise|ouvert|activ|admis|applicable|possible)e?e? (?:\w+ment )?qu(?:e |')"
    r"(?:pour |en |dans |aux? )?(?:l[ae]s? |l')?"
    r"(?:(?:operateur|declarant|usager|declaration|flux|message|utilisateur|transmission)s? )?"
    r"(?:(?:transmis|deposes?|faite|envoye)\w* |utilisant |travaillant |declarant )?"
    r"(?:en |par |dans |l[ae] |l')?service"
    r"(?:,? (?:a (?:compter|partir) d[eu']|des|depuis|le|a)[ \dh:/.]+(?:le |a |des |\d|[/h:. ])*)?[ .;]*"
)


def is_for_some(clause: Clause) -> bool:
    """Whether leave is given to some of those who use the services, modes or sides that its clause names, if any."""
    words = _without_names(clause)
    return any((FOR_SOME.search(words), BY_SOME.match(words), BY_AN_OFFICE.match(words), ON_A_CONDITION.search(words)))


def is_for_a_mode_alone(clause: Clause) -> bool:
    """Whether leave is bound to the modes that its clause names, and to nothing else."""
    return bool(clause.modes) and IN_A_MODE_ALONE.fullmatch(_without_names(clause)) is not None


def _without_names(clause: Clause) -> str:
    """Return the words of a clause with "service" for each service, mode and side: that it tells for whom is enough."""
    words = clause.folded
    for start, end in sorted(((each.start, each.end) for each in clause.mentions), reverse=True):
        words = words[: max(start - clause.start, 0)] + "service" + words[end - clause.start :]
    return NAMED.sub("service", SIDE.sub("service", words))
