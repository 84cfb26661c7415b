from datetime import UTC, datetime

import pytest

from meteo_douane.domain.catalogue import Name, Side
from meteo_douane.services import shipped_catalogue

CATALOGUE = shipped_catalogue()


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        pytest.param("delta-g", "delta-g", True, id="the same"),
        pytest.param("delta-g", "delta-g-import", True, id="parent and child"),
        pytest.param("delta-ie-export", "delta", True, id="child and grandparent"),
        pytest.param("delta-g", "delta-x", False, id="siblings"),
        pytest.param("delta-g-import", "delta-g-export", False, id="the two sides"),
        pytest.param("portal", "ciel", True, id="the portal reaches every service"),
        pytest.param("delta-t", "portal", True, id="every service is reached by the portal"),
        pytest.param("edi", "delta-g", False, id="the gateway, without a mode"),
        pytest.param("ciel", "unheard-of", False, id="a code that is gone from the catalogue"),
    ],
)
def test_services_overlap_if_one_is_above_the_other(one: str, other: str, *, meet: bool) -> None:
    assert CATALOGUE.overlaps(one, other) is meet
    assert CATALOGUE.overlaps(other, one) is meet


def test_a_service_is_within_what_stands_above_it_and_not_the_reverse() -> None:
    assert CATALOGUE.within("delta-g-import", "delta")
    assert not CATALOGUE.within("delta", "delta-g-import")


@pytest.mark.parametrize(
    ("code", "now", "is_closed"),
    [
        pytest.param("delta-g-import", datetime(2025, 10, 21, 23, 59, tzinfo=UTC), False, id="a minute before"),
        pytest.param("delta-g-import", datetime(2025, 10, 22, tzinfo=UTC), True, id="midnight UTC"),
        pytest.param("delta-g-export", datetime(2026, 11, 23, tzinfo=UTC), False, id="export is kept"),
        pytest.param("mvv", datetime(2026, 1, 1, tzinfo=UTC), True, id="replaced by GAMMA 2"),
        pytest.param("unheard-of", datetime(2026, 1, 1, tzinfo=UTC), False, id="unknown"),
    ],
)
def test_a_service_is_closed_from_the_moment_of_its_closing(code: str, now: datetime, *, is_closed: bool) -> None:
    assert (CATALOGUE.closed_at(code, now) is not None) is is_closed


def test_a_side_of_a_service_can_be_asked_for_from_the_other_side() -> None:
    assert CATALOGUE.side_of("delta-x-import", Side.EXPORT) == "delta-x-export"
    assert CATALOGUE.side_of("delta-x", Side.IMPORT) == "delta-x-import"
    assert CATALOGUE.side_of("delta-t", Side.IMPORT) is None


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        pytest.param(Name("DELTA T"), Name("delta-t"), True, id="capitals and separators"),
        pytest.param(Name("Delt@ T"), Name("DeltaT"), True, id="the sign of the administration"),
        pytest.param(Name("téléservices"), Name("Teleservices"), True, id="accents"),
        pytest.param(Name("DELTA T"), Name("DELTA TT"), False, id="a longer one"),
        pytest.param(Name("RITA", is_case_sensitive=True), Name("rita"), True, id="one of them in any case"),
        pytest.param(
            Name("QUOTA", is_case_sensitive=True), Name("Quota", is_case_sensitive=True), False, id="each in one case"
        ),
    ],
)
def test_two_names_may_be_the_same_words_of_a_text(one: Name, other: Name, *, may_be: bool) -> None:
    assert one.may_be(other) is may_be
    assert other.may_be(one) is may_be
