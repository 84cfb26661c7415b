"""Templates of one's own: written out, checked with every kind of message, and replaced where they fail at work."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import ALERT, CALM, CONFIG
from meteo_douane.cli import program
from meteo_douane.telling.templating import NAMES, TEXT, source_of
from receivers import Http


@dataclass
class Desk:
    """A configuration with a folder of templates, a page that we write, and a webhook."""

    config: Path
    templates: Path
    site: Http
    hook: Http

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(program, [*arguments, "--config", str(self.config)])

    def reads(self, page: str) -> list[dict[str, str]]:
        """Read the page once and return what arrived for it."""
        self.site.body = page.encode()
        before = len(self.hook.received)
        self.run("once")
        return [received.json for received in self.hook.received[before:]]

    def writes(self, name: str, text: str) -> None:
        (self.templates / name).write_text(text, encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Http().serving() as site, Http().serving() as hook:
        config, templates = tmp_path / "config.toml", tmp_path / "templates"
        templates.mkdir()
        words = CONFIG.replace(
            "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo", f"http://127.0.0.1:{site.port}/meteo"
        ).replace("127.0.0.1:9/", f"127.0.0.1:{hook.port}/")
        first = f'database = "sqlite:///{tmp_path}/meteo.db"\n'
        config.write_text(f'{first}{words}\n[templates]\nfolder = "templates"\n', encoding="utf-8")
        yield Desk(config, templates, site, hook)


def test_ours_are_written_to_start_from_and_what_is_there_is_left(tmp_path: Path) -> None:
    (tmp_path / TEXT).write_text("mine", encoding="utf-8")

    ran = CliRunner().invoke(program, ["templates", str(tmp_path)])

    assert ran.exit_code == 0, ran.output
    assert {path.name for path in tmp_path.iterdir()} == set(NAMES)
    assert (tmp_path / TEXT).read_text(encoding="utf-8") == "mine"
    assert f"Left as it is: {tmp_path / TEXT}" in ran.output


def test_a_file_is_no_folder_to_write_them_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    ran = CliRunner().invoke(program, ["templates", str(tmp_path / "file")])

    assert (ran.exit_code, (tmp_path / "file").read_text()) == (2, "mine")
    assert ran.output == f"meteo-douane: {tmp_path}/file: it is a file; name a folder, which is made if not there\n"


def test_templates_that_can_be_used_pass_the_check(desk: Desk) -> None:
    for name in NAMES:
        desk.writes(name, source_of(name))
    desk.writes("notes.txt", "nobody's business")

    ran = desk.run("check-config")

    assert ran.exit_code == 0, ran.output
    assert f'folder = "{desk.templates}"' in ran.output


def test_the_check_names_each_template_that_fails_with_its_line(desk: Desk) -> None:
    desk.writes("message.txt.j2", "{% if event == 'overdue' %}\n{{ lettre }}\n{% endif %}{{ letter.title }}")
    desk.writes("title.txt.j2", "{% endfor %}")

    ran = desk.run("check-config")

    assert ran.exit_code == 2
    assert f"{desk.templates}/message.txt.j2:2: 'lettre' is undefined" in ran.output
    assert f"{desk.templates}/title.txt.j2:1: Encountered unknown tag 'endfor'" in ran.output


def test_the_check_names_what_is_wrong_with_templates_beside_every_other_mistake(desk: Desk) -> None:
    desk.writes("message.txt.j2", "{{ lettre }}")
    desk.writes("mesage.txt.j2", "")
    desk.config.write_text('language = "de"\n' + desk.config.read_text(encoding="utf-8"), encoding="utf-8")

    ran = desk.run("check-config")

    assert ran.exit_code == 2
    assert "language: " in ran.output
    assert f"templates.folder: {desk.templates}/message.txt.j2:1: 'lettre' is undefined" in ran.output
    assert f"templates.folder: {desk.templates}/mesage.txt.j2: no template of ours has this name" in ran.output


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("mesage.txt.j2", b"x", 'did you mean "message.txt.j2"?', id="a name that is none of ours"),
        pytest.param("message.txt.j2", b"\xe9", "not UTF-8 (byte 1)", id="not UTF-8"),
    ],
)
@pytest.mark.parametrize("command", ["check-config", "once"])
def test_a_file_that_cannot_be_a_template_is_a_mistake(
    desk: Desk, command: str, name: str, content: bytes, said: str
) -> None:
    (desk.templates / name).write_bytes(content)

    ran = desk.run(command)

    assert ran.exit_code == 2
    assert said in ran.output


def test_a_folder_that_is_not_there_is_a_mistake(desk: Desk) -> None:
    desk.templates.rmdir()

    ran = desk.run("check-config")

    assert ran.exit_code == 2
    assert "templates.folder: a folder that is there expected" in ran.output


def test_a_template_that_fails_is_told_once_and_costs_no_message(desk: Desk) -> None:
    desk.writes("message.txt.j2", "{{ lettre }}")

    calm, alert = desk.reads(CALM), desk.reads(ALERT)
    desk.writes("message.txt.j2", "Bonjour. {{ letter.title }}")
    mended = desk.reads(ALERT)

    assert [message["event"] for message in calm] == ["template_failed"]
    assert "message.txt.j2:1: 'lettre' is undefined" in calm[0]["message"]
    assert [message["event"] for message in alert] == ["opened"]
    assert "Que faire" in alert[0]["message"]
    assert [message["event"] for message in mended] == ["template_mended"]
    assert mended[0]["message"].startswith("Bonjour.")


def test_a_template_that_fails_at_work_alone_is_told_by_the_same_run_and_again_only_once_it_is_changed(
    desk: Desk,
) -> None:
    """No invented message is about this service, so that no trial finds the fault."""
    desk.writes("title.txt.j2", "{% if 'DELTA T' in letter.title %}{{ lettre }}{% endif %}{{ letter.title }}")
    tried = desk.run("check-config")

    calm, alert, quiet = desk.reads(CALM), desk.reads(ALERT), desk.reads(ALERT)
    desk.writes("title.txt.j2", "{{ letter.title }}")
    mended = desk.reads(ALERT)

    assert tried.exit_code == 0, tried.output
    assert [[message["event"] for message in messages] for messages in (calm, alert, quiet, mended)] == [
        [],
        ["opened", "template_failed"],
        [],
        ["template_mended"],
    ]
