"""Services that a text calls by their place in its title, or by what they are for: "le second", "le transit".

"DELTA IE et DELTA T. Le second fonctionne de nouveau.": that one, and not both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.trades import Named


class Member(Named, Protocol):
    """A service that a text names by a name of its own, or by one for all of them."""

    @property
    def is_collective(self) -> bool:
        """Whether it stands for every service at once."""


M = TypeVar("M", bound=Member)
Reference = tuple[int, int, str]

TRANSIT = "delta-t"
_BEGINS = (
    r"(?:(?<=[\n.;:!?(])\W{0,9}|(?<=,) ?(?:et |mais )?"
    r"|\b(?:et|mais|puis|tandis que|alors que|pour|quant a|cote|seule?s?) )"
)
_OF_THEM = (
    r"(?: (?:d'entre (?:elles|eux)|(?:de (?:ces|nos) |des )(?:deux|trois)?"
    r"(?: ?(?:services|applications|teleprocedures|teleservices))?))?"
)
_VERB = (
    r"(?=(?:,? en (?:mode )?(?:dti\+?|edi))?,? (?:[lns]'|(?:est|sont|etait|etaient|a|ont|reste|restent|demeure"
    r"|demeurent|fonctionne|fonctionnent|marche|marchent|repond|repondent|ne|toujours|encore|redemarre|redevient|vient"
    r"|viennent|suivra|suivront|attendra|attendront|sera|seront|doit|doivent|retabli\w*|bloque\w*|indisponible"
    r"|ok|ko|hs)\b))"
)
#: "Le second | est rétabli", "les deux premiers | sont rétablis"; not "le premier incident est clos".
_ORDINAL = pattern_of(
    rf"{_BEGINS}(?P<words>l[ea] (?:(?P<first>premi(?:er|ere))|(?P<second>seconde?|deuxieme)|(?P<third>troisieme)"
    r"|(?P<last>derni(?:er|ere)))|les deux (?:(?P<first_two>premi(?:er|ere)s)|(?P<last_two>derni(?:er|ere)s)))"
    r"(?: (?:services?|applications?|teleprocedures?|teleservices?))?"
    rf"{_OF_THEM}{_VERB}"
)
#: "Ce dernier est rétabli", at the beginning of a sentence.
_LATTER = pattern_of(rf"(?<=[\n.;!?])\W{{0,9}}(?P<words>ce dernier|cette derniere|celui-ci|celle-ci){_VERB}")
#: "L'incident touche DELTA IE et DELTA T. Ce dernier est résolu": the incident may be meant.
_A_TROUBLE = pattern_of(
    r"\b(?:incident|panne|probleme|anomalie|dysfonctionnement|perturbation|blocage|alerte|coupure)s?\b"
)
#: "Les travaux sur RITA ne sont pas achevés. Ce service demeure fermé.", below a title of another one.
_THIS_SERVICE = pattern_of(
    rf"(?<=[\n.;!?])\W{{0,4}}(?P<words>ce (?:tele)?service|cette (?:application|teleprocedure)){_VERB}"
)
#: "ECS reste bloqué, les deux autres sont rétablis".
_OTHERS = pattern_of(rf"{_BEGINS}(?P<words>les (?:deux |trois )?autres|l'autre){_OF_THEM}{_VERB}")
_NATURE = pattern_of(
    rf"(?:{_BEGINS}|\b(?:du|sur|le) )(?:le )?(?P<words>transit)(?=\W{{0,3}}$|\W{{0,3}}\n| ?[.;:,)]|{_VERB})"
)
PLACES = {
    "first": slice(0, 1), "second": slice(1, 2), "third": slice(2, 3), "last": slice(-1, None),
    "first_two": slice(0, 2), "last_two": slice(-2, None),
}  # fmt: skip
SEVERAL = 2
"""Services of a title that may be told apart."""


def references(members: Sequence[Member], folded: str) -> Iterator[Reference]:
    """Yield where a text calls a service by no name: one named before, or some of a title that names several."""
    end = folded.find("\n")
    told = (each for each in members if each.start < end and not each.is_collective)
    titled = tuple(dict.fromkeys(each.service for each in told))
    yield from _named_last(members, folded, titled, max(end, 0))
    yield from _named_last_of_several(members, folded, max(end, 0))
    if len(titled) < SEVERAL:
        return
    for found in _ORDINAL.finditer(folded, end):
        place = next(name for name in PLACES if found[name])
        yield from _at(found, titled[PLACES[place]])
    for found in _LATTER.finditer(folded, end):
        is_of_the_title = not any(end < each.start < found.start() for each in members)
        yield from _at(found, titled[-1:] if is_of_the_title else ())
    for found in _OTHERS.finditer(folded, end):
        named = {each.service for each in members if end < each.start < found.start()}
        yield from _at(found, tuple(each for each in titled if each not in named) if named else ())
    for found in _NATURE.finditer(folded, end):
        yield from _at(found, tuple(each for each in titled if each == TRANSIT))


def _named_last(members: Sequence[Member], folded: str, titled: tuple[str, ...], start: int) -> Iterator[Reference]:
    """Yield where a text says "ce service" of one that it has named last, and its title does not name."""
    named = [each for each in members if not each.is_collective] if titled else []
    ends = [each.end for each in named]
    for found in _THIS_SERVICE.finditer(folded, start):
        place = bisect_right(ends, found.start("words"))
        last = named[max(place - 1, 0) : place]
        yield from _at(found, tuple(each.service for each in last if each.service not in titled))


def _named_last_of_several(members: Sequence[Member], folded: str, start: int) -> Iterator[Reference]:
    """Yield where a text says "ce dernier" behind a sentence that names several: the last of them."""
    named = [each for each in members if not each.is_collective]
    for found in _LATTER.finditer(folded, start):
        before = max(folded.rfind(mark, 0, found.start() - 1) for mark in ".;!?\n")
        services = tuple(dict.fromkeys(each.service for each in named if before < each.start < found.start()))
        is_told_apart = len(services) >= SEVERAL and not _A_TROUBLE.search(folded, max(before, 0), found.start())
        yield from _at(found, services[-1:] if is_told_apart else ())


def _at(found: re.Match[str], services: tuple[str, ...]) -> Iterator[Reference]:
    start, end = found.span("words")
    yield from ((start, end, each) for each in services)
