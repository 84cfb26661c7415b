"""Words that say the same of another service or mode, or deny it: "idem en EDI", "ce n'est pas le cas d'ECS"."""

from __future__ import annotations

import re
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.exceptions import INVERSE
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.vocabulary.state_stems import MENDED_FORMS, TROUBLE
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State

LEAD = r"(?:(?:mais|et|toutefois|en revanche|cependant),? )?(?:ce|cela|ceci|tel|il)(?: qui)? "
SO = (
    r"(?:(?:n'est|est|ne sera|sera|serait)(?: \w+){0,3}? le cas\b|(?:n'en|en) (?:va|est|sera|ira)(?: \w+){0,3}?"
    r" (?:de meme|autrement)\b)"
)
CASE = pattern_of(rf"^\W*(?:{LEAD}{SO}|(?:mais |et )?c'est (?:\w+ ){{0,2}}le cas\b)")
DENIED = pattern_of(r"\bn(?:'|e )|\bautrement\b|\brien de tel\b|\bpas (?:en|pour|le|les|l'|la|cote)\b")
TO_COME = pattern_of(
    r"\b(?:sera|serait|devrait|ira|bientot|prevue?s?|attendue?s?|esperee?s?|annoncee?s?|estimee?s?|d'ici|vers|avant)\b"
)
#: What stands in the place of a name or a mode, so that the words around it can be told.
NAMED = "§"
SAME = (
    r"(?:l[ae]s? )?memes? (?:constat|chose|situation|sort|symptome|phenomene|comportement|punition|motif|regime|etat"
    rf"|cas|effet|consequence|message d'erreur|{TROUBLE})s?"
)
LIKEWISE = (
    rf"(?:(?:c'est |tout )?(?:idem|pareil(?:lement)?|identique)|(?:c'est (?:\w+ )?)?{SAME}|de meme|rien de tel"
    rf"|(?:connait|connaissent|subit|subissent|partagent?|suit|suivent) {SAME})"
)
#: What joins two clauses, and tells nothing.
JOINS = pattern_of(r"(?:[ ,;.]|\b(?:et|mais|or|alors que|tandis que|quand)\b)*")
#: "Le DTI est rétabli depuis 8h50. L'EDI l'est depuis 9h15."
IT_IS = r"(?:l'(?:est|sont|a ete|ont ete)|le sont)\b"
ALSO = rf"(?:{LIKEWISE}|aussi|egalement|non plus|{IT_IS})"
JOINT = r"(?:[^\w§(]|\b(?:et|mais|toutefois|enfin)\b)*+"
_OF_IT = (
    r"(?:en|pour|par|via|sur|dans|cote|chez|avec|d[eu]s?|d|aux?|a|l[ae]s?|l|quant|modes?|flux|canal"
    r"|envois?|echanges?|messages?|saisies?|declarations?|transmissions?|operateurs?|utilisateurs?|volets?)"
)
OF_IT = rf"(?:[^\w§.;%]|\b{_OF_IT}\b)*"
#: "DELTA X et DELTA T": each with what joins it to the next one.
EACH_OF_IT = rf"(?:§{OF_IT}(?:\b(?:et|ainsi que|puis|ou)\b{OF_IT})?){{1,8}}"
#: "Idem en EDI", "même constat pour DELTA T"; "en EDI, même constat", "le DTI également".
POINTS = pattern_of(rf"{JOINT}{LIKEWISE}\b{OF_IT}§|{JOINT}{OF_IT}{EACH_OF_IT}{ALSO}\b")
#: "L'export est bloqué, | DELTA T en EDI".
LISTED = pattern_of(
    rf"(?:(?:et|de meme que|ainsi que|(?:tout )?comme|puis) )?{OF_IT}§(?:,? (?:aussi|egalement),?)?{OF_IT}§\W*"
)
#: "Rétabli, | y compris ECS", "…, | ECS compris".
INCLUDED = pattern_of(
    r"\W*(?:(?:y compris (?:pour |sur |dans )?|incluant )(?:l[ae]s? |l')?§"
    r"|(?:l[ae]s? |l')?§ +(?:compris|inclus)e?s?)\W*"
)
#: "DELTA G est touché. DELTA X, lui, ne l'est pas", "l'export non", "DELTA X oui".
LUI = (
    r"(?:[ ,]|\b(?:lui|elles?|eux|quant a|en revanche|par contre|toutefois|cependant|tandis que|alors que|mais|et"
    r"|or)\b)*+"
)
ALONE = r"(?= ?(?:[,;.)]|$))"
NOT_SO = r"ne (?:l'est|le sont|le ser(?:a|ont)|l'etai(?:t|ent)) (?:\w+ )?(?:pas|plus)"
ANSWER = pattern_of(
    rf"{JOINT}{LUI}{OF_IT}{EACH_OF_IT}{LUI}(?:(?P<denied>{NOT_SO}\b|(?:non|pas encore|toujours pas){ALONE})"
    rf"|(?:oui|(?P<so>si)){ALONE}|(?:l'est|le sont|le ser(?:a|ont))\b)"
)
ANSWERING = pattern_of(rf"{NOT_SO}(?: encore)?|non|pas encore|toujours pas")
#: What is told by denying its contrary: "n'est pas touché", "n'est plus bloqué".
BY_DENIAL = pattern_of(
    r"\b(?:n'|ne )(?:\w+ ){1,3}?(?:pas|plus|aucunement|nullement|jamais)\b(?! (?:l[ea]s? )?seule?s?\b)"
    r"|\bpas (?:\w+ment )?\w+e?s?\W*$"
)
#: "Aucun impact en EDI. En DTI oui."
NONE_OF_IT = pattern_of(r"\W*(?:aucune? |pas d[e'] ?)")
MENDED_SO = pattern_of(rf"\b{MENDED_FORMS}")
#: What the return came after: "après purge des files".
DONE = (
    r"apres (?:une? |la |le |l')?(?:purge|relance|redemarrage|intervention|correction|correctif|traitement|vidage)"
    r"(?: d(?:es?|u|e la|e l')? ?(?:files?|messages?|serveurs?|equipes?|passerelle|flux|bases?|applicatif)\b)?"
)
#: Hours, and nothing that could make a condition of it. What was read is not read in another way: of many words there
#: are too many.
PLAIN = pattern_of(
    rf"(?:[^\w§%]|§|\d{{1,2}} ?h ?(?:\d\d)?\b|\d|{DONE}|{LIKEWISE}|aussi|egalement|{IT_IS}"
    r"|\b(?:depuis|ce|matin|midi|soir|apres-midi|et|service|h|hier|aujourd'hui|desormais|maintenant)\b"
    rf"|\b{_OF_IT}\b)*+"
)


