"""`status`: whether anything is in force for us, and whether that can be believed, as the first page says it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli import output
from meteo_douane.cli.assembly import addresses_of, tolerated, voice_of
from meteo_douane.cli.beginning import config_option, configured, existing, json_option, now
from meteo_douane.cli.platforms import provider_json, provider_state
from meteo_douane.cli.recourse_json import open_json
from meteo_douane.cli.spoken import delivery_line, episode_line
from meteo_douane.config import Config
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.digest import Entry, Unread
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.observation import Source
from meteo_douane.domain.open_recourses import OpenRecourse, open_recourses
from meteo_douane.domain.outlook import Answer, MayEnd, Outlook, outlook
from meteo_douane.domain.providers import ProviderState
from meteo_douane.telling.digest_entries import doubt_clauses, fallback_of, says_something_of_fallback
from meteo_douane.telling.digest_letter import unread_line
from meteo_douane.telling.disk import disk_lines
from meteo_douane.telling.moments import age
from meteo_douane.telling.open_recourses import HEADING, open_line
from meteo_douane.telling.outlook_words import (
    CLOSED_HEADING,
    CLOSED_HINT,
    UNPLACED_HEADING,
    UNREAD_HEADING,
    ended_with_reservations,
    fallbacks_run_on,
    may_be_of,
    nothing_in_force,
)
from meteo_douane.telling.platforms import provider_line
from meteo_douane.telling.voice import Phrase, Voice, capitalised

#: The exit status of each answer: only what is known to be calm is 0.
_EXIT_STATUS = {
    Answer.NO: 0,
    Answer.YES: 1,
    Answer.UNKNOWN: 3,
    Answer.TO_READ: 3,
    Answer.CLOSED_BY_US: 4,
}


@dataclass(frozen=True, slots=True)
class Status:
    """What a person asks first, and what is owed to them."""

    stands: Outlook
    known: Known
    last_good: dict[Source, datetime | None]
    owed: tuple[Delivery, ...]
    dead: int
    providers: tuple[ProviderState, ...]
    fallbacks: tuple[OpenRecourse, ...]


@click.command()
@config_option
@json_option
def status(config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Show what is in force for the watches, which fallbacks are open, how old the last good reading is, what is owed.

    Exit status: 0 nothing is in force, 1 something is, 3 unknown (the page was not read well lately) or to be checked
    (a message was not understood), 4 nothing but by a decision of yours (a person closed it, no end was published),
    2 cannot be told.
    """
    config = configured(config_path)
    with existing(config) as store:
        found = _status(config, store, now())
    if as_json:
        click.echo(output.line(_status_json(found)))
    else:
        click.echo("\n".join(_status_lines(found, voice_of(config))))
    sys.exit(_EXIT_STATUS[found.stands.answer])


def _status(config: Config, store: SqlStore, at: datetime) -> Status:
    known = store.known()
    return Status(
        stands=outlook(known, config.watches, config.catalogue, tolerated(config), at),
        known=known,
        last_good={source: _last_good(store, known, source) for source, _ in addresses_of(config)},
        owed=store.owed(),
        dead=store.delivery_counts().get(DeliveryState.DEAD, 0),
        providers=tuple(provider_state(known, one.name, config, at) for one in config.providers),
        fallbacks=open_recourses(store.ledger.recourses()),
    )


def _last_good(store: SqlStore, known: Known, source: Source) -> datetime | None:
    """Return when a source was last read well; where there is no room, a reading is not kept, but that is known."""
    state = known.sources.get(source)
    moments = (store.past.last_good_reading(source), state.last_good_at if state else None)
    return max(filter(None, moments), default=None)


# For programs


def _status_json(found: Status) -> output.Json:
    stands = found.stands
    return {
        "at": output.moment(stands.at),
        "answer": stands.answer.value,
        "in_force": _episodes_json(stands.open, found.known),
        "planned": _episodes_json(stands.planned, found.known),
        "closed_by_person": _episodes_json(stands.closed, found.known),
        "ended_with_a_reservation": _episodes_json(stands.reserved, found.known),
        "fallback_runs_on": _episodes_json(stands.run_on, found.known),
        "unread": [_unread_json(one) for one in stands.unread],
        "ends_to_be_checked": [_end_json(one) for one in stands.unplaced],
        "in_force_elsewhere": stands.elsewhere,
        "last_good_reading": {source.value: output.moment(at) for source, at in found.last_good.items()},
        "is_fresh": stands.is_fresh,
        "owed": len(found.owed),
        "held": sum(delivery.state is DeliveryState.HELD for delivery in found.owed),
        "dead": found.dead,
        "providers": [provider_json(provider) for provider in found.providers],
        "fallbacks": [open_json(one) for one in found.fallbacks],
    }


def _episodes_json(entries: Iterable[Entry], known: Known) -> list[output.Json]:
    return [output.episode(known.episodes[entry.episode]) for entry in entries]


def _unread_json(unread: Unread) -> output.Json:
    return {"title": unread.title, "first_seen_at": output.moment(unread.first_seen_at), "text": unread.text}


