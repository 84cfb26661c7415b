"""`status`, `history`, `reread`: what is known, what was told and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore, StoreError, open_existing
from meteo_douane.cli import output
from meteo_douane.cli.assembly import addresses_of, is_fresh, reader_of, voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, json_option, now, refusing
from meteo_douane.cli.platforms import provider_json, provider_state
from meteo_douane.cli.recourse_json import open_json
from meteo_douane.cli.spoken import decision_line, delivery_line, episode_line, intervention_line
from meteo_douane.config import Config
from meteo_douane.domain.acknowledgement import Acknowledgement
from meteo_douane.domain.concern import is_ours
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.notice import Doubt, Notice
from meteo_douane.domain.observation import Source
from meteo_douane.domain.open_recourses import OpenRecourse, open_recourses
from meteo_douane.domain.providers import ProviderState
from meteo_douane.ports import Edition
from meteo_douane.telling.moments import age
from meteo_douane.telling.open_recourses import HEADING, open_line
from meteo_douane.telling.platforms import provider_line
from meteo_douane.telling.reasons import why
from meteo_douane.telling.voice import Phrase, Voice


class Answer(IntEnum):
    """What `status` answers, as its exit status."""

    CALM = 0
    IN_FORCE = 1
    UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Status:
    """What a person asks first: whether anything is in force for us, and whether the answer can be believed."""

    at: datetime
    in_force: tuple[Episode, ...]
    planned: tuple[Episode, ...]
    elsewhere: int
    last_good: dict[Source, datetime | None]
    owed: tuple[Delivery, ...]
    dead: int
    providers: tuple[ProviderState, ...]
    is_fresh: bool
    fallbacks: tuple[OpenRecourse, ...]

    @property
    def answer(self) -> Answer:
        """In force is in force, however old; calm must be fresh."""
        if self.in_force:
            return Answer.IN_FORCE
        return Answer.CALM if self.is_fresh else Answer.UNKNOWN


@click.command()
@config_option
@json_option
def status(config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Show what is in force for the watches, which fallbacks are open, how old the last good reading is, what is owed.

    Exit status: 0 nothing is in force, 1 something is, 3 unknown (the page was not read well lately),
    2 cannot be told.
    """
    config = configured(config_path)
    with _opened(config) as store:
        found = _status(config, store, now())
    if as_json:
        click.echo(output.line(_status_json(found)))
    else:
        click.echo("\n".join(_status_lines(found, voice_of(config))))
    sys.exit(found.answer)


def _opened(config: Config) -> SqlStore:
    with refusing(StoreError):
        return open_existing(config.database.reveal())


def _status(config: Config, store: SqlStore, at: datetime) -> Status:
    known = store.known()
    ours = tuple(episode for episode in known.in_force if is_ours(episode, config.watches, config.catalogue))
    in_force = tuple(episode for episode in ours if episode.is_under_way_at(at))
    last_good = {source: store.last_good_reading(source) for source, _ in addresses_of(config)}
    return Status(
        at=at,
        in_force=in_force,
        planned=tuple(episode for episode in ours if not episode.is_under_way_at(at)),
        elsewhere=sum(episode.is_under_way_at(at) for episode in known.in_force) - len(in_force),
        last_good=last_good,
        owed=store.owed(),
        dead=store.delivery_counts().get(DeliveryState.DEAD, 0),
        providers=tuple(provider_state(known, one.name, config, at) for one in config.providers),
        is_fresh=is_fresh(known, config, at),
        fallbacks=open_recourses(store.recourses()),
    )


def _status_json(found: Status) -> output.Json:
    return {
        "at": output.moment(found.at),
        "answer": found.answer.name.lower(),
        "in_force": [_episode_json(episode) for episode in found.in_force],
        "planned": [_episode_json(episode) for episode in found.planned],
        "in_force_elsewhere": found.elsewhere,
        "last_good_reading": {source.value: output.moment(at) for source, at in found.last_good.items()},
        "is_fresh": found.is_fresh,
        "owed": len(found.owed),
        "held": sum(delivery.state is DeliveryState.HELD for delivery in found.owed),
        "dead": found.dead,
        "providers": [provider_json(provider) for provider in found.providers],
        "fallbacks": [open_json(one) for one in found.fallbacks],
    }


def _episode_json(episode: Episode) -> output.Json:
    return {
        "episode": episode.id,
        "kind": episode.kind.value,
        "state": episode.state.value,
        "provenance": episode.provenance.value,
        "title": episode.opening.title,
        "scope": output.scope(episode.remaining if episode.is_in_force else episode.affected),
        "opened_at": output.moment(episode.opened_at),
        "ends_at": output.moment(episode.ends_at),
        "ended_at": output.moment(episode.ended_at),
        "acknowledged": _acknowledgement_json(episode.acknowledgement),
        "closed_by": episode.closed_by or None,
        "watches": sorted(episode.told),
    }


def _acknowledgement_json(given: Acknowledgement | None) -> output.Json | None:
    return None if given is None else {"by": given.by, "at": output.moment(given.at), "why": given.why or None}


