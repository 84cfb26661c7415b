"""Why a message did not arrive: the short English phrases that a delivery keeps, in the language of who reads them."""

from __future__ import annotations

import re

from meteo_douane.domain.language import Language
from meteo_douane.telling.quoting import one_line

#: What the channels and the courier write down, whole, and its French; figures stay as they are.
_FRENCH = (
    (r"the host's name is not found", "le nom du serveur est introuvable"),
    (
        r"no secure connection: the host's certificate is refused",
        "pas de connexion sûre : le certificat du serveur est refusé",
    ),
    (r"the mail server offers no encryption", "le serveur de courrier n'offre pas de chiffrement"),
    (r"the host cannot be reached in time", "le serveur n'est pas joignable dans le temps imparti"),
    (
        r"the host refuses the connection or cannot be reached",
        "le serveur refuse la connexion ou n'est pas joignable",
    ),
    (r"no answer in time", "pas de réponse dans le temps imparti"),
    (r"the answer was lost", "la réponse s'est perdue"),
    (r"it failed without a reason that we know", "échec sans raison connue de nous"),
    (
        r"error 504: the host's gateway had no answer in time",
        "erreur 504 : la passerelle du serveur n'a pas eu de réponse à temps",
    ),
    (
        r"answered with a redirect \((\d+)\), which is not followed",
        r"la réponse renvoie à une autre adresse (\1), que nous ne suivons pas",
    ),
    (r"Slack answered ([a-z_]+)", r"Slack a répondu « \1 »"),
    (r"error (\d+)", r"erreur \1"),
    (r"the mail server answered (\d+)", r"le serveur de courrier a répondu \1"),
    (r"it was stopped before an answer came", "arrêt avant que la réponse arrive"),
    (r"the configuration no longer defines this channel", "la configuration ne définit plus ce canal"),
)


def refusal_words(detail: str, language: Language) -> str:
    """Return what a delivery keeps of its last failure, for a person; a phrase that is not known stays as it is."""
    if language is Language.FR:
        for pattern, french in _FRENCH:
            if match := re.fullmatch(pattern, detail):
                return match.expand(french)
    return one_line(detail)
