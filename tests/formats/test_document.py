"""Example bodies in this file are invented."""

import pytest

from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Defect, Document, Format, Readability
from service_names import names_a_service

PAGE = """<!doctype html><html><head><title>Météo des services en ligne</title></head><body>
<h1>Météo des services en ligne</h1>{}</body></html>"""


def read(text: str | bytes, format: Format | None = None) -> Document:  # noqa: A002
    content = text if isinstance(text, bytes) else text.encode()
    return cut(content, names_a_service=names_a_service, format=format)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<html><body></body></html>", Format.PAGE, id="html"),
        pytest.param("<?xml version='1.0'?><!-- x --><rss version='2.0'/>", Format.FEED, id="rss"),
        pytest.param("<feed xmlns='http://www.w3.org/2005/Atom'/>", Format.FEED, id="atom"),
        pytest.param(
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'></html>", Format.PAGE, id="xhtml"
        ),
        pytest.param("Alerte DELTA T\n\nDélai < 2h", Format.TEXT, id="text"),
        pytest.param("[TITRE DU MESSAGE]\n\n[insérer ici le texte]", Format.TEXT, id="text in brackets"),
        pytest.param("{Alerte DELTA T}\n\n{à compléter}", Format.TEXT, id="text in braces"),
    ],
)
def test_the_format_is_found_in_the_content(content: str, expected: Format) -> None:
    document = read(content)

    assert document.format is expected


def test_the_day_of_works_is_no_date_of_publication_of_a_text() -> None:
    document = read(
        "MAINTENANCE\n\nService : ROSA\nDate : jeudi 12/03/2026\nHoraires : 21h00 - 23h30\n\n"
        "Publié le 10/03/2026 à 9h40"
    )

    [item] = document.items
    assert item.dateline == "Publié le 10/03/2026 à 9h40"
    assert "Date : jeudi 12/03/2026" in item.text


@pytest.mark.parametrize(
    "hours",
    [
        pytest.param("Début : 21h00\nFin : 23h30\n\nPublié le 10/03/2026 à 9h40", id="both bounds"),
        pytest.param("Heure de début : 21h00\n\nPublié le : 10/03/2026 9h40", id="one bound and a publication"),
        pytest.param("Début : 21h00\nFin : 23h30", id="both bounds alone"),
    ],
)
def test_the_day_above_the_hours_of_a_form_is_no_date_of_publication(hours: str) -> None:
    document = read(f"Travaux - ROSA\n\nDate : 12/03/2026\n{hours}")

    [item] = document.items
    assert "Date : 12/03/2026" in item.text
    assert "12/03" not in item.dateline


def test_the_day_above_one_hour_alone_may_be_that_of_publication() -> None:
    document = read("Alerte ROSA\n\nDate : 10/03/2026\nDébut : 8h30")

    [item] = document.items
    assert item.dateline == "Date : 10/03/2026"


@pytest.mark.parametrize(
    ("content", "defect"),
    [
        pytest.param(b"", Defect.NO_BODY, id="empty"),
        pytest.param(b" \r\n\t ", Defect.NO_BODY, id="blank"),
        pytest.param(b'{"status": "ok"}', Defect.OTHER_FORMAT, id="json"),
        pytest.param(b'[\n  {"titre": "Alerte DELTA T"}\n]', Defect.OTHER_FORMAT, id="list in json"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Defect.OTHER_FORMAT, id="picture"),
        pytest.param(b'<?xml version="1.0" encoding="u\x00f-8"?><rss></rss>', Defect.NOT_A_FEED, id="no encoding"),
        pytest.param(b"Bad gateway", Defect.ERROR_PAGE, id="proxy"),
        pytest.param(b"503 Service Unavailable\n", Defect.ERROR_PAGE, id="server"),
        pytest.param(PAGE.format("<p>Alerte DELTA")[:-14].encode(), Defect.TRUNCATED, id="cut page"),
    ],
)
def test_a_body_that_is_none_of_the_formats_is_unreadable(content: bytes, defect: Defect) -> None:
    document = read(content)

    assert document.readability is Readability.UNREADABLE
    assert document.defect is defect
    assert document.items == ()


ALERT = "<article><h2>Alerte DELTA T</h2><p>Publié le 05/03/2026 à 7h50</p><p>Le service est arrêté."
OPEN_ENDED = "<!doctype html><title>Météo</title><body><main><h1>Météo des services en ligne</h1>"


def test_a_page_that_leaves_out_its_last_end_tags_is_whole_where_it_ends_with_its_foot() -> None:
    document = read(f"{OPEN_ENDED}{ALERT}</article></main><footer>Assistance</footer>\n<!-- 07:52 -->\n")

    assert [item.title for item in document.items] == ["Alerte DELTA T"]


@pytest.mark.parametrize(
    "end",
    [
        pytest.param("</article>", id="behind a message"),
        pytest.param("<footer>SAU</footer>", id="behind the foot of a message"),
        pytest.param("</article></main>", id="before the foot of the page"),
        pytest.param("</article></main><footer>Assist", id="within its foot"),
    ],
)
def test_a_page_without_its_last_end_tags_is_cut_short_anywhere_else(end: str) -> None:
    assert read(f"{OPEN_ENDED}{ALERT}{end}").defect is Defect.TRUNCATED


