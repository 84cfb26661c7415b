"""Before the program works: a configuration to start from, its mistakes, a channel to try, a database to bring up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commits import a_delivery, an_event
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program
from meteo_douane.domain.delivery import DeliveryState
from receivers import Http

CANARY = "canary-7f3a"


@pytest.fixture
def hook() -> Iterator[Http]:
    with Http().serving() as receiving:
        yield receiving


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def meteo_douane(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def configured(folder: Path, port: int) -> None:
    (folder / "meteo-douane.toml").write_text(
        f"""
        [channels.astreinte]
        url = "json://someone:{CANARY}@127.0.0.1:{port}/hook"

        [[watches]]
        name = "le-havre"
        services = ["delta-ie"]
        channels = ["astreinte"]

        [operator]
        channels = ["astreinte"]
        """,
        encoding="utf-8",
    )


def test_what_a_channel_objects_to_is_reported_beside_every_other_mistake(folder: Path) -> None:
    (folder / "meteo-douane.toml").write_text(
        f"""
        [channels.astreinte]
        url = "mailto://someone:{CANARY}@example.org/?mode=insecure"

        [[watches]]
        name = "le-havre"
        services = ["delta-zz"]
        channels = ["astreinte"]

        [operator]
        channels = ["astreinte"]
        """,
        encoding="utf-8",
    )

    ran = meteo_douane("check-config")

    assert ran.exit_code == 2
    assert "channels.astreinte.url: mailto:// would send its password in clear; use mailtos://" in ran.output
    assert "watches[0].services" in ran.output
    assert CANARY not in ran.output


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("json://127.0.0.1:0/hook", id="zero"),
        pytest.param("jsons://someone:{canary}@example.org:70000/hook", id="more than there are"),
        pytest.param("json://127.0.0.1:port/hook", id="letters"),
        pytest.param("mailtos://someone:{canary}@example.org:99999/?to=a@example.org", id="of a mail server"),
        pytest.param("json://[::1]:65536/hook", id="behind an IPv6 address"),
        pytest.param("json://someone:{canary}#x@example.org/hook", id="a password that was not escaped"),
    ],
)
@pytest.mark.parametrize("command", ["check-config", "once"])
def test_a_port_that_there_cannot_be_is_a_mistake_with_its_path_and_remedy(
    folder: Path, command: str, address: str
) -> None:
    configured(folder, 9)
    file = folder / "meteo-douane.toml"
    words = file.read_text(encoding="utf-8").replace(
        f"json://someone:{CANARY}@127.0.0.1:9/hook", address.format(canary=CANARY)
    )
    file.write_text(words, encoding="utf-8")

    ran = meteo_douane(command)

    assert ran.exit_code == 2
    assert "channels.astreinte.url: a port from 1 to 65535 expected behind the host, found another" in ran.output
    assert CANARY not in ran.output


def test_init_writes_a_configuration_for_its_owner_alone(folder: Path) -> None:
    ran = meteo_douane("init")

    written = folder / "meteo-douane.toml"
    assert ran.exit_code == 0, ran.output
    assert written.stat().st_mode & 0o777 == 0o600
    assert "[[watches]]" in written.read_text(encoding="utf-8")


def test_init_leaves_an_existing_file_as_it_is(folder: Path) -> None:
    (folder / "meteo-douane.toml").write_text("mine", encoding="utf-8")

    ran = meteo_douane("init")

    assert ran.exit_code == 2
    assert "exists already" in ran.output
    assert (folder / "meteo-douane.toml").read_text(encoding="utf-8") == "mine"


def test_without_a_configuration_the_remedy_is_named(folder: Path) -> None:
    del folder

    ran = meteo_douane("check-config")

    assert ran.exit_code == 2
    assert "meteo-douane init" in ran.output


def test_every_mistake_is_told_at_once_with_its_path(folder: Path) -> None:
    (folder / "meteo-douane.toml").write_text(
        'langage = "fr"\n[[watches]]\nname = "x"\nservices = ["delta-ei"]\nchannels = ["nobody"]\n', encoding="utf-8"
    )

    ran = meteo_douane("check-config")

    assert ran.exit_code == 2
    for part in ("langage", "watches[0].services[0]", "delta-ie", "watches[0].channels[0]"):
        assert part in ran.output


def test_the_configuration_is_shown_as_understood_without_its_secrets(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)

    ran = meteo_douane("check-config")

    assert ran.exit_code == 0, ran.output
    assert "le-havre" in ran.output
    assert CANARY not in ran.output


def test_a_test_message_goes_through_the_outbox_to_the_channel(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)

    ran = meteo_douane("test-channel", "astreinte")

    assert (ran.exit_code, ran.stdout) == (0, "astreinte\N{NO-BREAK SPACE}: remis.\n")
    assert [post.json["title"] for post in hook.received] == ["Essai de canal · rien à faire"]


def test_a_channel_that_does_not_take_the_test_is_said_with_its_reason_and_without_its_secret(
    folder: Path, hook: Http
) -> None:
    configured(folder, hook.port)
    hook.status = 403

    ran = meteo_douane("test-channel", "astreinte")

    assert ran.exit_code == 1
    assert "403" in ran.output
    assert CANARY not in ran.output


def test_a_test_is_tried_once_and_leaves_nothing_owed(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)
    hook.status = 503

    ran = meteo_douane("test-channel", "astreinte")

    assert (ran.exit_code, len(hook.received)) == (1, 1)
    with open_store(f"sqlite:///{folder}/meteo-douane.db") as store:
        assert store.owed() == ()
        assert store.next_dues() == {}
        assert store.delivery_counts()[DeliveryState.DEAD] == 0


def test_a_command_that_makes_a_database_says_where(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)

    first, second = (meteo_douane("test-channel", "astreinte") for _ in range(2))

    assert f"a new database is made: {folder}/meteo-douane.db" in first.stderr
    assert "a new database" not in second.stderr


def test_a_database_that_cannot_be_made_is_not_said_to_be(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)
    words = (folder / "meteo-douane.toml").read_text(encoding="utf-8")
    (folder / "meteo-douane.toml").write_text(f'database = "sqlite:////nowhere/m.db"\n{words}', encoding="utf-8")

    ran = meteo_douane("test-channel", "astreinte")

    assert ran.stderr.splitlines() == [
        "meteo-douane: database /nowhere/m.db: No such file or directory: is the directory there and writable?"
    ]


def test_a_test_sends_nothing_else_that_is_owed(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)
    with open_store(f"sqlite:///{folder}/meteo-douane.db") as store:
        store.owe((a_delivery(an_event()),))

    meteo_douane("test-channel", "astreinte")

    assert [post.json["title"] for post in hook.received] == ["Essai de canal · rien à faire"]


def test_an_unknown_channel_is_refused_with_the_known_ones(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)

    ran = meteo_douane("test-channel", "astrient")

    assert ran.exit_code == 2
    assert "there is: astreinte" in ran.output


def test_migrate_makes_the_database_and_may_be_run_again(folder: Path, hook: Http) -> None:
    configured(folder, hook.port)

    first, second = meteo_douane("migrate"), meteo_douane("migrate")

    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    assert (folder / "meteo-douane.db").exists()
