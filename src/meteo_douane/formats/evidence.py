"""What a page without messages is: a login, an error, a wall, another site, or nothing known."""

from __future__ import annotations

import re

from meteo_douane.formats.item import Defect
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.words import folded
from meteo_douane.patterns import pattern_of

_LONGEST_ANSWER = 300
_METEO = pattern_of(
    r"\bmeteo\b.{0,60}\b(?:services?|teleservices?|teleprocedures?|prodouane|douane|informatique|applications?)\b"
    r"|\bprodou(?:a|@)ne\b.{0,60}\bmeteo\b"
    r"|\b(?:etat|statut|disponibilite|situation|suivi)s? (?:\w+ )?(?:des|du|de nos|de vos) (?:\w+ )?(?:services?"
    r"|teleservices?|teleprocedures?|applications?)\b"
    r"|\bservices? en ligne\b|\bteleprocedures?\b|\bteleservices?\b|\bmeteo\b"
    r"|\bmessages? du (?:sau\b|service d'assistance)"
)
_CALLED_METEO = pattern_of(
    r"\bmeteo\b.{0,60}\b(?:services?|teleservices?|teleprocedures?|prodouane|prodou@ne|douane|informatique"
    r"|applications?)\b"
    r"|\bprodou(?:a|@)ne\b.{0,60}\bmeteo\b"
)
_PORTAL = pattern_of(
    r"\b(?:portail|site|services? en ligne|t.l.services?|t.l.proc.dures?|(?:www\.)?douane\.gouv\.fr)\b", re.IGNORECASE
)
_CUSTOMS = pattern_of(r"\bdouan(?:e|es|ier|iere|iers|ieres)\b|\bprodou@ne\b|\bdgddi\b|\bprodouane\b")
_BROKEN = pattern_of(
    r"erreur .{0,40}(?:chargement|survenue|produite|technique)"
    r"|(?:impossible de|n'a pas pu|n'ont pas pu|ne peu\w+(?: pas)?|ne pourr\w+(?: pas)?) .{0,30}"
    r"(?:charg|affich|recuper)|impossible (?:d'afficher|de charger)|chargement (?:en cours|des|du)|(?:re)?essayez"
)
_LOGIN = pattern_of(
    r"\b(?:connexion|connectez-vous|se connecter|je m'identifie|identifiez-vous|identification|authentification"
    r"|authentifiez|session (?:a )?expire"
    r"|mot de passe|log ?in|sign in|single sign|sso\b|franceconnect|proconnect)"
)
_BLOCKED = pattern_of(
    r"captcha|robot\b|\bvous etes (?:bien )?(?:une? )?(?:etre )?humaine?\b"
    r"|access denied|acces refuse|acces interdit|request (?:rejected|unsuccessful|blocked)|incapsula"
    r"|cloudflare|just a moment"
    r"|checking your browser|verification de (?:votre|la) (?:navigateur|securite|connexion)|support id|forbidden"
    r"|activite (?:inhabituelle|suspecte)"
    r"|enable javascript|activer javascript|javascript (?:est|doit)|unusual traffic|votre requete a ete (?:bloquee"
    r"|rejetee)|pare-feu|ddos|human"
)
_ERROR = pattern_of(
    r"\berreurs?\b|\berror\b|\b(?:404|500|502|503|504)\b|bad gateway|service unavailable|gateway time"
    r"|page (?:(?:demandee|recherchee) )?(?:(?:est )?(?:introuvable|non trouvee|inexistante)|n'existe p(?:as|lus)\b)"
    r"|(?:service|site|page|portail)s? (?:\w+ )*(?:indisponible|inaccessible)|\boups\b|(?:re)?essay(?:er|ez)"
    r"|renouveler votre (?:demande|requete)"
    r"|(?:site|portail) (?:est )?(?:actuellement )?en (?:cours de )?maintenance|maintenance en cours"
    r"|en cours de maintenance|not found"
    r"|momentanement (?:indisponible|interrompu)|temporairement (?:indisponible|interrompu)|revenez (?:plus tard"
    r"|dans)|de retour (?:bientot|dans)"
    r"|incident technique|surcharge|trop grand nombre de connexions"
)

#: What servers and proxies answer in plain text where no page can be had.
_ANSWER = pattern_of(
    r"(?:http(?:/[\d.]+)? )?(?:error )?(?:[45]\d\d:? ?)?(?:bad gateway|service (?:temporarily )?unavailable"
    r"|gateway time-?out|internal server error|not found|forbidden|too many requests|unauthorized|no healthy upstream"
    r"|upstream (?:connect error|request timeout).*|rate limit exceeded|request timeout|proxy error|bad request"
    r"|ok)[.!]?"
)


def is_answer_of_a_server(text: str) -> bool:
    """Whether a text is only what a server says in the stead of a page ("Bad Gateway")."""
    return len(text) <= _LONGEST_ANSWER and _ANSWER.fullmatch(folded(text)) is not None


def is_broken(text: str) -> bool:
    """Whether a page says that it could not show its messages."""
    return _BROKEN.search(folded(text)) is not None


def speaks_of_services(text: str) -> bool:
    """Whether the words are those of a page about the state of services."""
    return _METEO.search(folded(text)) is not None


def is_of_the_meteo(head: str, *, is_of_customs: bool) -> bool:
    """Whether a page calls itself the météo of services, or tells the state of services of the customs."""
    plain = folded(head)
    return _CALLED_METEO.search(plain) is not None or (is_of_customs and _METEO.search(plain) is not None)


def is_called_the_meteo(head: str) -> bool:
    """Whether a heading is that of the météo of services."""
    return _CALLED_METEO.search(folded(head)) is not None


def names_one(text: str, names_a_service: NamesAService) -> bool:
    """Whether a service is named, and not only the portal or all services, as pages of errors do."""
    return names_a_service(_PORTAL.sub(" ", text))


def speaks_of_customs(text: str) -> bool:
    """Whether the administration is named."""
    return _CUSTOMS.search(folded(text)) is not None


def defect_in(text: str, *, has_password: bool) -> Defect | None:
    """Return what a page says that it is instead of the one expected: a login, a wall, an error."""
    plain = folded(text)
    if has_password or _LOGIN.search(plain):
        return Defect.LOGIN_PAGE
    if _BLOCKED.search(plain):
        return Defect.BLOCKED
    return Defect.ERROR_PAGE if _ERROR.search(plain) else None
