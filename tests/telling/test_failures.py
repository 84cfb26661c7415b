import pytest

from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Cause
from meteo_douane.formats.item import Defect
from meteo_douane.telling.failures import defect_words, silence_words


@pytest.mark.parametrize("language", list(Language))
def test_each_defect_has_words_of_its_own(language: Language) -> None:
    words = {defect_words(defect, language) for defect in Defect}

    assert len(words) == len(Defect)
    assert defect_words("never heard of", language) not in words


@pytest.mark.parametrize(
    ("phrase", "defect"),
    [
        pytest.param("body cut short", Defect.TRUNCATED, id="a body that breaks off"),
        pytest.param("larger than 2000000 bytes once decompressed", Defect.TOO_LARGE, id="a body without bounds"),
    ],
)
def test_a_body_that_no_format_has_seen_has_the_words_of_a_defect(phrase: str, defect: Defect) -> None:
    assert defect_words(phrase, Language.FR) == defect_words(defect, Language.FR)


@pytest.mark.parametrize(
    ("cause", "status", "words"),
    [
        pytest.param(Cause.OUR_NETWORK, None, "notre propre réseau", id="our network"),
        pytest.param(Cause.THEIR_HOST, None, "le serveur de la douane ne répond pas", id="no answer"),
        pytest.param(Cause.THEIR_HOST, 503, "le serveur de la douane répond par une erreur (503)", id="an error"),
        pytest.param(Cause.THEIR_HOST, 302, "renvoie à une autre adresse (302)", id="a redirect"),
    ],
)
def test_a_silence_says_whose_it_is_and_an_error_is_not_called_one(
    cause: Cause, status: int | None, words: str
) -> None:
    assert words in silence_words(cause, status, Language.FR)
    assert silence_words(cause, status, Language.EN) != silence_words(cause, status, Language.FR)
