"""How long what has ended was in trouble, for those who are told: one service of a shared trouble may fail later."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import a_bulletin, a_notice, a_scope, a_watch, an_end
from meteo_douane.domain.watch import Watch
from nights import CLOCK, Night, fact_of, title_of

BEGAN = CLOCK - timedelta(minutes=24)  # 1:50 in Paris
ALERT = a_notice("a", affects=a_scope("delta-ie"), starts_at=BEGAN, published_at=CLOCK)
BOTH = a_bulletin("b", affects=a_scope("delta-ie", "delta-t"), published_at=CLOCK + timedelta(minutes=30))
ENDED_AT = CLOCK + timedelta(hours=1)
ON_TRANSIT = a_watch("cognac", "delta-t")
ON_IMPORT = a_watch("le-havre", "delta-ie")
ON_BOTH = a_watch("calais", "delta-ie", "delta-t")


def the_end(watch: Watch, *services: str) -> str:
    night = Night((watch,))
    night.publishes(ALERT)
    night.publishes(BOTH)
    [told] = night.publishes(an_end("e", *services, ends_at=ENDED_AT))
    return told


@pytest.mark.parametrize(
    ("watch", "services", "length"),
    [
        pytest.param(ON_TRANSIT, ("delta-t",), "environ 30 min", id="what failed later"),
        pytest.param(ON_TRANSIT, ("delta-ie", "delta-t"), "environ 30 min", id="what failed later, among both"),
        pytest.param(ON_IMPORT, ("delta-ie",), "1 h 24", id="what failed first"),
        pytest.param(ON_BOTH, ("delta-ie", "delta-t"), "1 h 24", id="both"),
    ],
)
def test_an_end_says_how_long_the_part_lasted_that_they_use(
    watch: Watch, services: tuple[str, ...], length: str
) -> None:
    told = the_end(watch, *services)

    assert fact_of(told, "Durée") == length
    assert f" · durée {length} · " in title_of(told)


def test_an_end_of_a_part_says_since_when_what_is_left_goes_on() -> None:
    told = the_end(ON_BOTH, "delta-ie")

    assert title_of(told).startswith("Fin partielle · DELTA-IE")
    assert fact_of(told, "En cours depuis") == "mardi 3 février 2026 à 2 h 44"
