"""The outbox in processes that are killed, for tests: `python crashing.py URL PORT`.

One story is gone through again and again, each time in a process of its own that is killed (SIGKILL) one step later: at
the beginning and at the commit of every transaction, before and after every send. A second process then goes on where
the first one was. The last time, the first one comes through alive.
"""

import os
import random
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import event, text

from builders import CATALOGUE, EDI, a_bulletin, a_notice, a_scope, a_watch, an_end
from meteo_douane.adapters.channels import Channels, ChannelSettings
from meteo_douane.adapters.store import SqlStore, migrate, open_store
from meteo_douane.adapters.store.engine import connect
from meteo_douane.adapters.store.tables import METADATA
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.delivery import Delivery, Refused, Result, Words
from meteo_douane.domain.handover import Deputies
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Source
from meteo_douane.domain.step import Rules
from meteo_douane.formats.item import Document, Format, Item, Readability
from meteo_douane.monitor import Monitor
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import Answer, Body, Hands, Request
from meteo_douane.telling.message import render
from meteo_douane.telling.voice import Voice

NINE = datetime(2026, 2, 3, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
IE = a_scope("delta-ie", modes=[EDI])
#: Invented. By title: an alert, a bulletin, its end.
NOTICES = {
    "alerte": a_notice("alerte", title="alerte", affects=IE),
    "bulletin": a_bulletin("bulletin", title="bulletin", affects=IE, ends_at=NINE + 60 * MINUTE),
    "fin": an_end("fin", "delta-ie", modes=[EDI], title="fin"),
}
#: What the page lists, one reading after the other, and after which of them messages go out: not after the bulletin,
#: which waits and is told with the end.
PAGES = ("", "alerte", "bulletin alerte", "fin bulletin alerte")
SENDING_AFTER = {1, 3}
CHANNELS = ("astreinte", "mort", "secours", "exploitation")
VOICE = Voice(Language.FR, ZoneInfo("Europe/Paris"), CATALOGUE, "https://meteo.example/")


@dataclass
class Death:
    """Kills this process at one of its steps."""

    at: int | None
    steps: int = 0

    def step(self) -> None:
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.steps += 1


@dataclass
class Life:
    """One process with the story from one reading on; its clock begins at that reading, and later after a restart."""

    url: str
    port: int
    name: str
    death: Death
    now: datetime
    is_rehearsal: bool = False
    page: str = ""

    def live(self, first: int) -> None:
        with open_store(self.url) as store:
            for moment in ("begin", "commit"):
                event.listen(store._engines.writer, moment, lambda _: self.death.step())
            monitor = Monitor((self.observer(),), self.rules(), store, lambda: self.now)
            courier = self.courier(store)
            for number in range(first, len(PAGES)):
                self.page = PAGES[number]
                self.now += MINUTE
                say(f"reading {number}")
                hands = Hands(CHANNELS, lambda _: self.death.step()) if number in SENDING_AFTER else None
                for given in monitor.read_for(hands, frozenset({Source.PAGE})).given:
                    courier.deliver(given.message.channel, given)
                self.send(courier, store, number)

    def send(self, courier: Courier, store: SqlStore, number: int) -> None:
        """Send what is due until nothing is: what a killed process had locked is free a moment later."""
        while number in SENDING_AFTER and (due := store.next_dues()):
            for channel in sorted(due):
                courier.deliver(channel)
            if self.is_rehearsal:
                return

    def observer(self) -> Observer:
        request = Request(Source.PAGE, "http://127.0.0.1/meteo")

        def fetch(_: Request) -> Answer:
            return Body(request, self.page.encode())

        return Observer(Source.PAGE, request.url, fetch, cut, Reader(), lambda: self.now)

    def rules(self) -> Rules:
        watch = a_watch("le-havre", "delta-ie", channels=("astreinte", "mort"))
        return Rules((watch,), ("exploitation",), CATALOGUE)

    def courier(self, store: SqlStore) -> Courier:
        settings = {
            channel: ChannelSettings(f"json://127.0.0.1:{self.port}/{self.name}/{channel}") for channel in CHANNELS
        }
        channels = Channels(settings)

        def notify(channel: str, words: Words) -> Result:
            self.death.step()
            result = Refused("not sent") if self.is_rehearsal else channels(channel, words)
            self.death.step()
            return result

        def words(delivery: Delivery, at: datetime) -> Words:
            return render(delivery, VOICE, at)

        deputies = Deputies({"mort": "secours"}, ("exploitation",))
        return Courier(frozenset(CHANNELS), deputies, words, notify, store, lambda: self.now, random.random)


def cut(content: bytes, source: Source, content_type: str) -> Document:
    del source, content_type
    items = tuple(Item(title, title) for title in content.decode().split())
    return Document(Format.PAGE, Readability.PARSED if items else Readability.EMPTY, items)


class Reader:
    """Knows three messages."""

    def read(self, item: Item, seen_at: datetime) -> Notice:
        del seen_at
        return replace(NOTICES[item.title], revision=item.title)


def say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - its standard output is its answer


def in_a_process(work: Callable[[], None]) -> int:
    """Do something in a process of its own; return how it ended, as `os.waitpid` says it."""
    process = os.fork()
    if process == 0:
        work()
        os._exit(0)
    return os.waitpid(process, 0)[1]


def emptied(url: str) -> None:
    engines = connect(url)
    with engines.writing() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(text(f"DELETE FROM {table.name}"))  # noqa: S608 - our own tables
    engines.close()


def last_reading(log: str) -> int:
    with open(log, encoding="utf-8") as lines:  # noqa: PTH123 - one word for it
        return max(int(line.split()[1]) for line in lines)


def main(url: str, port: int, log: str) -> None:
    """Kill at every step there is, and restart each time."""
    migrate(url)
    # What is loaded and compiled at first use is so once, and not in each process.
    Life(url, port, "rehearsal", Death(None), NINE, is_rehearsal=True).live(0)
    status, number = -1, 0
    while status != 0:
        emptied(url)
        first = Life(url, port, str(number), Death(number), NINE)
        reached = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

        def begin(life: Life = first, output: int = reached) -> None:
            os.dup2(output, 1)
            say("reading 0")
            life.live(0)

        status = in_a_process(begin)
        os.close(reached)
        if status != 0:
            assert os.WTERMSIG(status) == signal.SIGKILL, f"ended by itself with status {status}"
            later = Life(url, port, str(number), Death(None), NINE + 60 * MINUTE)
            assert in_a_process(lambda life=later: life.live(last_reading(log))) == 0  # type: ignore[misc] # its own life
        number += 1
    say(f"killed {number - 1} times")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
