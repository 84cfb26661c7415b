"""What is visible of a page as a small tree of lines, boxes and records, without any of its markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

#: A line that is all bold, and one that was found to be a title by what stands beside it.
BOLD, FOUND = 7, 8


@dataclass(slots=True)
class Line:
    """A paragraph, list entry, heading or other run of text that ends where the eye ends it.

    `level` is that of a heading (1 to 6; 7 for a line that is all bold), 0 for any other. `states` are the alternative
    texts of the pictures beside it, `lead` what stands bold or linked at its beginning, `is_linked` says that nothing
    stands outside of links, `is_entry` that it is all there is of a list entry.
    """

    text: str
    level: int = 0
    states: tuple[str, ...] = ()
    lead: str = ""
    href: str = ""
    is_linked: bool = False
    is_entry: bool = False
    is_of_a_mode: bool = False
    """Whether `states` are those of the modes that are its text, beside others that may be otherwise."""
    moment: datetime | None = None
    anchor: str = ""


@dataclass(slots=True)
class Rule:
    """A line across the page."""


@dataclass(slots=True)
class Field:
    """One fact of a record under its own label; the label may be empty."""

    label: str
    lines: list[Line]

    @property
    def text(self) -> str:
        """The lines as one, or nothing where only a dash stands."""
        text = ", ".join(line.text for line in self.lines if line.text)
        return text if any(character.isalnum() for character in text) else ""


@dataclass(slots=True)
class Record:
    """A row of a table that has a header (`is_row`), or a list of definitions: one message, fact by fact."""

    fields: list[Field]
    section: str = ""
    anchor: str = ""
    is_row: bool = False


@dataclass(slots=True)
class Box:
    """Something that holds other things; `is_own` if its markup says that it stands for itself (article, li).

    Boxes of one `shape` are made alike, whatever the markup calls them.
    """

    nodes: list[Node] = field(default_factory=list)
    is_own: bool = False
    anchor: str = ""
    shape: str = ""


Node = Line | Rule | Record | Box


def lines_in(nodes: list[Node]) -> Iterator[Line]:
    """Yield every line, in reading order; those of records under their labels."""
    for node in nodes:
        match node:
            case Line():
                yield node
            case Box():
                yield from lines_in(node.nodes)
            case Record():
                yield from (Line(f"{fact.label.rstrip(' :')} : {fact.text}") for fact in node.fields if fact.text)
            case Rule():
                continue
