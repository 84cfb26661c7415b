"""For whom words on the fallback are: which service, in which modes, and who is not spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import ALL_MODES, Mode, Permission, ServiceScope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.scopes import Parts
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.fallback_cuts import SIDE
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.text.modes import ModeMention
from meteo_douane.reading.text.names import NameMention

Decided = list[tuple[Clause, Permission]]

BOTH_MODES = frozenset({Mode.DTI, Mode.EDI})
LIMITABLE = frozenset({Permission.ALLOWED, Permission.ADVISED, Permission.ENDED})


def modes_granted(clauses: list[Clause], parts: Parts, permission: Permission) -> frozenset[Mode] | None:
    """Return the modes that a permission is given for, or ends in, if each of its clauses names some.

    All of them if that is all that is in trouble, or all that an end is about; a mode in which the same service works
    again is left out of what is given for the other one, though the end may not name that ("reste autorisée en DTI").
    """
    if permission not in LIMITABLE or not all(each.modes for each in clauses):
        return None
    named = frozenset[Mode]().union(*(mention.modes for each in clauses for mention in each.modes))
    is_over = permission is Permission.ENDED
    both = (*parts.affects.parts, *parts.restores.parts)
    back = tuple(part for part in parts.restores.parts if part.service in parts.affects.services)
    scope = both if is_over else (*parts.affects.parts, *back) or parts.restores.parts
    stated = [part.modes for part in scope if part.modes is not None]
    if not scope or len(stated) < len(scope):
        return ALL_MODES if named >= BOTH_MODES else named
    touched = frozenset[Mode]().union(*stated)
    if named >= touched:
        return ALL_MODES
    is_of_what_is_left = not is_over and not parts.affects.parts and named.isdisjoint(touched)
    return named if is_of_what_is_left else (named & touched) or None


def with_names_behind(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield clauses, a label of the fallback with whom it is for: "Procédure de secours refusée : | DELTA T"."""
    for clause, behind in zip_longest(clauses, clauses[1:]):
        is_label = clause.is_fallback and not clause.names and clause.folded.rstrip().endswith(":")
        is_list = behind is not None and behind.sentence is clause.sentence and not behind.predicates
        is_headed = is_label and is_list
        yield replace(clause, names=behind.names, modes=clause.modes or behind.modes) if is_headed else clause


def with_names_before(decided: Decided, clauses: Sequence[Clause]) -> Decided:
    """Return answers that differ and name nothing, each with the services of its own line or of the lines above it.

    "DELTA T : indisponible, secours autorisé. DELTA IE : indisponible, secours refusé." Where that tells them not
    apart, each with its modes: "EDI : rétabli, le secours y prend fin. DTI : bloqué, le secours reste autorisé."
    """
    if len({found for _, found in decided}) == 1:
        return decided
    bare = [each for each, _ in decided if not (each.names or each.modes or each.topic is Topic.TITLE)]
    names = [_named_above(each, clauses) for each in bare]
    modes = [_modes_above(each, clauses) for each in bare]
    if len(bare) > 1 and len({tuple(name.service for name in each) for each in names}) == len(bare):
        told = {id(each): replace(each, names=above) for each, above in zip(bare, names, strict=True)}
    elif len({tuple(mode.modes for mode in each) for each in modes}) == len(bare):
        told = {id(each): replace(each, modes=above) for each, above in zip(bare, modes, strict=True)}
    else:
        return decided
    return [(told.get(id(clause), clause), found) for clause, found in decided]


def _modes_above(clause: Clause, clauses: Sequence[Clause]) -> tuple[ModeMention, ...]:
    """Return the modes that its own sentence, or line, names before a clause, beside the fallback."""
    told = (each for each in clauses if each.start < clause.start and each.modes and not each.is_fallback)
    return next((each.modes for each in reversed(tuple(told)) if each.sentence is clause.sentence), ())


