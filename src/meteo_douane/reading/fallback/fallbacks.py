"""What a message says of the *procédure de secours*: its permission, in all the roundabout ways of saying it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.patterns import Table, pattern_of
from meteo_douane.reading.fallback.fallback_conditions import hangs_on_the_trouble
from meteo_douane.reading.fallback.fallback_for_whom import is_for_some
from meteo_douane.reading.fallback.fallback_left_open import OPEN, left_undecided
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.fallback_places import all_behind, all_said_by
from meteo_douane.reading.vocabulary.fallback_again import ENDED_BEFORE
from meteo_douane.reading.vocabulary.fallback_stems import (
    ADVICE,
    ADVISED,
    ALLOWED,
    CLOSED,
    CONDITIONAL,
    ENDED,
    ENDED_IN_PART,
    ENDS,
    FALLBACK,
    GRANT,
    LIMITED,
    MADE_OUT,
    MAY_MAKE,
    MIXED,
    REFUSED,
    RENEWED,
    SHUT_AT,
    SILENT,
    STATE,
    UNKNOWN,
    Judgement,
)
from meteo_douane.reading.vocabulary.fallback_taken_back import (
    NEVER_TAKEN_BACK,
    NOT_QUESTIONED,
    PERMITTED_BEFORE,
    REFUSED_BEFORE,
    STAYS_GIVEN,
)
from meteo_douane.reading.vocabulary.fallback_told_beside import (
    AFTERWARDS,
    AS_TOLD_THERE,
    NO_DUTY,
    SOMETHING_ELSE,
)
from meteo_douane.reading.vocabulary.fallback_turns import REFUSING
from meteo_douane.reading.vocabulary.fallback_whom import EXCEPTED
from meteo_douane.reading.vocabulary.fallback_words import WORDINGS

DECIDED = Table(WORDINGS)

#: What only dates a permission says nothing about its end.
BOUNDED_BY = pattern_of(
    rf"\bjusqu'(?:(?! pour | {RENEWED})[^,.;])*"
    r"|\b(?:dans l'attente|en attendant|tant que|pendant toute|durant toute)"
    # Careless prose has no comma: "dans l'attente | les déclarants peuvent …", and not "l'attente que la procédure …".
    r"(?:(?!(?<! que)(?<! qu')(?<! sur)(?<! de)(?<! a)(?<! pour)(?<! et)"
    r" (?:ils? |vous |les (?:operateurs|declarants|usagers|utilisateurs)\b|la procedure de secours\b))[^,.;])*"
    r"|\b(?:meme|y compris) (?:si\b|s'il)[^.;]*"
)
#: A permission beside a negation that no wording explains is none.
GRANTS = (ALLOWED, ADVISED, LIMITED)
NEGATION = pattern_of(
    r"\b(?:ne|ni|pas|aucune?|jamais|guere)\b|\bn'|\bavant (?:tout|toute|de|d')|\battend(?:re|ez|ent|ons|ant)\b"
    r"|\bplutot qu|\bau lieu d|\bnon\b"
)
RESTRICTED = pattern_of(
    r"\b(?:pas|aucune?) (?:de )?(?:changement|modification|evolution|delai|limite)"
    r"|\b(?:ne|n') ?[^.;,]{0,60}?(?:, [^.;,]{1,40}, )?\bqu(?:e\b|'|a\b)"
    rf"|(?:n'est pas|n'a pas ete|n'a jamais ete|n'est toujours pas) (?:{ENDS}|{CLOSED}|expiree?|caduque|annulee?)"
    r"|\brien (?:ne s'oppose|n'interdit|n'empeche|n'a (?:change|bouge))\b|\bne saur(?:ions|ait) (?:trop|que)\b"
    r"|\bn'a (?:jamais|pas|a aucun moment) cesse\b"
    rf"|\bn'? ?e? ?{STATE} (?:\w+ )?plus (?:\w+ment )?(?:{ENDS}|{CLOSED}|{REFUSING})"
    rf"|\b(?:au lieu de|et non plus) {REFUSING}"
    r"|\b(?:ne |n')(?:s'etend|s'appliqu|couvr|concern|vis|va)\w* pas (?:les|aux) \w+"
    r"|\bpour (?:les |des )?\w+ non \w+"
    r"|\bn'est plus (?:seulement|uniquement|simplement)\b"
    r"|\bau lieu d[e'] ?(?:\d|midi\b|minuit\b)|\bsans (?:plus )?attendre\b|\bplutot que d'attendre\b"
    rf"|{STAYS_GIVEN}|{NOT_QUESTIONED}|n'a pas pris fin|\bne (?:pas )?(?:disposant|pouvant)[^.;,]*"
)
UNTIL_NOW = pattern_of(
    rf"{NEVER_TAKEN_BACK}|,? ?\b(?:jusque-la|jusqu'ici|"
    r"jusqu'a present|jusqu'alors|auparavant|precedemment|initialement) [^,.;]*,?"
    r"|, (?:\w+ ){0,3}?(?:jusque-la|jusqu'ici|jusqu'a present|jusqu'alors|auparavant|precedemment|initialement),"
    r"|, (?:\w+ ){1,3}?(?:dans un premier temps|d'abord|au depart|a l'origine)\b[^,.;]*,"
    r"|\bsans (?:\w+ (?:de )?)?fin\b[^,.;]*"
    # "Refusée ce matin, elle est désormais autorisée".
    r"|^\W*(?:refus|interdi|ferm|suspend|retir|exclu|rejet|autoris|accord|ouver|consenti)\w*(?<!ons)(?<!ez)\b[^.;:,]{0,60},"
    r"(?= (?:elle|il|celle-ci|celui-ci|la procedure|le secours) (?:est|a ete|sera|reste|demeure)\b)"
)
GENERAL = pattern_of(
    r"\ben cas d[e'] ?(?:une )?(?:alerte|indisponibilite|panne|dysfonctionnement|incident|blocage|besoin|difficulte)"
    r"|\b(?:lors(?:qu'| d')|si |quand |des (?:lors )?qu'|une fois qu'|cas ou |publication d')une alerte"
    r"|\bdans les conditions (?:de|prevues)|\ben situation d"
)
#: "Si vos déclarations ne peuvent être validées, et en l'absence d'alerte, | vous pouvez …".
NO_ALERT = pattern_of(r"\ben l'absence d(?:e toute |'(?:une )?)alerte\b|\bs'il n'y a (?:pas|aucune) (?:d')?alerte\b")
#: "Que lorsqu'une alerte a été publiée": the rule, which permits nothing today; this alert is no "une alerte".
RULE = pattern_of(
    r"(?:\bne |\bn'|\breservee?s? )[^.;]{0,120}?(?:\bque |\bqu'|\baux? (?:seuls? )?)"
    r"(?:si |s'|lorsqu(?:e |')|quand |des lors qu(?:e |')|(?:dans )?(?:l[ae]s? )?cas (?:ou|d[eu']) ?|en cas d(?:e |')"
    r"|apres |a la suite d(?:e |')|a (?:compter|partir) d(?:e |')|des |pendant )"
    r"(?:(?:la )?(?:publication|diffusion|duree|parution) d(?:e |'))?"
    r"(?:une alerte|alerte|un message|la meteo)\b(?![^.;]*, (?:est|reste|demeure|a ete|elle)\b)"
)
#: What an advice or a duty that is withdrawn leaves as it was: "n'est plus conseillée ; elle demeure possible".
NO_LONGER_ADVISED = pattern_of(
    rf"(?:(?<=secours),? (?:\w+ )?{GRANT}\w*[^;.]{{0,60}}? )?"
    rf"\b(?:ne|n') ?(?:{STATE}|soient) (?:\w+ment |donc )?plus (?!seulement|uniquement)(?:\w+ment )?{ADVICE}\w*\b"
    rf"(?! (?:ni|ou|et) (?:\w+ )?{GRANT})"
    rf"|\b(?:ne |n'){ADVICE}\w* plus\b|\bsans etre (?:\w+ )?{ADVICE}\w*"
)
#: What nobody needs and may be used all the same: "n'est plus nécessaire mais reste tolérée jusqu'à 9h00".
UNNEEDED = (
    rf"\b(?:ne|n') ?{STATE} (?:\w+ment |donc )?(?:plus|pas) (?:\w+ment )?"
    r"(?:necessaire|requis|utile|indispensable|exige)\w*(?: (?:a ce stade|pour l'instant|pour le moment"
    r"|a cette heure))?"
)
OPEN_STILL = (
    r"(?:mais |et )?(?:(?:elle|il) )?(?:reste|demeure) "
    rf"(?:(?:\w+ ){{0,2}}?{GRANT}|(?:\w+ )?a (?:(?:votre|leur|la) )?disposition\b)"
)
NOT_NEEDED = pattern_of(rf"{UNNEEDED}(?=\W*$)")
NOT_NEEDED_BUT_OPEN = pattern_of(rf"{UNNEEDED}(?=,? {OPEN_STILL})")
#: "Conseil du SAU : passer par la procédure de secours."
ADVISING = pattern_of(r"^\W*(?:conseil|preconisation|recommandation)s?\b[^:]{0,25}:")
#: "N'est pas obligatoire", of what the same sentence goes on to allow.
NOT_ADVISED = pattern_of(rf"\b(?:ne|n') ?{STATE} pas (?:\w+ment |encore )?{ADVICE}\w*")
STILL_OPEN = pattern_of(rf"^\W*{OPEN_STILL}")
SHEET = pattern_of(
    r"\b(?:fiches?|guides?|documents?|documentation|notes?|bod|page|rubrique|lien|modalites|descriptif|notice"
    r"|tutoriel|formulaire|coordonnees|fermeture|bilan|exercice|test)s?\b(?: \w+){0,5}? (?:de |relatives? a "
    r"|relatifs? a |sur |pour |concernant |consacree? a |du recours a |d')?(?:la |le |les |l')?(?:\w+ |[\"«] ?)?"
    r"(?:procedures?|mode|declenchement|auto-declenchement|recours|passage)\b"
    r"|\b(?:accessible|disponible|consultable|telechargeable|decrit|detaille|explique|rappele|presente|publie)e?s? "
    r"(?:\w+ )?(?:(?:sur|dans|en|via|depuis) (?:le |la |l'|les |notre |nos |votre )?)"
    r"(?:site|page|rubrique|fiche|ligne|annexe|espace|lien|faq|bod|notice|guide)\b"
    r"|\bsecours\b[^.;:]*\b(?:consultez|voir|reportez[- ]vous|se reporter|referez[- ]vous|contactez|appelez|joindre)\b"
)
#: "Les documents de secours préparés par anticipation doivent être détruits": papers, and no leave.
PUT_AWAY = pattern_of(
    r"\b(?:documents?|declarations?|formulaires?|papiers?|titres?|daes?|dsas?|bordereaux?) (?:papiers? )?de secours\b"
    r"[^.;:]{0,80}?\b(?:detrui\w+|jete\w*|archiv\w+|conserv\w+|mis(?:e?s)? au rebut)\b"
)
#: Verbs that permit even beside a sheet.
EXPLICIT = pattern_of(
    r"\b(?:autoris|preconis|suivre la|appliquer la|peuvent recourir|peut recourir|recourir a|conseill|recommand"
    rf"|{MAY_MAKE}(?: pas)? (?:etre )?{MADE_OUT}|activ|interdi|n'est pas|n'est plus|plus aucun"
    rf"|aucune procedure|prend fin)|^\W*fermeture{SHUT_AT}"
)


#: What the reader's own case is, or who the reader is: "s'ils ne peuvent attendre", "qui ne disposent pas d'un accès".
OWN_CASE = pattern_of(
    r"\b(?:si|s'ils?|lorsqu'ils|lorsque|quand|des lors que|puisque|comme|faute de|afin de|pour(?= ne\b| n'))\b"
    r"(?! (?:autoris|la procedure|le recours|recour))[^,.;]*\b(?:ne\b|n')[^,.;]*|\bne \w+ant (?:pas|plus)[^,.;]*"
    r"|\bqui ne (?:souffr\w+ (?:pas|guere) d'|peu\w+ (?:pas |plus )?)attendre\b"
    r"|\b(?:qui|dont|lesquels|lesquelles) (?:\w+ )?(?:ne |n'(?!a jamais cesse))\w+(?: pas| plus)?(?: \w+)?"
    r"|\bdont (?:les? |la |l')\w+ (?:\w+ )?(?:ne |n')\w+(?: pas| plus)?(?: \w+)?"
)


#: "Hors animaux vivants, la procédure de secours n'est pas autorisée": what follows is no exception.
BUT_FOR = pattern_of(r"^\W*(?:hors|sauf|hormis|excepte|a l'exception d)\b[^,]*,(?=[^,]*\bsecours\b)")


#: "Procédure de secours : pas pour DELTA IE, autorisée pour DELTA T": an answer, and no exception.
NOT_FOR = pattern_of(r"^\W*pas (?:en|pour|dans|sur)\b")


#: "Possible, mais fortement déconseillée": a cut stands before what takes half of the leave back.
DISCOURAGED = pattern_of(
    r"^\W*(?:mais|quoique|bien que|toutefois)? ?(?:\w+ ){0,2}?(?:deconseill|a eviter"
    r"|(?:(?:n'est|elle n'est|il n'est) )?(?:pas|non|plus) (?:\w+ment )?(?:conseill|recommand|souhait|preconis))"
)


#: "Procédure de secours autorisée : ?": nobody knows yet.
QUERIED = pattern_of(r"^[\s:(]*\?")
#: What is left of a leave or a refusal from which somebody is excepted: the same, and who reads must see the words.
LIMITS = {ALLOWED: LIMITED, ADVISED: LIMITED, REFUSED: MIXED, ENDED: ENDED_IN_PART}


def judged(clause: Clause) -> Judgement:
    """Return what a clause that speaks of the fallback says of its permission."""
    is_excepted = clause.is_exception and not (BUT_FOR.match(clause.folded) or NOT_FOR.match(clause.folded))
    if is_excepted or clause.folded.rstrip().endswith("?"):
        return SILENT
    left = UNKNOWN if QUERIED.match(all_behind(clause)) else left_undecided(clause)
    if left is not None:
        return left
    words = _weighing_words(clause)
    is_named = FALLBACK.search(clause.folded) is not None
    if RULE.search(clause.folded) or (is_named and not FALLBACK.search(words)):
        return SILENT
    sentence = clause.sentence.words.folded
    is_of_something_else = not is_named and SOMETHING_ELSE.search(words)
    if is_of_something_else or PUT_AWAY.search(clause.folded):
        return UNKNOWN if is_of_something_else else SILENT
    if SHEET.search(words) and not EXPLICIT.search(words) and not ADVISING.match(sentence):
        return SILENT
    found = next((judgement for judgement, pattern in DECIDED.possible_in(words) if pattern.search(words)), UNKNOWN)
    if found is UNKNOWN and ADVISING.match(sentence) and FALLBACK.search(words):
        found = ADVISED
    return _weighed(found, clause, words) if found in GRANTS else found


def _weighing_words(clause: Clause) -> str:
    """Return the words that may tell a permission, but what dates it, tells of the reader or is advised no longer."""
    words = AS_TOLD_THERE.sub("", UNTIL_NOW.sub("", REFUSED_BEFORE.sub(_blank, all_said_by(clause))))
    for told_beside in (ENDED_BEFORE, PERMITTED_BEFORE, AFTERWARDS, OWN_CASE, NO_DUTY):
        words = told_beside.sub(_blank, words)
    if STILL_OPEN.match(all_behind(clause)):
        words = NOT_NEEDED.sub(_blank, NOT_ADVISED.sub(_blank, words))
    for withdrawn in (BOUNDED_BY, NO_LONGER_ADVISED, NOT_NEEDED_BUT_OPEN):
        words = withdrawn.sub(_blank, words)
    return words


def _weighed(leave: Judgement, clause: Clause, words: str) -> Judgement:
    """Return what a leave is worth on a condition, beside a negation that no wording explains, or an advice against."""
    if hangs_on_the_trouble(clause) or NEGATION.search(RESTRICTED.sub(_blank, words)):
        return CONDITIONAL
    return (
        replace(leave, is_conditional=True) if DISCOURAGED.match(all_behind(clause)) or is_for_some(clause) else leave
    )


def _blank(match: re.Match[str]) -> str:
    kept = match["given"] if "given" in match.re.groupindex else ""
    return kept + re.sub(r"\w", "-", match.group()[len(kept) :])


def is_general(clause: Clause) -> bool:
    """Whether a clause tells what holds whenever there is an alert, rather than in this one."""
    return GENERAL.search(clause.folded) is not None or NO_ALERT.search(clause.sentence.words.folded) is not None


def judgements(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, Judgement]]:
    """Yield each clause that speaks of the fallback with what it says; what one excepts has the contrary."""
    before: tuple[Clause, Judgement] | None = None
    listed = tuple(clauses)
    for place, clause in enumerate(listed):
        if clause.is_fallback and clause.sentence.is_heard:
            judgement = judged(clause)
            if before is not None and _is_excepted(clause, before[0]):
                judgement = _contrary(before[1], clause)
            beside = (*listed[max(place - 1, 0) : place], *listed[place + 1 : place + 2])
            if any(_leaves_out_some(each, clause) for each in beside):
                judgement = LIMITS.get(judgement, judgement)
            before = clause, judgement
            yield before


def _leaves_out_some(clause: Clause, base: Clause) -> bool:
    """Whether somebody or something that is no service and no mode is excepted from what the clause before says."""
    is_named = bool(clause.names or clause.modes) or not clause.is_exception
    return not is_named and base.sentence is clause.sentence and EXCEPTED.match(clause.folded) is not None


def left_open(said: Iterable[tuple[Clause, Judgement]]) -> Iterator[tuple[Clause, DoubtCode]]:
    """Yield each clause that leaves the fallback open: by a condition, or in words that tell nothing that we know."""
    for clause, judgement in said:
        if judgement.is_conditional:
            yield clause, DoubtCode.CONDITION
        elif not judgement.is_understood:
            yield clause, DoubtCode.FALLBACK_NOT_UNDERSTOOD


def _contrary(judgement: Judgement, excepted: Clause) -> Judgement:
    """Return what is left for what is excepted: leave only if nothing more is said of it."""
    if judgement in GRANTS:
        return REFUSED
    words = excepted.folded + all_behind(excepted)
    is_bare = not (any(each.search(words) for _, each in OPEN.possible_in(words)) or NEGATION.search(words))
    return ALLOWED if judgement is REFUSED and is_bare else SILENT


def _is_excepted(clause: Clause, base: Clause) -> bool:
    """Whether services are excepted from what the clause before says: "pour le volet Import, hormis l'Export"."""
    return clause.is_exception and bool(clause.names) and base.sentence is clause.sentence
