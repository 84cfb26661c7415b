"""What the program asks of the world: declared here by its users, the monitor and the courier; met by adapters."""

from meteo_douane.ports.proof import Dossier, Link, Stretch, Traces
from meteo_douane.ports.stores import (
    READING,
    Commit,
    DigestStore,
    DrillStore,
    Edition,
    LeaseStore,
    NoRoomError,
    OutdatedError,
    ReminderStore,
    SenderStore,
    StorageError,
    Store,
    UnwritableError,
    VitalStore,
)
from meteo_douane.ports.world import Answer, Body, Clock, Fetch, NoAnswer, Notify, NotModified, Request

__all__ = [
    "READING",
    "Answer",
    "Body",
    "Clock",
    "Commit",
    "DigestStore",
    "Dossier",
    "DrillStore",
    "Edition",
    "Fetch",
    "LeaseStore",
    "Link",
    "NoAnswer",
    "NoRoomError",
    "NotModified",
    "Notify",
    "OutdatedError",
    "ReminderStore",
    "Request",
    "SenderStore",
    "StorageError",
    "Store",
    "Stretch",
    "Traces",
    "UnwritableError",
    "VitalStore",
]
