"""The first words of whatever came: shown to the operator beside those of the last good page."""

import pytest

from meteo_douane.formats.excerpt import LONGEST, excerpt_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "<html><head><title>Connexion</title><style>b{}</style></head><body><form>Votre mot de&nbsp;passe</form>",
            "Connexion – Votre mot de passe",
            id="a login page",
        ),
        pytest.param(
            "<title>Météo</title><nav>Accueil Contact</nav><main><h1>Services</h1><p>Alerte DELTA G</p></main>",
            "Météo – Services Alerte DELTA G",
            id="the content, without the menus before it",
        ),
        pytest.param("<script>if (a < b) alert(1)</script><p>ici</p>", "ici", id="no script"),
        pytest.param('{"status": "down"}', '{"status": "down"}', id="no page at all"),
        pytest.param("", "", id="nothing"),
        pytest.param("<title> </title><p>sans titre</p>", "sans titre", id="an empty title"),
    ],
)
def test_an_excerpt_is_what_a_person_would_read_first(text: str, words: str) -> None:
    assert excerpt_of(text) == words


def test_an_excerpt_is_short_and_one_line() -> None:
    found = excerpt_of("<p>mot\n</p>" * 100_000)

    assert len(found) <= LONGEST
    assert "\n" not in found


@pytest.mark.parametrize("piece", ["<script", "<!--", "<title", "<script>", "<main>", "<svg >", "<", "&amp"])
def test_an_excerpt_of_a_hostile_document_is_short_too(piece: str) -> None:
    assert len(excerpt_of(piece * (2_000_000 // len(piece)))) <= LONGEST
