"""The words for a state that is denied: "n'est pas rétabli", "ne peuvent plus se connecter", "n'est plus perturbé".

A denial of what works is a trouble, and one of a trouble a return; the narrower ones come first.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.alert_words import ALERT_NOT_SUSPENDED
from meteo_douane.reading.vocabulary.state_stems import (
    ADVERB,
    BE,
    BROKEN_FORMS,
    CAN_NOT,
    HANDLED_FORMS,
    MENDED_FORMS,
    NO,
    TROUBLES,
    WELL_FORMS,
)
from meteo_douane.reading.vocabulary.states import Sort, State

_ITS_END = r"(?:fin|levee|cloture) d(?:e l'|e cette |e notre |')(?:alerte|incident)"

NEGATED: tuple[tuple[State, Sort, str], ...] = (
    # "Ni le portail ni DELTA T ne répondront samedi".
    (State.DOWN, Sort.PLANNED, (
        r"\bni (?!plus\b)[^.;:,]{2,40}? ni (?!plus\b)[^.;:,]{2,40}? (?:ne |n')(?:repond|fonctionne|marche|s'ouvri)"
        r"r(?:a|ont)\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"\bni (?!plus\b)[^.;:,]{2,40}? ni (?!plus\b)[^.;:,]{2,40}? (?:ne |n')(?:repond|fonctionn|march|s'ouvr)\w*"
    )),
    # "Nous ne prononçons pas la fin de l'alerte ce soir", "la fin de l'alerte n'est pas prononcée": it goes on.
    (State.DOWN, Sort.VERB, (
        r"\b(?:ne |n')(?:prononc|declar|annonc|decid|confirm|valid|act)\w+ (?:\w+ )?(?:pas|point)(?: encore| toujours)?"
        rf"(?: \w+)? (?:la |cette |de )?{_ITS_END}"
        r"|\bce n'est (?:\w+ )?pas (?:encore |toujours )?(?:la |une )?(?:fin|levee|cloture) d(?:e la |e l'|es |u |e |')"
        r"(?:alerte|incident|maintenance|operation|panne|dysfonctionnement|perturbation|travaux)"
        rf"|\b{_ITS_END} (?:n'est|ne sera|n'a) (?:\w+ )?pas (?:encore |ete )*"
        r"(?:prononce|acquis|decide|acte|declare|valide)\w*"
    )),
    (State.DOWN, Sort.VERB, ALERT_NOT_SUSPENDED),
    # "Le DTI+ n'est pas encore ouvert sur ce volet": it has never been there.
    (State.NOTHING, Sort.VERB, (
        r"\b(?:n'existe(?:nt)? (?:pas|toujours pas)|n'est (?:toujours )?pas (?:encore )?"
        r"(?:ouvert|propose|deploye|offert|disponible|prevu)e?) (?:sur|pour|dans|avec) (?:ce|cet|cette) "
        r"(?:service|volet|teleprocedure|application|flux"
        r"|perimetre)\b"
    )),
    # "Vous ne pourrez accéder ni à CIEL ni à MVV".
    (State.DOWN, Sort.PLANNED, (
        r"\bne pourr(?:ez|ont|a|ons) (?:\w+ )?(?:acceder|vous connecter|se connecter|utiliser|saisir|declarer|deposer"
        r"|envoyer|valider)(?= ni (?:a |sur |dans |en |l|pour ))"
    )),
    # "Ni le DTI ni l'EDI ne permettent de valider."
    (State.DOWN, Sort.VERB, (
        r"(?:\bne permet(?:tent)?|(?<=[de][td]i )ne (?:fonctionne|repond|marche)(?:nt|ent)?)\b"
        r"(?! (?:\w+ment )?(?:pas|plus|que|guere|jamais|toujours|encore|point)\b| qu')"
    )),
    (State.DOWN, Sort.VERB, (
        rf"(?:ne|n') ?(?:\w+ )?{BE}(?: \w+)? (?:{ADVERB})?(?:pas|toujours pas|pas encore|jamais|point)(?: "
        r"(?:encore|toujours|totalement|pleinement|entierement|completement|de nouveau|a nouveau|\w+ment|pour autant"
        r"|pour (?:l'instant|l'heure|le moment)|a (?:ce stade|cette heure|ce jour|proprement parler)|en l'etat)){0,2}"
        rf" (?:{WELL_FORMS}|{MENDED_FORMS}|{HANDLED_FORMS})"
    )),
    (State.DOWN, Sort.VERB, (
        r"\bne (?:fait|font) plus l'objet d'aucune? (?:reponse|accuse|traitement|retour|acquittement|validation)\b"
        r"|(?<!qui )\bn'(?:a|ont|avons) (?:plus|toujours pas)"
        r" (?:du tout )?acces (?=a |au |aux )|\b(?:a|ont) perdu (?:tout |l'|leurs? )acces (?=a |au |aux )"
    )),
    # "Les déclarations n'ont pu être validées".
    (State.DOWN, Sort.VERB, rf"\bn'(?:a|ont|avait|avaient) pu (?:\w+ment )?etre {HANDLED_FORMS}"),
    # "Les accusés de réception ne reviennent pas", "les messages ne partent pas".
    (State.DOWN, Sort.VERB, (
        r"\b(?:reponses?|accuses?|acquittements?|notifications?|bae|mrn|comptes? rendus?|messages?|declarations?|flux"
        r"|envois?|fichiers?|donnees|resultats?)\b[^.;:,]{0,30}? "
        r"(?:ne |n')(?:nous |vous |leur |lui )?(?:(?:revien|remont|redescend|arriv|parvien|vien)\w*|part(?:ent)?"
        r"|sort(?:ent)?|quitt\w+ \w+ \w+) "
        r"(?:\w+ )?(?:pas|plus)\b"
    )),
    # "Les messages ne donnent plus lieu à l'émission d'un accusé".
    (State.DOWN, Sort.VERB, (
        r"\bne (?:donne|donnent) (?:plus|pas encore|toujours pas) lieu a (?:l'|la |une? |aucune? |des )"
        r"(?:emission|delivrance|envoi|reponse|accuse|attribution|generation|retour|notification|creation)s?\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"\bne l(?:'|e )(?:est|sont|etaient|etait|sera|seront) (?:\w+ )?(?:pas|plus)(?: encore)?\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"(?:n'a|n'ont|n'ayant)(?: toujours| toutefois| cependant| neanmoins| en revanche| donc| \w+ment)? pas"
        r"(?: encore| toujours)? (?:repris|redemarre"
        rf"|abouti|ete (?:{MENDED_FORMS}|{HANDLED_FORMS}))"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:pas encore|toujours pas|non encore|non|pas|pas completement|partiellement) (?:{MENDED_FORMS}"
        r"|disponibles?\b|accessibles?\b|operationnel\w*|fonctionnel\w*)"
    )),
    (State.DOWN, Sort.VERB, (
        r"(?:n'est |ne sont |n'etait |n'etaient )(?:desormais |donc |actuellement )?plus (?:\w+ment )?"
        rf"(?:{WELL_FORMS}|{HANDLED_FORMS}|possible\b|assure\w*|en mesure|disponibl\w+|joignabl\w+|a jour)"
    )),
    (State.UP, Sort.VERB, (
        r"(?:n'est |ne sont |n'etait |n'etaient )(?:desormais |donc |a present |maintenant )?plus (?:\w+ment )?"
        rf"(?:en |d')?(?:{BROKEN_FORMS}|{TROUBLES})"
    )),
    (State.UP, Sort.VERB, (
        rf"\b(?:{TROUBLES})\b[^.;:]{{0,60}}?(?:n'est |ne sont |n'etait |n'etaient )(?:desormais |donc |a present "
        r"|maintenant )?plus (?:\w+ment )?(?:constate|observe|signale|rencontre|releve)\w*"
    )),
    # "Les lenteurs ne subsistent plus."
    (State.UP, Sort.VERB, rf"\b{TROUBLES}[^.;:]{{0,60}}? ne (?:persist|subsist|perdur|demeur)\w* (?:\w+ )?plus\b"),
    # "L'incident n'est plus d'actualité": it, and not the hour of its end.
    (State.UP, Sort.VERB, (
        r"(?:^\W*|[,;:(] ?|\b(?:mais|et|que|qu') ?)(?:l[ae]s? |l'|cet |cette |ce |ces )(?:\w+ )?"
        rf"{TROUBLES}(?: (?:de |d'|du |des |sur |en |dans |pour |signale|rencontre|constate|affectant|touchant)"
        r"[^.;:,]{0,50}?)?"
        r" (?:n'est|ne sont) (?:\w+ )?plus d'actualite\b"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:ne|n') ?(?:\w+ )?(?:rencontr|constat|observ|subi|present|connai|connaiss|enregistr)\w* plus (?:de "
        rf"|d'|aucune? )?(?:{TROUBLES})"
    )),
    (State.UP, Sort.VERB, rf"plus aucune? (?:{TROUBLES})|^\W*plus d(?:e |')(?:{TROUBLES})(?![^.;]*\bqu)"),
    (State.UP, Sort.VERB, r"\b(?:est|sont) (?:\w+ment )?sortie?s? (?:de (?:l'(?:etat d')?)?|d')alerte\b"),
    (State.DOWN, Sort.VERB, (
        r"(?:n'est |ne sont )plus (?!autoris|necessai|requis|exig|obligat|valable|valide\b|filtr|plafonn|contingent"
        r"|reserv|regul)\w+(?:e|es|s|is|it|u|us)\b"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{NO}e? (?:\w+ ){{0,4}}?(?:n'(?:est|a|ont)|ne (?:sera|sont|seront)) (?:actuellement |plus |desormais"
        rf" )?(?:ete )?(?:{HANDLED_FORMS}|{MENDED_FORMS}|possible\w*|disponible\w*|emis\w*|recu\w*|\w+able\w*"
        rf"|accessible\w*"
        r"|ouvert\w*)"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{NO} (?:\w+ |'){{0,5}}?(?:ne |n')(?:{CAN_NOT})(?: (?:plus|actuellement|etre|pas))*(?:"
        rf" {HANDLED_FORMS})?"
    )),
    # "Vous ne recevez plus rien", and not "ne renvoyez pas vos messages".
    (State.DOWN, Sort.VERB, (
        rf"(?:(?<=\bvous )ne |(?<=\bvous )n'|\b(?:ne |n')(?!(?:l'|les |y |leur |lui )?\w+ez\b))"
        rf"(?:l'|les |se |s'|y |leur |lui )?(?:{CAN_NOT})(?: \w+){{0,2}} (?:plus|pas|toujours pas|aucune?"
        rf"|pas encore)\b(?: (?:etre|se|s'|a|connecter|{HANDLED_FORMS}))*+"
    )),
    # "Nous signalent ne plus recevoir de réponse."
    (State.DOWN, Sort.VERB, (
        r"\b(?:signal|indiqu|rapport|remont|declar|constat|dis|plai?gn|deplor)\w* (?:de )?ne (?:plus|pas|jamais) "
        r"(?:\w+ )?(?:pouvoir|parvenir|recevoir|obtenir|arriver|reussir|avoir|acceder)\b"
    )),
    (State.DOWN, Sort.VERB, r"\bne (?:peuvent|pouvant|pouvaient|pourront|peut|pourra) (?:\w+ )?etre \w+"),
    (State.DOWN, Sort.VERB, r"\bne (?:pouvant|parvenant|pouvaient|parviennent|peuvent|peut)\b(?! pas recourir)"),
    (State.DOWN, Sort.VERB, (
        rf"(?:n'est pas|ne sont pas|n'a pas|n'ont pas) (?:\w+ment )?(?:{WELL_FORMS}|{HANDLED_FORMS})"
    )),
)  # fmt: skip
