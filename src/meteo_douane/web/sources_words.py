"""What the page about the watching itself says: how reading goes, what is new to us, and what we have understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.hours import Attempt, Hour, hours_of, share_of
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.telling import moments
from meteo_douane.telling.disk import disk_lines
from meteo_douane.telling.evidence_page import visible
from meteo_douane.telling.evidence_words import OUTCOMES
from meteo_douane.telling.failures import technical_words
from meteo_douane.telling.happenings import source_name
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Phrase, Voice, capitalised
from meteo_douane.web.reading_words import source_line

HOURS = 24
#: Of each of four bodies: the page stays small, and the first words show what it is.
LONGEST_BODY = 4_000
#: What a page is made of is written out at length in ours: a quote is five bytes.
_MOST_BYTES = 9_000

_LABELS = {
    "title": Phrase("Lecture", "Reading"),
    "share": Phrase("Les dernières 24 heures", "The last 24 hours"),
    "hour": Phrase("Heure", "Hour"),
    "good": Phrase("Bonnes", "Good"),
    "unreadable": Phrase("Incomprises", "Not understood"),
    "failed": Phrase("Sans réponse", "No answer"),
    "new": Phrase("Mots jamais rencontrés", "Words never met before"),
    "no_new": Phrase("Aucun.", "None."),
    "bodies": Phrase("Dernière bonne réponse, dernière mauvaise", "Last good answer, last bad one"),
    "no_good": Phrase("Aucune depuis sept jours.", "None in the last seven days."),
    "no_bad": Phrase("Aucune depuis sept jours.", "None in the last seven days."),
    "not_kept": Phrase("Son contenu entier n'a pas été gardé.", "What it held was not kept whole."),
    "digests": Phrase("Points de situation", "Digests"),
    "no_digest": Phrase("Aucun n'est configuré.", "None is configured."),
    "configuration": Phrase("Configuration comprise", "Configuration as understood"),
    "hidden": Phrase("Les secrets sont masqués.", "Secrets are hidden."),
    "cut": Phrase("… coupé ici", "… cut here"),
    "preview": Phrase("Aperçu ; rien n'est envoyé.", "A preview; nothing is sent."),
}
_SHARE = Phrase(
    "{source} : {good} lectures sur {all} comprises ({share})", "{source}: {good} of {all} readings good ({share})"
)
_SHARE_OF_FEW = Phrase(
    "{source} : {good} lecture sur {all} comprise ({share})", "{source}: {good} of {all} readings good ({share})"
)
_NO_READING = Phrase("{source} : aucune lecture", "{source}: no reading")
_CAPTION = Phrase("{source}, par heure", "{source}, by hour")
_SEEN = Phrase("vu pour la première fois {at}", "first seen {at}")
_ANSWER = Phrase("{source}, {when} – {outcome}", "{source}, {when} – {outcome}")
_LAST_GOOD = Phrase("{source} : dernière bonne", "{source}: last good")
_LAST_BAD = Phrase("{source} : dernière mauvaise", "{source}: last bad")
_KINDS = {"name": Phrase("nom", "name"), "heading": Phrase("rubrique", "heading")}


@dataclass(frozen=True, slots=True)
class HourLine:
    """One hour of one source."""

    hour: str
    good: int
    unreadable: int
    failed: int


@dataclass(frozen=True, slots=True)
class HourTable:
    """The hours of one source."""

    caption: str
    lines: tuple[HourLine, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a source: when, how it was taken, and its first words as they came, if they were kept."""

    heading: str
    text: str
    is_cut: bool
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """The last good answer of a source, and its last bad one, each with its heading."""

    good_heading: str
    bad_heading: str
    good: Answered | None
    bad: Answered | None


@dataclass(frozen=True, slots=True)
class New:
    """Words of the source that were never met before: what they are, they themselves, and since when."""

    kind: str
    words: str
    seen: str


@dataclass(frozen=True, slots=True)
class SourcesWords:
    """All that the page says; `labels` by name."""

    states: tuple[str, ...]
    shares: tuple[str, ...]
    tables: tuple[HourTable, ...]
    new: tuple[New, ...]
    answers: tuple[Pair, ...]
    labels: dict[str, str]


