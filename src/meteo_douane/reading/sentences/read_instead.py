"""Marks of an edition in the midst of its text: what stands in a line is to be read otherwise, or is new."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

#: "Procédure de secours : | non autorisée (lire : | autorisée à compter de 13h00)": the label's value, struck out.
_CORRECTED = pattern_of(
    r"[^.;:()\n]{0,80}\((?:a )?(?:lire|lisez|il (?:faut|fallait) lire|comprendre|corrige(?: en)?|rectifie(?: en)?"
    r"|en fait) ?[:,]? ?"
)
#: "Procédure de secours autorisée à compter de 14h10 (MAJ)", below the message that is edited.
MARKED_NEW = pattern_of(
    r"\((?:maj|mise a jour|actualise|modifie|ajoute|nouveau|nouvelle)\b[^)]*\)|^\W*(?:maj|mise a jour)\b[^:.]{0,20}:"
)


def length_of_what_is_corrected(value: str) -> int:
    """Return how many letters of the value behind a label are to be read as what stands in brackets behind them."""
    found = _CORRECTED.match(value)
    return found.end() if found else 0
