from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.engine.interfaces import CacheStats
from sqlalchemy.event import listen

from commits import MINUTE, NOON, a_commit, a_decision, a_delivery, an_event
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain import handing_out
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, Refused, Sent, after, owed
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.ports import Hands
from stores import deliveries_of

CLAIM = 3 * MINUTE


def owe(store: SqlStore, *deliveries: Delivery) -> None:
    store.commit(a_commit(deliveries=deliveries))


def held(event: Event, until: datetime) -> Delivery:
    return owed(replace(a_delivery(event).message, not_before=until), NOON)


def claimed(store: SqlStore, now: datetime = NOON, *, channel: str = "astreinte") -> list[str]:
    return [delivery.message.key for delivery in store.claim(channel, now, now + CLAIM, limit=10)]


def settle(store: SqlStore, delivery: Delivery, state: DeliveryState, *, next_at: datetime = NOON) -> None:
    store.settle(replace(delivery, state=state, next_at=next_at, settled_at=NOON), Aftermath())


OPENED = an_event("e1/opened")
ENDED = an_event("e1/ended", kind=EventKind.ENDED)
OTHER = an_event("e2/opened", episode="e2")


def test_what_is_owed_comes_back_as_it_was_given(store: SqlStore) -> None:
    delivery = a_delivery(OPENED)

    owe(store, delivery)

    assert store.owed() == (delivery,)


def test_a_delivery_is_owed_once_however_often_it_is_committed(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    settle(store, a_delivery(OPENED), DeliveryState.SENT)

    owe(store, a_delivery(OPENED))

    assert store.owed() == ()


def test_what_is_given_out_is_being_sent_until_its_claim_ends(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))

    (delivery,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=10)

    assert (delivery.state, delivery.next_at) == (DeliveryState.SENDING, NOON + CLAIM)
    assert not delivery.may_repeat
    assert claimed(store) == []


class Receiving:
    """Somebody who sends at once over these channels, and was told of these messages before they were certain."""

    def __init__(self, *channels: str) -> None:
        self.told: list[str] = []
        self.hands = Hands(channels, lambda given: self.told.extend(one.message.key for one in given))

    def owed(self, store: SqlStore, *deliveries: Delivery) -> list[str]:
        given = store.commit(a_commit(deliveries=deliveries), self.hands)
        keys = [one.message.key for one in given]
        assert self.told == keys
        return keys


def test_what_can_be_sent_at_once_is_given_out_with_the_commit_that_owes_it(store: SqlStore) -> None:
    given = store.commit(a_commit(deliveries=(a_delivery(OPENED),)), Receiving("astreinte").hands)

    assert given == store.owed()
    assert [(one.state, one.next_at, one.may_repeat) for one in given] == [
        (DeliveryState.SENDING, NOON + handing_out.CLAIM, False)
    ]
    assert claimed(store) == []


def test_what_was_given_out_with_its_commit_and_never_settled_may_have_arrived(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery(OPENED),)), Receiving("astreinte").hands)

    (again,) = store.claim("astreinte", NOON + handing_out.CLAIM, NOON + 2 * handing_out.CLAIM, limit=10)

    assert again.may_repeat


@pytest.mark.parametrize(
    "before", [DeliveryState.PENDING, DeliveryState.HELD, DeliveryState.FAILED, DeliveryState.SENDING]
)
def test_where_something_else_is_owed_to_a_channel_nothing_is_given_out(before: DeliveryState, store: SqlStore) -> None:
    owe(store, a_delivery(OTHER))
    settle(store, a_delivery(OTHER), before, next_at=NOON + CLAIM)

    given = Receiving("astreinte", "bureau").owed(store, a_delivery(OPENED), a_delivery(OPENED, "bureau"))

    assert given == ["e1/opened/bureau"]
    assert claimed(store) == ["e1/opened/astreinte"]


@pytest.mark.parametrize(
    "before", [DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.FOLDED, DeliveryState.WITHDRAWN]
)
def test_what_is_done_with_stands_in_nobodys_way(before: DeliveryState, store: SqlStore) -> None:
    owe(store, a_delivery(OTHER))
    settle(store, a_delivery(OTHER), before)

    assert Receiving("astreinte").owed(store, a_delivery(OPENED)) == ["e1/opened/astreinte"]