def _named_above(clause: Clause, clauses: Sequence[Clause]) -> tuple[NameMention, ...]:
    """Return the services that were last named before a clause, by words of the text that are not on the fallback."""
    told = (each for each in clauses if each.start < clause.start and each.names and not each.is_fallback)
    return next((each.names for each in reversed([one for one in told if one.topic is not Topic.TITLE])), ())


def latest_entry(decided: Decided) -> Decided:
    """Return what the newest entry of a log says, else the others: a permission holds until it is taken back."""
    return [each for each in decided if each[0].topic is not Topic.FORMER] or decided


def without_ended_since(decided: Decided) -> Decided:
    """Return what is said without leave that its own sentence goes on to end: "activée à 8h, mais levée à 10h"."""
    ends = [each.sentence for each, found in decided if found is Permission.ENDED and not (each.names or each.modes)]
    return [
        (clause, found)
        for clause, found in decided
        if found is Permission.ENDED or clause.sentence not in ends or clause.names or clause.modes
    ]


def of_the_affected(decided: Decided, parts: Parts) -> Decided:
    """Return what is said without what is excepted for services that are not in question, what is excepted last."""
    touched = {*parts.affects.services, *parts.restores.services}
    excepted = [each for each in decided if each[0].is_exception and each[0].names]
    told = [each for each in excepted if any(is_kin(name.service, one) for name in each[0].names for one in touched)]
    return [*(each for each in decided if each not in excepted), *told]


def foremost(decided: Decided, parts: tuple[ServiceScope, ...]) -> tuple[Clause, Permission]:
    """Return what is said of the first service, in its own modes or on its own side where the permission differs."""
    first = parts[:1]
    named = (
        [each for each in decided if any(name.service == first[0].service for name in each[0].names)] if first else []
    )
    side = side_of_service(first[0].service) if first else None
    of_its_side = [each for each in decided if side is not None and side_of(each[0]) == side]
    listed = named or of_its_side or decided
    own = [
        each
        for each in listed
        if any(first and first[0].modes and mode.modes <= first[0].modes for mode in each[0].modes)
    ]
    return (own or listed)[0]


#: Services that are of one side, though their code does not tell.
OF_EXPORTS = frozenset({"ecs", "sds"})
OF_IMPORTS = frozenset({"delta-h7", "ics2", "antes"})


def side_of(clause: Clause) -> str | None:
    """Return the one side that a clause speaks of beside the names of services; none where it speaks of both."""
    words = blanked(clause.folded, clause.start, clause.names)
    sides = {found["side"] for found in SIDE.finditer(words)}
    return sides.pop() if len(sides) == 1 else None


def side_of_service(service: str) -> str | None:
    """Return the side that a service is of, if it is of one."""
    if service in OF_EXPORTS:
        return "export"
    side = "import" if service in OF_IMPORTS else service.rpartition("-")[2]
    return side if side in ("import", "export") else None


#: "Uniquement pour DELTA T", "n'est autorisée qu'en DTI": for what is not named there is none.
ALONE = pattern_of(
    r"\b(?:uniquement|seulement|exclusivement|seule?s?|reservee?s?|limitee?s?)\b|\b(?:ne |n')[^,.;]{0,60}?\bqu(?:e "
    r"|'|a )"
)
BESIDE = 20


def is_of_others_alone(clauses: Sequence[Clause], parts: Parts, catalogue: Catalogue) -> bool:
    """Whether leave is given to what is not in question and to nothing else: of what is in question, none is given."""
    if not all(_names_those_alone(each) for each in clauses):
        return False
    sides = {side_of(each) for each in clauses}
    touched = [side_of_service(each) for each in (*parts.affects.services, *parts.restores.services)]
    is_of_another_side = None not in (*sides, *touched) and bool(touched) and sides.isdisjoint(touched)
    by_name = [set(_spoken_of(each)) for each in clauses]
    is_of_another_name = all(by_name) and _is_of_others(set[str]().union(*by_name), parts, catalogue)
    return is_of_another_side or is_of_another_name or is_of_another_mode(clauses, parts)


