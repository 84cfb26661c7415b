"""What is printed: a row for each thing measured, with its goal and its ratio to the bare way of doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Goal(Enum):
    """On which side of its goal a value is good."""

    AT_MOST = "≤"
    AT_LEAST = "≥"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured; `bare` is the same in the same unit by a bare loop, where there is one to compare with."""

    name: str
    value: float
    unit: str
    goal: Goal
    limit: float
    bare: float | None = None

    @property
    def is_good(self) -> bool:
        """Whether the goal is met."""
        return self.value <= self.limit if self.goal is Goal.AT_MOST else self.value >= self.limit

    @property
    def ratio(self) -> float | None:
        """How many times as much as the bare loop."""
        return None if self.bare is None else self.value / self.bare


def shown(rows: Sequence[Row]) -> str:
    """Return the table."""
    cells = [("measured", "value", "goal", "bare loop", "ratio", ""), *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    return "\n".join(_line(line, widths) for line in cells)


def _cells(row: Row) -> tuple[str, ...]:
    goal = f"{row.goal.value} {_number(row.limit)} {row.unit}"
    bare = "" if row.bare is None else f"{_number(row.bare)} {row.unit}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return row.name, f"{_number(row.value)} {row.unit}", goal, bare, ratio, "" if row.is_good else "missed"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    name, *others = cells
    justified = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
    return "  ".join((name.ljust(widths[0]), *justified)).rstrip()


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three figures are enough
