"""Expressions that are compiled when they are first used do what every compiled one does."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import meteo_douane
from meteo_douane.patterns import Table, compile_all, pattern_of

#: What reads: it alone has expressions by the hundred.
READING = ("formats", "reading")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is compiled from now on."""
    found: list[str] = []
    compile_it = re.compile

    def compile_and_note(pattern: str, flags: int = 0) -> re.Pattern[str]:
        found.append(pattern)
        return compile_it(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_and_note)
    return found


def test_nothing_is_compiled_before_it_is_used_and_nothing_twice(compiled: list[str]) -> None:
    pattern = pattern_of("rétabli")
    assert compiled == []

    assert pattern.search("DELTA T est rétabli") is not None
    assert pattern.match("DELTA T") is None

    assert compiled == ["rétabli"]


def test_it_does_what_the_compiled_one_does() -> None:
    late, compiled = pattern_of("(?P<word>d[a-z]+)", re.IGNORECASE), re.compile("(?P<word>d[a-z]+)", re.IGNORECASE)

    assert (late.pattern, dict(late.groupindex), late.groups) == (compiled.pattern, dict(compiled.groupindex), 1)
    assert late.sub("-", "DELTA dti X") == "- - X"
    assert [found["word"] for found in late.finditer("DELTA dti X")] == compiled.findall("DELTA dti X")
    assert late.fullmatch("DELTA") is not None
    assert late.split("a DTI b") == compiled.split("a DTI b")


def test_it_has_no_more_than_the_compiled_one_has() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'find'"):
        pattern_of("a").find  # type: ignore[attr-defined] # noqa: B018 - that is what is asked


class Text(str):
    """A text that tells which words are looked for in it."""

    __slots__ = ("looked_for",)

    def __init__(self, _: str) -> None:
        self.looked_for: list[str] = []

    def __contains__(self, word: str) -> bool:  # type: ignore[override]
        self.looked_for.append(word)
        return super().__contains__(word)


def test_once_all_are_compiled_words_are_looked_for_before_an_expression_is_tried() -> None:
    pattern = pattern_of("retour|fin")
    assert pattern.search("DELTA T") is None
    compile_all()
    text, other = Text("DELTA T est bloqué"), Text("fin d'alerte")

    assert pattern.search(text) is None
    assert list(pattern.finditer(text)) == []
    assert pattern.sub("", text) == text
    assert pattern.search(other) is not None

    assert text.looked_for == ["fin", "retour"] * 3
    assert other.looked_for == ["fin"]


def test_then_for_what_else_they_need() -> None:
    pattern = pattern_of(r"\bsecours\b.*\b(?:clos|leve)\b")
    compile_all()
    text, other = Text("le secours est ouvert"), Text("le secours est clos")

    assert pattern.search(text) is None
    assert list(pattern.finditer(text)) == []
    assert pattern.sub("", text) == text
    assert pattern.search(other) is not None

    assert text.looked_for == ["secours", "clos", "leve"] * 3
    assert other.looked_for == ["secours", "clos"]


def test_of_a_table_all_are_possible_until_their_words_are_looked_for() -> None:
    table = Table([("end", "fin d'alerte"), ("return", "retour|retabli"), ("any", r"\w+"), ("over", "fin d|clos")])

    before = [told for told, _ in table.possible_in("fin d'alerte")]
    compile_all()

    assert before == ["end", "return", "any", "over"]
    assert [told for told, _ in table.possible_in("fin d'alerte")] == ["end", "any", "over"]
    assert [told for told, _ in table.possible_in("DELTA T")] == ["any"]


def test_a_table_looks_once_for_a_word_that_several_of_it_need() -> None:
    table = Table([("end", "fin d'alerte"), ("of an alert", "d'alerte|fin d'alerte"), ("over", "clos|fin d'alerte")])
    compile_all()
    text = Text("DELTA T")

    assert list(table.possible_in(text)) == []

    assert sorted(text.looked_for) == ["clos", "d'alerte", "fin d'alerte"]


@pytest.mark.parametrize("limits", [(0,), (2,), (2, 7)])
def test_what_is_asked_of_a_part_of_a_text_does_not_go_through_the_whole(limits: tuple[int, ...]) -> None:
    pattern, text = pattern_of("retour|fin"), Text("DELTA T est bloqué")
    compile_all()

    assert pattern.search(text, *limits) is None
    assert list(pattern.finditer(text, *limits)) == []

    assert text.looked_for == []


@pytest.mark.parametrize("limits", [(), (4,), (0, 8), (5, 9), (40,)])
@pytest.mark.parametrize("text", ["", "delta", "un volet fin, et une fin", "une finesse fin"])
def test_then_they_find_what_they_found_before(text: str, limits: tuple[int, ...]) -> None:
    pattern, compiled = pattern_of(r"(?<=[ ,])\bfin\b"), re.compile(r"(?<=[ ,])\bfin\b")
    compile_all()

    found, expected = pattern.search(text, *limits), compiled.search(text, *limits)

    assert (found and found.span()) == (expected and expected.span())
    assert [each.span() for each in pattern.finditer(text, *limits)] == [
        each.span() for each in compiled.finditer(text, *limits)
    ]


@pytest.mark.parametrize("most", [(), (1,)])
@pytest.mark.parametrize("text", ["", "delta", "un volet fin, et une fin, à la fin", "une finesse fin"])
def test_and_put_in_its_place_what_they_put_there_before(text: str, most: tuple[int, ...]) -> None:
    pattern, compiled = pattern_of(r"(?<=[ ,])\b(fin)\b"), re.compile(r"(?<=[ ,])\b(fin)\b")
    compile_all()

    assert pattern.sub(r"<\1>", text, *most) == compiled.sub(r"<\1>", text, *most)


def test_bytes_are_searched_in_bytes() -> None:
    pattern = pattern_of(rb"<rss\w*")
    compile_all()

    assert pattern.search(b"<rss>") is not None


def test_what_cannot_be_compiled_is_refused_with_the_others_and_whenever_it_is_used() -> None:
    pattern = pattern_of("(")

    with pytest.raises(re.error, match="unterminated subpattern"):
        compile_all()
    with pytest.raises(re.error, match="unterminated subpattern"):
        pattern.search("")


def test_everything_that_reads_can_be_compiled_and_is_compiled_once(compiled: list[str]) -> None:
    import_module("meteo_douane.cli.sources")  # and with it all that reads

    compile_all()
    compiled.clear()
    compile_all()

    assert compiled == []


def test_what_reads_compiles_nothing_when_it_is_loaded() -> None:
    source = Path(meteo_douane.__file__).parent
    at_once = [
        str(module.relative_to(source))
        for package in READING
        for module in (source / package).rglob("*.py")
        if re.search(r"\bre\.compile\(", module.read_text())
    ]

    assert at_once == []
