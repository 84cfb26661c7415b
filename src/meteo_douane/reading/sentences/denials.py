"""Ends that the rest of a message takes back: denied in the title, still to come in the text, yet to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.aftermaths import WORKS_OVER, harmed, still_fails
from meteo_douane.reading.sentences.bystanders import without_bystanders
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.ellipses import JOINS, of_another_case, with_its_case
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.some import declares_some, is_of_some
from meteo_douane.reading.text.openings import without_date
from meteo_douane.reading.vocabulary.answers import HOW_TO, has_not_restarted, is_unfinished, is_yet_to_restart
from meteo_douane.reading.vocabulary.denied_words import DENIED_TITLE, DISREGARD
from meteo_douane.reading.vocabulary.hedge_words import WITHOUT_REMEDY
from meteo_douane.reading.vocabulary.limit_words import HOPED, WHOSE_END
from meteo_douane.reading.vocabulary.nearly_words import NEAR, PARTLY, TO_BE_CONFIRMED
from meteo_douane.reading.vocabulary.nouns import INCIDENT
from meteo_douane.reading.vocabulary.state_stems import MENDED
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.took_place import AN_END, NOT_ALL_OVER, ONLY_NAMED, PLANNED_FOR, PUT_OFF

#: One direction of a service, or one end of a transit.
ONE_WAY = pattern_of(
    r"\b(?:import|export)(?:ations?)?\b|\b(?:au|cote) depart\b|\ba l'(?:arrivee|entree)\b|\ba la sortie\b"
)
WORKS = r"(?:maintenance|intervention|operation|coupure|interruption|fermeture|mise a jour|migration|bascule)"
TROUBLE = (
    rf"(?:{INCIDENT}|alerte|indisponibilite|blocage|ralentissement"
    r"|probleme|interruption|coupure)"
)

#: An end that its author comes back to: what the text then tells to be down was not ended by it.
RECTIFIED = pattern_of(
    rf"(?:\b(?:errat(?:um|a)|rectificati(?:f|on)|correction|precision|mise au point|modificatif|complement)s?"
    rf"(?: d[eu'] ?(?:la |l'|notre )?| a (?:la |l'|notre )?| sur (?:la |l'|notre )?| ?[:,–-] ?|\W)"
    rf"(?:(?:message|annonce|avis) d[eu'] ?)?{AN_END})"
    rf"|\b{AN_END}[^.;]{{0,90}}?[:,–(-] ?(?:errat(?:um|a)|rectificati(?:f|on)|correction|mise au point|modificatif)s?\b"
)


def _put_off(thing: str) -> re.Pattern[str]:
    """Return what a text says of the very thing whose end the title tells: it goes on, or its end is to come."""
    return pattern_of(
        rf"(?<!\bde )\b(?:l'|la |le |cette |cet |ce ){thing}\b[^.;:,]{{0,40}}?"
        rf"(?: (?:sera|serait|devrait|doit|va|pourra|pourrait)\b(?: \w+){{0,2}}? (?:{MENDED}e?\b|terminee?|prendre fin)"
        rf"| (?:prendra fin|se terminera|s'achevera|se (?:prolonge|poursuit)(?:ra)?|continue(?:ra)?"
        r"|(?<! a )(?<!ont )dure(?:ra)?|perdure"
        rf"|persiste|demeure|subsiste)\b"
        rf"| (?:est|reste) (?:\w+ )?(?:prolongee?|reconduite?|maintenue?|en cours|en vigueur|ouverte?|active)\b"
        rf"| n'est (?:\w+ )?pas (?:encore )?(?:terminee?|close?|levee?|finie?|achevee?|resolue?|cloturee?)\b)"
        rf"|\b(?:fin|levee|cloture) d(?:e la |e l'|e |'|u ){thing}\b[^.;,]{{0,40}}?\b(?:prevue?|estimee?|attendue?"
        rf"|envisagee?|esperee?|repoussee?|reportee?|differee?|decalee?|interviendra|aura lieu|viendra|suivra"
        rf"|sera|serait|devrait)\b"
    )


OF_TROUBLE = _put_off(TROUBLE)
OF_WORKS = _put_off(WORKS)
ENDS_WORKS = pattern_of(rf"\b{AN_END}[^.;:]{{0,12}}\b{WORKS}")
#: A sentence that leaves all that was told to be confirmed.
UNCONFIRMED = pattern_of(
    rf"\b{TO_BE_CONFIRMED}|"
    r"\b(?:atten[dt]\w*|observ\w*|surveill\w*|prefer\w*|patient\w*|rest\w+|mainten\w*|maintien\w*)\b[^.;]{0,60}?"
    r"\bavant (?:de (?:pouvoir )?|d')(?:lever|clore|cloturer|mettre fin a|prononcer la (?:fin|levee) de)"
    r" (?:l'|cette |notre )(?:alerte|incident)\b|"
    r"^\W*(?:(?:cela|ceci|information|l'information|nouvelle|ce retour|le retour|le retablissement|la fin d'alerte)\b"
    r"[^.;]{0,25}?)?(?:est |reste |demeure |encore |toujours )*a confirmer\W*$"
    r"|^\W*(?:en attente de |dans l'attente de (?:la )?|sous reserve de )?confirmation(?: (?:a venir|attendue|suivra"
    r"|en cours|a suivre|sera \w+)[^.;]*)?\W*$"
    r"|^\W*(?:(?:le tout|cela|ceci|ce retour|et ce),? )?sous (?:toutes? )?(?:les )?reserves?\b"
    r"(?! d[e'](?: |une? )?(?:disposer|respecter|detenir|certificat|habilitation|droits|acces|navigateur))"
    r"[^.;:]{0,80}\W*$"
)
#: An alert that is held as a whole ends with nothing that is said to be back.
HELD = pattern_of(
    r"\b(?:(?:l'|cette |notre )alerte (?:\w+ )?(?:est|reste|demeure|(?:rest|demeur)era|sera) (?:\w+ ){0,2}?"
    r"(?:maintenue|en vigueur|ouverte|active|en cours|de mise|d'actualite)"
    r"|(?:l'|cette |notre )alerte (?:\w+ )?(?:(?:se (?:poursuit|prolonge)|continue|perdure|subsiste|demeure)"
    r"(?=\W*$| (?:par|jusqu|en attendant|dans l'attente|le temps|cette nuit|encore|toujours|pour autant|neanmoins)\b))"
    r"|(?:on|nous) (?:(?!a |avons |avions )\w+ )?(?:maint|gard|laiss|conserv|prolong)\w+ (?:\w+ )?"
    r"(?:l'|cette |notre )alerte"
    r"|nous (?:rest|demeur)(?:er)?ons (?:\w+ )?en (?:etat d')?alerte"
    r"|(?<!fin du )(?<!au )(?:maintien|poursuite|prolongation) (?:en (?:etat d')?|de (?:l'|cette |notre ))alerte"
    r"|alerte (?:(?:toujours|encore) (?:en vigueur|ouverte|active|en cours)|(?:(?:toujours|encore) )?(?:maintenue"
    r"|conservee|prolongee))"
    r"|(?<!dont )l'alerte n'est (?:\w+ )?pas (?:encore )?(?:levee|close|cloturee|terminee|finie|fermee))\b"
    r"(?! (?:pour (?!autant|le moment|l'instant|l'heure|cette nuit)|en (?!vigueur|attend)|sur|dans (?!l'attente)"
    r"|uniquement|seulement|au|aux|a l'exception|delta|d[eu']))"
)
#: "Celui de DELTA IE interviendra à 18h", "DELTA IE le sera à 18h": what the words before it told, of another one.
OF_ANOTHER = pattern_of(
    r"^\W*(?:(?:et|mais|tandis que|alors que|quant a) )?(?:celui|celle|ceux|celles) (?:de |d'|du |des )"
)
WILL_BE_SO = pattern_of(r"\b(?:le |l')(?:sera|seront|serait|seraient|redeviendra|redeviendront)\b")
LIKEWISE = pattern_of(
    r"\b(?:egalement|aussi|de meme|non plus|a son tour)\b(?! (?:prevu|attendu|a venir))|\ba (?:aussi )?eu lieu\b"
    r"|\best (?:acquis|intervenu|fait|effecti)\w*"
    # "Celui de l'EDI à 9h30": a later hour makes a plan of it, which `promises` sees to.
    r"|^[^.;:,]{5,40} (?:a|des|depuis) \d{1,2} ?h ?\d{0,2}\W*$"
)
NOT_YET = pattern_of(r"\b(?:sera|seront|serait|interviendra|suivra|viendra|aura lieu|devrait|prevue?|attendue?)\b|\bn'")
DENYING = (NOT_ALL_OVER, UNCONFIRMED, DISREGARD, WITHOUT_REMEDY, NEAR, HOPED)
RETURNED = (State.UP, State.OPEN, State.FINE)
#: Topics of a text that speak of the message's own trouble.
SPEAKING = (Topic.BODY, Topic.REASON, Topic.ORIGIN, Topic.STATE, Topic.END, Topic.SERVICES, Topic.NATURE)


def is_denied(title: str) -> bool:
    """Whether a title takes back by its own words the end that it names, or tells it of a part alone."""
    told = without_date(title)
    return any(words.search(told) for words in (DENIED_TITLE, WITHOUT_REMEDY)) or is_of_some(told)


def denies_its_end(clauses: Sequence[Clause]) -> bool:
    """Whether the end that a title tells is none: by its own words, or by those of the text."""
    title = " ".join(dict.fromkeys(each.sentence.words.folded for each in clauses if each.topic is Topic.TITLE))
    if is_denied(title) or any(each.is_announced and each.topic is Topic.TITLE for each in clauses):
        return True
    told = [each for each in without_bystanders(clauses) if each.topic in SPEAKING and not each.is_fallback]
    if has_not_restarted(title, (each.sentence.words.folded for each in told)):
        return True
    may_leave = [*told, *(each for each in clauses if each.topic is Topic.TITLE)]
    is_part_left = any(each.is_part_left for each in may_leave) and any(each.names for each in clauses)
    is_part_left = is_part_left or any(map(_goes_on_in_a_part, told))
    if is_part_left or _is_rectified(title, told) or _is_held(told) or _is_partly_back(clauses, told):
        return True
    if any(each.state in RETURNED and each.has_verb for each in told):
        return False
    sentences = [each.sentence.words.folded for each in told]
    whole = [each for each in told if not any(one.is_exception and one.sentence is each.sentence for one in told)]
    if (
        HOW_TO.search(title)
        or is_yet_to_restart(title, sentences)
        or any(map(_goes_on, told))
        or any(_puts_off(each, _titled(clauses)) or _is_of_another(each, _titled(clauses)) for each in whole)
        or any(is_of_some(each) or declares_some(each) for each in sentences)
        or any(is_unfinished(each, title) for each in sentences)
    ):
        return True
    return _denies_it_in_words(title, told, sentences)


def _denies_it_in_words(title: str, told: Sequence[Clause], sentences: Sequence[str]) -> bool:
    """Whether sentences deny the end of a trouble or, where that is what the title ends, of works."""
    ends_works = (ENDS_WORKS.search(title) or WORKS_OVER.search(title)) is not None
    if ends_works and any(harmed(each) for each in told):
        return True
    patterns = (OF_WORKS if ends_works else OF_TROUBLE, *DENYING)
    return any(pattern.search(each) for each in sentences for pattern in patterns)


def _titled(clauses: Sequence[Clause]) -> set[str]:
    return {name.service for each in clauses if each.topic is Topic.TITLE for name in each.names}


def _puts_off(clause: Clause, titled: set[str]) -> bool:
    """Whether a clause tells the return itself, of no other service and no mode, as one that is still to come."""
    is_of_it = not clause.modes and {name.service for name in clause.names} <= titled
    is_ahead = clause.state is State.AHEAD and not (PLANNED_FOR.search(clause.folded) or _is_only_named(clause))
    return is_ahead and is_of_it and PUT_OFF.search(clause.folded) is not None


def _is_of_another(clause: Clause, titled: set[str]) -> bool:
    """Whether a text says of an end that it was of other services than the title's."""
    named = {name.service for name in clause.names}
    return bool(named) and not named & titled and WHOSE_END.search(clause.folded) is not None


