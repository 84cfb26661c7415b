"""Works that are over, and the trouble that came of them: "la maintenance est terminée ; elle a provoqué une panne"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import CLOSED_WINDOW, PAST, Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.bygone_words import CAUSES, DONE_TO_IT, OVER
from meteo_douane.reading.vocabulary.kind_words import ends_works
from meteo_douane.reading.vocabulary.state_stems import MENDED_FORMS, TROUBLES
from meteo_douane.reading.vocabulary.states import State

ATTEMPT = pattern_of(r"\b(?:intervention|operation|relance|redemarrage|correctif|patch|deploiement)s?\b")
TROUBLE = pattern_of(rf"\b{TROUBLES}")
ENDED = pattern_of(r"\b(?:termin|achev|clos|clotur|fini)")
WORKS_OVER = pattern_of(rf"\b{DONE_TO_IT}[^.;:]{{0,60}}? (?:{OVER}|(?:pris|prend(?:re|nent)?) fin\b)")
#: What speaks of the works of the sentence before.
OF_THEM = (
    rf"(?:(?:mais|et|or|toutefois|cependant|malheureusement),? )?(?:elles?|ils?|cel(?:le|ui)s?-ci|ceux-ci|ce dernier"
    rf"|cette derniere|ce(?:t|tte|s)? {DONE_TO_IT})"
)
HARMED = pattern_of(
    rf"^\W*{OF_THEM} (?:(?:ne )?\w+ |l'|s'|en ){{0,3}}?(?:{CAUSES}|est (?:a l'origine|la cause|responsable))"
)
FOLLOWED = pattern_of(
    r"\bs'en (?:est|sont) suivie?s?\b|\ben (?:resulte(?:nt)?|decoule(?:nt)?)\b"
    r"|\ben (?:a|ont|est|sont) (?:resulte|decoule|la consequence|le resultat)"
)
WORKS_HARMED = pattern_of(rf"\b{DONE_TO_IT}[^.;:]{{0,80}}?\b(?:{CAUSES}|a l'origine|la cause)")
#: Before they were over, or from one hour to another: it need not go on.
BEFORE = pattern_of(r"\b(?:avait|avaient)\b|\bde \d[\dh:]* ?a \d")
BUT = pattern_of(r"^\W*(?:mais|toutefois|cependant|or)\b")
#: "Des lenteurs peuvent subsister dans la matinée".
MAY_BE = pattern_of(
    r"(?<!ne )\b(?:peut|peuvent|pourra\w*) (?:\w+ment |encore |toutefois )?(?:subsister|persister|demeurer|survenir"
    r"|apparaitre|se (?:produire|poursuivre)|(?:etre|rester) (?:observe|constate|ressenti|rencontre|percepti)\w*)"
)
#: "Pendant l'intervention", "le temps de l'opération": of the works, and over with them.
WHILE_IT_LASTED = pattern_of(
    rf"\b(?:pendant|durant|lors|au cours|le temps|tout au long) (?:d[eu] ?)?(?:toute )?(?:l[ae]s? |l'|cette |cet "
    rf"|ces )?"
    rf"(?:{DONE_TO_IT}|maintenances?|travaux|nuit|coupure|interruption)|\b(?:a dure|ont dure|duree"
    rf"|plus longue?s? que)\b"
    r"|\bexcus\w*|\bgenes?\b|\bsans (?:incident|probleme|encombre|difficulte)"
)
#: "L'incident survenu au redémarrage est résolu", "les messages en erreur peuvent être rejoués".
MENDED_SINCE = pattern_of(
    rf"\b{MENDED_FORMS}|\ba (?:rejouer|reprendre|reemettre|ressaisir)\b"
    r"|\b(?:peuvent|doivent|devront|pourront|seront) (?:\w+ )?(?:etre )?\w+"
)
#: What works are themselves: "l'interruption a été plus courte que prévu".
OWN_STOP = pattern_of(r"\b(?:interruption|coupure|arret|fermeture|indisponibilite|suspension)s?\b")
#: "A échoué", "un incident est survenu au redémarrage", "rejets constatés en EDI", "suivie d'un incident".
CAME_AFTER = pattern_of(
    r"\b(?:a|ont) echoue\b|\b(?:signal|rencontr|constat|subiss|observ|remont)(?:ent|ons)\b|\b(?:est"
    r"|sont) (?:\w+ )?(?:survenu|apparu|intervenu)e?s?\b|\bs'est (?:\w+ )?(?:produit|declare)\w*"
    rf"|\bsuivie?s? d(?:e |')|\b{TROUBLES} (?:\w+ )?(?:constate|signale|observe|rencontre|survenu|apparu)e?s?\b"
)
REACH = 3
"""Clauses behind works that are over in which their aftermath may be told."""


def without_aftermaths(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Let works that are over restore nothing where what is told next is a trouble that they caused, or left behind."""
    if not any(map(is_of_works_over, clauses)):
        yield from clauses
        return
    told = [each for each in clauses if each.folded.strip()]
    own = _worked_on(clauses)
    places = {each.start: index for index, each in enumerate(told)}
    for each in clauses:
        index = places.get(each.start, len(told))
        is_over = is_of_works_over(each)
        yield _of_nothing(each) if is_over and _has_one(each, told[index + 1 :], own) else each


