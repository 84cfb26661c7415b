"""Trades that are also names of services: "les opérateurs du fret express" are people, beside the service they use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.blanks import Placed


class Named(Placed, Protocol):
    """A service that a text names, from a place to another."""

    @property
    def service(self) -> str:
        """Its code."""


N = TypeVar("N", bound=Named)

REACH = 60
"""How many characters before a name may tell that it is of people."""
A_TRADE = pattern_of(r"\bfret\b")
#: "Les opérateurs du | fret express", "ceux du | fret traditionnel".
PEOPLE = pattern_of(
    r"\b(?:operateur|acteur|societe|entreprise|transporteur|commissionnaire|declarant|professionnel|utilisateur|usager"
    r"|client|representant|integrateur|adherent|chargeur|ceux|celles)s?(?: [\w']+){0,2}? (?:du |de |d'|en )(?:le )?\Z"
)
#: "Des rejets sur | DELTA IE": the service that they use.
USED = pattern_of(r"\b(?:sur|dans|via|avec|vers|par|pour|de|du|a) (?:l[ae] |l'|les )?(?:(?:service|teleprocedure) )?\Z")
SENTENCE_END = pattern_of(r"[.;!?]\s|\n")


def without_trades(members: Sequence[N], catalogue: Catalogue, folded: str) -> list[N]:
    """Leave out the trades of people that a text tells to be struck, where it names the service that they use.

    "DELTA IE : les opérateurs du fret express rencontrent des rejets. Le fret traditionnel n'est pas touché."
    """
    trades = [each for each in members if A_TRADE.search(folded, each.start, each.end)]
    services = [each for each in members if each not in trades]
    people = [each for each in trades if _is_of_people(each, services, catalogue, folded)]
    title = folded.find("\n")
    return [each for each in members if each not in people and not (people and each in trades and each.start > title)]


def _is_of_people(trade: Named, services: Sequence[Named], catalogue: Catalogue, folded: str) -> bool:
    """Whether a trade is told of people, and another service is named in the title, or as what they use."""
    if PEOPLE.search(folded, max(0, trade.start - REACH), trade.start) is None:
        return False
    others = [each for each in services if not catalogue.overlaps(each.service, trade.service)]
    return any(_is_used(each, trade, folded) for each in others)


def _is_used(service: Named, trade: Named, folded: str) -> bool:
    if "\n" not in folded[: service.start]:
        return True
    low, high = sorted((service.start, trade.start))
    is_used = USED.search(folded, max(0, service.start - REACH), service.start) is not None
    return is_used and SENTENCE_END.search(folded, low, high) is None
