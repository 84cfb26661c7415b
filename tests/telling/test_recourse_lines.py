"""The lines of a record: what was not written leaves no hole in them."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.telling.recourse_written import entry_words
from occasions import a_voice
from recourses import ACTIVE


def test_an_office_without_a_name_leaves_no_hole() -> None:
    line = entry_words(replace(ACTIVE.entries[-1], office=""), a_voice())

    assert line.startswith("bureau informé le ")


def test_an_office_is_named() -> None:
    assert entry_words(ACTIVE.entries[-1], a_voice()).startswith("bureau Le Havre Port informé le ")
