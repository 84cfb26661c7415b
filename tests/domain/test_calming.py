"""A storm of bulletins is told as one message that says so; what must not wait takes it along."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

import pytest

from builders import NOON, a_bulletin, a_fallback, a_notice, a_scope, a_watch, an_end, seen
from meteo_douane.domain.calming import MOST, WITHIN, calmed
from meteo_douane.domain.delivery import Delivery, DeliveryState, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.folding import folded
from meteo_douane.domain.holding import held
from meteo_douane.domain.notice import Notice, Permission
from meteo_douane.domain.quiet import Quiet, Span
from meteo_douane.domain.step import Rules, advance
from stories import some_rules

MINUTE = timedelta(minutes=1)
ALERT = a_notice("a", affects=a_scope("delta-ie"), fallback=a_fallback())
END = an_end("e", "delta-ie")


def moved_to(number: int, **facts: object) -> Notice:
    """A bulletin that announces the return for another hour."""
    ends_at = NOON + timedelta(hours=number)
    return a_bulletin(f"b{number}", number, affects=a_scope("delta-ie"), ends_at=ends_at, **facts)


@dataclass
class Storm:
    """Readings a minute apart, and what is owed for them."""

    rules: Rules = field(default_factory=some_rules)
    now: datetime = NOON
    known: Known = field(default_factory=Known)
    listed: tuple[Notice, ...] = ()
    deliveries: list[Delivery] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.publishes()

    def publishes(self, *notices: Notice) -> list[str]:
        """Publish these above what is there already; return what is owed for that, and until when it waits."""
        self.now, self.listed = self.now + MINUTE, (*notices, *self.listed)
        step = held(advance(self.known, (seen(*self.listed),), self.rules, self.now), self.rules, self.now)
        step = calmed(step, self.rules.zone, self.now)
        self.known = step.known
        self.deliveries += (owed(message, self.now) for message in step.messages)
        return [self._line(message.event_kind.value, message.not_before) for message in step.messages]

    def _line(self, kind: str, release: datetime | None) -> str:
        return kind if release is None else f"{kind} in {(release - self.now) // MINUTE}"


def a_storm(rules: Rules | None = None) -> Storm:
    """An alert and as many changes as are told at once."""
    storm = Storm(rules or some_rules())
    storm.publishes(ALERT)
    told = [storm.publishes(moved_to(number)) for number in range(1, MOST + 1)]
    assert told == [["continued"]] * MOST
    return storm


def test_what_comes_in_a_storm_waits_until_it_is_less_dense() -> None:
    storm = a_storm()

    told = [storm.publishes(moved_to(number)) for number in range(4, 13)]

    assert told == [
        ["continued in 7"],
        ["continued in 6"],
        ["continued in 5"],
        ["continued in 4"],
        ["continued in 3"],
        ["continued in 2"],
        ["continued in 1"],
        ["continued"],
        ["continued"],
    ]


def test_what_waited_is_one_message_that_says_so() -> None:
    storm = a_storm()
    for number in range(4, 8):
        storm.publishes(moved_to(number))
    waiting = tuple(one for one in storm.deliveries if one.state is DeliveryState.HELD)

    *others, one = folded(waiting, waiting[0], waiting[0].next_at)

    assert {other.state for other in others} == {DeliveryState.FOLDED}
    assert (len(one.message.gathered), one.message.is_of_a_storm) == (4, True)
    [change] = one.message.decisions[0].event.changes
    assert (change.before, change.after) == (
        (NOON + timedelta(hours=3)).isoformat(),
        (NOON + timedelta(hours=7)).isoformat(),
    )


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        pytest.param(END, "ended", id="an end"),
        pytest.param(an_end("e", "delta-ie-import"), "partly_ended", id="the end of a part"),
        pytest.param(
            moved_to(4, fallback=a_fallback(Permission.ENDED)), "continued", id="that the fallback is taken back"
        ),
        pytest.param(a_bulletin("b4", 4, affects=a_scope("delta-ie", "ciel")), "continued", id="that it grows"),
    ],
)
def test_what_people_must_know_at_once_never_waits(notice: Notice, told: str) -> None:
    storm = a_storm()

    assert storm.publishes(notice) == [told]


def test_an_end_takes_along_what_waits() -> None:
    storm = a_storm()
    storm.publishes(moved_to(4))
    storm.publishes(END)
    *_, held_back, end = storm.deliveries

    told = folded((held_back, end), end, storm.now)

    assert [(one.state, len(one.message.gathered)) for one in told] == [
        (DeliveryState.FOLDED, 0),
        (DeliveryState.PENDING, 2),
    ]
    assert not told[1].message.is_of_a_storm


def test_another_episode_is_another_storm() -> None:
    storm = a_storm(some_rules(a_watch("le-havre", "delta-ie", "ciel")))
    storm.publishes(a_notice("c", affects=a_scope("ciel")))

    assert storm.publishes(a_bulletin("d", 1, affects=a_scope("ciel"), ends_at=NOON + timedelta(hours=9))) == [
        "continued"
    ]


def test_the_usual_course_of_an_alert_waits_for_nothing() -> None:
    storm = Storm()
    part = an_end("p", "delta-ie-import")

    told = [storm.publishes(one) for one in (ALERT, moved_to(1), moved_to(2), part, END)]

    assert told == [["opened"], ["continued"], ["continued"], ["partly_ended"], ["ended"]]


def test_nothing_is_held_into_quiet_hours() -> None:
    night = Quiet((Span(time(12, 10), time(20)),))
    storm = a_storm(some_rules(replace(a_watch(), quiet=night), zone=UTC))

    assert storm.now + WITHIN > NOON.replace(minute=10)
    assert storm.publishes(moved_to(4)) == ["continued"]
