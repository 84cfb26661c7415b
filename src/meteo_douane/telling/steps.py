"""What to do next, according to Fiche 1 – Opérateurs (DGDDI, June 2021); never mixed with what the page said."""

from __future__ import annotations

from meteo_douane.domain.event import EventKind
from meteo_douane.domain.fiche import OF_THE_SHEET
from meteo_douane.domain.notice import Kind, Mode, Notice, Permission, Scope
from meteo_douane.telling.scopes import service_names
from meteo_douane.telling.voice import Phrase, Voice

SOURCE = Phrase(
    "d'après la Fiche 1 – Opérateurs de la DGDDI, juin 2021 ; ceci n'est pas le texte de la météo",
    "according to the DGDDI's “Fiche 1 – Opérateurs” of June 2021; this is not the text of the météo",
)

# Fiche 1, step 1
_CHECK = Phrase(
    "Vérifiez que le message décrit bien votre service, votre mode de transmission et le trouble que vous constatez.",
    "Check that the message describes your service, your transmission mode and the trouble that you see.",
)
_COVERED = Phrase(
    "Si c'est le cas, appliquez la procédure de secours qui vous concerne ; l'alerte étant publiée, vous n'avez pas de "
    "demande d'assistance (DA) à déposer.",
    "If so, apply the fallback procedure that concerns you; as the alert is published, there is no request for "
    "assistance (DA) to file.",
)
_REFUSED = Phrase(
    "Le message écarte la procédure de secours : ne la déclenchez pas sur la foi de ce message.",
    "The message rules out the fallback: do not start it on the strength of this message.",
)
_NOT_STATED = Phrase(
    "Le message ne dit rien de la procédure de secours : reportez-vous à celle qui vous concerne et attendez le "
    "bulletin suivant, ou appelez le SAU (09 702 80 100).",
    "The message says nothing of the fallback: look up the one that concerns you and wait for the next bulletin, or "
    "call the SAU (09 702 80 100).",
)
_FOLLOW = Phrase(
    "Suivez les bulletins d'information périodiques (BIP) dans la météo ; par téléphone : 09 702 80 100, touche 1.",
    "Follow the bulletins (BIP) in the météo; by telephone: 09 702 80 100, key 1.",
)
# step 2
_PROVIDER = Phrase(
    "En EDI, votre prestataire de connexion relaie aussi l'alerte et les bulletins.",
    "In EDI, your connection provider relays the alert and the bulletins too.",
)
_ASK_PROVIDER = Phrase(
    "En EDI, demandez d'abord à votre prestataire de connexion si le trouble vient de sa plateforme.",
    "In EDI, first ask your connection provider whether the trouble comes from its platform.",
)
_PROVIDER_IN_TROUBLE = Phrase(
    "Demandez à votre prestataire si le trouble que vous constatez vient de sa plateforme ; si oui, c'est lui qui le "
    "signale au CID : attendez la publication de l'alerte dans la météo.",
    "Ask your provider whether the trouble that you see comes from its platform; if so, it is the provider who "
    "reports it to the CID: wait until the alert is published in the météo.",
)
_AUBETTE = Phrase(
    "Consultez vos déclarations dans Aubette : à l'état « BAE », le secours n'est pas nécessaire ; « sous contrôle », "
    "« crédit en attente » ou « paiement comptant » ne sont pas des blocages techniques.",
    "Look up your declarations in Aubette: with the status “BAE” no fallback is needed; “sous contrôle”, “crédit en "
    "attente” and “paiement comptant” are not technical blocks.",
)
_OTHER_TROUBLE = Phrase(
    "Autre trouble, ou autre mode : cette alerte ne vous couvre pas, voyez l'étape suivante.",
    "Another trouble, or another mode: this alert does not cover you, see the next step.",
)
_NOT_AN_ALERT = Phrase(
    "Ce message n'est pas une alerte : il n'ouvre pas de procédure de secours à lui seul.",
    "This message is not an alert: by itself it opens no fallback.",
)
# steps 3 to 5
_START_IT_YOURSELF = Phrase(
    "Si vos déclarations sont bloquées sans être couvertes, vous pouvez auto-déclencher le secours à toute heure : "
    "une demande d'assistance (DA) par service dans OLGA, portant « auto-déclenchement de la procédure de secours », "
    "puis transmettez son accusé de réception à votre bureau. L'heure d'enregistrement de la DA fait foi.",
    "If your declarations are blocked and not covered, you may start the fallback yourself at any hour: one request "
    "for assistance (DA) for each service in OLGA, with the words “auto-déclenchement de la procédure de secours”, "
    "then pass its acknowledgement on to your customs office. The hour at which the DA is registered counts.",
)
# step 6
_END = Phrase(
    "Assurez-vous que cette fin vous concerne (service et mode), puis appliquez les consignes du bulletin, citées "
    "ci-dessus.",
    "Check that this end concerns you (service and mode), then follow the instructions of the bulletin, quoted above.",
)
_PARTLY = Phrase(
    "Ce que cette fin ne nomme pas reste en alerte : continuez à suivre les bulletins.",
    "What this end does not name is still in alert: go on following the bulletins.",
)
_OWN_FALLBACK = Phrase(
    "Si vous aviez auto-déclenché le secours : faites clore la DA par le SAU (cid-sau@douane.finances.gouv.fr ou "
    "09 702 80 100) et informez votre bureau.",
    "If you had started the fallback yourself: have the SAU close the DA (cid-sau@douane.finances.gouv.fr or "
    "09 702 80 100) and tell your customs office.",
)
_NOT_AN_END = Phrase(
    "Ne tenez pas le trouble pour terminé : seul un message de fin le clôt. Vérifiez dans la météo ou au 09 702 80 "
    "100, touche 1.",
    "Do not take the trouble for over: only a message of its end closes it. Check in the météo or call 09 702 80 100,"
    " key 1.",
)
_READ_IT = Phrase(
    "Lisez le message en entier ; s'il vous concerne, suivez ses consignes.",
    "Read the whole message; if it concerns you, follow its instructions.",
)
_LOOK_YOURSELF = Phrase(
    "Consultez vous-même la météo, ou écoutez les alertes au 09 702 80 100, touche 1 ; en EDI, votre prestataire les "
    "relaie.",
    "Look at the météo yourself, or listen to the alerts on 09 702 80 100, key 1; in EDI, your provider relays them.",
)
_OTHER_SERVICES = Phrase(
    "Cette fiche vise DELTA G, DELTA X et DELTA H7 : pour {services}, vérifiez la procédure de secours propre au "
    "service.",
    "This sheet is about DELTA G, DELTA X and DELTA H7: for {services}, look up the service's own fallback procedure.",
)

