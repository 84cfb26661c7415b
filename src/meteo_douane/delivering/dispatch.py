"""Have sent what is owed to each channel: at once what a commit gives out, and the rest when it is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from meteo_douane.agenda.timetable import Job, Timetable
from meteo_douane.delivering.courier import Courier
from meteo_douane.delivering.in_doubt import InDoubt
from meteo_douane.domain.delivery import LATE_AFTER, Delivery, dues_with
from meteo_douane.monitor import Taken
from meteo_douane.ports import Clock, Hands, Store

#: A reading or a delivery that broke is tried again after this time.
AFTER_A_FAULT = timedelta(seconds=15)


@dataclass(slots=True)
class Dispatch:
    """Puts deliveries down in a timetable; nothing is sent before `begin`."""

    courier: Courier
    store: Store
    clock: Clock
    timetable: Timetable
    _may_send: Event = field(default_factory=Event)
    _in_doubt: InDoubt = field(init=False)

    def __post_init__(self) -> None:
        self._in_doubt = InDoubt(self.store)

    def begin(self) -> None:
        """Send from now on, and look for what is owed."""
        self._may_send.set()
        self.look()

    def look(self) -> Mapping[str, datetime]:
        """Look for what is owed to any channel, by whomever: another process may have owed it. Return since when."""
        return self.schedule(self.store.next_dues())

    def schedule(self, found: Mapping[str, datetime]) -> Mapping[str, datetime]:
        """Have sent what was found to be due; return since when something is due to each channel."""
        dues = self._with_none_given_up(found)
        for channel, due in dues.items():
            if channel in self.courier.channels:
                self._schedule_delivery(channel, due)
        return dues

    def send(self, channels: frozenset[str]) -> None:
        """Have sent now what is owed to these channels, as far as there are such."""
        for channel in channels & self.courier.channels:
            self._schedule_delivery(channel, self.clock())

    def take_up(self, courier: Courier) -> None:
        """Send by way of another courier, at once and from any thread; a message under way is sent where it was going.

        What is owed by way of a channel that there is no more goes to the operator.
        """
        self.courier = courier
        self.timetable.put(self._take_stock, Job.TAKING_STOCK, self.clock())

    def of_reading(self, read: Callable[[Hands | None], Taken], dues: Mapping[str, datetime]) -> Mapping[str, datetime]:
        """Read, and have sent what is owed for it; return since when that is due, and what was due already.

        What the commit gives out is sent past the schedule.
        """
        courier = self.courier
        for delivery in self._in_doubt.found():
            self._deliver_at_once(courier, delivery)
        taken = self._read(read, courier)
        for delivery in taken.given:
            self._deliver_at_once(courier, delivery)
        given = {one.message.key for one in taken.given}
        if messages := [one for one in taken.step.messages if one.key not in given]:
            dues = self.schedule(dues_with(dues, messages, self.clock()))
        return {**dues, **{one.message.channel: one.next_at for one in taken.given}}

    def _read(self, read: Callable[[Hands | None], Taken], courier: Courier) -> Taken:
        """Read; what was to be given out and is not may be given out all the same, if the commit has failed."""
        ready: dict[str, Delivery] = {}
        given: frozenset[str] = frozenset()
        try:
            taken = read(self._hands_of(courier, ready))
            given = frozenset(one.message.key for one in taken.given)
            return taken
        finally:
            self._in_doubt.adds(one for key, one in ready.items() if key not in given)

    def _hands_of(self, courier: Courier, ready: dict[str, Delivery]) -> Hands | None:
        """Return who sends at once, if anything may be sent yet; the words are made while the disk is waited for."""

        def get_ready(given: Sequence[Delivery]) -> None:
            ready.update((one.message.key, one) for one in given)
            self.timetable.do_now(lambda: courier.get_ready(given), Job.WRITING)

        return Hands(courier.channels, get_ready) if self._may_send.is_set() else None

    def _deliver_at_once(self, courier: Courier, given: Delivery) -> None:
        """Send what is given out, past the schedule; when all is being stopped it is the last thing done."""
        channel = given.message.channel
        self.timetable.do_now(lambda: self._deliver(channel, courier, given), _job_of(channel))

    def _with_none_given_up(self, dues: Mapping[str, datetime]) -> Mapping[str, datetime]:
        """Return them as they are when what nobody will send is given up.

        An end still goes to a channel that told of the beginning and is configured no more: it is given up, unless
        another program that knows the channel sends it soon.
        """
        long_ago = self.clock() - LATE_AFTER
        if all(channel in self.courier.channels or due > long_ago for channel, due in dues.items()):
            return dues
        self.courier.give_up_on_unknown_channels()
        return self.store.next_dues()

    def _schedule_delivery(self, channel: str, when: datetime) -> None:
        if self._may_send.is_set():
            self.timetable.put(lambda: self._deliver(channel, self.courier), _job_of(channel), when)

    def _deliver(self, channel: str, courier: Courier, given: Delivery | None = None) -> None:
        """Send what is due to a channel by way of a courier, and by no other that may take its place meanwhile."""
        is_done = False
        try:
            if channel in courier.channels:
                is_stopping = lambda: self.timetable.stopping.is_set() or self.courier is not courier  # noqa: E731
                courier.deliver(channel, given, is_stopping=is_stopping)
            is_done = True
        finally:
            if not is_done:
                self._schedule_delivery(channel, self.clock() + AFTER_A_FAULT)
        # What became of it may be owed to others now: to a fallback, to the operator.
        if self.courier is courier:
            self.look()
        else:
            self._take_stock()

    def _take_stock(self) -> None:
        """Send what is owed by way of the channels that there are now; what has none any more goes to the operator."""
        is_done = False
        try:
            self.courier.give_up_on_unknown_channels()
            is_done = True
        finally:
            if not is_done:
                self.timetable.put(self._take_stock, Job.TAKING_STOCK, self.clock() + AFTER_A_FAULT)
        self.look()


def _job_of(channel: str) -> str:
    return f"deliver {channel}"
