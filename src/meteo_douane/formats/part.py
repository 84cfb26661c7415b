"""A part of a page: a heading with what stands under it."""

from __future__ import annotations

from dataclasses import dataclass, field

from meteo_douane.formats.tree import Line, Record


@dataclass(slots=True)
class Part:
    """A heading with what stands under it; the outermost has none."""

    heading: Line | None = None
    level: int = 0
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    record: Record | None = None
    is_own: bool = False
    anchor: str = ""
    shape: str = ""
    is_certain: bool = False
    place: int = 0
    """How many lines of the part around it stand before it."""

    def add(self, part: Part) -> None:
        """Take in a part that stands behind what is here."""
        part.place = len(self.lines)
        self.parts.append(part)

    @property
    def title(self) -> str:
        """The words of the heading."""
        return self.heading.text if self.heading else ""