@pytest.mark.parametrize("format", [None, *Format])
def test_bytes_that_are_no_text_are_unreadable_whatever_tags_they_hold_and_nothing_of_them_is_quoted(
    format: Format | None,  # noqa: A002
) -> None:
    archive = bytes(range(256)) * 20 + b"<p>Alerte DELTA T</p></body>"

    document = cut(archive, names_a_service=names_a_service, format=format)

    assert (document.defect, document.excerpt, document.items) == (Defect.OTHER_FORMAT, "", ())


def test_a_text_is_one_item_with_its_date_apart() -> None:
    document = read("Alerte DELTA T\n\nPublié le 5 mars 2026 à 7 h 50\n\nMotif\nLe service est arrêté.\n")

    [item] = document.items
    assert item.title == "Alerte DELTA T"
    assert item.dateline == "Publié le 5 mars 2026 à 7 h 50"
    assert item.text == "Motif\nLe service est arrêté."


def test_an_entry_whose_publication_is_empty_has_no_date() -> None:
    feed = "<rss version='2.0'><channel><item><title>Alerte ECS</title><pubDate></pubDate></item></channel></rss>"

    [item] = read(feed).items

    assert (item.title, item.published_at, item.dateline) == ("Alerte ECS", None, "")


def test_a_text_that_was_copied_from_a_page_is_read_without_its_entities_and_tags() -> None:
    copied = (
        "Alerte DELTA&nbsp;T &#8211; mode EDI\n\nPubli&eacute; le 02/02/2026 &agrave; 11h05<br />\n"
        "<strong>Motif&nbsp;:</strong> flux interrompus.</p>\n"
    )

    [item] = read(copied).items

    assert item.title == "Alerte DELTA T – mode EDI"
    assert item.dateline == "Publié le 02/02/2026 à 11h05"
    assert item.text == "Motif : flux interrompus."


def test_a_sign_that_is_no_tag_stays_in_a_text() -> None:
    [item] = read("Alerte DELTA T\nDélai < 10 min & réponses > 3 min.").items

    assert item.text == "Délai < 10 min & réponses > 3 min."


def test_the_rows_of_a_table_that_was_typed_are_sentences() -> None:
    [item] = read(
        "BIP n° 2 – situation\n\nService | DTI | EDI | Procédure de secours\n"
        "DELTA G Import | KO | KO | autorisée depuis 7h30\nDELTA T | rétabli | KO | –\n\n"
        "Service\tMode\tÉtat\nECS\tEDI\tinterrompu\nSOPRANO\t-\tdisponible"
    ).items

    assert item.text.splitlines() == [
        "DELTA G Import : DTI KO ; EDI KO",
        "Procédure de secours pour DELTA G Import : autorisée depuis 7h30",
        "DELTA T : DTI rétabli ; EDI KO",
        "ECS : EDI interrompu",
        "SOPRANO : disponible",
    ]


def test_bars_in_a_text_that_names_no_columns_stay() -> None:
    [item] = read("CLÔTURÉ | ECS | visa\n\nun | deux | trois\nA | B | C").items

    assert item.text == "un | deux | trois\nA | B | C"


def test_a_typed_table_with_hours_of_its_own_stays_as_it_is() -> None:
    rows = "Service | État | Fin\nDELTA IE | bloqué | -\nDELTA T | OK | 9h"

    [item] = read(f"Point de situation DELTA\n\n{rows}").items

    assert item.text == rows


@pytest.mark.parametrize(
    ("value", "text", "status"),
    [
        pytest.param('<img alt="Indisponible">', "État : Indisponible", "Indisponible", id="a picture alone"),
        pytest.param("<p>DTI</p><p>EDI</p>", "État : DTI, EDI", "", id="a list"),
        pytest.param(
            '<p>DTI <img alt="bloqué"></p><p>EDI <img alt="disponible"></p>',
            "État : DTI, EDI",
            "bloqué disponible",
            id="a list with pictures",
        ),
    ],
)
def test_the_value_beside_a_label_keeps_its_pictures_and_its_list(value: str, text: str, status: str) -> None:
    fact = f"<div><div>État</div><div>{value}</div></div>"
    body = (
        f"<article><h2>Alerte DELTA T</h2><p>Publié le 10/03/2026 à 9h40</p>{fact}<p>Des envois tardent.</p></article>"
    )

    [item] = read(PAGE.format(body)).items

    assert text in item.text.splitlines()
    assert item.status == status


def test_lines_of_a_text_that_only_their_width_has_parted_are_one() -> None:
    told = "Le service est rétabli depuis 9h en DTI mais le mode EDI reste\nbloqué.\nMotif : panne\nd'un serveur."

    [item] = cut(f"Fin d'alerte DELTA T\n\n{told}".encode(), names_a_service=names_a_service).items

    assert item.text.splitlines() == [
        "Le service est rétabli depuis 9h en DTI mais le mode EDI reste bloqué.",
        "Motif : panne",
        "d'un serveur.",
    ]
