"""What came of asking a source once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from meteo_douane.domain.notice import Notice

PARIS = ZoneInfo("Europe/Paris")
"""The clock of the administration: what it publishes is told and dated by it."""


class Source(StrEnum):
    """The two voices of the administration's IT centre; page and feed are one voice (contract §5, rule 8)."""

    PAGE = "page"
    FEED = "feed"


class Cause(StrEnum):
    """Whose fault a failure is, as far as we can tell: each has its own wording."""

    OUR_NETWORK = "our_network"
    THEIR_HOST = "their_host"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Seen:
    """A body that was read: what it lists, in its order. An empty document lists nothing, and says so in words.

    `excerpt` is its first words, to be compared with what comes when it is no longer understood.

    `is_complete` is False where items may be missing: such an observation may add and never shows that one has gone.
    """

    source: Source
    notices: tuple[Notice, ...]
    is_complete: bool = True
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A 304: the last body stands, and counts as a good reading."""

    source: Source


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer, an error status, or a body that cannot be used; `detail` is a short English phrase without secrets.

    `CONTENT` means that something was answered with 200 and is not understood; the two others that the source cannot be
    reached. `retry_after` is what the host asked for, `excerpt` the first words of what was answered.
    """

    source: Source
    cause: Cause
    detail: str
    status: int | None = None
    retry_after: timedelta | None = None
    excerpt: str = ""


Observation = Seen | Unchanged | Failure


class Outcome(StrEnum):
    """How a reading ended, in a word of its row."""

    UNDERSTOOD = "understood"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"
    FAILED = "failed"

    @property
    def is_good(self) -> bool:
        """Whether we know since then what the source says."""
        return self in {Outcome.UNDERSTOOD, Outcome.UNCHANGED}


Headers = tuple[tuple[str, str], ...]
"""Names in lower case, with their values, in the order in which they came."""

KEPT_HEADERS = frozenset(
    {
        "age", "cache-control", "content-encoding", "content-language", "content-length", "content-type", "date",
        "etag", "expires", "last-modified", "location", "retry-after", "server", "vary", "via", "x-cache",
    }
)  # fmt: skip
"""Headers that say what was answered, when, and by whom; a cookie or what else concerns a session is not kept."""

LONGEST_HEADER = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """One row of the log of readings: written for every one, a 304 and a failure too.

    `sha256` and `size` (bytes after decompression) are of the body, if one came. `headers` are those of the answer that
    are kept, none if no answer came, and None in a row from before they were kept.
    """

    source: Source
    started_at: datetime
    ended_at: datetime
    outcome: Outcome
    status: int | None = None
    detail: str = ""
    sha256: str = ""
    size: int = 0
    headers: Headers | None = None


def kept_headers(headers: Headers) -> Headers:
    """Return the headers of an answer that are kept, each cut at `LONGEST_HEADER` characters."""
    return tuple((name, value[:LONGEST_HEADER]) for name, value in headers if name in KEPT_HEADERS)
