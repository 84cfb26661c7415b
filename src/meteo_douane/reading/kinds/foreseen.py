"""Whether a trouble or works are still to come, or befell a service unplanned."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.kinds.elsewhere import is_elsewhere
from meteo_douane.reading.kinds.returns import ONE_CAME_ABOUT
from meteo_douane.reading.sentences.aftermaths import came_of_works, is_of_works_over, still_fails
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.cues import Cues, states_of
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.kind_words import ends_works
from meteo_douane.reading.vocabulary.shown_states import PLANNED
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.works_words import (
    BROKEN_NOW,
    DATED,
    FOR_WORKS,
    FORESEEN,
    GOES_ON,
    NOT_FORESEEN,
    OF_WORKS,
    PAST_WORKS,
    SUDDEN,
    SUFFERS,
    THOSE_WORKS,
    UNPLANNED,
    WORKS_AND_TROUBLE,
)

#: "Mise à jour ce soir de 20h à 20h45, service interrompu": a participle that tells no time of its own.
BARE = pattern_of(
    r"^(?!.*\b(?:est|sont|a ete|ont|reste|restent|demeure|toujours|encore)\b)"
    r".*\b(?:services?|applications?|teleprocedures?|acces) (?:\w+ment )?"
    r"(?:interrompu|ferme|coupe|arrete|indisponible|suspendu|inaccessible)e?s?\W*$"
)
#: "Un nouveau point sera fait à 15h", "le support est joignable de 8h à 20h": these hours are of no works.
BESIDE_THE_WORKS = pattern_of(
    r"[^.;:]*\b(?:(?:prochaine?|nouve(?:au|l|lle)|autre) (?:\w+ )?"
    r"(?:points?|messages?|bulletins?|bip|communications?|communiques?|informations?)"
    r"|joignables?|support|assistance|hotline|permanence)\b(?:\.\d|[^.;])*"
)

#: "Interruption des échanges depuis 10h05": no works are told so without a word of them.
STOPPED_SINCE = pattern_of(
    r"\b(?:coupure|interruption)s?\b(?: (?!(?:lev|termin|resolu|fini|achev|annul)\w*\b)[\w']+){0,8}? depuis "
    r"(?:(?:ce|cette|le|la|hier|environ) |\d)"
)
#: "Retour prévu à 12h", "rétablissement attendu": of no works either.
RETURN_FORESEEN = pattern_of(
    r"\b(?:retour|retablissement|reprise|fin|reouverture|remise en service)\b[^.;:,]{0,30}? (?:est |sont )?prevue?s?\b"
)


def is_foreseen(cues: Cues) -> bool:
    """Whether a trouble stands where the page shows what is to come, or is foretold for works."""
    down = [each for each in cues.told if each.state is State.DOWN and each.has_verb]
    is_for_works = all(each.is_planned for each in down) and any(_is_for_works(each) for each in down)
    is_to_come = is_shown_as_foreseen(cues) or is_for_works
    return is_to_come and not GOES_ON.search(cues.body) and not SUDDEN.search(cues.whole)


def is_all_to_come(cues: Cues, far: str) -> bool:
    """Whether no verb tells a trouble of now, beside hours that are all to come: "arrêt de SDS samedi de 20h à 22h".

    Beside words for a day that is `far`, if there is one, the present tense tells what will be: "DELTA T est arrêté du
    25/10 à 1h30 au 25/10 à 4h".
    """
    down = [each for each in cues.told if each.state is State.DOWN and each.has_verb]
    is_now = (
        any(not (_is_told_of(far, each) or each.is_planned or BARE.search(each.folded)) for each in down)
        or GOES_ON.search(cues.body)
        or SUDDEN.search(cues.whole)
    )
    return not is_now


def _is_told_of(day: str, clause: Clause) -> bool:
    return bool(day) and day in clause.sentence.words.raw


def _is_for_works(clause: Clause) -> bool:
    """Whether a service will be down for works: "sera arrêté pour maintenance"."""
    return clause.state is State.DOWN and clause.is_planned and FOR_WORKS.search(clause.folded) is not None


def is_shown_as_foreseen(cues: Cues) -> bool:
    """Whether its section or status is for what is to come."""
    return any(FORESEEN.search(each) and not NOT_FORESEEN.search(each) for each in (cues.status, cues.section))


def has_gone_wrong(title: str, cues: Cues) -> bool:
    """Whether works became a trouble: a title names it beside them, or a text tells it behind those that are over."""
    down = [each for each in cues.told if each.state is State.DOWN and each.has_verb]
    is_now = bool(down) and not any(each.is_planned for each in cues.heard)
    return (WORKS_AND_TROUBLE.search(title) is not None and is_now) or _is_behind_works(cues)


def _is_behind_works(cues: Cues) -> bool:
    """Whether a text tells that the works are over, and only a trouble besides: they are no works any more."""
    down = [each for each in cues.told if each.state is State.DOWN]
    is_told = bool(down) and not any(each.is_planned or RETROSPECT.search(each.folded) for each in down)
    is_alone = not any(each.state in (State.UP, State.AHEAD) and not is_of_works_over(each) for each in cues.told)
    return PAST_WORKS.search(cues.body) is not None and is_told and is_alone


def trouble_behind_works(ended: str, cues: Cues) -> list[Clause]:
    """Return the trouble that stands where all that is over, by its title, are works: nothing is said to be back."""
    returned = (each for each in cues.told if each.state in (State.UP, State.OPEN, State.FINE))
    if not ends_works(ended) or any(not is_of_works_over(each) for each in returned):
        return []
    return [each for each in cues.told if still_fails(each) or came_of_works(each)]


def goes_on_behind_its_headline(cues: Cues) -> bool:
    """Whether a text tells a trouble, not as past, and its first sentence no more than that works are over, if that."""
    down = [each for each in cues.told if each.state is State.DOWN]
    back = max((each.start for each in cues.told if each.state is State.UP), default=None)
    # "Rétabli à 9h. Une nouvelle coupure a eu lieu à 9h30."
    if back is not None and any(each.start > back and ONE_CAME_ABOUT.search(each.folded) for each in down):
        return True
    is_of_works = PAST_WORKS.search(cues.headline) is not None or State.UP not in states_of(cues.told)
    return is_of_works and any(not RETROSPECT.search(each.folded) for each in down)


def without_past_works(words: str) -> str:
    """Return words without the works that they only speak of as over, and without what points back at them."""
    return THOSE_WORKS.sub("", PAST_WORKS.sub("", words)).strip() if PAST_WORKS.search(words) else words.strip()


def is_sudden(works: str, cues: Cues) -> bool:
    """Whether what may be works ("coupure") befell a service instead: it is said so, or it began unplanned."""
    down = [each for each in cues.told if each.state is State.DOWN and GOES_ON.search(each.folded)]
    began = any(each.has_verb or SUFFERS.search(each.folded) for each in down)
    is_unplanned = began and not OF_WORKS.search(cues.whole)
    return (
        UNPLANNED.match(works) is not None
        and (is_unplanned or _is_broken_now(cues) or _has_stopped(cues) or SUDDEN.search(cues.whole) is not None)
        and not any(each.is_planned for each in cues.heard)
    )


def _has_stopped(cues: Cues) -> bool:
    """Whether a text tells since when something has stopped, and not a word of works."""
    is_told = any(STOPPED_SINCE.search(each.folded) for each in cues.told if each.state is State.DOWN)
    return is_told and not OF_WORKS.search(RETURN_FORESEEN.sub("", cues.whole))


def _is_broken_now(cues: Cues) -> bool:
    """Whether the text tells what does not work at present, and no hours, as works have them."""
    is_told = BROKEN_NOW.search(cues.body) is not None
    return is_told and not OF_WORKS.search(cues.whole) and not DATED.search(BESIDE_THE_WORKS.sub("", cues.whole))


def planned_state(cues: Cues) -> str:
    """Return the state of works that are to come, of which a row or a form says no more than service, hours and that.

    "DELTA X | jeu. 12/03/2026 | 05h00 – 07h00 | Programmée"
    """
    states = (each.strip(" .") for each in (cues.stated, cues.status))
    shown = next((each for each in states if PLANNED.fullmatch(each)), "")
    is_dated = any(each.topic is Topic.WINDOW for each in cues.clauses)
    return shown if is_dated and any(each.names for each in cues.titled) and not is_elsewhere(cues) else ""
