"""What a text makes of the kind that a title or a label names: that one, or over, called off, or not over after all."""

from __future__ import annotations

import re

from meteo_douane.domain.notice import Kind
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.kinds.foreseen import trouble_behind_works
from meteo_douane.reading.kinds.returns import is_whole, kind_by_returns, works_now
from meteo_douane.reading.kinds.standing import (
    OF_NOW,
    alert_anew,
    goes_on_in_words,
    has_alert_of_its_own,
    is_all_left,
    may_linger,
)
from meteo_douane.reading.kinds.told_kinds import Finding, called_off
from meteo_douane.reading.sentences.aftermaths import is_of_an_attempt
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.clauses import OUTRIGHT
from meteo_douane.reading.sentences.cues import Cues, states_of
from meteo_douane.reading.sentences.denials import denies_its_end
from meteo_douane.reading.vocabulary.alert_words import ALERT_RAISED
from meteo_douane.reading.vocabulary.kind_words import ALERT, END, NOT_END, TROUBLE_OVER, ends_works
from meteo_douane.reading.vocabulary.promised_words import CLOSED_LATER
from meteo_douane.reading.vocabulary.shown_states import CALLED_OFF, CLOSED, CLOSED_AT
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.works_words import WORKS

AN_HOUR = pattern_of(r"\b(?P<hour>[01]?\d|2[0-3]) ?[h:] ?(?P<minute>[0-5]\d)?(?!\d)")
#: What may stand before the words that a body begins with: a bullet, a quotation mark, the hour of an entry.
AT_ITS_HEAD = pattern_of(r"\W{0,2}(?:\d{1,2} ?[h:] ?\d{0,2} ?[-–:] ?)?")

#: "Elle est prolongée jusqu'à 13h": the works, which are not over.
ARE_PROLONGED = pattern_of(
    r"^(?!.*\bsecours est prolonge).*\b(?:elle|maintenance|intervention|operation|travaux)s? (?:\w+ )?"
    r"(?:est|sont|sera) prolonge"
)

#: "La procédure de secours est maintenue jusqu'à la fin du rejeu": a bulletin that leaves it open closes nothing.
UPHELD = pattern_of(
    r"^(?!.*\b(?:ne|pas|plus)\b|.*\bn')[^.;]*\b(?:mainten|prolong|reste|demeure)\w*\b[^.;]*\bjusqu'(?:a la fin|au terme"
    r"|a la resorption|a l'epuisement) (?:du|des|de la|de l') ?(?:rejeu|rattrapage|traitement|reprise|retard"
    r"|file|integration)"
)
#: An end that such a bulletin declares outright all the same.
DECLARED = pattern_of(
    r"\bfin d'alerte\b|\balerte (?:est |a ete )?(?:levee|close)\b|\bretour (?:complet |total )?a la normale\b"
)


def bulletin_or_end(bulletin: re.Match[str], ended: re.Match[str] | None, cues: Cues) -> Finding:
    """Return a bulletin, or the end that it announces."""
    states = states_of(cues.told) | {each.state for each in cues.titled if each.has_verb}
    if ended and State.DOWN not in states:
        return Finding(Kind.END, ended.group())
    returns = [each for each in cues.heard if each.state is State.UP]
    is_upheld = any(UPHELD.search(each.folded) for each in cues.clauses if each.is_fallback)
    is_upheld = is_upheld and not DECLARED.search(cues.whole)
    if returns and not is_upheld and not states & {State.DOWN, State.SAME, State.AHEAD} and is_whole(returns, cues):
        return Finding(Kind.END, bulletin.group())
    return Finding(Kind.BULLETIN, bulletin.group())


def end_or_less(ended: re.Match[str], cues: Cues) -> Finding:
    """Return an end, or a bulletin or an alert, which close nothing, where its own text takes it back."""
    states = states_of(cues.told)
    is_foreseen = State.AHEAD in states and not states & {State.UP, State.OPEN, State.FINE}
    is_undone = any(CLOSED_LATER.search(each.folded) and not each.mentions for each in cues.told)
    if is_foreseen and (is_undone or not OUTRIGHT.search(ended.group())):
        kind = Kind.ALERT if ALERT.search(cues.title) else Kind.BULLETIN
        return Finding(Kind.MAINTENANCE if ends_works(ended.group()) else kind, ended.group())
    anew = alert_anew(cues)
    if anew:
        return Finding(Kind.ALERT, anew.folded)
    down = [each for each in cues.told if each.state is State.DOWN]
    is_of_others = any(_is_of_others(each, cues) for each in down)
    behind = trouble_behind_works(ended.group(), cues)
    if behind:
        if ARE_PROLONGED.search(cues.body):
            return Finding(Kind.MAINTENANCE, behind[0].folded)
        is_own = all(cues.is_of_its_works(each) or not each.names for each in behind) and not _are_some(behind, cues)
        return Finding(Kind.MALFUNCTION if is_own else Kind.BULLETIN, behind[0].folded)
    goes_on = (
        any(each.is_standing and not may_linger(each, states) for each in down)
        and State.UP not in states
        and not is_of_others
    )
    is_less = goes_on or is_all_left(cues) or has_alert_of_its_own(cues)
    return Finding(Kind.BULLETIN if is_less else Kind.END, ended.group())


