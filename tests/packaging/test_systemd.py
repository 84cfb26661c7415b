"""The unit for systemd is understood by systemd, and shuts the program in."""

import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from meteo_douane.agenda.timetable import PATIENCE
from meteo_douane.cli import COMMANDS
from meteo_douane.cli.beginning import PLACES, Refusal
from meteo_douane.cli.working import NotNowError
from meteo_douane.config.model import SourceTable

pytestmark = pytest.mark.one_python

UNIT = Path(__file__).parents[2] / "systemd" / "meteo-douane.service"
MOST_EXPOSED = "15"
"""A tenth of the exposure level that `systemd-analyze security` gives: 1.5."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """Return the unit with a program that is installed here, so that only the unit itself is judged."""
    text = UNIT.read_text(encoding="utf-8").replace("/opt/meteo-douane/bin/meteo-douane", "/bin/true")
    copy = tmp_path / UNIT.name
    copy.write_text(text, encoding="utf-8")
    return copy


def analyse(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.needs("systemd-analyze")
def test_systemd_understands_every_line(unit: Path) -> None:
    verified = analyse("verify", "--man=no", unit)

    assert verified.stderr == ""  # an unknown key is only a warning there: its exit status stays 0
    assert verified.returncode == 0


@pytest.mark.needs("systemd-analyze")
def test_systemd_would_warn_of_a_misspelt_key(unit: Path) -> None:
    unit.write_text(unit.read_text(encoding="utf-8").replace("WatchdogSec=", "WatchdogSecs="), encoding="utf-8")

    assert "WatchdogSecs" in analyse("verify", "--man=no", unit).stderr


@pytest.mark.needs("systemd-analyze")
def test_the_program_is_shut_in(unit: Path) -> None:
    judged = analyse("security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSED}", unit)

    assert judged.returncode == 0, judged.stdout


def settings() -> dict[str, str]:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(UNIT, encoding="utf-8")
    return dict(parser["Service"])


def test_the_watchdog_is_more_patient_than_several_failed_readings() -> None:
    slowest = SourceTable().every + 2 * SourceTable().deadline

    assert settings()["WatchdogSec"] == "10min"
    assert slowest.total_seconds() * 4 < 600


def test_the_unit_starts_the_program_as_its_command_line_has_it() -> None:
    program, command, *options = settings()["ExecStart"].split()

    assert program.endswith("/bin/meteo-douane")
    assert COMMANDS[command]
    assert options == ["--config", str(PLACES[1])]


def test_what_a_person_must_mend_is_not_tried_again_and_what_may_pass_is() -> None:
    assert settings()["Restart"] == "always"
    assert settings()["RestartPreventExitStatus"] == str(Refusal.exit_code)
    assert NotNowError.exit_code != Refusal.exit_code


def test_a_reload_is_the_signal_that_the_program_takes_for_one() -> None:
    assert settings()["ExecReload"] == "/bin/kill -HUP $MAINPID"


def test_a_stop_is_waited_for_longer_than_it_takes() -> None:
    assert settings()["TimeoutStopSec"] == "20s"
    assert PATIENCE.total_seconds() < 20


def test_secrets_are_handed_over_and_not_read_from_the_configuration() -> None:
    text = UNIT.read_text(encoding="utf-8")

    assert "LoadCredential=courriel:/etc/meteo-douane/courriel" in text
    assert 'url_file = "courriel"' in text
