"""`drill`: an alert that is made up, through the real channels, to see who answers and after how long."""

from __future__ import annotations

import socket
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore, StoreError
from meteo_douane.cli import output
from meteo_douane.cli.arguments import Length
from meteo_douane.cli.asking import Choice, asked
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, json_option, now, opened, refusing
from meteo_douane.cli.drill_holding import Holding, Progress, Stops
from meteo_douane.cli.drill_json import outcome_json
from meteo_douane.cli.drill_plan import Plan, planned
from meteo_douane.cli.drill_stage import staged
from meteo_douane.config import Config
from meteo_douane.domain.drill import Drill, Outcome
from meteo_douane.domain.notice import Mode
from meteo_douane.telling.drill_report import length, report, sent_words
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.voice import Phrase, Voice, listed

NOT_ANSWERED = 1
#: A drill that was held to its end says so itself; one that was killed is over by then.
MARGIN = timedelta(minutes=2)
_LENGTH = Length("30s or 10m, of at most 4h", timedelta(hours=4))
_ASKING = Phrase(
    "Exercice sur {scope}, pour la veille {watch}. Des messages réels, marqués EXERCICE, partent sur : {channels}. Il "
    "dure jusqu'à la première réponse, {limit} au plus. Les envoyer ?",
    "A drill about {scope}, for the watch {watch}. Real messages, marked EXERCICE, go to: {channels}. It lasts until "
    "the first answer, {limit} at most. Send them?",
)
_NOBODY_TO_ASK = Phrase(
    "Un exercice envoie de vrais messages, et personne ne peut être interrogé ici : ajoutez --yes.",
    "A drill sends real messages, and nobody can be asked here: add --yes.",
)
_YES, _NO = Phrase("oui", "yes"), Phrase("non", "no")
_NOT_SENT = Phrase("Rien n'a été envoyé.", "Nothing was sent.")
_NO_PAGE = Phrase(
    "Attention : rien ne répond à {address}. Les liens des messages ne marchent que si meteo-douane run tourne.",
    "Beware: nothing answers at {address}. The links in the messages work only while meteo-douane run is up.",
)


@click.command()
@click.option("--watch", "watch_name", default="", metavar="NAME", help="The watch; may be left out if there is one.")
@click.option("--service", default="", metavar="CODE", help="A service that it follows. Default: its first one.")
@click.option(
    "--mode", type=click.Choice([mode.value for mode in Mode]), default=None, help="Default: as it names them."
)
@click.option("--wait", type=_LENGTH, default="10m", show_default=True, help="How long an answer is waited for.")
@click.option("--bulletin-after", type=_LENGTH, default="1m", show_default=True, help="When the bulletin follows.")
@click.option("-y", "--yes", "is_agreed", is_flag=True, help="Send without asking.")
@json_option
@config_option
def drill(
    config_path: Path | None,
    as_json: bool,  # noqa: FBT001
    is_agreed: bool,  # noqa: FBT001
    wait: timedelta,
    bulletin_after: timedelta,
    **which: str | None,
) -> None:
    """Send an alert, a bulletin and an end that are a drill, and say who answered and what became of each message.

    They go through the real channels on the way of real messages, each headed EXERCICE, and nothing of them is kept
    among what is real. It is answered by the link in the message or by: ack exercice-N --by NAME. Ctrl-C ends it early,
    with its end told. Exit status: 0 somebody answered and every message was taken; 1 not so; 2 it cannot be held.
    """
    config = configured(config_path, sends=True)
    voice = voice_of(config)
    plan = planned(config, voice, **{name: value or "" for name, value in which.items()})
    _agree(plan, wait, voice, is_agreed=is_agreed)
    _look_for_the_page(config, voice)
    with refusing(StoreError), opened(config) as real:
        outcome = _held(config, plan, real, wait, bulletin_after)
    click.echo(output.line(outcome_json(outcome, plan)) if as_json else "\n".join(report(outcome, plan.scope, voice)))
    sys.exit(0 if outcome.has_succeeded else NOT_ANSWERED)


def _agree(plan: Plan, wait: timedelta, voice: Voice, *, is_agreed: bool) -> None:
    """Ask before people are woken, where somebody can be asked."""
    if is_agreed:
        return
    if not sys.stdin.isatty():
        raise Refusal(_NOBODY_TO_ASK.to(voice.language))
    channels, scope = listed(plan.channels, voice.language), scope_words(plan.scope, voice)
    values = {"scope": scope, "watch": plan.watch.name, "channels": channels, "limit": length(wait, voice)}
    question = _ASKING.to(voice.language, **values)
    choices = tuple(Choice(word, word) for word in (_YES.to(voice.language), _NO.to(voice.language)))
    if asked(question, choices, voice):
        click.echo(_NOT_SENT.to(voice.language))
        sys.exit(NOT_ANSWERED)


def _look_for_the_page(config: Config, voice: Voice) -> None:
    """Warn of links that lead nowhere."""
    if config.web is None or voice.ack_link is None:
        return
    address = config.web.address
    try:
        socket.create_connection((address.host, address.port), timeout=1).close()
    except OSError:
        click.echo(_NO_PAGE.to(voice.language, address=address), err=True)


def _held(config: Config, plan: Plan, real: SqlStore, wait: timedelta, bulletin_after: timedelta) -> Outcome:
    drill = real.drills.begin(Drill("", plan.watch.name, now(), now() + wait + MARGIN))
    voice, stops, progress = voice_of(config), Stops(), Progress(voice_of(config), wait)
    try:
        with stops.heeded(), staged(config, plan, drill) as stage:
            stage.drill = replace(stage.drill, started_at=now(), until=now() + wait + MARGIN)
            real.drills.show(stage.drill)
            progress.say(sent_words(drill, wait, voice))
            return Holding(stage, real, voice, wait, bulletin_after, progress, stops).held()
    finally:
        real.drills.end(drill.id)
