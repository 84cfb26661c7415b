"""The configuration to start from is complete, and it works as it is."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import trustme
from pydantic import BaseModel

from configurations import CATALOGUE, NOON, loaded
from meteo_douane.config import load, starting_configuration
from meteo_douane.config.model import ConfigTable

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
COMMENTED_OUT = re.compile(r"^#(?=[a-z\[])", re.MULTILINE)


def with_every_setting(text: str) -> str:
    """Return the example with the settings in use that stand behind a "#"."""
    return COMMENTED_OUT.sub("", text)


def tables_in(annotation: object) -> list[type[BaseModel]]:
    """Return the table of our own that a type is about, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [table for part in get_args(annotation) for table in tables_in(part)]


def keys_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield every key of the model; a name that the operator chooses and a place in a list are left out."""
    for key, field in model.model_fields.items():
        yield f"{prefix}{key}"
        for table in tables_in(field.annotation):
            yield from keys_of(table, f"{prefix}{key}.")


def keys_in(table: dict[str, object], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield f"{prefix}{key}"
        inner = list(value.values()) if f"{prefix}{key}" == "channels" and isinstance(value, dict) else [value]
        for each in inner if not isinstance(value, list) else value:
            if isinstance(each, dict) and f"{prefix}{key}" != "names":
                yield from keys_in(each, f"{prefix}{key}.")


def test_the_example_has_every_key_and_no_other() -> None:
    example = tomllib.loads(with_every_setting(EXAMPLE.read_text(encoding="utf-8")))

    assert sorted(set(keys_in(example))) == sorted(keys_of(ConfigTable))


def test_the_example_loads_as_it_is(tmp_path: Path) -> None:
    config = loaded(tmp_path, EXAMPLE.read_text(encoding="utf-8"))

    assert [watch.name for watch in config.watches] == ["le-havre"]
    assert [warning.where for warning in config.warnings] == ["source.contact"]


def test_the_example_loads_with_every_setting_in_use(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "courriel").write_text("mailtos://mail.example?to=ops@transitaire.example\n")
    (tmp_path / "web-secret").write_text("s" * 32)
    (tmp_path / "web-token").write_text("t" * 32)
    trustme.CA().cert_pem.write_to_path(tmp_path / "ca.pem")
    text = with_every_setting(EXAMPLE.read_text(encoding="utf-8")).replace("/etc/ssl/certs/our-proxy.pem", "ca.pem")
    text = text.replace('secret_env = "METEO_DOUANE_WEB_SECRET"', "")  # it stands for secret_file
    text = text.replace('url_env = "METEO_DOUANE_HEARTBEAT"\nurl_file = "heartbeat"\n', "")  # so do these for url
    environment = {"METEO_DOUANE_SLACK": "slack://a/b/c", "CREDENTIALS_DIRECTORY": str(tmp_path)}

    config = loaded(tmp_path, text, environment)

    assert list(config.channels) == ["astreinte", "slack", "courriel"]


def test_settings_of_the_example_are_the_defaults(tmp_path: Path) -> None:
    example = loaded(tmp_path, EXAMPLE.read_text(encoding="utf-8"))
    (tmp_path / "empty.toml").touch()

    empty = load(tmp_path / "empty.toml", {}, CATALOGUE, NOON)

    assert example.source == empty.source
    assert (example.language, example.timezone, example.database) == (empty.language, empty.timezone, empty.database)


def test_the_configuration_to_start_from_is_the_example() -> None:
    assert starting_configuration() == EXAMPLE.read_text(encoding="utf-8")
