"""What waits for a channel is folded when it is claimed: each watch hears all of it, in order, and not asleep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import DTI, EDI, NOON, a_bulletin, a_notice, a_scope, a_watch, an_end
from commits import a_commit
from examples import drawing
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, Refused, Result, Sent, Unknown, after, owed
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Hands
from stories import a_calm_story

MINUTE = timedelta(minutes=1)
CLAIM = 3 * MINUTE
RELEASE = NOON + timedelta(days=2)
BOTH = [EDI, DTI]
AWAKE, ASLEEP = a_watch("awake", modes=BOTH), a_watch("asleep", modes=BOTH)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), starts_at=NOON)
LONGER = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH), ends_at=NOON + timedelta(hours=2))
HALF_AN_END = an_end("h", "delta-ie", modes=[EDI])
END = an_end("e", "delta-ie", modes=BOTH)


def messages_of(*notices: Notice, watches: tuple[Watch, ...] = (AWAKE, ASLEEP)) -> tuple[Message, ...]:
    """What is owed if these are published one after the other."""
    story = a_calm_story(*watches)
    for number in range(len(notices)):
        story.lists(*reversed(notices[: number + 1]))
    return story.messages


def parts(message: Message, held: frozenset[str]) -> tuple[Delivery, ...]:
    """A message as it is owed where these watches are asleep until the release."""
    sleeping = tuple(one for one in message.decisions if one.watch in held)
    awake = tuple(one for one in message.decisions if one.watch not in held)
    told = replace(message, decisions=awake)
    kept = replace(message, key=f"{message.key}/held", decisions=sleeping, not_before=RELEASE)
    return tuple(owed(one, NOON) for one in (told, kept) if one.decisions)


def said(message: Message, watch: str) -> list[tuple[str, EventKind]]:
    told: tuple[Decision, ...] = message.gathered or message.decisions
    return [(one.event.key, one.event_kind) for one in told if one.watch == watch]


@dataclass
class Line:
    """A channel, its clock, and what was heard through it."""

    store: SqlStore
    channel: str = "fs"
    now: datetime = NOON
    heard: list[Message] = field(default_factory=list)

    def owes(self, *deliveries: Delivery) -> None:
        self.store.owe([replace(one, message=self._mine(one.message)) for one in deliveries])

    def _mine(self, message: Message) -> Message:
        return replace(message, channel=self.channel, key=f"{message.key}@{self.channel}")

    def tries(self, result: Result | None) -> Message | None:
        """Send what is due, if anything is; without a result the program is killed in the middle."""
        for one in self.store.claim(self.channel, self.now, self.now + CLAIM, limit=1):
            if result is not None:
                self.store.settle(after(one, result, self.now, jitter=0.0), Aftermath())
            if isinstance(result, Sent):
                self.heard.append(one.message)
                return one.message
        return None

    def clears(self) -> list[str]:
        """Send all that is due, and say it as kinds with their watches."""
        lines = []
        while (message := self.tries(Sent())) is not None:
            lines.append(f"{message.event_kind.value}: {', '.join(one.watch for one in message.decisions)}")
        return lines

    def hears(self, watch: str) -> list[tuple[str, EventKind]]:
        return [one for message in self.heard for one in said(message, watch)]


def test_an_end_that_is_held_for_two_is_told_to_the_one_who_is_awake(store: SqlStore) -> None:
    opening, end = messages_of(ALERT, END)
    line = Line(store)
    line.owes(*parts(opening, frozenset({"asleep"})))
    line.tries(Refused("error 503"))
    line.owes(*parts(end, frozenset({"awake", "asleep"})))
    line.now += MINUTE

    at_night = line.clears()
    line.now = RELEASE
    in_the_morning = line.clears()

    assert at_night == ["ended: awake"]
    assert in_the_morning == ["ended: asleep"]
    assert [kind.value for _, kind in line.hears("asleep")] == ["opened", "ended"]
    assert store.owed() == ()


def test_a_change_passes_no_opening_that_is_held_where_an_end_beside_it_wakes(store: SqlStore) -> None:
    opening, longer, half = messages_of(ALERT, LONGER, HALF_AN_END)
    line = Line(store)
    line.owes(*parts(opening, frozenset({"asleep"})))
    line.clears()
    line.owes(*parts(longer, frozenset({"awake", "asleep"})), *parts(half, frozenset({"asleep"})))

    at_night = line.clears()
    line.now = RELEASE
    in_the_morning = line.clears()

    assert at_night == ["partly_ended: awake"]
    assert in_the_morning == ["opened: asleep"]


def test_a_channel_that_is_back_hears_the_beginning_that_it_never_took(store: SqlStore) -> None:
    opening, longer, end = messages_of(ALERT, LONGER, END, watches=(AWAKE,))
    line = Line(store)
    line.owes(owed(opening, NOON))
    line.tries(Refused("error 404", is_final=True))

    line.owes(owed(longer, NOON))
    told = line.clears()
    line.owes(owed(end, NOON))

    assert told == ["opened: awake"]
    assert [kind.value for _, kind in line.hears("awake")] == ["opened", "continued"]
    assert line.clears() == ["ended: awake"]
    assert [kind.value for _, kind in said(line.heard[-1], "awake")] == ["ended"]
    assert [one.state for one in store.deliveries(frozenset({DeliveryState.DEAD}), limit=9)] == [DeliveryState.DEAD]


def test_what_is_given_up_again_with_the_beginning_is_told_with_what_comes_next(store: SqlStore) -> None:
    opening, longer, end = messages_of(ALERT, LONGER, END, watches=(AWAKE,))
    line = Line(store)
    for message in (opening, longer):
        line.owes(owed(message, NOON))
        line.tries(Refused("error 404", is_final=True))

    line.owes(owed(end, NOON))

    assert line.clears() == ["ended: awake"]
    assert [kind.value for _, kind in line.hears("awake")] == ["opened", "continued", "ended"]


def test_a_watch_whose_beginning_has_arrived_hears_the_bulletin_alone(store: SqlStore) -> None:
    opening, longer, end = messages_of(ALERT, LONGER, END, watches=(AWAKE,))
    line = Line(store)
    line.owes(owed(opening, NOON))
    line.clears()
    line.owes(owed(longer, NOON))
    line.tries(Refused("error 404", is_final=True))

    line.owes(owed(end, NOON))

    assert line.clears() == ["ended: awake"]
    assert [kind.value for _, kind in line.hears("awake")] == ["opened", "ended"]


def test_what_lacks_its_beginning_is_not_given_out_past_the_outbox(store: SqlStore) -> None:
    opening, longer = (replace(one, channel="fs") for one in messages_of(ALERT, LONGER, watches=(AWAKE,)))
    line = Line(store)
    store.owe((owed(opening, NOON),))
    line.tries(Refused("error 404", is_final=True))

    given = store.commit(a_commit(deliveries=(owed(longer, NOON),)), Hands({"fs"}, lambda _: None))

    assert given == ()
    assert line.clears() == ["opened: awake"]


def test_what_is_split_keeps_its_place_before_what_came_later(store: SqlStore) -> None:
    opening, longer, half, end = messages_of(ALERT, LONGER, HALF_AN_END, END)
    line = Line(store)
    everybody = frozenset({"awake", "asleep"})
    line.owes(*parts(opening, everybody), *parts(longer, frozenset({"asleep"})))
    line.owes(*parts(half, everybody), *parts(end, everybody))

    line.tries(None)

    owed_now = [(one.state, [said.watch for said in one.message.decisions]) for one in store.owed()]
    assert owed_now[0] == (DeliveryState.HELD, ["asleep"])
    assert [one.message.event_kind for one in store.owed() if one.message.decisions[0].watch == "asleep"] == [
        EventKind.OPENED,
        EventKind.CONTINUED,
        EventKind.PARTLY_ENDED,
        EventKind.ENDED,
    ]


# Whatever waits

WATCHES = (a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]), a_watch("both", modes=BOTH))
NAMES = [watch.name for watch in WATCHES]
RESULTS: list[Result | None] = [Sent(), Refused("error 503"), Unknown("no answer in time"), None]
_channels = count()


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('folding')}/meteo.db")
    yield store
    store.close()


@st.composite
def stories(draw: st.DrawFn) -> list[Notice]:
    """An alert, then bulletins and ends of parts in any order, and perhaps its end."""
    notices = [a_notice("a", affects=a_scope("delta-ie", modes=draw(st.sampled_from([BOTH, [EDI]]))), starts_at=NOON)]
    for number, step in enumerate(draw(st.lists(st.sampled_from(["longer", "wider", "edi", "dti"]), max_size=5))):
        wide, hour = a_scope("delta-ie", modes=BOTH), NOON + timedelta(hours=2 + number)
        affects = wide if step == "wider" else notices[0].affects.value
        is_end = step in {"edi", "dti"}
        end = an_end(f"p{number}", "delta-ie", modes=[EDI if step == "edi" else DTI])
        notices.append(end if is_end else a_bulletin(f"b{number}", number, affects=affects, ends_at=hour))
    return [*notices, END] if draw(st.booleans()) else notices


nights = st.frozensets(st.sampled_from(NAMES))


@given(stories(), st.data())
@settings(drawing(examples=0.6), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_waits_is_heard_once_by_each_watch_in_order_and_not_in_its_sleep(
    one_store: SqlStore, notices: list[Notice], data: st.DataObject
) -> None:
    line = Line(one_store, channel=f"channel {next(_channels)}")
    messages = messages_of(*notices, watches=WATCHES)
    woken: dict[str, list[str]] = {name: [] for name in NAMES}

    for message in messages:
        held = data.draw(nights, label=f"asleep for {message.key}")
        line.owes(*parts(message, held))
        for one in message.decisions:
            woken[one.watch] += [one.event.key] if one.watch not in held else []
        for result in data.draw(st.lists(st.sampled_from(RESULTS), max_size=3), label="attempts"):
            heard_before = {name: {key for key, _ in line.hears(name)} for name in NAMES}
            sent = line.tries(result)
            line.now += data.draw(st.sampled_from([MINUTE, 20 * MINUTE]), label="minutes")
            for one in sent.decisions if sent else ():
                assert set(woken[one.watch]) - heard_before[one.watch], f"{one.watch} was told in its sleep"
    line.now = RELEASE + timedelta(hours=1)
    line.clears()

    told = [one for message in messages for one in message.decisions]
    for name in NAMES:
        assert line.hears(name) == [(one.event.key, one.event_kind) for one in told if one.watch == name]
    assert all(len({said(message, one.watch)[-1][0] for one in message.decisions}) == 1 for message in line.heard), (
        "a watch heard the story of another"
    )
