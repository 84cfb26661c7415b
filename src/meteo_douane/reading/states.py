"""What a verb or a noun says of a service: down, up again, fine, or a return that is only foreseen.

`STATES` is a table in the order of precedence: where two patterns meet, the first one keeps its place. Patterns meet words without accents
and capitals (`Text.folded`), spelled right.
"""

# ruff: noqa: E501

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What is said of a service in some of its modes."""

    DOWN = "down"
    UP = "up"
    FINE = "fine"
    OPEN = "open"
    AHEAD = "ahead"
    SAME = "same"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words that assert a state; `is_planned` if they speak of the future, `is_noun` if they have no verb of their own."""

    start: int
    end: int
    state: State
    is_planned: bool = False
    is_noun: bool = False
    takes_object: bool = False


BE = r"(?:est|sont|etait|etaient|a ete|ont ete|ait ete|etant|ayant ete|fut|furent)"
WILL_BE = r"(?:sera|seront|seraient|serait|doit etre|doivent etre|va etre|vont etre|devra etre|devront etre|devrait etre|devraient etre|sera\w* (?:temporairement|momentanement|totalement|partiellement))"
ADVERB = r"(?:(?:\w+ment|bien|toujours|encore|desormais|deja|donc|egalement|aussi|tous|toutes|a present|enfin|tres|fortement|de nouveau|a nouveau|actuellement|aujourd'hui|ce jour|par consequent|pour l'instant|a ce stade|partiellement|en partie) )"
NOT = r"(?:pas|plus|jamais|point|aucunement|nullement)"

