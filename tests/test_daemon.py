"""The daemon: readings and deliveries, over and over, until it is told to stop."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest

from meteo_douane import daemon as module
from meteo_douane.agenda.digester import Digester
from meteo_douane.agenda.reminders import Reminders
from meteo_douane.daemon import Daemon
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.delivery import LATE_AFTER, Delivery, DeliveryState, Message
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Scope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.step import Step
from meteo_douane.monitor import Cadence, Monitor, Taken
from meteo_douane.observing.leadership import Leadership
from meteo_douane.ports import Hands, LaterError, Meanwhile
from waiting import until

SOON = timedelta(milliseconds=20)
PATIENCE = 10.0


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Desk:
    """Stands for the store: what is owed to whom."""

    due: dict[str, datetime] = field(default_factory=dict)
    mended: list[datetime] = field(default_factory=list)
    being_sent: tuple[Delivery, ...] = ()

    def owed(self) -> tuple[Delivery, ...]:
        return self.being_sent

    def mend_dues(self, now: datetime) -> None:
        self.mended.append(now)

    def next_dues(self) -> dict[str, datetime]:
        return {channel: self.due.pop(channel) for channel in list(self.due)}


class Leases:
    """Gives the lease to whoever asks."""

    def __init__(self) -> None:
        self.is_free = Event()

    def take_lease(self, name: str, holder: str, lifetime: timedelta) -> int:
        del name, holder, lifetime
        return 1

    def give_up_lease(self, name: str, holder: str) -> None:
        del name, holder
        self.is_free.set()


class ScriptedMonitor(Monitor):
    """A monitor whose readings are the steps it is given, then nothing new."""

    def __init__(self, *steps: Callable[[], Step]) -> None:
        self.store = Desk()  # type: ignore[assignment] # all that the daemon asks
        self.observers = ()
        self.clock = now
        self.inquiry = None
        self.leadership = None
        self.sought = 0
        self.known = Known()
        self.warm_up: Callable[[], None] | None = None
        self.open_channels: Callable[[], None] | None = None
        self.steps = list(steps)
        self.readings = 0
        self.is_read_again = Event()
        self.is_read = Event()
        self.asked: list[frozenset[Source]] = []
        self.hands: list[Hands | None] = []
        self.gives: list[tuple[Delivery, ...]] = []

    def due(self, now: datetime) -> frozenset[Source]:
        del now
        return frozenset({Source.PAGE})

    def forget_rests(self) -> None:
        self.asked.clear()

    def seek_lead(self) -> bool:
        self.sought += 1
        return False

    def look(self) -> Meanwhile:
        return Meanwhile(last_intervention=0, dead_channels={}, dues=self.store.next_dues())

    def read_for(self, hands: Hands | None, sources: frozenset[Source], meanwhile: Meanwhile | None = None) -> Taken:
        del meanwhile
        self.hands.append(hands)
        self.asked.append(sources)
        self.readings += 1
        self.is_read.set()
        if self.steps:
            step = self.steps.pop(0)()
            given = self.gives.pop(0) if self.gives else ()
            there = {one.message.key for one in given}
            owed = (message for message in step.messages if message.key not in there)
            self.store.due |= {message.channel: now() for message in owed}  # type: ignore[attr-defined]
            return Taken(step, given)
        self.is_read_again.set()
        return Taken(Step(self.known, (), ()))


class ScriptedCourier(Courier):
    """A courier that says when it was called, and may be kept busy."""

    def __init__(self, *channels: str) -> None:
        self.channels = frozenset(channels)
        self.called = {channel: Event() for channel in channels}
        self.may_finish = Event()
        self.may_finish.set()
        self.finished: list[str] = []
        self.given: list[Delivery] = []
        self.is_stuck: frozenset[str] = frozenset()
        self.gives_up: Callable[[], None] = lambda: None

    def deliver(
        self, channel: str, given: Delivery | None = None, *, is_stopping: Callable[[], bool] = lambda: False
    ) -> int:
        del is_stopping
        self.given += [given] if given else []
        self.called[channel].set()
        self.may_finish.wait(PATIENCE)
        self.finished.append(channel)
        return 1

    def give_up_on_unknown_channels(self) -> tuple[()]:
        self.gives_up()
        return ()

    def stuck(self, dues: Mapping[str, datetime]) -> frozenset[str]:
        return frozenset(dues) & self.is_stuck


class ScriptedDigester(Digester):
    """A digester that says when it was asked, and each time owes what it is told to, or breaks."""

    def __init__(self, *made: Callable[[], frozenset[str]]) -> None:
        self.made = list(made)
        self.has_nothing_left = Event()

    def make_due(self) -> frozenset[str]:
        if not self.made:
            self.has_nothing_left.set()
            return frozenset()
        return self.made.pop(0)()

    def next_due(self) -> datetime | None:
        return None if self.has_nothing_left.is_set() else now() + SOON


class ScriptedReminders(Reminders):
    """Owes each time what it is told to, or breaks."""

    def __init__(self, *made: Callable[[], frozenset[str]]) -> None:
        self.made = list(made)

    def make_due(self) -> frozenset[str]:
        return self.made.pop(0)() if self.made else frozenset()


def a_daemon(
    monitor: ScriptedMonitor,
    courier: ScriptedCourier,
    states: list[str] | None = None,
    digester: ScriptedDigester | None = None,
    reminders: ScriptedReminders | None = None,
) -> Daemon:
    return Daemon(
        monitor,
        courier,
        Cadence(SOON, SOON),
        monitor.clock,
        ([] if states is None else states).append,
        digester or ScriptedDigester(),
        reminders or ScriptedReminders(),
        open_channels=monitor.open_channels,
        warm_up=monitor.warm_up,
    )


@contextmanager
def running(
    monitor: ScriptedMonitor,
    courier: ScriptedCourier,
    digester: ScriptedDigester | None = None,
    every: timedelta = SOON,
    reminders: ScriptedReminders | None = None,
) -> Iterator[tuple[Daemon, Thread, list[str]]]:
    states: list[str] = []
    daemon = a_daemon(monitor, courier, states, digester, reminders)
    daemon.cadence = Cadence(every, every)
    thread = Thread(target=daemon.run)
    thread.start()
    try:
        yield daemon, thread, states
    finally:
        courier.may_finish.set()
        daemon.stopping.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def something_owed_to(channel: str) -> Callable[[], Step]:
    return something_owed_to_all([channel])


def something_owed_to_all(channels: list[str]) -> Callable[[], Step]:
    messages = tuple(Message("key", channel, EventKind.OPENED, now(), ()) for channel in channels)
    return lambda: Step(Known(), (), messages)


def a_fault() -> Step:
    raise RuntimeError("a fault of ours")


def a_fault_of_digests() -> frozenset[str]:
    raise RuntimeError("a fault of ours")


def test_it_reads_again_and_again_and_feeds_the_watchdog_after_each_reading() -> None:
    monitor = ScriptedMonitor(lambda: Step(Known(), (), ()), lambda: Step(Known(), (), ()))

    with running(monitor, ScriptedCourier()) as (_, _, states):
        assert monitor.is_read_again.wait(PATIENCE)

    assert monitor.readings >= 3
    assert states[0] == "READY=1"
    assert states.count("WATCHDOG=1") >= 2
    assert "STOPPING=1" in states


def a_given_step(*channels: str) -> tuple[Callable[[], Step], tuple[Delivery, ...]]:
    """Return a reading whose messages are all given out, and what is given."""
    messages = tuple(Message(f"key/{channel}", channel, EventKind.OPENED, now(), ()) for channel in channels)
    given = tuple(Delivery(one, DeliveryState.SENDING, next_at=now() + timedelta(seconds=90)) for one in messages)
    return lambda: Step(Known(), (), messages), given


def test_what_a_reading_gives_out_is_sent_and_nothing_else_is_looked_for_to_send_it() -> None:
    step, given = a_given_step("astreinte", "bureau")
    monitor, courier = ScriptedMonitor(lambda: Step(Known(), (), ()), step), ScriptedCourier("astreinte", "bureau")
    monitor.gives = [(), given]

    with running(monitor, courier):
        assert courier.called["astreinte"].wait(PATIENCE)
        assert courier.called["bureau"].wait(PATIENCE)

    assert sorted(one.message.channel for one in courier.given) == ["astreinte", "bureau"]
    assert sorted(courier.finished) == ["astreinte", "bureau"]


def test_what_a_commit_gave_out_whose_answer_was_lost_is_sent_as_soon_as_it_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "AFTER_A_FAULT", SOON)
    (_, given), courier = a_given_step("astreinte"), ScriptedCourier("astreinte")

    def lost() -> Step:
        hands = monitor.hands[-1]
        assert hands is not None
        hands.get_ready(given)
        monitor.store.being_sent = given  # type: ignore[attr-defined] # it is our desk
        raise LaterError("the answer was lost")

    monitor = ScriptedMonitor(lambda: Step(Known(), (), ()), lost)
    with running(monitor, courier):
        assert courier.called["astreinte"].wait(PATIENCE)

    assert tuple(courier.given) == given


def test_nothing_is_given_out_before_the_channels_are_open() -> None:
    monitor, courier, are_open = ScriptedMonitor(), ScriptedCourier("astreinte"), Event()

    def open_channels() -> None:
        assert monitor.is_read_again.wait(PATIENCE)
        are_open.set()

    monitor.open_channels = open_channels
    with running(monitor, courier):
        assert are_open.wait(PATIENCE)
        until(lambda: monitor.hands[-1] is not None)

    assert monitor.hands[0] is None


def test_it_warms_up_once_when_it_has_read() -> None:
    monitor, is_warm, readings = ScriptedMonitor(), Event(), list[int]()

    def warm_up() -> None:
        readings.append(monitor.readings)
        is_warm.set()

    monitor.warm_up = warm_up
    with running(monitor, ScriptedCourier()):
        assert is_warm.wait(PATIENCE)
        assert monitor.is_read_again.wait(PATIENCE)

    assert len(readings) == 1
    assert readings[0] >= 1


def test_channels_are_opened_after_the_first_reading_and_before_anything_is_sent() -> None:
    monitor, courier, happened = (
        ScriptedMonitor(something_owed_to("astreinte")),
        ScriptedCourier("astreinte"),
        list[int](),
    )

    def open_channels() -> None:
        happened.append(monitor.readings)
        assert not courier.called["astreinte"].is_set()
        monitor.store.due["astreinte"] = now()  # type: ignore[attr-defined]

    monitor.open_channels = open_channels
    with running(monitor, courier, every=timedelta(hours=1)):
        assert courier.called["astreinte"].wait(PATIENCE)

    assert happened == [1]


def test_a_channel_that_cannot_be_opened_ends_it_and_nothing_is_sent() -> None:
    def refuse() -> None:
        raise LookupError("no such channel")

    monitor, courier = ScriptedMonitor(something_owed_to("astreinte")), ScriptedCourier("astreinte")
    daemon = a_daemon(monitor, courier)
    daemon.open_channels = refuse

    with pytest.raises(LookupError, match="no such channel"):
        daemon.run()

    assert monitor.readings == 1
    assert not courier.called["astreinte"].is_set()


def test_a_program_that_reads_and_does_not_deliver_gives_no_sign_of_life(caplog: pytest.LogCaptureFixture) -> None:
    monitor = ScriptedMonitor(something_owed_to("astreinte"))
    courier = ScriptedCourier("astreinte")
    courier.is_stuck = frozenset({"astreinte"})

    with running(monitor, courier, every=timedelta(hours=1)) as (_, _, states):
        assert courier.called["astreinte"].wait(PATIENCE)

    assert "WATCHDOG=1" not in states
    assert "deliveries are stuck, no sign of life is given channels=astreinte" in caplog.text


def test_a_reading_that_never_ends_gives_no_sign_of_life() -> None:
    may_end = Event()

    def hangs() -> Step:
        may_end.wait(PATIENCE)
        return Step(Known(), (), ())

    monitor = ScriptedMonitor(hangs)
    with running(monitor, ScriptedCourier()) as (daemon, _, states):
        assert monitor.is_read.wait(PATIENCE)
        told = list(states)
        daemon.stopping.set()
        may_end.set()

    assert told == ["READY=1"]


def test_it_says_when_it_last_came_round_and_a_reading_that_broke_is_no_turn() -> None:
    broken, whole = ScriptedMonitor(*[a_fault] * 3), ScriptedMonitor(*[lambda: Step(Known(), (), ())] * 3)

    with running(broken, ScriptedCourier()) as (stuck, _, _):
        started_at = stuck.turned_at
        with running(whole, ScriptedCourier()) as (turning, _, _):
            begun_at = turning.turned_at
            assert whole.is_read_again.wait(PATIENCE)

    assert stuck.turned_at == started_at
    assert turning.turned_at > begun_at


def test_what_a_reading_owes_is_sent_at_once_and_a_slow_channel_delays_neither_the_others_nor_the_reading() -> None:
    monitor = ScriptedMonitor(something_owed_to("slow"), something_owed_to("quick"))
    courier = ScriptedCourier("slow", "quick")
    courier.may_finish.clear()

    with running(monitor, courier):
        assert courier.called["slow"].wait(PATIENCE)
        assert courier.called["quick"].wait(PATIENCE)
        assert monitor.is_read_again.wait(PATIENCE)
        assert courier.finished == []


def test_what_was_owed_before_the_start_is_sent_when_it_is_due() -> None:
    monitor = ScriptedMonitor()
    monitor.store.due["astreinte"] = now()  # type: ignore[attr-defined] # it is our desk
    courier = ScriptedCourier("astreinte")

    with running(monitor, courier):
        assert courier.called["astreinte"].wait(PATIENCE)


def test_what_another_process_has_owed_meanwhile_is_sent_after_the_next_reading() -> None:
    monitor, courier = ScriptedMonitor(), ScriptedCourier("astreinte")

    with running(monitor, courier):
        assert monitor.is_read_again.wait(PATIENCE)
        monitor.store.due["astreinte"] = now()  # type: ignore[attr-defined] # it is our desk
        assert courier.called["astreinte"].wait(PATIENCE)


def test_what_a_dead_channel_hands_over_is_sent_at_once() -> None:
    monitor = ScriptedMonitor(something_owed_to("dead"))
    courier = ScriptedCourier("dead", "fallback")
    courier.may_finish.clear()

    with running(monitor, courier):
        assert courier.called["dead"].wait(PATIENCE)
        monitor.store.due["fallback"] = now()  # type: ignore[attr-defined] # it is our desk
        courier.may_finish.set()
        assert courier.called["fallback"].wait(PATIENCE)


def test_what_comes_to_be_owed_to_a_channel_that_is_gone_is_given_up_and_told_to_the_operator() -> None:
    monitor, courier = ScriptedMonitor(), ScriptedCourier("exploitation")
    due = monitor.store.due  # type: ignore[attr-defined]

    def owed_to_a_former_channel() -> Step:
        courier.gives_up = lambda: due.update(exploitation=now())
        due["former"] = now() - LATE_AFTER
        return Step(Known(), (), ())

    monitor.steps.append(owed_to_a_former_channel)
    with running(monitor, courier):
        assert courier.called["exploitation"].wait(PATIENCE)


def test_slow_channels_leave_the_readings_alone_however_many_they_are() -> None:
    names = [f"slow{number}" for number in range(20)]
    monitor = ScriptedMonitor(something_owed_to_all(names), something_owed_to_all(names))
    courier = ScriptedCourier(*names)
    courier.may_finish.clear()

    with running(monitor, courier):
        assert all(courier.called[name].wait(PATIENCE) for name in names)
        assert monitor.is_read_again.wait(PATIENCE)
        assert courier.finished == []


def test_a_fault_of_ours_is_logged_whole_and_the_next_reading_comes(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AFTER_A_FAULT", SOON)
    monitor = ScriptedMonitor(a_fault)

    with running(monitor, ScriptedCourier()) as (_, _, states):
        assert monitor.is_read_again.wait(PATIENCE)

    assert "RuntimeError: a fault of ours" in caplog.text
    assert states[0] == "READY=1"


def test_what_people_did_in_another_process_is_sent_after_the_next_reading_at_the_latest() -> None:
    monitor = ScriptedMonitor(lambda: Step(Known(), (), ()))
    courier = ScriptedCourier("astreinte")

    with running(monitor, courier):
        assert monitor.is_read_again.wait(PATIENCE)
        assert not courier.called["astreinte"].is_set()
        monitor.store.due["astreinte"] = now()  # type: ignore[attr-defined] # it is our desk

        assert courier.called["astreinte"].wait(PATIENCE)


def test_between_two_readings_it_says_again_what_is_due_then() -> None:
    due = Repeat("e1", "le-havre", Scope(), now() + SOON)
    monitor = ScriptedMonitor(lambda: Step(Known(), (), ()), something_owed_to("astreinte"))
    monitor.known = Known(repeats={due.key: due})
    courier = ScriptedCourier("astreinte")

    with running(monitor, courier, every=timedelta(hours=1)):
        assert courier.called["astreinte"].wait(PATIENCE)

    assert monitor.asked[:2] == [frozenset({Source.PAGE}), frozenset()]


def test_what_is_due_to_be_said_again_is_left_to_the_program_that_reads() -> None:
    due = Repeat("e1", "le-havre", Scope(), now())
    monitor = ScriptedMonitor()
    monitor.known, monitor.leadership = Known(repeats={due.key: due}), Leadership(Leases(), "one")

    with running(monitor, ScriptedCourier()):
        until(lambda: monitor.readings > 3, seconds=PATIENCE)

    assert set(monitor.asked) == {frozenset({Source.PAGE})}


def test_what_people_did_in_this_process_is_taken_in_at_once() -> None:
    monitor = ScriptedMonitor(lambda: Step(Known(), (), ()), something_owed_to("astreinte"))
    courier = ScriptedCourier("astreinte")

    with running(monitor, courier, every=timedelta(hours=1)) as (daemon, _, _):
        assert monitor.is_read.wait(PATIENCE)
        daemon.look_again()

        assert courier.called["astreinte"].wait(PATIENCE)


def test_a_stop_lets_a_send_under_way_finish() -> None:
    monitor = ScriptedMonitor(something_owed_to("astreinte"))
    courier = ScriptedCourier("astreinte")
    courier.may_finish.clear()

    with running(monitor, courier) as (daemon, thread, _):
        assert courier.called["astreinte"].wait(PATIENCE)
        daemon.stopping.set()
        courier.may_finish.set()
        thread.join(PATIENCE)

        assert courier.finished == ["astreinte"]
        assert not thread.is_alive()


def test_a_digest_is_made_after_the_first_reading_and_sent_at_once() -> None:
    monitor, courier = ScriptedMonitor(), ScriptedCourier("equipe")
    readings_before = []

    def made() -> frozenset[str]:
        readings_before.append(monitor.readings)
        return frozenset({"equipe", "no longer there"})

    with running(monitor, courier, ScriptedDigester(made)):
        assert courier.called["equipe"].wait(PATIENCE)

    assert readings_before[0] >= 1


def test_a_reminder_is_made_after_the_first_reading_and_sent_at_once() -> None:
    monitor, courier = ScriptedMonitor(), ScriptedCourier("equipe")
    readings_before = []

    def made() -> frozenset[str]:
        readings_before.append(monitor.readings)
        return frozenset({"equipe", "no longer there"})

    with running(monitor, courier, reminders=ScriptedReminders(made)):
        assert courier.called["equipe"].wait(PATIENCE)

    assert readings_before[0] >= 1


def test_reminders_go_on_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMINDER_REST", SOON)
    courier = ScriptedCourier("equipe")
    reminders = ScriptedReminders(a_fault_of_digests, lambda: frozenset({"equipe"}))

    with running(ScriptedMonitor(), courier, reminders=reminders):
        assert courier.called["equipe"].wait(PATIENCE)


def test_digests_go_on_after_a_fault(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(module, "AFTER_A_FAULT", SOON)
    digester = ScriptedDigester(a_fault_of_digests, frozenset)

    with running(ScriptedMonitor(), ScriptedCourier(), digester):
        assert digester.has_nothing_left.wait(PATIENCE)

    assert "RuntimeError: a fault of ours" in caplog.text


def test_a_first_reading_that_breaks_holds_no_digest_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AFTER_A_FAULT", SOON)
    courier = ScriptedCourier("equipe")

    with running(ScriptedMonitor(a_fault), courier, ScriptedDigester(lambda: frozenset({"equipe"}))):
        assert courier.called["equipe"].wait(PATIENCE)


def test_a_new_configuration_is_read_by_and_delivered_by_at_once() -> None:
    monitor, former = ScriptedMonitor(), ScriptedCourier("former")
    latter, digester = ScriptedCourier("latter"), ScriptedDigester(lambda: frozenset({"latter"}))

    with running(monitor, former, every=timedelta(hours=1)) as (daemon, _, _):
        assert monitor.is_read_again.wait(PATIENCE)
        monitor.is_read_again.clear()
        daemon.take_up(courier=latter, cadence=daemon.cadence, digester=digester, reminders=ScriptedReminders())

        assert monitor.is_read_again.wait(PATIENCE)
        assert latter.called["latter"].wait(PATIENCE)

    assert not former.called["former"].is_set()


def test_a_message_under_way_ends_by_the_former_configuration_and_the_rest_goes_by_the_new_one() -> None:
    monitor = ScriptedMonitor(something_owed_to("astreinte"))
    former, latter = StoppingCourier("astreinte"), ScriptedCourier("astreinte")
    former.may_finish.clear()

    with running(monitor, former, every=timedelta(hours=1)) as (daemon, _, _):
        assert former.called["astreinte"].wait(PATIENCE)
        daemon.take_up(
            courier=latter, cadence=daemon.cadence, digester=ScriptedDigester(), reminders=ScriptedReminders()
        )
        monitor.store.due["astreinte"] = now()  # type: ignore[attr-defined] # it is our desk
        former.may_finish.set()

        assert latter.called["astreinte"].wait(PATIENCE)

    assert former.was_to_stop == [True]


def test_what_comes_of_a_message_under_way_to_a_channel_that_was_removed_is_looked_at_when_it_has_come() -> None:
    monitor = ScriptedMonitor(something_owed_to("former"))
    former, latter, given_up = StoppingCourier("former"), ScriptedCourier("latter"), list[bool]()
    former.may_finish.clear()
    latter.gives_up = lambda: given_up.append(bool(former.finished))

    with running(monitor, former, every=timedelta(hours=1)) as (daemon, _, _):
        assert former.called["former"].wait(PATIENCE)
        daemon.take_up(
            courier=latter, cadence=daemon.cadence, digester=ScriptedDigester(), reminders=ScriptedReminders()
        )
        until(lambda: given_up == [False], seconds=PATIENCE)
        former.may_finish.set()

        until(lambda: given_up == [False, True], seconds=PATIENCE)


class StoppingCourier(ScriptedCourier):
    """A courier that remembers whether it was to stop after what it had under way."""

    def __init__(self, *channels: str) -> None:
        super().__init__(*channels)
        self.was_to_stop: list[bool] = []

    def deliver(
        self, channel: str, given: Delivery | None = None, *, is_stopping: Callable[[], bool] = lambda: False
    ) -> int:
        attempts = super().deliver(channel, given)
        self.was_to_stop.append(is_stopping())
        return attempts


@pytest.mark.parametrize(("before", "after"), [pytest.param(0, -3, id="back"), pytest.param(-3, 0, id="forward")])
def test_a_clock_that_jumps_delays_neither_the_next_reading_nor_what_is_owed(
    before: int, after: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "TICK", SOON)
    monitor, courier, wrong = ScriptedMonitor(), ScriptedCourier("astreinte"), [timedelta(hours=before)]
    monitor.clock = lambda: now() + wrong[0]

    with running(monitor, courier, every=timedelta(days=1)):
        assert monitor.is_read_again.wait(PATIENCE)
        monitor.is_read_again.clear()
        monitor.store.due["astreinte"] = now()  # type: ignore[attr-defined] # it is our desk
        wrong[0] = timedelta(hours=after)

        assert monitor.is_read_again.wait(PATIENCE)
        assert courier.called["astreinte"].wait(PATIENCE)

    assert "the clock has jumped seconds=" in caplog.text
    assert len(monitor.store.mended) == 1  # type: ignore[attr-defined] # it is our desk


def test_a_lease_is_renewed_at_once_when_the_clock_has_jumped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TICK", SOON)
    monitor, wrong = ScriptedMonitor(), [timedelta()]
    monitor.clock, monitor.leadership = lambda: now() + wrong[0], Leadership(Leases(), "one", timedelta(hours=3))

    with running(monitor, ScriptedCourier(), every=timedelta(days=1)):
        assert monitor.is_read_again.wait(PATIENCE)
        assert monitor.sought == 0  # that is due in an hour
        wrong[0] = timedelta(hours=-1)

        until(lambda: monitor.sought > 0, seconds=PATIENCE)


def test_the_lead_is_given_up_when_a_stop_begins_and_not_when_what_is_slow_has_ended() -> None:
    monitor, courier, leases = ScriptedMonitor(something_owed_to("astreinte")), ScriptedCourier("astreinte"), Leases()
    monitor.leadership, let_go, over = Leadership(leases, "one"), Event(), Event()
    monitor.leadership.seek()
    courier.may_finish.clear()

    with running(monitor, courier) as (daemon, _, _):
        daemon.when_stopping, daemon.when_stopped = let_go.set, over.set
        assert courier.called["astreinte"].wait(PATIENCE)
        daemon.stopping.set()
        assert leases.is_free.wait(PATIENCE)
        assert let_go.wait(PATIENCE)
        assert (courier.finished, over.is_set()) == ([], False)

        courier.may_finish.set()
        assert over.wait(PATIENCE)

    assert courier.finished == ["astreinte"]


def test_a_clock_that_is_corrected_a_little_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TICK", SOON)
    monitor, wrong, looked = ScriptedMonitor(), [timedelta()], [0]

    def clock() -> datetime:
        looked[0] += 1
        return now() + wrong[0]

    monitor.clock = clock
    with running(monitor, ScriptedCourier(), every=timedelta(days=1)):
        assert monitor.is_read_again.wait(PATIENCE)
        wrong[0] = timedelta(seconds=9)
        until(lambda: looked[0] > 20)

    assert monitor.store.mended == []  # type: ignore[attr-defined] # it is our desk