def _are_some(clauses: list[Clause], cues: Cues) -> bool:
    """Whether clauses are, by name, of some of the services of the title alone."""
    titled = {name.service for each in cues.titled for name in each.names}
    named = [{name.service for name in each.names} for each in clauses]
    return all(named) and set().union(*named) < titled


def _is_of_others(clause: Clause, cues: Cues) -> bool:
    """Whether a clause names other services than the title, or a part of them, or modes."""
    titled = {name.service for each in cues.titled for name in each.names}
    named = {name.service for name in clause.names}
    return bool(named) and (bool(clause.modes) or not titled <= named)


def corrected(kind: Kind, quote: str, cues: Cues) -> Finding:
    """Return the kind that a title names, unless the text tells that it is over or will not take place."""
    cancelled = called_off(cues)
    if cancelled and kind is Kind.MAINTENANCE and not cues.upheld:
        return Finding(Kind.CANCELLATION, cancelled.group())
    over = in_a_whole_sentence(TROUBLE_OVER, cues)
    if (
        over
        and State.UP in states_of(cues.told)
        and not any(each.is_standing for each in cues.told if each.state is State.DOWN)
    ):
        return Finding(Kind.END, over.group())
    down = [each for each in cues.told if each.state is State.DOWN]
    if down and all(RETROSPECT.search(each.folded) for each in down) and works_now(cues):
        return Finding(Kind.END, down[0].folded)
    returns = _returns(kind, cues)
    returned = kind_by_returns(kind, returns, cues)
    if returned:
        return Finding(returned, returns[0].folded)
    return _declared(kind, cues) or Finding(kind, quote)


def _declared(kind: Kind, cues: Cues) -> Finding | None:
    """Return the end that the head of a text declares, if nothing in it takes that back."""
    of_it = (each for each in cues.told if not _is_only_tried(each, kind, cues))
    first = next((each for each in of_it if each.state is not State.NOTHING), None)
    head = first.folded if first and first.state is not State.AHEAD else ""
    # What costs least to ask comes first: most messages tell a trouble.
    is_taken_back = State.DOWN in states_of(cues.told) or NOT_END.search(cues.body) is not None
    declared = END.search(head) if not is_taken_back else None
    if declared is None or denies_its_end(cues.clauses):
        return None
    return Finding(Kind.END, declared.group()) if AT_ITS_HEAD.fullmatch(head, 0, declared.start()) else None


def _returns(kind: Kind, cues: Cues) -> list[Clause]:
    """Return the whole sentences of a text that tell a return."""
    told = [each for each in cues.told if each.state is State.UP and each.has_verb and each.is_finished]
    return [each for each in told if not _is_only_tried(each, kind, cues)]


def _is_only_tried(clause: Clause, kind: Kind, cues: Cues) -> bool:
    """Whether a clause ends what was tried against the trouble, and nothing says that the service works."""
    is_of_works = kind is Kind.MAINTENANCE or re.search(WORKS, cues.title) is not None
    return not is_of_works and not states_of(cues.told) & {State.OPEN, State.FINE} and is_of_an_attempt(clause)


def in_a_whole_sentence(words: re.Pattern[str], cues: Cues) -> re.Match[str] | None:
    """Return what a whole sentence of the text says: one cut short may have gone on to take it back."""
    titled = {name.service for each in cues.titled for name in each.names}
    whole = (each for each in cues.told if each.is_finished)
    own = (each for each in whole if not (titled and each.names) or titled & {name.service for name in each.names})
    finished = (words.search(each.sentence.words.folded) for each in own)
    return next((found for found in finished if found), None)


def _is_closed(own: Finding, cues: Cues) -> bool:
    """Whether a label says that a message is over, and of a trouble since when, and nothing of its text is later."""
    if CLOSED.fullmatch(cues.stated):
        return True
    closed = CLOSED_AT.fullmatch(cues.stated)
    if closed is None or own.kind is Kind.MAINTENANCE or OF_NOW.search(cues.body):
        return False
    down = (each.folded for each in cues.told if each.state is State.DOWN)
    begun = max((_minutes(found) for words in down for found in AN_HOUR.finditer(words)), default=0)
    stated = AN_HOUR.search(closed.group())
    return not begun or (stated is not None and begun <= _minutes(stated))


def _minutes(hour: re.Match[str]) -> int:
    """Return the minutes since midnight of an hour as it is written."""
    return int(hour["hour"]) * 60 + int(hour["minute"] or 0)


def as_stated(own: Finding, cues: Cues) -> Finding:
    """Return the kind, or what a label of the text makes of it: "Statut : clos", "Statut : annulée"."""
    if own.kind is Kind.MAINTENANCE and CALLED_OFF.fullmatch(cues.stated):
        return Finding(Kind.CANCELLATION, cues.stated)
    is_open = own.kind in (Kind.ALERT, Kind.MALFUNCTION, Kind.MAINTENANCE)
    if is_open and _is_closed(own, cues) and not goes_on_in_words(cues):
        return Finding(Kind.END, cues.stated, is_over=True)
    raised = next((each.folded for each in cues.told if ALERT_RAISED.fullmatch(each.folded)), "")
    return Finding(Kind.ALERT, raised) if raised and own.kind is Kind.MALFUNCTION else own
