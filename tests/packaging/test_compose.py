"""The example for containers: a program that can write nowhere but in its volume, and nginx with TLS in front of it."""

import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
import yaml  # type: ignore[import-untyped] # it comes with Apprise

from receivers import Http, a_closed_port
from waiting import until

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
HOST = "meteo.transitaire.example"


@pytest.fixture
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.example.yaml").read_text(encoding="utf-8"))
    return found["services"]  # type: ignore[no-any-return]


def test_the_program_writes_nowhere_but_in_its_volume_and_is_reached_by_the_proxy_alone(
    services: dict[str, Any],
) -> None:
    program = services["meteo-douane"]

    assert program["read_only"] is True
    assert [volume for volume in program["volumes"] if not volume.endswith(":ro")] == ["data:/var/lib/meteo-douane"]
    assert "ports" not in program
    assert services["proxy"]["ports"] == ["443:443", "80:80"]


def test_the_command_of_the_page_shuts_it_in_as_the_example_does(services: dict[str, Any]) -> None:
    program = services["meteo-douane"]
    page = (ROOT / "docs/operations.md").read_text(encoding="utf-8")

    [command] = re.findall(r"^docker run (?:.*\\\n)*.*", page, re.MULTILINE)

    assert "--read-only --tmpfs /tmp" in command
    assert f"--cap-drop {program['cap_drop'][0]}" in command
    assert f"--security-opt {program['security_opt'][0].removesuffix(':true')}" in command
    assert f"--stop-timeout {program['stop_grace_period'].removesuffix('s')} " in command


def test_a_changed_configuration_is_seen_inside(services: dict[str, Any]) -> None:
    assert "./config:/etc/meteo-douane:ro" in services["meteo-douane"]["volumes"]


@pytest.mark.needs("nginx")
def test_nginx_takes_tls_and_passes_on_what_it_is_asked_and_logs_no_link(tmp_path: Path) -> None:
    with Http(body=b"the page").serving() as page, proxy(tmp_path, page.port) as (plain, secured, authority):
        trusted = ssl.create_default_context(cafile=authority)
        with httpx.Client(verify=trusted, trust_env=False) as client:
            answer = client.get(f"https://127.0.0.1:{secured}/ack/canary")
            redirected = client.get(f"http://127.0.0.1:{plain}/ack/canary", headers={"Host": HOST})

    assert (answer.status_code, answer.text) == (200, "the page")
    assert page.received[0].path == "/ack/canary"
    assert page.received[0].headers["X-Forwarded-Proto"] == "https"
    assert redirected.headers["Location"] == f"https://{HOST}/ack/canary"
    assert any(file.name == "access.log" for file in tmp_path.iterdir())
    assert not any("canary" in file.read_text("utf-8") for file in tmp_path.glob("*log*"))


@pytest.mark.needs("nginx")
def test_without_a_name_and_a_password_nothing_but_the_link_of_a_message_is_to_be_seen(tmp_path: Path) -> None:
    with Http(body=b"the page").serving() as page, proxy(tmp_path, page.port) as (_, secured, authority):
        trusted = ssl.create_default_context(cafile=authority)
        with httpx.Client(verify=trusted, trust_env=False, base_url=f"https://127.0.0.1:{secured}") as client:
            paths = (
                "/",
                "/episodes/2026-11-26-01/ack",
                "/api/v1/status",
                "/fallback",
                "/ack/../fallback",
                "/ack/..%2ffallback",
            )
            refused = [client.post(path).status_code for path in paths]
            known = client.get("/fallback", auth=("zoe", "meteo"))

    assert refused == [401] * len(paths)
    assert (known.status_code, known.text) == (200, "the page")
    assert [one.path for one in page.received] == ["/fallback"]
    assert "Authorization" not in page.received[0].headers


@contextmanager
def proxy(folder: Path, port: int) -> Iterator[tuple[int, int, Path]]:
    """Run nginx with the example, its ports and files those of this test."""
    plain, secured, authority = a_closed_port(), a_closed_port(), folder / "ca.pem"
    issuer = trustme.CA()
    issuer.cert_pem.write_to_path(str(authority))
    certificate = issuer.issue_cert("127.0.0.1", HOST)
    certificate.private_key_pem.write_to_path(str(folder / "privkey.pem"))
    for part in certificate.cert_chain_pems:
        part.write_to_path(str(folder / "fullchain.pem"), append=True)
    configuration = folder / "nginx.conf"
    configuration.write_text(whole(folder, plain, secured, port), encoding="utf-8")
    program = shutil.which("nginx", path=f"{os.defpath}:/usr/sbin") or "nginx"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([program, "-e", "stderr", "-c", configuration], stderr=log)
    try:
        until(lambda: is_listening(secured))
        yield plain, secured, authority
    finally:
        process.terminate()
        process.wait(10)


def is_listening(port: int) -> bool:
    try:
        httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
    except httpx.ConnectError:
        return False
    return True


def whole(folder: Path, plain: int, secured: int, port: int) -> str:
    example = (ROOT / "nginx.example.conf").read_text(encoding="utf-8")
    for here, there in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{secured} ssl;"),
        ("/etc/nginx/tls", str(folder)),
        ("/etc/nginx/meteo-douane.htpasswd", str(folder / "htpasswd")),
        ("meteo-douane:8017", f"127.0.0.1:{port}"),
    ):
        assert here in example
        example = example.replace(here, there)
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "htpasswd").write_text("zoe:{PLAIN}meteo\n", encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    logs = f"access_log {folder}/access.log;"
    return f"daemon off; pid {folder}/pid; {user} events {{ }} http {{ {logs} {temporary}\n{example}\n}}"
