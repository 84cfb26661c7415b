"""The lines of a record: what was not written leaves no hole in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from meteo_douane.domain.recourse import Recourse
from meteo_douane.telling.recourse_flaws import noted_section
from meteo_douane.telling.recourse_written import entry_words
from occasions import a_voice
from recourses import ACTIVE, PREPARED, at, by, followed


def test_an_office_without_a_name_leaves_no_hole() -> None:
    line = entry_words(replace(ACTIVE.entries[-1], office=""), a_voice())

    assert line.startswith("bureau informé le ")


def test_an_office_is_named() -> None:
    assert entry_words(ACTIVE.entries[-1], a_voice()).startswith("bureau Le Havre Port informé le ")


@pytest.mark.parametrize(
    ("registered", "is_remarked"),
    [
        pytest.param(at(4), True, id="a minute before the hour that the request states"),
        pytest.param(at(5), False, id="in its minute"),
        pytest.param(at(6), False, id="after it"),
    ],
)
def test_a_request_that_is_registered_before_the_hour_that_it_states_is_to_be_checked(
    registered: datetime, *, is_remarked: bool
) -> None:
    seconds_later = replace(PREPARED.entries[0], at=at(5) + timedelta(seconds=40))
    prepared = Recourse((seconds_later,))
    recourse = followed(prepared, by(10).registration(prepared, "2026-004217", registered))

    lines = " ".join(noted_section(recourse, a_voice()).lines)

    assert ("avant le passage en alerte qu'elle porte" in lines) is is_remarked