def _worked_on(clauses: Sequence[Clause]) -> frozenset[str] | None:
    """Return the services of a title that ends works on them; None if it ends none."""
    titled = [each for each in clauses if each.topic is Topic.TITLE]
    if not any(ends_works(each.sentence.words.folded) for each in titled):
        return None
    return frozenset(name.service for each in titled for name in each.names)


def _has_one(works: Clause, later: Sequence[Clause], own: frozenset[str] | None) -> bool:
    is_beside = bool(later) and _is_told_beside(later[0], works)
    is_left = own is not None and any(_is_left(each, own) for each in later[:REACH])
    return is_beside or is_left or any(_is_aftermath(each) for each in later[:REACH])


def _is_left(clause: Clause, own: frozenset[str]) -> bool:
    """Whether it tells a trouble that still stands of what was worked on, or of nothing by name."""
    return still_fails(clause) and all(any(is_kin(name.service, each) for each in own) for name in clause.names)


def still_fails(clause: Clause) -> bool:
    """Whether it tells a trouble that is there behind works: none that only may be, nor one that is foretold."""
    is_told = clause.state is State.DOWN and clause.is_standing and not (clause.is_fallback or clause.is_planned)
    return is_told and MAY_BE.search(clause.folded) is None


def came_of_works(clause: Clause) -> bool:
    """Whether it tells a trouble behind works that are over, as one that came of them: nothing says that it is past.

    "Le redémarrage de l'EDI a échoué", "rejets constatés en EDI"; "une coupure a été constatée pendant l'opération" and
    "des lenteurs peuvent subsister" do not.
    """
    if clause.state is not State.DOWN or clause.is_fallback or clause.is_planned or MAY_BE.search(clause.folded):
        return False
    if any(words.search(clause.folded) for words in (BEFORE, CLOSED_WINDOW, WHILE_IT_LASTED, ENDED, MENDED_SINCE)):
        return False
    is_past = PAST.search(clause.folded) is not None or OWN_STOP.search(clause.folded) is not None
    return not is_past or CAME_AFTER.search(clause.folded) is not None


def is_of_an_attempt(clause: Clause) -> bool:
    """Whether all that a clause tells to be over is what was tried against a trouble: "l'intervention est terminée"."""
    over = [each for each in clause.predicates if each.state in (State.UP, State.OPEN)]
    if len(over) != 1:
        return False
    start, end = over[0].start - clause.start, over[0].end - clause.start
    is_over = ENDED.search(clause.folded[start:end]) is not None
    return is_over and ATTEMPT.search(clause.folded[:end]) is not None and TROUBLE.search(clause.folded[:end]) is None


def is_of_works_over(clause: Clause) -> bool:
    """Whether what a clause tells to be over are works: how the service is, it does not say."""
    return clause.state is State.UP and WORKS_OVER.search(clause.folded) is not None


def harmed(clause: Clause) -> bool:
    """Whether a clause tells a trouble that works caused, and that goes on for all that it says."""
    is_told = WORKS_HARMED.search(clause.folded) is not None or _is_aftermath(clause)
    return clause.state is State.DOWN and is_told and BEFORE.search(clause.folded) is None


def _is_aftermath(clause: Clause) -> bool:
    if clause.state is not State.DOWN or BEFORE.search(clause.folded) or CLOSED_WINDOW.search(clause.folded):
        return False
    return HARMED.match(clause.folded) is not None or FOLLOWED.search(clause.folded) is not None


def _is_told_beside(clause: Clause, works: Clause) -> bool:
    """Whether the same sentence goes on to tell a trouble, of no other service: "terminée, panne depuis 6h10"."""
    is_of_another = clause.names or clause.modes or clause.is_fallback
    is_past = PAST.search(clause.folded) is not None and BUT.match(clause.folded) is None
    is_past = is_past or BEFORE.search(clause.folded) is not None
    return clause.sentence is works.sentence and clause.state is State.DOWN and not (is_of_another or is_past)


def _of_nothing(clause: Clause) -> Clause:
    predicates = tuple(
        replace(each, state=State.NOTHING) if each.state is State.UP else each for each in clause.predicates
    )
    return replace(clause, state=State.NOTHING, predicates=predicates)