_FIXED = {
    EventKind.ENDED: (_END, _OWN_FALLBACK),
    EventKind.PARTLY_ENDED: (_END, _PARTLY, _OWN_FALLBACK),
    EventKind.VANISHED: (_NOT_AN_END, _FOLLOW),
    EventKind.OVERDUE: (_NOT_AN_END, _FOLLOW),
    EventKind.UNCLASSIFIED: (_READ_IT,),
    EventKind.SOURCE_SILENT: (_LOOK_YOURSELF,),
    EventKind.SOURCE_UNREADABLE: (_LOOK_YOURSELF,),
    EventKind.SOURCES_DISAGREE: (_LOOK_YOURSELF,),
    EventKind.SOURCE_BACK: (),
    EventKind.PROVIDER_TROUBLE: (_PROVIDER_IN_TROUBLE, _AUBETTE),
    EventKind.PROVIDER_BACK: (),
    EventKind.ACKNOWLEDGED: (),
    EventKind.CLOSED_BY_PERSON: (),
    EventKind.REOPENED_BY_PERSON: (_NOT_AN_END, _FOLLOW),
    EventKind.CHANNEL_DEAD: (),
    EventKind.CHANNEL_BACK: (),
    EventKind.PLANNED: (),
    EventKind.MOVED: (),
    EventKind.CANCELLED: (),
}
_ALERTS = {Kind.ALERT, Kind.BULLETIN}
_USABLE = {Permission.ALLOWED, Permission.ADVISED}


def steps_of_several(voice: Voice) -> tuple[str, ...]:
    """Return what holds for each of several notices that are told at once."""
    return _CHECK.to(voice.language), _FOLLOW.to(voice.language)


def steps(kind: EventKind, notice: Notice | None, scope: Scope, voice: Voice) -> tuple[str, ...]:
    """Return what Fiche 1 has a person do after this event, in order; nothing where it says nothing."""
    chosen = _FIXED[kind] if kind in _FIXED else _in_trouble(kind, notice, scope)
    lines = tuple(step.to(voice.language) for step in chosen)
    others = tuple(code for code in scope.services if not code.startswith(OF_THE_SHEET))
    if not lines or not others:
        return lines
    return (*lines, _OTHER_SERVICES.to(voice.language, services=service_names(others, voice)))


def _in_trouble(kind: EventKind, notice: Notice | None, scope: Scope) -> tuple[Phrase, ...]:
    if notice is None or notice.kind.value is Kind.END:
        return (_NOT_AN_END, _FOLLOW)
    if notice.kind.value is Kind.MAINTENANCE:
        return (_CHECK, _FOLLOW)
    if kind is EventKind.CONTINUED:
        return (_CHECK, _about_the_fallback(notice.fallback.value.permission), _FOLLOW)
    provider = any(part.modes is None or Mode.EDI in part.modes for part in scope.parts)
    if notice.kind.value not in _ALERTS:
        return (_NOT_AN_ALERT, *((_ASK_PROVIDER,) if provider else ()), _AUBETTE, _START_IT_YOURSELF)
    advice = _about_the_fallback(notice.fallback.value.permission)
    return (_CHECK, advice, _FOLLOW, *((_PROVIDER,) if provider else ()), _OTHER_TROUBLE, _START_IT_YOURSELF)


def _about_the_fallback(permission: Permission) -> Phrase:
    if permission in _USABLE:
        return _COVERED
    return _REFUSED if permission is Permission.REFUSED else _NOT_STATED
