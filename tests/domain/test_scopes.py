"""Arithmetic of scopes over the tree of services."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CATALOGUE, DTI, DTI_PLUS, EDI, a_scope, scopes
from meteo_douane.domain.notice import Mode, Scope, ServiceScope
from meteo_douane.domain.scopes import cells, common, is_overlapping, joined, without

BOTH = [DTI, EDI]


@pytest.mark.parametrize(
    ("scope", "taken", "left"),
    [
        pytest.param(a_scope("delta-g"), a_scope("delta-g"), Scope(), id="all of it"),
        pytest.param(a_scope("delta-g"), a_scope("delta-t"), a_scope("delta-g"), id="another service takes nothing"),
        pytest.param(
            a_scope("delta-g", modes=BOTH),
            a_scope("delta-g", modes=[EDI]),
            a_scope("delta-g", modes=[DTI]),
            id="one mode",
        ),
        pytest.param(
            a_scope("delta-g"),
            a_scope("delta-g", modes=[EDI]),
            a_scope("delta-g", modes=[DTI, DTI_PLUS]),
            id="of unknown",
        ),
        pytest.param(a_scope("delta-g", modes=BOTH), a_scope("delta-g"), Scope(), id="an end without a mode ends all"),
        pytest.param(
            a_scope("delta-g", modes=[DTI_PLUS]),
            a_scope("delta-g", modes=[DTI]),
            a_scope("delta-g", modes=[DTI_PLUS]),
            id="DTI is not DTI+",
        ),
        pytest.param(a_scope("delta-ie"), a_scope("delta-ie-import"), a_scope("delta-ie-export"), id="one child"),
        pytest.param(a_scope("delta-ie-import"), a_scope("delta"), Scope(), id="a family stands for its children"),
        pytest.param(
            a_scope("delta"),
            a_scope("delta-ie"),
            a_scope("delta-g", "delta-x", "delta-h7", "delta-t", "delta-p"),
            id="a family without one member",
        ),
        pytest.param(
            a_scope("delta-ie"),
            a_scope("delta-ie-import", modes=[EDI]),
            scopes(a_scope("delta-ie-import", modes=[DTI, DTI_PLUS]), a_scope("delta-ie-export")),
            id="one mode of one child",
        ),
        pytest.param(
            a_scope("delta-g", "ecs"), a_scope("ecs"), a_scope("delta-g"), id="one service of two, the other as written"
        ),
        pytest.param(a_scope("portal"), a_scope("delta-g"), a_scope("portal"), id="the portal is not a family"),
        pytest.param(
            a_scope("delta-g"), a_scope("portal"), a_scope("delta-g"), id="the portal back says nothing of it"
        ),
    ],
)
def test_taking_a_scope_away_leaves_the_rest_and_nothing_else(scope: Scope, taken: Scope, left: Scope) -> None:
    assert without(scope, taken, CATALOGUE) == left


@pytest.mark.parametrize(
    ("scope", "other", "both"),
    [
        pytest.param(a_scope("delta-g"), a_scope("delta-t"), a_scope("delta-g", "delta-t"), id="two services"),
        pytest.param(
            a_scope("delta-g", modes=[EDI]),
            a_scope("delta-g", modes=[DTI]),
            a_scope("delta-g", modes=BOTH),
            id="two modes",
        ),
        pytest.param(a_scope("delta-g"), a_scope("delta-g", modes=[EDI]), a_scope("delta-g"), id="within"),
        pytest.param(a_scope("delta-ie-import"), a_scope("delta-ie"), a_scope("delta-ie"), id="a child in its family"),
    ],
)
def test_two_scopes_together_name_a_service_once(scope: Scope, other: Scope, both: Scope) -> None:
    assert joined(scope, other, CATALOGUE) == both


def test_what_is_common_is_said_in_the_words_of_the_former() -> None:
    alert = a_scope("delta-ie-import", modes=BOTH)

    assert common(alert, a_scope("delta"), CATALOGUE) == alert
    assert common(alert, a_scope("delta-ie", modes=[EDI]), CATALOGUE) == a_scope("delta-ie-import", modes=[EDI])


MODES = st.none() | st.frozensets(st.sampled_from(Mode), min_size=1)
PARTS = st.builds(ServiceScope, st.sampled_from(tuple(CATALOGUE.services)), MODES)
SCOPES = st.lists(PARTS, max_size=4, unique_by=lambda part: part.service).map(lambda parts: Scope(tuple(parts)))


@given(SCOPES, SCOPES)
def test_the_arithmetic_is_that_of_sets(scope: Scope, other: Scope) -> None:
    mine, theirs = cells(scope, CATALOGUE), cells(other, CATALOGUE)

    assert cells(without(scope, other, CATALOGUE), CATALOGUE) == mine - theirs
    assert cells(common(scope, other, CATALOGUE), CATALOGUE) == mine & theirs
    assert cells(joined(scope, other, CATALOGUE), CATALOGUE) == mine | theirs
    assert is_overlapping(scope, other, CATALOGUE) == bool(mine & theirs)
