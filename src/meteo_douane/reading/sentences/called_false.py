"""Returns that the next sentence calls false: "Certains affirment que le service est rétabli. C'est faux."."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.denials import foreseen
from meteo_douane.reading.sentences.hearsay import TELL

#: A sentence, or what stands behind a colon or a semicolon, that only calls what stands before it false.
CALLED_FALSE = pattern_of(
    r"^\W*(?:(?:mais|or|toutefois|cependant|pourtant|attention|non)\b,? ?)?(?:"
    r"(?:c'est|cela est|ceci est|c'etait|cette (?:information|annonce|affirmation|nouvelle|rumeur) (?:est|etait)) "
    r"(?:\w+ment |tout a fait |absolument )?(?:faux|fausse|inexacte?|erronee?|infondee?|mensonger|mensongere)"
    r"|(?:ce|cela) n'est (?:\w+ )?(?:pas|point|nullement) (?:encore |toujours )?(?:le cas|vrai|exact)"
    r"|il n'en est (?:\w+ )?rien|il s'agit d'une (?:erreur|rumeur|fausse (?:information|nouvelle)))\b"
    r"(?: (?:a ce stade|pour l'instant|a cette heure|encore|malheureusement))?\W*$"
)

#: Who tells a return that is none: "certains affirment", "l'information selon laquelle".
TOLD = pattern_of(rf"\b{TELL}|\b(?:indiqu|circul|rumeur|bruit|selon)\w*|\b(?:disent|dit|lit|lu)\b")


def without_returns_called_false(clauses: Sequence[Clause]) -> list[Clause]:
    """Take a return for a foreseen one where what stands behind it calls it false; of a title, no sentence speaks."""
    false: set[int] = set()
    for index, each in enumerate(clauses):
        if index and CALLED_FALSE.match(each.folded):
            told = clauses[index - 1].sentence
            same = (at for at, one in enumerate(clauses[:index]) if one.sentence.start == told.start)
            false.update(at for at in same if _is_what_others_say(clauses[at]))
    return [foreseen(each) if index in false else each for index, each in enumerate(clauses)]


def _is_what_others_say(clause: Clause) -> bool:
    """Whether words for those who tell of it stand before what a clause tells."""
    first = min((each.start for each in clause.predicates), default=clause.start)
    return TOLD.search(clause.sentence.words.folded, 0, max(0, first - clause.sentence.start)) is not None
