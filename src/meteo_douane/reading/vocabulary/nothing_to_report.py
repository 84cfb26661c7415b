"""What says in a word that there is nothing to say: "RAS", "rien à signaler", before what it is said of or excepts.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.states import Sort, State

#: State, sort and words, as in `state_words.STATES`.
NOTHING_TO_REPORT: tuple[tuple[State, Sort, str], ...] = (
    (State.FINE, Sort.OBJECT, (
        r"\b(?:rien a signaler|ras) (?:du cote|en|pour|sur|concernant|au sujet)(?: d[ue]s?)?"
    )),
    (State.FINE, Sort.VERB, (
        r"(?:^\W*|: )(?:ras|rien a signaler|(?:pas de|aucun) (?:probleme|souci)|tout va bien)"
        r"(?=,? ?(?:sauf|hormis|hors|excepte|a l'exception|a part|en dehors)\b"
        r"(?! (?:un |nouvel |nouveau )?(?:incident|imprevu|avis|alea|probleme)))"
    )),
    (State.FINE, Sort.VERB, r"(?:(?<=\bdti )|(?<=\bedi )|(?<=\bdti\+ )|(?<=\bdti : )|(?<=\bedi : ))ras\b"),
)  # fmt: skip
