"""The outline of a page into items: which parts are messages, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from meteo_douane.formats.calm import is_calm
from meteo_douane.formats.composition import about, item_of_banner, item_of_line, item_of_part, lines_below
from meteo_douane.formats.datelines import is_dateline, trailing_date
from meteo_douane.formats.furniture import explains, is_furniture, is_index
from meteo_douane.formats.item import Item
from meteo_douane.formats.messages import Messages, body_of
from meteo_douane.formats.outline import lines_of_card
from meteo_douane.formats.part import Part
from meteo_douane.formats.records import has_title, is_directory, is_service_in_order, item_of_record
from meteo_douane.formats.states import DOTS, is_in_order, is_state
from meteo_douane.formats.titles import is_name, opens_by_itself
from meteo_douane.formats.tree import Field, Line
from meteo_douane.formats.words import (
    asserts,
    folded,
    is_label,
    is_list_of_troubles,
    is_modes,
    is_of_another_time,
    is_section,
    opens_message,
    speaks_of_trouble,
)
from meteo_douane.patterns import pattern_of

_LONGEST_NAME = 80
#: Words.
_LONGEST_STATE = 3
#: What is said of a service, and is no part of its name.
_NO_NAME = pattern_of(
    r"[,:;]|\b(?:pas|non|plus|moins|peu|tres|encore|toujours|bientot|partiellement|sauf|hors|hormis|sans|est|sont|ne|n')\b"
)


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
    indexed: list[Item] = field(default_factory=list)
    in_order: int = 0
    bare: list[str] = field(default_factory=list)
    """The names of parts of the page under which nothing stands at all."""
    loose: list[Loose] = field(default_factory=list)


def select(root: Part, messages: Messages) -> Selection:
    """Return the messages of a page in reading order, the states of services, and the lines that are neither."""
    selector = _Selector(messages)
    selector.walk(root, "")
    return selector.found


@dataclass(slots=True)
class _Selector:
    messages: Messages
    found: Selection = field(default_factory=Selection)

    def walk(self, part: Part, section: str) -> None:
        if part.record is not None:
            self._record(part, section)
        elif part.heading is not None and self.messages.is_help(part) and not self.messages.is_calm(part):
            self._only_messages(part, section)
        elif self.messages.is_message(part, section):
            self._message(part, section)
        elif self.messages.is_untitled(part):
            self._take_headed(replace(part, lines=lines_of_card(part), parts=[]), section)
        else:
            titled, before = _with_titled_record(part), len(self.found.items)
            self._section(titled, _section_of(part, section) if titled is part else section)
            if is_dateline(part.title):
                self.found.items[before:] = [_of_the_day(each, part.title) for each in self.found.items[before:]]

    def _record(self, part: Part, section: str) -> None:
        if part.record is None:
            return
        if is_service_in_order(part.record, self.messages.names_a_service):
            self.found.in_order += 1
            return
        if is_directory(part.record):
            return
        item = item_of_record(part.record, self.messages.names_a_service, part.record.section or section)
        if item is not None:
            self.found.items.append(item)

    def _only_messages(self, part: Part, section: str) -> None:
        """Of standing text, only what is a message by itself is one."""
        for inner in part.parts:
            if self._is_no_example(inner, part):
                self.walk(inner, section)
            else:
                self._only_messages(inner, section)

    def _is_no_example(self, inner: Part, around: Part) -> bool:
        if not self.messages.is_inner_message(inner, "", around):
            return False
        return not (explains(around.title) or explains(inner.title)) or self.messages.has_date(inner)

    def _message(self, part: Part, section: str) -> None:
        inner = [child for child in part.parts if self.messages.is_inner_message(child, section, part)]
        lines = lines_below(part, [child for child in part.parts if child not in inner])
        self.found.items.append(self._with_service(item_of_part(part, lines, section)))
        for child in inner:
            self.walk(child, part.title)

    def _with_service(self, item: Item) -> Item:
        """Name the service in the title where only the heading above the message, or a picture in it, does."""
        names = self.messages.names_a_service
        named = next((words for words in (item.section, item.status) if words and names(words)), None)
        if named is None or names(item.title) or names(item.text):
            return item
        date = trailing_date(item.title)
        return replace(item, title=f"{item.title.removesuffix(date)} – {about(named)}{date}")

    def _section(self, part: Part, section: str) -> None:
        if part.heading is not None and not is_section(part.title):
            self.found.loose.append(Loose(part.title, ""))
        elif part.heading is not None and not (part.lines or part.parts):
            self.found.bare.append(part.title)
        if self._is_service_in_order(part):
            return
        for line in part.lines:
            self._loose(line, section)
        is_beside = any(self._is_told_banner(inner) for inner in part.parts)
        for inner in self._with_siblings(part.parts, section):
            if self.messages.is_banner(inner) and is_beside:
                self.found.items.append(self._with_service(item_of_banner(inner, section)))
            elif self._is_entry(inner, section):
                self._entry(inner, section)
            else:
                self.walk(inner, section)

    def _is_entry(self, part: Part, section: str) -> bool:
        if self.messages.is_listed_as_a_whole(part, section):
            return True
        return part.heading is None and part.record is None and part.is_own

    def _is_told_banner(self, part: Part) -> bool:
        return self.messages.is_banner(part) and self.messages.is_told_in(" ".join(body_of(part)))

    def _is_service_in_order(self, part: Part) -> bool:
        if not (part.heading and self.messages.names_a_service(part.title) and self.messages.is_calm(part)):
            return False
        self.found.in_order += 1
        return True

    def _with_siblings(self, parts: list[Part], section: str) -> list[Part]:
        """Take what looks exactly as messages beside it do for a message too, even if no word of it is known."""
        shapes = {part.shape for part in parts if part.shape and self.messages.is_message(part, section)}
        return [
            _as_message(part) if part.shape in shapes and self._is_unknown(part, section) else part for part in parts
        ]

    def _is_unknown(self, part: Part, section: str) -> bool:
        known = self.messages.is_message(part, section) or self.messages.is_calm(part)
        if (
            known
            or self.messages.refers_elsewhere(part)
            or (self.messages.is_help(part) and not self.messages.has_date(part))
        ):
            return False
        return part.record is None and not is_section(part.title) and bool(body_of(part) or part.heading)

    def _entry(self, part: Part, section: str) -> None:
        """Take an entry of several lines and no title."""
        texts = body_of(part)
        if self._is_empty_part(texts):
            self.found.loose += [Loose(text, texts[0]) for text in texts[1:]]
        elif self.messages.is_untitled(part):
            self.walk(part, section)
        elif part.parts or not texts:
            self._section(part, section)
        elif self._is_told(" ".join(texts), section) or part.is_certain:
            self._take_headed(part, section)
        else:
            self.found.loose += [Loose(text, section) for text in texts]

    def _is_empty_part(self, texts: list[str]) -> bool:
        """Whether an entry is the name of a part of the page, and says that there is nothing in it."""
        is_calm_below = all(is_calm(text, self.messages.names_a_service) for text in texts[1:])
        return len(texts) > 1 and is_section(texts[0]) and is_calm_below

    def _take_headed(self, part: Part, section: str) -> None:
        """Take a part for a message, with the first of its lines that says something for its title."""
        headed = _headed(part)
        self.found.items.append(self._with_service(item_of_part(headed, headed.lines, section)))

    def _is_told(self, text: str, section: str) -> bool:
        return self.messages.is_told_in(text) or self.messages.is_listed(text, section)

    def _loose(self, line: Line, section: str) -> None:
        if is_furniture(line.text) or not line.text or self._tile(line, section):
            return
        is_title = (line.is_entry or line.is_linked) and opens_by_itself(line, self.messages.names_a_service)
        if is_title or self._is_told(line.text, section):
            (self.found.indexed if is_index(section) else self.found.items).append(item_of_line(line, section))
        elif not line.is_linked:
            self.found.loose.append(Loose(line.text, section))

    def _beside_its_state(self, text: str, section: str) -> tuple[str, tuple[str, ...]]:
        """Split a service, or a mode of the one in the heading above, from the state behind it, which nothing sets off.

        "DELTA T Opérationnel", "EDI Indisponible" below "DELTA IE"; nothing but a name is one.
        """
        names = self.messages.names_a_service
        is_of_troubles = is_list_of_troubles(section) or speaks_of_trouble(section)
        for name, state in () if is_of_troubles else _split(text):
            if not is_state(state) or speaks_of_trouble(name) or opens_message(name) or _NO_NAME.search(folded(name)):
                continue
            if is_modes(folded(name)) and is_name(Line(section), names):
                return f"{section} – {name}", (state,)
            if names(name):
                return name, (state,)
            if names(section) and is_in_order(state):
                return f"{section} – {name}", (state,)
        return text, ()

    def _tile(self, line: Line, section: str) -> bool:
        name, states = _name_and_states(line)
        if not states and line.is_entry:
            name, states = self._beside_its_state(line.text, section)
        if not states or len(name) > _LONGEST_NAME or not self.messages.names_a_service(name) or asserts(name):
            return False
        if all(is_in_order(state) for state in states):
            self.found.in_order += 1
        else:
            words = ", ".join(state.lstrip(DOTS) for state in states)
            self.found.tiles.append(Item(f"{name} : {words}", words, id=line.anchor, section=section, status=words))
        return True


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text cut in two before each of its last words that begins with a capital: "DELTA T | Opérationnel"."""
    words = text.split()
    for place in range(max(1, len(words) - _LONGEST_STATE), len(words)):
        if words[place][:1].isupper():
            yield " ".join(words[:place]), " ".join(words[place:])