_ANSWERS = {
    Answer.IN_FORCE: Phrase("En vigueur pour vos veilles :", "In force for your watches:"),
    Answer.CALM: Phrase("Rien n'est en vigueur pour vos veilles.", "Nothing is in force for your watches."),
    Answer.UNKNOWN: Phrase(
        "On ne sait pas : aucune bonne lecture récente de la page. Consultez la météo vous-même.",
        "Unknown: no recent good reading of the page. Look at the météo yourself.",
    ),
}
_NO_EPISODE = Phrase(
    "Aucun épisode « {episode} » ; meteo-douane history les liste.",
    "There is no episode “{episode}”; meteo-douane history lists them.",
)
_PLANNED = Phrase("Prévu :", "Planned:")
_COLON = Phrase(" :", ":")
_ELSEWHERE = Phrase(
    "En vigueur ailleurs, hors de vos veilles : {count}", "In force elsewhere, not for your watches: {count}"
)
_LAST_GOOD = Phrase("Dernière bonne lecture ({source}) : {age}", "Last good reading ({source}): {age}")
_NEVER = Phrase("aucune", "none")
_OLD = Phrase("Attention : cet état est ancien.", "Beware: this state is old.")
_OWED = Phrase("Messages dus : {owed} ; abandonnés : {dead}", "Messages owed: {owed}; given up: {dead}")
_SOURCES = {Source.PAGE: Phrase("page", "page"), Source.FEED: Phrase("flux", "feed")}


def _status_lines(found: Status, voice: Voice) -> Iterator[str]:
    language = voice.language
    yield _ANSWERS[found.answer].to(language)
    yield from (f"  {episode_line(episode, found.at, voice)}" for episode in found.in_force)
    if found.in_force and not found.is_fresh:
        yield _OLD.to(language)
    if found.planned:
        yield _PLANNED.to(language)
        yield from (f"  {episode_line(episode, found.at, voice)}" for episode in found.planned)
    if found.fallbacks:
        yield f"{HEADING.to(language)}{_COLON.to(language)}"
        yield from (f"  {open_line(one, found.at, voice)}" for one in found.fallbacks)
    if found.elsewhere:
        yield _ELSEWHERE.to(language, count=found.elsewhere)
    for source, at in found.last_good.items():
        words = _NEVER.to(language) if at is None else age(found.at - at, voice)
        yield _LAST_GOOD.to(language, source=_SOURCES[source].to(language), age=words)
    yield from (provider_line(provider, found.at, voice) for provider in found.providers)
    yield _OWED.to(language, owed=len(found.owed), dead=found.dead)
    yield from (f"  {delivery_line(delivery, found.at, voice)}" for delivery in found.owed)


@click.command()
@click.option("--why", "episode_id", metavar="EPISODE", help="Show who was told what of this episode, and who was not.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many episodes, newest first."
)
@config_option
@json_option
def history(episode_id: str | None, limit: int, config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """List episodes, newest first; with --why, every decision about one of them."""
    config = configured(config_path)
    voice = voice_of(config)
    with _opened(config) as store:
        if episode_id is None:
            _show_episodes(store.episodes(in_force=None, limit=limit), voice, as_json=as_json)
        else:
            _show_decisions(store, episode_id, voice, as_json=as_json)


def _show_episodes(episodes: tuple[Episode, ...], voice: Voice, *, as_json: bool) -> None:
    for episode in episodes:
        click.echo(output.line(_episode_json(episode)) if as_json else episode_line(episode, now(), voice))
    if not episodes and not as_json:
        click.echo(Phrase("Aucun épisode connu.", "No episode is known.").to(voice.language))


def _show_decisions(store: SqlStore, episode_id: str, voice: Voice, *, as_json: bool) -> None:
    if store.episode(episode_id) is None:
        raise Refusal(_NO_EPISODE.to(voice.language, episode=episode_id))
    for done in store.interventions_of(episode_id):
        click.echo(output.line(output.intervention(done)) if as_json else intervention_line(done, voice))
    for decision in store.decisions_of(episode_id):
        click.echo(
            output.line(output.decision(decision, why(decision, voice))) if as_json else decision_line(decision, voice)
        )


@click.command()
@config_option
@json_option
def reread(config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Run today's reading over all the kept editions and show what would be understood differently; tells nobody.

    Exit status: 0 if nothing would be, 1 otherwise.
    """
    config = configured(config_path)
    reader = reader_of(config)
    differing = 0
    with _opened(config) as store:
        editions = store.editions()
        for edition in editions:
            for difference in _differences(edition, reader.read(edition.item, edition.seen_at)):
                differing += 1
                click.echo(output.line(difference) if as_json else _difference_line(difference))
    click.echo(f"{len(editions)} editions read again, {differing} differences", err=True)
    sys.exit(1 if differing else 0)


def _differences(edition: Edition, again: Notice) -> Iterator[output.Json]:
    """Yield each field of a notice that would be understood differently."""
    then, today = output.notice(edition.notice, _code), output.notice(again, _code)
    for name in output.READ_FIELDS:
        if then[name] != today[name]:
            yield {
                "revision": edition.notice.revision,
                "seen_at": output.moment(edition.seen_at),
                "title": edition.notice.title,
                "field": name,
                "then": then[name],
                "today": today[name],
            }


def _code(doubt: Doubt) -> str:
    return doubt.code.value


def _difference_line(difference: output.Json) -> str:
    then, today = (json.dumps(difference[side], ensure_ascii=False) for side in ("then", "today"))
    return f"{difference['seen_at']}  {difference['title']}\n    {difference['field']}: {then} → {today}"
