"""Words by which a title of an end tells it of a part that is no service, mode or side: a place, an office, people.

They meet what a title says behind its end, folded and spelled right, the services, modes and sides that it names struck
out by the mark below: "Fin d'alerte § pour le havre".
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.hedge_words import ONLY, PLACE, SOME
from meteo_douane.reading.vocabulary.nouns import DECLARATION, INCIDENT, SERVICES
from meteo_douane.reading.vocabulary.part_words import ALL_OF_THEM, NO_PLACE, STRUCK_OUT
from meteo_douane.reading.vocabulary.state_stems import BACK_TO_NORMAL, MENDED, TROUBLES

_ARTICLE = r"(?:l[ae]s? |l'|nos |vos |ces |cette |des )*"
#: Before "à": what has it for its object.
_NO_PLACE_BEFORE = (
    r"(?<!suite )(?<!grace )(?<!face )(?<!liee )(?<!lie )(?<!lies )(?<!liees )(?<!du )(?<!due )(?<!dus )(?<!dues )"
    r"(?<!quant )(?<!relative )(?<!relatif )(?<!relatives )(?<!consecutif )(?<!consecutive )(?<!acces )(?<!connexion )"
    r"(?<!retour )(?<!rapport )(?<!jusqu')(?<!jusqu' )(?<!mise )(?<!fin )(?<!conforme )(?<!l'acces )(?<!recours )"
)
_OFFICES = (
    r"(?:bureaux?|directions? (?:inter-?)?regionales?|interregions?|antennes?|ports?|aeroports?|brigades?|guichets?"
    r"|poles? d'action|postes? (?:de|frontiere)|centres? (?:de|routier)|regions?|zones?|secteurs?|departements?"
    r"|territoires?|sites?|dr|di|dgddi|corse|antilles)"
)
_AT_A_PLACE = (
    rf"(?:\b(?:en|a|au|aux|pour|sur|dans|cote|vers|depuis|d[eu]|des|d')[ ]?{_ARTICLE}{PLACE}\b"
    rf"|(?:[-–:(,] ?|{STRUCK_OUT} ){_ARTICLE}{PLACE}\b"
    rf"|(?:[-–:(,] ?|\b(?:sur|dans|du|des|de|d'|au|aux)[ ]?|{STRUCK_OUT} ){_ARTICLE}{_OFFICES}\b(?! \d))"
)
_A_MODE = (
    rf"\bmodes? (?!{STRUCK_OUT}|(?:de|d'|en|a|au|par|via|degrade|normal|nominal|habituel|secours|manuel|confondus?"
    rf"|concernes?|impactes?|touches?|affectes?|operatoire|emploi)\b)[a-z]{{2,}}\b(?! ?{STRUCK_OUT})"
)
#: "BIP n°2 DELTA T – Le Havre", "Alerte DELTA IE – mode DDI": of what a message is, whatever its kind.
AT_A_PLACE = pattern_of(rf"{_AT_A_PLACE}|{_A_MODE}")
#: A part of those who use it, or of what they use it for, in a title of an end: whatever is no word for all of it.
FOR_A_PART = pattern_of(
    rf"\b(?:pour|chez|aupres d(?:es|u|e)) (?!{ALL_OF_THEM})\w"
    rf"|{_NO_PLACE_BEFORE}\b(?:a|au|aux) (?!{NO_PLACE})\w"
    rf"|{_AT_A_PLACE}|\b(?:{SOME}) (?:des |de |d')?\w"
)
#: "Départ uniquement", "au bureau de Roissy seulement": of what has no name, and no other.
ALONE = pattern_of(
    rf"[a-z]{{3,}}[ )]*,? {ONLY}\b|[a-z]{{3,}} seule?s?\b(?=\W*$)"
    rf"|\b{ONLY} (?!(?:(?:en|pour|sur|dans|a|le|la|les) |l')*{STRUCK_OUT})[a-z]"
)
#: "Mode DDI", "volet sûreté": one of several, and nobody knows which.
UNKNOWN_ONE = pattern_of(
    # "Fin d'alerte DELTA IE (DTI), EDI maintenu".
    rf"{_A_MODE}|{STRUCK_OUT} (?:(?:est|reste|demeure) )?(?:maintenue?s?|inchangee?s?|en vigueur|toujours)\b"
    r"|\b(?:une? seule?|l'une?(?: d(?:es|e ces))?|(?:le |la )?(?:1er|1ere|premiere?|seconde?|deuxieme|2e|2nd|autre"
    r"|seule?)) (?:modes?|volets?|partie|sens)\b"
    r"|\ben (?:grande |majeure |bonne )?(?:partie|lecture|consultation)\b|(?!\b100 ?%)\b\d{1,3} ?%|\bmoitie\b"
    rf"|\b(?:volets?|cote|sens|branche) (?!{STRUCK_OUT}|(?:de|d'|des|du|la|le|les|a|l'|douane|service)\b)[a-z]{{3,}}\b"
    rf"|(?<!^)\ben (?!(?:cours|ligne|place|avance|panne|fin|[ld]')\b)[a-z]{{2,3}}(?=\W*$)"
)
#: Behind what caused it a place is that of the cause: "… suite à une panne électrique à Toulouse".
OF_A_CAUSE = pattern_of(
    r"\b(?:suite|cause|raison|lie|due?|consecuti\w+|provoque|origine|reparation|remplacement)\w*\b|\bsau\b"
)
#: Behind it a place is that of the trouble that is over: "… – difficultés de connexion au bureau de Calais".
A_TROUBLE = pattern_of(rf"\b{TROUBLES}|\b(?:{INCIDENT})s?\b")
#: "Concerne le DTI.", below the title of an end: that is what the end is of.
OF_THIS_END = pattern_of(
    r"^\W*(?:(?:uniquement|seulement),? )?(?:concern|vis|port)e(?:nt)?(?: (?:uniquement|seulement|exclusivement|sur))* "
    r"[^.;:,]{2,60}\W*$"
)
#: What names the trouble again, and leaves nothing of it out.
HARMLESS = pattern_of(
    rf"{TROUBLES}|\b(?:{INCIDENT})s?\b|{BACK_TO_NORMAL}|\b{MENDED}e?s?\b"
    rf"|\b(?:{SERVICES}|teleservices?|plateforme|portail|systeme|douane|dgddi|prodouane)\b"
    r"|\b(?:bulletin|bip|message (?:de fin|du)|avis|annonce|information|communique|alertes?|fin|levee|cloture)\b"
)
#: "Statut : FERMÉ", of an alert that is over.
SHUT = pattern_of(r"\W*ferme(?:e|s|es)?\W*")
#: "GAMMA – fin d'alerte, pensez à ressaisir": what is to be done, and no part of anything.
TO_DO = pattern_of(
    r"[,;:(–-] ?(?:et )?(?:merci de|pense[rz] a|veuillez|n'oubliez pas de|priere de|il (?:faut|convient de))"
    r" (?:ressaisir|re-?saisir|regulariser)\b"
)
#: A part by its noun, whatever it is: "module Garanties", "fonction de consultation", "messages IE507".
PART_BY_NAME = pattern_of(
    r"\b(?:modules?|fonctions?|fonctionnalites?|ecrans?|rubriques?|parties?|composants?|briques?|web-?services?"
    r"|onglets?"
    rf"|formulaires?|garanties?|consultations?|mouvements?|(?:{DECLARATION})s?)\b"
)
#: Words of a title of an end that name no part of anything: whatever else it names may be all that is back.
_KNOWN = (
    r"(?:l[ae]s?|l|une?|pas|des|d[eu]|d|aux?|par|pour|sur|dans|avec|sans|vers|chez|est|sont|etre|ete|ont|qui|que"
    r"|cette?|ces|nos|vos"
    r"|notre|votre|merci|patience|comprehension|tou(?:t|s|te|tes)|ensemble|totale?|totalement|complete?"
    r"|completement|generale?"
    r"|nationale?|definiti(?:f|ve|vement)|effecti(?:f|ve|vement)|progressi\w*|immediate?|partiel\w*|suite|depuis|ce"
    r"|jour|matin"
    r"|midi|soir|nuit|hier|demain|minuit|heures?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier"
    r"|fevrier|mars"
    r"|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|semaine|week|end|modes?|volets?|import\w*"
    r"|export\w*"
    r"|transit|flux|edi|dti|emcs|ncts|aes|aeo|gun|mise?s?|jour|maj|numero|bip|info\w*|point|situation|rappel"
    r"|message|publie\w*"
    r"|suivi|service\w*|ligne|accessible|accessibles|disponible\w*|operationnel\w*|fonctionne\w*|normal\w*"
    r"|nominal\w*|nouveau"
    r"|rouver\w*|reouver\w*|reprise|repris|retour|activite|resolution|cause|nature|objet|impact\w*|concern\w*|relati\w+"
    r"|procedure|secours|consign\w*|regularis\w*|explication\w*|bilan|stock|traitement|acces|connexion\w*"
    r"|application\w*"
    r"|utilisateurs?|operateurs?|usagers?|declarants?|bureaux|agents|production|territoire|meteo|prodouane|sau|cid"
    r"|hebergeur"
    r"|prestataire|intervention|maintenance|operation|travaux|technique\w*|reseau|electri\w+|serveurs?|dernier"
    r"|numero|duree"
    r"|liaison|environnement|formation|port\w+|provisoire\w*|perte|donnees|memoire|faits|vigilance|questions|saisie"
    r"|maintien"
    r"|seulement|uniquement|exclusivement|seule?s?|prevu\w*|plus|tot|tard|avance|retard|visibilite|confirm\w*"
    r"|rectifi\w*|correction|erratum|annule|remplace|ok|fait|oui)"
)
UNKNOWN_WORD = pattern_of(rf"\b(?!{_KNOWN}\b)[a-z]{{3,}}")
