"""Services and modes in words, as a heading has them."""

import pytest

from builders import DTI, EDI, a_scope
from meteo_douane.domain.notice import Scope
from meteo_douane.telling.scopes import scope_words
from occasions import a_voice

UNSTATED = (a_scope("delta-g"), a_scope("ciel"))


def together(*scopes: Scope) -> Scope:
    return Scope(tuple(part for scope in scopes for part in scope.parts))


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        pytest.param(
            together(*UNSTATED), "DELTA G et CIEL (contributions indirectes), mode non précisé", id="no mode of any"
        ),
        pytest.param(
            together(UNSTATED[0], a_scope("delta-x", modes=[EDI])),
            "DELTA G (mode non précisé) et DELTA X (EDI)",
            id="a mode of one",
        ),
        pytest.param(
            together(*UNSTATED, a_scope("delta-x", modes=[EDI])),
            "DELTA G et CIEL (mode non précisé) ; DELTA X (EDI)",
            id="what is not stated is said once",
        ),
        pytest.param(
            together(a_scope("delta-x", modes=[EDI]), a_scope("delta-t", modes=[DTI]), a_scope("ecs", modes=[EDI])),
            "DELTA X et ECS (EDI) ; DELTA T (DTI)",
            id="those of one mode stand together",
        ),
    ],
)
def test_modes_are_said_once_for_all_services_that_have_them(scope: Scope, words: str) -> None:
    assert " ".join(scope_words(scope, a_voice()).split()) == words
