"""Lines in capitals without a stop: "SAISIE IMPOSSIBLE DEPUIS 7H50 MODE EDI NON CONCERNE PROCEDURE DE SECOURS …"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text

#: What begins to tell something else, and a mode with its state right behind an hour.
HEADS = pattern_of(
    r"(?<= )(?:(?:la |(?:fin|ouverture|fermeture|levee|activation) (?:de la )?)?procedure de secours"
    r"|prochaine? (?:bip|points?|messages?|bulletins?|informations?)|retour (?:a la normale )?(?:prevu|estime|attendu)"
    r"|merci (?:de|pour)|consignes?|(?<=\dh )(?:mode )?(?:dti\+?|edi)(?= )|(?<=h\d\d )(?:mode )?(?:dti\+?|edi)(?= )"
    r")\b"
)
#: What still belongs to the words before it: "OUVERTURE PROCEDURE DE SECOURS", "UTILISER LA …".
JOINED = pattern_of(
    r"(?:\b(?:de|d|la|le|les|en|a|au|et|ou|par|sur|sans|aucune?|pas|du|sous|cette|mode|via|pour|dans|que|avant|hors|fin"
    r"|ouverture|fermeture|levee|cloture|activation|passage|declenchement|autorisation|recours|retrait|suspension"
    r"|prolongation|reouverture|retour|mise en|\w+(?:er|ir|dre|tre|ez)|justifi\w+|necessit\w+|permet\w*|impos\w+"
    r"|(?:utilis|appliqu|suiv|emplo|declench|activ|adopt)\w*(?:re|ent|ront|ant))|\W) ?$"
)
#: What follows may hang on it: "SI DELTA T N'EST PAS RETABLI A 12H PROCEDURE DE SECOURS AUTORISEE".
CONDITION = pattern_of(
    r"\b(?:si|s'ils?|en cas|des (?:que|le|la|lors)|lorsqu\w*|quand|tant qu\w*|sous reserve|sauf|a defaut|apres|sinon)\b"
    r"[^.;]*$"
)
STOPS = (".", "!", "?", ";")
"""What ends a sentence: whoever writes one puts it between all that there is to tell."""
LOWER_AMONG = 10
"""Letters of which one may be small: "7h50"."""


def told_in_capitals(message: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line: all of it, but for one in capitals that tells several things without a stop."""
    cuts = [start, end]
    has_stop = message.raw[start : end + 1].rstrip().endswith(STOPS)
    if _is_in_capitals(message.raw[start:end]) and not has_stop:
        heads = (each.start() for each in HEADS.finditer(message.folded, start, end))
        before = ((each, message.folded[start:each].rstrip(" ")) for each in heads)
        cuts[1:1] = [each for each, words in before if not (JOINED.search(words) or CONDITION.search(words))]
    yield from pairwise(cuts)


def _is_in_capitals(line: str) -> bool:
    letters = [each for each in line if each.isalpha()]
    return sum(each.islower() for each in letters) * LOWER_AMONG < len(letters)
