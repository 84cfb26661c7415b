"""The README shows what the program does."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_message_that_it_shows_is_one_that_the_program_writes_and_said_to_be_invented() -> None:
    written = (ROOT / "tests" / "telling" / "golden" / "fr" / "opened.txt").read_text(encoding="utf-8").rstrip("\n")

    [(said, shown)] = re.findall(r"([^\n]*)\n\n```text\n(.*?)\n```", README, re.DOTALL)
    beginning, end = shown.split("…\n")

    assert "invented" in said
    assert written.startswith(beginning)
    assert written.endswith(end)


def test_the_first_screen_says_how_far_it_has_come_and_leads_to_the_other_documents() -> None:
    first_screen = "\n".join(README.splitlines()[:12])

    assert "never been run on the real page" in first_screen
    assert {"CHANGELOG.md", "SECURITY.md", "docs/operations.md", "docs/commands.md"} <= set(
        re.findall(r"\]\(([^)#]+)\)", first_screen)
    )
