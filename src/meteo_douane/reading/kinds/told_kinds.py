"""What the sentences of a message tell that it is, where neither its title nor a label names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from meteo_douane.domain.notice import Kind
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.kinds.ends import is_of_no_service
from meteo_douane.reading.kinds.foreseen import is_shown_as_foreseen, is_sudden, without_past_works
from meteo_douane.reading.kinds.half_peace import half_of_it
from meteo_douane.reading.kinds.returns import is_all_told_of_the_past, is_of_some
from meteo_douane.reading.kinds.standing import end_of_another, is_left_out
from meteo_douane.reading.scopes.unaccounted import is_open_part
from meteo_douane.reading.sentences.aftermaths import still_fails
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.answers import NOT_CALLED_OFF
from meteo_douane.reading.vocabulary.bounds_words import ONLY_IT_WORKS
from meteo_douane.reading.vocabulary.called_off_words import OF_NO_WORKS, UNDONE
from meteo_douane.reading.vocabulary.kind_words import (
    ALERT,
    CANCEL,
    FORM_OF_A_TROUBLE,
    INFORMATION,
    NEWS,
    NOT_CANCEL,
    OF_PAPERS,
    TROUBLE_NOUN,
)
from meteo_douane.reading.vocabulary.shown_states import SHOWN_AS_INFORMATION, WORKS_FINE
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.works_words import MAINTENANCE, MOVING, PAST_WORKS, RELEASE, UNDER_WAY, UNPLANNED

#: "L'opération est abandonnée, le service reste indisponible."
STAYS = pattern_of(
    r"\b(?:reste|demeure)(?:nt)?\b|\b(?:toujours|encore|actuellement)\b|\b(?:n'est|ne sont) (?:\w+ )?(?:pas|plus)\b"
)
NOT_NAMED = pattern_of(
    r"\b(?:aucune?|(?:pas|absence|rumeurs?) d(?:e|'une|')|sans|fin"
    r"|(?:malgre|en depit d[e']) ?(?:l'|la |les |cette )?)\s*$"
)

#: "Seul l'EDI fonctionne": that is no peace for the others.
ONE_WORKS = pattern_of(ONLY_IT_WORKS)

#: What somebody typed to try out the tool, whatever else it says: nothing that we understand.
DRAFT = pattern_of(
    r"\bne pas (?:publier|diffuser|mettre en ligne|valider)\W*(?:\n|$)|\blorem ipsum\b|^\W*brouillon\b"
    r"|\b(?:test|essai)s? (?:de |d')?(?:saisie|publication|contribution|mise en ligne|affichage)\b"
)
#: "Il est donc mis fin à l'alerte": whatever the title names, and whatever was told of its trouble.
DECLARED_OVER = pattern_of(
    r"\b(?:il est (?:donc |ainsi |en consequence )?mis fin|nous mettons (?:donc )?fin) a (?:l'|cette |la presente )"
    r"alerte\b(?! (?:sur|en|pour|de|du)\b)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind, with the folded words that told it.

    `is_over` if only its place on the page shows that it is over; `is_of_fallback` if it tells of nothing else.
    """

    kind: Kind
    words: str
    is_over: bool = False
    is_of_fallback: bool = False


def called_off(cues: Cues) -> re.Match[str] | None:
    """Return the words of a text that call works off, if it is not those of others than the title's services."""
    off = [each for each in cues.told if each.is_called_off]
    is_of_others = bool(off) and not any(cues.is_of_its_works(each) or not each.names for each in off)
    is_undone = NOT_CANCEL.search(cues.body) or UNDONE.search(cues.body)
    found = None if is_of_others or is_undone else CANCEL.search(without_other_things(cues.body))
    return None if found and stays_down(cues, off) else found


def without_other_things(words: str) -> str:
    """Return words without what they say to be called off that is no works, and without a form's "Annulation : non"."""
    return OF_NO_WORKS.sub("", NOT_CALLED_OFF.sub("", words))


def stays_down(cues: Cues, off: Sequence[Clause]) -> bool:
    """Whether a service is told to be down still, behind the works that are called off, or in their sentence."""
    since = min((each.start for each in off), default=0)
    left = [each for each in cues.told if each.start >= since and still_fails(each) and each.has_verb]
    return any(STAYS.search(each.folded) for each in left)


