"""What is wrong with the watching itself: values, for the operator to be told of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.event import EventKind


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong. `subject` tells it from others of its kind; `detail` is shown, and holds no secret."""

    kind: EventKind
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Upheld:
    """A complaint that the operator was told of. Moments are aware and in UTC; `told_at` is when last."""

    complaint: Complaint
    since: datetime
    told_at: datetime
