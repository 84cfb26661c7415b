"""What stands in trouble behind an end that a title tells: a new alert, or all that the title names."""

from __future__ import annotations

from meteo_douane.domain.notice import Kind
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues, is_kin, modes_of, states_of
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.alert_words import IN_FORCE_AGAIN
from meteo_douane.reading.vocabulary.state_stems import STANDING, STILL_STANDING
from meteo_douane.reading.vocabulary.states import State

#: "Des lenteurs peuvent subsister": what any return may bring with it.
MAY_LINGER = pattern_of(
    r"\b(?:lenteurs?|ralentissements?|retards?|latences?)\b[^.;:]{0,40}?"
    r"\b(?:peu(?:t|vent)|pourrai(?:t|ent)|pourr(?:a|ont)|(?:restent?|sont) (?:encore "
    r"|toujours )?(?:possibles?|a prevoir))\b"
)

#: What comes behind the end, whatever a title says.
ANEW = pattern_of(
    r"\b(?:nouve(?:au|l|lle)s?|a nouveau|rechute\w*|desormais|maintenant|actuellement|en cours|cette fois|depuis"
    r" (?:la|le|cette) (?:reprise|retour|retablissement|levee|cloture))\b"
)

#: Beside a trouble that a text tells below a title that shows it as over: it is no trouble of before.
OF_NOW = pattern_of(
    r"\b(?:a ce (?:jour|stade)|pour (?:l'instant|le moment|l'heure)|actuellement|a (?:cette|l') ?heure|en ce moment"
    r"|malgre|mais|toutefois|cependant|attention|de nouveau|a nouveau|nouve(?:au|l|lle)s?|retour|retablissement"
    r"|en cours|prochaine?|rechute|depuis la reprise|investigations?|analyse)\b"
)
#: "Alerte ECS et fin d'alerte DELTA T": a title of both.
AN_ALERT = pattern_of(
    r"^\W*(?:et )?(?:[^:]{2,40}: ?)?(?:(?:ouverture|debut|declenchement) d(?:e l)?'(?:une )?)?"
    r"(?:(?:nouvelle|une) )?alerte\b"
)


#: "La fin d'alerte de 9h30 concernait DELTA T et non DELTA IE": the alert on DELTA IE is in force again.
END_OF_ANOTHER = pattern_of(
    r"\b(?:(?:fin|levee|cloture) d(?:e l)?'(?:alerte|incident)|retablissement|retour a la normale)\b[^.;:]{0,40}? "
    r"(?:concernait|visait|portait sur|valait pour|etait (?:celle|celui) d[eu'])[^.;]{0,60}?"
    r"\b(?:et non|et pas|au lieu d)"
)


def end_of_another(cues: Cues) -> str:
    """Return the words by which a message says that an end was of another service than that which it was told of."""
    found = END_OF_ANOTHER.search(cues.body)
    return found.group() if found else ""


def is_left_out(cues: Cues) -> bool:
    """Whether a text excepts all that its title names."""
    titled = {name.service for each in cues.titled for name in each.names}
    left_out = {name.service for each in cues.told if each.is_exception for name in each.names}
    return bool(titled) and titled <= left_out


def may_linger(clause: Clause, states: set[State]) -> bool:
    """Whether a clause only says that it may still be slow, where the text tells that the service is open."""
    return State.OPEN in states and MAY_LINGER.search(clause.folded) is not None


def alert_anew(cues: Cues) -> Clause | None:
    """Return what tells that an alert on the services of the title, or on no other by name, is in force again."""
    told = (each for each in cues.told if each.state is State.DOWN and IN_FORCE_AGAIN.search(each.folded))
    return next((each for each in told if _is_of_the_title(each, cues)), None)


def is_all_left(cues: Cues) -> bool:
    """Whether a text tells in the end that all that its title names is still in trouble, and of no return by name."""
    titled = {name.service for each in cues.titled for name in each.names}
    back = [each for each in cues.told if each.state in (State.UP, State.OPEN)]
    since = max((each.start for each in back), default=-1)
    down = [each for each in cues.told if each.state is State.DOWN and each.is_standing and each.start > since]
    left = {name.service for each in down if not each.modes and not each.is_exception for name in each.names}
    return bool(titled) and titled <= left and not any(each.names or each.modes for each in back)


def has_alert_of_its_own(cues: Cues) -> bool:
    """Whether a title has an alert beside the end of another one, and does not only say that it goes on."""
    named = [each for each in cues.titled if each.names or each.inherited]
    down = [each for each in named if each.state is State.DOWN]
    is_one = any(AN_ALERT.match(each.folded) and not STANDING.search(each.folded) for each in down)
    return is_one and any(each.state is State.UP for each in named)


def goes_on_in_words(cues: Cues) -> bool:
    """Whether a text says in so many words that a trouble goes on: "reste indisponible".

    "N'est plus accessible" does where something else stands beside it that is of now, or of a return.
    """
    down = [each for each in cues.told if each.state is State.DOWN]
    if any(STILL_STANDING.search(each.folded) for each in down):
        return True
    beside = states_of(each for each in cues.told if each.topic is not Topic.STATE)
    is_of_now = beside & {State.UP, State.OPEN, State.FINE, State.AHEAD} or OF_NOW.search(cues.body)
    return bool(is_of_now) and any(STANDING.search(each.folded) for each in down)


def tag_that_holds(kind: Kind, cues: Cues) -> str:
    """Return what stands beside a title of the state of its trouble, if nothing in the text takes it back."""
    is_trouble = kind in (Kind.ALERT, Kind.MALFUNCTION) or _retells_its_trouble(kind, cues)
    return cues.tag if is_trouble and not (goes_on_in_words(cues) or _is_of_another_mode(cues)) else ""


def _is_of_another_mode(cues: Cues) -> bool:
    """Whether a text tells a trouble of a mode that is none of those that its title names."""
    titled = modes_of(cues.titled)
    return bool(titled) and any(each.state is State.DOWN and modes_of([each]) - titled for each in cues.told)


def _retells_its_trouble(kind: Kind, cues: Cues) -> bool:
    """Whether all that the text of a bulletin tells, below a title that shows it as over, is what the trouble was."""
    told = [each for each in cues.told if each.state is not State.NOTHING]
    down = [each for each in told if each.state is State.DOWN]
    works = (State.FINE, State.OPEN)
    is_told = all(each.state in works or (each in down and _is_of_the_title(each, cues)) for each in told)
    is_anew = any(IN_FORCE_AGAIN.search(each.folded) or ANEW.search(each.folded) for each in told)
    return kind is Kind.BULLETIN and bool(down) and is_told and not is_anew


def _is_of_the_title(clause: Clause, cues: Cues) -> bool:
    titled = {name.service for each in cues.titled for name in each.names}
    named = {name.service for name in clause.names}
    return not (titled and named) or any(is_kin(one, other) for one in titled for other in named)
