"""Warnings of fraudulent mails, messages and sites that imitate a service: of no trouble, unless they tell of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.fallback_stems import NOT_OPEN
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import State

CARRIER = r"(?:courriels?|e-?mails?|mails?|messages?|sms|sites?|liens?|pages?|adresses?|portails?|appels?|numeros?)"
#: One of them that is said to be none of ours.
FALSE_ONE = rf"\b(?:(?:faux|fausses?) {CARRIER}|{CARRIER} (?:\w+ )?(?:frauduleu|contrefai|malveillant)\w*)"
#: Fraudulent mails, messages and sites that imitate a service, or the administration.
FRAUD = pattern_of(
    r"\b(?:hameconn\w+|phishing|smishing|escroqu\w+|arnaques?|usurp\w+|tentatives? de fraude"
    rf"|{CARRIER} (?:\w+ ){{0,2}}?(?:frauduleu|contrefai|malveillant)\w*|(?:faux|fausses?) {CARRIER})\b"
)
#: A title that warns of something, and tells no trouble of the service beside it.
WARNING = pattern_of(r"\b(?:securite|cyber\w*|vigilance|prudence|mefi\w+|attention|mise en garde)\b")
#: What such a warning names a service beside.
OF_A_LETTER = pattern_of(
    rf"{FRAUD.pattern}|\b{CARRIER}\b|\b(?:identifiants?|mots? de passe|codes?|charte|logo|imit\w+|connecter"
    r"|(?:utilisateur|usager|operateur|declarant|titulaire|client)s? d)"
)
#: Words of a trouble that are none here: the alert itself, and whom the letters are meant for.
HARMLESS = pattern_of(
    r"alertes?\b|vise(?:nt)? (?:\w+ )?(?:utilisateur|usager|operateur|declarant|titulaire|client|entreprise|societe)"
)
#: What such a letter says: "affirme que votre compte sera suspendu".
THREAT = pattern_of(
    rf"\b(?:{CARRIER}|ils?|elles?)\b[^.;:]{{0,60}}?\b(?:affirm|pretend|indiqu|annonc|menac|avertiss|inform"
    rf"|expliqu|intitul)\w* "
    r"[^.;:,]{0,30}?\b(?:votre|vos|leurs?) (?:comptes?|acces|colis|dossiers?|envois?|codes?|habilitations?)\b"
    # "Prétendent que le portail est indisponible", "annonçant une panne de nos services".
    rf"|{FALSE_ONE}[^.;:]{{0,40}}?\b(?:pretend\w*|affirm\w*|font croire) (?:a tort )?qu(?:e |')"
    rf"|{FALSE_ONE}[^.;:,]{{0,30}}?\b(?:annonc|signal|pretext)\w* (?:une |des |la )?(?:{TROUBLES})"
)
#: "Des courriels frauduleux affirment que « … »": what stands in their quotes alone.
AFFIRMED = pattern_of(
    rf"^[^.;:]{{0,40}}{FALSE_ONE}[^.;:]{{0,40}}?\b(?:pretend\w*|affirm\w*|font croire|annonc\w*|indiqu\w*)"
    r" (?:a tort )?qu(?:e |')(?=\W*\")"
)
#: "Nous signalent un courriel intitulé « Alerte DELTA T »", in a warning.
TITLED = pattern_of(rf"^[^.;:]{{0,80}}\b{CARRIER} (?:\w+ )?intitule\w*(?=\W*\")")
QUOTE = pattern_of(r"\"[^\"]{3,}\"")
#: Whatever was cut off because of it is trouble, by any word.
CUT_OFF = pattern_of(
    r"\b(?:coup(?:e|er|ee|es|ees|ons|ure)|ferm|suspen|bloqu|arret|interromp|interrupt|desactiv|isol|debranch|deconnect"
    r"|indispon|inaccess|maintenance|restrei|limit(?!rophe)|stopp|neutralis)\w*\b|\bhors (?!de\b|taxe)\w+"
)

#: Where the fallback is described, and what becomes of its papers: that it is open, neither says.
OF_A_RULE = pattern_of(
    r"\bsecours\b[^.;]*\b(?:est|sont) (?:decrit|detaill|rappel|expliqu|present|consultable|disponible)\w* (?:sur"
    r"|dans|en)\b"
    r"|\b(?:documents?|declarations?|titres?) (?:etabli|emis|realis|depos)\w* [^.;]*\bregularis"
)


def is_of_a_fraud(cues: Cues) -> bool:
    """Whether it warns of a fraud, and tells of no trouble, nor of anything that was cut off because of it."""
    if not FRAUD.search(cues.whole):
        return False
    is_warning = any(words.search(cues.title) for words in (FRAUD, WARNING))
    if not is_warning and any(each.names for each in cues.titled):
        return False
    of_today = (each.folded for each in cues.clauses if each.is_fallback and each.sentence.is_heard)
    if any(not (NOT_OPEN.search(each) or OF_A_RULE.search(each)) for each in of_today):
        return False
    told = [each for each in cues.heard if each.is_exception or each.state not in (State.FINE, State.OPEN)]
    return not any(_is_more_than_a_warning(each) for each in told)


def without_words_of_frauds(clauses: Sequence[Clause]) -> list[Clause]:
    """Let what false messages affirm tell nothing: "affirment que la procédure de secours est autorisée"."""
    is_warned = any(FRAUD.search(each.sentence.words.folded) for each in clauses)
    return [
        replace(each, state=State.NOTHING, is_fallback=False) if _is_affirmed(each, is_warned=is_warned) else each
        for each in clauses
    ]


def _is_affirmed(clause: Clause, *, is_warned: bool) -> bool:
    words = clause.sentence.words.folded
    said = AFFIRMED.search(words) or (TITLED.search(words) if is_warned else None)
    is_told = clause.is_fallback or clause.state is not State.NOTHING
    if said is None or not is_told:
        return False
    begin, end = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    return any(each.start() < end and begin < each.end() for each in QUOTE.finditer(words, said.end()))


def is_a_warning(clause: Clause) -> bool:
    """Whether a title only warns of a fraud."""
    is_of_a_fraud = FRAUD.search(clause.sentence.words.folded) is not None
    return clause.topic is Topic.TITLE and is_of_a_fraud and not _is_more_than_a_warning(clause)


def _is_more_than_a_warning(clause: Clause) -> bool:
    sentence = clause.sentence.words.folded
    told = [each for each in clause.predicates if each.state is not State.NOTHING]
    is_weighed_away = clause.state is State.NOTHING and bool(told)
    if is_weighed_away or THREAT.search(sentence):
        return False
    is_of_a_letter = clause.topic is Topic.TITLE or not clause.names or OF_A_LETTER.search(sentence) is not None
    is_harmless = all(HARMLESS.match(clause.folded, each.start - clause.start) for each in told)
    return CUT_OFF.search(sentence) is not None or not is_of_a_letter or not is_harmless
