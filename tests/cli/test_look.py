"""`once`, `status`, `history`, `reread`: one reading, and what is known after it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from commits import a_commit
from invented import ALERT, CALM, CONFIG, ENDED, PAGE
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program
from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Source
from receivers import Http

VAGUE = """<article><h2>Message important</h2><p>Publié le 10/06/2026 à 09h12</p>
<p>La situation évolue favorablement, plus d'informations à venir.</p></article>"""
NAMELESS_END = """<article><h2>Fin d'alerte</h2><p>Publié le 10/06/2026 à 11h02</p>
<p>Le service est rétabli.</p></article>"""
LATE = """<article><h2>Alerte – DELTA T – bis</h2><p>Publié le 10/06/2026 à 09h05</p>
<p>Le service DELTA T est indisponible en EDI.</p></article>"""
ALLOWED = "<p>La procédure de secours est autorisée à compter de 9h10.</p>"


@dataclass
class Desk:
    """A configuration, a page that we write, and a webhook."""

    config: Path
    site: Http
    hook: Http

    def shows(self, page: str) -> None:
        self.site.body = page.encode()

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(program, [*arguments, "--config", str(self.config)])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Http().serving() as site, Http().serving() as hook:
        config = tmp_path / "config.toml"
        words = CONFIG.replace(
            "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo", f"http://127.0.0.1:{site.port}/meteo"
        ).replace("127.0.0.1:9/", f"127.0.0.1:{hook.port}/")
        config.write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{words}', encoding="utf-8")
        yield Desk(config, site, hook)


def test_an_alert_is_read_delivered_and_shown_as_in_force(desk: Desk) -> None:
    desk.shows(CALM)
    assert desk.run("once").exit_code == 0
    desk.shows(ALERT)
    assert desk.run("once").exit_code == 0

    status = desk.run("status", "--json")

    said = json.loads(status.stdout)
    assert status.exit_code == 1
    assert said["answer"] == "in_force"
    assert [one["scope"] for one in said["in_force"]] == [[{"service": "delta-t", "modes": ["edi"]}]]
    assert (said["owed"], said["dead"]) == (0, 0)
    assert len(desk.hook.received) == 1


def test_calm_is_an_answer_only_while_the_reading_is_fresh(desk: Desk) -> None:
    desk.run("migrate")
    assert desk.run("status").exit_code == 3
    desk.shows(CALM)
    desk.run("once")

    calm = desk.run("status")

    assert calm.exit_code == 0
    assert "Rien n'est en vigueur pour vos veilles." in calm.stdout


def test_what_nobody_understood_is_no_calm_and_to_be_read(desk: Desk) -> None:
    for page in (CALM, PAGE.format(messages=VAGUE)):
        desk.shows(page)
        desk.run("once")

    shown, said = desk.run("status"), json.loads(desk.run("status", "--json").stdout)

    assert shown.exit_code == 3
    assert shown.stdout.startswith("À vérifier\N{NO-BREAK SPACE}: 1 message n'a pas été compris, rien d'autre n'est en")
    assert "Non compris, à lire\N{NO-BREAK SPACE}:\n  «\N{NO-BREAK SPACE}Message important" in shown.stdout
    assert (said["answer"], [one["title"] for one in said["unread"]]) == ("to_be_checked", ["Message important"])


def test_what_a_person_closed_is_no_calm_of_the_source(desk: Desk) -> None:
    for page in (CALM, ALERT, CALM, CALM):
        desk.shows(page)
        desk.run("once")
    [episode] = [json.loads(line)["episode"] for line in episodes_listed(desk)]
    desk.run("close", episode, "--by", "Marc", "--why", "Appel au SAU")

    shown, said = desk.run("status"), json.loads(desk.run("status", "--json").stdout)

    assert shown.exit_code == 4
    assert shown.stdout.startswith("Non, d'après nous\N{NO-BREAK SPACE}: 1 épisode clos par l'exploitant, aucune fin")
    assert "La météo n'en a pas annoncé la fin" in shown.stdout
    assert said["answer"] == "closed_by_person"
    assert [(one["episode"], one["closed_by"]) for one in said["closed_by_person"]] == [(episode, "Marc")]


