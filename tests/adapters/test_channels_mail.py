"""The text part of a mail says what its HTML says, the numbers of steps included."""

import pytest

from meteo_douane.adapters.channels.mail import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<ol>\n<li>un</li>\n<li>deux</li>\n</ol>", "1. un\n2. deux", id="steps keep their numbers"),
        pytest.param("<ul><li>un</li><li>2026. Texte</li></ul>", "- un\n- 2026. Texte", id="a list has bullets"),
        pytest.param("<ol><li>a</li></ol><p>b</p><ol class='x'><li>c</li></ol>", "1. a\nb\n1. c", id="each list anew"),
        pytest.param(
            '<blockquote lang="fr">« un<br>deux »</blockquote>\n\n<h2>trois</h2>',
            "> « un\n> deux »\ntrois",
            id="each quoted line is marked",
        ),
        pytest.param("<p>&lt;ol&gt;&lt;li&gt;x</p>", "<ol><li>x", id="what the page wrote is no list"),
    ],
)
def test_a_mail_as_text(html: str, text: str) -> None:
    lines = [line for line in text_of(html).splitlines() if line.strip()]

    assert [line.strip() for line in lines] == text.splitlines()
