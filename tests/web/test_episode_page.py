"""The page of an episode: all that happened, each with the words it rests on, and a button that takes it in hand."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import httpx
import pytest

from dossiers import DAY, EPISODE, UNCHANGED, a_page
from invented import ALERT, CALM, TEXT
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Mode, Scope, ServiceScope
from meteo_douane.domain.watch import Watch
from meteo_douane.web.episode import mark_of
from visits import Visit, a_visit, plain

PAGE = f"/episodes/{EPISODE}"
SEEN = mark_of(Scope((ServiceScope("delta-t", frozenset({Mode.EDI})),)))
EDITED = ALERT.replace("est autorisée à compter de 9h10", "est autorisée à compter de 9h30")
#: Five, each of which says another beginning of the fallback, so that it is told.
BULLETINS = [
    a_page(ALERT.replace("autorisée à compter de 9h10", f"autorisée à compter de 9h{11 + number}"))
    for number in range(5)
]
LONG = "malgré la relance des traitements par les équipes informatiques de la douane"
HOSTILE = ALERT.replace("restent sans réponse", "&lt;script&gt;alert(1)&lt;/script&gt; restent sans réponse")


def test_the_page_tells_what_it_is_where_it_stands_and_what_was_published(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(PAGE)

    assert "<h1>Alerte – DELTA T (transit), en EDI</h1>" in shown
    assert "<dt>Situation</dt> <dd>Terminé</dd>" in shown
    assert "<dt>Durée</dt> <dd>2 h 05</dd>" in shown
    assert "<h3>Lu sur la météo (page), daté du mercredi 10 juin 2026 à 9 h 12</h3>" in shown
    assert "<strong>Fin d'alerte – DELTA T – mode EDI</strong>" in shown


def test_each_value_has_the_words_that_it_was_read_from(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(PAGE)

    assert "autorisée depuis le mercredi 10 juin 2026 à 9 h 10, sans fin annoncée" in shown
    assert "« La procédure de secours est autorisée à compter de 9h10" in shown


def test_what_was_decided_is_said_for_no_as_for_yes(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(PAGE)

    assert (
        "<strong>transit-edi</strong> – prévenue (ouverture). Le message vise DELTA T (EDI), ce qui touche cette veille"
        in shown
    )
    assert "<strong>export</strong> – non prévenue. Le message vise DELTA T, que cette veille ne suit pas." in shown


def test_who_was_told_when_and_what_came_of_it(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(PAGE)

    assert '<th scope="row">equipe</th><td>ouverture</td>' in shown
    assert "accepté par le relais" in shown


def test_what_changed_in_a_text_is_shown_word_by_word(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(ALERT), a_page(EDITED)]) as visit:
        shown = visit.looks(PAGE)

    assert "<h3>Texte modifié, lu sur la météo (page), daté du " in shown
    assert '<del><span class="mark" lang="fr">[retiré :</span> 9h10.]</del>' in shown
    assert '<ins><span class="mark" lang="fr">[ajouté :</span> 9h30.]</ins>' in shown


def test_a_text_that_goes_back_to_earlier_words_ends_the_time_line_with_them(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(ALERT), a_page(EDITED), a_page(ALERT), UNCHANGED]) as visit:
        shown = visit.looks(PAGE)

    texts = re.findall(r"<h3>([^<]*lu sur la météo[^<]*)</h3>", shown, re.IGNORECASE)
    dated = " (page), daté du mercredi 10 juin 2026 à 9 h 12"
    assert texts == [
        f"Lu sur la météo{dated}",
        f"Texte modifié, lu sur la météo{dated}",
        f"Texte de nouveau comme à 10 h 10, lu sur la météo{dated}",
    ]
    assert "[ajouté :</span> 9h10.]</ins>" in shown


def test_a_text_that_was_missing_for_a_while_is_shown_once(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(ALERT), *[a_page(CALM)] * 2, a_page(ALERT)]) as visit:
        assert visit.looks(PAGE).count("u sur la météo (page)") == 1


def test_the_page_says_below_its_title_what_holds_of_the_fallback_and_how_old_it_is(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        shown = visit.looks(PAGE)

    assert (
        'en EDI</h1> <p class="detail">Secours autorisé depuis 9 h 10</p> '
        '<p class="hint">Établi le mercredi 10 juin 2026 à 10 h 10 ; dernière bonne lecture de la page à 10 h 10, '
        "il y a 40 s.</p>" in shown
    )


def test_what_is_in_force_may_have_changed_while_the_page_is_not_read(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        assert "Attention" not in visit.looks(PAGE)
        visit.now += timedelta(hours=2)

        assert "Attention : page de la météo non lue depuis 10 h 10." in visit.looks(PAGE)


def test_what_is_over_cannot_change_while_the_page_is_not_read(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        visit.now += timedelta(hours=2)

        assert "Attention" not in visit.looks(PAGE)


def test_what_is_over_is_said_to_be_below_its_title(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        assert '<p class="detail">Terminé</p>' in visit.looks(PAGE)


def test_a_trouble_with_many_texts_shows_the_latest_whole_and_leads_to_the_others(tmp_path: Path) -> None:
    editions = [a_page(ALERT.replace("sans réponse", f"sans réponse {LONG} ({number})")) for number in range(18)]
    with a_visit(tmp_path, [a_page(CALM), *editions]) as visit:
        shown = visit.looks(PAGE)
        whole = plain(visit.client.get(f"{PAGE}?all"))

    assert [f"({number})" in shown for number in range(18)] == [False] * 7 + [True] * 11
    assert all(f"({number})" in whole for number in range(18))
    assert f'<a href="../episodes/{EPISODE}?all">Tout afficher</a>' in shown
    assert "Tout afficher" not in whole
    assert "Aucun message n'était dû" not in shown
    assert "Aucun message depuis ; ceux d'avant, s'il y en a, sont avec le reste." in shown
    assert "<td>ouverture</td>" in whole


def a_hundred_watches(channels: int) -> tuple[Watch, ...]:
    return tuple(
        Watch(f"client-{number:03}", ("delta-t" if number % 2 else "ecs",), (f"canal-{number % channels:02}",))
        for number in range(100)
    )


def test_a_hundred_watches_are_a_line_for_each_reason_and_the_page_stays_small(tmp_path: Path) -> None:
    watches = a_hundred_watches(channels=50)
    with a_visit(tmp_path, [a_page(CALM), a_page(ALERT), *BULLETINS], watches=watches) as visit:
        shown = visit.looks(PAGE)
        whole = plain(visit.client.get(f"{PAGE}?all"))

    assert "client-023 et 38 autres veilles</strong> – prévenues (ouverture). Le message vise DELTA T (EDI)" in shown
    assert "ce qui touche chacune de ces veilles." in shown
    refused = "non prévenues. Le message vise DELTA T, qu'aucune de ces veilles ne suit."
    assert f"client-022 et 38 autres veilles</strong> – {refused}" in shown
    assert f'messages plus anciens ne sont pas listés. <a href="../episodes/{EPISODE}?all">' in shown
    assert all(watch.name in whole for watch in watches)
    assert all(watch.channels[0] in whole for watch in watches[1::2])


def test_what_a_text_would_mean_for_a_hundred_watches_is_a_line_for_each_reason(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1], watches=a_hundred_watches(channels=2)) as visit:
        shown = visit.looks(f"/why?text={quote(TEXT)}")

    assert "client-023 et 38 autres veilles</strong> – prévenues. Le message vise DELTA T (EDI)" in shown


def test_the_button_takes_it_in_hand_and_leads_back_to_the_page(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        assert "Prendre en charge arrête les rappels" in visit.looks(PAGE)

        taken = visit.sends(f"{PAGE}/ack", name="Hélène", why="j'appelle", seen=SEEN)

        assert (taken.status_code, taken.headers["location"]) == (303, f"../{EPISODE}")
        shown = visit.looks(PAGE)
        (kept,) = visit.store.past.interventions_of(EPISODE)
    assert (kept.by, kept.via) == ("Hélène", "page")
    assert "<form" not in shown
    assert "Prise en charge par Hélène (par le site) : « j'appelle »" in shown


def refused(visit: Visit, status: int, **fields: str) -> str:
    answer = visit.sends(f"{PAGE}/ack", **fields)
    assert answer.status_code == status
    assert visit.store.past.interventions_of(EPISODE) == ()
    return plain(answer)


def test_a_form_that_is_incomplete_or_of_another_day_changes_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        visit.looks(PAGE)
        assert "Indiquez votre nom." in refused(visit, 400, name="", why="x", seen=SEEN)
        assert "relisez-la" in refused(visit, 409, name="Marc", seen="delta-t:dti")
        assert "relisez-la" in refused(visit, 409, name="Marc", seen="delta-t:fax")
        assert "relisez-la" in refused(visit, 409, name="Marc")
        assert visit.client.post(f"{PAGE}/ack", data={"name": "Marc", "seen": SEEN}).status_code == 403
        assert visit.client.get(f"{PAGE}/ack").status_code == 405
        assert visit.store.past.interventions_of(EPISODE) == ()


def test_what_has_grown_since_it_was_shown_is_shown_again_with_what_was_typed(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        shown = refused(visit, 409, name="Hélène", why="j'appelle le SAU", seen="delta-t:dti")

        assert "Le trouble s'est étendu depuis que vous avez ouvert cette page : relisez-la, puis confirmez." in shown
        assert 'value="Hélène"' in shown
        assert "j'appelle le SAU</textarea>" in shown
        assert f'name="seen" value="{SEEN}"' in shown


def test_what_has_shrunk_since_it_was_shown_is_taken_in_hand(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        taken = visit.sends(f"{PAGE}/ack", name="Hélène", seen=f"{SEEN} delta-ie:?")

        assert taken.status_code == 303
        assert [kept.by for kept in visit.store.past.interventions_of(EPISODE)] == ["Hélène"]


def test_what_is_over_cannot_be_taken_in_hand(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        shown = visit.looks(PAGE)
        assert "il n'y a plus rien à prendre en charge" in shown
        assert "<form" not in shown
        refused(visit, 409, name="Marc", seen="")


def test_the_evidence_is_a_file_of_its_own(tmp_path: Path) -> None:
    with a_visit(tmp_path) as visit:
        answer = visit.client.get(f"{PAGE}/evidence.zip")

    assert answer.headers["content-disposition"] == f'attachment; filename="meteo-douane-{EPISODE}.zip"'
    assert "manifest.json" in ZipFile(io.BytesIO(answer.content)).namelist()
    assert not (tmp_path / "evidence.zip").exists()


def test_one_evidence_is_gathered_at_a_time(tmp_path: Path) -> None:
    meanwhile: list[httpx.Response] = []
    with a_visit(tmp_path) as visit:
        url = f"{visit.client.base_url}{PAGE}/evidence.zip"
        visit.while_gathering = lambda: meanwhile.append(httpx.get(url))
        first = visit.client.get(f"{PAGE}/evidence.zip")
        visit.while_gathering = lambda: None
        next_one = visit.client.get(f"{PAGE}/evidence.zip")

    assert [one.status_code for one in (first, *meanwhile, next_one)] == [200, 503, 200]
    assert meanwhile[0].headers["retry-after"] == "30"
    assert "preuves est déjà en préparation" in plain(meanwhile[0])


@pytest.mark.parametrize("path", ["/episodes/none", "/episodes/none/evidence.zip", "/episodes/%3Cscript%3E"])
def test_an_episode_that_we_do_not_know_is_a_page_of_the_site(tmp_path: Path, path: str) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        answer = visit.client.get(path)

    assert answer.status_code == 404
    assert "Épisode inconnu" in plain(answer)
    assert "script" not in answer.text


def test_what_the_source_writes_does_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(HOSTILE)]) as visit:
        answer = visit.client.get(PAGE)

    assert "alert(1)" in answer.text
    assert "<script" not in answer.text


def test_the_page_speaks_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, language=Language.EN) as visit:
        shown = visit.looks(PAGE)

    assert "<h1>Alert – DELTA T (transit), in EDI</h1>" in shown
    assert "<dt>Where it stands</dt> <dd>Ended</dd>" in shown
