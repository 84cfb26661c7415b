"""The words for a state of a service, a pattern a line; they meet sentences that are folded and spelled right.

`STATES` is in the order of precedence: where two patterns meet, the first one keeps its place.
"""

from __future__ import annotations

import re

from meteo_douane.reading.states import Sort, State

BE = r"(?:est|sont|etait|etaient|a ete|ont ete|ait ete|etant|ayant ete|fut|furent)"
WILL_BE = (
    r"(?:sera|seront|seraient|serait|doit etre|doivent etre|va etre|vont etre|devra etre|devront etre|devrait etre"
    r"|devraient etre|sera\w* (?:temporairement|momentanement|totalement|partiellement))"
)
ADVERB = (
    r"(?:(?:\w+ment|bien|toujours|encore|desormais|deja|donc|egalement|aussi|tous|toutes|a present|enfin|tres"
    r"|fortement|de nouveau|a nouveau|actuellement|aujourd'hui|ce jour|par consequent|pour l'instant|a ce stade"
    r"|partiellement|en partie) )"
)

BROKEN = (
    r"(?:indisponible|inaccessible|interrompu|bloque|perturbe|degrade|suspendu|arrete|coupe|ferme|impacte|affecte"
    r"|touche|concerne|paralyse|gele|fige|sature|ralenti|(?<!date )(?<!dates )limite|restreint|inoperant"
    r"|inoperationnel|defaillant|intermittent|instable|irregulier|impossible|injoignable|inutilisable"
    r"|inexploitable|hors service|\bhs|\bko|hors ligne|hors d'usage|hors d'etat|a l'arret|en panne|en erreur"
    r"|en echec|en"
    r" defaut|en anomalie|en alerte|en maintenance|immobilise|entrave|gene|empeche|desactive|deconnecte|rejete"
    r"|mise?s? en (?:file d')?attente|mis en file|stoppe|debranche|isole|difficile|errone|incomplet|retarde"
    r"|differe|vise|muet(?:te)?|au ralenti|en souffrance|en rade|grippe|bride|congestionne|neutralise|a plat"
    r"|par a-coups"
    r"|poussi(?:f|ve)|aux abonnes absents|hors jeu|gele|fige|entrave|dans le vide)"
)
BROKEN_FORMS = BROKEN + r"(?:e?s?)\b"
WELL = (
    r"(?:disponible|accessible|operationnel(?:le)?|possible|fonctionnel(?:le)?|ouvert|utilisable|en service|en"
    r" fonction|en fonctionnement|en ligne|joignable|actif|active|consultable|exploitable|stable|nominal|normal"
    r"|normale|fluide|en etat de marche|effecti(?:f|ve)|assure|en etat|realisable)"
)
WELL_FORMS = WELL + r"(?:e?s?)\b"
HANDLED = (
    r"(?:traite|achemine|emis|emise|acquitte|valide|transmis|transmise|delivre|accepte|recu|recue|echange|integre"
    r"|enregistre|pris en compte|prise en compte|impute|envoye|distribue|restitue|affiche|notifie|depose|mis a"
    r" jour|mise a jour|alimente|genere|synchronise|repris|reprise|liquide|cree|apure|calcule)"
)
HANDLED_FORMS = HANDLED + r"(?:e?s?)\b"
MENDED = (
    r"(?:retabli|resolu|leve|rouvert|reouvert|releve|relance|debloque|clos|close|cloture|termine|acheve|corrige"
    r"|repare|regle|resorbe|restaure|redemarre|reactive|remis en (?:service|route|marche|ligne|fonction|production"
    r"|etat)|remise en (?:service|route|marche|ligne|fonction|production|etat)|revenue? a la normale|surmonte"
    r"|solutionne|fini)"
)
MENDED_FORMS = MENDED + r"(?:e?s?)\b"
TROUBLE = (
    r"(?:indisponibilite|inaccessibilite|interruption|blocage|perturbation|dysfonctionnement|incident|panne"
    r"|lenteur|ralentissement|anomalie|coupure|fermeture|defaillance|degradation|instabilite|intermittence"
    r"|saturation|rejet|erreur|echec|retard|impossibilite|difficulte|probleme|suspension|arret|alerte|avarie"
    r"|engorgement|congestion|latence|bug|bogue|defaut|rechute|deconnexion|crash|gene)"
)
TROUBLES = TROUBLE + r"s?\b"
RETURN = (
    r"(?:retablissement|retour a (?:la normale|un fonctionnement normal|une situation normale|l'etat normal)"
    r"|retour en service|retour du service|reprise|reouverture|redemarrage|remise en (?:service|route|marche|ligne"
    r"|production)|resolution|cloture|levee|fin|restauration|deblocage|reactivation|correction|resorption|remontee"
    r"|relance)"
)
ENDED_THING = (
    r"(?: (?:de|du|des|d')? ?(?:la |le |les |l'|cette |ces |cet )?(?:alertes?|maintenances?|incidents?"
    r"|dysfonctionnements?|perturbations?|interventions?|operations?|pannes?|lenteurs?|indisponibilites?"
    r"|interruptions?|coupures?|travaux|anomalies?|blocages?|ralentissements?|services?|activites?|echanges?|flux"
    r"|acces|difficultes?|problemes?|traitements?|fermetures?|mises? a jour))"
)
CAN_NOT = (
    r"(?:peu\w*|pouv\w*|parvien\w*|parven\w*|arriv\w*|repond\w*|fonctionn\w*|trait\w*|valid\w*|achemin\w*"
    r"|transm\w*|recoi\w*|recev\w*|emett\w*|about\w*|acquitt\w*|delivr\w*|imput\w*|obt\w*|charg\w*|affich\w*"
    r"|enregistr\w*|synchronis\w*|remont\w*|permet\w*|integr\w*|pass\w*|aliment\w*|demarr\w*|accep\w*|communiqu\w*"
    r"|notifi\w*|rend\w*|produi\w*|gener\w*|distribu\w*|dispos\w*|reconnai\w*|s'ouvr\w*|s'affich\w*|se charg\w*"
    r"|renvo\w*|absorb\w*|suiv\w*|remonte\w*|restitu\w*|constat\w*|certifi\w*|rapatri\w*|calcul\w*|lanc\w*"
    r"|apparai\w*|ouvr\w*|circul\w*|tourn\w*|assur\w*|echang\w*|retourn\w*|livr\w*|bascul\w*)"
)
STRIKES = (
    r"(?:touch|affect|impact|perturb|empech|bloqu|entrav|ralent|gen|paralys|frapp|concern|penalis|degrad|interromp"
    r"|suspen)(?:e|ent|ait|aient|ant|it|issent|d|dent|era|eront|pt|pent)\b"
)
HITS = rf"(?:se repercut\w+ sur|pese\w* sur|rend\w* (?:\w+ ){{0,4}}{BROKEN})"
NO = r"(?:aucun|aucune|nul|nulle)"
SEEMS = r"(?:se trouve|se trouvent|se voit|se voient|reste|restent|demeure|demeurent)"
#: What is done to declarations that should not be: "se voient réclamer une TVA".
DENIED = r"(?:reclamer|refuser|imposer|facturer|attribuer|appliquer|opposer|retirer|rejeter|prelever|compter)\b"
IN_TIME = (
    r"(?:sans (?:retard|delai|difficulte|probleme|encombre|incident|perturbation|interruption|coupure|impact"
    r"|incidence|consequence|gene|rupture|changement)|dans les (?:delais|temps)|normalement|correctement"
    r"|nominalement|sans aucune? \w+)"
)

