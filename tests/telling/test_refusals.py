"""What a delivery keeps of a failure is English; who reads it may not be."""

import re

import pytest

from meteo_douane.adapters.channels import answers
from meteo_douane.domain.delivery import Refused, Unknown
from meteo_douane.domain.kept_phrases import Undelivered, said
from meteo_douane.domain.language import Language
from meteo_douane.telling.refusals import refusal_words

PHRASES = [said(phrase, 503) for phrase in Undelivered]


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_reason_for_a_failure_is_told_in_french(phrase: str) -> None:
    french = refusal_words(phrase, Language.FR)

    assert french != phrase
    assert re.findall(r"\d+", french) == re.findall(r"\d+", phrase)
    assert refusal_words(phrase, Language.EN) == phrase


def test_a_reason_that_nobody_translated_stays_readable() -> None:
    assert refusal_words("something <new>", Language.FR) == "something ‹new›"


@pytest.mark.parametrize(
    "line",
    [pytest.param(f"Failed to send to it: error={status}.", id=f"status {status}") for status in (307, 404, 500, 504)]
    + [
        pytest.param("Socket Exception: (550, b'No such user')", id="a mail server"),
        pytest.param("Socket Exception: Read timed out.", id="no answer"),
        pytest.param("Socket Exception: what?", id="a lost answer"),
        pytest.param("what?", id="no reason"),
    ],
)
def test_whatever_a_channel_answers_is_told_in_french(line: str) -> None:
    result = answers.failure([line])

    assert isinstance(result, Refused | Unknown)
    assert refusal_words(result.detail, Language.FR) != result.detail
