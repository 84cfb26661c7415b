"""The program of a drill: the real parts on a made-up source and a store in memory, which is gone with the process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Thread

from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli.assembly import digester_of, reminders_of, rules_of, voice_of
from meteo_douane.cli.beginning import Refusal, now
from meteo_douane.cli.drill_plan import Plan, name_in_french
from meteo_douane.cli.senders import courier_of
from meteo_douane.cli.sources import cut_of, reader_of
from meteo_douane.cli.templates import logged, templates_of
from meteo_douane.config import Config
from meteo_douane.daemon import Daemon
from meteo_douane.desk import Desk
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.drill import Drill, Scene, drilled
from meteo_douane.domain.interventions import Deed, Intervention, Person, Wish
from meteo_douane.domain.observation import Source
from meteo_douane.domain.step import Rules
from meteo_douane.drills.feed import ADDRESS, DrillFeed
from meteo_douane.monitor import Cadence, Monitor
from meteo_douane.observing.observer import Observer
from meteo_douane.telling.voice import Phrase

EVERY = timedelta(seconds=1)
MOST_MESSAGES = 10_000


@dataclass(slots=True)
class Stage:
    """A drill under way."""

    drill: Drill
    feed: DrillFeed
    store: SqlStore
    desk: Desk
    daemon: Daemon

    def show(self, scene: Scene) -> Callable[[], bool]:
        """Publish a scene; return what says whether it was read."""
        known = len(self.store.known().publications)
        self.feed.show(scene)
        return lambda: len(self.store.known().publications) > known

    def take_in(self, answer: Intervention) -> None:
        """Have told what somebody has answered."""
        person = Person(answer.by, answer.why, answer.via)
        self.desk.carry_out(Wish(self.drill.id, Deed.ACKNOWLEDGED, person))
        self.daemon.look_again()

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """The messages of the drill, oldest first."""
        return self.store.deliveries(tuple(DeliveryState), limit=MOST_MESSAGES)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Deliver, repeat and read in threads of its own."""
        thread = Thread(target=self.daemon.run, name="drill", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.daemon.stopping.set()
            thread.join()


_NOT_UNDERSTOOD = Phrase(
    "Aucune alerte sur {service} ne peut être inventée qui soit comprise ; essayez un autre --service.",
    "No alert about {service} can be made up that is understood; try another --service.",
)


@contextmanager
def staged(config: Config, plan: Plan, drill: Drill) -> Iterator[Stage]:
    """Give a drill whose alert was read and is owed; nothing is sent before it works."""
    with open_store("sqlite://") as store:
        feed = DrillFeed(name_in_french(plan.service, voice_of(config)), plan.modes, now)
        rules = _rules(config, plan, drill)
        monitor = _monitor(config, feed, rules, store)
        monitor.read(frozenset({Source.FEED}))
        feed.show(Scene.ALERT)
        step = monitor.read(frozenset({Source.FEED}))
        episode = store.past.episode(drill.id)
        if not step.messages or episode is None:
            raise Refusal(_NOT_UNDERSTOOD.to(voice_of(config).language, service=plan.service))
        yield Stage(
            replace(drill, episode=episode),
            feed,
            store,
            Desk(rules, store, now),
            _daemon(config, monitor, drill, store),
        )


def _rules(config: Config, plan: Plan, drill: Drill) -> Rules:
    rules = replace(rules_of(config), watches=(drilled(plan.watch),), drill=drill.id)
    # It reads a feed of its own, whatever the configuration names.
    return replace(rules, operator_channels=(), providers=(), remind_every=None, sources=None)


def _monitor(config: Config, feed: DrillFeed, rules: Rules, store: SqlStore) -> Monitor:
    reader = reader_of(config)
    observer = Observer(Source.FEED, ADDRESS, feed, cut_of(reader, None), reader, now)
    return Monitor((observer,), rules, store, now)


def _daemon(config: Config, monitor: Monitor, drill: Drill, store: SqlStore) -> Daemon:
    # Of a channel that is dead, who holds the drill learns here; an alarm of the operator's would stay open.
    config = replace(config, digests=(), operator=replace(config.operator, channels=()))
    courier = courier_of(config, store=store, clock=now, templates=templates_of(config, logged), drill=drill.id)
    digester = digester_of(config, store=store.digests, clock=now)
    reminders = reminders_of(config, store=store.ledger, clock=now)
    return Daemon(monitor, courier, Cadence(EVERY, EVERY), now, lambda _: None, digester, reminders)
