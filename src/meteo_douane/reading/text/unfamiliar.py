"""Names that look like a service beside known ones, and headings: those that nobody has told us of.

They decide nothing. They are for the operator, who can add a name to the catalogue; so a name is reported only where
it stands as a name of a service would, and never because it is merely not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.members import FAMILY
from meteo_douane.reading.text.names import NameMention, ServiceNames
from meteo_douane.reading.text.words import Text, normalised

#: "DELTA Z", "Delta-PX", "DELT@ H9": the family's name, then a code in capitals that none of its services has.
_AFTER_FAMILY = pattern_of(r"[ -](?P<name>[A-Z]{1,2}[0-9]?)(?![\w@'+/.-])")
#: "ECS, XYZ et TRIGO": in a list with known names, an acronym.
_IN_A_LIST = r"(?:[ ]?[,/&][ ]?|[ ]et[ ]|[ ]ou[ ]|[ ]ainsi que[ ])"
_ACRONYM = r"(?P<name>[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]{1,4})?)"
_LISTED_AFTER = pattern_of(rf"{_IN_A_LIST}{_ACRONYM}(?![\w@'+.-])")
_LISTED_BEFORE = pattern_of(rf"(?<![\w@'.-]){_ACRONYM}{_IN_A_LIST}\Z")
_LONGEST_LIST_ITEM = 30
#: Capitals that messages use and that are no service.
_CAPITALS = (
    "DTI EDI BIP CID SAU BAE DA TVA EORI DGDDI UE HT TTC PJ NB RAS MRN DAU DAE DSA DAA DAS LTA CMR EUR UTC GMT TU FAQ "
    "PDF XML CSV API HTTP HTTPS URL DNS VPN IP SMS SI OK KO NOK BOD CE IM EX CO IE G X T P H7 I E RET EXP IMP ERR DEB "
    "DES ENO NA TRACES NT IMPORT EXPORT RAPPEL URGENT INFO SUITE FIN ALERTE A AU AUX EN ET EST OU DE DU DES LA LE LES "
    "UN UNE NE PAS SUR PAR JANVIER FEVRIER MARS AVRIL MAI JUIN JUILLET AOUT OCTOBRE NOVEMBRE DECEMBRE"
)
_NO_SERVICES = frozenset(_CAPITALS.split())
#: A line in capitals only makes an acronym of every word.
_LOWER = pattern_of(r"[a-z]")

_KNOWN_HEADING = pattern_of(
    r"meteo|service|messages?|alerte|incident|mainten|operation|intervention|travaux|termin|resolu|clos|cours|venir"
    r"|prevu|planif|programm|perturb|indispon|dispon|dysfonction|panne|retabli|archiv|historique|inform|actualit"
    r"|bulletin|\bbip\b|point|teleproc|applicat|systeme|etat|statu|normal|douan|customs|annonc|publi|jour|hier|dernier"
    r"|recent|secours|communiqu|\bnotes?\b|avis|\bdti\b|\bedi\b|nouveau|nouvelle|tous|toutes|autre|\d|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|\bmai\b|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre"
)
_WORD = pattern_of(r"[a-z]{4,}")


def unfamiliar_names(text: Text, mentions: Sequence[NameMention], names: ServiceNames) -> Iterator[str]:
    """Yield names that stand where a service would be named, as they are written."""
    for mention in mentions:
        if mention.is_collective or not _LOWER.search(_line_around(text, mention)):
            continue
        if mention.service == FAMILY:
            yield from _after_the_family(text, mention)
        else:
            yield from (name for name in _beside(text, mention) if not names.names_a_service(name))


def _after_the_family(text: Text, mention: NameMention) -> Iterator[str]:
    match = _AFTER_FAMILY.match(text.plain, mention.end)
    if match and match["name"] not in _NO_SERVICES:
        yield f"DELTA {match['name']}"


def _beside(text: Text, mention: NameMention) -> Iterator[str]:
    """Yield the acronyms that share a list with a name."""
    before = text.plain[max(mention.start - _LONGEST_LIST_ITEM, 0) : mention.start]
    for match in (_LISTED_AFTER.match(text.plain, mention.end), _LISTED_BEFORE.search(before)):
        if match and match["name"] not in _NO_SERVICES:
            yield match["name"]


def is_unfamiliar_heading(heading: str, *, names_a_service: bool) -> bool:
    """Return whether a heading says none of what headings of messages usually say."""
    words = normalised(heading)
    return bool(_WORD.search(words)) and not names_a_service and not _KNOWN_HEADING.search(words)


def _line_around(text: Text, mention: NameMention) -> str:
    start = text.raw.rfind("\n", 0, mention.start) + 1
    end = text.raw.find("\n", mention.end)
    return text.plain[start : end if end >= 0 else len(text)]
