"""Where, in its sentence, what a clause says of the fallback begins, and what stands behind it."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.fallback_tables import label_end
from meteo_douane.reading.vocabulary.fallback_stems import FALLBACK

#: "L'alerte est maintenue, | de même que la procédure de secours": the verb stands before the cut.
AS_WELL = pattern_of(
    r"^\W*(?:et )?(?:de meme que|ainsi que|tout comme|comme|et) (?:l[ae] |le recours a la |l'autorisation d(?:e la "
    r"|'y recourir|e recourir a la ))?"
    r"(?:procedure|mode|dispositif) (?:de )?secours\W*$"
)
#: A use without who is given leave of it, which stands before a cut.
USE = pattern_of(
    r"^\W*(?:[^,]{0,60}, )?(?:a|de|d') ?(?:y )?(?:recourir|utiliser|appliquer|passer|basculer|declencher|mettre en)\b"
    r"|^\W*(?:recourir|utiliser|appliquer|etre (?:recouru|fait (?:usage|application)|utilisee?|appliquee?))\b"
)


def begin_of(clause: Clause) -> int:
    """Return where what a clause says begins: with the leave, in "sont autorisés, à compter de 9h, | à recourir"."""
    if USE.match(clause.folded):
        return clause.sentence.start
    if not AS_WELL.match(clause.folded):
        return clause.start
    # Not with the hours of "le DTI, rétabli à 11h30, est retombé :" before "l'alerte est maintenue, de même que …".
    colon = clause.sentence.words.folded.rfind(": ", 0, clause.start - clause.sentence.start)
    return clause.sentence.start + (colon + len(": ") if colon >= 0 else 0)


def all_said_by(clause: Clause) -> str:
    """Return the words of a clause from there on, without the mode or service that they answer for."""
    words = clause.sentence.words.folded[begin_of(clause) - clause.sentence.start : clause.end - clause.sentence.start]
    label = label_end(clause) if begin_of(clause) == clause.start else 0
    named = FALLBACK.search(words, 0, label)
    return (named.group() if named else "") + words[label:]


def all_behind(clause: Clause) -> str:
    """Return the words of its sentence behind a clause."""
    return clause.sentence.words.folded[clause.end - clause.sentence.start :]
