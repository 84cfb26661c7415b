"""Secrets come from the environment or a file, and are shown nowhere."""

import copy
import errno
import logging
import os
import traceback
from dataclasses import asdict
from pathlib import Path

import pytest

from configurations import CATALOGUE, NOON, WATCH, WHOLE, a_file, loaded
from meteo_douane.config import Config, ConfigError, Secret, load, understood
from meteo_douane.config.secret import SecretError, SecretPlaces

CANARY = "s3cr3t-canary"
ADDRESS = f"slack://{CANARY}/b/c"


def address_of(config: Config) -> str:
    return config.channels["astreinte"].url.reveal()


def from_file(name: str | Path) -> str:
    return f'[channels.astreinte]\nurl_file = "{name}"\n'


FROM_ENVIRONMENT = '[channels.astreinte]\nurl_env = "SLACK"\n'


def test_an_address_comes_from_the_environment(tmp_path: Path) -> None:
    config = loaded(tmp_path, FROM_ENVIRONMENT, {"SLACK": ADDRESS})

    assert address_of(config) == ADDRESS
    assert config.channels["astreinte"].given_by == "url_env"


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_one_newline_at_the_end_of_a_file_does_not_count(tmp_path: Path, ending: str) -> None:
    (tmp_path / "slack").write_bytes((ADDRESS + ending).encode())

    assert address_of(loaded(tmp_path, from_file(tmp_path / "slack"))) == ADDRESS


@pytest.mark.parametrize("around", [" {} ", "\ufeff{}", "\t{}\u00a0"])
def test_blanks_and_a_byte_order_mark_around_a_secret_do_not_count(tmp_path: Path, around: str) -> None:
    (tmp_path / "slack").write_text(around.format(ADDRESS), encoding="utf-8")

    assert address_of(loaded(tmp_path, from_file(tmp_path / "slack"))) == ADDRESS
    assert address_of(loaded(tmp_path, FROM_ENVIRONMENT, {"SLACK": around.format(ADDRESS)})) == ADDRESS


def test_a_relative_file_is_a_credential_of_the_service(tmp_path: Path) -> None:
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials" / "slack").write_text(ADDRESS)

    config = loaded(tmp_path, from_file("slack"), {"CREDENTIALS_DIRECTORY": str(tmp_path / "credentials")})

    assert address_of(config) == ADDRESS


def test_the_first_folder_that_has_the_file_decides(tmp_path: Path) -> None:
    credentials, container = tmp_path / "credentials", tmp_path / "secrets"
    for folder, names in ((credentials, ["a"]), (container, ["a", "b"])):
        folder.mkdir()
        for name in names:
            (folder / name).write_text(f"json://{folder.name}/{name}")
    places = SecretPlaces({}, (credentials, container))

    found = [places.from_file(name).reveal() for name in ("a", "b")]

    assert found == ["json://credentials/a", "json://secrets/b"]


def test_a_command_beside_the_service_finds_secrets_beside_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "slack").write_text(ADDRESS)

    assert address_of(loaded(tmp_path, from_file("slack"))) == ADDRESS


def test_a_container_has_its_secrets_in_run_secrets() -> None:
    places = SecretPlaces.of({"CREDENTIALS_DIRECTORY": "/run/credentials/x"}, Path("/etc/meteo-douane/config.toml"))

    with pytest.raises(
        SecretError,
        match=r"^no such file: /run/credentials/x/none or /run/secrets/none or /etc/meteo-douane/none$",
    ):
        places.from_file("none")


BAD_SECRETS = [
    pytest.param(b"", "it is empty; one line expected", id="empty"),
    pytest.param(b"\n", "it is empty; one line expected", id="a newline only"),
    pytest.param(f"{ADDRESS}\n{ADDRESS}\n".encode(), "it has several lines; one line expected", id="two"),
    pytest.param(b"\xff\xfe" + CANARY.encode(), "is not UTF-8 text", id="another encoding"),
    pytest.param(CANARY.encode(), "an Apprise address such as", id="no address"),
]


@pytest.mark.parametrize(("content", "expected"), BAD_SECRETS)
def test_a_secret_that_cannot_be_used_is_not_quoted(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "slack").write_bytes(content)

    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, from_file(tmp_path / "slack"))

    assert expected in str(raised.value)
    assert "channels.astreinte.url_file: " in str(raised.value)
    assert CANARY not in str(raised.value)


#: The secret in every wrong place that somebody in a hurry may put it.
MISPLACED = [
    pytest.param(f'[channels]\nastreinte = "{CANARY}"', id="where the table belongs"),
    pytest.param(f'[channels.astreinte]\nulr = "{ADDRESS}"', id="under a misspelt key"),
    pytest.param(f'[channels.astreinte]\nurl = ["{CANARY}"]', id="in a list"),
    pytest.param(f'[channels.astreinte]\nurl = "{CANARY}"', id="without its kind"),
    pytest.param(f'[channels.astreinte]\nurl_env = "{CANARY}"', id="as the name of a variable"),
    pytest.param(f'[channels.astreinte]\nurl_env = "{ADDRESS}"', id="as the name of a variable, whole"),
    pytest.param(f'[channels.astreinte]\nurl_file = "{ADDRESS}"', id="as the name of a file"),
    pytest.param(f'[channels.astreinte]\nurl = "{ADDRESS}"\nurl_env = "HOME"', id="given twice"),
    pytest.param(f'[channels."{ADDRESS}"]', id="as the name of a channel"),
    pytest.param(WATCH.replace("astreinte", ADDRESS), id="as the channel of a watch"),
    pytest.param(f'[operator]\nchannels = ["{ADDRESS}"]', id="as the channel of the operator"),
    pytest.param(f'database = "mysql://u:{CANARY}@h/d"', id="in an address of another database"),
    pytest.param(f'database = ["{CANARY}"]', id="in a list of databases"),
    pytest.param(f'[source]\npage = "https://u:{CANARY}@h/"', id="in the address of the page"),
    pytest.param(f'[source]\nfeed = "h://{CANARY}"', id="in an address that is none"),
    pytest.param(f'[channels.astreinte]\nurl = "{ADDRESS}', id="in a line that does not end"),
]


