"""What is said of the fallback in a whole message, and for whom, from when and until when it holds (contract §3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Permission, Read, ServiceScope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.fallback.fallback_closings import with_closings
from meteo_douane.reading.fallback.fallback_ends import until_then
from meteo_douane.reading.fallback.fallback_for_whom import is_for_a_mode_alone
from meteo_douane.reading.fallback.fallback_limits import limit_behind
from meteo_douane.reading.fallback.fallback_scopes import (
    Decided,
    foremost,
    is_of_another_mode,
    is_of_others_alone,
    is_of_some,
    latest_entry,
    modes_granted,
    of_the_affected,
    services_named,
    with_names_before,
    with_names_behind,
    without_ended_since,
)
from meteo_douane.reading.fallback.fallbacks import is_general, judgements, left_open
from meteo_douane.reading.hours.dated_returns import Moment
from meteo_douane.reading.hours.windows import Window, fallback_window, in_the_night_of
from meteo_douane.reading.scopes.scopes import Parts
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.times.moments import TimeMention
from meteo_douane.reading.vocabulary.fallback_stems import ENDS, Judgement
from meteo_douane.reading.vocabulary.fallback_to_come import UNDATED

#: "Procédure de secours : autorisée", and below it "Début de la procédure de secours : 21/07/2026 à 15h00".
BEGINS_AT = pattern_of(
    r"\W*(?:(?:date|heure)s? (?:et heure )?(?:de |d'))?"
    r"(?:debut|ouverture|mise en (?:place|(?:oe|œ)uvre)|effet|activation)"
    r" (?:de la |du |de )?(?:procedure de |mode )?secours ?[:=]"
)
#: What becomes of leave later is no condition of it.
HOW_IT_ENDS = pattern_of(
    rf"\b(?:{ENDS}|prolong|recondui|renouvel|fin\b|cess|expir|lever\b|levee\b|s'acheve|sorti|quitt)"
)
GRANTED = (Permission.ALLOWED, Permission.ADVISED)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the message tells beside the fallback: its kind, its services and their hours."""

    kind: Kind
    parts: Parts
    window: Window


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the fallback, and the services that it is said for, if all of it names some."""

    read: Read[Fallback]
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The words as they were published, between two places, the zone of their hours and when they were written."""

    quote: Callable[[int, int], str]
    zone: ZoneInfo
    now: Moment

    def doubt(self, code: DoubtCode, clause: Clause) -> Doubt:
        """Return a doubt that quotes a clause."""
        return Doubt(code, self.quote(clause.start, clause.end))


def fallback_of(
    clauses: Sequence[Clause],
    times: Sequence[TimeMention],
    trouble: Trouble,
    catalogue: Catalogue,
    published: Published,
) -> Said:
    """Return what is said of the fallback of the first service that is affected or restored (contract §3)."""
    said = list(_said(clauses, trouble.kind))
    decided = _decided(said, clauses, times, trouble.parts, published.now)
    if not decided:
        return Said(Read(Fallback(), doubts=tuple(published.doubt(code, each) for each, code in left_open(said))))
    clause, permission = foremost(decided, (*trouble.parts.affects.parts, *trouble.parts.restores.parts))
    agreeing, contrary = _told_apart(decided, permission)
    limit = limit_behind(agreeing, clauses, trouble.parts) if permission in GRANTED and not contrary else None
    is_of_others = not contrary and is_of_others_alone(agreeing, trouble.parts, catalogue)
    withheld = agreeing if is_of_others else _left_open_for_the_first(clause, said, trouble.parts)
    withheld = [*agreeing, limit.clause] if limit is not None and limit.is_total else withheld
    if permission in GRANTED and withheld:
        return Said(Read(Fallback(), doubts=tuple(_differing(withheld, published))))
    silent = agreeing[:1] if is_of_some(agreeing, trouble.parts, catalogue) else []
    told = [*agreeing, *_hours_beside(said)] if permission in GRANTED else agreeing
    window = in_the_night_of(trouble.window, fallback_window(permission, told, times), times, published.zone)
    modes = modes_granted(agreeing, trouble.parts, permission)
    value = Fallback(permission, window.starts_at.value, window.ends_at.value, modes)
    differs = bool(value.modes_left) or is_of_another_mode(agreeing, trouble.parts)
    limited = clause if differs else _on_a_condition(said, agreeing, permission)
    code = DoubtCode.FALLBACK_DIFFERS_BY_MODE if differs else DoubtCode.CONDITION
    limits = [published.doubt(code, limited)] if limited else []
    limits += [published.doubt(limit.code, limit.clause)] if limit else []
    doubts = (*limits, *_differing(contrary or silent, published), *window.starts_at.doubts, *window.ends_at.doubts)
    return Said(Read(value, published.quote(clause.start, clause.end), doubts), services_named(agreeing))