def test_what_was_owed_before_is_not_given_out_a_second_time(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    settle(store, a_delivery(OPENED), DeliveryState.SENT)

    given = Receiving("astreinte", "bureau").owed(store, a_delivery(OPENED), a_delivery(OPENED, "bureau"))

    assert given == ["e1/opened/bureau"]
    assert claimed(store) == []


def test_what_waits_since_earlier_under_the_same_key_is_left_to_whoever_claims_it(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))

    assert Receiving("astreinte").owed(store, a_delivery(OPENED, at=NOON + MINUTE)) == []
    assert claimed(store) == ["e1/opened/astreinte"]


def test_a_claim_that_ran_out_may_have_arrived(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    claimed(store)

    (again,) = store.claim("astreinte", NOON + CLAIM, NOON + 2 * CLAIM, limit=10)

    assert again.may_repeat


def test_a_claim_gives_out_the_oldest_first_and_no_more_than_asked(store: SqlStore) -> None:
    owe(store, *(a_delivery(an_event(f"e{n}/opened", episode=f"e{n}")) for n in range(5)))

    first = store.claim("astreinte", NOON, NOON + CLAIM, limit=2)

    assert [delivery.message.key for delivery in first] == ["e0/opened/astreinte", "e1/opened/astreinte"]


def test_a_claim_is_of_one_channel(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED, "astreinte"), a_delivery(OPENED, "bureau"))

    assert claimed(store, channel="bureau") == ["e1/opened/bureau"]


def test_nothing_is_given_out_before_it_is_due(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED, at=NOON + MINUTE))

    assert claimed(store, NOON) == []
    assert claimed(store, NOON + MINUTE) == ["e1/opened/astreinte"]


@pytest.mark.parametrize(
    ("state", "next_keys"),
    [
        pytest.param(DeliveryState.SENDING, [], id="being sent"),
        pytest.param(DeliveryState.FAILED, [], id="to be tried again"),
        pytest.param(DeliveryState.SENT, ["e1/ended/astreinte"], id="sent"),
        pytest.param(DeliveryState.ACCEPTED, ["e1/ended/astreinte"], id="accepted"),
        pytest.param(DeliveryState.DEAD, ["e1/ended/astreinte"], id="dead blocks nothing"),
    ],
)
def test_an_end_waits_for_its_opening(store: SqlStore, state: DeliveryState, next_keys: list[str]) -> None:
    owe(store, a_delivery(OPENED), a_delivery(ENDED))
    settle(store, a_delivery(OPENED), state, next_at=NOON + MINUTE)

    assert claimed(store) == next_keys


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(OPENED, OTHER, id="another episode"),
        pytest.param(
            an_event("u1", kind=EventKind.UNCLASSIFIED, episode=""),
            an_event("u2", kind=EventKind.UNCLASSIFIED, episode=""),
            id="two texts that were not understood",
        ),
        pytest.param(
            an_event("s1", kind=EventKind.SOURCE_SILENT, episode="", source="page"),
            an_event("s2", kind=EventKind.SOURCE_SILENT, episode="", source="feed"),
            id="another source",
        ),
        pytest.param(
            an_event("n1", kind=EventKind.NAMES_UNKNOWN, episode="", source="names"),
            an_event("n2", kind=EventKind.NAMES_UNKNOWN, episode="", source="names"),
            id="other words never met before",
        ),
    ],
)
def test_what_has_nothing_to_do_with_each_other_does_not_wait(store: SqlStore, earlier: Event, later: Event) -> None:
    owe(store, a_delivery(earlier), a_delivery(later))
    settle(store, a_delivery(earlier), DeliveryState.FAILED, next_at=NOON + MINUTE)

    assert claimed(store) == [f"{later.key}/astreinte"]


SILENT = an_event("s1", kind=EventKind.SOURCE_SILENT, episode="", source="page")
BACK = an_event("s2", kind=EventKind.SOURCE_BACK, episode="", source="page")


