"""Which modes narrow a trouble, and which only stand beside it.

A sentence about a mode takes nobody away who uses another one, where the service is told to be in trouble as a whole:
"DELTA IE est indisponible. Les messages EDI sont mis en attente." Only who is told to be the one concerned does.
"""

from __future__ import annotations

from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.scopes.to_come import is_of_a_part
from meteo_douane.reading.scopes.widened import is_widened
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Said, union
from meteo_douane.reading.text.among import AMONG_OTHERS
from meteo_douane.reading.vocabulary.bounds_words import WIDENED
from meteo_douane.reading.vocabulary.nouns import INCIDENT, SERVICES
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import State

STRUCK_FORMS = r"(?:concerne|touche|impacte|affecte|vise|perturbe|penalise|gene)e?s?\b"
#: "L'EDI est également touché", "même les échanges EDI", "surtout en EDI": beside the others.
AS_WELL = pattern_of(
    rf"\b(?:egalement|aussi|non plus|a (?:son|leur) tour)\b|{AMONG_OTHERS}|^\W*meme (?:l[ae]s? |l'|en )"
    r"|\b(?:n'est|ne sont) (?:pas|plus) (?:epargne|mieux loti)e?s?\b"
)
ALSO = pattern_of(r"\b(?:egalement|aussi(?! bien)|a (?:son|leur) tour)\b")
#: "L'EDI est le plus touché", "plus fortement impacté", "les premiers concernés": the others are, too.
MORE_THAN_OTHERS = pattern_of(
    rf"\bl(?:es? |a )(?:plus|moins)\b|\bles (?:premi|principa)\w+|\b(?:plus|moins) (?:\w+ment )?{STRUCK_FORMS}"
    r"|\bdavantage\b|\bau premier chef\b|\ben premier\b"
)
#: "L'incident de lundi ne concernait que l'EDI", "l'EDI a d'abord été touché": before, or another one.
FORMER = pattern_of(
    r"\b(?:etai|avai|concernai|touchai|impactai|affectai|visai|portai|frappai)(?:t|ent)\b"
    r"|\b(?:d'abord|au (?:depart|debut)|initialement|dans un premier temps|jusque-la|hier|avant-hier|precedent\w*"
    r"|anterieur\w*|derni(?:er|ere)s?)\b"
    rf"|\b(?:{INCIDENT}|alerte)s? d(?:e |u |')(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d)"
)
#: Who is told to do something, or what will become of what was sent: "les opérateurs EDI sont invités à …".
ADDRESSED = pattern_of(
    r"\b(?:operateur|utilisateur|usager|titulaire|declarant|prestataire|client|editeur)e?s?\b"
    r"[^.;]* (?:sont|doivent|peuvent|ne|n'\w+|\w+(?:ez|ront))\b"
    r"|\b(?:vous|votre|vos|veuillez|merci|prier?|prie|priere)\b|\b(?!chez|assez|rendez|nez)\w{2,}ez\b"
    r"|\b\w+(?:eront|iront|dront)\b|\ba privilegier\b"
    r"|\b(?:permet|fonctionne|marche)(?:tent|nt)? (?:encore|toujours)\b"
)
#: "Pour les utilisateurs DTI, une page d'attente est affichée".
FOR_WHOM = pattern_of(r"^\W*(?:pour|quant a|chez) les (?:operateur|utilisateur|usager|titulaire|declarant|client)s?\b")
#: "Ne renvoyez pas vos messages", "utilisateurs EDI : n'insistez pas".
FORBIDDEN = pattern_of(r"(?:^|: ?)\W*(?:merci de |veuillez )?(?:ne |n')(?:pas |plus )?\w+ez\b")
#: "Aucune ressaisie n'est nécessaire".
NOT_TO_BE_DONE = pattern_of(r"\b(?:necessaire|utile|requise?|obligatoire|a prevoir)s?\b")
#: What stands around a service: "le support EDI est joignable", "un correctif EDI est en préparation".
AROUND = pattern_of(
    r"\b(?:support|assistance|hotline|standard|correctif|composant|origine|bulletin|editeur|prestataire|fournisseur"
    r"|signalement|consigne|contact|rappel|conduite|instruction|conseil|recommandation|information)s?\b"
)
#: "Les réponses n'arrivent plus", "restent sans BAE", "des temps de réponse de plusieurs minutes sont constatés": what
#: nobody would say of what works, in words that tell no state by themselves.
AMISS = pattern_of(
    r"\b(?:c'est|ne|n'\w+|rien|aucune?|sans|figer|muet|seule?|non|restent?)\b|\b(?:temps|delais?) de\b|\bplus de\b"
    r"|\bsuperieure?s?\b|\b(?:est|sont) (?:\w+ )?(?:constate|observe|rencontre|signale|enregistre|releve)e?s?\b"
)
#: A finite verb, whatever it says: what has none ("BIP 2 – GAMMA EDI") is the head of all the rest.
VERB = pattern_of(r"\b(?:est|sont|a|ont|reste|demeure|ne|n'\w+|\w+(?:ons|ez|(?<!m)ent|era|eront|ront|ait))\b")
#: "Mode EDI", "En DTI uniquement", "Périmètre : flux EDI": with no other word, it says in which modes all the rest is.
LABEL = pattern_of(
    r"(?:\W|\d|\b(?:en|pour|par|via|sur|dans|d[eu]s?|d|l[ae]s?|l|aux?|modes?|canal|canaux|flux|messages?|envois?"
    r"|echanges?"
    r"|transmissions?|saisies?|declarations?|depots?|operateurs?|utilisateurs?|usagers?|declarants?|services?|perimetre"
    r"|portee|impacts?|uniquement|seulement|exclusivement|seule?s?|h|depuis|ce|cette|matin|heures?|deux|cas"
    rf"|{STRUCK_FORMS})\b)*"
)
#: "Seul l'EDI", "l'incident concerne le mode EDI", "les utilisateurs EDI sont touchés": who is concerned.
CONCERNED = pattern_of(
    r"\b(?:seule?s?|uniquement|seulement|exclusivement|ne \w+ qu(?:e|'))\b"
    r"|\b(?:limite|restreint|cantonne)e?(?:nt)?s? (?:a|au|aux)\b"
    r"|\b(?:concern|touch|impact|affect|vis)(?:e|ent|ee?s?)\b"
)
#: "Nous ne savons pas encore si l'EDI est touché", "l'impact en EDI est en cours d'évaluation".
UNSURE = pattern_of(r"\bsi (?:l'|l[ea]s? )|\ben cours d'\w+|\b(?:precisera|confirmera|pas encore)\b")
#: "Le service est indisponible en EDI", "les deux téléprocédures sont …": it itself, and not what passes through it.
ITSELF = pattern_of(
    r"^\W*(?:l[ea]s? |l'|les deux |ces? |cette )(?:deux )?(?:service|application|teleprocedure|teleservice|systeme)s? "
    r"(?:\w+ )?(?:est|sont|n'est|ne sont|reste|restent|demeure|demeurent|ne repond)\b"
)
#: "L'alerte est maintenue", "le service n'est pas considéré comme rétabli", "elle ne l'est pas", "toutes nos excuses":
#: no trouble is told by what is said of a message, of a return that there is not, or of what stands before.
NO_TROUBLE = pattern_of(
    r"\balertes?\b|\bexcus\w*|\b(?:retabli|retour|repris|clos|resolu|termine|leve)\w*|\bfin de?\b"
    r"|\bne l'(?:est|a|sont|ont)\b"
)
#: "Des rejets sont constatés sur DELTA T": a trouble told by its noun, of a service that it names.
NOTICED = pattern_of(
    r"\b(?:est|sont) (?:\w+ )?(?:constate|observe|rencontre|signale|enregistre|releve)e?s?\b"
    r"|\b(?:connait|connaissent|subit|subissent|rencontre|rencontrent|affectent?|perturbent?|touchent?)\b"
)
#: "Panne générale.", "Interruption totale du service.": of all of it, without a verb.
GENERAL = pattern_of(
    rf"\b{TROUBLES}(?: (?:est |reste )?\w+ment)? (?:generale?|globale?|totale?|complete?|generalisee?"
    r"|nationale?|integrale?)s?\b"
    rf"|\b{TROUBLES} (?:d[eu] |de l'|sur |de tout |de l'ensemble d[eu]s? )(?:l[ae] |l'|tout l[ae] )?(?:{SERVICES})\b"
    r"|\btout (?:est )?(?:a l'arret|arrete|bloque|coupe|en panne|hors service)\b"
)
#: "N'est plus limité à l'EDI": the mode where it was before, unless the others are named with it.
SPREAD = pattern_of(WIDENED)
STRUCK = (State.DOWN, State.SAME)
BESIDE = (State.AHEAD, State.NOTHING)
WORKING = (State.FINE, State.UP, State.OPEN)
USUAL = frozenset({Mode.DTI, Mode.EDI})
"""Where both of these are told, none is taken away."""


