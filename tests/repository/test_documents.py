"""The documents lead to what exists."""

import re
from pathlib import Path

import pytest

from meteo_douane.cli import COMMANDS

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
#: What follows the name of the program in a command of another one.
NOT_COMMANDS = {"meteo-douane"}
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
#: A heading with a section of its own: more than what every page may have ("Why", "Limits").
LONG_SECTION = re.compile(r"^## (\S+ \S+ \S.*)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
DECISION = re.compile(r"# (\d+)\. \w")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))

    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_into_a_page_leads_to_a_heading(document: Path) -> None:
    links = re.findall(r"\]\(((?!https?://)[^)#]*\.md|)#([^)]+)\)", document.read_text(encoding="utf-8"))

    pages = {page: document.parent / page if page else document for page, _ in links}
    assert [(page, name) for page, name in links if name not in anchors_of(pages[page])] == []


def test_no_section_stands_in_two_places() -> None:
    """Merging has put the former place of a section back beside the new one, more than once."""
    pages = (path for path in DOCUMENTS if path.parent.name != "decisions")
    named = [heading for page in pages for heading in set(LONG_SECTION.findall(page.read_text(encoding="utf-8")))]

    assert [heading for heading in set(named) if named.count(heading) > 1] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_exists(document: Path) -> None:
    code = re.findall(r"```.*?```|`[^`\n]+`", document.read_text(encoding="utf-8"), re.DOTALL)

    commands = {command for each in code for command in re.findall(r"meteo-douane ([a-z][a-z-]+)", each)}

    assert commands - set(COMMANDS) - NOT_COMMANDS == set()


def test_the_page_of_commands_has_every_command() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    shown = {
        name for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for name in re.findall(r"`([a-z-]+)", row)
    }

    assert shown == set(COMMANDS)


def test_decisions_are_numbered_in_order() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    headings = [DECISION.match(decision.read_text(encoding="utf-8")) for decision in decisions]

    assert [int(decision.name.partition("-")[0]) for decision in decisions] == list(range(1, len(decisions) + 1))
    assert [int(heading[1]) for heading in headings if heading] == list(range(1, len(decisions) + 1))


def anchors_of(page: Path) -> set[str]:
    """The names by which a forge leads to the headings of a page."""
    headings = HEADING.findall(CODE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
