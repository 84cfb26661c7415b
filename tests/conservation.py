"""The law of conservation: what a database must say, whatever has happened to the program (tests/soaking.py).

Every change of state of an episode is, for each watch, one message that arrived or one row that says why not. Each
check returns what breaks the law, a line for each; none is best.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import select

from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.tables import DIGEST_RUNS
from meteo_douane.domain.chain import Walk, record_of
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import PARIS
from meteo_douane.domain.schedule import Plan, Run
from meteo_douane.telling.titles import MAY_REPEAT
from misfortunes import Arrival
from soaking import Soak

#: What happens to an episode, or is published: every watch has a row about each of these.
FOR_EVERY_WATCH = frozenset(
    {
        EventKind.OPENED, EventKind.CONTINUED, EventKind.PARTLY_ENDED, EventKind.ENDED, EventKind.REOPENED,
        EventKind.VANISHED, EventKind.PLANNED, EventKind.STARTED, EventKind.MOVED, EventKind.OVERDUE,
        EventKind.CANCELLED, EventKind.UNCLASSIFIED, EventKind.ACKNOWLEDGED, EventKind.CLOSED_BY_PERSON,
        EventKind.REOPENED_BY_PERSON,
    }
)  # fmt: skip
OPENINGS = frozenset(
    {
        EventKind.OPENED, EventKind.PLANNED, EventKind.REOPENED, EventKind.STATE_AT_START,
        EventKind.REOPENED_BY_PERSON,
    }
)  # fmt: skip
ENDS = frozenset({EventKind.PARTLY_ENDED, EventKind.ENDED, EventKind.CANCELLED})
#: By how much the clock by which something is decided may be behind.
WRONG = timedelta(hours=3)
#: How the titles of the messages begin that end something (tests/administration.py).
ENDING = ("Fin d", "Rétablissement – ", "Annulation de la maintenance – ")
CLOSINGS = frozenset({EventKind.ENDED, EventKind.CANCELLED, EventKind.CLOSED_BY_PERSON})
EVERYTHING = 1_000_000
#: So many readings in a row are not lost, even where the database is locked or the process dies.
SURELY_READ = 12

Told = tuple[str, str]
"""An event by its key, and a watch (empty for the operator)."""


@dataclass(frozen=True)
class Law:
    """What was decided, owed and got, as the database and the channels have it."""

    soak: Soak
    store: SqlStore

    def violations(self) -> list[str]:
        """Return all that breaks it, when all that is owed could go out."""
        checks = (
            self.published_and_never_decided, self.ended_by_its_words_and_still_in_force, self.told_and_never_said,
            self.told_otherwise_than_known, self.digests_not_once, self.still_owed,
        )  # fmt: skip
        return [*self.violations_so_far(), *(f"{check.__name__}: {line}" for check in checks for line in check())]

    def violations_so_far(self) -> list[str]:
        """Return what breaks it at whatever moment."""
        checks = (
            self.states_changed_without_a_decision, self.watches_without_a_row, self.ended_by_no_words,
            self.told_twice_without_a_mark, self.openings_without_one_closing, self.overtaken, self.broken_chain,
        )  # fmt: skip
        return [f"{check.__name__}: {line}" for check in checks for line in check()]

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        return self.store.past.decisions_since(self.soak.starts_at)

    @cached_property
    def deliveries(self) -> tuple[Delivery, ...]:
        return self.store.deliveries(tuple(DeliveryState), limit=EVERYTHING)

    @cached_property
    def _remembered(self) -> list[Arrival]:
        """What arrived, but for what the program told from memory and had to forget: that is told again."""
        return [one for one in self.soak.post.arrivals if not one.is_forgotten]

    @cached_property
    def saying(self) -> dict[tuple[str, Told], list[Delivery]]:
        """Return, by channel and by what is told, the deliveries that say it."""
        found = defaultdict(list)
        for delivery in self.deliveries:
            for told in _said(delivery):
                found[delivery.message.channel, told].append(delivery)
        return found

    # Decided

    def states_changed_without_a_decision(self) -> Iterable[str]:
        return self.soak.unexplained

    def watches_without_a_row(self) -> Iterator[str]:
        watches = {watch.name for watch in self.soak.config.watches}
        rows = defaultdict(list)
        for one in self.decisions:
            rows[one.event.key].append(one)
        for key, decisions in rows.items():
            if decisions[0].event.kind in FOR_EVERY_WATCH and {one.watch for one in decisions} != watches:
                yield f"{key}: {sorted(one.watch for one in decisions)}"
            if len({(one.watch, one.event_kind) for one in decisions}) != len(decisions):
                yield f"{key}: two rows for one watch"

    def published_and_never_decided(self) -> Iterator[str]:
        """What the page has shown long enough is in a row, if it is about a trouble at all."""
        notices = [one.event.notice for one in self.decisions if one.event.notice is not None]
        decided = {(notice.title, _written(notice.published_at.value)) for notice in notices}
        for (title, at), times in self.soak.site.shown.items():
            is_told = (title, _written(at)) in decided or title.startswith("Information")
            is_told = is_told or self._is_told_without_its_date(title, at)
            if times >= SURELY_READ and not is_told and not self._is_behind_its_end(title, at):
                yield f"{title}, {at}, shown {times} times"

    def _is_told_without_its_date(self, title: str, at: datetime) -> bool:
        """Return whether words were decided of whose date had not come, by a clock that was behind."""
        return any(
            one.event.notice is not None
            and one.event.notice.title == title
            and one.event.notice.published_at.value is None
            and at - WRONG <= one.event.at < at
            for one in self.decisions
        )

    def _is_behind_its_end(self, title: str, at: datetime) -> bool:
        """Return whether the page showed a trouble only after an end of just that, in words that were written later.

        It had gone while nobody read, and came back: a late word of what is over, which brings nothing back.
        """
        what, _, subject = title.partition(" – ")
        first = self.soak.site.first_shown
        is_trouble = bool(subject) and what in {"Alerte", "Dysfonctionnement"}
        ends = {f"Fin d'alerte – {subject}", f"Rétablissement – {subject}"} if is_trouble else set()
        return any(end in ends and written > at and first[end, written] < first[title, at] for end, written in first)

    # True

    def ended_by_no_words(self) -> Iterator[str]:
        """No false all-clear: what has ended for anybody was ended by a message that was published, and means that."""
        for one in self.decisions:
            if one.event_kind in ENDS and one.event.kind in ENDS:
                said_at = self._said_at(one.event.notice)
                if said_at is None or said_at > one.event.at + WRONG:
                    yield f"{one.event.key} {one.watch}: {one.event.notice and one.event.notice.title}"

    def _said_at(self, notice: Notice | None) -> datetime | None:
        """Return when an end was published; of a feed that is garbled the title may be lost, and the rest tells it."""
        if notice is None:
            return None
        at = notice.published_at.value
        return self._ends.get(notice.title) or (at if at in self._ends.values() else None)

    @cached_property
    def _ends(self) -> dict[str, datetime]:
        """When each message that ends something was published first, by its title."""
        ends = [one.posted for one in self.soak.month.shown if one.posted.title.startswith(ENDING)]
        first = {one.title: one.at for one in sorted(ends, key=lambda one: one.at, reverse=True)}
        return {**first, **{f"{one.title}, {one.at}": one.at for one in ends}}

    def ended_by_its_words_and_still_in_force(self) -> Iterator[str]:
        """No alarm for ever: what the page has said the end of, long enough, is over, if nobody reopened it."""
        ended = {
            title.partition(" – ")[2]: at
            for (title, at), times in sorted(self.soak.site.shown.items(), key=lambda shown: shown[0][1])
            if times >= SURELY_READ and title.startswith("Fin d'alerte – ")
        }
        for episode in self.store.past.episodes(in_force=True, limit=EVERYTHING):
            title = episode.opening.title
            end = ended.get(title.partition(" – ")[2])
            began = episode.opening.published_at.value
            if title.startswith("Alerte – ") and end and began and began < end and not self._is_reopened(episode.id):
                yield f"{episode.id} {title} of {began}, ended {end}: {episode.state}"

    def _is_reopened(self, episode: str) -> bool:
        by_hand = EventKind.REOPENED_BY_PERSON
        return any(one.event.episode == episode and one.event.kind is by_hand for one in self.decisions)

    def told_otherwise_than_known(self) -> Iterator[str]:
        """What a watch was told last of an episode is how it stands: over, or in force."""
        in_force = {episode.id for episode in self.store.past.episodes(in_force=True, limit=EVERYTHING)}
        order = {(one.event.key, one.watch): place for place, one in enumerate(self.decisions)}
        last: dict[tuple[str, str, str], int] = {}
        for arrival in self.soak.post.arrivals:
            for place in sorted(order[told] for told in arrival.told if told in order):
                one = self.decisions[place]
                if one.event.kind in FOR_EVERY_WATCH and not self._is_twice_decided(one):
                    which = (arrival.channel, one.watch, one.event.episode)
                    last[which] = max(place, last.get(which, place))
        for (channel, watch, episode), place in last.items():
            one = self.decisions[place]
            is_over = one.event_kind in CLOSINGS
            is_partly = is_over and one.event.kind not in CLOSINGS
            if (episode in in_force) == is_over and not is_partly and self._is_for(channel, watch, episode):
                yield f"{channel} {watch} {episode}: told {one.event_kind}, and it is {'not ' * is_over}over"

    def _is_twice_decided(self, decision: Decision) -> bool:
        """Return whether somebody was told from memory what another decided meanwhile: told at least once, that is."""
        return not decision.event.episode or decision.event.episode in self.soak.twice_decided

    def _is_for(self, channel: str, watch: str, episode: str) -> bool:
        """Return whether the last word was for a channel: not if a silence alone calls it, nor if it is dead."""
        told = [one for one in self.decisions if one.told and one.watch == watch and one.event.episode == episode]
        return channel in told[-1].channels and not self._is_handed_on(channel, watch, episode)

    def _is_handed_on(self, channel: str, watch: str, episode: str) -> bool:
        """Return whether a message about an episode died, and others were told in place of a channel."""
        about = (one for one in self.deliveries if one.message.channel == channel and one.state is DeliveryState.DEAD)
        return any(each.watch == watch and each.event.episode == episode for one in about for each in one.message.said)

    # Said

    def told_and_never_said(self) -> Iterator[str]:
        for decision in self.decisions:
            told = (decision.event.key, decision.watch)
            for channel in decision.channels if decision.told else ():
                if not self._is_explained(channel, told, decision.channels):
                    states = [(one.message.key, one.state.value) for one in self.saying[channel, told]]
                    yield f"{decision.event_kind} {told} {channel}: {states}"

    def _is_explained(self, channel: str, told: Told, channels: tuple[str, ...]) -> bool:
        """Return whether it arrived once; or waits for a morning; or was left out with a reason; or was handed over."""
        about = self.saying[channel, told]
        arrived = [one for one in about if one.state.has_arrived]
        if arrived:
            return len(arrived) == 1
        if any(one.state is DeliveryState.HELD and one.next_at >= self.soak.ends_at for one in about):
            return True
        if any(one.state is DeliveryState.DEAD for one in about):
            return self._is_handed_over(channel, told, channels)
        return any(
            one.state is DeliveryState.WITHDRAWN and one.message.event_kind is EventKind.REPEATED for one in about
        )

    def _is_handed_over(self, channel: str, told: Told, channels: tuple[str, ...]) -> bool:
        fallback = self.soak.config.channels[channel].fallback
        if fallback:
            return fallback in channels or self._is_explained(fallback, told, (*channels, fallback))
        return channel in self.soak.config.operator.channels or channel in self._told_dead

    @cached_property
    def _told_dead(self) -> set[str]:
        """The channels of which the operator was told that nothing more arrives through them."""
        dead = (one.message for one in self.deliveries if one.message.event_kind is EventKind.CHANNEL_DEAD)
        return {one.event.source for message in dead for one in message.gathered or message.decisions}

    def told_twice_without_a_mark(self) -> Iterator[str]:
        known: set[tuple[str, Told | str]] = set()
        for one in self._remembered:
            told: set[tuple[str, Told | str]] = {(one.channel, each) for each in one.told} or {(one.channel, one.key)}
            if told & known and MAY_REPEAT.fr not in one.title:
                yield f"{one.at} {one.channel} {one.key}: {one.title}"
            known |= told

    def overtaken(self) -> Iterator[str]:
        """Nothing arrives behind an end that came after it, unless it is marked as a possible repeat."""
        order = {(one.event.key, one.watch): place for place, one in enumerate(self.decisions)}
        ended: dict[tuple[str, str, str], int] = {}
        for arrival in self._remembered:
            places = sorted(order[told] for told in arrival.told if told in order)
            for place in places if MAY_REPEAT.fr not in arrival.title else ():
                one = self.decisions[place]
                which = (arrival.channel, one.watch, one.event.episode)
                if one.event.episode and place < ended.get(which, place):
                    yield f"{arrival.at} {arrival.channel} {arrival.key}"
                if one.event_kind in CLOSINGS:
                    ended[which] = place

    # Opened and closed

    def openings_without_one_closing(self) -> Iterator[str]:
        """What a person has closed, words of the source may end, in whole or in part, as if nobody had closed it."""
        following: set[tuple[str, str]] = set()
        set_aside: set[tuple[str, str]] = set()
        for one in self.decisions:
            if one.told and one.watch and not self._is_twice_decided(one):
                is_new, which = one.event_kind in OPENINGS, (one.watch, one.event.episode)
                is_open = which in following or (which in set_aside and one.event_kind in ENDS)
                if is_new == is_open and one.event_kind is not EventKind.REOPENED:
                    yield f"{one.event.key} {one.event_kind} {which}: {'again' if is_new else 'not opened'}"
                following = following - {which} if one.event_kind in CLOSINGS else following | {which}
                is_set_aside = one.event_kind is EventKind.CLOSED_BY_PERSON
                set_aside = set_aside | {which} if is_set_aside else set_aside - {which}
        in_force = {episode.id for episode in self.store.past.episodes(in_force=True, limit=EVERYTHING)}
        yield from (f"{which}: neither closed nor in force" for which in following if which[1] not in in_force)

    # Digests

    def digests_not_once(self) -> Iterator[str]:
        for plan in self.soak.config.digests:
            runs = [run for run in self._runs if run.digest == plan.name]
            yield from self._wrong_slots(plan, runs)
            keys = Counter(one.message.key for one in self.deliveries if one.message.digest is not None)
            yield from (f"{key}: {count} times" for key, count in keys.items() if count > 1)

    def _wrong_slots(self, plan: Plan, runs: list[Run]) -> Iterator[str]:
        """What is due is made once, or was due while there was no process: then the next one that is told says so."""
        slots = plan.schedule.between(runs[0].made_at, self.soak.ends_at)
        made = Counter(run.slot for run in runs[1:])
        missed = {moment for one in self.deliveries if one.message.digest for moment in one.message.digest.missed}
        for slot in slots:
            moment = slot.moment(plan.schedule.zone)
            is_missed = moment in missed if plan.when_empty else self.soak.is_down_at(moment)
            if made[slot] != 1 and not (made[slot] == 0 and is_missed):
                yield f"{plan.name} {slot}: {made[slot]} times"
        for run in runs[1:]:
            if plan.when_empty:
                yield from self._without_a_message(plan, run)

    def _without_a_message(self, plan: Plan, run: Run) -> Iterator[str]:
        for channel in plan.channels:
            key = f"digest {run.digest} {run.slot.day.isoformat()}T{run.slot.hour.isoformat()}/{channel}"
            found = [one for one in self.deliveries if one.message.key == key]
            if not (found and (found[0].state.has_arrived or found[0].state is DeliveryState.DEAD)):
                yield f"{key}: {[one.state.value for one in found]}"

    @cached_property
    def _runs(self) -> list[Run]:
        codec = Codec[Run](Run)
        with self.store._engines.reading() as connection:
            rows = connection.scalars(select(DIGEST_RUNS.c.payload).order_by(DIGEST_RUNS.c.number))
            return [codec.decode(payload) for payload in rows]

    # The rest

    def still_owed(self) -> Iterator[str]:
        for one in self.store.owed():
            if one.state is not DeliveryState.HELD:
                yield f"{one.message.key} {one.state} {one.next_at} {one.last_error}"

    def broken_chain(self) -> Iterator[str]:
        with self.store.past.traces() as traces:
            walk = Walk()
            for link in traces.readings(traces.stretch(self.soak.starts_at, None)):
                walk = walk.on(record_of(link.reading), link.chain)
        if walk.broken_at is not None or not walk.readings:
            yield f"at {walk.broken_at} of {walk.readings}"


def _written(at: datetime | None) -> datetime | None:
    """Return the hour as the page writes it: which of the two it is that come twice in October, it does not say."""
    return at and at.astimezone(PARIS).replace(tzinfo=None)


def _said(delivery: Delivery) -> Iterator[Told]:
    for one in delivery.message.gathered or delivery.message.decisions:
        yield one.event.key, one.watch
