"""The heartbeat is configured by a table of its own; its address is a secret."""

from datetime import timedelta
from pathlib import Path

import pytest

from configurations import WHOLE, a_file, loaded
from meteo_douane.config import ConfigError, understood

URL = "https://hc.example/canary-2c1f"
ENVIRONMENT = {"HEARTBEAT": URL}


def test_without_the_table_there_is_none(tmp_path: Path) -> None:
    assert loaded(tmp_path, WHOLE).heartbeat is None


@pytest.mark.parametrize("key", ["url", "url_env", "url_file"])
def test_its_address_is_given_in_one_of_three_ways_and_shown_nowhere(tmp_path: Path, key: str) -> None:
    (tmp_path / "heartbeat").write_text(f"{URL}\n")
    (tmp_path / "heartbeat").chmod(0o400)
    value = {"url": URL, "url_env": "HEARTBEAT", "url_file": str(tmp_path / "heartbeat")}[key]

    config = loaded(tmp_path, f'{WHOLE}[heartbeat]\n{key} = "{value}"\n', ENVIRONMENT)

    assert config.heartbeat is not None
    assert (config.heartbeat.url.reveal(), config.heartbeat.every) == (URL, timedelta(minutes=5))
    assert "canary" not in understood(config) + repr(config)
    assert f'{key} = "https://…"  # hidden' in understood(config)
    assert config.warnings == ()


@pytest.mark.parametrize(
    ("lines", "mistake"),
    [
        pytest.param("", "heartbeat: exactly one of url, url_env and url_file expected, found none", id="none"),
        pytest.param(
            'url = "https://hc.example/canary"\nurl_env = "HEARTBEAT"\n',
            "heartbeat: exactly one of url, url_env and url_file expected, found url and url_env",
            id="two",
        ),
        pytest.param(
            'url = "hc.example/canary"\n', "heartbeat.url: an http or https address expected", id="no address"
        ),
        pytest.param('url_env = "NOWHERE"\n', "environment variable NOWHERE is not set", id="no variable"),
        pytest.param('url = "https://hc.example/canary"\nevery = "soon"\n', "heartbeat.every: ", id="no length"),
        pytest.param('url = "https://hc.example/canary"\neach = "5m"\n', "heartbeat.each: unknown key", id="no key"),
    ],
)
def test_a_mistake_has_its_place_and_no_address(tmp_path: Path, lines: str, mistake: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, f"{WHOLE}[heartbeat]\n{lines}", ENVIRONMENT)

    assert mistake in str(caught.value)
    assert "canary" not in str(caught.value)


def test_an_address_in_a_file_that_everyone_reads_is_remarked_on(tmp_path: Path) -> None:
    a_file(tmp_path, "")
    (tmp_path / "heartbeat").write_text(URL)
    (tmp_path / "heartbeat").chmod(0o644)

    config = loaded(tmp_path, f'{WHOLE}[heartbeat]\nurl_file = "{tmp_path}/heartbeat"\n')

    assert [warning.where for warning in config.warnings] == ["heartbeat.url_file"]
