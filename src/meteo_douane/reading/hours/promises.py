"""Returns that are announced, and have not taken place: a plan is no end (contract §5, rule 4), nor is a heading.

"Rétabli à 10h30", published at 8:00; "Rétablissement DELTA T : à déterminer"; "la maintenance est terminée, le service
rouvrira à 8h".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.hours.dated_returns import GOOD, Moment, is_dated_later, is_of_else, was_planned
from meteo_douane.reading.sentences.aftermaths import is_of_works_over
from meteo_douane.reading.sentences.bystanders import without_bystanders
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.clauses import OUTRIGHT
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.denials import RETURNED, SPEAKING, foreseen
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.predicates import predicates_in
from meteo_douane.reading.times.mentions import TimeMention
from meteo_douane.reading.vocabulary.answers import answer_in, is_no_yes
from meteo_douane.reading.vocabulary.kind_words import LIFTED_LATER
from meteo_douane.reading.vocabulary.nouns import SERVICES
from meteo_douane.reading.vocabulary.reservation_words import FOR_NOW
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import Predicate, State
from meteo_douane.reading.vocabulary.took_place import COMING_BACK, IT_IS_TO_COME, OF_A_BACKLOG, WILL_BE_BACK

#: The end of a text that was cut short: "fonctionne à nouveau, mais".
BREAKS_OFF = pattern_of(
    r"(?:,|\b(?:mais|sauf|hormis|hors|excepte|toutefois|cependant|neanmoins|et|ou|a l'exception(?: d[eu'])?))\W*$"
    r"(?<![.!?])"
)
#: The same where nothing stands below it: "retour à la normale dès". A line that is wrapped ends so, too.
LEFT_HANGING = pattern_of(
    r";\s*$| (?:a|au|aux|de|du|des|d'|le|la|les|l'|une?|en|par|pour|chez|dans|sur|vers|avec|sans|apres|avant"
    r"|des que|une fois|encore|presque|quasi|suivie?s?)\s*$"
    # "La réouverture a entraîné de nouv": of what, it did not come to say.
    r"| a (?:\w+ment )?(?:entraine|provoque|cause|genere|declenche)(?: (?:de|des|une?|d')(?: ?\w+){0,2})?\s*$"
    # "Le rétabli", of "le rétablissement est prévu".
    r"|\b(?:le |la |l'|un |une |de |du |d'|notre )(?:retabli(?:e?s?|s\w*)|r(?:e)?ouvert|remis|repris|leve|clos)\s*$"
)
#: What is back, in words that name no service.
THE_SERVICE = pattern_of(
    rf"\b(?:{SERVICES}|teleservices?|acces|usagers?|operateurs?|reouverture"
    r"|remise en (?:service|ligne|route|production)|retablissement|retour a la normale)\b"
)
#: "L'EDI suivra en mai": so may a version.
FOLLOWS = pattern_of(r"\bsuivr(?:a|ont)\b")
#: "…, | ECS à 11h" without its name: nothing but hours.
HOUR_OF_IT = pattern_of(
    r"(?:\W|\d{1,2} ?h(?: ?\d\d)?|\d{1,2}:\d\d|\b(?:a|et|puis|des|depuis|vers|l[ae]|l|en|pour|midi|mode)\b)*"
)
#: The alert itself, whatever works for now.
IN_FORCE = pattern_of(
    r"\balerte (?:n'est (?:donc |toutefois )?(?:pas|toujours pas) (?:encore )?(?:levee|close|cloturee)"
    r"|(?:est |reste |demeure )(?:donc |toutefois )?(?:maintenue|en vigueur|active|ouverte)|se poursuit|continue)\b"
)
#: What is over is the paper, and not yet the trouble.
A_TROUBLE_OVER = pattern_of(rf"\b{TROUBLES}")


def with_promises(clauses: Sequence[Clause], times: Sequence[TimeMention], now: Moment) -> tuple[Clause, ...]:
    """Return clauses with the returns that are only announced `now`, and with the end of a title that they undo."""
    listed = zip((None, *clauses), clauses, strict=False)
    told = [piece for before, each in listed for piece in _by_its_hours(each, before, times)]
    is_over = any(each.topic is Topic.TITLE and OUTRIGHT.search(each.folded) for each in told)
    told = [
        _announced(each) if is_dated_later(each, times, now) or (not is_over and was_planned(each, times)) else each
        for each in told
    ]
    told = [_announced(each) if _is_left_open(each, told) or _will_be_back(each) else each for each in told]
    told = [_announced(each) if _breaks_off(each, told[-1]) or _is_coming_back(each) else each for each in told]
    told = [
        _announced(each) if behind and (_has_its_verb(each, behind) or _is_told_next(each, behind)) else each
        for each, behind in zip_longest(told, told[1:])
    ]
    if _is_lifted_later(told):
        told = [_announced(each) if each.state in RETURNED else each for each in told]
    if not _undo_its_end(told):
        return tuple(told)
    return tuple(_undone(each) for each in told)


def _has_its_verb(clause: Clause, behind: Clause) -> bool:
    """Whether the clause behind has the verb of both: "DELTA IE Import puis, si tout va bien, Export seront …"."""
    is_of_one = clause.sentence is behind.sentence and clause.state is behind.state is State.AHEAD
    return is_of_one and behind.is_announced and bool(clause.names)


def _is_told_next(clause: Clause, behind: Clause) -> bool:
    """Whether a return is only named, and the clause behind it says that it is to come: "Il aura lieu à 12h"."""
    is_named = clause.state in GOOD and not clause.has_verb and clause.topic is not Topic.TITLE
    return is_named and IT_IS_TO_COME.match(behind.folded) is not None


def _announced(clause: Clause) -> Clause:
    return replace(foreseen(clause), state=State.AHEAD, is_announced=True)


def _undone(clause: Clause) -> Clause:
    """Return a clause of a message whose end is undone: its title ends nothing, nor does the end of works."""
    if clause.topic is Topic.TITLE:
        return _announced(clause) if clause.state in GOOD else replace(clause, is_announced=True)
    is_over = is_of_works_over(clause) or (clause.state is State.UP and _is_of_a_trouble(clause))
    return replace(clause, state=State.NOTHING, predicates=()) if is_over else clause


def _is_of_a_trouble(clause: Clause) -> bool:
    return A_TROUBLE_OVER.search(clause.folded) is not None and not clause.names


def _by_its_hours(clause: Clause, before: Clause | None, times: Sequence[TimeMention]) -> Iterator[Clause]:
    """Yield returns cut at their services where each has its own hour: "DELTA IE 7h30, DELTA T 9h00"."""
    starts = [each.start for each in clause.mentions] if not (clause.names and clause.modes) else []
    places = [(one, other) for one, other in pairwise((*starts, clause.end))]
    is_each_dated = bool(places) and all(any(one < time.start < other for time in times) for one, other in places)
    if not is_each_dated or not (_is_list_of_returns(clause, before) or _is_elided(clause, starts)):
        yield clause
        return
    for one, other in pairwise((clause.start, *starts[1:], clause.end)):
        names = tuple(each for each in clause.names if one <= each.start < other)
        modes = tuple(each for each in clause.modes if one <= each.start < other)
        piece = replace(clause, start=one, end=other, state=State.UP, names=names, modes=modes)
        back = tuple(Predicate(each.start, each.end, State.UP) for each in piece.mentions)[:1]
        yield replace(piece, folded=clause.folded[one - clause.start : other - clause.start], predicates=back)


def _is_elided(clause: Clause, starts: Sequence[int]) -> bool:
    """Whether one verb is of all that a clause tells, each with its hour: "DELTA T est rétabli à 9h, ECS à 11h"."""
    if clause.state is not State.UP or not starts[1:]:
        return False
    rest = clause.unnamed[starts[1] - clause.start :]
    is_before = all(each.end <= starts[1] for each in clause.predicates)
    return is_before and HOUR_OF_IT.fullmatch(rest) is not None


def _is_list_of_returns(clause: Clause, before: Clause | None) -> bool:
    """Whether all that a clause tells of services is when each is back, below words that say so."""
    if any(not each.is_noun for each in clause.predicates) or clause.state not in (State.UP, State.NOTHING):
        return False
    if clause.state is State.UP:
        return len(clause.names) > 1
    return not clause.predicates and (clause.topic is Topic.END or _is_head_of(before, clause))


def _is_head_of(before: Clause | None, clause: Clause) -> bool:
    """Whether the clause before names a return, up to the colon that the list stands behind."""
    if before is None or before.sentence is not clause.sentence:
        return False
    return before.state is State.UP and before.folded.rstrip().endswith(":")


def _will_be_back(clause: Clause) -> bool:
    """Whether a text tells of a service that it will be back, and not when."""
    is_told = clause.topic in SPEAKING and clause.topic is not Topic.TITLE and not clause.is_fallback
    is_of_a_mode = bool(clause.modes) and FOLLOWS.search(clause.folded) is None
    is_of_a_service = bool(clause.names) or is_of_a_mode or THE_SERVICE.search(clause.folded) is not None
    will_be = WILL_BE_BACK.search(clause.folded)
    if not is_told or not is_of_a_service or will_be is None or clause.state not in GOOD:
        return False
    is_alone = all(each.start - clause.start >= will_be.start() for each in clause.predicates)
    return (is_alone or clause.state is State.AHEAD) and not is_of_else(clause.folded)


def _breaks_off(clause: Clause, last: Clause) -> bool:
    """Whether a text that is cut short was about to take a return back, or to tell what it waits for."""
    if clause.state not in GOOD:
        return False
    words = clause.sentence.words.folded
    is_left_hanging = clause.sentence is last.sentence and LEFT_HANGING.search(words) is not None
    return is_left_hanging or BREAKS_OFF.search(words) is not None


def _is_coming_back(clause: Clause) -> bool:
    """Whether a service is told by name to be on its way back, whatever else is over."""
    is_told = clause.state is State.AHEAD and bool(clause.names) and clause.topic in SPEAKING
    return is_told and clause.topic is not Topic.TITLE and COMING_BACK.search(clause.folded) is not None


def _is_lifted_later(clauses: Sequence[Clause]) -> bool:
    """Whether the alert is still to be lifted, and all that works again is the service as a whole, or for now."""
    back = [each for each in clauses if each.state in RETURNED]
    heard = [each for each in clauses if each.sentence.is_heard]
    is_later = any(LIFTED_LATER.search(each.folded) for each in heard)
    is_of_a_mode = any(each.state is State.DOWN and each.modes for each in heard)
    is_in_force = not is_of_a_mode and any(IN_FORCE.search(each.folded) and not each.mentions for each in heard)
    is_for_now = any(FOR_NOW.search(each.folded) for each in back)
    is_of_the_whole = bool(back) and not any(each.modes for each in back)
    return (is_later and is_of_the_whole) or (is_in_force and is_for_now)


def _is_left_open(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether it is a heading that names a return, and what stands behind its colon does not say that it took place."""
    if clause.state is not State.UP or clause.has_verb:
        return False
    asked = answer_in(clause.sentence.words.folded)
    colon = clause.sentence.start + len(asked[0]) if asked else clause.start
    if asked is None or clause.start > colon or any(each.state in RETURNED for each in predicates_in(asked[1])):
        return False
    names = [name.start for each in clauses if each.sentence is clause.sentence for name in each.names]
    is_named = any(each < colon for each in names)
    return not any(each > colon for each in names) and is_no_yes(asked[0] if is_named else "", asked[1])


