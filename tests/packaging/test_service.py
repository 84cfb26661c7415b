"""The service as docs/operations.md installs it, in a machine whose first process is a real systemd."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from invented import ALERT, CALM
from receivers import Http
from waiting import until

pytestmark = [pytest.mark.image, pytest.mark.needs("debootstrap"), pytest.mark.timeout(1200)]

ROOT = Path(__file__).parents[2]
UNIT = "meteo-douane"
SOURCE = "/root/meteo-douane"
CONFIG = "/etc/meteo-douane/config.toml"
SECRET = "/etc/meteo-douane/courriel"
DROP_IN = "/etc/systemd/system/meteo-douane.service.d"
CREDENTIAL = "/run/credentials/meteo-douane.service/courriel"
#: What whoever installs it has in mind; behind a proxy with an authority of its own, pip and uv must know that.
ENVIRONMENT = (
    "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME=/root",
    "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt",
    "PIP_CERT=/etc/ssl/certs/ca-certificates.crt",
)
WATCH = """
[[watches]]
name = "{name}"
services = ["delta-t"]
channels = ["astreinte"]
"""


@dataclass(frozen=True)
class Machine:
    """A machine that has booted; `first` is the process of its systemd."""

    first: int

    def command(self, *command: str) -> list[str]:
        inside = ["nsenter", f"--target={self.first}", "--mount", "--pid", "--ipc", "--uts", "--cgroup", "--wdns=/"]
        return [*inside, "env", "-i", *ENVIRONMENT, *command]

    def asks(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of root there, whatever comes of it."""
        return subprocess.run(self.command(*command), capture_output=True, text=True, check=False, timeout=300)

    def does(self, *command: str) -> str:
        """Run a command of root there that must succeed; give what it says."""
        done = self.asks(*command)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout.strip()

    def writes(self, path: str, text: str) -> None:
        self.does("bash", "-c", 'mkdir -p "$(dirname "$1")" && printf %s "$2" > "$1"', "bash", path, text)


def installation() -> list[str]:
    """The commands that docs/operations.md installs the service with, as printed."""
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    printed = re.search(r"## Install with systemd\n.*?```\n(.*?)```", page, re.DOTALL)
    assert printed is not None
    return printed[1].splitlines()


@dataclass(frozen=True)
class Service:
    """The service on a machine, the site that it reads and the webhook that it tells."""

    machine: Machine
    site: Http
    hook: Http

    def configure(self, *watches: str) -> None:
        self.machine.writes(CONFIG, configuration(self.site, *watches))
        self.machine.writes(SECRET, f"json://127.0.0.1:{self.hook.port}/hook")

    def follow(self, setting: str) -> None:
        """Change the unit until the next start of the machine."""
        self.machine.writes(f"/run/systemd/system/{UNIT}.service.d/test.conf", f"[Service]\n{setting}\n")
        self.machine.does("systemctl", "daemon-reload")
        self.machine.does("systemctl", "restart", UNIT)

    def shown(self, name: str) -> str:
        return self.machine.does("systemctl", "show", "--value", f"--property={name}", UNIT)

    @property
    def process(self) -> str:
        return self.shown("MainPID")

    @property
    def status(self) -> str:
        return self.machine.asks("systemctl", "status", "--no-pager", UNIT).stdout

    @property
    def journal(self) -> str:
        return self.machine.does("journalctl", "--no-pager", f"--unit={UNIT}")

    @property
    def events(self) -> list[str]:
        return [post.json["event"] for post in self.hook.received]


def configuration(site: Http, *watches: str) -> str:
    source = f"""
        [source]
        page = "http://127.0.0.1:{site.port}/meteo"
        feed = ""
        every = "1s"
        every_in_alert = "1s"
        [channels.astreinte]
        url_file = "courriel"
        [operator]
        channels = ["astreinte"]
        """
    return source + "".join(WATCH.format(name=name) for name in watches)


