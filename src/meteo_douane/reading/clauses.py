"""Sentences cut into clauses, each with one subject and one state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from meteo_douane.reading.modes import ModeMention
from meteo_douane.reading.names import NameMention
from meteo_douane.reading.passages import Sentence, Topic
from meteo_douane.reading.predicates import predicates_in
from meteo_douane.reading.states import Predicate, Sort, State

M = TypeVar("M", NameMention, ModeMention)

FALLBACK = re.compile(
    r"\b(?:procedures?|proc\.|dispositifs?|modes?|solutions?|plans?|regimes?|modalites?|mesures?|protocoles?) "
    r"(?:dites? )?(?:\w+ )?(?:de |en |du )?\"?secours\b|\bfallback\b|\b(?:en|au|le|pas de|aucun) secours\b"
    r"|\b(?:documents?|papiers?|titres?|daes?|dsas?|formulaires?|bordereaux?) (?:papiers? )?de secours\b"
    r"|\bn'y (?:ouvr|donn)\w+ (?:pas|aucun|en rien|nullement)(?: droit| lieu)?\b"
    r"|^\W*secours ?:"
    r"|\bprocedures? degradees?\b|\bprocedure de continuite\b|\bauto-?declench\w+"
)
#: "Elle est autorisée": said of the fallback of the clause before.
STILL_FALLBACK = re.compile(
    r"^\W*(?:[^,;.]{1,40}, )?(?:mais |et |toutefois |cependant )?(?:elle|celle-ci|cette (?:procedure|derniere"
    r"|mesure|autorisation)|il (?:reste|demeure) (?:\w+ment )?(?:permis|autorise|possible"
    r"|ouvert|admis)|il n'y a (?:donc |des lors )?(?:pas|aucun) lieu d'y recourir|cette possibilite|ce recours"
    r"|ce dispositif|y )\b"
)

#: "… sont joignables, OLGA excepté".
POSTPOSED = r"[^,.;]{2,40} (?:mise?s? a part|excepte|exclu|non comprise?)e?s?\b"
CONTRAST = re.compile(
    r"(?:,? (?=\(?(?:mais\b|tandis qu|alors qu|en revanche|toutefois|cependant|neanmoins|par contre|contrairement"
    r" a|au contraire|et non\b|et pas\b|et (?:aucune?|il n'|ils n|elles? n|ne |n'))))"
    r"|(?<=[^\s:]) ?: (?=\S)(?!(?:le )?\d|a (?:compter|partir)|des |depuis|jusqu|oui\b|non\b|autoris|neant"
    r"|aucune?\b|pas\b)"
    r"|,? (?=\(?(?:sauf|hormis|excepte|a l'exception|a l'exclusion|en dehors|hors (?!service|ligne|d'usage|d'etat"
    r"|delai|connexion|production|heure)))"
    r"|, (?=(?:ce|cet|cette|ces|le|la|les) (?:\w+ )?(?:mode|service|teleprocedure|application)s? (?:\w+ )?"
    r"(?:etant|ayant)\b)"
    rf"|, (?={POSTPOSED})"
    r"|, (?=ce qui|qui n|qui (?:avait|avaient|etait|etaient)\b|lequel|laquelle|lesquels"
    r"|il en resulte|entrainant|provoquant|rendant|bloquant|empechant"
    r"|par consequent|de ce fait|seul )"
)
EXCEPT = re.compile(
    rf"^\W*{POSTPOSED}"
    r"|^\W*(?:sauf|hormis|excepte|a l'exception|a l'exclusion|en dehors|hors|mais pas|et non|et pas|mais non"
    r"|contrairement a|au contraire d)\b"
)
EXCEPT_FIRST = re.compile(
    r"^\W*(?:sauf|hormis|excepte|a l'exception|a l'exclusion|en dehors|contrairement a|outre)\b[^,]*, ?"
)
SEPARATOR = re.compile(r",| et (?!en\b|d')| puis |\)|\(| - |/")
COMPLEMENT = re.compile(
    r"^\W*(?:et )?(?:en|dans|sur|pour|via|par|au|aux|a|de|du|des|d'|hors|sauf|vers|entre|depuis|avec|sous|comme"
    r"|ainsi|ni)\b"
)
LONGEST_SUBJECT = 45
LONGEST_SENTENCE = 12
"""Clauses of the sentence before in which a pronoun looks for the fallback."""
NOT_A_LABEL = re.compile(r"\b(?:et non|et pas|au lieu d|sauf|hormis)\b")
#: "La procédure de secours, qui n'était pas autorisée, l'est": one clause.
OF_THE_FALLBACK = re.compile(r"\bsecours,? $")
#: What would be, were something else: no state of a service.
HYPOTHESIS = re.compile(
    r"^\W*(?:dans l'hypothese ou|dans le cas ou|au cas ou|a supposer|si (?!brexit|comptable)|s'il|s'ils|s'elle)\b"
)
ANSWER = re.compile(r"^\W*(?:r(?:eponse)? ?: ?)?(?:oui|non|pas|aucune?|autorise|seulement|uniquement|toujours)\w*\b")
AGAIN = re.compile(r"\b(?:de|a) nouveau\b")
#: "OK" and "KO" of something that is no service.
BARE = re.compile(r"(?:(?:ok|ko|hs) ?)+")
#: "Ce mode étant rétabli": the one named before.
THIS_MODE = re.compile(r"\b(?:ce|ces|ledit) (?:derniers? )?modes?\b")
#: A relative clause that tells what was before: "qui avait connu hier une interruption, est …".
LONG_AGO = re.compile(r"^\W*qui (?:avait|avaient|etait|etaient)\b")
AFTER_RELATIVE = re.compile(
    r", qui (?:avait|avaient|etait|etaient)\b[^.;]*?, (?=(?:est|sont|reste|restent|demeure|demeurent|n'est|ne sont"
    r"|fonctionne|ne fonctionne)\b)"
)
#: An end that no foreseen return takes back.
OUTRIGHT = re.compile(r"^\W*(?:fin|levee|cloture)\b|termine|acheve|clos|resolue?s?\b|retablie?s?\b")
#: Works that take place all the same, and works that do not.
UPHELD = re.compile(r"(?<!pas )(?<!plus )\b(?:maintenue?s?|confirmee?s?|inchangee?s?)\b|\b(?:aura|auront) bien lieu\b")
CALLED_OFF = re.compile(r"(?<!pas )\b(?:annulee?s?|supprimee?s?|abandonnee?s?)\b|\bn'aur(?:a|ont) pas lieu\b")
#: An adverb between a subject and its verb: "NSTI, en revanche, reste coupé".
ADVERBIAL = re.compile(r"(?:mais )?(?:en revanche|toutefois|cependant|neanmoins|par contre|au contraire),")

#: An office that people call: its hours are no service's.
#: What people must do about declarations that were refused or left without an answer tells no trouble.
DUTY = re.compile(
    r"\b(?:doivent|doit|devront|devra|devez|il convient|merci de|veuillez|invitee?s? a|priee?s? de|est demande"
    r"|sont a|il faut)\b"
)
FINITE = re.compile(r"\b(?:reste|restent|demeure|demeurent|est|sont|ne|a|ont|sera|seront)\b|n'")
HOUR_ALONE = re.compile(r"^\W*(?:a |le \S+ a )?\d{1,2} ?[h:] ?\d{0,2}\s?:\s*$")
OFFICE = re.compile(
    r"\b(?:sau|standard|accueil|guichets?|bureaux?|hotline|permanence|cellule|assistance telephonique|service"
    r" d'assistance|l'assistance)\b"
)
STANDING = re.compile(
    r"\b(?:reste|demeure|toujours|encore|maintenu|en vigueur|subsist|persist|n'est pas|ne sont pas|n'a pas|n'ont"
    r" pas|ne fonctionne|n'est plus|ne sont plus|perdur|continu)\w*"
)
RETROSPECT = re.compile(r"\b(?:a|ont) ete\b|\b(?:avait|avaient|etait|etaient)\b")
CLOSED_WINDOW = re.compile(
    r"\bentre (?:le )?\d[^.;]* et |\bdu (?:\w+ )?\d[^.;]* au (?:\w+ )?\d"
    r"|\b(?:a ete|ont ete|(?:est|sont|etait|etaient) restee?s?) [^.;]*\bde \d[^.;]* a \d"
)
PAST = re.compile(
    r"\b(?:a|ont|avait|avaient|etait|etaient|ayant|eut|fut|restee?s?) (?!\w+ (?:de|a) nouveau)(?:\w+ )?\w+"
    r"|\b(?:survenu|constate|apparu|intervenu|signale|rencontre|observe|publie)\w*"
)

INVERSE = {
    State.UP: State.DOWN,
    State.FINE: State.DOWN,
    State.OPEN: State.DOWN,
    State.DOWN: State.FINE,
    State.SAME: State.FINE,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One subject with one state; places count from the beginning of the message."""

    start: int
    end: int
    folded: str
    sentence: Sentence
    state: State
    predicates: tuple[Predicate, ...] = ()
    names: tuple[NameMention, ...] = ()
    modes: tuple[ModeMention, ...] = ()
    inherited: tuple[NameMention, ...] = ()
    """The subject of the clause before it in its sentence, where it names no service of its own."""
    is_fallback: bool = False
    is_exception: bool = False

    @property
    def topic(self) -> Topic:
        """What it is about, from the heading above it."""
        return self.sentence.topic

    @property
    def is_standing(self) -> bool:
        """Whether a trouble that it tells goes on, rather than being told of the past."""
        if CLOSED_WINDOW.search(self.folded):
            return False
        if self.is_exception or STANDING.search(self.folded):
            return True
        verbs = [each for each in self.predicates if not each.is_noun and each.state is State.DOWN]
        return bool(verbs) and not PAST.search(self.folded)

    @property
    def is_finished(self) -> bool:
        """Whether its sentence has its full stop: one cut short may have gone on to say the contrary."""
        return self.sentence.words.folded.rstrip(' )"')[-1:] in (".", "!", ";")

    @property
    def has_verb(self) -> bool:
        """Whether a verb tells its state, rather than a noun alone."""
        return any(not each.is_noun and each.state is self.state for each in self.predicates)

    @property
    def is_upheld(self) -> bool:
        """Whether works take place all the same."""
        return UPHELD.search(self.folded) is not None

    @property
    def is_called_off(self) -> bool:
        """Whether works do not take place."""
        return CALLED_OFF.search(self.folded) is not None

    @property
    def is_planned(self) -> bool:
        """Whether the trouble is told in the future."""
        return any(each.sort is Sort.PLANNED for each in self.predicates)


