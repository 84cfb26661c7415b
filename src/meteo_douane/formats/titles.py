"""Which lines can be the title of a message."""

from __future__ import annotations

from collections.abc import Callable

from meteo_douane.formats.datelines import is_dated, is_dateline, is_hour, is_timed, is_update, leading_date
from meteo_douane.formats.furniture import is_furniture, is_help
from meteo_douane.formats.states import is_colour, is_state, is_status
from meteo_douane.formats.tree import Line
from meteo_douane.formats.words import asserts, folded, is_label, is_section, label_of, opens_message
from meteo_douane.patterns import pattern_of

#: Whether a service of the catalogue is named in a text.
NamesAService = Callable[[str], bool]

_LONGEST_TITLE = 180
_LONGEST_STAMP = 60
_LONGEST_NAME = 90
_SMALLEST_HEADING = 6
#: "Retour à la normale estimé : 18/03/2026 – 12:00": a fact of a message, under its label.
_EXPECTED = pattern_of(
    r"(?:retour a la normale|retablissement|reprise|fin|reouverture)(?: (?:de|du|des) \w+)?"
    r" (?:estime|prevu|attendu|envisage|previsionnel)\w* ?: ?(?:le )?(?:\d|$)"
)


def is_titleish(line: Line) -> bool:
    """Whether a line beside a date can be the title of what the date belongs to."""
    text = line.text
    if not text or len(text) > _LONGEST_TITLE or (_ends_no_title(text) and not (line.level or line.is_linked)):
        return False
    return not (
        is_dateline(text)
        or is_update(text)
        or is_label(text)
        or (label_of(text) and not opens_message(text))
        or is_furniture(text)
        or is_section(text)
        or is_help(text)
    )


def _ends_no_title(text: str) -> bool:
    """Whether a line ends as a sentence does, or is cut short and no kind of message opens it."""
    return text.endswith((".", ";", ",")) or (text.endswith("…") and not opens_message(text))


def opens_by_itself(line: Line, names_a_service: NamesAService) -> bool:
    """Whether a line is the title of a message by its own words: a kind, and a service, a number or a date."""
    date = leading_date(line.text)
    text = line.text[len(date) :]
    if not is_titleish(line) or not opens_message(text) or _EXPECTED.match(folded(text)):
        return False
    return is_timed(date) or names_a_service(text) or is_dated(text) or any(map(str.isdigit, text))


def is_name(line: Line, names_a_service: NamesAService) -> bool:
    """Whether a line is little more than the name of a service."""
    text = line.text
    return len(text) <= _LONGEST_NAME and is_titleish(line) and not asserts(text) and names_a_service(text)


def is_mark(line: Line) -> bool:
    """Whether a line is no text of a message: a date of publication, an hour, a state, a picture."""
    text = line.text
    if not text or is_dateline(text) or is_update(text) or is_hour(text) or is_colour(text):
        return True
    if is_status(text) and not 0 < line.level <= _SMALLEST_HEADING:
        return True
    return line.moment is not None and len(text) <= _LONGEST_STAMP and not line.level


def is_tile_state(text: str) -> bool:
    """Whether a line beside the name of a service is its state."""
    return is_state(text) or (is_status(text) and not opens_message(text))
