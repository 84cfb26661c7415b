"""Items to notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import (
    Doubt,
    DoubtCode,
    Fallback,
    Kind,
    Notice,
    Read,
    Relation,
    revision_of_words,
)
from meteo_douane.formats.item import READ_AT_MOST, Item
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.fallback.fallback_alone import as_troubles
from meteo_douane.reading.fallback.fallback_reader import Published, Said, Trouble, fallback_of
from meteo_douane.reading.hours.dated_returns import Moment
from meteo_douane.reading.hours.promises import with_promises
from meteo_douane.reading.hours.windows import Window, window_of
from meteo_douane.reading.kinds.cued import cues_of
from meteo_douane.reading.kinds.elsewhere import is_elsewhere
from meteo_douane.reading.kinds.foreseen import is_all_to_come
from meteo_douane.reading.kinds.numbers import number_in
from meteo_douane.reading.kinds.put_off import hours_that_hold, put_off_in
from meteo_douane.reading.kinds.shown import is_shown_as_over
from meteo_douane.reading.kinds.told_kinds import Finding
from meteo_douane.reading.kinds.troubles_beside import Matter, matter_of, troubles_beside, without
from meteo_douane.reading.scopes.left_out import left_out, parts_left
from meteo_douane.reading.scopes.reservations import reservations
from meteo_douane.reading.scopes.scopes import Parts, parts_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.clauses import clauses_of
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.sentences.errata import corrected
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.mistakes import without_mistakes
from meteo_douane.reading.sentences.passages import Sentence, sentences_of
from meteo_douane.reading.sentences.said import is_stating
from meteo_douane.reading.text.modes import find_modes
from meteo_douane.reading.text.names import NameMention, ServiceNames
from meteo_douane.reading.text.relations import Bearing, bearing_of
from meteo_douane.reading.text.spelling import Spelled, spelled
from meteo_douane.reading.text.unfamiliar import is_unfamiliar_heading, unfamiliar_names
from meteo_douane.reading.text.words import Text, normalised
from meteo_douane.reading.times.moments import TimeMention, find_times
from meteo_douane.reading.times.publication import day_to_come, latest_of, publication, without_publication
from meteo_douane.reading.vocabulary.states import State

PARIS = ZoneInfo("Europe/Paris")

MOST_FOUND = 120
"""Times, and names, of a text that are weighed: what a message says of its trouble stands among the first of them."""


IN_FORCE = {Kind.ALERT, Kind.MALFUNCTION}
"""Kinds of what is in trouble now."""
_FIGURES = pattern_of(r"\d+")


@dataclass(frozen=True, slots=True)
class _Message:
    """An item with what was found in its words."""

    words: Spelled
    clauses: tuple[Clause, ...]
    own: tuple[Clause, ...]
    """The same without the troubles of other services that it tells beside its matter."""
    times: tuple[TimeMention, ...]
    published_at: Read[datetime | None]
    cues: Cues
    matter: Matter
    labels: tuple[str, ...]
    """What stands beside the text, as published: status and section."""
    now: Moment
    unfamiliar: tuple[str, ...] = ()

    @property
    def finding(self) -> Finding:
        """What it is, and the words that say so."""
        return self.matter.finding

    def found(self, folded: str) -> str:
        """Return words as they were published that were found in their folded form."""
        place = self.words.text.folded.find(folded)
        if place >= 0:
            return self.words.quote(place, place + len(folded))
        return next((each for each in self.labels if folded in normalised(each)), folded)

    def naming(self, services: tuple[str, ...]) -> str:
        """Return the words that first name services, with the modes beside them."""
        for clause in self.clauses:
            spans = [(each.start, each.end) for each in clause.names if each.service in services]
            if spans:
                spans += [(each.start, each.end) for each in clause.modes]
                return self.words.quote(min(spans)[0], max(end for _, end in spans))
        return ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads items in the words of one catalogue; times without a zone are of `zone`."""

    catalogue: Catalogue
    zone: ZoneInfo = PARIS
    _names: ServiceNames = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", ServiceNames(self.catalogue))

    def read(self, item: Item, seen_at: datetime) -> Notice:
        """Return what an item says; whatever is not stated is None or empty."""
        return self._notice(item, self._message(item, seen_at))

    def _trouble(self, message: _Message) -> Trouble:
        """Return what a message tells beside the fallback: its kind, its services and their hours."""
        window = window_of(message.finding.kind, message.clauses, hours_that_hold(message.times, message.cues))
        kind = _kind_with_hours(message, window)
        parts = self._parts(kind, message)
        return Trouble(kind, parts, window.over_by(message.now) if kind is Kind.END else window)

    def _parts(self, kind: Kind, message: _Message) -> Parts:
        """Return the part of every service; troubles told beside the matter take nothing away from it."""
        matter, is_over, clauses = message.matter, message.finding.is_over, _troubles_of(message.clauses, message)
        if not matter.beside:
            return parts_of(kind, clauses, self.catalogue, is_over=is_over)
        own = parts_of(matter.own, _troubles_of(message.own, message), self.catalogue, is_over=is_over)
        if matter.is_apart:
            return own.with_troubles(parts_of(Kind.MALFUNCTION, matter.beside, self.catalogue))
        whole = parts_of(kind, clauses, self.catalogue, is_over=is_over)
        return whole.with_affected(own) if {kind, matter.own} <= IN_FORCE else whole

    def _notice(self, item: Item, message: _Message) -> Notice:
        trouble = self._trouble(message)
        kind, parts = trouble.kind, trouble.parts
        fallback = self._fallback(message, trouble)
        return Notice(
            key=item.id,
            title=item.title,
            text=item.text,
            kind=Read(kind, message.found(message.finding.words)),
            affects=Read(parts.affects, message.naming(parts.affects.services)),
            restores=Read(parts.restores, message.naming(parts.restores.services), _no_service(kind, parts, message)),
            mentions=Read(parts.mentions, message.naming(parts.mentions)),
            cause=Read(parts.cause, message.naming(parts.cause)),
            published_at=message.published_at,
            starts_at=trouble.window.starts_at,
            ends_at=trouble.window.ends_at,
            fallback=fallback.read,
            fallback_for=fallback.services,
            bulletin_number=_number(message),
            relation=_relation(kind, message),
            instructions=_instructions(message),
            url=item.url,
            unfamiliar=message.unfamiliar,
            revision=revision_of(item),
        )

    def _fallback(self, message: _Message, trouble: Trouble) -> Said:
        if is_elsewhere(message.cues):
            return Said(Read(Fallback()))
        published = Published(message.words.quote, self.zone, message.now)
        return fallback_of(message.clauses, message.times, trouble, self.catalogue, published)

    def _message(self, item: Item, seen_at: datetime) -> _Message:
        """Find the words of an item that decide."""
        title = " ".join(item.title.split())[:READ_AT_MOST]
        original = Text.of(f"{title}\n{item.text[:READ_AT_MOST]}")
        words = spelled(original)
        # As it is spelled now: "BIP2" and "Dysfonctionement" have become longer.
        head = len(words.text.folded.partition("\n")[0])
        published_at: Read[datetime | None] = Read(item.published_at)
        if item.published_at is None:
            published_at = publication(item.dateline, words.text, seen_at=seen_at, zone=self.zone)
        written_at = latest_of(published_at, seen_at)
        day = day_to_come(published_at, item.dateline, seen_at=seen_at, zone=self.zone) or written_at
        times = find_times(words.text, published_at=day, seen_at=seen_at, zone=self.zone)[:MOST_FOUND]
        names = self._names.find(words.text)[:MOST_FOUND]
        sentences = sentences_of(words.text, head)
        now = Moment(written_at, seen_at, is_shown_as_over(normalised(item.status), normalised(item.section)))
        told_in = _clauses_in(words.text, names, times, now)
        clauses, title = told_in(sentences), words.text.folded[:head]
        beside = troubles_beside(clauses)
        left = without(beside, sentences)
        own = told_in(left) if beside else clauses
        cues = cues_of(item, title, sentences, clauses)
        matter = matter_of(cues, cues_of(item, title, left, own) if beside else cues, beside)
        own_times = without_publication(times, published_at, words.text, self.zone)
        unfamiliar = tuple(dict.fromkeys(self._unfamiliar(item, words.text, names)))
        labels = (item.status, item.section)
        return _Message(words, clauses, own, own_times, published_at, cues, matter, labels, now, unfamiliar)

    def _unfamiliar(self, item: Item, text: Text, names: tuple[NameMention, ...]) -> Iterator[str]:
        yield from (f"name {name}" for name in unfamiliar_names(text, names, self._names))
        if is_unfamiliar_heading(item.section, names_a_service=self.names_a_service(item.section)):
            yield f"heading {item.section}"

    def names_a_service(self, text: str) -> bool:
        """Whether a text names any service."""
        return self._names.names_a_service(text)


