"""The pages about the watching itself: how reading goes, what we understood, and why somebody was told or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from commits import a_commit, a_reading
from dossiers import DAY, EPISODE, FAILED, a_page
from invented import ALERT, CALM, LOGIN, PAGE, TEXT
from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Outcome, Source
from sites import visiting
from visits import SETTING, a_visit, plain

HOSTILE = "<script>alert(1)</script>"
#: A page of another shape, which is not understood.
OTHER = a_page(LOGIN.replace("Connexion</h1>", f"Connexion {HOSTILE} \N{RIGHT-TO-LEFT OVERRIDE}</h1>"))
NEW = PAGE.format(
    messages="""<article><h2>Alerte DELTA Q – mode EDI</h2><p>Publié le 10/06/2026 à 09h12</p>
    <p>DELTA Q est indisponible depuis 8h50.</p></article>"""
)


def test_the_share_of_good_readings_is_said_and_hour_by_hour(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks("/sources")

    assert "Page : 13 lectures sur 15 comprises (86,6 %)" in shown
    assert '<th scope="row">10 h 00</th><td class="number">6</td><td class="number">0</td>' in shown


def test_a_full_disk_is_said_for_as_long_as_it_lasts(tmp_path: Path) -> None:
    since = datetime(2026, 6, 10, 8, 0, tzinfo=UTC)
    full = Upheld(Complaint(EventKind.NO_ROOM, "disk", "/secret/place is full"), since, since)
    with a_visit(tmp_path) as visit:
        known = visit.store.known()
        visit.store.commit(a_commit(before=known, after=replace(known, upheld={"no_room/disk": full})))
        shown, first = visit.looks("/sources"), visit.looks("/")

    assert "Disque plein depuis" in first
    assert "Disque plein depuis" in shown
    assert "les lectures ne sont plus conservées" in shown
    assert "/secret/place" not in shown


def test_what_was_missed_does_not_vanish_in_a_rounding(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM)] * 2 + [FAILED]) as visit:
        assert "(66,6 %)" in visit.looks("/sources")


def test_the_last_good_answer_stands_beside_the_last_bad_one_and_does_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), OTHER]) as visit:
        answer = visit.client.get("/sources")

    shown = plain(answer)
    assert "Aucune perturbation n'est signalée." in shown
    assert "Page, 10 h 10 – non comprise, c'est une page de connexion" in shown
    assert "<script" not in answer.text
    assert "alert(1)" in answer.text
    assert "[U+202E]" in answer.text


def test_the_last_answers_are_those_of_each_source_the_page_first(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), OTHER]) as visit:
        failed = a_reading(visit.now, Outcome.FAILED, source=Source.FEED, detail="status 404")
        visit.store.commit(a_commit(readings=(failed,), before=visit.store.known(), after=visit.store.known()))
        visit.setting = replace(SETTING, sources=(Source.PAGE, Source.FEED))
        with visiting(visit.app()) as visit.client:
            shown = visit.looks("/sources")

    headings = [
        "<h3>Page : dernière bonne</h3>",
        "<h3>Page : dernière mauvaise</h3> <p>Page, 10 h 10 – non comprise",
        "<h3>Flux : dernière bonne</h3> <p>Aucune depuis sept jours.</p>",
        "<h3>Flux : dernière mauvaise</h3> <p>Flux, 10 h 10 – échec, code HTTP 404",
    ]
    assert sorted(headings, key=shown.index) == headings


def test_an_answer_that_was_not_kept_is_said_to_be_none(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), FAILED]) as visit:
        shown = visit.looks("/sources")

    assert "Page, 10 h 10 – échec, code HTTP 503" in shown
    assert "Son contenu entier n'a pas été gardé" in shown


def test_words_never_met_are_listed(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(NEW)]) as visit:
        assert "DELTA Q" in visit.looks("/sources")


def test_a_page_that_is_long_is_cut(tmp_path: Path) -> None:
    long = ALERT.replace("</footer>", "<!--" + "é" * 9000 + "--></footer>")

    with a_visit(tmp_path, [a_page(CALM), a_page(long)]) as visit:
        assert "… coupé ici" in visit.looks("/sources")


def test_a_page_full_of_what_html_writes_out_at_length_leaves_ours_small(tmp_path: Path) -> None:
    quotes = f"<!--{chr(34) * 9000}-->"
    with a_visit(tmp_path, [a_page(one.replace("<html", f"{quotes}<html")) for one in (ALERT, LOGIN)]) as visit:
        known, since = visit.store.known(), visit.now - timedelta(days=1)
        last = (visit.store.past.last_reading(Source.PAGE, since, is_good=good, is_kept=True) for good in (True, False))
        of_the_feed = tuple(replace(one, source=Source.FEED) for one in last if one is not None)
        visit.store.commit(a_commit(readings=of_the_feed, before=known, after=known))
        visit.setting = replace(SETTING, sources=(Source.PAGE, Source.FEED))
        with visiting(visit.app()) as visit.client:
            assert visit.looks("/sources").count("… coupé ici") == 4


def test_a_digest_is_previewed_and_nothing_is_owed_for_it(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        assert '<a href="sources/digests/matin">matin</a>' in visit.looks("/sources")
        shown = visit.looks("/sources/digests/matin")

        assert "Aperçu ; rien n'est envoyé." in shown
        assert "Veilles" in shown
        assert visit.client.get("/sources/digests/none").status_code == 404
        assert visit.store.last_runs() == {}


def test_the_configuration_is_shown_without_its_secrets(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        shown = visit.looks("/sources/configuration")

    assert 'name = "transit-edi"' in shown
    assert "canary" not in shown


def test_what_was_decided_lately_is_said_for_each_watch_or_for_one(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        every, one = visit.looks("/why"), visit.looks("/why?watch=export")

    assert "<strong>transit-edi</strong> – prévenue (ouverture)" in every
    assert "<strong>export</strong> – non prévenue (ouverture)" in one
    assert "<strong>transit-edi</strong>" not in one
    assert f'<a href="episodes/{EPISODE}" lang="fr">Alerte – DELTA T – mode EDI</a>' in one
    assert "Le message vise DELTA T, que cette veille ne suit pas." in one


def test_for_any_text_what_would_be_decided_is_said_with_what_is_understood(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        shown = visit.looks(f"/why?text={quote(TEXT)}")

    assert "<dt>touche</dt> <dd>DELTA T (transit), en EDI" in shown
    assert "<strong>transit-edi</strong> – prévenue. Le message vise DELTA T (EDI), ce qui touche cette veille" in shown
    assert "<strong>export</strong> – non prévenue." in shown


@pytest.mark.parametrize("text", [HOSTILE, "</textarea>" + HOSTILE, "bonjour"])
def test_a_text_that_is_none_of_the_meteo_does_nothing(tmp_path: Path, text: str) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        answer = visit.client.get("/why", params={"text": text})

    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "Ce qui est compris" in plain(answer)


@pytest.mark.parametrize("query", ["watch=none", f"text={'x' * 3001}"])
def test_what_cannot_be_asked_is_refused(tmp_path: Path, query: str) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        answer = visit.client.get(f"/why?{query}")

    assert answer.status_code == 400
    assert f"Le filtre « {query.partition('=')[0]} » n'est pas valable" in plain(answer)


def test_an_unknown_filter_is_refused_as_it_is_of_the_history(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1]) as visit:
        answer = visit.client.get("/why?foo=1")

    assert answer.status_code == 400
    assert "les filtres sont : watch, text." in plain(answer)


def test_the_pages_speak_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(ALERT)], Language.EN) as visit:
        assert "Page: 2 of 2 readings good (100 %)" in visit.looks("/sources").replace("\N{NO-BREAK SPACE}", " ")
        assert "What was decided lately" in visit.looks("/why")
