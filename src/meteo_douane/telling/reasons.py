"""Why a watch was told of an event, or was not: one sentence (contract §4, `why`)."""

from __future__ import annotations

from meteo_douane.domain.event import Decision, ReasonCode
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.telling.happenings import is_only_announced
from meteo_douane.telling.scopes import mode_names, short_names
from meteo_douane.telling.voice import Phrase, Voice, capitalised

_VERDICTS = {
    VerdictCode.COVERS: Phrase(
        "Le message vise {services} ({modes}), ce qui touche cette veille.",
        "The message is about {services} ({modes}), which touches this watch.",
    ),
    VerdictCode.MODE_NOT_STATED: Phrase(
        "Le message vise {services} sans préciser le mode : dans le doute, cette veille est prévenue.",
        "The message is about {services} and states no mode: in doubt, this watch is told.",
    ),
    VerdictCode.NOT_UNDERSTOOD: Phrase(
        "Le message n'a pas été compris : dans le doute, toutes les veilles sont prévenues.",
        "The message was not understood: in doubt, every watch is told.",
    ),
    VerdictCode.OTHER_MODE: Phrase(
        "Le message vise {services} en {modes}, et cette veille ne suit pas ce service dans ce mode.",
        "The message is about {services} in {modes}; this watch does not follow it in that mode.",
    ),
    VerdictCode.MENTIONED_ONLY: Phrase(
        "Le message cite {services} sans en signaler de panne.",
        "The message names {services} without saying that they are in trouble.",
    ),
    VerdictCode.OTHER_SERVICE: Phrase(
        "Le message vise {services}, que cette veille ne suit pas.",
        "The message is about {services}, which this watch does not follow.",
    ),
    VerdictCode.NOT_A_TROUBLE: Phrase(
        "Le message n'annonce aucun trouble d'un service.",
        "The message announces no trouble of a service.",
    ),
}
_NOT_ALL_MODES = Phrase(
    "Le message vise {services} ({modes}), ce qui touche cette veille ; il ne mentionne pas {others}.",
    "The message is about {services} ({modes}), which touches this watch; of {others} it says nothing.",
)
_NO_SERVICE_OF_THEIRS = Phrase(
    "Le message ne vise aucun service que cette veille suit.",
    "The message is about no service that this watch follows.",
)
_REASONS = {
    ReasonCode.WAS_TOLD_THE_OPENING: Phrase(
        "Cette veille a été prévenue du début : elle l'est aussi de la suite.",
        "This watch was told of the opening, so it is told of what follows.",
    ),
    ReasonCode.NOTHING_NEW: Phrase(
        "Rien de nouveau : ni le service, ni le mode, ni les heures, ni le secours n'ont changé.",
        "Nothing new: neither service, mode, times nor fallback have changed.",
    ),
    ReasonCode.NOT_TOLD_BEFORE: Phrase(
        "Cette veille n'avait pas été prévenue du début : la suite n'est pas pour elle.",
        "This watch was not told of the opening, so what follows is not for it.",
    ),
    ReasonCode.ENDED_BEFORE_FIRST_READING: Phrase(
        "Déjà terminé à la première lecture : il n'y a rien à dire.",
        "Already over at the first reading: there is nothing to tell.",
    ),
    ReasonCode.ENDED_MEANWHILE: Phrase(
        "Une fin écrite après ce message est déjà connue : il n'y a rien à dire.",
        "An end that was written after this message is known already: there is nothing to tell.",
    ),
    ReasonCode.EVERY_BULLETIN_ASKED: Phrase(
        "Rien de nouveau, mais cette veille demande tous les bulletins.",
        "Nothing new, but this watch asks for every bulletin.",
    ),
    ReasonCode.END_WITHOUT_A_SERVICE: Phrase(
        "La fin ou la reprise annoncée ne nomme aucun service : rien n'est clos, et ceux qui ont été prévenus d'un "
        "début en sont informés.",
        "The end or return that is announced names no service: nothing is closed, and those who were told of an "
        "opening are told of it.",
    ),
    ReasonCode.END_CONTRADICTS_ITSELF: Phrase(
        "Ce que la fin dit rétabli, elle le dit aussi toujours en difficulté : rien n'est clos, et ceux qui ont été "
        "prévenus d'un début en sont informés.",
        "What the end says to work again it also says to be still in trouble: nothing is closed, and those who were "
        "told of an opening are told of it.",
    ),
    ReasonCode.END_OVERTAKEN: Phrase(
        "La fin a été écrite avant un message qui dit le trouble toujours en cours : rien n'est clos, et ceux qui ont "
        "été prévenus d'un début en sont informés.",
        "The end was written before a message that says the trouble to go on: nothing is closed, and those who were "
        "told of an opening are told of it.",
    ),
    ReasonCode.END_OF_A_PART: Phrase(
        "La reprise annoncée laisse de côté une partie que nous ne savons pas nommer : rien n'est clos, et ceux qui "
        "ont été prévenus du début en sont informés.",
        "The return that is announced leaves out a part that we cannot name: nothing is closed, and those who were "
        "told of the opening are told of it.",
    ),
    ReasonCode.END_OF_EVERY_SERVICE: Phrase(
        "La fin annoncée vaut pour le portail ou pour tous les services, sans les nommer : rien n'est clos, et ceux "
        "qui ont été prévenus d'un début en sont informés.",
        "The end that is announced is of the portal or of all services, and names none of them: nothing is closed, "
        "and those who were told of an opening are told of it.",
    ),
    ReasonCode.END_WITHIN_A_WIDER_ALERT: Phrase(
        "La fin nomme un service que cette veille suit, mais une alerte plus large qui le touche n'est pas levée : "
        "rien n'est clos.",
        "The end names a service that this watch uses, but a wider alert that touches it has not ended: nothing is "
        "closed.",
    ),
    ReasonCode.CANCELLATION_UNCLEAR: Phrase(
        "L'annulation ne dit pas de quelle opération : rien n'est clos, et ceux qui ont été prévenus en sont informés.",
        "The cancellation does not say of which operation: nothing is closed, and those who were told are told of it.",
    ),
    ReasonCode.NO_KNOWN_ALERT: Phrase(
        "Nous ne connaissons aucun épisode auquel ce message se rattache.",
        "We know of no episode that this message belongs to.",
    ),
    ReasonCode.THE_SOURCE_ITSELF: Phrase(
        "Il s'agit de la lecture de la météo elle-même, et non d'un service.",
        "It is about the reading of the météo itself, not about a service.",
    ),
    ReasonCode.NOT_ACKNOWLEDGED: Phrase(
        "Personne n'a encore indiqué s'en occuper, et cette veille demande des rappels.",
        "Nobody has said yet that they are on it, and this watch asks for repeats.",
    ),
    ReasonCode.NOBODY_ANSWERED: Phrase(
        "Les rappels sont restés sans réponse, et cette veille fait alors prévenir ce canal.",
        "The repeats were not answered, and this watch has this channel told then.",
    ),
    ReasonCode.ITS_PROVIDER: Phrase(
        "Cette veille utilise l'EDI par ce prestataire.",
        "This watch uses EDI through this provider.",
    ),
    ReasonCode.THE_CHANNEL_ITSELF: Phrase(
        "Il s'agit d'un de nos canaux d'envoi, et non d'un service.",
        "It is about one of our own channels, not about a service.",
    ),
    ReasonCode.NO_WATCH: Phrase(
        "Aucune veille n'est configurée : personne n'est prévenu.",
        "No watch is configured: nobody is told.",
    ),
}
#: Why we go on telling; what about is said with it, for whoever reads this message alone.
_ABOUT_WHAT_IS_THEIRS = {
    ReasonCode.WAS_TOLD_THE_OPENING,
    ReasonCode.EVERY_BULLETIN_ASKED,
    ReasonCode.NOT_ACKNOWLEDGED,
    ReasonCode.NOBODY_ANSWERED,
}
_OF_THE_ONLY_ONE = Phrase(
    "Le message ne nomme aucun service : nous le rattachons à cet épisode, à vérifier.",
    "The message names no service: we take it to be of this episode, to be checked.",
)
_ANNOUNCED_AT_START = Phrase(
    "Déjà annoncé à la première lecture. {verdict}", "Announced already at the first reading. {verdict}"
)
_AT_START = Phrase("Déjà en vigueur à la première lecture. {verdict}", "In force at the first reading. {verdict}")