BROKEN = (
    r"(?:indisponible|inaccessible|interrompu|bloque|perturbe|degrade|suspendu|arrete|coupe|ferme|impacte|affecte|touche|concerne|paralyse|gele"
    r"|fige|sature|ralenti|limite|restreint|inoperant|inoperationnel|defaillant|intermittent|instable|irregulier|impossible|injoignable|inutilisable|inexploitable"
    r"|hors service|hors ligne|hors d'usage|hors d'etat|a l'arret|en panne|en erreur|en echec|en defaut|en anomalie|en alerte|en maintenance|immobilise"
    r"|entrave|gene|empeche|desactive|deconnecte|rejete|mis en (?:file d')?attente|mis en file|stoppe|debranche|isole|difficile|errone|incomplet|retarde|differe|vise)"
)
BROKEN_FORMS = BROKEN + r"(?:e?s?)\b"
WELL = (
    r"(?:disponible|accessible|operationnel(?:le)?|possible|fonctionnel(?:le)?|ouvert|utilisable|en service|en fonction|en fonctionnement|en ligne|joignable|actif|active"
    r"|consultable|exploitable|stable|nominal|normal|normale|fluide|en etat de marche|effecti(?:f|ve)|assure|en etat|realisable)"
)
WELL_FORMS = WELL + r"(?:e?s?)\b"
HANDLED = (
    r"(?:traite|achemine|emis|emise|acquitte|valide|transmis|transmise|delivre|accepte|recu|recue|echange|integre|enregistre|pris en compte"
    r"|prise en compte|impute|envoye|distribue|restitue|affiche|notifie|depose|mis a jour|mise a jour|alimente|genere|synchronise|repris|reprise|liquide|cree|apure|calcule)"
)
HANDLED_FORMS = HANDLED + r"(?:e?s?)\b"
MENDED = (
    r"(?:retabli|resolu|leve|rouvert|reouvert|releve|relance|debloque|clos|close|cloture|termine|acheve|corrige|repare|regle|resorbe|restaure|redemarre|reactive"
    r"|remis en (?:service|route|marche|ligne|fonction|production|etat)|remise en (?:service|route|marche|ligne|fonction|production|etat)|revenue? a la normale|surmonte|solutionne|fini)"
)
MENDED_FORMS = MENDED + r"(?:e?s?)\b"
TROUBLE = (
    r"(?:indisponibilite|inaccessibilite|interruption|blocage|perturbation|dysfonctionnement|incident|panne|lenteur|ralentissement|anomalie|coupure|fermeture"
    r"|defaillance|degradation|instabilite|intermittence|saturation|rejet|erreur|echec|retard|impossibilite|difficulte|probleme|suspension|arret|alerte|avarie"
    r"|engorgement|congestion|latence|bug|bogue|defaut|rechute|deconnexion|crash|gene)"
)
TROUBLES = TROUBLE + r"s?\b"
RETURN = (
    r"(?:retablissement|retour a (?:la normale|un fonctionnement normal|une situation normale|l'etat normal)|retour en service|retour du service|reprise|reouverture|redemarrage|remise en (?:service|route|marche|ligne|production)"
    r"|resolution|cloture|levee|fin|restauration|deblocage|reactivation|correction|resorption|remontee|relance)"
)
ENDED_THING = (
    r"(?: (?:de|du|des|d')? ?(?:la |le |les |l'|cette |ces |cet )?(?:alertes?|maintenances?|incidents?|dysfonctionnements?|perturbations?|interventions?|operations?|pannes?|lenteurs?"
    r"|indisponibilites?|interruptions?|coupures?|travaux|anomalies?|blocages?|ralentissements?|services?|activites?|echanges?|flux|acces|difficultes?|problemes?|traitements?|fermetures?|mises? a jour))"
)
CAN_NOT = (
    r"(?:peu\w*|pouv\w*|parvien\w*|parven\w*|arriv\w*|repond\w*|fonctionn\w*|trait\w*|valid\w*|achemin\w*|transm\w*|recoi\w*|recev\w*|emett\w*|about\w*|acquitt\w*|delivr\w*|imput\w*"
    r"|obt\w*|charg\w*|affich\w*|enregistr\w*|synchronis\w*|remont\w*|permet\w*|integr\w*|pass\w*|aliment\w*|demarr\w*|accep\w*|communiqu\w*|notifi\w*|rend\w*|produi\w*|gener\w*|distribu\w*|dispos\w*|reconnai\w*|s'ouvr\w*|s'affich\w*|se charg\w*|calcul\w*|lanc\w*|apparai\w*|ouvr\w*|circul\w*|tourn\w*|assur\w*|echang\w*|retourn\w*|livr\w*|bascul\w*)"
)
STRIKES = r"(?:touch|affect|impact|perturb|empech|bloqu|entrav|ralent|gen|paralys|frapp|concern|penalis|degrad|interromp|suspen)(?:e|ent|ait|aient|ant|it|issent|d|dent|era|eront|pt|pent)\b"
HITS = rf"(?:se repercut\w+ sur|pese\w* sur|rend\w* (?:\w+ ){{0,4}}{BROKEN})"
NO = r"(?:aucun|aucune|nul|nulle)"
IN_TIME = r"(?:sans (?:retard|delai|difficulte|probleme|encombre|incident|perturbation|interruption|coupure|impact|incidence|consequence|gene|rupture|changement)|dans les (?:delais|temps)|normalement|correctement|nominalement|sans aucune? \w+)"

