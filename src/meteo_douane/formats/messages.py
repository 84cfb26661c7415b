"""Which parts of a page are messages, by their words and by what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from meteo_douane.formats.calm import is_all_calm, is_calm, is_calm_of_something
from meteo_douane.formats.datelines import is_dated, is_dateline, is_timed, leading_date, leading_hour
from meteo_douane.formats.furniture import is_furniture, is_help
from meteo_douane.formats.outline import has_kind, is_card, lines_of_card
from meteo_douane.formats.part import Part
from meteo_douane.formats.records import has_title, is_self_standing
from meteo_douane.formats.states import is_in_order, is_progress, is_status
from meteo_douane.formats.titles import NamesAService, is_mark, opens_by_itself
from meteo_douane.formats.tree import FOUND, Line, Record
from meteo_douane.formats.words import (
    asserts,
    folded,
    is_conditional,
    is_list_of_troubles,
    is_section,
    is_struck,
    is_title_of_one,
    opens_message,
    speaks_of_trouble,
)
from meteo_douane.patterns import pattern_of

#: "Incident non résolu : voir ci-dessus", under its day in a history: it is told elsewhere on the page.
_REFERS = pattern_of(r"\bvoir (?:ci-dessus|plus haut)\W*$")


@dataclass(frozen=True, slots=True)
class Messages:
    """Tells messages from sections, standing text and calm."""

    names_a_service: NamesAService

    def is_help(self, part: Part) -> bool:
        """Whether a part is standing text: a legend, advice, links."""
        if part.is_certain or part.heading is None or not is_help(part.title):
            return False
        is_opened = opens_message(part.title) and self.has_date(part) and bool(body_of(part))
        if is_opened or opens_by_itself(part.heading, self.names_a_service):
            return False
        is_told = self.names_a_service(part.title) and speaks_of_trouble(part.title) and not is_conditional(part.title)
        return not (is_told and self.has_date(part))

    def is_message(self, part: Part, section: str) -> bool:
        """Whether a part with a heading is one message, whatever is inside of it."""
        if part.is_certain:
            return part.heading is not None
        if part.heading is None or is_dateline(part.title) or self.is_help(part) or self.is_calm(part):
            return False
        if part.level == FOUND and part.parts:
            part = _with_updates(part)
        body = body_of(part)
        has_date = self.has_date(part)
        if not has_date and is_calm(part.title, self.names_a_service) and all(map(_is_green, body)):
            return False
        if self._holds_messages(part, section) and not (
            body and self._is_title(part, has_date=has_date) and (has_date or not _names_a_thread(part))
        ):
            return False
        if is_section(part.title):
            inside = _with_its_only_entry(part)
            told = body_of(inside)
            of_services = [text for text in told if self.names_a_service(text)]
            is_of_one = is_title_of_one(part.title) or (len(of_services) == 1 and self._is_told_below(of_services[0]))
            return not inside.parts and self.has_date(inside) and bool(told) and is_of_one
        return self._is_evident(part, body, has_date=has_date, section=section)

    def is_inner_message(self, part: Part, section: str, around: Part) -> bool:
        """Whether a part is a message of its own inside of another, as a bulletin under its alert is."""
        if part.record is None:
            return self.is_message(part, section)
        return is_self_standing(part.record) and not self._is_titled_by(around, part.record)

    def _is_titled_by(self, around: Part, record: Record) -> bool:
        """Whether the heading above a record is its title: it opens a message, or tells what the record does not."""
        if len(around.parts) != 1:
            return False
        is_trouble = self.names_a_service(around.title) and speaks_of_trouble(around.title)
        return opens_message(around.title) or (is_trouble and not is_section(around.title) and not has_title(record))

    def is_calm(self, part: Part) -> bool:
        """Whether a part only says that nothing is wrong, at all or with the service of its heading."""
        if part.parts or self._is_marked(part):
            return False
        body = body_of(part)
        told = [*body, *([part.title] if part.heading and not is_section(part.title) else [])]
        general = [text for text in told if is_calm(text, self.names_a_service)]
        if general and not any(self._is_news(text) for text in told if text not in general):
            return not self._tells_more(part, body)
        is_of_one = bool(body) and self.names_a_service(part.title) and all(map(_is_calm_of_one, body))
        return is_of_one and not self.has_date(part) and not any(is_progress(line.text) for line in part.lines)

    def _tells_more(self, part: Part, body: list[str]) -> bool:
        """Whether a dated part on a service says more than calm: "Tout va bien en Suisse. Chez nous, rien ne sort"."""
        if not (self.has_date(part) and self.names_a_service(" ".join([part.title, *body]))):
            return False
        return not all(is_all_calm(text) or is_help(text) or is_conditional(text) for text in body)

    def _is_marked(self, part: Part) -> bool:
        """Whether a dated part on a service bears the kind of a message, whose words may be those of calm: an end's."""
        states = (state for line in (part.heading or Line(""), *part.lines) for state in line.states)
        is_kind = has_kind(part) or any(is_status(state) and opens_message(state) for state in states)
        return is_kind and self.names_a_service(part.title) and self.has_date(part)

    def refers_elsewhere(self, part: Part) -> bool:
        """Whether all that a part says is that a message stands elsewhere: "Incident non résolu : voir ci-dessus"."""
        texts = body_of(part)
        is_alone = part.heading is None and len(texts) == 1 and not self.names_a_service(texts[0])
        return is_alone and _REFERS.search(folded(texts[0])) is not None

    def is_untitled(self, part: Part) -> bool:
        """Whether a part is a card on a service whose title nobody found."""
        return is_card(part) and self.names_a_service(" ".join(line.text for line in lines_of_card(part)))

    def has_date(self, part: Part) -> bool:
        """Whether a date of publication, or its hour, stands at the heading of a part, or below it."""
        stamped = any(is_dateline(line.text) or line.moment for line in [*part.lines, part.heading or Line("")])
        return stamped or bool(leading_date(part.title) or leading_hour(part.title))

    def is_banner(self, part: Part) -> bool:
        """Whether a part without a heading is one sentence that bears its kind: "Information – Le SAU ferme à 17h"."""
        if part.heading is not None or part.record is not None or part.parts:
            return False
        body = body_of(part)
        return len(body) == 1 and has_kind(part) and not is_help(body[0])

    def is_told_in(self, text: str) -> bool:
        """Whether a line without a title says that something is wrong, planned or over."""
        if not self.names_a_service(text) or text.rstrip().endswith("?"):
            return False
        if not (speaks_of_trouble(text) or is_struck(text)):
            return False
        if is_calm_of_something(text) or (is_help(text) and not _has_moment(text)):
            return False
        return asserts(text) or (_has_moment(text) and not is_conditional(text))

    def is_title_in(self, text: str) -> bool:
        """Whether a heading is the title of a message on a service: "Alerte DELTA T – mode EDI"."""
        return opens_message(text) and self.names_a_service(text) and not is_section(text) and not is_help(text)

    def _is_told_below(self, text: str) -> bool:
        """Whether a dated line names a service and says what is, or when, whatever the heading above it calls it."""
        is_told = asserts(text) or _has_moment(text)
        return is_told and not (opens_message(text) or is_calm_of_something(text) or is_help(text))

    def is_listed(self, text: str, section: str) -> bool:
        """Whether a line says when and of which service, and the heading above it what: "Travaux à venir"."""
        if not is_list_of_troubles(section) or not self.names_a_service(text):
            return False
        return _has_moment(text) and not (is_calm_of_something(text) or is_help(text) or is_conditional(text))

    def is_listed_as_a_whole(self, part: Part, section: str) -> bool:
        """Whether the cells of a row say together what none of them says alone: a service, and when."""
        if part.heading is not None or part.record is not None or part.parts:
            return False
        texts = body_of(part)
        return self.is_listed(" ".join(texts), section) and not any(self.is_listed(each, section) for each in texts)

    def _holds_messages(self, part: Part, section: str) -> bool:
        return any(self.is_inner_message(inner, section, part) for inner in part.parts)

    def _is_title(self, part: Part, *, has_date: bool) -> bool:
        """Whether a heading above messages is that of a message itself, as an alert's is above its bulletins."""
        return opens_message(part.title) or (has_date and self.names_a_service(part.title))

    def _is_evident(self, part: Part, body: list[str], *, has_date: bool, section: str) -> bool:
        title = part.title
        if has_date and self._may_head(part):
            return bool(body or part.parts) or opens_message(title) or self.names_a_service(title)
        if part.heading and opens_by_itself(part.heading, self.names_a_service):
            return True
        told = " ".join([title, *body])
        if opens_message(title) and body:
            return self.names_a_service(told) or is_dated(told)
        if self.names_a_service(title) and body:
            is_shown = has_kind(part) or self.is_listed(told, section)
            is_struck_since = is_timed(told) and any(map(is_struck, body))
            is_told = is_dated(told) or is_struck_since or any(map(asserts, [title, *body]))
            return is_shown or (speaks_of_trouble(told) and is_told)
        return bool(body) and is_section(section) and (part.is_own or is_dated(told)) and any(map(self._is_news, body))

    def _may_head(self, part: Part) -> bool:
        """Whether a heading with a date is more than the name of a page with the hour of its making."""
        if part.level != 1 or part.is_own:
            return True
        title = part.title
        return opens_message(title) or self.names_a_service(title) or any(map(self._is_news, body_of(part)))

    def _is_news(self, text: str) -> bool:
        return (speaks_of_trouble(text) or is_dated(text)) and not is_conditional(text) and not is_help(text)


