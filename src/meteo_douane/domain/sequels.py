"""What comes of a trouble, for a channel that told of its beginning in place of another one.

Once the channel itself takes messages again, they go there. Whoever was told the opening by its fallback would never
hear that the trouble has grown, is in hand or is over, and an incident that it opened in a tool for people on call
would stay open for ever. Bulletins that change nothing of that are left to the channel itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from meteo_douane.domain.delivery import Delivery, Message, owed
from meteo_douane.domain.event import ENDS_OF, Decision, EventKind
from meteo_douane.domain.retelling import WHOLE_ENDS, narrowed

_ENDS = WHOLE_ENDS | set(ENDS_OF.values())
_ALWAYS_PASSED_ON = _ENDS | {
    EventKind.PARTLY_ENDED,
    EventKind.REOPENED,
    EventKind.REOPENED_BY_PERSON,
    EventKind.ACKNOWLEDGED,
}

_Subject = tuple[str, str]
"""An episode (empty for what is about none) and a watch (empty for what concerns the program itself)."""


def has_sequel(message: Message) -> bool:
    """Return whether a message says something that is passed on."""
    # What is not gathered is one event: a thousand watches need not be asked for it.
    return any(_is_passed_on(one) for one in message.gathered or message.decisions[:1])


def sequels(settled: Delivery, told_instead: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Return what is owed to other channels now that a delivery has arrived, or nobody tries it any more.

    `told_instead` are the deliveries about the same that others got in place of its channel, oldest first, or are owed.
    """
    heirs = dict.fromkeys(one.message.channel for one in told_instead)
    return tuple(one for heir in heirs for one in _sequel(settled, heir, _theirs(told_instead, heir)))


def _theirs(told_instead: Sequence[Delivery], heir: str) -> list[Decision]:
    return [said for one in told_instead if one.message.channel == heir for said in one.message.said]


def _sequel(settled: Delivery, heir: str, known: Sequence[Decision]) -> Iterator[Delivery]:
    """Yield what an heir has yet to say, for the watches of which it has told the beginning and not the end."""
    following, said = _following(known), {one.event.key for one in known}
    message = settled.message
    unsaid = tuple(
        one
        for one in message.said
        if _is_passed_on(one) and one.event.key not in said and _subject(one) in following and heir not in one.channels
    )
    if unsaid and settled.settled_at is not None:
        yield owed(_in_place(narrowed(message, unsaid), heir, settled), settled.settled_at)


def _in_place(message: Message, heir: str, settled: Delivery) -> Message:
    return replace(
        message,
        key=f"{message.key}>{heir}",
        channel=heir,
        instead_of=message.channel,
        is_sequel=settled.state.has_arrived,
        lent_to="",
        lent=(),
    )


def _following(known: Iterable[Decision]) -> set[_Subject]:
    following: set[_Subject] = set()
    for one in known:
        change = following.discard if one.event_kind in _ENDS else following.add
        change(_subject(one))
    return following


def _subject(decision: Decision) -> _Subject:
    return decision.event.episode, decision.watch


def _is_passed_on(decision: Decision) -> bool:
    grows = any(change.field == "scope" for change in decision.event.changes)
    return grows or decision.event_kind in _ALWAYS_PASSED_ON
