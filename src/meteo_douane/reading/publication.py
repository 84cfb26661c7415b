"""When a message was published, as it is written for people."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from meteo_douane.domain.notice import DoubtCode, Read
from meteo_douane.reading.moments import Shape, TimeMention, find_times
from meteo_douane.reading.words import Text

#: What a message calls itself before it says when it was published.
ITSELF = r"(?:(?:ce |le )?(?:message|bulletin|bip|alerte|avis|article|information|communique)(?: n°? ?\d+)? )?"

#: What stands before the date of a publication, at the beginning of a line or a sentence; the surest first.
WORDS = (
    r"(?:a ete )?(?:publiee?s?|mise? en ligne|diffusee?s?|postee?s?|emise?|redigee?|parue?|published|posted)",
    r"publication|date de (?:publication|diffusion|mise en ligne|parution)",
    r"message|bulletin|communique|emission|diffusion|parution",
    r"(?:derniere )?(?:mise a jour|actualisation|modification)|mise? a jour|modifiee?|actualisee?|(?:last )?updated",
    r"date",
)
STATEMENTS = tuple(
    re.compile(rf"(?:^|[|(\[*•·.:-] ?){ITSELF}(?:{words}) ?(?:en date |le )?[:,-]? ?(?:du |le |des |a |on )?\Z")
    for words in WORDS
)
ALONE = re.compile(r"[ ,.()*-]*")
FIRST_LINES = 4
TOMORROW = timedelta(days=1)


def publication(dateline: str, text: Text, *, seen_at: datetime, zone: ZoneInfo) -> Read[datetime | None]:
    """Return when a message was published, aware and in UTC, with the words that say so.

    `dateline` is a date that stands apart from the text; else the text is searched for a statement ("Publié le …"), and
    its first lines for one that is nothing but a date. What the words leave out is completed from `seen_at`.
    """
    for given, is_dateline in ((Text.of(dateline), True), (text, False)):
        mentions = find_times(given, published_at=None, seen_at=seen_at, zone=zone)
        ranked = [(_rank(mention, given, is_dateline=is_dateline), mention) for mention in mentions]
        stated = [(rank, mention) for rank, mention in ranked if rank is not None and _is_past(mention, seen_at)]
        if stated:
            return _read(*min(stated, key=lambda each: each[0]), given)
    return Read(None)


def _rank(mention: TimeMention, text: Text, *, is_dateline: bool) -> int | None:
    """Return how sure a moment is that of the publication, 0 being the surest, or None if it is not."""
    if mention.starts_at is None or mention.shape is not Shape.POINT:
        return None
    line_start = text.folded.rfind("\n", 0, mention.start) + 1
    before = text.folded[line_start : mention.start]
    for rank, statement in enumerate(STATEMENTS):
        if statement.search(before):
            return rank
    if is_dateline or (mention.has_date and _is_alone(mention, before, text)):
        return len(STATEMENTS)
    return None


def _is_alone(mention: TimeMention, before: str, text: Text) -> bool:
    """Whether one of the first lines is nothing but this moment."""
    line_end = text.folded.find("\n", mention.end)
    after = text.folded[mention.end : line_end if line_end >= 0 else len(text)]
    is_at_top = text.folded.count("\n", 0, mention.start) < FIRST_LINES
    return is_at_top and ALONE.fullmatch(before) is not None and ALONE.fullmatch(after) is not None


def _is_past(mention: TimeMention, seen_at: datetime) -> bool:
    return mention.starts_at is not None and mention.starts_at <= seen_at + TOMORROW


def _read(rank: int, mention: TimeMention, text: Text) -> Read[datetime | None]:
    """Return the moment with its statement; how long ago it is says nothing against it."""
    line_start = text.folded.rfind("\n", 0, mention.start) + 1
    statement = STATEMENTS[rank].search(text.folded[line_start : mention.start]) if rank < len(STATEMENTS) else None
    start = line_start + statement.start() if statement else mention.start
    doubts = tuple(doubt for doubt in mention.doubts if doubt.code is not DoubtCode.YEAR_FAR_FROM_PUBLICATION)
    return Read(mention.starts_at, text.raw[start : mention.end].strip(" |([*•·.:-–—"), doubts)