def clauses_of(
    sentences: Iterable[Sentence], names: Sequence[NameMention], modes: Sequence[ModeMention]
) -> tuple[Clause, ...]:
    """Cut sentences into clauses, in order; each gets the services and modes that it names."""
    clauses: list[Clause] = []
    for sentence in sentences:
        own_names = _within(names, sentence.start, sentence.end)
        own_modes = _within(modes, sentence.start, sentence.end)
        pieces = list(_pieces(sentence, own_names, own_modes))
        before = [each for each in clauses[-LONGEST_SENTENCE:] if each.sentence is clauses[-1].sentence]
        fallback = next((each for each in reversed(before) if each.is_fallback), None)
        clauses += _with_fallback(_with_subjects(_with_exceptions(pieces)), fallback)
    return tuple(_with_foreseen_title(clauses))


def _with_foreseen_title(clauses: list[Clause]) -> Iterator[Clause]:
    """Take a return that a title names for one that is only foreseen, if the text tells of no other one."""
    told = {each.state for each in clauses if each.topic is not Topic.TITLE and each.sentence.is_heard}
    is_foreseen = State.AHEAD in told and not told & {State.UP, State.OPEN, State.FINE}
    for each in clauses:
        is_bare = each.topic is Topic.TITLE and each.state is State.UP and not each.has_verb
        yield replace(each, state=State.AHEAD) if is_foreseen and is_bare and not OUTRIGHT.search(each.folded) else each


