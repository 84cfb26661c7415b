"""The outline of a page into items: which parts are messages, and what is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from meteo_douane.formats.datelines import is_dated, is_dateline, is_update, leading_date
from meteo_douane.formats.evidence import is_calm
from meteo_douane.formats.item import Item
from meteo_douane.formats.outline import Part
from meteo_douane.formats.records import is_service_in_order, item_of_record
from meteo_douane.formats.titles import NamesAService, opens_by_itself
from meteo_douane.formats.tree import Line
from meteo_douane.formats.words import (
    asserts,
    folded,
    is_furniture,
    is_help,
    is_in_order,
    is_section,
    is_state,
    is_status,
    opens_message,
    speaks_of_trouble,
    tidy,
)

_LONGEST_NAME = 80
_LONGEST_LEAD = 160


@dataclass(frozen=True, slots=True)
class Loose:
    """A line that belongs to no message, with the section that it stands in."""

    text: str
    section: str


@dataclass(slots=True)
class Selection:
    """What was found on a page."""

    items: list[Item] = field(default_factory=list)
    tiles: list[Item] = field(default_factory=list)
    in_order: int = 0
    unknown: int = 0
    loose: list[Loose] = field(default_factory=list)


def select(root: Part, names_a_service: NamesAService) -> Selection:
    """Return the messages of a page in reading order, the states of services, and the lines that are neither."""
    selector = _Selector(names_a_service)
    selector.walk(root, "")
    return selector.found


@dataclass(slots=True)
class _Selector:
    names_a_service: NamesAService
    found: Selection = field(default_factory=Selection)

    def walk(self, part: Part, section: str) -> None:
        if part.record is not None:
            self._record(part, section)
        elif part.heading is not None and self._is_help(part):
            self._only_dated(part, section)
        elif part.heading is not None and self._is_message(part, section):
            self._message(part, section)
        else:
            self._section(part, part.title or section)

    def _record(self, part: Part, section: str) -> None:
        record = part.record
        if record is None:
            return
        if is_service_in_order(record, self.names_a_service):
            self.found.in_order += 1
            return
        item = item_of_record(record, self.names_a_service, record.section or section)
        if item is not None:
            self.found.items.append(item)

    def _is_help(self, part: Part) -> bool:
        return is_help(part.title) and not opens_by_itself(_headline(part), self.names_a_service)

    def _only_dated(self, part: Part, section: str) -> None:
        """Of standing text, only what carries a date of publication is a message."""
        for inner in part.parts:
            if any(is_dateline(line.text) for line in inner.lines) or inner.record:
                self.walk(inner, section)
            else:
                self._only_dated(inner, section)

    def _is_message(self, part: Part, section: str) -> bool:
        title = part.title
        body = [line.text for line in part.lines if not _is_mark(line) and not is_furniture(line.text)]
        has_date = any(is_dateline(line.text) or line.moment for line in part.lines) or bool(leading_date(title))
        if any(self._is_message(inner, section) for inner in part.parts) and not (body and has_date):
            return False
        if is_section(title):
            return bool(part.parts == [] and has_date and body and not _is_plural(title))
        return self._is_evident(part, title, body, has_date=has_date, section=section)

    def _is_evident(self, part: Part, title: str, body: list[str], *, has_date: bool, section: str) -> bool:
        if has_date:
            return bool(body) or opens_message(title) or self.names_a_service(title)
        told = " ".join([title, *body])
        if opens_by_itself(_headline(part), self.names_a_service):
            return True
        if opens_message(title) and body:
            return self.names_a_service(told) or is_dated(told)
        if self.names_a_service(title) and body:
            return speaks_of_trouble(told) and (is_dated(told) or any(asserts(text) for text in body) or asserts(title))
        return (
            bool(body)
            and is_section(section)
            and bool(section)
            and (part.is_own or is_dated(told))
            and self._is_news(body)
        )

    def _is_news(self, body: list[str]) -> bool:
        return any(speaks_of_trouble(text) or is_dated(text) for text in body)

    def _message(self, part: Part, section: str) -> None:
        inner = [child for child in part.parts if self._is_message(child, section) or child.record]
        lines = list(part.lines)
        for child in part.parts:
            if child not in inner:
                lines += _all_lines(child)
        self.found.items.append(_item(part, lines, section))
        for child in inner:
            self.walk(child, part.title)

    def _section(self, part: Part, section: str) -> None:
        for line in part.lines:
            self._loose(line, section, is_own=part.is_own)
        for inner in part.parts:
            if inner.heading is None and inner.record is None and inner.is_own:
                self._entry(inner, section)
            else:
                self.walk(inner, section)

    def _entry(self, part: Part, section: str) -> None:
        """Take an entry of several lines and no title."""
        texts = [line.text for line in part.lines if line.text and not is_furniture(line.text)]
        told = " ".join(texts)
        if part.parts or not texts:
            self._section(part, section)
        elif self._is_loose_message(told):
            head = next(line for line in part.lines if line.text in texts)
            headed = Part(heading=head, lines=[line for line in part.lines if line is not head], anchor=part.anchor)
            self.found.items.append(_item(headed, headed.lines, section))
        else:
            self.found.loose += [Loose(text, section) for text in texts]

    def _loose(self, line: Line, section: str, *, is_own: bool) -> None:
        del is_own
        if is_furniture(line.text) or not line.text:
            return
        if self._tile(line, section):
            return
        if not is_help(line.text) and self._is_loose_message(line.text):
            self.found.items.append(_item_of_line(line, section))
        else:
            self.found.loose.append(Loose(line.text, section))

    def _is_loose_message(self, text: str) -> bool:
        """Whether a line without a title says that something is wrong, planned or over."""
        if not self.names_a_service(text) or not speaks_of_trouble(text) or is_calm(text, self.names_a_service):
            return False
        plain = folded(text)
        if plain.endswith("?"):
            return False
        return asserts(text) if not opens_message(text) else (asserts(text) or is_dated(text))

    def _tile(self, line: Line, section: str) -> bool:
        name, states = _name_and_states(line)
        if not states or len(name) > _LONGEST_NAME or not self.names_a_service(name) or asserts(name):
            return False
        if all(is_in_order(state) for state in states):
            self.found.in_order += 1
        else:
            words = ", ".join(states)
            self.found.tiles.append(Item(f"{name} : {words}", words, id=line.anchor, section=section, status=words))
        return True


def whole_item(part: Part) -> Item:
    """Return all that stands in a part as one item; its title is its first heading, or its first line."""
    lines = _all_lines(part)
    head = next(
        (line for line in lines if line.level),
        next((line for line in lines if line.text and not _is_mark(line)), Line("")),
    )
    return _item(Part(heading=head, anchor=part.anchor), [line for line in lines if line is not head], "")


def _headline(part: Part) -> Line:
    return part.heading or Line("")


def _is_mark(line: Line) -> bool:
    return not line.text or is_dateline(line.text) or is_update(line.text) or is_status(line.text)


def _is_plural(title: str) -> bool:
    return folded(title).split(" ")[0].endswith("s")


def _name_and_states(line: Line) -> tuple[str, tuple[str, ...]]:
    """Split the name of a service from its states, from pictures or from "DELTA T : indisponible"."""
    if line.states:
        return line.text, line.states
    for separator in (" : ", ": ", " – ", " — ", " - ", " | "):
        name, found, state = line.text.rpartition(separator)
        if found and is_state(state):
            return name, (state,)
    return line.text, ()


def _all_lines(part: Part) -> list[Line]:
    lines = [part.heading, *part.lines] if part.heading else list(part.lines)
    for inner in part.parts:
        lines += _all_lines(inner)
    return lines


def _item(part: Part, lines: list[Line], section: str) -> Item:
    heading = _headline(part)
    title = heading.text[len(leading_date(heading.text)) :].strip()
    dateline = _dateline(heading, lines)
    moment = next((line.moment for line in [heading, *lines] if line.moment), None)
    return Item(
        title=title or heading.text,
        text="\n".join(_body(lines, title)),
        id=part.anchor or heading.href,
        published_at=moment,
        dateline=dateline,
        url=_url(heading, lines),
        section=section,
        status=_status(heading, lines),
    )


def _dateline(heading: Line, lines: Iterable[Line]) -> str:
    texts = [line.text for line in lines]
    published = next((text for text in texts if is_dateline(text) and not is_update(text)), "")
    updated = next((text for text in texts if is_update(text)), "")
    return published or leading_date(heading.text).strip(" :–—-|[]()") or updated


def _body(lines: Iterable[Line], title: str) -> list[str]:
    texts = (line.text for line in lines if line.text and not _is_mark(line) and not is_furniture(line.text))
    return _without_teasers([text for text in texts if text != title])


def _without_teasers(body: list[str]) -> list[str]:
    """Leave out a line that is cut short where the whole line stands as well, and a line said twice."""
    kept: list[str] = []
    for index, text in enumerate(body):
        stem = text.removesuffix("…").removesuffix("...").rstrip(" .[(")
        is_cut = text.endswith(("…", "..."))
        if is_cut and any(other.startswith(stem) for at, other in enumerate(body) if at != index):
            continue
        kept.append(text)
    return kept


def _status(heading: Line, lines: Iterable[Line]) -> str:
    words: list[str] = [*heading.states]
    for line in lines:
        words += line.states
        if line.text and is_status(line.text):
            words.append(line.text)
    return tidy(" ".join(dict.fromkeys(words)))


def _url(heading: Line, lines: Iterable[Line]) -> str | None:
    hrefs = [heading.href, *(line.href for line in lines if line.is_linked and is_furniture(line.text))]
    return next((href for href in hrefs if href and not href.startswith(("#", "javascript:", "mailto:", "tel:"))), None)


def _item_of_line(line: Line, section: str) -> Item:
    """Make an item of a message that is one line: its title is what stands bold, or its first sentence."""
    text = line.text[len(leading_date(line.text)) :]
    title = line.lead if line.lead and len(line.lead) <= _LONGEST_LEAD and text.startswith(line.lead) else ""
    body = text[len(title) :].strip(" :–—-") if title else text
    first, stop, _ = text.partition(". ")
    title = title or (first + stop.strip() if len(first) <= _LONGEST_LEAD else first[:_LONGEST_LEAD].rsplit(" ", 1)[0])
    headed = Line(title, states=line.states, href=line.href, moment=line.moment)
    lines = [Line(leading_date(line.text).strip(" :–—-|[]()"))] if leading_date(line.text) else []
    return _item(Part(heading=headed, anchor=line.anchor), [*lines, Line(body)], section)
