"""Every text here is invented by us, in the register of the administration. Times in the table are of Paris."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.publication import publication

PARIS = ZoneInfo("Europe/Paris")
SEEN_AT = datetime(2026, 2, 12, 15, 30, tzinfo=UTC)


def published(text: str, dateline: str = "") -> tuple[str | None, str]:
    read = publication(dateline, Text.of(text), seen_at=SEEN_AT, zone=PARIS)
    return read.value.astimezone(PARIS).strftime("%Y-%m-%d %H:%M") if read.value else None, read.quote


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Alerte DELTA T\n\nPublié le 03/02/2026 à 09h10\n\nDepuis 8h, rien.", "2026-02-03 09:10"),
        ("Message publié le jeudi 12 février 2026 à 10h05", "2026-02-12 10:05"),
        ("Publié le 5 mars 2025 à 7 h 50", "2025-03-05 07:50"),
        ("Mis en ligne le 17 janvier 2026 à 06:05", "2026-01-17 06:05"),
        ("PUBLIE LE 02/12/2025 A 9H20", "2025-12-02 09:20"),
        ("publié le 04/02/2026 a 10h25", "2026-02-04 10:25"),
        ("Publié le 1er février 2026 à 14h", "2026-02-01 14:00"),
        ("Publié ce jour à 14h15", "2026-02-12 14:15"),
        ("Publié le 12 février à 9h", "2026-02-12 09:00"),
        ("MAINTENANCE CIEL - 10/02/2026 16h00\nCIEL sera fermé le 14/02/2026 de 6h00 à 7h00.", "2026-02-10 16:00"),
        ("Publié le : 03/02/2026 09:10", "2026-02-03 09:10"),
        ("Date de publication : 03/02/2026 - 09:10", "2026-02-03 09:10"),
        ("Message du 12/03/2019 à 10h40\nTexte.", "2019-03-12 10:40"),
        ("Alerte publiée le 03/02/2026 à 9h", "2026-02-03 09:00"),
        ("Alerte DELTA G - Publié le 03/02/2026 à 9h", "2026-02-03 09:00"),
        ("Diffusé le 03/02/2026 à 9h", "2026-02-03 09:00"),
        ("Alerte\n14/01/2026 - 07:52\nDepuis le 14/01/2026 à 6h, rien.", "2026-01-14 07:52"),
        ("mardi 3 février 2026, 07h52, par SAU", "2026-02-03 07:52"),
        ("12/02/2026 à 9h10 – par le centre informatique\nRien depuis 8h.", "2026-02-12 09:10"),
        ("Publié le 03/02/2026 à 9h, modifié le 04/02/2026 à 10h", "2026-02-03 09:00"),
        ("Modifié le 04/02/2026 à 10h\nPublié le 03/02/2026 à 9h", "2026-02-03 09:00"),
        ("Mis à jour le 04/02/2026 à 10h", "2026-02-04 10:00"),
        ("Dernière mise à jour : 04/02/2026 à 10h30", "2026-02-04 10:30"),
        ("Alerte PoUS\n\nCID / SAU – 03/02/2026 – 15h15\n\nDepuis 14h20, rien.", "2026-02-03 15:15"),
        ("Alerte\nSAU et CID, le mardi 3 février 2026 à 15h15\nDepuis 14h20, rien.", "2026-02-03 15:15"),
        ("Alerte\nCentre informatique douanier – 03/02/2026, 15h15\nRien.", "2026-02-03 15:15"),
        ("Alerte\n\nMessage du CID du 03/02/2026, 13:25\n\nRien.", "2026-02-03 13:25"),
        ("Communiqué du service d'assistance aux utilisateurs du 3 février 2026 à 9h\nRien.", "2026-02-03 09:00"),
        ("Alerte\nMessage de la DGDDI (03/02/2026 à 13h25)\nRien.", "2026-02-03 13:25"),
        ("Message publié ce jour (jeudi 12 février 2026) à 6h05", "2026-02-12 06:05"),
        ("Publication du jour (12/02/2026) 6h05", "2026-02-12 06:05"),
        ("ALERTE\n\n03/02/2026 11h20 - plus de réponses depuis 10h50.", "2026-02-03 11:20"),
        ("ALERTE\n[03/02/2026 11:20] plus de réponses depuis 10h50.", "2026-02-03 11:20"),
        ("ALERTE\n03/02/2026 11h20 : début de l'incident", None),
        ("ALERTE\n03/02/2026 11h20 - DELTA T est arrêté.", None),
        ("Maintenance\n03/02/2026 22h00 - DELTA T sera arrêté pendant deux heures.", None),
        ("Alerte\nLe 03/02/2026 à 11h20, DELTA T est tombé en panne.", None),
        ("Message du CID : DELTA T est arrêté depuis le 03/02/2026 à 8h.", None),
        ("Alerte\nCID, SAU : DELTA T est arrêté le 03/02/2026 à 8h", None),
        ("Alerte\nDate : 12/02/2026\nHeure : 05:40\nDepuis 4h, rien.", "2026-02-12 05:40"),
        ("FIN ALERTE\n\nMAJ 04/02/2026 20:15\n\nRétabli depuis 19:50.", "2026-02-04 20:15"),
        ("Incident clos\nEn ligne le 04/02/2026 à 12h\nRétabli.", "2026-02-04 12:00"),
        ("(Rediffusion) Alerte\nRediffusé le 04/02/2026 à 09h30\nRien depuis 7h.", "2026-02-04 09:30"),
        ("Retour sur l'incident\nActualité publiée le 04/02/2026 à 14h\nClos.", "2026-02-04 14:00"),
        ("Un message sera publié le 12/02/2026 à 18h", None),
        ("Le service est fermé le 10/02/2026 à 9h.", None),
        ("Prochain BIP à 12h30", None),
        ("Le message d'annulation diffusé ce matin est sans objet.", None),
    ],
)
def test_a_statement_of_publication_is_found_in_the_text(text: str, moment: str | None) -> None:
    found, quote = published(text)

    assert found == moment
    assert bool(quote) is (moment is not None)


@pytest.mark.parametrize(
    ("dateline", "moment"),
    [
        ("14/01/2026 - 07:52", "2026-01-14 07:52"),
        ("Publié le 03/02/2026 à 09h10", "2026-02-03 09:10"),
        ("12/02/2026 10:05", "2026-02-12 10:05"),
        ("le 3 février 2026", "2026-02-03 00:00"),
        ("hier à 9h", "2026-02-11 09:00"),
        ("", "2026-02-01 08:00"),
    ],
)
def test_a_date_that_stands_apart_comes_before_the_text(dateline: str, moment: str) -> None:
    found, _ = published("Publié le 01/02/2026 à 8h", dateline)

    assert found == moment


def test_the_quote_is_the_statement() -> None:
    _, quote = published("Alerte\nPublié le 03/02/2026 à 09h10 par le CID")

    assert quote == "Publié le 03/02/2026 à 09h10"


def test_an_old_publication_is_not_doubted_for_its_age() -> None:
    read = publication("", Text.of("Publié le 12/03/2019 à 10h40"), seen_at=SEEN_AT, zone=PARIS)

    assert read.doubts == ()
