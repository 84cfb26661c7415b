"""The page put together: loaded only where there is one."""

from __future__ import annotations

from collections.abc import Callable

from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.assembly import drill_desk_of, now, voice_of
from meteo_douane.config import Config
from meteo_douane.config.values import WebConfig
from meteo_douane.domain.interventions import Done, Outcome, Wish
from meteo_douane.web.ack import AckPage
from meteo_douane.web.app import build_app
from meteo_douane.web.server import WebServer


def web_server(config: Config, web: WebConfig, store: SqlStore, when_done: Callable[[], None]) -> WebServer:
    """Return what serves the page; `when_done` is called after somebody did something by it."""
    desk = drill_desk_of(config, store=store, clock=now)

    def carried_out(wish: Wish) -> Outcome:
        outcome = desk.carry_out(wish)
        if isinstance(outcome, Done):
            when_done()
        return outcome

    secret = None if web.secret is None else web.secret.reveal()
    page = AckPage(secret, voice_of(config), desk.episode, carried_out, now)
    return WebServer(build_app(page.routes()), web.address.host, web.address.port)
