"""What takes something back of a return: "rétabli à titre provisoire", "avec des lenteurs", "mais reste lent".

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import MENDED

#: What any return may bring with it, what has not to do with the service, and what is said of others.
OF_COURSE = pattern_of(
    r"(?<!pas )(?<!pas encore )(?<!plus )\bpossibles?\b|(?<!ne )\bpeu(?:t|vent)\b|\b(?:probables?|pourrai\w*|autres?"
    r"|a (?:prevoir|craindre|determiner|identifier|etablir)"
    r"|rattrap\w*|en (?:cours|voie) d(?:e |')(?:traitement|envoi|acheminement|integration|resorption|absorption|rejeu)"
    r"|origines?|causes?|gene|demandes?|perdue?s?|excus\w*|bilans?|rapports?|explications?|documentation|notices?|guides?|papier"
    r"|tutoriels?|fiches?|comptes?-? ?rendus?)\b|\baucune? nouve(?:l|lle)\b"
    r"|\b(?:reste|demeure)(?:nt)? (?:valable|a (?:preciser|regulariser|saisir|deposer|renvoyer|completer|definir))"
    r"|\bne (?:reste|demeure)(?:nt)? (?:plus )?(?:aucune?|rien)\b|\bplus aucune? [^.;]{0,40} ne (?:reste|demeure)"
    r"|\bsauf (?:rechute|incident|nouve\w+)\b|\blimites? de\b|\bs'est limitee?\b|\bne re(?:nvoy|depos|emett|saisi)\w+"
)
_SLOWNESS = (
    r"(?:(?:lenteurs?|ralentissements?|latences?|retards?|difficultes?|perturbations?|instabilites?"
    r"|coupures?|interruptions?|limitations?|restrictions?|reserves?|dysfonctionnements?|anomalies?|pertes?|rejets?"
    r"|erreurs?|deconnexions?|blocages?)"
    r"|(?:delais|temps de (?:reponse|traitement)|performances?|capacite|debit|fonctionnalites?|fonctions?) "
    r"(?:\w+ment )?(?:reduit|limite|restreint|moindre|allonge|degrade|long|eleve|important)e?s?)\b"
)
_PROVISIONAL = (
    r"(?:a titre (?:provisoire|temporaire|transitoire|conservatoire)|provisoirement|temporairement|momentanement"
    r"|de (?:facon|maniere) (?:provisoire|temporaire|transitoire|momentanee|precaire|ephemere))"
)
_STOPGAP = r"(?:solution|mesure|configuration|correctif|correction|palliatif|dispositif|contournement|reparation)s?"
#: Behind what is back: how it is so.
BEHIND_A_RETURN = pattern_of(
    rf"^[^.;]{{0,60}}?(?:\b{_PROVISIONAL}\b"
    rf"|\b(?:grace a |par |via |avec |moyennant |au moyen d)(?:['e] ?)?(?:une? |la |le )?{_STOPGAP} (?:\w+ )?"
    r"(?:provisoire|temporaire|palliati|transitoire|de (?:contournement|secours|repli))\w*"
    r"|\b(?:grace a |par |via |avec |moyennant )(?:un |le |des )?(?:contournements?|palliatifs?)\b"
    rf"|\bavec (?:(?:encore|toutefois|cependant) )?(?:(?:de |d')?(?:des|quelques|certaine?s|une?) )?(?:\w+ )?"
    rf"{_SLOWNESS}(?! (?:corrig|resol|lev|trait))"
    r"|(?<!heures )(?<!heure )(?<!minutes )(?<!jours )\b(?:en (?:mode|fonctionnement|regime|marche)"
    r"|de (?:facon|maniere)) degrade\w*|\bau ralenti\b"
    r"|\b(?:mais|quoique|bien que) (?:\w+ )?(?:lente?|ralentie?|instable|fragile|degrade|precaire|sature)e?s?\b"
    r"|\b(?:dans l'attente|en attendant|en attente|le temps) d(?:e |'|'une? |u )(?:\w+ )??(?:correctif|correction"
    r"|reparation|remplacement|solution|remede)\b)"
)
#: What is back for the time being: "rouvert à titre temporaire et sans garantie de stabilité".
FOR_NOW = pattern_of(rf"\b{_PROVISIONAL}\b|\bsans (?:aucune )?garantie\b")
#: Before it: "provisoirement rétabli".
BEFORE_A_RETURN = pattern_of(rf"\b{_PROVISIONAL} $")
#: What is not yet as it was, in a sentence of its own that tells no trouble: "la capacité reste réduite".
NOT_ITSELF = pattern_of(
    r"\b(?:reste|demeure)(?:nt)? (?:\w+ment |encore |toutefois )*(?:lente?|ralentie?|reduite?|limitee?|restreinte?"
    r"|degradee?|perfectible|fragile|instable|partielle?|inferieure?|elevee?|longue?|allongee?|provisoire|compliquee?"
    r"|difficile|tendue?|delicate?|laborieu(?:x|se)|chaotique|capricieu(?:x|se)|aleatoire|erratique|perturbee?)s?\b"
    r"|\b(?:est|sont) (?:\w+ )?(?:coincee?|engorgee?|encombree?|congestionnee?)s?\b"
    r"|\b(?:files? d'attente|stocks?|retards?|delais?)\b[^.;:,]{0,20} (?:continu\w+ (?:de |d'|a )(?!(?:se|s'|diminu"
    r"|baiss|etre))\w+|s'allong\w+|augment\w+|gross\w+|s'accumul\w+)"
    r"|\b(?:n'est|ne sont|n'a|n'ont) (?:pas encore|toujours pas)(?: \w+)? (?:optimal|nominal|total|complet|normal"
    r"|stable|stabilise|satisfaisant|disponible|ouvert|accessible|possible|operationnel|actif|active|revenu|retrouve)\w*"
    rf"|\b(?:quelques|certaine?s|des) (?:\w+ )?{_SLOWNESS} (?:\w+ )?(?:subsist|persist|demeur"
    r"|sont (?:encore |toujours )?(?:constate|observe|signale|rencontre|ressenti))\w*"
    r"|\b(?:lenteurs?|ralentissements?|perturbations?|difficultes?|retards?) residuel\w*"
    r"(?! (?:ont|ne|sont \w*(?:trait|resol|resorb|corrig)))|^\W*(?:encore )?(?:quelques|certaines) lenteurs\W*$"
    rf"|\b(?:temporairement|momentanement|brievement) (?:\w+ )?{MENDED}"
    rf"|\b{MENDED}e?s? (?:temporairement|momentanement)\b"
    r"|\b(?:solution|mesure|configuration|correction|reparation)s? (?:est|sont) (?:\w+ )?(?:provisoire|temporaire)s?\b"
)
_LEAVE = r"(?:feu vert|accord|signal|go|top|aval|consigne|instruction|confirmation|autorisation)s?"
#: What users are not to do yet with what is back: "n'envoyez rien avant notre feu vert".
HELD_BACK = pattern_of(
    r"\b(?:avant|sans|(?<!inutile d')(?<!necessaire d')(?<!besoin d')(?<!sans )attend(?:ez|re))"
    r" (?:(?:d'avoir|de) recevoir |(?:d'avoir )?recu )?"
    rf"(?:(?:notre|nos) (?:\w+ )?{_LEAVE}|(?:le|un) (?:feu vert|signal|go)\b)(?: \w+){{0,4}}\W*$"
    r"|\b(?:ne|n') ?(?:pas )?(?:re)?(?:envo\w+|depos\w+|emett\w+|pren\w+|utilis\w+|transmett\w+|connect\w+|lanc\w+)"
    r"(?:-vous)? (?:pas |rien |aucune? \w+ )?(?:(?:vos|les|de|d') ?\w+ )?"
    r"(?:encore|pour (?:l'instant|le moment)|avant (?:\d|midi|demain|ce soir))\b"
)
