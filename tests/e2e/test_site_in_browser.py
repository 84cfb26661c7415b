"""The story followed on the page from calm to end, by the real program and a real browser without any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsers import a_browser
from playing import Playing, playing
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.needs("chromium"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Playing]:
    with playing(tmp_path) as play:
        yield play


def test_the_story_is_followed_from_calm_to_end_and_taken_in_hand(play: Playing, page: Page) -> None:
    play.show("calm")
    says(page, play, "Non : rien n'est en vigueur pour vos veilles")

    play.show("alert")
    says(page, play, "Oui : Alerte – DELTA IE et DELTA T (transit), en EDI")
    play.show("wider")
    says(page, play, "Oui : Alerte – DELTA IE (DTI et EDI) et DELTA T (EDI)")

    page.get_by_role("link", name=re.compile("Épisode")).click()
    page.get_by_label("Votre nom").fill("Hélène Le Goff")
    page.get_by_label("Motif (facultatif)").fill("j'appelle le SAU")
    page.get_by_role("button", name="Je prends en charge").click()
    expect(page.get_by_text("Prise en charge par Hélène Le Goff, le")).to_be_visible()
    expect(page.get_by_role("button", name="Je prends en charge")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger les preuves").click()
    assert download.value.suggested_filename.endswith(".zip")

    play.show("partial_end")
    says(page, play, "Oui : Alerte – DELTA IE, en DTI")
    play.show("end")
    says(page, play, "Non : rien n'est en vigueur pour vos veilles")
    expect(page.get_by_text("Procédure de secours encore en cours pour DELTA IE")).to_be_visible()

    page.get_by_role("link", name="Historique").click()
    page.get_by_role("link", name="Alerte – DELTA IE").click()
    expect(page.get_by_text("Terminé", exact=True).first).to_be_visible()


def test_a_site_that_fails_makes_the_answer_unknown_and_never_calm(play: Playing, page: Page) -> None:
    play.show("calm")
    says(page, play, "Non")

    play.show("site_fails")
    says(page, play, "On ne sait pas : page de la météo non lue depuis")

    page.get_by_role("link", name="Lecture").click()
    expect(page.get_by_text("pas de réponse ou une erreur du serveur").first).to_be_visible()
    play.show("site_is_back")
    says(page, play, "Non : rien n'est en vigueur pour vos veilles")


def test_a_triage_is_walked_to_a_record_that_becomes_active(play: Playing, page: Page) -> None:
    play.show("calm")
    page.goto(f"{play.url}/triage")
    page.get_by_label("Service en ligne").select_option("delta-x-import")
    page.get_by_label("Mode de transmission").select_option("edi")
    page.get_by_label("Votre nom").fill("Hélène Le Goff")
    page.get_by_role("button", name="Commencer").click()
    for answer in ("non, sa plateforme fonctionne", "aucun de ces états", "je n'arrive pas à valider"):
        page.get_by_label(re.compile(answer)).check()
        page.get_by_role("button", name="Répondre").click()
    expect(page.get_by_text("Vous pouvez auto-déclencher la procédure de secours")).to_be_visible()

    page.get_by_label("Heure du début du trouble").fill("maintenant")
    page.get_by_role("button", name="Écrire la demande").click()
    assert "FR12345678900012" in page.get_by_label("À coller dans OLGA").input_value()
    written(page, "La DA est enregistrée", {"Numéro de la DA": "DA-7", "Heure": "maintenant"})
    written(page, "Le bureau est informé", {"Heure": "maintenant"})

    expect(page.get_by_text("Vous pouvez recourir à la procédure de secours.").first).to_be_visible()


def written(page: Page, deed: str, fields: dict[str, str]) -> None:
    group = page.get_by_role("group", name=deed)
    for label, words in {**fields, "Votre nom": "Hélène"}.items():
        group.get_by_label(label).fill(words)
    group.get_by_role("button", name="Noter").click()


def says(page: Page, play: Playing, first_line: str) -> None:
    """Wait until the first line of the first page begins so."""

    def shown() -> bool:
        page.goto(f"{play.url}/")
        return " ".join(page.get_by_role("heading", level=1).inner_text().split()).startswith(first_line)

    until(shown, seconds=60)
