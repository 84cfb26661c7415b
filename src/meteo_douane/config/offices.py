"""What the declarant and the customs offices are told by: an EORI number, a mail address, hours of presence."""

from __future__ import annotations

import re

from meteo_douane.config.mistakes import mistake, shown
from meteo_douane.domain.office import Span

_EORI = re.compile(r"[A-Z]{2}[A-Z0-9]{1,15}", re.ASCII)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*(?:([01]?\d|2[0-3]):([0-5]\d)|24:00)", re.ASCII)
_WHOLE_DAY = 24 * 60


def eori(found: str) -> str:
    """Take an EORI number, or "" for none."""
    if found and not _EORI.fullmatch(found):
        raise mistake(f'an EORI number such as "FR12345678900012" expected, found {shown(found)}')
    return found


def mail(found: str) -> str:
    """Take a mail address, or "" for none."""
    if found and not _MAIL.fullmatch(found):
        raise mistake(f"a mail address expected, found {shown(found)}")
    return found


def lines(found: str) -> str:
    """Take a text of one or several lines that can be printed."""
    if not all(line.isprintable() for line in found.splitlines()):
        raise mistake(f"a text that can be printed expected, found {shown(found)}")
    return "\n".join(line.strip() for line in found.strip().splitlines())


def presence(found: object) -> tuple[Span, ...]:
    """Take the spans of a day at which somebody is there, in order; "" is a day on which it is closed."""
    written = found.split(",") if isinstance(found, str) and found.strip() else []
    spans = tuple(span for part in written if (span := _span(part.strip())) is not None)
    if not isinstance(found, str) or len(spans) < len(written):
        raise mistake(f'hours such as "08:00-18:00" or "08:00-12:00, 14:00-18:00" expected, found {shown(found)}')
    edges = [edge for span in spans for edge in (span.starts, span.ends)]
    if edges != sorted(set(edges)):
        raise mistake(f"hours one after the other expected, each ending after it starts, found {shown(found)}")
    return spans


def _span(written: str) -> Span | None:
    match = _SPAN.fullmatch(written)
    if match is None:
        return None
    hour, minute, last_hour, last_minute = match.groups()
    ends = _WHOLE_DAY if last_hour is None else int(last_hour) * 60 + int(last_minute)
    return Span(int(hour) * 60 + int(minute), ends)
