import json

import pytest

from meteo_douane.adapters.channels.fitting import fitted

REST = "… suite : https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert fitted("une alerte", 100, rest=REST) == "une alerte"


@pytest.mark.parametrize("limit", range(120, 700, 7))
def test_a_long_text_is_cut_between_words_and_says_where_to_read_on(limit: int) -> None:
    words = [f"été{number}" for number in range(100)]

    cut = fitted(" ".join(words), limit, rest=REST)

    assert len(json.dumps(cut)) <= limit
    assert cut.endswith(f"\n\n{REST}\n")
    assert set(cut.removesuffix(f"{REST}\n").split()) <= set(words)


def test_a_long_text_without_a_place_to_read_on_says_that_it_was_cut() -> None:
    assert fitted("une alerte " * 100, 40, rest="").endswith(" …")


def test_an_endless_word_is_left_out_whole() -> None:
    assert fitted("x" * 1_000_000, 100, rest="") == " …"


def test_a_megabyte_is_cut_at_once() -> None:
    cut = fitted("é " * 500_000, 9_000, rest=REST)

    assert 8_900 < len(json.dumps(cut)) <= 9_000
