"""The words for leaving the fallback: to be told to leave it ends it; to be told not to, or how it will end, does not.

Words meet clauses that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import ENDS

NAME = r"(?:(?:procedures?|modes?|dispositifs?|regimes?) (?:dites? )?(?:de )?\"?secours\b|secours\b)"
_USE_OF = (
    r"(?:(?:l'|d')(?:usage|utilisation|application|emploi) d(?:e |u )|(?:le |son |leur |tout )?recours (?:a |au )"
    r"|d(?:e |')(?:utiliser|appliquer|employer|recourir a|travailler en|passer en) )"
)
IT = rf"(?:{_USE_OF})?(?:l[ae] |cette |ce |leur |votre )?{NAME}"
#: "Quitter la procédure de secours", "en sortir" behind its name.
LEAVE = (
    r"(?:\b(?:quitter|cesser|abandonner|interrompre|suspendre|arreter|stopper|lever|clore|cloturer|desactiver"
    r"|terminer) "
    rf"{IT}|\bsortir d(?:e |u )(?:la |cette |ce )?{NAME}|\b(?:mettre (?:fin|un terme)|renoncer) (?:a |au ){IT}"
    r"|(?<=\b)(?:en sortir|la quitter|y mettre fin|y renoncer)\b)"
)
_NOT_YET = r"(?: (?:encore|donc|surtout|bien vouloir|tout de suite|de suite|\w+ment))*"
#: What is not to be put off is to be done.
_NO_DELAY = r"(?![^.;,]{0,40}\b(?:tard|attend|hesit|oubli|manqu|omet|differ)\w*)"
_LEAVING = r"(?:sort|quitt|cess|abandonn|interromp|suspend|arret|stopp|mett|renonc)(?:ez|ons|ent|e)\b"

#: What stands in its way, as a noun: that it is over, or is not, is told elsewhere.
OF_A_BAN = pattern_of(
    r"\b(?:refus|rejet|interdiction|suspension|gel|fermeture) (?:d[eu]s? ?(?:la |l'|ce |recourir a )?"
    r"|d')(?=[^.;]*\bsecours\b)(?! ?(?:quitter|sortir))"
)
#: Those who use it are to stay: "ne sortez pas de la procédure de secours", "il ne faut pas quitter …".
TO_STAY = pattern_of(
    rf"\bne (?:surtout )?(?:pas|jamais|point){_NOT_YET} {LEAVE}"
    r"|\b(?:ne |n')(?:faut|doi\w+|dev\w+|peu\w+|pouv\w+|pourr\w+|convien\w+|est|sont|sommes|etes|a|y a|avez|ont"
    rf"|recommand\w+|conseill\w+|demand\w+|invit\w+|souhait\w+|envisag\w+)(?: \w+){{0,3}}? "
    rf"(?:pas|jamais|nullement|aucunement|point|guere)\b{_NO_DELAY}[^.;,]{{0,40}}?{LEAVE}"
    r"|\b(?:inutile|interdite?|interdiction|defendu|deconseille|eviter|evitez|trop tot|premature|imprudent"
    r"|gardez-vous"
    rf"|hors de question|pas (?:question|lieu|besoin|necessaire))\b[^.;,]{{0,20}}? {LEAVE}"
    rf"|\bne {_LEAVING}(?: donc| surtout)? (?:pas|jamais)\b[^.;,]{{0,40}}?\bsecours\b"
    rf"|\bne (?:{_LEAVING}|(?:doi|devr|peu|pouv|pourr)\w* (?:\w+ment "
    rf"|donc )?(?=[^.;,]{{0,12}}{LEAVE}))[^.;,]{{0,50}}?"
    r"\bsecours (?:qu(?:e |')|avant\b)"
    rf"|\b(?:personne|nul|aucune? \w+) (?:ne |n')(?:doi|devr|peu|pourr|est autoris)\w* (?:a )?{LEAVE}"
    # "N'est pas encore terminée", "non levée", "ni l'alerte ni la procédure de secours ne sont levées".
    rf"|\b{NAME} (?:ne |n')(?:est|a|sont|ont) (?:\w+ ){{0,2}}?pas (?:(?:encore|non plus|\w+ment"
    rf"|totalement) )?(?:ete )?{ENDS}"
    rf"|\b{NAME} (?:ne (?:prend|cesse|s'arrete|s'acheve|se termine)\w*|n'(?:a"
    r"|ont)) (?:\w+ )?pas (?:encore )?(?:pris )?(?:fin|encore|$|[.;])"
    rf"|\b{NAME},? (?:est )?(?:(?:toujours|encore) )?(?:non|pas(?: encore)?) {ENDS}"
    rf"|\bni (?:l[ae] )?{NAME} (?:ne |n')(?:est|sont|a ete|ont ete|sera|seront) (?:\w+ )?{ENDS}"
)
#: "Cessez la procédure de secours".
BIDDEN = pattern_of(
    r"\b(?:(?:cess|arret|abandonn|interromp|stopp|suspend|quitt)(?:ez|ons) (?:de |d')?(?:l'usage d(?:e |u ))?"
    rf"(?:(?:utiliser|recourir a|appliquer) )?{IT}|mettez (?:fin|un terme) (?:a |au ){IT}|sortez d(?:e "
    rf"|u )(?:la |cette )?{NAME})"
)
#: Who is told to leave it, or may: "les opérateurs sont invités à quitter …", "nous recommandons d'arrêter …".
TOLD_TO = pattern_of(
    r"(?:\b(?:merci|veuillez|priere|il (?:faut|convient|importe)|il y a lieu|est (?:\w+ )?(?:possible|temps|permis)"
    r"|n'hesitez pas|ne tardez pas|n'attendez pas|pensez|doi(?:t|vent)|devez|devr(?:a|ont|ez)|peu(?:t|vent)"
    r"|pouvez|pourr(?:a|ont|ez)"
    r"|(?:invit|pri(?=e)|tenu|autoris|appel|encourag|engag|incit|demand|recommand|conseill|preconis|sugger"
    r"|decid|ordonn)"
    rf"\w*)\b[^.;]{{0,60}}?|^\W*)(?:(?:a|de|d'|des a present|bien vouloir|donc|\w+ment) ?){{0,3}}{LEAVE}"
)
LEAVES = pattern_of(LEAVE)
#: Leaving is what something else is for, comes before, or is got ready for.
IN_VIEW = pattern_of(
    r"\b(?:pour|avant(?: que)? d[e']|sans|afin d[e']|en vue d[e']|comment|quand|prepar\w+ a|prets? a|appret\w+ a"
    r"|envisag\w+ d[e']|prevo\w+ d[e']|prevue? d[e']|attend\w+ d[e']|projet\w+ d[e']|possibilite d[e']|savoir s\w*) ?"
    rf"{LEAVE}"
)
#: Not now, but once something has happened: no hour, no "dès maintenant", not "si ce n'est déjà fait".
ONLY_ONCE = pattern_of(
    r"\b(?:si(?! (?:ce n'est|cela n'est|ce n'a|vous ne l'|tel est|ce n'etait))|s'ils?|lorsqu\w*|quand|une fois"
    r"|tant qu\w*"
    r"|en cas d\w*|sous reserve"
    r"|apres(?! avoir| \d|-midi)|avant(?! \d| midi| minuit| ce soir| la (?:fin de )?(?:journee|nuit))"
    r"|des (?!maintenant|a present|\d|lors\b(?! qu)|midi|minuit|ce |cet|aujourd|reception|(?:la )?(?:lecture"
    r"|reception"
    r"|publication|diffusion|parution) d[eu] (?:ce|present|cet))"
    r"|a (?:la |l')(?:fin|reprise|levee|issue|cloture|resolution|reouverture|publication|reception)"
    r"(?! d[eu] (?:ce|present))|au (?:retablissement|retour|redemarrage|signal|moment))"
)
#: The end of it as a noun.
END = (
    r"\b(?:fin|sorties?|levee|cloture|arret|desactivation|cessation|terme|expiration|abandon"
    r"|retrait) (?:\w+(?:ee|ive|elle|ale) )?d(?:e |u |')(?:l'autorisation d(?:e |u )|l'usage de )?"
    rf"(?:recours (?:a |au ))?(?:l[ae] |cette |ce )?{NAME}"
)
ENDING = pattern_of(END)
#: Stands before that noun, which is to come: "un message annoncera la fin …", "préparez la sortie …", "après la fin".
BEFORE_AN_END = pattern_of(
    r"(?:\b(?:(?<!jusqu')a|apres|avant|des|d'ici|lors d(?:e|')|(?:compter|partir|\d ?(?:heures?|jours?"
    r"|h)) d(?:e|')|suiv(?:ant|ent|ra)|pour|en vue d(?:e|')|en attend(?:ant|re)|dans l'attente d(?:e|')"
    r"|prepar\w+|anticip\w+|attend\w+|prevo\w+|guett\w+|surveill\w+|envisag\w+|demand\w+|reclam\w+|sollicit\w+"
    r"|report\w+|differ\w+"
    r"|retard\w+|etudi\w+|ni|pas|aucune?|eventuelle|prochaine|future|possible|une)\b ?"
    r"(?:(?:de |a )?(?:la |l'|le |une |cette |toute |d'une )?(?:\w+(?:elle|aine|ure) )?)?"
    r"|\b\w+(?:[ei]ra|[ei]ront|[ei]rons|[ei]rez|dra|drons|drez|dront)\b[^.;,:]{0,40}?)$"
)
_IS = r"(?:est|sont|a ete|ont ete|reste|demeure)"
_DONE = (
    r"(?:prononc|decid|effecti|actee?\b|confirm|interven|autoris|possible|permis|fixee?s? (?:a|au|pour) "
    r"|annonc|demandee?s? (?:a|des)"
    r"|obligatoire|immediat|en vigueur|notifi|maintenu|de mise|valid|programmee?s? (?:a|pour) \d"
    r"|prevue?s? (?:a|pour|le) \d"
    r"|attendue?s? (?:a|pour|vers) \d|estimee?s? (?:a|vers) \d)"
)
#: What is said of that noun and leaves it to come: any verb but those that tell it done, or at an hour.
LEFT_TO_COME = pattern_of(
    r"^(?:(?! (?:et|puis|mais)\b)[^.;,:]){0,50}? (?:"
    rf"{_IS} (?!(?:\w+ment |donc |desormais |bien |aussi |egalement |officiellement )?{_DONE})"
    r"|(?:ne |n')\w+ (?:\w+ )?(?:pas|plus) (?!(?:prevu|envisag|attendu|remise|cont))"
    r"|(?:sera|seront|aura|auront|va|vont|interviendra|interviendront|fera|feront|devra|pourra|devrait"
    r"|pourrait|serait)\b"
    r"(?![^.;]{0,40}? (?:a|vers|des|le|au|pour) (?:\d|midi|minuit))"
    r"|(?:depend|approche|necessit|suppos|impliqu|exig|requier|attend|tard)\w*)"
    r"|^ ?(?:\(?(?:non|pas|inconnue?s?|prematuree?s?|imminente?s?|prochaine\w*|reportee?s?|differee?s?"
    r"|ajournee?s?|annulee?s?"
    r"|repoussee?s?|retardee?s?|a (?:venir|confirmer|preciser|definir|determiner|communiquer|suivre|annoncer))\b"
    r"|(?:attendue?s?|prevue?s?|estimee?s?|envisagee?s?|programmee?s?|annoncee?s?)(?![^.;]{0,30}\d"
    r"|[^.;]{0,20} mi(?:di|nuit)))"
)
#: "Fin de la procédure de secours dès rétablissement", "… : à préciser": a label or a line that has no hour.
WITHOUT_AN_HOUR = pattern_of(
    r"^ ?(?:(?:des|a(?! (?:ete|eu|pris)\b)|au|avec|lors|apres|quand|lorsqu\w*|si|une fois|sous|sur|d'ici|dans"
    r"|en meme temps)\b"
    r"(?! ?(?:\d|l'(?:import|export)|(?:le )?(?:dti|edi)|compter d|partir d|midi|minuit|maintenant|present"
    r"|effet|la meme"
    r"|les services|ce (?:jour|matin|soir)|l'instant|titre))"
    r"|[:=] ?(?=[^ ])(?!\W*(?:immediat|ce (?:jour|matin|soir|midi)|aujourd|maintenant|effecti|prononc|acte"
    r"|decide|oui|ok\b"
    r"|confirm|hier|demain|midi|minuit|delta|service|en (?:dti|edi)|dti|edi|import|export|pour"
    r"|des (?:maintenant|a present|\d)"
    r"|(?:a|le|au|vers|des|depuis|prevue?|estimee?|attendue?|fixee?)?(?: (?:a|le|au|vers"
    r"|pour))? ?(?:ce jour )?(?:a |\w+di )?\d)))"
)
#: "Une fois la procédure de secours terminée, régularisez".
ONCE_OVER = pattern_of(
    r"\b(?:une fois|apres qu(?:e |')|avant qu(?:e |')|des lors qu(?:e |')) ?(?:l[ae] |cette "
    rf"|ce )?{NAME}[^.;,]{{0,30}}? "
    r"(?:levee?|close?|cloturee?|terminee?|achevee?|finie?|arretee?|abandonnee?|pris fin|suspendue?)\b"
    rf"|\b{NAME} une fois (?:levee?|close?|cloturee?|terminee?|achevee?|finie?)\b"
    r"|\b(?:heure|date|moment|jour)s? (?:a laquelle|auquel|ou|a partir (?:de laquelle"
    rf"|duquel)) [^.;\d]{{0,30}}?{NAME}"
    r"[^.;\d]{0,30}? (?:prend|cess|s'ach|se termin|s'arret|(?:sera|est) )"
)
