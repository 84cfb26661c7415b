"""What no longer comes, told without a verb: "plus de BAE depuis 8h", "pas d'accès"; they meet folded sentences."""

from __future__ import annotations

from meteo_douane.reading.state_stems import BROKEN_FORMS
from meteo_douane.reading.states import Sort, State

#: What passes through a service, and is missed where it does not come.
_COMES = (
    r"(?:bae|mrn|ens|dae|acces|connexions?|reponses?|retours? (?:d[eu] |d')(?:statuts?|messages?)|accuses?"
    r"|acquittements?|validations?|liquidations?|mainlevees?|notifications?|messages?|flux|echanges?|statuts?"
    r"|emissions?|receptions?|delivrances?|certifications?)"
)
_NO_MORE = r"(?:^\W*|[,;:(] ?|\b(?:et|mais|avons|ont|y a|avoir) )"
#: What waits or fails is what is good to be without.
_STUCK = rf"(?:{BROKEN_FORMS}|en (?:attente|erreur|souffrance|instance|retard|echec))"
_ELSE = (
    r"(?! (?:\w+ ){0,2}?(?:que\b|prevue?s?\b|attendue?s?\b|necessaire|requise?|a (?:signaler|prevoir|venir|publier)"
    r"|d'information|d'alerte|d'erreur|de (?:rejet|relance)|negati))"
)

#: State, sort and words, as in `state_words.STATES`.
MISSING: tuple[tuple[State, Sort, str], ...] = (
    (State.UP, Sort.VERB, rf"{_NO_MORE}plus (?:de |d'|aucune? ){_COMES} (?:\w+ )?{_STUCK}"),
    (State.DOWN, Sort.VERB, rf"{_NO_MORE}(?:plus|pas) (?:de |d'|aucune? ){_COMES}(?!\w){_ELSE}(?! (?:\w+ )?{_STUCK})"),
)
