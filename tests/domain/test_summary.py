"""What a digest says of what is known, from the side of its watches."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import (
    CATALOGUE,
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    silence,
)
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, owed
from meteo_douane.domain.digest import Digest, Gap, Readings, Tally, longest_gap
from meteo_douane.domain.episodes import EpisodeState, Provenance
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.interventions import Deed, Done, Person, Wish, carried_out
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Read
from meteo_douane.domain.observation import Source
from meteo_douane.domain.outlook import outlook
from meteo_douane.domain.schedule import WEEK, Due, Mark, Plan, Schedule, Slot
from meteo_douane.domain.summary import Basis, summed_up
from meteo_douane.domain.watch import Watch
from stories import Story, a_calm_story

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
TOLERATED = 5 * MINUTE
SCHEDULE = Schedule((time(7),), WEEK, ZoneInfo("Europe/Paris"))
PLAN = Plan("point", SCHEDULE, ("astreinte",), Language.FR)
EDI_HERE = a_watch("le-havre", modes=[EDI])
DTI_THERE = a_watch("roissy", modes=[DTI])


def no_gap(now: datetime) -> Readings:
    return Readings((Tally(Source.PAGE, good=720, missed=0),), Gap(now - MINUTE, now))


def the_digest(story: Story, *, plan: Plan = PLAN, due: Due | None = None, **facts: Any) -> Digest:
    """The digest of what a story has come to, a moment after its last reading unless it says otherwise."""
    now = facts.pop("now", story.now + timedelta(seconds=20))
    told = facts.pop("told", Mark(NOON, NOON))
    kinds = {EventKind.ENDED, EventKind.CANCELLED, EventKind.CLOSED_BY_PERSON}
    endings = [one for one in story.decisions if one.told and one.event_kind in kinds and one.event.at > told.read_at]
    basis = Basis(
        known=story.known,
        told=told,
        endings=tuple(endings),
        undelivered=facts.pop("undelivered", ()),
        readings=facts.pop("readings", no_gap(now)),
        watches=story.rules.watches,
        catalogue=CATALOGUE,
        tolerated=TOLERATED,
    )
    return summed_up(plan, due, basis, now)


def for_watches(*names: str) -> Plan:
    return replace(PLAN, watches=names)


def test_without_anything_it_is_empty_and_says_for_whom() -> None:
    digest = the_digest(a_calm_story(EDI_HERE, DTI_THERE))

    assert digest.is_empty
    assert digest.is_fresh
    assert digest.watches == ("le-havre", "roissy")


def test_what_is_open_is_shown_with_its_scope_fallback_and_beginning() -> None:
    story = a_calm_story(EDI_HERE, DTI_THERE)
    scope, fallback = a_scope("delta-ie", modes=[EDI]), a_fallback(starts_at=NOON)
    story.lists(a_notice(affects=scope, starts_at=NOON, fallback=fallback))

    [entry] = the_digest(story).open

    assert (entry.scope, entry.fallback, entry.opened_at) == (scope, fallback, NOON)
    assert (entry.state, entry.watches) == (EpisodeState.OPEN, ("le-havre",))


def test_what_concerns_other_watches_only_is_left_out() -> None:
    story = a_calm_story(EDI_HERE, DTI_THERE)
    story.lists(a_notice(affects=a_scope("delta-ie", modes=[EDI])))

    assert the_digest(story, plan=for_watches("roissy")).open == ()
    assert len(the_digest(story, plan=for_watches("le-havre")).open) == 1


def test_a_mode_or_service_that_is_not_stated_concerns_everybody() -> None:
    story = a_calm_story(EDI_HERE, DTI_THERE)
    story.lists(a_notice(affects=a_scope("delta-ie")))

    [entry] = the_digest(story).open

    assert entry.watches == ("le-havre", "roissy")


def test_an_announced_end_that_has_passed_is_overdue_though_no_reading_has_said_so_yet() -> None:
    story = a_calm_story(EDI_HERE)
    ends_at = NOON + HOUR
    story.lists(a_notice(ends_at=ends_at))

    [entry] = the_digest(story, now=ends_at + MINUTE).open

    assert (entry.state, entry.state_since) == (EpisodeState.OVERDUE, ends_at)


def test_what_has_vanished_is_open_and_says_since_when_it_is_gone() -> None:
    story = a_calm_story(EDI_HERE)
    story.lists(a_notice())
    story.lists()
    story.lists()

    [entry] = the_digest(story).open

    assert (entry.state, entry.state_since) == (EpisodeState.VANISHED, story.now)


def test_a_doubt_about_what_is_shown_is_shown() -> None:
    story = a_calm_story(EDI_HERE)
    doubt = Doubt(DoubtCode.DATE_WITHOUT_HOUR, "03/02")
    story.lists(a_notice(starts_at=Read(NOON, "03/02", (doubt,))))

    [entry] = the_digest(story).open

    assert entry.doubts == (doubt,)


def test_operations_of_the_next_seven_days_are_planned_and_later_ones_are_not() -> None:
    story = a_calm_story(EDI_HERE)
    soon = a_maintenance("soon", starts_at=NOON + timedelta(days=6), title="Maintenance A")
    later = a_maintenance("later", starts_at=NOON + timedelta(days=8), title="Maintenance B", text="Autre texte.")
    story.lists(soon, later)

    digest = the_digest(story)

    assert [entry.starts_at for entry in digest.planned] == [NOON + timedelta(days=6)]
    assert digest.open == ()


def test_an_operation_without_a_stated_hour_is_planned() -> None:
    story = a_calm_story(EDI_HERE)
    story.lists(a_maintenance(starts_at=None))

    digest = the_digest(story)

    assert len(digest.planned) + len(digest.open) == 1


def test_an_operation_whose_hour_has_passed_is_open_though_no_reading_has_said_so_yet() -> None:
    story = a_calm_story(EDI_HERE)
    starts_at = NOON + HOUR
    story.lists(a_maintenance(starts_at=starts_at))

    digest = the_digest(story, now=starts_at + MINUTE)

    assert [entry.state for entry in digest.open] == [EpisodeState.OPEN]
    assert digest.planned == ()


def test_what_ended_since_the_last_one_is_shown_and_what_ended_before_is_not() -> None:
    story = a_calm_story(EDI_HERE)
    alert = a_notice(starts_at=NOON)
    story.lists(alert)
    story.lists(an_end("e", "delta-ie", ends_at=NOON + MINUTE), alert)
    ended_at = story.now

    [entry] = the_digest(story).ended
    after = the_digest(story, told=Mark(ended_at + MINUTE, ended_at))

    assert (entry.state, entry.opened_at, entry.ends_at) == (EpisodeState.ENDED, NOON, NOON + MINUTE)
    assert after.ended == ()


def test_an_end_that_was_stated_for_before_the_last_digest_and_seen_after_it_is_shown() -> None:
    story = a_calm_story(EDI_HERE)
    alert = a_notice(starts_at=NOON)
    story.lists(alert)
    last_digest = story.now
    story.lists(an_end("e", "delta-ie", ends_at=NOON + MINUTE), alert)

    digest = the_digest(story, told=Mark(last_digest, last_digest))

    assert len(digest.ended) == 1


def test_the_end_of_its_own_mode_is_an_end_for_a_watch_and_for_both_watches_it_is_still_open() -> None:
    story = a_calm_story(EDI_HERE, DTI_THERE)
    alert = a_notice(affects=a_scope("delta-ie", modes=[EDI, DTI]))
    story.lists(alert)
    story.lists(an_end("e", "delta-ie", modes=[EDI]), alert)

    ours, both = the_digest(story, plan=for_watches("le-havre")), the_digest(story)

    assert (len(ours.ended), ours.open) == (1, ())
    assert both.ended == ()
    assert [(entry.scope, entry.watches) for entry in both.open] == [(a_scope("delta-ie", modes=[DTI]), ("roissy",))]


def test_an_open_trouble_says_which_part_of_it_has_ended() -> None:
    both = a_scope("delta-ie", modes=[EDI, DTI])
    alert = a_notice(affects=both)
    story = a_calm_story(a_watch("calais"))
    story.lists(alert)
    [before] = the_digest(story).open
    story.lists(an_end("e", "delta-ie", modes=[EDI]), alert)

    [entry] = the_digest(story).open

    assert not before.ended_part
    assert (entry.scope, entry.ended_part) == (a_scope("delta-ie", modes=[DTI]), a_scope("delta-ie", modes=[EDI]))


def test_what_ended_one_mode_after_the_other_has_ended_in_both() -> None:
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI]))
    half, rest = an_end("b", "delta-ie", modes=[EDI]), an_end("c", "delta-ie", modes=[DTI])
    story = a_calm_story(EDI_HERE, DTI_THERE)
    for listed in ((alert,), (half, alert), (rest, half, alert)):
        story.lists(*listed)

    [entry] = the_digest(story).ended

    assert (entry.scope, entry.watches) == (a_scope("delta-ie", modes=[EDI, DTI]), ("le-havre", "roissy"))


def test_a_trouble_that_is_back_is_open_and_not_ended() -> None:
    story = a_calm_story(EDI_HERE)
    alert = a_notice(starts_at=NOON)
    story.lists(alert)
    end = an_end("e", "delta-ie")
    story.lists(end, alert)
    story.lists(a_notice("a2", title="Reprise de l'alerte", text="Le trouble reprend."), end, alert)

    digest = the_digest(story)

    assert len(digest.open) == 1
    assert {entry.episode for entry in digest.open}.isdisjoint(entry.episode for entry in digest.ended)


def test_what_a_person_closed_is_shown_as_closed_by_them_and_not_by_the_planned_end() -> None:
    story = a_calm_story()
    story.lists(a_notice("a", ends_at=NOON + timedelta(minutes=5)))
    story.waits(timedelta(hours=1))
    person = Person("Marc", "tout passe", "command")
    done = carried_out(story.known, Wish(story.episodes[0].id, Deed.CLOSED, person), story.rules, story.now)
    assert isinstance(done, Done)
    story.known, story.decisions = done.step.known, (*story.decisions, *done.step.decisions)

    digest = the_digest(story)

    assert digest.open == ()
    assert [(one.state, one.closed_by, one.ends_at) for one in digest.ended] == [
        (EpisodeState.ENDED, "Marc", story.now)
    ]


def test_a_message_that_nobody_understood_is_shown_as_long_as_it_is_listed_and_is_no_calm() -> None:
    story = a_calm_story(EDI_HERE)
    story.lists(a_notice("u", Kind.UNCLASSIFIED, title="Note aux usagers"))
    listed = the_digest(story)
    story.lists()

    assert [unread.title for unread in listed.unread] == ["Note aux usagers"]
    assert not listed.is_empty
    assert the_digest(story).unread == ()


def a_lost_one(channel: str, state: DeliveryState, watch: str, *, at: datetime = NOON) -> Delivery:
    story = a_calm_story(a_watch(watch))
    story.lists(a_notice())
    [decision] = [one for one in story.decisions if one.told]
    message = Message(f"{channel}/{at}", channel, decision.event_kind, at, (decision,))
    return replace(owed(message, at), state=state)


def test_what_was_not_delivered_is_counted_for_each_channel() -> None:
    lost = (
        a_lost_one("astreinte", DeliveryState.DEAD, "le-havre"),
        a_lost_one("astreinte", DeliveryState.FAILED, "le-havre", at=NOON + HOUR),
        a_lost_one("autre", DeliveryState.DEAD, "roissy"),
    )

    digest = the_digest(a_calm_story(EDI_HERE, DTI_THERE), plan=for_watches("le-havre"), undelivered=lost)

    [of_channel] = digest.undelivered
    assert (of_channel.channel, of_channel.given_up, of_channel.retried) == ("astreinte", 1, 1)
    assert (of_channel.oldest_at, of_channel.services) == (NOON, ("delta-ie",))
    assert not digest.is_empty


def test_an_undelivered_message_that_names_no_watch_is_everybodys() -> None:
    lost = replace(
        owed(Message("s", "exploitation", EventKind.SOURCE_SILENT, NOON, ()), NOON), state=DeliveryState.DEAD
    )

    digest = the_digest(a_calm_story(EDI_HERE), plan=for_watches("le-havre"), undelivered=(lost,))

    assert [one.channel for one in digest.undelivered] == ["exploitation"]


def test_a_test_of_a_channel_that_failed_is_no_loss() -> None:
    test = replace(owed(Message("t", "astreinte", EventKind.TEST, NOON, ()), NOON), state=DeliveryState.DEAD)

    assert the_digest(a_calm_story(EDI_HERE), undelivered=(test,)).is_empty


def test_calm_is_no_answer_when_the_last_good_reading_is_old() -> None:
    story = a_calm_story(EDI_HERE)
    last_good = story.now
    story.reads(silence())

    fresh = the_digest(story, now=last_good + TOLERATED)
    stale = the_digest(story, now=last_good + TOLERATED + timedelta(seconds=1))

    assert (fresh.is_fresh, fresh.is_empty) == (True, True)
    assert (stale.is_fresh, stale.is_empty) == (False, False)


@pytest.mark.parametrize("told", [EventKind.SOURCE_UNREADABLE, EventKind.SOURCE_SILENT])
def test_calm_is_no_answer_while_it_is_told_that_nobody_can_read_the_page(told: EventKind) -> None:
    story = a_calm_story(EDI_HERE)
    page = replace(story.known.sources[Source.PAGE], failures=3, told=(told,))
    story.known = replace(story.known, sources={**story.known.sources, Source.PAGE: page})

    digest = the_digest(story)

    assert (digest.is_fresh, digest.is_empty) == (False, False)
    assert outlook(story.known, story.rules.watches, CATALOGUE, TOLERATED, digest.at).is_fresh is digest.is_fresh


def test_without_any_reading_nothing_is_known() -> None:
    digest = the_digest(Story())

    assert not digest.is_fresh
    assert digest.last_good_at is None


def test_a_long_time_without_a_reading_is_not_nothing_though_all_is_calm_now() -> None:
    story = a_calm_story(EDI_HERE)
    gap = Readings((), Gap(story.now - 2 * HOUR, story.now - HOUR))

    digest = the_digest(story, readings=gap)

    assert digest.was_interrupted
    assert not digest.is_empty


@pytest.mark.parametrize(
    ("after", "is_late"),
    [
        pytest.param(timedelta(0), False, id="on time"),
        pytest.param(5 * MINUTE, False, id="some minutes are no delay"),
        pytest.param(6 * MINUTE, True, id="late"),
    ],
)
def test_a_late_one_says_so(after: timedelta, is_late: bool) -> None:  # noqa: FBT001
    story = a_calm_story(EDI_HERE)
    now = story.now + MINUTE
    due = Due(Slot((now - after).date(), time(7)), now - after, missed=(now - timedelta(days=1),))

    digest = the_digest(story, due=due, now=now)

    assert (digest.due_at, digest.is_late, digest.missed) == (now - after, is_late, due.missed)


def test_a_watch_that_follows_an_episode_is_concerned_though_it_uses_something_else_by_now() -> None:
    story = a_calm_story(EDI_HERE)
    story.lists(a_notice())
    story.configures(Watch("le-havre", ("ciel",), ("astreinte",)))

    assert len(the_digest(story).open) == 1


GAPS = [
    pytest.param([1, 2, 3], 4, (0, 1), id="as often as ever: the first of equal ones"),
    pytest.param([1, 30, 31], 32, (1, 30), id="between two readings"),
    pytest.param([40, 41], 42, (0, 40), id="from the last digest on"),
    pytest.param([1, 2], 60, (2, 60), id="up to now"),
    pytest.param([], 60, (0, 60), id="never"),
]


@pytest.mark.parametrize(("good", "until", "expected"), GAPS)
def test_the_longest_time_without_a_good_reading(good: list[int], until: int, expected: tuple[int, int]) -> None:
    moments = [NOON + minute * MINUTE for minute in good]

    gap = longest_gap(moments, NOON, NOON + until * MINUTE)

    assert gap == Gap(NOON + expected[0] * MINUTE, NOON + expected[1] * MINUTE)


def test_a_bulletin_without_a_known_alert_is_an_open_alert() -> None:
    story = a_calm_story(EDI_HERE)
    story.lists(a_bulletin())

    [entry] = the_digest(story).open

    assert entry.kind is Kind.ALERT
    assert story.episodes[0].provenance is Provenance.INFERRED
