"""What those who run a service cannot do, and what takes several attempts: troubles without a word of breakdown.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.states import Sort, State

#: What a service does with declarations and messages; calls and questions are answered by people.
_SERVE = (
    r"(?:(?:\w+ment )?(?:traiter|accepter|recevoir|valider|prendre en (?:charge|compte)|enregistrer|delivrer|liquider"
    r"|integrer|acheminer|transmettre|emettre|assurer|repondre aux (?:messages|flux|envois|declarations))"
    r"(?! (?:vos |les |des |toutes? )?(?:\w+ )?(?:appels?|questions?|demandes? (?:d'assistance|de renseignement)"
    r"|courriels?|visiteurs?|usagers? (?:au|dans|a l'accueil))\b))"
)
_UNABLE = (
    r"(?:(?:ne |n')(?:sommes|est|sont) (?:\w+ )?(?:pas|plus) (?:\w+ )?(?:en mesure|capables?|en etat) d(?:e |')"
    r"|(?:dans l'(?:incapacite|impossibilite)|hors d'etat) d(?:e |')"
    r"|\bne (?:plus |pas )?pouvoir )"
)
_TRIES = r"plusieurs (?:tentatives|essais|reprises|connexions|envois)"
_TAKES = r"(?:necessit|demand|requ|exig)\w+"

#: State, sort and words, as in `state_words.STATES`.
UNABLE: tuple[tuple[State, Sort, str], ...] = (
    (State.DOWN, Sort.VERB, rf"\b{_UNABLE}{_SERVE}\b"),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:peut|peuvent|pourra|pourront) {_TAKES} {_TRIES}|\b{_TAKES} {_TRIES}"
        rf"|\b{_TRIES}\b[^.;:]{{0,20}} (?:peuvent|pourront|sont|seront) (?:\w+ment )?(?:parfois |etre )?"
        r"(?:necessaires|requis|requises|indispensables)\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:messages?|declarations?|envois?|flux|reponses?|fichiers?)\b[^.;:]{0,40}? (?:est|sont) "
        r"(?:perdu|egare)e?s?\b"
    )),
)  # fmt: skip
