"""A service that will close, told by an active verb: "DELTA T fermera lundi", "nous couperons l'accès à 20h".

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.states import Sort, State

_WILL_CLOSE = r"(?:(?<!ne )(?:s'arreter|s'interrompr|s'eteindr|se couper)|(?<!ne )(?<!s'y )fermer)(?:a|ont)\b"
_WE_CLOSE = r"(?<!ne )(?<!n')\b(?:fermer|couper|arreter|interrompr|suspendr|stopper|debrancher|eteindr)(?:ons|a|ont)"
_IT = (
    r"(?:l[ae]s? |l'|votre |vos |notre |nos |cette |ce )?(?:(?:tele)?services?\b|applications?\b|teleprocedures?\b"
    rf"|modes? (?:dti|edi)\b|portail\b|passerelle\b|plateforme\b|serveurs?\b|acces\b|connexions?\b|(?:{SERVICE})\b)"
)
#: Whose closing is none of a service: an office, people, a period, and what is only spoken of.
_NO_SERVICE = (
    r"(?:bureaux?|standard|support|hotline|guichets?|accueil|assistance|permanence|cellule|recette|agence|direction"
    r"|division|inscriptions?|enquete|sondage|periode|delai|campagne|concours|consultation|aeroport|port|centre"
    r"|entrepots?|magasins?|restaurant|session|webinaire|formation)s?"
)
#: What ends when it stops.
_WORKS = (
    r"(?:maintenance|intervention|operation|travaux|coupure|interruption|fermeture|indisponibilite|alerte|incident"
    r"|procedure|recours|secours|tolerance|derogation|autorisation|validite|prolongation)s?"
)

CLOSINGS_TO_COME: tuple[tuple[State, Sort, str], ...] = (
    (State.NOTHING, Sort.VERB, rf"\b{_NO_SERVICE}\b[^.;:]{{0,60}}? {_WILL_CLOSE}"),
    (State.AHEAD, Sort.VERB, rf"\b{_WORKS}\b[^.;:,]{{0,60}}? {_WILL_CLOSE}"),
    (State.DOWN, Sort.PLANNED, rf"{_WILL_CLOSE}(?! (?:[ls]es? |la |l'|leurs? )?(?:portes?|yeux|comptes?|session)\b)"),
    (State.DOWN, Sort.PLANNED, rf"{_WE_CLOSE} (?:\w+ment )?{_IT}"),
    (State.DOWN, Sort.VERB, rf"\bnous (?:fermons|coupons|arretons|interrompons|suspendons) (?:\w+ment )?{_IT}"),
)  # fmt: skip
