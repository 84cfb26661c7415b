"""What one message says in place of several: the story from its first to its last, as it stands at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import ENDS, OPENINGS, Change, Decision, Event, EventKind
from meteo_douane.domain.notice import DoubtCode, Fallback, Kind, Mode, Notice, Permission, Read, Scope, ServiceScope

WHOLE_ENDS = frozenset({EventKind.ENDED, EventKind.CANCELLED, EventKind.CLOSED_BY_PERSON})
_TAKES_BACK = DoubtCode.CONTRADICTION
#: To whoever has not heard of the opening yet, these are part of it.
_BEHIND_AN_OPENING = frozenset(
    {
        EventKind.CONTINUED,
        EventKind.PARTLY_ENDED,
        EventKind.MOVED,
        EventKind.STARTED,
        EventKind.OVERDUE,
        EventKind.VANISHED,
        EventKind.REOPENED_BY_PERSON,
    }
)


#: In the key of what is told in place of several: it did not happen by itself, and is no event to anybody else.
RETELLING = "/folded/"


def is_last_resort(decision: Decision) -> bool:
    """Return whether it says to those of last resort that nobody has answered."""
    return decision.reminder is not None and decision.reminder.is_last_resort


def told_to(decisions: Iterable[Decision], watch: str) -> tuple[Decision, ...]:
    """Return those of a watch."""
    return tuple(one for one in decisions if one.watch == watch)


@dataclass(frozen=True, slots=True)
class Story:
    """All that one message tells, oldest first."""

    told: tuple[Decision, ...]

    @property
    def course(self) -> tuple[Decision, ...]:
        """What happened to the trouble itself: that somebody has it in hand changes nothing of it."""
        return tuple(one for one in self.told if one.event_kind is not EventKind.ACKNOWLEDGED) or self.told

    @property
    def last(self) -> Decision:
        """What happened last."""
        return self.course[-1]

    @property
    def opening(self) -> Decision | None:
        """The opening before that, if it is told by the same message."""
        return next((one for one in reversed(self.course[:-1]) if _is_news_of_it(one)), None)

    @property
    def kind(self) -> EventKind:
        """What happened, to those who heard nothing of it until now."""
        if self.opening is None or self.last.event_kind not in _BEHIND_AN_OPENING:
            return self.last.event_kind
        is_under_way = self.opening.event_kind is EventKind.PLANNED and self._has_started
        return EventKind.OPENED if is_under_way or self.opening.event_kind not in OPENINGS else self.opening.event_kind

    @property
    def _has_started(self) -> bool:
        return any(one.event_kind is EventKind.STARTED for one in self.course)


def _is_news_of_it(decision: Decision) -> bool:
    """Return whether it is how a channel hears of the trouble first: an opening, or the last resort."""
    return decision.event_kind in OPENINGS or (decision.event_kind is EventKind.REPEATED and is_last_resort(decision))


def retold(message: Message, told: tuple[Decision, ...]) -> Message:
    """Return a message that tells all of a story, as it stands at its end."""
    story = Story(told)
    event = replace(_event(story), key=f"{message.key}{RETELLING}{len(told)}")
    decisions = tuple(_as_first_told(one, event, story) for one in message.decisions)
    return replace(message, event_kind=story.kind, decisions=decisions, gathered=told)


def narrowed(message: Message, told: tuple[Decision, ...]) -> Message:
    """Return a message that tells no more than this of what it says."""
    if told == message.said:
        return message
    if len({one.event.key for one in told}) == 1:
        return replace(message, event_kind=told[0].event_kind, decisions=told, gathered=())
    watches = {one.watch for one in told}
    theirs = replace(message, decisions=tuple(one for one in message.decisions if one.watch in watches))
    return retold(theirs, told)


def _as_first_told(decision: Decision, event: Event, story: Story) -> Decision:
    """Return the decision with the reason for which the watch was to hear of the trouble at all."""
    theirs = told_to(story.told, decision.watch)
    first = next((one for one in theirs if _is_news_of_it(one)), theirs[-1])
    return replace(first, event=event, event_kind=story.kind, reminder=decision.reminder)


def _event(story: Story) -> Event:
    """Return the last event in the light of those that are told with it."""
    event, opening = _with_reservations(story), story.opening
    if story.kind is EventKind.ENDED:
        event = replace(event, scope=_ended(story))
    if opening is None:
        is_over = story.kind in WHOLE_ENDS
        return event if is_over else replace(event, changes=_merged(story.told), notice=_with_fallback(story, event))
    event = replace(event, changes=(), opened_at=event.opened_at or opening.event.opened_at or opening.event.at)
    if story.kind is story.last.event_kind:
        return event
    return replace(event, kind=story.kind, notice=_notice(story, opening), scope=event.remaining or event.scope)


def _ended(story: Story) -> Scope:
    """Return all that has ended, one part after the other, since the last opening that is told with it."""
    since = story.course.index(story.opening) if story.opening is not None else 0
    modes: dict[str, frozenset[Mode] | None] = {}
    for one in story.course[since:]:
        for part in one.event.scope.parts if one.event_kind in ENDS else ():
            known = modes.get(part.service, part.modes)
            modes[part.service] = None if known is None or part.modes is None else known | part.modes
    return Scope(tuple(ServiceScope(service, of_it) for service, of_it in modes.items()))


def _with_reservations(story: Story) -> Event:
    """Return the last event, an end with what those that are told with it take back of themselves."""
    event = story.last.event
    if story.kind not in ENDS or event.notice is None:
        return event
    restores = event.notice.restores
    reserved = (one for notice in _ends(story) for one in notice.restores.doubts if one.code is _TAKES_BACK)
    doubts = tuple(dict.fromkeys((*restores.doubts, *reserved)))
    return replace(event, notice=replace(event.notice, restores=replace(restores, doubts=doubts)))


def _ends(story: Story) -> list[Notice]:
    """Return the words of what has ended since the last opening that is told with it."""
    since = story.course.index(story.opening) if story.opening is not None else 0
    ends = (one for one in story.course[since:] if one.event_kind in ENDS)
    return [one.event.notice for one in ends if one.event.notice is not None]


def _with_fallback(story: Story, event: Event) -> Notice | None:
    """Return the latest words with the fallback that was stated last."""
    notice = event.notice
    return notice and replace(notice, fallback=_stated_fallback(story, _notices(story)))


def _notices(story: Story) -> list[Notice]:
    """Return the words of all that is told, the latest first."""
    return [one.event.notice for one in reversed(story.told) if one.event.notice is not None]


def _notice(story: Story, opening: Decision) -> Notice | None:
    """Return the latest words as those of the opening's trouble, with what earlier ones stated and these do not.

    An end of a part is not the end of it: its hour is no hour of the rest.
    """
    notices = _notices(story)
    if not notices or opening.event.notice is None:
        return story.last.event.notice
    of_trouble = [one for one in notices if one.kind.value is not Kind.END]
    return replace(
        notices[0],
        kind=opening.event.notice.kind,
        starts_at=next((one.starts_at for one in of_trouble if one.starts_at.value), Read(None)),
        ends_at=next((one.ends_at for one in of_trouble if one.ends_at.value), Read(None)),
        fallback=_stated_fallback(story, notices),
    )


def _stated_fallback(story: Story, notices: list[Notice]) -> Read[Fallback]:
    """Return what holds of the fallback after it, in the latest words that state as much, with all hours.

    Where something has been added since of which nothing was said, it is what the latest words say.
    """
    standing = story.last.event.fallback
    if story.last.event.fallback_unstated:
        return notices[0].fallback
    if standing is None:
        return next((one.fallback for one in notices if _states(one.fallback)), notices[0].fallback)
    said = (one.fallback for one in notices if one.fallback.value.permission is standing.permission)
    return replace(next(said, Read(standing)), value=standing)


def _states(fallback: Read[Fallback]) -> bool:
    return fallback.value.permission is not Permission.NOT_STATED


def _merged(decisions: tuple[Decision, ...]) -> tuple[Change, ...]:
    """Return what has changed over all of them: from what it was before the first to what it is after the last."""
    fields: dict[str, Change] = {}
    for change in (one for event in {one.event.key: one.event for one in decisions}.values() for one in event.changes):
        first = fields.get(change.field, change)
        fields[change.field] = replace(change, before=first.before)
    return tuple(change for change in fields.values() if change.before != change.after)
