"""When a message was published, as it is written for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from meteo_douane.domain.notice import DoubtCode, Read
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.moments import Shape, TimeMention, find_times
from meteo_douane.reading.vocabulary.nouns import MESSAGE

A_DAY = timedelta(days=1, minutes=-1)

#: What a message calls itself before it says when it was published.
ITSELF = (
    rf"(?:(?:ce |le )?(?:{MESSAGE}|alerte|avis|article|actualite|information|communique|annonce|note)(?: n°? ?\d+)? )?"
)

#: Who signs.
OFFICE = (
    r"(?:sau|cid|dgddi|douane|centre informatique(?: douanier)?|service d'assistance(?: aux utilisateurs)?"
    r"|assistance aux utilisateurs|direction generale des douanes(?: et droits indirects)?)"
)
#: What stands before the date of a publication, at the beginning of a line or a sentence; the surest first.
WORDS = (
    (
        r"(?:a ete )?(?:(?:re-?)?(?:publie|diffuse)|(?:mise? )?en ligne|poste|affiche|emis|redige|paru|soumis|etabli"
        r"|propose)e?s?"
    ),
    "published|posted",
    r"publication|date de (?:publication|diffusion|mise en ligne|parution|creation)",
    rf"(?:message|bulletin|communique|emission|diffusion|parution|avis)(?: (?:du |de la |de l'|de )?{OFFICE})?",
    (
        r"(?:derniere )?(?:mise a jour|actualisation|modification)|mise? a jour|maj|m\.a\.j\.?|modifiee?|actualisee?"
        r"|(?:last )?updated"
    ),
    r"date",
)
#: Who signs, between what was done and when: "Soumis par sau-cid le mer 11/03/2026 - 07:42".
SIGNER = r"(?:l[ea] |l')?[^\s,:;]{1,30}(?: (?!l[ea]\b)[^\s,:;]{1,30}){0,3}"
STATEMENTS = tuple(
    pattern_of(
        rf"(?:(?<![^\n])|[|(\[*•·.:/-] ?){ITSELF}(?:{words})(?: par {SIGNER})? ?(?:en date |le )?[:,(-]? ?"
        r"(?:du |le |des |a |on )?(?:jour \()?\Z"
    )
    for words in WORDS
)
#: What may stand beside a date that is a line of its own: nothing, or who signs.
ALONE = pattern_of(
    r"[^\w\n]*(?:(?:date|heure)(?: et (?:date|heure))? d(?:e |')(?:publication|mise en ligne|diffusion|emission)\W*)?"
    rf"[^\w\n]*(?:(?:(?:par )?(?:l[ea] |l'|et )?{OFFICE}(?: du cid)?[ ,.:()*/–—-]*){{1,3}}(?:le )?)?"
)
#: "28/04/2026 11h20 - plus de réponses depuis 10h50": an hour that stamps what is told with another one.
STAMPS = pattern_of(r"[\])]? ?(?:[-–—:|] ?)?(?=[^\W\d])[^\n]*\bdepuis\b[^\n]*\d ?[h:]")
#: "BIP n° 4 - DELTA IE Import - le 22/01/2026 à 15:10": the end of a title, but not that of works.
ENDS_A_TITLE = pattern_of(r"[^\n]* (?:[-–—|:] |\()(?:le )?\Z")
OF_WORKS = pattern_of(
    r"\b(?:maintenances?|interventions?|travaux|operations?|coupures?|arrets?|interruptions?|fermetures?|mises? a jour"
    r"|indisponibilites?|prevue?s?|programmee?s?)\b"
)
FIRST_LINES = 4
FIRST_CHARACTERS = 600
REACH = 80
TOMORROW = timedelta(days=1)


def publication(dateline: str, text: Text, *, seen_at: datetime, zone: ZoneInfo) -> Read[datetime | None]:
    """Return when a message was published, aware and in UTC, with the words that say so.

    `dateline` is a date that stands apart from the text; else the text is searched for a statement ("Publié le …"), and
    its first lines for one that is nothing but a date. What the words leave out is completed from `seen_at`.
    """
    for given, top in ((Text.of(dateline), len(dateline)), (text, _end_of_first_lines(text))):
        mentions = find_times(given, published_at=None, seen_at=seen_at, zone=zone)
        windows = [each for each in mentions if each.shape is Shape.WINDOW and each.has_date]
        ranked = [(_rank(mention, given, top, windows), mention) for mention in mentions]
        stated = [(rank, mention) for rank, mention in ranked if rank is not None and _is_past(mention, seen_at)]
        if stated:
            return _read(*min(stated, key=lambda each: each[0]), given)
    return Read(None)


def _end_of_first_lines(text: Text) -> int:
    return len("\n".join(text.folded[:FIRST_CHARACTERS].split("\n")[:FIRST_LINES]))


def _rank(mention: TimeMention, text: Text, top: int, windows: Sequence[TimeMention]) -> int | None:
    """Return how sure a moment is that of the publication, 0 being the surest, or None if it is not."""
    if mention.starts_at is None or mention.shape is not Shape.POINT:
        return None
    low = max(0, mention.start - REACH)
    for rank, statement in enumerate(STATEMENTS):
        if statement.search(text.folded, low, mention.start):
            return rank
    is_alone = mention.has_date and mention.end <= top and (_is_alone(mention, text) or _stamps(mention, text))
    return len(STATEMENTS) if is_alone or _ends_a_title(mention, text, windows) else None


def _ends_a_title(mention: TimeMention, text: Text, windows: Sequence[TimeMention]) -> bool:
    """Whether a title ends with this day and hour, set apart, which are not those of works: they have others below."""
    if not (mention.has_date and mention.has_hour) or mention.starts_at is None:
        return False
    are_told = any(each.starts_at and each.starts_at > mention.starts_at for each in windows)
    if OF_WORKS.search(text.folded[: mention.start]) and not are_told:
        return False
    is_last = re.match(r"\)?\s*(?:\n|\Z)", text.folded[mention.end :]) is not None
    return is_last and ENDS_A_TITLE.fullmatch(text.folded[: mention.start]) is not None


def _is_alone(mention: TimeMention, text: Text) -> bool:
    """Whether a line is nothing but this moment."""
    before = text.folded[max(0, mention.start - REACH) : mention.start].rsplit("\n", 1)[-1]
    after = text.folded[mention.end : mention.end + REACH].split("\n", 1)[0]
    return ALONE.fullmatch(before) is not None and ALONE.fullmatch(after) is not None


def _stamps(mention: TimeMention, text: Text) -> bool:
    """Whether a line begins with this day and hour, set apart from what it tells with an hour of its own."""
    before = text.folded[max(0, mention.start - REACH) : mention.start].rsplit("\n", 1)[-1]
    is_first = mention.has_hour and not before.strip(" [(*-")
    return is_first and STAMPS.match(text.folded, mention.end) is not None


def _is_past(mention: TimeMention, seen_at: datetime) -> bool:
    is_ahead = "demain" in mention.quote.lower()  # "mise à jour demain": nothing was published then
    return not is_ahead and mention.starts_at is not None and mention.starts_at <= seen_at + TOMORROW


def _read(rank: int, mention: TimeMention, text: Text) -> Read[datetime | None]:
    """Return the moment with its statement; how long ago it is says nothing against it."""
    low = max(0, mention.start - REACH)
    statement = STATEMENTS[rank].search(text.folded, low, mention.start) if rank < len(STATEMENTS) else None
    start = statement.start() if statement else mention.start
    doubts = tuple(doubt for doubt in mention.doubts if doubt.code is not DoubtCode.YEAR_FAR_FROM_PUBLICATION)
    return Read(mention.starts_at, text.raw[start : mention.end].strip(" |([*•·.:-–—\n"), doubts)


def day_to_come(
    published_at: Read[datetime | None], dateline: str, *, seen_at: datetime, zone: ZoneInfo
) -> datetime | None:
    """Return the day (aware, UTC) of the heading above works in an agenda, where it is still to come, else None.

    Nothing was published then: hours without a day are of that one.
    """
    if published_at.value is not None:
        return None
    mentions = find_times(Text.of(dateline), published_at=None, seen_at=seen_at, zone=zone)
    days = [each.starts_at for each in mentions if each.has_date and each.starts_at is not None]
    return days[0] if len(days) == 1 and days[0] > seen_at else None


def latest_of(published_at: Read[datetime | None], seen_at: datetime) -> datetime:
    """Return when a message was written at the latest: on a day without an hour, by its evening or when it was seen."""
    if published_at.value is None:
        return seen_at
    is_day = any(each.code is DoubtCode.DATE_WITHOUT_HOUR for each in published_at.doubts)
    return max(published_at.value, min(seen_at, published_at.value + A_DAY)) if is_day else published_at.value


def without_publication(
    times: Iterable[TimeMention], published_at: Read[datetime | None], text: Text, zone: ZoneInfo
) -> tuple[TimeMention, ...]:
    """Return times of a text without the one that says when it was published, if it says so at all."""
    stated = published_at
    if published_at.value is not None and not _stands_in(text, published_at.quote):
        # What dates an item stands apart from its text, which may say it again.
        stated = publication("", text, seen_at=published_at.value, zone=zone)
    return tuple(time for time in times if not _is_it(time, stated, text))


def _is_it(time: TimeMention, published_at: Read[datetime | None], text: Text) -> bool:
    """Whether a time is that of the publication."""
    if not published_at.quote or time.quote not in published_at.quote or time.starts_at != published_at.value:
        return False
    place = text.raw.find(published_at.quote)
    return place <= time.start < place + len(published_at.quote)


def _stands_in(text: Text, quote: str) -> bool:
    return bool(quote) and quote in text.raw
