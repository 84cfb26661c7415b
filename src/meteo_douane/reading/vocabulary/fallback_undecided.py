"""The words that leave the fallback open: not yet decided, or on a condition; they come before all others."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_deeds import ROWS as DEEDS
from meteo_douane.reading.vocabulary.fallback_may import ASKED_WHETHER
from meteo_douane.reading.vocabulary.fallback_stems import (
    BAN,
    CONDITIONAL,
    ENDED,
    ENDS,
    GRANT,
    INCIDENT,
    NEED,
    REFUSED,
    WAITING,
    Judgement,
)
from meteo_douane.reading.vocabulary.fallback_to_come import ROWS as TO_COME

#: What has to be had first.
CONSENT = r"(?:accord|autorisation|validation|avis|feu vert)"
ACCORD = r"(?:accord|autorisation|validation|feu vert|avis favorable|(?:numero|n°) d'(?:autorisation|accord))s?\b"
#: Before these words nothing denies what follows.
UNDENIED = r"^(?!.*(?:\bne |\bn'|\baucune?\b|\bpas\b))[^;]*"

#: "Si la panne dépasse 2 heures", "en cas d'indisponibilité supérieure à 2 heures", "pour toute panne de plus de 4 h":
#: how long a trouble must last first; these hours are no hour of the day.
TOO_LONG = (
    rf"(?:\bsi {INCIDENT}\w* (?:depass|exced|dur|se prolong|persist|se poursui|perdur)\w*"
    rf"|\b(?:en cas d[e'] ?|pour (?:toute?|une?) ){INCIDENT}\w* (?:superieure?s?|excedant|depassant|de plus d)"
    rf"|\bau-? ?dela (?:de |d')(?:\d|une|deux|trois|quatre)[^.;,]{{0,20}} (?:de |d'){INCIDENT})"
)
#: Leave in the present, up to an hour at which somebody will look at it again.
GIVEN_UNTIL = (
    r"[^;]*\bsecours (?:est|reste|demeure) (?:\w+ment |bien |donc )?(?:autorise|ouvert|active)e?\b[^;]*"
    r"\b(?:heure|date|moment) (?:a laquelle|ou)\b[^;]*\breexamin"
)
_GIVEN_AT = r"\bsecours (?:\w+ )?(?:autoris|ouvert|activ|declench)\w* (?:a|des|depuis) \d[\dh: ]*"

UNDECIDED: tuple[tuple[Judgement, str], ...] = (
    ASKED_WHETHER,
    *DEEDS,
    *TO_COME,
    (CONDITIONAL, TOO_LONG),
    # "Le secours autorisé à 8h est annulé", "… l'a été par erreur": it was given, and is no more, or never was.
    (ENDED, rf"{_GIVEN_AT}(?:est|a ete) (?:annule|retire|supprime|rapporte|suspendu)e?\b"),
    (REFUSED, rf"{_GIVEN_AT}l'a ete (?:par erreur|a tort)\b"),
    (CONDITIONAL, r"\bsous conditions?\b(?! (?:habituel|normal|prevu))"),
    # "L'autorisation vous sera notifiée", "est en cours de signature": there is none yet.
    (CONDITIONAL, (
        r"\bautorisation (?:d[eu] (?:la |l')?(?:procedure(?: de secours)?|recours|passage|secours)[^.;,]{0,30}? )?"
        r"(?:(?:vous )?(?:sera|seront) (?:\w+ )?(?:notifi|publi|diffus|communiqu|transmis|donn|deliv|annonc)\w*"
        r"|fera l'objet|interviendra|(?:est )?en cours d[e']|reste a)"
    )),
    (CONDITIONAL, (
        r"\b(?:verifi(?:er|ez)|(?:vous |s')assur(?:er|ez))\b[^.;]{0,80}? (?:que|si) (?:vous|ils|les operateurs|elle"
        r"|la procedure|le recours)\b"
    )),
    (WAITING, r"\btant qu(?:e |')[^,.;]*(?:secours|elle)[^,.;]* (?:n'est|n'a|ne sera) (?:pas|point)"),
    (CONDITIONAL, (
        r"\b(?:decision|arbitrage|instruction)s?\b[^.;]{0,60}\b(?:sera|seront|interviendra|attend|communiqu|pris"
        r"|en cours)"
    )),
    (CONDITIONAL, (
        r"\b(?:des que|lorsque|quand|une fois que|aussitot que|si) (?:la procedure|le recours|le mode|le dispositif)"
        r"[^,.;]* (?:est|sera|serait|etait)\b"
    )),
    (CONDITIONAL, r"\b(?:se prononcera|statuera|tranchera)\b"),
    # "Autorisée jusqu'à 20 heures, heure à laquelle la situation sera réexaminée": until then it is given.
    (CONDITIONAL, (
        rf"\ba l'etude\b|en cours d'examen|^(?!{GIVEN_UNTIL}).*?\b(?:re)?(?:examin|etudi|reflechi)\w*"
        r"|\bopportunite d"
    )),
    (CONDITIONAL, r"\bquestion d[eu']|n'est pas (?:exclu|interdit|deconseill|a exclure|ecarte)\w*"),
    (CONDITIONAL, r"\beventuel\w* (?:passage|recours|declenchement|activation|bascul\w+|mise)"),
    (CONDITIONAL, rf"\bsous reserve d[eu'] ?(?:l'|la |un |une )?{CONSENT}\b"),
    (CONDITIONAL, r"\bse (?:preparer|tenir prets?)\b|\bprete? (?:a|pour) etre\b"),
    (CONDITIONAL, rf"\bqu(?:'|e )(?:apres|avec|sur|une fois|sous) (?:l'|un |une )?{CONSENT}"),
    (CONDITIONAL, (
        rf"\b(?:pourrait|pourraient|serait|seraient|devrait|devraient|aurait) (?:\w+ ){{0,3}}?(?:etre )?(?:{GRANT}"
        rf"|{NEED}|recour|appliqu|utilis|decid|propos)"
    )),
    (CONDITIONAL, (
        r"\b(?:si|s'il|au cas ou|dans le cas ou|des lors que|dans l'hypothese ou|pour autant que|sous"
        rf" reserve)\b[^.;]{{0,12}}{INCIDENT}[^.;]*\b(?:sera|seront|pourra|pourront|autoris|declench|activ|peut"
        r"|peuvent)"
    )),
    (CONDITIONAL, (
        r"\b(?:sera|seront|pourra|pourront)\b[^.;]*(?:(?<!meme )(?<!compris )\b(?:si |s'il )|\bau cas ou "
        r"|\bdans le cas ou |\bdans l'hypothese |\bsous reserve )"
    )),
    (CONDITIONAL, (
        r"\ben cas d[e'] ?(?:prolongation|persistance|aggravation|depassement|duree|retard|echec|besoin|necessite"
        r"|non[- ]\w+|indisponibilite prolongee|interruption prolongee|blocage prolonge|incident|aggravement"
        r"|prolongement|nouvel\w*)[^.;]*\b(?:sera|seront|pourra|pourront)\b"
    )),
    (CONDITIONAL, (
        r"\b(?:sera|seront|pourra|pourront)\b[^.;]*(?:(?<!meme )(?<!compris )en cas d[e'] ?(?:prolongation"
        r"|persistance|aggravation"
        r"|depassement|duree|retard|echec|besoin|necessite|non)|le cas echeant|eventuellement|ulterieurement|si"
        r" necessaire|si besoin|dans un second temps)"
    )),
    (CONDITIONAL, (
        r"\b(?:pourra|pourront) (?:\w+ )?etre (?:\w+ment )?(?:envisag|decid|etudi|propos|accord|autoris|activ"
        r"|declench|ouvert|admis|permis|prononc|conced)\w*"
    )),
    (CONDITIONAL, (
        r"(?<!\bne )\b(?:pourra|pourront) (?:\w+ )?etre (?:\w+ment )?mise?s? en (?:place|(?:oe|œ)uvre|application)\b"
        r"(?! (?:a partir|a compter|des|depuis)\b)"
    )),
    # Nor is an end that may come.
    (CONDITIONAL, (
        r"\b(?:pourrait|pourraient|devrait|devraient|pourra|pourront) (?:\w+ ){0,2}?"
        rf"(?:etre (?:\w+ )?{ENDS}|prendre fin|cesser|s'achever|se terminer|s'arreter|expirer)"
    )),
    # What others tell of it.
    (CONDITIONAL, (
        r"\b(?:rumeurs?|bruits?|(?:messages?|informations?|publications?) (?:\w+ )?(?:relaye|circul|propag|partage)\w*)"
        r"[^.;]*\bsecours\b"
    )),
    # Not given yet, or only thought of.
    (CONDITIONAL, (
        r"\ben cours d(?:e |')(?:\w+ )?(?:autorisation|validation|instruction|activation|declenchement|discussion"
        r"|decision|preparation|mise en place)\b"
    )),
    (CONDITIONAL, (
        rf"(?<!\bne )\b(?:va|vont|doit|doivent) (?:\w+ment |bientot )?etre (?:\w+ment )?{GRANT}\w*"
        r"(?! (?:a|des|depuis|vers|a partir d[eu'] ?|a compter d[eu'] ?)?(?: l'heure)? ?\d)"
    )),
    (CONDITIONAL, rf"{UNDENIED}\b(?:est|reste|demeure|sont) (?:\w+ment |encore |toujours )?envisag\w*"),
    (CONDITIONAL, (
        r"\b(?:reste|demeure)(?:nt)? (?:encore )?a (?:declencher|autoriser|activer|ouvrir|definir)\b"
        r"|\b(?:est|sont|reste|demeure) (?:encore )?a (?:confirmer|valider|decider|arreter)\b(?! (?:le|la|les|vos)\b)"
    )),
    (CONDITIONAL, r"\bsecours\b[^.;]{0,20} (?:est|a ete|sera) (?:\w+ment )?(?:reporte|repousse|differe|ajourne)e\b"),
    # "On attend que la procédure de secours soit autorisée": somebody wants it, and nobody gives it.
    (CONDITIONAL, (
        r"\b(?:attend\w*|demand\w*|souhait\w*|propos\w*|esper\w*|sollicit\w*|suggere\w*|reclam\w*) qu(?:e |')"
        r"[^.;]*\bsecours\b[^.;]{0,30} soit (?!reste)\w+"
    )),
    # On an accord that is still to be given.
    (CONDITIONAL, (
        rf"\b(?:soumis|subordonn|conditionn|assujetti|suspendu)\w* a (?:l'|un |une |votre |leur )?{ACCORD}"
        rf"|\b(?:necessit|requi|exig|suppos)\w* (?:d'abord )?(?:l'|un |une )?{ACCORD}"
        rf"|\b(?:avec|moyennant|(?:des|a|apres|sur) (?:reception|obtention) d[eu'] ?)(?: ?l'| ?un | ?une )? ?{ACCORD}"
        rf"|(?<!\bsans )(?<!\bsans plus )\b(?:attente|attend\w*) (?:d[eu'] ?)?(?:l'|un |une |cet |cette )?{ACCORD}"
        rf"|\b{ACCORD}[^.;]{{0,50}}\b(?:en attente|attendue?|demandee?|sollicitee?)\b"
    )),
    (CONDITIONAL, rf"\b{BAN}[^.;]*\b(?:sera|seront|devrait|pourra\w*)\b[^.;]*\b{ENDS}"),
)  # fmt: skip