#: Not an alert of the météo: by mail, of the weather, of food safety; nor the sheet that tells how to read one.
OTHER_ALERT = (
    r"\b(?:(?:fiche|abonnement|inscription|liste)s? (?:aux |d'|des )?alertes?\b|alertes? (?:par )?(?:e-?mails?|mails?"
    r"|courriels?|sms|meteo\b|meteorologique|neige|canicule|crues?|sanitaire|vigipirate|enlevement|rapex|rasff"
    r"|de meteo-?france|de la prefecture)s?\b)"
)

#: State, words, and what they are: "p" planned, "n" a noun, "o" what follows is its object.
STATES: tuple[tuple[State, Sort, str], ...] = (
    # Words that only look like a state.
    (State.NOTHING, Sort.NOUN, OTHER_ALERT),
    (State.NOTHING, Sort.NOUN, rf"\bapres (?:une? |l'|la |le |les |cette |cet )?(?:\w+ )?{TROUBLES}"),
    (State.NOTHING, Sort.VERB, (
        r"\b(?:lorsqu(?:e |')|quand )(?:une? |le |la |l'|les |des )?(?:service|application|teleprocedure"
        r"|declaration)\w* "
        r"(?:en ligne )?(?:ne |n'|est |devient |sont )[^.;:,]*"
    )),
    # The words of a code or of a label, as they are quoted, tell nothing.
    (State.NOTHING, Sort.VERB, r"\b(?:codes?|libelles?|statuts?|mentions?)\b[^.;\":]{0,30}:? ?\"[^.;]*\""),
    (State.FINE, Sort.OBJECT, (
        rf"\b(?:cet? |cette |l'|la |le |les |ces )(?:{TROUBLES}) (?:est|sont|n'a"
        rf"|n'ont) (?:\w+ )?(?:sans (?:aucun )?|aucun |pas de )"
        r"(?:lien|rapport)s? avec"
    )),
    (State.NOTHING, Sort.VERB, (
        r"\b(?:(?:signaler|declarer|remonter|tout|toute|eventuel\w*"
        r"|si vous (?:rencontrez|constatez)(?: encore| toujours)?|lors d[e'])"
        rf" ?(?:un |une |des |tout |toute |d')?(?:nouvel\w* |autre |eventuel\w* )?){TROUBLES}"
    )),
    (State.NOTHING, Sort.VERB, (
        r"\b(?:messages?|bulletins?|bip|annonces?|communications?|publications?)\b[^.;,]{0,60}?"
        r"\b(?:concern\w+|portai\w+|portant|visai\w+)"
    )),
    (State.NOTHING, Sort.VERB, (
        rf"\b(?:ne |n')(?:tradui|signifi|revel|constitu|caracteris|represent|correspond|vau|equivau"
        rf"|relev)\w* (?:pas|en rien"
        rf"|nullement|aucunement)(?: d'?e?)? ?(?:a |un |une |l'|le |la |des )?(?:{TROUBLES})"
    )),
    (State.NOTHING, Sort.VERB, r"\bpar erreur\b|\bsauf erreur\b|\ben cas d[e'] ?\w+|\bcode (?:d')?erreur"),
    # No more trouble, and never any.
    (State.UP, Sort.VERB, rf"\bplus {NO} (?:{TROUBLES})(?: (?:n'est|n'a ete|ne (?:sera|sont))(?: \w+)?)?"),
    # Fine all along: what is said not to be touched.
    (State.FINE, Sort.VERB, (
        rf"\bn'(?:a|ont|avait) (?:subi|connu|rencontre|constate|enregistre|provoque|cause)\w* {NO} (?:{TROUBLES})"
    )),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:n'|ne )(?:est|sont|a|etait) (?:\w+ )?(?:pas|aucunement|nullement) (?:lie|imputable|due?\b|cause"
        r"|provoque|en rapport|en lien|consecuti)\w*(?: a| par| avec)?"
    )),
    (State.FINE, Sort.VERB, (
        rf"\b{NO} (?:autre )?(?:service|teleprocedure|application|teleservice)s?(?: en ligne)? (?:n'est|ne sera"
        rf"|n'a ete|n'a)(?: \w+){{0,2}}? {BROKEN_FORMS}"
    )),
    (State.FINE, Sort.VERB, (
        r"sans (?:aucune? )?(?:\w+ )?(?:interruption|coupure|impact|incidence|perturbation|consequence"
        r"|indisponibilite|incident|rupture)s?\b(?: (?:de|du) service)?"
    )),
    (State.FINE, Sort.VERB, (
        r"(?:n'|ne )(?:entrain|provoqu|gener|caus|induis|occasionn|engendr)\w* (?:\w+ )?(?:aucun|aucune|pas"
        r" d[e'])\b[^.;:,]{0,40}"
    )),
    (State.FINE, Sort.VERB, (
        r"n'a(?:ura|uront)? (?:pas |aucun )(?:\w+ )?(?:entraine|impact|effet|incidence)\w*(?: aucune? \w+)?"
    )),
    (State.FINE, Sort.VERB, rf"(?:il )?n'(?:a |ont )entraine {NO} \w+(?: de service)?"),
    (State.FINE, Sort.OBJECT, (
        rf"{NO} (?:autre )?(?:impact|incidence|consequence|effet|gene|perturbation|anomalie|dysfonctionnement"
        r"|interruption|incident|coupure|alerte|indisponibilite|difficulte|ralentissement|lenteur|panne"
        r"|probleme)s?\b(?: \w+){0,3}? (?:n'(?:est|a|ont|y a)|ne (?:sera|sont|seront))(?: ete)? ?(?:signale"
        r"|constate|a signaler|relieve|releve|a deplorer|prevu|attendu|observe|a prevoir|en cours|recense"
        r"|identifie|interrompu)?\w*(?: (?:sur|pour|dans))?"
    )),
    (State.FINE, Sort.OBJECT, (
        rf"(?:pas d['e] ?|{NO} )(?:autre )?(?:impact|incidence|consequence|effet|gene|perturbation"
        r"|dysfonctionnement|incident|anomalie)s?\b(?: (?:sur|pour|dans|connue?|constatee?))*"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:ne|n') ?(?:\w+ )?(?:est|sont|etait|etaient|sera|seront|a ete|ont ete|serait) (?:donc |en revanche "
        r"|toutefois |cependant |aucunement |absolument )?(?:pas|aucunement|nullement|point|ni)(?: (?:\w+ment|non"
        r" plus|du tout|en revanche|a ce stade))? (?:concerne|affecte|impacte|touche|perturbe|vise|interrompu|en"
        r" cause|degrade|ralenti|bloque|ferme|suspendu|indisponible|inaccessible|coupe|arrete|gene|entrave|remis"
        r" en cause)\w*(?: par\b)?"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:ne|n') ?(?:sont|est|seront|sera) (?!plus\b)(?:\w+ )?(?:concerne|affecte|impacte|touche|perturbe)e?s?\b"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:n'a|n'ont|n'est|ne sont)(?:,? (?:a aucun moment|jamais|en aucun cas|nullement|aucunement|en rien"
        r"|pas),?)+"
        r" ?(?:ete )?(?:touche|impacte|affecte|concerne|perturbe|interrompu|arrete|coupe)\w*"
    )),
    (State.FINE, Sort.VERB, r"\b(?:non|pas) (?:concerne|affecte|impacte|touche|perturbe)e?s?\b"),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:ne |n')(?:concerne|affecte|impacte|touche|perturbe|empeche|vise|gene|modifie|remet|change)\w* "
        r"(?:pas|aucunement|nullement|en rien|ni|rien|aucune?|donc pas|toutefois pas|cependant pas)(?: en cause)?"
    )),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:ne |n')(?:s'etend|s'etendent|se propagent?|se repercutent?|gagnent?|atteint|atteignent) (?:pas"
        r"|aucunement|nullement|ni)(?: (?:a|au|aux|sur))?"
    )),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:ne s'est|ne se sont|n'a|n'ont) pas (?:etendu|propage|gagne|atteint)e?s?(?: (?:a|au|aux|sur))?"
    )),
    (State.FINE, Sort.OBJECT, r"\brien a signaler (?:du cote|en|pour|sur|concernant|au sujet)(?: d[ue]s?)?"),
    (State.FINE, Sort.VERB, r"\bepargne\w*|\bhors de cause|\b(?:reste|demeure)\w* a l'ecart"),
    (State.FINE, Sort.VERB, (
        r"\b(?:fonctionn\w+|trait\w+|achemin\w+|echang\w+|se deroul\w+|s'effectu\w+)(?: quant a \w+| pour leur part| en"
        rf" revanche| toujours)? {IN_TIME}"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:reste|demeure)(?:nt|ra|ront)?(?: quant a \w+| neanmoins| en revanche| toutefois| pleinement|"
        rf" normalement| toujours| bien| donc| tous| toutes)? (?:{WELL_FORMS}|{HANDLED_FORMS}|inchange\w* et"
        rf" {WELL_FORMS})"
    )),
    (State.FINE, Sort.VERB, (
        rf"\b(?:reste|demeure)(?:nt|ra|ront)? (?!{BROKEN}|en alerte|en vigueur|sans|en attente|en cours|au statut"
        r"|a l'arret|en echec|en erreur|en panne|tres|fortement|totalement|partiellement)(?:maintenu|assure"
        r"|garanti)\w*"
    )),
    # The very same as before.
    (State.SAME, Sort.VERB, (
        r"\b(?:situation|etat)(?: \w+){0,6}? (?:est|reste|demeure|n'a pas evolue|n'evolue pas)(?: \w+)? "
        r"(?:inchange|identique|la meme|stationnaire)\w*"
    )),
    (State.SAME, Sort.VERB, r"situation (?:inchangee|identique|stationnaire)|pas d'evolution"),
    (State.SAME, Sort.VERB, r"aucune evolution(?! favorable)[^.;:,]{0,25}"),
    (State.SAME, Sort.VERB, (
        r"(?:analyse|investigation|recherche|travaux|incident|diagnostic)s?\b[^.;:,]{0,25} se poursui(?:t|vent)"
    )),
    (State.SAME, Sort.VERB, r"n'a pas evolue|(?:sans|pas de) changement|aucun changement|\brien ne change"),
    # Down again, and not up yet.
    (State.DOWN, Sort.PLANNED, rf"ne ser(?:a|ont) pas (?:\w+ment )?(?:{WELL_FORMS}|{HANDLED_FORMS})"),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:de|a) nouveau (?:\w+ )?(?:{BROKEN_FORMS}|constate\w*|observe\w*|rencontre\w*|en (?:alerte|attente))"
    )),
    (State.DOWN, Sort.VERB, rf"\b{BROKEN_FORMS} (?:de|a) nouveau"),
    (State.DOWN, Sort.VERB, r"\b(?:est|sont) retombee?s?(?: en panne)?|\breapparu\w*|\breapparai\w*|\brecidiv\w*"),
    (State.DOWN, Sort.VERB, r"\brechut\w*|\bse reprodui\w*|\breproduit\w*"),
    (State.DOWN, Sort.VERB, (
        rf"(?:ne|n') ?(?:\w+ )?{BE}(?: \w+)? (?:{ADVERB})?(?:pas|toujours pas|pas encore|jamais|point)(?: "
        r"(?:encore|toujours|totalement|pleinement|entierement|completement|de nouveau|a nouveau|\w+ment)){0,2}"
        rf" (?:{WELL_FORMS}|{MENDED_FORMS}|{HANDLED_FORMS})"
    )),
    (State.DOWN, Sort.VERB, (
        r"\bne l(?:'|e )(?:est|sont|etaient|etait|sera|seront) (?:\w+ )?(?:pas|plus)(?: encore)?\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"(?:n'a pas|n'ont pas|n'ayant pas|n'a toujours pas|n'ont toujours pas|n'ayant toujours pas)(?: encore"
        r"| toujours)? (?:repris|redemarre"
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
    (State.UP, Sort.VERB, (
        r"\b(?:ne|n') ?(?:\w+ )?(?:rencontr|constat|observ|subi|present|connai|connaiss|enregistr)\w* plus (?:de "
        rf"|d'|aucune? )?(?:{TROUBLES})"
    )),
    (State.UP, Sort.VERB, rf"plus aucune? (?:{TROUBLES})"),
    (State.DOWN, Sort.VERB, (
        r"(?:n'est |ne sont )plus (?!autoris|necessai|requis|exig|obligat|valable|valide\b)\w+(?:e|es|s|is|it|u"
        r"|us)\b"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{NO}e? (?:\w+ ){{0,4}}?(?:n'(?:est|a|ont)|ne (?:sera|sont|seront)) (?:actuellement |plus |desormais"
        rf" )?(?:ete )?(?:{HANDLED_FORMS}|possible\w*|disponible\w*|emis\w*|recu\w*|\w+able\w*|accessible\w*"
        r"|ouvert\w*)"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{NO} (?:\w+ |'){{0,5}}?(?:ne |n')(?:{CAN_NOT})(?: (?:plus|actuellement|etre|pas))*(?:"
        rf" {HANDLED_FORMS})?"
    )),
    (State.DOWN, Sort.VERB, (
        rf"(?:\bne |\bn')(?:l'|les |se |s'|y |leur |lui )?(?:{CAN_NOT})(?: \w+){{0,2}} (?:plus|pas|toujours pas|aucune?"
        rf"|pas encore)\b(?: (?:etre|se|s'|a|se connecter|{HANDLED_FORMS}|a se connecter))*"
    )),
    (State.DOWN, Sort.VERB, r"\bne (?:peuvent|pouvant|pouvaient|pourront|peut|pourra) (?:\w+ )?etre \w+"),
    (State.DOWN, Sort.VERB, r"\bne (?:pouvant|parvenant|pouvaient|parviennent|peuvent|peut)\b(?! pas recourir)"),
    (State.DOWN, Sort.VERB, (
        rf"(?:n'est pas|ne sont pas|n'a pas|n'ont pas) (?:\w+ment )?(?:{WELL_FORMS}|{HANDLED_FORMS})"
    )),
    # The cause is mended; what it caused may not be.
    (State.AHEAD, Sort.VERB, (
        rf"\b(?:cause|origine)s?\b[^.;,:]{{0,40}} (?:est|sont|a ete|ont ete) (?:{ADVERB}){{0,2}}(?:{MENDED_FORMS})"
    )),
    # Up again, but for a trial only.
    (State.AHEAD, Sort.VERB, (
        rf"\b(?:est|sont|a ete|ont ete) (?:{ADVERB}){{0,2}}(?:{MENDED_FORMS})[^.;]{{0,30}}"
        r"\b(?:a titre (?:experimental|d'essai|de test|pilote)|en test|operateurs pilotes)\b"
    )),
    # Up again.
    (State.UP, Sort.VERB, rf"\b(?:de|a) nouveau (?:\w+ ){{0,2}}?(?:{WELL_FORMS}|{HANDLED_FORMS}|normalement)"),
    (State.UP, Sort.VERB, (
        rf"\b(?:{WELL_FORMS}|{HANDLED_FORMS}|fonctionn\w*|acced\w*|se connecter)(?: normalement)? (?:de|a)"
        r" nouveau\b(?: normalement)?"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:fonctionn\w*|repond\w*|acced\w*|valid\w*|trait\w*|accept\w*|emett\w*|transmett\w*|transit\w*|circul\w*"
        r"|pass\w*|parvien\w*|abouti\w*|arriv\w*|s'enregistr\w*|s'ouvr\w*|se charg\w*|s'affich\w*) (?:de|a)"
        r" nouveau\b(?: normalement)?"
    )),
    (State.UP, Sort.VERB, r"\b(?:peuvent|peut|pouvez) (?:de|a) nouveau\b|\bretours? ok\b"),
    (State.UP, Sort.VERB, (
        r"\b(?:est|sont|a ete|ont ete|etant|vient d'etre|viennent d'etre|est desormais|sont desormais) "
        rf"(?:{ADVERB}){{0,2}}(?:{MENDED_FORMS})"
    )),
    (State.UP, Sort.VERB, (
        rf"\b(?:a|ont|ayant|avoir) (?:{ADVERB})?(?:repris|redemarre|pris fin|retrouve|recouvre|cesse|disparu)\b"
        r"(?! d[e'])"
    )),
    (State.UP, Sort.VERB, (
        r"\b(?:a|ont) recommence\w* a\b|\b(?:est|sont) reparti\w*|\b(?:a|ont) retrouve (?:un|son|leur|une)\b"
    )),
    (State.UP, Sort.VERB, r"\bs'est (?:achev|termin|resorb|resolu)\w*|\bse sont (?:achev|termin|resorb)\w*"),
    (State.UP, Sort.VERB, r"\bprend fin\b|\bprennent fin\b|\b(?:est|sont) revenue?s? a la normale"),
    (State.UP, Sort.VERB, r"\btout est rentre dans l'ordre|\b(?:est|sont) rentree?s? dans l'ordre|\bredevenue?s?\b"),
    (State.UP, Sort.VERB, r"\bredevien\w+|\breprend\b(?! contact)|\breprennent\b|\bredemarrent?\b"),
    (State.UP, Sort.NOUN, rf"\b{RETURN}{ENDED_THING}"),
    (State.UP, Sort.NOUN, (
        r"\b(?:retour a (?:la normale|un fonctionnement normal|une situation normale|l'etat normal)"
        r"|retablissement|reouverture|remise en (?:service|route|marche|ligne|production)|retour en service"
        r"|redemarrage|restauration)\b"
    )),
    (State.UP, Sort.VERB, r"\b(?:refonctionn|remarch)\w*"),
    (State.UP, Sort.VERB, r"\b(?:retabli|resolu|debloque|rouvert)e?s?\b"),
    (State.UP, Sort.VERB, (
        r"\b(?:alerte|incident|maintenance|operation|intervention|dysfonctionnement|perturbation|indisponibilite"
        rf"|panne|probleme|coupure)s? (?:est |sont )?(?:{MENDED_FORMS}|terminee?s?)"
    )),
    (State.OPEN, Sort.VERB, rf"\b(?:est|sont|etant) (?:{ADVERB}){{0,2}}(?:{WELL_FORMS})"),
    (State.OPEN, Sort.VERB, (
        r"\b(?:fonctionnement|situation|etat|service) (?:redevenue? |de nouveau )?(?:nominal"
        r"|normal)e? (?:est )?(?:constate"
        r"|observe|confirme|verifie)\w*|\b(?:repond|repondent) (?:normalement|correctement)"
    )),
    (State.OPEN, Sort.VERB, (
        r"\b(?:fonctionne|fonctionnent)\b(?! (?:en mode degrade|par intermittence|mal\b|difficilement|en degrade"
        r"|de maniere|partiellement))"
    )),
    (State.OPEN, Sort.VERB, r"\b(?:disponible|accessible|operationnel(?:le)?)s?\b|\bok\b"),
    # Down.
    (State.DOWN, Sort.VERB, rf"\b(?<!ne )se voi(?:t|ent) (?:\w+ ){{0,3}}?{DENIED}"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:liquid|factur|prelev|imput|comptabilis|debit|enregistr|compt|tax|transm)\w+ (?:deux|plusieurs) fois\b"
        r"|\b(?:liquid|factur|prelev|imput|comptabilis|debit|enregistr|compt|tax)\w+ en double\b"
    )),
    (State.DOWN, Sort.VERB, rf"(?:\b(?:{BE}|{SEEMS}) (?:{ADVERB})?|^\W*|, )privee?s? (?:de |d')"),
    (State.DOWN, Sort.PLANNED, rf"\b(?:{WILL_BE}) (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS})"),
    (State.DOWN, Sort.PLANNED, (
        rf"\b(?:{WILL_BE}) (?:{ADVERB}){{0,2}}(?:interromp|coup|ferm|arret|suspend|indispon|inaccess|perturb"
        r"|degrad|ralent|impact|affect|bloqu|remplac)\w*"
    )),
    (State.DOWN, Sort.PLANNED, (
        r"\bne (?:sera|seront|fonctionner\w+|pourr\w+|repondr\w+) (?:plus|pas)\b(?: (?:etre )?\w+)?"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:reste|demeure|restes|demeures|restent|demeurent|restant|demeurant|resteront|restera|demeurera)"
        rf"(?:nt)? (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS}|sans (?:reponse|suite|effet)|en alerte|en vigueur|en"
        r" attente|en cours|au statut \S+|lent\w*)"
    )),
    (State.DOWN, Sort.VERB, rf"\b{BE} (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS})"),
    (State.DOWN, Sort.OBJECT, (
        rf"\b{STRIKES}(?! ?(?:en|par|depuis|dans|sur|pour|a|au|aux|de|du|jusqu|et|ou|comme)\b)(?= \w)"
    )),
    (State.DOWN, Sort.OBJECT, rf"\b{HITS}"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:toujours |encore |desormais |partiellement |totalement |fortement |temporairement |momentanement"
        rf" )?(?:{BROKEN_FORMS})"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:sans (?:reponse|retour|suite|acquittement)|credit en attente|temps de reponse (?:\w+ )?(?:degrade"
        r"|allonge|eleve|long|anormal|important)\w*|(?:repond|fonctionn|s'affich|abouti|accede)\w* (?:tres "
        r"|anormalement )?(?:lentement|mal|difficilement|par intermittence|de maniere|partiellement|en mode"
        r" degrade|en degrade|avec retard)|aboutissent par intermittence|par intermittence|mode degrade|allonge\w*"
        r"|avec (?:un |du )?(?:fort )?retard|echoue\w*|echouent|en timeout|(?:a|ont) cesse de)"
    )),
    (State.DOWN, Sort.NOUN, rf"\b{TROUBLES}|\blenteurs?\b"),
    (State.DOWN, Sort.VERB, r"\b(?:anormalement|tres|particulierement|excessivement) (?:long|lent|eleve|difficile)\w*"),
    (State.DOWN, Sort.VERB, r"\ba tort\b|\bde maniere erronee|\bde facon erronee|\bincorrect\w*|\btimeouts?\b"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:cessent?|cessait|tombee?s?|tombe|plante\w*|crash\w*|se bloque\w*|s'est (?:bloque|fige|arrete"
        r"|interrompu|plante|eteint|deconnecte)\w*|stagn\w*|pietin\w*|s'accumul\w*"
        r"|patin\w*|tourne\w* dans le vide|ne \w+(?: \w+)? qu'une fois sur \w+|s'interromp\w*|rejette\w*"
        r"|refuse\w*|perd\w*|duplique\w*|expire\w*)\b"
    )),
    # A return that is only named.
    (State.AHEAD, Sort.NOUN, r"\bfin\b(?= (?:est|sera|devrait|de l'operation est|prevue|estimee|attendue|envisagee))"),
    (State.AHEAD, Sort.NOUN, (
        r"\bretour\b(?= (?:\w+ ){0,3}?(?:estim|prevu|attendu|envisag|esper|annonc|programm|previsi|sera|est |devrait"
        r"|serait|fixe))"
    )),
    (State.AHEAD, Sort.NOUN, r"\b(?:reprise|resolution|resorption|remise a disposition)\b(?! contact)"),
)  # fmt: skip

