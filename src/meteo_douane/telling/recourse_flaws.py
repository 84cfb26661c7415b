"""What in a record does not go together: reasons with the request, declarations with the hours of the fallback."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.contradictions import ContradictionCode, contradictions
from meteo_douane.domain.recourse import Recourse
from meteo_douane.telling import moments
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase, Voice

_CONTRADICTED = Phrase(
    "La demande se contredit ; à vérifier avant de la coller",
    "The request contradicts itself; to be checked before it is pasted",
)
_CONTRADICTIONS = {
    ContradictionCode.OTHER_MODE: Phrase(
        "La raison « {reason} » parle du mode {found}, et la demande est en {mode} : corrigez l'une ou l'autre.",
        "The reason “{reason}” speaks of the mode {found}, and the request is in {mode}: mend one of them.",
    ),
    ContradictionCode.OTHER_SERVICE: Phrase(
        "La raison « {reason} » parle de {found}, et la demande est pour {service} : corrigez l'une ou l'autre, chaque "
        "service en ligne a sa propre demande.",
        "The reason “{reason}” speaks of {found}, and the request is for {service}: mend one of them, each service "
        "has a request of its own.",
    ),
    ContradictionCode.PROVIDER: Phrase(
        "La raison « {reason} » parle de « {found} », qui n'intervient qu'en EDI, et la demande est en {mode} : "
        "corrigez l'une ou l'autre.",
        "The reason “{reason}” speaks of “{found}”, which has a part in EDI only, and the request is in {mode}: mend "
        "one of them.",
    ),
    ContradictionCode.PUBLISHED: Phrase(
        "La raison « {reason} » nie toute alerte, et la météo affiche « {found} ». Si ce message décrit ce que vous "
        "constatez, suivez-le, vous n'avez pas de demande à déposer ; sinon, corrigez la raison avant de la déposer.",
        "The reason “{reason}” denies any alert, and the météo shows “{found}”. If it describes what you see, "
        "follow it, you have no request to file; otherwise mend the reason before you file it.",
    ),
}
_TOO_EARLY = Phrase(
    "Notées avant que les deux conditions soient remplies ({usable}) : {names}. Si l'heure est fausse, corrigez-la ; "
    "si elle est juste, voyez avec votre bureau ce qu'il en est de ces déclarations.",
    "Noted before both conditions were met ({usable}): {names}. If the hour is wrong, mend it; if it is right, ask "
    "your office what becomes of these declarations.",
)
_TOO_LATE = Phrase(
    "Notées après la fin ({end}) : {names}. Si elles ont été établies avant, il n'y a rien à changer ; si la fin notée "
    "est fausse, corrigez-la ; sinon, voyez avec votre bureau ce qu'il en est de ces déclarations.",
    "Noted after the end ({end}): {names}. If they were made before it, nothing is to be changed; if the end that is "
    "written is wrong, mend it; otherwise ask your office what becomes of these declarations.",
)

_BEFORE_THE_ALERT = Phrase(
    "La DA est notée comme enregistrée ({registered}), avant le passage en alerte qu'elle porte ({opened}) : à "
    "vérifier, l'heure d'enregistrement dans OLGA fait foi.",
    "The request is noted as registered ({registered}), before the start of the alert that it states ({opened}): to be "
    "checked, the hour of its registration in OLGA counts.",
)


def contradiction_section(recourse: Recourse, telling: Telling) -> Section:
    """Return which reasons contradict the request, as long as it is to be filed or is what the office reads."""
    voice, published = telling.voice, telling.situation.titles
    found = () if recourse.usable_from else contradictions(recourse, voice.catalogue, published)
    lines = tuple(
        _CONTRADICTIONS[one.code].to(
            voice.language,
            reason=one_line(one.reason),
            found=one_line(one.found),
            mode=recourse.mode.value.upper(),
            service=short_name(recourse.service, voice),
        )
        for one in found
    )
    return Section(Style.LIST, _CONTRADICTED.to(voice.language), lines)


def noted_section(recourse: Recourse, voice: Voice) -> Section:
    """Return which declarations were noted before the fallback could be used, by the hours that hold, or after it."""
    usable, end = (
        moments.full(Side.ALONE, moment, voice) if moment else ""
        for moment in (recourse.usable_from, recourse.ended_at)
    )
    found = ((_TOO_EARLY, recourse.too_early), (_TOO_LATE, recourse.too_late))
    lines = tuple(
        phrase.to(voice.language, names=", ".join(map(one_line, names)), usable=usable, end=end)
        for phrase, names in found
        if names
    )
    return Section(Style.PLAIN, "", (*_before_the_alert(recourse, voice), *lines))


def _before_the_alert(recourse: Recourse, voice: Voice) -> Iterator[str]:
    """Yield that the request was registered before the hour that it states; whoever types it knows minutes alone."""
    registered, opened = recourse.registered_at, recourse.opened_at
    if registered is not None and registered < opened.replace(second=0, microsecond=0):
        hours = {
            "registered": moments.full(Side.ALONE, registered, voice),
            "opened": moments.full(Side.ALONE, opened, voice),
        }
        yield _BEFORE_THE_ALERT.to(voice.language, **hours)
