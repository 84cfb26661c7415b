"""Which fallbacks still ask for something, since when, and what that is."""

from __future__ import annotations

from datetime import datetime

import pytest

from meteo_douane.domain.open_recourses import open_recourses
from meteo_douane.domain.recourse import Recourse
from recourses import ACTIVE, ENDED, PREPARED, REGISTERED, WITH_REFERENCES, at, by, followed

ABANDONED = followed(REGISTERED, by(20).end(REGISTERED, at(20)))
DONE = followed(ENDED, by(200).regularisation(ENDED, "26FR0001"))
DONE = followed(DONE, by(200).regularisation(DONE, "26FR0002"))


@pytest.mark.parametrize(
    ("recourse", "since", "missing"),
    [
        pytest.param(PREPARED, at(5), ["registration"], id="its request is not registered"),
        pytest.param(REGISTERED, at(10), ["office"], id="its office was not told"),
        pytest.param(ACTIVE, at(13), ["end"], id="it goes on"),
        pytest.param(WITH_REFERENCES, at(13), ["end", "references"], id="it goes on, with declarations"),
        pytest.param(ENDED, at(120), ["references"], id="it is over, and declarations are left"),
    ],
)
def test_one_that_asks_for_something_says_since_when_and_what(
    recourse: Recourse, since: datetime, missing: list[str]
) -> None:
    [found] = open_recourses([recourse])

    assert (found.since, [one.value for one in found.missing]) == (since, missing)


@pytest.mark.parametrize("recourse", [pytest.param(ABANDONED, id="never used"), pytest.param(DONE, id="all ticked")])
def test_one_that_is_done_with_is_left_out(recourse: Recourse) -> None:
    assert open_recourses([recourse]) == ()
