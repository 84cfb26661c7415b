"""What is left of a trouble and is being handled: messages that had to wait, and no trouble of now.

The words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.nouns import DECLARATION
from meteo_douane.reading.vocabulary.states import Sort, State

#: What people are to do anew with what was hit.
_DO_AGAIN = r"(?:renvoyer|rejouer|re-?emettre|retransmettre|ressaisir|redeposer|resoumettre|re-?deposer)"
_DONE_AGAIN = r"(?:renvoye|rejoue|re-?emis|retransmis|ressaisi|redepose|re-?depose|resoumis)"
_HIT = r"(?:(?:rejete|bloque|refuse|perdu|concerne)e?s?|en (?:erreur|echec|souffrance))\b"

#: State, sort and words, as in `state_words.STATES`.
BACKLOG: tuple[tuple[State, Sort, str], ...] = (
    # "Vous pouvez renvoyer en EDI les messages rejetés", "les messages bloqués peuvent être rejoués": what was hit.
    (State.NOTHING, Sort.VERB, (
        rf"\b{_DO_AGAIN}\b[^.;:,]{{0,50}}?\b{_HIT}(?! depuis\b)"
        rf"|\b(?:{DECLARATION})s? (?:\w+ ){{0,3}}?(?:rejete|bloque|refuse|perdu)e?s?\b[^.;:,]{{0,30}}? (?<!ne )"
        rf"(?:peuvent|peut|pourr(?:a|ont)|doivent|doit|devr(?:a|ont)|sont a) (?:\w+ )?(?:etre )?{_DONE_AGAIN}"
        rf"|\b(?:{DECLARATION}|flux|depot|saisie|echange)s? (?:\w+ ){{0,3}}?(?:suspendu|bloque|interrompu"
        rf"|differe|retenu)e?s? (?<!ne )"
        r"peuvent (?:(?:donc|desormais|de nouveau|a nouveau) )?(?:reprendre|repartir"
        r"|etre (?:repris|leve)e?s?)\b(?! en\b)"
    )),
    # "Pensez à régulariser les déclarations concernées", "ressaisissez les déclarations rejetées."
    (State.NOTHING, Sort.VERB, (
        r"\b(?:regularis(?:er|ez)|ressaisi(?:r|ssez)|(?:redepos|renvoy)(?:er|ez)) (?:les|vos|toutes les) "
        rf"(?:{DECLARATION}|operation|titre|dossier)s? (?:ainsi )?"
        r"(?:concerne|impacte|bloque|rejete|affecte|touche|refuse)e?s?(?=\W*$)"
    )),
    # What was refused is to be sent again: "celles-ci ne sont pas rejouées : il faut les renvoyer".
    (State.NOTHING, Sort.VERB, (
        r"\bne (?:sont|seront) (?:\w+ )?pas (?:\w+ment )?(?:rejoue|re-?emis|retransmis|retraite)e?s?\b"
        r"(?=[^.]{0,40}\b(?:il faut|il convient|merci|doivent|devez|devront|a (?:renvoyer|ressaisir|redeposer)))"
    )),
    # "Les ENS mises en attente sont en cours de traitement": what is left of a trouble, and no trouble.
    (State.NOTHING, Sort.VERB, (
        r"(?:\bmise?s? en (?:file d')?attente|\ben (?:attente|souffrance)"
        r"|\b(?:bloque|rejete|refuse|accumule|retenu)e?s?)"
        r"(?: [^.;:,]{1,40}?)?,? (?:est|sont) (?:\w+ )?(?:en (?:cours|voie) d[e'] ?(?:re)?"
        r"(?:traitement|integration|rejeu|depilage|transmission|envoi|absorption|resorption|regularisation)"
        r"|progressivement (?:traite|rejoue|integre|debloque|valide)e?s?"
        r"|(?:traite|rejoue|integre|debloque|valide)e?s? (?:progressivement|au fur et a mesure|peu a peu))"
    )),
)  # fmt: skip
