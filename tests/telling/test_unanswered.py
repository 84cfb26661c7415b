"""What a reading keeps of a request that failed is English; who reads it may not be."""

import re

import pytest

from meteo_douane.domain.kept_phrases import BY_PROXY, Unanswered, said
from meteo_douane.domain.language import Language
from meteo_douane.telling.failures import technical_words

PHRASES = [*(said(phrase, 503) for phrase in Unanswered), BY_PROXY + said(Unanswered.CONNECTION_REFUSED)]


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_reason_why_a_request_failed_is_told_in_french(phrase: str) -> None:
    french = technical_words(phrase, Language.FR)

    assert french != phrase
    assert re.findall(r"\d+", french) == re.findall(r"\d+", phrase)
    assert technical_words(phrase, Language.EN) == phrase


def test_a_reason_that_nobody_translated_stays_readable() -> None:
    assert technical_words("something else", Language.FR) == "something else"
