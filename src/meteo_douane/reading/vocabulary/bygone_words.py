"""The words for what is over, and for what it did: helped, harmed, or came to nothing; they meet folded sentences."""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import (
    ADVERB,
    BROKEN_FORMS,
    MENDED_FORMS,
    NO,
    NO_AUXILIARY,
    TROUBLES,
    WELL_FORMS,
)

#: What is done to a service: that it is over says nothing of how the service is.
DONE_TO_IT = (
    r"(?:maintenance|intervention|operation|travaux|mise a (?:jour|niveau)|mise en production|migration|bascule"
    r"|livraison|montee de version|deploiement|redemarrage|relance|correctif|patch|changement)s?\b"
)
HAPPENING = rf"(?:{DONE_TO_IT}|{TROUBLES}|lenteurs?\b)"
#: Over, as a participle alone says it.
OVER = (
    r"(?:termine|acheve|clos|close|cloture|fini|resolu|repare|corrige|regle|leve|retabli|resorbe|solutionne|livre"
    r"|debloque|realise|effectue|deploye|installe|passe)e?s?\b"
)
#: An article behind these words opens a complement, and no other subject.
NO_SUBJECT_BEHIND = "".join(
    rf"(?<!\b{word})"
    for word in ("sur", "dans", "de", "a", "pour", "par", "pendant", "avec", "vers", "depuis", "avant", "apres")
)
OTHER_SUBJECT = (
    rf"{NO_SUBJECT_BEHIND} (?:l'|(?:l[ae]s?|une?|des|ces?|cette|nos|vos|tous) (?!\d|nuit|veille|semaine|matin|midi"
    r"|soir|apres-midi|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))"
)
#: What may stand between a noun and its participle, or between that and their verb.
COMPLEMENTS = rf"(?:(?! (?:et|mais|ou|donc|car|puis|que|dont|alors|-|–|>) )(?!{OTHER_SUBJECT})[^.;:,(])"
ARTICLE = r"(?:la |le |les |l'|une? |cette |cet |ces )?"

#: Behind these words it is the complement of something else.
BEHIND = (
    r"\b(?:suite a|fai(?:t|sant) suite a|a la suite d[eu']|depuis|apres|par|a l'issue d[eu']|en raison d[eu']"
    r"|du fait d[eu']|a cause d[eu']|(?:consecuti|imputabl|posterieur)\w* a|(?:due?|liee?)s? a"
    r"|(?:provien|vien|resul|decoul)\w+ d[eu']|a peine|une fois|sitot|aussitot|malgre|lors d[eu']) ?"
)
NOW = r"(?:(?:\w+ment|aujourd'hui|desormais|maintenant|depuis|deja|a present) )?"
#: "A la suite de l'incident de ce matin, résolu à 9h, | des lenteurs sont constatées" as well.
COMPLEMENT = pattern_of(rf"{BEHIND}{ARTICLE}(?:\w+ )?{HAPPENING}{COMPLEMENTS}{{0,60}}(?:, ?{NOW}{OVER})?$")
#: "La maintenance qui s'| est terminée", "DELTA T, dont la maintenance s'| est achevée".
RELATIVE = pattern_of(
    rf"\b(?:qui|dont {ARTICLE}{HAPPENING}{COMPLEMENTS}{{0,40}})"
    r"(?: (?:s'est|se sont|est|sont|s'|se|a ete|ont ete|a|ont))? ?$"
)
OF_A_HAPPENING = pattern_of(rf"\b{HAPPENING}[^.;:]{{0,40}}\bqui\b[^.;:,]{{0,10}}$|\bdont {ARTICLE}{HAPPENING}")
#: "Depuis que la maintenance est | terminée": not what the sentence is about.
SUBORDINATE = pattern_of(
    rf"\b(?:depuis|des lors|bien|quoi) ?qu(?:e |'){ARTICLE}{HAPPENING}{COMPLEMENTS}{{0,40}}? "
    r"(?:est|soit|sont|soient|s'est|a ete) (?:\w+ )?$"
)
#: "La maintenance s'étant | terminée à 6h, des lenteurs sont apparues", unless the service works.
ABSOLUTE = pattern_of(rf"\b{DONE_TO_IT}{COMPLEMENTS}{{0,40}}? (?:s')?etant (?:\w+ )?$")
WORKS_WELL = pattern_of(rf"\b(?:{WELL_FORMS}|{MENDED_FORMS}|fonctionne|repris|de nouveau)")
#: "Maintenance DELTA T | terminée": a telegram.
SUBJECT = pattern_of(rf"(?:^|[;:(]| -)\W*{ARTICLE}(?:{HAPPENING}|retards?\b){COMPLEMENTS}{{0,50}}?,? $")
#: "La maintenance terminée ce matin": a subject, whose verb is still to come.
WITH_ARTICLE = pattern_of(
    r"(?:^|[;:(,]|\b(?:que|et|mais|car|puis|or|c'est)\b)\W*(?:la |le |les |l'|cette |cet |ces )"
    rf"{HAPPENING}{COMPLEMENTS}{{0,50}}?,? ?{OVER}$"
)
#: "La panne | terminée à 6h | a repris".
WHEN = (
    r"(?: (?:a(?= \d| mi)|vers|depuis|des|dans|la|le|ce|cette|hier|avant-hier|matin|midi|minuit|soir|nuit|matinee"
    r"|journee|semaine|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|derniere?|janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre|\d[\dh:]*|par (?:l'|nos |le |la )\w+)(?![\w']))*"
)
DESCRIPTION = pattern_of(
    rf"(?<!\best)(?<!\bsont)(?<!\bete)(?:, {OVER}{WHEN}, | {OVER}{WHEN} )"
    rf"|,? qui (?:est|sont|s'est|se sont|a ete|ont ete) {OVER}{WHEN},? "
)
#: A verb that makes an assertion of a participle.
AUXILIARY = pattern_of(
    rf"\b(?:est|sont|a(?! {NO_AUXILIARY}\b)|ont|ete|etre|etant|etait|etaient|sera|seront|soit|ayant|avoir)"
    rf"(?: \w+)? (?:{ADVERB})?$"
)

