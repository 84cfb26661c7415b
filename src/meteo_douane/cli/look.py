"""`history`, `reread`: what is known, what was told and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli import output
from meteo_douane.cli.arguments import LIMIT
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, existing, json_option, now
from meteo_douane.cli.sources import reader_of
from meteo_douane.cli.spoken import decision_line, episode_line, intervention_line
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Doubt, Notice
from meteo_douane.ports import Edition
from meteo_douane.telling.reasons import why
from meteo_douane.telling.voice import Phrase, Voice

_NO_EPISODE = Phrase(
    "Aucun épisode « {episode} » ; meteo-douane history les liste.",
    "There is no episode “{episode}”; meteo-douane history lists them.",
)


@click.command()
@click.option("--why", "episode_id", metavar="EPISODE", help="Show who was told what of this episode, and who was not.")
@click.option("--decisions", "of_all", is_flag=True, help="Show the latest decisions, those of no episode too.")
@click.option("--limit", type=LIMIT, default=50, show_default=True, help="How many of either, newest first.")
@config_option
@json_option
def history(
    episode_id: str | None,
    of_all: bool,  # noqa: FBT001
    limit: int,
    config_path: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """List episodes, newest first; with --why, every decision about one of them.

    With --decisions, the latest decisions about any message: what belongs to no episode is told, or not, there alone.
    """
    if of_all and episode_id is not None:
        raise click.UsageError("--decisions is of all messages, --why of one episode: give one of the two")
    config = configured(config_path)
    voice = voice_of(config)
    with existing(config) as store:
        if of_all:
            _show_done(store.past.recent_decisions(None, limit=limit), voice, as_json=as_json)
        elif episode_id is None:
            _show_episodes(store.past.episodes(in_force=None, limit=limit), voice, as_json=as_json)
        else:
            _show_decisions(store, episode_id, voice, as_json=as_json)


def _show_episodes(episodes: tuple[Episode, ...], voice: Voice, *, as_json: bool) -> None:
    for episode in episodes:
        click.echo(output.line(output.episode(episode)) if as_json else episode_line(episode, now(), voice))
    if not episodes and not as_json:
        click.echo(Phrase("Aucun épisode connu.", "No episode is known.").to(voice.language))


def _show_decisions(store: SqlStore, episode_id: str, voice: Voice, *, as_json: bool) -> None:
    if store.past.episode(episode_id) is None:
        raise Refusal(_NO_EPISODE.to(voice.language, episode=episode_id))
    done = _in_order(store.past.interventions_of(episode_id), store.past.decisions_of(episode_id))
    _show_done(done, voice, as_json=as_json)


def _show_done(several: Iterable[Intervention | Decision], voice: Voice, *, as_json: bool) -> None:
    for done in several:
        click.echo(output.line(_done_json(done, voice)) if as_json else _done_line(done, voice))


def _in_order(deeds: tuple[Intervention, ...], decisions: tuple[Decision, ...]) -> list[Intervention | Decision]:
    """Return what people did and what was decided in the order of time: a deed before what was decided for it."""
    return sorted((*deeds, *decisions), key=lambda one: one.at if isinstance(one, Intervention) else one.event.at)


def _done_json(done: Intervention | Decision, voice: Voice) -> output.Json:
    return output.intervention(done) if isinstance(done, Intervention) else output.decision(done, why(done, voice))


def _done_line(done: Intervention | Decision, voice: Voice) -> str:
    return intervention_line(done, voice) if isinstance(done, Intervention) else decision_line(done, voice)


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
    with existing(config) as store:
        editions = store.past.editions()
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
