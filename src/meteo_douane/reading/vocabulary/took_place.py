"""A return as the subject of its sentence, of which only the verb makes one that took place: "… est effective".

"La réouverture est fixée à 12h", "la fin d'alerte est ajournée", "la remise en service glisse à 13h": the verbs that
plan or put off are without number, so it is one to come unless its verb says that it has been.
Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.ahead_words import PUT_OFF as PUT_OFF_TO
from meteo_douane.reading.vocabulary.hedge_words import A_STEP
from meteo_douane.reading.vocabulary.nouns import SERVICES
from meteo_douane.reading.vocabulary.return_words import A_START_TO_COME, STARTS_SLOWLY, WILL_BE_STARTED
from meteo_douane.reading.vocabulary.state_stems import MENDED

#: What stands before the noun where it is the subject.
SUBJECT = pattern_of(
    r"(?:^|[.;:,(>–!?\n]|(?<!\w)-(?!\w)|\b(?:et|mais|puis|que|car|donc|or|ainsi|desormais|enfin|toutefois|cependant) )"
    r"\W*(?:(?:la|le|cette|ce|cet|sa|son|leur) |l')(?:(?!message|avis|bulletin|communique|bip)\w+ )?$"
)
#: "La fin de la maintenance, | prévue à 6h, | est repoussée": what was foreseen, and not what has become of it.
_ASIDE = pattern_of(r",[^.;,]*,|\([^()]*\)")
#: What makes no end of the words behind it: "devait être effective à 9h".
_NOT_YET = pattern_of(
    r"\b(?:devai(?:t|ent)|devrai(?:t|ent)|doi(?:t|vent)|sera|seront|serai(?:t|ent)|pourr\w+|va|vont|(?<!pu )(?<!d')etre"
    r"|aura|auront|ne|pas|non|jamais|peu|quasi\w*|presque|pratiquement|bientot|prochainement)\b|\bn'"
)
#: "Est confirmée pour 9h": a plan.
_FOR_AN_HOUR = (
    r"(?! pour (?:\d|cet?\b|midi|minuit|demain|\w+di\b|dimanche|la (?:mi-|fin|\w*nuit|\w+ee)|le (?:\d|debut|soir)))"
)
#: That it took place, and what it then does or asks for.
_TOOK_PLACE = pattern_of(
    rf"\b(?:effecti(?:f|ve)|achevee?|terminee?|constatee?|observee?|confirmee?|averee?|intervenue?"
    r"|survenue?|realisee?|effectuee?|executee?|menee? a bien|prononcee?|actee?|obtenue?|reussie?"
    rf"|notifiee?|publiee?|diffusee?)\b{_FOR_AN_HOUR}"
    r"|\b(?:est|sont|a ete|ont ete) (?:\w+ ){0,2}?(?:acquis|complet|total|definiti|immediat|officiel|assure|fait)\w*"
    r"|\b(?:a|ont) (?:\w+ )?eu lieu\b|\bs'est (?:\w+ )?(?:produi|fai|effectue|deroule|confirme|opere|passe)\w*"
    r"|\bvien(?:t|nent) d(?:e |')(?:avoir lieu|intervenir|se (?:faire|produire))\b"
    r"|\b(?:date|remonte) (?:d|a\b)|\b(?:a pris|prend) effet\b|\bmet (?:donc |ainsi )?(?:un terme|fin) "
    r"|\b(?:intervient|a lieu) (?:ce \w+ )?a \d|\b(?:fait suite|resulte|decoule)\b"
    r"|\b(?:entraine|emporte|vaut|autorise|permet)\b|\ba (?:\w+ )?(?:permis|dure|fait (?:suite|l'objet d'un message)"
    r"|mis (?:fin|un terme))\b"
    rf"|\b(?:a|ont) (?:\w+ment |enfin )?{MENDED}\b"
    r"|\bn(?:e |')(?:\w+ )?(?:necessite|requier|requer|appel|impliqu|demand|modifi|chang|entrain|supprim|dispens)\w*"
)

#: "Est effective", "prend effet"; not "effective à 9h".
_FINITE = pattern_of(r"\b(?:est|sont|a|ont|s'est|vient|viennent|prend|date|remonte|met)\b")


#: What leaves a part of it to come, or tells of any return: "effective mais partielle", "est prononcée par le SAU".
_IN_PART = pattern_of(
    r"(?<!comme )(?<!que )(?<!horaire )(?<!heure )\b(?:prevu|attendu|estime|envisage|espere|programme|planifie|fixe"
    r"|repousse|reporte|decale|differe|ajourne)e?s?\b"
    r"(?! (?:\w+ ){0,2}?(?:(?:a|au|pour|vers) )?(?:le )?\d| (?:hier|ce|cette|la) )"
    r"|\bpartiel\w*|\ben partie\b|\bmais\b(?! (?:la |le |l')?(?:procedure|mode de secours|secours|recours)\b)"
    r"|\bmoitie\b|\bintermittence\b|\bmajorite\b|\bplupart\b|\bseule?s\b|\d ?%"
    r"|\ben (?:consultation|lecture|recette|pre-? ?production|tests?)\b|\bun seul\b"
    r"|\b(?:chez|par|pour) (?:une? |deux |trois |certain|quelques|plusieurs)"
    # "La fin d'alerte publiée à 9h30 ne concerne pas DELTA IE."
    r"|\b(?:ne |n'|ne s')(?:concern|vis|couvr|engag|inclu|port|val|vaut|appliqu)\w* (?:\w+ )?(?:pas|plus|ni|que)\b"
    r"|\b(?:est|sont) (?:\w+ )?(?:publie|diffuse|notifie|prononce|decide|confirme|annonce|enregistre)e?s? (?:\w+ )?"
    r"(?:par|sur|via|dans|apres|lorsqu|des|au moyen|aupres|aux?)\b(?! \d)"
)


_OF_THE_WHOLE = pattern_of(
    r"(?:retablissement|retour (?!arriere)|reouverture|remise en (?:service|ligne|route|production)"
    r"|(?:fin|levee|cloture|resolution) (?:de |d')(?:la |l'|cette |cet )?(?:alerte|incident|maintenance|panne"
    r"|perturbation|dysfonctionnement|blocage|coupure|interruption|indisponibilite|fermeture)"
    r"|fin d[eu] (?:blocage|dysfonctionnement))"
)


def without_asides(words: str) -> str:
    """Return the rest of a sentence without what is inserted into it, where it is not its last word."""
    return _ASIDE.sub(" ", words.partition(".")[0])


def has_taken_place(behind: str) -> bool:
    """Whether the words behind a return that is their subject say, with their verb, that all of it has taken place."""
    return _told_as_past(behind) is not None


def is_told_with_a_verb(words: str, before: str, behind: str) -> bool:
    """Whether a return of the service, or the end of its trouble, is the subject of a verb that says that it is past.

    Of a restart, a correction or an intervention that is over it is not: they may have helped nothing.
    """
    is_whole = _OF_THE_WHOLE.match(words) is not None and SUBJECT.search(before) is not None
    found = _told_as_past(behind) if is_whole else None
    return found is not None and _FINITE.search(without_asides(behind), 0, found.end()) is not None


def _told_as_past(behind: str) -> re.Match[str] | None:
    told = without_asides(behind)
    found = _TOOK_PLACE.search(told)
    if found is None or _NOT_YET.search(told, 0, found.start()) or _IN_PART.search(behind.partition(".")[0]):
        return None
    return found


AN_END = (
    r"(?:fin d[eu'] ?|levee\b|cloture\b|retablissement\b|retour (?:a la|a un|en|du|au)\b|reouverture\b|reprise\b"
    r"|remise en \w+|resolution\b|fermeture d(?:e l)?'(?:alerte|incident)\b)"
)
#: "La réouverture est ajournée", "la fin de la maintenance, prévue à 6h, …"; not "la résorption du stock".
PUT_OFF = pattern_of(
    rf"^\W*(?:(?:mais|toutefois|cependant|or|et),? )?(?:(?:la|le|l'|cette|ce|cet) ?(?:\w+ )?)?{AN_END}"
    r"(?![^.;:]{0,60}\b(?:stocks?|(?<!prend du )(?<!pris du )retards?|files?"
    r"|attente|rattrapages?|accumul\w+|reliquats?|envois?|declarations?)\b)"
)
#: "L'ouverture du service est fixée à 12h", "la première phase est terminée", "… devait être levée, ne l'a pas été".
NOT_ALL_OVER = pattern_of(
    rf"\bouverture (?:d[eu]s? |de l'|de la )?(?:{SERVICES}|teleservices?|acces)\b[^.;]{{0,60}}?"
    rf"\b(?:prevue?|programmee?|annoncee?|attendue?|maintenue?|repoussee?|reportee?|decalee?|differee?|{PUT_OFF_TO})"
    rf"|(?:\b(?:l[ae]|une?) premiere? (?!fois|heure|alerte)\w+|{A_STEP})[^.;:,]{{0,60}}?\b{MENDED}e?s?\b"
    rf"|\b(?:{SERVICES}|acces)\b[^.;:,]{{0,40}}? (?:ouvrir(?:a|ont)"
    r"|(?:doi|devai|devrai)(?:t|vent|ent) (?:r?e?ouvrir|reprendre))"
    r"|\bne l'(?:a|ont) (?:\w+ )?(?:pas|jamais) ete\b"
)
#: "Rétablissement de DELTA T. | Il aura lieu à 12h": what was only named is to come.
IT_IS_TO_COME = pattern_of(
    r"^\W*(?:(?:mais|toutefois),? )?(?:il|elle|celui-ci|celle-ci|ce dernier|cette derniere|cela|ce)(?: \w+)? "
    r"(?:aura lieu|interviendra|(?:est|sera|reste) (?:prevue?|attendue?|estimee?|programmee?|effecti\w+)"
    r"|sera pour|doit avoir lieu|devrait (?:avoir lieu|intervenir))\b"
)
#: "Reprise de DELTA T", "reprise depuis 9h": named, and neither planned nor put off.
ONLY_NAMED = pattern_of(
    r"\W*(?:la )?(?:reprise|remise a disposition)(?: (?:totale|complete|effective|normale))?"
    r"(?:\W|\b(?:d[eu]s?|d|l[ae]|l|et|en|modes?|services?|teleservices?|teleprocedures?|applications?|depuis|ce"
    r"|matin|a|h|des lors|\d{1,2}(?:h\d*)?)\b)*"
)
_FORESEEN = r"(?:prevu|attendu|estime|envisage|espere|annonce|programme|planifie|fixe|cale|escompte|vise)e?s?"
#: "La réouverture est prévue à 7h": what was to be, and may have been since; not "avait été annoncée pour 7h".
PLANNED_FOR = pattern_of(
    r"^(?!.*(?:\b(?:repouss|report|decal|differ|ajourn|retard|recul|gliss|derap|ne |avai|etai|devai)|\bn'))"
    rf".*\b{_FORESEEN} (?:a|pour|vers|des) \d"
)
#: "La réouverture, prévue à 8h, | n'interviendra qu'à 13h".
FORMER_PLAN = pattern_of(
    rf",\s*(?:(?:qui|dont|que)\b[^,]{{0,40}}? )?(?:\w+ment |d'abord )?(?:{_FORESEEN}|devai(?:t|ent)(?: \w+){{1,3}})"
    r"(?: (?:a|pour|vers|le))? ?$"
)
GOES_ON_BEHIND = pattern_of(r"[^,.;]{0,15}, ?\w")
#: "La résorption du stock est prévue à 14h": what comes behind a return, and none of it.
OF_A_BACKLOG = pattern_of(
    r"^\W*(?:(?:enfin|ensuite|par ailleurs),? )?(?:l[ae]s? |l'|un |une )?(?:\w+ )?(?:resorption|rattrapage|apurement"
    r"|regularisation|ecoulement|bilan|(?:traitement|reprise|relance) (?:d[eu]s? |de la )(?:la |l'|le |les )?"
    r"(?:stock|retard|file|reliquat|arriere|messages? en attente|declarations? en attente|envois en attente))\b"
)
#: "Réouverture prévue à 7h", "doit rouvrir à 7h": it was to be, and nobody says that it is.
PLANNED = pattern_of(
    rf"\b(?:{_FORESEEN}|previsions?|previsionnel\w*|estimations?)\b|\b(?:arrete|repousse|reporte|decale|differe|ajourne)e?s?\b"
    r"|\b(?:doit|doivent|devai(?:t|ent)|devrai(?:t|ent)|sera|seront|serai(?:t|ent))\b"
    r"|\b(?:rouvrir|reouvrir|reprendr|redemarrer|redeviendr|interviendr|suivr)(?:a|ont|ait|aient)\b"
)
#: What stands between a return and an hour that is of something else.
OF_ELSE = pattern_of(
    r"\b(?:regularis|declaration|support|agent|assistance|secours|procedure|fiche|message|point|bulletin|formulaire"
    r"|maintenance|delai|envoi|depot|jusqu)\w*|\b(?:on|nous|vous|qui)\b"
)
#: What will be there is no service: "la fiche sera disponible demain".
NO_SERVICE = pattern_of(
    r"\b(?:fiche|page|aide|rubrique|documents?|documentation|notice|guide|tutoriel|faq|formulaire|rex"
    r"|retour d'experience|compte-? ?rendu|bilan|rapport|liste|calendrier|formation|module|version|archives?|agents?"
    r"|support|assistance|hotline|permanence|standard|guichet|equipes?|message|bulletin|communique|informations?"
    r"|annonce)s?\b"
)
#: A service that will be back, whenever that is.
WILL_BE_BACK = pattern_of(
    r"\b(?:sera|seront) (?:(?:\w+ment|(?:de|a) nouveau|donc|bien) )*(?:accessible|disponible|operationnel|utilisable"
    r"|r?e?ouvert|retabli|rendu|remis)\w*|\b(?:rouvrir|reouvrir|reprendr|redemarrer|redeviendr|suivr)(?:a|ont)\b"
)
#: "DELTA IE redémarre progressivement", behind the end of what had stopped it.
COMING_BACK = pattern_of(
    r"\ben cours de (?:redemarrage|relance|reprise|retablissement|remise en \w+)\b"
    rf"|{WILL_BE_STARTED}|{A_START_TO_COME}|{STARTS_SLOWLY}|\breprend\w* (?:progressi|gradu)\w+"
    r"|\b(?:reprise|retour|redemarrage|relance)\b[^.;]{0,40}\b(?:progressi|gradu)\w+"
)
