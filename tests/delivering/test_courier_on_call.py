"""A tool for people on call that a fallback has told of a trouble gets its end, though the channel itself is back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from commits import a_commit
from meteo_douane.adapters.channels import Channels, ChannelSettings
from meteo_douane.adapters.store import SqlStore
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.handover import Deputies
from meteo_douane.telling.message import render
from occasions import CONTINUED, ENDED, NOW, OPENED, PARTLY_ENDED, a_voice
from receivers import Http


@dataclass
class OnCall:
    """A channel that people read, and behind it a webhook that opens and closes incidents; a clock that we turn."""

    store: SqlStore
    chat: Http
    tool: Http
    now: timedelta = timedelta()

    def owes(self, delivery: Delivery) -> None:
        self.store.commit(a_commit(deliveries=(replace(delivery, next_at=NOW + self.now),)))

    def sends(self) -> None:
        courier = self._courier()
        courier.deliver("astreinte")
        courier.deliver("appel")

    def tries_until(self, moment: timedelta) -> None:
        while self.now < moment:
            self.sends()
            self.now += timedelta(minutes=1)

    def incidents(self) -> list[tuple[str, str, str]]:
        payloads: list[Any] = [one.json for one in self.tool.received]
        return [(one["event"], one["event_action"], one["dedup_key"]) for one in payloads]

    def _courier(self) -> Courier:
        voice = a_voice()
        channels = Channels(
            {
                "astreinte": ChannelSettings(f"json://127.0.0.1:{self.chat.port}/hook"),
                "appel": ChannelSettings(f"json://127.0.0.1:{self.tool.port}/hook"),
            }
        )
        return Courier(
            frozenset({"astreinte", "appel"}),
            Deputies({"astreinte": "appel"}),
            lambda delivery, at: render(delivery, voice, at),
            channels,
            self.store,
            lambda: NOW + self.now,
            lambda: 0.0,
        )


@pytest.mark.parametrize(
    "status", [pytest.param(503, id="late: lent after ten minutes"), pytest.param(410, id="dead: taken over")]
)
def test_what_a_fallback_has_opened_in_the_tool_is_resolved_there(sqlite_store: SqlStore, status: int) -> None:
    with Http(status).serving() as chat, Http().serving() as tool:
        on_call = OnCall(sqlite_store, chat, tool)
        on_call.owes(OPENED)
        on_call.tries_until(timedelta(minutes=15))
        chat.status = 200
        on_call.tries_until(timedelta(minutes=40))

        for delivery in (PARTLY_ENDED, ENDED):
            on_call.owes(delivery)
            on_call.sends()

        key = "appel/2026-05-01-01"
        assert on_call.incidents() == [
            ("opened", "trigger", key),
            ("partly_ended", "trigger", key),
            ("ended", "resolve", key),
        ]
        assert "alors en panne. Il fonctionne de nouveau" in tool.received[-1].json["message"]


def test_a_channel_that_was_never_down_tells_nobody_else(sqlite_store: SqlStore) -> None:
    with Http().serving() as chat, Http().serving() as tool:
        on_call = OnCall(sqlite_store, chat, tool)
        for delivery in (OPENED, CONTINUED, ENDED):
            on_call.owes(delivery)
            on_call.sends()

        assert len(chat.received) == 3
        assert tool.received == []
