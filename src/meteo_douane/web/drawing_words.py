"""What the drawings of the history show and say: the calendar of a year, and the line of the period asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from babel.dates import format_date

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.history import Question, Span, days_in_trouble, length_of, spans_of, within
from meteo_douane.telling import moments
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Phrase, Voice
from meteo_douane.web.drawing import HEAT_STEPS, Calendar, Drawing, calendar_of, line_of
from meteo_douane.web.episode_lines import length_words

MOST_ROWS = 14
_HEAT = Phrase("{day} : {length} en alerte", "{day}: in alert for {length}")
_CALENDAR = Phrase(
    "Jours avec au moins une alerte connue pendant les douze derniers mois : {count}.",
    "Days with at least one known alert during the last twelve months: {count}.",
)
_UP_TO = Phrase("jusqu'à {length}", "up to {length}")
_BEYOND = Phrase("plus de {length}", "over {length}")
_NARROWED = Phrase(
    " Seulement ce que les filtres retiennent, quelle que soit la période demandée.",
    " Only what the filters keep, whatever period is asked for.",
)
_SHARES = Phrase(
    " Plus c'est foncé, plus longtemps par jour, en moyenne, le service était touché.",
    " The darker, the longer a day, on average, the service was affected.",
)
_LINE = Phrase(
    "Une ligne par service, du {since} au {until} ; le texte est dans la liste ci-dessous.",
    "A row for each service, from {since} to {until}; the list below has it as text.",
)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The last twelve months, with a line for each day in alert, and what each shade means."""

    drawing: Calendar
    words: str
    legend: tuple[tuple[int, str], ...]
    days: tuple[str, ...]
    months: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class LineWords:
    """A row for each service; `ticks` are months or years."""

    drawing: Drawing
    words: str
    ticks: tuple[tuple[int, str], ...]


def calendar_words(
    episodes: tuple[Episode, ...], known_since: datetime | None, question: Question, now: datetime, voice: Voice
) -> CalendarWords:
    """Return the calendar of a year; of a time before `known_since` nothing is known."""
    drawing = _of_the_year(episodes, known_since, now, voice)
    return CalendarWords(
        drawing=drawing,
        words=_calendar(len(drawing.days), question, voice),
        legend=tuple(enumerate(_legend(voice), start=1)),
        days=tuple(_heat(day.day, day.length, voice) for day in drawing.days),
        months=tuple((x, _month(day, voice)) for x, day in drawing.months),
    )


def line_words(episodes: tuple[Episode, ...], question: Question, now: datetime, voice: Voice) -> LineWords:
    """Return the line of the period that is asked for."""
    drawing = line_of(_rows(episodes, question, now, voice), *_ends(question, now))
    return LineWords(
        drawing=drawing,
        words=_line(drawing, question, voice),
        ticks=tuple((x, _tick(day, drawing, voice)) for x, day in drawing.ticks),
    )


def period_of(question: Question, voice: Voice) -> dict[str, object]:
    """Return from which day to which is asked for, as words."""
    until = question.until - timedelta(seconds=1)
    return {"since": moments.day(question.since, voice), "until": moments.day(until, voice)}


def _of_the_year(episodes: tuple[Episode, ...], known_since: datetime | None, now: datetime, voice: Voice) -> Calendar:
    year = Question(now - timedelta(days=371), now)
    known = None if known_since is None else known_since.astimezone(voice.zone).date()
    days = days_in_trouble(episodes, year, voice.zone, now)
    return calendar_of(days, known, now.astimezone(voice.zone).date())


def _calendar(count: int, question: Question, voice: Voice) -> str:
    words = _CALENDAR.to(voice.language, count=count)
    return words + _NARROWED.to(voice.language) if question.is_narrow else words


def _legend(voice: Voice) -> Iterator[str]:
    """Yield what each shade of the calendar means, the lightest first."""
    for step in HEAT_STEPS:
        yield _UP_TO.to(voice.language, length=length_words(step, voice))
    yield _BEYOND.to(voice.language, length=length_words(HEAT_STEPS[-1], voice))


def _heat(day: object, length: timedelta, voice: Voice) -> str:
    words = format_date(day, "d MMMM y", locale=voice.language.value)  # type: ignore[arg-type]
    return _HEAT.to(voice.language, day=words, length=length_words(length, voice))


def _rows(
    episodes: tuple[Episode, ...], question: Question, now: datetime, voice: Voice
) -> dict[str, tuple[Span, ...]]:
    """Return by service when it was in trouble, or under an operation; the busiest first."""
    found: dict[str, list[Span]] = {}
    for episode in episodes:
        for service in episode.affected.services:
            spans = spans_of(episode, service, None, voice.catalogue, now)
            theirs = (within(span, question.since, question.until) for span in spans)
            found.setdefault(short_name(service, voice), []).extend(span for span in theirs if span is not None)
    busiest = sorted(found.items(), key=lambda row: (-length_of(row[1]), row[0]))
    return {name: tuple(spans) for name, spans in busiest[:MOST_ROWS] if spans}


def _ends(question: Question, now: datetime) -> tuple[datetime, datetime]:
    """Return the ends of the drawing: what is to come is not in it."""
    return question.since, max(min(question.until, now), question.since + timedelta(days=1))


def _line(drawing: Drawing, question: Question, voice: Voice) -> str:
    words = _LINE.to(voice.language, **period_of(question, voice))
    return words + _SHARES.to(voice.language) if drawing.has_shares else words


def _tick(day: date, drawing: Drawing, voice: Voice) -> str:
    return str(day.year) if drawing.has_shares else _month(day, voice)


def _month(day: object, voice: Voice) -> str:
    return format_date(day, "MMM", locale=voice.language.value)  # type: ignore[arg-type]
