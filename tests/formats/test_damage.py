"""What a damaged document yields: never a crash, never calm, never a message that was not there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document, Format, Readability
from service_names import names_a_service

DOCUMENTS = Path(__file__).with_name("documents")
PAGES = tuple(path.read_bytes() for path in sorted(DOCUMENTS.glob("*.html")) if "utf-16" not in path.name)
FEEDS = tuple(path.read_bytes() for path in sorted(DOCUMENTS.glob("*.xml")))


def read(content: bytes, format: Format | None = None) -> Document:  # noqa: A002
    return cut(content, names_a_service=names_a_service, format=format)


WITH_MESSAGES = tuple(page for page in PAGES if read(page).readability is Readability.PARSED)
WITHOUT_CALM = tuple(
    page
    for page in WITH_MESSAGES
    if not any(
        word in page.lower()
        for word in (b"aucun", "opérationnel".encode(), b"normal", "néant".encode(), b" disponible<")
    )
)
#: Days that were calm say nothing of today, unless a heading of today comes to stand above them.
HISTORIES = tuple((DOCUMENTS / name).read_bytes() for name in ("historique-deplace.html", "statut-passe-seul.html"))
UNREADABLE = tuple(page for page in PAGES if page not in HISTORIES and read(page).readability is Readability.UNREADABLE)


def words_of(content: bytes) -> str:
    soup = BeautifulSoup(content, "lxml")
    return "".join(soup.get_text().split())


def delete(node: Tag, _other: Tag) -> None:
    node.extract()


def duplicate(node: Tag, _other: Tag) -> None:
    node.insert_after(BeautifulSoup(str(node), "lxml").find(node.name) or "")


def wrap(node: Tag, _other: Tag) -> None:
    node.wrap(BeautifulSoup("", "lxml").new_tag("div"))


def unwrap(node: Tag, _other: Tag) -> None:
    node.unwrap()


def move(node: Tag, other: Tag) -> None:
    if node not in other.parents and node is not other:
        other.insert_before(node.extract())


DAMAGES = (delete, duplicate, wrap, unwrap, move)


@st.composite
def damaged(draw: st.DrawFn, pages: tuple[bytes, ...], damages: tuple[Callable[[Tag, Tag], None], ...]) -> bytes:
    soup = BeautifulSoup(draw(st.sampled_from(pages)), "lxml")
    for damage in draw(st.lists(st.sampled_from(damages), min_size=1, max_size=4)):
        inside = soup.body.find_all(True) if soup.body else []
        if inside:
            damage(draw(st.sampled_from(inside)), draw(st.sampled_from(inside)))
    return soup.encode("utf-8")


@given(damaged(WITHOUT_CALM, DAMAGES))
def test_a_damaged_page_of_messages_never_says_that_all_is_calm(content: bytes) -> None:
    document = read(content)

    assert document.readability is not Readability.EMPTY


@given(damaged(PAGES, DAMAGES))
def test_a_damaged_page_yields_no_words_that_it_does_not_hold(content: bytes) -> None:
    words = words_of(content)

    document = read(content)

    for item in document.items:
        for line in item.text.splitlines():
            said = line.partition(" : ")[2] or line
            pieces = [piece for piece in said.replace(", ", " ").split() if piece not in words]
            assert pieces == [] or item.status


@given(damaged(UNREADABLE, (duplicate, wrap, move)))
def test_a_page_that_is_no_meteo_becomes_none_by_its_markup(content: bytes) -> None:
    document = read(content)

    assert document.readability is not Readability.EMPTY


@given(st.sampled_from(PAGES), st.floats(0, 0.98))
def test_a_page_cut_before_its_end_is_unreadable(content: bytes, share: float) -> None:
    end = content.lower().rfind(b"</body")
    cut_short = content[: int(end * share)]

    document = read(cut_short, Format.PAGE)

    assert document.readability is Readability.UNREADABLE
    assert document.items == ()


@given(st.sampled_from(FEEDS), st.floats(0, 0.99))
def test_a_feed_cut_before_its_end_is_unreadable(content: bytes, share: float) -> None:
    end = max(content.rfind(b"</rss"), content.rfind(b"</feed"), content.rfind(b"</rdf"))
    cut_short = content[: int(end * share)]

    document = read(cut_short, Format.FEED)

    assert document.readability is Readability.UNREADABLE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
@given(content=st.sampled_from(tuple(page for page in WITH_MESSAGES if b"charset" in page.lower())))
def test_a_page_tells_the_same_in_any_encoding(encoding: str, content: bytes) -> None:
    text = content.decode("utf-8").replace('charset="utf-8"', "")

    document = read(text.encode(encoding, "xmlcharrefreplace"))

    assert document.items == read(text.encode("utf-8")).items


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@given(content=st.sampled_from(tuple(feed for feed in FEEDS if b"ISO-8859" not in feed)))
def test_a_feed_tells_the_same_in_wider_characters(encoding: str, content: bytes) -> None:
    text = re.sub(r'encoding="[^"]+"', "", content.decode("utf-8"))

    document = read(re.sub("[?]>", f' encoding="{encoding}"?>', text, count=1).encode(encoding))

    assert document.items == read(text.encode("utf-8")).items


@given(st.binary(max_size=2000), st.sampled_from([None, *Format]))
def test_any_bytes_have_a_verdict(content: bytes, format: Format | None) -> None:  # noqa: A002
    document = read(content, format)

    assert (document.readability is Readability.PARSED) == bool(document.items)
    assert (document.readability is Readability.UNREADABLE) == (document.defect is not None)


@given(st.sampled_from(PAGES + FEEDS), st.data())
def test_bytes_that_were_changed_on_the_way_have_a_verdict(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    noise = data.draw(st.binary(min_size=1, max_size=20))
    changed = content[:at] + noise + content[at + len(noise) :]

    document = read(changed)

    assert (document.readability is Readability.UNREADABLE) == (document.defect is not None)
