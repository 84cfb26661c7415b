"""Gather the evidence of one episode: what was published, read, decided and told, in one file for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

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
    DecisionFacts,
    DeedFacts,
    EditionFacts,
    EpisodeFacts,
    Evidence,
    Manifest,
    MessageFacts,
    Period,
    ProgramFacts,
    Published,
    Seen,
    ServiceFacts,
    Understood,
    period_of,
)
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Mode, Notice, Scope
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.spells import Spell, spell_of
from meteo_douane.formats.item import Item
from meteo_douane.ports import Dossier, Edition, Link, Stretch, Traces
from meteo_douane.telling.doubting import doubt_words, doubts_of
from meteo_douane.telling.evidence_page import page_of
from meteo_douane.telling.reasons import why
from meteo_douane.telling.scopes import service_name
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
class Traced:
    """What is known of an episode before its readings are gone through."""

    episode: Episode
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

    def gather(self, episode: Episode, dossier: Dossier, exported_at: datetime) -> tuple[Evidence, str]:
        """Put all that is known of an episode into a dossier and seal it; return its facts and its fingerprint."""
        traced = self._traced(episode)
        log = self._log(traced.stretch, dossier)
        bodies = tuple(self._bodies(log, dossier))
        evidence = self._evidence(traced, log, bodies)
        dossier.add(PAGE, page_of(evidence, log.spells, self.voice, exported_at))
        return evidence, dossier.seal(evidence, _manifest(evidence, exported_at))

    def _traced(self, episode: Episode) -> Traced:
        appearances = self.traces.appearances(episode.publications)
        decisions = self.traces.decisions(episode)
        moments = [one.event.at for one in decisions] + [one.first_seen_at for one in appearances]
        period = period_of(episode, moments)
        stretch = self.traces.stretch(period.since, period.until)
        revisions = _revisions(episode, appearances, decisions)
        editions = self.traces.editions(revisions)
        lost = revisions - {one.notice.revision for one in editions}
        return Traced(episode, appearances, decisions, editions, tuple(sorted(lost)), period, stretch)

    def _evidence(self, traced: Traced, log: Log, bodies: tuple[BodyFacts, ...]) -> Evidence:
        episode = traced.episode
        return Evidence(
            format=FORMAT,
            language=self.voice.language,
            timezone=self.voice.zone.key,
            program=self.program,
            episode=self._episode(episode),
            period=traced.period,
            editions=tuple(self._edition(one, traced.appearances, log, bodies) for one in traced.editions),
            editions_not_kept=traced.editions_not_kept,
            bodies=bodies,
            decisions=tuple(self._decision(one) for one in traced.decisions),
            messages=tuple(_message(one) for one in self.traces.deliveries(episode)),
            deeds=tuple(_deed(one) for one in self.traces.interventions(episode)),
            chain=_chain(traced.stretch, log.walk),
        )

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

    def _episode(self, episode: Episode) -> EpisodeFacts:
        return EpisodeFacts(
            id=episode.id,
            kind=episode.kind,
            state=episode.state,
            provenance=episode.provenance,
            affected=self._services(episode.affected),
            remaining=self._services(episode.remaining),
            opened_at=episode.opened_at,
            observed_at=episode.observed_at,
            starts_at=episode.starts_at,
            ends_at=episode.ends_at,
            ended_at=episode.ended_at,
            closed_by=episode.closed_by,
            fallback=episode.fallback_of_all,
        )

    def _edition(
        self, edition: Edition, appearances: tuple[Appearance, ...], log: Log, bodies: tuple[BodyFacts, ...]
    ) -> EditionFacts:
        revision = edition.notice.revision
        seen = tuple(
            Seen(one.listed.source, one.first_seen_at, one.last_seen_at)
            for one in appearances
            if one.listed.revision == revision
        )
        held = set(log.bodies_with(edition, seen))
        return EditionFacts(
            published=_published(edition.item, revision),
            understood=self._understood(edition.notice),
            source=edition.source,
            read_at=edition.seen_at,
            seen=seen,
            bodies=tuple(body.file for body in bodies if body.sha256 in held),
        )

    def _understood(self, notice: Notice) -> Understood:
        return Understood(
            kind=notice.kind.value,
            affects=self._services(notice.affects.value),
            restores=self._services(notice.restores.value),
            published_at=notice.published_at.value,
            starts_at=notice.starts_at.value,
            ends_at=notice.ends_at.value,
            fallback=notice.fallback.value,
            doubts=tuple(doubt_words(doubt, self.voice.language) for doubt in doubts_of(notice)),
        )

    def _services(self, scope: Scope) -> tuple[ServiceFacts, ...]:
        return tuple(
            ServiceFacts(
                part.service,
                service_name(part.service, self.voice),
                None if part.modes is None else tuple(mode for mode in Mode if mode in part.modes),
            )
            for part in scope.parts
        )

    def _decision(self, decision: Decision) -> DecisionFacts:
        notice = decision.event.notice
        return DecisionFacts(
            at=decision.event.at,
            event=decision.event_kind,
            watch=decision.watch or None,
            told=decision.told,
            verdict=decision.verdict.code if decision.verdict else None,
            why=why(decision, self.voice),
            title=notice.title if notice else None,
            revision=notice.revision if notice else None,
            channels=decision.channels,
        )


def _revisions(
    episode: Episode, appearances: tuple[Appearance, ...], decisions: tuple[Decision, ...]
) -> frozenset[str]:
    """Return every edition of the episode's notices; of old ones only what its events and itself remember."""
    notices = [episode.opening, episode.latest, *_notices(episode, decisions)]
    found = [notice.revision for notice in notices] + [one.listed.revision for one in appearances]
    return frozenset(revision for revision in found if revision)


def _notices(episode: Episode, decisions: tuple[Decision, ...]) -> Iterator[Notice]:
    for decision in decisions:
        event = decision.event
        if event.episode == episode.id and event.notice is not None:
            yield event.notice
        yield from (one.notice for one in event.in_force if one.episode == episode.id)


def _listed_at(seen: list[Seen], at: datetime) -> bool:
    return any(one.first_seen_at <= at <= (one.last_seen_at or at) for one in seen)


def _published(item: Item, revision: str) -> Published:
    return Published(
        revision=revision,
        title=item.title,
        text=item.text,
        dateline=item.dateline,
        section=item.section,
        status=item.status,
        url=item.url,
        published_at=item.published_at,
    )


def _message(delivery: Delivery) -> MessageFacts:
    message = delivery.message
    return MessageFacts(
        channel=message.channel,
        event=message.event_kind,
        watches=tuple(dict.fromkeys(one.watch for one in message.decisions if one.watch)),
        owed_at=message.created_at,
        state=delivery.state,
        settled_at=delivery.settled_at,
        attempts=delivery.attempts,
        may_repeat=delivery.may_repeat,
        last_error=delivery.last_error,
    )


def _deed(intervention: Intervention) -> DeedFacts:
    return DeedFacts(intervention.at, intervention.deed, intervention.by, intervention.why, intervention.via)


def _chain(stretch: Stretch, walk: Walk) -> ChainFacts:
    return ChainFacts(stretch.before, walk.digest, walk.readings, walk.unchained, walk.broken_at)


def _manifest(evidence: Evidence, exported_at: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        language=evidence.language,
        episode=evidence.episode.id,
        exported_at=exported_at,
        program=evidence.program,
        chain=evidence.chain,
    )
