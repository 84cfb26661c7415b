"""`ack`, `close`, `reopen`: what people do about an episode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from meteo_douane.adapters.store import StoreError, open_store
from meteo_douane.cli.assembly import Refusal, config_option, configured, drill_desk_of, now, refusing, voice_of
from meteo_douane.domain.drill import is_drill
from meteo_douane.domain.interventions import (
    LONGEST_NAME,
    LONGEST_REASON,
    DeclineCode,
    Declined,
    Deed,
    Done,
    Flaw,
    Person,
    Wish,
    person_of,
)
from meteo_douane.telling.moments import Side, full
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.terms import STATES
from meteo_douane.telling.voice import Phrase, Voice

Decorated = TypeVar("Decorated", bound=Callable[..., object])

_FLAWS = {
    Flaw.NO_NAME: "--by: a name expected, found none",
    Flaw.LONG_NAME: f"--by: a name of at most {LONGEST_NAME} characters expected, found more",
    Flaw.LONG_REASON: f"--why: at most {LONGEST_REASON} characters expected, found more",
}
_DONE = {
    Deed.ACKNOWLEDGED: Phrase(
        "{episode} ({scope}) : prise en charge par {name}. Plus de rappel, sauf si le trouble s'étend.",
        "{episode} ({scope}): taken in hand by {name}. No more repeats, unless the trouble grows.",
    ),
    Deed.CLOSED: Phrase(
        "{episode} ({scope}) : clos par {name}, sans fin publiée. La météo le rouvre si elle en parle de nouveau.",
        "{episode} ({scope}): closed by {name}, no end published. The météo reopens it if it speaks of it again.",
    ),
    Deed.REOPENED: Phrase("{episode} ({scope}) : rouvert par {name}.", "{episode} ({scope}): reopened by {name}."),
}
_DRILL = Phrase(
    "EXERCICE {episode} : prise en charge par {name}. Le programme qui mène l'exercice le dit aux autres.",
    "EXERCICE (drill) {episode}: taken in hand by {name}. The program that holds the drill tells the others.",
)
_TOLD = Phrase("Messages à envoyer : {count}.", "Messages to be sent: {count}.")
_ALREADY = Phrase("{episode} : déjà pris en charge par {name}, {when}.", "{episode}: in hand already: {name}, {when}.")
_IN_FORCE = Phrase("{episode} : toujours en vigueur, rien à rouvrir.", "{episode}: in force, nothing to reopen.")


def person_options(command: Decorated) -> Decorated:
    """Add EPISODE, `--by` and `--why`."""
    episode = click.argument("episode")
    by = click.option("--by", required=True, metavar="NAME", help="Who does it; it is told and kept.")
    why = click.option("--why", default="", metavar="TEXT", help="A reason; it is told and kept.")
    return episode(by(why(command)))


@click.command()
@person_options
@config_option
def ack(episode: str, by: str, why: str, config_path: Path | None) -> None:
    """Take EPISODE in hand (its number is in each message, and in `history`): it is repeated no more.

    Those who were told of it are told who has it in hand. It ends with the episode, and is void if the trouble grows.
    Exit status: 0, also if somebody has it in hand already; 2 if it is unknown or over.
    """
    _carry_out(Deed.ACKNOWLEDGED, episode, _person(by, why), config_path)


@click.command()
@person_options
@config_option
def close(episode: str, by: str, why: str, config_path: Path | None) -> None:
    """Close EPISODE, which has vanished or is overdue: its end was never published, and you know better.

    It is told as your decision, never as an end that the administration published. Exit status: 0, or 2 if it is
    unknown, over, or still listed and not overdue.
    """
    if not why.strip():
        raise Refusal("--why: a reason expected: it stands for the end that nobody published")
    _carry_out(Deed.CLOSED, episode, _person(by, why), config_path)


@click.command()
@person_options
@config_option
def reopen(episode: str, by: str, why: str, config_path: Path | None) -> None:
    """Hold EPISODE, which is over, to be going on; it is told as your decision.

    Exit status: 0, also if it is in force; 2 if it is unknown.
    """
    _carry_out(Deed.REOPENED, episode, _person(by, why), config_path)


def _person(by: str, why: str) -> Person:
    person = person_of(by, why, "command")
    if isinstance(person, Flaw):
        raise Refusal(_FLAWS[person])
    return person


def _carry_out(deed: Deed, episode: str, person: Person, config_path: Path | None) -> None:
    config = configured(config_path)
    with refusing(StoreError), open_store(config.database.reveal()) as store:
        outcome = drill_desk_of(config, store=store, clock=now).carry_out(Wish(episode, deed, person))
    if isinstance(outcome, Done):
        _say_done(outcome, voice_of(config))
    else:
        _say_declined(outcome, episode, voice_of(config))


def _say_done(outcome: Done, voice: Voice) -> None:
    episode = outcome.episode
    if is_drill(episode.id):
        click.echo(_DRILL.to(voice.language, episode=episode.id, name=outcome.intervention.by))
        return
    values = {
        "episode": episode.id,
        "scope": scope_words(episode.remaining or episode.affected, voice),
        "name": outcome.intervention.by,
    }
    click.echo(_DONE[outcome.intervention.deed].to(voice.language, **values))
    click.echo(_TOLD.to(voice.language, count=len(outcome.step.messages)))


def _say_declined(declined: Declined, identifier: str, voice: Voice) -> None:
    """Say what is as was wanted; refuse what cannot be."""
    episode = declined.episode
    if declined.code is DeclineCode.ACKNOWLEDGED and episode is not None and episode.acknowledgement is not None:
        given = episode.acknowledgement
        values = {"episode": identifier, "name": given.by, "when": full(Side.AT, given.at, voice)}
        click.echo(_ALREADY.to(voice.language, **values))
    elif declined.code is DeclineCode.IN_FORCE:
        click.echo(_IN_FORCE.to(voice.language, episode=identifier))
    else:
        _refuse(declined, identifier)


def _refuse(declined: Declined, identifier: str) -> NoReturn:
    episode = declined.episode
    if episode is None:
        raise Refusal(f"no episode {identifier!r} is followed now; meteo-douane history lists them")
    if declined.code is DeclineCode.OVER:
        raise Refusal(f"episode {identifier} is over ({STATES[episode.state].en}): nothing to do")
    raise Refusal(
        f"episode {identifier} is {STATES[episode.state].en}: only one that has vanished or is overdue can be closed; "
        "of the others the administration publishes the end"
    )
