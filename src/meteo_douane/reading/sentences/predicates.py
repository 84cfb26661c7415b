"""What the words of a sentence assert, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from meteo_douane.patterns import Table, pattern_of
from meteo_douane.reading.sentences.bygones import (
    does_harm,
    helps_nothing,
    is_described,
    is_of_nothing,
    stands,
)
from meteo_douane.reading.sentences.contraries import AN_ALERT, is_of_the_contrary
from meteo_douane.reading.vocabulary.ahead_words import (
    AHEAD_AFTER,
    AHEAD_BEFORE,
    NOT_BEFORE,
    SOON_BEFORE,
    SOON_BEHIND,
    SOON_WITHIN,
    THEN,
    is_not_so,
)
from meteo_douane.reading.vocabulary.answers import is_unanswered
from meteo_douane.reading.vocabulary.deeds_to_come import TOLD_NOW, is_of_a_deed_to_come
from meteo_douane.reading.vocabulary.hedge_words import (
    A_PART,
    BRIEFLY,
    FOR_A_WHILE,
    FOR_SOME,
    HEDGED_BEFORE,
    HEDGED_BEHIND,
    HEDGED_WITHIN,
    IN_PART,
    NOUN_BEHIND,
    OF_SOME,
    ONE_WAY_BEFORE,
    ONE_WAY_BEHIND,
    WITHOUT_REMEDY,
)
from meteo_douane.reading.vocabulary.nearly_words import GOES_ON, GOING_ON
from meteo_douane.reading.vocabulary.nouns import DECLARATION, INCIDENT
from meteo_douane.reading.vocabulary.part_words import AT_A_PART
from meteo_douane.reading.vocabulary.return_fates import fate_of
from meteo_douane.reading.vocabulary.return_words import of_one_return
from meteo_douane.reading.vocabulary.state_stems import ONCE_MORE, SINCE_AN_HOUR, TROUBLES
from meteo_douane.reading.vocabulary.state_words import STATES
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State
from meteo_douane.reading.vocabulary.suppositions import is_supposed
from meteo_douane.reading.vocabulary.took_place import SUBJECT, has_taken_place, is_told_with_a_verb, without_asides
from meteo_douane.reading.vocabulary.trades_of_others import is_of_others

#: What nobody is to do again: "de ne pas les émettre à nouveau".
NOT_TO_DO = pattern_of(r"\bne (?:pas|plus|surtout pas|jamais)(?: (?:les|le|la|en|y|l'))? ?$")
#: "Aucun d'eux n'| est rétabli"; "n'est rétabli qu'en EDI" tells a return.
DENIED_BEFORE = pattern_of(r"\b(?:n'|ne )$")
BUT = pattern_of(r"[^.;,]{0,30}?\bqu(?:e |')")
#: "Aucun message | n'est plus reçu": the two make one denial; "aucun rejet n'est plus constaté" is good news.
NO_LONGER = pattern_of(r"(?:n'|ne )[^.;:,]*\bplus\b")
NONE_OF = pattern_of(rf"\b(?:aucun|nul)(?:le|e)? (?!(?:[\w']+ )*?(?:{TROUBLES}|rejet|refus|echec))[^.;:,]*$")
THANKS_TO = pattern_of(r"\bgrace (?:a|au|aux) (?:la |l'|les )?$")
#: "L'alerte reste active": as it was, and no service that is well.
STAYS = pattern_of(r"\b(?:reste|demeure)(?:nt|ra|ront)?\b")

#: "L'analyse est terminée", "l'alimentation électrique est rétablie": no service is.
SOMETHING_ELSE = pattern_of(
    r"\b(?:analyses?|diagnostics?|investigations?|expertises?|tests?|essais?|retour (?:en )?arriere|rollback"
    r"|correctifs?|redemarrage|operations? de (?:relance|purge)"
    r"|alimentation(?: electrique)?|courant|electricite|climatisation|reunions?|sauvegardes?|support|telephone|standard"
    r"|fournisseurs?|prestataires?|hebergeurs?|editeurs?|equipes?|techniciens?|ingenieurs?|cellules? de crise|taux"
    r"|(?<!incident )(?<!incidents )(?<!panne )(?<!probleme )(?<!problemes )(?<!probleme de )(?<!coupure )reseau"
    r"|(?:incident|panne|coupure|probleme)s? (?:chez|cote|de reseau d) (?:(?! (?:et|est|a|sont) )[^.;:,]){0,30})"
    r"(?: (?:d[eu]s? |d')?\w+){0,2}? (?:(?:est|sont|a|ont)(?: ete| donc| desormais| enfin)? ?)?$"
)
#: "Les messages EDI en attente | ont été débloqués": what was piled up, and not what comes.
OF_A_BACKLOG = pattern_of(
    rf"\b(?:{DECLARATION}|flux)s?\b[^.;:,]{{0,40}}? (?:en (?:attente|souffrance|suspens|file)|accumulee?s?|retenue?s?)"
    r"(?: \w+)? (?:(?:sont|ont ete|ont)(?: \w+ment| enfin)? )?$"
)
#: "L'incident causé par le correctif est résolu": what is, is the incident.
BY = pattern_of(r"\bpar (?:l[ae]s? |l'|une? )?$")
#: "Les messages de test passent normalement depuis 9h", "le service qui fonctionnait correctement depuis 9h".
NO_RETURN_OF_IT = pattern_of(r"\btests?\b|\w{2}ai(?:t|ent)\b|\bseule?s?\b")
#: "Le correctif a rétabli DELTA T": what is, is its object.
MENDS = pattern_of(r"(?:a|ont) (?:\w+ment |enfin )?(?!ete |repris|redemarre|rouvert|cesse|retrouve)\w+")
#: "Le courant est rétabli et DELTA T fonctionne": the service with it.
AND_THE_SERVICE = pattern_of(
    r"^[^.;:,]{0,20} et [^.;:,]{3,40} (?:fonctionne(?:nt)?|(?:est|sont) (?:disponible|accessible|operationnel)\w*)\W*$"
)
#: "Seul l'EDI fonctionne", "un serveur sur deux est disponible", "un ticket est ouvert": not all, or no service.
NOT_ALL_OF_IT = pattern_of(
    r"(?:^\W*|[;:,] )seule?s? (?:l[ae]s? |l')?[^.;:,]{1,40}$"
    r"|\b(?:tickets?|contournements?|solutions? palliatives?|consultations? seules?|une? \w+ sur (?:deux|trois|quatre))"
    r"[^.;:,]{0,30}$"
)

#: "Avait été rétabli hier soir": before what the message tells; "un incident similaire est clos": another one.
HAD_BEEN = pattern_of(r"\b(?:avait|avaient) (?:\w+ )?ete (?:\w+ )?$")
ANOTHER_ONE = pattern_of(
    rf"\b(?:{INCIDENT}|alerte|probleme)s? (?:\w+ )?(?:precedent|anterieur"
    r"|similaire|analogue|comparable|identique)e?s? (?:(?:est|sont|a ete|ont ete) )?$"
)

COMPILED = Table(((state, sort), words) for state, sort, words in STATES)

LONGEST_KEPT = 400
"""Characters of a sentence that is remembered: the administration has formulas, which every reading meets again."""


def predicates_in(folded: str) -> tuple[Predicate, ...]:
    """Return what the words of a sentence assert, in the order of the words."""
    return _remembered(folded) if len(folded) <= LONGEST_KEPT else _found_in(folded)


def _found_in(folded: str) -> tuple[Predicate, ...]:
    taken: list[tuple[int, int]] = []
    found: list[Predicate] = []
    for (state, sort), pattern in COMPILED.possible_in(folded):
        for match in pattern.finditer(folded):
            if match.start() < match.end() and _is_free(match.span(), taken):
                taken.insert(bisect_left(taken, match.span()), match.span())
                before, after = folded[: match.start()], folded[match.end() :]
                state_here = _asserted(state, match.group(), before, after, sort)
                is_verb = (
                    sort is Sort.NOUN and state is State.UP and _is_as_a_verb(state_here, match.group(), before, after)
                )
                found.append(Predicate(match.start(), match.end(), state_here, Sort.VERB if is_verb else sort))
    return tuple(sorted(found, key=lambda predicate: predicate.start))


_remembered = lru_cache(maxsize=4096)(_found_in)


def _is_as_a_verb(state: State, words: str, before: str, after: str) -> bool:
    """Whether a return that a noun tells is told as by a verb: that it took place, or failed."""
    return state is State.DOWN or (state is State.UP and is_told_with_a_verb(words, before, after))


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end in taken)


def _asserted(state: State, words: str, before: str, after: str, sort: Sort) -> State:
    """Return what is asserted: nothing good of a service where that is only supposed."""
    found = _state_among(state, words, before, after, sort)
    if found not in (State.UP, State.OPEN, State.FINE) or not is_supposed(words, before, after):
        return found
    return State.NOTHING if found is State.FINE else State.AHEAD


def _state_among(state: State, words: str, before: str, after: str, sort: Sort) -> State:
    """Return what is asserted, given a negation, a future or a condition around it."""
    if state is State.FINE and _was_not_before(words, before, after):
        state = State.UP
    # "Ni le portail ni aucun des téléservices ne répondront": one denial, and not two.
    before = before.removesuffix("ni ") if words.startswith("aucun") else before
    is_one_denial = NO_LONGER.match(words) is not None and NONE_OF.search(before) is not None
    if state is State.DOWN and NOT_BEFORE.search(before) and not is_one_denial:
        return State.UP if re.search(r"\bplus(?: \w+ment)?\s*$", before) else State.FINE
    spoken_of = _as_spoken_of(words, before, after, sort) if state is State.UP else None
    if spoken_of is not None:
        return spoken_of
    is_told = state is State.UP and sort is Sort.VERB
    is_partial = _is_of_a_part(before, after, is_told=is_told) or (
        state is State.OPEN and NOT_ALL_OF_IT.search(before) is not None
    )
    if state in (State.UP, State.OPEN) and (is_partial or _is_of_no_service(words, before, after)):
        return State.NOTHING
    is_denied = DENIED_BEFORE.search(before) is not None and BUT.match(after) is None
    is_return = state in (State.UP, State.OPEN)
    is_subject = sort is Sort.NOUN and SUBJECT.search(before) is not None
    is_contrary = is_return and (is_denied or (not is_subject and is_of_the_contrary(words, before)))
    if is_contrary or (state is State.FINE and STAYS.search(words) and AN_ALERT.search(before)):
        return State.DOWN
    if is_return:
        return _returned(state, words, before, after, sort)
    return state


def _was_not_before(words: str, before: str, after: str) -> bool:
    """Whether what works has not worked all along: it does again, or since an hour, and as a whole."""
    if ONCE_MORE.search(before + words):
        return True
    is_since = SINCE_AN_HOUR.search(words + after) is not None and NO_RETURN_OF_IT.search(before + words) is None
    return is_since and not _is_of_a_part(before, after, is_told=True)


def _as_spoken_of(words: str, before: str, after: str, sort: Sort) -> State | None:
    """Return what words for a return tell where they only speak of one, or of what helped nothing, else None."""
    if helps_nothing(words, before, after) or stands(words, before, after):
        return State.DOWN
    is_noun = sort is Sort.NOUN
    fate = fate_of(words, before, after) if is_noun else None
    if fate is not None:
        return fate
    is_before = HAD_BEEN.search(before) is not None or ANOTHER_ONE.search(before) is not None
    is_spoken_of = is_before or (
        does_harm(words, before, after)
        if is_noun
        else is_described(words, before, after) or is_of_nothing(words, before)
    )
    return State.NOTHING if is_spoken_of or NOT_TO_DO.search(before) else None


def _is_of_a_part(before: str, after: str, *, is_told: bool) -> bool:
    """Whether a return is of a part of a service, or for a part of those who use it; a verb may tell where."""
    behind = (IN_PART, FOR_SOME, ONE_WAY_BEHIND, *([AT_A_PART] if is_told else []))
    is_before = any(words.search(before) for words in (A_PART, OF_SOME, ONE_WAY_BEFORE))
    return is_before or any(words.match(after) for words in behind)


def _is_of_no_service(words: str, before: str, after: str) -> bool:
    """Whether what is back is something else, or was so for a while."""
    if OF_A_BACKLOG.search(before) or is_of_others(words, before, after):
        return True
    other = SOMETHING_ELSE.search(before)
    is_subject = other is not None and BY.search(before[: other.start()]) is None and not MENDS.match(words)
    is_else = is_subject and AND_THE_SERVICE.match(after) is None
    return is_else or BRIEFLY.search(words) is not None or FOR_A_WHILE.match(after) is not None


def _is_hedged(words: str, before: str, after: str, sort: Sort) -> bool:
    """Whether a return is told, and not asserted."""
    if HEDGED_BEFORE.search(before) or HEDGED_WITHIN.search(words) or HEDGED_BEHIND.match(after):
        return True
    if is_unanswered(words, after) or WITHOUT_REMEDY.search(words + after):
        return True
    return sort is Sort.NOUN and NOUN_BEHIND.match(after) is not None


def _is_near(words: str, before: str, after: str) -> bool:
    """Whether a return is said to be near, or nearly there: "bientôt rétabli", "rétabli dans l'heure"."""
    is_near = SOON_BEFORE.search(before) is not None or SOON_WITHIN.search(words) is not None
    return is_near or SOON_BEHIND.match(after) is not None


def _returned(state: State, words: str, before: str, after: str, sort: Sort) -> State:
    if is_not_so(before, after):
        return State.DOWN
    if _is_hedged(words, before, after, sort):
        return State.AHEAD
    return State.AHEAD if _is_foreseen(words, before, after, sort) else state


def _is_foreseen(words: str, before: str, after: str, sort: Sort) -> bool:
    if AHEAD_BEFORE.search(before) and not (THANKS_TO.search(before) or TOLD_NOW.search(before)):
        return True
    is_subject = sort is Sort.NOUN and SUBJECT.search(before) is not None
    if sort is Sort.NOUN and is_of_a_deed_to_come(before, after):
        return True
    after = of_one_return(after)
    told = without_asides(after) if is_subject else after
    if sort is Sort.NOUN and (THEN.search(before) or _is_noun_ahead(after, is_subject=is_subject)):
        return True
    is_by_degrees = GOES_ON.search(words) is not None or GOING_ON.match(told) is not None
    return is_by_degrees or _is_near(words, before, told)


def _is_noun_ahead(after: str, *, is_subject: bool) -> bool:
    """Whether the return that a noun tells is foreseen: as the subject it is, unless its verb says otherwise."""
    return not has_taken_place(after) if is_subject else AHEAD_AFTER.match(after) is not None
