"""Every page in a real browser: nothing for axe to find, whatever the language, the width or the colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from browsers import a_browser, barriers
from dossiers import DAY, EPISODE, a_page
from invented import ALERT, CALM, ENDED, LOGIN, PAGE, TEXT
from meteo_douane.domain.interventions import Deed, Person, Wish
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Source
from meteo_douane.ports import Answer
from sites import visiting
from visits import SETTING, Visit, a_visit

pytestmark = [pytest.mark.one_python, pytest.mark.needs("chromium"), pytest.mark.timeout(300)]

PAGES = (
    "/",
    f"/episodes/{EPISODE}",
    "/history",
    "/history?text=absent",
    "/triage",
    "/triage/triage-1",
    "/triage/triage-2",
    "/fallback",
    "/fallback/secours-1",
    "/why",
    f"/why?text={quote(TEXT)}",
    "/sources",
    "/sources/digests/matin",
    "/sources/configuration",
    "/login",
    "/ack/forged",
    "/nothing-here",
    "/history?mode=fax",
)
_PLANNED = """<article><h2>Maintenance – DELTA T</h2><p>Publié le 10/06/2026 à 07h12</p>
<p>Une maintenance de DELTA T aura lieu le 12/06/2026 de 20h00 à 22h00. Il sera indisponible.</p></article>"""
_OFF = """<article><h2>Maintenance annulée – DELTA T</h2><p>Publié le 10/06/2026 à 10h15</p>
<p>La maintenance de DELTA T prévue le 12/06/2026 de 20h00 à 22h00 est annulée.</p></article>"""
_OTHER = """<article><h2>Alerte – ECS – mode EDI</h2><p>Publié le 10/06/2026 à 09h12</p>
<p>ECS est indisponible en EDI depuis le 10/06/2026 à 8h50.</p></article>"""
_NAMELESS = (
    """<article><h2>Fin d'alerte</h2><p>Publié le 10/06/2026 à 10h12</p><p>Le service est rétabli.</p></article>"""
)
_UNREAD = "<article><h2>DELTA T et ses cousins</h2><p>Ils passeront jeudi.</p></article>"
PLANNED = a_page(PAGE.format(messages=_PLANNED))
SEVERAL = a_page(ALERT.replace("<footer>", f"{_OTHER}{_PLANNED}{_UNREAD}<footer>"))
DOUBTFUL = a_page(ALERT.replace("<footer>", f"{_OTHER}{_NAMELESS}<footer>"))
ENDS_LATER = a_page(
    ENDED.replace("10h55.</p>", "10h55.</p><p>La procédure de secours prend fin le 10/06/2026 à 11h30.</p>")
)
STATES: dict[str, Sequence[Answer]] = {
    "in force": DAY[:2],
    "not read": [*DAY[:2], *[a_page(LOGIN)] * 4],
    "calm": [a_page(CALM)],
    "nothing": [],
    "planned": [a_page(CALM), PLANNED],
    "cancelled": [a_page(CALM), PLANNED, a_page(PAGE.format(messages=_OFF + _PLANNED))],
    "not understood": [a_page(CALM), a_page(PAGE.format(messages=_UNREAD))],
    "several troubles": [a_page(CALM), a_page(ALERT), SEVERAL],
    "an end to be checked": [a_page(CALM), a_page(ALERT), SEVERAL, DOUBTFUL],
    "a fallback that runs on": [*DAY[:2], ENDS_LATER],
    "gone": [*DAY[:2], *[a_page(CALM)] * 2],
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


def filled(visit: Visit) -> None:
    """Leave a triage that goes on, one that leads to a start, and a record."""
    start = {"service": "delta-x-import", "mode": "edi", "name": "Hélène"}
    visit.sends("/triage", **start)
    visit.sends("/triage", **start)
    for question, answer in (("provider", "ok"), ("aubette", "other"), ("case", "validate")):
        visit.sends("/triage/triage-2", question=question, answer=answer, seen="")
    visit.sends("/fallback", triage="triage-2", name="Hélène", trouble="10:00")
    visit.sends("/fallback/secours-1/register", name="Hélène", number="DA-7", at="10:05")


@pytest.mark.parametrize("language", list(Language))
def test_axe_finds_nothing_on_any_page_light_or_dark(tmp_path: Path, browser: Browser, language: Language) -> None:
    with a_visit(tmp_path, DAY[:2], language) as visit:
        filled(visit)
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme)
            for path in PAGES:
                page.goto(f"{visit.client.base_url}{path}")
                page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
                assert (path, barriers(page)) == (path, [])
            page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_the_first_page_and_on_an_episode_however_things_stand(
    tmp_path: Path, browser: Browser, state: str, scheme: Literal["light", "dark"]
) -> None:
    with a_visit(tmp_path, STATES[state]) as visit:
        assert axed(visit, browser, scheme) == []


