"""The page of the contract has what the source cites of it, and shows what the program prints."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from meteo_douane.cli import program
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.watch import VerdictCode
from meteo_douane.services import shipped_catalogue

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
SOURCE = {
    path: path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*") if path.suffix in (".py", ".toml")
}
SECTION = re.compile(r"(?:contract|(?<=\d)(?:,| and| to)) §(\d+)")
RULES = re.compile(r"\brules? (\d+(?:(?:, | and )\d+)*)")


def test_the_page_has_every_section_and_every_rule_that_the_source_cites() -> None:
    sections = {number for text in SOURCE.values() for number in SECTION.findall(text)}
    rules = {number for text in SOURCE.values() for some in RULES.findall(text) for number in re.findall(r"\d+", some)}

    assert sections >= {"2", "3", "4", "5", "6"}
    assert sections - set(re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)) == set()
    assert rules >= {"1", "2", "3", "10"}
    assert rules - set(re.findall(r"^(\d+)\. \*\*", PAGE, re.MULTILINE)) == set()


def test_the_example_is_what_explain_prints(tmp_path: Path) -> None:
    [(text, shown)] = re.findall(r"```text\n(.*?)```\n\ngives\n\n```json\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "message.txt").write_text(text, encoding="utf-8")

    explained = CliRunner().invoke(program, ["explain", str(tmp_path / "message.txt"), "--json"])

    assert explained.exit_code == 0
    assert json.loads(explained.stdout) == json.loads(shown)


def test_the_tree_has_every_service_of_the_catalogue_and_the_tables_every_kind_and_verdict() -> None:
    [tree] = re.findall(r"```\n(portal .*?)```", PAGE, re.DOTALL)
    codes = {code for line in tree.splitlines() for code in re.split(r" {6,}", line)[0].split()}

    assert codes == set(shipped_catalogue().services)
    assert {f"`{word}`" for word in (*Kind, *VerdictCode)} - set(re.findall(r"`\w+`", PAGE)) == set()


def test_each_event_that_a_replay_may_show_is_in_the_table() -> None:
    shown = {name for row in re.findall(r"^\| (`[^|]+) \|", PAGE, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}

    of_the_program = {kind for kind in EventKind if kind.is_about_a_source} | {EventKind.OPENED, EventKind.VANISHED}
    assert of_the_program - shown == set()
