"""Why a request had no good answer: the English phrases that a reading keeps, in the language of who reads them."""

from __future__ import annotations

import re

from meteo_douane.domain.language import Language

#: What whoever fetches writes down, whole, and its French; figures stay as they are.
_FRENCH = (
    (r"status (\d+)", r"code HTTP \1"),
    (r"name not found", "nom du serveur introuvable"),
    (r"name could not be looked up", "nom du serveur impossible à rechercher"),
    (r"network unreachable", "réseau injoignable"),
    (r"no route to host", "aucun chemin vers le serveur"),
    (r"network down", "réseau coupé"),
    (r"no local address", "aucune adresse locale libre"),
    (r"too many open files", "trop de fichiers ouverts chez nous"),
    (r"connection refused", "connexion refusée"),
    (r"connection reset", "connexion coupée par le serveur"),
    (r"connection timed out", "connexion non établie à temps"),
    (r"connection closed without an answer", "connexion fermée sans réponse"),
    (r"connection failed", "connexion impossible"),
    (r"certificate expired", "certificat expiré"),
    (r"certificate of another host", "certificat d'un autre serveur"),
    (r"certificate not trusted", "certificat non reconnu"),
    (r"TLS failure", "échec de la connexion chiffrée (TLS)"),
    (r"timeout after ([\d.]+) s", r"pas de réponse complète en \1 s"),
    (r"not a valid HTTP answer", "réponse HTTP mal formée"),
    (r"body cut short", "réponse coupée avant sa fin"),
    (r"gzip cut short", "réponse compressée coupée avant sa fin"),
    (r"broken gzip", "réponse compressée abîmée"),
    (r"data after the end of gzip", "réponse compressée suivie d'autre chose"),
    (r"an encoding that was not asked for", "compression que nous n'avons pas demandée"),
    (r"larger than (\d+) bytes", r"plus de \1 octets"),
    (r"larger than (\d+) bytes once decompressed", r"plus de \1 octets une fois décompressés"),
    (r"redirected to another host", "renvoi à un autre serveur, que nous ne suivons pas"),
    (r"too many redirects", "trop de renvois à la suite"),
    (r"the proxy cannot reach it", "le mandataire (proxy) ne peut pas joindre le serveur"),
    (r"refused by the proxy", "refus du mandataire (proxy)"),
)
_BY_PROXY = "proxy: "
_BY_PROXY_IN_FRENCH = "mandataire (proxy) : "


def unanswered_words(detail: str, language: Language) -> str:
    """Return what a reading keeps of a request that failed, for a person; a phrase that is not known stays as it is."""
    if language is not Language.FR:
        return detail
    if detail.startswith(_BY_PROXY):
        return _BY_PROXY_IN_FRENCH + unanswered_words(detail.removeprefix(_BY_PROXY), language)
    for pattern, french in _FRENCH:
        if match := re.fullmatch(pattern, detail):
            return match.expand(french)
    return detail
