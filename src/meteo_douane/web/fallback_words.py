"""What the pages of the records of fallbacks say beside what `telling` says of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.fiche import OLGA, SAU_PHONE
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.open_recourses import OpenRecourse
from meteo_douane.domain.recourse import Recourse, RecourseState, TextKind
from meteo_douane.domain.recourse_writing import Objection
from meteo_douane.telling.letter import Section
from meteo_douane.telling.open_recourses import HEADING, open_line
from meteo_douane.telling.recourse import (
    caution_section,
    ending_sections,
    office_lines,
    published_section,
    sheet_section,
    stands,
    title,
)
from meteo_douane.telling.recourse_flaws import contradiction_section, noted_section
from meteo_douane.telling.recourse_objections import objection_words
from meteo_douane.telling.recourse_written import PURPOSES, made_words, written_sections
from meteo_douane.telling.request import Dossier, text_of
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Voice, unbroken
from meteo_douane.web import fallback_labels as labels


@dataclass(frozen=True, slots=True)
class Text:
    """A text to paste, as it is kept; `note` says when it was made, or that it is not kept so yet."""

    kind: str
    label: str
    words: str
    lines: int
    note: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record in the list."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class OpenWords:
    """The fallbacks that still ask for something."""

    heading: str
    lines: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class RecordWords:
    """All that the page of a record says.

    `deeds` are what may be written now, `mending` what mends a mistake, each under its legend; `chosen_from` has the
    references that one can be about. The texts come first while they are what is to be done.
    """

    title: str
    stands: str
    before: tuple[Section, ...]
    next: tuple[str, ...]
    olga: str
    flaws: Section
    sections: tuple[Section, ...]
    texts: tuple[Text, ...]
    texts_first: bool
    deeds: tuple[str, ...]
    mending: tuple[str, ...]
    chosen_from: dict[str, tuple[str, ...]]
    legends: dict[str, str]
    labels: dict[str, str]


def labels_of(voice: Voice) -> dict[str, str]:
    """Return the words of the forms by name."""
    return {name: phrase.to(voice.language) for name, phrase in labels.LABELS.items()}


def list_words(recourses: tuple[Recourse, ...], voice: Voice) -> tuple[RecordLine, ...]:
    """Return the records, newest first."""
    return tuple(RecordLine(one.id, title(one, voice)) for one in reversed(recourses))


def _next(recourse: Recourse, telling: Telling) -> Iterator[str]:
    """Yield what is to be done, by the forms of the page."""
    language, phone = telling.voice.language, unbroken(SAU_PHONE)
    if recourse.state is RecourseState.REGISTERED:
        yield from office_lines(telling, labels.CALL)
    if recourse.state in labels.NEXT:
        yield labels.NEXT[recourse.state].to(language)
    elif recourse.number:
        yield labels.TO_TELL.to(language, phone=phone)


def _is_written(deed: str, recourse: Recourse) -> bool:
    """Return whether what a form writes stands in the record already, and is replaced by it."""
    written = {"register": recourse.registered_at, "inform": recourse.informed_at}
    return written.get(deed) is not None


def _mends(deed: str, recourse: Recourse) -> bool:
    """Return whether a form mends what is written: a first registration or notice to the office does not."""
    return deed in labels.MENDING or _is_written(deed, recourse)


def _legends(recourse: Recourse, deeds: tuple[str, ...], voice: Voice) -> dict[str, str]:
    """Return what each form does; what is written already is corrected by it."""
    names = {deed: f"{deed}_again" if _is_written(deed, recourse) else deed for deed in deeds}
    return {deed: labels.LABELS[name].to(voice.language) for deed, name in names.items()}


def open_words(found: tuple[OpenRecourse, ...], now: datetime, voice: Voice) -> OpenWords:
    """Return the fallbacks that still ask for something, as the first page has them."""
    lines = tuple(RecordLine(one.recourse.id, open_line(one, now, voice)) for one in found)
    return OpenWords(HEADING.to(voice.language), lines)


def record_words(recourse: Recourse, dossier: Dossier, endings: tuple[Notice, ...], telling: Telling) -> RecordWords:
    """Return the page of a record as it stands."""
    voice = telling.voice
    chosen_from = {"done": recourse.left, "withdraw": tuple(reference.name for reference in recourse.declared)}
    deeds = tuple(deed for deed in labels.DEEDS[recourse.state] if chosen_from.get(deed, ("any",)))
    return RecordWords(
        title=title(recourse, voice),
        stands=stands(recourse, voice),
        before=_before(recourse, telling),
        next=tuple(_next(recourse, telling)),
        olga=OLGA if recourse.state is RecourseState.PREPARED else "",
        flaws=contradiction_section(recourse, telling),
        sections=_sections(recourse, endings, voice),
        texts_first=recourse.state is not RecourseState.ACTIVE,
        texts=tuple(_text(kind, recourse, dossier, voice) for kind in needed_texts(recourse)),
        deeds=tuple(deed for deed in deeds if not _mends(deed, recourse)),
        mending=tuple(deed for deed in deeds if _mends(deed, recourse)),
        chosen_from=chosen_from,
        legends=_legends(recourse, deeds, voice),
        labels=labels_of(voice),
    )


def _before(recourse: Recourse, telling: Telling) -> tuple[Section, ...]:
    """Return what must be known first: what is published, what is doubtful, what was noted too early or late."""
    sections = (
        published_section(recourse, telling),
        caution_section(recourse, telling),
        noted_section(recourse, telling.voice),
    )
    return tuple(section for section in sections if section.lines)


def _sections(recourse: Recourse, endings: tuple[Notice, ...], voice: Voice) -> tuple[Section, ...]:
    """Return what is written, what an end that was published says, and the sheet."""
    is_told = recourse.state is RecourseState.ENDED or (recourse.state.is_over and bool(endings))
    ended = ending_sections(endings, voice) if is_told else ()
    sections = (*written_sections(recourse, voice), *ended, sheet_section(recourse, voice))
    return tuple(section for section in sections if section.lines)


def needed_texts(recourse: Recourse) -> tuple[TextKind, ...]:
    """Return the texts that are of use where a record stands."""
    return () if recourse.state.is_over and not recourse.number else labels.NEEDED[recourse.state]


def objected(objection: Objection, recourse: str, voice: Voice) -> str:
    """Return why something was not written down."""
    if objection.code in labels.OBJECTIONS:
        return labels.OBJECTIONS[objection.code].to(voice.language)
    return objection_words(objection, recourse, voice)


def _text(kind: TextKind, recourse: Recourse, dossier: Dossier, voice: Voice) -> Text:
    """Return a text as it is kept, or as it would be made now; one that would be another now is said to be old."""
    made, kept = text_of(kind, dossier), recourse.text(kind)
    words = kept.words if kept else made
    is_kept = kept is not None and kept.words == made
    note = made_words(kept, voice) if kept else labels.LABELS["not_kept"].to(voice.language)
    old = "" if is_kept or kept is None else f" {labels.LABELS['old'].to(voice.language)}"
    is_filed = kind is TextKind.REQUEST and bool(recourse.number)
    label = (labels.FILED if is_filed else PURPOSES[kind]).to(voice.language)
    return Text(kind.value, label, words, min(words.count("\n") + 2, 24), note + old, is_kept)