@pytest.fixture(scope="module")
def machine(workshop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with what this repository holds, and with the service installed by the commands of the page."""
    allowed = subprocess.run(["unshare", "--mount", "--pid", "--fork", "--cgroup", "true"], check=False)
    if allowed.returncode != 0 or "cgroup2" not in Path("/proc/filesystems").read_text(encoding="utf-8"):
        pytest.skip("this machine lets nobody boot another in it, not even root: no namespaces, or no cgroup2")
    folder = tmp_path_factory.mktemp("machine")
    with running(workshop / "base", folder) as machine:
        until(lambda: machine.asks("systemctl", "is-system-running").stdout.strip() in ("running", "degraded"))
        hand_over(machine)
        for command in installation():
            if command.startswith("editor"):
                machine.writes(CONFIG, configuration(Http(port=9), "transit"))
            else:
                machine.does("bash", "-c", f"cd {SOURCE} && {command}")
        yield machine


@contextmanager
def running(base: Path, folder: Path) -> Iterator[Machine]:
    boot = [ROOT / ".ci/machine", base, folder]
    with (folder / "log").open("wb") as log, subprocess.Popen(boot, stdout=subprocess.PIPE, stderr=log) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            assert first, (folder / "log").read_text(encoding="utf-8")[-4000:]
            yield Machine(int(first))
        finally:
            process.terminate()


def hand_over(machine: Machine) -> None:
    """Put the files of this repository onto the machine, and the secret that the page tells of."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
    packed = subprocess.run(["tar", "-c", "--null", "-T", "-"], cwd=ROOT, input=files, capture_output=True, check=True)
    machine.does("mkdir", SOURCE)
    subprocess.run(machine.command("tar", "-x", "-C", SOURCE), input=packed.stdout, check=True)
    machine.does("mkdir", "-p", "/etc/meteo-douane", DROP_IN)
    machine.does("install", "-m", "600", "/dev/null", SECRET)
    machine.writes(SECRET, "json://127.0.0.1:9/hook")
    machine.writes(f"{DROP_IN}/override.conf", f"[Service]\nLoadCredential=courriel:{SECRET}\n")


@pytest.fixture
def service(machine: Machine) -> Iterator[Service]:
    """The service, just started, on a page that is calm."""
    with Http(body=CALM.encode()).serving() as site, Http().serving() as hook:
        service = Service(machine, site, hook)
        service.configure("transit")
        machine.does("systemctl", "restart", UNIT)
        yield service
        machine.does("systemctl", "stop", UNIT)
        machine.does("rm", "-rf", f"/run/systemd/system/{UNIT}.service.d", "/var/lib/private/meteo-douane")
        machine.does("systemctl", "daemon-reload")


def test_it_is_active_and_tells_an_alert_to_the_channel_whose_address_was_handed_over(service: Service) -> None:
    state = service.shown("ActiveState")

    service.site.body = ALERT.encode()
    until(lambda: service.events == ["opened"])

    assert state == "active"
    assert service.machine.does("systemctl", "is-enabled", UNIT) == "enabled"
    assert "/hook" not in service.journal


def test_its_user_exists_only_meanwhile_and_nobody_else_reads_its_data_or_its_secret(service: Service) -> None:
    owner = service.machine.does("stat", "--format=%u", f"/proc/{service.process}")
    data = service.machine.does("stat", "--format=%u %a", "/var/lib/private/meteo-douane")
    database = service.machine.does("stat", "--format=%u %a", "/var/lib/meteo-douane/meteo-douane.db")
    as_another = ["setpriv", "--reuid=4711", "--clear-groups", "cat"]
    refused = [service.machine.asks(*as_another, path) for path in (CREDENTIAL, SECRET, "/var/lib/meteo-douane")]
    as_itself = ["setpriv", f"--reuid={owner}", "--clear-groups", "cat", CREDENTIAL]

    assert 61184 <= int(owner) <= 65519  # what systemd keeps for such users
    assert data == f"{owner} 700"
    assert database == f"{owner} 600"
    assert ["Permission denied" in each.stderr for each in refused] == [True] * 3
    assert service.machine.does(*as_itself).endswith("/hook")


def test_a_reload_takes_up_a_good_file_and_says_that_a_bad_one_was_rejected(service: Service) -> None:
    process = service.process
    service.configure("transit", "le-havre")
    service.machine.does("systemctl", "reload", UNIT)
    until(lambda: "configuration taken up" in service.status)
    good = service.status

    service.machine.writes(CONFIG, "[source]\nevery = 7\n")
    service.machine.does("systemctl", "reload", UNIT)
    until(lambda: "Status: " in service.status)

    assert "Status: " not in good
    assert 'Status: "Configuration rejected, see the log"' in service.status
    assert service.shown("ActiveState") == "active"
    assert service.process == process


def test_a_program_that_is_wedged_is_killed_and_started_again(service: Service) -> None:
    service.follow("WatchdogSec=5s")
    wedged = service.process

    service.machine.does("kill", f"-{signal.SIGSTOP.value}", wedged)
    until(lambda: service.shown("NRestarts") == "1" and service.shown("ActiveState") == "active")

    assert service.process != wedged
    assert "Watchdog timeout" in service.journal
    service.site.body = ALERT.encode()
    until(lambda: "opened" in service.events)


def test_a_source_that_is_silent_is_no_reason_to_start_it_again(service: Service) -> None:
    service.follow("WatchdogSec=5s")
    patient = service.process

    service.site.status = 500
    before = len(service.site.received)
    # A second apart at least: three times as long as the watchdog waits.
    until(lambda: len(service.site.received) > before + 15)

    assert service.shown("NRestarts") == "0"
    assert service.process == patient
    assert "500" in service.journal


def test_a_stop_is_clean_and_leaves_what_it_knows(service: Service) -> None:
    service.machine.does("systemctl", "stop", UNIT)

    assert service.shown("Result") == "success"
    assert (service.shown("ExecMainCode"), service.shown("ExecMainStatus")) == ("1", "0")
    assert service.machine.asks("test", "-s", "/var/lib/private/meteo-douane/meteo-douane.db").returncode == 0
    assert service.machine.asks("test", "-e", CREDENTIAL).returncode == 1
