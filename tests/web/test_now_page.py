"""The first page: its first line answers, and never says that all is well because nobody looked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from commits import a_commit
from dossiers import DAY, EPISODE, FAILED, UNCHANGED, a_page
from invented import ALERT, CALM, ENDED, LOGIN, PAGE
from meteo_douane.domain.delivery import Delivery, DeliveryState, Refused, after, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.language import Language
from meteo_douane.domain.recourse import Recourse
from meteo_douane.ports import Answer, StorageError
from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress
from meteo_douane.web.gate import Gate
from meteo_douane.web.now import NowPage
from occasions import NOW, a_voice
from sites import visiting
from visits import SETTING, a_visit, plain

HOSTILE = "<script>alert(1)</script> <img src=x onerror=y> @everyone"
UNREAD = PAGE.format(messages="<article><h2>DELTA T et ses cousins</h2><p>Publié le 10/06/2026 à 09h12</p></article>")
PLANNED = PAGE.format(
    messages="""<article><h2>Maintenance DELTA T</h2><p>Publié le 10/06/2026 à 09h12</p>
    <p>Une maintenance de DELTA T aura lieu le 12/06/2026 de 20h00 à 22h00. Il sera indisponible.</p></article>"""
)
_SLOW = """<article><h2>Dysfonctionnement – ECS</h2><p>Publié le 10/06/2026 à 07h12</p>
<p>Des lenteurs sont constatées sur ECS depuis le 10/06/2026 à 7h00.</p></article>"""
SLOW = PAGE.format(messages=_SLOW)
BOTH = ALERT.replace("<footer>", f"{_SLOW}<footer>")
OF_ANOTHER = ALERT.replace("DELTA T", "DELTA X")


@pytest.mark.parametrize(
    ("answers", "first_line"),
    [
        pytest.param([], "On ne sait pas : la page de la météo n'a encore jamais été lue", id="never read"),
        pytest.param([a_page(CALM)], "Non : rien n'est en vigueur pour vos veilles", id="calm"),
        pytest.param(
            [a_page(CALM), FAILED, FAILED], "On ne sait pas : page de la météo non lue depuis 10 h 00", id="old"
        ),
        pytest.param(DAY[:2], "Oui : Alerte – DELTA T (transit), en EDI", id="in force"),
        pytest.param([*DAY[:2], a_page(ENDED)], "Non : rien n'est en vigueur pour vos veilles", id="over"),
        pytest.param([a_page(CALM), a_page(OF_ANOTHER)], "Non : rien n'est en vigueur pour vos veilles", id="not ours"),
        pytest.param([a_page(CALM), a_page(PLANNED)], "Non : rien n'est en vigueur pour vos veilles", id="planned"),
    ],
)
def test_the_first_line_says_whether_anything_is_in_force_for_us(
    tmp_path: Path, answers: list[Answer], first_line: str
) -> None:
    with a_visit(tmp_path, answers) as visit:
        assert f"<h1>{first_line}" in visit.looks()


def test_what_holds_of_the_fallback_stands_below_and_how_old_it_is(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        shown = visit.looks()

    assert "Secours autorisé depuis 9 h 10" in shown
    assert (
        "Établi le mercredi 10 juin 2026 à 10 h 10 ; dernière bonne lecture de la page à 10 h 10, il y a 40 s." in shown
    )
    assert '<a href="episodes/2026-06-10-01">Épisode 2026-06-10-01</a>' in shown
    assert "Depuis 8 h 50" in shown
    assert "Pour transit-edi" in shown


def test_of_several_troubles_the_first_line_names_the_worst_and_the_list_below_names_each(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(SLOW), a_page(BOTH)]) as visit:
        shown = visit.looks()

    assert "<h1>Oui : Alerte – DELTA T (transit), en EDI · secours autorisé, et 1 autre trouble</h1>" in shown
    assert (
        '<ul class="detail"> <li>Alerte – DELTA T (transit), en EDI : secours autorisé depuis 9 h 10</li> '
        "<li>Dysfonctionnement – " in shown
    )


def test_an_alert_that_is_old_is_shown_as_in_force_and_as_old(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        visit.now += timedelta(hours=2)
        shown = visit.looks()

    assert "<h1>Oui : Alerte" in shown
    assert "Attention : page de la météo non lue depuis 10 h 10." in shown
    assert "il y a 2 h 01" in shown


def test_a_permission_stands_beside_what_makes_the_trouble_doubtful(tmp_path: Path) -> None:
    until = a_page(ALERT.replace("9h10.</p>", "9h10.</p><p>Fin prévue le 10/06/2026 à 10h25.</p>"))
    with a_visit(tmp_path, [a_page(CALM), until, *[a_page(CALM)] * 2]) as visit:
        shown = visit.looks()
        details = visit.looks("/episodes/2026-06-10-01")

    assert (
        '<p class="detail">Secours autorisé depuis 9 h 10 ; disparu de la météo depuis 10 h 30 sans message de fin, '
        "donc tenu pour en vigueur ; fin prévue dépassée depuis 10 h 25</p>" in shown
    )
    assert "Fin prévue à" not in shown
    assert "10 juin 2026 à 10 h 25 : dépassée, aucune fin publiée" in details


def test_an_end_that_may_be_ours_is_to_be_checked_on_the_page_and_on_those_of_its_episodes(tmp_path: Path) -> None:
    other = ALERT.partition("<article>")[2].partition("</article>")[0].replace("DELTA T", "ECS")
    nameless = "<h2>Fin d'alerte</h2><p>Publié le 10/06/2026 à 10h12</p><p>Le service est rétabli.</p>"
    both = a_page(ALERT.replace("<footer>", f"<article>{other}</article><footer>"))
    after = a_page(both.content.decode().replace("<article>", f"<article>{nameless}</article><article>", 1))
    with a_visit(tmp_path, [a_page(CALM), both, after]) as visit:
        shown, *episodes = (visit.looks(path) for path in ("/", f"/episodes/{EPISODE}", "/episodes/2026-06-10-02"))

    assert "<h1>Oui : Alerte" in shown
    assert '<h2 id="unplaced">Fin à vérifier, rien n\'est clos</h2>' in shown
    assert "Cette fin ne nomme aucun service : elle peut viser Alerte – ECS" in shown
    assert " ou Alerte – DELTA T (transit), en EDI. Vérifiez sur la météo." in shown
    assert all("Fin publiée sans nom de service : elle peut être celle de cet épisode" in one for one in episodes)
    assert all("Le service est rétabli." in one for one in (shown, *episodes))


def test_a_fallback_that_goes_on_after_its_trouble_is_no_silence(tmp_path: Path) -> None:
    until = ENDED.replace("10h55.</p>", "10h55.</p><p>La procédure de secours prend fin le 10/06/2026 à 11h30.</p>")
    with a_visit(tmp_path, [*DAY[:2], a_page(until)]) as visit:
        shown = visit.looks()
        visit.now += timedelta(hours=2)
        later = visit.looks()

    assert "<h1>Non : rien n'est en vigueur pour vos veilles</h1>" in shown
    assert (
        '<p class="detail">Procédure de secours encore en cours pour DELTA T (transit), en EDI : fin du secours à '
        "11 h 30 ; les opérations faites en secours restent à régulariser</p>" in shown
    )
    assert "encore en cours" not in later


def test_an_operation_that_is_no_longer_shown_is_still_taken_to_be_planned(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(PLANNED), *[a_page(CALM)] * 2]) as visit:
        planned = visit.looks().partition(">Prévu</h2>")[2].partition("</section>")[0]

    assert "sans message d'annulation, donc toujours tenu pour prévu" in planned
    assert "en vigueur" not in planned


def test_what_is_not_for_our_watches_is_counted(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(OF_ANOTHER)]) as visit:
        assert "1 autre trouble en vigueur ne concerne pas vos veilles." in visit.looks()


def test_what_is_only_planned_for_others_is_no_trouble_in_force(tmp_path: Path) -> None:
    of_another = PLANNED.replace("DELTA T", "DELTA X")
    with a_visit(tmp_path, [a_page(CALM), a_page(of_another)]) as visit:
        assert "vos veilles." not in visit.looks()


def test_a_message_that_was_not_understood_is_no_calm(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(UNREAD)]) as visit:
        shown = visit.looks()

    assert "<h1>À vérifier : 1 message n'a pas été compris, rien d'autre n'est en vigueur</h1>" in shown
    assert "« DELTA T et ses cousins »" in shown
    assert "Rien que nous ayons compris." in shown
    assert "rien</td>" not in shown


def test_a_message_that_was_not_understood_has_its_own_words_and_leads_to_the_page(tmp_path: Path) -> None:
    said = UNREAD.replace("</p></article>", "</p><p>Ils passeront jeudi.</p></article>")
    with a_visit(tmp_path, [a_page(CALM), a_page(said)]) as visit:
        unread = visit.looks().partition("Non compris, à lire")[2].partition("</section>")[0]

    assert "Ils passeront jeudi." in unread
    assert "vu pour la première fois à 10 h 10" in unread
    assert 'href="https://www.douane.gouv.fr/meteo"' in unread


def test_many_messages_that_were_not_understood_leave_the_page_small(tmp_path: Path) -> None:
    many = "".join(
        f"<article><h2>DELTA T et son cousin n° {number}</h2><p>Publié le 10/06/2026 à 09h12</p>"
        f"<p>{'Il est venu le voir. ' * 200}</p></article>"
        for number in range(40)
    )
    with a_visit(tmp_path, [a_page(CALM), a_page(PAGE.format(messages=many))]) as visit:
        assert "DELTA T et son cousin n° 39" in visit.looks()


def test_what_is_planned_has_its_window(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(PLANNED)]) as visit:
        shown = visit.looks()

    assert "12/06, 20 h 00 – 22 h 00" in shown
    assert '<td class="planned">prévu : 12/06, 20 h 00 – 22 h 00</td>' in shown


def test_the_matrix_says_in_words_what_holds_of_each_service_and_mode(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        shown = visit.looks()

    assert (
        '<th scope="row">DELTA T</th><td class="calm">rien</td><td class="calm">rien</td>'
        '<td class="in_force">Alerte · secours autorisé</td>' in shown
    )


def test_the_matrix_knows_nothing_when_nobody_has_looked(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), *[FAILED] * 2]) as visit:
        shown = visit.looks()

    assert '<td class="unknown">inconnu</td>' in shown
    assert "rien</td>" not in shown
    assert "Page : non lue depuis 10 h 10, pas de réponse ou une erreur du serveur (échecs de suite : 2)" in shown


def test_a_page_that_is_not_understood_is_said_to_be_and_not_to_be_silent(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), FAILED, a_page(LOGIN)]) as visit:
        shown = visit.looks()

    assert "Page : non lue depuis 10 h 10, la réponse n'est pas comprise (échecs de suite : 2)" in shown


def test_what_a_channel_does_not_take_is_owed_and_says_which_since_when_and_why(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        sent = visit.store.deliveries((DeliveryState.SENT,), limit=1)[0]
        again = owed(replace(sent.message, key="again"), visit.now)
        refused = after(again, Refused("error 503"), visit.now, jitter=0.0)
        visit.store.commit(a_commit(before=visit.store.known(), after=visit.store.known(), deliveries=(again,)))
        visit.store.settle(refused, Aftermath())
        shown = visit.looks()

    assert "<li>1 message à envoyer, refusé, à réessayer</li>" in shown
    assert "<li>Canal astreinte : des messages attendent depuis 10 h 10, erreur 503</li>" in shown


def test_the_page_reloads_by_itself_and_says_what_an_old_one_is(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), UNCHANGED]) as visit:
        answer = visit.client.get("/")

    assert answer.headers["refresh"] == "30"
    assert "si son heure n'avance plus, ce qu'elle dit est ancien" in plain(answer)


def test_the_link_that_stops_the_reload_comes_first(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        content = visit.looks().partition("<main")[2]

    assert '<a href="./?reload=no">Ne plus recharger</a>' in content
    assert content.index('href="./?reload=no"') == content.index("href=")


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        pytest.param(DAY[:2], "Oui : Alerte – DELTA T (transit), en EDI – Météo", id="in force"),
        pytest.param([a_page(CALM)], "Non : rien n'est en vigueur pour vos veilles – Météo", id="calm"),
        pytest.param([], "On ne sait pas : la page de la météo n'a encore jamais été lue – Météo", id="unknown"),
    ],
)
def test_the_tab_says_the_answer(tmp_path: Path, answers: list[Answer], title: str) -> None:
    with a_visit(tmp_path, answers) as visit:
        assert f"<title>{title}" in visit.looks()


class Away:
    """A database that does not answer."""

    def known(self) -> Known:
        raise StorageError("connection refused")

    def deliveries(self, states: Collection[DeliveryState], *, limit: int) -> tuple[Delivery, ...]:
        del states, limit
        raise StorageError("connection refused")

    def delivery_counts(self) -> dict[DeliveryState, int]:
        raise StorageError("connection refused")

    def recourses(self) -> tuple[Recourse, ...]:
        raise StorageError("connection refused")


@pytest.mark.parametrize(
    ("path", "refresh"),
    [pytest.param("/", "30", id="a screen on the wall"), pytest.param("/?reload=no", None, id="not")],
)
def test_a_page_that_cannot_be_shown_for_now_is_asked_for_again(path: str, refresh: str | None) -> None:
    dress = Dress(a_voice(), Gate(None, frozenset(), lambda: NOW))

    with visiting(build_app(dress, NowPage(dress, SETTING, Away(), Away().recourses).router())) as client:
        answer, elsewhere = client.get(path), client.get("/nowhere")

    assert (answer.status_code, answer.headers.get("refresh")) == (503, refresh)
    assert "refresh" not in elsewhere.headers


def test_whom_a_reload_disturbs_can_stop_it(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM)]) as visit:
        assert '<a href="./?reload=no">Ne plus recharger</a>' in visit.looks()
        still = visit.client.get("/?reload=no")

    assert "refresh" not in still.headers
    assert '<a href="./">Recharger de nouveau</a>' in plain(still)


def test_what_the_source_writes_does_nothing(tmp_path: Path) -> None:
    page = UNREAD.replace("et ses cousins", HOSTILE.replace("<", "&lt;"))
    with a_visit(tmp_path, [a_page(CALM), a_page(page)]) as visit:
        text = visit.client.get("/").text

    assert "<script" not in text
    assert "<img" not in text
    assert "@everyone" not in text


def test_the_page_speaks_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2], Language.EN) as visit:
        shown = visit.looks()

    assert '<html lang="en">' in shown
    assert "<h1>Yes: Alert – DELTA T (transit), in EDI</h1>" in shown
    assert "As of Wednesday 10 June 2026 at 10:10; last good reading" in shown
    assert "Fallback allowed since 09:10" in shown