#: Verbs of which a trouble is the object.
CAUSES = (
    r"(?:provoqu|caus|entrain|declench|engendr|gener|occasionn|suscit|cre|laiss|pos|perturb|bloqu|empech|affect|impact"
    r"|degrad|paralys|aggrav|revel|ralenti|indui|condui|rend|abouti|ete suivie?s?|fai[ts]|donne lieu|mis)"
)
A_TROUBLE = rf"[^.;:]{{0,60}}?\b(?:{TROUBLES}|lenteurs?\b|{BROKEN_FORMS})"
HARMS = pattern_of(
    r"(?:(?:s'|se )?(?:a|ont|avait|avaient|est|sont) (?:\w+ )?)?"
    rf"(?:{CAUSES}|a l'origine|(?:la )?cause){A_TROUBLE}"
)
#: "Des lenteurs sont apparues à la | réouverture du service": when they came, and no end of them.
CAME_AT = pattern_of(
    rf"\b(?:{TROUBLES}|lenteurs?\b)[^.;:,]{{0,60}}?\b(?:apparu|surven|constat|observ|signal|rencontr|subsist|persist"
    r"|releve|produi|identifi|detect|note)\w*(?: [\w'-]+){0,3}? (?:a|lors de|depuis|des|apres|suite a|au moment de"
    r"|au|lors du|suite au|au moment du) ?(?:la |le |l')?$"
)
#: "S'est terminée à 6h | et a provoqué une panne".
AND_HARMS = pattern_of(
    rf"^[^.;:,]{{0,60}}?,? (?:et|mais|puis) (?:(?:elle|il)s? )?(?:a(?! {NO_AUXILIARY}\b)|ont) (?:\w+ )?"
    rf"{CAUSES}{A_TROUBLE}"
)
#: What it does, in the present.
DOES = (
    r"(?:(?:provoqu|caus|entrain|declench|engendr|gener|occasionn|suscit|cre|laiss|pos|perturb|bloqu|empech|affect|impact"
    r"|degrad|touch|paralys|gen|aggrav|revel|amen|fragilis|satur|persist|continu|recommenc|retomb|recidiv|perdur"
    r"|subsist|repet|entrav|ferm|coup|ramen|permet|corrig)(?:t?e|t?ent)?\b|(?:ralenti|indui|condui|produi)(?:t|sent|ssent)\b"
    r"|rend(?:ent)?\b|interrompt\b|fait\b|font\b|met(?:tent)?\b|donne(?:nt)? lieu|abouti(?:t|ssent)\b"
    r"|re(?:vien|tien|devien)(?:t|nent)\b|repren(?:d|nent)\b|(?:res?)?surgi(?:t|ssent)\b|reapparai(?:t|ssent)\b"
    r"|reproduit\b|tradui(?:t|sent)\b|poursui(?:t|vent)\b|resou(?:t|dent)\b)(?! ?[:=])"
)
HAS_DONE = (
    rf"(?:a(?! {NO_AUXILIARY}\b)|ont|avait|avaient|est|sont|etait|etaient|fut|furent|serai(?:t|ent)|pourrai(?:t|ent)"
    r"|devrai(?:t|ent)|vien(?:t|nent) de|doit|doivent|fera|feront|semble(?:nt)?|va|vont),? \w"
)
#: The noun that a participle describes is the subject of this verb.
GOES_ON = pattern_of(
    rf"^{COMPLEMENTS}{{0,70}}?(?:, ?| )(?=(?:n'|ne |s'|se |l'|les |en |y )*(?:{HAS_DONE}|(?<!-){DOES}))(?P<verb>.*)",
    re.DOTALL,
)
TO_MEND = (
    r"(?:retablir|restaurer|relancer|debloquer|redemarrer|rouvrir|remettre|resoudre|corriger|reparer|regler|lever"
    r"|mettre fin|supprimer|eliminer|retrouver|revenir|reprendre)"
)
#: What is over and opened again is no end of it.
MENDED_NOT_AGAIN = rf"(?!r[eo]+uvert|reactiv|relanc|redemarr){MENDED_FORMS}"
#: That it has mended something, or harmed nothing.
HELPED = pattern_of(
    rf"(?:a|ont|avait|avaient) (?:{ADVERB})?(?:permis (?:(?:de |d')(?:\w+ment )?{TO_MEND}|une?\b|l[ae]\b|l'|aux?\b)"
    r"|mis (?:fin|un terme)|resolu|corrige|repare|regle|resorbe|solutionne|retabli|restaure|debloque|relance|supprime"
    rf"|elimine|leve|fait (?:cesser|disparaitre)|ramene|redonne|(?:rendu|laisse) [^.;:,]{{0,40}}\b{WELL_FORMS}"
    rf"|ete (?:{ADVERB})?(?:un succes|concluant|confirme|valide|couronne|{MENDED_NOT_AGAIN}))"
    rf"|(?:est|sont) (?:{ADVERB}){{0,2}}(?:{WELL_FORMS}|{MENDED_NOT_AGAIN}|conforme|confirme|un succes)"
    r"|(?:est|sont|a ete|ont ete|sera|seront) (?:\w+ )?(?:prevu|programme|planifie|effectue|realise|lance|mene|opere)"
    rf"e?s?\b|(?:n'|ne )(?![^.;:,]{{0,20}}(?:rapport|lien|relation)\b)[^.;:,]{{0,30}}?(?:{NO}|pas d[e']) "
    r"|(?:n'|ne )[^.;:,]{0,30}? ?pas (?:\w+ )?(?:perturb|affect|impact|touch|provoqu|entrain|caus|gene)"
    rf"|permet(?:tent)? (?:(?:de |a )nouveau|(?:de |d'){TO_MEND}|un retour)"
    rf"|(?:laisse|rend)(?:nt)? [^.;:,]{{0,40}}\b{WELL_FORMS}|corrige(?:nt)? |resou(?:t|dent) "
    r"|met(?:tent)? (?:fin|un terme)"
)
#: A trouble that was thought over, and is not.
STANDS = pattern_of(
    r"(?:(?:se |s')?(?:persist|subsist|perdur|continu|dur|demeur|prolong|poursui|aggrav|etend|repet)\w*"
    r"|(?:reste|restent|est|sont) (?:toujours|encore) )"
)
#: "Terminée | sans résultat", "| sans corriger la panne".
IN_VAIN = pattern_of(
    r"^[^.;:]{0,40}?\bsans (?:(?:grand |aucun )?(?:resultat|succes|effet|amelioration)s?\b"
    rf"|(?:\w+ )?(?:{TO_MEND}|permettre|pouvoir|parvenir|aboutir|suffire)\b)"
)
#: "Rétabli | à 7h, GUN est de nouveau indisponible".
NO_LONGER = pattern_of(
    rf"^[^.;:,]{{0,40}}, [^.;:,]{{2,40}} (?:est|sont|a ete) (?:{ADVERB}){{0,2}}"
    rf"(?:{BROKEN_FORMS}|(?:re)?tombee?s?\b)"
)
