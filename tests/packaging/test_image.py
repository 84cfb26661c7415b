"""The image, built without an engine and started as one would: a root that cannot be written, an unprivileged user."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from invented import ALERT, CALM
from receivers import Http
from waiting import until

pytestmark = [pytest.mark.image, pytest.mark.needs("buildah", "debootstrap"), pytest.mark.timeout(1200)]

ROOT = Path(__file__).parents[2]
USER = 10001
#: What an engine does with --read-only, --tmpfs /tmp, the volume, the configuration and the secrets.
ENTER = """
set -eu
mount --make-rprivate /
mount --bind "$IMAGE" "$PLACE/root"
mkdir -p "$PLACE/root/etc/meteo-douane" "$PLACE/root/run/secrets"
mount --bind -o ro "$PLACE/config" "$PLACE/root/etc/meteo-douane"
mount --bind -o ro "$PLACE/secrets" "$PLACE/root/run/secrets"
mount -o remount,ro,bind "$PLACE/root"
mount -t tmpfs tmpfs "$PLACE/root/tmp"
mount -t proc proc "$PLACE/root/proc"
mount --bind "$PLACE/data" "$PLACE/root/var/lib/meteo-douane"
exec env -i "$@"
"""


@pytest.fixture(scope="module")
def image(workshop: Path) -> tuple[Path, dict[str, Any]]:
    """Build the image; give its root and its configuration."""
    with (workshop / "log").open("wb") as log:
        built = subprocess.run(
            [ROOT / ".ci/image", workshop], stdout=subprocess.PIPE, stderr=log, text=True, check=False
        )
    assert built.returncode == 0, (workshop / "log").read_text(encoding="utf-8")[-4000:]
    config = json.loads((workshop / "image.json").read_text(encoding="utf-8"))["Docker"]["config"]
    return Path(built.stdout.strip()), config


@dataclass
class Container:
    """The image, and the folders that are mounted into it."""

    image: Path
    config: dict[str, Any]
    place: Path

    def process(self, *command: str, **options: Any) -> subprocess.Popen[str]:
        user = self.config["User"]
        chroot = ["/usr/sbin/chroot", f"--userspec={user}", "--groups=", str(self.place / "root")]
        shell = ["/bin/sh", "-c", f'cd {self.config["WorkingDir"]} && exec "$@"', "sh", *command]
        return subprocess.Popen(
            ["unshare", "-m", "bash", "-c", ENTER, "bash", *self.config["Env"], *chroot, *shell],
            env={**os.environ, "IMAGE": str(self.image), "PLACE": str(self.place)},
            text=True,
            **options,
        )

    def does(self, *command: str) -> tuple[int, str]:
        process = self.process(*command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said, _ = process.communicate(timeout=60)
        return process.returncode, said

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[str]]:
        command = [*self.config["Entrypoint"], *self.config["Cmd"]]
        with (self.place / "log").open("wb") as log, self.process(*command, stderr=log) as process:
            try:
                yield process
            finally:
                process.terminate()


@pytest.fixture
def container(image: tuple[Path, dict[str, Any]], tmp_path: Path) -> Container:
    root, config = image
    for name in ("root", "data", "config", "secrets"):
        (tmp_path / name).mkdir()
    os.chown(tmp_path / "data", USER, USER)
    return Container(root, config, tmp_path)


def test_the_image_runs_as_nobody_on_a_root_that_cannot_be_written_and_is_healthy(container: Container) -> None:
    health = container.config["Healthcheck"]["Test"][1:]
    with Http(body=CALM.encode()).serving() as site, Http().serving() as hook:
        configure(container, site, hook)
        before = container.does(*health)
        with container.running() as process:
            until(lambda: container.does(*health)[0] == 0)
            site.body = ALERT.encode()
            until(lambda: [received.json["event"] for received in hook.received] == ["opened"])
            uid, root = container.does("id", "-u")[1].strip(), container.does("touch", "/opt/file")
            process.terminate()
            stopped = process.wait(20)

    assert before[0] == 1
    assert uid == str(USER)
    assert "Read-only file system" in root[1]
    assert stopped == 0
    assert (container.place / "data/meteo-douane.db").stat().st_uid == USER
    assert "Traceback" not in (container.place / "log").read_text(encoding="utf-8")


def configure(container: Container, site: Http, hook: Http) -> None:
    (container.place / "config/config.toml").write_text(
        f"""
        [source]
        page = "http://127.0.0.1:{site.port}/meteo"
        feed = ""
        every = "1s"
        every_in_alert = "1s"
        [channels.astreinte]
        url_file = "hook"
        [[watches]]
        name = "transit"
        services = ["delta-t"]
        channels = ["astreinte"]
        [operator]
        channels = ["astreinte"]
        """,
        encoding="utf-8",
    )
    secret = container.place / "secrets/hook"
    secret.write_text(f"json://127.0.0.1:{hook.port}/hook", encoding="utf-8")
    secret.chmod(0o400)
    os.chown(secret, USER, USER)


def test_it_says_what_it_is_and_what_keeps_it_healthy(image: tuple[Path, dict[str, Any]]) -> None:
    _, config = image

    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert config["Labels"]["org.opencontainers.image.revision"] == head.stdout.strip()
    assert config["Volumes"] == {"/var/lib/meteo-douane": {}}
    assert config["Healthcheck"]["Retries"] == 3
