"""The words for a trouble or an alert that is over, told of itself: "il est mis fin à l'alerte", "s'est dissipée".

They meet sentences that are folded and spelled right; of one part alone, or in part, they tell no end.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.state_stems import ADVERB, TROUBLES
from meteo_douane.reading.vocabulary.states import Sort, State

_THE = r"(?:l[ae]s? |l'|cet |cette |ce |ces |notre )"
_WHOSE = (
    r"(?: (?:de |d'|du |des |sur |en |dans |pour |a |au |signale|rencontre|constate|affectant"
    r"|touchant|qui (?:affect|touch|perturb|bloqu|impact)ait)[^.;:,]{0,50}?)?(?:, qui [^.;:]{2,70}?,)?"
)
#: The trouble is the subject of its clause.
_SAID = r"(?:^\W*|[,;:(] ?|\b(?:mais|et) |\b(?:inform|confirm|signal|annonc|indiqu|precis)(?:ons|e) qu(?:e |'))"
_TROUBLE = rf"{_SAID}{_THE}(?:\w+ )?{TROUBLES}{_WHOSE}"
#: Not in part, and not little by little.
_WHOLLY = (
    r"(?! (?:\w+ )?(?:partiel|en partie|progressi|peu a peu|petit a petit|graduel|lentement|en cours|qu(?:e |')"
    r"|uniquement|seulement))"
)
_FULLY = (
    r"(?:(?:desormais|donc|a present|maintenant|enfin|totalement|entierement|completement|definitivement|bien"
    r"|officiellement|formellement|ce jour|ce matin) )?"
)
_THERE = (
    r"(?:(?:disponible|accessible|operationnel(?:le)?|fonctionnel(?:le)?|joignable|utilisable)s?"
    r"|en etat de marche)"
)
_A_SERVICE = (
    r"delta [a-z0-9]{1,2}(?: (?:import|export))?|ecs|sds|ics ?2|ciel|rosa|rita|soprano|gamma(?: 2)?|nsti|olga|mvv|pablo"
    r"|gun|antes|trigo|isope|portail"
)
_AN_HOUR = r"(?:(?:ce matin|ce jour|aujourd'hui) )?(?:a )?\d{1,2} ?[h:] ?\d{0,2}(?!\d)"

OVER: tuple[tuple[State, Sort, str], ...] = (
    (State.UP, Sort.VERB, (
        rf"(?<!s')(?<!qu')\bil (?:est|a ete|vient d'etre) {_FULLY}mis {_FULLY}(?:fin"
        rf"|un terme) ?{_FULLY}(?:{_AN_HOUR},? |, a compter d[eu] [^,;.]{{1,40}}, )?a {_THE}"
        rf"(?:\w+ )?{TROUBLES}(?! (?:partiel|d[eu]s? (?:la |l')?(?:maintenance|procedure|recours|secours)))"
    )),
    (State.UP, Sort.VERB, (
        rf"(?<!s')(?<!qu')\bil (?:est|a ete) {_FULLY}remedie(?:,? a \d[^,;.]{{0,8}},)? a {_THE}(?:\w+ )?{TROUBLES}"
    )),
    (State.UP, Sort.VERB, (
        rf"{_SAID}(?:l'|cette |notre |la presente )alerte\b(?:(?! (?:ne|n'|qui|que) )[^.;:,]){{0,40}}?"
        rf" (?:(?:est|a ete) (?:{ADVERB})?(?:retiree|desactivee|abrogee|revoquee|supprimee)\b(?! d(?:e|u|es) )"
        r"|n'a (?:\w+ )?plus (?:lieu d'etre|de raison d'etre|d'objet)|n'est (?:\w+ )?plus (?:justifiee|necessaire)\b)"
        r"(?![^.;]{0,20}\b(?:si\b|lorsqu|quand|des que|qu'en|que pour|que dans|par erreur|a tort))"
    )),
    (State.UP, Sort.VERB, (
        rf"{_TROUBLE} (?:n'est|ne sont) (?:\w+ )?plus (?:en cours|present|acti(?:f|ve)|visible|perceptible"
        r"|ressenti)e?s?\b"
        rf"(?! (?:d'|de )){_WHOLLY}"
    )),
    # "L'incident a été traité": handled, and not still being so.
    (State.UP, Sort.VERB, (
        rf"{_TROUBLE} (?:a|ont) (?:{_FULLY})ete {_FULLY}traitee?s?(?= ?(?:[.;!)]|$)| (?:a|vers|depuis|des) \d"
        r"| ce (?:matin|midi"
        r"|soir|jour)\b| hier\b| dans la (?:nuit|matinee))"
    )),
    (State.UP, Sort.VERB, (
        rf"{_TROUBLE} (?:ne |n')(?:se (?:re)?produi\w+|exist\w+|apparai\w+|se manifest\w+|survien\w+|se presente\w*) "
        rf"(?:\w+ )?plus\b{_WHOLLY}"
    )),
    (State.UP, Sort.VERB, rf"{_TROUBLE} (?:s'est|se sont) {_FULLY}(?:dissip|estomp|evanoui|evapor|efface)\w*{_WHOLLY}"),
    (State.UP, Sort.VERB, (
        rf"{_TROUBLE} (?:(?:est|sont) {_FULLY}derriere (?:nous|vous)|appartien(?:t|nent)(?= {_FULLY}au passe\b))\b"
    )),
    (State.UP, Sort.VERB, (
        rf"(?<!s')(?<!qu')\bil n'y a {_FULLY}plus (?:de |d'|aucune? )(?:\w+ )?{TROUBLES}(?! (?:\w+ )?(?:que\b"
        r"|qu'|mais\b|possible|a (?:craindre|attendre|prevoir)))"
    )),
    # "Il n'y a plus de problème que sur l'EDI": there it is.
    (State.DOWN, Sort.VERB, rf"\bil n'y a {_FULLY}plus (?:de |d')(?:\w+ )?{TROUBLES} (?:\w+ )?qu(?:e |')"),
    # "Terminé pour l'EDI.": in that mode.
    (State.UP, Sort.VERB, (
        r"^\W*(?:c'est )?(?:termine|fini|clos|regle|leve)e?s?"
        r" (?:pour|en|sur|cote)\b(?= (?:l[ae] |l')?(?:mode )?(?:edi|dti)\b)"
    )),
    # "Opérationnel depuis 9h40", "le service est disponible depuis 9h40": since then, and not all along.
    (State.UP, Sort.VERB, rf"^\W*{_THERE} depuis {_AN_HOUR}(?! ?:| ?,(?! mais))"),
    (State.UP, Sort.VERB, (
        r"\b(?:(?:tele)?services?|applications?|teleprocedures?|dti\+?|edi|import|export|acces"
        rf"|bornes?(?: [^.;:,]{{2,30}}?)?|{_A_SERVICE}) (?:est|sont) {_FULLY}{_THERE} depuis {_AN_HOUR}"
        r"(?![^.;]{0,40}\b(?:mais|avec|toutefois|cependant|par telephone|au \d))"
    )),
    # "Depuis 17h20, la validation aboutit", "le service est ouvert depuis 4h", "… est restitué aux entrepositaires".
    (State.UP, Sort.VERB, (
        rf"^\W*depuis {_AN_HOUR}, (?:l[ae]s? |l')(?:validation|depot|envoi|saisie|connexion)s? "
        r"(?:edi |dti )?(?:aboutit|aboutissent|passe|passent|fonctionne|fonctionnent)(?= ?(?:$|[.;!])"
        r"| en (?:mode )?(?:dti|edi)\b(?= ?(?:$|[.;!]| et en (?:dti|edi)\b))| normalement\b| correctement\b)"
        rf"|^\W*(?:le |la |l')?(?:(?:tele)?services?|application|teleprocedure) est {_FULLY}ouverte? depuis {_AN_HOUR}"
        rf"|\b(?:service|application|acces|delta \w+|gamma)s? (?:est|sont) (?:{ADVERB})?"
        rf"(?:restitue|rendu|remis)e?s? aux? (?!agent|bureau|equipe|service|administrateur|technicien)\w+ "
        rf"depuis {_AN_HOUR}"
    )),
    (State.UP, Sort.VERB, (
        rf"\b(?:(?:tele)?service|application|teleprocedure|{_A_SERVICE}|^\W*(?:tout|ca)) "
        r"(?:tourne|marche)(?:nt)? (?:de|a) nouveau\b(?! (?:en rond|sans fin|au ralenti|en boucle|mal\b))"
    )),
    # "Les flux s'écoulent normalement depuis 14h49".
    (State.UP, Sort.VERB, (
        r"\b(?:(?:flux|messages?|envois?|fichiers?|lots?|declarations?|donnees) (?:\w+ ){0,3}?)?"
        r"(?<!erreur )(?<!tests )(?<!test )(?:s'ecoul|circul|transit|pass|arriv|repart|abouti)\w* "
        r"(?:normalement|correctement|sans encombre)"
        rf" depuis {_AN_HOUR}"
    )),
    (State.UP, Sort.VERB, r"(?<!ne )\bsort(?:ent|ie?s?)? (?:donc |enfin )?d(?:e l)?'(?:alerte|incident)\b"),
)  # fmt: skip
