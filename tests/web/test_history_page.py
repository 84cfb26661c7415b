"""The page of the past: what is asked is read strictly, and the drawings have a text beside them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from builders import NOON, a_notice, a_scope
from commits import a_commit
from dossiers import DAY, EPISODE, a_page
from invented import ALERT, CALM, PAGE
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known
from meteo_douane.domain.history import Span
from meteo_douane.domain.language import Language
from meteo_douane.web.drawing import CELL, LEFT, TOP, WIDTH, calendar_of, line_of
from meteo_douane.web.history_question import FILTERS
from visits import a_visit, plain

HOSTILE = "<script>alert(1)</script>"
PLANNED = PAGE.format(
    messages="""<article><h2>Maintenance DELTA T</h2><p>Publié le 10/06/2026 à 09h12</p>
    <p>Une maintenance de DELTA T aura lieu le 28/06/2026 de 20h00 à 22h00. Il sera indisponible.</p></article>"""
)
FORMULA = ALERT.replace("Alerte – DELTA T – mode EDI", "=HYPERLINK(1) Alerte – DELTA T – mode EDI")


def test_the_page_lists_what_there_was_and_what_it_adds_up_to(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks("/history")

    assert "1 épisode, du mardi 10 juin 2025 au mercredi 10 juin 2026" in shown
    assert "En alerte pendant 2 h 05 en tout, secours possible dans 100 % des épisodes (1 sur 1)." in shown
    assert '<th scope="row">DELTA T (transit)</th><td>EDI</td><td class="number">2 h 05</td>' in shown
    assert f'<a href="episodes/{EPISODE}">Alerte – DELTA T (transit), en EDI</a>' in shown
    assert "10/06/2026, 8 h 50" in shown


def test_the_drawings_say_in_words_what_they_show(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks("/history")

    assert 'role="img" aria-label="Jours avec au moins une alerte connue pendant les douze derniers mois : 1."' in shown
    assert "10 juin 2026 : 2 h 05 en alerte" in shown
    assert shown.count('<rect class="heat-2" x=') == 1


@pytest.mark.parametrize(
    ("query", "days", "note"),
    [
        pytest.param("service=delta-t&mode=edi", 1, True, id="its service and mode"),
        pytest.param("service=ecs", 0, True, id="another service"),
        pytest.param("mode=dti", 0, True, id="another mode"),
        pytest.param("until=2026-01-01", 1, False, id="a period is not that of the calendar"),
    ],
)
def test_the_calendar_goes_by_the_filters_and_says_so(tmp_path: Path, query: str, days: int, *, note: bool) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(f"/history?{query}")

    assert f"pendant les douze derniers mois : {days}." in shown
    assert ("Seulement ce que les filtres retiennent, quelle que soit la période demandée." in shown) is note


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        pytest.param("service=delta-t&mode=edi&kind=alert&text=restent", True, id="all that it is"),
        pytest.param("service=delta&since=2026-06-10&until=2026-06-10", True, id="its family, that day"),
        pytest.param("service=&mode=&kind=&since=&until=&text=", True, id="filters left empty"),
        pytest.param("service=ecs", False, id="another service"),
        pytest.param("until=2026-06-09", False, id="the day before"),
        pytest.param("since=2026-06-11&until=2026-06-12", False, id="the days after"),
        pytest.param("text=" + quote(HOSTILE), False, id="hostile words"),
    ],
)
def test_filters_narrow_what_is_listed(tmp_path: Path, query: str, *, is_found: bool) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(f"/history?{query}")

    assert (f"episodes/{EPISODE}" in shown) is is_found
    assert ("Aucun épisode ne correspond." in shown) is not is_found


def test_what_was_asked_stands_in_the_form_again_and_does_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        answer = visit.client.get("/history", params={"service": "delta-t", "text": f'"{HOSTILE}'})

    assert "<script" not in answer.text
    assert '<option value="delta-t" selected>' in answer.text
    assert f'value="&#34;{HOSTILE.replace("<", "&lt;").replace(">", "&gt;")}"' in answer.text


SINCE = "« Depuis le » (since)"


@pytest.mark.parametrize(
    ("query", "named"),
    [
        pytest.param("service=delta-z", "« service »", id="a service that is none"),
        pytest.param("mode=fax", "« mode »", id="a mode that is none"),
        pytest.param("kind=storm", "« kind »", id="a kind that is none"),
        pytest.param("since=0.5", SINCE, id="no date"),
        pytest.param("since=2026-6-1x", SINCE, id="a date and more"),
        pytest.param("until=0001-01-01", "« Jusqu'au » (until)", id="a date beyond the calendar"),
        pytest.param("since=2026-06-10&until=2026-06-09", "« Jusqu'au » (until)", id="an end before the beginning"),
        pytest.param(f"text={'x' * 201}", "« text »", id="a text too long"),
        pytest.param("page=0", "« page »", id="no page"),
        pytest.param("page=1001", "« page »", id="more pages than there can be"),
    ],
)
@pytest.mark.parametrize("path", ["/history", "/history.csv", "/history.json"])
def test_a_bad_filter_is_named_and_not_repeated(tmp_path: Path, path: str, query: str, named: str) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        answer = visit.client.get(f"{path}?{query}")

    assert answer.status_code == 400
    assert f"Le filtre {named} n'est pas valable" in plain(answer)
    assert "storm" not in answer.text


def test_an_unknown_filter_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        answer = visit.client.get(f"/history?{quote(HOSTILE)}=1")

    assert answer.status_code == 400
    assert ", ".join(FILTERS) in plain(answer)
    assert "script" not in answer.text


def test_the_files_have_the_same(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        as_json = visit.client.get("/history.json?service=delta-t")
        as_csv = visit.client.get("/history.csv?service=delta-t")

    (record,) = json.loads(as_json.text)
    (row,) = csv.DictReader(io.StringIO(as_csv.text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")))
    assert record["scope"] == [{"service": "delta-t", "modes": ["edi"]}]
    assert (record["opened_at"], record["ended_at"]) == ("2026-06-10T06:50:00Z", "2026-06-10T08:55:00Z")
    assert (row["episode"], row["scope"], row["minutes"]) == (EPISODE, "delta-t:edi", str(record["minutes"]))
    assert as_csv.headers["content-disposition"] == 'attachment; filename="meteo-douane-history.csv"'


def test_a_file_without_an_episode_has_its_columns(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        empty = visit.client.get("/history.csv?text=absent")
        full = visit.client.get("/history.csv")

    assert empty.text.splitlines() == full.text.splitlines()[:1]
    assert "episode,kind,state" in empty.text


def test_no_title_becomes_a_formula(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(FORMULA)]) as visit:
        (row,) = csv.DictReader(io.StringIO(visit.client.get("/history.csv").text))

    assert row["title"].startswith("'=HYPERLINK")


def test_ten_years_are_a_page_that_is_not_heavy(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        before = visit.store.known()
        years = {f"e{number}": an_old_episode(number) for number in range(1000)}
        visit.store.commit(a_commit(before=before, after=Known(episodes=years, sources=before.sources)))
        shown = visit.looks("/history?since=2016-01-01")
        second = visit.looks("/history?since=2016-01-01&page=2")
        last = visit.looks("/history?since=2016-01-01&page=17")
        beyond = visit.looks("/history?since=2016-01-01&page=18")

    assert "1000 épisodes" in shown.replace("\N{NARROW NO-BREAK SPACE}", "")
    assert "1 à 60 sur 1000, les plus récents d'abord." in shown
    assert '<a href="history?since=2016-01-01&page=2#list">Plus anciens</a>' in shown
    assert "61 à 120 sur 1000" in second
    assert 'href="episodes/e60"' in second
    assert 'href="history.csv?since=2016-01-01"' in second
    assert '<a href="history?since=2016-01-01&page=16#list">Plus récents</a>' in last
    assert "Plus anciens" not in last
    assert "Il n'y en a pas autant : 1000 en tout." in beyond


def test_operations_that_are_announced_for_later_are_listed_where_the_time_reaches_up_to_now(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(PLANNED)]) as visit:
        listed = visit.looks("/history?kind=maintenance")
        chosen = visit.looks("/history?kind=maintenance&since=2026-06-01&until=2026-06-10")
        before = visit.looks("/history?kind=maintenance&until=2026-06-09")

    assert "28/06/2026, 20 h 00" in listed
    assert "28/06/2026, 20 h 00" in chosen
    assert "Aucun épisode ne correspond." in before


def test_the_shades_of_the_calendar_have_a_legend(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY) as visit:
        legend = visit.looks("/history").partition('class="hint legend">')[2].partition("</p>")[0]

    words = re.sub(r"<[^>]+>", "", legend)
    assert " ".join(words.split()) == "En alerte, par jour : jusqu'à 1 h jusqu'à 4 h jusqu'à 12 h plus de 12 h"
    assert re.findall(r'class="heat-(\d)"', legend) == ["1", "2", "3", "4"]


def test_a_time_to_come_is_asked_for_by_its_beginning_alone(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(PLANNED)]) as visit:
        answer = visit.looks("/history?since=2026-06-20")
        later = visit.looks("/history.json?since=2026-06-20")

    assert "28/06/2026, 20 h 00" in answer
    assert "1 épisode, du samedi 20 juin 2026 au dimanche 20 juin 2027" in answer
    assert "2026-06-28" in later


def an_old_episode(number: int) -> Episode:
    scope = a_scope("delta-ie") if number % 2 else a_scope("delta-t")
    opened = NOON - timedelta(days=3 * number)
    notice = a_notice("a")
    closing = Closing(EpisodeState.ENDED, opened + timedelta(hours=3), "p")
    return Episode(f"e{number}", notice.kind.value, notice, notice, scope, scope, opened, opened, (), closing=closing)


def test_the_page_speaks_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, language=Language.EN) as visit:
        shown = visit.looks("/history")

    assert "In alert for 2 h 05 min in all" in shown
    assert "10 Jun 2026, 08:50" in shown


def test_a_day_of_the_calendar_stands_in_its_week_and_is_as_hot_as_it_was() -> None:
    monday, last = date(2026, 6, 8), date(2026, 6, 10)
    lengths = {monday: timedelta(hours=13), last: timedelta(minutes=5), date(2020, 1, 1): timedelta(hours=1)}

    found = calendar_of(lengths, date(2020, 1, 1), last)

    assert [(day.y, day.heat) for day in found.days] == [(TOP, 4), (TOP + 24, 1)]
    assert {day.x for day in found.days} == {LEFT + 52 * 12}


def test_bars_that_the_eye_cannot_tell_apart_are_one_and_none_is_too_thin_to_see() -> None:
    day, hour = timedelta(days=1), timedelta(hours=1)
    spans = (Span(NOON, NOON + hour), Span(NOON + 2 * hour, NOON + 3 * hour), Span(NOON + 50 * day, NOON + 51 * day))

    ((y, name, paths),) = line_of({"DELTA T": spans}, NOON, NOON + 100 * day).rows

    assert (y, name) == (TOP, "DELTA T")
    assert paths == ((3, "M190 20H194v14H190zM545 20H552v14H545z"),)


def test_over_years_a_bar_is_the_share_of_its_time_and_its_ticks_are_years() -> None:
    day, hour = timedelta(days=1), timedelta(hours=1)
    rare = (Span(NOON, NOON + hour), Span(NOON + 4 * day, NOON + 4 * day + hour))
    long = (Span(NOON + 1000 * day, NOON + 1100 * day),)

    drawing = line_of({"DELTA T": rare + long}, NOON, NOON + 3650 * day)

    ((_, _, paths),) = drawing.rows
    assert [heat for heat, _ in paths] == [1, 2, 3, 4], "the ends of a long one are in part of a column"
    assert paths[0][1].startswith("M190 20H193v14H190z")
    assert drawing.has_shares
    assert {tick.month for _, tick in drawing.ticks} == {1}
    assert max(x for x, _ in drawing.ticks) <= WIDTH - 34


def test_a_time_without_a_length_is_drawn_all_the_same() -> None:
    assert line_of({"DELTA T": (Span(NOON, NOON),)}, NOON, NOON).rows[0][2][0][1].startswith("M190")


def test_that_nothing_is_known_of_a_time_in_which_nobody_looked_is_no_calm(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM)]) as visit:
        shown = visit.looks("/history")

    assert "Aucune alerte connue dans cette période." in shown
    assert "La météo n'est lue que depuis le mercredi 10 juin 2026" in shown
    # The week of the first reading alone is drawn.
    assert f'<rect x="{LEFT + 52 * CELL}" y="16" width="{CELL}" height="84"' in shown


def test_a_meteo_that_was_never_read_has_no_history(tmp_path: Path) -> None:
    with a_visit(tmp_path, []) as visit:
        shown = visit.looks("/history")

    assert "La météo n'a encore jamais été lue : de cette période, rien n'est connu." in shown
    assert f'<rect x="{LEFT + 53 * CELL}" y="16" width="0" height="84"' in shown


def test_a_question_about_operations_is_not_answered_about_alerts(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM)]) as visit:
        assert "Aucune alerte" not in visit.looks("/history?kind=maintenance")
