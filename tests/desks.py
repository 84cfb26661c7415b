"""A program at work between a scripted page and a scripted channel, and people who write beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from builders import CATALOGUE, DTI, EDI, NOON, a_notice, a_scope, a_watch, an_end
from meteo_douane.adapters.store import SqlStore
from meteo_douane.delivering.courier import Courier
from meteo_douane.desk import Desk
from meteo_douane.domain.delivery import Delivery, Message, Result, Sent, Words
from meteo_douane.domain.handover import Deputies
from meteo_douane.domain.interventions import Deed, Outcome, Person, Wish
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Source
from meteo_douane.domain.step import Rules
from meteo_douane.domain.watch import Repetition
from meteo_douane.formats.item import Document, Format, Item, Readability
from meteo_douane.monitor import Monitor
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import Answer, Body, Commit, Hands, Request

PAGE = frozenset({Source.PAGE})
REQUEST = Request(Source.PAGE, "http://127.0.0.1/meteo")
QUARTER = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
MARC = Person("Marc", "j'appelle", "command")
NOTICES = {
    "alerte": a_notice("a", affects=a_scope("delta-ie", modes=[EDI])),
    "plus large": a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI])),
    "plus longue": a_notice("a", affects=a_scope("delta-ie", modes=[EDI]), ends_at=NOON + timedelta(days=1)),
    "fin": an_end("e", "delta-ie", modes=[EDI]),
}
RULES = Rules((replace(a_watch(), repetition=Repetition(QUARTER, 4)),), (), CATALOGUE)


class Reader:
    """Knows these notices by the title."""

    def read(self, item: Item, seen_at: datetime) -> Notice:
        del seen_at
        return replace(NOTICES[item.title], title=item.title, revision=item.title)


class Interrupted:
    """A store before whose next commit something else happens."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self.first: Callable[[], object] | None = None

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        first, self.first = self.first, None
        if first is not None:
            first()
        return self._store.commit(commit, hands)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@dataclass
class World:
    """A program at work: a page whose words we write, a clock that we turn, a channel that answers as it is told."""

    store: SqlStore
    now: datetime = NOON
    rules: Rules = RULES
    deputies: Deputies = field(default_factory=Deputies)
    page: tuple[str, ...] = ()
    results: list[Result] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)
    monitor: Monitor = field(init=False)
    work: Interrupted = field(init=False)

    def __post_init__(self) -> None:
        self.work = Interrupted(self.store)
        self.starts()
        self.reads()

    def starts(self) -> None:
        """As a process does that has just been started."""
        observer = Observer(Source.PAGE, REQUEST.url, self._fetch, _cut, Reader(), self.clock)
        self.monitor = Monitor((observer,), self.rules, self.work, self.clock)  # type: ignore[arg-type] # the store's

    def clock(self) -> datetime:
        return self.now

    def _fetch(self, request: Request) -> Answer:
        del request
        return Body(REQUEST, "\n".join(self.page).encode())

    def reads(self, *page: str) -> list[str]:
        self.page = page
        return self._told(PAGE)

    def waits(self, time: timedelta) -> list[str]:
        self.now += time
        return self._told(frozenset())

    def _told(self, sources: frozenset[Source]) -> list[str]:
        return [decision.event_kind.value for decision in self.monitor.read(sources).decisions if decision.told]

    def does(self, deed: Deed) -> Outcome:
        (episode, *_) = self.store.known().episodes
        return Desk(self.rules, self.store, self.clock).carry_out(Wish(episode, deed, MARC))

    def sends(self, channel: str = "astreinte") -> list[str]:
        """Send what is due to a channel, and return the kinds of what was sent."""
        courier = Courier(
            frozenset({channel}), self.deputies, self._rendered, self._notify, self.store, self.clock, lambda: 0.0
        )
        already = len(self.sent)
        courier.deliver(channel)
        return [message.event_kind.value for message in self.sent[already:]]

    def _rendered(self, delivery: Delivery, now: datetime) -> Words:
        del now
        self.sent.append(delivery.message)
        return Words("", "", "", "", delivery.message.event_kind, "")

    def _notify(self, channel: str, words: Words) -> Result:
        del channel, words
        return self.results.pop(0) if self.results else Sent()


def _cut(content: bytes, source: Source, content_type: str) -> Document:
    del source, content_type
    items = tuple(Item(title, title) for title in content.decode().splitlines())
    return Document(Format.PAGE, Readability.PARSED if items else Readability.EMPTY, items)