def test_an_end_that_nobody_can_place_is_to_be_checked(desk: Desk) -> None:
    both = ALERT.replace("<footer>", f"{an_article(ALERT).replace('DELTA T', 'ECS')}<footer>")
    for page in (CALM, both, both.replace("<article>", f"{NAMELESS_END}<article>", 1)):
        desk.shows(page)
        desk.run("once")

    shown, said = desk.run("status"), json.loads(desk.run("status", "--json").stdout)

    assert "Fin à vérifier, rien n'est clos\N{NO-BREAK SPACE}:" in shown.stdout
    assert "Cette fin ne nomme aucun service\N{NO-BREAK SPACE}: elle peut viser Alerte – DELTA T" in shown.stdout
    assert [len(one["episodes"]) for one in said["ends_to_be_checked"]] == [1]


@pytest.mark.parametrize(
    ("page", "line", "permission"),
    [
        pytest.param(ALERT, "    Secours autorisé depuis ", "allowed", id="allowed"),
        pytest.param(ALERT.replace(ALLOWED, ""), "    Secours non précisé\n", "not_stated", id="not stated"),
    ],
)
def test_each_line_of_the_status_says_what_holds_of_the_fallback(
    desk: Desk, page: str, line: str, permission: str
) -> None:
    desk.shows(CALM)
    desk.run("once")
    desk.shows(page)
    desk.run("once")

    shown, said = desk.run("status"), json.loads(desk.run("status", "--json").stdout)

    assert line in shown.stdout
    assert [one["fallback"]["permission"] for one in said["in_force"]] == [permission]


def test_a_site_that_fails_is_no_calm(desk: Desk) -> None:
    desk.site.status = 503

    assert desk.run("once").exit_code == 3

    unknown = desk.run("status")
    assert unknown.exit_code == 3
    assert "On ne sait pas" in unknown.stdout


def test_the_history_says_who_was_told_what_and_who_was_not_and_why(desk: Desk) -> None:
    for page in (CALM, ALERT, ENDED):
        desk.shows(page)
        desk.run("once")
    listed = desk.run("history", "--json")
    episode = json.loads(listed.stdout.splitlines()[0])

    why = desk.run("history", "--why", episode["episode"])

    assert episode["state"] == "ended"
    assert "transit-edi – ouverture" in why.stdout
    assert "transit-dti – ouverture" in why.stdout
    assert "cette veille ne suit pas ce service dans ce mode" in why.stdout


def test_the_history_says_from_when_to_when_a_trouble_lasted_that_is_over(desk: Desk) -> None:
    for page in (CALM, ALERT):
        desk.shows(page)
        desk.run("once")
    in_force = desk.run("history").stdout
    desk.shows(ENDED)
    desk.run("once")

    over = desk.run("history").stdout

    assert re.search(r" – en cours, depuis le \w+ [^,]+$", in_force.strip())
    assert re.search(r" – terminé, du \w+ .+ à .+ au \w+ .+ à .+$", over.strip())


def test_the_history_has_what_people_did_among_what_was_decided_in_the_order_of_time(desk: Desk) -> None:
    for page in (CALM, ALERT):
        desk.shows(page)
        desk.run("once")
    [episode] = [json.loads(line)["episode"] for line in episodes_listed(desk)]
    desk.run("ack", episode, "--by", "Marc")
    desk.shows(ENDED)
    desk.run("once")

    lines = desk.run("history", "--why", episode).stdout
    said = [json.loads(line) for line in desk.run("history", "--why", episode, "--json").stdout.splitlines()]

    assert lines.index("transit-edi – ouverture") < lines.index("Prise en charge par Marc") < lines.index("– fin – ")
    assert [one["at"] for one in said] == sorted(one["at"] for one in said)
    assert [one for one in said if "intervention" in one] == [said[2]]


