"""A trouble that comes back, a return that did not last, and works that helped nothing.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.state_stems import ADVERB, HANDLED_FORMS, MENDED_FORMS, TROUBLES, WELL_FORMS
from meteo_douane.reading.vocabulary.states import Sort, State

#: What is good news when it comes again, by a participle.
GOOD_AGAIN = (
    r"(?:fonctionn|march|repris|reparti|redemarr|retrouv|rouver|repondu|transite|circul|abouti|permis|acced|demand|invit"
    r"|attribue|alloue|pri|propos|annonc|publi|inform|rappel|constat|contact|sollicit|relanc|test|essay|tent|verifi|analys|interven|saisi|deploy"
    r"|ouver|accord|autoris|prolong|report|repouss|decal)"
)
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
    # "C'est reparti pour les rejets", "les rejets s'enchaînent de nouveau".
    (State.DOWN, Sort.VERB, (
        r"\b(?:c'est|nous voila) (?:de nouveau )?reparti\w*\b[^.;:,]{0,30}? (?:pour|avec) "
        rf"(?:l[ae]s? |l'|des |une? |de )?(?:\w+ )?{TROUBLES}"
        rf"|\b{TROUBLES} (?:s'enchainent|se multiplient|s'accumulent|s'aggravent|pleuvent|affluent|s'amplifient)\b"
    )),
    # "Remise en service suivie d'une nouvelle coupure"; "rétabli à 9h, reperdu à 9h30".
    (State.DOWN, Sort.VERB, (
        r"(?<!le )(?<!au )\bsuivie?s? (?:\w+ment |aussitot |de pres )?(?:(?:d'|par )une? |de )"
        rf"(?:(?:nouve(?:l|lle|au)|autre|seconde?|deuxieme|double|forte|breve) )?{TROUBLES}"
    )),
    (State.DOWN, Sort.VERB, (
        r"\bre-?(?:perd|coup|bloqu|plant|cass|arret|interromp|degrad|ferm|tomb)(?:u|e)e?s?\b"
        r"(?= ?(?:[.;,)]|$)| (?:a|vers|depuis|ce|aussitot|des|dans|peu|\d))"
    )),
    (State.DOWN, Sort.VERB, rf"\bnouve(?:l|lle|lles|aux) {TROUBLES}(?= (?:a|depuis|vers|des) \d)"),
    # "L'export a de nouveau lâché": what something unknown has done again is good news of no service.
    (State.DOWN, Sort.VERB, (
        r"\b(?:a|ont) (?:(?:de|a) nouveau|encore|re-?|une nouvelle fois|cette nuit|ce matin)? ?(?:re)?(?:lache|flanche"
        r"|cede|saute|decroche|craque|deraille|rendu l'ame|plante|sombre|disjoncte|tombe|chute|cale|grille)e?s?\b"
        r"(?! (?:d[eu]|l[ae]s?|une?|sur|a) )"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:a|ont|est|sont) (?:de|a) nouveau (?!ete\b|pu\b|acces\b|(?:{WELL_FORMS}|{HANDLED_FORMS}|{MENDED_FORMS})"
        rf"|{GOOD_AGAIN})"
        r"\w+(?:e|i|u|is|it)e?s?\b"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\breprise\b(?= d[eu]s? ?(?:l'|la |les )?{TROUBLES}[^.;:,]{{0,40}} (?:depuis|ce matin|a \d))"
    )),
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