def _is_only_named(clause: Clause) -> bool:
    """Whether all that a clause says is the return of its services, and no hour of it is to come: "Reprise de ROSA"."""
    return not clause.is_announced and ONLY_NAMED.fullmatch(clause.unnamed) is not None


def _is_held(told: Sequence[Clause]) -> bool:
    """Whether the alert is held as a whole, and no part is told to be back: that a service is well does not end it."""
    is_a_part_back = any(each.state in (State.UP, State.OPEN) and each.has_verb for each in told)
    of_a_part = {each.sentence.start for each in told if each.names or each.modes}
    whole = (each.sentence for each in told if each.sentence.start not in of_a_part)
    return not is_a_part_back and any(HELD.search(sentence.words.folded) for sentence in whole)


def _is_partly_back(clauses: Sequence[Clause], told: Sequence[Clause]) -> bool:
    """Whether a text tells a partial return of what its title names as a whole."""
    titled = _titled(clauses)
    whole = (each for each in told if each.topic is not Topic.TITLE and not each.modes)
    return any(PARTLY.search(each.folded) and {name.service for name in each.names} <= titled for each in whole)


def _is_rectified(title: str, told: Sequence[Clause]) -> bool:
    """Whether a message sets an end right that was published, and its text tells what still fails."""
    return RECTIFIED.search(title) is not None and any(
        each.topic is not Topic.TITLE and still_fails(each) for each in told
    )


