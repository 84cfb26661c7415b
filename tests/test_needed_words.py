"""No text is passed over in which an expression would have found something."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from examples import drawing
from meteo_douane.needed_words import MOST_WORDS, needed_words
from meteo_douane.reading.text.words import normalised
from our_expressions import ours

WORDINGS = Path(__file__).parent / "reading" / "wordings"
#: Of all wordings: each expression is tried on each of them.
EVERY = 15

CONSTRUCTS = (
    pytest.param("retabli", 0, ["retabli"], id="letters"),
    pytest.param(r"^\bre\Btabli\b$", 0, ["retabli"], id="places take no room"),
    pytest.param("fin|retour", 0, ["fin", "retour"], id="one of the branches"),
    pytest.param("retabli|resolu", 0, ["solu", "tabli"], id="what branches begin with stands before them"),
    pytest.param(r"retour|\w+", 0, [], id="a branch that may be anything"),
    pytest.param("retour|", 0, [], id="a branch that may be nothing"),
    pytest.param(
        "(?:la |une )panne (?:au|du) reseau", 0, ["panne "], id="of what stands in a row the first of the rarest"
    ),
    pytest.param("ecs|les ecs", 0, ["ecs"], id="a word that holds another is not looked for"),
    pytest.param("(?:tres )?lent", 0, ["lent"], id="what may be left out"),
    pytest.param("(?:tres )*lente?s?", 0, ["lent"], id="what may stand there never"),
    pytest.param("(?:tres )*", 0, [], id="nothing but what may stand there never"),
    pytest.param("(?:tres )+a", 0, ["tres "], id="what stands there once or more"),
    pytest.param("(?:tres ){2,3}?a", 0, ["tres "], id="what stands there twice"),
    pytest.param("(?P<mode>edi)", 0, ["edi"], id="a group with a name"),
    pytest.param(r"(?<=delta )\w", 0, ["delta "], id="what stands before"),
    pytest.param(r"(?<!delta )\w", 0, [], id="what does not stand before"),
    pytest.param(r"\w(?= en edi)", 0, [" en edi"], id="what stands behind"),
    pytest.param(r"\w(?! en edi)", 0, [], id="what does not stand behind"),
    pytest.param(r"re(?!ouvert)tabli", 0, ["retabli"], id="what does not stand between takes no room"),
    pytest.param(r"re(?=tabli)\w+", 0, ["tabli"], id="what stands between is a word of its own"),
    pytest.param("d[eu] delta", 0, [" delta"], id="one of several letters"),
    pytest.param("[a-z]|[^a]", 0, [], id="any letter"),
    pytest.param(r"(\w)\1 fin", 0, [" fin"], id="the same again"),
    pytest.param(r"(\()?fin(?(1)\)|retour)", 0, ["fin"], id="what hangs on a group"),
    pytest.param("(?>retabli)", 0, [], id="what is not known"),
    pytest.param("(?:tres )++lent", 0, ["lent"], id="what is not known beside what is"),
    pytest.param("retabli", re.IGNORECASE, [], id="capitals or not"),
    pytest.param("(?i)retabli", 0, [], id="capitals or not, by the expression"),
    pytest.param("(?i:retabli) fin", 0, [" fin"], id="capitals or not, in a part"),
    pytest.param("(?-i:retabli)", re.IGNORECASE, [], id="capitals in a part only"),
    pytest.param("re tabli  # again", re.VERBOSE, ["retabli"], id="spaces that are none"),
    pytest.param("(?x: re tabli)", 0, ["retabli"], id="spaces that are none, in a part"),
    pytest.param("a", 0, [], id="a letter stands everywhere"),
    pytest.param("|".join(f"{number:03}." for number in range(MOST_WORDS + 1)), 0, [], id="too many words"),
    pytest.param("", 0, [], id="nothing"),
)


@pytest.mark.parametrize(("pattern", "flags", "words"), CONSTRUCTS)
def test_of_each_construct_is_known_what_it_needs(pattern: str, flags: int, words: list[str]) -> None:
    rarest = next(iter(needed_words(pattern, flags)), ())

    assert sorted(rarest) == words


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        pytest.param(r"\bsecours\b.*(?:clos|leve)", [("secours",), ("clos", "leve")], id="one behind the other"),
        pytest.param("secours.*(?:ne (?:clos|leve))", [("secours",), ("clos", "leve")], id="the rarest of them"),
        pytest.param("(?=.*secours)(?:clos|leve)", [("secours",), ("clos", "leve")], id="one that is looked ahead for"),
        pytest.param("(?:(?:clos|leve).*secours)+", [("secours",), ("clos", "leve")], id="within a part"),
        pytest.param("secours.*(?:clos|leve)?", [("secours",)], id="not what may be left out"),
        pytest.param("secours.*secours", [("secours",)], id="the same once"),
        pytest.param("(?:secours.*clos|panne)", [("panne", "secours")], id="not what only a branch needs"),
    ],
)
def test_of_what_stands_apart_two_groups_are_known(pattern: str, groups: list[tuple[str, ...]]) -> None:
    assert list(needed_words(pattern)) == groups


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    around = (
        "(?:{})?",
        "(?:{})*",
        "(?:{})+?",
        "({}){{2}}",
        "(?={})",
        "(?!{})",
        "(?<={})",
        "(?<!{})",
        "(?i:{})",
        "(?>{})",
    )
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.builds(str.format, st.sampled_from(around), inner),
        st.builds("({})?{}(?(1){}|{})".format, inner, inner, inner, inner),
        st.builds(r"(?P<same>{}){}(?P=same)".format, inner, inner),
    )


EXPRESSIONS = st.recursive(
    st.sampled_from(["ab", "ba", "aab", "bb", "a", "Ab", ".", r"\w", "[ab]", "[^a]", "^", "$", r"\b", ""]),
    _joined,
    max_leaves=12,
)


@drawing(examples=3)
@given(EXPRESSIONS, st.sampled_from([0, re.IGNORECASE, re.VERBOSE]), st.lists(st.text("abAB ", max_size=9), max_size=9))
def test_no_text_is_passed_over_in_which_something_would_be_found(pattern: str, flags: int, texts: list[str]) -> None:
    try:
        expression = re.compile(pattern, flags)
    except re.error:  # a look behind of any width, a group given twice
        assume(False)

    groups = needed_words(pattern, flags)

    passed_over = [text for text in texts if not _stand_in(text, groups)]
    assert [text for text in passed_over if expression.search(text)] == []


def test_no_wording_is_passed_over_in_which_an_expression_of_ours_would_find_something() -> None:
    texts = [normalised(f"{row['title']}\n{row['text']}") for row in _wordings()[::EVERY]]

    for pattern, flags in ours():
        groups, expression = needed_words(pattern, flags), re.compile(pattern, flags)
        passed_over = [text for text in texts if not _stand_in(text, groups)]
        assert (pattern, [text for text in passed_over if expression.search(text)]) == (pattern, [])


def test_most_expressions_of_ours_need_words() -> None:
    needed = [bool(needed_words(pattern, flags)) for pattern, flags in ours()]

    assert len(needed) > 1000
    assert sum(needed) > 0.8 * len(needed)


def test_of_bytes_nothing_is_known() -> None:
    assert needed_words(b"retabli") == ()


def test_nothing_is_known_where_pythons_parse_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re._parser", None)

    assert needed_words("retabli") == ()


@pytest.mark.parametrize("parsed", [object(), [("LITERAL", 114)], None])
def test_nothing_is_known_where_it_is_another_one(parsed: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("re._parser"), "parse", lambda *_: parsed)

    assert needed_words("retabli") == ()


def _stand_in(text: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    return all(any(word in text for word in words) for words in groups)


def _wordings() -> list[dict[str, Any]]:
    files = sorted(WORDINGS.glob("*.toml"))
    return [row for path in files for row in tomllib.loads(path.read_text(encoding="utf-8"))["wording"]]
