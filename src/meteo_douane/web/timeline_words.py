"""The time line of an episode: each text as it was published, what was decided about it, what people did, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from meteo_douane.domain.appearance import Appearance
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Fallback, Read
from meteo_douane.domain.observation import Source
from meteo_douane.domain.publication import Publication
from meteo_douane.ports import Edition
from meteo_douane.telling import moments
from meteo_douane.telling.changes import change_words
from meteo_douane.telling.happenings import source_name
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line, quoted
from meteo_douane.telling.terms import DEEDS, EVENTS, VIAS
from meteo_douane.telling.values import Value, values_of
from meteo_douane.telling.voice import Phrase, Voice, listed
from meteo_douane.telling.word_diff import Piece, word_diff
from meteo_douane.web.said_words import Said, said_of

_READ = Phrase("Lu sur la météo ({source})", "Read on the météo ({source})")
_READ_CHANGED = Phrase("Texte modifié, lu sur la météo ({source})", "Text changed, read on the météo ({source})")
_READ_AGAIN = Phrase(
    "Texte de nouveau comme {when}, lu sur la météo ({source})", "Text again as {when}, read on the météo ({source})"
)
_DATED = Phrase("{read}, daté du {when}", "{read}, dated {when}")
_DECIDED = Phrase("Ce que nous en avons conclu : {what}", "What we made of it: {what}")
_MAY_END = Phrase(
    "Fin publiée sans nom de service : elle peut être celle de cet épisode, rien n'est clos",
    "An end that names no service: it may be that of this episode, nothing is closed",
)
_DONE = Phrase("{deed} ({via})", "{deed} ({via})")
_DONE_WHY = Phrase("{deed} ({via}) : « {why} »", "{deed} ({via}): “{why}”")


@dataclass(frozen=True, slots=True)
class Traced:
    """What is kept of one episode."""

    episode: Episode
    appearances: tuple[Appearance, ...]
    editions: tuple[Edition, ...]
    decisions: tuple[Decision, ...]
    deliveries: tuple[Delivery, ...]
    interventions: tuple[Intervention, ...]
    unplaced: tuple[Publication, ...] = ()
    """Ends that name no service, closed nothing, and may be of this episode."""
    stated: Read[Fallback] = field(default_factory=lambda: Read(Fallback()))
    """What holds of the fallback, in the words that state it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment of the time line; what it has none of is empty."""

    at: datetime
    when: str
    heading: str
    title: str = ""
    lines: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    difference: tuple[Piece, ...] = ()
    changes: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def in_a_line(self) -> Mark:
        """What it is, without what it says."""
        return Mark(self.at, self.when, self.heading, self.title)


def timeline_of(traced: Traced, now: datetime, voice: Voice, *, most_named: int) -> tuple[Mark, ...]:
    """Return the whole time line, oldest first; a line names at most so many watches."""
    editions, events = _editions(traced, now, voice), _events(traced, now, voice, most_named)
    deeds, unplaced = _deeds(traced.interventions, voice), _unplaced(traced.unplaced, voice)
    return tuple(sorted((*editions, *events, *deeds, *unplaced), key=lambda mark: mark.at))


@dataclass(frozen=True, slots=True)
class _Sighting:
    """Words as one source began to list them; without a record of that, as they were read first."""

    at: datetime
    publication: str
    source: Source
    edition: Edition
    text: str


@dataclass(slots=True)
class _Published:
    """Words from the moment they were listed, with all the sources that had them.

    `before` is what was published before them, of the same notice if it `is_changed`; `same` is where they stood once.
    """

    sighting: _Sighting
    before: _Published | None
    is_changed: bool
    same: _Published | None
    sources: list[Source]


def _editions(traced: Traced, now: datetime, voice: Voice) -> Iterator[Mark]:
    """Yield each text as published, with what was read in it and how it differs from the one before."""
    found: list[_Published] = []
    of_publication: dict[str, list[_Published]] = {}
    for sighting in sorted(_sightings(traced), key=lambda one: one.at):
        own = of_publication.setdefault(sighting.publication, [])
        same = next((one for one in reversed(own) if one.sighting.text == sighting.text), None)
        if same is not None and (same is own[-1] or not _has_changed_its_words(own, sighting)):
            same.sources.append(sighting.source)
            continue
        before = own[-1] if own else found[-1] if found else None
        published = _Published(sighting, before, bool(own), same, [sighting.source])
        found.append(published)
        own.append(published)
    yield from (_edition(one, now, voice) for one in found)


def _sightings(traced: Traced) -> Iterator[_Sighting]:
    by_revision: dict[str, list[Appearance]] = {}
    for appearance in traced.appearances:
        by_revision.setdefault(appearance.listed.revision, []).append(appearance)
    for edition in traced.editions:
        revision, text = edition.notice.revision, _text(edition)
        if revision not in by_revision:
            yield _Sighting(edition.seen_at, revision, edition.source, edition, text)
        for one in by_revision.get(revision, ()):
            yield _Sighting(one.first_seen_at, one.listed.publication, one.listed.source, edition, text)


def _has_changed_its_words(own: list[_Published], sighting: _Sighting) -> bool:
    """Return whether the source had other words last: one that is merely late with the former ones changes nothing."""
    last = next((one for one in reversed(own) if sighting.source in one.sources), None)
    return last is not None and last.sighting.text != sighting.text


def _edition(published: _Published, now: datetime, voice: Voice) -> Mark:
    edition, at, before = published.sighting.edition, published.sighting.at, published.before
    quote = quoted(edition.notice.title, edition.notice.text)
    return Mark(
        at=at,
        when=_when(at, voice),
        heading=_heading(published, now, voice),
        title=quote.title,
        lines=quote.lines,
        values=tuple(values_of(edition.notice, now, voice)),
        difference=() if before is None else word_diff(before.sighting.text, published.sighting.text),
    )


def _heading(published: _Published, now: datetime, voice: Voice) -> str:
    """Return that we read it then, which is not when it was published: that is said beside, if it is stated."""
    read = _read(published, now, voice)
    published_at = published.sighting.edition.notice.published_at.value
    if published_at is None:
        return read
    return _DATED.to(voice.language, read=read, when=moments.full(Side.ALONE, published_at, voice))


def _read(published: _Published, now: datetime, voice: Voice) -> str:
    names = (source_name(one.value, voice) for one in dict.fromkeys(published.sources))
    sources = listed(tuple(names), voice.language)
    if published.same is not None:
        when = moments.short(Side.AT, published.same.sighting.at, now, voice)
        return _READ_AGAIN.to(voice.language, source=sources, when=when)
    return (_READ_CHANGED if published.is_changed else _READ).to(voice.language, source=sources)


def _text(edition: Edition) -> str:
    quote = quoted(edition.notice.title, edition.notice.text)
    return "\n".join((quote.title, *quote.lines))


def _events(traced: Traced, now: datetime, voice: Voice, most_named: int) -> Iterator[Mark]:
    """Yield each thing that happened, with what was decided about it for each watch."""
    by_event: dict[str, list[Decision]] = {}
    for decision in traced.decisions:
        by_event.setdefault(decision.event.key, []).append(decision)
    for decisions in by_event.values():
        event = decisions[0].event
        yield Mark(
            at=event.at,
            when=_when(event.at, voice),
            heading=_DECIDED.to(voice.language, what=EVENTS[event.kind.value].to(voice.language)),
            changes=tuple(change_words(change, voice, now) for change in event.changes),
            said=said_of(decisions, voice, at_most=most_named),
        )


def _unplaced(ends: Iterable[Publication], voice: Voice) -> Iterator[Mark]:
    for one in ends:
        quote, at = quoted(one.notice.title, one.notice.text), one.first_seen_at
        yield Mark(at, _when(at, voice), _MAY_END.to(voice.language), quote.title, quote.lines)


def _deeds(interventions: Iterable[Intervention], voice: Voice) -> Iterator[Mark]:
    for done in interventions:
        deed = DEEDS[done.deed].to(voice.language, name=one_line(done.by))
        phrase = _DONE_WHY if done.why else _DONE
        via = VIAS[done.via].to(voice.language)
        heading = phrase.to(voice.language, deed=deed, via=via, why=one_line(done.why))
        yield Mark(done.at, _when(done.at, voice), heading)


def _when(at: datetime, voice: Voice) -> str:
    return moments.full(Side.ALONE, at, voice)
