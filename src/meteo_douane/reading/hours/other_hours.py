"""Words that make an hour that of something else: of a message, a visit, a duty, a remedy that failed."""

from __future__ import annotations

from meteo_douane.domain.notice import Kind
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.times.moments import Shape, TimeMention
from meteo_douane.reading.vocabulary.fallback_stems import ENDS
from meteo_douane.reading.vocabulary.kind_words import A_RETURN_OF_OURS
from meteo_douane.reading.vocabulary.nouns import CREW, MESSAGE
from meteo_douane.reading.vocabulary.role_words import DURING_WORKS, SINCE_ITS_OWN, STAMPED, UPDATE_OF_IT, VAGUE
from meteo_douane.reading.vocabulary.state_stems import MENDED_FORMS, RETURN
from meteo_douane.reading.vocabulary.told_later import NEWS_GO_ON, NEWS_OF, SUBJECT_OF_NEWS
from meteo_douane.reading.vocabulary.untouched_words import NOT_TENABLE

#: "La fin d'alerte de 12h00 est retirée": the hour at which it was published.
DATED_MESSAGE = pattern_of(
    r"\b(?:la|le|l'|cette|ce|notre) ?(?:(?:fin|levee|cloture) d(?:e l)?'alerte|messages?|bulletin|bip|annonce|point"
    r"|communique|avis)\s*$"
    rf"|\b(?:{MESSAGE}|annonce|communique|avis)s? (?:de |d')(?:fin|levee|cloture|retour|retablissement)\b"
    r"[^.;:,]{0,40}$"
    r"|\b(?:points? (?:de |d')(?:situation|etape|information|suivi)|bulletin|bip)(?: n ?°? ?\d+)?\s*$"
)
#: "Suspendue à 3h00, | la procédure de secours a été réactivée": said of the fallback before it is named.
OF_THE_FALLBACK = pattern_of(
    rf"^\W*(?:{ENDS}|(?:autoris|ouvert|activ|declench)\w*)[^,.;]{{0,40}}, "
    r"(?:l[ae] |cette |ce )?(?:recours (?:a la|au) )?(?:procedure|mode|dispositif|regime) (?:dite )?(?:de )?"
    r"\"?secours\b"
)
#: "Le retour à la normale prévu à 21h est retardé | à minuit": a planned end, which has moved.
PUT_BACK = pattern_of(
    r"\b(?:retour|retablissement|reprise|(?:re)?ouverture|remise en (?:service|ligne|route|marche)|redemarrage"
    r"|resolution|fin (?:\w+ )?(?:de la |de l'|des |du |de |d')(?:maintenance|intervention|operation|travaux|coupure"
    r"|interruption|incident|indisponibilite|perturbation|alerte)s?)\b"
    r"[^.;:]{0,100}?(?<!pas )\b(?:retarde|repousse|decale|reporte|differe|ajourne)e?s?(?: \w+){0,2} ?$"
)
#: "Que l'on croyait rétabli depuis 8h": what was believed, and is not so.
BELIEVED = pattern_of(
    r"\b(?:croya\w+|croyi\w+|pensai\w+|pensions|supposai\w+|cru\w*"
    r"|(?:annonce|donne|tenu|declare|suppose)e?s? (?:\w+ )?comme|(?:donne|tenu|passe)e?s? pour) [^.;:,]{0,50}$"
)
#: "La date limite de dépôt est repoussée au 17 juin": no time of the trouble.
OF_A_DEADLINE = pattern_of(r"\b(?:dates? limites?|echeances?|delai (?:legal|de depot|imparti)|date butoir)\b[^.;]*$")
DEADLINE = pattern_of(
    r"\b(?:recu|depose|transmis|envoye|valide)e?s?(?: \w+){0,2}\s*$"
    # "Les démarches dues ce jour seront acceptées jusqu'au 28 mai".
    r"|\b(?:seront|sera|sont|restent|pourront etre|pourra etre) (?:\w+ment |donc )?"
    r"(?:accepte|admis|recevable|regularise|pris(?:e?s)? en compte)e?s?\s*$"
)
#: "Depuis 3h15 (nuit | du 9 au 10 juillet)".
WHICH_NIGHT = pattern_of(r"\d ?[h:] ?\d{0,2} ?\((?:dans )?(?:la )?(?:nuit )?$")
#: "Notre alerte | de 8h10": which message is meant, and no hour of the trouble.
WHICH_MESSAGE = pattern_of(
    r"(?:\b(?:notre|l'|cette|dans la|a la|votre)|\b(?:erratum|rectificatif|correction)\W{1,3}) ?"
    rf"(?:(?:message|annonce) d')?(?:{MESSAGE}|alerte|annonce|communique)"
    r"(?: (?!est\b|a\b|reste\b|sera\b|ouverte\b)[\w+]+){0,4}\s*$"
)
OF_IT = pattern_of(r"de |du |d'")
#: "Technicien sur place | vers 5h30": when somebody comes to mend it.
OF_A_VISIT = pattern_of(
    rf"\b(?:{CREW}|renfort)s?\b(?: \w+){{0,2}}? (?:sur (?:place|site)"
    r"|attendue?s?|prevue?s?|en route)(?: sur (?:place|site))?\s*$"
    rf"|\b(?:arrivee|passage|venue|deplacement) (?:d'un |du |des |de l'|de la |d')(?:{CREW})s?"
    r"(?: \w+)?\s*$"
)
#: "Un redémarrage est programmé | à 10h": what will be tried, and no return that is announced.
OF_AN_OPERATION = pattern_of(
    r"\b(?:une?|des) (?:nouve\w+ )?(?:redemarrage|relance|reboot)s?\b"
    r"(?: d(?:u|es?|e la) (?:serveur|base|passerelle|plateforme|machine)s?\b[^.;:,]{0,40}? prevu"
    r"|[^.;:,]{0,40}? (?:programme|planifie))e?s?(?: \w+){0,2}? ?$"
)
#: "Les essais conduits | entre 16h00 et 17h30": when something was tried out, or discussed.
OF_A_TRIAL = pattern_of(
    r"\b(?:essais?|tests?|verifications?|controles?|mesures|reunions?|echanges)(?: de \w+)?"
    r" (?:\w+ )?(?:conduit|mene|realise|effectue|tenu|pratique|execute|organise)e?s?(?: \w+){0,2}?\s*$"
)
#: "Le redémarrage, tenté | à 8h30", "une nouvelle tentative aura lieu | à 10h": neither is of the trouble.
OF_AN_ATTEMPT = pattern_of(
    r"\b(?:tente|essaye|retente)e?s?(?: (?:a|ce|hier|vers|matin|le))* ?$"
    r"|\b(?:tentative|essai|redemarrage|relance)s?\b[^.;:,]{0,30}?"
    r" (?:(?:aura|auront) lieu|(?:sera|seront) (?:tente|effectue|mene|realise|lance)e?s?)(?: \w+){0,2}? ?$"
)
#: "Tous sont rétablis, sauf DELTA T, attendu | à 14h": of what is excepted alone.
OF_WHAT_IS_EXCEPTED = pattern_of(
    r"\b(?:sauf|hormis|excepte|a l'exception)\b[^.;:]{2,50},? (?:attendu|prevu|espere|estime|annonce)e?s?"
    r"(?: (?:pour|vers|a|le|en))* ?$"
)
#: "Retour des réponses constaté | à 18h40": when it was back.
RETURN_SEEN = pattern_of(
    rf"\b(?:{RETURN}|retours?)\b(?:(?! (?:ne|n'\w+|est|a) )[^.;:,]){{0,40}}?"
    r" (?:constate|observe|note|releve|intervenu|acquis)e?s?"
    r"(?: (?:a|ce|hier|vers|matin|le|depuis|des))* ?$"
)
#: "Le CID a prononcé | à 8h50 | le passage en alerte": when it was said, and not when it began.
PRONOUNCED = (
    pattern_of(r"\b(?:prononc|decret|declar|decid|annonc)\w*(?: (?:a|ce|hier|vers|matin|le))* ?$"),
    pattern_of(r"^ (?:le passage|la mise|l'entree|l'etat|le declenchement) (?:en |d'|de l')(?:etat d')?alerte\b"),
)
#: "Reprise des publications | demain à 7h00", "le support rouvrira | à 8h00": of those who tell of it and help.
OF_THE_NEWS = pattern_of(rf"\b(?:{NEWS_GO_ON})[^.;:,]{{0,40}}$|\b(?:{SUBJECT_OF_NEWS}|{NEWS_OF})[^.;:]{{0,60}}$")
#: "État des services | à 9h30": when all of them were looked at.
OF_A_SURVEY = pattern_of(
    r"\b(?:etat|situation|point|tableau) (?:general |global )?d(?:es|e nos|e l'ensemble des) "
    r"(?:(?:tele)?(?:services?|procedures?)|applications?|systemes?)(?: \w+)?,? $"
)
#: "Le support est joignable | de 8h à 18h": when somebody may be asked.
OF_HELP = pattern_of(
    r"\b(?:support|assistance|hotline|standard|sau|permanence|accueil|helpdesk|cellule|astreinte)\b[^.;:,]{0,40}"
    r"\b(?:joignable|ouverte?|disponible|accessible|mobilisee?|assuree?|(?:a votre|vous) \w+)s?\b[^.;:,]{0,25}$"
)
#: "Les informations circulant | ce jour": what others say, or the day on which they said it.
OF_RUMOURS = pattern_of(
    r"\b(?:informations?|rumeurs?|bruits?|nouvelles|annonces?|messages?|captures?|publications?|propos|echos?)\b"
    r"(?:(?!\bn'|\bne )[^.;:,]){0,25}? "
    r"(?:circul|relay|diffus|propag|parvenu|paru|publi|recu|lu|repandu|fais|echang)\w*(?: \w+){0,3}? ?$"
)
#: "Les DAE émis | avant 15h", "déposées | entre 20h et 21h": when what is hit was made, not when it was hit.
SENT = r"(?:depose|emis|envoye|transmis|recu|valide|saisi|soumis)e?s?\b"
MADE = (
    rf"(?:{SENT}|(?:enregistre|adresse|effectue|cree|realise|edite|souscrit|etabli|genere|introduit|parvenu"
    r"|arrive|anterieur|posterieur|date)e?s?\b|datant\b)"
)
WHAT_IS_MADE = (
    r"(?:declarations?|(?:e-?)?dae|dsa|dau|dsi|drm|ens|mrn|bae|titres?|documents?|messages?|envois?|flux|depots?|demandes"
    r"|notifications?|arrivees|sorties|mouvements|fichiers?|lots?|formulaires?|saisies|donnees|requetes"
    r"|transactions|accuses|reponses|certificats?|garanties|formalites|ce(?:ux|lles|lui|lle))\b"
)
WHO_MADE_IT = (
    r"(?:(?:que |qu')(?:vous|ils|elles|les operateurs|nous) (?:avez|ont|avons)|ayant|qui (?:ont|avaient) (?:ete )?"
    r"|(?:ont|avaient|avez) deja) ?(?:ete )?"
)
OF_WHAT_IS_MADE = pattern_of(
    rf"(?:\b{WHAT_IS_MADE}(?: (?!(?:sont|est|sera|seront|etre|ete|etaient|etait|a|ont|ne|n)\b)[\w'+/-]+){{0,4}}? "
    rf"|\b{WHO_MADE_IT}|^\W*(?={SENT})){MADE}(?: (?!(?:sont|est|sera|seront|ne|n)\b)[\w'+/-]+){{0,6}}? ?\(?$"
)
#: "Envoyés de 12h à 18h, | n'ont pas reçu de réponse": told when it is over, they are the hours of what is over.
CAME_TO_NOTHING = pattern_of(
    r"^[^.;:]{0,40}?\b(?:n'ont (?:\w+ )?(?:pas|jamais|recu aucun)"
    r"|(?:ont ete|sont restee?s) (?:rejete|refuse|bloque|perdu|sans))"
)
TO_BE_DONE = pattern_of(
    r"\b(?:(?:doivent|doit|devront|devra)(?! (?:\w+ment )?(?:re(?:prendre|demarrer|ouvrir|venir|partir)|rouvrir"
    r"|etre (?:retabli|rouvert|resolu|debloque|de retour)|se (?:terminer|prolonger|tenir|derouler)|durer|s'achever"
    r"|prendre fin|avoir lieu|(?:debuter|commencer|demarrer|finir)(?= ?$| (?:a|vers|des|le|demain)\b)))|devez"
    r"|merci d[e']|veuillez|a deposer|a transmettre|anticip\w+|invitee?s? a"
    r"|il est (?:conseille|recommande|preferable|prudent|demande) de|priee?s? de|(?:prevoyez de|pensez a"
    r"|veillez a) \w+(?:er|ir|re))\b[^.;:]*$"
    # "Pensez à valider vos titres avant 21h45": an imperative at the head of its sentence.
    r"|^\W*(?:(?:pour|afin)\b[^,]{0,60}, )?(?!assez\b|chez\b|compt|prevoy|attend|not|sach|patient"
    r"|retrouv)[a-z]{3,}ez\b[^.;:]*$"
)
#: "Depuis la reprise d'activité de ce matin | 6h00": what was put into service again, and has been in trouble since.
WAS_OR_IS = r"(?:est|sont|etait|etaient|a|ont|avait|sera|seront|ne|n'\w+|reste|restent|demeure|demeurent)"
AT_THAT = r"[,(]? ?(?:(?:a|vers|le|ce|cette|hier|matin|nuit|soir|(?:effectue|intervenu|realise|opere|survenu)e?)\b ?)*$"
RETURNED = (
    rf"(?:(?: l[ae] | l'| une? | son | sa | leurs? | cette | ce | )?(?:{RETURN}"
    r"|retour (?:en|a la|au) (?:production|ligne|exploitation)|bascule|remise a disposition)\b"
    rf"(?:(?! {WAS_OR_IS} )[^.;:,(]){{0,60}}"
    rf"| qu(?:e |')[^.;:,]{{3,60}} {MENDED_FORMS})"
)
SINCE_A_RETURN = pattern_of(rf"\b(?:depuis|suite a|a la suite d[eu'])u?{RETURNED}{AT_THAT}")
#: "Depuis la fin de la maintenance prévue | de 4h à 6h": the hours of those works.
HAD_BEEN_PLANNED = pattern_of(r"\b(?:prevu|programm|planifi|annonc)\w* $")
#: "Malgré le redémarrage de | 7h20": what did not help.
IN_SPITE_OF = pattern_of(rf"\b(?:malgre|en depit d[eu']|apres)u?{RETURNED}{AT_THAT}")
#: "La reprise annoncée à 11h05 n'a pas tenu."
NOT_KEPT = pattern_of(
    r"^[^.;:]{0,40}?\b(?:(?:n'a|n'ont) (?:\w+ )?(?:pas (?:tenu|dure|ete tenu"
    r"|pu etre (?:tenu|realise|effectue|mene|honore|obtenu|assure|atteint)|ete respecte|suffi"
    r"|abouti|reussi|permis|porte|produit|eu)|rien (?:donne|change|regle|resolu))"
    r"|(?:est|sont) (?:reste|demeure)e?s? (?:sans (?:effet|suite|resultat)|vain)|(?:a|ont) (?:\w+ )?echoue"
    r"|(?:a|ont) ete (?:\w+ )?(?:infructueu|vain))\w*"
    rf"|^[^.;:]{{0,40}}?{NOT_TENABLE}"
    # "Prévue à 6h, | est ajournée"; "prévu à 8h | est intervenu à 9h".
    r"|^,? (?:est|a ete|sera) (?:\w+ )?(?:ajourn|report|repouss|decal|differ|recul)\w*"
    r"|^,? (?:est (?:\w+ )?intervenue?|a (?:\w+ )?(?:eu lieu|ete (?:effectue|realise)e?)) (?:a|vers) \d"
)
#: "Le retour annoncé pour midi | n'aura pas lieu".
NO_RETURN_THEN = (
    pattern_of(rf"{A_RETURN_OF_OURS}[^.;:]*$"),
    pattern_of(r"[^.;:]{0,40}?\bn'aur(?:a|ont) (?:\w+ )?pas lieu\b"),
)
#: "Le correctif est en production | depuis 9h", "aucun nouveau signalement | depuis 9h": what is done, or good.
OF_WHAT_IS_DONE = pattern_of(
    r"^\W*(?:(?:l[ae]s?|un|nos|l'|des) ?)?(?:correctif|patch|equipe|indicateur|voyant|supervision|cellule|technicien"
    r"|renfort|astreinte|surveillance|veille)s?\b[^.;:,]*$"
    r"|^\W*(?:aucune?|plus (?:de |d'|aucune? )|pas de |pas d')(?: ?nouve\w+)? ?(?:probleme|signalement|erreur|anomalie"
    r"|incident|rejet|appel|plainte|difficulte)s?\b[^.;:,]*$"
)
#: "Ne débutera pas à 20h | mais à 23h": the hour at which it does not.
NOT_THEN = pattern_of(r"\b(?:ne |n')[^.;:,]{1,40}? pas(?: \w+){0,3}? $")
BUT_THEN = pattern_of(
    r"^[^.;:]{0,25}?,? mais (?:bien |plutot |seulement |uniquement )?(?:a|vers|le|de|entre|des|demain)\b"
)
#: "Comme | le 5 mars, l'incident …": another day.
AS_ON_ANOTHER_DAY = pattern_of(r"\b(?:comme|a l'instar de (?:la panne|l'incident)|ainsi que) $")
#: Words before an hour that make it one of something else than the trouble.
#: "Tél. 09 702 80 100 – | 8h-18h".
OF_A_TELEPHONE = pattern_of(
    r"\b(?:tel(?:ephone)?\b|0\d(?:[ .]?\d\d){4}\b|0\d \d{3} \d\d \d{3}\b)[^;:,.a-z]*"
    r"(?:\(touche \d\))?[^;:,.a-z]*(?:de )?$"
)
#: "Un correctif, dont la mise en production interviendra à | 11h".
OF_A_REMEDY = pattern_of(
    r"\bcorrectif,? dont [^.;:]{0,50}\b(?:interviendra|aura lieu|sera \w+)(?: \w+)? ?$"
    # "Correction prévue avec la version | du 17 décembre".
    r"|\bcorrection\b[^.;:]{0,40}\b(?:version|livraison|mise en production)s? (?:\d\S* )?$"
)
#: "Peuvent, | à compter de 9h15 et jusqu'au rétablissement, recourir …": what begins then.
UNTIL_BEHIND = pattern_of(r"^,? ?(?:et )?(?:ce )?jusqu'")
#: "Retour arrière possible jusqu'à | 23h": of a release, not of the stop for it.
OF_A_ROLLBACK = pattern_of(
    r"\b(?:rollback|retour arriere) (?:possible|prevu|envisage|faisable)e? (?:jusqu'a |avant )?$"
    # "Pour tout navire attendu avant | midi".
    r"|\b(?:navires?|camions?|vols?|marchandises?) attendue?s?(?: \w+){0,2}? ?$"
)
#: "Nous ne pouvons pas confirmer l'horaire de | 15 h annoncé ce matin".
UNCONFIRMED = pattern_of(
    r"\bne (?:pouvons|sommes|suis|peut|peux|pourrons) [^.;:]{0,30}?pas [^.;:]{0,25}?\b(?:confirm|garanti|respect"
    r"|tenir|honor)\w* (?:l'|cet |cette |le |la )?(?:horaire|heure|echeance|delai|estimation|retour"
    r"|reprise)\b[^.;:]{0,30}$"
)
#: "Les équipes sont mobilisées | depuis 6h".
OF_THOSE_AT_WORK = pattern_of(r"\b(?:mobilise|a pied d'oeuvre|sur le pont|a la tache)e?s?(?: \w+){0,2}? ?$")
OF_ANOTHER = (
    OF_THOSE_AT_WORK,
    UNCONFIRMED,
    OF_A_ROLLBACK,
    OF_A_TELEPHONE,
    OF_A_REMEDY,
    OF_A_VISIT,
    OF_AN_OPERATION,
    OF_A_TRIAL,
    OF_AN_ATTEMPT,
    OF_WHAT_IS_EXCEPTED,
    IN_SPITE_OF,
    OF_THE_NEWS,
    OF_A_SURVEY,
    OF_HELP,
    OF_RUMOURS,
    AS_ON_ANOTHER_DAY,
)


