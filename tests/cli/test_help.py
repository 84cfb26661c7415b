"""The command line answers at once, and says what it has."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from meteo_douane.cli import COMMANDS, program
from meteo_douane.domain.event import EventKind
from meteo_douane.telling.terms import EVENTS

HEAVY = (
    "alembic",
    "apprise",
    "apscheduler",
    "babel",
    "bs4",
    "feedparser",
    "httpx",
    "holidays",
    "jinja2",
    "pydantic",
    "sqlalchemy",
)


def test_what_a_command_loads_is_kept_out_of_the_rounds_of_the_garbage_collector() -> None:
    script = (
        "import gc\n"
        "from meteo_douane.cli import program\n"
        "program.get_command(None, 'run')\n"
        "print(gc.isenabled(), gc.get_freeze_count() > 10_000)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stdout == "True True\n"


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from meteo_douane.cli import program\n"
        "program(['--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stderr == "[]\n"
    assert all(name in ran.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there_and_explains_itself(name: str) -> None:
    ran = CliRunner().invoke(program, [name, "--help"])

    assert ran.exit_code == 0
    assert f"Usage: program {name}" in ran.output
    assert len(ran.output.splitlines()) > 3


def test_a_misspelt_command_is_refused_in_a_line() -> None:
    ran = CliRunner().invoke(program, ["rnu"])

    assert ran.exit_code == 2
    assert "No such command 'rnu'" in ran.output
    assert "Traceback" not in ran.output


def test_every_kind_of_event_has_a_word_for_people() -> None:
    assert set(EVENTS) == {kind.value for kind in EventKind}
