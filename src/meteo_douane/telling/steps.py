"""What to do next, according to Fiche 1 – Opérateurs (DGDDI, June 2021); never mixed with what the page said.

What the sheet does not say is our advice, and each sentence of it says so at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meteo_douane.domain.event import ENDS, Event, EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Kind, Mode, Scope
from meteo_douane.telling.fallback_step import (
    Using,
    about_the_fallback,
    about_the_fallbacks,
    is_ruled_out,
    without_an_alert,
)
from meteo_douane.telling.fallback_told import FallbackTold
from meteo_douane.telling.happenings import is_only_announced, is_still_to_come
from meteo_douane.telling.own_start import AUBETTE, by_oneself
from meteo_douane.telling.voice import Phrase, Voice

_OF_THE_SHEET = Phrase(
    "d'après la Fiche 1 – Opérateurs de la DGDDI, juin 2021 ; ceci n'est pas le texte de la météo",
    "according to the DGDDI's “Fiche 1 – Opérateurs” of June 2021; this is not the text of the météo",
)
_OF_BOTH = Phrase(
    "d'après la Fiche 1 – Opérateurs de la DGDDI, juin 2021 (nos conseils sont marqués) ; ceci n'est pas le texte de "
    "la météo",
    "according to the DGDDI's “Fiche 1 – Opérateurs” of June 2021 (our advice is marked); this is not the text of the "
    "météo",
)
_OF_OURS = Phrase(
    "selon nous ; ni la Fiche 1 – Opérateurs ni la météo ne le disent",
    "in our view; neither the “Fiche 1 – Opérateurs” nor the météo says so",
)
#: What stands at the end of a sentence that the sheet has not.
OUR_ADVICE = Phrase("(notre conseil).", "(our advice).")

# Step 1: is there an alert, and is it ours?
_CHECK = Phrase(
    "Vérifiez que le message décrit bien votre service, votre mode de transmission et le trouble que vous constatez.",
    "Check that the message describes your service, your transmission mode and the trouble that you see.",
)
_CHECK_MODE = Phrase(
    "Vérifiez que le message décrit bien votre service, votre mode de transmission ({modes}) et le trouble que vous "
    "constatez.",
    "Check that the message describes your service, your transmission mode ({modes}) and the trouble that you see.",
)
_FOLLOW = Phrase(
    "Suivez les bulletins d'information périodiques (BIP) dans la météo ; par téléphone : 09 702 80 100, touche 1.",
    "Follow the bulletins (BIP) in the météo; by telephone: 09 702 80 100, key 1.",
)
_FOLLOW_EDI = Phrase(
    "Suivez les bulletins d'information périodiques (BIP) dans la météo ; par téléphone : 09 702 80 100, touche 1 ; en "
    "EDI, votre prestataire de connexion les relaie aussi.",
    "Follow the bulletins (BIP) in the météo; by telephone: 09 702 80 100, key 1; in EDI, your connection provider "
    "relays them too.",
)
_OTHER_TROUBLE = Phrase(
    "Autre trouble, autre service ou autre mode : cette alerte ne vous couvre pas, et les étapes suivantes sont pour "
    "vous.",
    "Another trouble, service or mode: this alert does not cover you, and the next steps are for you.",
)
# Step 2: where does the trouble come from?
_PROVIDER_IN_TROUBLE = Phrase(
    "Demandez à votre prestataire si le trouble que vous constatez vient de sa plateforme ; si oui, c'est lui qui le "
    "signale au CID : attendez la publication de l'alerte dans la météo.",
    "Ask your provider whether the trouble that you see comes from its platform; if so, it is the provider who "
    "reports it to the CID: wait until the alert is published in the météo.",
)
# Step 6: the end
_END = Phrase(
    "Assurez-vous que cette fin vous concerne (service et mode), puis appliquez les consignes qui l'accompagnent dans "
    "le message cité ci-dessus.",
    "Check that this end concerns you (service and mode), then follow the instructions that come with it in the "
    "message quoted above.",
)
_PARTLY = Phrase(
    "Ce que cette fin ne dit pas rétabli reste en alerte : continuez à suivre les bulletins (notre conseil).",
    "What this end does not say to be back is still in alert: go on following the bulletins (our advice).",
)
_TRY_IT = Phrase(
    "Essayez avant de tenir votre service pour rétabli : le message dit lui-même que quelque chose ne va pas encore. "
    "Si votre trouble dure : 09 702 80 100, touche 1 (notre conseil).",
    "Try it before you take your service for restored: the message itself says that something is not right yet. If "
    "your trouble lasts: 09 702 80 100, key 1 (our advice).",
)
_FOLLOW_THE_FALLBACK = Phrase(
    "Si vous êtes encore en secours, suivez-en la fin dans la météo ou au 09 702 80 100, touche 1 : votre trouble "
    "étant terminé, nous ne vous l'annoncerons pas (notre conseil).",
    "If you still use the fallback, follow its end in the météo or on 09 702 80 100, key 1: as your trouble is over, "
    "we shall not announce it to you (our advice).",
)
_OWN_FALLBACK = Phrase(
    "Si vous aviez auto-déclenché le secours et que votre dysfonctionnement est résolu : faites clore la DA par le SAU "
    "(cid-sau@douane.finances.gouv.fr ou 09 702 80 100) et informez votre bureau de douane.",
    "If you had started the fallback yourself, and your trouble is resolved: have the SAU close the DA "
    "(cid-sau@douane.finances.gouv.fr or 09 702 80 100) and tell your customs office.",
)
_NOT_AN_END = Phrase(
    "Ne tenez pas le trouble pour terminé : seul un message de fin le clôt. Vérifiez dans la météo ou au 09 702 80 "
    "100, touche 1 (notre conseil).",
    "Do not take the trouble for over: only a message of its end closes it. Check in the météo or call 09 702 80 "
    "100, key 1 (our advice).",
)
_NOT_CALLED_OFF = Phrase(
    "Ne tenez pas l'opération pour annulée : seul un message d'annulation le dit. Vérifiez dans la météo ou au 09 "
    "702 80 100, touche 1 (notre conseil).",
    "Do not take the operation for cancelled: only a message of its cancellation says so. Check in the météo or call "
    "09 702 80 100, key 1 (our advice).",
)
_READ_IT = Phrase(
    "Lisez le message en entier ; s'il vous concerne, suivez ses consignes (notre conseil).",
    "Read the whole message; if it concerns you, follow its instructions (our advice).",
)
LOOK_YOURSELF = Phrase(
    "Consultez vous-même la météo, ou écoutez les alertes au 09 702 80 100, touche 1 ; en EDI, votre prestataire les "
    "relaie.",
    "Look at the météo yourself, or listen to the alerts on 09 702 80 100, key 1; in EDI, your provider relays them.",
)

_IN_A_DRILL = Phrase(
    "C'est un exercice : n'appelez ni le SAU ni votre prestataire, n'écrivez pas à votre bureau de douane et ne "
    "recourez à aucun secours. Ce qu'une vraie alerte vous ferait faire de plus n'est pas repris ici.",
    "This is a drill: call neither the SAU nor your provider, do not write to your customs office, and use no "
    "fallback. What else a real alert would have you do is left out here.",
)
_WITHIN = (_CHECK, _END, _PARTLY, _READ_IT)
"""Steps that a drill may have a person go through: they call nobody outside, and touch no declaration."""

_FIXED = {
    EventKind.ENDED: (_END, _OWN_FALLBACK),
    EventKind.PARTLY_ENDED: (_END, _PARTLY, _OWN_FALLBACK),
    EventKind.VANISHED: (_NOT_AN_END, _FOLLOW),
    EventKind.OVERDUE: (_NOT_AN_END, _FOLLOW),
    EventKind.UNCLASSIFIED: (_READ_IT,),
    EventKind.SOURCE_SILENT: (LOOK_YOURSELF,),
    EventKind.SOURCE_UNREADABLE: (LOOK_YOURSELF,),
    EventKind.SOURCES_DISAGREE: (LOOK_YOURSELF,),
    EventKind.SOURCE_BACK: (),
    EventKind.PROVIDER_TROUBLE: (_PROVIDER_IN_TROUBLE, AUBETTE),
    EventKind.PROVIDER_BACK: (),
    EventKind.ACKNOWLEDGED: (),
    EventKind.CLOSED_BY_PERSON: (),
    EventKind.REOPENED_BY_PERSON: (_NOT_AN_END, _FOLLOW),
    EventKind.CHANNEL_DEAD: (),
    EventKind.CHANNEL_BACK: (),
    EventKind.PLANNED: (),
    EventKind.MOVED: (),
    EventKind.CANCELLED: (),
    **{kind: () for kind in EventKind if kind.is_for_the_operator},
}
_ALERTS = {Kind.ALERT, Kind.BULLETIN}


def steps_of_several(told: Iterable[tuple[Event, FallbackTold]], using: Using) -> tuple[str, ...]:
    """Return what holds for each of several notices that are told at once."""
    told = tuple(told)
    is_edi = any(_uses_edi(event.scope, using.modes) for event, _ in told)
    of_all = about_the_fallbacks((of_it for _, of_it in told), using)
    return _spoken((_CHECK, of_all, _FOLLOW_EDI if is_edi else _FOLLOW), using)


def steps(kind: EventKind, event: Event, told: FallbackTold, using: Using) -> tuple[str, ...]:
    """Return what Fiche 1 has a person who uses these modes do after an event, in order; nothing where it says nothing.

    `kind` is the event from the side of the watch.
    """
    if kind is EventKind.VANISHED and is_still_to_come(event):
        chosen: tuple[Phrase | str, ...] = (_NOT_CALLED_OFF,)
    elif is_only_announced(event):
        chosen = _FIXED[EventKind.PLANNED]
    else:
        chosen = _FIXED[kind] if kind in _FIXED else tuple(_in_trouble(kind, event, told, using))
        chosen = tuple(_at_an_end(kind, event, told)) if kind in ENDS else chosen
    return _spoken(chosen, using)


def source(lines: tuple[str, ...], voice: Voice) -> str:
    """Return whose these steps are: those of the sheet, ours, or some of each."""
    ours = {line.endswith(OUR_ADVICE.to(voice.language)) for line in lines}
    phrase = _OF_BOTH if len(ours) > 1 else _OF_OURS if True in ours else _OF_THE_SHEET
    return phrase.to(voice.language)


def _spoken(chosen: tuple[Phrase | str, ...], using: Using) -> tuple[str, ...]:
    """Return the sentences, those about the mode with the modes that are used."""
    language = using.voice.language
    chosen = _of_a_drill(chosen) if using.voice.drill else chosen
    check = _CHECK_MODE.to(language, modes=using.stated) if using.modes else _CHECK.to(language)
    return tuple(_sentence(step, check, language) for step in chosen)


def _of_a_drill(chosen: tuple[Phrase | str, ...]) -> tuple[Phrase | str, ...]:
    """Return the steps of a drill: one sentence stands for those that lead outside, or to a fallback."""
    within = tuple(step for step in chosen if step in _WITHIN)
    return within if within == chosen else (*within, _IN_A_DRILL)


def _sentence(step: Phrase | str, check: str, language: Language) -> str:
    if isinstance(step, str):
        return step
    return check if step is _CHECK else step.to(language)


def _in_trouble(kind: EventKind, event: Event, told: FallbackTold, using: Using) -> Iterator[Phrase | str]:
    notice = event.notice
    if notice is None or notice.kind.value is Kind.END:
        yield _NOT_AN_END
        yield _FOLLOW
        return
    is_edi = _uses_edi(event.scope, using.modes)
    follow, fallback = _FOLLOW_EDI if is_edi else _FOLLOW, about_the_fallback(told, using)
    if notice.kind.value is Kind.MAINTENANCE:
        yield from (_CHECK, follow)
    elif kind is EventKind.CONTINUED:
        yield from (_CHECK, fallback, follow)
    elif notice.kind.value in _ALERTS:
        yield from (_CHECK, fallback, follow, _OTHER_TROUBLE)
        yield from by_oneself(using, is_edi=is_edi)
    else:
        yield from _of_a_malfunction(told, using)
        yield from by_oneself(using, is_edi=is_edi)


def _of_a_malfunction(told: FallbackTold, using: Using) -> Iterator[Phrase | str]:
    """Yield what a trouble is worth that is called no alert."""
    if is_ruled_out(told, using):
        yield _CHECK
    yield without_an_alert(told, using)


def _at_an_end(kind: EventKind, event: Event, told: FallbackTold) -> Iterator[Phrase | str]:
    """Yield what to do at an end; of the fallback of what is over for a watch, no later word reaches it."""
    if event.reservations:
        yield _TRY_IT
    yield from _FIXED[kind]
    if kind is EventKind.ENDED and event.remaining and told.is_open_for_what_is_over:
        yield _FOLLOW_THE_FALLBACK


def _uses_edi(scope: Scope, modes: frozenset[Mode] | None) -> bool:
    if modes is not None:
        return Mode.EDI in modes
    return any(part.modes is None or Mode.EDI in part.modes for part in scope.parts)
