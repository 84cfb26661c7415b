"""Read the sources, decide, deliver what is due; the ports moved to `meteo_douane.ports`."""

from meteo_douane.domain.delivery import Result, Words
from meteo_douane.ports import (
    Answer,
    Body,
    Clock,
    Commit,
    Edition,
    Fetch,
    NoAnswer,
    Notify,
    NotModified,
    Request,
    Store,
)

__all__ = [
    "Answer",
    "Body",
    "Clock",
    "Commit",
    "Edition",
    "Fetch",
    "NoAnswer",
    "NotModified",
    "Notify",
    "Request",
    "Result",
    "Store",
    "Words",
]
