"""Services beside others that are in order whose own state no word of ours explains: no page with one is calm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from meteo_douane.formats.calm import is_calm_of_something
from meteo_douane.formats.datelines import is_dateline, is_hour, is_update
from meteo_douane.formats.evidence import names_one
from meteo_douane.formats.furniture import is_furniture, is_help
from meteo_douane.formats.item import Item
from meteo_douane.formats.selection import Loose
from meteo_douane.formats.states import is_in_order
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.words import asserts, folded, is_of_another_time, is_section
from meteo_douane.patterns import pattern_of

_LONGEST_NAME = 80
_LONGEST_STATE = 45
_BETWEEN = pattern_of(r" ?[:|] | [–—-] ")
#: "DELTA IE – volet Import" is a name, and no state of one.
_SIDE = pattern_of(r"(?:volet |cote )?(?:import|export)(?:ation)?s?|(?:modes? )?(?:dti ?\+?|edi)")


def unknown_states(loose: Sequence[Loose], names_a_service: NamesAService) -> Iterator[Item]:
    """Yield a service with the words beside it, for each that stands with its name and a few words on a page."""
    for line, following in zip_longest(loose, loose[1:]):
        name, state = _parted(line.text)
        if not state:
            name, state = _beside(line, following)
        section = line.section
        is_elsewhere = is_of_another_time(section) or is_help(section) or is_help(line.text)
        if state and _is_name(name, names_a_service) and not is_elsewhere and not names_one(state, names_a_service):
            yield Item(
                f"{name} : {state}", state, section="" if names_one(section, names_a_service) else section, status=state
            )


def _is_name(text: str, names_a_service: NamesAService) -> bool:
    return len(text) <= _LONGEST_NAME and names_one(text, names_a_service) and not asserts(text)


def _parted(text: str) -> tuple[str, str]:
    for joint in reversed(list(_BETWEEN.finditer(text))):
        name, state = text[: joint.start()], text[joint.end() :]
        if not _SIDE.fullmatch(folded(state)):
            return (name, state) if _may_be_a_state(state) else (text, "")
    return text, ""


def _beside(line: Loose, following: Loose | None) -> tuple[str, str]:
    """Return a name with the next line, where that stands beside it or below it as its heading."""
    is_beside = following is not None and following.section in {line.section, line.text}
    return line.text, following.text if following and is_beside and _may_be_a_state(following.text) else ""


def _may_be_a_state(text: str) -> bool:
    if not text or len(text) > _LONGEST_STATE or is_in_order(text) or is_calm_of_something(text):
        return False
    return not (is_dateline(text) or is_hour(text) or is_update(text) or is_furniture(text) or is_section(text))
