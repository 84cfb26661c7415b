"""Arguments that several commands take."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from meteo_douane.config.durations import duration_of

#: In which a message can have been read; days are added to it and taken from it.
YEARS = range(1900, 2200)


class Place(click.Path):
    """The path of a file or folder; an empty one would be the folder in which a command is run."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return it."""
        if value == "":
            self.fail("it is empty; is a variable of the shell not set?", param, ctx)
        return Path(os.fspath(value))  # type: ignore[call-overload] # a text, or the path that is a default


PLACE = Place()


class Moment(click.ParamType[datetime]):
    """An instant as ISO 8601; without an offset it is in UTC."""

    name = "ISO8601"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return it aware and in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a moment such as 2026-02-03T08:10:00Z", param, ctx)
        if moment.year not in YEARS:
            self.fail(f"{value!r} is not a moment from {YEARS[0]} to {YEARS[-1]}", param, ctx)
        return moment


MOMENT = Moment()
#: More rows than anybody reads; a database takes no number that is much larger.
LIMIT = click.IntRange(1, 1_000_000)


class Length(click.ParamType[timedelta]):
    """A length of time as the configuration writes it, up to the longest; `examples` are named beside a mistake."""

    name = "LENGTH"

    def __init__(
        self,
        examples: str,
        longest: timedelta = timedelta.max,
        read: Callable[[str], timedelta | None] = duration_of,
    ) -> None:
        self._examples, self._longest, self._read = examples, longest, read

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return it."""
        found = value if isinstance(value, timedelta) else self._read(str(value))
        if found is None or found > self._longest:
            self.fail(f"{value!r} is not a length of time such as {self._examples}{_unit_of(str(value))}", param, ctx)
        return found


#: Of minutes: more than ten years are none.
_NUMBER = re.compile(r"\d{1,7}(\.\d{1,6})?", re.ASCII)


def _minutes(written: str) -> timedelta | None:
    """Return a length of time as the configuration writes it, or a bare number of minutes."""
    return timedelta(minutes=float(written)) if _NUMBER.fullmatch(written) else duration_of(written)


def _unit_of(written: str) -> str:
    """Return what a bare number would be with the unit that it lacks."""
    is_number = written.isascii() and written.isdigit()
    return f"; with its unit it would be {written}m or {written}h" if is_number else ""


LENGTH = Length("24h or 90m")
MINUTES = Length("10h or 30m", read=_minutes)
