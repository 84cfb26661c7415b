"""The stems that words for a state are made of: broken, well, handled, mended; trouble and return."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import INCIDENT

BE = r"(?:est|sont|etait|etaient|a ete|ont ete|ait ete|etant|ayant ete|fut|furent)"
#: "Pourra être inaccessible demain": of what is to come, with a day or hours.
MAY_BE = (
    r"(?<!\bet )(?<!\bmais )"
    r"(?:pourr(?:a|ont|ait|aient) etre|(?:(?:ser(?:a|ont)|serai(?:t|ent)) susceptibles?|risquer(?:a|ont)) d'etre)"
    r"(?=[^.;]*\b(?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce (?:soir|week-?end)|cette nuit"
    r"|(?:le|du|de|entre) \d))"
)
WILL_BE = (
    r"(?:sera|seront|seraient|serait|doit etre|doivent etre|va etre|vont etre|devra etre|devront etre|devrait etre"
    r"|devraient etre|sera\w* (?:temporairement|momentanement|totalement|partiellement))"
)
ADVERB = (
    r"(?:(?:\w+ment|bien|toujours|encore|desormais|deja|donc|egalement|aussi|tous|toutes|a present|enfin|tres"
    r"|fortement|de nouveau|a nouveau|actuellement|aujourd'hui|ce jour|par consequent|en consequence|des lors"
    r"|pour l'instant|a ce stade|partiellement|en partie) )"
)
#: "Sont de nouveau traités normalement": they were not before.
ONCE_MORE = pattern_of(r"\b(?:de|a) nouveau\b[\w ]{0,30}\Z")
#: "Passent normalement depuis 14h49": not all along.
SINCE_AN_HOUR = pattern_of(
    r" (?:normalement|correctement) depuis (?:ce matin |hier )?(?:a )?\d{1,2} ?[h:](?![^.;]{0,30}\b(?:avec|mais)\b)"
)
BROKEN = (
    r"(?:indisponible|inaccessible|interrompu|bloque|perturbe|degrade|suspendu|arrete|coupe|ferme|impacte|affecte"
    r"|touche|concerne|paralyse|gele|fige|sature|ralenti"
    r"|(?<!date )(?<!dates )(?<!\bla )(?<!\bles )(?<!\bune )(?<!\bsans )limite|restreint|inoperant"
    r"|inoperationnel|defaillant|intermittent|instable|irregulier|impossible|injoignable|inutilisable|inexploitable"
    r"|hors (?:service|tension)|\bhs|(?:(?<!\d )|(?<=[a-z]\d )|(?<=gamma \d ))\bko|\bnok|\bdown|hors ligne"
    r"|hors d'usage|hors d'etat|a l'arret|en panne|en erreur"
    r"|en echec|en"
    r" defaut|en anomalie|en alerte|en maintenance|immobilise|entrave|gene|empeche|desactive|deconnecte|rejete"
    r"|mise?s? en (?:file d')?attente|mis en file|stoppe|debranche"
    r"|(?<!garantie )(?<!garanties )isole|difficile|errone|incomplet|retarde"
    r"|differe|(?<!retour )vise|muet(?:te)?|au ralenti|en souffrance|en rade|grippe|bride|congestionne"
    r"|neutralise|a plat"
    r"|par a-coups|penalise|invisible"
    r"|poussi(?:f|ve)|tardi(?:f|ve)|fragile|convalescent|chancelant|precaire|au compte-gouttes"
    r"|aux abonnes absents|hors jeu|hors circuit|mise?s? en (?:pause|sommeil)|gele|fige|entrave|dans le vide)"
)
BROKEN_FORMS = BROKEN + r"(?:e?s?)\b"
WELL = (
    r"(?:disponible|accessible|operationnel(?:le)?|possible|fonctionnel(?:le)?|ouvert|utilisable|en service|en"
    r" fonction|en fonctionnement|en ligne|joignable|actif|active|consultable|exploitable|stable|nominal|normal"
    r"|normale|fluide|en etat de marche|effecti(?:f|ve)|assure|en etat|realisable)"
)
WELL_FORMS = WELL + r"(?:e?s?)\b"
#: What stands there is said of a mode.
BEHIND_A_MODE = r"(?:(?<=\bdti )|(?<=\bdti\+ )|(?<=\bedi )|(?<=\bdti : )|(?<=\bedi : )|(?<=\bdti = )|(?<=\bedi = ))"
NORMAL = (
    r"(?:(?:(?:a l'etat|en (?:fonctionnement|mode|etat|regime|marche|service)) )?(?:normal|nominal)|en ordre de marche)"
)
HANDLED = (
    r"(?:traite|achemine|emis|emise|acquitte|valide|transmis|transmise|delivre|accepte|recu|recue|echange|integre"
    r"|pris en (?:compte|charge)|prises? en (?:compte|charge)|receptionne|honore|enregistre|impute|envoye|distribue"
    r"|restitue|renvoye|retourne(?!e?s? a la normale)|affiche|notifie|depose|mis a"
    r" jour|mise a jour|alimente|reconnu|genere|synchronise|repris|reprise|liquide"
    r"|cree|apure|calcule|edite|certifie|ecoule)"
)
#: Numbers, again.
GIVEN = r"(?:attribue|alloue)e?s?\b"
HANDLED_FORMS = HANDLED + r"(?:e?s?)\b"
MENDED = (
    r"(?:retabli|resolu|leve|rouvert|reouvert|relance|debloque|clos|close|cloture|termine|acheve|corrige"
    r"|repare|regle|resorbe|restaure|redemarre|reactive|remis en (?:service|route|marche|ligne|fonction|production"
    r"|etat)|remise en (?:service|route|marche|ligne|fonction|production|etat)"
    r"|revenue?s? a la normale|surmonte"
    r"|solutionne|fini)"
)
MENDED_FORMS = MENDED + r"(?:e?s?)\b"
#: Over, by a participle that nothing else bears.
DONE = r"(?:termine|acheve|clos|close|cloture|repare|resorbe|solutionne)e?s?"
TROUBLE = (
    rf"(?:{INCIDENT}|indisponibilite|inaccessibilite|interruption|blocage|lenteur|ralentissement|"
    r"coupure|fermeture|defaillance|degradation|instabilite|intermittence"
    r"|saturation|rejet|erreur|echec|retard|impossibilite|difficulte|probleme|suspension|arret|alerte|avarie"
    r"|(?<!par )(?<!dans un )(?<!dans le )souci"
    r"|engorgement|congestion|latence|bug|bogue|defaut|rechute|deconnexion|crash|gene)"
)
TROUBLES = TROUBLE + r"s?\b"
#: "Retour au régime nominal", "retour à un fonctionnement satisfaisant".
BACK_TO_NORMAL = (
    r"retour (?:a la normale|au nominal|(?:a |au |en )(?:un |une |son |sa |l')?(?:regime|fonctionnement"
    r"|situation|marche|service"
    r"|mode|rythme|etat|activite) (?:de croisiere|normal|nominal|habituel|ordinaire|satisfaisant|regulier)e?(?:le)?\b)"
)
PUT_BACK = r"remise en (?:service|route|marche|ligne|production)"
RETURN = (
    rf"(?:retablissement|{BACK_TO_NORMAL}"
    rf"|retour en service|retour du service|reprise|reouverture|redemarrage|{PUT_BACK}|resolution"
    r"|cloture|levee|fin|restauration|deblocage|reactivation|correction|resorption|remontee"
    r"|relance)"
)
ENDED_THING = (
    r"(?: (?:de|du|des|d')? ?(?:la |le |les |l'|cette |ces |cet )?(?:dispositif d')?(?:alertes?|maintenances?"
    r"|incidents?"
    r"|dysfonctionnements?|perturbations?|interventions?|operations?|pannes?|lenteurs?|indisponibilites?"
    r"|interruptions?|coupures?|travaux|anomalies?|blocages?|ralentissements?|services?|activites?|echanges?|flux"
    r"|acces|difficultes?|problemes?"
    r"|traitements?(?! de(?: l'|s )(?:incident|anomalie|ticket|demande|appel|reclamation|signalement)s?\b)"
    r"|fermetures?|mises? a jour))"
)
#: "Il n'y aura pas de maintenance": called off.
NO_WORKS = r"\bn'y aura (?:\w+ )?(?:pas|plus) (?:de |d')(?:maintenance|intervention|operation)s?\b"
CAN_NOT = (
    r"(?:peu\w*|pouv\w*|parvien\w*|parven\w*|arriv\w*|repond\w*|fonctionn\w*|trait\w*|valid\w*|achemin\w*"
    r"|transm\w*|recoi\w*|recev\w*|emet\w*|about\w*|acquitt\w*|delivr\w*|imput\w*|obt\w*|charg\w*|affich\w*"
    r"|enregistr\w*|synchronis\w*|remont\w*|march\w*|permet\w*|integr\w*|pass\w*|aliment\w*|demarr\w*|accep\w*|communiqu\w*"
    r"|notifi\w*|rend\w*|produi\w*|gener\w*|distribu\w*|dispos\w*|reconnai\w*|s'ouvr\w*|s'affich\w*|se charg\w*"
    r"|renvo\w*|absorb\w*|suiv\w*|remonte\w*|restitu\w*|constat\w*|certifi\w*|rapatri\w*|calcul\w*|lanc\w*"
    r"|apparai\w*|ouvr\w*|circul\w*|tourn\w*|assur\w*|echang\w*|retourn\w*|livr\w*|bascul\w*)"
)
STRIKES = (
    r"(?!concernant|touche \d)(?:touch|affect|impact|perturb|empech|bloqu|entrav|ralent|gen|paralys|frapp"
    r"|concern|penalis|degrad|interromp"
    r"|suspen)(?:e|ent|ait|aient|ant|it|issent|d|dent|era|eront|pt|pent)\b"
)
#: "L'incident s'est déplacé sur DELTA T", "a gagné ECS".
MOVES_TO = (
    r"(?:s'est|se sont) (?:\w+ )?(?:(?:deplace|reporte|transfere|repercute)e?s? (?:sur|vers)|(?:etendu|propage)e?s?"
    r" (?:a|au|aux|sur|vers))(?! (?:site|place|les lieux))|se (?:deplace|propage|reporte|transfere)(?:nt)? (?:sur|vers)"
    r"|(?:a|ont) (?:\w+ment |egalement |aussi |desormais |ensuite )?(?:gagne|contamine)"
    r"(?! (?:en|du|de|des|une|\d))"
)
HITS = rf"(?:se repercut\w+ sur|pese\w* sur|rend\w* (?:\w+ ){{0,4}}{BROKEN}|{MOVES_TO}\b)"
NO = r"(?:aucun|aucune|nul|nulle)"
SEEMS = r"(?:se trouve|se trouvent|se voit|se voient|reste|restent|demeure|demeurent)"
#: What is done to declarations that should not be: "se voient réclamer une TVA".
DENIED = r"(?:reclamer|refuser|imposer|facturer|attribuer|appliquer|opposer|retirer|rejeter|prelever|compter)\b"
IN_TIME = (
    r"(?:sans (?:retard|delai|difficulte|probleme|encombre|incident|perturbation|interruption|coupure|impact"
    r"|incidence|consequence|gene|rupture|changement)|dans les (?:delais|temps)|normalement|correctement"
    r"|nominalement|sans aucune? \w+)"
)

#: What "à", folded to "a", stands before: "depuis le 26/11 à 9h05", "à l'export" tell of no past.
NO_AUXILIARY = (
    r"(?:peine|present|ce|ces|cet|cette|une?|l[ae]?|son|sa|ses|leurs?|nos|vos|\d+h?\d*|midi|minuit|nouveau|tou[st]"
    r"|toutes?|certaine?s|plusieurs|quelques|chaque|cause|destination|distance|travers|hauteur|terme|ligne|quai|bord"
    r"|ni|partie|priori|delta|jour|niveau|import|export|\w+(?:er|ir|re))"
)
_STANDS = (
    r"reste|demeure|toujours|encore|maintenu|en vigueur|subsist|persist|n'est pas|ne sont pas|n'a pas|n'ont"
    r" pas|n'(?:a|ont) rien|n'en (?:va|est|ira) pas|ne l'est"
    r"|ne le sont|perdur|continu|poursui"
)
#: A trouble that goes on.
STANDING = pattern_of(rf"\b(?:{_STANDS}|ne fonctionne|n'est plus|ne sont plus)\w*")
#: The same, in words that no trouble has by itself: "ne sont plus acquittés" tells one, "ne sont toujours pas" goes on.
STILL_STANDING = pattern_of(rf"\b(?:{_STANDS})\w*")
#: "Si le mode EDI est toujours perturbé, | nous sommes heureux de vous annoncer que le mode DTI est rétabli".
BEHIND_A_TROUBLE = (
    r"(?:(?<=perturbe)|(?<=indisponible)|(?<=bloque)|(?<=inaccessible)|(?<=interrompu)|(?<=en panne)|(?<=degrade)"
    r"|(?<=hors service)), (?=nous (?:sommes|avons le|vous \w+ons)\b[^,.;:]{0,40}? que )"
)
