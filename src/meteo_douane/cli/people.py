"""`ack`, `close`, `reopen`: what people do about an episode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from meteo_douane.adapters.store import StoreError, open_existing
from meteo_douane.cli.assembly import drill_desk_of, voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, now, refusing
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
    Flaw.NO_NAME: Phrase("--by : il manque un nom.", "--by: a name is missing."),
    Flaw.LONG_NAME: Phrase(
        f"--by : ce nom est trop long, {LONGEST_NAME} caractères au plus.",
        f"--by: this name is too long, {LONGEST_NAME} characters at most.",
    ),
    Flaw.LONG_REASON: Phrase(
        f"--why : cette raison est trop longue, {LONGEST_REASON} caractères au plus.",
        f"--why: this reason is too long, {LONGEST_REASON} characters at most.",
    ),
}
_NO_REASON = Phrase(
    "--why : donnez une raison, elle tient lieu de la fin que personne n'a publiée.",
    "--why: give a reason, it stands for the end that nobody published.",
)
_UNKNOWN = Phrase(
    "Aucun épisode « {episode} » n'est suivi maintenant ; meteo-douane history les liste.",
    "No episode “{episode}” is followed now; meteo-douane history lists them.",
)
_OVER = Phrase(
    "L'épisode {episode} est déjà clos ({state}) : rien à faire.",
    "The episode {episode} is over ({state}): nothing to do.",
)
_NOT_CLOSABLE = Phrase(
    "L'épisode {episode} n'est ni disparu ni en retard ({state}) : vous ne pouvez clore que ceux-là ; de cet épisode, "
    "c'est la douane qui publie la fin.",
    "The episode {episode} has neither vanished nor is it overdue ({state}): only such can be closed; of this one the "
    "administration publishes the end.",
)
_DONE = {
    Deed.ACKNOWLEDGED: Phrase(
        "{episode} ({scope}) : prise en charge par {name}. S'il y avait des rappels, ils cessent, sauf si le trouble "
        "s'étend.",
        "{episode} ({scope}): taken in hand by {name}. If there were repeats, they stop, unless the trouble grows.",
    ),
    Deed.CLOSED: Phrase(
        "{episode} ({scope}) : clos par {name}, sans fin publiée. La météo le rouvre si elle en parle de nouveau.",
        "{episode} ({scope}): closed by {name}, no end published. The météo reopens it if it speaks of it again.",
    ),
    Deed.REOPENED: Phrase("{episode} ({scope}) : rouvert par {name}.", "{episode} ({scope}): reopened by {name}."),
}
_HOLDS_AGAIN = Phrase(
    "{episode} ({scope}) : réouverture retirée par {name}. Ce que la météo en a publié vaut de nouveau : {state}.",
    "{episode} ({scope}): reopening taken back by {name}. What the météo published of it holds again: {state}.",
)
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
    _carry_out(Deed.ACKNOWLEDGED, episode, by, why, config_path)


@click.command()
@person_options
@config_option
def close(episode: str, by: str, why: str, config_path: Path | None) -> None:
    """Close EPISODE, which has vanished or is overdue: its end was never published, and you know better.

    It is told as your decision, never as an end that the administration published. What was reopened by mistake is over
    again as it was published, unless it was written of since. Exit status: 0, or 2 if it is unknown, over, or still
    listed and not overdue.
    """
    _carry_out(Deed.CLOSED, episode, by, why, config_path)


@click.command()
@person_options
@config_option
def reopen(episode: str, by: str, why: str, config_path: Path | None) -> None:
    """Hold EPISODE, which is over, to be going on; it is told as your decision.

    Exit status: 0, also if it is in force; 2 if it is unknown.
    """
    _carry_out(Deed.REOPENED, episode, by, why, config_path)


def _person(deed: Deed, by: str, why: str, voice: Voice) -> Person:
    if deed is Deed.CLOSED and not why.strip():
        raise Refusal(_NO_REASON.to(voice.language))
    person = person_of(by, why, "command")
    if isinstance(person, Flaw):
        raise Refusal(_FLAWS[person].to(voice.language))
    return person


def _carry_out(deed: Deed, episode: str, by: str, why: str, config_path: Path | None) -> None:
    config = configured(config_path)
    voice = voice_of(config)
    person = _person(deed, by, why, voice)
    with refusing(StoreError), open_existing(config.database.reveal()) as store:
        outcome = drill_desk_of(config, store=store, drills=store.drills, clock=now).carry_out(
            Wish(episode, deed, person)
        )
    if isinstance(outcome, Done):
        _say_done(outcome, voice)
    else:
        _say_declined(outcome, episode, voice)


def _say_done(outcome: Done, voice: Voice) -> None:
    episode = outcome.episode
    if is_drill(episode.id):
        click.echo(_DRILL.to(voice.language, episode=episode.id, name=outcome.intervention.by))
        return
    values = {
        "episode": episode.id,
        "scope": scope_words(episode.remaining or episode.affected, voice),
        "name": outcome.intervention.by,
        "state": STATES[episode.state].to(voice.language),
    }
    is_taken_back = outcome.intervention.deed is Deed.CLOSED and not episode.is_closed_by_person
    phrase = _HOLDS_AGAIN if is_taken_back else _DONE[outcome.intervention.deed]
    click.echo(phrase.to(voice.language, **values))
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
        _refuse(declined, identifier, voice)


def _refuse(declined: Declined, identifier: str, voice: Voice) -> NoReturn:
    episode = declined.episode
    if episode is None:
        raise Refusal(_UNKNOWN.to(voice.language, episode=identifier))
    phrase = _OVER if declined.code is DeclineCode.OVER else _NOT_CLOSABLE
    raise Refusal(phrase.to(voice.language, episode=identifier, state=STATES[episode.state].to(voice.language)))
