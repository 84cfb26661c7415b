"""The words around a return that is only foreseen, and around a state that is denied."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import NO, TROUBLES

#: What becomes of a return that is planned, or put off: "réouverture fixée à 12h", "fin d'alerte ajournée".
PUT_OFF = (
    r"(?:fixe|cale|ajourne|recule|compromis|hypothetique|conditionne|subordonne|incertain)e?s?\b"
    r"|planifiee?s? (?:a|au|pour|vers|le|demain|ce|\w+di)\b|remise? (?:a (?:plus tard|demain|\w+di|une)|au|sine die)\b"
    r"|au plus tard\b|(?:glisse|derape)\b|(?:lance|engage|entame|amorce|initie)e?s?\b"
)

#: A return is not asserted behind these words.
AHEAD_BEFORE = pattern_of(

    r"(?:\b(?:sera|seront|serai\w*|serait|devrai\w*|pourrai\w*|pourra|pourront|doit|doivent|devait|devaient|va"
    r"|vont|viendra|interviendra|redeviendra\w*)\b(?: \w+){0,4}"
    r"|\b(?:en cours de|des(?! services)(?: que| l[ea']?)?|(?<!ci-)apres|(?:espoir|perspectives?|possibilite|chances?"
    r"|tentatives?|essais?) d[eu']"
    r"|retards? dans|reports? d[eu']"
    # "Prochain point à la fin d'alerte", "aucune visibilité sur la levée".
    r"|(?:points?(?: d'information)?|bip|bulletin|messages?|informations?|rendez-vous|communiqu\w*|inform\w*"
    r"|reviendr\w*|previendr\w*|mise a jour) (?:ou (?:a )?|a |lors de |des )(?:la|l')?|visibilite sur|consignes? d[e']"
    r"|lors de|lors d[u']|jusqu'(?:a|au|aux)|avant|en attendant|dans l'attente|attente d[eu']|afin|pour que|pour (?:le"
    r"|la|un|une|permettre|que|retablir|assurer)|en vue d[eu']?|d'ici|tant que|aussitot|une fois|lorsqu\w*|quand"
    r"|sitot|si|s'il|delais? d[eu'](?: \w+)?|date (?:\w+ )?d[eu'](?: \w+)?|heure (?:\w+ )?d[eu'](?: \w+)?"
    r"|permettr\w+|permettant|en cas d[eu']|a l'issue|a compter d[eu']|au moment d[eu']|en prevision"
    r"|previsions? d[eu']|estimation d[eu']"
    r"|prochaine?|message d[eu']|annonce d[eu'](?: la)?|publication d[eu']|avis d[eu']|informes? d[eu']|malgre"
    r"|(?:informe|avise|previend|avertit|averti)r(?:ons|a|ont) d[eu']|(?:travaux|operations?|processus|phases?) d[eu']"
    r"|suite a|a la suite d[eu']|depuis|contrairement|sous reserve d[eu']|objectif d[eu'](?: un)?|travaill\w+ (?:a"
    r"|au)|(?:oe|œ)uvre pour(?: que)?"
    r"|mobilise\w* (?:pour|afin)|vers|estime\w* (?:a|au|le)?|esper\w*|attend\w*|prev(?:oi|oy)\w*"
    r"|envisag\w*|annonc\w*|escompt\w*|tabl\w+ sur|compt\w+ sur|vis\w*|promet\w*|promis\w*|a |au )(?: (?:le|la|les"
    r"|l'|un|une|du|de|des|que|d'un|d'une|service|services|complet"
    r"|complete"
    r"|total|totale|effectif|effective|definitif|definitive|progressif|incident|l'incident|probleme|soit|soient"
    r"|sera|seront|est|sont|aura|auront|ete|ait|aient|complement|pleinement|totalement|au|a|constat))*)\s*$"
    r"|\b(?:attend\w*|avant|jusqu'a)(?: (?:encore|toujours))? (?:son|sa|leurs?)\s*$"

)  # fmt: skip
#: A return that is near, and has not taken place: "bientôt rétabli", "en voie d'être rétabli".
SOON_BEFORE = pattern_of(
    r"\b(?:bientot|prochainement|sous peu|incessamment|imminent\w*|presque|quasi(?:ment)?|pratiquement|d'ici peu"
    r"|(?:en (?:voie|passe|train)|sur le point|a deux doigts|pres) d[e'](?: ?etre)?)"
    r"(?: (?:\w+ment|est|sont|etre|de|un|une|le|la|nouveau))* ?$"
)
SOON_WITHIN = pattern_of(r"\b(?:prochainement|incessamment|quasiment|pratiquement)\b")
SOON = (
    r"(?:bientot|prochainement|sous peu|incessamment|d'ici\b(?! la reunion)|au plus tot"
    r"|sous (?:\d+|une|deux|trois|quelques) ?(?:h\b|min\w*|heures?|jours?)"
    r"|dans (?:l'heure\b|une? (?:quart|demi|petite|dizaine|vingtaine|moment|instant|heure)|(?:\d+|deux|trois|quelques) "
    r"?(?:h\b|min\w*|heures?|jours?|instants?)|l[ae]s? (?:prochaine?s?|minutes?|meilleurs|plus brefs)\b)"
    r"|(?:la semaine|le mois|l'annee|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) prochaine?)"
)
#: "EDI rétabli, DTI dans une heure", "rétabli en EDI, bientôt en DTI": of the other mode alone.
_NOT_OF_ANOTHER_MODE = r"(?<!, dti )(?<!, edi )(?<!, le dti )(?<!, l'edi )"
_IN_A_MODE = r" (?:en|pour|sur) (?:le |l')?(?:modes? )?(?:dti|edi)\b"
SOON_BEHIND = pattern_of(
    rf"^[^.;:]{{0,40}}?{_NOT_OF_ANOTHER_MODE}(?:(?<!, )\b{SOON}|(?<=, ){SOON}(?!{_IN_A_MODE}))"
    r"|^ ?[^.;:]{0,25}?[(,–-] ?(?:\w+ )?(?:estimations?|estimee?s?|previsions?|previsionnel\w*|prevue?s?)\b"
)
#: A return that is dated, foreseen or wished behind the noun.
AHEAD_AFTER = pattern_of(

    r"^(?:[^.;:]{0,80}?[\s,])?(?:prevu|prevue|prevus|attendu|attendue|estime|estimee|envisage|envisagee|annonce"
    r" pour|annoncee pour|espere|esperee|visee?|escomptee?|projetee?|souhaitee?"
    r"|annoncee? (?:a|vers|le)|programme|programmee|repousse|repoussee|reporte|reportee|decale|decalee"
    r"|previsible|previsionnel|previsionnelle|sera|seront|devrait|pourrait|interviendra|interviendrait|aura lieu"
    r"|n'est pas|ne sera|n'a pas|n'est toujours|reste a|dans les meilleurs|au plus vite"
    r"|au plus tot|d'ici"
    r"|est a l'etude|en discussion|a decider"
    r"|progressif|progressive|demeure incertain|inconnu|inconnue|a confirmer|a venir|imminent)\b"
    # "Retour à la normale DELTA T en cours"; not "Fin d'alerte DELTA T - incident DELTA IE en cours".
    rf"|^(?:(?!(?:,| -| /| \+| \() ?(?:l'|l[ae] |une? |nouve\w+ )*(?:alerte|{TROUBLES}))[^.;:]){{0,80}}?[\s,]"
    r"en (?:cours|attente|suspens)\b"
    # "Réouverture fixée à 12h", "fin d'alerte ajournée", "retour à la normale planifié à 9h".
    rf"|^(?:[^.;:]{{0,60}}?[\s,])?(?:{PUT_OFF})"
    r"|^[^.;]{0,30}? ?: ?\d[\dh: ]*\W{0,2}(?:heure )?(?:prevu|estim|previs|envisag|annonc)\w*"
    # "Le rétablissement de l'EDI fera l'objet d'un prochain message"; not "… est effectif et un bilan suivra".
    r"|^(?:(?! (?:et|une?|dont|mais|qui|l[ae]s?|nos) )[^.;:,]){0,60}? (?:fer(?:a|ont) l'objet|donner(?:a|ont) lieu"
    r"|suivr(?:a|ont)|viendr(?:a|ont)|attendr(?:a|ont)(?! (?:la|le|jusqu)\b))\b|^[^.;:,]{0,30}? : (?:plus tard"
    r"|ulterieurement)\b"
    r"|^ (?:(?:est|reste|demeure|s'annonce|tres|plutot|assez) )*(?:lente?|laborieu(?:x|se)|difficile|chaotique"
    r"|en (?:deux|trois|plusieurs) (?:temps|etapes|phases))\b"
    # "Rétablissement non effectif", "fin de l'incident non confirmée", "retour à la normale improbable".
    r"|^[^.;:]{0,40}? (?:non|pas|point|jamais|nullement)(?: encore| toujours)? (?:effecti|confirm|acqui|consta"
    r"|prononc|aver|garanti|certain|assur|observ|valid|intervenu|termin|attein)\w*"
    r"|^[^.;:]{0,40}? (?:infirme|conteste|dementi|suppose|presume|hypothetique|improbable|incertain|conditionnel"
    r"|sans date|en vue|en preparation|proche)(?:e|le)?s?\b"
    r"|^[^.;:,]{0,30}?\bdemain\b|^(?: (?:d[eu] |d[eu] l[ae] |de l'|en )[^.;:,]{2,30}?)? a suivre(?= ?(?:[.;,)]|$))"
    r"|^[^.;:,]{0,40}? (?:dans|(?:en|dans le) (?:fin|cours|debut|courant) d[eu]) (?:la |l')?(?:matinee|journee|soiree"
    r"|apres-midi|nuit)\b"
    r"|^[^.;:,]{0,40}?\bavant (?:midi|minuit|\d|l[ae] |ce |demain)"
    r"|^[^.;:,]{0,60}?\b(?:n'|ne )(?!necessit|requi|requer|appel|impliqu|demand|modifi|change|entrain|supprim|dispens"
    r"|concern|va(?:ut|lent)\b"
    r"|s'appliqu|port(?:e|ent)\b|vis(?:e|ent)\b)"

)  # fmt: skip
NOT_BEFORE = pattern_of(
    rf"(?:\b{NO}(?: \w+)?|\b(?:absence|faute|a defaut) d(?:e|')(?: ?(?:toute?|une?))?"
    r"|\bpas (?:de|d')|\bsans(?: aucune?)?|\bni(?: de| d')?|\bhors"
    rf"|\b(?:n'est|ne sont|n'a|n'ont"
    r"|n'etait|ne sera|ne seront|n'y a)(?:, (?:quant a (?:lui|elle|eux|elles)|pour (?:sa|leur) part),(?= jamais))?"
    r"(?: ete)? (?:toujours )?(?:pas|plus|jamais|nullement|aucunement)(?: (?:eu"
    r"|ete|de|d'|\w+ment|en))*|\bni\b[^.;:]{1,80} (?:ne|n'))\s*$"
    # "Sans que DELTA X soit pour autant affecté".
    r"|\bsans qu(?:e |')[^.;,:]{2,90}? (?:ne )?soi(?:t|ent) (?:pour autant |\w+ment )?\s*$"
    # "N'a pas encore pu être rétabli", "n'a pu être rétabli".
    r"|\bn'(?:a|ont|avait|avaient|aura|auront|ayant)(?: \w+){0,3} pu (?:(?!etre\b)\w+ ){0,2}(?:etre (?:\w+ment )?)?\s*$"
    r"|\bn'(?:est|sont|a|ont|avait|avaient|etait|etaient) (?:\w+ )?(?:pas|jamais)(?: \w+){0,2}? (?:parvenu|reussi)e?s?"
    r" a (?:\w+ment )?(?:(?:etre|se|s') ?)?\s*$"
)
#: "N'a pu être rétabli qu'à 9h": it was, at nine.
NOT_BEFORE_AN_HOUR = pattern_of(r"(?:e?s?\b)? ?(?:\w+ ){0,2}?qu(?:'a|'hier|e ce|e vers|'en fin|'en debut) ")
#: "Arrêt prévu de 6h à 8h, puis redémarrage": both are to come.
THEN = pattern_of(r"\b(?:prevu|programm|planifi)\w*\b[^.;]*\bpuis (?:le |la |l'|un )?$")
#: "La bascule est terminée, | la réouverture suivra": a subject of its own, and what becomes of it.
A_RETURN_AHEAD = (
    r"(?:la |le |l'|sa |son )(?:reouverture|remise en \w+|retablissement|reprise|retour|service|acces)\b[^.;:,]{0,40}?"
    r" (?:sera|seront|suivra|interviendra|aura lieu|devrait|doit|rouvrira|reprendra"
    r"|est (?:prevue?|planifiee?|fixee?|repoussee?|reportee?|attendue?|programmee?))\b"
)

_NOT = r"(?:pas|plus|guere|point|jamais)"
#: "Ne sont pas tous rétablis", "n'est guère rétabli", "nous ne considérons pas le service comme rétabli", "tout sauf
#: rétabli": a return alone; what is not all in trouble is in trouble still.
_NOT_ALL_BEFORE = pattern_of(
    rf"\b(?:est|sont|a|ont|etait|etaient|sera|seront)(?: (?:l'|d')?\w+){{0,3}}? {_NOT}"
    r"(?: (?:(?:encore|toujours|tou[ts]|toutes|a fait|ete|pour autant)|\w+ment)){0,4} $"
    rf"|\b(?:ne |n')(?:\w+ )?(?:consider|jug|tien|tenir|tenon|estim|declar)\w*"
    rf" (?:\w+ )?{_NOT}\b[^.;:,]{{0,40}}? (?:comme )?$|\btout sauf (?:\w+ment )?$|\brien moins que (?:\w+ment )?$"
)
#: "Fonctionne de nouveau mal".
_BADLY = pattern_of(r"^,? (?:(?:tres|assez|encore|plutot|si|bien|toujours) )?mal\b")


def is_not_so(before: str, after: str) -> bool:
    """Whether a return is denied by the words before it, or told to be none by those behind it."""
    is_denied = NOT_BEFORE.search(before) is not None or _NOT_ALL_BEFORE.search(before) is not None
    is_at_an_hour = before.endswith(" pu etre ") and NOT_BEFORE_AN_HOUR.match(after) is not None
    return (is_denied and not is_at_an_hour) or _BADLY.match(after) is not None
