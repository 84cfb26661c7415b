"""What a form or a heading asks ("Rétabli :", "Rétablissement DELTA T :"), and the answers that tell no return."""

from __future__ import annotations

from collections.abc import Iterable

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import BACK_TO_NORMAL

#: "Rétabli :", "Rétabli (O/N) :".
ASKED = r"^ ?(?:\((?:o|oui) ?\W ?(?:n|non)\) ?)?"
#: "Non", "N", "0", "à compléter", "-": none of them is a yes.
NO_WORD = (
    r"(?:non|no|n|0|ko|faux|false|pas|toujours pas|n/?[ac]|inconnue?|en (?:cours|attente|partie)|partiel\w*"
    r"|a (?:completer|renseigner|preciser|definir|determiner|confirmer|verifier))"
)
NO = pattern_of(rf"{ASKED}[:=?] *(?:{NO_WORD}(?![\w°])|[-–?._…]+\W*$|\[ ?\]\W*$)|^ ?[-–] ?(?:non|no|n|ko)\W*$")
#: "Annulation : non", "Maintenance annulée (oui/non) : N", "Annulation : sans objet": nothing is called off.
NOT_CALLED_OFF = pattern_of(
    r"\b(?:annulation|annule|supprime|suppression|abandonne?|deprogramme|deprogrammation)e?s?"
    r" ?(?:\((?:o|oui) ?\W ?(?:n|non)\) ?)?(?:[:=]|\? ;?) *"
    rf"(?:non(?![\w°-])|(?:{NO_WORD}|aucune?|neant|sans objet|[-–]+|\[ ?\])(?=[ .]*(?:;|$)))"
)
#: The answer was lost, or never given.
NOTHING = pattern_of(rf"{ASKED}[:=]\W*$")
#: A sentence, or the head of a list ("services rétablis :"): a form asks of one thing, without a verb.
NO_QUESTION = pattern_of(r"\b(?:est|sont|ete|etant|d'etre)\b|(?<!\bclo)s$")

#: What tells how to go about an end: "comment régulariser", "mode d'emploi".
HOW_TO = pattern_of(r"\b(?:comment|modes? d'emploi|marche a suivre|que faire)\b")
#: "Redémarrage de MAREVA. Durée prévue : 20 minutes": one that is still to come.
RESTART = pattern_of(
    r"^\W*(?:[^.;:]{2,40} ?[:–-] ?)?(?:le |un |une |la )?(?:redemarrage|relance|reboot)\b"
    r"(?!.*\b(?:fin d|retabli|clos|lev))"
)
FORESEEN_LENGTH = pattern_of(
    r"^\W*(?:la )?duree (?:d[eu'] ?[^.;:]{3,30} )?(?:\w+ )?(?:prevue|estimee|previsionnelle|envisagee|approximative)\b"
    r"|\ba prevoir\b"
)
#: "Merci de ne pas vous connecter", "enregistrez vos travaux": whoever asks that is about to restart.
STAY_OUT = pattern_of(
    r"\bne (?:pas|plus|surtout pas) (?:vous (?:re)?connecter|utiliser|travailler|saisir|deposer|envoyer|lancer)\b"
    r"|\b(?:ne vous (?:re)?connectez pas|(?:veuillez|merci de|pensez a|priere de) (?:vous )?"
    r"(?:deconnecter|enregistrer|sauvegarder|quitter|fermer|patienter)|deconnectez-vous|enregistrez vos|sauvegardez vos"
    r"|evitez (?:de vous|toute) (?:connecter|connexion))\b"
)
#: What has come of a restart, and the hour of one.
MADE = pattern_of(
    r"(?<!non )(?<!pas )(?<!pas ete )(?<!pas encore )(?<!etre )(?<!pas encore ete )"
    r"\b(?:effecti\w+|effectue|ok|termine\w*|reussi\w*|acheve|realise|depuis \d|fin de l'(?:alerte|incident))\b"
)
NOT_MADE = pattern_of(
    r"\b(?:non|pas) (?:encore )?(?:ete )?(?:effectue|fait|realise|termine|acheve|abouti)\w*|\bechec\b|\bechou\w+"
)
AT_AN_HOUR = pattern_of(r"\d ?h")
#: A noun for a return, which as a heading only says what the message is about.
NOUN = rf"(?:{BACK_TO_NORMAL}|retablissement|resolution|reprise|reouverture|remise en \w+|retour (?:en|du|au) service)"
HEADING = pattern_of(rf"\b{NOUN}\b")
COLON = pattern_of(r" ?:(?!\d)")
#: "Oui", "effectif depuis 7h45", "le 26/11 à 7h45", "hier soir", and what goes on to speak of what is to be done.
YES = pattern_of(
    r"\W*(?:(?:oui|ok|effecti\w+|termine\w*|fait|acquis|confirme\w*|realise\w*|acheve\w*|complet\w*|total\w*"
    r"|definiti\w*|immediat\w*|constate\w*|depuis|des|hier|merci|bilan|rappel|consignes?|regularis\w+"
    r"|explications?|fin d[eu]?|modes?|informations?)\b|100 ?%"
    r"|(?:(?:le|a|a compter de|a partir de|ce (?:matin|midi|soir|jour))\b ?)*(?:\d{1,2} ?[h:/]"
    r"|\d{1,2} \w+ (?:20\d\d )?a|midi|minuit)|ce (?:matin|midi|jour)\b)"
)
#: What no heading is answered with by whoever announces an end.
OPEN = (
    rf"(?:{NO_WORD}|echec|en test\w*|a (?:suivre|venir|l'etude)|sans delai connu|(?:\w+ )?(?:estimation|estime\w*)"
    r"|(?:delai|date|heure|horaire)s? (?:\w+ )?(?:inconnu|indetermin|non (?:connu|determin|defin|communiqu))\w*"
    r"|(?:a |environ |pres de )?(?:\d{1,2}(?:[.,]\d+)? ?(?:%|pour cent)|(?:la )?moitie)"
    r"|indetermine\w*|incertain\w*|(?:pas|aucune?) (?:de |d')?(?:delai|date|heure|visibilite|estimation)s?"
    r"|prochainement|bientot|sous peu|imminent\w*|demain)"
)
#: "Prévu demain", "repoussé à 18h", "sous 24h", "au plus tôt le 12 mars": when it is to come.
TO_COME = (
    r"(?:(?:\w+ment )?(?:prevu|attendu|espere|annonce|envisage|programme|planifie|reporte|repousse|differe|decale"
    r"|compromis|possible|souhaite)e?s?|(?:il faudra )?attendr(?:a|e)|depend(?:ra)? d\w*|sous \d+h?|d'ici"
    r"|au (?:plus tot|mieux)|se fera|interviendra|aura lieu|sera|devrait|pas avant|vers)"
    r"(?![^.;]*\b(?:effecti\w+|constatee?|faite?|depuis \d))"
)
NO_ANSWER = pattern_of(rf"\W*(?:{OPEN}|{TO_COME})(?![\w°])")

