"""How much any body may cost: a good page is cut at once, a hostile one does not stop the program."""

import resource
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from costs import calls_of
from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Defect, Readability
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from service_names import names_a_service

pytestmark = [pytest.mark.one_python, pytest.mark.timeout(240)]

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)

MEGABYTE = 1_000_000
HEAD = "<!doctype html><html><head><title>Météo des services en ligne</title></head><body><h1>Météo des services</h1>"
END = "</body></html>"
RSS = "<rss version='2.0'><channel><title>Météo</title>{}</channel></rss>"
ARTICLE = """<article id="m{0}"><h2>Alerte – DELTA IE</h2><p>Publié le 03/02/2026 à 09h00</p>
<p>Motif : depuis le 03/02/2026 à 8h40, les <b>déclarations</b> ne peuvent plus être validées, en DTI comme en EDI. Les
équipes du CID travaillent au rétablissement du service.</p><p>Procédure de secours : la procédure de secours est
autorisée le 03/02/2026 à compter de 9h00.</p><p>Consignes : appliquer la fiche réflexe {0} ; ne pas renvoyer les
messages en attente, qui seront traités à la reprise du service sans action de votre part, dans l'ordre d'arrivée. Le
prochain bulletin sera publié dès que la situation aura changé ; les bureaux de douane en sont informés.</p>
</article>
"""
HOSTILE = {
    "nested boxes": HEAD + "<div>" * 11_500 + "x" * 800_000,
    "many boxes": HEAD + "<div>" * 180_000,
    "nested bold": HEAD + "<b>" * 11_500,
    "boxes in links": HEAD + "<span><div>" * 5_700,
    "nested tables": HEAD + "<table><tr><td>" * 3_000,
    "line breaks": HEAD + "<br>" * 11_500 + "a " * 400_000,
    "titles": HEAD + "<p>Alerte DELTA T 12/02/2026" * 11_500,
    "dates and titles": HEAD + "<p>12/02/2026<p>Alerte DELTA T" * 5_700,
    "list": HEAD + "<ul>" + "<li>DELTA T : indisponible depuis le 12/02/2026 à 9h est" * 11_500,
    "accordions": HEAD + "<details><summary>a" * 5_700,
    "rows": HEAD + "<table><tr><th>Date<th>Service<th>Message" + "<tr><td>12/02/2026<td>DELTA T<td>x" * 2_900,
    "cells over many rows": HEAD + "<table><tr><th>Date<th>Service" + "<tr><td rowspan=50 colspan=50>DELTA T" * 5_700,
    "attributes": HEAD + "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</div>",
    "brackets": HEAD + "<" * MEGABYTE,
    "digits": HEAD + "<p>" + "1" * MEGABYTE,
    "blanks": HEAD + "<p>Publi" + " " * MEGABYTE,
    "slashes": HEAD + "<p>" + "12/" * 300_000,
    "words": HEAD + "<p>Alerte " + "est " * 250_000,
    "dashes": HEAD + "<h2>" + "- " * 500_000,
    "section words": HEAD + "<h2>" + "messages en cours " * 55_000 + "!",
    "ellipses": HEAD + "<article><h2>Alerte DELTA T</h2>" + "<p>a…" * 11_500,
    "definitions": HEAD + "<dl>" + "<dt>Objet<dd>DELTA T est indisponible" * 5_700,
    "one title": HEAD + "".join(f"<h3>Alerte DELTA T</h3><p>a{n}" for n in range(5_700)),
    "rows of dashes": HEAD + "<pre>" + "Alerte DELTA T\n----\na\n\n====\n" * 28_000 + "</pre>",
    "one long row of dashes": HEAD + "<pre>a\n" + "-" * 900_000 + "\n</pre>",
    "heads of mails": HEAD + "<pre>" + "Objet : Alerte DELTA T\nDate : 12/02/2026\n\n" * 20_000 + "</pre>",
    "cells": HEAD + "<div>" + "<span>Alerte</span> <span>12/02/2026</span> " * 5_700,
    "cells in a sentence": HEAD + "<p>a " + "<i>b</i> " * 11_500,
    "badges and titles": HEAD + "<p>Alerte<h3>DELTA T</h3>" * 5_700,
    "lines above a date": HEAD + "<p>Note de service" * 5_700 + "<p>12/02/2026" * 5_700,
    "calm": HEAD + "<p>" + "les services en ligne de la douane " * 28_000,
    "calm in sentences": HEAD + "<p>" + "Aucun incident. " * 60_000,
    "commands": HEAD + "<p>" + "Retour à la page " * 60_000,
    "feed of entries": RSS.format("<item><title>Alerte DELTA T</title><description>a</description></item>" * 3_000),
    "feed of tags": RSS.format("<item><description>" + "<b>" * 5_700 + "</b>" * 5_700 + "</description></item>"),
    "feed of encoded tags": RSS.format("<item><description>" + "&lt;b&gt;" * 100_000 + "</description></item>"),
    "text": "Alerte DELTA T\n" + "Publié " * 140_000,
}


