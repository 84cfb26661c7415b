"""What a provider's own status page says of its platform: a Statuspage `summary.json`, or a feed (RSS, Atom)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from meteo_douane.formats.feed import cut_feed
from meteo_douane.formats.item import Item, Readability
from meteo_douane.formats.provider_kind import ProviderKind
from meteo_douane.patterns import pattern_of

MOST_WORDS = 5
LONGEST_WORDS = 200
RECENT = timedelta(hours=24)
"""An entry of a feed that is older than this speaks of the past."""
_CLOCKS_DIFFER = timedelta(minutes=5)

#: An entry begins with its newest word: what further lines say has been said before.
_LINES_THAT_COUNT = 2
_OVER = pattern_of(
    r"(?<!\bnot )(?<!\bnon )(?<!\bpas )(?<!\bencore )(?<!\byet )(?<!\bbe )(?<!\bêtre )(?<!\bsera )(?<!\bseront )"
    r"(?<!\bpartially )(?<!\bpartiellement )(?<!\bonce )(?<!\buntil )(?<!\bfois )"
    r"\b(?:resolved|completed|restored|r[ée]solue?s?|termin[ée]e?s?|r[ée]tablie?s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ProviderReport:
    """Whether a provider says that its platform is in trouble, and the names of what is, in its own words."""

    is_in_trouble: bool
    words: tuple[str, ...] = ()


def report_of(content: bytes, kind: ProviderKind, now: datetime) -> ProviderReport | None:
    """Return what a provider says at `now` (aware), or None for what cannot be read: that is never "no trouble"."""
    return _of_statuspage(content) if kind is ProviderKind.STATUSPAGE else _of_feed(content, now)


class _Foreign(BaseModel):
    """A part of a foreign document: what we ask of it is strict, the rest is passed over."""

    model_config = ConfigDict(strict=True, frozen=True)


class _Status(_Foreign):
    indicator: Literal["none", "minor", "major", "critical", "maintenance"]
    description: str = ""


class _Component(_Foreign):
    name: str
    status: str
    group: bool = False


class _Incident(_Foreign):
    name: str
    status: str


class _Summary(_Foreign):
    """`summary.json` as https://www.atlassian.com/software/statuspage publishes it: incidents are the open ones."""

    status: _Status
    components: list[_Component]
    incidents: list[_Incident]


def _of_statuspage(content: bytes) -> ProviderReport | None:
    try:
        summary = _Summary.model_validate_json(content)
    except ValidationError:
        return None
    incidents = [one.name for one in summary.incidents if one.status not in {"resolved", "postmortem"}]
    components = [one for one in summary.components if one.status != "operational"]
    is_in_trouble = summary.status.indicator != "none" or bool(incidents or components)
    if not is_in_trouble:
        return ProviderReport(is_in_trouble=False)
    named = [*incidents, *(one.name for one in components if not one.group)]
    return _trouble(named or [summary.status.description])


def _of_feed(content: bytes, now: datetime) -> ProviderReport | None:
    document = cut_feed(content, names_a_service=lambda _: True)
    if document.readability is Readability.UNREADABLE:
        return None
    going_on = [item for item in document.items if not _is_over(item)]
    recent = [item for item in going_on if _is_recent(item, now) and not _is_ended_by_another(item, document.items)]
    if recent:
        return _trouble([item.title for item in recent])
    is_certain = document.is_complete and all(item.published_at is not None for item in going_on)
    return ProviderReport(is_in_trouble=False) if is_certain else None


def _trouble(words: list[str]) -> ProviderReport:
    shown = (" ".join(each.split())[:LONGEST_WORDS] for each in words)
    return ProviderReport(is_in_trouble=True, words=tuple(dict.fromkeys(each for each in shown if each))[:MOST_WORDS])


def _is_over(item: Item) -> bool:
    newest = item.text.splitlines()[:_LINES_THAT_COUNT]
    return any(_OVER.search(words) for words in (item.title, item.status, *newest))


def _is_recent(item: Item, now: datetime) -> bool:
    return item.published_at is not None and now - RECENT <= item.published_at <= now + _CLOCKS_DIFFER


def _is_ended_by_another(item: Item, items: tuple[Item, ...]) -> bool:
    """Whether a later entry of the same title says that it is over."""
    later = (one for one in items if _is_over(one) and one.published_at and item.published_at)
    return any(one.published_at >= item.published_at and item.title in one.title for one in later)  # type: ignore[operator] # both are there
