"""The tree of a page into an outline: what stands under which heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meteo_douane.formats.beside_dates import find_title
from meteo_douane.formats.dated_titles import with_dates_of_titles
from meteo_douane.formats.datelines import is_dated, is_dateline, is_timed
from meteo_douane.formats.furniture import is_furniture
from meteo_douane.formats.headings import (
    below_their_titles,
    flat,
    head_of_a_card,
    is_head_of_a_page,
    is_stamp,
    with_headed_lists,
)
from meteo_douane.formats.labelled import as_record
from meteo_douane.formats.part import Part
from meteo_douane.formats.preformatted import with_heads_of_mails
from meteo_douane.formats.rows_of_columns import in_one, with_divisions, with_feet, with_hours
from meteo_douane.formats.states import is_progress, is_rate, is_status
from meteo_douane.formats.titles import NamesAService, is_mark, is_name, is_tile_state, opens_by_itself
from meteo_douane.formats.tree import BOLD, FOUND, Box, Line, Node, Record, Rule, lines_in
from meteo_douane.formats.words import asserts, is_label, is_section, label_of, opens_message, speaks_of_trouble

#: A line that names a service above the words about it; no title inside of another message.
NAMED = 9
_SMALLEST_MENU = 3


def outline(nodes: Sequence[Node], names_a_service: NamesAService) -> Part:
    """Return the outline of a page; its root has no heading."""
    return _Outliner(names_a_service).part_of(Box(list(nodes)))


@dataclass(slots=True)
class _Outliner:
    names_a_service: NamesAService

    def part_of(self, box: Box) -> Part:
        """Outline the inside of a box; a heading in it reaches to the next of its level or to the end of the box."""
        root = Part(is_own=box.is_own, anchor=box.anchor, shape=box.shape)
        open_parts = [root]
        nodes = with_feet(with_divisions(with_hours(self._without_menus(box.nodes))))
        nodes = in_one(nodes, self.names_a_service)
        nodes = flat(with_heads_of_mails(nodes), self.names_a_service)
        nodes = self._with_titles(with_headed_lists(below_their_titles(with_dates_of_titles(nodes))))
        for place, node in enumerate(nodes):
            match node:
                case Line():
                    self._line(open_parts, node)
                case Box():
                    self._attach(open_parts, self.part_of(node), nodes[place + 1 :])
                case Record():
                    open_parts[-1].add(Part(record=node, is_own=True, anchor=node.anchor))
                case Rule():
                    _close(open_parts, BOLD)
        return root

    def _line(self, open_parts: list[Part], line: Line) -> None:
        if not line.level or (line.level == BOLD and is_mark(line)) or self._is_inside(open_parts, line):
            open_parts[-1].lines.append(line)
            return
        _close(open_parts, line.level)
        part = Part(heading=line, level=line.level, anchor=line.anchor)
        open_parts[-1].add(part)
        open_parts.append(part)

    def _is_inside(self, open_parts: list[Part], line: Line) -> bool:
        """Whether a heading is one of a message that is open: "Motif", or a bold line that opens nothing."""
        last = open_parts[-1]
        if last.heading is None or is_section(last.title):
            return line.level == BOLD and (is_label(line.text) or not self._may_open(line))
        if line.level == BOLD:
            return not self._may_open(line) or is_label(line.text)
        is_below = line.level >= last.level or any(line.level == each.level for each in last.lines)
        return (is_label(line.text) and not is_section(line.text + " en cours")) or (
            is_label(line.text) and is_below and bool(last.lines)
        )

    def _may_open(self, line: Line) -> bool:
        return opens_by_itself(line, self.names_a_service) or is_section(line.text)

    def _attach(self, open_parts: list[Part], inner: Part, behind: Sequence[Node]) -> None:
        """Join the inside of a box to what is open outside of it."""
        if len(inner.parts) == 1 and _are_marks(inner.lines) and inner.parts[0].record is None:
            self._attach_single(open_parts, inner, behind)
        elif self._is_card_of_a_service(inner):
            self._attach_single(open_parts, _named_by_its_card(inner), behind)
        elif (inner.is_own or inner.shape) and not inner.parts and inner.lines:
            self._attach_entry(open_parts, inner)
        elif is_card(inner) and (open_parts[-1].heading is None or is_section(open_parts[-1].title)):
            open_parts[-1].add(inner)
        else:
            around = open_parts[-1]
            before = len(around.lines)
            around.lines += inner.lines
            for part in inner.parts:
                self._attach_part(around, part, before + part.place)

    def _is_card_of_a_service(self, inner: Part) -> bool:
        """Whether a card has one title, and beside its kind and its date no more than the name of a service."""
        told = [line for line in inner.lines if not is_mark(line) and not is_furniture(line.text)]
        is_titled = inner.heading is None and len(inner.parts) == 1 and inner.parts[0].heading is not None
        is_of_one = is_titled and len(told) == 1 and self._names_no_more_than_a_service(told[0].text)
        dated = [
            line for line in (*inner.lines, *(line for one in inner.parts for line in one.lines)) if is_stamp(line)
        ]
        return is_of_one and has_kind(inner) and len(dated) == 1

    def _attach_part(self, around: Part, part: Part, place: int) -> None:
        is_in_message = around.heading is not None and not is_section(around.title) and not is_dateline(around.title)
        if part.level == NAMED and is_in_message and part.heading is not None:
            around.lines += [replace(part.heading, level=0), *part.lines]
        else:
            around.add(part)
            part.place = place

    def _attach_single(self, open_parts: list[Part], inner: Part, behind: Sequence[Node]) -> None:
        part = inner.parts[0]
        part.lines = inner.lines + part.lines
        for each in part.parts:
            each.place += len(inner.lines)
        part.is_own = part.is_own or inner.is_own
        part.anchor = part.anchor or inner.anchor
        part.shape = inner.shape or part.shape
        if not self._stays_open(part, behind):
            open_parts[-1].add(part)
            return
        _close(open_parts, part.level)
        open_parts[-1].add(part)
        open_parts.append(part)

    def _stays_open(self, part: Part, behind: Sequence[Node]) -> bool:
        """Whether what stands behind a box may be its own: that holds dates, or is the head of the one text there."""
        if part.is_own or any(each.heading or each.record or each.parts for each in part.parts):
            return False
        if _are_marks(part.lines) and not part.parts:
            return True
        details = [*part.lines, *(line for each in part.parts for line in each.lines)]
        texts = [each for each in behind if isinstance(each, Box) and any(map(self._tells, _unheaded([each])))]
        is_head = len(texts) == 1 and is_head_of_a_page(part.heading, details, self.names_a_service)
        return is_head and not any(is_stamp(each) or opens_message(each.text) for each in _unheaded(behind))

    def _tells(self, line: Line) -> bool:
        return self.names_a_service(line.text) or speaks_of_trouble(line.text)

    def _attach_entry(self, open_parts: list[Part], inner: Part) -> None:
        """Join an entry without a title: its lines stay together where no message is open."""
        last = open_parts[-1]
        if last.heading is not None and not is_section(last.title):
            last.lines += inner.lines
        else:
            last.add(inner)

    def _without_menus(self, nodes: list[Node]) -> list[Node]:
        return [node for node in nodes if not (isinstance(node, Box) and self._is_menu(node))]

    def _is_menu(self, box: Box) -> bool:
        """Whether a box is links and nothing else, none of which looks like a message."""
        lines = list(lines_in(box.nodes))
        if len(lines) < _SMALLEST_MENU or not all(line.is_linked or not line.text for line in lines):
            return False
        return not any(is_dated(line.text) or opens_by_itself(line, self.names_a_service) for line in lines)

    # Titles that no heading marks

    def _with_titles(self, nodes: list[Node]) -> list[Node]:
        head = head_of_a_card(nodes)
        tiles = [self._as_tile(as_record(node)) for node in (nodes[1:] if head else nodes)]
        return self._found_titles([*head, *tiles])

    def _as_tile(self, node: Node) -> Node:
        """Make one line that carries the state of a service and its state in two lines."""
        if not isinstance(node, Box) or len(node.nodes) > 4:  # noqa: PLR2004
            return node
        lines = [inner for inner in node.nodes if isinstance(inner, Line)]
        if len(lines) != len(node.nodes):
            return node
        states = tuple(line.text for line in lines if line.text and is_tile_state(line.text))
        states += tuple(state for line in lines for state in line.states)
        names = [line for line in lines if line.text and not (is_tile_state(line.text) or is_rate(line.text))]
        if len(names) == 1 and states and self._names_no_more_than_a_service(names[0].text):
            return replace(names[0], level=0, states=states, is_entry=True, anchor=node.anchor or names[0].anchor)
        return node

    def _names_no_more_than_a_service(self, text: str) -> bool:
        return self.names_a_service(text) and not is_timed(text) and not opens_message(text)

    def _found_titles(self, nodes: list[Node]) -> list[Node]:
        done = list(nodes)
        dates = [
            index
            for index, node in enumerate(done)
            if isinstance(node, Line) and is_stamp(node) and not 0 < node.level < BOLD
        ]
        date_first = bool(dates) and not any(isinstance(node, Line) and not is_mark(node) for node in done[: dates[0]])
        for index in dates:
            find_title(done, index, date_first=date_first, is_only=len(dates) == 1)
        for index, node in enumerate(done):
            if isinstance(node, Line) and self._opens(done, index, node):
                done[index] = replace(node, level=FOUND)
        self._name_the_first(done)
        return done

    def _name_the_first(self, nodes: list[Node]) -> None:
        """Take a service's name at the beginning of a box for the title of the words below it."""
        first = next(
            (index for index, node in enumerate(nodes) if not (isinstance(node, Line) and is_mark(node))), None
        )
        if first is None:
            return
        line, below = nodes[first], list(lines_in(nodes[first + 1 :]))
        if not isinstance(line, Line) or line.level not in (0, BOLD) or any(inner.level for inner in below):
            return
        if line.is_linked and all(inner.is_linked for inner in below):  # titles of what stands elsewhere
            return
        if line.is_entry and is_timed(line.text):  # "14h00 Alerte DELTA T": an entry as those below it are
            return
        told = next((inner.text for inner in below if not is_mark(inner)), "")
        is_of_a_service = is_name(line, self.names_a_service)
        if _is_followed_up(below) and (is_of_a_service or self._is_labelled(line)):
            nodes[first] = replace(line, level=FOUND)
        elif is_of_a_service and speaks_of_trouble(told) and (asserts(told) or is_dated(told) or is_timed(told)):
            nodes[first] = replace(line, level=NAMED)

    def _is_labelled(self, line: Line) -> bool:
        """Whether a line is a service and what is wrong with it: "ECS : confirmations retardées"."""
        return self.names_a_service(label_of(line.text)) and not asserts(line.text)

    def _opens(self, nodes: list[Node], index: int, line: Line) -> bool:
        if line.level or line.is_entry:
            return False
        if not opens_by_itself(line, self.names_a_service) or _is_under_a_heading(nodes, index, line):
            return False
        after = nodes[index + 1] if index + 1 < len(nodes) else None
        return isinstance(after, Box) or (isinstance(after, Line) and not after.level)


