"""What looks like a state and tells none: an office's hours, a duty, a supposition, what was long ago."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cuts import UNRELATED
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.bygone_words import ARTICLE, NOW, OVER
from meteo_douane.reading.vocabulary.exception_words import EXCEPT
from meteo_douane.reading.vocabulary.state_stems import MENDED, STANDING, TROUBLES
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State

#: What would be, were something else: no state of a service.
HYPOTHESIS = pattern_of(
    r"^\W*(?:dans l'hypothese ou|dans le cas ou|au cas ou|a supposer|si (?!brexit|comptable)|s'il|s'ils|s'elle)\b"
)
#: "Merci de les transmettre à nouveau."
AGAIN = pattern_of(r"\b(?:de|a) nouveau\b")
#: "OK" and "KO" of something that is no service.
BARE = pattern_of(r"(?:(?:ok|ko|hs) ?)+")
#: "Résolu… puis KO": of what stands before it.
THEN = pattern_of(r"^\W*(?:et )?(?:puis|mais|ensuite|(?:de|a) nouveau)\b")
#: "HS depuis 8h", and not an "ok" or "ko" of a list.
SERVICE_DOWN = pattern_of(
    r"^\W*(?:le )?service (?:est )?(?:toujours |encore )?(?:ko|hs)\b"
    r"|^\W*(?:(?:tout|totalement|completement) )?(?:ko|hs|down)\b(?= (?:depuis|des|total|complet|partout)|\W*$)"
)
#: What has taken place, and is no condition.
WAS = pattern_of(r"\b(?:est|sont|a|ont) (?:\w+ )?\w+(?:e|i|u|is|it|t)e?s?\b")
#: A relative clause that tells what was before: "qui avait connu hier une interruption, est …".
LONG_AGO = pattern_of(r"^\W*qui (?:avait|avaient|etait|etaient)\b")
#: "Dernier incident clos : ECS, le 14 mars": of the past, whatever stands behind it.
LAST_ONE = pattern_of(
    r"^\W*(?:derniere?s?|precedente?s?) (?:incident|panne|perturbation|coupure|interruption)s? "
    r"(?:\w+ )?(?:clos|close|cloture|resolu|termine|leve|retabli|en date)e?s?\b ?[:(]"
    r"(?!.*\b(?:retabli|de nouveau|a nouveau|repris))"
)
#: "Pannes, lenteurs, ce qui vous plaît : dites-nous tout en répondant à notre enquête"; "l'accès au compte concerné
#: sera suspendu", of whoever breaks a rule.
OF_A_SURVEY_OR_A_RULE = pattern_of(
    r"\brepond\w* a (?:notre|cette|l'|un|une) ?(?:\w+ )?(?:enquete|questionnaire|sondage)\b"
    r"|^(?!.*\bportail\b).*\b(?:l'acces (?:au|a votre|a leur)|votre|leur) compte (?:\w+ )?sera (?:\w+ment )?"
    r"(?:suspendu|bloque|desactive|verrouille|ferme|supprime)\b"
)
#: "La panne de la semaine dernière, réparée le 5 décembre".
OF_ANOTHER_DAY = pattern_of(
    r"\b(?:panne|incident|coupure|interruption|indisponibilite)s? (?:de la semaine (?:derniere|passee)|d'hier"
    r"|du mois dernier|de (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) dernier),? "
    r"(?:(?:bien|entierement|depuis) )?(?:repare|resolu|retabli|termine|corrige|clos)e?s?\b"
)
#: "Les rejets viennent du logiciel d'un éditeur, pas de chez nous".
NOT_FROM_US = pattern_of(
    r"\b(?:vien|provien|result|decoul)\w* (?:\w+ment )?d[^.;]{0,40}\b(?:editeur|prestataire|fournisseur|operateur"
    r"|hebergeur)s?\b[^.;]{0,20}, (?:et )?(?:non |pas )(?:pas )?de (?:chez nous|notre cote|nos (?:services|systemes)"
    r"|la douane)\b"
)
#: Another trouble, of another day, that this one is compared with: "à la différence de la panne qui avait touché CIEL".
COMPARED = pattern_of(
    r"(?:^\W*(?:a la difference|contrairement|a l'inverse|a l'instar|comme (?:lors|pendant|durant)|de meme que lors)\b"
    r"|(?P<same>\b(?:que lors d|memes? (?:\w+ ){0,2}?(?:a|au|aux|que)\b)))"
    r"[^.;]*?\b(?:avait|avaient|lors d|survenu|derniere?s?\b|d'hier\b|du \d|passee?s?\b|precedent)"
)
#: What people must do about declarations that were refused or left without an answer tells no trouble.
DUTY = pattern_of(
    r"\b(?:doivent|doit|devront|devra|devez|il convient|merci de(?! v(?:otre|os)\b)|veuillez|invitee?s? a|priee?s? de"
    r"|est demande|sont a \w+(?:er|ir|re)|il faut"
    r"|\w+ront (?:\w+ment )?(?:leurs? |une? |des )(?:demande|ticket|formulaire|requete|signalement)s?)\b"
)
#: A trouble that is told by a verb of its own stands, whatever else is to be done.
FINITE = pattern_of(r"\b(?:etant|reste|restent|demeure|demeurent|est|sont|ne|a|ont|sera|seront)\b|n'")
#: An office that people call: its hours are no service's.
OFFICE = pattern_of(
    r"\b(?:sau|standard|(?<!page d')(?<!ecran d')accueil|guichets?"
    r"|(?<!dans tous les )(?<!dans l'ensemble des )(?<!vers les )(?<!vers le )bureaux?"
    r"(?! d(?:e |')(?:sortie|depart|destination|passage|presentation|entree|exportation|importation))"
    r"|hotline|permanence|cellule|assistance telephonique|service d'assistance|(?<!gestion de )l'assistance)\b"
)
#: "Adressez vos documents aux bureaux : | ils sont de nouveau ouverts".
IT = pattern_of(r"^\W*(?:il|elle)s? ")
OFFICE_BEFORE = pattern_of(rf"{OFFICE.pattern}[^.;:,]{{0,30}}[:;,]\W*$")
#: "Le service est-il rétabli ?" tells no return; whether something is down may well be asked because it is.
GOOD = (State.UP, State.OPEN, State.FINE)
#: "L'alerte est-elle levée": a question, its mark or not.
INVERTED = pattern_of(r"\b(?:est|sont|sera|seront)-(?:t-)?(?:il|elle)s?\b|^\W*(?:\w+,? )?(?:est-ce qu|qu'en est-il)")
#: A system of another state: that it is back restores nothing of ours.
ABROAD = pattern_of(
    r"\bsystemes?\b[^.;,]{0,20}\b(?:d(?:e la|es|e l'|u|e) ?(?:pays-bas|belgique|allemagne|espagne|italie|suisse"
    r"|royaume-uni|luxembourg|irlande|portugal|pologne)|belge|neerlandais|allemand|espagnol|italien|suisse|britannique)s?\b"
)
#: An environment where people try things out.
ON_TRIAL = pattern_of(
    r"\b(?:en|la|l'|de) ?(?:pre-? ?production|recette|qualification)\b(?![^.;]*\ben production)"
    r"|\benvironnements? (?:d[eu] |d')(?:tests?|essais?|formation|recette|integration)\b"
)
#: "Gamma est revenu": a service comes back, and so do letters and people.
CAME_BACK = pattern_of(r"\brevenue?s?$")
OF_A_SERVICE = pattern_of(
    r"\b(?:services?|teleservices?|applications?|teleprocedures?|acces|flux|passerelle|liaison|connexion|portail|site|il|elle)\b"
)
#: "L'incident chez l'opérateur est résolu": his, and over.
OF_ANOTHER_AND_OVER = pattern_of(
    r"^\W*(?:l'|la |le |les |cet |cette )(?:incident|panne|coupure|probleme)s? (?:chez|cote|de reseau d)[^.;:,]*"
    rf" (?:est|sont|a ete|ont ete) (?:\w+ )?(?:{MENDED}|clos|termine|repare)\w*"
)
#: "L'incident résolu, | DELTA T fonctionne de nouveau".
OVER_BEFORE = pattern_of(
    rf"\W*(?:(?:a la )?suite (?:a |aux? |de |d[eu]s? )?|apres |lors de )?{ARTICLE}{TROUBLES}[^.;:,]{{0,60}}?,? "
    rf"{NOW}{OVER}[^.;:,]{{0,20}}(?:,\W*| )"
)
#: "La fin d'alerte ne concerne que le volet Import", "seul l'EDI est concerné par la levée": no trouble strikes it, as
#: it does what an end "ne concerne pas".
AN_END = r"(?:fin d|levee\b|cloture\b|retablissement\b|retour a la normale\b|reouverture\b|reprise\b)"
OF_AN_END = pattern_of(
    rf"^\W*(?:[^.;:,]{{0,30}}, )?(?:la|cette|notre|cet|ce|le) {AN_END}[^.;:,]{{0,60}}?"
    r" (?:ne )?(?:concern|vis|touch)\w+ (?!pas\b|plus\b)"
    rf"|(?<!\bpas )(?<!\bplus )\b(?:concerne|vise|touche)e?s? par (?:la |cette |notre |ce |le )?{AN_END}"
)
#: "Parmi les téléprocédures touchées par la panne de ce matin, | seule DELTA T a redémarré".
OF_SEVERAL = pattern_of(r"\W*parmi (?:l'ensemble|tous|toutes|les|ces|nos)\b[^,]*,\W*")
ANOTHER_MATTER = pattern_of(rf"\W*{UNRELATED}")
#: "Nous vous prions de nous excuser pour la gêne occasionnée", "merci de votre patience durant cet incident": good
#: manners, behind an end as behind an alert; "nous sommes désolés, le service est toujours en panne" tells a trouble.
COURTESY = pattern_of(
    r"\bexcus\w*|\bdesolee?s?\b|\b(?:regrett|deplor|mesur)ons\b(?! (?:une?|des)\b)|\bremerci\w*"
    r"|\b(?:avons conscience|conscients?)\b|\bvotre (?:patience|comprehension|indulgence)\b"
)
STILL_SO = pattern_of(
    r"\b(?:toujours|encore|actuellement|en cours|rest(?:e|ent)|demeur(?:e|ent)|persist\w*|depuis|ne)\b|\bn'"
)
#: "Un opérateur dont le système privatif est défaillant": what is his own, and all that is told to be down.
OF_ITS_USER = pattern_of(
    r"\b(?:operateur|declarant|usager|utilisateur|entreprise|titulaire|ceux|celui|celles?|bureau|prestataire)s?\b"
    r" (?:\w+ ){0,2}?dont (?:l[ae]s? |l')?(?:propres? )?"
    r"(?:systeme|logiciel|connexion|reseau|equipement|materiel|poste|solution|plateforme|serveur)s?"
    r" (?:\w+ ){0,2}?(?:est|sont|serai(?:t|ent)|reste(?:nt)?) (?:\w+ ){0,2}?(?:defaillant|en panne|indisponible"
    r"|hors service|inoperant|inaccessible|arrete)e?s?\b(?![^.;]*\b(?:ne |n'|rencontr|rejet|bloqu|echou))"
)
#: "Dites-nous si vous avez été victime d'une panne", "retour d'expérience sur la panne du 3 novembre", a drill.
OF_OTHER_NEWS = pattern_of(
    r"\b(?:dites-nous|faites-nous savoir) si\b|\bretours? d'experience (?:sur|de|suite)\b"
    r"|\bretex\b|\bfausses alertes (?:seront|vont)\b"
)
#: "Nouvelle version le 15 mars : | correction du défaut d'affichage".
RELEASED = pattern_of(
    r"^(?!.*\b(?:en cours|constat|depuis)).*\bversion\b(?:\.\d|[^.;])*: ?(?:correction|resolution|suppression)s? d"
)
#: "L'incident d'hier sur RITA est sans rapport": another one, whatever it was.
IS_UNRELATED = pattern_of(
    r"\b(?:est|sont|etait|etaient) (?:\w+ )?(?:sans (?:aucun )?(?:rapport|lien|relation)|independante?s?)\b"
    r"|\bn'(?:a|ont|avait) (?:aucun|pas de) (?:rapport|lien|relation)\b"
)
#: "Après le mode DTI rétabli à 11h00, | le mode EDI est rétabli": the return that the message tells is the other one.
AFTER_ANOTHER = pattern_of(rf"^\W*apres (?:l[ae]s? |l')[^,]*\b{MENDED}e?s?\b[^,]*,\W*$")


def weighed(piece: Clause) -> Clause:
    """Return a clause with what it tells of services: nothing if it is an aside."""
    is_exception = piece.state in (State.AHEAD, State.NOTHING) and EXCEPT.match(piece.folded) is not None
    is_aside = _is_beside_the_message(piece) or _is_no_trouble(piece) or _is_no_return(piece)
    return replace(piece, state=State.NOTHING if is_aside else piece.state, is_exception=is_exception)


def _is_beside_the_message(piece: Clause) -> bool:
    """Whether a clause, whatever it seems to tell, is of an office, of what was before, or of nothing at all."""
    is_of_an_office = not piece.names and OFFICE.search(piece.folded) is not None
    is_of_before = any(words.match(piece.folded) for words in (LONG_AGO, AFTER_ANOTHER))
    # What a sentence with a survey or a rule in it tells of a service by name, or since when, is told of it.
    is_told = bool(piece.names or piece.modes) or STILL_SO.search(piece.folded) is not None
    is_of_no_service = not is_told and OF_A_SURVEY_OR_A_RULE.search(piece.sentence.words.folded) is not None
    return is_of_an_office or is_of_before or is_of_no_service or _is_bare(piece)


def _is_bare(piece: Clause) -> bool:
    """Whether a clause is no more than an "ok" or a "ko", of something that nobody named."""
    is_of_a_service = bool(piece.names or piece.modes) or SERVICE_DOWN.match(piece.folded) is not None
    told = [each for each in piece.predicates if each.state is not State.AHEAD]
    if is_of_a_service or not told or BARE.fullmatch(_quoted(piece, told)) is None:
        return False
    return THEN.match(piece.folded) is None


def _is_no_trouble(piece: Clause) -> bool:
    """Whether a clause only seems to tell a trouble."""
    if piece.state is not State.DOWN:
        return False
    elsewhere = (OF_AN_END, IS_UNRELATED, OF_ITS_USER, OF_OTHER_NEWS)
    is_of_another = any(words.search(piece.folded) for words in elsewhere) or _is_compared(piece)
    is_named = bool(piece.names or piece.modes) or STILL_SO.search(piece.folded) is not None
    is_of_another = is_of_another or (not is_named and NOT_FROM_US.search(piece.folded) is not None)
    is_released = not piece.has_verb and RELEASED.search(piece.sentence.words.folded) is not None
    is_of_another = is_of_another or is_released or ANOTHER_MATTER.match(piece.folded) is not None
    is_of_several = OF_SEVERAL.fullmatch(piece.folded) is not None
    is_excused = COURTESY.search(piece.folded) is not None and STILL_SO.search(piece.folded) is not None
    is_to_be_done = DUTY.search(piece.folded) is not None and not (_is_finite(piece) or is_excused)
    is_aside = is_of_another or is_of_several or is_to_be_done or _is_polite(piece)
    return is_aside or _is_supposed(piece) or _is_over(piece)


def _is_compared(piece: Clause) -> bool:
    """Whether it tells another trouble, and not that the same one strikes again: "le même que lundi bloque l'EDI"."""
    found = COMPARED.search(piece.folded)
    is_another = found is not None and not found["same"]
    found = found or OF_ANOTHER_DAY.search(piece.folded)
    if found is None or is_another:
        return is_another
    behind = piece.start + found.end()
    return not any(each.start >= behind and not each.is_noun and each.state is State.DOWN for each in piece.predicates)


def _is_polite(piece: Clause) -> bool:
    """Whether it is sorry for a trouble, or thanks for bearing it, and tells of none by its service or mode."""
    if piece.names or piece.modes or STILL_SO.search(piece.folded):
        return False
    return COURTESY.search(piece.folded) is not None


def _is_supposed(piece: Clause) -> bool:
    return HYPOTHESIS.match(piece.folded) is not None and not _stands_beyond(piece)


def _is_over(piece: Clause) -> bool:
    """Whether a clause without a verb names a trouble as one that is over."""
    if piece.has_verb:
        return False
    return (OVER_BEFORE.fullmatch(piece.folded) or OF_ANOTHER_AND_OVER.search(piece.folded)) is not None


def _is_no_return(piece: Clause) -> bool:
    """Whether a clause only seems to tell that a service is back, or well."""
    if piece.state not in GOOD:
        return False
    is_elsewhere = any(words.search(piece.folded) for words in (ABROAD, ON_TRIAL))
    is_elsewhere = is_elsewhere or LAST_ONE.match(piece.sentence.words.folded) is not None
    is_of_the_origin = piece.topic is Topic.ORIGIN and not piece.names
    is_of_no_service = CAME_BACK.search(_words(piece)) is not None and not _is_of_a_service(piece)
    is_of_no_service = is_of_no_service or _goes_on_of_an_office(piece)
    return is_elsewhere or is_of_the_origin or is_of_no_service or _is_asked(piece) or _is_to_be_done_again(piece)


def _goes_on_of_an_office(piece: Clause) -> bool:
    """Whether "il" is the office that the sentence has just named; of a trouble it may as well be the service."""
    if piece.names or IT.match(piece.folded) is None:
        return False
    return OFFICE_BEFORE.search(piece.sentence.words.folded, 0, piece.start - piece.sentence.start) is not None


def _stands_beyond(piece: Clause) -> bool:
    """Whether "si" only sets against it what still stands: "si la saisie est revenue, l'EDI est encore bloqué"."""
    condition, comma, rest = piece.folded.partition(",")
    beyond = piece.start + len(condition)
    told = [each for each in piece.predicates if each.start > beyond and each.state is State.DOWN]
    is_told = any(each.sort is Sort.VERB for each in told)
    return bool(comma) and is_told and STANDING.search(rest) is not None and WAS.search(condition) is not None


def _is_of_a_service(piece: Clause) -> bool:
    return bool(piece.names or piece.modes) or OF_A_SERVICE.search(piece.folded) is not None


def _is_asked(piece: Clause) -> bool:
    sentence = piece.sentence.words.folded
    return sentence.rstrip().endswith("?") or INVERTED.search(sentence) is not None


def _is_to_be_done_again(piece: Clause) -> bool:
    """Whether what looks like a return is something that people must do anew: "merci de les transmettre à nouveau"."""
    is_anew = piece.state is State.UP and AGAIN.search(_words(piece)) is not None
    return is_anew and DUTY.search(piece.folded) is not None


def _words(piece: Clause) -> str:
    return _quoted(piece, piece.predicates)


def _quoted(piece: Clause, told: Iterable[Predicate]) -> str:
    return " ".join(piece.folded[each.start - piece.start : each.end - piece.start] for each in told)


def _is_finite(piece: Clause) -> bool:
    told = [each for each in piece.predicates if each.state is State.DOWN]
    return any(FINITE.match(piece.folded, each.start - piece.start) for each in told)
