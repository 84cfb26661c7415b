"""The hour that the clocks go through twice in autumn: which of the two a new message means, as far as we looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.identity import words_of_an_edition
from meteo_douane.domain.notice import DoubtCode, Notice
from meteo_douane.domain.observation import Observation, Seen

ONE_HOUR = timedelta(hours=1)


def in_their_hour(known: Known, observation: Observation) -> Observation:
    """Return what was listed, each notice published in the hour that it means.

    An hour of publication that exists twice is read as the first. What a source did not list when it was last read
    well, after that hour, was written in the second: an end of 2:10 may follow an alert of 2:45. What is listed already
    keeps the hour that it was given. Which of the two it is stays a doubt.
    """
    if not isinstance(observation, Seen) or not any(map(_is_ambiguous, observation.notices)):
        return observation
    state = known.sources.get(observation.source)
    last_good_at = state.last_good_at if state is not None else None
    given = {words_of_an_edition(one.notice): one.notice.published_at.value for one in known.publications.values()}
    notices = tuple(_in_its_hour(one, given, last_good_at) for one in observation.notices)
    return replace(observation, notices=notices)


def _in_its_hour(notice: Notice, given: dict[str, datetime | None], last_good_at: datetime | None) -> Notice:
    first = notice.published_at.value
    if first is None or not _is_ambiguous(notice):
        return notice
    known = given.get(words_of_an_edition(notice))
    is_second = known == first + ONE_HOUR if known is not None else last_good_at is not None and first < last_good_at
    return replace(notice, published_at=replace(notice.published_at, value=first + ONE_HOUR)) if is_second else notice


def _is_ambiguous(notice: Notice) -> bool:
    return any(doubt.code is DoubtCode.AMBIGUOUS_LOCAL_TIME for doubt in notice.published_at.doubts)
