"""For whom leave of the fallback is: for all who are struck, or for some whom no service, mode or side tells.

Of goods, persons and places there are more than a list could hold: whatever leave is given "pour", "aux" or "dans"
makes it one for some alone, but for what is known to be all, how long, why or how.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import GRANT

PERSON = (
    r"(?:operateur|usager|utilisateur|(?:tele)?declarant|redevable|interesse|professionnel|entreprise|societe|client|partenaire"
    r"|public)s?"
)
WORK = (
    r"(?:declaration|operation|formalite|dedouanement|validation|depot|envoi|expedition|mouvement|marchandise|service"
    r"|teleservice|teleprocedure|application|transmission|transit|traitement|document|titre|activite|mode|procedure"
    r"|volet|saisie|flux|utilisation)s?"
)
#: What makes of them no more than those who are struck, and what they cannot do.
STRUCK = (
    r"(?: (?:economique|concerne|impacte|touche|affecte|vise|douanier|douaniere|bloque|habituel|usuel|courante?"
    r"|nationa\w+)e?s?\b| en (?:cause|question|difficulte)\b| de secours\b"
    r"| (?:de (?:la )?|d')(?:douane|dedouanement|transit|ce service|ce mode)\b"
    r"| (?:(?:en|de|du|d'|sur|a l'|pour) ?)?(?:l[ae] |l'|les )?service\b"
    rf"| (?:des? |du |d')(?:l[ae]s? |l'|vos |leurs? )?{WORK}\b)*+"
    r"(?: (?:qui|dont|ne|n'|rencontrant|subissant|victimes?|faisant face|(?:deja )?via|par|sur|empeche)[^,;.]*)?"
)
#: Where a group of words ends.
STOP = (
    r"(?=\W*$| ?[,;:.()/]|[ ']?\d| (?:a (?:compter|partir|\d)|depuis|des (?:\d|le |la |maintenant|ce |aujourd|midi|a "
    r"|lors)|jusqu|pendant|durant|et|ou|le \d|tant|en cas|dans l|si|lors|uniquement|seulement|exclusivement|de \d"
    r"|entre \d|est|sont|peu|pourr|sera|y|ce|(?:de |d'|a )(?:y )?\w+(?:er|ir|re)\b))"
)
THE = r"(?:(?:les|la|le|vos|votre|leurs?|ses|ces|cet|cette|ce|des|de|nos|mes|son|sa) |l'|d')?"
EVERY = r"(?:tou(?:te?s?|s)\b|(?:l'ensemble|l'integralite|la totalite)\b(?: de| des| du| d'|)|chaque\b)"
ALL = (
    rf"(?:{EVERY}(?: ?{THE}\w+\b)?{STRUCK}{STOP}|chacun|quiconque|les? deux\b|vous\b|eux\b"
    rf"|{THE}(?:seule?s? )?(?:{PERSON}|{WORK})\b{STRUCK}{STOP})"
)
HOW_LONG = (
    r"(?:l'(?:instant|heure|apres-midi)|(?:le |la |une? |cette |ce |toute la )?(?:moment|duree|journee|nuit|matinee"
    r"|soiree|periode|temps|suite|reste d|heure|jour|soir|matin|week-end)"
    r"|(?:une?|deux|trois|quatre|quelques|plusieurs|les)? ?(?:prochaine?s? )?(?:\d+ )?(?:heure|minute|jour|h\b)"
    r"|aujourd'hui|demain|\d|midi|minuit)"
)
WHY = (
    r"(?:(?:ce |cette |ces |des |une )?(?:cause|raison|motif)s?\b|l[ae]s? besoins?|memoire|information|rappel"
    r"|autant|partie|l'essentiel|cela|(?:ne (?:pas |plus )?|y |en |vous |les |l')?\w+(?:er|ir|[^t]re)\b)"
)
#: Words of time and manner behind "autorisée à …", "en …"; whatever else stands there is a place, or somebody.
ADVERB = (
    r"(?:a (?:y |en )?\w+(?:er|ir|re)\b"
    r"|(?:a|au) (?:compter|partir|titre|nouveau|ce|cette|l'(?:heure|instant|issue|identique|avenir|entree)"
    r"|la (?:place|suite|date|mi-)|present|midi|minuit|defaut|condition|savoir|moins|lieu|plus|vu|regard|cas|cours"
    r"|moyen|(?:niveau|plan) national|profit|fur|\d|moment|jour|lendemain|choix|retablissement|retour|besoin)"
    r"|en (?:vigueur|urgence|atten\w+|l'|raison|mode|cas|lieu|remplacement|consequence|effet|place|cours|ce|parallele"
    r"|complement|ligne|application|journee|substitution|mesure|accord|\d|vertu|continu|alternative|dehors|france\b"
    r"|cette|meme|revanche|outre|plus|soiree|matinee|fin|debut|\w+ant\b|tout)"
    r"|dans (?:l'(?:attente|immediat|intervalle|hypothese|heure)|ce|cette|les? (?:conditions|cadre|deux|meilleurs"
    r"|respect|memes|mode|cas|delais|limites|formes|prochaine|\d)|un |son |leur |\d"
    r"|la (?:limite|journee|mesure|soiree|matinee|suite|nuit))"
    r"|sur (?:demande|ce|la (?:base|periode|duree|plage)|le (?:mode|service|site|portail|territoire national)|decision"
    r"|instruction|avis|support|papier|autorisation|\d))"
)
LEAVE = rf"\b(?:{GRANT}|utilise|applique|employe)\w*(?: (?:(?!conforme)\w+ment|donc|desormais|aussi))*"
#: Those whom leave is for, as far as they are neither services nor modes nor all.
FOR_SOME = pattern_of(
    rf"(?<!compris )(?<!meme )(?<!comme )\b(?:pour|aux) (?!{ALL}|{HOW_LONG}|{WHY})(?=\w)"
    rf"|{LEAVE} (?=(?:a|au|en|dans|sur) )(?!{ADVERB}|\w+ {ALL})"
    rf"|\b(?:pour|aux?|a) (?:l[ae]s? )?seule?s? (?!solution|moyen|facon|voie|{ALL})"
    rf"|(?:\boui|{LEAVE}) \((?!{ADVERB}|{ALL}|depuis|des|voir|cf|fiche|\d|jusqu|le \d|la fiche|en |selon|bip|message"
    r"|et |pour |aux? |y compris)"
    r"|^\W*(?:hors|sauf|hormis|a l'exception des?|a l'exclusion des?) (?!(?:l[ae]s? |l'|du |de )*service\b)"
    r"[^,;.]{3,60},"
    r"|\breservee?s? (?:a|aux?)\b|\b(?:au depart|a destination|en provenance) d"
)
#: "Seuls les titulaires d'une convention peuvent y recourir", "les expressistes sont autorisés à …".
BY_SOME = pattern_of(
    r"^\W*(?:[^,]{0,60}, )?(?!(?:vous|elles?|ils?|on|nous|celle-ci|cela|rien|y)\b)"
    r"(?![^,;.]*\bsecours\b[^,;.]*? (?:peu|pourr|sont))"
    rf"(?!{ALL} ?(?:est|sont|peu|pourr|,))(?:seule?s? )?(?:les|l'|la|le|tout|des|aux?)?[^,;.]{{3,80}}? "
    r"(?:peu(?:t|vent)|pourr(?:a|ont)|sont|est) "
    r"(?:\w+ment |donc |desormais |y |(?:autorise|habilite|admis)e?s? a )*"
    r"(?:recourir|utiliser|appliquer|passer|basculer|beneficier|employer|faire|declencher|user)\b"
)
#: "Après contact avec le bureau", "à condition d'en informer le service": what is to be done first.
ON_A_CONDITION = pattern_of(
    r"\bapres (?:contact|information|avis|declaration|prise de contact|echange|concertation|en avoir|avoir)\b"
    r"|\b(?:a|sous) (?:la )?(?:seule )?condition (?:d|qu)|\bsous (?:la )?reserve d|\bsous (?:le )?(?:couvert"
    r"|controle)\b"
    r"|\ben (?:lien|accord|concertation|relation|liaison|coordination) avec (?:votre|vos|leurs?|l[ae]s?) (?:bureau"
    r"|service|pole|pae)"
    r"\w*(?! [a-z]\d)|\bmoyennant\b|\bpar l[ae]s? (?:bureau|recette|pole|pae)\w*|\bjusqu'a (?:l'"
    r"|complet )?apurement\b|\bd'apurer\b"
    r"|[,:(] ?(?:voir|contacter|appeler|contactez|appelez|prendre contact|se rapprocher)\b[^.;]{0,15}\b"
    r"(?:bureau(?! [a-z]\d)|pae|pole|recette)\b"
)
#: "Le bureau du Havre autorise …": it has no leave to give beyond its own walls.
BY_AN_OFFICE = pattern_of(
    r"^\W*(?:[^,]{0,60}, )?(?:le|la|les|certains|plusieurs|quelques) "
    r"(?:bureaux?|recettes?|poles?|pae|directions? (?:inter)?regionales?|services? (?:locaux|local|de)|brigades?)\b"
    r"[^.;]{0,60}? (?:autoris|permet|accord|admet|accept|toler|ouvr|activ)(?:e|ent|t)\b"
)
#: "Sauf denrées périssables": what has neither a service's name nor a mode's, and is left out of a leave or a refusal.
EXCEPTED = pattern_of(
    r"^\W*(?:sauf|hormis|excepte|a l'exception|a l'exclusion|hors"
    r"|(?:mais|et) pas (?:pour|aux?)(?= l[ae]s? | l'))\b"
    r"(?! (?:si|cas|indication|avis|contre-?ordre|mention|instruction|message|erreur|imprevu|modification)\b)"
)
