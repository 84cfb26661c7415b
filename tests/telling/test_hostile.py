"""A page can hold anything. What it writes is shown, and can do nothing."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.domain.delivery import Words
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Doubt, DoubtCode, Notice, Read, Scope
from meteo_douane.telling.message import render
from meteo_douane.telling.quoting import LONGEST_QUOTE, harmless, one_line, quoted, safe_link, shortened
from occasions import ALERT, IMPORT, NOW, PAGE, a_voice, an_event, told

HOSTILE = {
    "a mention of everybody in Slack": "<!channel> <!here|x> <@U1> <#C1>",
    "a mention of everybody in other chats": "@everyone @here @channel",
    "a mention in Teams": "<at>all</at> <AT>tous</AT>",
    "a link in Markdown": "[la page officielle](https://evil.example)",
    "a link in Slack": "<https://evil.example|la page officielle>",
    "HTML": '<script>alert(1)</script><a href="https://evil.example">ici</a><img src=x onerror=alert(1)>',
    "a character reference": "&lt;script&gt; &#60;b&#62;",
    "a header of mail": "fin\r\nBcc: victim@example.org\r\n\r\nX",
    "text that turns round": "\u202eetrevuo\u202c \u2066x\u2069 \u200f\u061c",
    "control characters": "\x00\x07\x1b[31mrouge\x1b[0m\x7f\x9b31m",
    "a template": "{{ 7 * 7 }} {% raw %} {services} %s ${HOME}",
    "a megabyte": "très long " * 100_000,
}


LIVE = re.compile(r"<[!@#]|<at>|(?<!\w)@\w|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", re.IGNORECASE)


def told_of(words: str) -> Words:
    doubt = Doubt(DoubtCode.CONTRADICTION, words)
    affects: Read[Scope] = Read(IMPORT, words, (doubt,))
    notice: Notice = replace(ALERT, title=words, text=f"{words}\n{words}", affects=affects, url=words)
    return render(told(an_event(EventKind.OPENED, notice)), a_voice(), NOW)


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in HOSTILE.items()])
def test_hostile_words_do_nothing(words: str) -> None:
    harmless_words, usual = told_of(words), told_of("usual")

    assert harmless_words.title == usual.title
    assert LIVE.search(harmless_words.text) is None
    tags = Tags(harmless_words.html).tags
    assert {tag for tag, _ in tags} <= {tag for tag, _ in Tags(usual.html).tags}
    assert [attributes["href"] for tag, attributes in tags if tag == "a"] == [PAGE]


def test_a_megabyte_is_cut_and_says_so() -> None:
    words = told_of(HOSTILE["a megabyte"])

    assert len(words.text) < 3 * LONGEST_QUOTE
    assert "coupé ici" in words.text


def test_an_address_of_mail_can_still_be_copied() -> None:
    assert harmless("écrire à cid-sau@douane.finances.gouv.fr") == "écrire à cid-sau@douane.finances.gouv.fr"


def test_words_that_are_not_hostile_are_quoted_as_they_are() -> None:
    text = "L’EDI est rétabli depuis 16 h 20 : « reprise » n° 2 – voir § 3, 100 % œuvre"

    assert quoted("titre", f"{text}\r\n\n{text}").lines == (text, text)


@given(st.text())
def test_a_quote_is_one_line_of_visible_characters(words: str) -> None:
    line = one_line(words)

    assert not re.search(r"[<>\r\n\u2028\u202e]", line)
    assert line == line.strip()


@given(st.text(alphabet="ab \n", max_size=80), st.integers(min_value=4, max_value=60))
def test_what_is_shortened_has_no_cut_word_if_it_has_words(words: str, limit: int) -> None:
    cut = shortened(words, limit)

    assert len(cut) <= limit
    assert cut == words or cut.endswith(" …")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("https://www.douane.gouv.fr/a?b=1&c=2#d", "https://www.douane.gouv.fr/a?b=1&c=2#d", id="a link"),
        pytest.param("http://douane.gouv.fr/index.php/x", "http://douane.gouv.fr/index.php/x", id="the bare host"),
        pytest.param("https://moa.douane.gouv.fr/x", "https://moa.douane.gouv.fr/x", id="another host of theirs"),
        pytest.param("https://evil.example/", PAGE, id="another host"),
        pytest.param("https://evildouane.gouv.fr/", PAGE, id="a host that ends like theirs"),
        pytest.param(None, PAGE, id="none"),
        pytest.param("", PAGE, id="empty"),
        pytest.param("javascript:alert(1)", PAGE, id="a script"),
        pytest.param("data:text/html,x", PAGE, id="data"),
        pytest.param("/relative", PAGE, id="not absolute"),
        pytest.param("https://www.douane.gouv.fr@evil.example/", PAGE, id="another host behind a user"),
        pytest.param("https://www.douane.gouv.fr/<b>", PAGE, id="a tag"),
        pytest.param("https://www.douane.gouv.fr/ x", PAGE, id="a blank"),
        pytest.param("https://dоuane.gouv.fr/", PAGE, id="a letter that only looks like another"),
        pytest.param("https://[bad", PAGE, id="no host at all"),
        pytest.param("https://www.douane.gouv.fr/" + "a" * 600, PAGE, id="endless"),
    ],
)
def test_a_link_of_the_page_is_shown_only_if_it_is_harmless(url: str | None, shown: str) -> None:
    assert safe_link(url, otherwise=PAGE) == shown
