"""Words that say the same of another service or mode, or deny it: "idem en EDI", "ce n'est pas le cas d'ECS"."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.exceptions import INVERSE
from meteo_douane.reading.vocabulary.state_stems import TROUBLE
from meteo_douane.reading.vocabulary.states import Predicate, State

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
#: "Le DTI est rétabli depuis 8h50. L'EDI l'est depuis 9h15."
IT_IS = r"l'(?:est|sont|a ete|ont ete)\b"
ALSO = rf"(?:{LIKEWISE}|aussi|egalement|non plus|{IT_IS})"
JOINT = r"(?:[^\w§(]|\b(?:et|mais|toutefois|enfin)\b)*"
OF_IT = (
    r"(?:[^\w§.;%]|\b(?:(?:en|pour|par|via|sur|dans|cote|chez|avec|d[eu]s?|d|aux?|a|l[ae]s?|l|quant|modes?|flux|canal"
    r"|envois?|echanges?|messages?|saisies?|declarations?|transmissions?|operateurs?|utilisateurs?|volets?)\b))*"
)
#: "Idem en EDI", "même constat pour DELTA T"; "en EDI, même constat", "le DTI également".
POINTS = pattern_of(rf"{JOINT}{LIKEWISE}\b{OF_IT}§|{JOINT}{OF_IT}§{OF_IT}{ALSO}\b")
#: What the return came after: "après purge des files".
DONE = (
    r"apres (?:une? |la |le |l')?(?:purge|relance|redemarrage|intervention|correction|correctif|traitement|vidage)"
    r"(?: d(?:es?|u|e la|e l')? ?(?:files?|messages?|serveurs?|equipes?|passerelle|flux|bases?|applicatif)\b)?"
)
#: Hours, and nothing that could make a condition of it.
PLAIN = pattern_of(
    r"(?:[^\w§%]|§|\d{1,2} ?h ?(?:\d\d)?\b|\d|\b(?:depuis|ce|matin|midi|soir|apres-midi|et|service|h|hier"
    rf"|aujourd'hui|desormais|maintenant)\b|{DONE}|{LIKEWISE}|aussi|egalement|{IT_IS}|{OF_IT})*"
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
    words = _with_blanks(clause)
    is_case = CASE.match(clause.folded) is not None
    if not (clause.names or clause.modes) or clause.predicates or not (is_case or POINTS.match(words)):
        return None
    state = _pointed_at(clause.folded, base.state)
    if state in (State.UP, State.OPEN) and not is_case and PLAIN.fullmatch(words) is None:
        state = State.AHEAD  # "idem en EDI pour quelques-uns": in doubt it is not back
    named = base.names or base.inherited
    is_of_one = len({each.service for each in named}) == 1 and not any(each.is_collective for each in named)
    as_told = Predicate(clause.start, clause.start, state)
    return replace(
        clause, state=state, predicates=(as_told,), inherited=clause.inherited or (named if is_of_one else ())
    )


def _pointed_at(folded: str, told: State) -> State:
    if DENIED.search(folded):
        return INVERSE.get(told, State.NOTHING)
    return State.AHEAD if TO_COME.search(folded) and told in (State.UP, State.OPEN) else told


def _with_blanks(clause: Clause) -> str:
    """Return the words of a clause with a sign in the place of each name and mode."""
    words = list(clause.folded)
    named = [(each.start, each.end) for each in clause.names] + [(each.start, each.end) for each in clause.modes]
    for first, last in named:
        start, end = first - clause.start, last - clause.start
        words[start:end] = [NAMED, *" " * (end - start - 1)]
    return "".join(words)
