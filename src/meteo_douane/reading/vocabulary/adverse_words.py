"""What goes badly, in words that look like good news or like none: "n'est pas épargné", "s'est mal passée".

They meet sentences that are folded and spelled right, and come before all that makes good news of a part of them.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.state_stems import BACK_TO_NORMAL, NO, TROUBLES
from meteo_douane.reading.vocabulary.states import Sort, State

_SPARED = r"epargnee?s?\b"

#: State, sort and words, as in `state_words.STATES`.
ADVERSE: tuple[tuple[State, Sort, str], ...] = (
    # "L'incident réseau n'est pas sans conséquence sur DELTA IE".
    (State.DOWN, Sort.OBJECT, (
        r"\b(?:incident|panne|coupure|dysfonctionnement|interruption|perturbation|defaillance|anomalie|surcharge)s?\b"
        r"[^.;:]{0,60}? (?:n'est|ne sont) (?:\w+ )?pas sans (?:\w+ )?"
        r"(?:consequence|impact|effet|incidence|repercussion|difficulte|gene|perturbation)s?\b(?: (?:sur|pour|dans))?"
    )),
    # "Les autres fonctionnalités de DELTA T ne sont pas affectées": it is open, and not untouched.
    (State.OPEN, Sort.VERB, (
        r"\bautres (?:fonction(?:nalite)?|module|ecran|edition|formalite|traitement|operation|partie|composant)s?\b"
        r"[^.;:,]{0,40}? (?:n'est|ne sont|n'ont|ne seront) (?:\w+ )?pas (?:ete )?"
        r"(?:affecte|touche|concerne|impacte|perturbe)e?s?\b"
    )),
    # "Aucun service ne s'arrête": before the stop that it denies.
    (State.FINE, Sort.VERB, (
        r"\baucune? (?:(?:tele)?service|application|teleprocedure)s? (?:[\w-]+ ){0,3}?ne s'(?:arrete(?:ra)?|interrompt"
        r"|interrompra)\b"
    )),
    # "L'alerte ne subsiste plus que pour l'import": there it goes on.
    (State.DOWN, Sort.VERB, r"\bne (?:subsist|persist|demeur|dur|perdur)\w+ (?:\w+ )?plus qu(?:e |')"),
    # "Pas encore de retour à la normale".
    (State.DOWN, Sort.VERB, (
        rf"\bpas (?:encore|toujours) (?:de |d')(?:\w+ )?(?:{BACK_TO_NORMAL}|retablissement|reprise|reouverture"
        r"|remise en \w+|fin d'alerte)\b(?! contact)"
    )),
    # "La saisie n'a toujours pas retrouvé ses esprits".
    (State.DOWN, Sort.VERB, r"\bn'(?:a|ont) (?:toujours |encore )?pas (?:encore )?(?:retrouve|recouvre)\b"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:n'est|ne sont|n'a ete|n'ont ete) (?:\w+ )?(?:pas|plus) (?:non plus )?"
        rf"(?:{_SPARED}|en reste|mieux loti\w*)"
    )),
    # "Ni l'import ni l'export ne sont épargnés", "aucun mode n'est épargné", "export pas épargné".
    (State.DOWN, Sort.VERB, (
        rf"\b(?:ni|{NO}|personne|rien|pas une?|plus une?)\b[^.;:]{{0,60}}? (?:n'est|ne sont|n'a ete"
        rf"|n'ont ete) (?:\w+ment )?{_SPARED}"
        rf"|\b(?:pas|plus|non|guere) (?:non plus |davantage )?{_SPARED}"
    )),
    # "L'export ne délivre rien".
    (State.DOWN, Sort.VERB, (
        r"(?<!\bon )\b(?:ne |n')(?:delivr|recoi|recev|transm|renv|emet|affich|accept|valid|produi|donn|retourn|restitu"
        r"|trait|enregistr|envoi|transfer)\w* "
        r"(?:\w+ment |absolument |plus |quasi |presque )?rien\b(?! (?:d'anormal|de special|a signaler))"
    )),
    # "Les rejets se succèdent sans interruption".
    (State.DOWN, Sort.VERB, (
        rf"\b{TROUBLES} (?:[\w']+ ){{0,4}}?sans (?:aucune? )?(?:interruption|discontinuer|relache|repit|cesse|arret)\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:s'est|se sont) (?:\w+ )?(?:mal (?:passe|deroule|termine|fini)|pas (?:tres |aussi )?bien (?:passe"
        r"|deroule|termine))"
        r"e?s?\b|\b(?:a|ont) (?:\w+ment )?mal (?:tourne|fini)\b"
    )),
    # "Le service est disponible mais les BAE tardent".
    (State.DOWN, Sort.VERB, (
        r"\b(?:bae|mrn|dae|ens|mainlevees?|validations?|liquidations?|accuses?|notifications?|statuts?"
        r"|certifications?|flux"
        r"|declarations?|acquittements?)(?: (?:d[eu]s? |d')?\w+)? (?:tarde(?:nt)?|se f(?:ait|ont) (?:\w+ )?attendre"
        r"|traine(?:nt)?)\b"
    )),
    # "DELTA IE en subit les effets", "subit les conséquences de la panne".
    (State.DOWN, Sort.VERB, (
        r"\b(?:subi|ressen)\w* (?:\w+ment |aussi |egalement |donc )?(?:l[ae]s? |l'|ses |leurs |des )"
        r"(?:effet|consequence|repercussion|contrecoup|contre-coup)s?\b"
    )),
    # "Des régressions sont signalées"; a test of "non-régression" is none.
    (State.DOWN, Sort.NOUN, (
        r"(?<!non-)(?<!non )(?<!anti-)(?<!aucune )(?<!pas de )(?<!sans )(?<!tests de )(?<!corrige des )"
        r"(?<!corrige les )(?<!corrige une )(?<!corrige la )(?<!correction de )(?<!correction des )\bregressions?\b"
        r"(?! (?:corrigee|resolue))"
    )),
    # "Des rejets sont possibles en EDI": what works is no trouble that is possible.
    (State.DOWN, Sort.VERB, (
        rf"(?:^\W*|[,;:] )(?:de |des |d'|quelques |certaine?s )(?:\w+ )?(?:{TROUBLES}|lenteurs?\b)"
        r"(?: (?!pendant|suite|lie|apres|durant)[\w']+){0,4}? sont (?:encore |toujours |egalement )?possibles\b"
        r"(?! (?:de|a) nouveau)"
    )),
)  # fmt: skip
