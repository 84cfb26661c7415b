"""Whatever a file holds, it is a configuration or a list of mistakes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from configurations import loaded
from meteo_douane.config import Config, ConfigError, Finding, starting_configuration

EXAMPLE = [line.removeprefix("#") for line in starting_configuration().splitlines() if not line.startswith("# ")]
KEYS = sorted({line.partition(" =")[0] for line in EXAMPLE if " =" in line})
HEADERS = sorted({line for line in EXAMPLE if line.startswith("[")})
VALUES = [
    "1",
    "-1",
    "0.5",
    "true",
    '""',
    '"\\u0000"',
    '"//["',
    '"://"',
    "[]",
    "[[]]",
    "{}",
    "{a = 1}",
    "1979-05-27",
    "nan",
]

line = st.one_of(
    st.sampled_from(EXAMPLE),
    st.sampled_from(HEADERS),
    st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)).map(" = ".join),
)


def outcome(folder: Path, text: str) -> Config | tuple[Finding, ...]:
    try:
        return loaded(folder, text)
    except ConfigError as error:
        return error.mistakes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(line, max_size=12))
def test_any_lines_are_a_configuration_or_mistakes(tmp_path: Path, lines: list[str]) -> None:
    assert outcome(tmp_path, "\n".join(lines))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(KEYS), value=st.sampled_from(VALUES), header=st.sampled_from(["", *HEADERS]))
def test_any_value_of_any_key_is_taken_or_named(tmp_path: Path, key: str, value: str, header: str) -> None:
    assert outcome(tmp_path, f"{header}\n{key} = {value}\n")


@pytest.mark.parametrize("text", ["x = " + "[" * 10_000, "x = " + "9" * 5_000], ids=["too deep", "too long a number"])
def test_a_file_that_breaks_the_parser_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="not TOML: "):
        loaded(tmp_path, text)
