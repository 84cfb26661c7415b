"""The words around a time that tell what it is the time of; they meet clauses that are folded and spelled right."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import MESSAGES

#: "Une mise à jour d'ISOPE sera effectuée à 12h15", where works are told: no message that will be brought up to date.
UPDATE_OF_IT = pattern_of(
    r"\bmises? a jour (?:technique |logicielle |applicative |corrective )?d(?:u |e la |e l'|es |e |')"
    r"(?:(?:tele)?(?:service|procedure)|application|systeme|plateforme|base|serveur|version|logiciel)?s? ?\Z"
)
#: A clause that speaks of what will be published, not of the trouble.
OF_A_MESSAGE = pattern_of(
    rf"\b(?:prochaine?s?|(?<!\ba )(?<!\bde )nouveau|nouve(?!au\b)\w+|autre) (?:\w+ )?(?:{MESSAGES}|points?"
    r"|communications?|informations?|communiques?)\b"
    rf"|\b(?:{MESSAGES}|points?|informations?|confirmations?|communications?|communiques?|mises? a"
    r" jour)\b[^.;]{0,40}\b(?:sera|seront|est prevue?|vous sera|interviendra|suivra|sera faite?|aura lieu)\b"
    # "La réception des messages sera suspendue" is the trouble itself.
    r"(?! (?:\w+ )?(?:suspend|interromp|indisponib|inaccessib|impossib|bloqu|rejet|coup|perturb|ralent|arret|retard"
    r"|degrad|ferm|limit|mis\w* en attente|sans reponse))"
    r"|\b(?:publiera|diffusera|communiquera|informera|reviendra vers|tiendra (?:\w+ )?inform\w+|vous tiendra"
    r"|tiendrons|informerons|reviendrons)\b"
)
#: "Le service sera rétabli à 8h | et un message sera publié": what follows has a subject of its own.
AND_ANOTHER = pattern_of(
    rf",? et (?=(?:une? |nous |l[ae]s? |l'|notre |des )(?:\w+ )?(?:{MESSAGES}|points?|communications?"
    r"|informations?|communiques?|(?:vous )?(?:informerons|tiendrons|reviendrons))\b)"
)
#: A message told with its hour.
A_MESSAGE = pattern_of(
    rf"\b(?:{MESSAGES}|communications?|communiques?|annonces?|fin d'alerte|avis|informations?"
    r"|alertes?)\b(?: \w+){0,3}? (?:publiee?s?|diffusee?s?|emise?s?|transmise?s?|annoncee?s?|paru|parue|mise? en"
    r" ligne|envoyee?s?|du|de|adressee?s?)(?: \w+){0,2}\s*$"
    r"|\b(?:publiee?|diffusee?|(?<!comme )annoncee?) (?:ce \w+ |hier )?(?:a|le|des|vers)?\s*$"
)
#: An alert that a message ends began at another hour: "l'alerte ouverte hier".
OPENED = pattern_of(
    r"\balertes? (?:[\w']+ ){0,3}?(?:ouverte?|declenchee?|lancee?|emise?|publiee?|diffusee?)s?"
    r"(?: (?:le|ce|a|depuis|des|hier|la veille))*\s*$"
)
THE_ALERT = pattern_of(r"\b(?:l'|cette |notre )alerte\s*$")
#: "Nouvelle estimation : 21h00": when it is to be back.
ESTIMATED = pattern_of(
    r"^\W*(?:(?:la |une )?(?:nouvelle |derniere )?(?:estimation|prevision|hypothese)"
    r"|heure (?:estimee|prevue|envisagee)"
    r"|(?:nouvel\w* )?(?:(?:heure|horaire) de )?fin (?:estimee|prevue|previsionnelle|attendue)"
    r"(?: (?:repousse|reporte|decale|fixe)e)?)s?"
    r"(?: (?:d')?(?:fin|retour|reprise|retablissement|resolution|la|normale|service|du|de|a))*"
    r" ?(?::|a|vers)? ?$"
)
#: Hours that no longer hold, or that something is compared with.
OLD = pattern_of(
    r"\banciene?n?e?s? (?:dates?|horaires?|creneaux?|plages?)\b[^.;]*$"
    r"|\bannule et remplace\b[^.;]{0,40}$"
    r"|\b(?:initialement|auparavant|precedemment|primitivement|d'abord|anciennement|dans un premier temps"
    r"|au depart|a l'origine)\b"
    r"(?:(?!\b(?:est|sont|a ete|ont ete) (?:\w+ )?(?:retard|repouss|decal|report|differ)e)[^.;,]){0,45}$"
    r"|\b(?:et non|et pas|au lieu|plutot que|avant l'heure|en avance sur|qui devait|qui devaient|devait|devaient"
    r"|aurait du|plus tot que|contre)\b(?:(?! et )[^.;:,)]){0,30}$"
    # "La maintenance, dont la fin était prévue à | 6h00, s'est achevée à 8h05".
    r"|\b(?:dont|et) (?:la |le |l')(?:fin|debut|retour|reprise|ouverture|reouverture) (?:etait|avait ete) (?:\w+ )?"
    r"(?:prevu|annonce|fixe|attendu|programme)e?(?: (?:a|au|vers|pour))? ?$"
)
#: "A signalé à | 9h50 une panne": when somebody said so.
TOLD_AT = pattern_of(
    r"\b(?:(?:signale|annonce|rapporte|declare|informe)e?s?|(?:parl|evoqu|signal|mentionn|indiqu|annonc)ions) "
    r"(?:(?:le|ce|a|vers|matin) )*$"
)
#: "Un basculement débutera à 2h", "une seconde livraison est programmée à 13h15".
WILL_TAKE_PLACE = pattern_of(
    r"\b(?:debutera|commencera|demarrera|interviendra|se (?:tiendra|deroulera)|aura lieu"
    r"|(?:sera|est|sont|seront) (?:\w+ )?(?:programme|planifie|prevu|annonce|envisage)e?s?)\b"
)
FORESEEN = pattern_of(
    r"\b(?:prevu|annonce|programme|planifie|envisage|estime|attendu|fixe)\w*[^.;]{0,35}$|\b(?:du|de|le)\s*$"
)
#: Hours of what may happen, and of what people must do.
CONDITIONAL = pattern_of(
    r"\b(?:(?<!\ble )(?<!\bdu )si\b(?! brexit| comptable)|s'ils?|au cas ou|dans l'hypothese ou|dans le cas ou"
    r"|a defaut|dans le cas contraire|sinon|faute de quoi)\b[^.;]*$"
)
#: "Les dysfonctionnements ont repris à 14h55."
BEGUN_AGAIN = pattern_of(r"\b(?:repris|reprennent|reprend)(?: (?:le|ce|a|vers|des|hier|matin|soir))*\s*$")
#: When the trouble itself began, whatever the sentence goes on to say of its end.
BEGUN_AT = pattern_of(
    r"\b(?:commence|debute|survenu|apparu)e?s?(?: (?:ce|le|hier|matin|soir|jour))*\s*$"
    r"|\b(?:maintenance|intervention|operation|travaux|coupure|mise a jour|migration|bascule)s?\b[^.;,:]{0,40}"
    r" (?:engage|entame|lance|initie|entrepris|demarre)e?s?(?: (?:ce|le|hier|matin|soir|jour))*\s*$"
    r"|\b(?:incident|ticket|panne)s?\b[^.;,:]{0,30} (?:ouvert|declare|enregistre)e?s?"
    r"(?: (?:ce|le|hier|matin|soir))*\s*$"
    r"|\b(?:il|ils|elle|elles|incident|panne|probleme|dysfonctionnement|blocage|phenomene|alerte|premiers? \w+)s?"
    r" (?:remonte|remontent|date|datent)\s*$"
    # "Un commutateur a lâché à 9h58".
    r"|\b(?:a|ont) (?:\w+ )?(?:lache|grille|plante|cede|flanche|brule|disjoncte)s?(?: (?:ce|le|hier|vers|matin))*\s*$"
    r"|\bdepuis (?:la |l'|une |sa |son |leur )(?:mise a jour|mise en (?:production|service)|livraison|bascule"
    r"|migration|version"
    r"|installation|intervention|operation|maintenance)(?: \w+){0,3}\s*$"
)
#: "A redémarré à 6h45 en consultation": what happened is no end that is foreseen.
HAS_RETURNED = pattern_of(
    r"\b(?:a|ont|est|sont|ete) (?:\w+ )?(?:retabli|repris|redemarre|resolu|leve|cloture|acheve|termine)e?s?"
    r"(?: (?:le|ce|a|vers|matin|jour))*\s*$"
)
#: An earlier end, in a message that is none: "Levée ce matin à 8h, l'alerte est rouverte".
ENDED_BEFORE = pattern_of(
    r"(?<!\bsera )(?<!\bseront )(?<!\betre )\b(?:leve|clos|close|cloture|termine|acheve)e?s?"
    r"(?: (?:ce|hier|le|matin|soir|vers))*\s*$"
)
#: "Remis en service à 8h, ECS est retombé à 8h45."
MENDED_BEFORE = pattern_of(
    r"^\W*(?:remise? en (?:service|route|marche|ligne)|retablie?|reparee?|rouverte?|relancee?|redemarree?)s?"
    r"(?: (?:ce|hier|le|matin|soir|vers))*\s*$"
)
#: A return of a part, or for some, dates no trouble: "certains reçoivent de nouveau leurs réponses depuis 9h15".
AGAIN = pattern_of(
    r"\b(?:(?:de|a) nouveau|se reconnectent|retabli\w*|repris|rouvert\w*)\b[^.;:,]{0,40}$"
    # "A la suite de l'incident résolu à 9h, des lenteurs sont constatées": of another trouble, which is over.
    r"|\b(?:suite a|a la suite d[eu']|apres|depuis|lors d[eu'])[^.;:]{0,80}?\b(?:resolu|repare|corrige|regle"
    r"|solutionne)e?s?(?: (?:le|ce|hier|vers|matin|soir))*\s*$"
)
#: "Dans l'alerte de 21h00, lire « DTI+ » au lieu de « DTI »."
ERRATUM = pattern_of(r"^ ?:?[^.;:]{0,20}\b(?:lire|il fallait lire|il faut lire)\b")
#: "L'incident de ce matin" only tells which one.
VAGUE = pattern_of(r"\bce\s(?:matin|midi|soir)\b|\bapr[eè]s-midi\b|\bmatin[ée]e\b|\bsoir[ée]?e?\b|\bnuit\b")
#: "Accessible que jusqu'à 18h": what begins then is the trouble.
ONLY_UNTIL = pattern_of(
    r"\b(?:accessible|ouvert|disponible|possible|utilisable|joignable)\w*\b[^.;,]{0,20}\bqu\w*[ ']*$"
)
#: "16h30 - RAS": the hour of the bulletin itself.
STAMPED = pattern_of(r"^\W*(?:[-–]|:)\s")
#: "01h40 : | DELTA inaccessible depuis 1h25": the trouble has an hour of its own.
SINCE_ITS_OWN = pattern_of(r"\bdepuis (?:environ |pres de )?(?:le [^.;,]{1,20} a )?\d{1,2} ?h")
MOVED = pattern_of(
    r"^(?![^.;]{0,60}\b(?:n'est|ne sont|n'a|n'ont|ne sera|ne seront) pas )"
    r"[^.;]{0,70}?\b(?:est|sont|a ete|ont ete|etant|se trouve|doit etre)? ?(?:finalement |de nouveau |donc )?"
    r"(?:reporte|decale|repousse|avance|deplace|differe|retarde)\w*"
    # "Prévue à 22h, débutera à 21h"; "prévue vendredi de 20h à 22h, la maintenance se tiendra de 18h à 19h30".
    r"|^(?:,? ?(?:\w+ )?|, (?:elle |(?:l[ae] |l'|cette )[^.;:,]{3,40} ))(?:debutera|commencera|demarrera"
    r"|aura lieu|se tiendra|se deroulera|se fera) (?:\w+ment )?"
    r"(?:des|a|de|vers|entre|dans la nuit) ?(?:\d|d[eu]\b)"
    # "Attendue à 22h, | a commencé dès 21h15".
    r"|^,? ?(?:a|ont) (?:\w+ )?(?:commence|debute|demarre)e?s? (?:\w+ment )?(?:des|a|vers) (?:l'heure )?\d"
)
#: "Prévue le 27/11 de 20h à 22h, elle se tiendra le 28/11": the day that follows is the one that holds.
HELD_ON_ANOTHER_DAY = pattern_of(
    r"[^.;]{0,40}?\b(?:elle|il|(?:la|cette) maintenance|l'(?:operation|intervention)) (?:se (?:tiendra|deroulera)"
    r"|aura (?:\w+ )?lieu|sera \w+e)\b (?:\w+ )?(?:le|du|au) (?:\w+ )?\d"
)
#: "La maintenance du 27/11 … est reportée au 28/11", whatever else stands between: the day only tells which one.
PUT_OFF_AFTER = pattern_of(
    r"[^.;]{0,70}?\b(?:est|sont|a ete|ont ete) (?!pas\b)(?:\w+ ){0,3}?"
    r"(?:reporte|decale|repousse|avance|deplace|differe)e?s?\b"
    r"|[^.;]{0,70}?\b(?:reporte|decale|repousse|avance|deplace|differe)e?s? (?:au|a une date|pour le)\b"
)
BEGUN = pattern_of(
    r"\b(?:survenu|apparu|debut|constate|demarr|commenc|signale|intervenu|observe|reapparu|declenche|identifie"
    r"|detecte|produit|depuis|lance)\w*(?: (?:le|ce|a|vers|du|matin|jour|des|aux alentours de|soir))* ?:?\s*$"
    r"|\b(?:incident|panne|coupure|alerte|blocage|dysfonctionnement)s? d[eu]s?\s*$"
)
FINISHED = pattern_of(
    r"\b(?:jusqu'a\w*|acheve\w*|termine\w*|pren\w* fin|fin|finir\w*|finit|retabli\w*|d'ici|resolu\w*|cloture\w*"
    r"|leve\w*|repris"
    r"|reprise|redemarr\w*|retour)(?: (?:le|ce|a|vers|au|du|plus tard|(?:toujours )?prevue?|effectif|total))* ?:?\s*$"
    # "Nous vous annonçons la levée, à 16h45, de l'alerte".
    r"|\b(?:annonc|confirm|prononc)\w+ la levee, $"
    # "Sera corrigée le 24 mars", "correction prévue le 24 mars".
    r"|\b(?:sera|seront|devrait etre|devraient etre|doit etre) (?:\w+ment )?(?:corrige|repare|resolu|regle"
    r"|debloque)e?s?(?: (?:le|a|pour|vers|au|d'ici)){0,2} ?$"
    r"|\b(?:correct(?:ion|if)|reparation|resolution)s? (?:\w+ )?(?:prevu|attendu|programme|planifie|annonce"
    r"|estime)e?s?(?: (?:le|a|pour|vers|au|d'ici)){0,2} ?$"
    # "L'achèvement des travaux est attendu à 11h".
    r"|\b(?:achevement|terme|fin) d(?:es? |u |e l'|')[^.;:,]{2,40} (?:est|sont|a ete|sera) (?:\w+ )?(?:prevu|attendu"
    r"|repousse|reporte|decale|fixe|differe|recule)e?s?(?: (?:a|au|vers|pour))? ?$"
    # "L'heure de fin, 23h00, est inchangée", "la fin reste fixée à 23h00".
    r"|\bheure de (?:la )?fin(?: prevue)?(?: ne (?:change|varie|bouge) pas| inchangee)?(?:,| :| est| reste)* ?$"
    r"|\b(?:la|sa) fin (?:est|reste|demeure|sera) (?:\w+ )?(?:prevu|fixe|attendu|maintenu|programme|annonce|inchange)e"
    r"(?: (?:a|au|vers|pour))? ?$"
)
#: "Pendant la maintenance de DELTA T, | le 10 décembre de 5h00 à 6h30, il ne sera pas possible de recourir …".
DURING_WORKS = pattern_of(
    r"\W*(?:pendant|durant|lors d[e']|au cours d[e']|le temps d[e']|a l'occasion d[e']) ?"
    r"(?:toute )?(?:la |l'|cette |ces |ce )?(?:maintenance|intervention|operation|coupure|interruption"
    r"|arret|fermeture|travaux|mise a jour)s?\b(?:(?!\bsecours\b)[^.;])*"
)
OPERATION = pattern_of(
    r"\b(?:maintenance|intervention|operation|coupure|interruption|arret|fermeture|travaux|mise a jour|remplac\w*"
    r"|realisee?|effectuee?|conduite|menee|aura lieu|se deroulera|se tiendra|prevue?|programmee?)s?\b"
)
