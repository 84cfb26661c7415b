"""What is back, or over, and is none of ours: a fire alarm, the line of an operator of networks, a database.

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import TROUBLES

#: "L'alerte incendie est levée", "fin de l'alerte à la bombe": no alert on a service.
ANOTHER_NATURE = pattern_of(
    r"\balertes? (?:de )?(?:incendie|a la bombe|virale?|attentat|enlevement|sanitaire|canicule|crues?|neige"
    r"|evacuation|intrusion|securite|vigipirate|cyber\w*|(?:au |aux )?(?:colis|virus|feu|gaz|drone)s?)\b"
)
_ABROAD = (
    r"(?:italie|espagne|allemagne|belgique|suisse|pays-bas|royaume-uni|irlande|pologne|portugal|luxembourg|autriche)"
)
_BEGINS = r"(?:^\W*|[,;:] )(?:le |la |les |l'|nos |notre )?"
#: The subject of a return: "le lien avec l'Italie | est rétabli", "leurs serveurs", "la base de données".
SUBJECT = pattern_of(
    rf"{_BEGINS}(?:liens?|liaisons?|connexions?|interconnexions?) (?:avec|vers) (?:l[ae]s? |l')?{_ABROAD}"
    r"[^.;:,]{0,20}$"
    r"|(?:^\W*|[,;:] )leurs? \w+ (?:(?:est|sont|a ete|ont ete) )?(?:\w+ment )?$"
    rf"|{_BEGINS}bases? de donnees (?:(?:est|sont|a ete|ont ete) )?(?:\w+ment |enfin )?$"
    rf"|{ANOTHER_NATURE.pattern}[^.;:,]{{0,40}}$"
)
#: Who mends it, in the active voice: "Orange | a rétabli | la fibre".
MENDS = pattern_of(r"(?:a|ont) (?:\w+ment |enfin )?(?:retabli|resolu|debloque|repare)")
THIRD_PARTY = pattern_of(
    r"(?:^\W*|[,;:] )(?:l'|le |la |les |notre )?(?:aws|azure|ovh\w*|orange|sfr|bouygues|edf|enedis|renater"
    rf"|conex|mgi|soget|bruxelles|taxud|commission|editeur|prestataire|hebergeur|fournisseur|operateur|{_ABROAD})s? $"
)
_OURS = (
    r"(?:(?:tele)?services?|acces|teleprocedures?|applications?|fonction\w*|modes?|saisies?|echanges?|flux|traitements?"
    r"|situations?|portail|emissions?|receptions?|validations?|depots?|delivrances?|transmissions?|volets?|imports?"
    r"|exports?|dti|edi|messagerie|delta|delt@|ecs|ics2?|gun|ciel|gamma|antes|trigo|intercom|soprano|pablo|rosa|rita"
    r"|olga|isope|aubette|mareva|sds|h7|si brexit|ensemble|integralite|totalite|tout|plateforme|communications?"
    r"|certifications?|consultations?|circulation|acheminement|disponibilite|activite|alertes?|connexions?"
    r"|liaisons?|authentifications?|envois?|messages?|declarations?|notifications?|production|ncts|aes|transit)"
)
#: Its object: "… son service", and of a third party "… la fibre", "… CCN"; not "… l'accès", "… DELTA T".
THEIR_OWN = pattern_of(r"^ (?:son|sa|ses|leurs?) ")
OBJECT = pattern_of(
    rf"^ (?:l[ae]s? |l'|une? )(?!(?:\w+ )?(?:{_OURS}|{TROUBLES}))[a-z]"
    rf"|^ (?!(?:{_OURS})\b|(?:a|ce|cet|cette|ces|hier|en|depuis|vers|dans|pour|sur|par|avec|et|ou|puis|mais|des?|du|d|l"
    r"|l[ae]s?|une?|nos|notre|vos|tout|tous|toutes?|enfin|ainsi|apres|avant|bien|aussi|quelques|plusieurs|certaine?s?"
    r"|\w+ment|chacun\w*|aucun\w*)\b|\d)[a-z]"
)


def is_of_others(words: str, before: str, after: str) -> bool:
    """Whether what is told to be back is of others: its subject, or the object of who mends it, is no service."""
    if SUBJECT.search(before):
        return True
    if MENDS.fullmatch(words) is None:
        return False
    return THEIR_OWN.match(after) is not None or (THIRD_PARTY.search(before) is not None and bool(OBJECT.match(after)))
