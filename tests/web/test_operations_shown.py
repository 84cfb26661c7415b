"""A planned operation on the pages: never said to have begun before its hour, and with the hours it has now alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dossiers import EPISODE, a_page
from invented import CALM, PAGE
from meteo_douane.domain.interventions import Deed, Person, Wish
from meteo_douane.domain.language import Language
from meteo_douane.ports import Answer
from visits import a_visit

_PLANNED = """<article><h2>Maintenance – DELTA T</h2><p>Publié le 10/06/2026 à 09h12</p>
<p>Une maintenance de DELTA T aura lieu le 12/06/2026 de 20h00 à 22h00. Le service sera indisponible.</p></article>"""
_MOVED = """<article><h2>Maintenance reportée – DELTA T</h2><p>Publié le 10/06/2026 à 10h15</p>
<p>La maintenance de DELTA T prévue le 12/06/2026 est reportée : elle aura lieu le 10/06/2026 de 10h25 à 11h30.
Le service sera indisponible.</p></article>"""
_END = """<article><h2>Fin de maintenance – DELTA T</h2><p>Publié le 10/06/2026 à 11h06</p>
<p>La maintenance de DELTA T est terminée depuis le 10/06/2026 à 11h05. Le service est rétabli.</p></article>"""
_OFF = """<article><h2>Maintenance annulée – DELTA T</h2><p>Publié le 10/06/2026 à 10h15</p>
<p>La maintenance de DELTA T prévue le 12/06/2026 de 20h00 à 22h00 est annulée.</p></article>"""
PLANNED = [a_page(CALM), a_page(PAGE.format(messages=_PLANNED))]
MOVED = [*PLANNED, a_page(PAGE.format(messages=_MOVED + _PLANNED)), a_page(PAGE.format(messages=_MOVED))]
ENDED = [*MOVED, *[a_page(PAGE.format(messages=_MOVED))] * 3, a_page(PAGE.format(messages=_END + _MOVED))]
CANCELLED = [*PLANNED, a_page(PAGE.format(messages=_OFF + _PLANNED))]
GONE = [*PLANNED, a_page(CALM), a_page(CALM)]


def test_an_operation_that_was_moved_is_under_way_since_its_new_hour(tmp_path: Path) -> None:
    with a_visit(tmp_path, MOVED) as visit:
        first, page, history = (visit.looks(path) for path in ("/", f"/episodes/{EPISODE}", "/history"))

    assert "<li>Depuis 10 h 25</li> <li>Fin prévue à 11 h 30</li>" in first
    assert "<dt>Commencé</dt> <dd>le mercredi 10 juin 2026 à 10 h 25</dd>" in page
    assert "10/06/2026, 10 h 25" in history
    assert "le 12/06 à" not in first


def test_an_operation_that_was_moved_lasted_from_its_new_hour(tmp_path: Path) -> None:
    with a_visit(tmp_path, ENDED) as visit:
        page = visit.looks(f"/episodes/{EPISODE}")

    assert "<dt>Terminé</dt> <dd>le mercredi 10 juin 2026 à 11 h 05</dd> <dt>Durée</dt> <dd>40 min</dd>" in page


@pytest.mark.parametrize(
    ("answers", "facts"),
    [
        pytest.param(
            PLANNED,
            "<dt>Situation</dt> <dd>Prévu</dd> <dt>Touché</dt> <dd>DELTA T (transit), mode non précisé</dd> "
            "<dt>Début prévu</dt> <dd>le vendredi 12 juin 2026 à 20 h 00</dd> "
            "<dt>Fin prévue</dt> <dd>le vendredi 12 juin 2026 à 22 h 00</dd> <dt>Procédure de secours</dt>",
            id="planned",
        ),
        pytest.param(
            CANCELLED,
            "<dt>Situation</dt> <dd>Annulé</dd> <dt>Touché</dt> <dd>DELTA T (transit), mode non précisé</dd> "
            "<dt>Début prévu</dt> <dd>le vendredi 12 juin 2026 à 20 h 00</dd> "
            "<dt>Fin prévue</dt> <dd>le vendredi 12 juin 2026 à 22 h 00</dd> "
            "<dt>Annulé</dt> <dd>le mercredi 10 juin 2026 à 10 h 15</dd> <dt>Procédure de secours</dt>",
            id="cancelled",
        ),
        pytest.param(
            GONE,
            "<dt>Situation</dt> <dd>Disparu, aucune annulation publiée : toujours tenu pour prévu</dd>",
            id="gone",
        ),
    ],
)
def test_an_operation_that_has_not_begun_has_no_beginning_and_no_length(
    tmp_path: Path, answers: list[Answer], facts: str
) -> None:
    with a_visit(tmp_path, answers) as visit:
        page = visit.looks(f"/episodes/{EPISODE}")

    assert facts in page
    assert "Commencé" not in page
    assert "Durée" not in page


def test_what_was_cancelled_is_not_over_but_cancelled(tmp_path: Path) -> None:
    with a_visit(tmp_path, CANCELLED) as visit:
        page = visit.looks(f"/episodes/{EPISODE}")

    assert "L'opération est annulée : il n'y a rien à prendre en charge." in page
    assert "C'est terminé" not in page
    assert "<button>Je prends" not in page


@pytest.mark.parametrize("answers", [pytest.param(PLANNED, id="planned"), pytest.param(MOVED, id="under way")])
def test_the_button_promises_no_end_of_repeats_that_there_are_not(tmp_path: Path, answers: list[Answer]) -> None:
    with a_visit(tmp_path, answers) as visit:
        before = visit.looks(f"/episodes/{EPISODE}")
        visit.carry_out(Wish(EPISODE, Deed.ACKNOWLEDGED, Person("Hélène", "", "page")))
        after = visit.looks(f"/episodes/{EPISODE}")

    assert (
        "Prendre en charge prévient vos collègues que vous vous en occupez. Une opération annoncée n'est pas rappelée."
        in before
    )
    assert "Prise en charge par Hélène" in after
    assert "rappels" not in before
    assert "plus de rappel" not in after


def test_an_operation_whose_notice_is_gone_is_planned_in_the_history_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, GONE) as visit:
        history = visit.looks("/history")

    assert "<td>disparu, aucune annulation publiée : toujours tenu pour prévu</td>" in history
    assert "en vigueur" not in history


def test_from_its_hour_on_what_is_gone_is_in_force_though_no_reading_said_so(tmp_path: Path) -> None:
    with a_visit(tmp_path, GONE) as visit:
        visit.now += timedelta(days=2, hours=10)
        page = visit.looks(f"/episodes/{EPISODE}")

    assert "<dd>Disparu, aucune fin publiée : toujours en vigueur</dd>" in page
    assert "<dt>Commencé</dt> <dd>le vendredi 12 juin 2026 à 20 h 00</dd>" in page


def test_an_operation_is_told_of_in_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, CANCELLED, language=Language.EN) as visit:
        page = visit.looks(f"/episodes/{EPISODE}")

    assert "<dt>Planned beginning</dt> <dd>on Friday 12 June 2026 at 20:00</dd>" in page
    assert "<dt>Cancelled</dt> <dd>on Wednesday 10 June 2026 at 10:15</dd>" in page
