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


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param(("rnu",), "No such command 'rnu'; see meteo-douane --help", id="a command that there is not"),
        pytest.param(("-c", "x", "status"), "No such option '-c'; see meteo-douane --help", id="too early"),
        pytest.param(
            ("status", "--nope"), "No such option '--nope'; see meteo-douane status --help", id="an unknown option"
        ),
        pytest.param(
            ("history", "--jsom"),
            "No such option '--jsom'. Did you mean '--json'? See meteo-douane history --help",
            id="a misspelt option",
        ),
        pytest.param(
            ("status", "extra"),
            "Got unexpected extra argument (extra); see meteo-douane status --help",
            id="something more",
        ),
        pytest.param(("backup",), "Missing argument 'FILE'; see meteo-douane backup --help", id="something less"),
        pytest.param(
            ("prune", "--older-than", "5"),
            "Invalid value for '--older-than': '5' is not a number of days such as 400d; see meteo-douane prune --help",
            id="a value that is none",
        ),
        pytest.param(
            ("history", "--limit", "9" * 20),
            f"Invalid value for '--limit': {'9' * 20} is not in the range 1<=x<=1000000; "
            "see meteo-douane history --help",
            id="a number that no database takes",
        ),
        *(
            pytest.param(
                line,
                f"Invalid value for '{place}': it is empty; is a variable of the shell not set? "
                f"See meteo-douane {line[0]} --help",
                id=f"an empty name: {line[0]}",
            )
            for line, place in (
                (("explain", ""), "FILE"),
                (("init", ""), "[FILE]"),
                (("record", ""), "DIR"),
                (("replay", ""), "DIR"),
                (("templates", ""), "DIR"),
                (("status", "-c", ""), "-c' / '--config"),
            )
        ),
        *(
            pytest.param(
                ("explain", "x", "--seen-at", moment),
                f"Invalid value for '--seen-at': '{moment}' is not a moment {words}; see meteo-douane explain --help",
                id=f"a moment beside which there is none: {moment}",
            )
            for moment, words in (
                ("9999-12-31T23:59:59-14:00", "such as 2026-02-03T08:10:00Z"),
                ("9999-12-31T23:59:59Z", "from 1900 to 2199"),
                ("0001-01-01", "from 1900 to 2199"),
            )
        ),
        pytest.param(("fallback", "-c", "x"), "No such option '-c'; see meteo-douane fallback --help", id="in a group"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_in_one_that_says_where_to_look(
    line: tuple[str, ...], words: str
) -> None:
    ran = CliRunner().invoke(program, line, prog_name="meteo-douane")

    assert (ran.exit_code, ran.stdout, ran.stderr) == (2, "", f"meteo-douane: {words}\n")


@pytest.mark.parametrize("line", [(), ("fallback",)])
def test_a_line_without_anything_is_answered_by_the_help(line: tuple[str, ...]) -> None:
    assert CliRunner().invoke(program, line, prog_name="meteo-douane").output.startswith("Usage: meteo-douane")


def test_every_kind_of_event_has_a_word_for_people() -> None:
    assert set(EVENTS) == {kind.value for kind in EventKind}