def _with_titled_record(part: Part) -> Part:
    """Give the record that is all there is below a heading that heading for its title: a card's, above its fields."""
    heading = part.heading
    record = part.parts[0].record if len(part.parts) == 1 else None
    if heading is None or record is None or record.is_row or part.level == 1 or has_title(record):
        return part
    if is_section(part.title) or is_dateline(part.title) or is_label(part.title):
        return part
    titled = replace(record, fields=[Field("Titre", [heading]), *record.fields])
    return replace(part, parts=[replace(part.parts[0], record=titled)])


def _section_of(part: Part, section: str) -> str:
    """Return the section of what stands under a heading: a day in a history leaves it a history."""
    if is_dateline(part.title) and is_of_another_time(section):
        return section
    return part.title or section


def _of_the_day(item: Item, day: str) -> Item:
    """Return a message with the day of the heading above it, if it has no date of its own."""
    return item if item.dateline or item.published_at else replace(item, dateline=day)


def _headed(part: Part) -> Part:
    """Make the first line that says something the heading."""
    texts = body_of(part)
    head = next((line for line in part.lines if line.text in texts[:1]), Line(""))
    return replace(part, heading=head, lines=[line for line in part.lines if line is not head])


def _as_message(part: Part) -> Part:
    return replace(part, is_certain=True, is_own=True)


def _name_and_states(line: Line) -> tuple[str, tuple[str, ...]]:
    """Split the name of a service from its states, from pictures or from "DELTA T : indisponible"."""
    if line.states:
        return line.text, line.states
    for separator in (" : ", ": ", " – ", " — ", " - ", " | "):
        name, found, state = line.text.rpartition(separator)
        if found and is_state(state):
            return name, (state,)
    return line.text, ()
