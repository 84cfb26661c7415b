"""Why a message did not arrive: what a delivery keeps in English, in the language of who reads it."""

from __future__ import annotations

from meteo_douane.domain.kept_phrases import Undelivered, recognised
from meteo_douane.domain.language import Language
from meteo_douane.telling.quoting import one_line

_FRENCH = {
    Undelivered.NAME_NOT_FOUND: "le nom du serveur est introuvable",
    Undelivered.CERTIFICATE_REFUSED: "pas de connexion sûre : le certificat du serveur est refusé",
    Undelivered.NO_ENCRYPTION: "le serveur de courrier n'offre pas de chiffrement",
    Undelivered.NOT_REACHED_IN_TIME: "le serveur n'est pas joignable dans le temps imparti",
    Undelivered.NOT_REACHED: "le serveur refuse la connexion ou n'est pas joignable",
    Undelivered.NO_ANSWER_IN_TIME: "pas de réponse dans le temps imparti",
    Undelivered.ANSWER_LOST: "la réponse s'est perdue",
    Undelivered.NO_KNOWN_REASON: "échec sans raison connue de nous",
    Undelivered.GATEWAY_HAD_NO_ANSWER: "erreur 504 : la passerelle du serveur n'a pas eu de réponse à temps",
    Undelivered.REDIRECTED: "la réponse renvoie à une autre adresse ({}), que nous ne suivons pas",
    Undelivered.SLACK_ANSWERED: "Slack a répondu « {} »",
    Undelivered.STATUS: "erreur {}",
    Undelivered.MAIL_SERVER_ANSWERED: "le serveur de courrier a répondu {}",
    Undelivered.STOPPED: "arrêt avant que la réponse arrive",
    Undelivered.CHANNEL_NOT_DEFINED: "la configuration ne définit plus ce canal",
}


def refusal_words(detail: str, language: Language) -> str:
    """Return what a delivery keeps of its last failure, for a person; a phrase that is not known stays as it is."""
    if language is Language.FR:
        found = recognised(Undelivered, detail)
        if found is not None:
            return _FRENCH[found[0]].format(found[1])
    return one_line(detail)
