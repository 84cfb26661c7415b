"""The kinds of columns that SQLAlchemy has not: moments with their zone, and texts that are kept compressed."""

import zlib
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, LargeBinary, TypeDecorator

#: A window of so many bytes is enough for a text that is no longer. Where the memory for the usual one (256 KB) is
#: fetched from the system each time, as in a thread whose heap is given back, that takes ten times as long as to
#: compress what most of our texts are.
SHORT = 4096


class Utc(TypeDecorator[datetime]):
    """An aware moment, kept and returned in UTC; a naive one is refused (SQLite would return any moment naive)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; raises ValueError for one without a zone."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError(f"expected an aware moment, found {value.isoformat()} without a zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment aware and in UTC."""
        del dialect
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value and value.astimezone(UTC)


class Packed(TypeDecorator[str]):
    """A text, kept compressed: JSON repeats its names, and what is kept of a message repeats the message's words."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Return the text compressed."""
        del dialect
        return None if value is None else packed(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Return the text."""
        del dialect
        return None if value is None else unpacked(value)


def packed(text: str) -> bytes:
    """Return a text as a `Packed` column keeps it."""
    whole = text.encode()
    if len(whole) > SHORT:
        return zlib.compress(whole)
    compressor = zlib.compressobj(wbits=SHORT.bit_length() - 1, memLevel=6)
    return compressor.compress(whole) + compressor.flush()


def unpacked(packed: bytes) -> str:
    """Return the text that a `Packed` column keeps so."""
    return zlib.decompress(packed).decode()
