"""An operator's own selectors; the page in this file is invented."""

import pytest

from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Caught, Document, Readability
from meteo_douane.formats.page_profile import PageProfile
from service_names import names_a_service

PAGE = """<!doctype html><html><head><title>Météo des services en ligne</title></head><body>
<div class="z"><i class="q">Alerte DELTA T</i><u class="w" data-x>5 mai à 9h20</u>
<s class="v">Indisponible depuis 9h.</s></div>
<div class="z"><i class="q">Lot 12</i><s class="v">Voir la note.</s></div></body></html>"""
PROFILE = PageProfile(item="div.z", title=".q", date=".w", body=".v")


def read(profile: PageProfile) -> Document:
    return cut(PAGE.encode(), names_a_service=names_a_service, profile=profile)


def test_a_profile_says_where_the_messages_are() -> None:
    document = read(PROFILE)

    assert [item.title for item in document.items] == ["Alerte DELTA T", "Lot 12"]
    assert [item.text for item in document.items] == ["Indisponible depuis 9h.", "Voir la note."]
    assert document.items[0].dateline == "5 mai à 9h20"


def test_what_each_selector_caught_is_told() -> None:
    document = read(PROFILE)

    assert document.caught == (
        Caught("item", "div.z", 2, ("Alerte DELTA T 5 mai à 9h20 Indisponible depuis 9h.", "Lot 12 Voir la note.")),
        Caught("title", ".q", 2, ("Alerte DELTA T", "Lot 12")),
        Caught("date", ".w", 1, ("5 mai à 9h20",)),
        Caught("body", ".v", 2, ("Indisponible depuis 9h.", "Voir la note.")),
    )


def test_a_selector_that_catches_nothing_makes_no_page_calm() -> None:
    document = read(PageProfile(item="article.gone"))

    assert document.readability is Readability.UNREADABLE
    assert document.caught == (Caught("item", "article.gone", 0),)


def test_a_selector_that_is_none_catches_nothing() -> None:
    document = read(PageProfile(item="div[", title=".q"))

    assert document.readability is Readability.UNREADABLE
    assert document.caught == (Caught("item", "div[", 0), Caught("title", ".q", 0))


@pytest.mark.parametrize(
    "around",
    ["<aside>{}</aside>", '<div role="dialog">{}</div>', "<nav>{}</nav>", '<div style="display:none">{}</div>'],
)
def test_a_profile_catches_what_would_be_taken_for_furniture(around: str) -> None:
    document = cut(
        PAGE.replace("<body>", "<body>" + around.format('<p class="m">Alerte RITA</p>')).encode(),
        names_a_service=names_a_service,
        profile=PageProfile(item="p.m"),
    )

    assert [item.title for item in document.items] == ["Alerte RITA"]


def test_a_profile_that_catches_nothing_leaves_words_of_calm_their_meaning() -> None:
    calm = PAGE.split("<div", maxsplit=1)[0] + "<p>Aucune perturbation en cours.</p></body></html>"

    document = cut(calm.encode(), names_a_service=names_a_service, profile=PROFILE)

    assert document.readability is Readability.EMPTY


def test_a_body_that_is_not_caught_is_all_that_the_item_holds() -> None:
    document = read(PageProfile(item="div.z", title=".q", body=".gone"))

    assert "Indisponible depuis 9h." in document.items[0].text
    assert "Voir la note." in document.items[1].text
