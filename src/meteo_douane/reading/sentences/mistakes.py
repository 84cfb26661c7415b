"""What a message says that an earlier one told wrongly, or left out: "qui visait à tort les modes DTI et EDI".

What was told wrongly is none of its own: no service, mode, hour or leave of the fallback. A return that was told
wrongly has not taken place, and what was left out is in trouble like the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause, settled
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.fallback_stems import FALLBACK
from meteo_douane.reading.vocabulary.nouns import DECLARATION, MESSAGES
from meteo_douane.reading.vocabulary.states import Predicate, State

#: A message of the météo, and not one of those that a service sends.
A_MESSAGE = (
    r"(?<!depuis )(?<!depuis l')(?<!depuis le )(?<!depuis la )"
    r"\b(?:alerte|bulletin|bip|annonce|communique|publication|(?:l'|cet |notre )avis"
    r"|(?:celui|celle) (?:de|du|d'|publie)|(?:le|la) precedente?"
    r"|(?:notre|nos|votre|ce|le present|un premier|le premier|le dernier) (?:\w+ )?messages?"
    r"|messages? (?:precedent|initial|anterieur|publie|diffuse|du \d|d[e'] ?(?:\d|ce matin|hier)|n°|du sau))"
    r"(?:(?!, (?:l[aes]|l'|des|une?|ces|leurs|certain\w*)\b)[^.;:]){0,60}?"
)
SAYING = (
    r"(?:vis|mentionn|indiqu|cit|annonc|concern|evoqu|signal|port|autoris|precis|affirm|impliqu|inclu|donn|list|tax)"
)
SAID = (
    r"(?<!ne )(?<!n')\b(?:(?:fais(?:ai(?:t|en)t?)|a(?:vait)? fait) (?:\w+ )?etat"
    rf"|{SAYING}\w*ai(?:en)?t|a(?:vait|vaient)? (?:\w+ )?{SAYING}\w*e?)\b"
)
WRONGLY = r"(?:a tort|par erreur|par megarde|erronement|faussement|indument|de (?:facon|maniere) erronee)\b"
#: What follows is the message's own again.
UNTIL = r"(?:(?!,? \(?(?:mais|alors|tandis|seule?s?|or|en realite|en fait)\b|, et\b| ?: ?\S|\))[^.;])*"
#: What the service itself tells wrongly of what it was sent is a trouble of now.
A_PAPER = rf"[^.;:]*\b(?:{DECLARATION}|{MESSAGES}|flux|mrn|bae)s?\b"
#: How a state is told of a service that it does not have: "est à tort indiqué | comme rétabli".
SHOWN = r"(?:avai(?:t|ent) ete|(?:a|ont) (?:\w+ )?ete|est|sont|etai(?:t|en)t|apparai\w+|figur\w+)"
BACK = r"(?:retabli|revenu|redevenu|rouvert|redemarre|reparti|repris|remis en)"
MISTAKES = tuple(
    pattern_of(pattern)
    for pattern in (
        rf"{A_MESSAGE}(?P<told>{SAID},? (?:\w+ment )?{WRONGLY}{UNTIL})",
        rf"{A_MESSAGE}(?P<told>{SAID}[^.;:]{{1,80}}? {WRONGLY})",
        rf"\b(?:c'est {WRONGLY} qu(?:e |')|(?:a tort|par erreur), ){A_MESSAGE}(?P<told>{SAID}{UNTIL})",
        rf"^\W*(?P<told>[^.;:]{{2,60}}? (?:avai(?:t|ent)|a|ont) (?:\w+ )?ete (?:\w+ )?{SAYING}\w*e?s? {WRONGLY})",
        (
            rf"(?:^\W*|, |\b(?:et|mais) )(?P<told>(?!{A_PAPER})(?:(?! et | mais )[^.;:,]){{2,60}}? {SHOWN}(?: \w+e?s?)?"
            rf" {WRONGLY}(?:(?: \w+e?s?)? comme | (?={BACK})) ?[^.;:,]{{2,40}})"
        ),
        rf"\bnous (?P<told>(?:avions (?:\w+ )?{SAYING}\w*|{SAYING}\w*ions),? {WRONGLY}{UNTIL})",
    )
)
#: What an end does not concern is still in trouble, in its modes: "cette fin d'alerte ne concerne pas l'EDI".
NOT_AN_END = r"(?<!fin d')(?<!fin de l')(?<!levee d')(?<!levee de l')(?<!cloture d')(?<!cloture de l')"
LEFT_OUT = pattern_of(
    rf"{NOT_AN_END}{A_MESSAGE}(?P<told>\b(?:oubli|omett|omet)\w*\b(?! l'heure)"
    rf"|\ba(?:vait)? (?:\w+ )?(?:oublie|omis)\b|\bne (?:mentionn|vis|cit|indiqu|precis|concern)\w+ pas\b){UNTIL}"
)

#: One of these stands in every such sentence: most have none, and cost no more than this look.
MARKS = ("tort", "err", "fauss", "megarde", "indu", "oubli", "omet", "omis", " pas")


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Where a sentence tells what was told wrongly, and what was left out."""

    wrong: tuple[tuple[int, int], ...]
    left_out: tuple[tuple[int, int], ...]

    def is_wrong(self, place: int) -> bool:
        """Whether a place of the sentence is of what was told wrongly."""
        return any(start <= place < end for start, end in self.wrong)

    def is_left_out(self, place: int) -> bool:
        """Whether a place of the sentence is of what was left out."""
        return any(start <= place < end for start, end in self.left_out)


