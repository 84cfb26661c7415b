"""What a sentence excepts: which clause it is excepted from, and the state that is left for it."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.vocabulary.exception_words import EXCEPT
from meteo_douane.reading.vocabulary.fallback_stems import FALLBACK
from meteo_douane.reading.vocabulary.left_words import OUT_OF_THE_END
from meteo_douane.reading.vocabulary.states import State

#: Nothing beside the modes but words for a service as a whole, and hours.
OF_THE_WHOLE = pattern_of(
    r"(?:\W|\d{1,2}h(?:\d\d)?\b|\d|\b(?:sauf|hormis|excepte|a l'(?:exception|exclusion)|en dehors|hors|mais|pas|et|non"
    r"|ou|contrairement|au contraire|pour|en|sur|dans|par|via|l[ea]s?|l|d[eu]s?|d|a|aux?|modes?|flux|messages?|envois?"
    r"|saisies?|declarations?|transmissions?|echanges?|seule?s?|uniquement|service|depuis|ce|matin|heures?|midi"
    r"|toujours|concernee?s?|deux|transmises?|deposees?)\b)*+"
)
#: Words that except a part from a whole, and put nothing in the place of something else: "à 9h10 et non à 8h10".
OUT_OF_A_WHOLE = pattern_of(
    r"^\W*(?:sauf|hormis|excepte|a l'exception|a l'exclusion|en dehors|hors|mise?s? a part|exclusion faite)\b"
    # "Tous les services Delta sont rétablis, T excepté."
    r"|^\W*\w{1,20} (?:exceptee?s?|mise?s? a part|exclue?s?)\W*$"
)
#: What is excepted by the way: "sauf incident ultérieur", "hors maintenance programmée", "sauf les envois déjà faits".
NO_PART = pattern_of(
    r"^\W*(?:sauf|hormis|excepte|a l'(?:exception|exclusion) d|en dehors d|hors)(?:e la |e l'|es |u |e |' ?)?"
    r" ?(?:pour |en |dans |les? |la |l'|des |une? |toute? |nouvel\w* |eventuel\w* |autres? )*"
    r"(?:erreurs?|imprevus?|incidents?|avis|indications?|mentions?|alertes?|aleas?|surprises?|contrordres?|problemes?"
    r"|difficultes?|maintenances?|interventions?|operations? de (?:maintenance|nuit)|travaux|heures?|horaires?|plages?"
    r"|periodes?|creneaux|jours?|week-?ends?|nuits?|delais?|cas|celles|ceux|si|exceptions?|secours|procedures?|taxes|tva)\b"
    r"|\bdeja\b"
)
#: "Tous les modes, hormis l'EDI qui reste perturbé, sont rétablis": behind the comma, the verb of all the others.
WITH_A_VERB = pattern_of(r"[^,;.]{2,40}?,? (?:qui|ou) [^,;.]*, ")
INVERSE = {
    State.UP: State.DOWN,
    State.FINE: State.DOWN,
    State.OPEN: State.DOWN,
    State.AHEAD: State.DOWN,
    State.DOWN: State.FINE,
    State.SAME: State.FINE,
}


def _is_inserted(piece: Clause, done: list[Clause]) -> bool:
    """Whether an exception stands between a subject and its verb, and has taken the verb with it."""
    has_verb = piece.state in (State.DOWN, State.UP) and piece.has_verb
    is_of_services = bool(piece.names) and bool(done) and _ends_in_a_subject(done[-1])
    is_of_modes = WITH_A_VERB.match(piece.folded) is not None and bool(done) and _is_list_of_modes(done[-1])
    return has_verb and (is_of_services or is_of_modes) and EXCEPT.match(piece.folded) is not None


def _is_list_of_modes(piece: Clause) -> bool:
    return piece.state is State.NOTHING and bool(piece.modes) and not piece.names


def _ends_in_a_subject(piece: Clause) -> bool:
    """Whether what names services has no verb yet: all its words of trouble are a cause that stands before it.

    "À la suite d'une coupure électrique, tous les services sauf CIEL sont fermés."
    """
    if not piece.names or piece.state is State.NOTHING:
        return bool(piece.names)
    if not piece.predicates or piece.has_verb:
        return False
    told, named = max(each.end for each in piece.predicates), piece.names[-1].start
    return told <= named and "," in piece.folded[told - piece.start : named - piece.start]


def _without_inserted(subject: Clause, piece: Clause) -> tuple[Clause, Clause, Clause]:
    """Return a subject with the verb behind its exception, the exception, and the verb with what follows it.

    "Tous les services sauf CIEL sont indisponibles depuis 8h": the hour is that of all the others.
    """
    verb = min(each.start for each in piece.predicates if not each.is_noun and each.state is piece.state)
    cut = max(verb - piece.start, 0)
    exception = replace(
        piece,
        end=piece.start + cut,
        folded=piece.folded[:cut],
        state=INVERSE.get(piece.state, State.FINE),
        predicates=(),
        modes=tuple(each for each in piece.modes if each.start < verb),
        is_exception=True,
    )
    rest = replace(
        piece,
        start=piece.start + cut,
        folded=piece.folded[cut:],
        names=(),
        modes=tuple(each for each in piece.modes if each.start >= verb),
        inherited=subject.names,
    )
    return replace(subject, state=piece.state, predicates=piece.predicates), exception, rest


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


def is_awaiting_its_verb(subject: Clause, verb: Clause) -> bool:
    """Whether the verb of a subject stands behind an exception: "c'est GAMMA, et non CIEL, | qui est bloqué"."""
    is_subject = bool(subject.names) and not any(each.is_collective for each in subject.names)
    return is_subject and subject.state is State.NOTHING and verb.start >= subject.end and verb.has_verb


def _is_of_an_activity(piece: Clause) -> bool:
    """Whether modes are excepted for something narrower than the service: "sauf pour les envois anticipés en EDI"."""
    words = blanked(piece.folded, piece.start, piece.modes)
    return bool(piece.modes) and not piece.names and OF_THE_WHOLE.fullmatch(words) is None


def _leaves_a_part(piece: Clause, base: Clause) -> bool:
    """Whether it excepts from a return a part that nobody can name."""
    is_unnamed = not (piece.names or piece.modes) and NO_PART.search(piece.folded) is None
    is_unnamed = is_unnamed and OUT_OF_A_WHOLE.match(piece.folded) is not None
    return base.state is State.UP and is_unnamed and FALLBACK.search(piece.folded) is None


def with_exceptions(pieces: list[Clause]) -> list[Clause]:
    """Give an exception the contrary of what it is excepted from: the clause before it, or the next one."""
    done: list[Clause] = []
    for index, piece in enumerate(pieces):
        if _is_inserted(piece, done):
            # "Tous les services sauf CIEL sont indisponibles": the verb is of what stands before the exception.
            done[-1:] = _without_inserted(done[-1], piece)
        elif piece.is_exception:
            base = _excepted_from(done, [each for each in pieces[index + 1 :] if each.folded.strip(" ,")]) or piece
            if done and is_awaiting_its_verb(done[-1], base):
                done[-1] = replace(done[-1], state=base.state, predicates=base.predicates)
            is_of_fallback = FALLBACK.search(base.folded) is not None
            is_of_a_service = bool(piece.names or piece.modes) and not is_of_fallback
            state = INVERSE.get(base.state, State.FINE) if is_of_a_service else State.NOTHING
            is_narrow = state is State.FINE and _is_of_an_activity(piece)
            state, modes = (State.NOTHING, ()) if is_narrow else (state, piece.modes)
            left = _leaves_a_part(piece, base) and not is_of_fallback
            done.append(replace(piece, state=state, modes=modes, is_fallback=is_of_fallback, is_part_left=left))
        else:
            is_left = not (piece.names or piece.modes) and OUT_OF_THE_END.search(piece.folded) is not None
            done.append(replace(piece, is_part_left=True) if is_left else piece)
    return done
