"""What a title says of the fallback, in as many words as it has room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import ENDS, Event, EventKind
from meteo_douane.domain.notice import Permission
from meteo_douane.telling.doubting import doubtful
from meteo_douane.telling.fallback_at_end import Ground, Held, Share, are_alike
from meteo_douane.telling.fallback_told import FallbackTold, told_by
from meteo_douane.telling.fallbacks import fallback_line, fallback_permission
from meteo_douane.telling.scopes import names_line
from meteo_douane.telling.voice import Phrase, Voice

FALLBACK_END_NOT_STATED = Phrase("fin du secours non précisée", "end of fallback not stated")
_OF_A_PART = Phrase("secours précisé pour une partie seulement", "fallback stated for a part only")
_TO_BE_CHECKED = Phrase("secours à vérifier", "fallback to be checked")
_FOR_THEM = Phrase("{words} pour {names}", "{words} for {names}")

#: No words of the source are new in them: what is known goes on as it was, of each part.
_SAYING_NOTHING_ANEW = {EventKind.VANISHED, EventKind.OVERDUE, EventKind.STARTED, EventKind.REPEATED}

Pieces = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfFallback:
    """What a title says of the fallback; nothing where there is no notice to say anything."""

    told: FallbackTold
    has_words: bool
    is_left_open: bool
    is_of_a_part: bool
    voice: Voice
    now: datetime

    def line(self, day: datetime | None = None) -> Pieces:
        """Return it with its hours."""
        if not self.has_words or self.is_left_open or self.is_of_a_part:
            return self.permission()
        return self._marked(fallback_line(self.told.value, self.now, self.voice, day=day))

    def permission(self) -> Pieces:
        """Return only whether it is allowed."""
        if not self.has_words:
            return ()
        if self.is_left_open:
            return (FALLBACK_END_NOT_STATED.to(self.voice.language),)
        if self.is_of_a_part:
            return (_OF_A_PART.to(self.voice.language),)
        return self._marked(fallback_permission(self.told.value, self.now, self.voice))

    def by_part(self, left: Pieces, *, with_hours: bool, with_hours_of_the_rest: bool) -> Pieces:
        """Return what is said of what is over, then what is left and, with that, what is said of it."""
        over = tuple(share for share in self.told.shares if not share.is_left)
        rest = tuple(share for share in self.told.shares if share.is_left)
        if not over or not rest or are_alike((*over, *rest)):
            of_all = self._of_parts((*over, *rest), with_hours=with_hours)
            return (*left, *(of_all or (FALLBACK_END_NOT_STATED.to(self.voice.language),)))
        is_certain = all(share.ground is not Ground.UNCLEAR for share in over)
        of_the_over = self._of_parts(over, with_hours=with_hours) if is_certain else ()
        of_the_rest = self._of_parts(rest, with_hours=with_hours_of_the_rest)
        return (*of_the_over, ", ".join((*left, *of_the_rest)))

    def _of_parts(self, shares: tuple[Share, ...], *, with_hours: bool) -> Pieces:
        held = Held.of(shares)
        if held is None:
            return ()
        if held.may_be_over:
            return (_TO_BE_CHECKED.to(self.voice.language),)
        in_words = fallback_line if with_hours else fallback_permission
        return (self._of_held(in_words(held.first.read.value, self.now, self.voice), held),)

    def _of_held(self, words: str, held: Held) -> str:
        if held.scope:
            names = names_line(held.scope.services, self.voice, at_most=2)
            words = _FOR_THEM.to(self.voice.language, words=words, names=names)
        return doubtful(words, held.first.read, self.voice.language)

    def _marked(self, words: str) -> Pieces:
        held = Held.of(self.told.shares)
        whole = doubtful(words, self.told.read, self.voice.language)
        return (whole if held is None else self._of_held(words, held),)


def of_fallback(message: Message, event: Event, voice: Voice, now: datetime) -> OfFallback:
    """Return what a message says of the fallback to those whom it tells of an event; nothing of what was called off."""
    told = told_by(message, event, voice.catalogue)
    is_left_open = message.event_kind in ENDS and told.value.permission is Permission.NOT_STATED
    is_known_of_a_part = told.earlier is not None and told.value.permission is Permission.NOT_STATED
    is_of_a_part = is_known_of_a_part and message.event_kind in _SAYING_NOTHING_ANEW
    is_called_off = message.event_kind is EventKind.CANCELLED and told.value.permission is Permission.NOT_STATED
    has_words = event.notice is not None and not is_called_off
    return OfFallback(told, has_words, is_left_open, is_of_a_part, voice, now)
