"""Lengths of time as people write them: "20s", "1m", "1h30m"."""

from __future__ import annotations

import re
from datetime import timedelta

_WRITTEN = re.compile(r"(?:(?P<hours>\d{1,5})h)?(?:(?P<minutes>\d{1,5})m)?(?:(?P<seconds>\d{1,5})s)?", re.ASCII)


def duration_of(text: str) -> timedelta | None:
    """Return the length of time that a text states, or None if it is not one or is nothing at all."""
    match = _WRITTEN.fullmatch(text.strip().lower())
    if match is None:
        return None
    parts = {unit: int(number) for unit, number in match.groupdict(default="0").items()}
    return timedelta(**parts) or None


def duration_text(duration: timedelta) -> str:
    """Return a whole number of seconds as it would be written: 90 minutes are "1h30m"."""
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0s"
