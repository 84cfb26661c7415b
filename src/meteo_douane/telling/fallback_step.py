"""The step about the fallback: what to make of what is said of it, for those who are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.notice import Fallback, Mode, Permission
from meteo_douane.telling import moments
from meteo_douane.telling.fallback_told import FallbackTold
from meteo_douane.telling.fallbacks import is_passed
from meteo_douane.telling.moments import Side
from meteo_douane.telling.scopes import mode_names
from meteo_douane.telling.voice import Phrase, Voice

_COVERED = Phrase(
    "Si c'est le cas, appliquez la procédure de secours qui vous concerne ; l'alerte étant publiée, vous n'avez pas de "
    "demande d'assistance (DA) à déposer.",
    "If so, apply the fallback procedure that concerns you; as the alert is published, there is no request for "
    "assistance (DA) to file.",
)
_REFUSED = Phrase(
    "Le message écarte la procédure de secours : ne la déclenchez pas sur la foi de ce message (notre conseil).",
    "The message rules out the fallback: do not start it on the strength of this message (our advice).",
)
_NOT_STATED = Phrase(
    "Le message ne dit rien de la procédure de secours : reportez-vous à celle qui vous concerne et attendez le "
    "bulletin suivant, ou appelez le SAU, au 09 702 80 100 (notre conseil).",
    "The message says nothing of the fallback: look up the one that concerns you and wait for the next bulletin, or "
    "call the SAU, on 09 702 80 100 (our advice).",
)
_TO_BE_READ = Phrase(
    "Ce qui est dit de la procédure de secours n'est pas sûr : lisez le message avant de la déclencher ou de la "
    "quitter (notre conseil).",
    "What is said of the fallback is not certain: read the message before you start or leave one (our advice).",
)
_OVER = Phrase(
    "La procédure de secours est terminée : n'y recourez plus, et régularisez les opérations faites en secours selon "
    "les consignes publiées (notre conseil).",
    "The fallback is over: use it no more, and regularise what was done under it as published (our advice).",
)
_ENDS = Phrase(
    "La procédure de secours prend fin {when} : n'y recourez plus ensuite, et régularisez les opérations faites en "
    "secours selon les consignes publiées (notre conseil).",
    "The fallback ends {when}: do not use it after that, and regularise what was done under it as published (our "
    "advice).",
)
_PASSED = Phrase(
    "L'heure jusqu'à laquelle la procédure de secours était autorisée est passée : avant de l'appliquer, vérifiez "
    "qu'elle l'est encore, dans la météo ou au 09 702 80 100, touche 1 (notre conseil).",
    "The hour until which the fallback was allowed has passed: before you apply it, check that it still is, in the "
    "météo or on 09 702 80 100, key 1 (our advice).",
)
_EACH_ITS_OWN = Phrase(
    "Ce qui est dit de la procédure de secours diffère d'un message à l'autre : reportez-vous à celui de votre "
    "service (notre conseil).",
    "What is said of the fallback differs from one message to another: go by that of your service (our advice).",
)
_NOT_AN_ALERT = Phrase(
    "La météo n'intitule pas ce message « alerte » : s'il décrit votre service, votre mode et le trouble que vous "
    "constatez, demandez au SAU (09 702 80 100) s'il ouvre la procédure de secours (notre conseil).",
    "The météo does not call this message an “alerte”: if it describes your service, your mode and the trouble that "
    "you see, ask the SAU (09 702 80 100) whether it opens the fallback (our advice).",
)
_NOT_AN_ALERT_AND_ALLOWED = Phrase(
    "La météo n'intitule pas ce message « alerte », mais il autorise la procédure de secours : s'il décrit votre "
    "service, votre mode et le trouble que vous constatez, faites confirmer par le SAU (09 702 80 100) qu'elle est "
    "ouverte avant de l'appliquer (notre conseil).",
    "The météo does not call this message an “alerte”, but it allows the fallback: if it describes your service, "
    "your mode and the trouble that you see, have the SAU (09 702 80 100) confirm that it is open before you apply "
    "it (our advice).",
)

_USABLE = {Permission.ALLOWED, Permission.ADVISED}

Modes = frozenset[Mode] | None
"""The modes that are used, or None: any may be."""


@dataclass(frozen=True, slots=True)
class Using:
    """Who reads the steps, and when: the modes and services that they use, and in what language they are told."""

    modes: Modes
    voice: Voice
    now: datetime
    services: tuple[str, ...]

    @property
    def stated(self) -> str:
        """The modes in words."""
        return mode_names(self.modes, self.voice)


def about_the_fallbacks(told: Iterable[FallbackTold], using: Using) -> str:
    """Return what to make of it where several messages speak of it."""
    steps = {about_the_fallback(each, using) for each in told}
    return steps.pop() if len(steps) == 1 else _EACH_ITS_OWN.to(using.voice.language)


def without_an_alert(told: FallbackTold, using: Using) -> str:
    """Return what to make of a trouble that is called no alert, though its words may speak of the fallback."""
    if told.value.permission is Permission.NOT_STATED:
        return _NOT_AN_ALERT.to(using.voice.language)
    if is_ruled_out(told, using):
        return about_the_fallback(told, using)
    return _NOT_AN_ALERT_AND_ALLOWED.to(using.voice.language)


def is_ruled_out(told: FallbackTold, using: Using) -> bool:
    """Return whether something is stated of the fallback that is no permission which still holds."""
    is_lasting = not is_passed(told.value, using.now) and not _is_of_other_modes(told, using)
    is_open = told.value.permission in _USABLE and is_lasting and not told.read.doubts
    return told.value.permission is not Permission.NOT_STATED and not is_open


def about_the_fallback(told: FallbackTold, using: Using) -> str:
    """Return what to make of what holds of the fallback."""
    fallback, language = told.value, using.voice.language
    if fallback.permission is Permission.NOT_STATED and not told.read.doubts:
        return _NOT_STATED.to(language)
    if told.read.doubts or _is_of_other_modes(told, using):
        return _TO_BE_READ.to(language)
    if fallback.permission is Permission.ENDED:
        return _end_of_the_fallback(fallback, using)
    if is_passed(fallback, using.now):
        return _PASSED.to(language)
    return (_COVERED if fallback.permission in _USABLE else _REFUSED).to(language)


def _end_of_the_fallback(fallback: Fallback, using: Using) -> str:
    if fallback.ends_at is None or fallback.ends_at <= using.now:
        return _OVER.to(using.voice.language)
    when = moments.short(Side.AT, fallback.ends_at, using.now, using.voice)
    return _ENDS.to(using.voice.language, when=when)


def _is_of_other_modes(told: FallbackTold, using: Using) -> bool:
    limits = told.value.modes_left
    return limits is not None and using.modes is not None and limits.isdisjoint(using.modes)
