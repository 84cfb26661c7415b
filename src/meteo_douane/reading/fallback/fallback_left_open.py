"""What a clause says of the fallback before any leave or end is looked for: that it is supposed, undecided, or left."""

from __future__ import annotations

from meteo_douane.patterns import Table, pattern_of
from meteo_douane.reading.fallback.fallback_leavings import leaving, optional
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.vocabulary.fallback_deeds import NOT_THEN
from meteo_douane.reading.vocabulary.fallback_stems import CONDITIONAL, Judgement
from meteo_douane.reading.vocabulary.fallback_told_beside import FOR_THE_OTHERS
from meteo_douane.reading.vocabulary.fallback_undecided import UNDECIDED

OPEN = Table(UNDECIDED)
HYPOTHETICAL = pattern_of(r"^\W*(?:dans l'hypothese ou|au cas ou|dans le cas ou|a supposer)\b")
#: "Dans l'hypothèse où …, une alerte serait publiée et la procédure de secours ouverte."
SUPPOSED = pattern_of(
    r"^\W*(?:dans l'hypothese ou|dans le cas ou|au cas ou|si (?!brexit|comptable)|s'il|s'ils)\b.*\b(?:serai\w*"
    r"|pourrai\w*)\b"
)


def left_undecided(clause: Clause) -> Judgement | None:
    """Return what a clause says that supposes something, or tells that nothing is decided."""
    sentence = clause.sentence.words.folded
    if HYPOTHETICAL.match(sentence) or (SUPPOSED.match(sentence) and clause.folded.lstrip()[:3] != "si "):
        return CONDITIONAL
    if FOR_THE_OTHERS.search(clause.folded):
        return CONDITIONAL
    before = sentence[: clause.end - clause.sentence.start]
    if NOT_THEN.match(before):
        return CONDITIONAL
    left = optional(clause) or leaving(clause)
    if left is not None:
        return left
    return next((each for each, pattern in OPEN.possible_in(clause.folded) if pattern.search(clause.folded)), None)
