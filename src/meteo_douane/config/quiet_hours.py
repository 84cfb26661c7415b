"""Quiet hours as people write them: "22:00-06:30" and the days on which they begin."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise

from pydantic import ValidationInfo

from meteo_douane.config.mistakes import mistake, shown
from meteo_douane.domain.quiet import Span
from meteo_douane.domain.schedule import WEEK

_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
_EXPECTED = 'two hours such as "22:00-06:30"'
_DAY = 24 * 60
_WEEK = 7 * _DAY


def span(found: object) -> Span:
    """Take a span of the day; one that ends where it starts would be either nothing or for ever."""
    match = _SPAN.fullmatch(found.strip()) if isinstance(found, str) else None
    if match is None:
        raise mistake(f"{_EXPECTED} expected, found {shown(found)}")
    hours = [(int(match[1]), int(match[2])), (int(match[3]), int(match[4]))]
    if hours[0] == hours[1]:
        raise mistake(f"an end that is not the start expected, found {shown(found)}; a whole day is 00:00-24:00")
    ends = (0, 0) if hours[1] == (24, 0) else hours[1]
    try:
        return Span(time(*hours[0]), time(*ends))
    except ValueError as error:
        raise mistake(f"{_EXPECTED}, from 00:00 to 24:00, expected, found {shown(found)}") from error


def span_text(value: Span) -> str:
    """Return a span as it would be written."""
    ends = "24:00" if value.ends == time(0) else f"{value.ends:%H:%M}"
    return f"{value.starts:%H:%M}-{ends}"


def apart(found: list[Span], info: ValidationInfo) -> list[Span]:
    """Take spans that do not overlap, and leave some hour of the week in which what is held can be told."""
    days = [WEEK.index(day) for day in info.data.get("quiet_days") or WEEK]
    lengths = sorted((day * _DAY + _minutes(one.starts), _length(one), span_text(one)) for one in found for day in days)
    first_again = [(start + _WEEK, length, text) for start, length, text in lengths[:1]]
    for (start, length, one), (next_start, _, other) in pairwise([*lengths, *first_again]):
        if start + length > next_start:
            raise mistake(f"spans that do not overlap expected, found {one} and {other}")
    if sum(length for _, length, _ in lengths) >= _WEEK:
        raise mistake("an hour that is not quiet expected, found none in the week: what is held would never be told")
    return found


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _length(one: Span) -> int:
    return (_minutes(one.ends) - _minutes(one.starts) - 1) % _DAY + 1
