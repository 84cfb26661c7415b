"""What is kept of a failure is recognised again, whatever figure stood in it."""

import pytest

from meteo_douane.domain.kept_phrases import Unanswered, Undelivered, recognised, said


@pytest.mark.parametrize("phrase", [*Unanswered, *Undelivered])
@pytest.mark.parametrize("figure", ["404", "2.5", "invalid_auth"])
def test_what_is_kept_is_recognised_with_what_stood_in_it(phrase: Unanswered | Undelivered, figure: str) -> None:
    found = recognised(type(phrase), said(phrase, figure))

    assert found == (phrase, figure if "{}" in phrase else "")


@pytest.mark.parametrize("kept", ["", "status", "status 503 or so", "larger than 9 bytes once", "Status 503"])
def test_what_is_not_one_of_the_phrases_is_not_recognised(kept: str) -> None:
    assert recognised(Unanswered, kept) is None


def test_a_gateway_that_gave_up_is_not_any_error() -> None:
    assert recognised(Undelivered, said(Undelivered.GATEWAY_HAD_NO_ANSWER)) == (Undelivered.GATEWAY_HAD_NO_ANSWER, "")
    assert recognised(Undelivered, said(Undelivered.STATUS, 504)) == (Undelivered.STATUS, "504")
