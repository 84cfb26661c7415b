"""The times that a text speaks of, with the words that say so and what is doubtful about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from meteo_douane.domain.notice import Doubt, DoubtCode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.around_midnight import HourAlone
from meteo_douane.reading.times.clocks import Zone
from meteo_douane.reading.times.day_contexts import (
    NOON,
    DayContext,
    at_an_hour_of_the_night,
    dates_nothing,
    in_the_night_of,
    in_their_order,
    is_end_before,
    is_of_works_beside,
    is_told_ahead,
    is_told_apart,
    is_told_begun,
    nearer,
)
from meteo_douane.reading.times.days import WEEKDAYS, Anchor, FromContext, FromToday, ReadDay, read_day
from meteo_douane.reading.times.days_behind import phrases_in
from meteo_douane.reading.times.instants import Local, Span, beginning, between, ending
from meteo_douane.reading.times.joints import Shape
from meteo_douane.reading.times.mentions import TimeMention
from meteo_douane.reading.times.phrases import Moment, Phrase
from meteo_douane.reading.times.said_twice import agreed, doubted, is_length_of, measured
from meteo_douane.reading.vocabulary.compared_words import compared_in
from meteo_douane.reading.vocabulary.nouns import MESSAGE, MESSAGES

__all__ = ["Shape", "TimeMention", "find_times"]

LONGEST = 30_000
"""Characters of a text that are searched: no message is that long, and a hostile one must cost little."""

A_MOMENT = timedelta(minutes=10)
"""By how much a message may be published before an hour that it calls past."""

SENTENCE_END = pattern_of(r"[.!?;](?=\s)|\n")
#: "L'alerte close hier est rouverte : depuis 9h00 …" tells a second thing.
CLAUSE_END = pattern_of(rf"{SENTENCE_END.pattern}| : ")
FAR_APART = 300
BEFORE = 90

#: "Depuis 2h": an hour of the clock, or how long.
HOUR_OR_LENGTH = pattern_of(
    r"depuis (?:environ |pres de )?(?:[1-5] ?h(?:eures?)?|(?:une|deux|trois|quatre|cinq) heures?)"
)
SAME_HOURS = pattern_of(r"[ ,(]*(?:aux|a ces|dans les|sur les)? ?memes? (?:heures?|horaires?|creneaux?|plages?)")

WEEKDAY_BEHIND = pattern_of(rf"(?:,? ?\(| ?, ?)(?:c'est )?(?:un )?(?P<weekday>{'|'.join(WEEKDAYS)})\b(?! \d)")
#: Words that make a moment one of a message, not of a trouble: "Prochain BIP à 12h30", "publié le".
OF_A_MESSAGE = pattern_of(
    r"(?:\b(?:publi(?:ee?s?|er|era|eront|cation)|diffus(?:ee?s?|er|era|ion)|mise? en ligne|communique(?:e|s|es)?"
    r"|actualise(?:e|s|es)?|postee?s?)\b[a-z' ]{0,25}"
    r"|(?<!depuis la )(?<!pour )(?<!pour la )(?<!pour une )\bmise? a jour (?:: )?(?:du |le |a )?|\bmodifiee?s? "
    rf"|\b(?:{MESSAGES}|communiques?|avis|notes?) datee?s? "
    rf"|\b(?:prochaine?|nouveau|nouvelle|autre|derniere?)s? (?:{MESSAGE}|point|information)\b"
    r"[^.,;\n]{0,40}"
    rf"|\b(?:{MESSAGE}|communique|avis)(?: initial| precedent| d'alerte| n°? ?\d+)? (?:du |en date du )?"
    r"|\b(?:notre|votre|l'|une|cette|precedente) ?annonce "
    r"|\b(?:un |le )(?:bip|bulletin|point)\b[^.,;\n0-9]{0,30})\Z"
)


def find_times(
    text: Text, *, published_at: datetime | None, seen_at: datetime, zone: ZoneInfo
) -> tuple[TimeMention, ...]:
    """Return the moments and windows that a text names, in order.

    Years, weekdays and "hier" count from the publication, or else from `seen_at`; hours are of `zone` unless the words
    say otherwise (contract §3). An hour alone takes its day from the words before it, or is of the day of publication.
    """
    return _times_from(text, published_at or seen_at, zone)


@lru_cache(maxsize=8)
def _times_from(text: Text, reference: datetime, zone: ZoneInfo) -> tuple[TimeMention, ...]:
    """Return the times of a text, remembered: they are asked for anew when that of its publication is looked for."""
    reader = _Reader(text, reference=reference, zone=zone)
    folded = text.folded[:LONGEST]
    read = [(phrase, reader.read(phrase)) for phrase in phrases_in(folded)]
    ends: dict[datetime | None, set[datetime | None]] = defaultdict(set)
    for _, mention in read:
        if mention.shape is Shape.WINDOW:
            ends[mention.starts_at].add(mention.ends_at)
    return tuple(
        doubted(mention) if phrase.duration and not phrase.ends and len(ends[mention.starts_at]) > 1 else mention
        for phrase, mention in read
    )


class _Reader:
    """Reads the phrases of one text from left to right, remembering the day last spoken of."""

    def __init__(self, text: Text, *, reference: datetime, zone: ZoneInfo) -> None:
        self._text = text
        self._reference = reference
        self._zone = Zone(zone)
        self._today = reference.astimezone(zone).date()
        self._context: DayContext | None = None
        self._is_ahead = False
        self._is_begun = False
        self._since: datetime | None = None
        self._compared = compared_in(text.folded[:LONGEST])

    def read(self, phrase: Phrase) -> TimeMention:
        """Return what a phrase says, and remember its day."""
        phrase = at_an_hour_of_the_night(phrase)
        self._is_ahead = is_told_ahead(self._text.folded, phrase.start)
        self._is_begun = is_told_begun(self._text.folded, phrase.start)
        first = self._first_day(phrase)
        last = self._last_day(phrase, first) if phrase.ends else None
        first, last = in_their_order(phrase, first, last, self._text.folded)
        span = self._span(phrase, first, last)
        told = (*first.doubts, *(last.doubts if last else ()), *span.doubts)
        codes = dict.fromkeys((*told, *self._of_a_length(phrase), *self._of_a_weekday_behind(phrase, last or first)))
        mention = self._mention(phrase, span, tuple(codes))
        if SAME_HOURS.match(self._text.folded, phrase.end):
            mention = self._at_the_same_hours(mention, first.value)
        if phrase.restated is not None and not is_length_of(mention, phrase.restated):
            mention = agreed(mention, self._said_again(phrase, phrase.restated))
        if phrase.shape is Shape.SINCE:
            self._since = mention.starts_at
        is_ahead = first.value is not None and first.value > self._today
        # "Notre annonce d'hier" dates no hour that follows.
        is_other_day = mention.is_of_message and (is_ahead or isinstance(phrase.begins.day, FromToday))
        is_beside = dates_nothing(self._text.folded, phrase.start, self._compared, has_context=bool(self._context))
        if mention.has_date and first.value and not (is_other_day or is_beside):
            until = (last and last.value) or first.value
            self._context = DayContext(first.value, until, mention, phrase.is_night, first.doubts)
        return mention

    def _of_a_length(self, phrase: Phrase) -> tuple[DoubtCode, ...]:
        """Doubt an hour of the night that an afternoon tells alone: "depuis 2h" may be said of two hours."""
        is_afternoon = self._reference.astimezone(self._zone.value).hour >= NOON
        words = self._text.folded[phrase.start : phrase.end]
        return (DoubtCode.HOUR_OR_LENGTH,) if is_afternoon and HOUR_OR_LENGTH.fullmatch(words) else ()

    def _of_a_weekday_behind(self, phrase: Phrase, day: ReadDay) -> tuple[DoubtCode, ...]:
        """Doubt a date that is told to be another day of the week: "le 9 septembre 2026 (un jeudi)"."""
        behind = WEEKDAY_BEHIND.match(self._text.folded, phrase.end)
        is_dated = phrase.begins.day is not None and day.value is not None
        is_other = behind and day.value and WEEKDAYS[day.value.weekday()] != behind["weekday"]
        return (DoubtCode.WEEKDAY_DISAGREES,) if is_dated and is_other else ()

    def _mention(self, phrase: Phrase, span: Span, doubts: tuple[DoubtCode, ...]) -> TimeMention:
        quote = self._text.raw[phrase.start : phrase.end]
        return TimeMention(
            start=phrase.start,
            end=phrase.end,
            quote=quote,
            shape=Shape.WINDOW if phrase.duration else phrase.shape,
            starts_at=span.starts_at,
            ends_at=span.ends_at,
            doubts=tuple(Doubt(code, quote) for code in doubts),
            has_date=phrase.begins.day is not None or (phrase.ends is not None and phrase.ends.day is not None),
            has_hour=phrase.begins.clock is not None,
            is_of_message=phrase.shape is not Shape.SINCE and self._is_of_message(phrase),
        )

    def _at_the_same_hours(self, mention: TimeMention, day: date | None) -> TimeMention:
        """Return a day with the hours of the window before it: "au 17 mars, aux mêmes horaires"."""
        before = self._context.mention if self._context else None
        if mention.has_hour or day is None or before is None or not before.has_hour or self._context is None:
            return mention
        later = day - self._context.first
        return replace(
            mention,
            shape=before.shape,
            starts_at=self._moved(before.starts_at, later),
            ends_at=self._moved(before.ends_at, later),
            doubts=tuple(doubt for doubt in mention.doubts if doubt.code is not DoubtCode.DATE_WITHOUT_HOUR),
            has_hour=True,
        )

    def _moved(self, moment: datetime | None, later: timedelta) -> datetime | None:
        """Return the same hour of the clock on another day."""
        return moment and (moment.astimezone(self._zone.value) + later).astimezone(UTC)

    def _said_again(self, phrase: Phrase, restated: Phrase) -> Span:
        day = restated.begins.day or phrase.begins.day
        first = read_day(day, self._anchor(), is_past=False) if day else self._first_day(restated)
        last = self._day_of(restated.ends, restated.shape) if restated.ends else None
        return self._span(restated, first, last)

    def _span(self, phrase: Phrase, first: ReadDay, last: ReadDay | None) -> Span:
        """Return what a phrase spans, by its shape."""
        if phrase.is_night and last is None:
            first = in_the_night_of(first, phrase.begins)
        begins = self._local(phrase.begins, first)
        if phrase.ends is not None:
            ends = self._local(phrase.ends, last or first, owns_its_day=last is not None)
            span = between(begins, ends, is_night=phrase.is_night)
            return span if phrase.duration is None else measured(span, phrase.duration)
        starts, end = beginning(begins), ending(begins)
        if phrase.duration is not None:
            return Span(starts.value, starts.value and starts.value + phrase.duration, starts.doubts)
        match phrase.shape:
            case Shape.UNTIL:
                return Span(None, end.value, end.doubts)
            case Shape.SINCE | Shape.FROM | Shape.NOT_BEFORE:
                return Span(starts.value, None, starts.doubts)
            case _:
                span, alone = Span(starts.value, end.value, starts.doubts), self._alone(phrase)
                return alone.at_midnight(span, first.value) if alone is not None else span

    def _local(self, moment: Moment, day: ReadDay, *, owns_its_day: bool | None = None) -> Local:
        owns = moment.day is not None if owns_its_day is None else owns_its_day
        return Local(day.value, moment.clock, moment.zone or self._zone, owns_its_day=owns)

    def _first_day(self, phrase: Phrase) -> ReadDay:
        own = self._day_of(phrase.begins, phrase.shape)
        if own is not None:
            return own
        day = self._around_midnight(phrase, self._day_around(phrase))
        return ReadDay(day, self._context.doubts if self._context and day == self._context.first else ())

    def _last_day(self, phrase: Phrase, first: ReadDay) -> ReadDay | None:
        """Return the day of the end of a window; "le lendemain" counts from its first day."""
        ends = phrase.ends
        if ends is not None and isinstance(ends.day, FromContext) and first.value is not None:
            return ReadDay(first.value + timedelta(days=ends.day.days))
        return self._day_of(ends, phrase.shape) if ends is not None else None

    def _day_of(self, moment: Moment, shape: Shape) -> ReadDay | None:
        if moment.day is None:
            return None
        is_evening = moment.clock is not None and moment.clock.minutes > NOON * 60
        return read_day(
            moment.day,
            self._anchor(),
            is_past=shape is Shape.SINCE or self._is_begun,
            is_evening=is_evening,
            is_ahead=self._is_ahead,
        )

    def _anchor(self) -> Anchor:
        context = self._context.last if self._context else self._today
        is_afternoon = self._reference.astimezone(self._zone.value).hour >= NOON
        return Anchor(self._today, context, is_afternoon=is_afternoon)

    def _day_around(self, phrase: Phrase) -> date:
        """Return the day of an hour that stands alone.

        In the same sentence it is that of the date before; later it is so only for a date to come, since a message of
        today that tells of yesterday speaks of today again. "Depuis" never lies after the publication.
        """
        context = self._context
        is_of_message = context is not None and context.mention.is_of_message and phrase.shape is Shape.SINCE
        if context is not None and not is_of_message and self._is_same_sentence(context.mention, phrase):
            here = self._local(phrase.begins, ReadDay(context.first))
            between_them = self._text.folded[context.mention.end : phrase.start]
            is_other_day = is_told_apart(context, phrase, between_them, self._today)
            is_other_day = is_other_day or is_end_before(context, phrase, here, between_them, self._today)
            day = self._today if is_other_day else nearer(context, phrase, here)
            is_last = phrase.shape is Shape.SINCE and (is_other_day or day > self._today)
            return self._last_time(phrase.begins) if is_last else day
        if phrase.shape is Shape.SINCE:
            return self._last_time(phrase.begins)
        if context is None or context.last < self._today or is_of_works_beside(self._text.folded, context, phrase):
            return self._today
        return nearer(context, phrase, self._local(phrase.begins, ReadDay(context.first)))

    def _around_midnight(self, phrase: Phrase, day: date) -> date:
        """Return the day of an hour alone that was taken to be of today."""
        alone = self._alone(phrase)
        return alone.day() if alone is not None and day == self._today else day

    def _alone(self, phrase: Phrase) -> HourAlone | None:
        if phrase.begins.clock is None or phrase.begins.day is not None:
            return None
        before = self._text.folded[max(0, phrase.start - BEFORE) : phrase.start]
        return HourAlone(phrase.begins.clock, phrase.shape, before, self._reference, self._zone, self._since)

    def _last_time(self, moment: Moment) -> date:
        """Return the day on which the clocks of its zone last showed an hour before the publication."""
        today = beginning(self._local(moment, ReadDay(self._today))).value
        is_to_come = today is not None and today > self._reference + A_MOMENT
        return self._today - timedelta(days=1) if is_to_come else self._today

    def _is_same_sentence(self, mention: TimeMention, phrase: Phrase) -> bool:
        if phrase.start - mention.end > FAR_APART:
            return False
        ends = CLAUSE_END if phrase.shape is Shape.SINCE else SENTENCE_END
        return ends.search(self._text.folded, mention.end, phrase.start) is None

    def _is_of_message(self, phrase: Phrase) -> bool:
        before = self._text.folded[max(0, phrase.start - BEFORE) : phrase.start]
        return OF_A_MESSAGE.search(before) is not None