def _undo_its_end(clauses: Sequence[Clause]) -> bool:
    """Whether what is announced is all that the title names, and nothing that the text tells is back already."""
    titles = [each for each in clauses if each.topic is Topic.TITLE]
    if any(each.is_announced for each in titles):
        is_of_some = all(each.names or each.modes for each in titles if each.is_announced)
        return not (is_of_some and any(each.state is State.UP and (each.names or each.modes) for each in titles))
    titled = frozenset(name.service for each in titles for name in each.names)
    told = [each for each in without_bystanders(clauses) if each.topic in SPEAKING and not each.is_fallback]
    told = [each for each in told if not _is_beside_it(each, titled)]
    if not any(each.state in RETURNED for each in told):
        titled = frozenset()  # nothing is back, whatever part of it is said to come
    back = [each for each in told if each.state in RETURNED and each.has_verb and _may_be_of(each, titled)]
    if back and all(_is_of_a_trouble(each) for each in back):
        titled = frozenset()  # the trouble is over: of no mode of the service is it said that it works
    announced = [each for each in told if each.is_announced and _is_of_all(each, titled, told)]
    is_of_the_service = any(each.names or each.modes or THE_SERVICE.search(each.folded) for each in announced)
    if all(each.topic is Topic.END for each in announced):
        return bool(announced) and not back
    return not any(not _is_over_only(each, is_of_the_service=is_of_the_service) for each in back)


def _is_beside_it(clause: Clause, titled: frozenset[str]) -> bool:
    """Whether what is announced is of other services than the title's alone, or what comes behind any return."""
    named = {name.service for name in clause.names}
    is_of_others = bool(named and titled) and not any(is_kin(one, other) for one in named for other in titled)
    return clause.is_announced and (is_of_others or OF_A_BACKLOG.search(clause.folded) is not None)


def _is_over_only(clause: Clause, *, is_of_the_service: bool) -> bool:
    """Whether what is over are works, or, where the service is said to come back later, the trouble."""
    return is_of_works_over(clause) or (is_of_the_service and _is_of_a_trouble(clause))


def _is_of_all(clause: Clause, titled: frozenset[str], told: Sequence[Clause]) -> bool:
    """Whether what is announced is of all that a title names, and not what its sentence excepts."""
    named = {name.service for name in clause.names}
    beside = [each for each in told if each.sentence is clause.sentence and each.start < clause.start]
    if any(each.is_exception or each.is_part_left or each.modes for each in beside):
        return False
    return not (clause.modes and titled) and (not named or titled <= named)


def _may_be_of(clause: Clause, titled: frozenset[str]) -> bool:
    named = {name.service for name in clause.names}
    return not named or not titled or bool(named & titled)
