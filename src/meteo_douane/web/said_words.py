"""Who was told of something or not, and why: those of whom the same holds stand together, however many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from meteo_douane.domain.event import Decision
from meteo_douane.telling.reasons import why
from meteo_douane.telling.terms import EVENTS, OPERATOR
from meteo_douane.telling.voice import Counted, Phrase, Voice
from meteo_douane.telling.watches import reason_of_each, watch_names

_TOLD = Counted(Phrase("prévenue", "told"), Phrase("prévenues", "told"))
_NOT_TOLD = Counted(Phrase("non prévenue", "not told"), Phrase("non prévenues", "not told"))
_TOLD_OF = Phrase("{told} ({what})", "{told} ({what})")


@dataclass(frozen=True, slots=True)
class Said:
    """Some watches, whether they were told, and why; `who` names the first of very many and counts the others."""

    who: str
    whether: str
    why: str


class Ruling(NamedTuple):
    """Whether somebody is told, of what (or nothing, if that is plain), and why."""

    is_told: bool
    what: str
    why: str


def said_of(decisions: Iterable[Decision], voice: Voice, *, at_most: int) -> tuple[Said, ...]:
    """Return what was decided about one event, `at_most` names in each line."""
    rulings = ((one.watch or OPERATOR.to(voice.language), _ruling(one, voice)) for one in decisions)
    return said(rulings, voice, at_most=at_most)


def said(rulings: Iterable[tuple[str, Ruling]], voice: Voice, *, at_most: int) -> tuple[Said, ...]:
    """Return what holds of each name in as few lines as say it, in the order in which they come."""
    names: dict[Ruling, dict[str, None]] = {}
    for name, ruling in rulings:
        names.setdefault(ruling, {})[name] = None
    return tuple(_lines(names, voice, at_most))


def _lines(names: dict[Ruling, dict[str, None]], voice: Voice, at_most: int) -> Iterator[Said]:
    for ruling, named in names.items():
        whether = (_TOLD if ruling.is_told else _NOT_TOLD).to(voice.language, len(named))
        if ruling.what:
            whether = _TOLD_OF.to(voice.language, told=whether, what=ruling.what)
        why_each = reason_of_each(ruling.why, len(named), voice)
        yield Said(watch_names(tuple(named), voice, at_most=at_most), whether, why_each)


def _ruling(decision: Decision, voice: Voice) -> Ruling:
    what = EVENTS[decision.event_kind.value].to(voice.language) if decision.told else ""
    return Ruling(decision.told, what, why(decision, voice))
