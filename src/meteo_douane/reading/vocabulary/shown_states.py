"""The words of states that are shown beside a message: of a badge, a label or a section; folded."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

SHOWN_AS_INFORMATION = pattern_of(r"\W*(?:type ?: ?|message d')?info(?:rmation)?s?\W*")
"""A badge that says of a message about no service that it is an information."""
OVER = pattern_of(
    r"\b(?:terminee?s?|passee?s?|close?s?|cloture?e?s?|historique|resolue?s?|archiv\w+|levee?s?|fin d'alerte|fin"
    r" de maintenance|retabli\w*|achevee?s?|finie?s?|anciens? messages?|anterieure?s?|precedents?)\b"
)
#: All that a label says of the state of a message that is over.
CLOSED = pattern_of(r"(?:clos|cloture|termine|resolu|retabli|acheve|fini|leve)e?s?")
#: The same of a message of a day and an hour: "Statut : résolu le 10/03/2026 à 16h10".
CLOSED_AT = pattern_of(
    rf"{CLOSED.pattern}(?:,? (?:ce jour|(?:depuis )?(?:le )?[\d/]{{3,10}}))?(?:,? (?:a|depuis) [\dh:]+)?"
)
#: All that a label or a column says of works that are to come: "Statut : programmée".
PLANNED = pattern_of(r"(?:programme|planifie|prevu)e?s?")
STILL = pattern_of(
    r"\b(?:non|pas encore|en cours|a venir|pas) (?:terminee?|resolue?|levee?|close?)|\ben cours\b|\ba venir\b"
    r"|\bprevue?s?\b|\bprochaine?"
)
#: A state that says more of a message than the part of the page around it: "Identifié" below "Incidents passés".
GOING_ON = pattern_of(
    r"\W*(?:en cours|identifiee?|(?:enquete|investigation|analyse) en cours|non resolue?|prise? en charge)\W*"
)
CALLED_OFF = pattern_of(r"\bannulee?s?\b|\bannulations?\b")
WORKS_FINE = pattern_of(
    r"^\W*(?:(?:le )?service |etat |statut )?(?:en ligne )?:? ?(?:operationnel|disponible|normal|nominal"
    r"|fonctionnel|accessible|ok|vert)\w*"
)
