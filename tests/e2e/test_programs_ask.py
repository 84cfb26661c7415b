"""Other programs ask the program that runs: the figures move, the loop comes round, and an alert is there at once."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from invented import ALERT, CALM
from receivers import Http, a_closed_port
from waiting import until

pytestmark = [pytest.mark.timeout(120)]

COMMAND = Path(sys.executable).parent / "meteo-douane"


@contextmanager
def running(folder: Path, site: Http, hook: Http) -> Iterator[httpx.Client]:
    port = a_closed_port()
    (folder / "meteo.toml").write_text(
        f"""
        database = "sqlite:///{folder}/meteo.db"
        [source]
        page = "http://127.0.0.1:{site.port}/meteo"
        feed = ""
        every = "1s"
        every_in_alert = "1s"
        [channels.astreinte]
        url = "json://127.0.0.1:{hook.port}/hook"
        [[watches]]
        name = "transit"
        services = ["delta-t"]
        channels = ["astreinte"]
        [web]
        address = "127.0.0.1:{port}"
        """,
        encoding="utf-8",
    )
    with subprocess.Popen([COMMAND, "run", "--config", "meteo.toml"], cwd=folder, stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: bool(site.received))
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=httpx.HTTPTransport(retries=5)) as client:
                yield client
        finally:
            process.terminate()


def test_what_programs_are_told_follows_what_the_page_shows(tmp_path: Path) -> None:
    with Http(body=CALM.encode()).serving() as site, Http().serving() as hook, running(tmp_path, site, hook) as client:
        until(lambda: client.get("/readyz").status_code == 200)
        calm = client.get("/api/v1/status").json()["answer"]
        site.body = ALERT.encode()
        until(lambda: client.get("/api/v1/status").json()["answer"] == "in_force")
        indicator = client.get("/api/v2/status.json").json()["status"]["indicator"]
        entries = client.get("/feed.atom").text.count("<entry>")
        until(lambda: 'meteo_douane_in_force{mode="edi",service="delta-t"} 1.0' in client.get("/metrics").text)
        [episode] = client.get("/api/v1/watches").json()[0]["in_force"]
        alert = client.get(f"/episodes/{episode}/cap.xml")
        page = client.get(f"/episodes/{episode}")
        alive = client.get("/healthz")

    assert calm == "calm"
    assert (indicator, entries) == ("major", 1)
    assert "<msgType>Alert</msgType>" in alert.text
    assert (page.status_code, alive.status_code) == (200, 200)
