"""Words of the administration are French on every page, whatever language the page speaks (WCAG 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from commits import a_commit
from dossiers import DAY, EPISODE, a_page
from invented import ALERT, CALM, PAGE, TEXT
from meteo_douane.domain.language import Language
from meteo_douane.ports import Answer
from visits import Visit, a_visit

#: Of the texts below, and of nothing that we say ourselves.
THEIRS = ("DELTA T – mode EDI", "restent sans réponse", "est autorisée à compter", "et ses cousins", "NEXUS", "enrhumé")
UNREAD = PAGE.format(
    messages="""<article><h2>DELTA T et ses cousins</h2><p>Publié le 10/06/2026 à 09h12</p>
    <p>Il est enrhumé.</p></article>"""
)
EDITED = ALERT.replace("est autorisée à compter de 9h10", "est autorisée à compter de 9h30")


@pytest.mark.parametrize(
    ("answers", "path", "count"),
    [
        pytest.param([a_page(CALM), a_page(UNREAD)], "/", 2, id="a message that was not understood"),
        pytest.param([*DAY[:2], a_page(EDITED)], f"/episodes/{EPISODE}", 8, id="texts, changes and quotes"),
        pytest.param(DAY[:2], "/why", 2, id="what a decision is about"),
        pytest.param(DAY[:1], f"/why?text={quote(TEXT)}", 3, id="a text that is explained"),
        pytest.param([a_page(CALM), a_page(UNREAD)], "/sources", 1, id="a page as it came"),
    ],
)
def test_their_words_are_marked_as_french_on_an_english_page(
    tmp_path: Path, answers: list[Answer], path: str, count: int
) -> None:
    with a_visit(tmp_path, answers, Language.EN) as visit:
        found = list(theirs(visit, path))

    assert len(found) >= count
    assert {language for _, language in found} == {"fr"}, found


def test_what_a_triage_shows_of_an_alert_is_marked_as_french_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2], Language.EN) as visit:
        visit.sends("/triage", service="delta-t", mode="edi", name="Hélène")
        found = list(theirs(visit, "/triage/triage-1"))

    assert {language for _, language in found} == {"fr"}


def test_words_never_met_are_marked_as_french(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:1], Language.EN) as visit:
        known = visit.store.known()
        after = replace(known, unfamiliar={"name NEXUS": visit.now})
        visit.store.commit(a_commit(before=known, after=after))

        found = list(theirs(visit, "/sources"))

    assert [language for _, language in found] == ["fr"]


def test_what_we_say_among_their_words_is_marked_as_ours(tmp_path: Path) -> None:
    with a_visit(tmp_path, [*DAY[:2], a_page(EDITED)], Language.EN) as visit:
        page = BeautifulSoup(visit.client.get(f"/episodes/{EPISODE}").text, "lxml")

    assert {mark["lang"] for mark in page.select("blockquote .mark")} == {"en"}


def theirs(visit: Visit, path: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of a page that has words of theirs, with the language that it is marked as."""
    page = BeautifulSoup(visit.client.get(path).text, "lxml")
    for piece in page.find_all(string=True):
        if any(words in piece for words in THEIRS):
            marked = piece.find_parent(attrs={"lang": True})
            is_field = piece.find_parent("textarea", attrs={"id": "text"}) is not None
            if not is_field and piece.find_parent("style") is None:
                yield str(piece), str(marked["lang"]) if marked else ""