@lru_cache(maxsize=1024)
def mistakes_in(folded: str) -> Mistakes:
    """Return where a folded sentence tells the mistakes of an earlier message."""
    if not any(mark in folded for mark in MARKS):
        return Mistakes((), ())
    wrong = tuple(found.span("told") for pattern in MISTAKES for found in pattern.finditer(folded))
    left_out = tuple((found.start("told"), found.end()) for found in LEFT_OUT.finditer(folded))
    return Mistakes(wrong, () if wrong else left_out)


def without_mistakes(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses in which nothing that was told wrongly is told, and what was left out is."""
    pairs = [(each, mistakes_in(each.sentence.words.folded)) for each in clauses]
    is_of_modes = any(each.modes for each, mistakes in pairs if not (mistakes.wrong or mistakes.left_out))
    return tuple(found for each, mistakes in pairs for found in _told_anew(each, mistakes, is_of_modes=is_of_modes))


def _told_anew(clause: Clause, mistakes: Mistakes, *, is_of_modes: bool) -> Iterator[Clause]:
    """Yield a clause as it is meant; `is_of_modes` if the message names modes elsewhere: else all may be meant."""
    if clause.topic is Topic.TITLE or not (mistakes.wrong or mistakes.left_out):
        yield clause
    elif _is_down_after_all(clause, mistakes):
        down = Predicate(clause.start, clause.end, State.DOWN)
        modes = clause.modes if is_of_modes else ()
        yield replace(clause, state=State.DOWN, predicates=(down,), modes=modes, is_fallback=False)
    else:
        yield from _without_wrong(clause, mistakes)


def _is_down_after_all(clause: Clause, mistakes: Mistakes) -> bool:
    """Whether a return of it was told wrongly, or it was left out of what was told to be in trouble."""
    base = clause.sentence.start
    wrong = [each.state for each in clause.predicates if mistakes.is_wrong(each.start - base)]
    if mistakes.wrong or clause.is_fallback:
        return any(each in (State.UP, State.OPEN, State.FINE, State.AHEAD) for each in wrong)
    named = any(mistakes.is_left_out(start - base) for start in _named_at(clause))
    return named and not any(mistakes.is_left_out(each.start - base) for each in clause.predicates)


def _named_at(clause: Clause) -> Iterator[int]:
    yield from (each.start for each in clause.names)
    yield from (each.start for each in clause.modes)


def _without_wrong(clause: Clause, mistakes: Mistakes) -> Iterator[Clause]:
    """Yield a clause without what was told wrongly, and the services of that by themselves."""
    base = clause.sentence.start
    kept = tuple(each for each in clause.predicates if not mistakes.is_wrong(each.start - base))
    names = tuple(each for each in clause.names if mistakes.is_wrong(each.start - base))
    yield replace(
        clause,
        state=clause.state if kept == clause.predicates else settled(kept),
        predicates=kept,
        names=tuple(each for each in clause.names if each not in names),
        modes=tuple(each for each in clause.modes if not mistakes.is_wrong(each.start - base)),
        is_fallback=clause.is_fallback and not _is_of_a_wrong_fallback(clause, mistakes),
    )
    if names:
        yield replace(clause, state=State.NOTHING, predicates=(), names=names, modes=(), is_exception=True)


def _is_of_a_wrong_fallback(clause: Clause, mistakes: Mistakes) -> bool:
    places = [clause.start + found.start() - clause.sentence.start for found in FALLBACK.finditer(clause.folded)]
    return bool(places) and all(mistakes.is_wrong(each) for each in places)