def test_the_history_says_hours_as_everything_else_does(desk: Desk) -> None:
    for page in (CALM, ALERT):
        desk.shows(page)
        desk.run("once")
    [episode] = [json.loads(line)["episode"] for line in episodes_listed(desk)]
    desk.run("ack", episode, "--by", "Marc")
    [at] = {json.loads(line)["at"] for line in desk.run("history", "--why", episode, "--json").stdout.splitlines()[:1]}
    local = datetime.fromisoformat(at).astimezone(ZoneInfo("Europe/Paris"))

    lines = desk.run("history", "--why", episode).stdout.replace("\N{NO-BREAK SPACE}", " ")

    assert f" {local.year} à {local.hour} h {local:%M}  transit-edi – ouverture" in lines
    assert "Z  " not in lines


def test_the_history_says_of_each_episode_who_was_told_that_it_was_in_force_at_the_first_reading(desk: Desk) -> None:
    alert = an_article(ALERT)
    desk.shows(ALERT.replace(alert, alert + alert.replace("DELTA T", "DELTA G")))
    desk.run("once")

    of_each = [desk.run("history", "--why", f"{json.loads(line)['episode']}").stdout for line in episodes_listed(desk)]

    assert len(of_each) == 2
    assert all("déjà en vigueur" in one and "prévenue : " in one and "non prévenue : " in one for one in of_each)
    assert ["DELTA G" in one for one in of_each] == ["DELTA T" not in one for one in of_each]


def an_article(page: str) -> str:
    return page[page.index("<article>") : page.index("</article>") + len("</article>")]


def episodes_listed(desk: Desk) -> list[str]:
    return desk.run("history", "--json").stdout.splitlines()


def test_an_unknown_episode_is_refused_in_a_line(desk: Desk) -> None:
    desk.run("migrate")

    ran = desk.run("history", "--why", "1999-01-01-01")

    assert ran.exit_code == 2
    assert "1999-01-01-01" in ran.stderr


def test_the_latest_decisions_have_those_of_no_episode(desk: Desk) -> None:
    for page in (CALM, ALERT, ENDED):
        desk.shows(page)
        desk.run("once")
    desk.shows(ENDED.replace("<article>", f"{LATE}<article>", 1))
    desk.run("once")

    shown = desk.run("history", "--decisions", "--limit", "4").stdout.replace("\N{NO-BREAK SPACE}", " ")
    said = [json.loads(line) for line in desk.run("history", "--decisions", "--json").stdout.splitlines()]

    assert {(one["title"], one["episode"], one["told"]) for one in said[:2]} == {
        ("Alerte – DELTA T – bis", None, False)
    }
    assert [one["at"] for one in said] == sorted((one["at"] for one in said), reverse=True)
    assert "Alerte – DELTA T – bis\n    non prévenue : " in shown
    assert len(shown.splitlines()) == 2 * 4


def test_the_latest_decisions_are_not_those_of_one_episode(desk: Desk) -> None:
    ran = desk.run("history", "--decisions", "--why", "2026-06-10-01")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "give one of the two" in ran.stderr


def test_today_s_reading_of_what_was_read_today_differs_in_nothing(desk: Desk) -> None:
    desk.shows(ALERT)
    desk.run("once")

    ran = desk.run("reread")

    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "1 editions read again, 0 differences\n")


def test_status_shows_what_is_still_owed_and_why(desk: Desk) -> None:
    desk.shows(CALM)
    desk.run("once")
    desk.shows(ALERT)
    desk.hook.status = 500
    desk.run("once")

    shown = desk.run("status")

    assert "Messages dus\N{NO-BREAK SPACE}: 1" in shown.stdout
    assert "astreinte – ouverture" in shown.stdout
    assert "erreur 500" in shown.stdout


def test_once_the_source_is_told_to_be_silent_calm_is_no_answer(desk: Desk) -> None:
    desk.shows(CALM)
    desk.run("once")
    desk.site.status = 503
    for _ in range(3):
        desk.run("once")

    assert desk.run("status").exit_code == 3


def test_once_says_of_each_source_what_came_of_it(desk: Desk) -> None:
    desk.site.status = 503

    assert desk.run("once").stdout == "page: failed (status 503)\n"


