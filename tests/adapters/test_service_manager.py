"""What the service manager hears, over real sockets."""

import socket
import time
from pathlib import Path

import pytest

from meteo_douane.adapters import systemd
from meteo_douane.adapters.systemd import ServiceManager, reloading


@pytest.mark.parametrize("address", ["{folder}/notify", "@meteo-douane-test-{folder}"], ids=["path", "abstract"])
def test_a_state_is_one_datagram(address: str, tmp_path: Path) -> None:
    named = address.format(folder=tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(named.replace("@", "\0", 1))

        ServiceManager(named)("READY=1")

        assert listening.recv(100) == b"READY=1"


def test_without_a_manager_or_after_it_has_gone_nothing_happens(tmp_path: Path) -> None:
    ServiceManager("")("READY=1")
    ServiceManager(str(tmp_path / "gone"))("READY=1")


def test_a_manager_that_does_not_listen_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systemd, "PATIENCE_SECONDS", 0.01)
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as stuck:
        stuck.bind(address)
        tell = ServiceManager(address)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
            fill(other, address)

        tell("WATCHDOG=1")  # it comes back at all


def fill(other: socket.socket, address: str) -> None:
    other.setblocking(False)
    try:
        while True:
            other.sendto(b"x", address)
    except BlockingIOError:
        return


def test_a_reload_says_when_it_began_on_the_clock_that_systemd_compares() -> None:
    before = time.monotonic_ns() // 1000

    state, usec = reloading().splitlines()

    assert state == "RELOADING=1"
    assert before <= int(usec.removeprefix("MONOTONIC_USEC=")) <= time.monotonic_ns() // 1000