def _clauses_in(
    text: Text, names: tuple[NameMention, ...], times: tuple[TimeMention, ...], now: Moment
) -> Callable[[Sequence[Sentence]], tuple[Clause, ...]]:
    """Return what finds the clauses in sentences of a text, in which these names and times stand."""
    known = tuple(each for each in names if not each.is_unknown)
    modes = find_modes(text, known)
    return lambda sentences: with_promises(corrected(without_mistakes(clauses_of(sentences, known, modes))), times, now)


def _troubles_of(clauses: tuple[Clause, ...], message: _Message) -> tuple[Clause, ...]:
    """Return clauses of a message about nothing but the fallback as those of the trouble that it is for."""
    return tuple(as_troubles(clauses)) if message.finding.is_of_fallback else clauses


def _kind_with_hours(message: _Message, window: Window) -> Kind:
    """Return the kind that words tell, but of a trouble whose hours are all to come: that one is planned."""
    kind = message.finding.kind
    is_planned = window.is_to_come(message.now) and is_all_to_come(message.cues, window.far_from(message.now))
    return Kind.MAINTENANCE if kind is Kind.MALFUNCTION and is_planned else kind


def revision_of(item: Item) -> str:
    """Return the SHA-256 (hexadecimal) of the words of an item as published, however they are spaced.

    Figures in the heading above it are none of its words: "Messages (3)", "215 personnes connectées".
    """
    return revision_of_words(item.title, item.text, item.dateline, _FIGURES.sub("", item.section), item.status)


