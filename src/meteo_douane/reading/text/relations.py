"""Words by which a notice says that it moves an operation, or that an alert which had ended begins again."""

from __future__ import annotations

from dataclasses import dataclass

from meteo_douane.domain.notice import Kind, Relation
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.alert_words import ALERT_AGAIN, RETURN_OF_AN_ALERT

MOVES = pattern_of(
    r"\breport (?:d[eu]s?|d') ?\w|\breport :|\b(?:reporte|decale|deplace|repousse|avance|reprogramme)e?s?\b"
    r"|\bnouv(?:elles?|eaux?|el) (?:dates?|horaires?|creneaux?|plages? horaires?)\b"
    r"|\bchangement (?:de date|d'horaires?)\b"
    # An erratum corrects the operation that it names; it announces no second one.
    r"|\b(?:erratum|errata|rectificatif|rectification)\b"
    r"|\b(?:horaires?|dates?|creneaux?|plages?)\b[^.;]{0,70}\b(?:errone|inexact|incorrect)\w*"
)
REOPENS = pattern_of(
    r"\breouv(?:erture|ert)\w*|\brouvert\w*|\brechute\b"
    r"|\b(?:reprise|reactivation|redeclenchement|retour) (?:de l'|en )alerte"
    r"|\b(?:de|a) nouveau (?:en alerte|en panne|constat\w+|observ\w+|rencontr\w+|bloqu\w+|indisponib\w+"
    r"|inaccessib\w+|perturb\w+)"
    rf"|{ALERT_AGAIN}|{RETURN_OF_AN_ALERT}"
)

OF_KINDS = (
    (Relation.MOVES, MOVES, frozenset({Kind.MAINTENANCE})),
    (Relation.REOPENS, REOPENS, frozenset({Kind.ALERT, Kind.MALFUNCTION, Kind.BULLETIN})),
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a notice bears on an earlier one, and where its words say so."""

    relation: Relation
    start: int
    end: int


def bearing_of(kind: Kind, folded: str) -> Bearing | None:
    """Return how a notice of a kind says in its folded words that it bears on an earlier one."""
    for relation, pattern, kinds in OF_KINDS:
        found = pattern.search(folded) if kind in kinds else None
        if found:
            return Bearing(relation, found.start(), found.end())
    return None
