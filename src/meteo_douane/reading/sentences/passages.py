"""A message cut as its author laid it out: title, headings with what stands under them, sentences, earlier messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.earlier_words import (
    A_MESSAGE,
    EARLIER,
    EARLIER_BULLETIN,
    FOLLOWING,
    HEAD_OF_ONE,
    ONE_LINE,
    QUOTED,
    RECALL,
    RULE,
    is_answered,
    is_recalled,
    quoted_until,
)
from meteo_douane.reading.sentences.headings import Topic, asked_by, labelled, topic_of_line
from meteo_douane.reading.sentences.mended_lists import mended_lines
from meteo_douane.reading.sentences.read_instead import MARKED_NEW, length_of_what_is_corrected
from meteo_douane.reading.text.capitals import told_in_capitals
from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.bulletin_numbers import bulletin_number

LONGEST_SENTENCE = 1_000
"""Characters; nobody writes one so long, and what it costs to be understood grows with their square."""
FEWEST_ENTRIES = 2
"""Lines with an hour at their head that make a log."""

#: An entry of a log: "9h45 – DELTA T a redémarré".
ENTRY = pattern_of(r"^\W*(?P<hour>[01]?\d|2[0-3]) ?[h:] ?(?P<minute>[0-5]\d)? ?(?:[-–:]|\|) ?(?=\S)")

#: A line that dates what the line above it says of the fallback: "À compter du : 03/11/2023 10:40".
DATES_IT = pattern_of(r"^\W*(?:a (?:compter|partir) d|depuis\b|des (?=le |\d)|jusqu')[^:.]{0,12}:?\s*(?:le )?\d")

DASHES = ("-", "–")
SENTENCE_END = pattern_of(
    r"(?<!\bcf)(?<!\bart)(?<!\btel)(?<!\bno)(?<!\bproc)[.!?…]+(?=[\s\")]|$)|;(?=\s)|$"
    # "Début : 12/06 9h00 – Fin : 12/06 11h20".
    r"|(?<=\d|h) [-–] (?=(?:fin|retour)(?: (?:prevue?|estimee?))? ?: ?(?:[\d/ h:.]|\b(?:le|a)\b)*(?:\n|$))"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span in the whole message (title, line break, text), its words, its topic."""

    start: int
    words: Text
    topic: Topic
    line: int

    @property
    def end(self) -> int:
        """The place just behind its last character."""
        return self.start + len(self.words)

    @property
    def is_heard(self) -> bool:
        """Whether it speaks for the message itself, and not for an earlier one."""
        return self.topic is not Topic.EARLIER


def sentences_of(message: Text, title_length: int) -> tuple[Sentence, ...]:
    """Cut a message, whose first `title_length` characters are its title, into its sentences."""
    return tuple(_with_answers(_sentences(message, title_length)))


