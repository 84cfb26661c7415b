"""The past piece by piece: every value once, the latest first, whatever is written meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import a_notice as a_full_notice
from builders import a_scope
from commits import NOON, a_commit, a_delivery, a_notice, a_reading, an_edition, an_event
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Read
from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.domain.publication import Publication, Voice
from meteo_douane.domain.retelling import retold
from meteo_douane.ports import Edition
from meteo_douane.ports.annals import Batch, Detected, Period, Settled

MINUTE = timedelta(minutes=1)
EVER = Period()


def an_episode(episode_id: str, *, is_over: bool = False) -> Episode:
    notice, scope = a_full_notice("a"), a_scope("delta-ie")
    closing = Closing(EpisodeState.ENDED, NOON, by="p2") if is_over else None
    return Episode(episode_id, notice.kind.value, notice, notice, scope, scope, NOON, NOON, ("p1",), closing=closing)


def all_of(step: Callable[[Any], Batch[Any, Any]]) -> list[Any]:
    """Follow the places until there are no more."""
    found: list[Any] = []
    place = None
    for _ in range(20):
        batch = step(place)
        found += batch.values
        place = batch.rest
        if place is None:
            return found
    raise AssertionError("the pieces never end")


def test_readings_of_the_same_moment_are_each_given_once(store: SqlStore) -> None:
    readings = [a_reading(NOON, source=source, sha256=str(at)) for at in range(3) for source in Source]
    store.commit(a_commit(readings=readings))

    found = all_of(lambda place: store.annals.readings_from(place, source=None, period=EVER, limit=4))

    assert found == list(reversed(readings))


def test_readings_are_those_of_a_source_and_a_period(store: SqlStore) -> None:
    at = [NOON + number * MINUTE for number in range(5)]
    store.commit(a_commit(readings=[a_reading(one, source=source) for one in at for source in Source]))
    period = Period(since=at[1], until=at[4])

    found = all_of(lambda place: store.annals.readings_from(place, source=Source.FEED, period=period, limit=2))

    assert [(one.ended_at, one.source) for one in found] == [(one, Source.FEED) for one in (at[3], at[2], at[1])]


def test_what_is_written_meanwhile_moves_no_piece(store: SqlStore) -> None:
    store.commit(a_commit(readings=[a_reading(NOON), a_reading(NOON + MINUTE)]))
    first = store.annals.readings_from(None, source=None, period=EVER, limit=1)

    store.commit(a_commit(readings=[a_reading(NOON + 2 * MINUTE)]))
    second = store.annals.readings_from(first.rest, source=None, period=EVER, limit=1)

    assert [one.ended_at for one in (*first.values, *second.values)] == [NOON + MINUTE, NOON]
    assert second.rest is None


def test_episodes_come_in_pieces_and_by_whether_they_are_over(store: SqlStore) -> None:
    episodes = [an_episode(f"e{number}", is_over=number % 2 == 0) for number in range(5)]
    store.commit(a_commit(after=Known(episodes={one.id: one for one in episodes})))

    every = all_of(lambda place: store.annals.episodes_from(place, in_force=None, limit=2))
    open_ones = all_of(lambda place: store.annals.episodes_from(place, in_force=True, limit=1))

    assert [one.id for one in every] == ["e4", "e3", "e2", "e1", "e0"]
    assert [one.id for one in open_ones] == ["e3", "e1"]
    assert store.annals.episode("e1") == episodes[1]


def test_editions_are_those_of_the_publications_asked_for(store: SqlStore) -> None:
    editions = [an_edition(f"r{number}") for number in range(4)]
    listed = a_publication("p1", "r1")
    store.commit(a_commit(editions=editions, after=Known(publications={"p1": listed})))

    every = all_of(lambda place: store.annals.editions_from(place, publications=None, limit=3))
    theirs = store.annals.editions_from(None, publications=("p1",), limit=3)

    assert [one.notice.revision for one in every] == ["r3", "r2", "r1", "r0"]
    assert theirs == Batch((editions[1],))
    assert store.annals.edition("r2") == editions[2]
    assert store.annals.edition("r9") is None


def a_publication(publication_id: str, revision: str) -> Publication:
    voices = {Source.PAGE: Voice("n1", f"alert|{revision}")}
    return Publication(publication_id, a_notice(revision), Source.PAGE, NOON, voices)


def test_events_of_one_moment_are_each_given_once_and_the_last_ones_of_each_episode(store: SqlStore) -> None:
    events = [an_event(f"{number}", episode=f"e{number % 2}", at=NOON + number // 3 * MINUTE) for number in range(6)]
    store.commit(a_commit(deliveries=[a_delivery(event) for event in events]))

    every = all_of(lambda place: store.annals.events_from(place, episode=None, kind=None, period=EVER, limit=2))
    of_one = all_of(lambda place: store.annals.events_from(place, episode="e1", kind=None, period=EVER, limit=2))
    last = store.annals.last_events(["e0", "e1", "e9"], {EventKind.OPENED}, each=2)

    assert [one.key for one in every] == ["5", "4", "3", "2", "1", "0"]
    assert [one.key for one in of_one] == ["5", "3", "1"]
    assert {name: [one.key for one in of] for name, of in last.items()} == {"e0": ["4", "2"], "e1": ["5", "3"]}
    assert store.annals.event("3") == events[3]
    assert store.annals.event("9") is None


def test_the_last_events_are_those_of_the_kinds_asked_for(store: SqlStore) -> None:
    kinds = [EventKind.ACKNOWLEDGED, EventKind.PLANNED, EventKind.OPENED, EventKind.MOVED, EventKind.ACKNOWLEDGED]
    events = [an_event(str(at), kind=kind, at=NOON + at * MINUTE) for at, kind in enumerate(kinds)]
    store.commit(a_commit(deliveries=[a_delivery(event) for event in events]))

    last = store.annals.last_events(["e1"], {EventKind.MOVED, EventKind.OPENED}, each=2)

    assert [one.key for one in last["e1"]] == ["3", "2"]


def test_events_are_of_a_kind_and_of_a_period(store: SqlStore) -> None:
    kinds = [EventKind.PLANNED, EventKind.MOVED, EventKind.MOVED, EventKind.STARTED]
    events = [an_event(str(at), kind=kind, at=NOON + at * MINUTE) for at, kind in enumerate(kinds)]
    store.commit(a_commit(deliveries=[a_delivery(event) for event in events]))

    moved = store.annals.events_from(
        None, episode=None, kind=EventKind.MOVED, period=Period(NOON + 2 * MINUTE, NOON + 3 * MINUTE), limit=9
    )
    revisions = store.annals.revisions(["e1", "e2"], {EventKind.MOVED, EventKind.CANCELLED})

    assert [one.key for one in moved.values] == ["2"]
    assert {name: (one.count, one.last_at) for name, one in revisions.items()} == {"e1": (2, NOON + 2 * MINUTE)}


def test_what_is_told_in_place_of_several_happened_no_second_time(store: SqlStore) -> None:
    opening, moved = an_event("1"), an_event("2", kind=EventKind.MOVED, at=NOON + MINUTE)
    first, second = a_delivery(opening), a_delivery(moved)
    told = first.message.decisions + second.message.decisions
    folded = replace(second, message=retold(second.message, told))
    store.commit(a_commit(decisions=told, deliveries=[first, folded]))
    retelling = folded.message.decisions[0].event.key

    every = store.annals.events_from(None, episode=None, kind=None, period=EVER, limit=9)
    last = store.annals.last_events(["e1"], set(EventKind), each=9)
    revisions = store.annals.revisions(["e1"], {EventKind.OPENED, EventKind.MOVED})

    assert [one.key for one in every.values] == ["2", "1"]
    assert [one.key for one in last["e1"]] == ["2", "1"]
    assert revisions["e1"].count == 2
    assert store.annals.event(retelling) is None


def test_deliveries_come_in_pieces_and_by_their_state(store: SqlStore) -> None:
    deliveries = [a_delivery(an_event(str(number))) for number in range(4)]
    store.commit(a_commit(deliveries=deliveries))
    sent = settled(store, deliveries[2])

    every = all_of(lambda place: store.annals.deliveries_from(place, state=None, limit=3))
    owed = all_of(lambda place: store.annals.deliveries_from(place, state=DeliveryState.PENDING, limit=1))

    assert every == [deliveries[3], sent, deliveries[1], deliveries[0]]
    assert owed == [deliveries[3], deliveries[1], deliveries[0]]


def settled(store: SqlStore, delivery: Delivery) -> Delivery:
    sent = replace(delivery, state=DeliveryState.SENT, settled_at=NOON + MINUTE)
    store.settle(sent, Aftermath())
    return sent


def test_the_oldest_that_is_owed_is_told_by_channel_and_what_is_held_is_not(store: SqlStore) -> None:
    early, late = (a_delivery(an_event(str(at)), at=NOON + at * MINUTE) for at in (1, 2))
    held = replace(a_delivery(an_event("0"), "courriel"), state=DeliveryState.HELD)
    store.commit(a_commit(deliveries=[early, late, held]))

    assert store.annals.oldest_owed() == {"astreinte": NOON + MINUTE}


def test_news_are_what_was_written_since_the_mark_and_each_is_counted_once(store: SqlStore) -> None:
    store.commit(a_commit(readings=[a_reading(NOON)], editions=[an_edition("old")]))
    mark = store.annals.mark(NOON)
    listed = Known(publications={"p1": a_publication("p1", "new")})
    notice = replace(a_notice("new"), published_at=Read(NOON - MINUTE))
    delivery = a_delivery(an_event("1"))
    readings = [a_reading(NOON, Outcome.FAILED), a_reading(NOON, Outcome.FAILED, source=Source.FEED)]
    store.commit(
        a_commit(
            readings=readings,
            editions=[replace(an_edition("new"), notice=notice)],
            deliveries=[delivery],
            after=listed,
        )
    )
    settled(store, delivery)

    first = store.annals.news(mark, NOON + MINUTE)
    second = store.annals.news(first.mark, NOON + 2 * MINUTE)

    assert first.readings == {(Source.PAGE, Outcome.FAILED): 1, (Source.FEED, Outcome.FAILED): 1}
    assert first.editions == {Kind.ALERT: 1}
    assert first.detected == (Detected(NOON - MINUTE, MINUTE),)
    assert first.settled == (Settled("astreinte", DeliveryState.SENT, MINUTE),)
    assert (second.readings, second.editions, second.detected, second.settled) == ({}, {}, (), ())


def test_a_later_edition_of_a_notice_says_nothing_of_how_soon_it_was_seen(store: SqlStore) -> None:
    def published(revision: str, *doubts: Doubt) -> Edition:
        notice = replace(a_notice(revision), published_at=Read(NOON - MINUTE, doubts=doubts))
        return replace(an_edition(revision), notice=notice)

    first, second = (Known(publications={"p1": a_publication("p1", revision)}) for revision in ("r1", "r2"))
    store.commit(a_commit(editions=[published("r1")], after=first))
    mark = store.annals.mark(NOON)
    doubtful = published("r3", Doubt(DoubtCode.DATE_WITHOUT_HOUR))
    store.commit(a_commit(editions=[published("r2"), doubtful], before=first, after=second))

    assert store.annals.news(mark, NOON).detected == ()


@pytest.mark.parametrize("ask", ["mark", "known", "oldest_owed", "delivery_counts"])
def test_a_new_database_has_an_answer_to_everything(store: SqlStore, ask: str) -> None:
    asked = getattr(store.annals, ask)

    assert (asked(NOON) if ask == "mark" else asked()) is not None