def _end_json(end: MayEnd) -> output.Json:
    return {**_unread_json(end.message), "episodes": [entry.episode for entry in end.entries]}


# For people

_IN_FORCE = Phrase("En vigueur pour vos veilles :", "In force for your watches:")
_CALM = Phrase("Rien n'est en vigueur pour vos veilles.", "Nothing is in force for your watches.")
_UNKNOWN = Phrase(
    "On ne sait pas : aucune bonne lecture récente de la page. Consultez la météo vous-même.",
    "Unknown: no recent good reading of the page. Look at the météo yourself.",
)
_PLANNED = Phrase("Prévu", "Planned")
_HEADING = Phrase("{words} :", "{words}:")
_SENTENCE = Phrase("{words}.", "{words}.")
_ELSEWHERE = Phrase(
    "En vigueur ailleurs, hors de vos veilles : {count}", "In force elsewhere, not for your watches: {count}"
)
_LAST_GOOD = Phrase("Dernière bonne lecture ({source}) : {age}", "Last good reading ({source}): {age}")
_NEVER = Phrase("aucune", "none")
_OLD = Phrase("Attention : cet état est ancien.", "Beware: this state is old.")
_OWED = Phrase("Messages dus : {owed} ; abandonnés : {dead}", "Messages owed: {owed}; given up: {dead}")
_SOURCES = {Source.PAGE: Phrase("page", "page"), Source.FEED: Phrase("flux", "feed")}


def _status_lines(found: Status, voice: Voice) -> Iterator[str]:
    stands, at = found.stands, found.stands.at
    yield _answer(stands, voice)
    yield from _entry_lines(stands.open, found.known, at, voice)
    if stands.open and not stands.is_fresh:
        yield _OLD.to(voice.language)
    yield from _lines_to_check(found, voice)
    yield from _section(_PLANNED, _entry_lines(stands.planned, found.known, at, voice), voice)
    yield from (_SENTENCE.to(voice.language, words=words) for words in ended_with_reservations(stands, voice))
    yield from (_SENTENCE.to(voice.language, words=words) for words in fallbacks_run_on(stands, voice))
    yield from _section(HEADING, (f"  {open_line(one, at, voice)}" for one in found.fallbacks), voice)
    if stands.elsewhere:
        yield _ELSEWHERE.to(voice.language, count=stands.elsewhere)
    yield from _lines_about_ourselves(found, voice)


def _answer(stands: Outlook, voice: Voice) -> str:
    match stands.answer:
        case Answer.YES:
            return _IN_FORCE.to(voice.language)
        case Answer.UNKNOWN:
            return _UNKNOWN.to(voice.language)
        case Answer.NO:
            return _CALM.to(voice.language)
        case _:
            return _SENTENCE.to(voice.language, words=nothing_in_force(stands, voice))


def _section(heading: Phrase, lines: Iterable[str], voice: Voice) -> Iterator[str]:
    """Yield lines below what they are, or nothing if there are none."""
    found = tuple(lines)
    if found:
        yield _HEADING.to(voice.language, words=heading.to(voice.language))
    yield from found


def _entry_lines(entries: Iterable[Entry], known: Known, at: datetime, voice: Voice) -> Iterator[str]:
    """Yield each episode, below it what holds of the fallback, and each doubt about either."""
    for entry in entries:
        yield f"  {episode_line(known.episodes[entry.episode], at, voice)}"
        if says_something_of_fallback(entry):
            yield f"    {capitalised(fallback_of(entry, voice, at))}"
        yield from (f"    {capitalised(doubt)}" for doubt in doubt_clauses(entry, voice))


def _lines_to_check(found: Status, voice: Voice) -> Iterator[str]:
    """Yield what a person of ours closed, what nobody understood, and ends of which nobody knows what they end."""
    stands, at = found.stands, found.stands.at
    closed = [f"  {episode_line(found.known.episodes[entry.episode], at, voice)}" for entry in stands.closed]
    yield from _section(CLOSED_HEADING, [*closed, f"  {CLOSED_HINT.to(voice.language)}"] if closed else (), voice)
    yield from _section(UNREAD_HEADING, (f"  {unread_line(one, voice, at)}" for one in stands.unread), voice)
    yield from _section(UNPLACED_HEADING, _end_lines(stands, voice), voice)


def _end_lines(stands: Outlook, voice: Voice) -> Iterator[str]:
    for one in stands.unplaced:
        yield f"  {unread_line(one.message, voice, stands.at)}"
        yield f"    {may_be_of(one, voice)}"


def _lines_about_ourselves(found: Status, voice: Voice) -> Iterator[str]:
    at, language = found.stands.at, voice.language
    for source, read_at in found.last_good.items():
        words = _NEVER.to(language) if read_at is None else age(at - read_at, voice)
        yield _LAST_GOOD.to(language, source=_SOURCES[source].to(language), age=words)
    yield from (_SENTENCE.to(language, words=words) for words in disk_lines(found.known, at, voice))
    yield from (provider_line(provider, at, voice) for provider in found.providers)
    yield _OWED.to(language, owed=len(found.owed), dead=found.dead)
    yield from (f"  {delivery_line(delivery, at, voice)}" for delivery in found.owed)