def _told_apart(decided: Decided, permission: Permission) -> tuple[list[Clause], list[Clause]]:
    """Return the clauses that say the same, and those that say something else."""
    agreeing = [each for each, found in decided if found is permission]
    return agreeing, [each for each, found in decided if found is not permission]


def _hours_beside(said: Iterable[tuple[Clause, Judgement]]) -> list[Clause]:
    """Return the clauses that tell hours of a leave below a label, and nothing of the leave itself."""
    return [each for each, found in said if not found.permission and BEGINS_AT.match(each.folded)]


def _decided(
    said: Sequence[tuple[Clause, Judgement]],
    clauses: Sequence[Clause],
    times: Sequence[TimeMention],
    parts: Parts,
    now: Moment,
) -> Decided:
    """Return what is said that leaves nothing open, as it is by now and as far as it is of what is in question."""
    latest = latest_entry([(clause, each.permission) for clause, each in said if each.permission])
    named = with_names_before(without_ended_since(latest), clauses)
    return of_the_affected(with_closings(named, times, now), parts)


def _left_open_for_the_first(granting: Clause, said: Sequence[tuple[Clause, Judgement]], parts: Parts) -> list[Clause]:
    """Return what leaves the fallback of the first service open, where leave is given to another service or mode.

    "À l'étude pour DELTA IE, autorisée pour DELTA T", of DELTA IE first.
    """
    first = next(iter((*parts.affects.parts, *parts.restores.parts)), None)
    if first is None or not (granting.names or granting.modes) or _is_of(first, granting):
        return []
    undecided = (each for each, _ in left_open([one for one in said if not one[1].permission]))
    return [each for each in undecided if (each.names or each.modes) and _is_of(first, each)]


def _is_of(part: ServiceScope, clause: Clause) -> bool:
    """Whether a clause is of a service in its modes, as far as it names any."""
    is_named = not clause.names or any(is_kin(each.service, part.service) for each in clause.names)
    is_in_mode = not clause.modes or part.modes is None or any(each.modes & part.modes for each in clause.modes)
    return is_named and is_in_mode


def _on_a_condition(
    said: Iterable[tuple[Clause, Judgement]], agreeing: Sequence[Clause], permission: Permission
) -> Clause | None:
    """Return the clause that sets a condition to what is said: in its own words, or beside a leave."""
    weighed = [each for each, found in said if found.is_conditional and found.permission in (None, permission)]
    weighed = [each for each in weighed if not is_for_a_mode_alone(each)]
    beside = [each for each in weighed if permission in GRANTED and not HOW_IT_ENDS.search(each.folded)]
    return next((each for each in weighed if each in agreeing or each in beside), None)


def _differing(clauses: Sequence[Clause], published: Published) -> Iterator[Doubt]:
    """Yield a doubt for each clause that says of others what does not hold for the first."""
    return (published.doubt(DoubtCode.FALLBACK_DIFFERS_BY_SERVICE, each) for each in clauses)


def _said(clauses: Sequence[Clause], kind: Kind) -> Iterable[tuple[Clause, Judgement]]:
    """Yield what clauses say of the fallback; an end that is still to come leaves it as it is.

    Leave in the future is that of works, or has its hour: "la procédure de secours sera ouverte" leaves a doubt.
    """
    for clause, judgement in judgements(with_names_behind(clauses)):
        if kind is Kind.INFORMATION and is_general(clause):
            continue
        is_undated = judgement.permission in GRANTED and UNDATED.match(clause.sentence.words.folded)
        is_to_come = is_undated and kind is not Kind.MAINTENANCE
        told = replace(judgement, is_conditional=True) if is_to_come else judgement
        yield clause, told if kind is Kind.END else until_then(clause, told)
