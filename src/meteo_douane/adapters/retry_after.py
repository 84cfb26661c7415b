"""How long a host asks us to wait."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

#: A host that asks for more is asked again after this, and may then repeat itself.
LONGEST = timedelta(days=1)


def retry_after(headers: tuple[tuple[str, str], ...], now: datetime) -> timedelta | None:
    """Return how long the host asks us to wait: seconds or an HTTP date (RFC 9110 §10.2.3), at most a day."""
    value = dict(headers).get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return min(timedelta(seconds=int(value)), LONGEST)
    try:
        moment = parsedate_to_datetime(value)
        wait = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta(0)), LONGEST)
