"""What is answered where a request cannot be: a sentence for each status, and never what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meteo_douane.telling.voice import Phrase


class Refusal(Exception):  # noqa: N818 - it is no error of ours
    """A request that is not answered as it was asked: a status, a sentence for a person and its heading."""

    def __init__(
        self,
        status: int,
        phrase: Phrase | None = None,
        title: Phrase | None = None,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(status)
        self.status = status
        self.title = title or titled(status)
        self.phrase = phrase or SENTENCES.get(status, _UNKNOWN[1])
        self.values = MappingProxyType(values)
        self.headers = MappingProxyType(dict(headers or {}))


_UNKNOWN = (
    Phrase("Demande refusée", "Request refused"),
    Phrase("Cette demande ne peut pas recevoir de réponse.", "This request cannot be answered."),
)

TITLES = {
    400: Phrase("Demande incomprise", "Request not understood"),
    401: Phrase("Connexion nécessaire", "Log-in needed"),
    403: Phrase("Refusé", "Refused"),
    404: Phrase("Page inconnue", "Unknown page"),
    405: Phrase("Demande impossible ici", "Not possible here"),
    422: Phrase("Demande incomprise", "Request not understood"),
    429: Phrase("Trop de demandes", "Too many requests"),
    500: Phrase("Défaut du programme", "A fault of the program"),
    503: Phrase("Pas de réponse pour l'instant", "No answer for now"),
}
SENTENCES = {
    400: Phrase("L'adresse ou le formulaire est incomplet.", "The address or the form is incomplete."),
    401: Phrase("Il faut le jeton de ce site.", "The token of this site is needed."),
    403: Phrase("Rechargez la page et recommencez.", "Reload the page and try again."),
    404: Phrase("Il n'y a rien à cette adresse.", "There is nothing at this address."),
    405: Phrase("Cette adresse ne se demande pas de cette façon.", "This address is not asked for in this way."),
    422: Phrase("L'adresse ou le formulaire est incomplet.", "The address or the form is incomplete."),
    429: Phrase("Réessayez dans une minute.", "Try again in a minute."),
    500: Phrase(
        "Cette page ne peut pas être affichée ; la surveillance continue. Le journal du programme dit pourquoi.",
        "This page cannot be shown; the watching goes on. The log of the program says why.",
    ),
    503: Phrase(
        "La base de données ne répond pas ; réessayez dans une minute.",
        "The database does not answer; try again in a minute.",
    ),
}


def titled(status: int) -> Phrase:
    """Return the heading of a status."""
    return TITLES.get(status, _UNKNOWN[0])