def told_kind(cues: Cues) -> Finding:
    """Return the kind that the sentences tell, where nothing names it."""
    cancelled = called_off(cues)
    if cancelled:
        return Finding(Kind.MAINTENANCE if cues.upheld else Kind.CANCELLATION, cancelled.group())
    heard = [each for each in cues.heard if not is_of_no_service(each.folded, cues.clauses)]
    first = {each.state: each.folded for each in reversed(heard)}
    if State.UP in first:
        is_left = State.DOWN in first and not is_all_told_of_the_past(cues)
        is_left = is_left or any(each.is_announced for each in cues.titled)
        is_left = is_left or is_of_some([each for each in cues.heard if each.state is State.UP], cues)
        is_left = is_left and DECLARED_OVER.search(cues.body) is None
        return Finding(Kind.BULLETIN if is_left else Kind.END, first[State.UP])
    part = next((each for each in cues.heard if each.is_part_left), None)
    if part and State.DOWN not in first:
        return Finding(Kind.BULLETIN, part.sentence.words.folded)
    works = MAINTENANCE.search(cues.body) if is_shown_as_foreseen(cues) else None
    if works and not NOT_NAMED.search(cues.body[: works.start()]):
        return Finding(Kind.MAINTENANCE, works.group())
    planned = next((each for each in cues.heard if each.is_planned and each.state is State.DOWN), None)
    if planned:
        return Finding(Kind.MAINTENANCE, planned.folded)
    return _told_in_trouble(cues, first) or _told_for_later(cues) or _told_in_peace(cues, first)


def is_form_filled_in(cues: Cues) -> bool:
    """Whether a message is the form of an incident, with its labels answered: since when, and how it is."""
    is_form = FORM_OF_A_TROUBLE.match(cues.title) is not None
    return is_form and {Topic.START, Topic.STATE} <= {each.topic for each in cues.clauses}


def _told_for_later(cues: Cues) -> Finding | None:
    """Return what a return that is only announced makes of a text: what it ends goes on until then."""
    announced = next((each for each in cues.told if each.is_announced), None)
    if announced is None or not any(each.names for each in cues.clauses):
        return None
    return Finding(Kind.MAINTENANCE if PAST_WORKS.search(cues.body) else Kind.BULLETIN, announced.folded)


def _told_in_trouble(cues: Cues, first: dict[State, str]) -> Finding | None:
    goes_on = TROUBLE_NOUN.search(first.get(State.SAME, ""))
    if State.DOWN not in first and goes_on:
        return Finding(Kind.MALFUNCTION, goes_on.group())
    if State.DOWN not in first:
        works = UNDER_WAY.search(cues.body)
        is_named = works is not None and not NOT_NAMED.search(cues.body[: works.start()])
        return Finding(Kind.MAINTENANCE, works.group()) if works and is_named else None
    is_behind_works = PAST_WORKS.search(cues.body) is not None
    asides = (each.folded for each in cues.told if each.state is State.NOTHING and each.predicates)
    stating = reduce(
        lambda words, aside: words.replace(without_past_works(aside), ""), asides, without_past_works(cues.body)
    )
    for kind, pattern in ((Kind.ALERT, ALERT), (Kind.MAINTENANCE, MAINTENANCE), (Kind.MAINTENANCE, MOVING)):
        found = pattern.search(stating)
        if found and NOT_NAMED.search(stating[: found.start()]):
            continue
        is_no_works = found and kind is Kind.MAINTENANCE and is_sudden(found.group(), cues)
        if found and not is_no_works and not (is_behind_works and UNPLANNED.match(found.group())):
            return Finding(kind, found.group())
    return Finding(Kind.MALFUNCTION, first[State.DOWN])


def _told_in_peace(cues: Cues, first: dict[State, str]) -> Finding:
    is_of_one = any(ONE_WORKS.search(each.folded) for each in cues.heard) or _leaves_a_mode_open(cues)
    less = None if is_of_one else _less_than_peace(cues)
    if less:
        return less
    for state in (State.FINE, State.OPEN):
        if state in first and not is_of_one:
            return Finding(Kind.INFORMATION, first[state])
    if WORKS_FINE.match(cues.status):
        return Finding(Kind.INFORMATION, cues.status)
    if SHOWN_AS_INFORMATION.fullmatch(cues.status) and not cues.tells_of_a_service:
        return Finding(Kind.INFORMATION, cues.status)
    if DRAFT.search(cues.whole):
        return Finding(Kind.UNCLASSIFIED, "")
    named = INFORMATION.search(cues.title)
    if named and named.group().startswith("information") and cues.tells_of_a_service:
        named = INFORMATION.search(cues.title, named.end()) or OF_PAPERS.search(cues.title)
    found = named or RELEASE.search(cues.whole) or NEWS.search(cues.whole)
    return Finding(Kind.INFORMATION, found.group()) if found else Finding(Kind.UNCLASSIFIED, "")


def _less_than_peace(cues: Cues) -> Finding | None:
    """Return what a text tells that speaks of something that works, and leaves a part out, or takes an end back."""
    half, anew = half_of_it(cues), end_of_another(cues)
    if half:
        return Finding(Kind.MALFUNCTION, half)
    if anew:
        return Finding(Kind.ALERT, anew) if is_left_out(cues) else Finding(Kind.UNCLASSIFIED, "")
    return None


def _leaves_a_mode_open(cues: Cues) -> bool:
    """Whether one mode works, and what is said of another one nobody understands: "DTI OK, EDI bof"."""
    told = [*cues.titled, *cues.told]
    known = {mode for each in told if each.state is not State.NOTHING for one in each.modes for mode in one.modes}
    others = (each for each in told if is_open_part(each) and not each.names)
    return bool(known) and any(not {mode for one in each.modes for mode in one.modes} & known for each in others)
