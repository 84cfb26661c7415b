"""A part of a page into an item: its title, lines, dates, state and link."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from meteo_douane.formats.datelines import (
    day_of_works,
    hour_before_a_kind,
    is_dateline,
    is_hour,
    is_of_a_calendar,
    is_timed,
    is_update,
    leading_date,
    leading_hour,
    without_filing,
)
from meteo_douane.formats.furniture import is_furniture, is_link_to_more
from meteo_douane.formats.item import Item
from meteo_douane.formats.part import Part
from meteo_douane.formats.records import lines_of_record
from meteo_douane.formats.states import is_progress, is_status
from meteo_douane.formats.titles import is_mark
from meteo_douane.formats.tree import BOLD, Line
from meteo_douane.formats.words import folded, tidy, without_opening
from meteo_douane.patterns import pattern_of

_LONGEST_LEAD = 160
_LONGEST_STATE = 40
_RELATIVE = pattern_of(r"^(?:aujourd.hui|hier|ce jour|ouverte? le|créée? le)\W+", re.IGNORECASE)
#: A state of what is back or well begins with the word for it, and "Pas encore rétabli" does not.
_WELL = pattern_of(
    r"\W*(?:(?:de|a) nouveau |entierement |totalement )?"
    r"(?:retabli|resolu|clos|cloture|termine|disponible|operationnel|accessible|normal|ok\b)"
)
#: "Message précédent : Horaires du standard", a link in the archive of a mailing list.
_NEIGHBOUR = pattern_of(r"(?:(?:message|article|billet|sujet) (?:precedent|suivant)|messages? tries? par) ?:[^.;!]*")
_AROUND_A_TITLE = " *=#~"
_AROUND_A_DATE = " :–—-|[]()*=#~>•"


def item_of_part(part: Part, lines: list[Line], section: str) -> Item:
    """Return the item that a heading and the lines under it make."""
    heading = part.heading or Line("")
    title = _without_moment(heading, section) or heading.text
    lines = _with_states_of_modes(lines)
    everything = [heading, *lines]
    dateline = _dateline(heading, lines, section)
    return Item(
        title=title,
        text="\n".join(_body(lines, title, dateline)),
        id=part.anchor or heading.href.removesuffix("#"),
        published_at=next((line.moment for line in everything if line.moment), None),
        dateline=dateline,
        url=_url(heading, lines),
        section=section,
        status=_status(everything),
    )


def _with_states_of_modes(lines: list[Line]) -> list[Line]:
    """Write the state of each mode beside it where one of them is back or well, and not the others; else it is of all.

    "DTI : rétabli depuis 10h40" beside "EDI : toujours indisponible".
    """
    told = {folded(state) for line in lines if line.is_of_a_mode for state in line.states}
    is_of_all = len(told) < 2 or all(map(_WELL.match, told)) or not any(map(_WELL.match, told))  # noqa: PLR2004
    return [_of_a_mode(line, is_of_all=is_of_all) if line.is_of_a_mode else line for line in lines]


def _of_a_mode(line: Line, *, is_of_all: bool) -> Line:
    states = line.states if is_of_all else ()
    text = f"Mode : {line.text}" if is_of_all else f"{line.text} : {', '.join(line.states)}"
    return replace(line, text=text, states=states)


def item_of_line(line: Line, section: str) -> Item:
    """Return the item of a message that is one line: its title is what stands bold, or its first sentence."""
    date = leading_date(line.text) or (hour_before_a_kind(line.text) if is_dateline(section) else "")
    text = line.text[len(date) :]
    title = _lead_of(line, text) or _first_sentence(text)
    body = text[len(title) :].strip(_AROUND_A_DATE) if text.startswith(title) else text
    heading = Line(title, states=line.states, href=line.href, moment=line.moment)
    lines = [Line(date.strip(_AROUND_A_DATE)), Line(body)]
    return item_of_part(Part(heading=heading, anchor=line.anchor), lines, section)


def item_of_banner(part: Part, section: str) -> Item:
    """Return the item of one sentence that bears its kind, and perhaps its date, beside it."""
    told = next(line for line in part.lines if not is_mark(line) and not is_furniture(line.text))
    item = item_of_line(replace(told, anchor=told.anchor or part.anchor), section)
    beside = item_of_part(Part(heading=Line(item.title)), [line for line in part.lines if line is not told], section)
    return replace(
        item,
        status=beside.status,
        dateline=item.dateline or beside.dateline,
        published_at=item.published_at or beside.published_at,
    )


def whole_item(part: Part) -> Item:
    """Return all that stands in a part as one item; its title is its first heading, or its first line."""
    lines = all_lines(part)
    texts = [line for line in lines if line.text and not is_mark(line)]
    head = next((line for line in lines if line.level and line.text), texts[0] if texts else Line(""))
    return item_of_part(Part(heading=head, anchor=part.anchor), [line for line in lines if line is not head], "")


def all_lines(part: Part) -> list[Line]:
    """Return every line of a part, headings and the facts of records too, in reading order."""
    lines = [part.heading] if part.heading else []
    return lines + lines_below(part, part.parts)


def lines_below(part: Part, parts: Sequence[Part]) -> list[Line]:
    """Return the lines of a part without its heading, and where they stand those of these `parts` of it."""
    lines: list[Line] = []
    told = 0
    for inner in parts:
        lines += part.lines[told : inner.place]
        lines += all_lines(inner)
        told = max(told, inner.place)
    lines += part.lines[told:]
    return lines + (lines_of_record(part.record) if part.record is not None else [])


def about(parent: str) -> str:
    """Return what a heading is about, for a message under it: "Alerte DELTA IE – EDI" → "DELTA IE – EDI"."""
    return without_opening(parent).strip(_AROUND_A_DATE)


def _lead_of(line: Line, text: str) -> str:
    fits = 0 < len(line.lead) <= _LONGEST_LEAD and text.startswith(line.lead) and not is_of_a_calendar(line.lead)
    return line.lead if fits else ""


def _first_sentence(text: str) -> str:
    first, stop, _ = text.partition(". ")
    return first + stop.strip() if len(first) <= _LONGEST_LEAD else text


def _dateline(heading: Line, lines: list[Line], section: str) -> str:
    texts = [line.text for line in lines]
    works = day_of_works(texts)
    published = [text for text in texts if is_dateline(text) and text != works and not is_update(text)]
    stamped = (line.text for line in lines if line.moment and is_hour(line.text))
    leading = leading_date(heading.text).strip(_AROUND_A_DATE)
    updated = (text for text in texts if is_update(text))
    stated = (
        _RELATIVE.sub("", without_filing(_with_hour_behind(_precise(published), texts))) or next(stamped, "") or leading
    )
    hour = _leading_moment(heading, section).strip(_AROUND_A_DATE)
    return stated or _day_and_hour(section, [hour, *texts]) or next(updated, "")


def _leading_moment(heading: Line, section: str) -> str:
    """Return the date that a title begins with, or its hour where the day stands above."""
    day = leading_date(heading.text)
    is_hour_enough = not day and is_dateline(section)
    return (leading_hour(heading.text) or hour_before_a_kind(heading.text)) if is_hour_enough else day


def _precise(dates: list[str]) -> str:
    """Return the first of several dates of publication, or the one that tells the hour of its day as well."""
    first = dates[0] if dates else ""
    day = folded(first).strip(_AROUND_A_DATE)
    return next((date for date in dates if not is_timed(first) and is_timed(date) and day in folded(date)), first)


def _with_hour_behind(date: str, texts: Sequence[str]) -> str:
    """Return a date with its hour where that stands apart, right behind it: "<time>08.04.2026</time>, 09:20"."""
    if not date or is_timed(date):
        return date
    behind = texts[texts.index(date) + 1 :][:1]
    return f"{date} à {behind[0].strip(_AROUND_A_DATE + ',')}" if any(map(is_hour, behind)) else date


def _without_moment(heading: Line, section: str) -> str:
    """Return a title without the date that it begins with, and what is drawn around both ("** 14/09 ** ALERTE **")."""
    moment = _leading_moment(heading, section)
    return heading.text[len(moment) :].strip(_AROUND_A_TITLE) if moment else heading.text.strip()


def _day_and_hour(section: str, texts: Iterable[str]) -> str:
    """Return the date where the day is the heading of several messages, each with its hour."""
    if not is_dateline(section):
        return ""
    hour = next((text for text in texts if is_hour(text)), "")
    day = _RELATIVE.sub("", section)
    return f"{day} à {hour}" if hour else day


def _body(lines: list[Line], title: str, dateline: str) -> list[str]:
    works = day_of_works([line.text for line in lines])
    told = (line for line in lines if not is_mark(line) or (line.text == works and works != dateline))
    texts = (
        line.text
        for line in told
        if line.text and not (is_furniture(line.text) or (line.href and _leads_to_another(line)))
    )
    return _without_teasers([text for text in texts if text != title])


def _leads_to_another(line: Line) -> bool:
    """Whether a line with a link leads to the message before or behind this one, and repeats nothing of it."""
    return _NEIGHBOUR.fullmatch(folded(line.text)) is not None


def _without_teasers(body: list[str]) -> list[str]:
    """Leave out a line that is cut short where the whole line stands as well."""
    cut = {text: text.rstrip("….").rstrip(" [(") for text in body if text.endswith(("…", "..."))}
    in_order = sorted(set(body))
    return [text for text in body if text not in cut or not _stands_whole(text, cut[text], in_order)]


def _stands_whole(text: str, stem: str, in_order: list[str]) -> bool:
    at = bisect_left(in_order, stem)
    return any(other != text and other.startswith(stem) for other in in_order[at : at + 2])


def _status(lines: Iterable[Line]) -> str:
    words: list[str] = []
    for line in lines:
        words += line.states
        is_short = 0 < len(line.text) <= _LONGEST_STATE and line.level in (0, BOLD)
        if is_short and (is_status(line.text) or is_progress(line.text)):
            words.append(line.text)
    return tidy(" ".join(dict.fromkeys(words)))


def _url(heading: Line, lines: Iterable[Line]) -> str | None:
    hrefs = [heading.href, *(line.href for line in lines if line.is_linked and is_link_to_more(line.text))]
    return next((href for href in hrefs if is_address(href)), None)


def is_address(href: str) -> bool:
    """Whether a link leads to a document, and not to a place on the page, a script or a mailbox."""
    return bool(href) and not href.lower().startswith(("#", "javascript:", "mailto:", "tel:", "data:"))
