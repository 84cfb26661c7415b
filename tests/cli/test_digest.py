"""`digest`: how things stand, shown or sent now; and by `once`, when it is due."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from invented import ALERT, CALM, CONFIG
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program
from receivers import Http

DIGEST = '[[digests]]\nname = "point"\ntimes = ["07:00"]\nwatches = ["transit-edi"]\nchannels = ["astreinte"]\n'


class Desk:
    """A configuration with a digest, a page that we write, and a webhook."""

    def __init__(self, folder: Path, site: Http, hook: Http) -> None:
        self.folder, self.site, self.hook = folder, site, hook
        page = "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
        words = CONFIG.replace(page, f"http://127.0.0.1:{site.port}/meteo").replace(
            "127.0.0.1:9/", f"127.0.0.1:{hook.port}/"
        )
        self.database = f"sqlite:///{folder}/meteo.db"
        self.config = folder / "config.toml"
        self.config.write_text(f'database = "{self.database}"\n{words}{DIGEST}', encoding="utf-8")

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(program, [*arguments, "--config", str(self.config)])

    def reads(self, page: str) -> Result:
        self.site.body = page.encode()
        return self.run("once")

    @property
    def titles(self) -> list[str]:
        return [one.json["title"] for one in self.hook.received]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Http().serving() as site, Http().serving() as hook:
        yield Desk(tmp_path, site, hook)


def test_a_preview_shows_it_as_it_would_read_now_and_sends_and_records_nothing(desk: Desk) -> None:
    desk.reads(ALERT)
    with open_store(desk.database) as store:
        runs = store.last_runs()
    desk.hook.received.clear()

    shown = desk.run("digest", "point", "--preview")

    assert shown.exit_code == 0, shown.output
    assert "1 alerte en cours (DELTA T, EDI)" in shown.stdout.splitlines()[0]
    assert "Surveillance" in shown.stdout
    assert desk.hook.received == []
    with open_store(desk.database) as store:
        assert (store.last_runs(), store.owed()) == (runs, ())


def test_a_preview_may_be_html(desk: Desk) -> None:
    shown = desk.run("digest", "point", "--preview", "--html")

    assert shown.stdout.startswith("<!DOCTYPE html>")
    assert "état inconnu, aucune bonne lecture" in shown.stdout


def test_html_is_for_looking_at(desk: Desk) -> None:
    refused = desk.run("digest", "point", "--html")

    assert refused.exit_code == 2
    assert "--preview" in refused.stderr
    assert desk.hook.received == []


def test_without_preview_it_is_sent_now(desk: Desk) -> None:
    desk.reads(CALM)

    sent = desk.run("digest", "point")

    assert (sent.exit_code, sent.stdout) == (0, "astreinte\N{NO-BREAK SPACE}: remis.\n")
    [title] = desk.titles
    assert title.endswith(" · rien en cours, rien de prévu")
    assert [post.json["event"] for post in desk.hook.received] == ["digest"]


def test_a_channel_that_does_not_take_it_is_said_and_it_stays_owed(desk: Desk) -> None:
    desk.hook.status = 500

    sent = desk.run("digest", "point")

    assert sent.exit_code == 1
    assert "500" in sent.stderr
    assert "point de situation" in desk.run("status").stdout


def test_an_unknown_digest_is_refused_with_the_known_ones(desk: Desk) -> None:
    refused = desk.run("digest", "pont")

    assert refused.exit_code == 2
    assert "there is: point" in refused.stderr


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        pytest.param("2026-05-04", "05:00", id="on a day like any other"),
        pytest.param("2026-03-29", "05:00", id="in summer from that night on"),
        pytest.param("2026-10-25", "06:00", id="in winter from that night on"),
    ],
)
def test_once_sends_what_is_due_once(day: str, hour: str, desk: Desk) -> None:
    seven = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=UTC)
    with time_machine.travel(seven.replace(hour=0), tick=False) as clock:
        desk.reads(CALM)
        clock.move_to(seven)
        desk.reads(CALM)
        clock.shift(60)
        desk.reads(CALM)

    [title] = desk.titles
    assert title.startswith("Point de 7\N{NO-BREAK SPACE}h · ")