def is_not_then(before: str, after: str) -> bool:
    """Whether it is when a return does not take place, when something was said, or what takes place at another hour."""
    said, on_alert = PRONOUNCED
    if said.search(before) and on_alert.match(after):
        return True
    its_return, fails = NO_RETURN_THEN
    is_no_return = its_return.search(before) is not None and fails.match(after) is not None
    return is_no_return or (NOT_THEN.search(before) is not None and BUT_THEN.match(after) is not None)


def is_of_what_is_made(kind: Kind, time: TimeMention, before: str, after: str) -> bool:
    """Whether it is when declarations or messages were made that are hit; an end may tell by them what is over."""
    is_its_own = kind is Kind.END and time.shape is Shape.WINDOW and CAME_TO_NOTHING.match(after) is not None
    return time.shape not in (Shape.SINCE, Shape.FROM) and not is_its_own and OF_WHAT_IS_MADE.search(before) is not None


def is_stamp(kind: Kind, before: str, after: str) -> bool:
    """Whether an hour at the head of a line only tells when that was written: "01h40 : indisponible depuis 1h25"."""
    is_at_the_head = not before.strip() and STAMPED.match(after) is not None
    return is_at_the_head and (kind is Kind.BULLETIN or SINCE_ITS_OWN.search(after) is not None)