#: State, words, and what they are: "p" planned, "n" a noun, "o" what follows is its object.
STATES: tuple[tuple[State, str, str], ...] = (
    # Words that only look like a state.
    (State.NOTHING, rf"\b(?:(?:signaler|declarer|remonter|tout|toute|eventuel\w*|si vous (?:rencontrez|constatez)|lors d[e']) ?(?:un |une |des |tout |toute |d')?(?:nouvel\w* |autre |eventuel\w* )?){TROUBLES}", ""),
    (State.NOTHING, r"\bpar erreur\b|\bsauf erreur\b|\ben cas d[e'] ?\w+|\bcode (?:d')?erreur", ""),
    # No more trouble, and never any.
    (State.UP, rf"\bplus {NO} (?:{TROUBLES})(?: (?:n'est|n'a ete|ne (?:sera|sont))(?: \w+)?)?", ""),
    # Fine all along: what is said not to be touched.
    (State.FINE, rf"\bn'(?:a|ont|avait) (?:subi|connu|rencontre|constate|enregistre|provoque|cause)\w* {NO} (?:{TROUBLES})", ""),
    (State.FINE, r"\b(?:n'|ne )(?:est|sont|a|etait) (?:\w+ )?(?:pas|aucunement|nullement) (?:lie|imputable|due?\b|cause|provoque|en rapport|en lien|consecuti)\w*(?: a| par| avec)?", "o"),
    (State.FINE, rf"\b{NO} (?:autre )?(?:service|teleprocedure|application|teleservice)s?(?: en ligne)? (?:n'est|ne sera|n'a ete|n'a)(?: \w+){{0,2}}? {BROKEN_FORMS}", ""),
    (State.FINE, r"sans (?:aucune? )?(?:\w+ )?(?:interruption|coupure|impact|incidence|perturbation|consequence|indisponibilite|incident|rupture)s?\b(?: (?:de|du) service)?", ""),
    (State.FINE, r"(?:n'|ne )(?:entrain|provoqu|gener|caus|induis|occasionn|engendr)\w* (?:\w+ )?(?:aucun|aucune|pas d[e'])\b[^.;:,]{0,40}|n'a(?:ura|uront)? (?:pas |aucun )(?:\w+ )?(?:entraine|impact|effet|incidence)\w*(?: aucune? \w+)?", ""),
    (State.FINE, rf"(?:il )?n'(?:a |ont )entraine {NO} \w+(?: de service)?", ""),
    (State.FINE, rf"{NO} (?:autre )?(?:impact|incidence|consequence|effet|gene|perturbation|anomalie|dysfonctionnement|interruption|incident|coupure|alerte|indisponibilite|difficulte|ralentissement|lenteur|panne|probleme)s?\b(?: \w+){{0,3}}? (?:n'(?:est|a|ont|y a)|ne (?:sera|sont|seront))(?: ete)? ?(?:signale|constate|a signaler|relieve|releve|a deplorer|prevu|attendu|observe|a prevoir|en cours|recense|identifie|interrompu)?\w*(?: (?:sur|pour|dans))?", "o"),
    (State.FINE, rf"(?:pas d['e] ?|{NO} )(?:autre )?(?:impact|incidence|consequence|effet|gene|perturbation|dysfonctionnement|incident|anomalie)s?\b(?: (?:sur|pour|dans|connue?|constatee?))*", "o"),
    (State.FINE, r"\b(?:ne|n') ?(?:\w+ )?(?:est|sont|etait|etaient|sera|seront|a ete|ont ete|serait) (?:donc |en revanche |toutefois |cependant |aucunement |absolument )?(?:pas|aucunement|nullement|point|ni)(?: (?:\w+ment|non plus|du tout|en revanche|a ce stade))? (?:concerne|affecte|impacte|touche|perturbe|vise|interrompu|en cause|degrade|ralenti|bloque|ferme|suspendu|indisponible|inaccessible|coupe|arrete|gene|entrave|remis en cause)\w*(?: par\b)?", ""),
    (State.FINE, r"\b(?:ne|n') ?(?:sont|est|seront|sera) (?:\w+ )?(?:concerne|affecte|impacte|touche|perturbe)e?s?\b", ""),
    (State.FINE, r"\b(?:non|pas) (?:concerne|affecte|impacte|touche|perturbe)e?s?\b", ""),
    (State.FINE, r"\b(?:ne |n')(?:concerne|affecte|impacte|touche|perturbe|empeche|vise|gene|modifie|remet|change)\w* (?:pas|aucunement|nullement|en rien|ni|rien|aucune?|donc pas|toutefois pas|cependant pas)(?: en cause)?", "o"),
    (State.FINE, r"\bepargne\w*|\bhors de cause|\b(?:reste|demeure)\w* a l'ecart", ""),
    (State.FINE, rf"\b(?:fonctionn\w+|trait\w+|achemin\w+|echang\w+|se deroul\w+)(?: quant a \w+| pour leur part| en revanche| toujours)? {IN_TIME}", "w"),
    (State.FINE, rf"\b(?:reste|demeure)(?:nt|ra|ront)?(?: quant a \w+| neanmoins| en revanche| toutefois| pleinement| normalement| toujours| bien| donc| tous| toutes)? (?:{WELL_FORMS}|{HANDLED_FORMS}|inchange\w* et {WELL_FORMS})", ""),
    (State.FINE, rf"\b(?:reste|demeure)(?:nt|ra|ront)? (?!{BROKEN}|en alerte|en vigueur|sans|en attente|en cours|au statut|a l'arret|en echec|en erreur|en panne|tres|fortement|totalement|partiellement)(?:maintenu|assure|garanti)\w*", ""),
    # The very same as before.
    (State.SAME, r"\b(?:situation|etat)(?: \w+){0,6}? (?:est|reste|demeure|n'a pas evolue|n'evolue pas)(?: \w+)? (?:inchange|identique|la meme|stationnaire)\w*|situation (?:inchangee|identique|stationnaire)|pas d'evolution|aucune evolution(?! favorable)[^.;:,]{0,25}|(?:analyse|investigation|recherche|travaux|incident|diagnostic)s?\b[^.;:,]{0,25} se poursui(?:t|vent)|n'a pas evolue|(?:sans|pas de) changement|aucun changement", ""),
    # Down again, and not up yet.
    (State.DOWN, rf"\b(?:de|a) nouveau (?:\w+ )?(?:{BROKEN_FORMS}|constate\w*|observe\w*|rencontre\w*|en alerte)|\b{BROKEN_FORMS} (?:de|a) nouveau", ""),
    (State.DOWN, r"\b(?:est|sont) retombee?s?(?: en panne)?|\breapparu\w*|\breapparai\w*|\brecidiv\w*|\brechut\w*|\bse reprodui\w*|\breproduit\w*", ""),
    (State.DOWN, rf"(?:ne|n') ?(?:\w+ )?{BE}(?: \w+)? (?:{ADVERB})?(?:pas|toujours pas|pas encore|jamais|point)(?: (?:encore|toujours|totalement|pleinement|entierement|completement|de nouveau|a nouveau|\w+ment)){{0,2}} (?:{WELL_FORMS}|{MENDED_FORMS}|{HANDLED_FORMS})", ""),
    (State.DOWN, rf"(?:n'a pas|n'ont pas|n'a toujours pas|n'ont toujours pas)(?: encore| toujours)? (?:repris|redemarre|abouti|ete (?:{MENDED_FORMS}|{HANDLED_FORMS}))", ""),
    (State.DOWN, rf"\b(?:pas encore|toujours pas|non encore|non|pas|pas completement|partiellement) (?:{MENDED_FORMS}|disponibles?\b|accessibles?\b|operationnel\w*|fonctionnel\w*)", ""),
    (State.DOWN, rf"(?:n'est |ne sont |n'etait |n'etaient )(?:desormais |donc |actuellement )?plus (?:\w+ment )?(?:{WELL_FORMS}|{HANDLED_FORMS}|possible\b|assure\w*|en mesure|disponibl\w+|joignabl\w+|a jour)", ""),
    (State.UP, rf"(?:n'est |ne sont |n'etait |n'etaient )(?:desormais |donc |a present |maintenant )?plus (?:\w+ment )?(?:en |d')?(?:{BROKEN_FORMS}|{TROUBLES}|constate\w*|observe\w*)", ""),
    (State.UP, rf"\b(?:ne|n') ?(?:\w+ )?(?:rencontr|constat|observ|subi|present|connai|connaiss|enregistr)\w* plus (?:de |d'|aucune? )?(?:{TROUBLES})|plus aucune? (?:{TROUBLES})", ""),
    (State.DOWN, r"(?:n'est |ne sont )plus (?!autoris|necessai|requis|exig|obligat|valable|valide\b)\w+(?:e|es|s|is|it|u|us)\b", ""),
    (State.DOWN, rf"\b{NO}e? (?:\w+ ){{0,4}}?(?:n'(?:est|a|ont)|ne (?:sera|sont|seront)) (?:actuellement |plus |desormais )?(?:ete )?(?:{HANDLED_FORMS}|possible\w*|disponible\w*|emis\w*|recu\w*|\w+able\w*)", ""),
    (State.DOWN, rf"\b{NO} (?:\w+ |'){{0,5}}?(?:ne |n')(?:{CAN_NOT})(?: (?:plus|actuellement|etre|pas))*(?: {HANDLED_FORMS})?", ""),
    (State.DOWN, rf"(?:\bne |\bn')(?:l'|les |se |s'|y |leur |lui )?(?:{CAN_NOT})(?: \w+)? (?:plus|pas|toujours pas|aucune?|pas encore)\b(?: (?:etre|se|s'|a|se connecter|{HANDLED_FORMS}|a se connecter))*", ""),
    (State.DOWN, r"\bne (?:peuvent|pouvant|pouvaient|pourront|peut|pourra) (?:\w+ )?etre \w+|\bne (?:pouvant|parvenant|pouvaient|parviennent|peuvent|peut)\b(?! pas recourir)", ""),
    (State.DOWN, rf"(?:n'est pas|ne sont pas|n'a pas|n'ont pas|ne sera pas|ne seront pas) (?:\w+ment )?(?:{WELL_FORMS}|{HANDLED_FORMS})", ""),
    # Up again.
    (State.UP, rf"\b(?:de|a) nouveau (?:\w+ ){{0,2}}?(?:{WELL_FORMS}|{HANDLED_FORMS}|normalement)", ""),
    (State.UP, rf"\b(?:{WELL_FORMS}|{HANDLED_FORMS}|fonctionn\w*|acced\w*|se connecter)(?: normalement)? (?:de|a) nouveau\b(?: normalement)?", ""),
    (State.UP, r"\b(?:fonctionn\w*|repond\w*|acced\w*|valid\w*|trait\w*|accept\w*|emett\w*|transmett\w*) (?:de|a) nouveau\b(?: normalement)?|\b(?:peuvent|peut) (?:de|a) nouveau\b", ""),
    (State.UP, rf"\b(?:est|sont|a ete|ont ete|etant|vient d'etre|viennent d'etre|est desormais|sont desormais) (?:{ADVERB}){{0,2}}(?:{MENDED_FORMS})", ""),
    (State.UP, r"\b(?:a|ont|ayant|avoir) (?:{adv})?(?:repris|redemarre|pris fin|retrouve|recouvre|cesse|disparu)\b".replace("{adv}", ADVERB), ""),
    (State.UP, r"\bs'est (?:achev|termin|resorb|resolu)\w*|\bse sont (?:achev|termin|resorb)\w*|\bprend fin\b|\bprennent fin\b|\b(?:est|sont) revenue?s? a la normale|\btout est rentre dans l'ordre|\b(?:est|sont) rentree?s? dans l'ordre|\bredevenue?s?\b|\bredevien\w+|\breprend\b(?! contact)|\breprennent\b|\bredemarrent?\b", ""),
    (State.UP, rf"\b{RETURN}{ENDED_THING}|\b(?:retour a (?:la normale|un fonctionnement normal|une situation normale|l'etat normal)|retablissement|reouverture|remise en (?:service|route|marche|ligne|production)|retour en service|redemarrage|restauration)\b", "n"),
    (State.UP, r"\b(?:refonctionn|remarch)\w*", ""),
    (State.UP, r"\b(?:retabli|resolu|debloque|rouvert)e?s?\b", ""),
    (State.UP, rf"\b(?:alerte|incident|maintenance|operation|intervention|dysfonctionnement|perturbation|indisponibilite|panne|probleme|coupure)s? (?:est |sont )?(?:{MENDED_FORMS}|terminee?s?)", ""),
    (State.OPEN, rf"\b(?:est|sont|etant) (?:{ADVERB}){{0,2}}(?:{WELL_FORMS})|\b(?:fonctionne|fonctionnent)\b(?! (?:en mode degrade|par intermittence|mal\b|difficilement|en degrade|de maniere|partiellement))|\b(?:disponible|accessible|operationnel(?:le)?)s?\b", ""),
    # Down.
    (State.DOWN, rf"\b(?:{WILL_BE}) (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS})|\b(?:{WILL_BE}) (?:{ADVERB}){{0,2}}(?:interromp|coup|ferm|arret|suspend|indispon|inaccess|perturb|degrad|ralent|impact|affect|bloqu|remplac)\w*", "p"),
    (State.DOWN, r"\bne (?:sera|seront|fonctionner\w+|pourr\w+|repondr\w+) (?:plus|pas)\b(?: (?:etre )?\w+)?", "p"),
    (State.DOWN, rf"\b(?:reste|demeure|restes|demeures|restent|demeurent|restant|demeurant|resteront|restera|demeurera)(?:nt)? (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS}|sans (?:reponse|suite|effet)|en alerte|en vigueur|en attente|en cours|au statut \S+|lent\w*)", ""),
    (State.DOWN, rf"\b{BE} (?:{ADVERB}){{0,2}}(?:{BROKEN_FORMS})", ""),
    (State.DOWN, rf"\b{STRIKES}(?! ?(?:en|par|depuis|dans|sur|pour|a|au|aux|de|du|jusqu|et|ou|comme)\b)(?= \w)|\b{HITS}", "o"),
    (State.DOWN, rf"\b(?:toujours |encore |desormais |partiellement |totalement |fortement |temporairement |momentanement )?(?:{BROKEN_FORMS})", ""),
    (State.DOWN, r"\b(?:sans (?:reponse|retour|suite|acquittement)|credit en attente|temps de reponse (?:\w+ )?(?:degrade|allonge|eleve|long|anormal|important)\w*|(?:repond|fonctionn|s'affich|abouti|accede)\w* (?:tres |anormalement )?(?:lentement|mal|difficilement|par intermittence|de maniere|partiellement|en mode degrade|en degrade|avec retard)|aboutissent par intermittence|par intermittence|mode degrade|allonge\w*|avec (?:un |du )?(?:fort )?retard|echoue\w*|echouent|en timeout|erreurs?\b|(?:a|ont) cesse de)", ""),
    (State.DOWN, rf"\b{TROUBLES}|\blenteurs?\b", "n"),
    (State.DOWN, r"\ba tort\b|\bde maniere erronee|\bde facon erronee|\bincorrect\w*|\btimeouts?\b", ""),
    (State.DOWN, r"\b(?:cessent?|cessait|tombee?s?|tombe|plante\w*|crash\w*|se bloque\w*|s'interromp\w*|rejette\w*|refuse\w*|perd\w*|duplique\w*|expire\w*)\b", ""),
    # A return that is only named.
    (State.AHEAD, r"\bfin\b(?= (?:est|sera|devrait|de l'operation est|prevue|estimee))|\b(?:reprise|resolution|resorption|remise a disposition)\b(?! contact)", "n"),
)  # fmt: skip

