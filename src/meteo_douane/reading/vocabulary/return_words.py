"""The words for a return that only its hour tells: "Reprise effective à 19h30 (DTI, EDI)", "service revenu à 13h05".

A later hour makes a plan of it, which `promises` sees to.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.ahead_words import SOON
from meteo_douane.reading.vocabulary.bounds_words import THEN_ANOTHER
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.promised_words import WHAT_IS_BROUGHT_BACK
from meteo_douane.reading.vocabulary.state_stems import ADVERB, TROUBLES, WELL_FORMS
from meteo_douane.reading.vocabulary.states import Sort, State

AT_AN_HOUR = (
    r" (?:(?:ce (?:matin|midi|soir) )?(?:a|depuis|des)) \d{1,2} ?h ?\d{0,2}(?= ?(?:[.(;]|$)"
    r"|, tou(?:te)?s (?:fonctions?|modes?|volets?|services?)\b| en (?:mode )?(?:dti|edi))"
)
#: "Reprise du service à 8h40", below "DELTA IE : reprise".
RETURNED_AT = pattern_of(
    r"\b(?:reprise|retour|retablissement|reouverture|remise en (?:service|ligne))\b[^.;:,]{0,40}?" + AT_AN_HOUR
)
#: Slowness and errors come back too.
WHAT_SERVES = (
    r"(?:(?:service|application|teleprocedure|acces|plateforme|portail|site)s?"
    r"|delta [a-z0-9]+(?: (?:import|export))?)"
)
#: "Le redémarrage de DELTA T est attendu à 16h00", "DELTA T va être relancé", "redémarre progressivement".
A_START_TO_COME = (
    r"\b(?:redemarrage|relance)\b(?= d[^.;:,]{2,30} (?:est|sont|reste) (?:\w+ment )?"
    r"(?:en cours|attendu|prevu|annonce|espere|programme|envisage))"
)
WILL_BE_STARTED = r"\b(?:sera|seront|va etre|vont etre) (?:\w+ment )?(?:relance|redemarre)e?s?\b"
STARTS_SLOWLY = r"\b(?:redemarr|repart)\w* (?:progressi|gradu)\w+"

#: A mode or a side, of which a return is told by its noun alone: "Retour du seul DTI.", "reprise en DTI".
OF_A_PART = (
    r"(?= (?:d[eu] |d'|de l'|de la |en |pour |sur |via |par |a l'|cote )?(?:(?:l[ae] |l')?(?:seule?s? )?(?:modes? "
    r"|flux |messages? |saisies? |volets? |services? (?:en |a l')?|cote )?(?:en |d')?|l')(?:dti\+?|edi|import|export)\b"
    r"(?![^.;:,]{0,20} (?:partiel|progressi|graduel|lente?\b|timide|limite|degrade|incertain|possible|a \d+ ?%"
    r"|en partie))"
    rf"| d(?:u|e la) seule? (?:{SERVICE})\b)"
)
#: "Reprise en DTI, | reprise EDI à venir": what is said of the second return is not said of the first.
ANOTHER_RETURN = pattern_of(
    rf"^[^.;:,]{{0,25}}?\b(?:dti\+?|edi|import|export)(?=,? {THEN_ANOTHER}"
    r"|, (?:l[ae] |l')?(?:dti\+?|edi|import|export) (?:a (?:suivre|venir|faire)|suivra|plus tard|ensuite|demain)"
    r"|, (?:et |puis |mais )?(?:l[ae] |l')?"
    r"(?:retour|reprise|retablissement|reouverture|redemarrage|remise en \w+|celui|celle)\b)"
)

#: "Ouverture aux usagers à 11h", "ouverture effective du service à 11h": to people, whatever is back by then.
OPENING = (
    r"ouverture (?:effective |officielle |prevue |complete )?(?:(?:du|des|de l'|de la) ?"
    r"(?:services?|acces|teleprocedures?|teleservices?|applications?|portail)|aux? (?:usagers|operateurs|declarants"
    r"|utilisateurs|public))"
)

#: "Nous remettons DELTA T en ligne", "on vous rend la main", in the present tense.
BROUGHT_BACK_NOW = (
    r"(?<!chaque matin )(?<!chaque jour )(?<!chaque soir )\b(?:nous|on|equipes) (?:(?:rouvr|reouvr|retabliss"
    r"|reactiv|debloqu)(?:ons|ent|it)|reactive|debloque)"
    rf" {WHAT_IS_BROUGHT_BACK}"
    rf"|\b(?:nous|on|equipes) remet(?:t?ons|tent)? {WHAT_IS_BROUGHT_BACK}[^.;:,]{{0,20}}? en (?:service|ligne"
    r"|route|marche|production)\b"
    r"|\b(?:nous|on) (?:vous|leur) rend(?:ons)? (?:desormais |enfin )?la main\b"
    r"|\b(?:acces|main) (?:vous|leur) (?:est|a ete) (?:\w+ment |enfin |de nouveau )?rendue?\b"
)
#: Right behind it, and nothing that is less than all.
AN_HOUR_BEHIND = (
    r"(?= (?:a|depuis|des) (?:\d{1,2} ?[h:]|midi))(?![^.;:]{0,60}\b(?:un par un|une a une|sans succes|consultation"
    r"|lecture|progressi\w+|peu a peu|partiel\w*|seulement|uniquement|puis|mais)\b)"
)

#: What people have access to: a service, and not a sheet or a room.
THE_SERVICE = (
    r"(?:au|aux|a l[ae']|a) ?(?:l[ae] )?"
    rf"(?:(?:tele)?services?(?= (?:{SERVICE})\b|\W*$| depuis)|teleprocedures?|applications?|(?:{SERVICE})\b)"
)

RETURNED: tuple[tuple[State, Sort, str], ...] = (
    # "Les usagers ont de nouveau accès à CIEL."
    (State.UP, Sort.VERB, (
        rf"(?:(?<=usagers )|(?<=operateurs )|(?<=declarants )|(?<=redevables )|(?<=utilisateurs )|(?<=professionnels )"
        rf"|(?<=vous ))(?:ont|avez) (?:de|a) nouveau acces (?={THE_SERVICE})(?![^.;]*\b(?:pas|mais|sauf|hors|hormis"
        rf"|pour)\b)"
    )),
    # "Le service CIEL, indisponible depuis hier, a été remis à disposition des usagers."
    (State.UP, Sort.VERB, (
        rf"(?:\b(?:(?:tele)?service|{SERVICE}) (?:[\w-]+ ){{0,2}}?|(?<=\d, ))(?:est|a ete) (?:\w+ment |de nouveau )?"
        r"remis a (?:la )?disposition d(?:es|e l'ensemble des|e tous les) (?:usagers|operateurs|declarants|redevables"
        r"|utilisateurs|professionnels)\b(?! (?:seulement|uniquement|de|du|dont|qui)\b)"
    )),
    # "Le fonctionnement normal des échanges EDI est constaté depuis 14 heures 05."
    (State.UP, Sort.VERB, (
        r"(?:^\W*|[;:] )(?:le )?(?:(?:bon|plein) fonctionnement|fonctionnement (?:normal|nominal))\b(?! d(?:e "
        r"|')(?:vo|notre))"
        r"(?=[^.;:,]{0,70}? (?:est|a ete) (?:de nouveau |bien )?(?:constate|confirme|retrouve)\b(?! (?:par|que)\b))"
    )),
    (State.UP, Sort.VERB, (
        rf"\b(?:est|sont) (?:{ADVERB}){{0,2}}(?:(?:les )?deux )?(?:revenue?s? a la normale|rentree?s? dans l'ordre)"
        rf"|\b(?:prend|prennent) fin\b|\bredev(?:enue?s?|ien\w+)\b(?= (?:\w+ment |enfin |bien |a nouveau "
        rf"|de nouveau )?{WELL_FORMS}"
        r"|\W*$)|\breprend\b(?! contact)|\b(?:reprennent"
        r"|redemarrent)\b"
    )),
    # "Échec du redémarrage": a return that was tried, and is none.
    (State.DOWN, Sort.VERB, (
        r"\bechecs? d(?:u |e la |e l'|es |e )(?:\w+ ){0,2}?(?:redemarrage|relance|retablissement|reprise|remise en \w+"
        r"|reouverture|retour|reparation|bascule|restauration)s?\b"
    )),
    (State.AHEAD, Sort.NOUN, A_START_TO_COME),
    (State.AHEAD, Sort.VERB, WILL_BE_STARTED),
    (State.AHEAD, Sort.VERB, STARTS_SLOWLY),
    (State.UP, Sort.NOUN, rf"\b(?:retour|reprise)\b{OF_A_PART}"),
    # "L'import repart, l'export reste à l'arrêt", "les envois repartent depuis 8h"; an incident that does is none.
    (State.DOWN, Sort.VERB, rf"\b{TROUBLES}(?: (?!(?:est|sont|a|ont)\b)[^.;:, ]+){{0,5}}? repart(?:ent)?\b"),
    (State.UP, Sort.VERB, (
        r"(?<!ne )(?<!il )(?<!delai )(?<!compteur )(?<!chronometre )\brepart(?:ent)?\b(?= ?(?:$|[.,;!)])"
        r"| (?:a|depuis|des) \d| en (?:mode )?(?:edi|dti)(?= ?(?:$|[.,;!)]))| normalement\b)"
    )),
    # "Reprise des échanges en EDI depuis 9h30."
    (State.UP, Sort.NOUN, (
        rf"\breprise\b(?! d[eu]s? ?(?:l'|la |les )?{TROUBLES})(?=(?:(?! (?:est|sera|attendue?|prevue?|qui|et) )[^.;:,])"
        r"{2,60}? depuis (?:ce (?:matin|midi)|hier|\d{1,2} ?h))"
    )),
    # "Le DTI seul est de retour."
    (State.DOWN, Sort.VERB, r"\b(?:n'est|ne sont) (?:toujours |encore )?pas (?:encore )?de retour\b"),
    (State.UP, Sort.VERB, (
        r"(?:(?<=\bdti )|(?<=\bedi )|(?<=[mx]port )|(?<=\bdti seul )|(?<=\bedi seul )|(?<=[mx]port seul )"
        rf"|(?<=service ))(?:est|sont) (?:{ADVERB}){{0,2}}de retour\b(?! (?:en|vers|d[eu]) )"
    )),
    (State.UP, Sort.NOUN, (
        r"\b(?:reprise(?: effective| totale| complete)?(?: d(?:es |u |e la |e l')(?:emission|reception"
        r"|traitement|echange"
        r"|envoi|flux|transmission|validation|saisie|depot|activite)s?(?: edi| dti)?)?|retour du service)" + AT_AN_HOUR
    )),
    (State.UP, Sort.NOUN, rf"\bretour (?:complet|total|effectif|integral|definitif){AT_AN_HOUR}"),
    (State.AHEAD, Sort.NOUN, rf"(?<!depuis l')\b{OPENING}(?= (?:a|vers|des) \d{{1,2}} ?h)"),
    (State.AHEAD, Sort.VERB, rf"\b(?:sera|seront) (?:\w+ment )?(?:{WELL_FORMS})(?=[^.;:,]{{0,20}} {SOON})"),
    (State.UP, Sort.NOUN, (
        r"\breprise(?= (?:totale |complete )?(?:\w+ment )?(?:constate|observe|verifie|confirme|aver|acquis)e?\b"
        r"(?! (?:d'ici|avant|vers|demain)))"
    )),
    # "Rétabli après deux heures en mode dégradé."
    (State.NOTHING, Sort.NOUN, (
        r"\bapres (?:[\w-]+ ){1,3}(?:heures?|minutes?|jours?) (?:passee?s? )?(?:en|de) "
        r"(?:mode|fonctionnement|regime|marche) degradee?\b"
    )),
    # "Après une journée difficile pour le commerce, DELTA H7 a retrouvé …"
    (State.NOTHING, Sort.NOUN, (
        r"\bapres (?:une?|cette|ces|deux|trois|quelques|plusieurs) (?:\w+ )?(?:journee|matinee|nuit|semaine|soiree"
        r"|heure|jour|week-?end)s? (?:\w+ )?(?:difficile|complique|perturbe|agite|tendu|eprouvant|charge)\w*"
    )),
    # "La réouverture a pris du retard."
    (State.AHEAD, Sort.VERB, (
        r"\b(?:reouverture|ouverture|retour|retablissement|reprise|remise en \w+|fin|levee)\b[^.;:,]{0,50}?"
        r" (?:prend|prendra|a pris|accuse) (?:\w+ )?(?:du|un) (?:\w+ )?retard\b"
    )),
    (State.UP, Sort.VERB, r"(?<!ne )\b(?:rouvr|reouvr)(?:e|ent)\b"),
    # "On vous rend la main à 9h45": done then, or at an hour to come; without one, it is being done.
    # "Reparti à 10h31", "l'EDI repasse depuis 15h50".
    (State.UP, Sort.VERB, (
        rf"(?:^\W*|: ?)reparti(?:e|s|es)?(?= ?(?:$|[.!])|{AT_AN_HOUR})"
        r"|(?:(?<=\bedi )|(?<=\bdti )|(?<=\bca ))repasse(?= ?(?:$|[.,;!]| depuis\b| a \d{1,2} ?[h:]))"
        r"|(?:(?<=^edi )|(?<=^dti )|(?<=^l'edi )|(?<=^le dti ))(?:repris|reparti)(?= (?:a |depuis |des )?\d{1,2} ?[h:])"
        r"(?![^.;]{0,30}\b(?:mais\b|vide\b|plus tot\b|previsi))"
    )),
    (State.UP, Sort.VERB, rf"(?:{BROUGHT_BACK_NOW}|\bredemarre\b){AN_HOUR_BEHIND}"),
    (State.AHEAD, Sort.VERB, BROUGHT_BACK_NOW),
    (State.UP, Sort.VERB, (
        rf"\b{WHAT_SERVES} revenue?s?{AT_AN_HOUR}"
        rf"|(?:^\W*|[.;:,] ?)(?:l'|le |la )?(?:edi|dti\+?) revenu(?:(?= ?[.,;)])|{AT_AN_HOUR})"
    )),
)  # fmt: skip


def of_one_return(behind: str) -> str:
    """Return the words behind a return of one mode or side as far as they are of it, and not of the next one."""
    another = ANOTHER_RETURN.match(behind)
    return behind[: another.end()] if another else behind
