"""`replay` and `record`: what the sources answered, kept and run through the program (contract §4)."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import ALERT, CALM, CONFIG, ENDED
from meteo_douane.cli import program
from meteo_douane.cli.arguments import MINUTES


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(CONFIG, encoding="utf-8")
    return file


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    folder = tmp_path / "recording"
    folder.mkdir()
    for stamp, page in (("060000", CALM), ("071500", ALERT), ("071700", ALERT), ("090500", ENDED)):
        (folder / f"20260610T{stamp}Z.page.html").write_text(page, encoding="utf-8")
    return folder


def replay(folder: Path, config: Path, *options: str) -> Result:
    return CliRunner().invoke(program, ["replay", str(folder), "--config", str(config), *options])


def test_every_decision_is_a_line_in_order_told_or_not(recording: Path, config: Path) -> None:
    ran = replay(recording, config, "--json")

    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.exit_code == 0
    assert [(one["at"], one["event"], one["watch"], one["told"]) for one in lines] == [
        ("2026-06-10T07:15:00Z", "opened", "transit-edi", True),
        ("2026-06-10T07:15:00Z", "opened", "transit-dti", False),
        ("2026-06-10T09:05:00Z", "ended", "transit-edi", True),
        ("2026-06-10T09:05:00Z", "continued", "transit-dti", False),
    ]
    assert lines[0] | {"why": ""} == {
        "at": "2026-06-10T07:15:00Z",
        "event": "opened",
        "episode": lines[0]["episode"],
        "watch": "transit-edi",
        "told": True,
        "verdict": "covers",
        "why": "",
        "channels": ["astreinte"],
        "kind": "alert",
        "scope": [{"service": "delta-t", "modes": ["edi"]}],
        "title": "Alerte – DELTA T – mode EDI",
    }


def test_for_a_person_only_what_is_told_is_shown(recording: Path, config: Path) -> None:
    ran = replay(recording, config)

    assert "transit-edi – ouverture – Alerte – DELTA T – mode EDI" in ran.stdout
    assert "transit-dti" not in ran.stdout


def test_the_configured_database_is_left_alone(recording: Path, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(config.parent)

    replay(recording, config)

    assert not list(config.parent.glob("*.db"))


def test_a_recording_that_is_broken_is_refused_before_anything_is_printed(recording: Path, config: Path) -> None:
    (recording / "20260610T100000Z.page.json").write_text('{"url": "https://x/", "status": 200}', encoding="utf-8")

    ran = replay(recording, config, "--json")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "20260610T100000Z.page" in ran.stderr


def test_what_is_recorded_can_be_replayed(tmp_path: Path) -> None:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(ALERT.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    config = tmp_path / "config.toml"
    page = f"http://127.0.0.1:{server.server_port}/"
    config.write_text(CONFIG.replace("https://www.douane.gouv.fr/meteo/prodouane/pages/meteo", page), encoding="utf-8")

    recorded = CliRunner().invoke(
        program, ["record", str(tmp_path / "kept"), "--for", "0", "--config", str(config)], catch_exceptions=False
    )
    server.shutdown()
    server.server_close()
    replayed = replay(tmp_path / "kept", config, "--json")

    assert recorded.exit_code == 0, recorded.stderr
    assert recorded.stderr == ""
    assert len(list((tmp_path / "kept").glob("*.page.html"))) == 1
    lines = [json.loads(line) for line in replayed.stdout.splitlines()]
    assert [(one["event"], one["watch"]) for one in lines if one["told"]] == [("state_at_start", "transit-edi")]


def test_a_file_where_the_folder_of_a_recording_should_be_is_named_as_such(config: Path, tmp_path: Path) -> None:
    (tmp_path / "passwd").touch()

    done = CliRunner().invoke(program, ["record", str(tmp_path / "passwd"), "--config", str(config)])

    assert done.exit_code == 2
    expected = "it is a file; name a folder, which is made if it is not there"
    assert done.output == f"meteo-douane: {tmp_path}/passwd: {expected}\n"


@pytest.mark.parametrize(
    ("written", "length"),
    [
        pytest.param("10h", timedelta(hours=10), id="as in the configuration"),
        pytest.param("1h30m", timedelta(minutes=90), id="hours and minutes"),
        pytest.param("600", timedelta(minutes=600), id="a bare number is of minutes"),
        pytest.param("0.5", timedelta(seconds=30), id="a part of one"),
        pytest.param("0", timedelta(0), id="one reading"),
    ],
)
def test_a_recording_lasts_as_long_as_is_written(written: str, length: timedelta) -> None:
    assert MINUTES.convert(written, None, None) == length


@pytest.mark.parametrize("written", ["ten hours", "-5", "1e9", "nan"])
def test_what_is_no_length_of_time_is_refused_with_one_that_is(config: Path, tmp_path: Path, written: str) -> None:
    done = CliRunner().invoke(program, ["record", str(tmp_path / "r"), f"--for={written}", "--config", str(config)])

    assert done.exit_code == 2
    assert f"{written!r} is not a length of time such as 10h or 30m" in done.output
