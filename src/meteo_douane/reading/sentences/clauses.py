"""Sentences cut into clauses, each with one subject and one state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.aftermaths import without_aftermaths
from meteo_douane.reading.sentences.alerts_in_force import beside_an_end, held_there, still_in_alert
from meteo_douane.reading.sentences.appositions import with_appositions
from meteo_douane.reading.sentences.asides import GOOD, weighed
from meteo_douane.reading.sentences.bounded_ends import with_bounds
from meteo_douane.reading.sentences.bystanders import without_bystanders
from meteo_douane.reading.sentences.called_false import without_returns_called_false
from meteo_douane.reading.sentences.clause import Clause, settled
from meteo_douane.reading.sentences.consequences import with_victims
from meteo_douane.reading.sentences.counted import with_counted_services
from meteo_douane.reading.sentences.cuts import COMPLEMENT, LONGEST_SUBJECT, cuts_of
from meteo_douane.reading.sentences.denials import with_anaphora, without_denied_ends
from meteo_douane.reading.sentences.excepted_modes import with_excepted_modes
from meteo_douane.reading.sentences.exceptions import with_exceptions
from meteo_douane.reading.sentences.fallback_tables import is_entry
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.hearsay import without_hearsay
from meteo_douane.reading.sentences.lists import with_entries, with_shared_heads
from meteo_douane.reading.sentences.not_all_well import with_what_fails
from meteo_douane.reading.sentences.others_down import without_others_down
from meteo_douane.reading.sentences.passages import Sentence
from meteo_douane.reading.sentences.predicates import predicates_in
from meteo_douane.reading.sentences.questions import without_questions
from meteo_douane.reading.sentences.reviews import without_reviewed
from meteo_douane.reading.sentences.setbacks import without_concessions, without_setbacks
from meteo_douane.reading.sentences.states_before import without_states_before
from meteo_douane.reading.sentences.subjects import is_of_no_service
from meteo_douane.reading.sentences.title_limits import with_limits
from meteo_douane.reading.sentences.versions import without_corrections
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.text.modes import ModeMention
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.vocabulary.compared_words import compared_in
from meteo_douane.reading.vocabulary.fallback_staying import ELIDED, ITS_SUBJECT, LEAVE_ALONE
from meteo_douane.reading.vocabulary.fallback_stems import FALLBACK, STILL_FALLBACK
from meteo_douane.reading.vocabulary.promised_words import CLOSED_LATER
from meteo_douane.reading.vocabulary.states import Predicate, State
from meteo_douane.reading.vocabulary.told_later import is_of_something_else
from meteo_douane.reading.vocabulary.untouched_words import ANOTHER_WAY

M = TypeVar("M", NameMention, ModeMention)
LONGEST_SENTENCE = 12
"""Clauses of the sentence before in which a pronoun looks for the fallback."""
#: "La fiche de secours a été actualisée. Elle est disponible": the sheet is, not the fallback.
OF_A_SHEET = pattern_of(
    r"^\W*(?:l[ae]s? |une? |cette |ce )?(?:nouvel\w+ )?(?:fiche|notice|page|documentation|note|rubrique|guide"
    r"|formulaire|document|tutoriel|adresse)s?\b"
)
#: "Le service est-il …".
IS_IT = pattern_of(r"\b(?:est|sont|a|ont)-(?:t-)?(?:il|elle)s? (?:\w+ment |bien |deja |de nouveau |a nouveau )?$")
#: A yes with no more than services, modes and an hour, which are blanked: any other word might be a condition.
YES = pattern_of(
    r"\W*(?:r(?:eponse)? ?: ?)?oui\b(?:\W|\d{1,2}h(?:\d\d)?\b|\d|\bh(?![a-z])"
    r"|\b(?:en|sur|dans|pour|et|l|la|le|les|modes?|depuis|a|ce|matin|bien"
    r"|desormais|tout|fait|totalement|completement|heures?|deux|services?|il|elle|est|l'est)\b)*+"
)
#: What makes a question more than "is it back".
NOT_PLAIN = pattern_of(
    r"\b(?:si|quand|lorsqu\w*|une fois|apres|avant|d'ici|mais|sauf|hors|partiel\w*|en partie|progressi\w*|presque"
    r"|bientot|sera|seront|devrait|devraient|prevu\w*|attendu\w*|estime\w*|vers|sans doute|probable\w*|peut-etre|ne|pas"
    r"|en cours|a (?:partir|compter)|des|seul\w*|demain|prochain\w*)\b|\bn'"
)
#: "Le service est bloqué. Procédure de secours : | voir la fiche, recours autorisé": a heading within a line.
LABEL = pattern_of(r"^\W*(?:l[ae] )?(?:recours a la )?(?:procedure de |mode )?secours(?: \([^)]*\))? ?:\W*$")
#: "Retour à la normale attendu à 9h": said of the service, though it stands behind the fallback.
OF_A_RETURN = pattern_of(
    r"^\W*(?:(?:le|la|un|une) )?(?:retour|reprise|reouverture|retablissement|remise en \w+|redemarrage|resolution)\b"
)
ANSWER = pattern_of(
    r"^\W*(?:r(?:eponse)? ?: ?)?(?:oui|non|pas|aucune?|autorise|seulement|uniquement|toujours|retire|suspendu|leve|clos"
    r"|expire|accorde|refuse)\w*\b"
)
#: "Ce mode étant rétabli": the one named before.
THIS_MODE = pattern_of(r"\b(?:ce|ces|ledit) (?:derniers? )?modes?\b")
NO_WAY = pattern_of(ANOTHER_WAY)
#: "Pour DELTA IE, la reprise est en cours ; le service n'est pas rétabli".
TOPIC_FIRST = pattern_of(
    r"\W*(?:pour|concernant|s'agissant d[eu]|quant a|cote|sur|en ce qui concerne|pour ce qui (?:est|concerne) d[eu]) ?"
    r"(?:l[ae]s? |l')?"
)
SECOND_VERB = pattern_of(r"\W*(?:mais|et|puis|or) (?:(?:toujours|encore|desormais|y|en) )?")
#: An end that no foreseen return takes back, unless the end itself is to come.
OUTRIGHT = pattern_of(r"^\W*(?:fin|levee|cloture)\b|termine|acheve|clos|resolue?s?\b|retablie?s?\b")


def clauses_of(
    sentences: Iterable[Sentence], names: Sequence[NameMention], modes: Sequence[ModeMention]
) -> tuple[Clause, ...]:
    """Cut sentences into clauses, in order; each gets the services and modes that it names."""
    clauses: list[Clause] = []
    for sentence in sentences:
        own_names = _on_their_way(_within(names, sentence.start, sentence.end), sentence)
        own_modes = _within(modes, sentence.start, sentence.end)
        pieces = list(with_victims(_pieces(sentence, own_names, own_modes)))
        before = [each for each in clauses[-LONGEST_SENTENCE:] if each.sentence is clauses[-1].sentence]
        fallback = next((each for each in reversed(before) if each.is_fallback), None)
        pieces = list(with_appositions(with_excepted_modes(with_exceptions(pieces)), clauses))
        told = list(_with_fallback(_with_subjects(pieces, _carried(before)), fallback))
        told = _answered(told, before)
        clauses += [still_in_alert(told[0], before), *held_there(told)] if told else []
    clauses = list(with_bounds(clauses, names, modes))
    told = list(beside_an_end(list(with_anaphora(list(with_entries(list(without_states_before(clauses))))))))
    whole = with_shared_heads(_with_foreseen_title(told))
    whole = with_limits(list(without_concessions(list(whole))))
    told = without_returns_called_false(list(with_counted_services(list(without_aftermaths(list(whole))))))
    own = without_denied_ends(told)
    today = tuple(without_others_down(tuple(without_reviewed(tuple(without_corrections(own))))))
    return with_what_fails(tuple(without_questions(without_hearsay(without_setbacks(today)))))


def _with_foreseen_title(clauses: list[Clause]) -> Iterator[Clause]:
    """Take a return that a title names for one that is only foreseen, if the text tells of no other one."""
    own = without_bystanders(clauses)
    told = [each for each in own if each.topic is not Topic.TITLE and each.sentence.is_heard]
    states = {each.state for each in told}
    ahead = [each for each in told if each.state is State.AHEAD]
    is_foreseen = bool(ahead) and not states & {State.UP, State.OPEN, State.FINE}
    is_closed_later = any(CLOSED_LATER.search(each.folded) and not each.mentions for each in ahead)
    for each in clauses:
        is_bare = each.topic is Topic.TITLE and each.state is State.UP and not each.has_verb
        is_bare = is_bare and not all(_is_of_other_modes(each, one) for one in ahead)
        is_bare = is_bare and (is_closed_later or not OUTRIGHT.search(each.folded))
        yield replace(each, state=State.AHEAD) if is_foreseen and is_bare else each


def _is_of_other_modes(one: Clause, other: Clause) -> bool:
    modes, others = ({mode for listed in each.modes for mode in listed.modes} for each in (one, other))
    return bool(modes and others) and not modes & others


def _within(mentions: Sequence[M], start: int, end: int) -> tuple[M, ...]:
    return tuple(each for each in mentions if start <= each.start < end)


def _on_their_way(names: tuple[NameMention, ...], sentence: Sentence) -> tuple[NameMention, ...]:
    """Return the services of a sentence but those that others are said to do without: "ne passe pas par le portail"."""
    avoided = [found.span() for found in NO_WAY.finditer(sentence.words.folded)]
    return tuple(each for each in names if not any(a <= each.start - sentence.start < b for a, b in avoided))


def _predicates_of_services(folded: str, mentions: list[tuple[int, int]]) -> tuple[Predicate, ...]:
    """Return what a sentence asserts of services, which stand with modes at these places: of nothing else."""
    beside = [*mentions, *compared_in(folded)]
    found = [each for each in predicates_in(folded) if not _covered(each, beside)]
    in_trouble = any(each.state is State.DOWN for each in found)
    told = (each for each in found if not is_of_no_service(each, folded, mentions, in_trouble=in_trouble))
    return tuple(each for each in told if not is_of_something_else(each.start, each.end, folded, mentions))


def _pieces(sentence: Sentence, names: tuple[NameMention, ...], modes: tuple[ModeMention, ...]) -> Iterator[Clause]:
    folded, offset = sentence.words.folded, sentence.start
    found: tuple[NameMention | ModeMention, ...] = (*names, *modes)
    mentions = sorted((each.start - offset, each.end - offset) for each in found)
    predicates = _predicates_of_services(folded, mentions)
    cuts = sorted({0, *cuts_of(folded, predicates, mentions), len(folded)})
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
        yield weighed(piece)


def _covered(predicate: Predicate, mentions: list[tuple[int, int]]) -> bool:
    return any(start <= predicate.start and predicate.end <= end for start, end in mentions)


def _carried(before: list[Clause]) -> tuple[NameMention, ...]:
    """Return the subject that a sentence before a semicolon leaves: "DELTA T est bloqué en EDI ; le DTI répond"."""
    if not before or not before[-1].sentence.words.folded.rstrip().endswith(";"):
        return ()
    return _subject_of(before[-1]) if before[-1].names else before[-1].inherited


def _with_subjects(pieces: Iterable[Clause], carried: tuple[NameMention, ...]) -> Iterator[Clause]:
    """Give a clause that names no service the subject of the one before: "Volet Import : EDI rétabli, DTI bloqué"."""
    subject, modes = carried, tuple[ModeMention, ...]()
    is_awaiting = is_headed = is_untold = False
    for piece in pieces:
        told = replace(piece, modes=modes) if not piece.modes and THIS_MODE.search(piece.folded) else piece
        is_inserted = is_awaiting and piece.is_exception
        subject, modes = _subject_of(piece) if piece.names and not is_inserted else subject, told.modes or modes
        is_awaiting = bool(piece.predicates) and piece.predicates[0].start >= piece.end
        is_of_it = bool(told.modes) or is_headed or (is_untold and _begins_with_its_verb(told))
        yield told if piece.names else replace(told, inherited=subject if is_of_it else ())
        # "Fin d'alerte DELTA T / ECS : | alerte en cours": nothing but what follows is of a service that stands so.
        is_untold = bool(piece.names) and not piece.predicates
        is_headed = is_untold and piece.folded.rstrip().endswith(":")


def _begins_with_its_verb(piece: Clause) -> bool:
    """Whether the subject of a verb stands before the "mais": "DELTA IE s'ouvre | mais n'enregistre rien"."""
    joint = SECOND_VERB.match(piece.folded)
    return joint is not None and any(
        not each.is_noun and each.start - piece.start <= joint.end() for each in piece.predicates
    )


def _subject_of(piece: Clause) -> tuple[NameMention, ...]:
    """Return the services that a clause begins with, before its verb; not those of a cause or a complement."""
    verbs = [each.start for each in piece.predicates]
    lead = piece.folded[: piece.names[0].start - piece.start]
    if TOPIC_FIRST.fullmatch(lead) and piece.folded[piece.names[-1].end - piece.start :].lstrip(") ").startswith(","):
        return piece.names
    if COMPLEMENT.match(lead) or len(lead) > LONGEST_SUBJECT or (verbs and piece.names[0].start > verbs[0]):
        return ()
    return tuple(each for each in piece.names if not verbs or each.start < verbs[0])


def _is_answer(piece: Clause, last: Clause) -> bool:
    """Whether it answers a question about the fallback, or a label: "Ai-je droit au secours ? – Non."."""
    is_asked = last.sentence.words.folded.rstrip().endswith("?") or last.folded.rstrip().endswith(":")
    return is_asked and ANSWER.match(piece.folded) is not None


def _is_second_verb(piece: Clause, last: Clause) -> bool:
    """Whether it goes on with the fallback as its subject: "… n'est plus conseillée mais reste possible"."""
    subjects = (ITS_SUBJECT, STILL_FALLBACK, ELIDED, LEAVE_ALONE)
    is_subject = any(words.match(last.folded) for words in subjects)
    return piece.sentence is last.sentence and is_subject and ELIDED.match(piece.folded) is not None


def _is_of_a_return(piece: Clause) -> bool:
    """Whether it foresees the return of the service: "Procédure de secours : oui. Retour prévu à 9h"."""
    return piece.state is State.AHEAD and OF_A_RETURN.match(piece.folded) is not None


def _answered(told: list[Clause], before: list[Clause]) -> list[Clause]:
    """Give a plain "oui" the return that was asked for: "DELTA T est-il rétabli ? – Oui, en EDI"."""
    asked = [each for each in before if _asks_for_a_return(each)]
    if len(asked) != 1 or not told or not YES.match(told[0].folded) or any(each.predicates for each in told):
        return told
    if not _is_plain_yes(told):
        return [replace(each, modes=()) for each in told]  # "oui, en EDI pour quelques-uns" tells nothing of EDI
    yes = Predicate(told[0].start, told[0].start + len("oui"), State.UP)
    return [replace(told[0], state=State.UP, predicates=(yes,), inherited=asked[0].names), *told[1:]]


def _is_plain_yes(told: list[Clause]) -> bool:
    """Whether an answer has no words but "oui", services, modes and an hour."""
    sentence = told[0].sentence
    named = [each for clause in told for each in clause.mentions]
    return YES.fullmatch(blanked(sentence.words.folded, sentence.start, named)) is not None


def _asks_for_a_return(clause: Clause) -> bool:
    sentence = clause.sentence.words.folded
    if not sentence.rstrip().endswith("?") or clause.is_fallback or NOT_PLAIN.search(sentence):
        return False
    last = clause.predicates[-1] if clause.predicates else None
    before = clause.folded[: last.start - clause.start] if last else ""
    return last is not None and last.state in GOOD and IS_IT.search(before) is not None


def _with_fallback(pieces: Iterable[Clause], before: Clause | None) -> Iterator[Clause]:
    """Find the clauses that speak of the fallback; "elle" may follow a sentence that did so in any of its clauses."""
    last = before if before is not None and before.is_fallback else None
    label: Clause | None = None
    for piece in pieces:
        follows = bool(
            last is not None
            and not OF_A_SHEET.match(last.sentence.words.folded)
            and (
                STILL_FALLBACK.match(piece.folded)
                or _is_answer(piece, last)
                or _is_second_verb(piece, last)
                or is_entry(piece, last)
            )
        )
        is_behind = piece.topic is Topic.FALLBACK or (label is not None and label.sentence is piece.sentence)
        is_headed = is_behind and not _is_of_a_return(piece)
        named = is_headed or FALLBACK.search(piece.folded) is not None
        told = replace(piece, is_fallback=True) if named or follows else piece
        last = told if told.is_fallback else last
        label = told if LABEL.match(told.folded) else label
        yield told