def _names_a_thread(part: Part) -> bool:
    """Whether a heading above messages is only that of the thread, as a forum has it: the first of them repeats it."""
    return any(inner.title == part.title for inner in part.parts)


def body_of(part: Part) -> list[str]:
    """Return the lines of a part that say something: no dates, states or furniture."""
    return [line.text for line in part.lines if not is_mark(line) and not is_furniture(line.text)]


def _with_updates(part: Part) -> Part:
    """Return a part whose title was found by what stands below it with the lines of the nameless boxes there."""
    inside = part.parts
    if any(each.heading or each.record or each.parts for each in inside):
        return part
    return replace(part, lines=[*part.lines, *(line for each in inside for line in each.lines)], parts=[])


def _with_its_only_entry(part: Part) -> Part:
    """Return a part with the lines of the nameless box that is all there is below its heading."""
    if part.lines or len(part.parts) != 1:
        return part
    [inner] = part.parts
    return part if inner.heading or inner.record or inner.parts else replace(part, lines=inner.lines, parts=[])


def _is_green(text: str) -> bool:
    """Whether a line below a word of calm says no more than that, or ends with the state of something that works."""
    return is_calm_of_something(text) or ("," not in text and is_in_order(text.rsplit(" ", 1)[-1]))


def _is_calm_of_one(text: str) -> bool:
    return is_in_order(text) or is_calm_of_something(text)


def _has_moment(text: str) -> bool:
    return is_dated(text) or is_timed(text)