def _is_followed_up(lines: list[Line]) -> bool:
    """Whether lines are how far things are ("Identifié"), what is told of it, and when, as for an incident."""
    has_progress = any(is_progress(state) for line in lines for state in (*line.states, line.text))
    return has_progress and any(map(is_stamp, lines)) and not all(map(is_mark, lines))


def _is_under_a_heading(nodes: list[Node], index: int, line: Line) -> bool:
    """Whether a line is a kind with a number ("BIP n° 2") that says of the heading above it what it is."""
    above = nodes[index - 1] if index else None
    return is_mark(line) and isinstance(above, Line) and 0 < above.level < BOLD


def has_kind(part: Part) -> bool:
    """Whether a badge says what kind of message a part is."""
    return any(is_status(line.text) and opens_message(line.text) for line in part.lines)


def is_card(part: Part) -> bool:
    """Whether a part without a heading bears its kind and one date, and holds boxes of text alone."""
    if part.heading is not None or part.record is not None or not part.parts or not has_kind(part):
        return False
    is_flat = not any(each.heading or each.record or each.parts for each in part.parts)
    return is_flat and any(map(is_stamp, part.lines)) and sum(map(is_stamp, lines_of_card(part))) == 1


def _named_by_its_card(part: Part) -> Part:
    """Return a card whose title names the service that stands in its head: "GAMMA 2 – Validation impossible"."""
    name = next(line for line in part.lines if not is_mark(line) and not is_furniture(line.text))
    [inner] = part.parts
    heading = replace(inner.heading, text=f"{name.text} – {inner.title}") if inner.heading else None
    lines = [line for line in part.lines if line is not name]
    return replace(part, lines=lines, parts=[replace(inner, heading=heading)])


def lines_of_card(part: Part) -> list[Line]:
    """Return the lines of a card and of the boxes in it."""
    return [*part.lines, *(line for each in part.parts for line in each.lines)]


def _unheaded(nodes: Sequence[Node]) -> Iterator[Line]:
    """Yield the lines of nodes that stand below no heading of theirs, and in no record."""
    for node in nodes:
        lines = _unheaded(node.nodes) if isinstance(node, Box) else [node] if isinstance(node, Line) else []
        for line in lines:
            if 0 < line.level < BOLD:
                return
            yield line


def _close(open_parts: list[Part], level: int) -> None:
    while len(open_parts) > 1 and open_parts[-1].level >= level:
        open_parts.pop()


def _are_marks(lines: list[Line]) -> bool:
    return all(is_mark(line) or is_furniture(line.text) for line in lines)
