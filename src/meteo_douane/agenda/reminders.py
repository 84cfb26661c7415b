"""Remind people of what a fallback that they started themselves still asks of them, once each."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.delivery import Delivery, Message, owed
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.fallback_reminders import FallbackReminder, reminders_due
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Scope, ServiceScope
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Clock, ReminderStore

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Reminders:
    """`operator_channels` and the channels of the watches that use the service are reminded."""

    watches: tuple[Watch, ...]
    operator_channels: tuple[str, ...]
    catalogue: Catalogue
    store: ReminderStore
    clock: Clock

    def make_due(self) -> frozenset[str]:
        """Owe each reminder that is due and was not yet; return the channels that are owed one."""
        now, recourses = self.clock(), self.store.recourses()
        if not recourses:
            return frozenset()  # most have none, ever: what is known is a lot to read every minute
        known = self.store.known()
        due = (reminder for one in recourses for reminder in reminders_due(one, known, self.catalogue, now))
        return frozenset(channel for reminder in due for channel in self._owe(reminder, now))

    def _owe(self, reminder: FallbackReminder, now: datetime) -> tuple[str, ...]:
        channels = self._channels(reminder)
        if not self.store.remind(reminder.entry, _deliveries(reminder, channels, now)):
            return ()  # another program has said it meanwhile
        log.info("reminder recourse=%s kind=%s", reminder.recourse, reminder.kind)
        return channels

    def _channels(self, reminder: FallbackReminder) -> tuple[str, ...]:
        scope = Scope((ServiceScope(reminder.service, frozenset({reminder.mode})),))
        concerned = (watch for watch in self.watches if judge_scope(scope, watch, self.catalogue).code.tells)
        of_watches = (channel for watch in concerned for channel in watch.channels)
        return tuple(dict.fromkeys((*self.operator_channels, *of_watches)))


def _deliveries(reminder: FallbackReminder, channels: tuple[str, ...], now: datetime) -> tuple[Delivery, ...]:
    messages = (
        Message(
            f"{reminder.key}/{channel}",
            channel,
            EventKind.FALLBACK_REMINDER,
            now,
            (),
            fallback_reminder=reminder,
            channels=channels,
        )
        for channel in channels
    )
    return tuple(owed(message, now) for message in messages)
