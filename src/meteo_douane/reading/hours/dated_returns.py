"""Whether the hour that a text gives a return has come, and which of its hours is that of the return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.denials import SPEAKING
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.times.joints import Shape
from meteo_douane.reading.times.mentions import TimeMention
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.took_place import FORMER_PLAN, GOES_ON_BEHIND, NO_SERVICE, OF_ELSE, PLANNED

SOON = timedelta(minutes=20)
"""By how much an hour may lie behind the message that tells it as past: clocks differ, and people are quick."""

A_DAY = timedelta(days=1)
LAST_NIGHT = timedelta(hours=6)
"""How long after midnight an hour without its day is still of the evening before: "rétabli à 23h50"."""

#: A day as calendars have it: who writes "clos le 11/03/2026 à 17h40" does not foresee.
CALENDAR = pattern_of(
    r"\b\d{1,2}/\d{1,2}\b|\b\d{1,2}(?:er)? (?:janv|f[eé]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[eé]c)"
)

GOOD = (State.UP, State.OPEN, State.AHEAD)
#: Parts of a day, and when they begin.
PARTS = (("soir", timedelta(hours=17)), ("midi", timedelta(hours=12)))
STAMP = pattern_of(r" ?[:–-]")
#: "Effective à 11h30", "à compter de 12h00": all that a sentence says of an end.
BARE = pattern_of(
    r"\W*(?:(?:(?:prise|date) d'effet|(?:prendra|prend|a) effet(?: d[eu])?|entree en vigueur|entrera en vigueur"
    r"|valable|valide|elle|celle-ci|effecti\w+|applicable|a compter|a partir|a|des|le|heure\w*|fin|levee|cloture"
    r"|prevue?|estimee?|(?:nouvelle )?estimation|prevision|pas|plutot|vers|horizon|objectif)\b\W*)+"
)
RETURNS = pattern_of(r"\bde retour\b[^.;:]{0,20}$")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a message was written, and when its words were first seen: they may be an edit of an older message."""

    published_at: datetime
    seen_at: datetime
    is_shown_as_over: bool
    """Whether its place on the page says that it is over: it then was written again."""

    def precedes(self, moment: datetime, quote: str) -> bool:
        """Whether what is told with the words `quote` has not come, give or take what people are early by."""
        is_edited = self.is_shown_as_over or CALENDAR.search(quote.lower()) is not None
        return moment > (max(self.published_at, self.seen_at) if is_edited else self.published_at) + SOON


def is_dated_later(clause: Clause, times: Sequence[TimeMention], now: Moment) -> bool:
    """Whether a clause tells a return and an hour of it that has not come."""
    if not _may_tell_a_return(clause):
        return False
    if clause.state is State.AHEAD:
        now = replace(now, seen_at=now.published_at)  # no hour that has passed since has made it true
    own = [each for each in times if clause.start <= each.start < clause.end and each.shape is not Shape.WINDOW]
    return any(_has_not_come(each, now) and _is_of_the_return(each, clause, own) for each in own)


def was_planned(clause: Clause, times: Sequence[TimeMention]) -> bool:
    """Whether a text plans a return for an hour: that it has passed since makes no end of it (contract §5, rule 4)."""
    is_ahead = clause.state is State.AHEAD or (clause.topic is Topic.END and clause.state is State.NOTHING)
    if not is_ahead or clause.is_exception or not _may_tell_a_return(clause):
        return False
    own = [each for each in times if clause.start <= each.start < clause.end and each.shape is not Shape.WINDOW]
    planned = (each for each in own if PLANNED.search(_words_with(each, clause)))
    return any(_is_of_the_return(each, clause, own) for each in planned)


def _words_with(time: TimeMention, clause: Clause) -> str:
    """Return the words before a time, or all of its sentence below a heading: "Rétablissement : 9h (prévision)"."""
    return clause.sentence.words.folded if clause.topic is Topic.END else clause.folded[: time.start - clause.start]


def _may_tell_a_return(clause: Clause) -> bool:
    return clause.topic is Topic.TITLE or (clause.topic in SPEAKING and not clause.is_fallback)


def _has_not_come(time: TimeMention, now: Moment) -> bool:
    moment = time.ends_at if time.shape is Shape.UNTIL else _begun(time)
    if moment is None or time.is_of_message or time.shape is Shape.SINCE:
        return False
    if any(each.code is not DoubtCode.DATE_WITHOUT_HOUR for each in time.doubts):
        return False  # a slip of the hand
    before = moment - A_DAY
    is_of_last_night = not time.has_date and now.published_at - LAST_NIGHT < before <= now.published_at + SOON
    return now.precedes(moment, time.quote) and not is_of_last_night


def _begun(time: TimeMention) -> datetime | None:
    """Return when a time begins: "ce soir" is no hour, and yet it is not before the evening."""
    part = None if time.has_hour else next((hour for words, hour in PARTS if words in time.quote.lower()), None)
    return time.starts_at + part if time.starts_at and part else time.starts_at


def _is_of_the_return(time: TimeMention, clause: Clause, times: Sequence[TimeMention]) -> bool:
    """Whether a time is that of the return which its clause tells, the first behind it, and of nothing else."""
    start, end = time.start - clause.start, time.end - clause.start
    if clause.topic is Topic.END:
        return time is times[0] and not is_of_else(clause.folded[:start])
    if all(each.state is State.NOTHING for each in clause.predicates):
        return clause.state is State.UP or (clause.state is State.NOTHING and _is_all_that_it_says(time, clause))
    if STAMP.match(clause.folded, end) and not clause.folded[:start].strip():
        return False  # an entry of a log, which is told as past
    if _is_of_a_former_plan(time, clause):
        return False
    before = [each for each in clause.predicates if each.start < time.start]
    governing = before[-1] if before else clause.predicates[0]
    first, last = governing.end - clause.start, governing.start - clause.start
    between = clause.folded[first:start] if before else clause.folded[end:last]
    earlier = (each for each in times if governing.end <= each.start < time.start)
    is_second = not all(_is_of_a_former_plan(each, clause) for each in earlier)
    is_better = governing.state is State.OPEN and time.shape is Shape.NOT_BEFORE
    is_other = is_second or is_better or time.quote.lower().startswith("jusqu")
    is_other = is_other or OF_ELSE.search(between) is not None or NO_SERVICE.search(clause.folded[:last]) is not None
    return governing.state in GOOD and not is_other


def _is_of_a_former_plan(time: TimeMention, clause: Clause) -> bool:
    """Whether it is inserted when the return was to be: "la réouverture, prévue à 8h, n'interviendra qu'à 13h"."""
    start, end = time.start - clause.start, time.end - clause.start
    return (
        FORMER_PLAN.search(clause.folded[:start]) is not None and GOES_ON_BEHIND.match(clause.folded[end:]) is not None
    )


def _is_all_that_it_says(time: TimeMention, clause: Clause) -> bool:
    """Whether a clause says no more than an hour, and no heading before it that it is of something else."""
    start, end = time.start - clause.start, time.end - clause.start
    lead, rest = clause.folded[:start], clause.folded[end:].strip(" .")
    is_bare = BARE.fullmatch(lead) is not None or RETURNS.search(lead) is not None or not (lead.strip() or rest)
    return is_bare and not is_of_else(clause.sentence.words.folded[: time.start - clause.sentence.start])


def is_of_else(words: str) -> bool:
    """Whether words make an hour behind them that of something else than a return."""
    return OF_ELSE.search(words) is not None or NO_SERVICE.search(words) is not None