def _number(message: _Message) -> Read[int | None]:
    number, quote = number_in(message.cues, message.clauses)
    return Read(number, message.found(quote) if quote else "")


def _relation(kind: Kind, message: _Message) -> Read[Relation | None]:
    bearing = bearing_of(kind, message.words.text.folded)
    if bearing is None and kind is Kind.MAINTENANCE and (moved := put_off_in(message.cues)):
        bearing = Bearing(Relation.MOVES, moved.start, moved.end)
    return Read(bearing.relation, message.words.quote(bearing.start, bearing.end)) if bearing else Read(None)


def _instructions(message: _Message) -> str:
    lines: dict[int, list[Sentence]] = {}
    for clause in message.clauses:
        if clause.topic is Topic.INSTRUCTIONS:
            lines.setdefault(clause.sentence.line, []).append(clause.sentence)
    return "\n".join(message.words.quote(line[0].start, line[-1].end) for line in lines.values())


def _no_service(kind: Kind, parts: Parts, message: _Message) -> tuple[Doubt, ...]:
    """Return the doubts about an end that names no service, and may be of a part only, or about a bulletin's return."""
    of_a_part = _of_a_part(parts_left(message.clauses), message)
    if kind is Kind.BULLETIN and of_a_part and not parts.restores:
        return of_a_part
    if kind is Kind.BULLETIN and not (parts.restores or parts.affects) and _something_works(message):
        return (Doubt(DoubtCode.NO_SERVICE_NAMED),)
    if kind is Kind.END and parts.restores:
        places = reservations(message.clauses, parts.restores)
        return tuple(Doubt(DoubtCode.CONTRADICTION, message.words.quote(*place)) for place in places)
    if kind is not Kind.END:
        return ()
    return (
        Doubt(DoubtCode.NO_SERVICE_NAMED),
        *_of_a_part(left_out(message.clauses, message.words.text.folded), message),
    )


def _of_a_part(sentences: Iterable[tuple[int, int]], message: _Message) -> tuple[Doubt, ...]:
    return tuple(Doubt(DoubtCode.END_OF_A_PART, message.words.quote(start, end)) for start, end in sentences)


def _something_works(message: _Message) -> bool:
    """Whether words tell a return, or that one mode works, while the message has more to say."""
    told = [each for each in message.clauses if each.sentence.is_heard and is_stating(each)]
    return any(each.state is State.UP or (each.state is State.OPEN and each.modes) for each in told)
