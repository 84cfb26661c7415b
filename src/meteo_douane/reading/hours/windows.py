"""When the trouble or the operation began and ends, and the hours of its fallback."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Permission, Read
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.hours.dated_returns import Moment
from meteo_douane.reading.hours.moved import before, is_moved, without_changed, without_put_off
from meteo_douane.reading.hours.other_hours import SINCE_A_RETURN, is_vague
from meteo_douane.reading.hours.roles import Placed, Role, clause_of, placed_in
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.fallback_places import begin_of
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.times.clocks import DURATION, duration_of
from meteo_douane.reading.times.moments import Shape, TimeMention
from meteo_douane.reading.vocabulary.fallback_again import ENDED_BEFORE
from meteo_douane.reading.vocabulary.fallback_closing import CLOSES_AT
from meteo_douane.reading.vocabulary.fallback_stems import RENEWED
from meteo_douane.reading.vocabulary.fallback_taken_back import REFUSED_BEFORE
from meteo_douane.reading.vocabulary.kind_words import ALERT
from meteo_douane.reading.vocabulary.role_words import OLD, OPENED, TOLD_AT

#: A duration that stands alone.
LASTING = pattern_of(rf"^\W*(?:la |sa )?{DURATION}\W*$")
#: "Une intervention d'une durée de deux heures débutera …", "… et durera trois heures".
LASTS = pattern_of(
    r"\b(?:maintenance|intervention|operation|coupure|interruption|travaux|arret|fermeture|mise a jour|elle)s?\b"
    r"[^.;]{0,80}?"
    rf"{DURATION}"
)
#: A permission that ends at the midnight of a day ends with that day (contract §3).
#: "Autorisée jusqu'à 10h, est reconduite jusqu'à 14h".
LENGTHENED = pattern_of(rf"^[^.;]*\b{RENEWED}[^.;]*\bjusqu'")
MIDNIGHT = pattern_of(r"\bminuit\b")
PROLONGED = pattern_of(r"\bprolong\w+|\b(?:se )?poursui(?:vra|vront|t|vent)\b")
#: "Close à 8h30, redevient utilisable": when a permission had ended.
ENDED_AT = pattern_of(
    r"\b(?:(?:close|cloturee|levee|terminee|achevee|suspendue|interrompue|(?:re)?fermee|arretee|desactivee|retiree"
    r"|finie)"
    r"|pris fin|cesse|expire)(?: a l'(?:import|export))?(?: \w+){0,2}\s*$"
)
#: "Autorisée à 8h30, est abrogée": when it was given; "suspendue jusqu'à 11h": when it is to be given again.
GIVEN_AT = pattern_of(
    r"^(?!.*(?:\bplus\b|\bpas\b|\bne\b|\bn'|\bcess))"
    r".*\b(?:autorise|ouvert|active|accorde|declenche|donne|delivre|admis|permis)e?s? (?:(?:a|depuis|des|le|vers) )?$"
)
SUSPENDED_UNTIL = pattern_of(r"\b(?:suspendu|interrompu|gele|ferme|desactive)e?s? (?:\w+ )?$")
#: "Aux opérateurs dont les envois doivent partir avant 18h": no hour of the fallback.
OF_SOMEBODY = pattern_of(
    r"\b(?:dont|qui|lesquels|lesquelles|si (?:un|une|votre|vos|des|l[ae]s?))\b[^.;,]*\b(?:doi\w+|dev\w+|part\w+"
    r"|quitt\w+|attend\w+)\b[^.;,]*$"
)
#: "Autorisée pour 3 h": for how long.
FOR_HOW_LONG = pattern_of(
    r"(?:\bpour|limitee? a) (?:(?:encore|environ|seulement|au (?:plus|moins|maximum)) )?(?:\d{1,2} ?h(?:eures?)?"
    r"|[a-z]+ heures?)$"
)


@dataclass(frozen=True, slots=True)
class Window:
    """When the trouble or the operation began and ends, or ended."""

    starts_at: Read[datetime | None]
    ends_at: Read[datetime | None]

    def is_to_come(self, now: Moment) -> bool:
        """Whether both hours are told, and the first one is still to come."""
        if self.starts_at.value is None or self.ends_at.value is None or self.starts_at.doubts:
            return False
        return now.precedes(self.starts_at.value, self.starts_at.quote)

    def far_from(self, now: Moment) -> str:
        """Return the words for a beginning half a day later than it was written, or later still, else nothing."""
        begins = self.starts_at.value
        return self.starts_at.quote if begins and begins > now.published_at + timedelta(hours=12) else ""

    def over_by(self, now: Moment) -> Window:
        """Return it as that of something over by `now`: an hour that has not come is of something else.

        One that is doubted, as a year mistyped, is kept as it is written.
        """
        starts_at, ends_at = self.starts_at, self.ends_at
        if starts_at.value and not starts_at.doubts and now.precedes(starts_at.value, starts_at.quote):
            return Window(Read(None), ends_at).over_by(now)
        is_day = any(each.code is DoubtCode.DATE_WITHOUT_HOUR for each in ends_at.doubts)
        if ends_at.value is None or (ends_at.doubts and not is_day):
            return self
        begun = ends_at.value - timedelta(days=1) if is_day else ends_at.value
        return Window(self.starts_at, Read(None)) if now.precedes(begun, ends_at.quote) else self


def window_of(kind: Kind, clauses: Sequence[Clause], times: Iterable[TimeMention]) -> Window:
    """Return the time of the trouble or operation; what is not stated is None."""
    if kind in (Kind.INFORMATION, Kind.UNCLASSIFIED):
        return Window(Read(None), Read(None))
    times = tuple(times)
    placed = [placed_in(kind, time, clauses) for time in times]
    known = without_changed([each for each in placed if each is not None])
    moved = next((each for each in known if each.role is Role.WINDOW and is_moved(each)), None)
    if kind is Kind.MAINTENANCE and moved is not None:
        return _checked(_read(moved, is_start=True), _read(moved, is_start=False), is_one=True)
    if kind is Kind.MAINTENANCE:
        known = without_put_off(known, clauses)
    start = _best(known, (Role.START, Role.WINDOW)) or _begun_as_planned(kind, times, clauses)
    ends = (Role.ENDED, Role.END, Role.WINDOW) if kind is Kind.END else (Role.END, Role.WINDOW)
    end = _best(known, ends, last=kind is not Kind.END)
    window = _checked(_read(start, is_start=True), _read(end, is_start=False), is_one=start is end)
    if kind is Kind.MAINTENANCE and (of_each := _hours_of_each(known)):
        doubt = Doubt(DoubtCode.HOURS_DIFFER_BY_SERVICE, " … ".join(of_each))
        window = replace(window, ends_at=replace(window.ends_at, doubts=(*window.ends_at.doubts, doubt)))
    is_dated = start is not None and start.time.has_hour and (end is None or not end.time.has_hour)
    return _lasting(window, clauses) if kind is Kind.MAINTENANCE and is_dated else window


def _hours_of_each(placed: Sequence[Placed]) -> tuple[str, ...]:
    """Return the windows of works that are at hours of their own for each of the services that they name."""
    windows = [each for each in placed if each.role is Role.WINDOW and each.time.has_hour and each.clause.names]
    named = [{name.service for name in each.clause.names} for each in windows]
    hours = {(each.time.starts_at, each.time.ends_at) for each in windows}
    are_apart = all(not one & other for one, other in combinations(named, 2))
    return tuple(each.time.quote for each in windows) if len(hours) > 1 and are_apart else ()


def _lasting(window: Window, clauses: Sequence[Clause]) -> Window:
    """Return a window whose end is told as a duration that stands alone: "Début : 13h00", "Durée : 3 h 15"."""
    told = [each.sentence.words.folded for each in clauses if not each.is_fallback]
    stated = next((found for words in told for form in (LASTING, LASTS) if (found := form.search(words))), None)
    if stated is None or window.starts_at.value is None:
        return window
    return replace(window, ends_at=Read(window.starts_at.value + duration_of(stated), stated.group().strip()))


def _begun_as_planned(kind: Kind, times: Iterable[TimeMention], clauses: Sequence[Clause]) -> Placed | None:
    """Return the first planned window of works that go on longer: their beginning stays what it was."""
    if kind is not Kind.MAINTENANCE or not any(PROLONGED.search(each.folded) for each in clauses):
        return None
    windows = (time for time in times if time.shape is Shape.WINDOW and not time.is_of_message)
    placed = ((time, clause_of(time, clauses)) for time in windows)
    return next((Placed(time, clause, Role.WINDOW) for time, clause in placed if clause is not None), None)


def _best(placed: Sequence[Placed], roles: Sequence[Role], *, last: bool = False) -> Placed | None:
    """Return the first of the foremost role, those with an hour before all; of foreseen ends the last holds."""
    for has_hour in (True, False):
        for role in roles:
            found = [each for each in placed if each.role is role and each.time.has_hour is has_hour]
            # "Incident signalé à 9h50. Début de l'incident : 9h35": the label is what it is about.
            found = [each for each in found if each.clause.topic is Topic.START] or found
            found = [each for each in found if role is not Role.START or not _is_of_the_telling(each)] or found
            if found:
                return found[-1] if last and role is Role.END else found[0]
    return None


def _is_of_the_telling(placed: Placed) -> bool:
    """Whether it is when a trouble was told, its alert opened, or what came before was over: less than when it began.

    "La Commission a signalé à 9h50 une panne", "alerte déclenchée à 10h20", "Alerte du 14/12 à 8h00" in a title, "à la
    suite de la réouverture de 5h30".
    """
    words = before(placed)
    is_of_the_title = placed.clause.topic is Topic.TITLE and placed.time.quote.lower().startswith("du ")
    is_of_the_title = is_of_the_title and ALERT.search(words) is not None
    return is_of_the_title or any(each.search(words) for each in (TOLD_AT, OPENED, SINCE_A_RETURN))


def _read(placed: Placed | None, *, is_start: bool) -> Read[datetime | None]:
    if placed is None:
        return Read(None)
    time = placed.time
    value = (time.starts_at or time.ends_at) if is_start else time.ends_at
    if placed.role in (Role.ENDED, Role.END) and time.shape in (Shape.SINCE, Shape.FROM, Shape.NOT_BEFORE):
        value = time.starts_at
    return Read(value, time.quote, time.doubts)


def _checked(starts_at: Read[datetime | None], ends_at: Read[datetime | None], *, is_one: bool) -> Window:
    if is_one:
        ends_at = Read(ends_at.value, ends_at.quote)
    elif starts_at.value and ends_at.value and ends_at.value < starts_at.value:
        doubt = Doubt(DoubtCode.ENDS_BEFORE_IT_STARTS, f"{starts_at.quote} … {ends_at.quote}")
        ends_at = Read(ends_at.value, ends_at.quote, (*ends_at.doubts, doubt))
    return Window(starts_at, ends_at)


def _is_told_as_ended(time: TimeMention, clauses: Sequence[Clause]) -> bool:
    """Whether it is when a permission had ended before it was given again: "close à 8h30, redevient utilisable"."""
    clause = clause_of(time, clauses)
    return clause is not None and ENDED_AT.search(clause.folded[: max(0, time.start - clause.start)]) is not None


def _until(own: Sequence[TimeMention], clauses: Sequence[Clause], first: TimeMention | None) -> TimeMention | None:
    """Return until when a permission is given: "initialement autorisée jusqu'à 16h, prolongée jusqu'à 20h"."""
    ending = (time for time in own if time.shape in (Shape.UNTIL, Shape.WINDOW) or _will_end(time, clauses))
    ends = [time for time in ending if not _is_over_before(time, first)]
    return next((time for time in ends if not _is_of_before(time, clauses)), next(iter(ends), None))


def _will_end(time: TimeMention, clauses: Sequence[Clause]) -> bool:
    """Whether it is when a permission will end that is given in the same breath: "… et se terminera à 1h"."""
    clause = clause_of(time, clauses)
    if clause is None or _is_within(ENDED_BEFORE, time, clause):
        return False
    return CLOSES_AT.search(clause.folded[: max(0, time.start - clause.start)]) is not None


def _is_of_what_ends(time: TimeMention, clauses: Sequence[Clause]) -> bool:
    """Whether it is when a permission was given that ends, or until when it is suspended."""
    clause = clause_of(time, clauses)
    before = clause.folded[: max(0, time.start - clause.start)] if clause is not None else ""
    if time.shape is Shape.WINDOW:
        return False
    words = SUSPENDED_UNTIL if time.shape is Shape.UNTIL else GIVEN_AT
    return words.search(before) is not None


def _is_over_before(time: TimeMention, first: TimeMention | None) -> bool:
    """Whether it ended a permission that was given before: "autorisée jusqu'à 3h, l'est de nouveau dès 4h15"."""
    if first is None or not first.starts_at or not time.ends_at or first.start <= time.start:
        return False
    return time.ends_at <= first.starts_at


def _is_of_before(time: TimeMention, clauses: Sequence[Clause]) -> bool:
    clause = clause_of(time, clauses)
    if clause is None:
        return False
    before, behind = clause.folded[: max(0, time.start - clause.start)], clause.folded[time.end - clause.start :]
    return OLD.search(before) is not None or LENGTHENED.search(behind) is not None


def in_the_night_of(operation: Window, leave: Window, times: Iterable[TimeMention], zone: ZoneInfo) -> Window:
    """Return the hours of a leave, the first a day later if it is an hour alone that only so lies within an operation.

    "Le samedi, de 23h à 1h, … la procédure de secours pourra être utilisée à partir de 0h30": that of Sunday.
    """
    begins, ends, first = operation.starts_at.value, operation.ends_at.value, leave.starts_at.value
    if begins is None or ends is None or first is None or first >= begins:
        return leave
    later = (first.astimezone(zone) + timedelta(days=1)).astimezone(UTC)
    is_alone = any(time.starts_at == first and time.has_hour and not time.has_date for time in times)
    is_within = is_alone and begins <= later <= ends
    return replace(leave, starts_at=replace(leave.starts_at, value=later)) if is_within else leave


def _ended_at(own: Sequence[TimeMention]) -> Read[datetime | None]:
    """Return when a fallback ended or will end: the last of its hours, if it has any."""
    if not own:
        return Read(None)
    last = own[-1]
    is_at_its_end = last.shape in (Shape.UNTIL, Shape.WINDOW) or MIDNIGHT.search(last.quote.lower()) is not None
    return Read(last.ends_at if is_at_its_end else last.starts_at, last.quote, last.doubts)


def _is_within(words: re.Pattern[str], time: TimeMention, clause: Clause) -> bool:
    """Whether an hour is that of an end or a refusal which leave has followed: "non autorisée à 8h, est ouverte"."""
    found = words.search(clause.folded)
    return found is not None and found.start() <= time.start - clause.start < found.end()


def _is_a_length(time: TimeMention, clause: Clause) -> bool:
    """Whether what looks like an hour is how long leave is given for: "autorisée pour 3 h"."""
    return FOR_HOW_LONG.search(clause.folded[: max(0, time.end - clause.start)]) is not None


def fallback_window(permission: Permission, clauses: Sequence[Clause], times: Iterable[TimeMention]) -> Window:
    """Return from when and until when the clauses that grant or end a fallback say that it holds."""
    silent: Read[datetime | None] = Read(None)
    listed = [time for time in times if not time.is_of_message]
    own = [
        time
        for clause in clauses
        for time in listed
        if begin_of(clause) <= time.start < clause.end
        and not OF_SOMEBODY.search(clause.folded[: max(0, time.start - clause.start)])
        and not _is_within(REFUSED_BEFORE, time, clause)
        and not _is_a_length(time, clause)
    ]
    if permission in (Permission.REFUSED, Permission.NOT_STATED) or not own:
        return Window(silent, silent)
    if permission is Permission.ENDED:
        return Window(silent, _ended_at([time for time in own if not _is_of_what_ends(time, clauses)]))
    begun = [time for time in own if time.shape is not Shape.UNTIL and not is_vague(time)]
    begun = [time for time in begun if time.shape is Shape.WINDOW or not _will_end(time, clauses)]
    begun.sort(key=lambda time: not time.has_hour)
    first = next((time for time in begun if not _is_told_as_ended(time, clauses)), None)
    until = _until(own, clauses, first)
    return Window(
        Read(first.starts_at, first.quote, first.doubts) if first else silent,
        Read(until.ends_at, until.quote, until.doubts if until is not first else ()) if until else silent,
    )
