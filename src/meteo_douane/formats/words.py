"""The few French words by which a document is cut: what opens a message, labels, sections.

Every pattern is met with *folded* text: lower case, no accents, straight apostrophes, single spaces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps

from meteo_douane.patterns import pattern_of

_APOSTROPHES = pattern_of("[’‘ʼ´]")
#: Accents once they are letters of their own, and what is written and not seen.
_ACCENTS = pattern_of(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u200b\ufeff]"
)

#: A line that is asked about several times; longer texts would fill the memory.
_LONGEST_KEPT = 500


def asked_often(question: Callable[[str], bool]) -> Callable[[str], bool]:
    """Remember what was answered about a line: one rule after the other asks the same of it."""
    remembered = lru_cache(maxsize=4096)(question)

    @wraps(question)
    def answer(text: str) -> bool:
        return remembered(text) if len(text) <= _LONGEST_KEPT else question(text)

    return answer


def folded(text: str) -> str:
    """Return the text as patterns meet it: lower case, no accents, straight apostrophes, single spaces."""
    return _folded_line(text) if len(text) <= _LONGEST_KEPT else _fold(text)


@lru_cache(maxsize=4096)
def _folded_line(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", text)))
    return " ".join(text.lower().split())


def tidy(text: str) -> str:
    """Return the text with each run of blanks one space; non-breaking ones count as blanks."""
    return " ".join(text.split())


_TROUBLES = (
    r"alerte|bip|bulletin|point (?:de situation|d'etape|d'avancement|d'information)|maintenance|annulation|report"
    r"|dysfonction+ement|perturbation|incident|interruption|coupure|indisponibilite|ralentissement|lenteur"
    r"|panne|retablissement|retour a la normale|reprise|reouverture|erratum|rectificatif|cloture|prolongation"
    r"|operation|intervention|anomalie|degradation|fermeture|arret|blocage|resolution|difficulte|probleme|evolution"
    r"|levee|suspension|mise a niveau|migration"
)
#: What a title of a message begins with.
_OPENING = pattern_of(
    r"[\W_]*(?:\[[^\]\d]{1,30}\][\W_]*)?"
    r"(?:fin (?:de |d'|des )(?:la |l'|les )?|nouvelle? |suite |rappel |(?:re)?ouverture (?:de |d')(?:la |l')?)?"
    rf"(?:{_TROUBLES}|information|avis|communique|urgent|message important)s?\b(?! (?:par|e-?mail|sms))"
)
_NAMED_TROUBLE = pattern_of(rf"\b(?:{_TROUBLES})s?\b")
_TROUBLE = pattern_of(
    rf"\b(?:{_TROUBLES})s?\b|indisponible|inaccessible|interrompu|impossible|perturbe|retabli|de nouveau|bloque"
    r"|hors service|en panne|degrade|ne fonctionne|ne repond|ferme|suspendu|echou|rejete"
    r"|\bcoupee?s?\b|\barretee?s?\b|hors ligne|erreur|refus|lent|disponible|operationnel|(?<!sans )\bretard"
    r"|\bne (?!sont\b|sera\b|seront\b|peu|s')\w+ plus\b|\bn'(?:est|sont) plus (?:joignable|valide|traite"
    r"|delivre|emis|recu)"
)
#: Where one sentence of a line ends and the next begins.
BETWEEN_SENTENCES = pattern_of(r"(?<=[.!?;]) +")
_MODES = pattern_of(r"(?:(?:dti ?\+?|edi|saisie(?: en ligne)?|tous(?: les)? modes|modes?|et|[,;/&+-]) ?)++")
#: Words of a service that does not work now; "fermé le dimanche" and "ouvert de 8h à 18h" are none.
_STRUCK = pattern_of(
    r"indisponible|inaccessible|interrompu|perturbe|bloque|hors service|en panne|degrade|en alerte|dysfonction"
    r"|ne fonctionne|ne repond|suspendu|sans reponse|\bsecours\b.{0,20}\bautoris"
)
#: A sentence that says what is, as legends and help do not.
_ASSERTION = pattern_of(
    r"\b(?:est|sont|sera|seront|reste|restent|demeure|demeurent|ne \w+ (?:plus|pas)|n'\w+ (?:plus|pas)|fonctionne"
    r"|a ete|ont ete|rencontre|echoue(?:nt)?|connai\w+|subi\w+|persiste(?:nt)?|remontent|repondent)\b"
)
_CONDITION = pattern_of(
    r"^(?:si |s'il|lorsqu|quand |en cas d|pour toute? (?:difficulte|question|probleme|incident|anomalie|renseignement"
    r"|demande|information)|en l'absence|des qu|tant qu|avant |pour (?:savoir|connaitre|etre"
    r"|consulter)|vous "
    r"|cette (?:page|rubrique)|retrouvez|consultez|nous vous rappelons|afin d)|\bsi (?:aucun|vous|un|le|la|l')\b"
    r"|\bcette (?:page|rubrique)\b|\bvous (?:trouverez|pouvez)\b|\bpeut (?:etre|survenir)\b"
)
_LABELS = (
    r"(?:le |la |les |l')?(?:motifs?|causes?|procedures? de secours|consignes?|dispositif (?:si )?brexit"
    r"|(?:si )?brexit|ecs|"
    r"informations?(?: complementaires?| utiles?)?|impacts?|effets?|consequences?|descriptions?|descriptif|details?"
    r"|constat|"
    r"conduite a tenir|(?:option de )?(?:solution de )?contournement|(?:tele)?services?|teleprocedures?"
    r"|applications?|modes?|"
    r"perimetre|periode|plage|dates?|jours?|heures?|horaires?|debut|fin|depuis|duree|retour|reprise|origine|nature"
    r"|types?|"
    r"categorie|objet|sujet|titre|intitule|libelle|message|texte|contenu|commentaires?|etat|statut|situation"
    r"|avancement|"
    r"actions?|recommandations?|contacts?|observations?|remarques?|points? d'attention|en savoir plus|evolutions?|"
    r"prochain (?:bulletin|point|bip|message)|publie|publication|mise en ligne|emis|diffuse|reference|numero|niveau"
    r"|cree|modifie|dernier contributeur|auteur|redacteur|format|version"
    r"|gravite|"
    r"priorite|systemes?|environnement|regularisation|secours|rappel|precisions?|a noter|important|resume"
    r"|symptomes?|contexte)"
)
_LONGEST_LABEL = 45
LONGEST_HEADING = 200
_LABEL = pattern_of(
    rf"{_LABELS}(?:\(s\))?(?:(?: |(?<='))(?:de|d'|du|des|au|a|le|la|l'|en|par|et|ou|pour|sur|concernes?"
    rf"|concernees?|impactes?"
    rf"|impactees?"
    r"|touche[es]*|estimee?|prevue?s?|attendu[es]*|normale?|publication|transmission|mise|ligne|debut|fin"
    r"|operateurs?|usagers?"
    r"|utilisateurs?|declarants?|incident|operation|intervention|interruption|message|alerte|heure|jour|effet|service|retour|tenir"
    r"|suivre"
    r"|complementaires?|previsionnelle?|indicative?|secours|retablissement|reprise|maintenance))*(?: ?[:?.]| -)?"
)
_SECTION = pattern_of(
    r"(?:(?:l'|d'|(?:les|la|le|des|de|du|en|au|aux|a|et|ou|sur|par|pour|nos|vos|tou[st]e?s?|cours|dernier[es]*"
    r"|recente?s?|nouveaux?"
    r"|messages?|alertes?|incidents?|bulletins?|bips?|maintenances?|perturbations?|operations?|interventions?"
    r"|interruptions?"
    r"|informations?|infos?|actualites?|archives?|historiques?|evenements?|annonces?|communiques?|dysfonctionnements?"
    r"|indisponibilites?|coupures?|travaux|points?|situations?|programme[es]*|planifie[es]*|prevue?s?|annonce[es]*"
    r"|venir"
    r"|termine[es]*|resolue?s?|close?s?|cloture[es]*|passe[es]*|acheve[es]*|anterieure?s?|precedente?s?|publie[es]*"
    r"|actifs?|active?s?"
    r"|actuel(?:le)?s?|ouvertes?|ouverts?|fil|liste|etat|statut(?= d)|suivi|meteo|services?|ligne|teleservices?"
    r"|teleprocedures?|applications?"
    r"|informatiques?|douane|douaniers?|douanieres?|prodouane|prodou@ne|portail|jours?|mois|semaines?|heures?"
    r"|vigueur|periodiques?"
    r"|disponibilites?|calendriers?|planning|agenda|technique?s?|flux|fins?|retablis|retablissements?|vie|journal|tableau|bord|avis"
    r"|importante?s?|une|tout"
    r"|aujourd'hui|hier|ce|cette)(?![a-z@])|\d|[-–—:|/&(),.]) ?)++"
)
_SINGULAR = pattern_of(
    r"(?:alerte|incident|maintenance|information|bip|bulletin|dysfonctionnement|perturbation|message)"
)
_OF_ONE = pattern_of(
    r"(?:alerte|incident|maintenance|information|info|bip|bulletin|dysfonctionnement|perturbation|message|avis"
    r"|communique|annonce|evenement|intervention|operation|interruption|coupure|point|fin)\b"
)
#: The day and hour that a title begins with: "12/05/2026 09:10 – FIN D'ALERTE" is of one message.
_MOMENT_FIRST = pattern_of(
    r"[\W_]*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?: a|,| [-–—])? *\d{1,2} ?[h:] ?(?:\d{2})?[\W_]+(?=[a-z])"
)
#: Sections of what is not over, whose entries need no word for what they are.
_TROUBLES_NOT_OVER = pattern_of(
    rf"(?!.*\b(?:termine|historique|archive|passe|resolu|clos|cloture|acheve|anterieur|precedent))"
    rf".*\b(?:{_TROUBLES}|travaux)s?\b"
)
#: What stands in a part of the page, by its name.
_OF_MESSAGES = pattern_of(
    r"\W*(?:fins d'|messages|alertes|incidents|evenements|bulletins|avis|perturbations|maintenances)\b"
)
#: Sections whose words of calm say nothing of today.
_PAST_OR_FUTURE = pattern_of(
    r"termine|historique|archive|passe|resolu|clos|cloture|acheve|a venir|program|planifi|prevu|anterieur"
    # "Alertes, bulletins et maintenances en vigueur" holds what is.
    r"|^(?!\W*(?:alerte|incident|perturbation|dysfonctionnement|bulletin|bip)s?(?:,| et\b| ou\b|/)).*(?:maintenance"
    r"|travaux)"
)


@asked_often
def opens_message(text: str) -> bool:
    """Whether the text begins as the titles of messages do ("Alerte …", "Fin de maintenance …", "BIP n°2 …")."""
    return _OPENING.match(folded(text[:LONGEST_HEADING])) is not None


def without_opening(text: str) -> str:
    """Return a title without the kind that it begins with, or all of it if that cannot be told apart."""
    plain = folded(text)
    found = _OPENING.match(plain) if len(plain) == len(text) <= LONGEST_HEADING else None
    return text[found.end() :] if found else text


@asked_often
def speaks_of_trouble(text: str) -> bool:
    """Whether a word of trouble, or of its end, stands anywhere in the text."""
    return _TROUBLE.search(folded(text)) is not None


def is_struck(text: str) -> bool:
    """Whether words say, without a verb, that a service does not work: "Indisponible depuis 10h33"."""
    sentences = BETWEEN_SENTENCES.split(folded(text))
    return any(_STRUCK.search(each) and not _CONDITION.search(each) for each in sentences)


def is_modes(text: str) -> bool:
    """Whether a text is no more than modes of transmission: "DTI", "Saisie en ligne, EDI", "Tous modes"."""
    return _MODES.fullmatch(folded(text)) is not None


def names_a_trouble(text: str) -> bool:
    """Whether a noun of what messages are about stands in the text: "alerte", "maintenance", "incident"."""
    return _NAMED_TROUBLE.search(folded(text)) is not None


@asked_often
def asserts(text: str) -> bool:
    """Whether the text says what is, rather than what to do in general or what a page is for."""
    plain = folded(text)
    return _ASSERTION.search(plain) is not None and _CONDITION.search(plain) is None


def is_conditional(text: str) -> bool:
    """Whether the text tells what to do in general, or what a page is for."""
    plain = folded(text)
    return plain.endswith("?") or _CONDITION.search(plain) is not None


@asked_often
def is_label(text: str) -> bool:
    """Whether the text names a field of a message ("Motif", "Services concernés :"), and says nothing itself."""
    return _LABEL.fullmatch(folded(text)) is not None


def label_of(text: str) -> str:
    """Return the label that a line begins with ("Service : DELTA T" → "Service"), or nothing."""
    label, colon, value = text.partition(":")
    named = bool(colon) and bool(value.strip()) and len(label) <= _LONGEST_LABEL and is_label(label)
    return label.strip() if named else ""


@asked_often
def is_section(text: str) -> bool:
    """Whether a heading names a part of the page rather than a message ("Messages terminés", "Historique")."""
    if len(text) > LONGEST_HEADING:
        return False
    plain = folded(text)
    moment = _MOMENT_FIRST.match(plain)
    is_of_one = _SINGULAR.fullmatch(plain) or (moment and _OF_ONE.match(plain, moment.end()))
    return _SECTION.fullmatch(plain) is not None and is_of_one is None


def is_section_of_messages(text: str) -> bool:
    """Whether a heading names a part of the page by the messages in it ("Messages terminés", "Fins d'alerte")."""
    return is_section(text) and _OF_MESSAGES.match(folded(text)) is not None


def is_title_of_one(section: str) -> bool:
    """Whether words that name a part of a page may as well be the title of one message ("Message d'information")."""
    return _OF_ONE.match(folded(section)) is not None


def is_list_of_troubles(section: str) -> bool:
    """Whether a part of a page is for troubles or works that are not over: "Travaux à venir", "Incidents en cours"."""
    return is_section(section) and _TROUBLES_NOT_OVER.match(folded(section)) is not None


def is_of_another_time(section: str) -> bool:
    """Whether a section holds what is over or yet to come, so that its emptiness says nothing of today."""
    return _PAST_OR_FUTURE.search(folded(section)) is not None
