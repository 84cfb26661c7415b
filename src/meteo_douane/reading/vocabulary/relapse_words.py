"""A trouble that comes back, a return that did not last, and works that helped nothing.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.state_stems import ADVERB, MENDED_FORMS, TROUBLES
from meteo_douane.reading.vocabulary.states import Sort, State

#: State, sort and words, as in `state_words.STATES`.
RELAPSED: tuple[tuple[State, Sort, str], ...] = (
    (State.DOWN, Sort.VERB, (
        r"\bpas (?:encore |toujours |completement |tout a fait )?(?:stable|stabilise)e?s?\b"
        r"|\bn'(?:a|ont) (?:rien (?:change|regle|donne|resolu)|eu aucun effet)\b"
        r"|\bn'(?:a|ont) (?:donc |toujours |cependant )?pas (?:encore )?(?:suffi|regle|resolu|retabli|corrige|repare"
        r"|restaure|debloque|mis fin|permis (?:de |d'|un |une |le |la |l'))\b"
    )),
    (State.DOWN, Sort.VERB, r"\bretombe(?:nt)?\b(?! sur)"),
    (State.DOWN, Sort.VERB, r"\bne (?:redemarr|repart|remont)\w* (?:toujours |encore )?(?:pas|plus)\b"),
    (State.DOWN, Sort.VERB, r"\b(?:est|sont) retombee?s?(?: en panne)?|\breapparu\w*|\breapparai\w*|\brecidiv\w*"),
    (State.DOWN, Sort.VERB, (
        r"\brechut\w*|(?<!\bne )\bse reprodui\w*"
        r"|(?<!\bne s'est pas )(?<!\bne se sont pas )(?<!plus )(?<!jamais )\breproduit\w*"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:{TROUBLES}|lenteurs?\b)(?:(?! (?:et|mais|donc|car|ne) )[^.;:,]){{0,60}}? "
        r"(?:revien(?:t|nent)\b(?! a la normale)|(?:est|sont) (?:\w+ )?de retour\b|(?:re?s?)?surgi\w*"
        r"|(?:a|ont) (?:\w+ )?recommence\w*(?! a)|recommence(?:nt)?\b|refai\w* surface)"
    )),
    (State.DOWN, Sort.VERB, r"\bavant de (?:re)?tomber\b"),
    (State.DOWN, Sort.VERB, rf"\bnouve(?:l|lle|lles|aux) {TROUBLES}(?= (?:a|depuis|vers|des) \d)"),
    # A return that did not last.
    (State.DOWN, Sort.VERB, r"\b(?:n'a|n'ont) (?:\w+ )?pas (?:tenu|dure)\b|\b(?:a|ont) ete de courte duree\b"),
    # What comes back is the trouble.
    (State.DOWN, Sort.VERB, (
        rf"\b{TROUBLES}[^.;:,]{{0,40}}? (?:est|sont) (?:{ADVERB})?revenue?s?\b(?! a la normale)"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{TROUBLES}[^.;:]{{0,40}}? (?:{MENDED_FORMS})[^.;:]{{0,25}}?,? (?:mais |puis )?revenue?s?\b"
        r"(?! a la normale)"
    )),
)  # fmt: skip