def _goes_on(clause: Clause) -> bool:
    """Whether a clause tells a trouble, of no other service or mode than the title's, that still stands."""
    is_of_all = not (clause.names or clause.modes or clause.inherited)
    return clause.state is State.DOWN and clause.is_standing and is_of_all


def _goes_on_in_a_part(clause: Clause) -> bool:
    """Whether a clause leaves in trouble one direction of a service that has no sides: "il se poursuit à l'arrivée"."""
    is_left = clause.state is State.SAME or (clause.state is State.DOWN and clause.is_standing)
    is_of_all = not (clause.names or clause.modes or clause.inherited)
    return is_left and is_of_all and ONE_WAY.search(clause.folded) is not None


def with_anaphora(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Give "celui de DELTA IE" the return that the clause before it tells, or take it for foreseen: in doubt it is."""
    told, base = State.NOTHING, None
    for each in clauses:
        state = of_another_case(each.folded, told) if each.names and each.state is not State.DOWN else None
        state = state or (_as_of_another(each) if told in RETURNED and (each.names or each.modes) else None)
        found = replace(each, state=state) if state else with_its_case(each, base)
        # "Les échanges EDI de DELTA X ont repris. Ceux de DELTA IE demeurent interrompus."
        if base is not None and base.names and each.names and not each.modes and OF_ANOTHER.match(each.folded):
            found = replace(found or each, modes=base.modes)
        if state is None and JOINS.fullmatch(each.folded) is None:
            told = (found or each).state
            base = found or each
        yield found or each


def _as_of_another(clause: Clause) -> State | None:
    """Return what words that stand for a return say of it, if a clause has any."""
    if clause.state in (State.DOWN, State.SAME):
        return None
    if WILL_BE_SO.search(clause.folded):
        return State.AHEAD
    if not OF_ANOTHER.match(clause.folded):
        return None
    is_back = clause.state in RETURNED or LIKEWISE.search(clause.folded)
    return State.UP if is_back and not NOT_YET.search(clause.folded) else State.AHEAD


def without_denied_ends(clauses: Sequence[Clause]) -> list[Clause]:
    """Take returns that the message leaves to be confirmed, and that of a title that is denied, for foreseen ones."""
    speaking = [each for each in clauses if each.topic in SPEAKING]
    is_unsure = any(UNCONFIRMED.search(each.sentence.words.folded) for each in speaking)
    is_held = any(HELD.search(each.sentence.words.folded) for each in speaking)
    weighed = [foreseen(each) if is_unsure or (is_held and _is_whole(each, clauses)) else each for each in clauses]
    weighed = _without_returns_of_a_part(weighed) if any(each.names for each in clauses) else weighed
    weighed = _without_returns_below_a_part(weighed)
    is_titled = any(each.topic is Topic.TITLE and each.state in (State.UP, State.OPEN) for each in weighed)
    is_denied = is_titled and denies_its_end(weighed)
    return [foreseen(each) if is_denied and each.topic is Topic.TITLE else each for each in weighed]


def _without_returns_below_a_part(clauses: Sequence[Clause]) -> list[Clause]:
    """Take returns for foreseen ones that name no service and no mode, below a title of a partial return."""
    is_partial = any(each.topic is Topic.TITLE and not each.modes and PARTLY.search(each.folded) for each in clauses)
    return [foreseen(each) if is_partial and not (each.names or each.modes) else each for each in clauses]


def _without_returns_of_a_part(clauses: Sequence[Clause]) -> list[Clause]:
    """Take returns for foreseen ones from which a part is excepted that nobody can name, with all that is of the same.

    What a sentence says before its exception is what that is excepted from.
    """
    topics = (*SPEAKING, Topic.TITLE)
    parts = [index for index, each in enumerate(clauses) if each.is_part_left and each.topic in topics]
    bases = [next((one for one in reversed(clauses[:at]) if one.state in RETURNED), clauses[at]) for at in parts]
    return [foreseen(each) if any(_is_of_one(each, base) for base in bases) else each for each in clauses]


def _is_of_one(clause: Clause, base: Clause) -> bool:
    """Whether two returns may be of one service, in one mode."""
    services, others = ({name.service for name in each.names} for each in (clause, base))
    modes, other_modes = ({mode for listed in each.modes for mode in listed.modes} for each in (clause, base))
    is_of_another = bool(services and others) and not services & others
    is_of_another_mode = bool(modes and other_modes) and not modes & other_modes
    return not (is_of_another or is_of_another_mode or clause.topic is Topic.TITLE)


def _is_whole(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause of the text tells of all that the title names, in no mode of its own."""
    titled = _titled(clauses)
    named = {name.service for name in clause.names}
    is_of_the_text = clause.topic is not Topic.TITLE and clause.has_verb
    return is_of_the_text and not clause.modes and (not named or titled <= named)


def foreseen(clause: Clause) -> Clause:
    """Return a clause with any return that it tells as one that is only foreseen."""
    if clause.state not in (State.UP, State.OPEN):
        return clause
    predicates = tuple(
        replace(each, state=State.AHEAD) if each.state in (State.UP, State.OPEN) else each for each in clause.predicates
    )
    return replace(clause, state=State.AHEAD, predicates=predicates)
