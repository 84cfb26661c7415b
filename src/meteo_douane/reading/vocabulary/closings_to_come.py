"""A service that will close, told by an active verb: "DELTA T fermera lundi", "nous couperons l'accès à 20h".

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.states import Sort, State

_WILL_CLOSE = r"(?:(?<!ne )(?:s'arreter|s'interrompr|s'eteindr|se couper)|(?<!ne )(?<!s'y )fermer)(?:a|ont)\b"
_WE_CLOSE = r"\b(?:nous|on) (?:fermer|couper|arreter|interrompr|suspendr|stopper|debrancher|eteindr)(?:ons|a)\b"
_A_SERVICE = (
    r"(?:(?:tele)?services?\b(?! d(?:es|e la) douane)|applications?\b(?! d)|teleprocedures?\b"
    rf"|modes? (?:dti|edi)\b|portail\b|passerelle\b|plateforme\b|serveurs?\b|acces\b|connexions?\b|(?:{SERVICE})\b)"
)
_IT = rf"(?:l[ae]s? |l'|votre |vos |notre |nos |cette |ce )?{_A_SERVICE}(?! des\b)"
#: Whose closing is none of a service: an office, people, a period, and what is only spoken of.
_NO_SERVICE = (
    r"(?:bureaux?|standard|support|hotline|guichets?|accueil|assistance|permanence|cellule|recette|agence|direction"
    r"|division|inscriptions?|enquete|sondage|periode|delai|campagne|concours|consultation|aeroport|port|centre"
    r"|entrepots?|magasins?|restaurant|session|webinaire|formation)s?"
)
#: What ends when it stops.
_WORKS = (
    r"(?:maintenance|intervention|operation|travaux|coupure|interruption|fermeture|indisponibilite|alerte"
    r"|procedure|recours|secours|tolerance|derogation|autorisation|validite|prolongation)s?"
)

CLOSINGS_TO_COME: tuple[tuple[State, Sort, str], ...] = (
    (State.NOTHING, Sort.VERB, rf"\b{_NO_SERVICE}\b[^.;:]{{0,60}}? {_WILL_CLOSE}"),
    (State.AHEAD, Sort.VERB, rf"\b{_WORKS}\b[^.;:,]{{0,60}}? {_WILL_CLOSE}"),
    (State.DOWN, Sort.PLANNED, (
        rf"(?:\b{_A_SERVICE}(?: (?!(?:et|mais|qui|que)\b)[^.;:, ]+){{0,4}}? |^\W*(?:il|elle|celui-ci|celle-ci) )"
        rf"{_WILL_CLOSE}(?!-)"
        r"(?! (?:(?:[ls]es? |la |l'|leurs? |vo(?:tre|s) )?(?:portes?|yeux|comptes?|sessions?)|pour laisser)\b)"
    )),
    (State.DOWN, Sort.PLANNED, rf"{_WE_CLOSE} (?:\w+ment )?{_IT}(?![^.;]{{0,40}} si\b)"),
    (State.DOWN, Sort.VERB, rf"\bnous (?:fermons|coupons|arretons|interrompons|suspendons) (?:\w+ment )?{_IT}"),
)  # fmt: skip
