"""Arguments that several commands take."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

from meteo_douane.config.durations import duration_of


class Moment(click.ParamType[datetime]):
    """An instant as ISO 8601; without an offset it is in UTC."""

    name = "ISO8601"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return it aware and in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a moment such as 2026-02-03T08:10:00Z", param, ctx)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


MOMENT = Moment()


class Length(click.ParamType[timedelta]):
    """A length of time as the configuration writes it."""

    name = "LENGTH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return it."""
        found = value if isinstance(value, timedelta) else duration_of(str(value))
        if found is None:
            self.fail(not_a_length(value, "24h or 90m"), param, ctx)
        return found


def not_a_length(value: object, examples: str) -> str:
    """Return that something is no length of time; a bare number lacks its unit."""
    number = str(value)
    unit = f"; with its unit it would be {number}m or {number}h" if number.isascii() and number.isdigit() else ""
    return f"{value!r} is not a length of time such as {examples}{unit}"


LENGTH = Length()


class Minutes(click.ParamType[timedelta]):
    """A length of time as the configuration writes it, or a bare number of minutes."""

    name = "LENGTH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return it."""
        if isinstance(value, timedelta):
            return value
        found = timedelta(minutes=float(str(value))) if _NUMBER.fullmatch(str(value)) else duration_of(str(value))
        if found is None:
            self.fail(not_a_length(value, "10h or 30m"), param, ctx)
        return found


MINUTES = Minutes()
#: Of minutes: more than ten years are none.
_NUMBER = re.compile(r"\d{1,7}(\.\d{1,6})?", re.ASCII)
