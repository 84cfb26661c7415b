import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.reading.text.words import Text, normalised


@pytest.mark.parametrize(
    ("published", "folded"),
    [
        pytest.param("Fin d’alerte", "fin d'alerte", id="curly apostrophe"),
        pytest.param("9\u202fh\u00a030", "9 h 30", id="narrow and non-breaking spaces"),
        pytest.param("DELTA\u00a0IE – volet", "delta ie - volet", id="dash"),
        pytest.param("« crédit »", '" credit "', id="quotes and accents"),
        pytest.param("INDISPONIBILITÉ", "indisponibilite", id="accented capitals"),
        pytest.param("re\u0301tabli", "retabli", id="decomposed accent"),
        pytest.param("DEL\u00adTA\u200b G", "delta g", id="invisible characters"),
        pytest.param("a\tb\r\nc", "a b \nc", id="white space keeps its lines"),
        pytest.param("DTI＋ ２h", "dti+ 2h", id="full width"),
    ],
)
def test_what_typography_varies_is_made_one(published: str, folded: str) -> None:
    assert normalised(published) == folded


@given(st.text())
def test_the_forms_of_a_text_have_one_length(published: str) -> None:
    text = Text.of(published)

    assert len(text.raw) == len(text.plain) == len(text.folded) == len(text)
    assert Text.of(text.raw) == text


def test_a_part_is_cut_from_every_form() -> None:
    part = Text.of("Alerte DELTA É").part(7, 14)

    assert part == Text.of("DELTA É")