def test_a_source_is_not_back_before_it_was_silent(store: SqlStore) -> None:
    owe(store, a_delivery(SILENT), a_delivery(BACK))

    (delivery,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=10)

    assert (delivery.message.key, delivery.message.event_kind) == ("s2/astreinte", EventKind.SOURCE_BACK)
    assert [one.event_kind for one in delivery.message.gathered] == [EventKind.SOURCE_SILENT, EventKind.SOURCE_BACK]


def test_what_waits_for_a_channel_about_one_episode_is_given_out_as_one(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED), a_delivery(ENDED), a_delivery(OTHER))
    settle(store, a_delivery(OPENED), DeliveryState.FAILED)

    given = store.claim("astreinte", NOON, NOON + CLAIM, limit=10)

    assert [one.message.key for one in given] == ["e1/ended/astreinte", "e2/opened/astreinte"]
    assert given[0].message.gathered == (*a_delivery(OPENED).message.decisions, *a_delivery(ENDED).message.decisions)
    opened = store.past.delivery("e1/opened/astreinte")
    assert opened is not None
    assert (opened.state, opened.settled_at) == (DeliveryState.FOLDED, NOON)


def test_what_was_folded_is_not_owed_again_by_an_attempt_that_was_taken_for_lost(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    (lost,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=1)
    owe(store, a_delivery(ENDED))
    (given,) = store.claim("astreinte", NOON + CLAIM, NOON + 2 * CLAIM, limit=1)

    store.settle(after(lost, Refused("error 500"), NOON + CLAIM, jitter=1.0), Aftermath())

    assert given.may_repeat
    assert [one.message.key for one in store.owed()] == ["e1/ended/astreinte"]


def test_an_opening_goes_before_the_rest_though_it_failed_and_of_each_what_was_never_tried(store: SqlStore) -> None:
    refused, changed = (an_event(f"{one}/continued", kind=EventKind.CONTINUED, episode=one) for one in ("e4", "e3"))
    owe(store, a_delivery(OPENED), a_delivery(refused), a_delivery(changed), a_delivery(OTHER))
    for event in (OPENED, refused):
        settle(store, replace(a_delivery(event), attempts=1), DeliveryState.FAILED)

    given = [store.claim("astreinte", NOON, NOON + CLAIM, limit=1)[0].message.key for _ in range(4)]

    assert given == ["e2/opened/astreinte", "e1/opened/astreinte", "e3/continued/astreinte", "e4/continued/astreinte"]


def test_what_is_held_is_given_out_when_its_quiet_hours_end(store: SqlStore) -> None:
    owe(store, held(OPENED, NOON + MINUTE))

    assert claimed(store) == []
    assert store.next_due("astreinte") == NOON + MINUTE
    assert claimed(store, NOON + MINUTE) == ["e1/opened/astreinte"]


def test_what_is_held_stands_in_nobodys_way_and_is_taken_along(store: SqlStore) -> None:
    changed = an_event("e1/continued", kind=EventKind.CONTINUED)
    owe(store, held(changed, NOON + MINUTE), a_delivery(ENDED))

    (given,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=10)

    assert given.message.key == "e1/ended/astreinte"
    assert [one.event_kind for one in given.message.gathered] == [EventKind.CONTINUED, EventKind.ENDED]
    assert [one.message.key for one in store.owed()] == ["e1/ended/astreinte"]


def test_the_end_of_one_of_several_episodes_does_not_overtake_the_message_that_told_of_them_all(
    store: SqlStore,
) -> None:
    first, second = (an_event(f"start/e{n}", kind=EventKind.STATE_AT_START, episode=f"e{n}") for n in (1, 2))
    start = Message(
        "start/astreinte", "astreinte", EventKind.STATE_AT_START, NOON, (a_decision(first), a_decision(second))
    )
    end_of_second = an_event("e2/ended", kind=EventKind.ENDED, episode="e2")
    owe(store, owed(start, NOON), a_delivery(end_of_second), a_delivery(an_event("e3/opened", episode="e3")))

    given = claimed(store)

    assert given == ["start/astreinte", "e3/opened/astreinte"]
    assert [one.message.key for one in deliveries_of(store, "e2")] == ["start/astreinte", "e2/ended/astreinte"]


def test_another_channel_does_not_wait_for_the_opening_of_this_one(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED, "astreinte"), a_delivery(ENDED, "bureau"))

    assert claimed(store, channel="bureau") == ["e1/ended/bureau"]


