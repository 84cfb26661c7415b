"""A reload that breaks midway, by a fault of ours: all of it is taken back, and it is told."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner

from meteo_douane.adapters.running import marked, running_on
from meteo_douane.cli.beginning import configured
from meteo_douane.cli.reloading import FAULT, reload
from meteo_douane.cli.working import Service, in_service
from meteo_douane.config import Config
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Source
from scripted_host import ScriptedHost, answers

NOBODY = 65534


@dataclass
class BreakingPage:
    """A page that breaks where it is to show the watch of this name."""

    bad: str
    served: list[str] = field(default_factory=list)

    def serve(self, config: Config) -> None:
        [watch] = config.watches
        self.served.append(watch.name)
        if watch.name == self.bad:
            raise RuntimeError("a fault of ours")

    def close(self) -> None:
        """Serve it no more."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "meteo.toml"
    write(path, "before")
    return path


def write(path: Path, watch: str, page: str = "http://127.0.0.1:1/meteo") -> None:
    path.write_text(
        f"""
        database = "sqlite:///{path.parent}/meteo.db"
        [source]
        page = "{page}"
        feed = ""
        contact = "ops@example.org"
        deadline = "1s"
        [channels.astreinte]
        url = "json://127.0.0.1:1/hook"
        [[watches]]
        name = "{watch}"
        services = ["delta-t"]
        channels = ["astreinte"]
        """,
        encoding="utf-8",
    )
    path.chmod(0o600)


@pytest.fixture
def service(path: Path) -> Iterator[Service]:
    with in_service(path, configured(path), lambda _: None) as service:
        yield service


def test_a_fault_midway_leaves_the_configuration_before_in_force_and_is_told(service: Service, path: Path) -> None:
    daemon, page = service.daemon, BreakingPage("after")
    stand_in: Any = page
    service.reload.page = stand_in
    rules, courier, observers = daemon.monitor.rules, daemon.dispatch.courier, daemon.monitor.observers
    write(path, "after")

    with pytest.raises(RuntimeError):
        service.reload()

    assert (daemon.monitor.rules, daemon.dispatch.courier, daemon.monitor.observers) == (rules, courier, observers)
    assert page.served == ["after", "before"]
    [complaint] = service.work.upkeep.stated().complaints[EventKind.CONFIGURATION_REJECTED]
    assert complaint.detail == FAULT
    words = running_on(path.parent / "meteo.db")
    assert words is not None
    assert (words.reloads, words.rejected) == (1, FAULT)


def test_the_same_file_is_taken_up_once_the_fault_is_gone(service: Service, path: Path) -> None:
    stand_in: Any = BreakingPage("after")
    service.reload.page = stand_in
    write(path, "after")
    with pytest.raises(RuntimeError):
        service.reload()
    stand_in.bad = ""

    service.reload()

    assert [watch.name for watch in service.reload.in_force.watches] == ["after"]
    assert service.work.upkeep.stated().complaints[EventKind.CONFIGURATION_REJECTED] == ()


def test_nothing_of_the_configurations_before_stays_at_work(service: Service, path: Path) -> None:
    with ScriptedHost(answers("200 OK", b"<p>Maintenance")) as host:
        before = set(threading.enumerate())
        for turn in range(5):
            write(path, f"turn {turn}", page=host.url)
            service.reload()
            service.daemon.monitor.read(frozenset({Source.PAGE}))
        for thread in set(threading.enumerate()) - before:
            thread.join(10)

        left = set(threading.enumerate()) - before

    assert [watch.name for watch in service.reload.in_force.watches] == ["turn 4"]
    assert len(host.heard) == 5
    assert left == set()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_whoever_may_not_look_at_the_program_is_told_who_may(path: Path) -> None:
    with TemporaryDirectory() as elsewhere:  # the folder of a test is for its user alone
        folder, config = Path(elsewhere), Path(elsewhere, "meteo.toml")
        folder.chmod(0o755)
        config.write_text(path.read_text().replace(str(path.parent), elsewhere))
        CliRunner().invoke(reload, ["--config", str(config)])  # loads what that user may not read
        with marked(folder / "meteo.db"):
            os.seteuid(NOBODY)
            try:
                done = CliRunner().invoke(reload, ["--config", str(config)])
            finally:
                os.seteuid(0)

    assert done.exit_code == 2
    assert done.output == (
        f"meteo-douane: {folder}/meteo.db.running: Permission denied;"
        " run this command as the user that the program runs as, or as root\n"
    )
