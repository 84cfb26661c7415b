"""An operator's templates take the place of ours, can reach nothing else, and never cost a message."""

from dataclasses import dataclass, field

import pytest

from meteo_douane.domain.delivery import Words
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.telling.message import render
from meteo_douane.telling.samples import AT, samples
from meteo_douane.telling.templating import (
    BRIEF,
    CHAT,
    HTML,
    NAMES,
    TEXT,
    TITLE,
    OwnTemplate,
    TemplateFault,
    Templates,
    source_of,
)
from occasions import NOW, OCCASIONS, a_voice

OURS = render(OCCASIONS["opened"], a_voice(), NOW)


@dataclass
class Desk:
    """Where failures are reported to."""

    faults: list[TemplateFault] = field(default_factory=list)

    def words(self, **own: str) -> Words:
        named = {name.replace("__", "."): source for name, source in own.items()}
        templates = {f"{name}.j2": OwnTemplate(f"/etc/{name}.j2", source) for name, source in named.items()}
        return render(OCCASIONS["opened"], a_voice(), NOW, Templates(templates, self.faults.append))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_template_of_the_operator_takes_the_place_of_ours_and_of_that_one_alone(desk: Desk) -> None:
    words = desk.words(message__txt="{{ event }} pour {{ watches|join(', ') }} : {{ letter.title }} ({{ language }})")

    assert words.text == f"opened pour le-havre, roissy : {OURS.title} (fr)\n"
    assert (words.title, words.html, words.brief, words.chat) == (OURS.title, OURS.html, OURS.brief, OURS.chat)
    assert desk.faults == []


def test_the_first_line_and_the_short_form_can_be_ones_own_too(desk: Desk) -> None:
    words = desk.words(title__txt="[DOUANE] {{ letter.title }}", brief__txt="{{ episodes[0] }} – {{ letter.link }}")

    assert words.title == f"[DOUANE] {OURS.title}"
    assert words.brief.startswith("2026-05-01-01 – https://")


def test_a_template_can_include_ours(desk: Desk) -> None:
    words = desk.words(message__txt='Bonjour,\n\n{% include "built-in/message.txt.j2" %}')

    assert words.text == f"Bonjour,\n\n{OURS.text}"


def test_what_a_page_writes_is_escaped_in_html_of_ones_own(desk: Desk) -> None:
    words = desk.words(message__html="{% for section in letter.sections %}{{ section.lines }}{% endfor %}")

    assert "&#39;" in words.html
    assert "<" not in words.html


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        pytest.param("a\nb {{ lettre.title }}", 2, "'lettre' is undefined", id="a value that there is not"),
        pytest.param("{{ letter.titre }}", 1, "has no attribute 'titre'", id="an attribute that there is not"),
        pytest.param("\n\n{% if x %}", 3, "Unexpected end of template", id="no end"),
        pytest.param("{{ 1 / 0 }}", 1, "ZeroDivisionError", id="an impossible sum"),
        pytest.param("{{ letter + 1 }}", 1, "TypeError", id="a sum of no numbers"),
        pytest.param("{{ ''.__class__.__mro__ }}", 1, "unsafe", id="a way out of the sandbox"),
        pytest.param("{{ bullets.clear() }}", 1, "unsafe", id="a change of what is ours"),
        pytest.param('{% include "/etc/passwd" %}', 1, "/etc/passwd", id="a file"),
        pytest.param("  ", None, "some text expected", id="nothing at all"),
        pytest.param('{% include "message.txt.j2" %}', 1, "RecursionError", id="itself"),
    ],
)
def test_a_template_that_fails_costs_no_message_and_is_reported(
    desk: Desk, source: str, line: int | None, reason: str
) -> None:
    assert desk.words(message__txt=source) == OURS

    [fault] = desk.faults
    assert (fault.name, fault.path, fault.line) == (TEXT, "/etc/message.txt.j2", line)
    assert reason in fault.reason
    assert str(fault).startswith("/etc/message.txt.j2:")


@pytest.mark.parametrize(
    ("own", "name"),
    [
        pytest.param({"title__txt": "x" * 121}, TITLE, id="a title that is too long"),
        pytest.param({"title__txt": "a\nb"}, TITLE, id="a title of two lines"),
        pytest.param({"title__txt": " "}, TITLE, id="no title"),
        pytest.param({"brief__txt": "x" * 200}, BRIEF, id="a short form that is too long"),
        pytest.param({"message__html": ""}, HTML, id="no HTML"),
        pytest.param({"message__chat__html": ""}, CHAT, id="nothing for a chat"),
    ],
)
def test_the_bounds_of_a_message_hold_for_templates_of_ones_own(desk: Desk, own: dict[str, str], name: str) -> None:
    assert desk.words(**own) == OURS
    assert [fault.name for fault in desk.faults] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_ours_written_out_and_named_as_ones_own_make_the_same(desk: Desk, name: str) -> None:
    assert desk.words(**{name.removesuffix(".j2").replace(".", "__"): source_of(name)}) == OURS
    assert desk.faults == []


@pytest.mark.parametrize("language", list(Language))
def test_there_is_a_sample_of_every_kind_of_event(language: Language) -> None:
    deliveries = tuple(samples("astreinte"))

    assert {delivery.message.event_kind for delivery in deliveries} == set(EventKind)
    assert all(render(delivery, a_voice(language), AT).text for delivery in deliveries)
