"""What waits for a channel becomes one message, true at the moment it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_bulletin, a_fallback, a_maintenance, a_notice, a_scope, a_watch, an_end
from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, owed
from meteo_douane.domain.event import Change, EventKind
from meteo_douane.domain.facts import written
from meteo_douane.domain.folding import folded
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Mode, Notice, Read, Relation
from meteo_douane.domain.watch import Watch
from stories import a_calm_story

LATER = NOON + timedelta(hours=1)
RELEASE = NOON + timedelta(hours=5)
BOTH = [EDI, DTI]
LE_HAVRE, ROISSY = a_watch("le-havre", modes=[EDI]), a_watch("roissy", modes=BOTH)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), starts_at=NOON)
LONGER = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH), ends_at=NOON + timedelta(hours=2))
LONGEST = a_bulletin("c", 2, affects=a_scope("delta-ie", modes=BOTH), ends_at=NOON + timedelta(hours=3))
HALF_AN_END = an_end("d", "delta-ie", modes=[EDI])
END = an_end("e", "delta-ie", modes=BOTH)
REST_OF_THE_END = an_end("f", "delta-ie", modes=[DTI])


def messages_of(*readings: tuple[Notice, ...], watches: tuple[Watch, ...] = (ROISSY,)) -> tuple[Message, ...]:
    story = a_calm_story(*watches)
    for listed in readings:
        story.lists(*listed)
    return story.messages


def told(*notices: Notice, watches: tuple[Watch, ...] = (ROISSY,)) -> tuple[Delivery, ...]:
    """What is owed if these are published one after the other."""
    readings = [tuple(reversed(notices[: number + 1])) for number in range(len(notices))]
    return tuple(owed(message, NOON) for message in messages_of(*readings, watches=watches))


def kept(deliveries: tuple[Delivery, ...]) -> list[Delivery]:
    return [one for one in deliveries if one.state is not DeliveryState.FOLDED]


def fold(waiting: tuple[Delivery, ...]) -> list[Delivery]:
    return kept(folded(waiting, waiting[0], LATER))


def kinds_in(delivery: Delivery) -> list[str]:
    return [one.event_kind.value for one in delivery.message.gathered]


def test_what_waits_alone_stays_as_it_is() -> None:
    waiting = told(ALERT)

    assert folded(waiting, waiting[0], LATER) == waiting


def test_an_alert_with_its_bulletins_is_an_opening_in_the_words_of_the_latest() -> None:
    [one] = fold(told(ALERT, LONGER, LONGEST))

    [decision] = one.message.decisions
    assert (one.message.event_kind, decision.event_kind) == (EventKind.OPENED, EventKind.OPENED)
    assert decision.event.notice is not None
    assert decision.event.notice.ends_at.value == NOON + timedelta(hours=3)
    assert decision.event.notice.kind.value is Kind.ALERT
    assert decision.reason.value == "concerned"
    assert decision.event.changes == ()
    assert kinds_in(one) == ["opened", "continued", "continued"]


def test_what_a_bulletin_does_not_repeat_still_holds() -> None:
    allowed = replace(ALERT, fallback=Read(a_fallback()), ends_at=Read(LATER))
    further = a_bulletin("b", affects=ALERT.affects.value, fallback=Fallback(), ends_at=LATER + timedelta(hours=1))

    [one] = fold(told(allowed, further))

    notice = one.message.decisions[0].event.notice
    assert notice is not None
    assert (notice.fallback.value, notice.ends_at.value) == (a_fallback(), LATER + timedelta(hours=1))


def test_what_was_said_of_the_fallback_is_not_said_of_what_a_bulletin_adds() -> None:
    allowed = replace(ALERT, fallback=Read(a_fallback()))
    grown = a_bulletin("b", affects=a_scope("delta-ie", "delta-t", modes=BOTH))

    [one] = fold(told(allowed, grown))

    event = one.message.decisions[0].event
    assert event.notice is not None
    assert event.notice.fallback.value == Fallback()
    assert event.fallback == a_fallback()
    assert written(event.fallback_unstated) == "delta-t:dti,edi"


def test_an_alert_that_is_over_is_an_end_that_knows_when_it_began() -> None:
    [one] = fold(told(ALERT, LONGER, END))

    assert one.message.event_kind is EventKind.ENDED
    assert one.message.decisions[0].event.opened_at == NOON
    assert kinds_in(one) == ["opened", "continued", "ended"]


def test_bulletins_alone_say_what_has_changed_over_all_of_them() -> None:
    [one] = fold(told(ALERT, LONGER, LONGEST)[1:])

    before, after = "", (NOON + timedelta(hours=3)).isoformat()
    assert one.message.event_kind is EventKind.CONTINUED
    assert one.message.decisions[0].event.changes == (Change("ends_at", before, after),)


def test_an_alert_that_is_over_in_part_is_an_opening_of_what_is_left() -> None:
    [one] = fold(told(ALERT, HALF_AN_END))

    event = one.message.decisions[0].event
    assert one.message.event_kind is EventKind.OPENED
    assert [part.modes for part in event.scope.parts] == [frozenset({Mode.DTI})]
    assert event.notice is not None
    assert event.notice.ends_at.value is None
    assert kinds_in(one) == ["opened", "partly_ended"]


def test_an_absence_before_the_first_of_several_is_not_told_of_the_last() -> None:
    alert, bulletin = told(ALERT, LONGER)
    before = replace(alert.message.decisions[0].event, away_since=NOON - timedelta(hours=3))
    decisions = tuple(replace(one, event=before) for one in alert.message.decisions)

    [one] = fold((replace(alert, message=replace(alert.message, decisions=decisions)), bulletin))

    assert one.message.decisions[0].event.away_since is None


def test_an_alert_that_ended_in_two_parts_has_ended_in_both() -> None:
    to_whoever_heard_nothing = told(ALERT, HALF_AN_END, REST_OF_THE_END)
    to_whoever_heard_the_opening = to_whoever_heard_nothing[1:]

    for waiting in (to_whoever_heard_nothing, to_whoever_heard_the_opening):
        [one] = fold(waiting)

        assert one.message.event_kind is EventKind.ENDED
        assert one.message.decisions[0].event.scope == a_scope("delta-ie", modes=BOTH)


def test_a_fallback_that_was_allowed_meanwhile_holds_for_what_is_left_of_an_alert() -> None:
    allowed = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH), fallback=a_fallback())

    [one] = fold(told(ALERT, allowed, HALF_AN_END)[1:])

    event = one.message.decisions[0].event
    assert one.message.event_kind is EventKind.PARTLY_ENDED
    assert [change.field for change in event.changes] == ["fallback"]
    assert event.notice is not None
    assert event.notice.fallback.value == a_fallback()


def test_an_end_of_a_part_does_not_disappear_behind_a_bulletin() -> None:
    waiting = told(ALERT, LONGER, HALF_AN_END, LONGEST)[1:]

    first, second = fold(waiting)

    assert [first.message.event_kind, kinds_in(first)] == [EventKind.PARTLY_ENDED, ["continued", "partly_ended"]]
    assert [second.message.event_kind, kinds_in(second)] == [EventKind.CONTINUED, []]


def test_an_end_that_was_taken_back_is_no_all_clear() -> None:
    again = a_notice("g", title="Réouverture", affects=a_scope("delta-ie", modes=BOTH), relation=Relation.REOPENS)
    waiting = told(ALERT, END, again)

    [one] = fold(waiting[1:])

    assert one.message.event_kind is EventKind.REOPENED
    assert kinds_in(one) == ["ended", "reopened"]


def test_a_plan_that_was_moved_is_a_plan_with_its_new_hours() -> None:
    plan = a_maintenance("m", affects=a_scope("delta-ie"))
    moved = replace(plan, starts_at=replace(plan.starts_at, value=NOON + timedelta(hours=20)), revision="moved")
    waiting = tuple(owed(message, NOON) for message in messages_of((plan,), (moved,)))

    [one] = fold(waiting)

    assert one.message.event_kind is EventKind.PLANNED
    assert kinds_in(one) == ["planned", "moved"]


def test_each_watch_hears_its_own_story() -> None:
    waiting = told(ALERT, HALF_AN_END, REST_OF_THE_END, watches=(LE_HAVRE, ROISSY))

    results = fold(waiting)

    stories = {one.message.decisions[0].watch: (one.message.event_kind.value, kinds_in(one)) for one in results}
    assert stories == {
        "le-havre": ("ended", ["opened", "ended"]),
        "roissy": ("ended", ["opened", "partly_ended", "ended"]),
    }


def test_a_watch_that_nothing_else_waits_for_keeps_its_message() -> None:
    opened, ended = told(ALERT, END, watches=(LE_HAVRE, ROISSY))
    only_roissy = tuple(one for one in ended.message.decisions if one.watch == "roissy")
    ended = replace(ended, message=replace(ended.message, decisions=only_roissy))

    first, second = fold((opened, ended))

    assert [(one.watch, one.event_kind.value) for one in first.message.decisions] == [("le-havre", "opened")]
    assert [(one.watch, one.event_kind.value) for one in second.message.decisions] == [("roissy", "ended")]
    assert kinds_in(second) == ["opened", "ended"]


def test_what_came_of_earlier_attempts_is_not_forgotten() -> None:
    opened, ended = told(ALERT, END)
    tried = replace(opened, state=DeliveryState.FAILED, attempts=9, may_repeat=True, last_error="error 503")

    [one] = fold((tried, ended))

    assert (one.attempts, one.may_repeat, one.last_error) == (9, True, "error 503")
    assert one.message.created_at == opened.message.created_at
    assert (one.state, one.next_at) == (DeliveryState.PENDING, LATER)


def repeated(number: int, *, after: tuple[Delivery, ...]) -> Delivery:
    """A repeat of what was told last, which asks for an answer."""
    message = after[-1].message
    reminder = Reminder(number, 4, timedelta(minutes=15))
    decisions = tuple(
        replace(
            one,
            event_kind=EventKind.REPEATED,
            reminder=reminder,
            event=replace(one.event, key=f"r{number}", kind=EventKind.REPEATED),
        )
        for one in message.decisions
    )
    return owed(replace(message, key=f"r{number}", event_kind=EventKind.REPEATED, decisions=decisions), NOON)


def test_a_repeat_that_waits_behind_the_end_of_a_part_is_not_said_and_that_asks_for_an_answer() -> None:
    _, half = told(ALERT, HALF_AN_END)
    again = repeated(3, after=(half,))

    first, withdrawn = folded((half, again), half, LATER)

    [decision] = first.message.decisions
    assert (first.state, first.message.event_kind) == (DeliveryState.PENDING, EventKind.PARTLY_ENDED)
    assert decision.reminder is not None
    assert decision.reminder.number == 3
    assert withdrawn.state is DeliveryState.WITHDRAWN


def test_a_bulletin_behind_the_end_of_a_part_stays_a_message_of_its_own_and_a_repeat_is_said_by_neither() -> None:
    half = told(ALERT, HALF_AN_END)[1]
    later = told(ALERT, LONGEST)[1]
    again = repeated(1, after=(half,))

    states = [one.state for one in folded((half, again, later), half, LATER)]

    assert states == [DeliveryState.PENDING, DeliveryState.WITHDRAWN, DeliveryState.PENDING]


def test_what_was_being_sent_when_the_program_was_killed_may_repeat() -> None:
    opened, ended = told(ALERT, END)

    [one] = fold((replace(opened, state=DeliveryState.SENDING), ended))

    assert one.may_repeat


def test_what_was_folded_once_is_folded_again_with_all_it_says() -> None:
    opened, longer, ended = told(ALERT, LONGER, END)
    [first] = fold((opened, longer))

    [second] = fold((first, ended))

    assert kinds_in(second) == ["opened", "continued", "ended"]
    assert second.message.event_kind is EventKind.ENDED


def test_what_is_held_and_would_be_overtaken_goes_along() -> None:
    _, longer, ended = told(ALERT, LONGER, END)
    held = replace(longer, state=DeliveryState.HELD, next_at=RELEASE)

    [one] = kept(folded((held, ended), ended, LATER))

    assert kinds_in(one) == ["continued", "ended"]


def test_what_is_held_for_somebody_else_stays_held() -> None:
    [mine] = told(ALERT, watches=(ROISSY,))
    [theirs] = told(ALERT, watches=(LE_HAVRE,))
    held = replace(theirs, state=DeliveryState.HELD, next_at=RELEASE)

    assert folded((held, mine), mine, LATER) == (held, mine)


def test_of_what_is_held_for_two_only_what_one_of_them_is_due_goes_along() -> None:
    opened, ended = told(ALERT, END, watches=(LE_HAVRE, ROISSY))
    mine = replace(opened, message=replace(opened.message, decisions=opened.message.decisions[1:]))
    held = replace(ended, state=DeliveryState.HELD, next_at=RELEASE)

    now, later = kept(folded((mine, held), mine, LATER))

    assert [(one.watch, one.event_kind.value) for one in now.message.decisions] == [("roissy", "ended")]
    assert (now.state, now.next_at, now.message.key) == (DeliveryState.PENDING, LATER, f"{held.message.key}/roissy")
    assert [(one.watch, one.event_kind.value) for one in later.message.decisions] == [("le-havre", "ended")]
    assert (later.state, later.next_at, later.message.key) == (DeliveryState.HELD, RELEASE, held.message.key)


def test_what_failed_and_takes_along_what_was_held_was_not_all_held() -> None:
    opened, ended = told(ALERT, END)
    held = replace(ended, message=replace(ended.message, not_before=RELEASE), state=DeliveryState.HELD)
    also_held = replace(opened, message=replace(opened.message, not_before=LATER), state=DeliveryState.HELD)

    [failed_before] = kept(folded((opened, held), opened, LATER))
    [held_before] = kept(folded((also_held, held), also_held, LATER))

    assert failed_before.message.not_before is None
    assert held_before.message.not_before == RELEASE


def test_an_end_of_a_part_that_is_held_is_not_overtaken_by_a_bulletin_that_is_not() -> None:
    half, longest = told(ALERT, LONGER, HALF_AN_END, LONGEST)[2:]
    held = replace(half, state=DeliveryState.HELD, next_at=RELEASE)

    first, second = folded((held, longest), longest, LATER)

    assert (first.state, first.next_at) == (DeliveryState.PENDING, LATER)
    assert second == longest


@pytest.mark.parametrize("number", [2, 20])
def test_a_storm_of_bulletins_is_one_message(number: int) -> None:
    bulletins = [
        a_bulletin(f"b{n}", n, affects=a_scope("delta-ie", modes=BOTH), ends_at=NOON + timedelta(hours=n))
        for n in range(1, number + 1)
    ]

    [one] = fold(told(ALERT, *bulletins)[1:])

    assert len(one.message.gathered) == number


def test_what_an_end_of_a_part_takes_back_is_told_with_the_end_that_gathers_it() -> None:
    doubt = Doubt(DoubtCode.CONTRADICTION, "Les DOM rencontrent encore des difficultés.")
    reserved = a_notice("d", Kind.END, restores=Read(a_scope("delta-ie", modes=[EDI]), "", (doubt,)))

    [one] = fold(told(ALERT, reserved, REST_OF_THE_END)[1:])

    assert one.message.event_kind is EventKind.ENDED
    assert {decision.event.reservations for decision in one.message.decisions} == {(doubt.quote,)}
