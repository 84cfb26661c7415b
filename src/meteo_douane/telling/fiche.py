"""How Fiche 1 is quoted: its sentence, the step that it stands in, and which version of the sheet it is."""

from __future__ import annotations

from meteo_douane.domain import fiche
from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.situation import Coverage, coverage_of
from meteo_douane.telling.scopes import service_name
from meteo_douane.telling.voice import Phrase, Voice, spaced, unbroken

_VERSION = Phrase("{title} ({author}, {version})", "{title} ({author}, June 2021; quoted in French)")
_STEP = Phrase("Étape {step} : « {words} »", "Step {step}: « {words} »")
_PREAMBLE = Phrase("Rappels : « {words} »", "Reminders: « {words} »")
_HEAD = Phrase("En tête : « {words} »", "At its head: « {words} »")
DELTA_IE = Phrase(
    "DELTA IE a son propre texte ({text}) : vérifiez-le, cette fiche ne vise que Delta G, Delta X et Delta H7.",
    "DELTA IE has a text of its own ({text}): check it, this sheet is about Delta G, Delta X and Delta H7 only.",
)
NOT_OF_DELTA_IE = Phrase(
    "Cette fiche ne vise que Delta G, Delta X et Delta H7 ; DELTA IE a son propre texte ({text}), à vérifier.",
    "This sheet is about Delta G, Delta X and Delta H7 only; DELTA IE has a text of its own ({text}), to be checked.",
)
OTHER_SERVICE = Phrase(
    "Cette fiche ne vise que Delta G, Delta X et Delta H7 : pour {service}, vérifiez la procédure de secours propre "
    "au service.",
    "This sheet is about Delta G, Delta X and Delta H7 only: for {service}, check the service's own fallback "
    "procedure.",
)


_CAUTIONS = {Coverage.DELTA_IE: DELTA_IE, Coverage.OTHER: OTHER_SERVICE}
_SHEET = Phrase("Ce que dit la {version}", "What the {version} says")
_SHEET_OF_OTHERS = Phrase(
    "Ce que dit la {version}, qui ne vise pas {service}", "What the {version} says, which is not about {service}"
)


def caution(service: str, voice: Voice) -> str:
    """Return what must be checked for a service that the sheet is not about; of one that it is about, nothing."""
    phrase = _CAUTIONS.get(coverage_of(service, voice.catalogue))
    if phrase is None:
        return ""
    return phrase.to(voice.language, text=fiche.TEXT_OF_DELTA_IE, service=service_name(service, voice))


def heading(service: str, voice: Voice) -> str:
    """Return what stands above the sentences of the sheet that are quoted for a service."""
    phrase = _SHEET_OF_OTHERS if caution(service, voice) else _SHEET
    return phrase.to(voice.language, version=version(voice), service=service_name(service, voice))


def version(voice: Voice) -> str:
    """Return which sheet is quoted."""
    return _VERSION.to(voice.language, title=fiche.TITLE, author=fiche.AUTHOR, version=fiche.VERSION)


def quotation(passage: Passage, voice: Voice) -> str:
    """Return a sentence of the sheet with its step; the words are the administration's, and stay in French."""
    before_the_steps = _HEAD if passage is Passage.ABOUT else _PREAMBLE
    phrase = _STEP if passage.step else before_the_steps
    return phrase.to(voice.language, step=passage.step, words=unbroken(spaced(passage.words)))
