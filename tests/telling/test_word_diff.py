"""What changed between two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.telling.word_diff import MOST_WORDS, Fate, Piece, word_diff

TEXTS = st.lists(st.sampled_from(["DELTA", "T", "EDI", "est", "rétabli", "\n"]), max_size=30).map(" ".join)


def test_what_was_removed_stands_before_what_took_its_place() -> None:
    found = word_diff("secours autorisé dès 9h10 en EDI", "secours autorisé dès 9h30 en EDI")

    assert found == (
        Piece(Fate.KEPT, "secours autorisé dès"),
        Piece(Fate.REMOVED, "9h10"),
        Piece(Fate.ADDED, "9h30"),
        Piece(Fate.KEPT, "en EDI"),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("les mêmes mots", "les  mêmes mots ", id="only blanks changed"),
        pytest.param("Alerte DELTA T", "Maintenance prévue de CIEL demain", id="two texts"),
        pytest.param("mot " * (MOST_WORDS + 1), "mot", id="too long"),
    ],
)
def test_where_there_is_nothing_to_compare_nothing_is_said(before: str, after: str) -> None:
    assert word_diff(before, after) == ()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off(before: str, after: str) -> None:
    pieces = word_diff(before, after)

    for fate, text in ((Fate.ADDED, before), (Fate.REMOVED, after)):
        words = " ".join(piece.words for piece in pieces if piece.fate is not fate).split()
        assert not pieces or words == text.split()
