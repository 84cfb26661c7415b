"""Why a request had no good answer: what a reading keeps in English, in the language of who reads it."""

from __future__ import annotations

from meteo_douane.domain.kept_phrases import BY_PROXY, Unanswered, recognised
from meteo_douane.domain.language import Language

_FRENCH = {
    Unanswered.STATUS: "code HTTP {}",
    Unanswered.NAME_NOT_FOUND: "nom du serveur introuvable",
    Unanswered.NAME_NOT_LOOKED_UP: "nom du serveur impossible à rechercher",
    Unanswered.NETWORK_UNREACHABLE: "réseau injoignable",
    Unanswered.NO_ROUTE: "aucun chemin vers le serveur",
    Unanswered.NETWORK_DOWN: "réseau coupé",
    Unanswered.NO_LOCAL_ADDRESS: "aucune adresse locale libre",
    Unanswered.TOO_MANY_FILES: "trop de fichiers ouverts chez nous",
    Unanswered.CONNECTION_REFUSED: "connexion refusée",
    Unanswered.CONNECTION_RESET: "connexion coupée par le serveur",
    Unanswered.CONNECTION_TIMED_OUT: "connexion non établie à temps",
    Unanswered.CLOSED_WITHOUT_ANSWER: "connexion fermée sans réponse",
    Unanswered.CONNECTION_FAILED: "connexion impossible",
    Unanswered.CERTIFICATE_EXPIRED: "certificat expiré",
    Unanswered.CERTIFICATE_OF_ANOTHER: "certificat d'un autre serveur",
    Unanswered.CERTIFICATE_NOT_TRUSTED: "certificat non reconnu",
    Unanswered.TLS_FAILURE: "échec de la connexion chiffrée (TLS)",
    Unanswered.TIMEOUT: "pas de réponse complète en {} s",
    Unanswered.NOT_HTTP: "réponse HTTP mal formée",
    Unanswered.BODY_CUT_SHORT: "réponse coupée avant sa fin",
    Unanswered.GZIP_CUT_SHORT: "réponse compressée coupée avant sa fin",
    Unanswered.BROKEN_GZIP: "réponse compressée abîmée",
    Unanswered.DATA_AFTER_GZIP: "réponse compressée suivie d'autre chose",
    Unanswered.OTHER_ENCODING: "compression que nous n'avons pas demandée",
    Unanswered.TOO_LARGE: "plus de {} octets",
    Unanswered.TOO_LARGE_DECOMPRESSED: "plus de {} octets une fois décompressés",
    Unanswered.REDIRECTED_ELSEWHERE: "renvoi à un autre serveur, que nous ne suivons pas",
    Unanswered.TOO_MANY_REDIRECTS: "trop de renvois à la suite",
    Unanswered.PROXY_CANNOT_REACH_IT: "le mandataire (proxy) ne peut pas joindre le serveur",
    Unanswered.REFUSED_BY_PROXY: "refus du mandataire (proxy)",
}
_BY_PROXY_IN_FRENCH = "mandataire (proxy) : "


def unanswered_words(detail: str, language: Language) -> str:
    """Return what a reading keeps of a request that failed, for a person; a phrase that is not known stays as it is."""
    if language is not Language.FR:
        return detail
    if detail.startswith(BY_PROXY):
        return _BY_PROXY_IN_FRENCH + unanswered_words(detail.removeprefix(BY_PROXY), language)
    found = recognised(Unanswered, detail)
    return detail if found is None else _FRENCH[found[0]].format(found[1])
