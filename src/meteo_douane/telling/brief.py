"""A message for a small screen: with its title, two lines, whole in at most 250 characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import ENDS, EventKind
from meteo_douane.domain.notice import DoubtCode
from meteo_douane.telling.changes import changes_since_told
from meteo_douane.telling.digest_letter import digest_brief
from meteo_douane.telling.doubting import doubt_words, doubts_of
from meteo_douane.telling.fallback_reminders import reminder_brief
from meteo_douane.telling.notes import notes_of
from meteo_douane.telling.people import asking_of, asks_for_an_answer
from meteo_douane.telling.quoting import one_line, shortened
from meteo_douane.telling.reservations import reservation_in_brief, reservation_notes
from meteo_douane.telling.title_times import is_window, times_of
from meteo_douane.telling.titles import each_in_short, lost_in
from meteo_douane.telling.voice import QUOTED, Phrase, Voice, capitalised, decapitalised, listed

LONGEST_BRIEF = 250
#: A line that has less room than this would say nothing.
_SHORTEST_LINE = 20

_CHECK_THE_END = Phrase(
    "Vérifiez que cette fin vous concerne (service et mode).", "Check that this end concerns you (service and mode)."
)
_CHECK_BEFORE_LEAVING = Phrase(
    "Vérifiez dans la météo avant de quitter le secours.", "Check in the météo before you leave the fallback."
)
_TO_BE_CHECKED = {
    EventKind.ENDED: _CHECK_THE_END,
    EventKind.PARTLY_ENDED: _CHECK_THE_END,
    EventKind.CLOSED_BY_PERSON: _CHECK_BEFORE_LEAVING,
}
_NOT_CERTAIN = Phrase("Lecture à vérifier : {doubt}", "Reading to be checked: {doubt}")
_PLANNED = Phrase("Prévu : {when}", "Planned: {when}")
_NOTHING_IS_FORESEEN = ENDS | {EventKind.TEST, EventKind.UNCLASSIFIED}
_FOR = Phrase("Pour : {watches}", "For: {watches}")


def brief_of(delivery: Delivery, title: str, voice: Voice, now: datetime) -> str:
    """Return what stands below the title: what matters most beyond it, and where to answer or to read on."""
    last = next((one for one in _last_lines(delivery, voice, now) if len(title) + len(one) < LONGEST_BRIEF), "")
    room = LONGEST_BRIEF - len(title) - len(last) - 2
    if room < _SHORTEST_LINE:
        return last
    before = (*_not_understood(delivery.message, voice, room), *_reserved(delivery.message, voice, room))
    lines = (*before, *_lines(delivery, title, voice, now))
    words = _together(lines, room, alone=delivery.message.digest is not None)
    return "\n".join(part for part in (words, last) if part)


def _last_lines(delivery: Delivery, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield what may stand last, the best first: whoever is asked for an answer must be able to give it from there."""
    events = tuple({one.event.episode: one.event for one in delivery.message.decisions}.values())
    if len(events) == 1 and asks_for_an_answer(delivery.message, events[0]) is not None:
        yield asking_of(events[0], voice, now)
        yield asking_of(events[0], replace(voice, ack_link=None), now)
    yield voice.page


def _together(lines: tuple[str, ...], room: int, *, alone: bool) -> str:
    """Return in one line what fits: the first that does, and what comes after it as far as there is room.

    With `alone` nothing comes after it: the lines of a digest say the same, each time with less in it.
    """
    first = next((at for at, line in enumerate(lines) if len(line) <= room), None)
    if first is None:
        return shortened(lines[-1], room) if lines else ""
    words = lines[first]
    for line in () if alone else lines[first + 1 :]:
        longer = f"{words} {line}" if words.endswith(".") else f"{words} – {line}"
        words = longer if len(longer) <= room else words
    return words


def _not_understood(message: Message, voice: Voice, room: int) -> tuple[str, ...]:
    """Return how a message that was not classified begins: of what it says there are no words but its own."""
    notice = message.decisions[0].event.notice if message.event_kind is EventKind.UNCLASSIFIED else None
    if notice is None:
        return ()
    begins = " – ".join(one for one in (one_line(notice.title), one_line(notice.text)) if one)
    around = len(QUOTED.to(voice.language, words=""))
    return (QUOTED.to(voice.language, words=shortened(begins, room - around)),) if begins else ()


def _reserved(message: Message, voice: Voice, room: int) -> tuple[str, ...]:
    """Return what an end takes back of itself, and what to do: nothing below the title matters more."""
    return tuple(reservation_in_brief(message.decisions[0].event, voice, room)) if message.decisions else ()


def _left_out(message: Message, title: str, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return the hours that are foreseen, where the title had no room for them."""
    events = {one.event.key: one.event for one in message.decisions}
    kind = message.event_kind
    if len(events) != 1 or kind in _NOTHING_IS_FORESEEN or kind.is_done_by_a_person:
        return ()
    [event] = events.values()
    has_window = is_window(kind, event.notice)
    found = (when for when in times_of(kind, event, voice, now) if when not in title)
    return tuple(_PLANNED.to(voice.language, when=when) if has_window else capitalised(when) for when in found)


def _lines(delivery: Delivery, title: str, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield what may stand below the title, what matters most first."""
    message = delivery.message
    if message.event_kind is EventKind.TEST:
        return
    if message.fallback_reminder is not None:
        yield reminder_brief(message.fallback_reminder, voice)
        return
    if message.digest is not None:
        yield from digest_brief(message.digest, voice, now)
        return
    event = message.decisions[0].event
    yield from each_in_short(message, voice, now)
    yield from lost_in(title, message, voice, now)
    yield from tuple(changes_since_told(message, event, voice, now)) or _left_out(message, title, voice, now)
    if message.event_kind in _TO_BE_CHECKED:
        yield _TO_BE_CHECKED[message.event_kind].to(voice.language)
    said = {*reservation_notes(event, voice)}
    yield from (note for note in notes_of(delivery, voice) if note not in said)
    for doubt in doubts_of(event.notice) if event.notice else ():
        if doubt.code is not DoubtCode.DATE_WITHOUT_HOUR and doubt.quote not in event.reservations:
            yield _NOT_CERTAIN.to(voice.language, doubt=decapitalised(doubt_words(doubt, voice.language)))
    watches = tuple(dict.fromkeys(decision.watch for decision in message.decisions if decision.watch))
    if watches:
        yield _FOR.to(voice.language, watches=listed(watches, voice.language))
