"""Gather the evidence of an episode or a fallback: what was published, read, decided, told and done, in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain as joined

from meteo_douane.domain.appearance import Appearance
from meteo_douane.domain.chain import Walk, line_of, record_of
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.evidence import (
    BODY_FILES,
    FORMAT,
    PAGE,
    READINGS,
    BodyFacts,
    ChainFacts,
    EditionFacts,
    Evidence,
    Manifest,
    Period,
    ProgramFacts,
    Seen,
    period_of,
    period_of_fallback,
)
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.recourse_evidence import FallbackFacts, concerns, file_of
from meteo_douane.domain.spells import Spell, spell_of
from meteo_douane.evidence.depiction import Depiction, deed_facts, message_facts
from meteo_douane.ports import Dossier, Edition, Link, Stretch, Traces
from meteo_douane.telling.evidence_page import page_of
from meteo_douane.telling.voice import Voice

Shown = Callable[[Iterable[Link], int], Iterable[Link]]
"""Goes through so many readings, and may show how far it is."""


@dataclass(slots=True)
class Log:
    """What going once through the readings finds: they are not kept."""

    walk: Walk
    firsts: dict[str, Reading]
    """By digest: the first reading of each body kept."""
    spells: list[Spell] = field(default_factory=list)
    _open: dict[Source, int] = field(default_factory=dict)
    _met: dict[tuple[Source, str], list[tuple[datetime, datetime]]] = field(default_factory=dict)

    def taken_in(self, link: Link) -> bytes:
        """Take in the next reading; return the line that it is in the file."""
        record = record_of(link.reading)
        self.walk = self.walk.on(record, link.chain)
        self._prolong(spell_of(link.reading, self.firsts))
        if link.reading.outcome.is_good and link.reading.sha256 in self.firsts:
            met = self._met.setdefault((link.reading.source, link.reading.sha256), [])
            met.append((link.reading.started_at, link.reading.ended_at))
        return f"{line_of(record, link.chain)}\n".encode()

    def _prolong(self, spell: Spell) -> None:
        index = self._open.get(spell.source)
        longer = None if index is None else self.spells[index].followed_by(spell)
        if index is None or longer is None:
            self._open[spell.source] = len(self.spells)
            self.spells.append(spell)
        else:
            self.spells[index] = longer

    def bodies_with(self, edition: Edition, seen: tuple[Seen, ...]) -> Iterator[str]:
        """Yield the digests of the bodies that were read while an edition was listed, in the order of the readings."""
        for (source, sha256), readings in self._met.items():
            listed = [one for one in seen if one.source is source]
            if any(_listed_at(listed, ended) for _, ended in readings) or (
                source is edition.source and any(started <= edition.seen_at <= ended for started, ended in readings)
            ):
                yield sha256


@dataclass(frozen=True, slots=True)
class Subject:
    """What evidence is asked of: an episode, or a fallback (`recourse`), and what belongs to it."""

    episodes: tuple[Episode, ...]
    recourses: tuple[Recourse, ...]
    recourse: Recourse | None = None

    @property
    def episode(self) -> Episode | None:
        """The episode that it is about, or None."""
        return None if self.recourse is not None else self.episodes[0]


@dataclass(frozen=True, slots=True)
class Traced:
    """What is known of a subject before the readings are gone through."""

    subject: Subject
    appearances: tuple[Appearance, ...]
    decisions: tuple[Decision, ...]
    editions: tuple[Edition, ...]
    editions_not_kept: tuple[str, ...]
    period: Period
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Makes evidence of what the traces hold, in the words of a voice."""

    traces: Traces
    voice: Voice
    program: ProgramFacts
    shown: Shown

    def gather(self, subject: Subject, dossier: Dossier, exported_at: datetime) -> tuple[Evidence, str]:
        """Put all that is known of a subject into a dossier and seal it; return its facts and its fingerprint."""
        traced = self._traced(subject)
        log = self._log(traced.stretch, dossier)
        bodies = tuple(self._bodies(log, dossier))
        evidence = self._evidence(traced, log, bodies)
        for recourse in subject.recourses:
            for number, entry in enumerate(recourse.texts, start=1):
                dossier.add(file_of(entry, number), (entry.words.encode(),))
        dossier.add(PAGE, page_of(evidence, log.spells, self.voice, exported_at))
        return evidence, dossier.seal(evidence, _manifest(evidence, exported_at))

    def episode(self, episode: Episode) -> Subject:
        """Return an episode with the fallbacks that were started while it touched them."""
        catalogue = self.voice.catalogue
        recourses = (one for one in self.traces.recourses() if concerns(episode, one, catalogue))
        return Subject((episode,), tuple(recourses))

    def fallback(self, recourse: Recourse) -> Subject:
        """Return a fallback with the episodes that touched it."""
        catalogue = self.voice.catalogue
        found = self.traces.episodes(recourse.trouble_at, recourse.ended_at)
        return Subject(tuple(one for one in found if concerns(one, recourse, catalogue)), (recourse,), recourse)

    def _traced(self, subject: Subject) -> Traced:
        decisions = self._decisions(subject)
        appearances = self.traces.appearances([key for one in subject.episodes for key in one.publications])
        period = _period(subject, appearances, decisions)
        revisions = _revisions(subject, appearances, decisions)
        editions = self.traces.editions(revisions)
        lost = revisions - {one.notice.revision for one in editions}
        stretch = self.traces.stretch(period.since, period.until)
        return Traced(subject, appearances, decisions, editions, tuple(sorted(lost)), period, stretch)

    def _decisions(self, subject: Subject) -> tuple[Decision, ...]:
        found = joined.from_iterable(self.traces.decisions(one) for one in subject.episodes)
        once = {(one.event.key, one.watch, one.event_kind): one for one in found}
        return tuple(sorted(once.values(), key=lambda one: one.event.at))

    def _evidence(self, traced: Traced, log: Log, bodies: tuple[BodyFacts, ...]) -> Evidence:
        subject, depiction = traced.subject, Depiction(self.voice)
        depicted = tuple(depiction.episode(one) for one in subject.episodes)
        return Evidence(
            format=FORMAT,
            language=self.voice.language,
            timezone=self.voice.zone.key,
            program=self.program,
            episode=depicted[0] if subject.episode else None,
            period=traced.period,
            editions=tuple(self._edition(one, traced.appearances, log, bodies) for one in traced.editions),
            editions_not_kept=traced.editions_not_kept,
            bodies=bodies,
            decisions=tuple(depiction.decision(one) for one in traced.decisions),
            messages=tuple(message_facts(one) for one in self._deliveries(subject)),
            deeds=tuple(deed_facts(one) for one in self._interventions(subject)),
            chain=_chain(traced.stretch, log.walk),
            fallback=subject.recourse.id if subject.recourse else "",
            fallbacks=tuple(self._fallback(one, depiction) for one in subject.recourses),
            episodes=() if subject.episode else depicted,
        )

    def _deliveries(self, subject: Subject) -> tuple[Delivery, ...]:
        of_episodes = joined.from_iterable(self.traces.deliveries(one) for one in subject.episodes)
        of_recourses = joined.from_iterable(self.traces.reminders(one) for one in subject.recourses)
        once = {one.message.key: one for one in (*of_episodes, *of_recourses)}
        return tuple(sorted(once.values(), key=lambda one: one.message.created_at))

    def _interventions(self, subject: Subject) -> tuple[Intervention, ...]:
        found = joined.from_iterable(self.traces.interventions(one) for one in subject.episodes)
        return tuple(sorted(found, key=lambda one: one.at))

    def _fallback(self, recourse: Recourse, depiction: Depiction) -> FallbackFacts:
        triage = self.traces.triage(recourse.triage) if recourse.triage else None
        return depiction.fallback(recourse, triage)

    def _edition(
        self, edition: Edition, appearances: tuple[Appearance, ...], log: Log, bodies: tuple[BodyFacts, ...]
    ) -> EditionFacts:
        seen = tuple(
            Seen(one.listed.source, one.first_seen_at, one.last_seen_at)
            for one in appearances
            if one.listed.revision == edition.notice.revision
        )
        held = set(log.bodies_with(edition, seen))
        files = tuple(body.file for body in bodies if body.sha256 in held)
        return Depiction(self.voice).edition(edition, seen, files)

    def _log(self, stretch: Stretch, dossier: Dossier) -> Log:
        log = Log(Walk(stretch.before), self.traces.first_readings(stretch))
        links = self.shown(self.traces.readings(stretch), stretch.readings)
        dossier.add(READINGS, (log.taken_in(link) for link in links))
        return log

    def _bodies(self, log: Log, dossier: Dossier) -> Iterator[BodyFacts]:
        for sha256, reading in log.firsts.items():
            body = self.traces.body(sha256)
            if body is not None:
                file = f"bodies/{sha256}.{BODY_FILES[reading.source]}"
                dossier.add(file, (body,))
                yield BodyFacts(file, sha256, len(body), reading.source, reading.ended_at, reading.headers)


