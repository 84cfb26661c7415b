"""Items to notices."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Notice, Read
from meteo_douane.formats.item import Item
from meteo_douane.reading.clauses import Clause, clauses_of
from meteo_douane.reading.fallbacks import judgements
from meteo_douane.reading.kinds import OVER, STILL, Cues, bulletin_number, is_elsewhere, kind_of
from meteo_douane.reading.modes import find_modes
from meteo_douane.reading.names import ServiceNames
from meteo_douane.reading.passages import Sentence, Topic, sentences_of
from meteo_douane.reading.scopes import Cast, Parts
from meteo_douane.reading.spelling import spelled
from meteo_douane.reading.words import Text, normalised

PARIS = ZoneInfo("Europe/Paris")

READ_AT_MOST = 20_000
"""Characters of a text that are read; a longer one is no message of the administration, and is kept whole."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads items in the words of one catalogue; times without a zone are of `zone`."""

    catalogue: Catalogue
    zone: ZoneInfo = PARIS
    _names: ServiceNames = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", ServiceNames(self.catalogue))

    def read(self, item: Item, seen_at: datetime) -> Notice:  # noqa: ARG002 - for times, next
        """Return what an item says; whatever is not stated is None or empty."""
        title, text = item.title.strip()[:READ_AT_MOST], item.text[:READ_AT_MOST]
        message = spelled(Text.of(f"{title}\n{text}"))
        folded = message.text.folded
        head = folded.index("\n") if "\n" in folded else len(folded)
        names = self._names.find(message.text)
        modes = find_modes(message.text, names)
        sentences = sentences_of(message.text, head)
        clauses = clauses_of(sentences, names, modes)
        cues = _cues(item, folded, head, sentences, clauses)
        kind, kind_quote = kind_of(cues)
        is_over = kind is Kind.END and any(OVER.search(each) and not STILL.search(each) for each in cues.labels)
        cast = Cast(kind, clauses, self.catalogue, is_over=is_over)
        parts = cast.parts()
        number, _ = bulletin_number(folded[:head])
        if number is None and kind in (Kind.BULLETIN, Kind.END):
            number = next((found for found in (bulletin_number(label)[0] for label in cues.labels) if found), None)
        return Notice(
            key=item.id,
            title=item.title,
            text=item.text,
            kind=Read(kind, kind_quote),
            affects=Read(parts.affects),
            restores=Read(parts.restores, doubts=_no_service(kind, parts)),
            mentions=Read(parts.mentions),
            cause=Read(parts.cause),
            published_at=Read(item.published_at),
            fallback=_fallback(clauses, cues),
            bulletin_number=Read(number),
            url=item.url,
            revision=revision_of(item),
        )

    def names_a_service(self, text: str) -> bool:
        """Whether a text names any service."""
        return self._names.names_a_service(text)


def revision_of(item: Item) -> str:
    """Return the SHA-256 (hexadecimal) of the words of an item as published, however they are spaced."""
    words = (item.title, item.text, item.dateline, item.section, item.status)
    return hashlib.sha256("\x1f".join(" ".join(each.split()) for each in words).encode()).hexdigest()


def _cues(item: Item, folded: str, head: int, sentences: Sequence[Sentence], clauses: tuple[Clause, ...]) -> Cues:
    body = " ; ".join(
        each.words.folded
        for each in sentences
        if each.topic not in (Topic.TITLE, Topic.EARLIER, Topic.INSTRUCTIONS, Topic.NEXT, Topic.PUBLISHED, Topic.NATURE)
    )
    nature = " ".join(each.words.folded for each in sentences if each.topic is Topic.NATURE)
    labels = (nature, normalised(item.status), normalised(item.section))
    return Cues(folded[:head], body, tuple(each for each in labels if each), clauses)


def _no_service(kind: Kind, parts: Parts) -> tuple[Doubt, ...]:
    return (Doubt(DoubtCode.NO_SERVICE_NAMED),) if kind is Kind.END and not parts.restores else ()


def _fallback(clauses: tuple[Clause, ...], cues: Cues) -> Read[Fallback]:
    if is_elsewhere(cues):
        return Read(Fallback())
    said = [(clause, judgement) for clause, judgement in judgements(clauses)]
    decided = [(clause, each.permission) for clause, each in said if each.permission]
    if not decided:
        conditional = next((clause for clause, each in said if each.is_conditional), None)
        return Read(
            Fallback(),
            doubts=(Doubt(DoubtCode.CONDITION, conditional.sentence.words.raw.strip()),) if conditional else (),
        )
    first = decided[0]
    doubts = tuple(
        Doubt(DoubtCode.FALLBACK_DIFFERS_BY_SERVICE, clause.sentence.words.raw)
        for clause, each in decided[1:]
        if each is not first[1]
    )
    return Read(Fallback(first[1]), first[0].sentence.words.raw, doubts)