#: Words that cost the most to understand, each for a text as long as any that is read.
DENSE = {
    "hours": "8h ",
    "names": "DELTA G, ",
    "dates": "du 10/03/2026 ",
    "words for times": "midi ",
    "returns": "rétabli ",
    "windows": "de 8h à 9h ",
    "conditions": "si le service doit : ",
    "exceptions": "sauf OLGA, ",
}
LONGEST = 20_000


def alerts_of(words: str, count: int) -> str:
    """Return a feed of alerts that no two of are alike."""
    body = words * (LONGEST // len(words))
    item = "<item><title>Alerte DELTA T {0}</title><description>{1}</description></item>"
    return RSS.format("".join(item.format(number, body[number:]) for number in range(count)))


def calls_to_cut(text: str) -> int:
    content = text.encode()
    return calls_of(lambda: cut(content, names_a_service=names_a_service))


def calls_to_understand(text: str) -> int:
    reader, content = Reader(shipped_catalogue()), text.encode()

    def understand() -> None:
        for item in cut(content, names_a_service=reader.names_a_service).items:
            reader.read(item, NOON)

    return calls_of(understand)


PAGE = HEAD + "".join(map(ARTICLE.format, range(300))) + END
HALF = HEAD + "".join(map(ARTICLE.format, range(150))) + END


@pytest.fixture(scope="module")
def cutting_a_page() -> int:
    calls_to_cut(PAGE)  # what is remembered of its words
    return calls_to_cut(PAGE)


@pytest.fixture(scope="module")
def understanding_a_page() -> int:
    return calls_to_understand(PAGE)


#: A tenth more than it takes; what a call costs is measured by `make bench`.
CALLS_FOR_A_MESSAGE = 3_000


def test_a_page_of_three_hundred_messages_is_cut_in_so_many_calls_for_each_and_no_more_than_for_a_few(
    cutting_a_page: int,
) -> None:
    document = cut(PAGE.encode(), names_a_service=names_a_service)

    assert len(PAGE.encode()) > 200_000
    assert len(document.items) == 300
    assert cutting_a_page < CALLS_FOR_A_MESSAGE * 300
    assert cutting_a_page < 2.1 * calls_to_cut(HALF)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_a_hostile_body_of_a_megabyte_costs_no_more_than_twenty_large_pages(text: str, cutting_a_page: int) -> None:
    body = text if text.startswith("<rss") or not text.startswith("<") else text + END

    calls = calls_to_cut(body)

    assert calls < 20 * cutting_a_page


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in DENSE.items()])
@pytest.mark.parametrize("count", [1, 5, 45])
def test_a_hostile_body_is_understood_for_no_more_than_two_large_pages_cost(
    words: str, count: int, understanding_a_page: int
) -> None:
    calls = calls_to_understand(alerts_of(words, count))

    assert calls < 2 * understanding_a_page


def test_a_body_with_more_to_say_than_any_page_of_messages_is_refused() -> None:
    document = cut(alerts_of(DENSE["hours"], 45).encode(), names_a_service=names_a_service)

    assert document.defect is Defect.TOO_LARGE


def test_a_body_that_grows_in_its_entities_is_refused_or_stays_small() -> None:
    names = "abcdefgh"
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    bomb = f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{entities}]>' + RSS.format("<item><title>&h;</title></item>")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    document = cut(bomb.encode(), names_a_service=names_a_service)

    assert document.readability is not Readability.EMPTY
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
