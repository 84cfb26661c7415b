"""`digest`: how things stand, shown or sent now."""

from __future__ import annotations

from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore, StoreError
from meteo_douane.cli.assembly import digester_of, voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, now, opened, refusing
from meteo_douane.cli.senders import courier_of
from meteo_douane.cli.templates import logged, templates_of
from meteo_douane.cli.trial import report
from meteo_douane.config import Config
from meteo_douane.domain.delivery import Message, Words, owed
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.schedule import Plan
from meteo_douane.telling.message import render


@click.command()
@click.argument("name")
@click.option("--preview", is_flag=True, help="Print it as it would read now; nothing is sent or recorded.")
@click.option("--html", is_flag=True, help="With --preview: print the HTML of the mail.")
@config_option
def digest(name: str, preview: bool, html: bool, config_path: Path | None) -> None:  # noqa: FBT001
    """Send the digest NAME now, or show it with --preview; the next one that is due tells what it would have told.

    Exit status: 0, or 1 if a channel did not take it.
    """
    config = configured(config_path, sends=not preview)
    plan = _plan(config, name)
    if html and not preview:
        raise Refusal("--html goes with --preview: what is sent depends on the channel")
    with refusing(StoreError), opened(config) as store:
        if preview:
            _show(config, plan, store, as_html=html)
        else:
            _send(config, plan, store)


def _plan(config: Config, name: str) -> Plan:
    plan = next((plan for plan in config.digests if plan.name == name), None)
    if plan is None:
        known = ", ".join(plan.name for plan in config.digests) or "none"
        raise Refusal(f"no digest {name!r} is configured; there is: {known}")
    return plan


def _show(config: Config, plan: Plan, store: SqlStore, *, as_html: bool) -> None:
    words = previewed(config, plan, store)
    click.echo(words.html if as_html else f"{words.title}\n\n{words.text}", nl=False)


def previewed(config: Config, plan: Plan, store: SqlStore) -> Words:
    """Return a digest as it would read now; nothing is sent or recorded."""
    made = digester_of(config, store=store.digests, clock=now).made_now(plan)
    message = Message("preview", plan.channels[0], EventKind.DIGEST, made.at, (), made)
    return render(owed(message, made.at), voice_of(config), made.at, templates_of(config, logged))


def _send(config: Config, plan: Plan, store: SqlStore) -> None:
    courier = courier_of(config, store=store, clock=now, templates=templates_of(config, logged))
    deliveries = digester_of(config, store=store.digests, clock=now).owe_now(plan)
    for channel in plan.channels:
        courier.deliver(channel)
    report((store.past.delivery(one.message.key) or one for one in deliveries), config)
