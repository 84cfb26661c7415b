"""The words for leave of the fallback that is still to come: soon, once something has happened, or once it is had.

Leave in the future holds from an hour, or for the time of the works; whatever else it is to come with, it waits for.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_accords import NATIONAL
from meteo_douane.reading.vocabulary.fallback_stems import ALLOWED, CONDITIONAL, ENDS, GRANT, Judgement

#: What is published, said or had first; that of this very message is had.
_EVENT = (
    r"(?!(?:la |l')?(?:presente?|cet?|cette|notre|votre) |ce )(?:(?:la |le |l'|un |une |d'un |d'une |votre |leur |son )"
    r"(?:\w+ )?)?"
    r"(?:publication|parution|diffusion|annonce|reception|obtention|accord|autorisation|validation|feu vert|avis"
    r"|decision"
    r"|appel|demande|contact|signature|notification|confirmation|signal|instruction|consigne|bip|bulletin|message"
    r"|communique|information|alerte publiee?)s?\b(?! (?:d[eu] (?:ce|cette|present)|du present))"
)
#: "Une fois le BIP publié", "dès publication du BIP", "qu'après accord du bureau".
_ONCE = rf"(?:une fois (?!pour|par|de plus)|(?:des|apres|a|lors d[eu']|avec|au moment d[eu']) ?{_EVENT})"
_SOON = (
    r"(?:(?:tres )?(?:prochainement|bientot)|sous peu|incessamment|ulterieurement|dans un second temps|imminente?s?"
    r"|(?:des que|aussitot que|lorsque|quand) (?:possible|necessaire|ce sera)|au plus (?:vite|tot)|rapidement"
    r"|dans (?:les|la|le|quelques|un|une|peu)(?! (?:limite|mesure|cadre|conditions|respect|meme|deux|mode))"
    r"[^.;,\d]{0,30}?(?:instants?|minutes?|heures?|journee|matinee|soiree|temps|delais?|jours?|foulee)"
    r"|par (?:un |le )?(?:prochain|nouveau|autre|message|bip|bulletin)|le moment venu|en temps (?:utile|voulu))\b"
)
_WILL = r"(?:sera|seront|va|vont|pourra|pourront|deviendra|interviendra|aura lieu|entrera|prendra effet)"
#: By an office of a place, or for each who asks.
_ON_CALL = (
    r"sur (?:simple |son |leur |votre |prealable )?(?:appel|rendez-vous|contact|convocation|invitation|signalement)\b"
    rf"(?! (?:d[eu] |a |de la )?{NATIONAL})"
)
#: "Est demandée", "reste à confirmer", "en discussion": behind a verb, or behind the colon of a label.
_PENDING = (
    r"(?:demande|sollicite|reclame|souhaite|projete|prepare|discute|instruit|negocie)e?s?\b(?! (?:de|d'|a (?:tou|vou)))"
    r"|en (?:attente|discussion|preparation|projet|reflexion|instruction|negociation|suspens)\b|a (?:venir|l'essai)\b"
    r"|imminente?s?\b|en cours(?=\W*$| (?:de|d'))"
)
_PERHAPS = r"(?:peut-etre|potentiellement|eventuellement|probablement|sans doute|vraisemblablement|possiblement)"
_IN_NEED = r"(?:si (?:besoin|necessaire|la situation l'exige)|en cas de (?:besoin|necessite)|au besoin|le cas echeant)"
_UNDENIED = r"^(?!.*\b(?:pas|aucune?|sans|ne|ni)\b|.*\bn')"
_IS = r"(?:est|sont|a ete|ont ete|vient d'etre|reste|demeure)"

#: Leave in the future, and leave of now.
_GIVEN_THEN = (
    rf"(?<!\bne )\b{_WILL} (?:(?!pas\b|plus\b)\w+ ){{0,3}}?(?:(?:etre|pouvoir|rendue?) (?:\w+ )?)?"
    rf"(?:{GRANT}|(?:effecti|operationnel|utilis|appliqu|disponible|en service)\w*)"
)
_NOT_UNTIL = r"\b(?:ne |n')(?![^.;]{0,30}\b(?:cess|fin\b|lev|suspend|clos))"

ROWS: tuple[tuple[Judgement, str], ...] = (
    (CONDITIONAL, rf"{_GIVEN_THEN}[^.;,]*? (?:{_SOON}|{_ONCE})|\b{_SOON}[^.;]*?{_GIVEN_THEN}"),
    (CONDITIONAL, rf"(?<!\bne )\b{_WILL} (?:\w+ )?{_SOON} (?:etre )?(?:\w+ )?(?:{GRANT})"),
    (CONDITIONAL, (
        rf"\b(?:prendra effet|entrera en (?:vigueur|application)|s'appliquera|vaudra)\b[^.;,]*? (?:{_SOON}|{_ONCE})"
    )),
    (CONDITIONAL, rf"{_NOT_UNTIL}[^.;]{{0,80}}?\bqu(?:e |'){_ONCE}"),
    (CONDITIONAL, (
        rf"(?<!a ete )(?<!ont ete )\b(?:{GRANT})\w*,? {_ONCE}(?! (?:d[eu] (?:la |l')?|par (?:la "
        rf"|l[e'] ?)?){NATIONAL})"
    )),
    (CONDITIONAL, (
        r"\b(?:\w+tion|ouverture|declenchement|mise en (?:place|(?:oe|œ)uvre|application)|possibilite|faculte|passage"
        r"|bascule|recours)\b[^.;,:]{0,40}?\bsecours (?:sera|seront|reste|est|fait|fera|va) (?:\w+ment |encore |donc )?"
        r"(?:etre )?(?:communiqu|precis|annonc|publi|notifi|etudi|examin|tranch|l'objet|program|planifi|envisag|prevu)"
        r"\w*(?![^.;]*\d)"
    )),
    # Nor is an end that is to come one of now.
    (CONDITIONAL, rf"(?<!\bne )\b{_WILL} (?:\w+ ){{0,2}}?{ENDS}[^.;]*?{_SOON}"),
    (CONDITIONAL, rf"(?<!\bne )\b{_WILL} (?:\w+ ){{0,2}}?{_SOON} (?:\w+ )?{ENDS}"),
    (CONDITIONAL, rf"\b{_ON_CALL}"),
    (CONDITIONAL, rf"\bsecours(?: \w+){{0,3}}? {_IS} (?:\w+ment |toujours |encore |deja )?(?:{_PENDING})"),
    (CONDITIONAL, rf"{_UNDENIED}.*\bsecours ?:? (?:{_PENDING}|{_SOON})\W*$"),
    (CONDITIONAL, r"\ba (?:confirmer|valider|decider|determiner|obtenir|venir)\W*$"),
    (CONDITIONAL, (
        rf"\ben train d(?:e |')|\b{_PERHAPS} (?:\w+ ){{0,2}}?(?:{GRANT})|\bsera (?:\w+ )?{_PERHAPS} (?:{GRANT})"
    )),
    (CONDITIONAL, (
        rf"^\W*{_IN_NEED},? [^.;]*\b(?:sera|peut|pourra|va)\b[^.;]*(?:activ|declench|autoris|ouverte?|mise en)"
    )),
    (CONDITIONAL, (
        rf"{_UNDENIED}.*\bsecours ?:? (?:envisag|prevu|programm|planifi|non (?:communiqu|precis|connu|renseign|defini))"
        r"\w*\W*$"
    )),
    (CONDITIONAL, (
        r"^\W*(?:envisag|prevu|programm|planifi|(?:non|pas(?: encore)?) (?:communiqu|precis|connu|renseign"
        r"|defini))\w*\W*$"
    )),
)  # fmt: skip

#: "Sera autorisée", and neither an hour nor a length of time.
UNDATED = pattern_of(
    r"^(?!.*(?:\d|\bmidi\b|\bminuit\b|\b(?:pendant|durant|lors|au cours|le temps|jusqu|tout au long|a (?:compter"
    r"|partir)"
    r"|des|depuis|demain|soir|matin|apres-midi|nuit|toute?)\b))"
    rf".*(?<!\bne )\b(?:sera|seront|va etre|vont etre) (?:\w+ ){{0,2}}?(?:{GRANT})"
)
#: Leave as a noun tells by its verb whether it is given: "l'activation de la procédure de secours est imminente".
_A_NOUN = rf"\b(?=\w*(?:tion|ement|ture|ite|ance)s?\b|accords?\b|mise)(?:{GRANT})\w*"
_IT = r"[^.;,:]{0,50}?\bsecours\b"
_GIVES = (
    r"\b(?:donn|accord(?=e)|delivr|confirm|inform|annonc|decid|prononc|benefici|dispos|notifi|proced|act(?=[eo])|signal"
    r"|vaut|valant|valent)\w*"
)
_HELD = (
    r"(?:donne|effecti|acquis|confirm|immediat|prononc|decid|officiel|notifie|valable|valide|delivre|etabli|en cours\b"
    r"|en vigueur|maintenu|prolonge|reconduit|etendu|actee?\b|intervenue?\b|faite?\b|realise|signee?\b)"
)
_A_VERB = (
    r"(?:est|sont|a|ont|fait|font|rest\w+|demeur\w+|doi\w+|relev\w+|depend\w*|necessit\w+|suppos\w+|impliqu\w+"
    r"|requi\w+|exig\w+|attend\w*|appartien\w*|incomb\w+|revien\w*|constitu\w+|peu\w*|ser\w+|\w+(?:er|r|endr)(?:a|ont)"
    r"|\w+(?:ait|aient))\b"
)
_NO_VERB = (
    r"(?=\W*$|,? ?(?:[(:]|- |\d|(?:a|de|le|des) \d|(?:a (?:compter|partir)|des|depuis|jusqu|entre|pour|en|sur|dans"
    r"|et ce"
    r"|immediat|pendant|durant|aux?|ce|par|uniquement|possible|selon|suite|apres)\b))"
)
AS_A_NOUN: tuple[tuple[Judgement, str], ...] = (
    (ALLOWED, rf"{_GIVES}[^.;]{{0,40}}?{_A_NOUN}"),
    (ALLOWED, rf"{_A_NOUN}{_IT} (?:est|sont|a ete|ont ete|reste|demeure) (?:\w+ment |donc |desormais |bien )?{_HELD}"),
    (ALLOWED, rf"{_A_NOUN}{_IT}[^.;]{{0,30}}? (?:a eu lieu|est intervenu)"),
    (
        ALLOWED,
        (rf"^\W*(?:[^,;:]{{0,60}}[,:] ?)?(?:l'|la |le |une? )?{_A_NOUN}{_IT}(?: (?!{_A_VERB})\w+){{0,4}}?{_NO_VERB}"),
    ),
)
#: What is no noun of leave, nor leave that is only to be given.
NO_NOUN = r"(?!\w*(?:tion|teur|trice|ement|ture|ite|ance|er)s?\b|accords?\b)(?<!\bla )(?<!\bune )"
