"""Steps 2 to 5 of Fiche 1, for whom no alert covers, and the services that the sheet is not about."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.fiche import OF_THE_SHEET, WITH_ITS_OWN_TEXT
from meteo_douane.telling.fallback_step import Using
from meteo_douane.telling.scopes import service_names
from meteo_douane.telling.voice import Phrase, Voice, decapitalised

#: What stands for any service.
_WHOLE = {"delta", PORTAL, GATEWAY}
_OTHER_SERVICES = Phrase(
    "Cette fiche vise DELTA G, DELTA X et DELTA H7 : pour {services}, vérifiez la procédure de secours propre au "
    "service.",
    "This sheet is about DELTA G, DELTA X and DELTA H7: for {services}, look up the service's own fallback procedure.",
)
_DELTA_IE = Phrase(
    "DELTA IE a son propre texte : BOD n° 7557 du 10 janvier 2025.",
    "DELTA IE has a text of its own: BOD no. 7557 of 10 January 2025.",
)

# Step 2: where does the trouble come from?
_ASK_PROVIDER = Phrase(
    "En EDI, demandez d'abord à votre prestataire de connexion si le trouble vient de sa plateforme.",
    "In EDI, first ask your connection provider whether the trouble comes from its platform.",
)
AUBETTE = Phrase(
    "Consultez vos déclarations dans Aubette : à l'état « BAE », le secours n'est pas nécessaire ; « sous contrôle », "
    "« crédit en attente » ou « paiement comptant » ne sont pas des blocages techniques.",
    "Look up your declarations in Aubette: with the status “BAE” no fallback is needed; “sous contrôle”, “crédit en "
    "attente” and “paiement comptant” are not technical blocks.",
)

# Steps 3 to 5: starting the fallback oneself
_START_IT_YOURSELF = Phrase(
    "Si le blocage est technique et que rien ne vous couvre, vous pouvez auto-déclencher le secours à toute heure : "
    "une demande d'assistance (DA) par service dans OLGA, portant « auto-déclenchement de la procédure de secours », "
    "puis transmettez son accusé de réception à votre bureau de douane : il faut les deux. L'heure d'enregistrement de "
    "la DA fait foi.",
    "If the block is technical and nothing covers you, you may start the fallback yourself at any hour: one request "
    "for assistance (DA) for each service in OLGA, with the words “auto-déclenchement de la procédure de secours”, "
    "then pass its acknowledgement on to your customs office: it takes both. The hour at which the DA is registered "
    "counts.",
)
_OUT_OF_HOURS = Phrase(
    "Bureau de douane fermé : une fois la DA déposée, appelez le SAU (09 702 80 100).",
    "Customs office closed: once the DA is filed, call the SAU (09 702 80 100).",
)
_FOR_SOME = Phrase("Pour {services} : {step}", "For {services}: {step}")
_ELSEWHERE = Phrase(
    "Pour {services}, la fiche ne prévoit pas d'auto-déclenchement : suivez la procédure de secours propre au service, "
    "ou appelez le SAU, au 09 702 80 100 (notre conseil).",
    "For {services}, the sheet knows no start by oneself: follow the service's own fallback procedure, or call the "
    "SAU, on 09 702 80 100 (our advice).",
)


def beyond(services: tuple[str, ...], voice: Voice) -> tuple[str, ...]:
    """Return what to bear in mind where services are concerned that Fiche 1 is not about; nothing in a drill."""
    others = tuple(code for code in services if code not in _WHOLE and not code.startswith(OF_THE_SHEET))
    if not others or voice.drill:
        return ()
    lines = [_OTHER_SERVICES.to(voice.language, services=service_names(others, voice))]
    if any(code.startswith(WITH_ITS_OWN_TEXT) for code in others):
        lines.append(_DELTA_IE.to(voice.language))
    return tuple(lines)


def by_oneself(using: Using, *, is_edi: bool) -> Iterator[Phrase | str]:
    """Yield what to do where no alert covers: of the sheet's steps, only to those whose services they are for."""
    language = using.voice.language
    others = tuple(code for code in using.services if not _may_start(code))
    covered = tuple(code for code in using.services if code not in others)
    if is_edi:
        yield _ASK_PROVIDER
    for step in (AUBETTE, _START_IT_YOURSELF, _OUT_OF_HOURS) if covered or not others else ():
        words = decapitalised(step.to(language))
        names = service_names(covered, using.voice)
        yield _FOR_SOME.to(language, services=names, step=words) if others else step
    if others:
        yield _ELSEWHERE.to(language, services=service_names(others, using.voice))


def _may_start(service: str) -> bool:
    """Whether the sheet, or a text that leaves its steps as they are, has one start the fallback of it."""
    return service in _WHOLE or service.startswith((*OF_THE_SHEET, WITH_ITS_OWN_TEXT))
