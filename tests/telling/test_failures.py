import pytest

from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Cause
from meteo_douane.formats.item import Defect
from meteo_douane.telling.failures import defect_words, detail_words, failure_words


@pytest.mark.parametrize("language", list(Language))
def test_each_defect_has_words_of_its_own(language: Language) -> None:
    words = {defect_words(defect, language) for defect in Defect}

    assert len(words) == len(Defect)
    assert defect_words("never heard of", language) not in words


@pytest.mark.parametrize("language", list(Language))
def test_our_network_their_host_and_the_content_sound_different(language: Language) -> None:
    words = {failure_words(cause, "", language) for cause in Cause}

    assert len(words) == len(Cause)


@pytest.mark.parametrize(
    ("cause", "detail", "words"),
    [
        pytest.param(
            Cause.CONTENT,
            "login_page",
            "the customs' server answers, but we do not understand what it sends: it is a login page",
            id="a defect",
        ),
        pytest.param(
            Cause.THEIR_HOST,
            "HTTP 503",
            "the customs' server does not answer, or answers with an error: HTTP 503",
            id="a technical phrase",
        ),
    ],
)
def test_a_failure_says_whose_fault_and_what(cause: Cause, detail: str, words: str) -> None:
    assert failure_words(cause, detail, Language.EN) == words


def test_the_detail_of_an_event_is_a_cause_or_a_defect() -> None:
    assert detail_words("our_network", Language.FR) == failure_words(Cause.OUR_NETWORK, "", Language.FR)
    assert detail_words("truncated", Language.FR) == defect_words("truncated", Language.FR)
