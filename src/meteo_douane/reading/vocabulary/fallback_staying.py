"""The words for a fallback that goes on, that covers something, or that some are asked to use."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import (
    ADVICE,
    ADVISED,
    ALLOWED,
    CLOSED,
    ENDS,
    GRANT,
    LIMITED,
    Judgement,
)

THE_FALLBACK = (
    r"(?:l[ae] |l'|cette |ce |une )?(?:procedures?|dispositifs?|modes?|regimes?|solutions?) (?:dites? )?"
    r"(?:de |en |du )?\"?secours\b"
)
#: On a condition it is no leave of today, nor is what some are found to do.
AT_ONCE = (
    r"^(?!.*(?:(?<!meme )\bsi\b|\bs'ils?\b|\bdes que\b|\blorsqu|\bquand\b|\ben cas d|\bau cas\b|\ba defaut\b"
    r"|\bfaute d|\ba tort\b|\bindument|\b(?:constat|remarqu|signal)\w*|\b(?:certaine?|quelque|plusieur)s\b"
    r"|\bdes (?:operateur|declarant|usager)s\b))"
)
USE = (
    r"(?:utiliser|recourir|appliquer|employer|faire usage|passer|basculer|travailler|operer|declarer|deposer"
    r"|dedouaner|mettre en (?:(?:oe|œ)uvre|application|place)|declencher|activer|suivre)"
)
WORK = (
    r"(?:recours|usage|utilisation|application|activites?|operations?|declarations?|formalites?|envois?|expeditions?"
    r"|travail|echanges|mouvements)"
)
#: Between "continuer" and the fallback: "à utiliser la procédure de secours", "vos envois en mode secours".
WITH_IT = (
    rf"(?: ?(?:{USE}|(?:l[ae]s? |l'|leurs? |vos |votre |ses |son )?{WORK}))?"
    rf"(?: ?(?:a|de|en|sous|avec|dans|selon|par|via))? ?(?:{THE_FALLBACK}|(?:le )?secours\b(?! (?:aux|d')))"
)
GO_ON = r"(?:continuer (?:a|d'|de|avec|en|sous)|poursuivre|maintenir|rester|demeurer|prolonger)"
ASKED = (
    r"\b(?:il (?:convient|importe|faut)|il y a lieu|veuillez|merci|(?:etes|sont) (?:pries?|appeles?|tenus?)"
    r"|il (?:vous |leur )?est demande(?: aux \w+)?)(?: \w+ment| donc| alors| toujours)?(?: de| d'|)(?: bien vouloir)? ?"
)
GOING_ON = r"(?:se poursui(?:t|vent)|perdure(?:nt)?|continue(?:nt)?|se prolonge(?:nt)?)\b"
ITS_USE = (
    r"(?:(?:l'|le |la )?(?:recours|usage|utilisation|application|autorisation|passage)(?: de recourir)?"
    r"(?: (?:a|de|en))? )?"
    rf"{THE_FALLBACK}"
)
#: The fallback as the subject of a clause, and what a second verb says of it: "… et reste autorisée en DTI".
ITS_SUBJECT = pattern_of(
    rf"(?:^\W*(?:[^,.;]{{0,60}}, )?|, |\bet |\bmais |\b(?:donc|desormais|toutefois|cependant|enfin) |: ){ITS_USE}"
)
#: Below its label nothing names it: "Procédure de secours : | autorisée en mode DTI, …", "secours interdit en DTI, …".
LEAVE_ALONE = pattern_of(
    rf"^\W*(?:(?:{GRANT}|maintenu|reconduit|prolonge)\w*|secours:? (?:est |reste |a ete )?(?:non (?:necessaire|requis"
    rf"|{GRANT})|{GRANT}|{ADVICE}|interdi"
    r"|refus|exclu|ferm|inutile)\w*)(?= )"
)
SAID_AGAIN = (
    r"(?:(?:\w+ment|toutefois|neanmoins|cependant|donc|desormais|encore) )?"
    r"(?:(?:reste|demeure|est|sera|a ete) (?:\w+ ){0,2}?"
    rf"(?:{GRANT}|{ADVICE}|{ENDS}|maintenue?|interdi|refus|exclu|proscri|reconduit|prolonge)\w*"
    r"|(?:reste|demeure) (?:\w+ment )?a (?:votre|leur|la) disposition|se poursuit|perdure|continue|se prolonge"
    r"|cesse|prend fin|a cesse|a pris fin)\b"
)
#: Of another mode, service or side: "autorisée en mode DTI, non autorisée en mode EDI", "… et refusée pour DELTA T",
#: "autorisé EDI, fermé DTI".
THERE = (
    r"(?:(?:toujours|encore|desormais|(?:de|a) nouveau|uniquement|seulement) )?"
    rf"(?:(?:non|pas|plus) (?:\w+ment |encore )?{GRANT}|{GRANT}|{ADVICE}|{ENDS}|{CLOSED}"
    r"|interdi|refus|exclu|proscri|maintenu|reconduit|prolonge|a l'etude)\w*"
    r"(?=(?:,? (?:des|depuis|a compter|a partir|jusqu|a \d)[^,;.]{0,25}?)?"
    r" (?:uniquement |seulement )?(?:en|pour|dans|sur|par|a l'|edi|dti)\b)"
)
BUT = r"(?:(?:mais|et|puis) |(?:tandis|alors) qu(?:e |'))"
#: "Pour DELTA IE, la procédure de secours est autorisée, | pour DELTA T, elle est refusée".
FOR_THE_NEXT = pattern_of(r", (?=(?:mais |et )?(?:pour|en|sur|dans|a) [^,;.]{1,30}, (?:elle|celle-ci|il)\b)")
#: "…, elle est refusée pour DELTA T".
IT_IS = r"(?:elle|celle-ci|il) (?:(?:est|reste|demeure|sera)\b|n'est\b|ne\b|n'a (?:plus|pas)\b)"
SECOND_VERB = pattern_of(
    rf",? (?=(?:et|puis) {SAID_AGAIN})|, (?={SAID_AGAIN})|(?:, ?| / ?| ?\()(?={BUT}?(?:{THERE}|{IT_IS}))"
    rf"| (?={BUT}(?:{THERE}|{IT_IS}))"
)
ELIDED = pattern_of(
    rf"^\W*(?:(?:et|mais|puis),? )?(?:{SAID_AGAIN}|{THERE}"
    r"|(?:maintenue?|reconduite?|prolongee?|levee?|suspendue?)\b)"
)

STAYING: tuple[tuple[Judgement, str], ...] = (
    (ADVISED, rf"{AT_ONCE}.*{ASKED}(?:{GO_ON}|{USE}){WITH_IT}"),
    # "Les opérateurs sont priés d'y basculer".
    (ADVISED, rf"{AT_ONCE}.*{ASKED}(?:y {USE}\b|{USE} en secours\b)"),
    (ALLOWED, (
        rf"{AT_ONCE}.*(?<!qui )\b(?:continu(?:ent|ez|ons|eront) (?:a|d'|de|avec|en|sous)|poursuiv(?:ent|ez|ons|ront)"
        rf"|(?:rest|demeur)(?:ent|ez|ons|eront)|maint(?:iennent|enez)|prolong(?:ent|ez)){WITH_IT}"
    )),
    # "Les opérateurs peuvent continuer à recourir à la procédure de secours".
    (ALLOWED, rf"{AT_ONCE}.*(?<!qui )\b(?:peuvent|peut|pouvez|pourront|pourrez) (?:\w+ment |donc )?{GO_ON}{WITH_IT}"),
    (ALLOWED, (
        rf"{AT_ONCE}\W*(?:[^,.;]{{0,60}}, )?(?:(?:et|mais) )?{ITS_USE}(?:(?! et | qui )[^.;,]){{0,60}}? {GOING_ON}"
    )),
    (ALLOWED, rf"{AT_ONCE}\W*(?:(?:et|mais),? )?(?:elle )?(?:\w+ )?{GOING_ON}"),
    (ALLOWED, (
        rf"{AT_ONCE}.*(?<!qui )\bcontinu(?:e|ent|ez|ons|eront) (?:a|de) (?:pouvoir )?"
        rf"(?:beneficier|profiter|disposer) d(?:e |u |'){THE_FALLBACK}"
    )),
    # "L'alerte est maintenue, avec la procédure de secours".
    (ALLOWED, rf"^\W*(?:\balerte\b(?:(?! sans | ne | n').){{0,80}}? )?avec {THE_FALLBACK}\W*$"),
    # What it covers: "les modes DTI et EDI restent couverts par la procédure de secours".
    (ALLOWED, (
        rf"{AT_ONCE}.*(?<!qui )\b(?:est|sont|reste|restent|demeure|demeurent) (?:\w+ ){{0,2}}?"
        rf"(?:couvert|place|soumis|maintenu|eligible)e?s? (?:par|sous|a|en|au titre de|dans le cadre de) {THE_FALLBACK}"
    )),
    (ALLOWED, rf"^\W*(?:(?:et|mais) )?(?:(?:toujours|encore) )?couverte?s? par {THE_FALLBACK}\W*$"),
    (ALLOWED, rf"{AT_ONCE}.*(?<!qui )\b(?:benefici|relev)(?:e|ent) (?:\w+ ){{0,2}}?d(?:e |'){THE_FALLBACK}"),
    (ALLOWED, rf"{AT_ONCE}.*\bsecours (?:\w+ )?(?:couvre|(?:continue|reste) (?:a|de) couvrir)\b"),
    # "La procédure de secours pourra toutefois continuer d'être utilisée jusqu'à 15 heures".
    (ALLOWED, (
        rf"{AT_ONCE}.*(?:{THE_FALLBACK}|^\W*(?:(?:et|mais) )?elle) (?:peut|pourra) (?:\w+ ){{0,2}}?"
        r"(?:continuer (?:d'|a )etre|rester) (?:utilise|employe|applique|mise en (?:œ|oe)uvre)"
    )),
    # At hand: leave, as far as it goes.
    (LIMITED, (
        rf"^(?!.*\b(?:fiche|guide|notice|documentation|formulaire"
        rf"|modele)s?\b){AT_ONCE[1:]}.*(?:\bsecours\b[^.;]{{0,40}}?|^\W*(?:(?:mais|et) )?(?:elle)?)"
        r" ?(?:reste|demeure|est|(?:est |a ete )?(?:mise|tenue))"
        r" (?:\w+ment |donc |toutefois )?(?:a (?:votre|leur|la) disposition|a disposition)\b"
    )),
    # "Et le secours reste de mise."
    (ALLOWED, (
        rf"{AT_ONCE}.*(?:(?<=^)|(?<=\bet )|(?<=, ))(?:la procedure de |le mode de |le )secours (?:reste|demeure|est) "
        r"(?:donc |toujours |encore )?(?:de mise|de rigueur|la regle)\b"
    )),
    (ALLOWED, r"\bfacultati\w+|\blaissee? (?:au (?:libre )?choix|a l'appreciation|a la discretion)\b"),
)  # fmt: skip

#: Leave that is no more than a tolerance, before what declarations under the fallback are to become.
TOLERATED = (LIMITED, (
    r"^(?!.*(?:\bne |\bn'|\baucune?\b|\bsans\b|\bpas\b|\bplus\b|\bfin\b|\b(?:cess|expir|lev|supprim|retir|acheve)\w*))"
    r".*(?:\btolerances? (?:est|sera|reste|a ete) (?:\w+ ){0,2}?(?:accord|admis|laiss|consenti|maintenu)"
    r"|\b(?:dispos|benefici)\w+ d'une tolerance\b)"
))  # fmt: skip
