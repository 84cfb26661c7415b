"""Colons that stand behind nothing but a service, a mode or an hour: what follows is said of it."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.states import Predicate

NOT_A_LABEL = pattern_of(r"\b(?:et non|et pas|au lieu d|sauf|hormis)\b")
HOUR_ALONE = pattern_of(r"^\W*(?:a |le \S+ a )?\d{1,2} ?[h:] ?\d{0,2}\s?:\s*$")


def is_label(folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> bool:
    """Whether a colon stands behind nothing but a service or a mode: what follows is said of it."""
    if NOT_A_LABEL.search(folded[:cut]):
        return False
    is_colon = folded[:cut].rstrip().endswith(":")
    if is_colon and HOUR_ALONE.match(folded[:cut]):
        return True
    bracket = folded.rfind("(", 0, cut)
    low = bracket if ")" not in folded[max(bracket, 0) : cut] else -1
    # "EDI : en cours, DTI : rétabli": the label of the second, behind what is said of the first.
    comma = max(folded.rfind(joint, 0, cut) for joint in (", ", "; ", " - ", " / ", " | "))
    low = max(low, comma) if any(low < each.start < comma for each in predicates) else low
    behind = [folded[start:end] for start, end in mentions if low < start and end <= cut]
    is_of_all = behind and not any(low < each.start < cut for each in predicates)
    return is_colon and bool(is_of_all) and not _tells_one_of(behind, folded, cut, mentions)


def _tells_one_of(behind: list[str], folded: str, cut: int, mentions: list[tuple[int, int]]) -> bool:
    """Whether what follows a colon begins with one of several that stand before it: "DELTA IE et X : X rétabli, …"."""
    follows = next(((start, end) for start, end in sorted(mentions) if start >= cut), None)
    if follows is None or folded[cut : follows[0]].strip():
        return False
    return len(set(behind)) > 1 and folded[slice(*follows)] in behind
