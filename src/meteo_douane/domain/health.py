"""What ails the program, from what it has left in its database: so it can be asked from within and from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import SourceState
from meteo_douane.domain.schedule import Plan, Run, due

UNTRIED_AFTER = timedelta(minutes=15)
"""What is due for so long and was never tried lies about."""
REFUSED_TIMES = 5
"""A channel that has refused one message so often, over four minutes and more, is no longer to be relied on."""
DIGEST_LATE_AFTER = timedelta(minutes=10)
#: Without the detail, which names a place: somebody outside reads it.
_OF_THE_DISK = {
    EventKind.NO_ROOM: "there is no room on it, and readings are not kept",
    EventKind.UNWRITABLE: "the database cannot be written",
}


class Part(StrEnum):
    """What can ail: reading is ours, understanding depends on the administration, channels and disk on others."""

    READING = "reading"
    UNDERSTANDING = "understanding"
    OUTBOX = "outbox"
    CHANNELS = "channels"
    DIGESTS = "digests"
    DISK = "disk"

    @property
    def is_ours(self) -> bool:
        """Whether a restart may help: nothing that another has to mend."""
        return self in {Part.READING, Part.OUTBOX, Part.DIGESTS}


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing that is wrong, in English, for those who run the program."""

    part: Part
    words: str


@dataclass(frozen=True, slots=True)
class Vitals:
    """What a database says of the program that works on it; moments are aware and in UTC.

    `last_reading_at` is when a reading was last completed, whatever came of it; `dead` are channels that are known to
    be dead, `runs` the last run of each digest, `complaints` what the operator was told to be wrong.
    """

    last_reading_at: datetime | None
    sources: Mapping[Source, SourceState]
    owed: tuple[Delivery, ...]
    dead: Mapping[str, datetime]
    runs: Mapping[str, Run]
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What the configuration asks for: how old the last reading and the last good one may be, digests, channels."""

    read_within: timedelta
    understood_within: timedelta
    plans: tuple[Plan, ...]
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a running program knows of itself: when its loop last came round, and with which channels it gets on not."""

    turned_at: datetime
    stuck: frozenset[str] = frozenset()


def of_itself(turn: Turn, expected: Expected, now: datetime) -> tuple[Symptom, ...]:
    """Return what is wrong with this one program: where several share a database, another may do the work."""
    found = []
    if now - turn.turned_at > expected.read_within:
        found.append(Symptom(Part.READING, f"this program last came round {_ago(turn.turned_at, now)}"))
    if turn.stuck:
        words = f"this program gets no further with what is due to {', '.join(sorted(turn.stuck))}"
        found.append(Symptom(Part.OUTBOX, words))
    return tuple(found)


def symptoms(vitals: Vitals, expected: Expected, now: datetime) -> tuple[Symptom, ...]:
    """Return all that is wrong; nothing if reading, understanding, outbox, channels and digests are fresh."""
    return (
        *_of_reading(vitals.last_reading_at, expected.read_within, now),
        *_of_understanding(vitals.sources, expected.understood_within, now),
        *_of_outbox(vitals.owed, now),
        *_of_channels(vitals, expected),
        *_of_digests(vitals.runs, expected.plans, now),
        *_of_the_disk(vitals.complaints),
    )


def _of_reading(last_at: datetime | None, tolerated: timedelta, now: datetime) -> Iterator[Symptom]:
    if last_at is None:
        yield Symptom(Part.READING, "no reading was ever completed")
    elif now - last_at > tolerated:
        yield Symptom(Part.READING, f"the last reading was completed {_ago(last_at, now)}")


def _of_understanding(sources: Mapping[Source, SourceState], tolerated: timedelta, now: datetime) -> Iterator[Symptom]:
    """Judge the page: a feed that answers does not stand for it, as in `situation.is_page_fresh`."""
    page = sources.get(Source.PAGE)
    if page is not None and page.told:
        yield Symptom(Part.UNDERSTANDING, f"nobody knows what the météo says (page: {page.told[-1]})")
    elif page is None or page.last_good_at is None:
        yield Symptom(Part.UNDERSTANDING, "the page was never read and understood")
    elif now - page.last_good_at > tolerated:
        yield Symptom(Part.UNDERSTANDING, f"the page was last read and understood {_ago(page.last_good_at, now)}")


def _of_outbox(owed: Iterable[Delivery], now: datetime) -> Iterator[Symptom]:
    waiting = [one.next_at for one in owed if one.state is DeliveryState.PENDING and now - one.next_at > UNTRIED_AFTER]
    if waiting:
        words = f"messages due and never tried: {len(waiting)}; the oldest was due {_ago(min(waiting), now)}"
        yield Symptom(Part.OUTBOX, words)


def _of_channels(vitals: Vitals, expected: Expected) -> Iterator[Symptom]:
    refusing = {one.message.channel for one in vitals.owed if one.attempts >= REFUSED_TIMES}
    for channel in sorted(refusing):
        yield Symptom(Part.CHANNELS, f"channel {channel} has refused a message {REFUSED_TIMES} times or more")
    for channel in expected.channels:
        if channel in vitals.dead and channel not in refusing:
            yield Symptom(Part.CHANNELS, f"channel {channel} is dead")


def _of_digests(runs: Mapping[str, Run], plans: Iterable[Plan], now: datetime) -> Iterator[Symptom]:
    for plan in plans:
        run = runs.get(plan.name)
        found = due(run, now) if run is not None else None
        if found is not None and now - found.at > DIGEST_LATE_AFTER:
            yield Symptom(Part.DIGESTS, f"digest {plan.name} was due {_ago(found.at, now)}")


def _of_the_disk(complaints: Iterable[Complaint]) -> Iterator[Symptom]:
    for one in complaints:
        if one.kind in _OF_THE_DISK:
            yield Symptom(Part.DISK, _OF_THE_DISK[one.kind])


def _ago(moment: datetime, now: datetime) -> str:
    return f"{int((now - moment).total_seconds())} s ago"
