"""What is left of a trouble and is being handled: messages that had to wait, and no trouble of now.

The words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.states import Sort, State

#: State, sort and words, as in `state_words.STATES`.
BACKLOG: tuple[tuple[State, Sort, str], ...] = (
    # "Les ENS mises en attente sont en cours de traitement": what is left of a trouble, and no trouble.
    (State.NOTHING, Sort.VERB, (
        r"(?:\bmise?s? en (?:file d')?attente|\ben (?:attente|souffrance)"
        r"|\b(?:bloque|rejete|refuse|accumule|retenu)e?s?)"
        r"(?: [^.;:,]{1,40}?)?,? (?:est|sont) (?:\w+ )?(?:en (?:cours|voie) d[e'] ?(?:re)?"
        r"(?:traitement|integration|rejeu|depilage|transmission|envoi|absorption|resorption|regularisation)"
        r"|progressivement (?:traite|rejoue|integre)e?s?)"
    )),
)  # fmt: skip
