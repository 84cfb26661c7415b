"""`deliveries`: what is owed, what failed and why, and how to owe it again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click
from click.core import ParameterSource

from meteo_douane.adapters.store import SqlStore, StoreError, open_existing
from meteo_douane.cli import output
from meteo_douane.cli.arguments import LENGTH, LIMIT
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, json_option, now, refuse_if_damaged, refusing
from meteo_douane.cli.spoken import delivery_line
from meteo_douane.config import Config
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.telling.voice import Phrase

_OPTIONS = {"within": "within", "channels": "channel"}
#: What somebody may have to look after.
OPEN = frozenset(state for state in DeliveryState if state.is_owed) | {DeliveryState.DEAD}
_NOTHING = Phrase("Rien n'est dû, rien n'a été abandonné.", "Nothing is owed, nothing was given up.")
_AGAIN = Phrase("De nouveau dus, tout de suite : {count}", "Owed again, at once: {count}")
_LEFT = Phrase(
    "Laissés tels quels : {count} (un message plus récent du même épisode est arrivé, le canal n'est pas demandé ou "
    "n'est plus configuré, ou le message est plus ancien que --within).",
    "Left as they are: {count} (a later message of the same episode has arrived, the channel is not asked for or not "
    "configured, or the message is older than --within).",
)


@click.command()
@click.option("--all", "shows_all", is_flag=True, help="Show what has arrived, what was folded, and tests as well.")
@click.option("--retry", "is_retried", is_flag=True, help="Owe again, at once, what failed or was given up.")
@click.option("--channel", "channels", multiple=True, metavar="NAME", help="With --retry: of this channel alone.")
@click.option(
    "--within", type=LENGTH, default="24h", show_default=True, help="With --retry: nothing given up that is older."
)
@click.option("--limit", type=LIMIT, default=200, show_default=True, help="How many, the latest.")
@config_option
@json_option
def deliveries(  # noqa: PLR0913, PLR0917 - an option each
    shows_all: bool,  # noqa: FBT001
    is_retried: bool,  # noqa: FBT001
    channels: tuple[str, ...],
    within: timedelta,
    limit: int,
    config_path: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """List what is owed, what failed and why, and what was given up; a running program sends what is owed again."""
    _refuse_without_retry(is_retried=is_retried)
    config = configured(config_path)
    with refusing(StoreError), open_existing(config.database.reveal()) as store:
        if is_retried:
            again = store.retry(_asked(config, channels), now() - within, now())
            _say(again, config, store, as_json=as_json)
        found = store.deliveries(frozenset(DeliveryState) if shows_all else OPEN, limit=limit)
        shown = tuple(one for one in found if shows_all or one.message.event_kind is not EventKind.TEST)
        if not shown:
            refuse_if_damaged(config)
        _show(shown, config, as_json=as_json)


def _refuse_without_retry(*, is_retried: bool) -> None:
    """Refuse what would be ignored: what is listed is not chosen by age or channel."""
    context = click.get_current_context()
    given = (
        name for name in ("within", "channels") if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    )
    name = next(given, None)
    if name is not None and not is_retried:
        raise Refusal(f"--{_OPTIONS[name]} says what --retry owes again; add --retry, or leave it out")


def _asked(config: Config, channels: tuple[str, ...]) -> frozenset[str]:
    """Return the channels that are asked for, all of them if none is; refuses one that is not configured."""
    for name in channels:
        if name not in config.channels:
            raise Refusal(f"--channel {name}: no such channel in the configuration")
    return frozenset(channels or config.channels)


def _say(again: int, config: Config, store: SqlStore, *, as_json: bool) -> None:
    left = store.delivery_counts()[DeliveryState.DEAD]
    if as_json:
        click.echo(output.line({"retried": again, "left": left}))
        return
    language = voice_of(config).language
    click.echo(_AGAIN.to(language, count=again))
    if left:
        click.echo(_LEFT.to(language, count=left))


def _show(found: tuple[Delivery, ...], config: Config, *, as_json: bool) -> None:
    voice = voice_of(config)
    for delivery in found:
        click.echo(output.line(output.delivery(delivery)) if as_json else delivery_line(delivery, now(), voice))
    if not found and not as_json:
        click.echo(_NOTHING.to(voice.language))
