"""Why the administration's page or feed could not be read, in words that an operator understands."""

from __future__ import annotations

from meteo_douane.domain.kept_phrases import Unanswered, recognised
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Cause
from meteo_douane.telling.unanswered import unanswered_words
from meteo_douane.telling.voice import Phrase

_CAUSES: dict[str, Phrase] = {
    Cause.OUR_NETWORK: Phrase(
        "notre propre réseau ne permet pas de la joindre (nom introuvable ou connexion impossible)",
        "our own network cannot reach it (name not found, or no connection)",
    ),
    Cause.THEIR_HOST: Phrase("le serveur de la douane ne répond pas", "the customs' server does not answer"),
}
_ERROR = Phrase(
    "le serveur de la douane répond par une erreur ({status})",
    "the customs' server answers with an error ({status})",
)
_REDIRECT = Phrase(
    "le serveur de la douane renvoie à une autre adresse ({status}), que nous ne suivons pas",
    "the customs' server redirects to another address ({status}), which we do not follow",
)
#: From here on an HTTP status is an error; from the other on to below it, a redirect.
FIRST_ERROR = 400
FIRST_REDIRECT = 300

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
#: What whoever fetches keeps of bodies that no format has seen.
_UNSEEN = {
    Unanswered.BODY_CUT_SHORT: "truncated",
    Unanswered.GZIP_CUT_SHORT: "truncated",
    Unanswered.BROKEN_GZIP: "truncated",
    Unanswered.TOO_LARGE: "too_large",
    Unanswered.TOO_LARGE_DECOMPRESSED: "too_large",
}
_UNKNOWN = Phrase("la raison n'est pas connue", "the reason is not known")


def defect_words(defect: str, language: Language) -> str:
    """Return why a document is unreadable, as a clause without capital or full stop.

    `defect` is a `Defect` value, or the English phrase of whoever fetched a body that no format has seen.
    """
    found = recognised(Unanswered, defect)
    known = defect if found is None else _UNSEEN.get(found[0], defect)
    return _DEFECTS.get(known, _UNKNOWN).to(language)


def technical_words(detail: str, language: Language) -> str:
    """Return the detail of a reading: a `Defect` value, or a phrase of whoever fetched, in words."""
    known = _DEFECTS.get(detail)
    return known.to(language) if known else unanswered_words(detail, language)


def silence_words(cause: str, status: int | None, language: Language) -> str:
    """Return why a source is silent, as a clause; `cause` is a `Cause` value, `status` what was answered, if anything.

    An error that the host answers with is not called a silence.
    """
    if status is not None and status >= FIRST_REDIRECT:
        return (_ERROR if status >= FIRST_ERROR else _REDIRECT).to(language, status=status)
    return _CAUSES.get(cause, _UNKNOWN).to(language)
