"""`explain`: what is understood of a saved document, for people and for programs (contract §3)."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import ALERT, CALM, CONFIG, LOGIN, TEXT
from meteo_douane.cli import program

SEEN_AT = ("--seen-at", "2026-06-10T07:20:00Z")


def explain(file: Path, *options: str) -> Result:
    return CliRunner().invoke(program, ["explain", str(file), *SEEN_AT, *options])


def a_file(folder: Path, content: str) -> Path:
    file = folder / "saved"
    file.write_text(content, encoding="utf-8")
    return file


def test_a_page_is_explained_as_one_json_object_with_a_quote_for_each_value(tmp_path: Path) -> None:
    ran = explain(a_file(tmp_path, ALERT), "--json")

    said = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert said["document"] == {"format": "page", "verdict": "parsed", "reason": None}
    notice = said["notices"][0]
    quotes = notice.pop("quotes")
    assert notice == {
        "title": "Alerte – DELTA T – mode EDI",
        "kind": "alert",
        "bulletin_number": None,
        "affects": [{"service": "delta-t", "modes": ["edi"]}],
        "restores": [],
        "mentions": [],
        "cause": [],
        "published_at": "2026-06-10T07:12:00Z",
        "starts_at": "2026-06-10T06:50:00Z",
        "ends_at": None,
        "fallback": {"permission": "allowed", "from": "2026-06-10T07:10:00Z", "until": None},
        "url": None,
        "doubts": [],
    }
    assert quotes["fallback"] == "La procédure de secours est autorisée à compter de 9h10."
    assert said["verdicts"] == []


def test_with_a_configuration_each_watch_has_its_verdict_and_why(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG, encoding="utf-8")

    ran = explain(a_file(tmp_path, TEXT), "--json", "--config", str(config))

    verdicts = {entry["watch"]: entry for entry in json.loads(ran.stdout)["verdicts"]}
    assert verdicts["transit-edi"]["verdict"] == "covers"
    assert verdicts["transit-dti"]["verdict"] == "other_mode"
    assert "EDI" in verdicts["transit-dti"]["why"]


def test_for_a_person_each_value_stands_beside_the_words_that_it_was_read_from(tmp_path: Path) -> None:
    ran = explain(a_file(tmp_path, ALERT))

    assert "1. Alerte – DELTA T – mode EDI" in ran.stdout
    assert "« La procédure de secours est autorisée à compter de 9h10. »" in ran.stdout


@pytest.mark.parametrize(
    ("content", "verdict", "status"),
    [
        pytest.param(CALM, "empty", 0, id="calm in words is empty"),
        pytest.param(TEXT, "parsed", 0, id="a text is one message"),
        pytest.param(LOGIN, "unreadable", 3, id="a login page is unreadable"),
        pytest.param("", "unreadable", 3, id="nothing at all is unreadable"),
    ],
)
def test_the_exit_status_follows_the_verdict(tmp_path: Path, content: str, verdict: str, status: int) -> None:
    ran = explain(a_file(tmp_path, content), "--json")

    document = json.loads(ran.stdout)["document"]
    assert (document["verdict"], ran.exit_code) == (verdict, status)
    assert (document["reason"] is not None) == (verdict == "unreadable")


def test_standard_input_is_read_too() -> None:
    ran = CliRunner().invoke(program, ["explain", "-", "--json", *SEEN_AT], input=TEXT.encode())

    assert json.loads(ran.stdout)["document"]["format"] == "text"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["explain", "no/such/file"], id="no such file"),
        pytest.param(["explain", "."], id="a folder"),
        pytest.param(["explain", "/dev/zero"], id="a file without an end"),
        pytest.param(["explain", "-", "--seen-at", "yesterday"], id="no moment"),
        pytest.param(["explain", "-", "--format", "pdf"], id="no format"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_line(arguments: list[str]) -> None:
    ran = CliRunner().invoke(program, arguments, input=b"")

    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "Traceback" not in ran.stderr


PROFILE = (
    CONFIG
    + """
[source.page_profile]
item = "{item}"
title = "h9"
"""
)


def a_profiled_configuration(folder: Path, item: str) -> Path:
    config = folder / "config.toml"
    config.write_text(PROFILE.format(item=item), encoding="utf-8")
    return config


def test_what_each_selector_of_a_page_profile_caught_is_shown_to_people(tmp_path: Path) -> None:
    config = a_profiled_configuration(tmp_path, "article")

    ran = explain(a_file(tmp_path, ALERT), "--config", str(config))

    lines = ran.stdout.splitlines()
    assert "sélecteur item (article)\N{NO-BREAK SPACE}: 1" in lines
    assert any(line.startswith("    « Alerte – DELTA T – mode EDI") for line in lines)
    assert "sélecteur title (h9)\N{NO-BREAK SPACE}: rien. Corrigez-le dans [source.page_profile]." in lines


def test_what_each_selector_of_a_page_profile_caught_is_shown_to_programs(tmp_path: Path) -> None:
    config = a_profiled_configuration(tmp_path, "article")

    ran = explain(a_file(tmp_path, ALERT), "--json", "--config", str(config))

    item, title = json.loads(ran.stdout)["document"]["selectors"]
    assert (item["part"], item["selector"], item["count"]) == ("item", "article", 1)
    assert item["caught"][0].startswith("Alerte – DELTA T – mode EDI")
    assert title == {"part": "title", "selector": "h9", "count": 0, "caught": []}
    assert "h9" in ran.stderr


def test_a_profile_whose_item_catches_nothing_is_unreadable_and_says_which_selector(tmp_path: Path) -> None:
    config = a_profiled_configuration(tmp_path, "li.gone")

    ran = explain(a_file(tmp_path, ALERT), "--config", str(config))

    assert ran.exit_code == 3
    assert "sélecteur item (li.gone)\N{NO-BREAK SPACE}: rien. Corrigez-le dans [source.page_profile]." in ran.stdout
