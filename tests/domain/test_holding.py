"""In quiet hours a watch is told what wakes it; the rest waits for the morning, and is then told as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import (
    DTI,
    EDI,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    seen,
    silence,
)
from meteo_douane.domain.delivery import DeliveryState, Message, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.folding import folded
from meteo_douane.domain.holding import held
from meteo_douane.domain.notice import Kind, Notice, Permission
from meteo_douane.domain.observation import Observation
from meteo_douane.domain.quiet import Quiet, Span, Wake
from meteo_douane.domain.step import advance
from meteo_douane.domain.watch import Watch
from stories import some_rules

PARIS = ZoneInfo("Europe/Paris")
NIGHT = Quiet((Span(time(22), time(6, 30)),))
MORNING = datetime(2026, 2, 3, 6, 30, tzinfo=PARIS).astimezone(UTC)
BOTH = [EDI, DTI]
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=BOTH))
LONGER = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH), ends_at=MORNING)
LONGEST = a_bulletin("c", 2, affects=a_scope("delta-ie", modes=BOTH), ends_at=MORNING + timedelta(hours=1))
END = an_end("e", "delta-ie", modes=BOTH)


def a_quiet_watch(name: str = "le-havre", *, wakes: set[Wake] | None = None, **facts: Any) -> Watch:
    quiet = NIGHT if wakes is None else replace(NIGHT, wakes=frozenset(wakes))
    return replace(a_watch(name, **facts), quiet=quiet)


@dataclass
class Night:
    """Readings at hours of Paris, from the evening of Monday on; what is owed for each, and until when it is held."""

    watches: tuple[Watch, ...]
    known: Known = field(default_factory=Known)
    messages: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reads("20:00", seen())

    def reads(self, clock: str, *observations: Observation) -> list[str]:
        hour, minute = map(int, clock.split(":"))
        day = 2 if hour >= 12 else 3
        now = datetime(2026, 2, day, hour, minute, tzinfo=PARIS).astimezone(UTC)
        rules = some_rules(*self.watches, zone=PARIS)
        step = held(advance(self.known, observations, rules, now), rules, now)
        self.known = step.known
        self.messages += step.messages
        return [line(message) for message in step.messages]

    def lists(self, clock: str, *notices: Notice) -> list[str]:
        return self.reads(clock, seen(*notices))


def line(message: Message) -> str:
    watches = ",".join(one.watch for one in message.decisions)
    when = "" if message.not_before is None else f" at {message.not_before.astimezone(PARIS):%H:%M}"
    return f"{message.channel} {watches} {message.event_kind.value}{when}"


def test_an_opening_wakes_and_so_does_its_end() -> None:
    night = Night((a_quiet_watch(),))

    assert night.lists("2:14", ALERT) == ["astreinte le-havre opened"]
    assert night.lists("4:40", END, ALERT) == ["astreinte le-havre ended"]


def test_an_end_of_one_that_did_not_wake_waits_for_the_morning() -> None:
    night = Night((a_quiet_watch(),))

    assert night.lists("21:00", ALERT) == ["astreinte le-havre opened"]
    assert night.lists("4:40", END, ALERT) == ["astreinte le-havre ended at 06:30"]


def test_an_alert_that_came_and_went_between_two_readings_wakes_with_both() -> None:
    night = Night((a_quiet_watch(),))

    told = night.lists("2:14", END, ALERT)

    assert told == ["astreinte le-havre opened", "astreinte le-havre ended"]


def test_changes_and_plans_wait_for_the_morning_and_what_nobody_understands_does_not() -> None:
    night = Night((a_quiet_watch(),))
    night.lists("21:00", ALERT)
    riddle = a_notice("r", Kind.UNCLASSIFIED)
    plan = a_maintenance("m", affects=a_scope("delta-ie"), starts_at=MORNING + timedelta(days=3))

    assert night.lists("1:00", LONGER, ALERT) == ["astreinte le-havre continued at 06:30"]
    assert night.lists("2:00", plan, LONGER, ALERT) == ["astreinte le-havre planned at 06:30"]
    assert night.lists("3:00", riddle, plan, LONGER, ALERT) == ["astreinte le-havre unclassified"]
    assert night.lists("7:00", LONGEST, riddle, plan, LONGER, ALERT) == ["astreinte le-havre continued"]


@pytest.mark.parametrize(
    ("wakes", "opened", "changed", "ended"),
    [
        pytest.param(set(), "opened at 06:30", "continued at 06:30", "ended at 06:30", id="nothing"),
        pytest.param({Wake.OPENING}, "opened", "continued at 06:30", "ended at 06:30", id="an opening"),
        pytest.param({Wake.END}, "opened at 06:30", "continued at 06:30", "ended at 06:30", id="an end of what woke"),
        pytest.param({Wake.OPENING, Wake.CHANGE}, "opened", "continued", "ended at 06:30", id="openings and changes"),
        pytest.param(set(Wake), "opened", "continued", "ended", id="everything"),
    ],
)
def test_what_wakes_is_for_each_watch_to_say(wakes: set[Wake], opened: str, changed: str, ended: str) -> None:
    night = Night((a_quiet_watch(wakes=wakes),))

    told = [night.lists("1:00", ALERT), night.lists("2:00", LONGER, ALERT), night.lists("3:00", END, LONGER, ALERT)]

    assert told == [[f"astreinte le-havre {kind}"] for kind in (opened, changed, ended)]


def test_a_message_is_split_where_one_watch_is_quiet_and_another_is_not() -> None:
    night = Night((a_quiet_watch("le-havre"), a_watch("roissy"), a_quiet_watch("dunkerque", wakes={Wake.CHANGE})))
    night.lists("21:00", ALERT)

    told = night.lists("1:00", LONGER, ALERT)

    assert told == ["astreinte le-havre continued at 06:30", "astreinte roissy,dunkerque continued"]
    assert len({message.key for message in night.messages}) == len(night.messages)


def test_what_was_held_all_night_is_one_message_in_the_morning() -> None:
    night = Night((a_quiet_watch(wakes=set()),))
    night.lists("2:14", ALERT)
    night.lists("3:00", LONGER, ALERT)
    night.lists("4:40", END, LONGER, ALERT)

    waiting = tuple(owed(message, message.created_at) for message in night.messages)
    told = folded(waiting, waiting[0], MORNING)

    assert {one.state for one in waiting} == {DeliveryState.HELD}
    assert [one.next_at for one in waiting] == [MORNING] * 3
    [one] = [one for one in told if one.state is not DeliveryState.FOLDED]
    assert [each.event_kind.value for each in one.message.gathered] == ["opened", "continued", "ended"]
    assert one.message.event_kind.value == "ended"


def test_a_trouble_that_grows_onto_what_the_watch_uses_wakes_as_an_opening_does() -> None:
    night = Night((a_quiet_watch("le-havre", modes=[EDI, DTI]), a_quiet_watch("roissy", modes=[EDI])))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
    wider = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH))
    night.lists("2:14", alert)

    told = night.lists("2:42", wider, alert)

    assert told == ["astreinte le-havre continued", "astreinte roissy continued at 06:30"]


def test_an_end_of_what_woke_by_growing_wakes_too() -> None:
    night = Night((a_quiet_watch(),))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
    wider = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH))
    night.lists("21:00", alert)
    night.lists("2:42", wider, alert)

    assert night.lists("4:40", END, wider, alert) == ["astreinte le-havre ended"]


def test_an_operation_that_grows_before_it_begins_waits_for_the_morning() -> None:
    night = Night((a_quiet_watch(),))
    plan = a_maintenance("m", affects=a_scope("delta-ie", modes=[EDI]), starts_at=MORNING + timedelta(days=3))
    wider = replace(plan, affects=a_notice(affects=a_scope("delta-ie", modes=BOTH)).affects, revision="wider")
    night.lists("21:00", plan)

    assert night.lists("2:42", wider) == ["astreinte le-havre continued at 06:30"]


def test_an_operation_that_becomes_an_alert_wakes() -> None:
    night = Night((a_quiet_watch(),))
    facts: dict[str, Any] = {"affects": a_scope("delta-ie", modes=BOTH), "starts_at": MORNING - timedelta(hours=8)}
    under_way = a_maintenance("m", **facts)
    night.lists("23:00", under_way)

    assert night.lists("2:42", replace(a_notice("m", **facts), title=under_way.title)) == [
        "astreinte le-havre continued"
    ]


@pytest.mark.parametrize(
    ("before", "after", "when"),
    [
        pytest.param(a_fallback(), a_fallback(Permission.ENDED), "", id="its end"),
        pytest.param(a_fallback(), a_fallback(Permission.REFUSED), "", id="a refusal"),
        pytest.param(a_fallback(), a_fallback(ends_at=MORNING), "", id="an hour at which it will end"),
        pytest.param(
            a_fallback(ends_at=MORNING), a_fallback(ends_at=MORNING + timedelta(hours=1)), " at 06:30", id="a later end"
        ),
        pytest.param(
            a_fallback(Permission.REFUSED), a_fallback(Permission.ENDED), " at 06:30", id="what was never allowed"
        ),
        pytest.param(a_fallback(Permission.REFUSED), a_fallback(), " at 06:30", id="a permission"),
    ],
)
def test_whoever_was_woken_is_woken_when_the_fallback_is_taken_back(before: Any, after: Any, when: str) -> None:
    night = Night((a_quiet_watch(),))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), fallback=before)
    bulletin = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH), fallback=after)
    night.lists("2:14", alert)

    assert night.lists("2:42", bulletin, alert) == [f"astreinte le-havre continued{when}"]


def test_a_fallback_of_the_evening_that_is_taken_back_waits_for_the_morning() -> None:
    night = Night((a_quiet_watch(),))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), fallback=a_fallback())
    bulletin = a_bulletin("b", affects=a_scope("delta-ie", modes=BOTH), fallback=a_fallback(Permission.REFUSED))
    night.lists("21:00", alert)

    assert night.lists("2:42", bulletin, alert) == ["astreinte le-havre continued at 06:30"]


def test_a_silent_source_wakes_the_operator_and_whoever_asks_for_it() -> None:
    night = Night((a_quiet_watch(channels=("equipe",)), a_quiet_watch("b", channels=("quai",), wakes={Wake.BLIND})))
    for clock in ("2:00", "2:10"):
        night.reads(clock, silence())

    told = night.reads("2:20", silence())

    assert sorted(told) == [
        "equipe  source_silent at 06:30",
        "exploitation  source_silent",
        "quai  source_silent",
    ]


def test_a_channel_that_somebody_reads_who_is_awake_is_told_at_once_of_a_silent_source() -> None:
    night = Night((a_quiet_watch("le-havre"), a_watch("roissy")))
    for clock in ("2:00", "2:10"):
        night.reads(clock, silence())

    assert "astreinte  source_silent" in night.reads("2:20", silence())


def test_a_watch_that_is_no_longer_configured_keeps_its_quiet_hours() -> None:
    night = Night((a_quiet_watch("le-havre"),))
    night.lists("21:00", ALERT)
    night.watches = (a_watch("roissy", "ciel"),)

    assert night.lists("4:40", END, ALERT) == ["astreinte le-havre ended at 06:30"]


def test_by_day_nothing_is_held() -> None:
    night = Night((a_quiet_watch(wakes=set()),))

    assert night.lists("21:59", ALERT) == ["astreinte le-havre opened"]
    assert night.lists("6:30", END, ALERT) == ["astreinte le-havre ended"]