def struck_modes(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that are told to be struck: of a service that is down as a whole, those that are it alone."""
    told = [each for each in _told(message, service) if each.state in STRUCK]
    if _are_all_beside_others(told, message, service):
        return frozenset()
    is_whole = _is_told_whole(message, service) and not message.modes_in(service, *WORKING)
    # "DELTA IE – EDI : bloqué. Le DTI non plus ne répond pas.": the whole is that of the title's mode.
    is_whole = is_whole and (not message.modes_of_title(service) or is_widened(message, service))
    # "Panne générale. L'export reste bloqué en EDI.": no mode of the whole.
    told = [each for each in told if not (is_whole and is_of_a_part(message, each, service))]
    # What narrows the whole to one mode is not all, where another one is struck too: "il touche l'EDI ; le DTI aussi".
    is_narrowed = not is_whole or bool(_narrowing(told))
    return message.modes_in(service, *STRUCK) & union(each.modes for each in told if is_narrowed)


def modes_beside(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that stand where neither trouble nor return is told, and yet what is not as it should be."""
    told = [each for each in _told(message, service) if each.state in BESIDE]
    meant = [each for each in told if each.state is State.AHEAD or _is_amiss(each)]
    named = [each for each in meant if not ADDRESSED.search(each.clause.sentence.words.folded)]
    is_whole = _is_told_whole(message, service)
    return message.modes_in(service, *BESIDE) & (_narrowing(named) if is_whole else union(each.modes for each in named))


def is_side_beside(message: Testimony, said: Said) -> bool:
    """Whether a side is only told beside the trouble of its whole service: "il est en panne. À l'export, …"."""
    family = message.catalogue.services[said.service].parent if said.service else None
    if family not in message.topic or not is_of_a_side(said, message) or _narrows(said, names_it=False):
        return False
    before = (each for each in message.said if each.clause.start < said.clause.start)
    whole = (each for each in before if each.service in (None, family) and _tells_whole(each, message))
    return any(not _has_a_side(each, message) for each in whole)


def is_of_a_side(said: Said, message: Testimony) -> bool:
    """Whether it is said of the import or the export side of a service."""
    return said.service is not None and message.catalogue.services[said.service].side is not None


def _has_a_side(said: Said, message: Testimony) -> bool:
    """Whether a side is named in the sentence of what is said."""
    return any(is_of_a_side(each, message) for each in message.said if each.clause.sentence is said.clause.sentence)


def _told(message: Testimony, service: str) -> list[Said]:
    """Return what is said of modes, but by a title or a label of which the text tells that it is too narrow."""
    said = [each for each in message.said if each.modes and message.is_about(each, service)]
    if is_widened(message, service):
        said = [each for each in said if each.clause.topic is Topic.BODY]
    heard = (each for each in said if not (FORBIDDEN.search(each.clause.folded) or _is_above_all(each)))
    return [each for each in heard if _is_usual(each) or not SPREAD.search(each.clause.folded)]


def _are_all_beside_others(told: list[Said], message: Testimony, service: str) -> bool:
    """Whether modes are only struck as well, and no words tell beside which: "l'EDI est également touché"."""
    stated = (each for each in message.said if each.modes and not _is_aside(each))
    others = (each for each in stated if each not in told and message.is_about(each, service))
    return all(map(_is_struck_as_well, told)) and next(others, None) is None


def _is_aside(said: Said) -> bool:
    """Whether a sentence about a mode tells no state of it: who is addressed, or what stands around it."""
    if said.state is not State.NOTHING or said.clause.topic is Topic.TITLE:
        return False
    words = said.clause.sentence.words.folded
    return any(each.search(words) for each in (ADDRESSED, FOR_WHOM, FORBIDDEN, NOT_TO_BE_DONE, AROUND, UNSURE))


def _is_struck_as_well(said: Said) -> bool:
    """Whether a mode by itself is struck as well; "SDS l'est à son tour (DTI)" is said of the service."""
    return ALSO.search(said.clause.folded) is not None and not (said.clause.names or _is_usual(said))


def _is_above_all(said: Said) -> bool:
    """Whether a mode is told to be struck more than the others, which are struck too: "l'EDI est le plus touché"."""
    return not _is_usual(said) and MORE_THAN_OTHERS.search(said.clause.folded) is not None


def _is_amiss(said: Said) -> bool:
    """Whether something is told that is not as it should be, of a service by its name, or of who is concerned."""
    words = said.clause.sentence.words.folded
    if said.service is not None or _is_usual(said):
        return True
    if AROUND.search(words) or UNSURE.search(words):
        return False
    is_told = AMISS.search(words) is not None and not NOT_TO_BE_DONE.search(words)
    return is_told or CONCERNED.search(words) is not None or VERB.search(words) is None


def _narrowing(told: list[Said]) -> frozenset[Mode]:
    """Return the modes in which all of a trouble is, as some words say of them."""
    return union(each.modes for each in told if _is_usual(each) or _narrows(each, names_it=each.service is not None))


def _is_usual(said: Said) -> bool:
    """Whether both of the usual modes are told at once: that takes nobody away."""
    return said.modes is not None and said.modes >= USUAL


def _narrows(said: Said, *, names_it: bool) -> bool:
    """Whether it says who is concerned, or is of the service itself, or of all that stands around it."""
    words = said.clause.folded
    if any(each.search(words) for each in (AS_WELL, MORE_THAN_OTHERS, FORMER, UNSURE)):
        return False
    is_of_it = names_it or ITSELF.match(words) is not None
    is_struck = said.state is State.DOWN and said.clause.has_verb and is_of_it
    return is_struck or CONCERNED.search(words) is not None or _is_label(said)


def _is_label(said: Said) -> bool:
    """Whether it is the head of what is told of a service, or has no words but for modes and who or what uses them."""
    if said.service is not None:
        return VERB.search(said.clause.folded) is None and AROUND.search(said.clause.folded) is None
    return is_label(said.clause)


def is_label(clause: Clause) -> bool:
    """Whether its words are no others than services and modes, and those for who or what uses them."""
    return bool(clause.names or clause.modes) and LABEL.fullmatch(clause.unnamed) is not None


def _is_told_whole(message: Testimony, service: str) -> bool:
    """Whether a sentence of its own tells the trouble of a whole service, without a mode."""
    told = (each for each in message.said if message.is_about(each, service))
    return is_widened(message, service) or any(_tells_whole(each, message) for each in told)


def _tells_whole(said: Said, message: Testimony) -> bool:
    clause = said.clause
    is_of_now = not clause.is_planned or message.kind is Kind.MAINTENANCE
    if said.state not in STRUCK or clause.topic is Topic.TITLE or not is_of_now or NO_TROUBLE.search(clause.folded):
        return False
    if GENERAL.search(clause.folded):
        return not clause.modes
    has_modes = any(each.modes for each in message.said if each.clause.sentence is clause.sentence)
    is_told = clause.has_verb or (bool(clause.names) and NOTICED.search(clause.folded) is not None)
    return is_told and not has_modes
