"""The page is configured by a table of its own; without it there is none."""

import tomllib
from pathlib import Path

import pytest

from configurations import CHANNEL, WATCH, WHOLE, loaded
from meteo_douane.config import ConfigError, understood

SECRET = "0123456789abcdef" * 4
ENVIRONMENT = {"WEB_SECRET": SECRET}


def test_without_the_table_there_is_no_page(tmp_path: Path) -> None:
    assert loaded(tmp_path, WHOLE).web is None


def test_an_empty_table_listens_on_this_machine_alone_and_makes_no_links(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE + "[web]\n")

    assert config.web is not None
    assert (str(config.web.address), config.web.public_url, config.web.secret) == ("127.0.0.1:8017", "", None)
    assert [str(warning) for warning in config.warnings] == [
        "web.public_url: none: messages show a command instead of a link"
    ]


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        pytest.param("127.0.0.2:80", "127.0.0.2", 80, id="IPv4"),
        pytest.param("[::1]:8017", "::1", 8017, id="IPv6"),
        pytest.param("localhost:8017", "127.0.0.1", 8017, id="this machine by its name"),
    ],
)
def test_an_address_of_this_machine_needs_no_guard(tmp_path: Path, address: str, host: str, port: int) -> None:
    config = loaded(tmp_path, f'[web]\naddress = "{address}"\n')

    assert config.web is not None
    assert (config.web.address.host, config.web.address.port) == (host, port)


@pytest.mark.parametrize("guard", ["trusted_proxy = true", 'token_file = "{folder}/token"'])
def test_an_address_that_others_reach_may_be_guarded(tmp_path: Path, guard: str) -> None:
    (tmp_path / "token").write_text(SECRET)
    (tmp_path / "token").chmod(0o400)

    config = loaded(tmp_path, f'[web]\naddress = "0.0.0.0:80"\n{guard.format(folder=tmp_path)}\n')

    assert config.web is not None
    assert not config.web.address.is_loopback


def test_a_guard_that_cannot_be_read_is_the_one_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, '[web]\naddress = "0.0.0.0:80"\ntoken_file = "/absent"\n')

    assert [str(mistake) for mistake in raised.value.mistakes] == ["web.token_file: no such file: /absent"]


def test_links_begin_with_the_public_address_and_their_secret_is_shown_nowhere(tmp_path: Path) -> None:
    text = '[web]\npublic_url = "https://meteo.example/douane/"\nsecret_env = "WEB_SECRET"\n'

    config = loaded(tmp_path, WHOLE + text, ENVIRONMENT)

    assert config.web is not None
    assert config.web.public_url == "https://meteo.example/douane"
    assert config.web.secret is not None
    assert config.web.secret.reveal() == SECRET
    assert SECRET not in repr(config)
    shown = understood(config)
    assert SECRET not in shown
    assert tomllib.loads(shown)["web"] == {
        "address": "127.0.0.1:8017",
        "public_url": "https://meteo.example/douane",
        "secret_env": "…",
        "trusted_proxy": False,
    }


@pytest.mark.parametrize(
    ("environment", "mistake"),
    [
        pytest.param({"WEB_SECRET": "short"}, "at least 32 characters expected, found fewer; make some:", id="short"),
        pytest.param({}, "environment variable WEB_SECRET is not set", id="absent"),
    ],
)
def test_a_secret_that_is_none_is_a_mistake(tmp_path: Path, environment: dict[str, str], mistake: str) -> None:
    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, '[web]\nsecret_env = "WEB_SECRET"\n', environment)

    (found,) = raised.value.mistakes
    assert str(found).startswith(f"web.secret_env: {mistake}")
    assert "short" not in str(found)


def test_of_two_secrets_one_is_too_many(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)

    with pytest.raises(ConfigError, match="web: one of secret_file and secret_env expected, found both"):
        loaded(tmp_path, f'[web]\nsecret_env = "WEB_SECRET"\nsecret_file = "{tmp_path}/secret"\n', ENVIRONMENT)


def test_links_that_can_be_overheard_and_secrets_that_all_can_read_are_warnings(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    secret.chmod(0o644)

    config = loaded(tmp_path, WHOLE + f'[web]\npublic_url = "http://meteo.example"\nsecret_file = "{secret}"\n')

    assert [warning.where for warning in config.warnings] == ["web.public_url", "web.public_url", "web.secret_file"]


LINKS = 'public_url = "https://x.example"\nsecret_env = "WEB_SECRET"\n'
UNGUARDED = "only the links of messages work there; the pages want token_file or trusted_proxy"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("", id="this machine alone"),
        pytest.param('public_url = "http://127.0.0.1:8017"\nsecret_env = "WEB_SECRET"', id="links for it alone"),
        pytest.param(LINKS + "trusted_proxy = true", id="a proxy guards"),
    ],
)
def test_the_site_is_shown_to_this_machine_and_behind_a_guard(tmp_path: Path, lines: str) -> None:
    config = loaded(tmp_path, WHOLE + f"[web]\n{lines}\n", ENVIRONMENT)

    assert config.web is not None
    assert config.web.shows_site
    assert UNGUARDED not in [warning.what for warning in config.warnings]


def test_where_links_bring_people_in_from_elsewhere_the_site_wants_a_guard(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE + f"[web]\n{LINKS}\n", ENVIRONMENT)

    assert config.web is not None
    assert not config.web.shows_site
    assert UNGUARDED in [warning.what for warning in config.warnings]


def test_a_watch_may_ask_for_repeats(tmp_path: Path) -> None:
    chef = '[channels.chef]\nurl = "json://127.0.0.1:9000/chef"\n'
    text = CHANNEL + chef + WATCH + 'repeat_every = "15m"\nthen = ["chef"]\n'

    config = loaded(tmp_path, text)

    assert tomllib.loads(understood(config))["watches"][0].items() >= {"repeat_every": "15m", "at_most": 4}.items()
    assert tomllib.loads(understood(config))["watches"][0]["then"] == ["chef"]
    assert not [warning for warning in config.warnings if "channels.chef" in warning.where]
