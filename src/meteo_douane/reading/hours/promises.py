"""Returns that are announced, and have not taken place: a plan is no end (contract §5, rule 4), nor is a heading.

"Rétabli à 10h30", published at 8:00; "Rétablissement DELTA T : à déterminer"; "la maintenance est terminée, le service
rouvrira à 8h".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.aftermaths import is_of_works_over
from meteo_douane.reading.sentences.bystanders import without_bystanders
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.denials import RETURNED, SPEAKING, foreseen
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.predicates import predicates_in
from meteo_douane.reading.times.joints import Shape
from meteo_douane.reading.times.mentions import TimeMention
from meteo_douane.reading.vocabulary.answers import answer_in, is_no_yes
from meteo_douane.reading.vocabulary.kind_words import LIFTED_LATER
from meteo_douane.reading.vocabulary.nouns import SERVICES
from meteo_douane.reading.vocabulary.return_words import A_START_TO_COME, STARTS_SLOWLY, WILL_BE_STARTED
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import Predicate, State

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
#: What stands between a return and an hour that is of something else.
OF_ELSE = pattern_of(
    r"\b(?:regularis|declaration|support|agent|assistance|secours|procedure|fiche|message|point|bulletin|formulaire"
    r"|maintenance|delai|envoi|depot|jusqu)\w*|\b(?:on|nous|vous|qui)\b"
)
#: What will be there is no service: "la fiche sera disponible demain".
NO_SERVICE = pattern_of(
    r"\b(?:fiche|page|aide|rubrique|documents?|documentation|notice|guide|tutoriel|faq|formulaire|rex"
    r"|retour d'experience|compte-? ?rendu|bilan|rapport|liste|calendrier|formation|module|version|archives?|agents?"
    r"|support|assistance|hotline|permanence|standard|guichet|equipes?|message|bulletin|communique|informations?"
    r"|annonce)s?\b"
)
#: "Effective à 11h30", "à compter de 12h00": all that a sentence says of an end.
BARE = pattern_of(
    r"\W*(?:(?:effecti\w+|applicable|a compter|a partir|a|des|le|heure\w*|fin|levee|cloture|prevue?|estimee?"
    r"|(?:nouvelle )?estimation|prevision|pas|plutot|vers|horizon|objectif)\b\W*)+"
)
RETURNS = pattern_of(r"\bde retour\b[^.;:]{0,20}$")
#: A service that will be back, whenever that is.
WILL_BE_BACK = pattern_of(
    r"\b(?:sera|seront) (?:(?:\w+ment|(?:de|a) nouveau|donc|bien) )*(?:accessible|disponible|operationnel|utilisable"
    r"|ouvert|retabli|rendu|remis)\w*|\b(?:rouvrir|reouvrir|reprendr|redemarrer|redeviendr|suivr)(?:a|ont)\b"
)
#: The end of a text that was cut short: "fonctionne à nouveau, mais".
BREAKS_OFF = pattern_of(
    r"(?:,|\b(?:mais|sauf|hormis|hors|excepte|toutefois|cependant|neanmoins|et|ou|a l'exception(?: d[eu'])?))\W*$"
    r"(?<![.!?])"
)
#: "DELTA IE redémarre progressivement", behind the end of what had stopped it.
COMING_BACK = pattern_of(
    r"\ben cours de (?:redemarrage|relance|reprise|retablissement|remise en \w+)\b"
    rf"|{WILL_BE_STARTED}|{A_START_TO_COME}|{STARTS_SLOWLY}|\breprend\w* (?:progressi|gradu)\w+"
    r"|\b(?:reprise|retour|redemarrage|relance)\b[^.;]{0,40}\b(?:progressi|gradu)\w+"
)
#: What is back, in words that name no service.
THE_SERVICE = pattern_of(rf"\b(?:{SERVICES}|teleservices?|acces|usagers?|operateurs?)\b")
#: What is over is the paper, and not yet the trouble.
A_TROUBLE_OVER = pattern_of(rf"\b{TROUBLES}")


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


def with_promises(clauses: Sequence[Clause], times: Sequence[TimeMention], now: Moment) -> tuple[Clause, ...]:
    """Return clauses with the returns that are only announced `now`, and with the end of a title that they undo."""
    listed = zip((None, *clauses), clauses, strict=False)
    told = [piece for before, each in listed for piece in _by_its_hours(each, before, times)]
    told = [_announced(each) if _is_dated_later(each, times, now) else each for each in told]
    told = [_announced(each) if _is_left_open(each, told) or _will_be_back(each) else each for each in told]
    told = [_announced(each) if _breaks_off(each) or _is_coming_back(each) else each for each in told]
    if _is_lifted_later(told):
        told = [_announced(each) if each.state in RETURNED else each for each in told]
    if not _undo_its_end(told):
        return tuple(told)
    return tuple(_undone(each) for each in told)


def _announced(clause: Clause) -> Clause:
    return replace(foreseen(clause), state=State.AHEAD, is_announced=True)


def _undone(clause: Clause) -> Clause:
    """Return a clause of a message whose end is undone: its title ends nothing, nor does the end of works."""
    if clause.topic is Topic.TITLE:
        return _announced(clause) if clause.state in GOOD else replace(clause, is_announced=True)
    return replace(clause, state=State.NOTHING, predicates=()) if is_of_works_over(clause) else clause


def _by_its_hours(clause: Clause, before: Clause | None, times: Sequence[TimeMention]) -> Iterator[Clause]:
    """Yield returns cut at their services where each has its own hour: "DELTA IE 7h30, DELTA T 9h00"."""
    starts = [each.start for each in clause.names]
    places = [(one, other) for one, other in pairwise((*starts, clause.end))]
    is_each_dated = bool(places) and all(any(one < time.start < other for time in times) for one, other in places)
    if not is_each_dated or not _is_list_of_returns(clause, before):
        yield clause
        return
    for one, other in pairwise((clause.start, *starts[1:], clause.end)):
        names = tuple(each for each in clause.names if one <= each.start < other)
        yield replace(
            clause,
            start=one,
            end=other,
            folded=clause.folded[one - clause.start : other - clause.start],
            state=State.UP,
            predicates=(Predicate(names[0].start, names[0].end, State.UP),),
            names=names,
            modes=tuple(each for each in clause.modes if one <= each.start < other),
        )


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


def _is_dated_later(clause: Clause, times: Sequence[TimeMention], now: Moment) -> bool:
    """Whether a clause tells a return and an hour of it that has not come."""
    if clause.topic is not Topic.TITLE and (clause.topic not in SPEAKING or clause.is_fallback):
        return False
    if clause.state is State.AHEAD:
        now = replace(now, seen_at=now.published_at)  # no hour that has passed since has made it true
    own = [each for each in times if clause.start <= each.start < clause.end and each.shape is not Shape.WINDOW]
    return any(_has_not_come(each, now) and _is_of_the_return(each, clause, own) for each in own)


def _has_not_come(time: TimeMention, now: Moment) -> bool:
    moment = time.ends_at if time.shape is Shape.UNTIL else _begun(time)
    if moment is None or time.is_of_message or time.shape is Shape.SINCE:
        return False
    if any(each.code is not DoubtCode.DATE_WITHOUT_HOUR for each in time.doubts):
        return False  # a slip of the hand
    is_of_last_night = not time.has_date and moment - A_DAY > now.published_at - LAST_NIGHT
    return now.precedes(moment, time.quote) and not is_of_last_night


def _begun(time: TimeMention) -> datetime | None:
    """Return when a time begins: "ce soir" is no hour, and yet it is not before the evening."""
    part = None if time.has_hour else next((hour for words, hour in PARTS if words in time.quote.lower()), None)
    return time.starts_at + part if time.starts_at and part else time.starts_at


def _is_of_the_return(time: TimeMention, clause: Clause, times: Sequence[TimeMention]) -> bool:
    """Whether a time is that of the return which its clause tells, the first behind it, and of nothing else."""
    start, end = time.start - clause.start, time.end - clause.start
    if clause.topic is Topic.END:
        return time is times[0] and not _is_of_else(clause.folded[:start])
    if all(each.state is State.NOTHING for each in clause.predicates):
        return clause.state is State.UP or (clause.state is State.NOTHING and _is_all_that_it_says(time, clause))
    if STAMP.match(clause.folded, end) and not clause.folded[:start].strip():
        return False  # an entry of a log, which is told as past
    before = [each for each in clause.predicates if each.start < time.start]
    governing = before[-1] if before else clause.predicates[0]
    first, last = governing.end - clause.start, governing.start - clause.start
    between = clause.folded[first:start] if before else clause.folded[end:last]
    is_second = any(governing.end <= each.start < time.start for each in times)
    is_better = governing.state is State.OPEN and time.shape is Shape.NOT_BEFORE
    is_other = is_second or is_better or time.quote.lower().startswith("jusqu")
    is_of_else = OF_ELSE.search(between) is not None or NO_SERVICE.search(clause.folded[:last]) is not None
    return governing.state in GOOD and not is_other and not is_of_else


def _is_all_that_it_says(time: TimeMention, clause: Clause) -> bool:
    """Whether a clause says no more than an hour, and no heading before it that it is of something else."""
    start, end = time.start - clause.start, time.end - clause.start
    lead, rest = clause.folded[:start], clause.folded[end:].strip(" .")
    is_bare = BARE.fullmatch(lead) is not None or RETURNS.search(lead) is not None or not (lead.strip() or rest)
    return is_bare and not _is_of_else(clause.sentence.words.folded[: time.start - clause.sentence.start])


def _will_be_back(clause: Clause) -> bool:
    """Whether a text tells of a service that it will be back, and not when."""
    is_told = clause.topic in SPEAKING and clause.topic is not Topic.TITLE and not clause.is_fallback
    is_of_a_service = bool(clause.names) or THE_SERVICE.search(clause.folded) is not None
    will_be = WILL_BE_BACK.search(clause.folded)
    if not is_told or not is_of_a_service or will_be is None or clause.state not in GOOD:
        return False
    is_alone = all(each.start - clause.start >= will_be.start() for each in clause.predicates)
    return (is_alone or clause.state is State.AHEAD) and not _is_of_else(clause.folded)


def _breaks_off(clause: Clause) -> bool:
    """Whether a text that is cut short was about to take a return back: "fonctionne à nouveau, mais"."""
    return clause.state in GOOD and BREAKS_OFF.search(clause.sentence.words.folded) is not None


def _is_coming_back(clause: Clause) -> bool:
    """Whether a service is told by name to be on its way back, whatever else is over."""
    is_told = clause.state is State.AHEAD and bool(clause.names) and clause.topic in SPEAKING
    return is_told and clause.topic is not Topic.TITLE and COMING_BACK.search(clause.folded) is not None


def _is_lifted_later(clauses: Sequence[Clause]) -> bool:
    """Whether the alert is still to be lifted, and all that works again is the service as a whole."""
    back = [each for each in clauses if each.state in RETURNED]
    is_later = any(LIFTED_LATER.search(each.folded) for each in clauses if each.sentence.is_heard)
    return is_later and bool(back) and not any(each.modes for each in back)


def _is_of_else(words: str) -> bool:
    return OF_ELSE.search(words) is not None or NO_SERVICE.search(words) is not None


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
    if not any(each.state in RETURNED for each in told):
        titled = frozenset()  # nothing is back, whatever part of it is said to come
    announced = [each for each in told if each.is_announced and _is_of_all(each, titled, told)]
    is_of_the_service = any(each.names or THE_SERVICE.search(each.folded) for each in announced)
    back = [each for each in told if each.state in RETURNED and each.has_verb and _may_be_of(each, titled)]
    if all(each.topic is Topic.END for each in announced):
        return bool(announced) and not back
    return not any(not _is_over_only(each, is_of_the_service=is_of_the_service) for each in back)


def _is_over_only(clause: Clause, *, is_of_the_service: bool) -> bool:
    """Whether what is over are works, or, where the service is said to come back later, the trouble."""
    is_of_trouble = A_TROUBLE_OVER.search(clause.folded) is not None and not clause.names
    return is_of_works_over(clause) or (is_of_the_service and is_of_trouble)


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