def test_what_came_of_an_attempt_is_kept(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    (delivery,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=1)
    failed = after(delivery, Refused("error 500"), NOON, jitter=1.0)

    store.settle(failed, Aftermath())

    assert store.owed() == (failed,)


def test_what_has_arrived_stays_arrived_whatever_a_later_attempt_met(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    (first,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=1)
    (second,) = store.claim("astreinte", NOON + CLAIM, NOON + 2 * CLAIM, limit=1)
    sent = after(first, Sent(), NOON + CLAIM, jitter=1.0)
    store.settle(sent, Aftermath())

    store.settle(after(second, Refused("error 500"), NOON + CLAIM, jitter=1.0), Aftermath())

    assert deliveries_of(store, "e1")[0].state is DeliveryState.SENT


DIED = Aftermath(
    dead_since=NOON,
    if_newly_dead=(a_delivery(an_event("dead", episode=""), "exploitation"),),
)
ARRIVED = Aftermath(if_back=(a_delivery(an_event("back", episode=""), "exploitation"),))


def test_a_channel_is_dead_once_and_back_once(store: SqlStore) -> None:
    events = [an_event(f"e{number}/opened", episode=f"e{number}") for number in range(4)]
    owe(store, *(a_delivery(event) for event in events))
    states = [DeliveryState.DEAD, DeliveryState.DEAD, DeliveryState.SENT, DeliveryState.ACCEPTED]

    told = []
    for event, state in zip(events, states, strict=True):
        told_of = DIED if state is DeliveryState.DEAD else ARRIVED
        store.settle(replace(a_delivery(event), state=state, settled_at=NOON), told_of)
        told.append([one.message.key for one in store.owed() if one.message.channel == "exploitation"])

    assert told == [["dead/exploitation"], ["dead/exploitation"], *[["dead/exploitation", "back/exploitation"]] * 2]


def test_what_is_handed_over_is_owed_with_what_is_dead(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    heir = a_delivery(OPENED, "bureau")

    store.settle(replace(a_delivery(OPENED), state=DeliveryState.DEAD, settled_at=NOON), Aftermath(handed_over=(heir,)))

    assert store.owed() == (heir,)


def test_what_goes_on_being_tried_is_lent_only_while_its_channel_is_known_to_be_dead(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED), a_delivery(OTHER))
    lent = Aftermath(lent=(a_delivery(OPENED, "bureau"),))
    failed = replace(a_delivery(OPENED), state=DeliveryState.FAILED, next_at=NOON + MINUTE)

    store.settle(failed, lent)
    before = claimed(store, channel="bureau")
    store.settle(replace(a_delivery(OTHER), state=DeliveryState.FAILED, next_at=NOON + MINUTE), DIED)
    store.settle(failed, lent)
    store.settle(failed, lent)
    after_it_died = claimed(store, channel="bureau")

    late = store.past.delivery("e1/opened/astreinte")
    assert (before, after_it_died) == ([], ["e1/opened/bureau"])
    assert late is not None
    assert (late.state, late.message.lent_to) == (DeliveryState.FAILED, "bureau")


def test_a_channel_that_asks_for_rest_is_not_due_before_and_what_is_held_stays_so(store: SqlStore) -> None:
    more = an_event("e3/continued", kind=EventKind.CONTINUED, episode="e3")
    owe(store, a_delivery(OPENED), a_delivery(more), held(an_event("e4/continued", episode="e4"), NOON + 9 * MINUTE))
    (refused,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=1)

    rest = Aftermath(rest_until=NOON + 5 * MINUTE)
    store.settle(replace(refused, state=DeliveryState.FAILED, next_at=NOON + 5 * MINUTE), rest)

    assert sorted(one.next_at for one in store.owed()) == [NOON + 5 * MINUTE] * 2 + [NOON + 9 * MINUTE]
    assert store.next_dues() == {"astreinte": NOON + 5 * MINUTE}


def test_an_opening_is_due_however_long_a_channel_asks_for_rest(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED), a_delivery(OTHER))
    (refused,) = store.claim("astreinte", NOON, NOON + CLAIM, limit=1)

    rest = Aftermath(rest_until=NOON + 5 * MINUTE)
    store.settle(replace(refused, state=DeliveryState.FAILED, next_at=NOON + 5 * MINUTE), rest)

    assert claimed(store) == ["e2/opened/astreinte"]


@pytest.mark.parametrize(
    ("state", "due"),
    [
        pytest.param(DeliveryState.PENDING, NOON + MINUTE, id="pending"),
        pytest.param(DeliveryState.SENDING, NOON + MINUTE, id="being sent: when the claim ends"),
        pytest.param(DeliveryState.FAILED, NOON + MINUTE, id="to be tried again"),
        pytest.param(DeliveryState.SENT, None, id="sent"),
        pytest.param(DeliveryState.DEAD, None, id="dead"),
    ],
)
def test_the_next_due_is_that_of_what_is_owed(store: SqlStore, state: DeliveryState, due: datetime | None) -> None:
    owe(store, a_delivery(OPENED))
    settle(store, a_delivery(OPENED), state, next_at=NOON + MINUTE)

    assert store.next_due("astreinte") == due
    assert store.next_due("bureau") is None


def test_what_waits_for_an_earlier_one_is_not_due_before_it(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED), a_delivery(ENDED))
    settle(store, a_delivery(OPENED), DeliveryState.FAILED, next_at=NOON + timedelta(hours=1))

    assert store.next_due("astreinte") == NOON + timedelta(hours=1)


