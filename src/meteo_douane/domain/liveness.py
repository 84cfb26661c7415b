"""Whether those who deliver get on with it: a channel that refuses is no fault of theirs, one that nobody tries is."""

from __future__ import annotations

from datetime import datetime, timedelta

STUCK_AFTER = timedelta(minutes=3)
"""Longer than any attempt may last: what is due for so long, with none begun or ended meanwhile, nobody delivers."""


def is_stuck(due: datetime, last_sign: datetime, now: datetime) -> bool:
    """Whether what is due lies about; `last_sign` is when an attempt for its channel last began or ended."""
    return now - max(due, last_sign) > STUCK_AFTER
