"""What the rows on the fallback are made of: its names, stems of leave and of an end, and what a clause may say."""

from __future__ import annotations

from dataclasses import dataclass

from meteo_douane.domain.notice import Permission
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary import nouns

#: What it is called in English.
ENGLISH_NAMES = r"\b(?:fallback|(?:business continuity|back-?up|contingency) (?:procedure|mode|process))\b"
#: That something is said of the fallback at all.
FALLBACK = pattern_of(
    r"\b(?:procedures?|proc\.|dispositifs?|modes?|solutions?|plans?|regimes?|modalites?|mesures?|protocoles?"
    r"|autorisations?) "
    r"(?:dites? )?(?:\w+ )?(?:de |en |du )?\"?secours\b|" + ENGLISH_NAMES + r"|\b(?:en|au|le|(?<!sur )un|pas de"
    r"|aucun) secours\b"
    r"|\bsecours papier\b"
    r"|\b(?:declarations?|documents?|papiers?|titres?|daes?|dsas?|formulaires?|bordereaux?) (?:papiers? )?de secours\b"
    r"|\bn'y (?:ouvr|donn)\w+ (?:pas|aucun|en rien|nullement)(?: droit| lieu)?\b"
    r"|(?:^\W*|(?<=, )|(?<= - ))secours ?(?::|(?=(?:(?:toujours|encore|desormais|maintenant|actuellement"
    r"|(?:de|a) nouveau|plus) ){0,2}(?:non|pas|autorise|permis|refuse|accorde|active|interdit"
    r"|possible|impossible|ouvert|ferme|ok|ko|arrete|leve"
    r"|termine|clos|cloture|suspendu|fini|maintenu|reconduit|prolonge|admis|stop|sans objet|conseille|deconseille"
    r"|recommande|preconise)e?\b))"
    r"|\bfin (?:du |de )?secours\b"
    r"|\bl'autorisation (?:donnee|accordee) (?:hier|ce matin|cette nuit|plus tot|a \d\S*) (?:cesse|cessera"
    r"|prend fin|prendra fin|expire)\b"
    r"|\bprocedures? degradees?\b|\bprocedure de continuite\b|\bauto-?declench\w+"
)
#: What is said of one that is not open: "il n'y a pas lieu de recourir à la procédure de secours".
NOT_OPEN = pattern_of(r"\bn'|\bne |\bpas\b|\baucune?\b|\bsans\b")
#: Papers and declarations that are made out under it, and who may.
MADE_OUT = r"(?:etabli|emis|emettre|depos|realis|effectu|souscri|saisi|fai[rt])\w*"
UNDER_IT = r"(?:\w+ ){0,3}?(?:en|sous|selon) (?:la )?(?:procedure de |mode )?secours"
MAY_MAKE = r"(?:peu(?:t|vent)|pouvez|pourr(?:a|ont|ez))"
GRANT = (
    r"(?:autoris|permi|admis|ouvert|(?:r?ouvr)(?:ons|e|ent|ez)\b|possible|accord|applicable|activ"
    r"|(?<!auto-)(?<!auto)declench"
    r"|mise? en (?:place|(?:oe|œ)uvre|application)|prevu|envisag|concede|accept|utilisa|en vigueur|mobilis"
    r"|d'actualite|valid|acquis|justifi(?!cati)"
    r"|reconnu|accessible|toler(?!ance))"
)
NEED = (
    r"(?:necessaire|requis|recommand|conseill|indispensable|utile|obligatoire|preconis|souhait|de mise|opportun"
    r"|pertinent|besoin|exig|a mettre|a appliquer|a utiliser|a declencher|imposee?)"
)
ADVICE = r"(?:(?:de)?conseill|recommand|preconis|obligatoire|impos(?=ee?s?\b)|souhait|privilegi|encourag)"
ENDS = (
    r"(?:levee?s?|close?s?|cloturee?s?|terminee?s?|acheve\w*|desactivee?s?|suspendue?s?|abrogee?s?|revoquee?s?"
    r"|arretee?s?|stoppee?s?|interrompue?s?|refermee?s?|retiree?s?|abandonnee?s?|finie?s?|rapportee?s?|caduque)\b"
)
INCIDENT = (
    rf"(?:l'|la |le |les |cette |cet |ce |une |un )?(?:{nouns.INCIDENT}|situation|indisponibilite|service|interruption"
    r"|operation|intervention|maintenance|retablissement|blocage|alerte|retour|duree|coupure|ralentissement|delai"
    r"|reprise|teleprocedure|application|probleme|correctif)s?\b"
)
CLOSED = (
    r"(?:(?:re)?fermee?s?|inaccessibles?|indisponibles?|inactive?s?|inapplicables?|inutilisables?|bloquee?s?|ko"
    r"|gelee?s?)\b"
)
BAN = r"(?:interdiction|suspension|fermeture)s? (?:d[eu]s? ?(?:la |l'|ce )?|d')(?=[^.;]*\bsecours\b)"
#: "Fermeture | de la procédure de secours à 18h30".
SHUT_AT = (
    r" (?:d[eu] )?(?:la |l'|cette )?(?:procedure|recours|mode|dispositif|secours)\b(?:(?! (?:avant"
    r"|pas)\b)[^.;:,]){0,20}?"
    r" ?:? ?(?:ce (?:jour|soir|matin) )?(?:a |des |le |depuis )?\d{1,2} ?[h:]"
    r"(?![^.;]*\b(?:annul|report|repouss|differ|decal|suspend|erreur|confirm|precis|connu|sera|serait|n'|ne )\w*)"
)
STATE = (
    r"(?:est|sont|sera|seront|a ete|ont ete|reste|restent|demeure|demeurent|etait|etant|soit|serait|restera|demeurera)"
)
#: "Autorisée jusqu'à 10h, n'est pas reconduite", or is until another hour.
RENEWAL = r"(?:reconduit|prolonge|renouvele)e?s?\b"
NOT_RENEWED = rf"(?:n'est|n'a|ne sera)(?: \w+ment| donc)? pas (?:ete )?(?:\w+ment )?{RENEWAL}"
RENEWED = rf"(?:(?:est|sera|a ete) (?:\w+ )?{RENEWAL}|{NOT_RENEWED})"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one clause says of the fallback; whether its words make it depend on something, and whether we know them."""

    permission: Permission | None
    is_conditional: bool = False
    is_understood: bool = True


ALLOWED, ADVISED, REFUSED, ENDED = (
    Judgement(Permission.ALLOWED),
    Judgement(Permission.ADVISED),
    Judgement(Permission.REFUSED),
    Judgement(Permission.ENDED),
)
#: Leave for some alone, leave for some beside a refusal for others: who reads must see the words.
LIMITED = Judgement(Permission.ALLOWED, is_conditional=True)
#: An end that leaves some of it, which no name tells: "levée sauf pour les denrées périssables".
ENDED_IN_PART = Judgement(Permission.ENDED, is_conditional=True)
MIXED = Judgement(Permission.REFUSED, is_conditional=True)
SILENT = Judgement(None)
CONDITIONAL = Judgement(None, is_conditional=True)
#: It is spoken of in words that no row knows.
UNKNOWN = Judgement(None, is_understood=False)
#: "Tant que la procédure n'est pas autorisée": refused, whatever follows.
WAITING = Judgement(Permission.REFUSED)

#: "Elle est autorisée": said of the fallback of the clause before.
STILL_FALLBACK = pattern_of(
    r"^\W*(?:[^,;.]{1,40}, |(?:dans l'immediat|pour (?:l'instant|le moment)|a ce stade|actuellement) "
    r"|(?:rectificatif|correction|erratum|precision) ?: ?"
    r"|nous (?:vous )?(?:confirmons|rappelons|precisons) qu')?(?:mais |et |toutefois |cependant )?"
    r"(?:elle|celle-ci|l'autorisation(?! d)|l'accord"
    r"|(?:fin|levee|expiration|echeance|cloture) (?:prevue )?(?:de (?:l'autorisation|cette)|du (?:recours|dispositif))"
    r"|(?:fermeture|cloture)(?= (?:prevue|a \d|:))|s(?:a (?:fin|levee|cloture|fermeture)|on (?:expiration|arret"
    r"|terme))|cette (?:procedure|derniere"
    r"|mesure|autorisation)|il (?:reste|demeure) (?:\w+ ){0,2}?(?:permis|autorise|possible"
    r"|ouvert|admis|tolere|conseille|facultatif|applicable|utilisable|en vigueur|actif|recommande)"
    r"(?! (?:de |d')(?!(?:y )?recour|l'|(?:utiliser|appliquer) (?:l[ae]|cette)))"
    r"|(?:alors|tandis) qu'(?:elle|celle-ci|il) (?:a pris fin|n'est|ne|(?:est|reste|demeure) (?:\w+ )?"
    r"(?:levee|close|terminee|suspendue|refusee?|interdite?|fermee?|exclue?|autorisee?|ouverte?|maintenue?))"
    r"|(?:en )?(?:sont|est|restent|demeurent) (?:\w+ )?(?:exclu|excepte|ecarte)\w*"
    r"|seule?s? [^,;.]{3,80} (?:est|sont) (?:concerne|vise|eligible|admis|couvert)\w*"
    r"|il n'y a (?:donc |des lors )?(?:pas|aucun) lieu d'y recourir|cette possibilite|ce recours|ce dispositif|y "
    r"|il (?:est|sera) (?:\w+ment )?(?:permis|autorise|admis|ouvert)"
    r"|(?:et|mais) (?:ne |n')\w+|(?:pour|dans|sur) l(?:equel|aquelle|esquel(?:le)?s),? (?:elle|celle-ci|il|"
    r"(?:le|tout|aucun) recours))\b"
    r"|^[^,;.]{1,60}\b(?:peuvent|pourront|peut|pourra|doivent|devront) (?:\w+ )?y recourir\b"
    # "Procédure de secours autorisée. DTI seulement.": the leave is, and not the trouble.
    r"|^\W*(?:en )?(?:mode )?(?:dti ?\+?|edi)(?: (?:et|/) (?:dti ?\+?|edi))?"
    r" (?:seulement|uniquement|exclusivement|seule?)\W*$"
    r"|^\W*(?:seulement|uniquement|exclusivement) (?:en )?(?:mode )?(?:dti ?\+?|edi)\W*$"
    # "Merci de ne plus y recourir", "ne plus l'utiliser depuis 9h30".
    r"|^\W*(?:(?:merci|priere) de |veuillez |il (?:convient|est demande) de |il faut )?ne (?:plus|pas) "
    r"(?:y (?:recourir|basculer|avoir recours)|l'(?:utiliser|appliquer|employer|activer))\b"
)