#: A return is not asserted behind these words.
AHEAD_BEFORE = re.compile(

    r"(?:\b(?:sera|seront|serai\w*|serait|devrai\w*|pourrai\w*|pourra|pourront|doit|doivent|devait|devaient|va"
    r"|vont|viendra|interviendra|redeviendra\w*)\b(?: \w+){0,4}|\b(?:en cours de|des(?: que| l[ea']?)?|apres|lors"
    r" de|lors d[u']|jusqu'(?:a|au|aux)|avant|en attendant|dans l'attente|attente d[eu']|afin|pour que|pour (?:le"
    r"|la|un|une|permettre|que|retablir|assurer)|en vue d[eu']?|d'ici|tant que|aussitot|une fois|lorsqu\w*|quand"
    r"|sitot|si|s'il|delais? d[eu'](?: \w+)?|date d[eu'](?: \w+)?|heure d[eu'](?: \w+)?|permettr\w+|permettant|en"
    r" cas d[eu']|a l'issue|a compter d[eu']|au moment d[eu']|en prevision|previsions? d[eu']|estimation d[eu']"
    r"|prochaine?|message d[eu']|annonce d[eu'](?: la)?|publication d[eu']|avis d[eu']|informes? d[eu']|malgre"
    r"|suite a|a la suite d[eu']|depuis|contrairement|sous reserve d[eu']|objectif d[eu'](?: un)?|travaill\w+ (?:a"
    r"|au)|(?:oe|œ)uvre pour(?: que)?"
    r"|mobilise\w* (?:pour|afin)|vers|estime\w* (?:a|au|le)?|esper\w*|attend\w*|prevoi\w*"
    r"|envisag\w*|annonc\w*|escompt\w*|tabl\w+ sur|compt\w+ sur|vis\w*|promet\w*|promis\w*|a |au )(?: (?:le|la|les"
    r"|l'|un|une|du|de|des|que|d'un|d'une|service|services|complet"
    r"|complete"
    r"|total|totale|effectif|effective|definitif|definitive|progressif|incident|l'incident|probleme|soit|soient"
    r"|sera|seront|est|sont|aura|auront|ete|ait|aient|complement|pleinement|totalement|est|au|a|constat))*)\s*$"

)  # fmt: skip
#: A return that is dated, foreseen or wished behind the noun.
AHEAD_AFTER = re.compile(

    r"^(?:[^.;:]{0,80}?[\s,])?(?:prevu|prevue|prevus|attendu|attendue|estime|estimee|envisage|envisagee|annonce"
    r" pour|annoncee pour|espere|esperee|programme|programmee|repousse|repoussee|reporte|reportee|decale|decalee"
    r"|previsible|previsionnel|previsionnelle|sera|seront|devrait|pourrait|interviendra|interviendrait|aura lieu"
    r"|en cours|n'est pas|ne sera|n'a pas|n'est toujours|reste a|dans les meilleurs|au plus vite|au plus tot|d'ici"
    r"|progressif|progressive|demeure incertain|inconnu|inconnue|a confirmer|a venir|imminent)\b"

)  # fmt: skip
NOT_BEFORE = re.compile(
    rf"(?:\b{NO}(?: \w+)?|\bpas (?:de|d')|\bsans(?: aucune?)?|\bni(?: de| d')?|\bhors|\b(?:n'est|ne sont|n'a|n'ont"
    r"|n'etait|ne sera|ne seront|n'y a)(?: ete)? (?:toujours )?(?:pas|plus|jamais|nullement|aucunement)(?: (?:eu"
    r"|ete|de|d'|\w+ment|en))*)\s*$"
)