def _within(mentions: Sequence[M], start: int, end: int) -> tuple[M, ...]:
    return tuple(each for each in mentions if start <= each.start < end)


def _pieces(sentence: Sentence, names: tuple[NameMention, ...], modes: tuple[ModeMention, ...]) -> Iterator[Clause]:
    folded, offset = sentence.words.folded, sentence.start
    found: tuple[NameMention | ModeMention, ...] = (*names, *modes)
    mentions = sorted((each.start - offset, each.end - offset) for each in found)
    predicates = tuple(each for each in predicates_in(folded) if not _covered(each, mentions))
    cuts = sorted({0, *_cuts(folded, predicates, mentions), len(folded)})
    for start, end in pairwise(cuts):
        own = tuple(
            replace(each, start=each.start + offset, end=each.end + offset)
            for each in predicates
            if start <= each.start < end
        )
        piece = Clause(
            start + offset,
            end + offset,
            folded[start:end],
            sentence,
            settled(own),
            own,
            _within(names, start + offset, end + offset),
            _within(modes, start + offset, end + offset),
        )
        yield _weighed(piece)


def _weighed(piece: Clause) -> Clause:
    """Return a clause with what it tells of services: nothing if of an office, or of what is to be done."""
    is_exception = EXCEPT.match(piece.folded) is not None and piece.state in (State.AHEAD, State.NOTHING)
    is_of_an_office = not piece.names and OFFICE.search(piece.folded) is not None
    is_duty = DUTY.search(piece.folded) is not None
    is_aside = is_duty and ((piece.state is State.DOWN and not _is_finite(piece)) or _is_to_be_done_again(piece))
    is_supposed = piece.state is State.DOWN and HYPOTHESIS.match(piece.folded) is not None
    is_bare = not (piece.names or piece.modes) and bool(piece.predicates) and BARE.fullmatch(_words(piece)) is not None
    is_told = not (is_bare or is_of_an_office or is_aside or is_supposed or LONG_AGO.match(piece.folded))
    state = piece.state if is_told else State.NOTHING
    return replace(piece, state=state, is_exception=is_exception)


