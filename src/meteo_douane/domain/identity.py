"""Which of the notices listed are the same as before: known, edited, or new (contract §5, rules 5 and 8)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from meteo_douane.domain.facts import is_day
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.domain.observation import Source
from meteo_douane.domain.publication import Publication

SIMILAR = 0.85
"""Share of the words in common from which two texts with the same date are one, corrected."""
KIN = 0.5
"""The same for two texts under one identifier of the source."""

Pairs = dict[int, str]
"""Position in the listing → the publication that it is."""


def mark_of(notice: Notice) -> str:
    """Return what tells one edition from another in one source: its words and what they were taken for.

    The section or the state that a page shows beside the words can turn an alert into an end, hence the kind.
    """
    return f"{notice.kind.value}|{notice.revision or folded(notice.title + ' ' + notice.text)}"


def listing_of(notices: tuple[Notice, ...]) -> tuple[str, ...]:
    """Return what is equal as long as a source lists the same editions in the same order."""
    return tuple(line_of(notice.key, mark_of(notice)) for notice in notices)


def line_of(key: str, mark: str) -> str:
    """Return how one edition stands in a listing, by what its source calls it and by its mark."""
    return f"{key}|{mark}"


def folded(words: str) -> str:
    """Return words without case, accents, punctuation, markup or spacing."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return " ".join(re.findall(r"[a-z0-9+]+", "".join(char for char in plain if not unicodedata.combining(char))))


def words_of_an_edition(notice: Notice) -> str:
    """Return what an edition is known again by, though its text may have changed: its title and its date as written."""
    return f"{notice.title}|{notice.published_at.quote}"


def letters(words: str) -> str:
    """Return folded words without their figures: equal if only a clock or a counter has moved."""
    return " ".join(re.findall(r"[a-z+]+", folded(words)))


@dataclass(frozen=True, slots=True)
class Listing:
    """What one source lists, beside what is remembered; `past` are publications whose episodes are all over."""

    source: Source
    notices: tuple[Notice, ...]
    remembered: tuple[Publication, ...]
    past: frozenset[str] = frozenset()

    def may_be(self, notice: Notice, publication: Publication) -> bool:
        """Return whether what is listed can be a publication that was away for a while.

        The same words without a date, or with a day and no hour, after the end and the disappearance of theirs, are
        another trouble.
        """
        before, after = publication.notice.published_at.value, notice.published_at.value
        is_of_that_day = before == after and is_day(notice.published_at)
        if before is not None and after is not None and not is_of_that_day:
            return before == after or publication.is_listed
        return not (publication.is_gone and publication.id in self.past)


def recognised(listing: Listing) -> Pairs:
    """Return which notices of a listing are known publications; the others are new.

    The same words go first, wherever they now stand and whatever they are now called; then what the source itself
    calls the same, then what reads alike. A publication that was edited is taken once.
    """
    pairs = _by_words(listing)
    for is_same in (_is_same_key, _is_same_address, _is_same_in_full, _is_same_text, _is_same_bulletin):
        pairs = pairs | _further(listing, pairs, is_same)
    return pairs


def _by_words(listing: Listing) -> Pairs:
    marks = {
        voice.mark: publication
        for publication in listing.remembered
        for source, voice in publication.voices.items()
        if source is listing.source
    }
    found = ((position, notice, marks.get(mark_of(notice))) for position, notice in enumerate(listing.notices))
    return {
        position: publication.id
        for position, notice, publication in found
        if publication is not None and listing.may_be(notice, publication)
    }


_HOST = re.compile(r"^(?:https?:)?//[^/]*")

IsSame = Callable[[Notice, Publication, Listing], bool]


def _further(listing: Listing, pairs: Pairs, is_same: IsSame) -> Pairs:
    taken = set(pairs.values())
    found: Pairs = {}
    for position, notice in enumerate(listing.notices):
        if position in pairs:
            continue
        same = (one for one in listing.remembered if one.id not in taken and is_same(notice, one, listing))
        publication = next(same, None)
        if publication is not None:
            found[position] = publication.id
            taken.add(publication.id)
    return found


def _is_same_key(notice: Notice, publication: Publication, listing: Listing) -> bool:
    voice = publication.voices.get(listing.source)
    if voice is None or not notice.key or voice.key != notice.key:
        return False
    is_back = not publication.is_gone or listing.may_be(notice, publication)
    return is_back and _is_kin(notice, publication.notice)


