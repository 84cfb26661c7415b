"""Who told the opening in place of another channel is told what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commits import NOON, a_delivery, an_event
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import Change, Event, EventKind
from meteo_douane.domain.sequels import has_sequel, sequels

OPENED = an_event("opened")
SCOPE = (Change("scope", "delta-ie:edi", "delta-ie:dti,edi"),)
LATER_END = (Change("ends_at", "", "2026-02-03T14:00:00+00:00"),)


def arrived(event: Event, *, watch: str = "le-havre", channels: tuple[str, ...] = ("astreinte",)) -> Delivery:
    delivery = a_delivery(event)
    decisions = tuple(replace(one, watch=watch, channels=channels) for one in delivery.message.decisions)
    return replace(
        delivery, message=replace(delivery.message, decisions=decisions), state=DeliveryState.SENT, settled_at=NOON
    )


def told_instead(event: Event, *, by: str = "bureau") -> Delivery:
    message = a_delivery(event).message
    return replace(arrived(event), message=replace(message, channel=by, instead_of="astreinte"))


@pytest.mark.parametrize(
    ("event", "is_told"),
    [
        pytest.param(an_event("e", kind=EventKind.ENDED), True, id="the end"),
        pytest.param(an_event("e", kind=EventKind.CANCELLED), True, id="that it does not take place"),
        pytest.param(an_event("e", kind=EventKind.CLOSED_BY_PERSON), True, id="that somebody has closed it"),
        pytest.param(an_event("e", kind=EventKind.PARTLY_ENDED), True, id="the end of a part"),
        pytest.param(an_event("e", kind=EventKind.CONTINUED, changes=SCOPE), True, id="that it has grown"),
        pytest.param(an_event("e", kind=EventKind.REOPENED), True, id="that it goes on again"),
        pytest.param(an_event("e", kind=EventKind.ACKNOWLEDGED), True, id="that somebody has it in hand"),
        pytest.param(an_event("e", kind=EventKind.CONTINUED, changes=LATER_END), False, id="no hour that has changed"),
        pytest.param(an_event("e", kind=EventKind.CONTINUED), False, id="no bulletin"),
        pytest.param(an_event("e", kind=EventKind.REPEATED), False, id="no repeat"),
    ],
)
def test_what_changes_who_is_touched_and_the_end_are_told_there_too(event: Event, *, is_told: bool) -> None:
    delivery = arrived(event)

    found = sequels(delivery, (told_instead(OPENED),))

    assert [(one.message.channel, one.message.event_kind) for one in found] == [("bureau", event.kind)] * is_told
    assert has_sequel(delivery.message) is is_told


def test_it_says_for_whom_it_stands_in_and_is_owed_once_under_the_key_of_a_message_that_is_handed_over() -> None:
    [one] = sequels(arrived(an_event("e", kind=EventKind.ENDED)), (told_instead(OPENED),))

    assert (one.message.key, one.message.instead_of, one.message.is_sequel) == ("e/astreinte>bureau", "astreinte", True)
    assert one.state is DeliveryState.PENDING


def test_what_nobody_tries_any_more_is_told_in_place_of_the_channel_by_whoever_told_the_beginning() -> None:
    dead = replace(arrived(an_event("e", kind=EventKind.ENDED)), state=DeliveryState.DEAD)

    [one] = sequels(dead, (told_instead(OPENED),))

    assert (one.message.channel, one.message.instead_of, one.message.is_sequel) == ("bureau", "astreinte", False)


def test_each_channel_that_told_the_opening_is_told_the_end() -> None:
    found = sequels(
        arrived(an_event("e", kind=EventKind.ENDED)), (told_instead(OPENED), told_instead(OPENED, by="relais"))
    )

    assert [one.message.channel for one in found] == ["bureau", "relais"]


def test_a_watch_of_which_it_told_nothing_is_not_its_affair() -> None:
    assert sequels(arrived(an_event("e", kind=EventKind.ENDED), watch="roissy"), (told_instead(OPENED),)) == ()


def test_a_watch_that_is_told_there_anyway_is_not_told_twice() -> None:
    delivery = arrived(an_event("e", kind=EventKind.ENDED), channels=("astreinte", "bureau"))

    assert sequels(delivery, (told_instead(OPENED),)) == ()


def test_what_it_has_said_already_is_not_said_again() -> None:
    grown = an_event("grown", kind=EventKind.CONTINUED, changes=SCOPE)

    assert sequels(arrived(grown), (told_instead(OPENED), told_instead(grown))) == ()


def test_after_the_end_it_hears_no_more_of_it() -> None:
    told = (told_instead(OPENED), told_instead(an_event("ended", kind=EventKind.ENDED)))

    assert sequels(arrived(an_event("again", kind=EventKind.REOPENED)), told) == ()


def test_of_several_that_are_told_as_one_it_hears_what_concerns_it() -> None:
    bulletin, ended = an_event("b", kind=EventKind.CONTINUED), an_event("e", kind=EventKind.ENDED)
    delivery = arrived(ended)
    gathered = (arrived(bulletin).message.decisions[0], delivery.message.decisions[0])

    [one] = sequels(replace(delivery, message=replace(delivery.message, gathered=gathered)), (told_instead(OPENED),))

    assert (one.message.event_kind, [said.event.key for said in one.message.said]) == (EventKind.ENDED, ["e"])


@pytest.mark.parametrize(
    ("trouble", "over"),
    [
        pytest.param(EventKind.SOURCE_SILENT, EventKind.SOURCE_BACK, id="a source"),
        pytest.param(EventKind.CHANNEL_DEAD, EventKind.CHANNEL_BACK, id="a channel"),
        pytest.param(EventKind.PROVIDER_TROUBLE, EventKind.PROVIDER_BACK, id="a provider"),
        pytest.param(EventKind.TEMPLATE_FAILED, EventKind.TEMPLATE_MENDED, id="a template"),
        pytest.param(EventKind.CONFIGURATION_REJECTED, EventKind.CONFIGURATION_ACCEPTED, id="the configuration"),
        pytest.param(EventKind.NO_ROOM, EventKind.ROOM_AGAIN, id="room on the disk"),
        pytest.param(EventKind.UNWRITABLE, EventKind.WRITABLE_AGAIN, id="the database"),
        pytest.param(EventKind.NAMES_UNKNOWN, EventKind.NAMES_SETTLED, id="names never met"),
    ],
)
def test_what_is_about_no_episode_has_an_end_too(trouble: EventKind, over: EventKind) -> None:
    began = an_event("s1", kind=trouble, episode="", source="page")

    found = sequels(arrived(an_event("s2", kind=over, episode="", source="page")), (told_instead(began),))

    assert [one.message.event_kind for one in found] == [over]