def test_deliveries_are_counted_by_state(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED), a_delivery(ENDED), a_delivery(OTHER))
    settle(store, a_delivery(OPENED), DeliveryState.DEAD)

    counts = store.delivery_counts()

    assert (counts[DeliveryState.PENDING], counts[DeliveryState.DEAD], counts[DeliveryState.SENT]) == (2, 1, 0)


def test_what_a_wrong_clock_has_put_off_is_due_and_what_is_held_stays_held(store: SqlStore) -> None:
    later = NOON + timedelta(hours=5)
    states = [DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.SENDING, DeliveryState.HELD]
    deliveries = [
        replace(a_delivery(an_event(f"e{n}", episode=f"e{n}")), next_at=later, state=one)
        for n, one in enumerate(states)
    ]
    soon = replace(a_delivery(an_event("soon", episode="soon")), next_at=NOON + MINUTE, state=DeliveryState.FAILED)
    store.commit(a_commit(deliveries=(*deliveries, soon)))

    store.mend_dues(NOON)

    due = {one.message.key: one.next_at for one in store.owed()}
    assert [due[one.message.key] for one in deliveries] == [NOON, NOON, NOON, later]
    assert due[soon.message.key] == NOON + MINUTE


def test_a_rehearsal_changes_nothing(store: SqlStore) -> None:
    owe(store, a_delivery(OPENED))
    before = store.owed(), store.dead_channels()

    store.rehearse_sending(NOON)

    assert (store.owed(), store.dead_channels()) == before


def test_after_a_rehearsal_no_statement_that_sends_is_made_for_the_first_message(store: SqlStore) -> None:
    made: list[str] = []

    def look(_: object, __: object, statement: str, ___: object, context: Any, ____: object) -> None:
        if context.cache_hit is CacheStats.CACHE_MISS:
            made.append(statement)

    store.rehearse_sending(NOON)
    listen(store._engines.writer, "before_cursor_execute", look)
    [given] = store.commit(a_commit(deliveries=(a_delivery(OPENED),)), Receiving("astreinte").hands)
    sent = replace(given, state=DeliveryState.SENT, settled_at=NOON)
    store.settle_and_claim(sent, Aftermath(), NOON, NOON + CLAIM)

    assert [statement for statement in made if statement.startswith("UPDATE deliveries")] == []
