"""The words that bound a trouble or an end: how far it has spread, and what it leaves out."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.state_stems import HANDLED_FORMS, WELL_FORMS
from meteo_douane.reading.vocabulary.states import Sort, State

#: "L'incident ne concerne plus seulement l'EDI", "n'est plus limité au volet Import": it has spread.
WIDENED = (
    r"(?:\b(?:ne |n')(?:concern|affect|impact|touch|perturb|vis)\w* (?:desormais |donc )?(?:plus|pas)"
    r" (?:(?:l[ae]s? )?seule?(?:ment|s)?\b|uniquement|exclusivement)"
    r"|\b(?:ne |n')(?:concern|affect|impact|touch|perturb|vis)\w* pas qu(?:e\b|')"
    r"|\b(?:n'est|ne sont|n'etait) (?:desormais |donc )?(?:plus|pas) (?:seulement |uniquement )?"
    r"(?:limite|cantonne|restreint|circonscrit|confine)e?s? (?:a|au|aux)\b"
    r"|\bne se (?:limit|cantonn|restrein)\w* (?:plus|pas)\b)"
)
#: "L'import n'est pas le seul touché", "l'import est bloqué, mais pas que": the others are struck, too.
NOT_ALONE = (
    r"(?:\b(?:n'est|ne sont|n'etait|n'a) (?:\w+ )?(?:pas|plus) (?:l[ea]s? )?seule?s?\b"
    r"|\bmais (?:(?:malheureusement|helas) )?pas (?:qu'(?:elle|lui|eux)|que(?=\W*(?:$|[.;,)]))|seulement|uniquement)"
    r"(?! (?:en|a|pour|sur|cote)\b))"
)
#: "Clos en DTI, il se poursuit en EDI", "terminée pour DELTA T, elle continue pour DELTA P": for these it goes on.
GOES_ON_FOR = (
    r"(?:se poursui(?:t|vent)|continue(?:nt)?|perdure(?:nt)?|persiste(?:nt)?"
    r"|(?:est|sont|reste|restent|demeure|demeurent) (?:toujours |encore )?en cours)"
    r"(?= (?:en (?:dti|edi|mode|import|export)|pour|sur|cote|a l'(?:im|ex)port|a l'(?:arriv|entr)ee|au depart"
    r"|a la sortie)\b)"
)
IT = (
    r"(?:ils?|elles?|celui-ci|celle-ci|(?:l'|l[ae] |cet |cette )(?:incident|panne|blocage|perturbation|probleme|alerte"
    r"|dysfonctionnement|anomalie))"
)
#: "Rétablissement total en DTI, partiel en EDI": what stands there is back in part alone.
IN_PART_FOR = r"(?:partiel(?:le)?(?:ment)? (?:en|pour|sur|a)\b|(?:l'|l[ae] )[\w+-]+(?: [\w+-]+){0,2} partiellement\b)"
_WORKS = (
    r"(?:(?:est|sont|reste|restent|demeure|demeurent) (?:\w+ment |encore |toujours |bien |(?:de|a) nouveau )*"
    rf"(?:{WELL_FORMS}|{HANDLED_FORMS}|en service)"
    r"|(?:fonctionne|marche|passe|arrive|parvien(?:t|nen)|abouti(?:t|sse)|transite|circule|repond)(?:nt)?)\b"
)
#: "Seuls les messages EDI sont traités": what works, and nothing else does.
ONLY_IT_WORKS = (
    r"(?:^\W*|[;:,] )(?:mais |toutefois |a ce stade,? )?seule?s? (?:l[ae]s? |l')?(?:[\w']+ ){0,4}?(?:dti\+?|edi)"
    rf" {_WORKS}(?![^.;]*\b(?:retard\w*|lent\w*|differe|erreur\w*|difficil\w*|tort|partiel\w*|double|fois|degrade"
    r"|peine|mal|plus)\b)"
)
_ONE = rf"(?:dti\+?|edi|import|export|{SERVICE})\b"
#: "DELTA IE est rétabli, reste l'EDI": what is left of a trouble; not "restent quelques messages EDI à rejouer".
IT_REMAINS = (
    r"(?:(?:il (?:ne )?)?(?:reste|manque)(?:nt)? (?:encore |toujours |donc |maintenant |seulement "
    r"|(?:plus )?que |(?:plus )?qu')*"
    r"(?:(?:l[ae]s? |l')?(?:cas|sort|retour|reprise|probleme|blocage) d[eu] ?(?:la |l')?|l[ae]s? |l')?(?:seule?s? )?"
    r"(?:modes? |volets? |flux |messages? |envois? |services? |cote )?(?:d'|a l')?"
    rf"(?={_ONE}(?![^.;:,]* a (?:rejouer|traiter|reprendre|regulariser|ressaisir|integrer|resorber|ecouler|apurer)\b)))"
)
#: "Retour du DTI en attendant l'EDI", "… et bientôt de l'EDI", "…, suivie du DTI": the other one is not back yet.
THEN_ANOTHER = (
    r"(?:(?:et )?(?:en attendant|avant|bientot|suivie?s?|prochainement|ensuite)"
    r" (?:cel(?:ui|le) )?(?:d[eu] |d')?(?:l[ae] |l')?(?:modes? |volet )?(?=(?:dti\+?|edi|import|export)\W*$))"
)
#: "L'export reste en EDI", "seul l'EDI reste.": so it is left, too.
IT_STAYS = (
    r"(?:(?<=\bdti )|(?<=\bedi )|(?<=import )|(?<=export ))(?:reste|restent|demeure|demeurent)"
    r"(?: (?:encore |toujours )?(?=(?:en|par|via|pour) (?:mode )?(?:dti\+?|edi)\W*$)|(?=\W*$))"
    r"|(?:(?<=\bdti )|(?<=\bedi )|(?<=import )|(?<=export ))(?:manque(?:nt)?(?: a l'appel\b|(?=\W*$))"
    r"|n'(?:a|ont) pas bouge\b)|^\W*sans (?:l[ae] |l')?(?:mode )?(?=(?:dti\+?|edi|import|export)\W*$)"
)
#: "Réouverture limitée à l'EDI", "fonctionnement restreint au mode DTI": of all modes that one alone.
_LIMITED_TO = (
    r"(?:partiel(?:le)?(?:ment)?,? |,? ?(?:toutefois |pour l'instant |pour le moment |a ce stade |encore ))*"
    r"(?:limite|restreint|cantonne|reserve|circonscrit)e?s? (?:\w+ment )?"
    r"(?:a l'|aux? (?:seul )?(?:modes? |canal |flux |messages |operateurs |utilisateurs (?:du mode )?)?|au seul |a la )"
    r"(?=(?:mode )?(?:dti\+?|edi)\b)"
)
OPEN_TO_ONE = (
    r"(?:(?:^\W*(?:[^,;:.]{1,60}, )?|[:;,(-] ?|\bmais |\bet |\bavec )(?:l'|l[ae]s? |une? |son |cet |ce |cette )?"
    r"(?:acces|ouverture|services?|fonctionnement|utilisation|connexions?|traitements?|disponibilite|exploitation) "
    r"(?:(?:est|sont|reste|demeure)(?:nt)? )?(?:desormais |actuellement |encore |toujours )?"
    rf"{_LIMITED_TO})"
)
_AN_END = r"(?:fin d'(?:alerte|incident)|levee|cloture|retablissement|reprise|reouverture|retour a la normale)"
_THIS_END = rf"(?:l'|la |le |cette |ce |notre )?(?:presente? )?{_AN_END}"
BOUNDS: tuple[tuple[State, Sort, str], ...] = (
    (State.SAME, Sort.VERB, WIDENED),
    (State.AHEAD, Sort.VERB, rf"\b{THEN_ANOTHER}"),
    (State.DOWN, Sort.VERB, (
        rf"(?:^\W*|(?<=[,;:] )|(?<=\()|(?<=\bet )|(?<=\bmais )|(?<=\bdonc )){IT_REMAINS}|{IT_STAYS}"
    )),
    (State.SAME, Sort.VERB, rf"\b{IT} {GOES_ON_FOR}|(?:^\W*|\bet ){GOES_ON_FOR}"),
    (State.OPEN, Sort.VERB, ONLY_IT_WORKS),
    (State.UP, Sort.VERB, (
        rf"\b(?:{_AN_END}|remise en (?:service|route|marche|production)|redemarrage|reactivation|retour)\b"
        rf"[^.;:]{{0,30}}?[ ,] ?{_LIMITED_TO}|\b(?:rouverte?|retabli|revenue?)s?, ?{_LIMITED_TO}"
    )),
    (State.OPEN, Sort.VERB, OPEN_TO_ONE),
    # "Le mode EDI est exclu de cette fin d'alerte", "l'EDI n'entre pas dans le périmètre de la présente levée".
    (State.DOWN, Sort.VERB, rf"\b(?:est|sont|reste|restent) (?:\w+ )?exclue?s? d(?:e |u ){_THIS_END}\b"),
    (State.DOWN, Sort.VERB, (
        r"\b(?:n'est|ne sont) pas (?:\w+ )?(?:vise|concerne|inclus|comprise?|couvert)e?s? (?:par|dans) "
        rf"(?:le perimetre de )?{_THIS_END}\b|\bn'entre(?:nt)? pas dans (?:le perimetre de )?{_THIS_END}\b"
    )),
    # "La fin d'alerte publiée à 9h30 ne concerne pas DELTA IE."
    (State.DOWN, Sort.VERB, (
        rf"\b{_THIS_END}\b(?:(?! [-(/] |, )[^.;:]){{0,40}}? "
        r"(?:ne |n'|ne s')(?:concern|vis|couvr|engag|inclu|port|appliqu|val|vaut)\w* (?:\w+ )?pas "
        rf"(?=(?:l[ae]s? |l'|d[eu] |en |sur |aux? |pour |service |modes? |volets? )*{_ONE})"
    )),
    # "Cette fin d'alerte est limitée aux opérateurs DTI": of them it is one.
    (State.UP, Sort.VERB, (
        rf"\b{_AN_END}\b[^.;:]{{0,30}}? (?:(?:est|sont) (?:\w+ment )?(?:limite|restreint|cantonne)e?s? (?:a|au|aux)\b"
        r"|se (?:limite|restreint) (?:a|au|aux)\b|ne (?:concerne|vise|vaut) (?:\w+ment )?qu"
        r"|(?:concerne|vise) (?:uniquement|seulement|exclusivement)\b)"
    )),
)  # fmt: skip
