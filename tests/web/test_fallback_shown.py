"""What the pages say of the fallback: never allowed where its end was published, nor past the hour that was given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dossiers import DAY, EPISODE, a_page
from invented import ALERT, ENDED
from meteo_douane.domain.language import Language
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Answer
from sites import visiting
from visits import SETTING, a_visit

OVER = "<p>La procédure de secours prend fin le 10/06/2026 à 10h05.</p></article>"
ENDED_WITH_IT = ENDED.replace("rétablis depuis 10h55.</p></article>", f"rétablis depuis 10h55.</p>{OVER}", 1)
IN_BOTH = ALERT.replace("mode EDI", "modes DTI et EDI")
PARTLY = IN_BOTH.replace(
    "<article>",
    "<article><h2>Fin d'alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 10h02</p>"
    "<p>DELTA T est rétabli en EDI. Le mode DTI reste indisponible.</p>"
    "<p>La procédure de secours est terminée depuis le 10/06/2026 à 9h58.</p></article><article>",
    1,
)
UNTIL = ALERT.replace("à compter de 9h10.", "jusqu'au 10/06/2026 à 9h30.")


def test_what_has_ended_says_that_its_fallback_has(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:2], a_page(ENDED_WITH_IT)]) as visit:
        episode, history, table = (visit.looks(place) for place in (f"/episodes/{EPISODE}", "/history", "/history.csv"))

    assert "<dd>Terminée le mercredi 10 juin 2026 à 10 h 05</dd>" in episode
    assert "<td>Secours terminé</td>" in history
    assert "ended" in table


def test_what_has_ended_without_a_word_of_its_fallback_says_that_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:2], a_page(ENDED)]) as visit:
        episode = visit.looks(f"/episodes/{EPISODE}")

    assert "<dd>Autorisée depuis le mercredi 10 juin 2026 à 9 h 10 ; sa fin n'a pas été publiée</dd>" in episode


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        pytest.param([*DAY[:1], a_page(IN_BOTH), a_page(PARTLY)], "ecours terminé à 9 h 58", id="ended with a part"),
        pytest.param(
            [*DAY[:1], a_page(UNTIL)],
            "ecours autorisé jusqu'à 9 h 30 (heure passée : à vérifier)",
            id="past the hour that was given",
        ),
    ],
)
def test_the_first_page_its_matrix_and_the_episode_say_when_it_ends(
    tmp_path: Path, answers: list[Answer], shown: str
) -> None:
    with a_visit(tmp_path, answers) as visit:
        now, episode = visit.looks(), visit.looks(f"/episodes/{EPISODE}")

    assert f'<p class="detail">S{shown}</p>' in now
    assert f"Alerte · s{shown}</td>" in now
    assert f'<p class="detail">S{shown}</p>' in episode
    assert "sans fin annoncée" not in episode.partition("Chronologie")[0]


def test_the_end_that_was_announced_is_said_in_english(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:1], a_page(UNTIL)], language=Language.EN) as visit:
        assert "Fallback allowed until 09:30 (hour passed: to be checked)" in visit.looks()


EDI_ALONE = IN_BOTH.replace("est autorisée à compter de 9h10.", "est autorisée pour le mode EDI uniquement.")
OF_A_PART = ALERT.replace("DELTA T", "DELTA X – volet Import")


def test_a_fallback_that_is_given_for_one_mode_is_granted_in_no_other(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:1], a_page(EDI_ALONE)]) as visit:
        visit.setting = replace(SETTING, watches=(Watch("transit", ("delta-t",), ("equipe",)),))
        with visiting(visit.app()) as visit.client:
            shown = visit.looks()

    assert '<p class="detail">Secours autorisé en EDI seulement</p>' in shown
    assert '<td class="in_force">Alerte · secours non précisé</td>' in shown
    assert '<td class="in_force">Alerte · secours autorisé (EDI)</td>' in shown
    assert "À vérifier – Ce qui est dit du secours ne vaut pas pour tous les modes touchés : « La procédure" in shown


GROWN = IN_BOTH.replace("La procédure de secours est autorisée à compter de 9h10.", "")


def test_the_first_line_says_of_which_part_nothing_is_said(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:2], a_page(GROWN)]) as visit:
        shown, episode = visit.looks(), visit.looks(f"/episodes/{EPISODE}")

    assert "Secours autorisé depuis 9 h 10, rien n'est dit pour DELTA T (transit), en DTI" in shown
    assert (
        '<p class="detail">Secours autorisé depuis 9 h 10 ; rien n\'est dit pour DELTA T (transit), en DTI' in episode
    )


def test_an_alert_of_a_part_of_a_service_names_that_part_in_its_row(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:1], a_page(OF_A_PART)]) as visit:
        visit.setting = replace(SETTING, watches=(Watch("export", ("delta-x",), ("equipe",)),))
        with visiting(visit.app()) as visit.client:
            shown = visit.looks()

    assert '<td class="in_force">Alerte (DELTA X Import seulement) · secours autorisé</td>' in shown


PORTAL = """<article><h2>Alerte – Portail douane.gouv.fr</h2><p>Publié le 10/06/2026 à 9h30</p>
<p>Le portail douane.gouv.fr est indisponible.</p>
<p>La procédure de secours n'est pas autorisée.</p></article><article>"""
REFUSED_FOR_ALL = ALERT.replace("<article>", PORTAL, 1)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        pytest.param(Language.FR, "Alerte · secours : les messages diffèrent", id="French"),
        pytest.param(Language.EN, "Alert · fallback: the messages differ", id="English"),
    ],
)
def test_a_cell_grants_no_fallback_that_another_alert_in_force_for_it_refuses(
    tmp_path: Path, language: Language, shown: str
) -> None:
    with a_visit(tmp_path, [*DAY[:1], a_page(REFUSED_FOR_ALL)], language=language) as visit:
        row = visit.looks().partition('<th scope="row">DELTA T</th>')[2].partition("</tr>")[0]

    assert f'<td class="in_force">{shown}</td>' in row


OF_ONE_OF_TWO = ALERT.replace("Alerte – DELTA T – mode EDI", "Alerte – DELTA X et DELTA T – mode EDI").replace(
    "est autorisée à compter de 9h10.", "est autorisée pour DELTA X uniquement."
)


def test_a_fallback_that_is_given_for_one_service_is_to_be_checked_wherever_it_is_shown(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:1], a_page(OF_ONE_OF_TWO)]) as visit:
        now, episode = visit.looks(), visit.looks(f"/episodes/{EPISODE}")

    assert '<p class="detail">Secours autorisé (à vérifier)</p>' in now
    assert "Alerte · secours autorisé (à vérifier)</td>" in now
    assert "Alerte · secours autorisé</td>" not in now
    assert '<p class="detail">Secours autorisé (à vérifier)</p>' in episode
    assert "<dd>Autorisée, sans fin annoncée (à vérifier)</dd>" in episode


FROM_ITS_HOUR = ALERT.replace("à compter de 9h10.", "à compter du 10/06/2026 à 18h15.")


def test_a_fallback_that_is_not_open_yet_is_never_shown_without_its_hour(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:1], a_page(FROM_ITS_HOUR)]) as visit:
        now = visit.looks()

    assert "Alerte · secours autorisé dès 18 h 15</td>" in now
    assert "Alerte · secours autorisé</td>" not in now
