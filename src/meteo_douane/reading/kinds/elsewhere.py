"""Messages that are not about our services: of another administration, a test environment, a fraud by mail."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.sentences.frauds import is_of_a_fraud
from meteo_douane.reading.vocabulary.elsewhere_words import FOREIGN, FOREIGN_OWNER, NOT_OURS, PRODUCTION, TEST
from meteo_douane.reading.vocabulary.states import State

#: "Aucune incidence sur la production".
SPARES_PRODUCTION = pattern_of(
    r"\b(?:aucune?|sans|pas d[e'] ?) ?(?:incidence|impact|effet|consequence)s? (?:sur|pour|en) "
    r"(?:la |l'environnement de )?production\b"
    r"|\b(?:la|\w+ (?:de|en)) production (?:n'est|n'a|ne sont|n'ont) (?:\w+ )?(?:pas|nullement|aucunement) (?:ete )?"
    r"(?:concerne|touche|impacte|affecte)e?s?\b"
    r"|\bproduction,? (?:non |pas )(?:concerne|touche|impacte|affecte)e\b"
)
#: "Les téléprocédures ne sont pas touchées": all that is ours.
OURS = pattern_of(
    r"(?<!autres )\b(?:teleprocedures|teleservices|services en ligne|systemes d'information|applications)\b(?! de)"
)
#: "Les services en ligne de la douane ne sont pas concernés": every one of them.
ALL_OF_OURS = pattern_of(
    r"(?<!autres )\b(?:teleprocedures|teleservices|services en ligne)\b(?: de (?:la )?douane(?:\.gouv\.fr)?)?(?! de)"
)
#: What is ours even so.
OURS_FOR_SURE = pattern_of(
    r"\b(?:alertes?|declarations?|messages?|flux|portail|passerelles?|teleprocedures?|teleservices?|services? en ligne"
    r"|saisies?|edi|dti|dedouanements?)\b"
)
#: "La douane n'est pas en cause", as a provider of others says it.
NOT_THE_CUSTOMS = pattern_of(
    r"\bla douane n'est (?:\w+ )?pas (?:\w+ )?(?:en cause|concernee|responsable)\b"
    r"|\bne s'agit pas d'une? (?:panne|incident|defaillance|probleme) (?:de la|des? services? de la|cote) douane\b"
    r"|\baucun (?:tele)?service (?:en ligne )?de la douane n'(?:a ete|est) (?:en (?:derangement|panne)|touche|concerne"
    r"|affecte|perturbe|impacte)\b"
)
#: Who speaks, or is spoken of, when it is none of the customs'.
OF_A_PROVIDER = pattern_of(
    r"\b(?:(?:notre|nos) (?:plateforme|serveur|site|solution|portail|outil)s?|(?:sa|ses) propres?"
    r"|(?:de|sur) sa (?:plateforme|passerelle|solution|connexion))\b"
)
#: "Panne chez un prestataire EDI": his mode, and his trouble.
AT_ANOTHERS = pattern_of(r"\bchez (?:un|le|l'|l'un (?:de nos|des)) ?(?:prestataire|editeur|hebergeur|fournisseur)s?\b")
EXCEPTED = pattern_of(r"\b(?:hormis|sauf|excepte|hors|encore)\b")
OUR_SIDE = pattern_of(
    r"\b(?:chez nous|nos (?:echanges|messages|flux|services|systemes|envois)|notre (?:systeme|service)|les? notres?"
    r"|la notre)\b"
)
#: What may be ours, with or without a name.
MAYBE_OURS = pattern_of(
    r"\b(?:alertes?|declarations?|messages?|flux|acces|connexions?|reseaux?|serveurs?|portail|plateformes?|passerelles?"
    r"|teleprocedures?|teleservices?|applications?|services? en ligne|saisies?|edi|dti)\b"
)


def is_elsewhere(cues: Cues) -> bool:
    """Whether it is of another administration, a test environment or a fraud alone, or leaves all services alone."""
    return _is_foreign(cues) or _is_test(cues) or is_of_a_fraud(cues) or _leaves_ours_alone(cues)


def _leaves_ours_alone(cues: Cues) -> bool:
    """Whether it says that our services work, and tells a trouble of nothing that may be ours."""
    told = (*cues.titled, *cues.told)
    down = [each for each in told if any(one.state is State.DOWN for one in each.predicates)]
    spared = (each for each in cues.told if each.state is State.FINE and EXCEPTED.search(each.folded) is None)
    fine_of_all = any(ALL_OF_OURS.search(each.folded) for each in spared)
    of_others = (
        NOT_THE_CUSTOMS.search(cues.whole) and OF_A_PROVIDER.search(cues.whole) and EXCEPTED.search(cues.whole) is None
    )
    may_be_ours = OURS_FOR_SURE if fine_of_all or of_others else MAYBE_OURS
    back = (each for each in told if each.state is State.UP) if of_others else ()
    suspects = [each for each in (*down, *back, *cues.titled) if each.state is not State.FINE]
    suspects = [each for each in suspects if not (of_others and AT_ANOTHERS.search(each.folded))]
    is_ours = any(each.names or each.modes or may_be_ours.search(each.folded) for each in suspects)
    if of_others:
        return bool(suspects or down) and not is_ours
    is_foreign = FOREIGN.search(cues.title) is not None
    fine = (
        each
        for each in cues.told
        if each.state in (State.FINE, State.OPEN)
        and (OURS.search(each.folded) or ALL_OF_OURS.search(each.folded) or (is_foreign and each.names))
    )
    return bool(down) and not is_ours and any(each.is_finished and not _has_exception(each, cues) for each in fine)


def _has_exception(clause: Clause, cues: Cues) -> bool:
    return any(each.sentence is clause.sentence and each.is_exception for each in cues.told)


def _is_foreign(cues: Cues) -> bool:
    whole = cues.whole
    if not FOREIGN.search(whole) or any(_is_back_by_name(each) for each in cues.told):
        return False
    ours = [
        each for each in cues.heard if each.state is State.DOWN and not FOREIGN_OWNER.search(each.sentence.words.folded)
    ]
    down = (each for each in cues.heard if each.state is State.DOWN)
    if any(map(_is_of_our_side, down)) or _is_other_than_theirs(ours, cues):
        return False
    named = any(name.service not in ("ecs", "portal") for each in ours for name in each.names)
    named = named or any(each.modes and each.is_standing for each in ours)
    if NOT_OURS.search(whole):
        return not named
    return (
        FOREIGN_OWNER.search(whole) is not None and not named and not any(name for each in ours for name in each.names)
    )


def _is_of_our_side(clause: Clause) -> bool:
    """Whether a trouble is told as ours: "nos échanges avec lui restent suspendus", "chez nous, rien ne sort"."""
    return OUR_SIDE.search(clause.folded) is not None


def _is_other_than_theirs(ours: Sequence[Clause], cues: Cues) -> bool:
    """Whether a trouble is told below the title of a service, beside a foreign system that works."""
    theirs = [each for each in cues.heard if FOREIGN_OWNER.search(each.sentence.words.folded) and each.predicates]
    told = {predicate.state for each in theirs for predicate in each.predicates}
    is_titled = any(each.names for each in cues.titled) and not FOREIGN_OWNER.search(cues.title)
    return is_titled and bool(ours) and bool(told) and told <= {State.UP, State.OPEN, State.FINE}


def _is_back_by_name(clause: Clause) -> bool:
    """Whether a clause tells by name that a service of ours is back: what else it says of others is beside it."""
    return clause.state is State.UP and bool(clause.names) and not FOREIGN.search(clause.sentence.words.folded)


def _is_down_elsewhere(clause: Clause) -> bool:
    return clause.state is State.DOWN and TEST.search(clause.sentence.words.folded) is None


def _is_test(cues: Cues) -> bool:
    if not TEST.search(cues.whole):
        return False
    if TEST.search(cues.title):
        is_told_beside = any(each.names and each.is_standing and _is_down_elsewhere(each) for each in cues.told)
        is_of_production = PRODUCTION.search(cues.title) or PRODUCTION.search(SPARES_PRODUCTION.sub("", cues.body))
        return not (is_told_beside or is_of_production)
    down = [each for each in cues.told if each.state is State.DOWN]
    down = down or [each for each in cues.titled if each.state is State.DOWN]
    return (
        bool(down)
        and all(TEST.search(each.sentence.words.folded) for each in down)
        and not PRODUCTION.search(cues.body)
    )