#: A return is not asserted behind these words.
AHEAD_BEFORE = re.compile(
    r"(?:\b(?:sera|seront|serai\w*|serait|devrai\w*|pourrai\w*|pourra|pourront|doit|doivent|devait|devaient|va|vont|viendra|interviendra|redeviendra\w*)\b(?: \w+){0,4}"
    r"|\b(?:en cours de|des(?: que| l[ea']?)?|apres|lors de|lors d[u']|jusqu'(?:a|au|aux)|avant|en attendant|dans l'attente|attente d[eu']|afin|pour que|pour (?:le|la|un|une|permettre|que|retablir|assurer)"
    r"|en vue d[eu']?|d'ici|tant que|aussitot|une fois|lorsqu\w*|quand|sitot|si|s'il|delais? d[eu'](?: \w+)?|date d[eu'](?: \w+)?|heure d[eu'](?: \w+)?|permettr\w+|permettant|en cas d[eu']|a l'issue|a compter d[eu']"
    r"|au moment d[eu']|en prevision|previsions? d[eu']|estimation d[eu']|prochaine?|message d[eu']|annonce d[eu'](?: la)?|publication d[eu']|avis d[eu']|informes? d[eu']|malgre|suite a|a la suite d[eu']|depuis|contrairement|sous reserve d[eu']|objectif d[eu'](?: un)?|travaill\w+ (?:a|au)|oeuvre pour(?: que)?|mobilise\w* (?:pour|afin)|vers|estime\w* (?:a|au|le)?|esper\w*|attend\w*|prevoi\w*|envisag\w*|a |au )"
    r"(?: (?:le|la|les|l'|un|une|du|de|des|que|d'un|d'une|service|services|complet|complete|total|totale|effectif|effective|definitif|definitive|progressif|incident|l'incident|probleme|soit|soient|sera|seront|est|sont|aura|auront|ete|ait|aient|complement|pleinement|totalement|est|au|a|constat))*)\s*$"
)  # fmt: skip
#: A return that is dated, foreseen or wished behind the noun.
AHEAD_AFTER = re.compile(
    r"^(?:[^.;:]{0,80}?[\s,])?(?:prevu|prevue|prevus|attendu|attendue|estime|estimee|envisage|envisagee|annonce pour|annoncee pour|espere|esperee|programme|programmee|repousse|repoussee|reporte|reportee|decale|decalee|previsible|previsionnel|previsionnelle"
    r"|sera|seront|devrait|pourrait|interviendra|interviendrait|aura lieu|en cours|n'est pas|ne sera|n'a pas|n'est toujours|reste a|dans les meilleurs|au plus vite|au plus tot|d'ici|progressif|progressive|demeure incertain|inconnu|inconnue|a confirmer|a venir|imminent)\b"
)  # fmt: skip
NOT_BEFORE = re.compile(
    rf"(?:\b{NO}(?: \w+)?|\bpas (?:de|d')|\bsans(?: aucune?)?|\bni(?: de| d')?|\bhors|\b(?:n'est|ne sont|n'a|n'ont|n'etait|ne sera|ne seront|n'y a)(?: ete)? (?:toujours )?(?:pas|plus|jamais|nullement|aucunement)(?: (?:eu|ete|de|d'|\w+ment|en))*)\s*$"
)


