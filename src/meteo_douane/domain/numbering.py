"""What episodes are called: after the day on which they were first observed, and by their number on it."""

from __future__ import annotations

from collections.abc import Iterable


def next_id(day: str, taken: Iterable[str]) -> str:
    """Return the name that follows the highest of those taken on a day ("2026-02-03"); a gap is not filled."""
    stem = f"{day}-"
    numbers = (name.removeprefix(stem) for name in taken if name.startswith(stem))
    return f"{stem}{1 + max((int(one) for one in numbers if one.isdecimal()), default=0):02}"
