"""What is over by words that take something back of that is never shown as plainly over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dossiers import DAY, EPISODE, a_page
from invented import PAGE
from meteo_douane.domain.language import Language
from visits import Visit, a_visit

#: Invented for these tests.
RESERVED = PAGE.format(
    messages="""<article><h2>Fin d'alerte – DELTA T</h2><p>Publié le 10/06/2026 à 10h12</p>
<p>L'incident est résolu. Les DOM rencontrent encore des difficultés.</p></article>
"""
)
READINGS = [*DAY[:2], a_page(RESERVED)]
OVER = "erminé, avec réserve : « Les DOM rencontrent encore des difficultés. »"


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    with a_visit(tmp_path, READINGS) as visit:
        yield visit


def test_the_first_page_is_not_plainly_calm_and_quotes_the_reservation(visit: Visit) -> None:
    shown = visit.looks()

    assert '<div class="answer to_be_checked">' in shown
    assert "<h1>Non : rien n'est en vigueur pour vos veilles</h1>" in shown
    assert f"Alerte – DELTA T (transit), en EDI, fin à 10 h 12 : t{OVER} Vérifiez votre propre cas" in shown


def test_the_first_page_is_calm_again_after_half_a_day(visit: Visit) -> None:
    visit.now += timedelta(hours=13)

    assert "avec réserve" not in visit.looks()


def test_the_page_of_the_episode_and_the_history_say_it_wherever_they_say_that_it_is_over(visit: Visit) -> None:
    assert f"<dd>T{OVER}</dd>" in visit.looks(f"/episodes/{EPISODE}")
    assert f"t{OVER}" in visit.looks("/history")


def test_a_triage_for_what_it_touched_bears_it_in_mind(visit: Visit) -> None:
    place = visit.sends("/triage", service="delta-t", mode="edi", name="Hélène").headers["location"]

    assert "Avec réserve : « Les DOM rencontrent encore des difficultés. »" in visit.looks(f"/{place}")


def test_it_is_said_in_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, READINGS, language=Language.EN) as visit:
        shown = visit.looks()

    assert "ended, with a reservation: “Les DOM rencontrent encore des difficultés.” Check your own case" in shown
