"""What is allowed in a configuration and hardly meant is a warning."""

from datetime import timedelta
from pathlib import Path

import pytest

from configurations import CATALOGUE, CHANNEL, CLOSED, NOON, OPERATOR, SOURCE, WATCH, WHOLE, a_file, loaded
from meteo_douane.config import load


def warnings_of(folder: Path, text: str) -> list[str]:
    return [str(warning) for warning in loaded(folder, text).warnings]


def test_a_usual_configuration_has_no_warning(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, WHOLE) == []


UNUSED = '[channels.b]\nurl = "json://127.0.0.1/"\n'
IMPORT_CLOSED = "delta-g-import has been closed since 22/10/2025 02:00 (Europe/Paris), replaced by delta-ie-import"
WARNINGS = [
    pytest.param(
        WHOLE.replace('"delta-ie"', '"delta-g-import"'),
        f"watches[0].services: {IMPORT_CLOSED}",
        id="a closed service",
    ),
    pytest.param(
        WHOLE.replace('"delta-ie"', '"delta-t", "delta-g"'),
        f"watches[0].services: a part of delta-g is no longer in use: {IMPORT_CLOSED}",
        id="a service of which a part is closed",
    ),
    pytest.param(
        SOURCE + 'every = "10s"\nevery_in_alert = "10s"\nfeed = "http://127.0.0.1/"\n' + WHOLE.removeprefix(SOURCE),
        "source.every: 10s is below the floor; 15s is used",
        id="an interval below the floor",
    ),
    pytest.param(
        SOURCE + 'every_in_alert = "2m"\n' + WHOLE.removeprefix(SOURCE),
        "source.every_in_alert: longer than source.every: an alert would be read about less often",
        id="less often in an alert",
    ),
    pytest.param(
        WHOLE.replace(SOURCE, SOURCE + 'page = "http://meteo.example.org/meteo"\n'),
        "source.page: not https: whoever stands in between can change what is read",
        id="a page without encryption",
    ),
    pytest.param(WHOLE.removeprefix(SOURCE), "source.contact: empty: the administration cannot tell whose", id="who"),
    pytest.param(
        WHOLE.replace(WATCH, WATCH + 'repeat_every = "1s"\n'),
        "watches[0].repeat_every: 1s: nobody answers so fast",
        id="repeats that leave no time to answer",
    ),
    pytest.param(
        WHOLE + '[[digests]]\nname = "point"\ntimes = ["7:00", "07:00"]\nchannels = ["astreinte"]\n',
        "digests[0].times: 07:00 is there more than once: one digest is made",
        id="one time of a digest twice",
    ),
    pytest.param(
        WHOLE.replace(WATCH, WATCH + 'wakes = ["opening"]\n'),
        "watches[0].wakes: has no effect without quiet",
        id="what wakes in no quiet hours",
    ),
    pytest.param(
        WHOLE + UNUSED,
        "channels.b: used by no watch, no digest, nor by [operator], nor as a fallback",
        id="an unused channel",
    ),
    pytest.param(SOURCE + CHANNEL + OPERATOR, "watches: none: nobody will be told of any trouble", id="no watch"),
    pytest.param(
        SOURCE + CHANNEL + WATCH,
        "operator.channels: none: nobody will be told when the watching itself fails",
        id="nobody for the watching itself",
    ),
]


@pytest.mark.parametrize(("text", "warning"), WARNINGS)
def test_a_warning_has_its_path(tmp_path: Path, text: str, warning: str) -> None:
    assert warnings_of(tmp_path, text)[0].startswith(warning)


def test_a_service_that_closes_later_is_no_warning_yet(tmp_path: Path) -> None:
    path = a_file(tmp_path, WHOLE.replace('"delta-ie"', '"delta-g-import"'))
    assert CLOSED.closed_at is not None

    before, at = (
        load(path, {}, CATALOGUE, CLOSED.closed_at - timedelta(seconds=seconds)).warnings for seconds in (1, 0)
    )

    assert (len(before), len(at)) == (0, 1)


@pytest.mark.parametrize("services", ['"delta-g", "delta-ie"', '"delta-g", "delta-ie-import"', '"delta"'])
def test_a_watch_that_follows_a_closed_part_to_what_replaces_it_needs_no_warning(tmp_path: Path, services: str) -> None:
    assert warnings_of(tmp_path, WHOLE.replace('"delta-ie"', services)) == []


def test_a_secret_that_every_user_can_read_is_a_warning(tmp_path: Path) -> None:
    secret = tmp_path / "slack"
    secret.write_text("slack://a/b/c")
    text = WHOLE.replace('url = "json://127.0.0.1:9000/hook"', f'url_file = "{secret}"')

    secret.chmod(0o640)
    private = warnings_of(tmp_path, text)
    secret.chmod(0o644)
    public = warnings_of(tmp_path, text)

    assert private == []
    assert public == [f"channels.astreinte.url_file: {secret} can be read by every user; chmod 400 would do"]


@pytest.mark.parametrize(
    ("address", "warned"),
    [
        pytest.param("json://hooks.example/x", ["channels.astreinte.url"], id="another host"),
        pytest.param("json://127.0.0.1/x", [], id="this machine"),
        pytest.param("console://", [], id="the terminal"),
    ],
)
def test_an_address_in_a_configuration_that_every_user_can_read_is_a_warning(
    tmp_path: Path, address: str, warned: list[str]
) -> None:
    path = a_file(tmp_path, WHOLE.replace("json://127.0.0.1:9000/hook", address))
    path.chmod(0o644)

    warnings = load(path, {}, CATALOGUE, NOON).warnings

    assert [warning.where for warning in warnings] == warned


def test_a_folder_of_templates_without_a_template_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "title.txt").touch()
    text = f'[templates]\nfolder = "{tmp_path}/own"\n{WHOLE}'

    expected = f"templates.folder: no template (*.j2) is in {tmp_path}/own: the program's own are used"
    assert warnings_of(tmp_path, text) == [expected]
    (tmp_path / "own" / "title.j2").touch()
    assert warnings_of(tmp_path, text) == []
