"""Since when an end's part of a trouble lasted, for those who are told: a service that failed later lasted less."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.scopes import common
from meteo_douane.telling.fallback_told import users_of


def as_theirs(message: Message, event: Event, catalogue: Catalogue) -> Event:
    """Return an event that began when the first part came into trouble that may be theirs.

    Of a whole end that is what has ended, of the end of a part what is left. `began` stays where that is later than the
    beginning of the episode: nobody may take it for the hour of that.
    """
    users = users_of(tuple(one for one in message.decisions if one.event.key == event.key))
    is_of_the_rest = message.event_kind is EventKind.PARTLY_ENDED
    scope, users = (event.remaining, replace(users, services=None)) if is_of_the_rest else (event.scope, users)
    parts = tuple(part for part in event.began if common(part.scope, scope, catalogue))
    theirs = tuple(part for part in parts if users.may_use(common(part.scope, scope, catalogue), catalogue)) or parts
    since = min((part.since for part in theirs), default=event.opened_at)
    return replace(event, opened_at=since, began=() if since == event.opened_at else theirs)
