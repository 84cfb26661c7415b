"""Where the next piece of a list begins, as a word that nobody but us need understand."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime, timedelta

from meteo_douane.ports.annals import Moment, Number

LONGEST = 400
_LARGEST = 2**31 - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ForeignCursorError(Exception):
    """A cursor that is none of this list's."""


def of_number(listing: str, place: Number | None) -> str | None:
    """Return the cursor of a place, or None for the end."""
    return None if place is None else _encoded(listing, str(place))


def to_number(listing: str, cursor: str | None) -> Number | None:
    """Return the place of a cursor, or None for the beginning; raises ForeignCursorError."""
    if cursor is None:
        return None
    return _figure(_decoded(listing, cursor))


def of_moment(listing: str, place: Moment | None) -> str | None:
    """Return the cursor of a place, or None for the end."""
    if place is None:
        return None
    at, beside = place
    return _encoded(listing, f"{(at - _EPOCH) // timedelta(microseconds=1)} {beside}")


def to_moment(listing: str, cursor: str | None) -> Moment | None:
    """Return the place of a cursor, or None for the beginning; raises ForeignCursorError."""
    if cursor is None:
        return None
    at, _, beside = _decoded(listing, cursor).partition(" ")
    try:
        return _EPOCH + timedelta(microseconds=int(at)), beside
    except (ValueError, OverflowError) as error:
        raise ForeignCursorError from error


def to_moment_and_number(listing: str, cursor: str | None) -> Moment | None:
    """Return the same where what stands beside the time is a number."""
    place = to_moment(listing, cursor)
    if place is not None:
        _figure(place[1])
    return place


def _encoded(listing: str, place: str) -> str:
    return base64.urlsafe_b64encode(f"{listing} {place}".encode()).decode().rstrip("=")


def _decoded(listing: str, cursor: str) -> str:
    try:
        words = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError) as error:
        raise ForeignCursorError from error
    of, _, place = words.partition(" ")
    if of != listing or "\0" in place or _encoded(listing, place) != cursor:
        raise ForeignCursorError
    return place


def _figure(words: str) -> int:
    if not (words.isascii() and words.isdecimal() and int(words) <= _LARGEST):
        raise ForeignCursorError
    return int(words)
