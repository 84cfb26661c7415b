"""How days, hours and durations stand together: "le 3 mars de 9h à 17h" is one phrase, a window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from meteo_douane.reading.clocks import Clock, Zone
from meteo_douane.reading.days import Calendar, Day, completed
from meteo_douane.reading.tokens import Token


class Shape(StrEnum):
    """What the words around a moment make of it."""

    POINT = "point"
    """ "le 3/2 à 9h" """
    SINCE = "since"
    """ "depuis …" """
    FROM = "from"
    """ "à compter de", "à partir de", "dès" """
    UNTIL = "until"
    """ "jusqu'à", "avant", "au plus tard", "d'ici" """
    NOT_BEFORE = "not_before"
    """ "pas avant", "après", "au-delà de" """
    AROUND = "around"
    """ "vers", "aux environs de" """
    WINDOW = "window"
    """ "de … à …", "entre … et …", "du … au …", and what has a duration """


ARTICLE = r"(?:le |la |les |ce )?(?:journee du )?"

#: What may stand between two words for time, one line a form, with its letter in FORMS; the first that matches decides.
GAPS = (
    ("n", r"[ ,(]*(?:(?:dans|durant|pendant|de) )?la nuit (?:du |de |des )?"),
    ("=", r"[ ),;]*(?:soit|c'est-a-dire|i\.e\.)[ :,]*(?:le |du |de |a |au |entre )?"),
    ("u", rf"[ ,)]*(?:et |puis )?(?:jusqu'(?:a|au|en)|until|till|to|au|-?>|=>|→|\.{{2,3}}) ?{ARTICLE}"),
    ("f", rf"[ ,(:-]*(?:a (?:partir|compter) (?:de |du |d')|des ){ARTICLE}"),
    ("s", rf"[ ,(:]*(?:depuis|since) (?:environ )?{ARTICLE}"),
    ("E", r"[ ,(:-]*(?:entre|between) (?:le )?"),
    ("d", r"[ ,(:-]*(?:de |d'|from )"),
    ("v", r"[ ,(]*(?:vers|aux (?:environs|alentours) de|autour de|a environ|environ|around|about) (?:le )?"),
    ("b", r"[ ,(]*(?:avant|d'ici|au plus tard|before|by) (?:a |au |le )*"),
    ("a", r"[ ,]*(?:a|at) (?:le )?"),
    ("e", r"[ ,)]*(?:et|and|&|ou|puis) (?:le |du |a |de |des )?"),
    ("-", r" ?[-/|] ?"),
    (
        " ",
        r"[ ,:;()|-]{0,4}(?:en date du |au cours de la |dans la |pour |du |on |creneau |horaires? ?:? )?"
        + ARTICLE
        + r"\(?",
    ),
)
BEFORE_ZONE = re.compile(r"[ ,(]{0,3}(?:en )?")
IN_BRACKETS = re.compile(r" ?\( ?(?:de )?")
LONGEST_GAP = 45
LONGEST_RUN = 16
"""No phrase has that many words; what is longer is no prose, and is cut."""

PART_OF_DAY = r"(?:(?:debut|milieu|fin) d[e'] ?(?:l'|la )?(?:apres-midi|matinee|journee|soiree) \(?(?:vers )?)?"
#: What may stand before the first word of a phrase; the first that matches decides.
PREFIXES = (
    ("n", r"(?:dans |durant |pendant )?(?:la |cette )?nuit (?:du |de |des )"),
    ("s", r"(?:depuis|since) (?:: )?(?:le |la |les )?(?:environ )?" + PART_OF_DAY),
    ("f", r"(?:a (?:partir|compter) (?:de |du |d')|des (?=\Z|le ))(?:le )?"),
    ("x", r"(?:(?:pas|guere|point)(?: [a-z]+){0,2} avant|au plus tot|apres|passe|au-dela d[eu]) (?:a |le )*"),
    ("b", r"(?:avant|d'ici|au plus tard|before|by)(?: a| au| le)* "),
    ("u", r"(?:jusqu'(?:a|au|en)|until|till) (?:le )?"),
    ("v", r"(?:vers|aux (?:environs|alentours) de|autour de|a environ|environ|around|about) (?:le )?"),
    ("E", r"(?:entre|between) (?:le )?"),
    ("d", r"(?:de |du |d'|from )"),
    ("a", r"(?:a |le |les |la |ce |pour |at |on )+"),
)
OPENING = {letter: re.compile(rf"(?<![\w])(?:{pattern})\Z") for letter, pattern in PREFIXES}
BETWEEN = tuple((letter, re.compile(pattern)) for letter, pattern in GAPS)
REACH = 40

SHAPES = {
    "s": Shape.SINCE,
    "f": Shape.FROM,
    "u": Shape.UNTIL,
    "b": Shape.UNTIL,
    "x": Shape.NOT_BEFORE,
    "v": Shape.AROUND,
}

#: "Repoussée de 14h à 16h" is no window: what counts is the new hour.
MOVED = re.compile(r"\b(?:repousse|decale|avance|retarde)e?s? \Z")

#: What a phrase can be: D a day, H an hour; between them the letters of GAPS. The roles tell what each word is: d and h
#: of the beginning, D and H of the end, a point for a letter of GAPS. The longest come first.
TO = r"[au-]"
AT = r"[ a\-dEfvbsu]"
FORMS = tuple(
    (re.compile(pattern), roles)
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


@dataclass(frozen=True, slots=True)
class _Word:
    """A day, hour or duration with its zone, and the letter of what stands before it; empty at the beginning."""

    token: Token
    gap: str
    zone: Zone | None = None
    end: int = 0


@dataclass(slots=True)
class _Run:
    """Words that stand together, read from left to right."""

    folded: str
    words: list[_Word] = field(default_factory=list)


def phrases_of(folded: str, tokens: Iterable[Token]) -> Iterator[Phrase]:
    """Yield the phrases that the tokens of a folded text make."""
    for run in _runs(folded, tokens):
        yield from _phrases(run)


def _runs(folded: str, tokens: Iterable[Token]) -> Iterator[_Run]:
    run = _Run(folded)
    for token in tokens:
        last = run.words[-1] if run.words else None
        if isinstance(token.value, Zone):
            if last and BEFORE_ZONE.fullmatch(folded, last.end, token.start):
                run.words = _with_zone(run.words, token.value, token.end)
            continue
        gap = _gap(folded, last, token) if last else ""
        if last and (gap is None or len(run.words) == LONGEST_RUN):
            yield run
            run = _Run(folded)
        if gap == "u" and last and last.gap == "u" and _is_part(last.token):
            run.words.pop()
        run.words.append(_Word(token, gap if gap and run.words else "", end=token.end))
    yield run


def _gap(folded: str, last: _Word, token: Token) -> str | None:
    """Return the letter for what stands between two words, or None if they do not belong together."""
    if token.start - last.end > LONGEST_GAP:
        return None
    if _is_said_again(last, token) and IN_BRACKETS.fullmatch(folded, last.end, token.start):
        return "="
    if last.zone and folded[last.end : token.start].lstrip().startswith(")"):
        return _gap(folded, replace(last, end=folded.index(")", last.end) + 1, zone=None), token)
    letter = next((letter for letter, form in BETWEEN if form.fullmatch(folded, last.end, token.start)), None)
    return "u" if letter in {"e", " "} and _is_part(last.token) and token.symbol == "D" else letter


def _is_said_again(last: _Word, token: Token) -> bool:
    """Whether what follows an hour in brackets may be the same hour in another zone."""
    return last.token.symbol == "H" and (token.symbol == "H" or (token.symbol == "D" and last.zone is not None))


def _is_part(token: Token) -> bool:
    return isinstance(token.value, Calendar) and token.value.month is None


def _with_zone(words: list[_Word], zone: Zone, end: int) -> list[_Word]:
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


def _phrases(run: _Run) -> Iterator[Phrase]:
    """Cut a run into phrases, each as long as a form allows."""
    index, last, lead = 0, None, None
    while index < len(run.words):
        if run.words[index].token.symbol == "R":
            lead, index = run.words[index], index + 1
            continue
        phrase, index = _phrase(run, index, lead)
        lead = None
        if last is not None and phrase.restated is None and _restates(run, phrase):
            last = replace(last, end=_closed(run.folded, last.start, phrase.end), restated=phrase)
            continue
        if last is not None:
            yield last
        last = phrase
    if last is not None:
        yield last


def _restates(run: _Run, phrase: Phrase) -> bool:
    return any(
        word.gap == "=" and word.token.start >= phrase.start and word.token.end <= phrase.end for word in run.words
    )


def _phrase(run: _Run, index: int, lead: _Word | None) -> tuple[Phrase, int]:
    """Return the phrase that begins with a word, and the index of the first word after it."""
    letter, start = _opening(run, index)
    symbols = _symbols(run.words[index:], letter)
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


def _opening(run: _Run, index: int) -> tuple[str, int]:
    """Return the letter of what stands before a word, and where the phrase begins with it."""
    word = run.words[index]
    low = max(0, word.token.start - REACH, run.words[index - 1].end if index else 0)
    before = run.folded[low : word.token.start]
    for letter, form in OPENING.items():
        match = form.search(before)
        if match:
            return letter, low + match.start()
    return "", word.token.start


def _symbols(words: list[_Word], opening: str) -> str:
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


def _moments(words: list[_Word], roles: str) -> tuple[Moment, Moment | None]:
    found = dict(zip(roles.replace(".", ""), words, strict=True))
    first, second = _day(found.get("d")), _day(found.get("D"))
    if first is not None and second is not None:
        first = completed(first, second)
    begins = _moment(first, found.get("h"))
    if not found.keys() & {"D", "H"}:
        return begins, None
    return begins, _moment(second, found.get("H"))


def _day(word: _Word | None) -> Day | None:
    if word is None or isinstance(word.token.value, Clock | Zone | timedelta):
        return None
    return word.token.value


def _moment(day: Day | None, word: _Word | None) -> Moment:
    clock = word.token.value if word and isinstance(word.token.value, Clock) else None
    return Moment(day, clock, word.zone if word else None)


def _shape(gaps: list[str]) -> Shape:
    """Return what the words before and inside a moment make of it: the last one that says something."""
    return next((SHAPES[letter] for letter in reversed(gaps) if letter in SHAPES), Shape.POINT)
