"""The few French words by which a document is cut: what opens a message, labels, sections, calm, help and furniture.

Every pattern is met with *folded* text: lower case, no accents, straight apostrophes, single spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "\u00ad": "", "\u200b": "", "\ufeff": ""})

#: A line that is asked about several times; longer texts would fill the memory.
_LONGEST_KEPT = 500


def folded(text: str) -> str:
    """Return the text as patterns meet it: lower case, no accents, straight apostrophes, single spaces."""
    return _folded_line(text) if len(text) <= _LONGEST_KEPT else _fold(text)


@lru_cache(maxsize=4096)
def _folded_line(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).lower().split())


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
_OPENING = re.compile(
    rf"[\W_]*(?:fin (?:de |d'|des )(?:la |l'|les )?|nouvelle? |suite |rappel |(?:re)?ouverture (?:de |d')(?:la "
    rf"|l')?)?"
    rf"(?:{_TROUBLES}|information|avis|communique|urgent|message important)s?\b(?! (?:par|e-?mail|sms))"
)
_TROUBLE = re.compile(
    rf"\b(?:{_TROUBLES})s?\b|indisponible|inaccessible|interrompu|impossible|perturbe|retabli|de nouveau|bloque"
    r"|hors service|en panne|degrade|ne fonctionne|ne repond|ferme|suspendu|echou|rejete|lent|disponible|operationnel"
)
#: A sentence that says what is, as legends and help do not.
_ASSERTION = re.compile(
    r"\b(?:est|sont|sera|seront|reste|restent|demeure|demeurent|ne \w+ (?:plus|pas)|fonctionne|a ete|ont ete"
    r"|rencontre)\b"
)
_CONDITION = re.compile(
    r"^(?:si |s'il|lorsqu|quand |en cas d|en l'absence|des qu|tant qu|avant |pour (?:savoir|connaitre|etre"
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
    r"|gravite|"
    r"priorite|systemes?|environnement|regularisation|secours|rappel|precisions?|a noter|important|resume"
    r"|symptomes?|contexte)"
)
_LONGEST_LABEL = 45
_LONGEST_HEADING = 200
_LABEL = re.compile(
    rf"{_LABELS}(?: (?:de|d'|du|des|au|a|a la|le|la|l'|en|par|et|ou|pour|sur|concernes?|concernees?|impactes?"
    rf"|impactees?"
    r"|touche[es]*|estimee?|prevue?s?|attendu[es]*|normale?|publication|transmission|mise|ligne|debut|fin"
    r"|operateurs?|usagers?"
    r"|utilisateurs?|declarants?|incident|operation|intervention|interruption|heure|jour|effet|service|retour|tenir"
    r"|suivre"
    r"|complementaires?|previsionnelle?|indicative?|secours|retablissement|reprise|maintenance))*(?: ?[:?.]| -)?"
)
_HELP = re.compile(
    r"\b(?:comment (?:lire|ca marche|utiliser|interpreter|etre|fonctionne|comprendre)|legende|bon a savoir|a propos"
    r"|besoin d'aide|liens? utiles?|foire aux questions|faq\b|questions? frequentes|glossaire|lexique|mode d'emploi"
    r"|aide a la lecture"
    r"|signification|que (?:faire|signifi)|qu'est-ce|a quoi|abonne|courriel|e-?mail|newsletter|lettre d'information"
    r"|les plus (?:consulte|demande|utilise)|nous (?:contacter|suivre|joindre)|contactez|mentions legales"
    r"|voir aussi|en savoir plus"
    r"|rechercher?|filtre|cookie|partager|telechargements?|reseaux sociaux|acces rapides?|raccourcis"
    r"|sur le meme (?:sujet|theme)"
    r"|a lire aussi|ces pages|^(?:vos|nos) services$|(?:tous )?les services en ligne$|plan du site|sommaire"
    r"|assistance$"
    r"|definitions?|rappels? des regles|guide|tutoriel|votre avis|satisfaction|cette page vous)"
)
_SECTION = re.compile(
    r"(?:(?:(?:les|la|le|l'|des|de|d'|du|en|au|aux|a|et|ou|sur|par|pour|nos|vos|tou[st]e?s?|cours|dernier[es]*"
    r"|recente?s?|nouveaux?"
    r"|messages?|alertes?|incidents?|bulletins?|bips?|maintenances?|perturbations?|operations?|interventions?"
    r"|interruptions?"
    r"|informations?|infos?|actualites?|archives?|historiques?|evenements?|annonces?|communiques?|dysfonctionnements?"
    r"|indisponibilites?|coupures?|travaux|points?|situations?|programme[es]*|planifie[es]*|prevue?s?|annonce[es]*"
    r"|venir"
    r"|termine[es]*|resolue?s?|close?s?|cloture[es]*|passe[es]*|acheve[es]*|anterieure?s?|precedente?s?|publie[es]*"
    r"|actifs?|active?s?"
    r"|actuel(?:le)?s?|ouvertes?|ouverts?|fil|liste|etat|suivi|meteo|services?|ligne|teleservices?|teleprocedures?"
    r"|applications?"
    r"|informatiques?|douane|douaniers?|douanieres?|prodouane|prodou@ne|portail|jours?|mois|semaines?|heures?"
    r"|vigueur|periodiques?"
    r"|disponibilites?|calendriers?|planning|agenda|technique?s?|flux|fins?|retablis|retablissements?|vie|journal|tableau|bord|avis"
    r"|importante?s?|une|tout"
    r"|aujourd'hui|hier|derniere|ce|cette|\d+|[-–—:|/&(),.]+) ?)+)"
)
_SINGULAR = re.compile(
    r"(?:alerte|incident|maintenance|information|bip|bulletin|dysfonctionnement|perturbation|message)"
)
#: Sections whose words of calm say nothing of today.
_PAST_OR_FUTURE = re.compile(
    r"termine|historique|archive|passe|resolu|clos|cloture|acheve|a venir|program|planifi|prevu|maintenance"
    r"|anterieur|travaux"
)
_FURNITURE = re.compile(
    r"^(?:©|(?:publie |mis a jour )?il y a \d|copyright"
    r"|mentions legales|tous droits reserves|lire (?:la suite|plus)|en savoir plus"
    r"|voir (?:le )?(?:detail|message)|"
    r"retour|haut de page|retour en haut|imprimer|partager|plan du site|redige par|auteur ?:"
    r"|accessibilite ?:|suivant|precedent"
    r"|page suivante|"
    r"aller au contenu|service d'assistance aux utilisateurs ?:|assistance ?:|heure du serveur|il est \d"
    r"|nous sommes le|"
    r"page (?:consultee|generee|actualisee|mise a jour)|(?:la )?derniere (?:mise a jour|actualisation)"
    r"|mise a jour ?:|"
    r"(?:site|portail) de la direction|direction generale des douanes|republique francaise|\d+ visiteurs?|accueil$"
    r"|fermer$|"
    r"actualiser|rafraichir|afficher|masquer|deplier|replier|tout (?:deplier|replier|accepter|refuser)"
    r"|personnaliser|cookies?|"
    r"[\W\d_]{0,6}$|page \d+|\d+ (?:messages?|resultats?)|legende ?:|etat des services au)"
)
_MORE = re.compile(r"(?:lire|voir|consulter|afficher|en savoir plus|plus d'informations?|detail|acceder)\b")
_STATUS = re.compile(
    r"(?:(?:etat|statut|niveau|type|categorie|nature|situation) ?: ?)?(?:en cours|terminee?s?|resolue?s?"
    r"|cloturee?s?|close?|acheve[es]*"
    r"|planifiee?s?|programmee?s?|annule[es]*|reporte[es]*|a venir|prevue?s?|active?|actif|nouveau|nouvelle"
    r"|important|urgent"
    r"|retablie?|service \w+|alertes?|maintenances?|informations?|incidents?|bip|bulletins?|dysfonctionnement"
    r"|perturbation"
    r"|fin d'alerte|fin de maintenance|annulation|report|info|critique|majeure?|mineure?|ouvert|ferme|en vigueur"
    r"|leve[es]*)[ !.]*"
)
#: The states of a service, as an icon, a badge or a column gives them.
_STATE = re.compile(
    r"(?:(?:le )?(?:service|etat|statut|application|site|temps) ?:? ?)?(?:est |en |totalement |partiellement "
    r"|fortement |tres |non |pas |ne "
    r"|actuellement |momentanement |temporairement )*(?:in)?(?:operationnel|disponible|accessible|normale?"
    r"|nominale?|ok|ko|actif"
    r"|active|perturbe|interrompu|degrade|maintenance|incident|alerte|hors service|ralenti|lent|ferme|ouvert|arrete"
    r"|arret|en service"
    r"|panne|soleil|ensoleille|beau(?: temps)?|eclaircies?|nuage|nuageux|couvert|pluie|pluvieux|averses?|orage"
    r"|orageux|tempete|vert|orange|rouge"
    r"|jaune|noir|gris|fonctionnement|fonctionne|suspendu|bloque|instable|indetermine|inconnu|service"
    r"|perturbations?|lenteurs?|vigilance)"
    r"(?:le|e|s|es)*(?: (?:normale?|normalement|degrade|en|partielle?|partiellement|reduit|mode|service|cours"
    r"|ralentie?|programmee?|totale?|nominale?"
    r"|temporaire|temporairement|import|export|dti\+?|edi))*[ .!]*"
)
_IN_ORDER = re.compile(
    r"(?:(?:le )?(?:service|etat|statut|application|site|temps|fonctionnement) ?:? ?)?(?:(?:est|en|tres"
    r"|parfaitement|pleinement|actuellement) )*"
    r"(?:operationnel(?:le)?s?|disponibles?|accessibles?|normale?|nominale?|ok|actif|active|en service|service"
    r"|ouverte?|soleil|ensoleille|beau(?: temps)?"
    r"|verte?|fonctionne(?: normalement)?|fonctionnement normal|aucune? (?:perturbation|incident|alerte|probleme"
    r"|anomalie)"
    r"|sans (?:incident|perturbation)|r\.?a\.?s\.?|rien a signaler|[✓✔☀🟢]+)[ .!]*"
)


def opens_message(text: str) -> bool:
    """Whether the text begins as the titles of messages do ("Alerte …", "Fin de maintenance …", "BIP n°2 …")."""
    return _OPENING.match(folded(text[:_LONGEST_HEADING])) is not None


def without_opening(text: str) -> str:
    """Return a title without the kind that it begins with, or all of it if that cannot be told apart."""
    plain = folded(text)
    found = _OPENING.match(plain) if len(plain) == len(text) <= _LONGEST_HEADING else None
    return text[found.end() :] if found else text


def speaks_of_trouble(text: str) -> bool:
    """Whether a word of trouble, or of its end, stands anywhere in the text."""
    return _TROUBLE.search(folded(text)) is not None


def asserts(text: str) -> bool:
    """Whether the text says what is, rather than what to do in general or what a page is for."""
    plain = folded(text)
    return _ASSERTION.search(plain) is not None and _CONDITION.search(plain) is None


def is_label(text: str) -> bool:
    """Whether the text names a field of a message ("Motif", "Services concernés :"), and says nothing itself."""
    return _LABEL.fullmatch(folded(text)) is not None


def label_of(text: str) -> str:
    """Return the label that a line begins with ("Service : DELTA T" → "Service"), or nothing."""
    label, colon, value = text.partition(":")
    named = bool(colon) and bool(value.strip()) and len(label) <= _LONGEST_LABEL and is_label(label)
    return label.strip() if named else ""


def is_help(text: str) -> bool:
    """Whether a heading announces standing text: a legend, advice, links, contacts."""
    plain = folded(text)
    return len(text) <= _LONGEST_HEADING and (_HELP.search(plain) is not None or plain.endswith("?"))


def is_section(text: str) -> bool:
    """Whether a heading names a part of the page rather than a message ("Messages terminés", "Historique")."""
    if len(text) > _LONGEST_HEADING:
        return False
    plain = folded(text)
    return _SECTION.fullmatch(plain) is not None and _SINGULAR.fullmatch(plain) is None


def is_of_another_time(section: str) -> bool:
    """Whether a section holds what is over or yet to come, so that its emptiness says nothing of today."""
    return _PAST_OR_FUTURE.search(folded(section)) is not None


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to a message: a clock, a copyright, "lire la suite"."""
    return _FURNITURE.match(folded(text)) is not None


def is_link_to_more(text: str) -> bool:
    """Whether a link leads to the whole of what it stands under ("Lire la suite")."""
    return _MORE.match(folded(text)) is not None


def is_status(text: str) -> bool:
    """Whether a short line is only a state or a kind ("Terminé", "Maintenance")."""
    return len(text) <= 40 and _STATUS.fullmatch(folded(text)) is not None  # noqa: PLR2004


def is_state(text: str) -> bool:
    """Whether a short line is only the state of a service ("Service indisponible", "OK")."""
    plain = folded(text)
    return len(text) <= 60 and (_STATE.fullmatch(plain) is not None or is_in_order(text))  # noqa: PLR2004


def is_in_order(text: str) -> bool:
    """Whether a state is that of a service that works."""
    return _IN_ORDER.fullmatch(folded(text)) is not None