@pytest.mark.parametrize("text", MISPLACED)
def test_no_error_shows_a_secret(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, text, {"HOME": ADDRESS})

    printed = "".join(traceback.format_exception(raised.value)) + repr(raised.value) + repr(raised.value.mistakes)
    assert CANARY not in printed


def test_nothing_that_is_shown_of_a_configuration_has_a_secret_in_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "secret").write_text(ADDRESS)
    text = (
        f'database = "postgresql+psycopg://meteo:{CANARY}@db/meteo"\n'
        f'[channels.astreinte]\nurl = "{ADDRESS}"\n'
        f'[channels.b]\nurl_file = "{tmp_path / "secret"}"\n'
        f'[channels.c]\nurl_env = "C"\n{WATCH}'
    )

    config = loaded(tmp_path, text, {"C": ADDRESS})
    (tmp_path / "meteo.toml").chmod(0o644)
    with_warnings = load(tmp_path / "meteo.toml", {"C": ADDRESS}, CATALOGUE, NOON)

    logging.getLogger("test").warning("%s %r", config, with_warnings)
    as_a_dict = asdict(config) | {"catalogue": None}
    shown = [repr(config), str(config), understood(config), str(with_warnings.warnings), repr(as_a_dict), caplog.text]
    assert with_warnings.warnings
    assert [text for text in shown if CANARY in text] == []


def test_a_secret_compares_and_copies_as_its_text() -> None:
    secret = Secret(ADDRESS)

    assert secret == Secret(ADDRESS) != Secret("json://h/")
    assert hash(secret) == hash(copy.deepcopy(secret))
    assert f"{secret} {secret!r}" == "(hidden) (hidden)"


def test_a_console_needs_no_more_than_its_kind(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE.replace("json://127.0.0.1:9000/hook", "console://"))

    assert address_of(config) == "console://"


def test_a_folder_in_the_place_of_a_secret_is_a_mistake_of_its_key(tmp_path: Path) -> None:
    (tmp_path / "slack").mkdir()

    with pytest.raises(ConfigError, match=r"channels\.astreinte\.url_file: .*/slack is no plain file; "):
        load(a_file(tmp_path, from_file(tmp_path / "slack")), {}, CATALOGUE, NOON)


def test_a_folder_into_which_nobody_may_look_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)  # root may look everywhere

    with pytest.raises(SecretError, match=f"^{tmp_path}/slack cannot be read: Permission denied$"):
        SecretPlaces({}, (tmp_path,)).file("slack")


@pytest.mark.parametrize("device", ["/dev/zero", "a pipe"])
def test_a_secret_is_in_a_plain_file(tmp_path: Path, device: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    name = str(tmp_path / "pipe") if device == "a pipe" else device

    with pytest.raises(SecretError, match=f"^{name} is no plain file; a file with one line expected$"):
        SecretPlaces({}, (tmp_path,)).from_file(name)


def test_a_secret_is_in_a_file_of_the_size_of_one(tmp_path: Path) -> None:
    (tmp_path / "slack").write_text(CANARY * 10_000)

    with pytest.raises(SecretError, match=r"/slack is larger than 64 kB; a file with one line expected$"):
        SecretPlaces({}, (tmp_path,)).from_file("slack")


@pytest.mark.parametrize(
    "given",
    [
        pytest.param('url_env = "SLACK"', id="a variable that is not set"),
        pytest.param('url_file = "slack"', id="a file that is not there"),
    ],
)
def test_whoever_sends_nothing_does_without_the_secrets_of_the_service(tmp_path: Path, given: str) -> None:
    words = WHOLE.replace('url = "json://127.0.0.1:9000/hook"', given)
    words += '[web]\npublic_url = "https://meteo.example"\nsecret_env = "LINKS"\n[heartbeat]\nurl_env = "BEAT"\n'

    config = load(a_file(tmp_path, words), {}, CATALOGUE, NOON, wants_secrets=False)

    assert address_of(config) == ""
    assert config.web is not None
    assert config.web.secret is None
    assert not any("readable" in str(warning) for warning in config.warnings)


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        pytest.param('url_env = "json://127.0.0.1/x"', "does not belong here", id="an address for a variable"),
        pytest.param('url_file = "json://127.0.0.1/x"', "that would be url", id="an address for a file"),
        pytest.param('url_env = "SLACK"', "an Apprise address such as", id="a variable that holds none"),
    ],
)
def test_a_secret_that_cannot_be_one_is_a_mistake_for_them_too(tmp_path: Path, given: str, mistake: str) -> None:
    words = WHOLE.replace('url = "json://127.0.0.1:9000/hook"', given)

    with pytest.raises(ConfigError, match=mistake):
        load(a_file(tmp_path, words), {"SLACK": "nothing"}, CATALOGUE, NOON, wants_secrets=False)