def _is_same_address(notice: Notice, publication: Publication, listing: Listing) -> bool:
    address = _address(notice)
    if not address or address != _address(publication.notice):
        return False
    if sum(_address(one) == address for one in listing.notices) > 1:
        return False
    is_back = not publication.is_gone or listing.may_be(notice, publication)
    return is_back and _is_kin(notice, publication.notice)


def _is_same_in_full(notice: Notice, publication: Publication, listing: Listing) -> bool:
    """Return whether a copy says the same to the letter: it goes before another of the same title and date."""
    other = publication.notice
    return listing.may_be(notice, publication) and _is_dated_alike(notice, other) and _are_same_words(notice, other)


def _is_same_text(notice: Notice, publication: Publication, listing: Listing) -> bool:
    """Return whether a copy elsewhere, or under a new identifier, says the same under the same date."""
    other = publication.notice
    numbers = {other.bulletin_number.value, *(one.bulletin_number for one in publication.former)}
    if notice.bulletin_number.value not in numbers or not listing.may_be(notice, publication):
        return False
    return _is_worded_alike(notice, other) if _is_dated_alike(notice, other) else _are_same_words(notice, other)


def _is_same_bulletin(notice: Notice, publication: Publication, listing: Listing) -> bool:
    """Return whether the other source has it in words of its own: the same number, moment and service."""
    other = publication.notice
    number, published = notice.bulletin_number.value, notice.published_at.value
    if number is None or published is None or listing.source in publication.voices:
        return False
    is_alike = (number, published) == (other.bulletin_number.value, other.published_at.value)
    return is_alike and notice.kind.value is other.kind.value and _shares_a_service(notice, other)


def _is_dated_alike(notice: Notice, other: Notice) -> bool:
    one, two = notice.published_at.value, other.published_at.value
    return one is None or two is None or one == two


def _are_same_words(notice: Notice, other: Notice) -> bool:
    return folded(notice.title) == folded(other.title) and folded(notice.text) == folded(other.text)


def _is_worded_alike(notice: Notice, other: Notice) -> bool:
    one, two = folded(notice.title), folded(other.title)
    if one == two:
        is_of_other_services = bool(_services(notice) and _services(other)) and not _shares_a_service(notice, other)
        return _is_cut_alike(notice, other) or (notice.published_at.value is not None and not is_of_other_services)
    if notice.kind.value is not other.kind.value:
        return False
    return _likeness(f"{one} {folded(notice.text)}", f"{two} {folded(other.text)}") >= SIMILAR


def _is_cut_alike(notice: Notice, other: Notice) -> bool:
    one, two = folded(notice.text), folded(other.text)
    return one.startswith(two) or two.startswith(one) or _likeness(one, two) >= SIMILAR


def _is_kin(notice: Notice, other: Notice) -> bool:
    """Return whether two texts can be editions of one notice: an identifier may be a mere position in a list."""
    if _are_two_ends(notice, other):
        return False
    if folded(notice.title) == folded(other.title) or notice.kind.value is other.kind.value is Kind.UNCLASSIFIED:
        return True
    one, two = notice.published_at.value, other.published_at.value
    if one is not None and one == two:
        return True
    return _shares_a_service(notice, other) or _likeness(folded(notice.text), folded(other.text)) >= KIN


def _are_two_ends(notice: Notice, other: Notice) -> bool:
    """Return whether two ends, of which one names no service, are of different dates: their words are always alike."""
    if not notice.kind.value is other.kind.value is Kind.END or _shares_a_service(notice, other):
        return False
    one, two = notice.published_at.value, other.published_at.value
    return one is not None and two is not None and one != two


def _shares_a_service(notice: Notice, other: Notice) -> bool:
    return not set(_services(notice)).isdisjoint(_services(other))


def _services(notice: Notice) -> tuple[str, ...]:
    return notice.affects.value.services + notice.restores.value.services


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one.split(), two.split(), autojunk=False).ratio()


def _address(notice: Notice) -> str:
    """Return the path of a link, whatever host and prefix it goes by; empty if there is none."""
    return _HOST.sub("", notice.url).removeprefix("/index.php").rstrip("/") if notice.url else ""