def of_another_case(folded: str, told: State) -> State | None:
    """Return what a clause says of its service by pointing at what was told before it, if it does so."""
    if CASE.match(folded) is None or told is State.NOTHING:
        return None
    return _pointed_at(folded, told)


def with_its_case(clause: Clause, base: Clause | None) -> Clause | None:
    """Return a clause with what it says of a service or mode by pointing at the clause before it, if it does so."""
    if base is None or base.state is State.NOTHING or base.is_fallback or clause.is_fallback or clause.is_exception:
        return None
    state = _told_by_pointing(clause, base)
    if state is None:
        return None
    named = base.names or base.inherited
    is_of_one = len({each.service for each in named}) == 1 and not any(each.is_collective for each in named)
    as_told = Predicate(clause.start, clause.start, state, Sort.PLANNED if base.is_planned else Sort.VERB)
    return replace(
        clause, state=state, predicates=(as_told,), inherited=clause.inherited or (named if is_of_one else ())
    )


def _told_by_pointing(clause: Clause, base: Clause) -> State | None:
    """Return what a clause says by pointing at the one before it, if it does so; in doubt nothing is back."""
    words = _with_blanks(clause)
    is_case = CASE.match(clause.folded) is not None
    answer = ANSWER.match(words) if _only_answers(clause) else None
    if answer:
        state = _answered(base, answer)
    elif _is_listed(clause, words, base):
        return base.state
    elif (clause.names or clause.modes) and not clause.predicates and (is_case or POINTS.match(words)):
        state = _pointed_at(clause.folded, base.state)
    else:
        return None
    is_plain = is_case or PLAIN.fullmatch(words) is not None or (answer is not None and answer["denied"] is not None)
    # "Idem en EDI pour quelques-uns": in doubt it is not back.
    return State.AHEAD if state in (State.UP, State.OPEN) and not is_plain else state


def _is_listed(clause: Clause, words: str, base: Clause) -> bool:
    """Whether a clause is one more service in its mode, listed in the sentence that tells of the one before it."""
    if clause.predicates or not clause.names or clause.sentence is not base.sentence:
        return False
    is_in_its_mode = bool(clause.modes and base.mentions) and LISTED.fullmatch(words) is not None
    return is_in_its_mode or INCLUDED.fullmatch(words) is not None


def _only_answers(clause: Clause) -> bool:
    """Whether a clause has no words for a state but those that point back."""
    told = (clause.folded[each.start - clause.start : each.end - clause.start] for each in clause.predicates)
    return bool(clause.names or clause.modes) and all(ANSWERING.fullmatch(each) for each in told)


def _answered(base: Clause, answer: re.Match[str]) -> State:
    """Return what an answer makes of the state before it, which may be told by denying its contrary."""
    # "Si" answers nothing but a denial: "pas d'impact à l'import. À l'export, si."
    is_none = base.state is State.FINE and NONE_OF_IT.match(base.folded) is not None
    is_by_denial = answer["so"] is not None or is_none or BY_DENIAL.search(base.folded) is not None
    if (answer["denied"] is not None) is is_by_denial:
        return base.state if base.state is not State.UP or not is_by_denial else State.FINE
    if base.state is State.DOWN and is_by_denial and MENDED_SO.search(base.folded):
        return State.UP
    return INVERSE.get(base.state, State.NOTHING)


def _pointed_at(folded: str, told: State) -> State:
    if DENIED.search(folded):
        return INVERSE.get(told, State.NOTHING)
    return State.AHEAD if TO_COME.search(folded) and told in (State.UP, State.OPEN) else told


def _with_blanks(clause: Clause) -> str:
    """Return the words of a clause with a sign in the place of each name and mode."""
    return blanked(clause.folded, clause.start, clause.mentions, mark=NAMED)
