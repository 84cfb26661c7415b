"""The day of an hour that stands alone: of a day that the words before it named, or of the night between two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times.days import Named, ReadDay
from meteo_douane.reading.times.days_behind import is_instead
from meteo_douane.reading.times.instants import EVENING, Local, beginning
from meteo_douane.reading.times.joints import Shape
from meteo_douane.reading.times.mentions import TimeMention
from meteo_douane.reading.times.phrases import Moment, Phrase
from meteo_douane.reading.vocabulary.compared_words import is_within

NOON = 12

AHEAD_REACH = 90
"""How many characters before a moment may tell that it is to come."""

#: What is told to come, right before its day.
TO_COME = pattern_of(
    r"\b(?:sera|seront|aura|auront|interviendra|debutera|commencera|se (?:deroulera|tiendra)|(?:est|sont) "
    r"(?:\w+ )?(?:prevue?|programmee?|planifiee?)s?)\b[^.;!\n]{0,60}\Z"
)
#: What has begun, right before its day; what "restera ouvert" has not.
BEGAN = pattern_of(
    r"(?<!restera )(?<!resteront )(?<!sera )(?<!seront )(?<!demeurera )(?<!etre )"
    r"\b(?:debute|commence|entame|demarre|survenu|apparu|declenche|ouvert)e?s?"
    r" (?:le |ce )?\Z"
)
YESTERDAY = pattern_of(r"\bhier\b|\bveille\b")
#: "Hier, ECS était indisponible depuis 7h30": the hour is of that day.
IN_THE_PAST = pattern_of(r"\b(?:etai|avai)\w*")
#: "La procédure de secours, refusée le 28/01, est cette fois autorisée à compter de | 22h10"; "le problème du 4 mars se
#: reproduit depuis | 9h".
#: "L'autorisation donnée hier cesse à | 11h": what ends does so today.
NOW = pattern_of(
    r"\b(?:cette fois|desormais|a present|(?<!jusqu'a )maintenant|cesse(?:ra)?|expire(?:ra)?|pren(?:d|dra) fin)\b"
)
ANEW = pattern_of(r"\b(?:se (?:re)?produi(?:t|sent)|reapparai\w+|resurgi\w+|recommence\w*|(?:de|a) nouveau)\b")
#: What is over at an hour that follows.
OVER = pattern_of(
    r"\b(?:lev|clos|clotur|retabl|termin|resol|fini|rouver|pris fin|reparti|revenu|repris|relanc)\w*[^.;,]{0,20}\Z"
    # "… commencée hier à 22h, qui devait s'achever à 7h".
    r"|\b(?:devai(?:t|ent)|doit|doivent) (?:\w+ )?(?:s'achever|se terminer|prendre fin|finir)[^.;,]{0,15}\Z"
)

#: A window that began before the publication: "a été coupé de lundi 9h à mardi 8h".
BEGUN = pattern_of(
    r"\b(?:(?:etai|avai)\w+|s'est|se sont|ont|a (?:\w+ )?(?:ete|eu lieu|connu|subi|dure))\b[^.;!\n]{0,60}\Z"
)
SINCE = ("depuis ", "since ")
#: Who watches, or may be asked, and until when: no day of the trouble, and none of the hour in the next sentence.
OF_A_WATCH = pattern_of(
    r"\b(?:surveill\w+|(?:en|sous) observation|vigilan\w+|(?:le|un|notre) suivi|monitoring|permanences?|astreintes?"
    r"|veille(?= (?:active|renforcee))|assistance|hotline|joignables?|mobilise\w*|cellule (?:de crise|de suivi))\b"
    r"(?:(?!\b(?:sera|seront|aura|auront|interromp\w+|coup\w+|indisponib\w+|ferm\w+|debut\w+|maintenance"
    r"|interventions?|operations?|travaux|retour|reprise|arret\w*|interruption)\b)[^.;:!?,\n]){0,60}\Z"
    # "Les déclarations antérieures | au 5 mars": theirs.
    r"|\b(?:(?:anterieur|posterieur|date)e?s?|datant) (?:du |au |de |d'|a )?\Z"
)
#: "Fin d'alerte DELTA H7 … nous rappelons la maintenance du | 02/12. La procédure de secours cesse à 1h".
OF_AN_END = pattern_of(r"\W{0,4}(?:fin|levee|cloture|retour|retablissement|reprise)\b")
REMINDED = pattern_of(
    r"\b(?:rappel\w*|pour memoire|a noter|par ailleurs)\b[^.;!?\n]{0,80}?"
    r"\b(?:maintenance|intervention|operation|travaux|mise a jour)\b[^.;!?\n]{0,40}\Z"
)
FALLBACK_ENDS = pattern_of(
    r"\bsecours\b[^.;!?\n]{0,20}\b(?:cess|pren|ferm|s'arret|lev|clos|clotur|termin|est|a)[^.;!?\n]{0,30}\Z"
)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayContext:
    """The days last spoken of, and the mention that did; an hour alone may be of one of them."""

    first: date
    last: date
    mention: TimeMention
    is_night: bool = False
    doubts: tuple[DoubtCode, ...] = ()
    """What is doubtful about the first of them, and so about an hour of it."""


def at_an_hour_of_the_night(phrase: Phrase) -> Phrase:
    """Return "dans la nuit du 4 au 5 mars, à 2h15" as what it is: a moment of the 5th, no window."""
    ends = phrase.ends
    if not phrase.is_night or ends is None or ends.clock is None or phrase.begins.clock is not None:
        return phrase
    day = ends.day if ends.clock.minutes <= NOON * 60 else phrase.begins.day
    return replace(phrase, shape=Shape.POINT, begins=replace(ends, day=day), ends=None, is_night=False)


def in_the_night_of(evening: ReadDay, moment: Moment) -> ReadDay:
    """Return the day of an hour "dans la nuit du 14 février": what lies before noon is on the 15th."""
    if evening.value is None or moment.clock is None or moment.clock.minutes > NOON * 60:
        return evening
    return ReadDay(evening.value + timedelta(days=1), evening.doubts)


def dates_nothing(folded: str, start: int, compared: Iterable[tuple[int, int]], *, has_context: bool) -> bool:
    """Whether the day of a moment that begins at a place of a text is not that of the hours behind it.

    So is one until which somebody watches or may be asked, one of a trouble `compared` with that of today, and, behind
    the day that holds, one that no longer does.
    """
    is_of_a_watch = OF_A_WATCH.search(folded, max(0, start - AHEAD_REACH), start) is not None
    return is_of_a_watch or is_within(start, compared) or (has_context and is_instead(folded, start))


def is_told_ahead(folded: str, start: int) -> bool:
    """Whether a future verb stands before a moment that begins at a place of a text."""
    return TO_COME.search(folded, max(0, start - AHEAD_REACH), start) is not None


def is_told_begun(folded: str, start: int) -> bool:
    """Whether what began stands right before a moment: "l'opération débutée | dimanche à 22h"."""
    return BEGAN.search(folded, max(0, start - AHEAD_REACH), start) is not None


def is_of_works_beside(folded: str, context: DayContext, phrase: Phrase) -> bool:
    """Whether an end only reminds of works on a day, and then tells when the fallback of what it ends is over."""
    day, hour = context.mention.start, phrase.start
    is_reminded = OF_AN_END.match(folded) and REMINDED.search(folded, max(0, day - 2 * AHEAD_REACH), day)
    return bool(is_reminded) and FALLBACK_ENDS.search(folded, max(0, hour - AHEAD_REACH), hour) is not None


def in_their_order(phrase: Phrase, first: ReadDay, last: ReadDay | None, folded: str) -> tuple[ReadDay, ReadDay | None]:
    """Return the days of a window with the weekday of its end behind its first day, in the week that is meant."""
    if phrase.ends is None or not isinstance(phrase.ends.day, Named) or first.value is None:
        return first, last
    if last is None or last.value is None or last.value >= first.value:
        return first, last
    has_begun = folded.startswith(SINCE, phrase.start) or BEGUN.search(
        folded, max(0, phrase.start - AHEAD_REACH), phrase.start
    )
    if has_begun and isinstance(phrase.begins.day, Named):
        return replace(first, value=first.value - A_WEEK), last
    later = (phrase.ends.day.weekday - first.value.weekday()) % A_WEEK.days
    return first, replace(last, value=first.value + timedelta(days=later))


def is_end_before(context: DayContext, phrase: Phrase, here: Local, between: str, today: date) -> bool:
    """Whether an hour would end, on the day before it in the sentence, what only began later on that day.

    "L'alerte ouverte hier à 17h40 est levée depuis 7h30" was lifted today, what lasts "jusqu'à 11h" does until today.
    """
    begun, ended = _begun(context.mention), beginning(here).value
    if begun is None or ended is None or context.last >= today or phrase.ends:
        return False
    is_told_over = phrase.shape in (Shape.SINCE, Shape.UNTIL) or OVER.search(between) is not None
    return is_told_over and ended < begun


def _begun(mention: TimeMention) -> datetime | None:
    """Return when what a day was named for began, at the earliest: "hier soir" in the evening."""
    if mention.has_hour or mention.starts_at is None:
        return mention.starts_at
    return mention.starts_at + timedelta(minutes=EVENING) if "soir" in mention.quote.lower() else None


def is_told_apart(context: DayContext, phrase: Phrase, between: str, today: date) -> bool:
    """Whether an hour is of today, and not of the day before it: "perturbé hier, … depuis 8h", "cette fois à 9h"."""
    if context.last < today and (NOW.search(between) or (phrase.shape is Shape.SINCE and ANEW.search(between))):
        return True
    is_yesterday = not context.mention.has_hour and YESTERDAY.search(context.mention.quote.lower()) is not None
    return phrase.shape is Shape.SINCE and is_yesterday and IN_THE_PAST.search(between) is None


def nearer(context: DayContext, phrase: Phrase, on_first: Local) -> date:
    """Return the day of an hour that stands alone beside the days last spoken of: of a night it is the morning."""
    clock = phrase.begins.clock
    if context.is_night and clock is not None and clock.minutes <= NOON * 60:
        return context.last
    return _in_window(context, phrase, on_first)


def _in_window(context: DayContext, phrase: Phrase, on_first: Local) -> date:
    """Return the day on which an hour lies in the window; else a beginning is of its first day, others of its last."""
    mention, starts = context.mention, beginning(on_first).value
    if mention.starts_at and mention.ends_at and starts and mention.starts_at <= starts <= mention.ends_at:
        return context.first
    return context.first if phrase.shape is Shape.FROM else context.last
