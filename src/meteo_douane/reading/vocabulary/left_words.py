"""Words by which an end leaves a mode or a service out, or reaches no more than one: "l'EDI n'en fait pas partie".

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.state_stems import BACK_TO_NORMAL, BROKEN_FORMS, TROUBLES
from meteo_douane.reading.vocabulary.states import Sort, State

#: The end itself, as a sentence speaks of it: "ce retour à la normale", "cette fin d'alerte".
THE_END = (
    rf"(?:{BACK_TO_NORMAL}|retour|retablissement|reprise|remise en \w+|reouverture|redemarrage|amelioration|resolution"
    r"|(?:fin|levee|cloture) d(?:e l'|'|e la |u )?(?:alerte|incident|maintenance))"
)
THIS_END = rf"(?:ce|cet|cette|le|la|l'|du|de la|notre|par)? ?{THE_END}"

NOT_BY_THE_END = (
    r"\b(?:ne|n') ?(?:est|sont|etait|etaient|sera|seront) (?:\w+ )?pas (?:encore |a ce stade |pour l'instant )?"
    rf"(?:concerne|vise|couvert|compris|inclus)e?s? (?:par|dans) {THIS_END}"
)
NOT_OF_THE_END = (
    rf"\b{THIS_END}(?: de ce jour| annoncee?)? (?:ne |n')(?:(?:concern|vis|couvr|touch|compren|inclu)\w* pas"
    r"|(?:vaut|s'applique|s'etend|porte|est (?:pas )?valable|est (?:pas )?acquise?) pas (?:pour|a|au|aux|sur|en))\b"
)
#: What an end leaves out by words of its own, whether that has a name or not.
OUT_OF_THE_END = pattern_of(
    # "Les déclarations d'exportation le seront vers 23h": what others are already.
    r"(?<!et )\bl[ea] (?:sera|seront)\b(?! pas)|\bne l[ea] (?:sera|seront|pourra|pourront) (?:\w+ )?qu"
    # "Est lente et le sera toute la matinée": how long, and no other part.
    r"|\bet l[ea] (?:sera|seront)\b(?! pas| (?:[\w']+ ){0,3}?(?:tout|jusqu|pendant|tant qu))"
    rf"|{NOT_BY_THE_END}|{NOT_OF_THE_END}|\b(?:reste|restent|demeure|demeurent) (?:\w+ )?exclue?s?\b"
)

_A_RETURN = (
    r"(?:une? |l[ae]s? |l'|des |quelques |plusieurs )(?:\w+ )?(?:redemarrage|relance|reprise|retablissement|reouverture"
    r"|remise en \w+|bascule|correction|intervention|reparation)s?\b"
)
#: State, sort and words, as in `state_words.STATES`.
LEFT: tuple[tuple[State, Sort, str], ...] = (
    (State.DOWN, Sort.VERB, NOT_BY_THE_END),
    (State.DOWN, Sort.VERB, (
        r"\b(?:n'est|ne sont) pas encore (?:concerne|vise|couvert|compris|inclus)e?s?\b"
        r"|\b(?:n'est|ne sont) toujours pas (?:couvert|compris|inclus)e?s?\b"
    )),
    (State.DOWN, Sort.VERB, NOT_OF_THE_END),
    (State.DOWN, Sort.VERB, (
        r"\b(?:fait|font|faisant) exception\b|\bn'en (?:fait|font|faisant) pas (?:encore )?partie\b"
        # "Le DTI n'en profite pas encore": of the return that was told.
        r"|\bn'en (?:beneficie|profite)(?:nt)? (?:\w+ )?pas\b"
        r"|\bn'(?:en a|en ont) pas (?:encore )?(?:beneficie|profite)\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:reste|restent|demeure|demeurent) (?:encore |toujours )?a (?:retablir|remettre en \w+|resoudre|corriger"
        r"|debloquer|rouvrir|reparer|relancer|redemarrer)\b"
    )),
    (State.NOTHING, Sort.VERB, (
        r"(?:(?<=\bdti )|(?<=\bdti\+ )|(?<=\bedi ))de (?:disponible|accessible|fonctionnel|possible|utilisable"
        r"|operationnel|valide)s?\b"
    )),
    # "L'export demande encore un redémarrage", "reste un redémarrage à faire côté DTI": a return that has not come.
    (State.DOWN, Sort.VERB, (
        r"\b(?:demande|necessite|exige|requiert|reclame|appelle)(?:nt)? (?:encore|toujours|cependant|toutefois"
        rf"|neanmoins) {_A_RETURN}|\b(?:il )?(?:reste|manque)(?:nt)? (?:encore |toujours |cependant )?{_A_RETURN}"
        r"(?: a (?:faire|effectuer|realiser|prevoir|mener|lancer|operer)\b|(?= ?(?:cote|en|pour|sur|a l')))"
    )),
    # "Il ne reste plus que DELTA T à rétablir"; "… que le DTI pour déclarer": all else does not work.
    (State.DOWN, Sort.VERB, (
        r"\bne (?:reste|demeure)(?:nt|ra|ront)? (?:\w+ )?(?:plus )?(?:\w+ )?qu(?:e |')(?=[^.;:,]{1,45}? (?:a (?:"
        rf"retablir|rouvrir|remettre|resoudre|corriger|reparer|relancer|redemarrer|debloquer)\b"
        rf"|(?:en alerte\b|{BROKEN_FORMS}))"
        r"|(?:l[ea] |l')?(?:mode |saisie )?(?:dti\+?|edi) (?:pour|de (?:disponible|fonctionnel|accessible)))"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{TROUBLES}[^.;:,]{{0,30}}? (?:(?:reste|demeure)(?:nt)? (?:encore |toujours |\w+ment )?|(?:est|sont)"
        r" (?:encore |toujours ))(?:possible|a craindre|a prevoir|a attendre|probable)s?\b"
        r"(?![^.;]{0,60}\b(?:ecoul|resorb|absorb|rattrap|depil|rejou)\w*)"
        r"|(?:(?<=residuel )|(?<=residuels )|(?<=residuelle )|(?<=residuelles ))(?:est|sont)"
        r" (?:possible|a craindre|a prevoir|a attendre|probable)s?\b"
    )),
    # "DELTA IE est rétabli, l'EDI non"; "l'EDI pas encore"; "à l'EDI près".
    (State.DOWN, Sort.VERB, (
        r"(?:(?<=, l'edi )|(?<=, le dti )|(?<=mais l'edi )|(?<=mais le dti ))(?:non|pas encore|toujours pas)(?=\W*$)"
        r"|(?:(?<=^l'edi )|(?<=^le dti )|(?<=^ l'edi )|(?<=^ le dti )|(?<=^edi )|(?<=^dti ))(?:pas encore|toujours pas)"
        r"(?=\W*$| ?:)"
    )),
    (State.NOTHING, Sort.VERB, r"\b(?:en|pour) ce qui concerne\b"),
    # "Fin d'alerte DELTA T, maintien de l'alerte DELTA IE".
    (State.DOWN, Sort.VERB, (
        r"(?<!fin du )(?<!au )\b(?:maintien|poursuite) (?:en (?:etat d')?|de (?:l'|la mise en )|d'une |de cette )"
        r"alerte\b"
    )),
    # "Fin d'alerte DELTA T – maintien pour DELTA IE".
    (State.DOWN, Sort.VERB, (
        r"(?:(?<=[,;/-] )|(?<=\bet ))(?:le |la )?(?:maintien|poursuite) (?:pour|sur|en) (?:l[ae] |l')?"
        rf"(?:modes? |volets? )?(?=(?:dti|edi|import|export|{SERVICE})\b)"
    )),
    # "Le retour à la normale ne porte que sur le DTI".
    (State.UP, Sort.VERB, (
        rf"\b{THIS_END} (?:ne |n')(?:porte|vaut|concerne|vise|s'applique) (?:\w+ )?qu(?:e |')(?:sur |pour |a )?"
    )),
    # "Tous les modes, y compris l'EDI qui était resté perturbé": what it was.
    (State.NOTHING, Sort.VERB, (
        rf"\by compris [^.;:,]{{2,25}} qui (?:etait|etaient|avait|avaient) (?:\w+ ){{0,2}}?{BROKEN_FORMS}"
    )),
    # "Côté TRIGO, il se poursuit": what is over elsewhere.
    (State.SAME, Sort.VERB, (
        r"(?<=[a-z\d)], )(?:il|elle|celui-ci|celle-ci)s? (?:se poursui(?:t|vent)|continue(?:nt)?)\b(?! (?:a|de|d'))"
        r"|\b(?:investigation|recherche|diagnostic|depannage|reparation)s? continue(?:nt)?\b"
    )),
    # "TRIGO, lui, attend toujours."
    (State.DOWN, Sort.VERB, r"\b(?:lui|elle|eux|elles),? (?:attend|attendent) (?:toujours|encore)\b"),
)  # fmt: skip
