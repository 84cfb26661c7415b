"""How days, hours and durations stand together: "le 3 mars de 9h à 17h" is one phrase, a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times.clocks import Clock, Zone
from meteo_douane.reading.times.days import Day, completed
from meteo_douane.reading.times.joints import OPENING, SHAPES, Shape
from meteo_douane.reading.times.runs import Run, Word, runs_of
from meteo_douane.reading.times.tokens import Token

REACH = 40
"""How many characters before a word for time may tell what it is."""

#: "Repoussée de 14h à 16h" is no window: what counts is the new hour.
MOVED = pattern_of(r"\b(?:repousse|decale|avance|retarde)e?s? \Z")

#: What may stand between an hour and how long it lasts.
ITS_SENTENCE = pattern_of(
    r"[^.;:!?\n]{0,80}\b(?:(?:ferm|coup|arret|stopp)ee?s?(?: \w+)?,? |(?:interrompu|suspendu"
    r"|indisponible|inaccessible|disponible|accessible)e?s?(?: \w+)?,? )"
)

#: What a phrase can be: D a day, H an hour; between them the letters of GAPS. The roles tell what each word is: d and h
#: of the beginning, D and H of the end, a point for a letter of GAPS. The longest come first.
TO = r"[au-]"
AT = r"[ a\-dEfvbsu]"
FORMS = tuple(
    (pattern_of(pattern), roles)
    for pattern, roles in (
        (rf"D{TO}D[ dEn-]H{TO}H", "d.D.h.H"),
        (rf"H{TO}H[ dn]D{TO}D", "h.H.d.D"),
        (rf"D{AT}H{TO}D{AT}H", "d.h.D.H"),
        (rf"D{AT}H{TO}H D(?!{AT}H)", "d.h.H.D"),
        (rf"H[ ]D{TO}H[ ]D", "h.d.H.D"),
        (rf"D{AT}H{TO}H", "d.h.H"),
        (rf"H{TO}H[ dn]D", "h.H.d"),
        (rf"H{TO}D[ a]H", "h.D.H"),
        (rf"D{TO}D[ a]H", "d.D.H"),
        (rf"D{AT}H{TO}D", "d.h.D"),
        (rf"H{TO}H", "h.H"),
        (rf"D{TO}D", "d.D"),
        (rf"D{AT}H", "d.h"),
        (rf"H[ n]D(?!{AT}H)", "h.d"),
        (r"D", "d"),
        (r"H", "h"),
    )
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, an hour and a zone as far as they are written."""

    day: Day | None = None
    clock: Clock | None = None
    zone: Zone | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for one moment or window; `restated` is the same said again in another zone ("soit 22h, heure de…")."""

    start: int
    end: int
    shape: Shape
    begins: Moment
    ends: Moment | None = None
    is_night: bool = False
    duration: timedelta | None = None
    restated: Phrase | None = None


def phrases_of(folded: str, tokens: Iterable[Token]) -> Iterator[Phrase]:
    """Yield the phrases that the tokens of a folded text make."""
    last: Phrase | None = None
    for run in runs_of(folded, tokens):
        for phrase in _phrases(run):
            if last is not None:
                yield last
            last = phrase
        last = _lasting(last, run)
    if last is not None:
        yield last


def _lasting(phrase: Phrase | None, run: Run) -> Phrase | None:
    """Return an hour with how long it lasts, where its own sentence tells that behind its verb.

    "Le 23 juin à 21h30, DELTA T sera fermé pendant trois heures".
    """
    length = run.words[0].token if len(run.words) == 1 else None
    if phrase is None or length is None or not isinstance(length.value, timedelta):
        return phrase
    is_open = phrase.shape in (Shape.POINT, Shape.FROM) and phrase.begins.clock is not None
    is_alone = phrase.ends is None and phrase.duration is None
    is_beside = ITS_SENTENCE.fullmatch(run.folded, phrase.end, length.start) is not None
    return replace(phrase, duration=length.value) if is_open and is_alone and is_beside else phrase


def _phrases(run: Run) -> Iterator[Phrase]:
    """Cut a run into phrases, each as long as a form allows."""
    index, last, lead = 0, None, None
    while index < len(run.words):
        if run.words[index].token.symbol == "R":
            lead, index = run.words[index], index + 1
            continue
        phrase, index = _phrase(run, index, lead, _longest(run, index, last))
        lead = None
        if last is not None and phrase.restated is None and _restates(run, phrase):
            last = replace(last, end=_closed(run.folded, last.start, phrase.end), restated=phrase)
            continue
        if last is not None:
            yield last
        last = phrase
    if last is not None:
        yield last


def _restates(run: Run, phrase: Phrase) -> bool:
    return any(
        word.gap == "=" and word.token.start >= phrase.start and word.token.end <= phrase.end for word in run.words
    )


def _longest(run: Run, index: int, last: Phrase | None) -> int:
    """Return how many words a phrase may take: what says a moment again is no window with what follows it."""
    if last is None or last.ends is not None or run.words[index].gap != "=":
        return len(run.words)
    ends = (place for place in range(index + 1, len(run.words)) if run.words[place].gap == "u")
    return next(ends, len(run.words)) - index


def _phrase(run: Run, index: int, lead: Word | None, longest: int) -> tuple[Phrase, int]:
    """Return the phrase that begins with a word, and the index of the first word after it."""
    letter, start = _opening(run, index)
    symbols = _symbols(run.words[index : index + longest], letter)
    roles, count = next((roles, len(roles) // 2 + 1) for form, roles in FORMS if form.match(symbols))
    words = run.words[index : index + count]
    begins, ends = _moments(words, roles)
    if ends and roles == "h.H" and MOVED.search(run.folded, max(0, start - REACH), start):
        begins, ends = ends, None
    gaps = [letter, *(word.gap for word in words[1:])]
    following = run.words[index + count] if index + count < len(run.words) else None
    spans = [each for each in (lead, following) if each is not None and each.token.symbol == "R"]
    phrase = Phrase(
        start=min(start, *(span.token.start for span in spans)) if spans else start,
        end=_closed(run.folded, start, max(word.end for word in (*words, *spans))),
        shape=Shape.WINDOW if ends else _shape(gaps),
        begins=begins,
        ends=ends,
        is_night=any(word.token.symbol == "D" for letter, word in zip(gaps, words, strict=False) if letter == "n"),
        duration=next((span.token.value for span in spans if isinstance(span.token.value, timedelta)), None),
    )
    return phrase, index + count + (following in spans)


def _closed(folded: str, start: int, end: int) -> int:
    """Return the end of a phrase with the bracket that was opened in it."""
    is_open = folded.count("(", start, end) > folded.count(")", start, end)
    return end + 1 if is_open and folded[end : end + 1] == ")" else end


def _opening(run: Run, index: int) -> tuple[str, int]:
    """Return the letter of what stands before a word, and where the phrase begins with it."""
    word = run.words[index]
    low = max(0, word.token.start - REACH, run.words[index - 1].end if index else 0)
    before = run.folded[low : word.token.start]
    for letter, form in OPENING.items():
        match = form.search(before)
        if match:
            return letter, low + match.start()
    return "", word.token.start


def _symbols(words: list[Word], opening: str) -> str:
    """Return a run as letters; "et" makes a window after "entre" only, and after "soit" something new begins."""
    text = ""
    is_between = opening == "E"
    for word in words:
        gap = word.gap
        if text and gap == "E":
            is_between = True
        if text and gap == "e" and is_between:
            gap, is_between = "u", False
        text += (gap if text else "") + word.token.symbol
    return text


def _moments(words: list[Word], roles: str) -> tuple[Moment, Moment | None]:
    found = dict(zip(roles.replace(".", ""), words, strict=True))
    first, second = _day(found.get("d")), _day(found.get("D"))
    if first is not None and second is not None:
        first = completed(first, second)
    begins = _moment(first, found.get("h"))
    if not found.keys() & {"D", "H"}:
        return begins, None
    return begins, _moment(second, found.get("H"))


def _day(word: Word | None) -> Day | None:
    if word is None or isinstance(word.token.value, Clock | Zone | timedelta):
        return None
    return word.token.value


def _moment(day: Day | None, word: Word | None) -> Moment:
    clock = word.token.value if word and isinstance(word.token.value, Clock) else None
    return Moment(day, clock, word.zone if word else None)


def _shape(gaps: list[str]) -> Shape:
    """Return what the words before and inside a moment make of it: the last one that says something."""
    return next((SHAPES[letter] for letter in reversed(gaps) if letter in SHAPES), Shape.POINT)