def _is_to_be_done_again(piece: Clause) -> bool:
    """Whether what looks like a return is something that people must do anew: "merci de les transmettre à nouveau"."""
    return piece.state is State.UP and AGAIN.search(_words(piece)) is not None


def _words(piece: Clause) -> str:
    return " ".join(piece.folded[each.start - piece.start : each.end - piece.start] for each in piece.predicates)


def _is_finite(piece: Clause) -> bool:
    told = [each for each in piece.predicates if each.state is State.DOWN]
    return any(FINITE.match(piece.folded, each.start - piece.start) for each in told)


def _covered(predicate: Predicate, mentions: list[tuple[int, int]]) -> bool:
    return any(start <= predicate.start and predicate.end <= end for start, end in mentions)


def _cuts(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    contrasts = [match.end() for match in CONTRAST.finditer(folded)]
    first = EXCEPT_FIRST.match(folded)
    if first:
        contrasts.append(first.end())
    contrasts += [match.end() for match in AFTER_RELATIVE.finditer(folded)]
    contrasts = [cut for cut in contrasts if not any(start < cut < end for start, end in mentions)]
    contrasts = [cut for cut in contrasts if not any(each.start < cut < each.end for each in predicates)]
    contrasts = [cut for cut in contrasts if not _is_label(folded, cut, predicates, mentions)]
    contrasts = [cut for cut in contrasts if not _divides_a_subject(folded, cut, predicates, mentions)]
    yield from contrasts
    for one, other in pairwise(predicates):
        if not any(one.end <= cut <= other.start for cut in contrasts):
            yield from _subject_cut(folded, one, other, mentions)
    yield from _exception_ends(folded, contrasts, predicates)
    yield from _bracket_cuts(folded, predicates, mentions)
    for mention in FALLBACK.finditer(folded):
        yield from _fallback_cut(folded, mention.start(), predicates, mentions)


def _divides_a_subject(
    folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> bool:
    """Whether a subject stands before a cut and its verb behind it."""
    if folded.startswith("qui ", cut) and OF_THE_FALLBACK.search(folded[:cut]):
        return True
    is_bare = bool(mentions) and mentions[0][1] <= cut and not any(each.start < cut for each in predicates)
    return is_bare and ADVERBIAL.match(folded, cut) is not None


def _exception_ends(folded: str, contrasts: list[int], predicates: tuple[Predicate, ...]) -> Iterator[int]:
    """Find where an exception in the middle of a sentence ends: "tous les services, sauf OLGA, sont fermés"."""
    for cut in contrasts:
        following = next((each.start for each in predicates if each.start >= cut), None)
        comma = folded.find(",", cut)
        if EXCEPT.match(folded[cut:]) and cut > 0 and following is not None and 0 <= comma < following:
            yield folded.rfind(",", cut, following) + 1


def _bracket_cuts(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find the last of several names with its state in brackets: "DELTA G, DELTA X (rétabli)"."""
    for bracket in re.finditer(r" ?\((?=[a-z ]+\))", folded):
        names = [start for start, end in mentions if end <= bracket.start()]
        is_state = any(bracket.start() < each.start < folded.find(")", bracket.end()) for each in predicates)
        if is_state and len(names) > 1 and not any(each.start < names[-1] for each in predicates):
            yield names[-1]


def _is_label(folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> bool:
    """Whether a colon stands behind nothing but a service or a mode: what follows is said of it."""
    if NOT_A_LABEL.search(folded[:cut]):
        return False
    is_colon = folded[:cut].rstrip().endswith(":")
    if is_colon and HOUR_ALONE.match(folded[:cut]):
        return True
    return is_colon and any(end <= cut for _, end in mentions) and not any(each.start < cut for each in predicates)


def _subject_cut(folded: str, one: Predicate, other: Predicate, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find where, between two predicates, the subject of the second one begins."""
    for kind in (",", " et ", " puis ", " - ", ")", "("):
        for separator in SEPARATOR.finditer(folded, one.end, other.start):
            if separator.group() != kind or any(
                start < separator.end() <= end and start < separator.start() for start, end in mentions
            ):
                continue
            subjects = [start for start, _ in mentions if separator.end() <= start < other.start]
            lead = folded[separator.end() : subjects[0]] if subjects else ""
            if subjects and len(lead) <= LONGEST_SUBJECT and not COMPLEMENT.match(folded[separator.end() :]):
                yield separator.end()
                return
    dash = folded.find(" - ", one.end, other.start)
    objects = [start for start, _ in mentions if other.end <= start]
    if dash >= 0 and objects and any(start < dash for start, _ in mentions):
        yield dash + len(" - ")
        return
    between = [start for start, _ in mentions if start < other.start]
    if other.sort is Sort.OBJECT and objects and between:
        own = any(one.end <= start for start in between)
        joints = (folded.rfind(" qui ", one.end, other.start), folded.rfind(" et ", one.end, other.start))
        yield max(other.start if own else one.end, *joints)


def _fallback_cut(
    folded: str, place: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> Iterator[int]:
    earlier = [each.end for each in predicates if each.end <= place]
    if not earlier:
        return
    joints = re.finditer(r",(?!\d) ?| et | mais | - |\. |\(", folded[:place])
    separators = [each.end() for each in joints if each.end() > earlier[-1]]
    separators = [cut for cut in separators if not any(start < cut < end for start, end in mentions)]
    if separators:
        yield separators[0]


def settled(predicates: Iterable[Predicate]) -> State:
    """Return what one clause says after all: its last verb decides, else its nouns, a return before a trouble."""
    told = [each for each in predicates if each.state not in (State.AHEAD, State.NOTHING)]
    verbs = [each.state for each in told if not each.is_noun]
    nouns = [each.state for each in told if each.is_noun]
    if State.SAME in verbs and len(verbs) == 1:
        return State.SAME
    if verbs:
        last = [state for state in verbs if state is not State.SAME][-1]
        return State.UP if last in (State.OPEN, State.FINE) and State.UP in verbs else last
    if nouns:
        return State.UP if State.UP in nouns else State.DOWN if State.DOWN in nouns else nouns[-1]
    return State.AHEAD if any(each.state is State.AHEAD for each in predicates) else State.NOTHING


def _with_subjects(pieces: Iterable[Clause]) -> Iterator[Clause]:
    """Give a clause that names no service the subject of the one before: "Volet Import : EDI rétabli, DTI bloqué"."""
    subject: tuple[NameMention, ...] = ()
    modes: tuple[ModeMention, ...] = ()
    for piece in pieces:
        told = replace(piece, modes=modes) if not piece.modes and THIS_MODE.search(piece.folded) else piece
        subject, modes = _subject_of(piece) if piece.names else subject, told.modes or modes
        yield told if piece.names else replace(told, inherited=subject if told.modes else ())


def _subject_of(piece: Clause) -> tuple[NameMention, ...]:
    """Return the services that a clause begins with, before its verb; not those of a cause or a complement."""
    verbs = [each.start for each in piece.predicates]
    lead = piece.folded[: piece.names[0].start - piece.start]
    if COMPLEMENT.match(lead) or len(lead) > LONGEST_SUBJECT or (verbs and piece.names[0].start > verbs[0]):
        return ()
    return tuple(each for each in piece.names if not verbs or each.start < verbs[0])


def _is_inserted(piece: Clause, done: list[Clause]) -> bool:
    """Whether an exception stands between a subject and its verb, and has taken the verb with it."""
    has_verb = piece.state in (State.DOWN, State.UP) and piece.has_verb
    is_subject_before = bool(done) and done[-1].state is State.NOTHING and bool(done[-1].names)
    return is_subject_before and has_verb and bool(piece.names) and EXCEPT.match(piece.folded) is not None


def _excepted_from(done: list[Clause], following: list[Clause]) -> Clause | None:
    """Return the clause whose state does not hold for an exception.

    It is the one before, or the next one where there is none or where that one is but the subject of the next:
    "L'ensemble des services, à l'exception de CIEL, est rétabli".
    """
    is_subject = bool(done) and done[-1].state is State.NOTHING and bool(done[-1].names)
    is_verb = bool(following) and following[0].has_verb and not following[0].names
    if done and not (is_subject and is_verb):
        return done[-1]
    return following[0] if following else None


def _with_exceptions(pieces: list[Clause]) -> list[Clause]:
    """Give an exception the contrary of what it is excepted from: the clause before it, or the next one."""
    done: list[Clause] = []
    for index, piece in enumerate(pieces):
        if _is_inserted(piece, done):
            # "Tous les services sauf CIEL sont indisponibles": the verb is of what stands before the exception.
            done[-1] = replace(done[-1], state=piece.state, predicates=piece.predicates)
            done.append(replace(piece, state=INVERSE.get(piece.state, State.FINE), predicates=(), is_exception=True))
        elif piece.is_exception:
            base = _excepted_from(done, pieces[index + 1 :]) or piece
            is_of_fallback = FALLBACK.search(base.folded) is not None
            is_of_a_service = bool(piece.names or piece.modes) and not is_of_fallback
            state = INVERSE.get(base.state, State.FINE) if is_of_a_service else State.NOTHING
            done.append(replace(piece, state=state, is_fallback=is_of_fallback))
        else:
            done.append(piece)
    return done


def _is_answer(piece: Clause, last: Clause) -> bool:
    """Whether it answers a question about the fallback: "Ai-je droit au secours ? – Non."."""
    return last.sentence.words.folded.rstrip().endswith("?") and ANSWER.match(piece.folded) is not None


def _with_fallback(pieces: Iterable[Clause], before: Clause | None) -> Iterator[Clause]:
    """Find the clauses that speak of the fallback; "elle" may follow a sentence that did so in any of its clauses."""
    last = before if before is not None and before.is_fallback else None
    for piece in pieces:
        follows = last is not None and (STILL_FALLBACK.match(piece.folded) is not None or _is_answer(piece, last))
        named = piece.topic is Topic.FALLBACK or FALLBACK.search(piece.folded) is not None
        told = replace(piece, is_fallback=piece.is_fallback or named or follows)
        last = told if told.is_fallback else last
        yield told
