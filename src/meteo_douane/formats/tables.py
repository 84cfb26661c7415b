"""Tables and lists whose facts stand under labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bs4 import Tag

from meteo_douane.formats.calm import is_nothing
from meteo_douane.formats.datelines import is_dateline
from meteo_douane.formats.elements import anchor_of
from meteo_douane.formats.states import is_status
from meteo_douane.formats.titles import is_tile_state
from meteo_douane.formats.tree import Field, Line, Node, Record
from meteo_douane.formats.words import folded, is_label, is_modes, is_section, opens_message
from meteo_douane.patterns import pattern_of

CellReader = Callable[[Tag], list[Line]]

_LONGEST_LABEL = 45
_WIDEST = 20
#: A row above those that have a state or a kind in common, as some lists show them: "▾ État : Clos (2)".
_GROUP = pattern_of(
    r"\W*(?:état|etat|statut|catégorie|type|nature)\s*:\s*(?P<value>[^:(]{2,40}?)[\s\u200e\u200f]*\((?P<count>\d{1,3})\)\s*",
    re.IGNORECASE,
)
#: What each of several messages has, and the facts of a single one have not in a row of several cells.
_NATURE = pattern_of(r"(?:nature|type|categorie|reference|numero|objet|titre|intitule)\b")
#: A label and two messages, three facts of each.
_NARROWEST_CROSSWISE = 3


def is_definitions_of_a_message(labels: list[str]) -> bool:
    """Whether the terms of a definition list are labels of facts, and not titles of messages."""
    if not labels:
        return False
    named = sum(is_label(label) or label.rstrip().endswith(":") for label in labels)
    return named * 2 >= len(labels) or len(set(labels)) * 2 <= len(labels)


def is_table_of_fields(table: Tag) -> bool:
    """Whether a table has a header row, or labels in its first column, for one message or each; others are layout."""
    rows = rows_of(table)
    return bool(rows) and (
        _header_row(rows) is not None or _is_upright(rows) or _is_crosswise(rows) or bool(_headed(rows))
    )


def sections_of(table: Tag, read: CellReader) -> list[Node]:
    """Return the parts of a page that the rows of a table are ("Alertes en cours" | "Néant"), or nothing if it is none.

    Beside a part that holds no word at all, as one that is still being loaded does, "Néant" says nothing of the page.
    """
    rows = [[read(cell) for cell in _cells(row)] for row in rows_of(table)]
    if len(rows) < 2 or any(len(cells) != 2 or not _is_part(cells[0]) for cells in rows):  # noqa: PLR2004
        return []
    is_whole = all(any(line.text for line in value) for _, value in rows)
    nodes: list[Node] = []
    for label, value in rows:
        told = [line for line in value if is_whole or not is_nothing(line.text)]
        nodes += [Line(label[0].text, level=6), *told]
    return nodes


def _is_part(label: list[Line]) -> bool:
    return len(label) == 1 and is_section(label[0].text) and not is_label(label[0].text)


def rows_of(table: Tag) -> list[Tag]:
    """Return the rows of a table, without those of tables inside it."""
    parts = [table, *table.find_all(("thead", "tbody", "tfoot"), recursive=False)]
    rows = [row for part in parts for row in part.find_all("tr", recursive=False)]
    return rows or [row for row in table.find_all("tr") if row.find_parent("table") is table]


def records_of(table: Tag, read: CellReader) -> list[Node]:
    """Return a record for each message, and a heading line for each row that divides them."""
    rows = rows_of(table)
    section = _caption(table, read)
    if _is_crosswise(rows):
        return [Record(fields, section, anchor_of(table), is_row=True) for fields in _crosswise_fields(rows, read)]
    header = None if _is_marked_upright(rows) else _header_row(rows)
    if header is None and (headed := _headed(rows)):
        return [_headed_record(group, read, section) for group in headed]
    if header is None:
        return [Record(_upright_fields(rows, read), section, anchor_of(table))]
    labels = [_label(cell, " ".join(line.text for line in read(cell))) for cell in _spread(rows[header])]
    nodes: list[Node] = [Line(section, level=6)] if section else []
    return nodes + _data(rows[:header] + rows[header + 1 :], labels, section, read)


def _data(rows: list[Tag], labels: list[str], section: str, read: CellReader) -> list[Node]:
    nodes: list[Node] = []
    carried: dict[int, tuple[int, Tag]] = {}
    group, left = "", 0
    for row in rows:
        cells = _with_carried(_cells(row), carried)
        found = _group_of(cells, labels, read)
        if found:
            group, left = found
        elif len(cells) == 1 and len(labels) > 1:
            section = _divide(nodes, read(cells[0]), section)
        elif not _repeats_header(cells, labels, read):
            fields = [
                Field(label, with_words_of_pictures(_without_echo(read(cell), label, cell)))
                for label, cell in zip(labels, _spread_cells(cells), strict=False)
            ]
            nodes.append(Record(fields, group if left else section, anchor_of(row), is_row=True))
            left = max(0, left - 1)
    return nodes


def _group_of(cells: list[Tag], labels: list[str], read: CellReader) -> tuple[str, int] | None:
    """Return the state that the rows below have in common, and how many they are, where a row of one cell says so."""
    if len(cells) != 1 or len(labels) < 2:  # noqa: PLR2004
        return None
    text = " ".join(line.text for line in read(cells[0]))
    found = None if is_section(text) else _GROUP.fullmatch(text)
    return (found["value"], int(found["count"])) if found and is_status(found["value"]) else None


def _without_echo(lines: list[Line], label: str, cell: Tag) -> list[Line]:
    """Leave out the name of the column where each cell repeats it, for a narrow screen."""
    first = next((text.strip() for text in cell.stripped_strings), "")
    if not label or first.rstrip(" :") != label.rstrip(" :") or not lines or not lines[0].text.startswith(first):
        return lines
    rest = lines[0].text[len(first) :].strip(" :")
    others = lines[1:]
    return [replace(lines[0], text=rest, level=0), *others] if rest else others or lines


def with_words_of_pictures(lines: list[Line]) -> list[Line]:
    """Take the words of a picture for the text of a cell that holds nothing else."""
    if any(line.text for line in lines):
        return lines
    return [replace(line, text=", ".join(line.states)) for line in lines if line.states]


def _divide(nodes: list[Node], lines: list[Line], section: str) -> str:
    """Take a row of one cell: the heading or the day of those that follow, a word of calm, or more on the row above."""
    text = " ".join(line.text for line in lines)
    if is_section(text) or is_dateline(text):
        nodes.append(Line(text, level=6))
        return text
    last = nodes[-1] if nodes else None
    if isinstance(last, Record):
        last.fields.append(Field("", lines))
    else:
        nodes += lines
    return section


def _repeats_header(cells: list[Tag], labels: list[str], read: CellReader) -> bool:
    if len(cells) != len(labels):
        return False
    return [" ".join(line.text for line in read(cell)) for cell in cells] == labels


def _header_row(rows: list[Tag]) -> int | None:
    """Return the index of the row that names the columns, among the first three."""
    for index, row in enumerate(rows[:3]):
        cells = _cells(row)
        if len(cells) >= 2 and len(rows) > index + 1 and _names_columns(cells):  # noqa: PLR2004
            return index
    return None


def _names_columns(cells: list[Tag]) -> bool:
    texts = [_label(cell, " ".join(cell.get_text(" ").split())) for cell in cells]
    if any(len(text) > _LONGEST_LABEL for text in texts) or any(cell.find("table") for cell in cells):
        return False
    named = sum(is_label(text) for text in texts)
    return all(cell.name == "th" for cell in cells) or named * 2 > len(texts)


def _label(cell: Tag, text: str) -> str:
    """Return the name of a column, without what its cell says of sorting by it: "Titre | Cliquez pour trier …"."""
    if len(text) <= _LONGEST_LABEL or cell.name != "th":
        return text
    first = next(cell.stripped_strings, "")
    return first if is_label(first) else text


def _is_upright(rows: list[Tag]) -> bool:
    """Whether each row is a label and its value."""
    pairs = [_cells(row) for row in rows]
    if not all(len(cells) == 2 for cells in pairs) or any(row.find("table") for row in rows):  # noqa: PLR2004
        return False
    labels, values = ([" ".join(cell.get_text(" ").split()) for cell in column] for column in zip(*pairs, strict=True))
    named = sum(map(is_label, labels))
    heads = sum(cells[0].name == "th" for cells in pairs)
    is_of_names = not named and len(pairs) > 1 and not any(is_modes(each) or opens_message(each) for each in labels)
    is_of_states = is_of_names and sum(map(_is_state_of_one, values)) * 2 > len(values)
    return (heads == len(pairs) and not is_of_states) or named * 2 > len(labels)


def _is_marked_upright(rows: list[Tag]) -> bool:
    """Whether each row is a label, marked as one, and its value, if only "SI Brexit": a service, and a label."""
    pairs = [_cells(row) for row in rows]
    if any([cell.name for cell in cells] != ["th", "td"] for cells in pairs):
        return False
    labels, values = ([" ".join(cell.get_text(" ").split()) for cell in column] for column in zip(*pairs, strict=True))
    return all(map(is_label, labels)) and not is_label(values[0]) and _is_upright(rows)


def _is_state_of_one(text: str) -> bool:
    """Whether the value beside a name is the state of what has that name: "DELTA T | Disponible"."""
    return not text or is_tile_state(text)


def _is_crosswise(rows: list[Tag]) -> bool:
    """Whether each row is a label, marked as one, with its value for each message, which stand side by side."""
    table = [_cells(row) for row in rows]
    width = len(table[0])
    if width < _NARROWEST_CROSSWISE or any(len(cells) != width for cells in table) or len(rows) < _NARROWEST_CROSSWISE:
        return False
    is_marked = all(first.name == "th" and all(cell.name != "th" for cell in others) for first, *others in table)
    if not is_marked or any(row.find("table") for row in rows):
        return False
    texts = [[" ".join(cell.get_text(" ").split()) for cell in cells] for cells in table]
    labels = sum(is_label(first) for first, *_ in texts)
    named = sum(is_label(value) for _, *values in texts for value in values)  # "SI Brexit" is a service, and a label
    is_of_messages = any(map(_NATURE.match, map(folded, (first for first, *_ in texts))))
    return is_of_messages and labels * 2 > len(rows) > named * 2


def _crosswise_fields(rows: list[Tag], read: CellReader) -> list[list[Field]]:
    table = [_cells(row) for row in rows]
    labels = [" ".join(line.text for line in read(label)) for label, *_ in table]
    columns = zip(*(values for _, *values in table), strict=True)
    return [[Field(label, read(cell)) for label, cell in zip(labels, column, strict=True)] for column in columns]


def _headed(rows: list[Tag]) -> list[list[Tag]]:
    """Return the rows of each message where a row of one cell, its title, stands above its labels and their values."""
    groups: list[list[Tag]] = []
    for row in rows:
        title = " ".join(row.get_text(" ").split()) if len(_cells(row)) == 1 else ""
        if title and not is_section(title):
            groups.append([row])
        elif groups:
            groups[-1].append(row)
        else:
            return []
    is_whole = all(len(group) > 1 and _is_upright(group[1:]) for group in groups)
    return groups if is_whole else []


def _headed_record(group: list[Tag], read: CellReader, section: str) -> Record:
    title = Field("", read(_cells(group[0])[0]))
    return Record([title, *_upright_fields(group[1:], read)], section, anchor_of(group[0]))


def _upright_fields(rows: list[Tag], read: CellReader) -> list[Field]:
    pairs = [_cells(row) for row in rows]
    return [Field(" ".join(line.text for line in read(label)), read(value)) for label, value in pairs]


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(("td", "th"), recursive=False)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.attrs.get(name, "1"))
    return max(1, min(int(value[:4]), _WIDEST)) if value.isdecimal() else 1


def _spread_cells(cells: list[Tag]) -> list[Tag]:
    return [cell for cell in cells for _ in range(_span(cell, "colspan"))]


def _spread(row: Tag) -> list[Tag]:
    return _spread_cells(_cells(row))


def _with_carried(cells: list[Tag], carried: dict[int, tuple[int, Tag]]) -> list[Tag]:
    """Return the cells of a row with those that reach down into it from rows above."""
    row: list[Tag] = []
    left = list(cells)
    while (left or len(row) in carried) and len(row) < _WIDEST:
        column = len(row)
        if column in carried:
            count, cell = carried.pop(column)
            if count > 1:
                carried[column] = (count - 1, cell)
        else:
            cell = left.pop(0)
            if _span(cell, "rowspan") > 1:
                carried[column] = (_span(cell, "rowspan") - 1, cell)
        row.append(cell)
    return row


def _caption(table: Tag, read: CellReader) -> str:
    caption = table.find("caption", recursive=False)
    return " ".join(line.text for line in read(caption)) if caption else ""
