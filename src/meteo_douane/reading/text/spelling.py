"""Typing errors in the words that decide: « Dysfonctionement », « authorisée », « secour »; and short forms in full.

Only the vocabulary below is restored, a mode where it can only be one ("mode EID"), and no name of a service but the
head of the family before the letter of one of its services ("DELAT IE"), which nothing else can be. A word is taken
for one of it if it begins with the same letter and differs by one letter (two from eleven letters on): lost, added,
changed, or exchanged with the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.abbreviations import abbreviations_in
from meteo_douane.reading.text.boxes import without_unticked
from meteo_douane.reading.text.distances import distance
from meteo_douane.reading.text.look_alikes import LOOK_ALIKES
from meteo_douane.reading.text.mistyped_modes import mistyped_modes
from meteo_douane.reading.text.openings import opening_of
from meteo_douane.reading.text.words import Text


def _forms(stems: str, endings: str) -> set[str]:
    return {stem + ending for stem in stems.split() for ending in endings.split(",")}


VOCABULARY = (
    _forms("alerte incident maintenance perturbation dysfonctionnement ralentissement lenteur anomalie coupure", ",s")
    | _forms("interruption procedure declaration intervention operation indisponibilite consigne prolongation", ",s")
    | _forms("fermeture annulation import export", ",s")
    | _forms("autorise bloque perturbe annule recommande conseille deconseille prolonge degrade rejete", ",e,s,es")
    | _forms("retabli resolu interrompu suspendu ferme termine acheve rouvert reporte", ",e,s,es")
    | _forms("disponible indisponible accessible inaccessible impossible possible operationnel fonctionnel", ",s")
    | {"operationnelle", "operationnelles", "retablissement", "reouverture", "secours", "bulletin", "nouveau", "depuis"}
    | {
        "fonctionne",
        "fonctionnent",
        "redemarrage",
        "redemarre",
        "normale",
        "normalement",
        "resolution",
        "cloture",
        "blocage",
        "toujours",
        "reprise",
    }
)

#: Words of an end; half of one, where a text stops, may be the half of anything.
OF_AN_END = _forms("retabli resolu termine acheve rouvert", ",e,s,es") | {
    "retablissement",
    "reouverture",
    "redemarrage",
    "resolution",
    "cloture",
    "reprise",
    "normale",
    "nouveau",
}

SHORTEST = 7
SHORT = frozenset({"alerte", "alertes", "import", "imports", "export", "exports"})
"""Words of the vocabulary that are shorter than what is restored otherwise."""
SHORTEST_MISTYPED = 5
"""Letters of what may be one of them with a letter lost."""
SHORTEST_FOR_TWO = 11
#: "8:35": words that stand beside an hour look for "8h35".
CLOCK = pattern_of(r"(?<![\d:.,/+t-])([01]?\d|2[0-3]):([0-5]\d)(?![\d:]| ?[ap]\.?m\b)")
#: "Depuis 07.55": between two pairs of digits, behind what stands before an hour.
DOTTED = pattern_of(
    r"(?=[012])(?:(?<=\ba )|(?<=\bdes )|(?<=\bde )|(?<=\bdepuis )|(?<=\bvers ))([01]\d|2[0-3])\.(00|1[3-9]|[2-5]\d)"
    r"(?!\d|[.,/]\d| ?(?:%|euros?\b|eur\b|€|[kmgt]o\b|kg\b|tonnes?\b|ans?\b|jours?\b))"
)
#: What is written with a point between its figures as well.
OF_FIGURES = pattern_of(r"\b(?:versions?|taux|chapitres?|montants?|droits|tarifs?|codes?|prix|articles?)\b")
#: "… à 15h00 & le SAU vous tiendra informés": one sentence, and another.
AND = pattern_of(r"(?:(?<=\dh )|(?<=\dh\d\d ))&(?= (?:(?:l[ae]s?|une?|il|elle|nous|vous|on|des) |l'))")
#: "DELTA D" is a service.
ELISION = pattern_of(r"(?<!delta )(?<!delt@ )(?<!\w)([nld]) (?=[aeiou])")
GLUED = pattern_of(r"(?<![\w@.-])bip(?=(?:n ?°|no)? ?\d{1,3}(?![\d/]))")
#: "Find'alerte", "FIN ALERTE", "levée dalerte", "fin de lalerte": what stands between an end and what it ends.
JOINT = pattern_of(
    r"(?<![\w@'-])(?:fin|(?<!alerte )(?<!incident )(?:levee|cloture))"
    r"(?P<joint> ?d ?'? ?| ?de ?l ?'? ?| )(?=(?:alerte|incident)s?\b)"
)
JOINED = pattern_of(r" d'| de l'")
WORD = pattern_of(r"[a-z]{5,22}")
FAMILY = "delta"
#: "DELAT IE", "DETLA G": the head of a family, before the letter of a service; "au-delà" and a "délit" are none.
HEAD = pattern_of(r"(?<![\w@'-])(?!dela\b)d[a-z]{3,5}(?= ?-?(?:ie|i/e|g|x|h7|t|p)\b)")
SET_APART = pattern_of(r"(?<!\w)[a-z](?:[ '][a-z]){4,21}(?!\w)")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text with its deciding words spelled as they should be, and where each of its characters came from."""

    text: Text
    original: Text
    edits: tuple[tuple[int, int, int], ...]
    """For each word restored: where it ends here, where it ended there, and how long it is here."""

    def quote(self, start: int, end: int) -> str:
        """Return the words of a span as they were published, on one line."""
        begin, stop = self._there(start), self._there(end)
        words = self.original.raw[begin:stop]
        if words.count("(") > words.count(")") and self.original.raw[stop : stop + 1] == ")":
            words += ")"
        return " ".join(words.split()).strip(" ,;:-–")

    def _there(self, place: int) -> int:
        shift = 0
        for here, there, length in self.edits:
            if place <= here - length:
                break
            if place < here:
                return min(there, here - length + shift + (place - here + length))
            shift = there - here
        return place + shift