def _names_those_alone(clause: Clause) -> bool:
    """Whether a service, a mode or a side stands beside the words that leave out all others."""
    spans = [(each.start - clause.start, each.end - clause.start) for each in clause.mentions]
    spans += [side.span() for side in SIDE.finditer(clause.folded)]
    alone = [each.span() for each in ALONE.finditer(clause.folded)]
    return any(
        0 <= start - last <= BESIDE or 0 <= first - end <= BESIDE for start, end in spans for first, last in alone
    )


def is_of_one_side(clauses: Sequence[Clause], parts: Parts) -> bool:
    """Whether all that is said of the fallback is said of one side, and something of another is in trouble or back."""
    sides = {side_of(each) for each in clauses}
    touched = (*parts.affects.services, *parts.restores.services)
    return None not in sides and len(sides) == 1 and any(side_of_service(each) not in sides for each in touched)


#: "Jusqu'au rétablissement de TRIGO": until when, and not for whom.
UNTIL_ITS_RETURN = pattern_of(
    r"\b(?:retablissement|retour|reprise|reouverture|remise en service|resolution)\b[^.;,]{0,25}$"
)


def is_of_another_mode(clauses: Sequence[Clause], parts: Parts) -> bool:
    """Whether all that is said of the fallback is said of modes in which nothing is in trouble or back.

    "Procédure de secours autorisée en DTI", of a service that is in trouble in EDI: of that nothing is said.
    """
    named = frozenset[Mode]().union(*(mention.modes for each in clauses for mention in each.modes))
    touched = [part.modes for part in (*parts.affects.parts, *parts.restores.parts)]
    is_alone = all(each.modes for each in clauses)
    return is_alone and bool(touched) and all(modes is not None and named.isdisjoint(modes) for modes in touched)


def _is_of_others(named: set[str], parts: Parts, catalogue: Catalogue) -> bool:
    """Whether all is said of services that are neither in trouble nor back."""
    touched = {*parts.affects.services, *parts.restores.services}
    return bool(touched) and not any(catalogue.overlaps(each, one) for each in touched for one in named)


def is_of_some(clauses: Sequence[Clause], parts: Parts, catalogue: Catalogue) -> bool:
    """Whether all that is said of the fallback is said by name of some of what is in trouble, and nothing of the rest.

    "DELTA G et DELTA X sont indisponibles. La procédure de secours est autorisée pour DELTA X." So it is
    where it ends for a service that is back, and another one is still in trouble; or where it is of others alone.
    """
    if is_of_one_side(clauses, parts):
        return True
    by_name = [set(_spoken_of(each)) for each in clauses]
    named = set[str]().union(*by_name)
    affected = parts.affects.services
    if all(by_name) and _is_of_others(named, parts, catalogue):
        return True
    is_of_the_restored = not named.isdisjoint(parts.restores.services)
    is_of_the_affected = any(catalogue.overlaps(each, one) for each in affected for one in named)
    if not all(by_name) or not (is_of_the_affected or is_of_the_restored):
        return False
    return not all(_is_whole_of(each, named, catalogue) for each in affected)


def _is_whole_of(service: str, named: set[str], catalogue: Catalogue) -> bool:
    """Whether services that are named are all of one: itself, what it is a part of, or both of its sides."""
    sides = {f"{service}-import", f"{service}-export"}
    return sides <= named or any(catalogue.within(service, each) for each in named)


def services_named(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return the services that clauses are for, in order; none if one of them names none."""
    by_name = [tuple(_spoken_of(each)) for each in clauses]
    return tuple(dict.fromkeys(one for each in by_name for one in each)) if all(by_name) else ()


def _spoken_of(clause: Clause) -> Iterator[str]:
    for name in clause.names:
        before = clause.sentence.words.folded[: name.start - clause.sentence.start]
        if not UNTIL_ITS_RETURN.search(before):
            yield name.service
