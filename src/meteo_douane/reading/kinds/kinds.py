"""What a message is: alert, bulletin, end, maintenance, cancellation, malfunction, information; or not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meteo_douane.domain.notice import Kind
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.fallback.fallback_alone import kind_by_fallback
from meteo_douane.reading.kinds.calendars import calendar_of_works
from meteo_douane.reading.kinds.calm_titles import news_of_a_calm_title
from meteo_douane.reading.kinds.corrected_kinds import (
    as_stated,
    bulletin_or_end,
    corrected,
    end_or_less,
    in_a_whole_sentence,
)
from meteo_douane.reading.kinds.elsewhere import is_elsewhere
from meteo_douane.reading.kinds.ends import end_in, is_of_no_service, is_to_come, tells_what_to_do_at_an_end
from meteo_douane.reading.kinds.foreseen import (
    goes_on_behind_its_headline,
    has_gone_wrong,
    is_foreseen,
    is_sudden,
    planned_state,
)
from meteo_douane.reading.kinds.put_off import put_off_in
from meteo_douane.reading.kinds.releases import stop_of_a_release
from meteo_douane.reading.kinds.returns import is_of_an_untold_part
from meteo_douane.reading.kinds.shown import shown_of, shows_over
from meteo_douane.reading.kinds.standing import has_alert_of_its_own, tag_that_holds
from meteo_douane.reading.kinds.told_kinds import (
    DRAFT,
    NOT_NAMED,
    Finding,
    is_form_filled_in,
    stays_down,
    told_kind,
    without_other_things,
)
from meteo_douane.reading.sentences.asides import OFFICE
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.clauses import OUTRIGHT
from meteo_douane.reading.sentences.cues import Cues, states_of
from meteo_douane.reading.sentences.denials import denies_its_end, is_denied
from meteo_douane.reading.vocabulary.alert_words import A_TRIAL
from meteo_douane.reading.vocabulary.answers import HEADING
from meteo_douane.reading.vocabulary.called_off_words import UNDONE
from meteo_douane.reading.vocabulary.kind_words import (
    ABOUT,
    ALERT,
    ANNOUNCED_END,
    BULLETIN,
    CANCEL,
    INFORMATION,
    MALFUNCTION,
    NOT_BULLETIN,
    NOT_CANCEL,
    OF_QUESTIONS,
    REOPENED,
    TO_ANOTHER_MODE,
    TROUBLE_NOUN,
    WITHDRAWN,
    ends_works,
)
from meteo_douane.reading.vocabulary.return_words import RETURNED_AT
from meteo_douane.reading.vocabulary.shown_states import CALLED_OFF
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.works_words import DATED_STOP, MAINTENANCE, OF_WORKS, TITLED_OUTRIGHT, WORKS

#: "GAMMA 2 en panne", and its text begins with its kind: "ALERTE. Impossible de …", "Alerte en cours, EDI uniquement."
ALERT_FIRST = pattern_of(r"\W*alerte(?: en cours| active| n°? ?\d+)?(?=\s*(?:[.,:!–-]|\Z))")
#: "La conduite à tenir lorsqu'une alerte est publiée": whichever that may be.
IN_ANY_CASE = pattern_of(r"\b(?:lorsqu(?:e |')|quand |en cas d)")
NAMED_MAINTENANCE = pattern_of(r"\bmaintenances?\b")
#: All that a card says, which no full stop ends.
DROPPED = pattern_of(r"\W*(?:l'|cette )?alerte (?:est |a ete )?(?:annulee|sans objet)\W*")


def kind_of(cues: Cues) -> Finding:
    """Return the kind of a message: what its words say, unless its place on the page shows it as over or called off."""
    own = _by_words(cues)
    is_open = own.kind in (Kind.UNCLASSIFIED, Kind.INFORMATION) and not DRAFT.search(cues.whole)
    # What calls itself an information ("un point sera publié sur la page") may well allow it, or end it.
    told = kind_by_fallback(cues.clauses, given=own.kind is Kind.INFORMATION) if is_open else None
    own = Finding(*told, is_of_fallback=True) if told else own
    trial = A_TRIAL.search(cues.whole) if own.kind is Kind.END else None
    if trial:
        return Finding(Kind.INFORMATION, trial.group())
    for shown in shown_of(cues.status, cues.section):
        if CALLED_OFF.search(shown):
            return Finding(Kind.CANCELLATION, shown)
        if shows_over(shown) and own.kind not in (Kind.END, Kind.INFORMATION, Kind.CANCELLATION):
            return Finding(Kind.END, shown, is_over=not _only_says_that_it_works(cues))
        is_ended = shown == cues.status and shows_over(shown) and own.kind is Kind.INFORMATION
        if is_ended and _only_says_that_it_works(cues):
            return Finding(Kind.END, shown)
    tag = tag_that_holds(own.kind, cues)
    if tag:
        return Finding(Kind.END, tag, is_over=True)
    return _after_all(own, cues)


def _only_says_that_it_works(cues: Cues) -> bool:
    """Whether all that a text tells is that a service works, which a state beside it makes the end of its trouble."""
    told = states_of(cues.told) - {State.NOTHING}
    return bool(told) and told <= {State.FINE, State.OPEN, State.UP}


def _after_all(own: Finding, cues: Cues) -> Finding:
    """Return the kind that words name, unless others of the message take it back."""
    is_of_no_works = own.kind is Kind.CANCELLATION and not MAINTENANCE.search(cues.whole)
    if (own.kind in (Kind.ALERT, Kind.MALFUNCTION) or is_of_no_works) and not _goes_on(cues):
        withdrawn = in_a_whole_sentence(WITHDRAWN, cues) or DROPPED.fullmatch(cues.body)
        own = Finding(Kind.END, withdrawn.group()) if withdrawn else own
    moved = put_off_in(cues) if own.kind is Kind.CANCELLATION else None
    if moved or (own.kind is Kind.MALFUNCTION and is_foreseen(cues)):
        return Finding(Kind.MAINTENANCE, moved.folded if moved else own.words)
    works = _works_to_come(own, cues)
    if works:
        return Finding(Kind.MAINTENANCE, works)
    if own.kind is Kind.INFORMATION and TO_ANOTHER_MODE.search(cues.body) and not is_elsewhere(cues):
        return Finding(Kind.UNCLASSIFIED, "")
    if own.kind is Kind.END and ANNOUNCED_END.search(cues.body) and not OUTRIGHT.search(cues.title):
        return Finding(Kind.BULLETIN, own.words)
    return as_stated(own, cues)


def _works_to_come(own: Finding, cues: Cues) -> str:
    """Return the words for works that an information has, or what names no kind at all; nothing if there are none."""
    if own.kind not in (Kind.UNCLASSIFIED, Kind.INFORMATION):
        return ""
    return planned_state(cues) or (stop_of_a_release(cues) if own.kind is Kind.INFORMATION else None) or ""


def _goes_on(cues: Cues) -> bool:
    """Whether the text tells a trouble with a verb of its own."""
    return any(each.state in (State.DOWN, State.SAME) and each.has_verb for each in cues.told)


def _by_words(cues: Cues) -> Finding:
    """Return the kind that is named first: a change of an earlier message, an alert, a maintenance, a trouble."""
    if is_elsewhere(cues):
        return Finding(Kind.INFORMATION, cues.title or cues.body[:80])
    return next(_named(cues), None) or told_kind(cues)


def _named(cues: Cues) -> Iterator[Finding]:
    """Yield what the title and the labels name, the surest first."""
    yield from _news(cues)
    title = "" if _is_titled_by_fallback(cues) or _denies_a_trouble(cues) else cues.title
    labels = (cues.nature, "" if shows_over(cues.status) else cues.status)
    for words in (cues.title, *labels):
        yield from _changed(words, cues)
    yield from _called(title, ((Kind.ALERT, ALERT), (Kind.MAINTENANCE, NAMED_MAINTENANCE)), cues)
    for words in labels:
        yield from _called(words, ((Kind.ALERT, ALERT), (Kind.MAINTENANCE, MAINTENANCE)), cues)
    yield from _called(title, ((Kind.MAINTENANCE, MAINTENANCE),), cues)
    yield from _called(_opening(cues), ((Kind.ALERT, ALERT),), cues)
    yield from _called(title, ((Kind.MALFUNCTION, TROUBLE_NOUN),), cues)
    yield from _called(cues.nature, ((Kind.MALFUNCTION, MALFUNCTION),), cues)
    yield from _of_section(cues)
    if not goes_on_behind_its_headline(cues):
        yield from _changed(cues.headline, cues)
    yield from _called(cues.headline, ((Kind.ALERT, ALERT),), cues)
    if State.UP in states_of(cues.titled):
        yield told_kind(cues)
    for words in (title, *labels):
        yield from _called(words, ((Kind.MALFUNCTION, MALFUNCTION),), cues)
    is_announced = any(_is_announced(each) for each in cues.titled) and not _is_dated_back(cues)
    if is_denied(title) or (is_announced and not _is_told_back(cues)):
        yield Finding(Kind.MAINTENANCE if is_announced and ends_works(title) else Kind.BULLETIN, title)


def _is_titled_by_fallback(cues: Cues) -> bool:
    """Whether a title tells of nothing but the fallback."""
    titled = [each for each in cues.titled if each.is_fallback or each.mentions or each.predicates]
    is_of_fallback = bool(titled) and all(each.is_fallback for each in titled)
    return is_of_fallback and not TITLED_OUTRIGHT.match(cues.title)


def _denies_a_trouble(cues: Cues) -> bool:
    """Whether a title says that a service is well, and its text tells of no trouble: "DELTA IE n'est pas en panne"."""
    titled = states_of(cues.titled) - {State.NOTHING}
    return titled == {State.FINE} and not states_of(cues.told) & {State.DOWN, State.SAME, State.AHEAD, State.UP}


def _opening(cues: Cues) -> str:
    """Return the kind that a text begins with, or nothing."""
    found = ALERT_FIRST.match(cues.body)
    return found.group() if found else ""


def _is_announced(clause: Clause) -> bool:
    """Whether a title tells the return of a service by name, as one that is still to come."""
    return (
        clause.state is State.AHEAD
        and bool(clause.names)
        and (clause.has_verb or HEADING.search(clause.folded) is not None)
    )


def _is_told_back(cues: Cues) -> bool:
    return any(each.state in (State.UP, State.OPEN) and each.has_verb for each in cues.told)


def _is_dated_back(cues: Cues) -> bool:
    """Whether a text names a return with the hour at which it took place: "Reprise du service à 8h40"."""
    return any(each.state is State.UP and RETURNED_AT.search(each.folded) for each in cues.told)


def _news(cues: Cues) -> Iterator[Finding]:
    """Yield what a title of news is, and one of questions, if the text tells no trouble."""
    about, asked = ABOUT.search(cues.title), OF_QUESTIONS.search(cues.title)
    if about and is_form_filled_in(cues):
        return
    stop = DATED_STOP.search(cues.body)
    if about and stop:
        yield Finding(Kind.MAINTENANCE, stop.group())
    told = [each for each in cues.told if each.state in (State.DOWN, State.SAME, State.UP)]
    told = [each for each in told if each.mentions or not IN_ANY_CASE.search(each.folded)]
    works = calendar_of_works(cues) if about else ""
    if works:
        yield Finding(Kind.MAINTENANCE, works)
    if about and not any(each.has_verb or asked for each in told):
        yield Finding(Kind.INFORMATION, about.group())
    calm = news_of_a_calm_title(cues, told)
    if calm:
        yield Finding(Kind.INFORMATION, calm)
    if asked and not states_of(cues.heard) & {State.DOWN, State.SAME, State.UP, State.AHEAD}:
        yield Finding(Kind.INFORMATION, asked.group())


def _of_section(cues: Cues) -> Iterator[Finding]:
    if _is_of_one_kind(cues.section):
        yield from _changed(cues.section, cues)
        yield from _called(cues.section, ((Kind.ALERT, ALERT), (Kind.MAINTENANCE, MAINTENANCE)), cues)


def _is_of_one_kind(section: str) -> bool:
    return sum(1 for pattern in (ALERT, MAINTENANCE, TROUBLE_NOUN, INFORMATION) if pattern.search(section)) == 1


def _changed(words: str, cues: Cues) -> Iterator[Finding]:
    """Yield a bulletin, and what takes back, reopens or ends something."""
    ended = end_in(words)
    if ended and (is_of_no_service(ended.group(), cues.clauses, words) or is_to_come(ended, words, cues.told)):
        ended = None
    if ended and tells_what_to_do_at_an_end(words, cues.body) and not _is_told_back(cues):
        yield Finding(Kind.INFORMATION, words)
    is_taken_back = ended is not None and (denies_its_end(cues.clauses) or is_of_an_untold_part(words, cues))
    bulletin = BULLETIN.search(words) if not NOT_BULLETIN.search(words) else None
    if bulletin:
        yield bulletin_or_end(bulletin, None if is_taken_back else ended, cues)
    yield from _called_off_or_withdrawn(words, cues)
    reopened = REOPENED.search(words)
    if reopened and not has_alert_of_its_own(cues):
        yield Finding(Kind.ALERT if ALERT.search(words) or "rechute" in words else Kind.MALFUNCTION, reopened.group())
    if ended:
        yield Finding(Kind.BULLETIN, ended.group()) if is_taken_back else end_or_less(ended, cues)


def _called_off_or_withdrawn(words: str, cues: Cues) -> Iterator[Finding]:
    """Yield what calls off works, or an alert: that one is over for those who were told of it."""
    if NOT_CANCEL.search(words) or UNDONE.search(words):
        return
    words = without_other_things(words)
    cancelled = CANCEL.search(words)
    withdrawn = WITHDRAWN.search(words) if not (cancelled and re.search(WORKS, words)) else None
    if cancelled and not withdrawn and not OF_WORKS.search(cues.whole):
        withdrawn = in_a_whole_sentence(WITHDRAWN, cues)
    if (
        withdrawn
        and not is_denied(words)
        and not any(each.state is State.DOWN and each.is_standing for each in cues.told)
    ):
        yield Finding(Kind.END, withdrawn.group())
    if cancelled and not cues.upheld and not (re.search(WORKS, words) and stays_down(cues, cues.titled)):
        yield Finding(Kind.CANCELLATION, cancelled.group())


def _called(words: str, patterns: tuple[tuple[Kind, re.Pattern[str]], ...], cues: Cues) -> Iterator[Finding]:
    for kind, pattern in patterns:
        found = pattern.search(words)
        if found is None or NOT_NAMED.search(words[: found.start()]):
            continue
        if kind is Kind.MAINTENANCE and (is_sudden(found.group(), cues) or has_gone_wrong(words, cues)):
            continue
        is_office = kind is Kind.MAINTENANCE and OFFICE.search(words) and not any(each.names for each in cues.titled)
        yield Finding(Kind.INFORMATION, found.group()) if is_office else corrected(kind, found.group(), cues)
