"""What a person closed for want of an end is never shown as if its end had been published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dossiers import DAY, EPISODE, a_page
from invented import ALERT, CALM, ENDED, PAGE
from meteo_douane.domain.interventions import Deed, Done, Person, Wish
from meteo_douane.domain.language import Language
from visits import Visit, a_visit

GONE = [*DAY[:2], a_page(CALM), a_page(CALM)]


def closes(visit: Visit, episode: str = EPISODE) -> None:
    outcome = visit.carry_out(Wish(episode, Deed.CLOSED, Person("Marc", "tout fonctionne", "command")))
    assert isinstance(outcome, Done), outcome


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    with a_visit(tmp_path, GONE) as visit:
        closes(visit)
        yield visit


def test_the_first_page_says_whose_decision_it_is_and_shows_what_was_closed(visit: Visit) -> None:
    shown = visit.looks()

    assert '<div class="answer closed_by_person">' in shown
    assert "<h1>Non, d'après nous : 1 épisode clos par l'exploitant, aucune fin publiée</h1>" in shown
    assert '<h2 id="closed">Clos par nous, aucune fin publiée</h2>' in shown
    assert "<li>Clos à 10 h 30 par Marc, décision de l'exploitant, aucune fin publiée</li>" in shown
    assert '<td class="closed_by_us">clos par nous, aucune fin publiée</td>' in shown
    assert "vérifiez avant de quitter la procédure de secours" in shown


def test_what_is_planned_hides_nothing_of_it_in_the_matrix(tmp_path: Path) -> None:
    planned = """<article><h2>Maintenance – DELTA T</h2><p>Publié le 10/06/2026 à 07h12</p>
    <p>Une maintenance de DELTA T aura lieu le 12/06/2026 de 20h00 à 22h00. Il sera indisponible.</p></article>"""
    alone, both = a_page(PAGE.format(messages=planned)), a_page(ALERT.replace("<footer>", f"{planned}<footer>"))
    with a_visit(tmp_path, [a_page(CALM), alone, both, alone, alone]) as visit:
        closes(visit, "2026-06-10-02")
        shown = visit.looks()

    window = "12/06, 20 h 00 – 22 h 00"
    assert f'<td class="closed_by_us">clos par nous, aucune fin publiée · prévu : {window}</td>' in shown
    assert f'<td class="planned">prévu : {window}</td>' in shown


@pytest.mark.parametrize(
    ("service", "mode", "is_said"), [("delta-t", "edi", True), ("delta-t", "dti", False), ("delta-x", "edi", False)]
)
def test_a_triage_for_what_it_touched_bears_it_in_mind(visit: Visit, service: str, mode: str, *, is_said: bool) -> None:
    place = visit.sends("/triage", service=service, mode=mode, name="Hélène").headers["location"]

    said = "Clos par nous, sans fin publiée : Alerte – DELTA T (transit), en EDI (par Marc à 10 h 30). Ce que vous"
    assert (said in visit.looks(f"/{place}")) is is_said


def test_it_is_shown_for_a_week(visit: Visit) -> None:
    visit.now += timedelta(days=7, minutes=1)

    assert "Clos par nous" not in visit.looks()


def test_an_end_that_is_published_after_all_is_the_end(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:2], a_page(ENDED)]) as visit:
        shown = visit.looks()

    assert "Clos par nous" not in shown
    assert "<h1>Non : rien n'est en vigueur pour vos veilles</h1>" in shown


def test_the_page_of_the_episode_says_closed_and_not_ended(visit: Visit) -> None:
    shown = visit.looks(f"/episodes/{EPISODE}")

    assert "<dt>Clos par nous</dt>" in shown
    assert "<dt>Durée jusqu'à la clôture</dt>" in shown
    assert "Clos par Marc, aucune fin publiée : plus rien à prendre en charge, sauf si la météo en reparle." in shown
    assert "<dt>Terminé</dt>" not in shown
    assert "C'est terminé" not in shown


def test_the_sums_say_what_they_count_it_for(visit: Visit) -> None:
    assert "ce que l'exploitant a clos, sans fin publiée, compte jusqu'à sa clôture" in visit.looks("/history")


def test_it_is_said_in_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, GONE, language=Language.EN) as visit:
        closes(visit)
        shown = visit.looks()

    assert "<h1>No, by our own decision: 1 episode closed by the operator, no end published</h1>" in shown