def predicates_in(folded: str) -> tuple[Predicate, ...]:
    """Return what the words of a sentence assert, in the order of the words."""
    taken: list[tuple[int, int]] = []
    found: list[Predicate] = []
    for state, pattern, marks in COMPILED:
        for match in pattern.finditer(folded):
            if match.start() < match.end() and _is_free(match.span(), taken):
                taken.insert(bisect_left(taken, match.span()), match.span())
                found.append(_weighed(match, state, marks, folded))
    return tuple(sorted(found, key=lambda predicate: predicate.start))


COMPILED = tuple((state, re.compile(words), marks) for state, words, marks in STATES)


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end in taken)


def _weighed(match: re.Match[str], state: State, marks: str, folded: str) -> Predicate:
    """Return the predicate with what stands around it: a negation, a future, a condition."""
    before, after = folded[: match.start()], folded[match.end() :]
    return Predicate(
        match.start(),
        match.end(),
        _state_among(state, before, after, is_noun="n" in marks),
        is_planned="p" in marks,
        is_noun="n" in marks,
        takes_object="o" in marks,
    )


def _state_among(state: State, before: str, after: str, *, is_noun: bool) -> State:
    if state is State.DOWN and NOT_BEFORE.search(before):
        return State.UP if re.search(r"\bplus(?: \w+ment)?\s*$", before) else State.FINE
    if state in (State.UP, State.OPEN):
        if NOT_BEFORE.search(before):
            return State.DOWN
        if AHEAD_BEFORE.search(before) or (is_noun and AHEAD_AFTER.match(after)):
            return State.AHEAD
    return state
