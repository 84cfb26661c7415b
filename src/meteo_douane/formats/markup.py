"""Markup into the tree of lines, boxes and records."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from meteo_douane.formats.datelines import is_dateline, is_timed
from meteo_douane.formats.elements import anchor_of, are_blocks, elements_in, stands_alone
from meteo_douane.formats.fields import fact_of, label_and_value
from meteo_douane.formats.furniture import is_furniture
from meteo_douane.formats.inline import Run
from meteo_douane.formats.preformatted import nodes_of_text
from meteo_douane.formats.tables import is_definitions_of_a_message, is_table_of_fields, records_of, sections_of
from meteo_douane.formats.tree import BOLD, Box, Field, Line, Node, Record, Rule, lines_in
from meteo_douane.formats.words import is_section
from meteo_douane.patterns import pattern_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HEADS = {"summary": 6, "caption": 6, "legend": 6}
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "button",
})  # fmt: skip
_OWN = frozenset({"article", "details", "li"})
#: Elements whose text is one run, however many elements it is made of.
_RUNNING = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "dd", "caption", "legend", "button", "pre",
    "address",
})  # fmt: skip
_WITHOUT_TEXT = frozenset({"hr", "svg"})
_TABS = frozenset({"tab", "pill"})
_DEEPEST = 120
_ORNAMENT = pattern_of(r"(?:[*_=~·•⁂—–-]\s*){3,}")
#: How many messages a tab holds, behind its name.
_COUNT = pattern_of(r"\s*[([]?\d+[)\]]?$")


def nodes_of(tag: Tag) -> list[Node]:
    """Return what a reader sees of the inside of an element, in reading order."""
    return _Markup(_with_blocks_inside(tag), _names_of_panels(tag)).nodes_of(tag, 0)


def _with_blocks_inside(root: Tag) -> frozenset[int]:
    """Return the identities of inline elements that hold blocks, as a link around a whole card does.

    An element of a page's own making ("<mat-card>", "<app-alerte>") is a block where no text stands beside it.
    """
    found: set[int] = set()
    for block in elements_in(root):
        if block.name not in _BLOCKS:
            if "-" not in block.name or not (stands_alone(block, _RUNNING) and are_blocks(block.parent)):
                continue
            found.add(id(block))
        parent = block.parent
        while parent is not None and parent.name not in _BLOCKS and id(parent) not in found:
            found.add(id(parent))
            parent = parent.parent
    return frozenset(found)


def _names_of_panels(root: Tag) -> dict[str, str]:
    """Return what each panel of tabs is called, by its id."""
    names: dict[str, str] = {}
    for tab in filter(_is_tab, elements_in(root)):
        for attribute in ("aria-controls", "href", "data-bs-target", "data-target"):
            panel = tab.attrs.get(attribute)
            if isinstance(panel, str) and panel:
                names.setdefault(panel.lstrip("#"), _COUNT.sub("", " ".join(tab.get_text(" ").split())))
    return names


def _is_tab(tag: Tag) -> bool:
    return tag.attrs.get("role") == "tab" or any(
        tag.attrs.get(name) in _TABS for name in ("data-toggle", "data-bs-toggle")
    )


@dataclass(frozen=True, slots=True)
class _Markup:
    holds_blocks: frozenset[int]
    panels: dict[str, str]

    def nodes_of(self, tag: Tag, depth: int) -> list[Node]:
        if depth > _DEEPEST:
            return [Line(" ".join(tag.get_text(" ").split()))]
        nodes: list[Node] = []
        run = Run(is_cells=tag.name not in _RUNNING, is_heading=_level_of(tag) > 0)
        self._fill(tag, nodes, run, depth)
        nodes += run.flush()
        return nodes

    def _fill(self, tag: Tag, nodes: list[Node], run: Run, depth: int) -> None:
        for child in tag.contents:
            if isinstance(child, Tag):
                self._add(child, nodes, run, depth)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                run.add(child)

    def _add(self, child: Tag, nodes: list[Node], run: Run, depth: int) -> None:
        if child.name == "br":
            run.newline()
        elif child.name == "img":
            run.picture(_alternative(child))
        elif child.name in _BLOCKS or child.name == "svg" or id(child) in self.holds_blocks:
            nodes += run.flush()
            nodes += self._block(child, depth + 1)
        else:
            run.enter(child)
            _picture_of_markup(child, run)
            self._inside(child, nodes, run, depth + 1)
            run.leave(child)

    def _inside(self, child: Tag, nodes: list[Node], run: Run, depth: int) -> None:
        if depth > _DEEPEST:
            run.add(child.get_text(" "))
        else:
            self._fill(child, nodes, run, depth)

    def _block(self, tag: Tag, depth: int) -> list[Node]:
        if tag.name in _WITHOUT_TEXT:
            return [Rule()] if tag.name == "hr" else _picture_line(tag)
        if _is_tab(tag):
            return []
        special = {"table": self._table, "dl": self._definitions, "pre": self._preformatted}.get(tag.name)
        if special is not None:
            return special(tag, depth)
        level = _level_of(tag)
        if level:
            is_of_the_page = tag.name == "button" and is_furniture(tag.get_text(" "))
            return [] if is_of_the_page else self._heading(tag, level, depth)
        nodes = self.nodes_of(tag, depth)
        if _is_ornament(nodes):
            return [Rule()]
        return self._fact(tag, depth) or self._named(tag, _box(tag, nodes))

    def _fact(self, tag: Tag, depth: int) -> list[Node]:
        label, value = label_and_value(tag)
        return list(fact_of(label, list(lines_in(self.nodes_of(value, depth + 1))))) if label and value else []

    def _named(self, tag: Tag, nodes: list[Node]) -> list[Node]:
        """Put the name of a tab, or of a labelled region, above what it holds."""
        label = self.panels.get(anchor_of(tag), "") or str(tag.attrs.get("aria-label", ""))
        is_name = bool(nodes) and (anchor_of(tag) in self.panels or (bool(label) and is_section(label)))
        return [Box([Line(label, level=1), Box(nodes)])] if is_name else nodes

    def _heading(self, tag: Tag, level: int, depth: int) -> list[Node]:
        """Make one heading line; a heading inside (an `h3` in a `summary`) says the level."""
        lines = [line for line in lines_in(self.nodes_of(tag, depth)) if line.text or line.states]
        texts = [line for line in lines if line.text and not is_dateline(line.text)]
        texts = texts or [line for line in lines if line.text]
        if not texts:
            return list(lines)
        inner = [line.level for line in texts if 0 < line.level <= 6]  # noqa: PLR2004
        head = replace(
            texts[0],
            text=" ".join(line.text for line in texts),
            level=min(inner, default=level),
            states=tuple(state for line in lines for state in line.states),
            href=next((line.href for line in texts if line.href), ""),
            anchor=anchor_of(tag) or texts[0].anchor,
        )
        return [head, *(line for line in lines if line.text and line not in texts)]

    def _table(self, tag: Tag, depth: int) -> list[Node]:
        def read(cell: Tag) -> list[Line]:
            return list(lines_in(self.nodes_of(cell, depth + 1)))

        if is_table_of_fields(tag):
            sections = sections_of(tag, read)
            return [Box(sections or records_of(tag, read))]
        return _box(tag, self.nodes_of(tag, depth))

    def _preformatted(self, tag: Tag, depth: int) -> list[Node]:
        text = _preformatted_text(tag)
        return _box(tag, nodes_of_text(text) if "\n" in text else self.nodes_of(tag, depth))

    def _definitions(self, tag: Tag, depth: int) -> list[Node]:
        pairs = self._pairs(tag, depth)
        if pairs and all(is_dateline(fact.label) and is_timed(fact.label) for fact in pairs):
            return [Box(list(map(_dated, pairs)))]
        if not is_definitions_of_a_message([fact.label for fact in pairs]):
            return _box(tag, self._titled(tag, depth))
        records: list[Node] = []
        for facts in _split_at_repeats(pairs):
            records.append(Record(facts, anchor=anchor_of(tag) if not records else ""))
        return [Box(records)]

    def _pairs(self, tag: Tag, depth: int) -> list[Field]:
        pairs: list[Field] = []
        for entry in _entries(tag):
            lines = list(lines_in(self.nodes_of(entry, depth + 1)))
            if entry.name == "dt":
                pairs.append(Field(" ".join(line.text for line in lines), []))
            elif pairs:
                pairs[-1].lines += lines
        return pairs

    def _titled(self, tag: Tag, depth: int) -> list[Node]:
        """Read a list of definitions whose terms are titles: a heading for each, its definitions below."""
        nodes: list[Node] = []
        for entry in _entries(tag):
            inner = self.nodes_of(entry, depth + 1)
            nodes += self._heading(entry, 6, depth) if entry.name == "dt" else inner
        return nodes


def _dated(fact: Field) -> Box:
    """Return a message whose moment is the term that it defines; what stands bold at its head is its title."""
    head = fact.lines[0] if fact.lines else Line("")
    rest = head.text.removeprefix(head.lead).strip(" :–-")
    titled = [replace(head, text=head.lead, level=BOLD), Line(rest)] if head.lead and rest != head.text else [head]
    told = [line for line in [*titled, *fact.lines[1:]] if line.text or line.states]
    return Box([Line(fact.label), *told], is_own=True, shape="dd")


def _is_ornament(nodes: list[Node]) -> bool:
    """Whether a block is a rule drawn with characters ("* * *")."""
    return len(nodes) == 1 and isinstance(nodes[0], Line) and _ORNAMENT.fullmatch(nodes[0].text) is not None


def _level_of(tag: Tag) -> int:
    if tag.name in _HEADINGS or tag.name in _HEADS:
        return _HEADINGS.get(tag.name) or _HEADS[tag.name]
    if tag.attrs.get("role") == "heading":
        level = str(tag.attrs.get("aria-level", "2"))
        return int(level) if level in "123456" and level else 2
    return 6 if tag.name == "button" else 0


def _box(tag: Tag, nodes: list[Node]) -> list[Node]:
    if not nodes:
        return []
    own = tag.name in _OWN or tag.attrs.get("role") in {"article", "listitem"}
    if len(nodes) == 1 and isinstance(nodes[0], Line):
        line = nodes[0]
        if not own and (line.anchor or "id" not in tag.attrs):
            return nodes
        return [replace(line, is_entry=line.is_entry or own, anchor=line.anchor or anchor_of(tag))]
    if len(nodes) == 1 and isinstance(nodes[0], Box):
        inner = nodes[0]
        return [replace(inner, is_own=inner.is_own or own, anchor=inner.anchor or anchor_of(tag), shape=_shape(tag))]
    return [Box(nodes, is_own=own, anchor=anchor_of(tag), shape=_shape(tag))]


def _preformatted_text(tag: Tag) -> str:
    return "".join(map(_text_or_break, tag.descendants)).strip()


def _text_or_break(node: PageElement) -> str:
    if isinstance(node, Tag):
        return "\n" if node.name == "br" else ""
    return str(node) if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) else ""


def _entries(tag: Tag) -> list[Tag]:
    return [entry for entry in tag.find_all(("dt", "dd")) if entry.find_parent("dl") is tag]


def _split_at_repeats(pairs: list[Field]) -> list[list[Field]]:
    """Several messages in one list: each begins where the first label stands again."""
    records: list[list[Field]] = []
    for fact in pairs:
        if not records or fact.label == pairs[0].label:
            records.append([])
        records[-1].append(fact)
    return records


def _shape(tag: Tag) -> str:
    """Return what two boxes share that were written to look alike."""
    classes = tag.attrs.get("class") or ""
    return f"{tag.name} {classes if isinstance(classes, str) else ' '.join(classes)}"


def _alternative(tag: Tag) -> str:
    for name in ("alt", "title", "aria-label"):
        value = tag.attrs.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def _picture_line(tag: Tag) -> list[Node]:
    title = tag.find("title")
    words = _alternative(tag) or (" ".join(title.get_text().split()) if title else "")
    return [Line("", states=(words,))] if words else []


def _picture_of_markup(tag: Tag, run: Run) -> None:
    """Read an empty element with its words in an attribute as a picture (`<i title="Service indisponible">`)."""
    if tag.attrs and (tag.name == "i" or tag.attrs.get("role") == "img" or not tag.contents):
        run.picture(_alternative(tag))
