"""What holds for every test: no network but loopback, no time zone of the machine, nothing left out in CI."""

import os
import shutil
import signal
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from dealing import dealt

#: Fixtures that more than one folder of tests asks for.
pytest_plugins = ["stores", "workshop"]

settings.register_profile("project", deadline=None, max_examples=100)
# A run of CI that fails can be run again with the same examples; elsewhere each run looks at new ones.
settings.register_profile("ci", settings.get_profile("project"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "project")
# What the examples find is found on one version of Python; on the others (`make versions`) a few show that it runs.
settings.register_profile("others", settings(), max_examples=20, stateful_step_count=20)

# Who starts the tests behind `&` or `nohup` leaves them deaf to these, and so would be every program that they start.
for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, handler)

#: A package whose program has another name. Debian's PostgreSQL keeps its programs off the path, under its version.
PROGRAMS_OF = {"postgresql": "initdb", "prometheus": "promtool"}
PLACES = [os.defpath, "/usr/sbin", "/sbin", *map(str, Path("/usr/lib/postgresql").glob("*/bin"))]

Address = tuple[Any, ...] | str | bytes


class NetworkError(AssertionError):
    """A test reached for the network."""


def is_local(address: Address) -> bool:
    if not isinstance(address, tuple):
        return True
    try:
        return ip_address(address[0]).is_loopback
    except ValueError:
        return bool(address[0] == "localhost")


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Address) -> None:
        if not is_local(address):
            raise NetworkError(f"a test must not connect to {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def machine_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """The zone, the proxies and the credentials of whoever runs the tests decide nothing."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    for name in ("http_proxy", "https_proxy", "all_proxy", "CREDENTIALS_DIRECTORY", "NOTIFY_SOCKET"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


#: A word list is no program.
FILES_OF = {"wfrench": Path("/usr/share/dict/french")}


def is_installed(tool: str) -> bool:
    if tool in FILES_OF:
        return FILES_OF[tool].exists()
    return shutil.which(PROGRAMS_OF.get(tool, tool), path=os.pathsep.join(PLACES)) is not None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Leave out what cannot run here and say why; with CI=true nothing may be left out."""
    for marker in item.iter_markers("needs"):
        missing = [tool for tool in marker.args if not is_installed(tool)]
        if missing and os.environ.get("CI") == "true":
            pytest.fail(f"{', '.join(missing)} is not installed, and with CI=true nothing may be left out")
        if missing:
            pytest.skip(f"needs {', '.join(missing)} (Debian: apt-get install {' '.join(missing)})")
    yield


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin early with what takes long, which is what has a timeout of its own; otherwise the order is by lot."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = dealt(items, workers=workers, takes_long=lambda item: item.get_closest_marker("timeout") is not None)
