"""An operator's own selectors; the page in this file is invented."""

from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document, Readability
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

    assert document.caught == (("div.z", 2), (".q", 2), (".w", 1), (".v", 2))


def test_a_selector_that_catches_nothing_makes_no_page_calm() -> None:
    document = read(PageProfile(item="article.gone"))

    assert document.readability is Readability.UNREADABLE
    assert document.caught == (("article.gone", 0),)


def test_a_selector_that_is_none_catches_nothing() -> None:
    document = read(PageProfile(item="div[", title=".q"))

    assert document.readability is Readability.UNREADABLE
    assert document.caught == (("div[", 0), (".q", 0))
