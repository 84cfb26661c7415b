"""Why the administration's page or feed could not be read, in words that an operator understands."""

from __future__ import annotations

from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Cause
from meteo_douane.telling.voice import Phrase

_CAUSES = {
    Cause.OUR_NETWORK: Phrase(
        "notre propre réseau ne permet pas de la joindre (nom introuvable ou connexion impossible)",
        "our own network cannot reach it (name not found, or no connection)",
    ),
    Cause.THEIR_HOST: Phrase(
        "le serveur de la douane ne répond pas, ou répond par une erreur",
        "the customs' server does not answer, or answers with an error",
    ),
    Cause.CONTENT: Phrase(
        "le serveur de la douane répond, mais nous ne comprenons pas ce qu'il envoie",
        "the customs' server answers, but we do not understand what it sends",
    ),
}

#: By the values of `formats.item.Defect`, which cannot be imported here.
_DEFECTS = {
    "no_body": Phrase("le document est vide", "the document is empty"),
    "truncated": Phrase("le document est coupé avant sa fin", "the document is cut off before its end"),
    "error_page": Phrase(
        "c'est une page d'erreur, bien que le serveur la donne pour bonne",
        "it is an error page, though the server calls it good",
    ),
    "login_page": Phrase("c'est une page de connexion", "it is a login page"),
    "blocked": Phrase(
        "c'est une page de blocage (robot, quota ou pare-feu)",
        "it is a blocking page (robot check, quota or firewall)",
    ),
    "other_site": Phrase(
        "c'est la page d'un autre site, par exemple celle d'un portail Wi-Fi",
        "it is a page of another site, a captive portal for instance",
    ),
    "other_format": Phrase(
        "ce n'est ni une page ni un flux",
        "it is neither a page nor a feed",
    ),
    "not_a_feed": Phrase("ce n'est ni du RSS ni de l'Atom", "it is neither RSS nor Atom"),
    "no_known_word": Phrase(
        "aucun mot connu de la météo n'y figure",
        "none of the known words of the météo is in it",
    ),
    "nothing_found": Phrase(
        "aucun message n'y a été trouvé, et rien n'y dit qu'il n'y en a pas",
        "no message was found in it, and nothing in it says that there is none",
    ),
    "too_large": Phrase("le document dépasse la taille admise", "the document is larger than we accept"),
}
_UNKNOWN = Phrase("la raison n'est pas connue", "the reason is not known")


def defect_words(defect: str, language: Language) -> str:
    """Return why a document is unreadable, as a clause without capital or full stop; `defect` is a `Defect` value."""
    return _DEFECTS.get(defect, _UNKNOWN).to(language)


def failure_words(cause: Cause, detail: str, language: Language) -> str:
    """Return whose fault a failure seems to be, then its detail: a `Defect` value, or a technical phrase as it is."""
    whose = _CAUSES[cause].to(language)
    if not detail:
        return whose
    return Phrase("{whose} : {detail}", "{whose}: {detail}").to(
        language, whose=whose, detail=technical_words(detail, language)
    )


def technical_words(detail: str, language: Language) -> str:
    """Return the detail of a reading: a `Defect` value in words, or a technical phrase as it is."""
    known = _DEFECTS.get(detail)
    return known.to(language) if known else detail


def detail_words(detail: str, language: Language) -> str:
    """Return the cause of an event about a source, of which only one word is kept: of `Cause` or of `Defect`."""
    if detail in set(Cause):
        return _CAUSES[Cause(detail)].to(language)
    return defect_words(detail, language)
