"""What a format yields: a document, and in it the items as published, not yet understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

READ_AT_MOST = 8_000
"""Characters of a text that are read; a longer one is no message of the administration, and is kept whole."""


class Format(StrEnum):
    """The kinds of document that can be cut into items."""

    PAGE = "page"
    FEED = "feed"
    TEXT = "text"


class Readability(StrEnum):
    """What a document as a whole is worth (contract §3, `document.verdict`)."""

    PARSED = "parsed"
    EMPTY = "empty"
    UNREADABLE = "unreadable"


class Defect(StrEnum):
    """Why a document is unreadable; the words for a person are in `telling`."""

    NO_BODY = "no_body"
    TRUNCATED = "truncated"
    ERROR_PAGE = "error_page"
    LOGIN_PAGE = "login_page"
    BLOCKED = "blocked"
    OTHER_SITE = "other_site"
    NOT_A_FEED = "not_a_feed"
    NO_KNOWN_WORD = "no_known_word"
    NOTHING_FOUND = "nothing_found"
    TOO_LARGE = "too_large"
    OTHER_FORMAT = "other_format"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing as published.

    `id` is what the source itself calls it (guid, anchor, link) or empty. `text` has a line for each paragraph, list
    entry or table cell, in reading order, without the title. `published_at` (aware, UTC) is only what a machine wrote
    (a `datetime` attribute, a `pubDate` with a numeric offset); `dateline` keeps the date as it was written for people,
    when it stands apart from the text. `section` is the heading of the part of the page that holds the item
    ("Messages terminés"), `status` the words of its state column, icon or label ("Terminé", "Service indisponible").
    """

    title: str
    text: str
    id: str = ""
    published_at: datetime | None = None
    dateline: str = ""
    url: str | None = None
    section: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Caught:
    """What one selector of a page profile caught: how many nodes, and how the first of them begin."""

    part: str
    selector: str
    count: int
    beginnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What one body was found to be.

    `is_complete` is False where items may be missing (a feed that does not parse to its end): such a document may add
    notices and never shows that one has gone. `defect` is set if and only if it is unreadable; `evidence` quotes the
    words or names the fact that decided, for a person who asks why.
    """

    format: Format
    readability: Readability
    items: tuple[Item, ...] = ()
    is_complete: bool = True
    defect: Defect | None = None
    evidence: str = ""
    excerpt: str = ""
    """Its first words, whatever it is."""
    caught: tuple[Caught, ...] = ()
    """For a page profile: what each of its selectors caught."""