def spelled(original: Text) -> Spelled:
    """Return a text with the words that decide spelled right."""
    original = _evened(original)
    pieces: list[str] = []
    edits: list[tuple[int, int, int]] = []
    begin = length = 0
    mended = (*_mistyped(original), *abbreviations_in(original), *_glued(original), *_set_apart(original))
    mended = (*mended, *_headed(original), *mistyped_modes(original), *_joined(original))
    dropped = (*opening_of(original), *without_unticked(original))
    kept = (each for each in mended if not any(start < each[1] and each[0] < end for start, end, _ in dropped))
    for start, end, right in sorted((*kept, *dropped)):
        pieces += (original.raw[begin:start], right)
        length += start - begin + len(right)
        edits.append((length, end, len(right)))
        begin = end
    if not edits:
        return Spelled(original, original, ())
    return Spelled(_evened(Text.of("".join((*pieces, original.raw[begin:])))), original, tuple(edits))


def _mistyped(text: Text) -> Iterator[tuple[int, int, str]]:
    for word in WORD.finditer(text.folded):
        right = restored(word.group())
        if right != word.group() and _stands_alone(text.folded, word) and not _is_cut_off(text.folded, word, right):
            yield word.start(), word.end(), right


def _is_cut_off(folded: str, word: re.Match[str], right: str) -> bool:
    """Whether a text stops within a word of an end: « Rétabl »."""
    is_last = not folded[word.end() :].strip()
    return is_last and right in OF_AN_END and right.startswith(word.group())


def _glued(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where a number is stuck to "BIP", with the word and its space."""
    for word in GLUED.finditer(text.folded):
        yield word.start(), word.end(), "BIP "


def _joined(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield what stands between an end and its alert or incident, where it is not as it should be, with what should."""
    for found in JOINT.finditer(text.folded):
        joint = found["joint"]
        if JOINED.fullmatch(joint) is None:
            yield *found.span("joint"), " de l'" if "l" in joint else " d'"


def _headed(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where the head of the family is mistyped before the letter of a service."""
    for word in HEAD.finditer(text.folded):
        if word.group() != FAMILY and distance(word.group(), FAMILY) == 1:
            yield word.start(), word.end(), FAMILY.upper()


def _set_apart(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield words that decide and whose letters are set apart: "A L E R T E"."""
    for word in SET_APART.finditer(text.folded):
        whole = word.group().replace(" ", "").replace("'", "")
        if whole in VOCABULARY:
            yield word.start(), word.end(), whole


def _evened(text: Text) -> Text:
    """Return a text with elisions ("N EST PLUS"), hours ("8:35") and joints ("&") in one form, place for place."""
    hours = CLOCK.sub(r"\1h\2", ELISION.sub(r"\1'", text.folded))
    hours = hours if OF_FIGURES.search(hours) else DOTTED.sub(r"\1h\2", hours)
    return Text(text.raw, text.plain, AND.sub(";", hours))


def _stands_alone(folded: str, word: re.Match[str]) -> bool:
    around = folded[max(word.start() - 1, 0) : word.start()] + folded[word.end() : word.end() + 1]
    return not any(character.isalnum() or character in "@-_" for character in around)


@lru_cache(maxsize=20_000)
def restored(word: str) -> str:
    """Return the deciding word that was meant, or the word itself."""
    if word in VOCABULARY or word in LOOK_ALIKES or len(word) < SHORTEST_MISTYPED:
        return word
    near = [known for known in _candidates(word) if _is_near(word, known)]
    return min(near, key=lambda known: (distance(word, known), known)) if near else word


def _is_near(word: str, known: str) -> bool:
    """Whether a word may be the other one mistyped: a letter that only one of them has is a mistake, soon seen."""
    letters, wanted, tolerance = set(word), set(known), _tolerance(known)
    if len(letters - wanted) > tolerance or len(wanted - letters) > tolerance:
        return False
    return distance(word, known) <= tolerance


def _tolerance(known: str) -> int:
    return 2 if len(known) >= SHORTEST_FOR_TWO else 1


def _candidates(word: str) -> Iterator[str]:
    for length in range(len(word) - 2, len(word) + 3):
        yield from _by_shape()[word[0], length]


@cache
def _by_shape() -> defaultdict[tuple[str, int], list[str]]:
    shapes: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for known in sorted(VOCABULARY):
        if len(known) >= SHORTEST or known in SHORT:
            shapes[known[0], len(known)].append(known)
    return shapes