def _period(subject: Subject, appearances: tuple[Appearance, ...], decisions: tuple[Decision, ...]) -> Period:
    moments = [one.event.at for one in decisions]
    if subject.recourse is not None:
        return period_of_fallback(subject.recourse, moments)
    return period_of(subject.episodes[0], [*moments, *(one.first_seen_at for one in appearances)])


def _revisions(
    subject: Subject, appearances: tuple[Appearance, ...], decisions: tuple[Decision, ...]
) -> frozenset[str]:
    """Return every edition of the notices of a subject; of old ones only what events and episodes remember."""
    notices = [notice for one in subject.episodes for notice in (one.opening, one.latest, *_notices(one, decisions))]
    found = [notice.revision for notice in notices] + [one.listed.revision for one in appearances]
    return frozenset(revision for revision in found if revision)


def _notices(episode: Episode, decisions: tuple[Decision, ...]) -> Iterator[Notice]:
    for decision in decisions:
        event = decision.event
        if event.episode == episode.id and event.notice is not None:
            yield event.notice


def _listed_at(seen: list[Seen], at: datetime) -> bool:
    return any(one.first_seen_at <= at <= (one.last_seen_at or at) for one in seen)


def _chain(stretch: Stretch, walk: Walk) -> ChainFacts:
    return ChainFacts(stretch.before, walk.digest, walk.readings, walk.unchained, walk.broken_at)


def _manifest(evidence: Evidence, exported_at: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        language=evidence.language,
        episode=evidence.subject[0],
        fallback=evidence.fallback,
        exported_at=exported_at,
        program=evidence.program,
        chain=evidence.chain,
    )