def tells_an_update(clause: Clause) -> bool:
    """Whether what is brought up to date is a service that the clause names: "une mise à jour d'ISOPE"."""
    return any(UPDATE_OF_IT.search(clause.folded, 0, each.start - clause.start) for each in clause.names)


def is_when_works_are(kind: Kind, before: str) -> bool:
    """Whether what is said of the fallback begins with when works are: "pendant la maintenance, de 5h à 6h30, …"."""
    return kind is Kind.MAINTENANCE and DURING_WORKS.fullmatch(before) is not None


def is_which_night(kind: Kind, time: TimeMention, before: str, *, is_title: bool) -> bool:
    """Whether a message of no works only tells which night it is of: "Alerte DELTA T - Nuit du 9 au 10 juillet".

    So does an aside: "depuis 3h15 (nuit du 9 au 10 juillet)".
    """
    is_beside = is_title or WHICH_NIGHT.search(before) is not None
    is_beside = is_beside and kind not in (Kind.MAINTENANCE, Kind.CANCELLATION)
    is_night = "nuit" in time.quote.lower() or before.endswith("nuit ")
    return is_beside and time.shape is Shape.WINDOW and not time.has_hour and is_night


def begins(time: TimeMention, after: str) -> bool:
    """Whether something begins then that goes on until another moment, whatever else a return is said of beside it."""
    return time.shape is Shape.FROM and UNTIL_BEHIND.match(after) is not None


def is_vague(time: TimeMention) -> bool:
    """Whether it only tells which part of a day is meant."""
    return not time.has_hour and time.shape is Shape.POINT and VAGUE.search(time.quote.lower()) is not None
