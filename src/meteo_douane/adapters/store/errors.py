"""The promises that a database may break, as one sentence for the person who runs the program."""

from meteo_douane.ports import LaterError, NoRoomError, OutdatedError, StorageError, UnwritableError


class StoreError(StorageError):
    """The database cannot be used; the message says why and what to do, and holds no password."""


class PassingError(StoreError, LaterError):
    """The database cannot be used now, and can once something outside of the program has changed: try again."""


class DiskError(PassingError, UnwritableError):
    """The disk lets nothing be written, or read, now."""


class UnusableError(StoreError, UnwritableError):
    """The file cannot be used until somebody has mended it."""


class FullError(PassingError, NoRoomError):
    """There is no room for what was to be written."""


class SchemaError(StoreError):
    """The database was written by a newer version of the program."""


class DeposedError(StoreError):
    """A commit was read under a lease that another program has taken since. Nothing was written."""


class StaleError(StoreError, OutdatedError):
    """What a commit starts from is no longer what the database holds: somebody else has written in between."""
