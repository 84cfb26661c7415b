"""What is back, or over, and is none of ours: a fire alarm, the line of an operator of networks, a database.

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import TROUBLES

#: "L'alerte incendie est levée", "fin de l'alerte à la bombe": no alert on a service.
ANOTHER_NATURE = pattern_of(
    r"\balertes? (?:de )?(?:incendie|a la bombe|virale?|attentat|enlevement|meteo\w*|sanitaire|canicule|crues?|neige"
    r"|evacuation|intrusion|securite|sanitaire|vigipirate|cyber\w*|(?:au |aux )?(?:colis|virus|feu|gaz|drone)s?)\b"
)
_ABROAD = (
    r"(?:italie|espagne|allemagne|belgique|suisse|pays-bas|royaume-uni|irlande|pologne|portugal|luxembourg|autriche"
    r"|bruxelles|commission|taxud|ccn\b|serveur|operateur telecom|fournisseur|prestataire|hebergeur)"
)
#: The subject of a return: "le lien avec l'Italie | est rétabli", "leurs serveurs", "la base de données".
SUBJECT = pattern_of(
    rf"\b(?:liens?|liaisons?|connexions?|interconnexions?) (?:avec|vers) (?:l[ae]s? |l')?{_ABROAD}[^.;:,]{{0,20}}$"
    r"|(?:^\W*|[,;:] )leurs? \w+ (?:(?:est|sont|a ete|ont ete) )?(?:\w+ment )?$"
    r"|\bbases? de donnees (?:(?:est|sont|a ete|ont ete) )?(?:\w+ment |enfin )?$"
    r"|(?:^\W*|[,;:] )(?:aws|azure|ovh\w*|orange|sfr|bouygues|edf|enedis|renater|conex|mgi|soget|bruxelles|taxud) $"
    rf"|{ANOTHER_NATURE.pattern}[^.;:,]{{0,40}}$"
)
#: Who mends it, in the active voice: "Orange | a rétabli | la fibre".
MENDS = pattern_of(r"(?:a|ont) (?:\w+ment |enfin )?(?:retabli|resolu|debloque|repare)")
_OURS = (
    r"(?:(?:tele)?services?|acces|teleprocedures?|applications?|fonction\w*|modes?|saisies?|echanges?|flux|traitements?"
    r"|situations?|portail|emissions?|receptions?|validations?|depots?|delivrances?|transmissions?|volets?|imports?"
    r"|exports?|dti|edi|messagerie|delta|delt@|ecs|ics2?|gun|ciel|gamma|antes|trigo|intercom|soprano|pablo|rosa|rita"
    r"|olga|isope|aubette|mareva|sds|h7|si brexit|ensemble|totalite|tout|plateforme|teleservices?|communications?"
    r"|certifications?|consultations?|circulation|acheminement|disponibilite|normale|cours|activite|marche"
    r"|systemes? (?:informatique|d'information)|alertes?|possibilite|capacite|mots? de passe|connexions?"
    r"|liaisons?|authentifications?|envois?|messages?|declarations?|notifications?|production)"
)
#: Its object: "… son service", "… la fibre"; not "… l'accès", "… DELTA T".
OBJECT = pattern_of(
    r"^ (?:son|sa|ses|leurs?) "
    rf"|^ (?:l[ae]s? |l'|une? )(?!(?:\w+ )?(?:{_OURS}|{TROUBLES}))[a-z]"
    rf"|^ (?!(?:{_OURS})\b|(?:a|ce|cette|hier|en|depuis|vers|dans|pour|sur|par|avec|et|ou|puis|mais|des?|du|d|l|l[ae]s?"
    r"|une?|son|sa|leurs?|nos|notre|vos|tout|tous|toutes?|enfin|ainsi|apres|avant|bien|aussi|ses|quelques|plusieurs"
    r"|certaine?s?|\w+ment|chacun|aucun)\b|\d)[a-z]"
)


def is_of_others(words: str, before: str, after: str) -> bool:
    """Whether what is told to be back is of others: its subject, or the object of who mends it, is no service."""
    if SUBJECT.search(before):
        return True
    return MENDS.fullmatch(words) is not None and OBJECT.match(after) is not None
