"""Words for time that stand together, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times.clocks import Zone
from meteo_douane.reading.times.days import Calendar, FromToday
from meteo_douane.reading.times.joints import BETWEEN
from meteo_douane.reading.times.tokens import Token

BEFORE_ZONE = pattern_of(r"[ ,(]{0,3}(?:en )?")
IN_BRACKETS = pattern_of(r" ?\( ?(?:de )?")
SAID_AGAIN = pattern_of(r",? ?\(?(?:le )?")
LONGEST_GAP = 45
LONGEST_RUN = 16
"""No phrase has that many words; what is longer is no prose, and is cut."""


@dataclass(frozen=True, slots=True)
class Word:
    """A day, hour or duration with its zone, and the letter of what stands before it; empty at the beginning."""

    token: Token
    gap: str
    zone: Zone | None = None
    end: int = 0


@dataclass(slots=True)
class Run:
    """Words that stand together, read from left to right."""

    folded: str
    words: list[Word] = field(default_factory=list)


def runs_of(folded: str, tokens: Iterable[Token]) -> Iterator[Run]:
    """Yield words for time that stand together, in the order of the text."""
    run = Run(folded)
    for token in tokens:
        last = run.words[-1] if run.words else None
        if last and _is_dated_by(last.token, token, folded):
            run.words[-1] = replace(
                last, token=replace(token, start=last.token.start), end=_closed(last, token, folded)
            )
            continue
        if isinstance(token.value, Zone):
            if last and BEFORE_ZONE.fullmatch(folded, last.end, token.start):
                run.words = _with_zone(run.words, token.value, token.end)
            continue
        gap = _gap(folded, last, token) if last else ""
        if last and (gap is None or len(run.words) == LONGEST_RUN):
            yield run
            run = Run(folded)
        if gap == "u" and last and last.gap == "u" and _is_part(last.token):
            run.words.pop()
        run.words.append(Word(token, gap if gap and run.words else "", end=token.end))
    yield run


def _is_dated_by(last: Token, token: Token, folded: str) -> bool:
    """Whether a date only says again which day a word is: "hier, mercredi 10 juin"."""
    is_date = isinstance(token.value, Calendar) and token.value.month is not None
    return (
        is_date
        and isinstance(last.value, FromToday)
        and SAID_AGAIN.fullmatch(folded, last.end, token.start) is not None
    )


def _closed(last: Word, token: Token, folded: str) -> int:
    """Return where a date that only says a day again ends, with the bracket that it stands in."""
    is_in_bracket = "(" in folded[last.end : token.start] and folded.startswith(")", token.end)
    return token.end + 1 if is_in_bracket else token.end


def _gap(folded: str, last: Word, token: Token) -> str | None:
    """Return the letter for what stands between two words, or None if they do not belong together."""
    if token.start - last.end > LONGEST_GAP:
        return None
    if _is_said_again(last, token) and IN_BRACKETS.fullmatch(folded, last.end, token.start):
        return "="
    if last.zone and folded[last.end : token.start].lstrip().startswith(")"):
        return _gap(folded, replace(last, end=folded.index(")", last.end) + 1, zone=None), token)
    letter = next((letter for letter, form in BETWEEN if form.fullmatch(folded, last.end, token.start)), None)
    return "u" if letter in {"e", " "} and _is_part(last.token) and token.symbol == "D" else letter


def _is_said_again(last: Word, token: Token) -> bool:
    """Whether what follows an hour in brackets may be the same hour in another zone."""
    return last.token.symbol == "H" and (token.symbol == "H" or (token.symbol == "D" and last.zone is not None))


def _is_part(token: Token) -> bool:
    return isinstance(token.value, Calendar) and token.value.month is None


def _with_zone(words: list[Word], zone: Zone, end: int) -> list[Word]:
    """Give a zone to the hours before it, as far back as the last "soit"."""
    restated = max((index for index, word in enumerate(words) if word.gap == "="), default=0)
    zoned = [
        replace(word, zone=word.zone or zone) if index >= restated and word.token.symbol == "H" else word
        for index, word in enumerate(words)
    ]
    *before, last = zoned
    gap = "=" if before and last.gap in {"e", "-"} and _differs(before[-1].zone, zone) else last.gap
    return [*before, replace(last, end=end, gap=gap)]


def _differs(one: Zone | None, other: Zone) -> bool:
    return one is not None and one.value != other.value
