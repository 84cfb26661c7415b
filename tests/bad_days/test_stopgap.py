"""A database that cannot be written: what is decided is told from memory, and all of it is written afterwards."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import builders
from builders import a_scope, an_end, seen, silence
from commits import MINUTE, NOON, a_commit, a_decision, a_delivery, a_reading, an_edition, an_event
from meteo_douane.adapters.store import SqlStore, StaleError, open_store
from meteo_douane.adapters.store.errors import DiskError, FullError, PassingError, StoreError
from meteo_douane.bad_days.forbearance import PATIENCE, PATIENCE_OF_A_STANDBY, Forbearance
from meteo_douane.bad_days.owed_lately import LATELY
from meteo_douane.bad_days.stopgap import Stopgap
from meteo_douane.bad_days.whereabouts import Whereabouts
from meteo_douane.domain.complaints import Complaint, Upheld
from meteo_douane.domain.delivery import Delivery, DeliveryState, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.observation import Observation
from meteo_douane.ports import READING, STANDING_IN, Commit, Hands, Meanwhile
from meteo_douane.vitals.upkeep import Upkeep
from stories import Story, a_calm_story

HELD = "database meteo.db: another process is holding it"
LOST = "what channels answered cannot be written and is lost, deliveries made again: 1"
WORDS = "database meteo.db: the disk cannot be read or written"
ILL = Complaint(EventKind.UNWRITABLE, "database", WORDS)
WRITES = frozenset({"commit", "owe", "claim", "settle", "settle_and_claim", "mend_dues"})
KNOWN = Known(unfamiliar={"name DELTA Z": NOON})
LATER = replace(KNOWN, unfamiliar={"name DELTA Z": NOON, "name DELTA Y": NOON})


@dataclass
class Disk:
    """A store whose disk can be made to fail: for what writes, or for everything."""

    store: SqlStore
    failing: frozenset[str] = frozenset()
    error: StoreError = field(default_factory=lambda: DiskError(WORDS))

    def __getattr__(self, name: str) -> Any:
        if name in self.failing or ("*" in self.failing and name != "is_shared"):  # its address alone tells that
            raise self.error
        return getattr(self.store, name)


@dataclass
class World:
    """A stopgap over a disk."""

    disk: Disk
    upkeep: Upkeep
    box: Stopgap
    seconds: float = 0.0
    """Since the beginning, on the clock that never jumps."""

    def settled(self, channel: str = "astreinte") -> Delivery:
        """Send the next message to a channel."""
        [claimed] = self.box.claim(channel, NOON, NOON + MINUTE, limit=1)
        sent = replace(claimed, state=DeliveryState.SENT, settled_at=NOON, attempts=1)
        self.box.settle(sent, Aftermath())
        return sent


def write_to(store: Any) -> Callable[[Commit, Hands | None], tuple[Delivery, ...]]:
    def write(commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        given: tuple[Delivery, ...] = store.commit(commit, hands)
        return given

    return write


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with ExitStack() as closing:
        disk, upkeep = Disk(closing.enter_context(open_store(f"sqlite:///{tmp_path}/meteo.db"))), Upkeep()
        in_memory = lambda: closing.enter_context(open_store("sqlite://"))  # noqa: E731 - what is opened is closed
        store: Any = disk
        forbearance = Forbearance(lambda: made.seconds)
        made = World(disk, upkeep, Stopgap(Whereabouts(store, write_to(store), in_memory, upkeep, forbearance)))
        yield made


def an_alert(key: str = "e1/opened", **parts: Any) -> Any:
    event = an_event(key, episode=key.partition("/")[0])
    return a_commit(decisions=(a_decision(event),), deliveries=(a_delivery(event),), **parts)


def test_while_the_disk_can_be_written_all_is_on_it(world: World) -> None:
    world.box.commit(an_alert(after=KNOWN))

    assert not world.box.lasts
    assert world.disk.store.known() == KNOWN
    assert len(world.disk.store.owed()) == 1
    assert world.upkeep.stated().complaints == {}


@pytest.mark.parametrize(
    "failing", [pytest.param(WRITES, id="nothing can be written"), pytest.param({"*"}, id="nor read")]
)
def test_a_disk_that_fails_takes_nothing_and_the_message_goes_out_all_the_same(
    failing: frozenset[str], world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.box.commit(a_commit(after=KNOWN))
    world.disk.failing = frozenset(failing)

    world.box.commit(an_alert(before=KNOWN, after=LATER))
    sent = world.settled()

    assert sent.message.decisions[0].event.key == "e1/opened"
    assert world.box.known() == LATER
    assert world.box.meanwhile() == Meanwhile(last_intervention=0, dead_channels={}, dues={})
    assert world.box.repeats() == {}
    assert world.upkeep.stated().complaints == {EventKind.UNWRITABLE: (ILL,)}
    assert caplog.messages == [f"nothing can be written, the work goes on in memory until it can: {WORDS}"]


def test_what_can_be_sent_at_once_is_given_out_from_memory_too(world: World) -> None:
    hands = Hands({"astreinte"}, lambda _: None)
    world.disk.failing = WRITES

    [given] = world.box.commit(an_alert(), hands)
    world.box.settle(replace(given, state=DeliveryState.SENT, settled_at=NOON, attempts=1), Aftermath())

    assert world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1) == ()
    world.disk.failing = frozenset()
    assert world.box.commit(an_alert("e2/opened", before=KNOWN, after=LATER), hands) == ()
    assert [one.message.key for one in world.disk.store.owed()] == ["e2/opened/astreinte"]


def test_what_was_given_out_and_not_settled_is_taken_along_when_the_disk_fails(world: World) -> None:
    [given] = world.box.commit(an_alert(after=KNOWN), Hands({"astreinte"}, lambda _: None))
    world.disk.failing = frozenset({"*"})

    world.box.commit(a_commit(before=KNOWN, after=LATER))

    assert world.box.owed() == (given,)
    assert world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1) == ()


def test_a_disk_so_full_that_not_even_the_least_finds_room_is_borne_with_too(world: World) -> None:
    world.disk.failing, world.disk.error = WRITES, FullError("the disk is full")

    world.box.commit(an_alert())

    assert world.settled().state is DeliveryState.SENT


def test_a_database_that_somebody_else_holds_is_waited_for_and_then_taken_for_one_that_cannot_be_written(
    world: World,
) -> None:
    world.disk.failing, world.disk.error = WRITES, PassingError(HELD)

    with pytest.raises(PassingError):
        world.box.commit(an_alert())
    waited_for = world.box.lasts
    world.seconds += PATIENCE.total_seconds()
    world.box.commit(an_alert())

    assert not waited_for
    assert world.settled().state is DeliveryState.SENT
    assert world.upkeep.stated().complaints == {
        EventKind.UNWRITABLE: (Complaint(EventKind.UNWRITABLE, "database", HELD),)
    }
    world.box.commit(a_commit())  # it is held all the time: that is borne too
    world.disk.failing = frozenset()
    world.box.commit(a_commit())
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_a_database_that_is_held_for_a_moment_now_and_then_is_never_taken_for_one_that_cannot_be_written(
    world: World,
) -> None:
    world.disk.error = PassingError(HELD)

    for _ in range(3):
        world.disk.failing = WRITES
        with pytest.raises(PassingError):
            world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
        world.disk.failing = frozenset()
        world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
        world.seconds += PATIENCE.total_seconds()

    assert not world.box.lasts


def test_what_could_not_be_done_once_and_was_not_needed_since_does_not_use_up_the_patience_of_a_later_day(
    world: World,
) -> None:
    world.disk.error, world.disk.failing = PassingError(HELD), WRITES
    with pytest.raises(PassingError):
        world.box.mend_dues(NOON)
    world.disk.failing = frozenset()
    world.seconds += timedelta(days=1).total_seconds()
    world.box.commit(a_commit(after=KNOWN))

    world.disk.failing = WRITES
    with pytest.raises(PassingError):
        world.box.commit(a_commit(before=KNOWN, after=LATER))

    assert not world.box.lasts


def test_what_is_read_well_does_not_hide_that_nothing_can_be_sent(world: World) -> None:
    world.disk.error, world.disk.failing = PassingError(HELD), WRITES
    for _ in range(2):
        with pytest.raises(PassingError):
            world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
        world.box.next_dues()
        world.seconds += PATIENCE.total_seconds() / 2

    world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)

    assert world.box.lasts


@pytest.mark.parametrize("settle", ["settle", "settle_and_claim"])
def test_what_a_channel_answered_while_somebody_else_held_the_database_is_written_and_not_asked_again(
    settle: str, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    sent, times = replace(claimed, state=DeliveryState.SENT, settled_at=NOON), (NOON, NOON + MINUTE)
    world.disk.failing, world.disk.error = WRITES, PassingError(HELD)
    follows = Aftermath(handed_over=(a_delivery(an_event("e2/opened", episode="e2"), "bureau"),))

    world.box.settle(sent, follows) if settle == "settle" else world.box.settle_and_claim(sent, follows, *times)
    world.disk.failing = frozenset()
    later = world.box.claim("astreinte", NOON + timedelta(hours=1), NOON + timedelta(hours=2), limit=1)

    assert later == ()
    assert [one.message.channel for one in world.disk.store.owed()] == ["bureau"]
    assert caplog.messages == [f"what a channel answered is kept until it can be written channel=astreinte {HELD}"]


def test_what_a_channel_answered_is_written_with_the_next_reading_if_not_before(world: World) -> None:
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing, world.disk.error = WRITES, PassingError(HELD)
    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())

    world.disk.failing = frozenset()
    world.box.commit(a_commit())

    assert world.disk.store.owed() == ()


def test_what_a_channel_answered_before_the_work_goes_on_in_memory_is_known_there(world: World) -> None:
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing, world.disk.error = WRITES, PassingError(HELD)
    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())

    world.seconds += PATIENCE.total_seconds()
    world.box.commit(a_commit())

    assert world.box.lasts
    assert world.box.claim("astreinte", NOON + timedelta(hours=1), NOON + timedelta(hours=2), limit=1) == ()
    world.disk.failing = frozenset()
    world.box.commit(a_commit())
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_where_several_programs_share_the_work_an_answer_is_kept_too(world: World) -> None:
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing, world.disk.error = WRITES, PassingError("the server gave no answer")
    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())

    world.disk.failing = frozenset()
    dues = world.box.next_dues()

    assert dues == {}
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


@pytest.mark.parametrize(
    ("failing", "said"), [pytest.param(WRITES, [LOST], id="held"), pytest.param(frozenset(), [], id="free")]
)
def test_at_the_end_what_a_channel_answered_is_written_if_it_can_be_and_otherwise_said_to_be_lost(
    failing: frozenset[str], said: list[str], world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing, world.disk.error = WRITES, PassingError(HELD)
    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())
    caplog.clear()

    world.disk.failing = failing
    world.box.end()

    assert caplog.messages == said
    assert len(world.disk.store.owed()) == len(said)


def test_when_it_can_be_written_again_it_has_all_that_was_decided_and_what_became_of_it(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    world.disk.failing = WRITES
    world.box.commit(an_alert("e1/opened", after=KNOWN, editions=(an_edition(),)))
    world.settled()
    world.box.commit(an_alert("e2/opened", before=KNOWN, after=LATER))

    world.disk.failing = frozenset()
    world.box.commit(a_commit(before=LATER, after=LATER, readings=(a_reading(NOON + MINUTE),)))

    store = world.disk.store
    assert not world.box.lasts
    assert store.known() == LATER
    assert [one.message.key for one in store.owed()] == ["e2/opened/astreinte"]
    assert store.delivery_counts()[DeliveryState.SENT] == 1
    assert len(store.past.decisions_of("e1")) == len(store.past.decisions_of("e2")) == 1
    assert len(store.past.editions()) == 1
    assert [one.ended_at for one in store.recent_readings(9)] == [NOON + MINUTE]
    assert world.upkeep.stated().complaints == {EventKind.UNWRITABLE: ()}
    assert world.upkeep.stated().partings == {EventKind.UNWRITABLE: "2"}
    assert caplog.messages[-1] == "all can be written again, readings not kept meanwhile: 2"


def test_what_was_owed_before_is_sent_too_and_is_not_owed_again_afterwards(world: World) -> None:
    world.box.commit(an_alert())
    world.disk.failing = WRITES

    world.settled()
    world.disk.failing = frozenset()
    world.box.commit(a_commit())

    assert world.disk.store.owed() == ()
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_what_was_gathered_into_one_message_before_is_sent_too(world: World) -> None:
    opened, continued = an_event("e1/opened", episode="e1"), an_event("e1/continued", episode="e1")
    both = (a_decision(opened), a_decision(continued))
    one = a_delivery(continued)
    one = replace(one, message=replace(one.message, gathered=both))
    world.box.commit(a_commit(decisions=both, deliveries=(one,)))
    world.disk.failing = WRITES

    assert world.settled().message.gathered == both
    world.disk.failing = frozenset()
    world.box.commit(a_commit())

    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_what_was_folded_in_memory_is_known_on_disk_for_what_it_said(world: World) -> None:
    opened, continued = an_event("e1/opened", episode="e1"), an_event("e1/continued", episode="e1")
    both = (a_decision(opened), a_decision(continued))
    world.box.commit(a_commit(decisions=both, deliveries=(a_delivery(opened), a_delivery(continued))))
    world.disk.failing = WRITES

    said = world.settled().message.said
    world.disk.failing = frozenset()
    world.box.commit(a_commit())

    states = world.disk.store.delivery_counts()
    assert (states[DeliveryState.SENT], states[DeliveryState.FOLDED]) == (1, 1)
    [sent] = world.disk.store.deliveries([DeliveryState.SENT], limit=9)
    assert sent.message.said == said == both


def test_what_was_being_sent_when_the_disk_failed_is_settled_and_not_sent_twice(world: World) -> None:
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing = WRITES

    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())

    assert world.box.claim("astreinte", NOON + timedelta(hours=1), NOON + timedelta(hours=2), limit=1) == ()
    world.disk.failing = frozenset()
    world.box.commit(a_commit())
    assert world.disk.store.owed() == ()


def test_what_is_being_sent_when_all_is_written_again_is_settled_on_disk(world: World) -> None:
    world.disk.failing = WRITES
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing = frozenset()
    world.box.commit(a_commit())

    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())

    assert world.disk.store.owed() == ()
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_what_a_channel_answers_in_the_very_moment_in_which_all_is_written_again_is_not_lost(world: World) -> None:
    world.disk.failing = WRITES
    world.box.commit(an_alert())
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing = frozenset()
    sent, write = replace(claimed, state=DeliveryState.SENT, settled_at=NOON), world.box.where.write
    answer = Thread(target=lambda: world.box.settle(sent, Aftermath()))

    def write_while_it_answers(commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        answer.start()
        answer.join(0.3)  # it has to wait for us
        return write(commit, hands)

    world.box.where.write = write_while_it_answers
    world.box.commit(a_commit())
    answer.join()

    assert world.disk.store.owed() == ()
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_where_somebody_has_written_first_all_is_decided_anew_and_what_was_told_stays_told(world: World) -> None:
    world.disk.failing = WRITES
    world.box.commit(an_alert(after=KNOWN))
    world.settled()
    world.disk.failing = frozenset()
    theirs = Known(unfamiliar={"name DELTA Z": NOON + MINUTE})
    world.disk.store.commit(a_commit(after=theirs))

    with pytest.raises(StaleError):
        world.box.commit(a_commit(before=KNOWN, after=LATER))

    assert world.box.known() == theirs
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1
    world.box.commit(a_commit(before=theirs, after=theirs))
    assert not world.box.lasts


LEASE = (READING, "one", timedelta(seconds=15))


@dataclass
class Lessor:
    """Makes a disk one that several programs share; `holder` has the lease, or the server says nothing."""

    world: World
    fence: int | None = 1

    def __post_init__(self) -> None:
        self.world.disk.__dict__ |= {"is_shared": True, "take_lease": lambda *_: self.asked()}

    def asked(self) -> int | None:
        if "*" in self.world.disk.failing:
            raise self.world.disk.error
        return self.fence

    def goes(self, *, after: timedelta) -> None:
        """Let the server be gone for so long."""
        self.world.disk.failing, self.world.disk.error = frozenset({"*"}), PassingError(HELD)
        with pytest.raises(PassingError):
            self.world.box.take_lease(*LEASE)
        self.world.seconds += after.total_seconds()

    def comes_back(self, fence: int | None) -> int | None:
        """Let the server be back, with the lease of whoever has it; return what is said of it."""
        self.world.disk.failing, self.fence = frozenset(), fence
        return self.world.box.take_lease(*LEASE)


@pytest.fixture
def lessor(world: World) -> Lessor:
    return Lessor(world)


def test_where_nobody_can_be_asked_who_reads_this_program_does_and_marks_what_another_may_tell_too(
    world: World, lessor: Lessor
) -> None:
    assert world.box.take_lease(*LEASE) == 1
    world.box.commit(a_commit(after=KNOWN, fence=None))
    lessor.goes(after=PATIENCE)

    assert world.box.take_lease(*LEASE) == STANDING_IN
    world.box.commit(an_alert(before=KNOWN, after=LATER, fence=STANDING_IN))

    assert world.settled().may_repeat
    assert world.box.known() == LATER


def test_one_that_stands_by_waits_until_the_other_has_told(world: World, lessor: Lessor) -> None:
    lessor.fence = None
    assert world.box.take_lease(*LEASE) is None
    lessor.goes(after=PATIENCE)

    with pytest.raises(PassingError):
        world.box.take_lease(*LEASE)
    world.seconds += PATIENCE_OF_A_STANDBY.total_seconds()

    assert world.box.take_lease(*LEASE) == STANDING_IN


def test_a_reading_that_could_not_be_written_before_another_one_read_does_not_use_up_the_patience_of_a_later_day(
    world: World, lessor: Lessor
) -> None:
    world.disk.failing, world.disk.error = frozenset({"commit"}), PassingError(HELD)
    with pytest.raises(PassingError):
        world.box.commit(a_commit(after=KNOWN))
    lessor.comes_back(None)
    world.seconds += timedelta(days=1).total_seconds()
    lessor.comes_back(1)

    world.disk.failing = frozenset({"commit"})
    with pytest.raises(PassingError):
        world.box.commit(a_commit(after=KNOWN))

    assert not world.box.lasts


@pytest.mark.parametrize(
    ("before", "gone", "may_repeat"),
    [
        pytest.param(None, PATIENCE, [True, False], id="another one may have stood in"),
        pytest.param(None, PATIENCE / 2, [False, False], id="not for so short a time"),
        pytest.param(1, PATIENCE, [False, False], id="nobody else was reading"),
    ],
)
def test_one_that_stood_by_and_reads_first_afterwards_marks_what_the_other_one_may_have_told(
    before: int | None, gone: timedelta, may_repeat: list[bool], world: World, lessor: Lessor
) -> None:
    lessor.fence = before
    world.box.take_lease(*LEASE)
    lessor.goes(after=gone)
    lessor.comes_back(2)
    world.box.take_lease(*LEASE)

    world.box.commit(an_alert("e1/opened"))
    world.box.commit(an_alert("e2/opened"))

    assert [one.may_repeat for one in world.box.owed()] == may_repeat


def test_nothing_is_written_by_one_that_has_not_asked_again_who_reads(world: World, lessor: Lessor) -> None:
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)
    world.disk.failing = frozenset()

    world.box.commit(an_alert(after=KNOWN, fence=STANDING_IN))

    assert world.box.lasts
    assert world.disk.store.known() == Known()
    lessor.comes_back(1)
    world.box.commit(a_commit(before=KNOWN, after=LATER))
    assert world.disk.store.known() == LATER


def test_where_another_one_reads_by_then_what_was_told_stays_told_and_that_one_says_that_it_is_over(
    world: World, lessor: Lessor
) -> None:
    ill = {"unwritable/database": Upheld(ILL, NOON, NOON)}
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)
    world.box.commit(an_alert(after=replace(KNOWN, upheld=ill), fence=STANDING_IN))
    world.settled()
    theirs = Known(unfamiliar={"name DELTA Z": NOON + MINUTE})
    world.disk.store.commit(a_commit(after=theirs))

    assert lessor.comes_back(None) is None

    assert not world.box.lasts
    assert world.box.known() == replace(theirs, upheld=ill)
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_an_alert_that_was_told_meanwhile_is_known_to_the_one_that_reads_and_so_its_end_is_told(
    world: World, lessor: Lessor
) -> None:
    page = a_calm_story()
    world.box.commit(a_commit(after=page.known))
    story, reader = copy(page), copy(page)
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)
    decided = story.reads(seen(builders.a_notice(affects=a_scope("delta-ie"))))
    owing = tuple(owed(message, NOON) for message in story.messages)
    told = a_commit(before=world.box.known(), after=story.known, decisions=decided, deliveries=owing, fence=STANDING_IN)
    world.box.commit(told)
    reader.lists()
    world.disk.store.commit(a_commit(before=page.known, after=reader.known))
    believed = reader.known

    lessor.comes_back(None)

    reader.reads(seen(an_end()))
    with pytest.raises(StaleError):  # which is how it hears that more is known
        world.disk.store.commit(a_commit(before=believed, after=reader.known))
    reader.known = world.disk.store.known()
    assert reader.lists(an_end()) == ["le-havre ended"]
    assert len(world.disk.store.past.decisions_of(reader.episodes[0].id)) == 1


@pytest.mark.parametrize("answers", [seen(), silence()], ids=["a source that is read", "a source that fails"])
def test_the_one_that_reads_hears_that_the_operator_was_told_of_the_database_though_of_no_alert(
    answers: Observation, world: World, lessor: Lessor
) -> None:
    ill = {"unwritable/database": Upheld(ILL, NOON, NOON)}
    reader = Story()
    reader.reads(answers)
    world.box.commit(a_commit(after=reader.known))
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)
    world.box.commit(a_commit(before=reader.known, after=replace(reader.known, upheld=ill), fence=STANDING_IN))
    believed = reader.known

    lessor.comes_back(None)

    reader.reads(answers)
    with pytest.raises(StaleError):
        world.disk.store.commit(a_commit(before=believed, after=reader.known))
    assert world.disk.store.known().upheld == ill


def test_one_that_told_nothing_leaves_what_the_other_knows_as_it_is(world: World, lessor: Lessor) -> None:
    known = a_calm_story().known
    world.box.commit(a_commit(after=known))
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)
    world.box.commit(a_commit(before=known, after=known, fence=STANDING_IN))

    lessor.comes_back(None)

    assert not world.box.lasts
    assert world.box.known() == known


def test_what_was_owed_a_moment_before_nothing_could_be_read_is_told_all_the_same(world: World, lessor: Lessor) -> None:
    world.box.commit(an_alert())
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)

    sent = world.settled()

    assert sent.may_repeat
    lessor.comes_back(None)
    assert world.disk.store.owed() == ()
    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 1


def test_what_was_owed_before_and_has_arrived_or_lies_long_back_is_not_told_for_that(
    world: World, lessor: Lessor
) -> None:
    world.box.commit(an_alert("e1/opened"))
    world.seconds += 2 * LATELY.total_seconds()
    world.box.commit(an_alert("e2/opened"))
    world.settled()
    [second] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.box.settle(replace(second, state=DeliveryState.SENT, settled_at=NOON), Aftermath())
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)

    assert world.box.owed() == ()


def test_a_repeat_that_was_withdrawn_before_nothing_could_be_read_is_not_told_after_all(
    world: World, lessor: Lessor
) -> None:
    for kind in (EventKind.REPEATED, EventKind.ENDED):
        event = an_event(f"e1/{kind.value}", episode="e1", kind=kind)
        world.box.commit(a_commit(decisions=(a_decision(event),), deliveries=(a_delivery(event),)))
    world.settled()

    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)

    assert world.disk.store.delivery_counts()[DeliveryState.WITHDRAWN] == 1
    assert world.box.owed() == ()


def test_what_waits_for_others_after_a_part_of_it_was_said_is_told_to_them_alone(world: World, lessor: Lessor) -> None:
    opened = an_event("e1/opened", episode="e1")
    ended = an_event("e1/ended", episode="e1", kind=EventKind.ENDED)
    to_two = a_delivery(ended)
    decisions = (a_decision(ended), a_decision(ended, "lyon"))
    to_two = replace(to_two, message=replace(to_two.message, decisions=decisions))
    world.box.commit(a_commit(decisions=(a_decision(opened), *decisions), deliveries=(a_delivery(opened), to_two)))
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)

    owing = [[(one.event.key, one.watch) for one in owed.message.said] for owed in world.box.owed()]

    assert claimed.message.key not in {to_two.message.key, "e1/opened/astreinte"}
    assert sorted(owing) == [[("e1/ended", "lyon")], [("e1/opened", "le-havre"), ("e1/ended", "le-havre")]]


def test_a_disk_that_fails_again_is_borne_with_again(world: World) -> None:
    for number in range(2):
        world.disk.failing = WRITES
        world.box.commit(an_alert(f"e{number}/opened"))
        world.settled()
        world.disk.failing = frozenset()
        world.box.commit(a_commit())

    assert world.disk.store.delivery_counts()[DeliveryState.SENT] == 2


def test_what_was_folded_into_a_message_that_arrived_is_not_told_again_by_itself(world: World, lessor: Lessor) -> None:
    opened, ended = an_event("e1/opened"), an_event("e1/ended", kind=EventKind.ENDED)
    decisions = (a_decision(opened), a_decision(ended))
    world.box.commit(a_commit(decisions=decisions, deliveries=(a_delivery(opened), a_delivery(ended))))
    assert world.settled().message.gathered == decisions
    lessor.goes(after=PATIENCE)
    world.box.take_lease(*LEASE)

    assert world.box.owed() == ()


def test_two_short_locks_a_day_apart_are_each_borne_with(world: World) -> None:
    world.box.commit(an_alert(after=KNOWN))
    [claimed] = world.box.claim("astreinte", NOON, NOON + MINUTE, limit=1)
    world.disk.failing, world.disk.error = WRITES, PassingError(HELD)
    world.box.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON, attempts=1), Aftermath())
    world.disk.failing = frozenset()
    world.box.commit(a_commit(before=KNOWN, after=LATER))
    world.seconds += timedelta(days=1).total_seconds()
    world.disk.failing = WRITES

    with pytest.raises(PassingError):
        world.box.commit(a_commit(before=LATER, after=KNOWN))

    assert not world.box.lasts


def test_a_look_that_failed_for_a_moment_spends_no_patience_of_another_day(world: World) -> None:
    world.disk.failing, world.disk.error = frozenset({"*"}), PassingError(HELD)
    with pytest.raises(PassingError):
        world.box.meanwhile()
    world.disk.failing = frozenset()
    world.box.meanwhile()
    world.seconds += timedelta(days=1).total_seconds()
    world.disk.failing = frozenset({"*"})

    with pytest.raises(PassingError):
        world.box.meanwhile()

    assert not world.box.lasts