def labels_of(voice: Voice) -> dict[str, str]:
    """Return the words of the page by name."""
    return {name: phrase.to(voice.language) for name, phrase in _LABELS.items()}


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of the reading: the attempts of the last hours, the last answers of each source."""

    known: Known
    attempts: tuple[Attempt, ...]
    answers: tuple[Pair, ...]


def sources_words(looked: Looked, sources: tuple[Source, ...], now: datetime, voice: Voice) -> SourcesWords:
    """Return the page as of now."""
    known = looked.known
    hours = {source: hours_of(source, looked.attempts, now, HOURS) for source in sources}
    return SourcesWords(
        states=(*(source_line(one, known, now, voice) for one in sources), *disk_lines(known, now, voice)),
        shares=tuple(_share(source, of_source, voice) for source, of_source in hours.items()),
        tables=tuple(_table(source, of_source, voice) for source, of_source in hours.items()),
        new=tuple(_new(known, now, voice)),
        answers=looked.answers,
        labels=labels_of(voice),
    )


def pair_of(source: Source, good: Answered | None, bad: Answered | None, voice: Voice) -> Pair:
    """Return the last answers of a source under their headings."""
    language, name = voice.language, capitalised(source_name(source.value, voice))
    return Pair(_LAST_GOOD.to(language, source=name), _LAST_BAD.to(language, source=name), good, bad)


def answered(reading: Reading, body: bytes | None, excerpt: str, now: datetime, voice: Voice) -> Answered:
    """Return an answer for the page, its invisible characters named; of a body that was not kept, the first words."""
    outcome = OUTCOMES[reading.outcome].to(voice.language)
    detail = technical_words(reading.detail, voice.language)
    heading = _ANSWER.to(
        voice.language,
        source=capitalised(source_name(reading.source.value, voice)),
        when=moments.short(Side.ALONE, reading.ended_at, now, voice),
        outcome=f"{outcome}, {one_line(detail)}" if detail else outcome,
    )
    # What it holds is cut as it came: naming the invisible makes it longer.
    text = visible(excerpt if body is None else body[: 4 * LONGEST_BODY].decode("utf-8", "replace"))
    shown = _cut(text[:LONGEST_BODY])
    return Answered(heading, shown, shown != text, body is not None)


def _cut(text: str) -> str:
    """Return as much of a text as stays small once it is escaped."""
    while (size := len(escape(text).encode())) > _MOST_BYTES:
        text = text[: len(text) * _MOST_BYTES // size]
    return text


def _share(source: Source, hours: tuple[Hour, ...], voice: Voice) -> str:
    good, count = share_of(hours)
    name = capitalised(source_name(source.value, voice))
    if not count:
        return _NO_READING.to(voice.language, source=name)
    # Rounded down: what was missed is not to vanish in "100 %".
    share = f"{1000 * good // count / 10:g}".replace(".", Phrase(",", ".").to(voice.language))
    phrase = _SHARE if good > 1 else _SHARE_OF_FEW
    return phrase.to(voice.language, source=name, good=good, all=count, share=f"{share}{moments.SPACE}%")


def _table(source: Source, hours: tuple[Hour, ...], voice: Voice) -> HourTable:
    caption = _CAPTION.to(voice.language, source=capitalised(source_name(source.value, voice)))
    lines = (HourLine(moments.hour(hour.at, voice), hour.good, hour.unreadable, hour.failed) for hour in hours)
    return HourTable(caption, tuple(lines))


def _new(known: Known, now: datetime, voice: Voice) -> Iterator[New]:
    for words, since in sorted(known.unfamiliar.items(), key=lambda entry: entry[1], reverse=True):
        kind, _, name = words.partition(" ")
        label = _KINDS[kind].to(voice.language) if kind in _KINDS else kind
        seen = _SEEN.to(voice.language, at=moments.short(Side.AT, since, now, voice))
        yield New(capitalised(label), one_line(name), seen)
