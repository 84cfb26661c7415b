"""The words for works: planned, under way, over or to come, and what sets a breakdown apart from them."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import STOP

WORKS = (
    r"(?:maintenances?|interventions?|operations?|interruptions?|coupures?|fermetures?|mises? a jour|travaux"
    r"|migrations?|bascules?|livraisons?|arrets?|mises? en production|indisponibilites? programmees?)"
)
#: A section or a status for what is still to come.
FORESEEN = pattern_of(r"\b(?:prevue?s?|a venir|programmee?s?|planifiee?s?|prochaine?s?(?:ment)?)\b")
NOT_FORESEEN = pattern_of(r"\ben cours\b|\bactuel|\bnon (?:prev|program|planif)|\b(?:incident|alerte|perturbation)s?\b")
#: What a service is closed for.
FOR_WORKS = pattern_of(
    r"\b(?:pour (?:cause de |raisons? de |une |un |des |la |les )?"
    r"|(?:en raison|du fait|a l'occasion|dans le cadre) d(?:e la |es |u |e |'une "
    r"|'un ))(?:operations? de )?(?:maintenance"
    r"|mises? a (?:jour|niveau)|travaux|intervention|migration|bascule|montee de version|changement de version"
    r"|mise en production)\b"
)
#: What goes on already, wherever it stands.
GOES_ON = pattern_of(r"\bdepuis\b")
#: Words for works that were planned.
OF_WORKS = pattern_of(r"\b(?:maintenance|intervention|travaux|(?:non )?(?:programm|planif|prevu)\w*|mise a jour)")
MAINTENANCE = pattern_of(
    r"\bmaintenances?\b|\binterventions?\b"
    r"|\boperations? (?:technique|de maintenance|programmee|planifiee|majeure|informatique)s?"
    rf"|\b(?:{STOP})s?\b[^.;:]{{0,25}}\b(?:programm|planifi|prevu"
    r"|annonc|temporaire|exceptionnel)\w*"
    r"|\b(?:coupure|interruption de service|interruption|fermeture)s?\b(?! d(?:es|u) (?:bureau|guichet|loca|agence))"
    # "Merci de renouveler l'opération": what people are to do anew.
    r"|\btravaux\b|(?<!er l')(?<!ez l')(?<!re l')(?<!er cette )(?<!er votre )(?<!er la meme )\boperation\b"
    r"|\breport d(?:e la|e l'|u|'une?)\b"
)
#: Words for works that are also words for what nobody planned, and the words that tell which.
UNPLANNED = pattern_of(STOP)
SUDDEN = pattern_of(
    r"\bsurven\w+|\bimprev\w+|\binopine\w*|\baccidentel\w*|\bsoudain\w*|\bbrutal\w*|\bfortuit\w*|\binattendu\w*"
    r"|\b(?:de|a) nouveau (?:arrete|tombe|interrompu|coupe)\w*|\bretombee?s?\b|\brechut\w+"
    r"|\bsuivie?s? (?:\w+ment )?d'une? (?:nouve|autre|second|deuxieme)\w*"
    r"|\bpanne\b|\bincident\b|\bnon (?:programm|planifi|prevu)\w*"
    r"|\b(?:suite a|a la suite d|en raison d)[^.;]{0,15}coupure"
    r"|\bnouvelles? (?:coupure|interruption)s?\b(?! (?:\w+ )?(?:prevu|programm|planif|annonc)|[^.;:,]{0,20}\d/\d)"
    r"|\b(?:coupure|interruption)s? (?:\w+ )?(?:(?:a|ont) (?:\w+ )?(?:repris|recommence)|reprennent|recommencent"
    r"|se (?:multipli|repet|succed)\w+)\b"
)
WORKS_NO_MORE = (
    r"(?:est|sont|(?:pass|transit|arriv|remont|fonctionn)e(?:nt)?|aboutit|aboutissent|parvien\w+|peut|peuvent"
    r"|repond(?:ent)?)"
)
#: What does not work now, or whose cause is not known: nobody planned that.
BROKEN_NOW = pattern_of(
    rf"\b(?:aucun|plus)\w*\b[^.;]{{0,40}}\b(?:ne |n'){WORKS_NO_MORE}\b"
    rf"|\b(?:ne |n'){WORKS_NO_MORE} (?:plus|pas|actuellement)\b"
    r"|\b(?:causes?|origines?)\b[^.;]{0,30}\b(?:recherch|identifi|analys|inconnue|determin|investig)\w*"
    r"|\brecherch\w+ (?:la cause|l'origine)|\bequipes\b[^.;]{0,30}\bmobilise"
)
#: Hours, days and an end that are told: works have them.
DATED = pattern_of(
    r"\d{1,2} ?h\b|\d{1,2}/\d|\bjusqu'|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain)\b|\bpendant\b"
    r"|\bdurant\b|\boperations?\b|\bversion\b|\blivraison\b|\bmises? en production\b|\bmigration\b"
)
#: "SOPRANO subit des coupures depuis 8h": they befall it.
SUFFERS = pattern_of(r"\b(?:subi|connai|rencontr|souffr)\w*")
#: "Maintenance DELTA X du 07/07/2026 : procédure de secours": of works, though it goes on to their fallback;
#: "alerte ICS2 – réouverture du mode de secours" is an alert.
TITLED_OUTRIGHT = pattern_of(
    r"^\W*(?:alertes?(?= [\w ]{2,30} ?[:–-] )|maintenances?|interventions?"
    r"|operations? (?:technique|de maintenance)s?|travaux)\b"
)
#: Works that a message only speaks of: they are over, and a trouble behind them is no works.
PAST_WORKS = pattern_of(
    rf"\b{WORKS}\b(?:(?! (?:et|mais|sera|seront|doit|doivent|devrait|devraient|non|pas) )[^.;:,]){{0,40}}?,? ?"
    r"(?:qui |pourtant |enfin )*(?:vien(?:t|nent) de (?:s'achever|se terminer|prendre fin)"
    r"|(?:(?:s'|se )?(?:est|sont|a ete|ont ete|etant) )?(?:deja )?(?:termine|acheve|clos|close|cloture|fini|livre"
    r"|realise|effectue)e?s?)\b"
    r"|(?:^|[.;] )\W*(?:termine|acheve|clos|close|cloture|fini|livre)e?s?\b[^.;:,]{0,30}, (?:l[ae]s? |l')"
    rf"{WORKS}"
    rf"|\b(?:des|depuis|apres) la fin d(?:e la |e l'|es |e ){WORKS}"
    rf"|\bfin d(?:e la |e l'|es |e |u ){WORKS} (?=a (?:ete suivie|provoque|entraine|cause|declenche))"
    r"|\b(?:suite a|a la suite de|depuis|apres|a l'issue de|consecuti\w+ a|par|due?s? a) ?(?:la |l'|les |cette |une )?"
    rf"{WORKS}\b(?! (?:prevu|program|planif))[^.;:,]{{0,30}}?"
    r"\b(?:de cette nuit|d'hier|de ce matin|de la nuit|de la veille|du week-end)\b"
)
#: "Cette opération": the works that were spoken of.
THOSE_WORKS = pattern_of(rf"\b(?:cette|cet|ces|ladite|lesdits) {WORKS}")
RELEASE = pattern_of(
    r"\bmises? a jour\b|\bmises? en production\b|\blivraisons?\b|\bnouvelles? versions?\b|\bdeploiement"
    r"|\bmigration|\bmontee de version|(?<!suivre l')(?<!connaitre l')\bevolution\b(?! (?:de (?:la"
    r"|cette) (?:situation|alerte)|de l'(?:incident|alerte)|du (?:dysfonctionnement|trafic)))|\bversion \d|\bpatch\b"
)
#: "Maintenance DELTA T – incident".
WORKS_AND_TROUBLE = pattern_of(
    r"\b(?:maintenance|intervention|operation|mise a jour)\b[^.;]{0,60}[-–:(] ?(?:\w+ )?(?:alerte|incident|panne"
    r"|dysfonctionnement|anomalie|defaillance)s?\b"
    # "Incident après la fin de maintenance".
    r"|\b(?:incident|panne|blocage|anomalie|dysfonctionnement|perturbation|probleme|defaillance|alerte|ralentissement"
    r"|lenteur)s?\b[^.;]{0,30}?\b(?:apres|a la suite d|suite a|depuis|a l'issue d|consecuti\w+ a|provoque\w* par"
    r"|cause\w* par)[^.;]{0,25}?\b(?:maintenance|intervention|operation|mise a jour|bascule|livraison)\b"
)
#: "Interruption : lundi 16 mars 2026, de 6h00 à 9h00".
DATED_STOP = pattern_of(
    rf"\b(?:{STOP})s?(?: \w+){{0,3}} ?: ;? ?(?:le |du |de |a )?"
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d)"
)
#: Works that are told of what they will do.
MOVING = pattern_of(
    r"\b(?:sera|seront) (?:\w+ment )?(?:migre|bascule|mise? a (?:jour|niveau)|deplace|transfere|transpose)e?s?\b"
    r"|\b(?:pendant|durant) (?:la|cette|l') ?(?:migration|bascule|mise a (?:jour|niveau)|transfert)\b"
)
UNDER_WAY = pattern_of(
    r"^\W*maintenance (?:(?:en cours|technique|programmee|du service) )?depuis (?:(?:ce|le|hier) |\d)|"
    r"\b(?:maintenance|intervention|operation)\b[^.;]{0,80}\b(?:sera|aura lieu|est prevue|est programmee|en cours"
    r"|(?:se )?(?:deroulera|tiendra|debutera|commencera)|est (?:\w+ )?(?:reportee|avancee|decalee"
    r"|repoussee) (?:au|du|a \d))"
)
