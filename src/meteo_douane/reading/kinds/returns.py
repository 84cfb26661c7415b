"""What tells that a trouble is over: the last word of a text, all of it told of the past, all of a title returned."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.cues import Cues, states_of
from meteo_douane.reading.sentences.said import ordinal_in
from meteo_douane.reading.text.words import normalised
from meteo_douane.reading.vocabulary.exception_words import EXCEPT
from meteo_douane.reading.vocabulary.kind_words import END_OF_A_PART
from meteo_douane.reading.vocabulary.states import State


def works_now(cues: Cues) -> bool:
    """Whether the last word of a text is that its service works."""
    last = [each for each in cues.told if each.state is not State.NOTHING][-1:]
    return any(each.state in (State.FINE, State.OPEN) and each.has_verb and not each.names for each in last)


#: "Une coupure a eu lieu de 8h à 9h30", "un incident est survenu": over, where a return follows.
_CAME_ABOUT = (
    r"\b(?:a|ont) eu lieu\b|\b(?:s'est|se sont) produite?s?\b|\b(?:est|sont) (?:\w+ment )?(?:survenu|intervenu)e?s?\b"
)
CAME_ABOUT = pattern_of(_CAME_ABOUT)
#: "Une nouvelle coupure a eu lieu": one that nobody knew of; "l'incident est survenu à 8h" is the one that was known.
ONE_CAME_ABOUT = pattern_of(rf"^\W*(?:\w+,? )?une? [^.;]{{2,60}}?(?:{_CAME_ABOUT})")


def is_all_told_of_the_past(cues: Cues) -> bool:
    """Whether a text tells its trouble as past, and that it is over: "étaient rejetées. Incident résolu à 9h."."""
    down = [each for each in cues.told if each.state is State.DOWN]
    returns = [each for each in cues.told if each.state is State.UP]
    is_open = states_of(cues.told) & {State.SAME, State.AHEAD} or any(each.is_standing for each in cues.titled)
    back = max((each.start for each in returns), default=0)
    is_past = bool(down) and all(RETROSPECT.search(each.folded) or _came_about(each, back) for each in down)
    return is_past and not is_open and all(each.is_finished and not each.modes for each in returns)


def _came_about(clause: Clause, back: int) -> bool:
    """Whether a trouble is told as one that came about, before the return that stands at a place of the text."""
    return clause.start < back and CAME_ABOUT.search(clause.folded) is not None


def is_of_an_untold_part(words: str, cues: Cues) -> bool:
    """Whether words declare an end of a part, and neither they nor the text tell of which one."""
    if not END_OF_A_PART.search(words):
        return False
    titled = {name.service for clause in cues.titled for name in clause.names}
    modes = {mode for clause in cues.titled for listed in clause.modes for mode in listed.modes}
    told = (each for each in cues.told if each.state not in (State.NOTHING, State.AHEAD) and not each.is_fallback)
    parts = (each.modes or {name.service for name in each.names} - titled for each in told)
    return len(modes) != 1 and not any(parts) and not is_of_some(_returned(cues), cues)


def _returned(cues: Cues) -> list[Clause]:
    return [each for each in cues.told if each.state in (State.UP, State.OPEN)]


def is_of_some(returns: Sequence[Clause], cues: Cues) -> bool:
    """Whether what returned are some of the services that the title names, and not all of them."""
    titled = {name.service for clause in cues.titled for name in clause.names}
    named = {name.service for clause in returns for name in clause.names if not name.is_collective}
    return bool(named) and named < titled


def is_whole(returns: Sequence[Clause], cues: Cues) -> bool:
    """Whether what returned is all that the title names; in doubt it is only a part."""
    titled = {name.service for clause in cues.titled for name in clause.names}
    named = {name.service for clause in returns for name in clause.names if not name.is_collective}
    titled_modes = {mode for clause in cues.titled for listed in clause.modes for mode in listed.modes}
    returned = [listed for clause in returns for listed in clause.modes]
    modes = {mode for listed in returned for mode in listed.modes}
    if any(EXCEPT.match(normalised(listed.quote)) for listed in returned):
        return False
    if len({one for each in returns if (one := ordinal_in(each)) in ("first", "second")}) == 1:
        return False
    return (not named or titled <= named) and (not modes or modes >= (titled_modes or {Mode.DTI, Mode.EDI}))


def kind_by_returns(kind: Kind, returns: Sequence[Clause], cues: Cues) -> Kind | None:
    """Return what the returns that a text tells make of a kind: an end, or a bulletin where they are of a part."""
    if not returns:
        return None
    goes_on = any(each.is_standing for each in cues.told if each.state is State.DOWN)
    if not states_of(cues.told) & {State.SAME, State.AHEAD} and not goes_on:
        return Kind.END if is_whole(returns, cues) else Kind.BULLETIN
    is_of_some_by_name = kind is not Kind.MAINTENANCE or is_of_some(returns, cues)
    return Kind.BULLETIN if is_of_some_by_name and _is_partly_back(returns, cues) else None


def _is_partly_back(returns: Sequence[Clause], cues: Cues) -> bool:
    """Whether a service of the title, or one of its modes, is back, and what still stands in trouble is another one.

    Below a title without a service ("Incident de la nuit : point à 5h30") that is any service.
    """
    titled = {name.service for clause in cues.titled for name in clause.names}
    titled = titled or {name.service for clause in returns for name in clause.names}
    left = [each for each in cues.told if each.state in (State.AHEAD, State.SAME) and (each.modes or each.names)]
    down = [each for each in cues.told if each.state is State.DOWN and each.is_standing] + left
    back = (each for each in returns if {name.service for name in each.names} <= titled)
    return any(_are_others_left(down, one) for one in back)


def _are_others_left(down: Sequence[Clause], back: Clause) -> bool:
    """Whether what still stands in trouble is another one than what is back; what struck both stands before that."""
    left = [each for each in down if not (each.start < back.start and _is_of_more(each, back))]
    return bool(left) and all(_is_of_another(each, back) for each in left)


def _is_of_more(one: Clause, other: Clause) -> bool:
    """Whether a clause names all modes that another one names, and more, of no other service."""
    modes, other_modes = ({mode for listed in each.modes for mode in listed.modes} for each in (one, other))
    services, others = ({name.service for name in each.names} for each in (one, other))
    return bool(other_modes) and other_modes < modes and (not others or services >= others)


def _is_of_another(one: Clause, other: Clause) -> bool:
    """Whether two clauses name different services, or different modes of the same."""
    services, others = ({name.service for name in each.names} for each in (one, other))
    modes, other_modes = ({mode for listed in each.modes for mode in listed.modes} for each in (one, other))
    if services and others and not services & others:
        return True
    return bool(modes and other_modes) and not modes & other_modes and (services == others or not (services and others))
