"""Dates of publication that have not come yet: nothing is published after it was seen, so they are slips of the hand.

Believed, the end of an alert that is dated by tomorrow makes old news of every alert that comes before that.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.identity import words_of_an_edition
from meteo_douane.domain.notice import CLOSING_KINDS, Doubt, DoubtCode, Notice
from meteo_douane.domain.observation import Observation, Seen

#: A clock that is wrong, ours or theirs, or that is read in another zone, is no slip in a date.
TOLERATED_ERROR_OF_A_CLOCK = timedelta(hours=3)
#: Of an end, for an alert that comes before the hour at which that says to be written would be old news, and told to
#: nobody: a relapse within minutes of an end that is dated an hour wrong.
TOLERATED_OF_AN_END = timedelta(minutes=2)


def without_dates_to_come(known: Known, observation: Observation, now: datetime) -> Observation:
    """Return what was listed, each notice without a date of publication that is later than `now`, and with its doubt.

    What was listed so stays without a date when that date has come: it was not written then.
    """
    if not isinstance(observation, Seen):
        return observation
    slips = (one.notice for one in known.publications.values() if _is_dropped(one.notice))
    dropped = {words_of_an_edition(notice) for notice in slips if notice.published_at.quote}
    notices = tuple(_without(one) if _is_slip(one, dropped, now) else one for one in observation.notices)
    return observation if notices == observation.notices else replace(observation, notices=notices)


def _is_slip(notice: Notice, dropped: AbstractSet[str], now: datetime) -> bool:
    published = notice.published_at.value
    if published is None:
        return False
    tolerated = TOLERATED_OF_AN_END if notice.kind.value in CLOSING_KINDS else TOLERATED_ERROR_OF_A_CLOCK
    return published > now + tolerated or words_of_an_edition(notice) in dropped


def _without(notice: Notice) -> Notice:
    stated = notice.published_at
    doubts = (*stated.doubts, Doubt(DoubtCode.PUBLISHED_IN_THE_FUTURE, stated.quote))
    return replace(notice, published_at=replace(stated, value=None, doubts=doubts))


def _is_dropped(notice: Notice) -> bool:
    return any(doubt.code is DoubtCode.PUBLISHED_IN_THE_FUTURE for doubt in notice.published_at.doubts)