#: All that a sentence says is that nothing is done yet.
LABEL = r"(?:(?:etat|statut|avancement|situation)(?: d'avancement| du service| actuel\w*)? ?:? ?)"
WORK = (
    r"(?:tentative|test|essai|verification|controle|validation|intervention|diagnostic|investigation|analyse"
    r"|redemarrage|relance|correction)s?"
)
UNFINISHED = pattern_of(
    rf"\W*{LABEL}?(?:{OPEN}(?: \w+){{0,1}}|(?:\w+ )?en attente d[eu'][^.;:]*"
    rf"|{WORK} (?:\w+ )?en (?:cours|attente)|(?:nouvel\w+ )?{WORK} (?:prevue? )?(?:a|vers|demain)\b[^.;:]*"
    r"|prevue? [^.;:]*)\W*"
    rf"|\W*{LABEL}?\d+ \w+ sur \d+\W*"
    r"|[^.;:]{0,20}\b(?:pas|aucune?) (?:de |d')?(?:delai|visibilite|estimation|horaire|date)s?(?: \w+)?"
    r"(?: (?:a (?:ce|cette|l')|pour (?:le|l')|connu|communiqu|d[eu] (?:retour|retablissement|reprise|resolution))"
    r"[^.;]*)?\W*"
)
#: "Nos équipes y travaillent": an end that is told outright may still have its causes looked for.
AT_WORK = pattern_of(
    r"\b(?:equipes?|techniciens?|experts?|informaticiens?|services? (?:techniques?|informatiques?))\b[^.;:]{0,30}?"
    r" (?:y |en )?(?:travaille(?:nt)?|recherche(?:nt)?|s'emploie(?:nt)?|intervien(?:t|nent)|(?:oe|œ)uvre(?:nt)?"
    r"|(?:est|sont) (?:\w+ment |toujours |encore )?(?:mobilise\w*|a (?:pied d|l'|la man)))"
)


def is_unanswered(words: str, after: str) -> bool:
    """Whether words for a return are what a form asks, and what stands behind them answers no, or nothing."""
    return NO.match(after) is not None or (NOTHING.match(after) is not None and not NO_QUESTION.search(words))


def answer_in(sentence: str) -> tuple[str, str] | None:
    """Return the heading of a sentence and what stands behind its first colon; None if it has none."""
    colon = COLON.search(sentence)
    return (sentence[: colon.start()], sentence[colon.end() :]) if colon else None


def is_no_yes(heading: str, answer: str) -> bool:
    """Whether an answer says that nothing is back, or, behind a mere noun for a return, not that it is."""
    if NO_ANSWER.match(answer):
        return True
    return HEADING.search(heading) is not None and bool(answer.strip(" .")) and YES.match(answer) is None


def is_unfinished(sentence: str, title: str) -> bool:
    """Whether all that a sentence says below a title is that work goes on."""
    is_heading = HEADING.search(title) is not None
    return UNFINISHED.fullmatch(sentence) is not None or (is_heading and AT_WORK.search(sentence) is not None)


def is_yet_to_restart(title: str, sentences: Iterable[str]) -> bool:
    """Whether a title names a restart that a text foresees or asks to stay out for, or that nothing says was made."""
    if RESTART.search(title) is None:
        return False
    told = tuple(sentences)
    is_dated = AT_AN_HOUR.search(title) is not None
    is_made = is_dated or any(MADE.search(each) for each in (title, *told))
    return not is_made or any(words.search(each) for words in (FORESEEN_LENGTH, STAY_OUT) for each in told)


def has_not_restarted(title: str, sentences: Iterable[str]) -> bool:
    """Whether a title names a restart that a text says was not made, or failed."""
    return RESTART.search(title) is not None and any(NOT_MADE.search(each) for each in sentences)
