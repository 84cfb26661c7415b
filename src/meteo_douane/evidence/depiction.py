"""How what is known is put down as facts of evidence, in the words of a voice."""

from __future__ import annotations

from dataclasses import dataclass

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.evidence import (
    DecisionFacts,
    DeedFacts,
    EditionFacts,
    EpisodeFacts,
    MessageFacts,
    Published,
    Seen,
    ServiceFacts,
    Understood,
)
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Mode, Notice, Scope
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.recourse_evidence import FallbackFacts, facts_of_fallback
from meteo_douane.domain.triage_record import Triage
from meteo_douane.formats.item import Item
from meteo_douane.ports import Edition
from meteo_douane.telling.doubting import doubt_words, doubts_of
from meteo_douane.telling.reasons import why
from meteo_douane.telling.scopes import service_name
from meteo_douane.telling.voice import Voice


@dataclass(frozen=True, slots=True)
class Depiction:
    """Makes facts, the reasons and doubts in them as sentences of a voice."""

    voice: Voice

    def fallback(self, recourse: Recourse, triage: Triage | None) -> FallbackFacts:
        """Return the record of a fallback."""
        return facts_of_fallback(recourse, service_name(recourse.service, self.voice), triage)

    def episode(self, episode: Episode) -> EpisodeFacts:
        """Return an episode as it stands."""
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
            reservations=episode.reservations,
        )

    def edition(self, edition: Edition, seen: tuple[Seen, ...], bodies: tuple[str, ...]) -> EditionFacts:
        """Return the words as published and as understood, when they were listed, and the files that hold them."""
        return EditionFacts(
            published=_published(edition.item, edition.notice.revision),
            understood=self._understood(edition.notice),
            source=edition.source,
            read_at=edition.seen_at,
            seen=seen,
            bodies=bodies,
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

    def decision(self, decision: Decision) -> DecisionFacts:
        """Return what was decided for one watch, and why."""
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


def message_facts(delivery: Delivery) -> MessageFacts:
    """Return what came of a message."""
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


def deed_facts(intervention: Intervention) -> DeedFacts:
    """Return what a person did."""
    return DeedFacts(intervention.at, intervention.deed, intervention.by, intervention.why, intervention.via)