def test_the_status_shows_each_provider_with_the_age_of_its_reading(desk: Desk) -> None:
    summary = {
        "status": {"indicator": "none"},
        "components": [],
        "incidents": [{"name": "Lent", "status": "identified"}],
    }
    with Http(body=json.dumps(summary).encode()).serving() as provider:
        words = desk.config.read_text(encoding="utf-8")
        table = f'[[providers]]\nname = "exemple-edi"\nurl = "http://127.0.0.1:{provider.port}/"\nkind = "statuspage"\n'
        named = words.replace('modes = ["edi"]', 'modes = ["edi"]\nprovider = "exemple-edi"')
        desk.config.write_text(named + table, encoding="utf-8")
        desk.shows(CALM)
        desk.run("migrate")
        unknown = json.loads(desk.run("status", "--json").stdout)
        desk.run("once")

    said = desk.run("status").stdout

    assert [one["is_in_trouble"] for one in unknown["providers"]] == [None]
    assert "exemple-edi\N{NO-BREAK SPACE}: trouble de sa plateforme signalé – Lent (dernière bonne lecture" in said
    assert [received.json["event"] for received in desk.hook.received] == ["provider_trouble"]


def test_without_a_watch_everything_in_force_is_ours(desk: Desk) -> None:
    desk.config.write_text(desk.config.read_text().partition("[[watches]]")[0])
    desk.shows(ALERT)
    desk.run("once")

    status = desk.run("status")

    assert status.exit_code == 1
    assert "En vigueur pour vos veilles" in status.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("history",),
        ("deliveries",),
        ("healthcheck",),
        ("reread",),
        ("ack", "2026-06-10-01", "--by", "Marc"),
        ("prune", "--older-than", "400d"),
        ("evidence", "2026-06-10-01", "-o", "evidence.zip"),
        ("backup", "copy.db"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_about_the_past_makes_no_database_where_there_is_none(
    desk: Desk, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    words = desk.config.read_text(encoding="utf-8")
    desk.config.write_text(words.replace(f"sqlite:///{tmp_path}/", "sqlite:///"), encoding="utf-8")

    ran = desk.run(*command)

    assert ran.exit_code == (1 if command == ("healthcheck",) else 2)
    assert "no such file" in ran.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["config.toml"]


def test_an_operation_that_is_only_planned_for_others_is_not_in_force_elsewhere(desk: Desk) -> None:
    day = datetime.now(UTC) + timedelta(days=2)
    desk.shows(CALM)
    desk.run("once")
    desk.shows(
        PAGE.format(
            messages="<article><h2>Maintenance OLGA</h2>"
            f"<p>Une maintenance de OLGA aura lieu le {day:%d/%m/%Y} de 20h00 à 22h00.</p></article>"
        )
    )
    desk.run("once")

    assert json.loads(desk.run("status", "--json").stdout)["in_force_elsewhere"] == 0


def test_an_operation_that_is_planned_is_said_to_begin_and_not_to_go_on(desk: Desk) -> None:
    day = datetime.now(UTC) + timedelta(days=2)
    desk.shows(CALM)
    desk.run("once")
    desk.shows(
        PAGE.format(
            messages="<article><h2>Maintenance DELTA T</h2>"
            f"<p>Une maintenance de DELTA T aura lieu le {day:%d/%m/%Y} de 20h00 à 22h00.</p></article>"
        )
    )
    desk.run("once")

    for command in ("status", "history"):
        assert "– prévu, dès le " in desk.run(command).stdout


def test_a_full_disk_is_said_by_status_and_the_last_good_reading_is_the_one_that_was_not_kept(desk: Desk) -> None:
    desk.shows(CALM)
    desk.run("once")
    with open_store(f"sqlite:///{desk.config.parent}/meteo.db") as store:
        known, later = store.known(), datetime.now(UTC)
        full = Upheld(Complaint(EventKind.NO_ROOM, "disk", "/secret/place is full"), later, later)
        page = replace(known.sources[Source.PAGE], last_good_at=later)
        after = replace(known, upheld={"no_room/disk": full}, sources={**known.sources, Source.PAGE: page})
        store.commit(a_commit(before=known, after=after))

    status = desk.run("status")
    said = json.loads(desk.run("status", "--json").stdout)

    assert "Disque plein depuis" in status.stdout
    assert "/secret/place" not in status.stdout
    assert said["last_good_reading"]["page"] == later.strftime("%Y-%m-%dT%H:%M:%SZ")
