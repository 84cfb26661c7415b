"""The texts that a declarant pastes or reads out: files in `golden_request`, read aloud before they are committed.

Write them anew with `PYTHONPATH=tests .venv/bin/python tests/telling/test_request.py`, and look at the difference.
"""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import DTI, EDI, NOON, a_scope
from meteo_douane.domain.declarant import Declarant
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.office import Office, Presence
from meteo_douane.domain.recourse import Recourse, TextKind
from meteo_douane.domain.situation import EndedLately
from meteo_douane.domain.triage_terms import Answer, Answers, Question
from meteo_douane.telling.request import Dossier, text_of
from meteo_douane.telling.request_reasons import reasons_of
from occasions import a_voice
from recourses import ENDED, PREPARED, REGISTERED, at, by, followed
from situations import a_situation, published

GOLDEN = Path(__file__).with_name("golden_request")
DECLARANT = Declarant(
    "FR12345678900012", "Transit Exemple SAS", "12 quai de l'Exemple\n76600 Le Havre", "02 99 00 00 00"
)
OFFICE = Office("Le Havre Port", "bureau@exemple.example", "02 99 00 00 01")
ANSWERED = Answers(
    {
        Question.PROVIDER: Answer.OK,
        Question.AUBETTE: Answer.UNREACHABLE,
        Question.CASE: Answer.RELEASE,
    }
)
PROVIDER_WORKS = (
    "Notre prestataire de connexion, que nous avons contacté, ne constate pas de dysfonctionnement de sa plateforme de "
    "transmission."
)
NIGHT = a_situation(presence=Presence.CLOSED)


def with_reasons(recourse: Recourse) -> Recourse:
    opening = replace(recourse.entries[0], words=reasons_of(NIGHT, ANSWERED, a_voice()))
    return Recourse((opening, *recourse.entries[1:]))


DONE = followed(with_reasons(ENDED), by(200).regularisation(ENDED, "26FR0001"))
WHOLE = Dossier(DONE, DECLARANT, OFFICE, a_voice())
EMPTY = Dossier(Recourse((replace(PREPARED.entries[0], words="", office=""),)), Declarant(), None, a_voice())
UNUSED = Dossier(followed(REGISTERED, by(130).end(REGISTERED, at(120))), DECLARANT, OFFICE, a_voice())
ENDS = (TextKind.END_SAU, TextKind.END_OFFICE)
DOSSIERS = {"whole": WHOLE, "empty": EMPTY, "unused": UNUSED}


def rendered() -> dict[Path, str]:
    return {
        GOLDEN / f"{name}-{kind.value}.txt": text_of(kind, dossier)
        for name, dossier in DOSSIERS.items()
        for kind in (ENDS if name == "unused" else TextKind)
    }


@pytest.mark.parametrize("path", rendered(), ids=lambda path: path.stem)
def test_a_text_reads_as_it_was_approved(path: Path) -> None:
    assert rendered()[path] == path.read_text(encoding="utf-8")


def test_no_approved_text_is_left_over() -> None:
    assert set(GOLDEN.iterdir()) == set(rendered())


def test_the_request_has_all_that_the_sheet_asks_for() -> None:
    text = text_of(TextKind.REQUEST, WHOLE)

    for words in (
        "auto-déclenchement de la procédure de secours",
        "FR12345678900012",
        "Transit Exemple SAS",
        "12 quai de l'Exemple, 76600 Le Havre",
        "02 99 00 00 00",
        "DELTA G",
        "mardi 3 février 2026 à 13 h 05",
    ):
        assert words in text


@pytest.mark.parametrize("kind", list(TextKind))
def test_what_is_missing_is_named_in_its_place_and_nothing_is_left_blank(kind: TextKind) -> None:
    text = text_of(kind, EMPTY)

    assert "[à compléter : " in text
    blank = [line for line in text.splitlines() if re.search(r" :\s*$", line)]
    assert set(blank) <= {"Raisons de l'auto-déclenchement :", "À dire :"}


@pytest.mark.parametrize("kind", list(TextKind))
def test_texts_for_the_administration_are_french_with_plain_blanks(kind: TextKind) -> None:
    english = replace(WHOLE, voice=a_voice(Language.EN))

    assert text_of(kind, english) == text_of(kind, WHOLE)
    assert not {"\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"} & set(text_of(kind, WHOLE))


def test_reasons_are_what_the_triage_found() -> None:
    assert reasons_of(NIGHT, ANSWERED, a_voice()).splitlines() == [
        "Nos déclarations validées n'ont pas obtenu l'état « BAE ».",
        "Aucune alerte n'est publiée à la météo des services en ligne pour ce service et ce mode de transmission.",
        PROVIDER_WORKS,
        "Nous n'avons pas pu accéder à Aubette.",
        "L'état de nos déclarations n'a pas pu être vérifié.",
    ]


def test_an_alert_that_has_just_ended_is_named_with_its_end() -> None:
    over = EndedLately("e1", Kind.ALERT, a_scope("delta-g", modes=[EDI]), NOON - timedelta(hours=1), NOON)

    reasons = reasons_of(replace(NIGHT, ended=(over,)), ANSWERED, a_voice(Language.EN)).splitlines()

    assert reasons[1].startswith("Aucune alerte n'est publiée")
    said = reasons[2].replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Une alerte y était publiée depuis le mardi 3 février 2026 à 12 h 00 pour DELTA G")
    assert said.endswith("en EDI ; sa fin y est annoncée le mardi 3 février 2026 à 13 h 00.")


def test_an_alert_about_something_else_is_no_absence_of_alerts() -> None:
    answers = Answers({Question.SYMPTOM: Answer.OTHER, Question.AUBETTE: Answer.OTHER, Question.CASE: Answer.VALIDATE})

    reasons = reasons_of(a_situation(published(), mode=DTI), answers, a_voice())

    assert "un autre dysfonctionnement" in reasons
    assert "Aucune alerte" not in reasons


def write() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for path, text in rendered().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
