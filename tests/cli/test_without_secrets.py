"""A person's shell has not the environment of the service: what sends nothing needs none of its secrets."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import ALERT, CONFIG
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program

DIGEST = '[[digests]]\nname = "nuit"\ntimes = ["07:00"]\nchannels = ["astreinte"]\n'
LINKS = '[web]\npublic_url = "https://meteo.example"\nsecret_env = "LINKS_OF_METEO"\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    words = CONFIG.replace('url = "json://127.0.0.1:9/hook"', 'url_env = "HOOK_OF_METEO"')
    assert words != CONFIG
    path = tmp_path / "config.toml"
    path.write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{words}{DIGEST}{LINKS}', encoding="utf-8")
    open_store(f"sqlite:///{tmp_path}/meteo.db").close()
    return path


def run(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--config", str(config)])


@pytest.mark.parametrize(
    ("command", "status"),
    [
        pytest.param(("status",), 3, id="status"),
        pytest.param(("history",), 0, id="history"),
        pytest.param(("reread",), 0, id="reread"),
        pytest.param(("deliveries",), 0, id="deliveries"),
        pytest.param(("digest", "nuit", "--preview"), 0, id="the preview of a digest"),
        pytest.param(("fallback", "list", "--json"), 0, id="fallback as JSON"),
        pytest.param(("fallback", "list"), 0, id="fallback"),
        pytest.param(("migrate",), 0, id="migrate"),
    ],
)
def test_a_command_that_sends_nothing_is_carried_out(config: Path, command: tuple[str, ...], status: int) -> None:
    result = run(config, *command)

    assert result.exit_code == status, result.output
    assert "is not set" not in result.output


def test_a_message_is_explained(config: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ALERT, encoding="utf-8")

    assert run(config, "explain", str(tmp_path / "page.html")).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [("run",), ("once",), ("check-config",), ("test-channel", "astreinte"), ("digest", "nuit"), ("drill", "--yes")],
    ids=lambda command: command[0],
)
def test_a_command_that_sends_is_refused(config: Path, command: tuple[str, ...]) -> None:
    result = run(config, *command)

    assert result.exit_code == 2
    assert "channels.astreinte.url_env: environment variable HOOK_OF_METEO is not set" in result.output
    assert "web.secret_env: environment variable LINKS_OF_METEO is not set" in result.output
