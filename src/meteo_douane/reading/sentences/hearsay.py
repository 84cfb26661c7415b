"""Troubles that others ask about or tell of, and that the message itself denies: "des messages font état d'une panne".

In doubt they are troubles: only a denial without a reserve, of all that was told, in every mode, makes nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_part
from meteo_douane.reading.sentences.frauds import is_a_warning, without_words_of_frauds
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.fallback_stems import NOT_OPEN
from meteo_douane.reading.vocabulary.nouns import INCIDENT
from meteo_douane.reading.vocabulary.states import State

#: "Plusieurs opérateurs nous interrogent sur une panne": a trouble that others believe in.
HEARSAY = pattern_of(
    r"\bnous (?:\w+ ){0,2}?(?:interrog|question|demand|sollicit)\w*|\binquiet\w*|\brumeurs?\b|\bbruits?\b"
    r"|\bce qui (?:circul|se dit)"
)
#: "Des messages font état d'une panne", "un courriel frauduleux prétend que DELTA G est indisponible".
TELL = (
    r"(?:(?:font|fait|faisant|faisai\w+|ont fait|a fait) (?:\w+ )?etat d|(?:laiss\w+|f\w+) (?:entendre|croire) "
    r"|(?:signal|evoqu|rapport|relat|relai|relay|pretend|affirm|annonc|mentionn|parl|pens|croi)\w* )"
)
REPORT = pattern_of(
    r"\b(?:(?:des|les|un|une|plusieurs|certaine?s|quelques|de nombreu\w+) (?:\w+ )?(?:messages?|articles?|medias?"
    r"|courriels?|e-?mails?|mails?|sms|publications?|posts?|forums?|informations?|sites?)"
    rf"|rumeurs?|presse|reseaux|signalements?)\b[^.;:]{{0,80}}?\b{TELL}"
    r"|\bon (?:lit|peut lire)\b[^.;:]{0,60}? qu(?:e |')|\brumeurs? (?:de |d')"
)
#: People who tell of a trouble have it: only what was found out answers them.
PEOPLE_TELL = pattern_of(
    rf"\b(?:operateurs?|usagers?|utilisateurs?|declarants?|clients?|societes?|entreprises?)\b[^.;:]{{0,60}}?\b{TELL}"
    # Nor are probes believed to be wrong by themselves.
    rf"|\b(?:nos sondes|notre supervision)\b[^.;:]{{0,40}}?\b(?:{TELL}|remont)"
)
FOUND_OUT = (
    r"\b(?:apres|suite a|a l'issue d[eu']|a la suite d[eu']) ?(?:les |des |de |nos |une? )*"
    r"(?:verification|analyse|controle|examen|investigation|expertise|enquete|recherche)s?\b"
    r"|\b(?:verification|analyse|controle|examen|investigation|expertise|test)s?\b[^.;:]{0,40}?\bn'(?:a|ont) (?:revele"
    r"|montre|mis|fait|identifie|decele)"
)
DENIED = pattern_of(
    r"\bil n'en est rien\b|\bil s'agi(?:t|ssait) (?:\w+ )?d'un(?:e fausse alerte| faux positif)\b"
    r"|(?<!pas )\b(?:infonde|inexact|errone|mensong|dement)\w*|(?<!pas )\b(?:faux|fausses?)\b"
    rf"|\b(?:aucune?|pas d[e']) ?(?:{INCIDENT}|coupure|indisponibilite"
    r"|difficulte|probleme)s?\b|\b(?:normalement|parfaitement|pleinement|nominale?(?:ment)?)\b"
)
FOUND = pattern_of(FOUND_OUT)
#: What leaves room for a trouble after all.
UNSURE = pattern_of(
    r"\b(?:a ce stade|pour l'instant|pour le moment|a l'heure actuelle|a cette heure|jusqu'a present|semble\w*|a priori"
    r"|apparemment|probable\w*|sans doute|sauf|hormis|excepte|a l'exception|hors|partiel\w*|certaine?s?|quelques"
    r"|mais|toutefois|cependant|neanmoins|se poursui\w+|en cours (?:de|d')|recherch\w+|surveill\w+|suivons|restons"
    r"|general\w*|plus|ce matin|hier|signal\w*|remont\w*|connaissance|majeure?s?|importante?s?"
    r"|notables?|significati\w+|bloquante?s?|graves?)\b"
)
#: "Les difficultés rencontrées par certains proviennent de leur propre logiciel."
THEIRS = pattern_of(
    r"(?<!ne )(?<!n')\b(?:provien\w+|vien\w+|result\w+|relev\w+|tien\w+"
    r"|(?:est|sont) (?:\w+ment |donc )?(?:due?s?|imputables?|liee?s?)) (?:\w+ment |donc )?(?:d[e']|a|au|aux|des|du) ?"
    r"(?:leurs?|votre|vos) (?:propres? )?(?:logiciel|editeur|prestataire|fournisseur|connexion|reseau|parametrage"
    r"|configuration|poste|navigateur|pare-feu|systeme|materiel|hebergeur|operateur)"
)
#: What stands beside a denial and may be more than that.
MORE = pattern_of(
    r"\b(?:interven\w+|maintenances?|operations?|redemarr\w+|correctifs?|bascul\w+|coupures?|prevue?s?|toutefois"
    r"|cependant|neanmoins|en revanche|par contre|mais)\b"
)

#: "Aucune maintenance n'est prévue".
NONE_PLANNED = pattern_of(
    r"\b(?:aucune?|pas d(?:e |')) ?(?:maintenance|operation|intervention|coupure)s? (?:n(?:'est|e sera) )?(?:\w+ )?"
    r"(?:prevue?|programmee?|planifiee?)s?\b"
)


def without_hearsay(clauses: Sequence[Clause]) -> list[Clause]:
    """Let a trouble that others ask about or tell of tell nothing, if the message itself denies it."""
    clauses = without_words_of_frauds(clauses)
    heard = [each for each in clauses if each.sentence.is_heard and not each.is_fallback]
    asked = [each for each in heard if each.state is State.DOWN and HEARSAY.search(each.sentence.words.folded)]
    if _are_nothing(asked, heard):
        return _silenced(clauses, asked)
    reported = [each for each in heard if each.state is State.DOWN and _is_reported(each)]
    if not reported or any(each.is_fallback and not NOT_OPEN.search(each.folded) for each in clauses):
        return list(clauses)
    theirs = [each for each in heard if _is_of_their_own(each, reported)]
    return _silenced(clauses, [*reported, *theirs]) if _are_denied(reported, theirs, heard) else list(clauses)


def _silenced(clauses: Iterable[Clause], told: Sequence[Clause]) -> list[Clause]:
    return [replace(each, state=State.NOTHING) if each in told else each for each in clauses]


def _are_nothing(asked: Sequence[Clause], heard: Sequence[Clause]) -> bool:
    """Whether all that is said beside what others ask about is that all is fine: its services, in every mode."""
    said = [each for each in heard if each not in asked and each.state is not State.NOTHING]
    if not asked or any(each.has_verb or each.is_standing for each in asked):
        return False
    fine = {name.service for each in said for name in each.names}
    is_fine = all(each.state in (State.FINE, State.OPEN) for each in said) and _is_of_every_mode(said)
    return is_fine and all(name.service in fine for each in asked for name in each.names)


def _is_of_every_mode(said: Sequence[Clause]) -> bool:
    """Whether what is said is said of a service as a whole, or of both its modes."""
    modes = {mode for each in said for listed in each.modes for mode in listed.modes}
    return bool(said) and (not all(each.modes for each in said) or modes >= {Mode.DTI, Mode.EDI})


def _is_reported(clause: Clause) -> bool:
    """Whether a trouble stands behind words for those who tell of it."""
    folded = clause.sentence.words.folded
    told = [each.start - clause.sentence.start for each in clause.predicates if each.state is State.DOWN]
    reports = [found for words in (REPORT, PEOPLE_TELL) if (found := words.search(folded))]
    return bool(told) and any(found.end() <= min(told) + 1 for found in reports)


def _is_of_their_own(clause: Clause, reported: Sequence[Clause]) -> bool:
    """Whether a trouble is that of what its users have at home, and of no service of ours."""
    named = {name.service for each in reported for name in each.names}
    is_of_no_other = all(each.service in named for each in clause.names)
    return clause.state is State.DOWN and is_of_no_other and THEIRS.search(clause.sentence.words.folded) is not None


def _are_denied(reported: Sequence[Clause], theirs: Sequence[Clause], heard: Sequence[Clause]) -> bool:
    """Whether the message denies what others tell of, without a reserve; troubles of other services stand beside it."""
    others = [each for each in heard if each not in (*reported, *theirs) and not is_a_warning(each)]
    named = {name.service for each in reported for name in each.names}
    named = named or {name.service for each in heard if each.topic is Topic.TITLE for name in each.names}
    denials = [each for each in others if each.topic is not Topic.TITLE and _denies(each, named)]
    if not denials or not all(_is_without_reserve(each) for each in denials):
        return False
    by_people = any(PEOPLE_TELL.search(each.sentence.words.folded) for each in reported)
    if by_people and not any(FOUND.search(each.sentence.words.folded) for each in denials):
        return False
    return not any(_may_be_more(each, named) for each in others)


def _may_be_more(clause: Clause, named: set[str]) -> bool:
    """Whether a clause beside a denial tells, or may tell, something of what was told of."""
    if _is_of_another(clause, named):
        return False
    if clause.state is State.NOTHING:
        return MORE.search(NONE_PLANNED.sub("", clause.folded)) is not None
    return clause.state not in (State.FINE, State.OPEN)


def _denies(clause: Clause, named: set[str]) -> bool:
    """Whether a clause denies a trouble of all that was told of, by name or by none."""
    own = {name.service for name in clause.names}
    is_of_all = not own or (bool(named) and named <= own)
    return clause.state is not State.DOWN and is_of_all and DENIED.search(clause.sentence.words.folded) is not None


def _is_without_reserve(clause: Clause) -> bool:
    return clause.is_finished and _is_of_every_mode([clause]) and UNSURE.search(clause.sentence.words.folded) is None


def _is_of_another(clause: Clause, named: set[str]) -> bool:
    """Whether a clause names services, and none that what was told of may be a part of, or may depend on."""
    own = {name.service for name in clause.names if not name.is_collective}
    kin = (one == other or is_part(one, other) or is_part(other, one) for one in own for other in named)
    return bool(own) and not own & {PORTAL, GATEWAY} and not any(kin)