def test_axe_finds_nothing_where_a_person_closed_what_vanished(tmp_path: Path, browser: Browser) -> None:
    with a_visit(tmp_path, STATES["gone"]) as visit:
        visit.carry_out(Wish(EPISODE, Deed.CLOSED, Person("Marc", "tout fonctionne", "command")))

        assert "Clos par nous" in visit.looks()
        assert axed(visit, browser, "light") == []


def axed(visit: Visit, browser: Browser, scheme: Literal["light", "dark"]) -> list[str]:
    """Return what axe finds on the first page, and on those of the episodes that it leads to."""
    page = browser.new_page(color_scheme=scheme)
    found: list[str] = []
    page.goto(f"{visit.client.base_url}/")
    episodes = page.locator('a[href^="episodes/"]').evaluate_all("all => all.map(one => one.href)")
    for address in (page.url, *episodes):
        page.goto(address)
        found += barriers(page)
    page.close()
    return found


@pytest.mark.parametrize(
    "width", [pytest.param(320, id="a small phone"), pytest.param(640, id="a screen of 1280 at 200 %")]
)
def test_no_page_is_wider_than_it_is_shown_or_runs_or_asks_elsewhere(
    tmp_path: Path, browser: Browser, width: int
) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        filled(visit)
        visit.setting = replace(SETTING, sources=(Source.PAGE, Source.FEED))
        page = browser.new_context(viewport={"width": width, "height": 640}).new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        with visiting(visit.app()) as client:
            for path in PAGES:
                page.goto(f"{client.base_url}{path}")
                page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
                assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)
                assert page.locator("script, iframe, img, link[rel=stylesheet], [style], [onclick]").count() == 0

    assert {url.split("/")[2] for url in asked} == {client.base_url.netloc.decode()}


def test_on_paper_there_are_no_forms_and_what_is_folded_is_there(tmp_path: Path, browser: Browser) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        page = browser.new_page()
        page.emulate_media(media="print")
        page.goto(f"{visit.client.base_url}/history")
        assert not page.locator("form.filters").is_visible()

        page.goto(f"{visit.client.base_url}/episodes/{EPISODE}")
        assert not page.locator("form").first.is_visible()
        assert not page.get_by_text("Prendre en charge arrête les rappels").is_visible()
        assert on_paper(page, "details dl")

        page.emulate_media(media="screen")
        assert not on_paper(page, "details dl")
        assert page.get_by_text("Prendre en charge arrête les rappels").is_visible()


def test_on_paper_a_long_text_is_whole(tmp_path: Path, browser: Browser) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        filled(visit)
        page = browser.new_page()
        page.emulate_media(media="print")
        for path in ("/sources/configuration", "/sources/digests/matin"):
            page.goto(f"{visit.client.base_url}{path}")
            cut = page.locator("pre").evaluate_all("all => all.some(one => one.scrollHeight > one.clientHeight + 1)")
            limited = page.locator("pre").evaluate_all(
                "all => all.some(one => getComputedStyle(one).maxHeight != 'none')"
            )
            assert (path, page.locator("pre").count() > 0, cut, limited) == (path, True, False, False)


def on_paper(page: Page, selector: str) -> bool:
    """Return whether something takes its room and is not skipped by being folded."""
    return bool(page.locator(selector).first.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})"))


def test_the_keyboard_leads_past_the_navigation_to_what_the_page_says(tmp_path: Path, browser: Browser) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        page = browser.new_page()
        page.goto(f"{visit.client.base_url}/")
        page.keyboard.press("Tab")
        assert focused(page) == "Aller au contenu"

        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert focused(page) == "Ne plus recharger"

        page.keyboard.press("Tab")
        assert focused(page) == f"Épisode {EPISODE}"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))
