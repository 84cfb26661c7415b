"""Words by which a notice bears on an earlier one; all of them are invented by us."""

from datetime import UTC, datetime

import pytest

from meteo_douane.domain.notice import Relation
from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
MOVED, REOPENED = Relation.MOVES, Relation.REOPENS


@pytest.mark.parametrize(
    ("title", "text", "relation"),
    [
        ("REPORT de la maintenance DELTA T", "L'intervention aura lieu le 18 mars 2026 de 6h à 8h.", MOVED),
        ("Maintenance DELTA T", "L'opération est reportée au 18 mars 2026 de 6h à 8h.", MOVED),
        ("Maintenance DELTA T décalée", "Elle aura lieu le 18 mars 2026 à 6h.", MOVED),
        ("Maintenance DELTA T – nouveaux horaires", "Le 18 mars 2026 de 6h à 8h.", MOVED),
        ("Maintenance DELTA T", "Le 18 mars de 6h à 8h. Reportez-vous à la fiche ; se reporter à l'avis.", None),
        ("ERRATUM – Maintenance CIEL", "Le service sera fermé le 18 mars 2026 de 20h à 22h.", MOVED),
        ("Maintenance CIEL", "Les horaires indiqués hier sont erronés : le 18 mars 2026 de 20h à 22h.", MOVED),
        ("Annulation – Maintenance CIEL", "Elle est annulée. Elle aura lieu le 18 mars 2026 de 6h à 8h.", MOVED),
        ("Maintenance CIEL annulée et reportée", "Elle est annulée et reportée au 18 mars de 6h à 8h.", MOVED),
        ("Maintenance CIEL annulée", "La maintenance du 18 mars 2026 de 6h à 8h est annulée.", None),
        ("Réouverture de l'alerte DELTA G", "Le blocage est constaté depuis 14h50.", REOPENED),
        ("Alerte DELTA G", "Les messages EDI sont de nouveau bloqués.", REOPENED),
        ("Alerte DELTA G rouverte", "Les messages EDI ne passent pas.", REOPENED),
        ("Alerte DELTA G", "Les messages EDI sont bloqués.", None),
        ("Fin d'alerte DELTA G", "Le service est de nouveau disponible.", None),
    ],
)
def test_a_notice_says_how_it_bears_on_an_earlier_one(title: str, text: str, relation: Relation | None) -> None:
    notice = Reader(shipped_catalogue()).read(Item(title, text, published_at=NOON), NOON)

    assert notice.relation.value is relation
    assert bool(notice.relation.quote) == (relation is not None)