def _with_answers(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Give the sentence behind a question the topic that was asked for: "Depuis quand ? – 8h40"."""
    asked: Topic | None = None
    for each in sentences:
        is_answer = asked is not None and each.topic is Topic.BODY
        yield replace(each, topic=asked) if asked is not None and is_answer else each
        asked = asked_by(each.words.folded)


def _sentences(message: Text, title_length: int) -> Iterator[Sentence]:
    lines = list(_lines(message))
    title, body = (
        [line for line in lines if line[1] <= title_length],
        [line for line in lines if line[1] > title_length],
    )
    for number, (start, end) in enumerate(title):
        yield from _cut(message, start, end, Topic.TITLE, number)
    yield from _of_a_text(message, body, title_length, first=len(title))


def _of_a_text(message: Text, body: list[tuple[int, int]], title_length: int, *, first: int) -> Iterator[Sentence]:
    """Cut the lines of a text, numbered from `first`, each into sentences of the topic that stands above it."""
    here = topic = Topic.BODY
    head, texts = message.folded[:title_length], [message.folded[start:end] for start, end in body]
    former, mended = _former_entries(texts), mended_lines(texts)
    behind: int | None = None
    for number, (start, end) in enumerate(body):
        if behind is not None and start >= behind:
            here, topic, behind = Topic.BODY, Topic.BODY, None
        line, following = message.folded[start:end], message.folded[end:].lstrip()
        above = message.folded[max(title_length, start - LONGEST_SENTENCE) : start]
        is_added = topic is Topic.EARLIER and MARKED_NEW.search(line) is not None
        topic = Topic.BODY if is_added else topic
        begin, left = start, _left_by_an_earlier(line, following, above, head, topic)
        if number in former or number in mended:
            place = Topic.FORMER if number in former else Topic.EARLIER
        elif left is not None:
            place, topic = Topic.EARLIER, left
            behind = quoted_until(message.folded, start) if left is Topic.EARLIER else None
        else:
            if here is not Topic.FALLBACK or not DATES_IT.match(line):
                here, topic, begin = topic_of_line(line, topic, start)
                begin += length_of_what_is_corrected(message.folded[begin:end]) if begin > start else 0
            place = here
        topic = Topic.EARLIER if is_added else topic
        for low, high in told_in_capitals(message, begin, end):
            yield from _cut(message, low, high, place, first + number)


def _left_by_an_earlier(line: str, following: str, above: str, title: str, topic: Topic) -> Topic | None:
    """Return the topic that a line leaves to the next ones if it repeats an earlier message, else None."""
    if topic is Topic.EARLIER:
        return None
    if is_answered(line, following, above, title):
        return Topic.EARLIER
    if is_recalled(line, following, title):
        return Topic.EARLIER if RECALL.match(line) else topic
    if not _is_earlier(line, following, title):
        return None
    is_quoted = bool(following) and QUOTED.match(line) is not None
    if not above.strip() and not is_quoted and quoted_until(f"{line}\n{following}", 0) is None:
        return None
    is_one_line = ONE_LINE.match(line) is not None and not HEAD_OF_ONE.match(line)
    return topic if is_quoted or is_one_line else Topic.EARLIER


def _former_entries(lines: list[str]) -> frozenset[int]:
    """Return which lines of a log are all of its entries but the latest, by the hours at their head."""
    stamps = {index: found for index, line in enumerate(lines) if (found := ENTRY.match(line))}
    if len(stamps) < FEWEST_ENTRIES:
        return frozenset()
    hours = {index: int(found["hour"]) * 60 + int(found["minute"] or 0) for index, found in stamps.items()}
    newest = max(stamps, key=lambda index: (hours[index], index))
    following = min((index for index in stamps if index > newest), default=len(lines))
    return frozenset(range(min(stamps), len(lines))) - frozenset(range(newest, following))


def _is_earlier(line: str, following: str, title: str) -> bool:
    """Whether a line repeats an earlier message, or a rule stands above one."""
    is_bulletin = FOLLOWING.search(title) is not None and EARLIER_BULLETIN.match(line) is not None
    if EARLIER.match(line) or (is_bulletin and not _is_the_same(line, title)):
        return True
    return RULE.match(line) is not None and A_MESSAGE.match(following) is not None


def _is_the_same(line: str, title: str) -> bool:
    """Whether a line names the very bulletin that the title names: the newest, below the older ones."""
    number, _ = bulletin_number(title)
    return number is not None and bulletin_number(line)[0] == number


def _lines(message: Text) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", message.folded):
        if line.group().strip():
            yield line.span()


def _behind_blanks(folded: str, place: int) -> int:
    """Return where the words of a sentence begin, behind blanks and the mark of a list: it is read alike everywhere."""
    while place < len(folded) and folded[place] in " -•*·":
        place += 1
    return place


def _cut(message: Text, start: int, end: int, topic: Topic, line: int) -> Iterator[Sentence]:
    begin = start
    for mark in SENTENCE_END.finditer(message.folded, start, end):
        if mark.group().strip() in DASHES and topic is not Topic.START:
            continue
        while mark.start() - begin > LONGEST_SENTENCE:
            place = message.folded.rfind(" ", begin + 1, begin + LONGEST_SENTENCE)
            place = place if place > begin else begin + LONGEST_SENTENCE
            yield Sentence(begin, message.part(begin, place), topic, line)
            begin = place
        if mark.start() > begin and message.folded[begin : mark.end()].strip():
            here, label = (topic, 0)
            if begin > start:
                here, label = labelled(
                    message.folded[begin : mark.end()], Topic.REASON if topic is Topic.ORIGIN else topic
                )
            first = _behind_blanks(message.folded, begin + label)
            yield Sentence(first, message.part(first, mark.end()), here, line)
        begin = mark.end()