def why(decision: Decision, voice: Voice) -> str:
    """Return one readable sentence: why this watch was told of the event, or why not."""
    match decision.reason:
        case ReasonCode.CONCERNED | ReasonCode.NOT_CONCERNED:
            return _of_verdict(decision, voice)
        case ReasonCode.IN_FORCE_AT_START:
            phrase = _ANNOUNCED_AT_START if is_only_announced(decision.event) else _AT_START
            return phrase.to(voice.language, verdict=_of_verdict(decision, voice))
        case reason if reason in _ABOUT_WHAT_IS_THEIRS and decision.verdict and decision.verdict.code.tells:
            return f"{_REASONS[reason].to(voice.language)} {_of_verdict(decision, voice)}"
        case reason:
            return _REASONS[reason].to(voice.language)


def _of_verdict(decision: Decision, voice: Voice) -> str:
    """Return why a notice concerns a watch, and in which of its modes it does not."""
    if decision.event.ends_without_a_name:
        return _OF_THE_ONLY_ONE.to(voice.language)
    verdict = decision.verdict
    others = (decision.modes or frozenset()) - verdict.modes if verdict and verdict.modes else frozenset()
    if verdict is None or verdict.code is not VerdictCode.COVERS or not others:
        return why_verdict(verdict, voice)
    return _NOT_ALL_MODES.to(
        voice.language,
        services=short_names(verdict.services, voice),
        modes=mode_names(verdict.modes, voice),
        others=mode_names(others, voice),
    )


def why_verdict(verdict: Verdict | None, voice: Voice) -> str:
    """Return one sentence: why a notice concerns a watch, or why not."""
    if verdict is None:
        return _NO_SERVICE_OF_THEIRS.to(voice.language)
    if verdict.code in {VerdictCode.OTHER_SERVICE, VerdictCode.MENTIONED_ONLY} and not verdict.services:
        return _NO_SERVICE_OF_THEIRS.to(voice.language)
    sentence = _VERDICTS[verdict.code].to(
        voice.language,
        services=short_names(verdict.services, voice),
        modes=mode_names(verdict.modes, voice),
    )
    return capitalised(sentence)
