"""The fallbacks that still ask for something, a line each: for whoever asks how things stand."""

from __future__ import annotations

from datetime import datetime

from meteo_douane.domain.open_recourses import Missing, OpenRecourse
from meteo_douane.domain.recourse import RecourseState
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Counted, Phrase, Voice

HEADING = Phrase("Secours auto-déclenchés, à suivre", "Fallbacks that you started, to be seen to")
_LINE = Phrase("{id} · {service} ({mode}) · {stands}", "{id} · {service} ({mode}) · {stands}")
_STANDS = {
    RecourseState.PREPARED: Phrase(
        "ouvert {since} : DA à déposer et à enregistrer", "open {since}: the DA is to be filed and registered"
    ),
    RecourseState.REGISTERED: Phrase(
        "DA enregistrée {at} : bureau non informé, secours pas encore utilisable",
        "DA registered {at}: the office has not been told, it may not be used yet",
    ),
    RecourseState.ACTIVE: Phrase("actif {since}", "active {since}"),
    RecourseState.ENDED: Phrase("terminé {since}", "over {since}"),
    RecourseState.ABANDONED: Phrase("clos {since}", "closed {since}"),
}
_LEFT = Counted(
    Phrase("1 déclaration non cochée", "1 declaration not ticked"),
    Phrase("{count} déclarations non cochées", "{count} declarations not ticked"),
)


def open_line(one: OpenRecourse, now: datetime, voice: Voice) -> str:
    """Return where one stands, since when, and what is missing."""
    recourse = one.recourse
    since, at = (moments.short(side, one.since, now, voice) for side in (Side.SINCE, Side.AT))
    pieces = [_STANDS[recourse.state].to(voice.language, since=since, at=at)]
    if Missing.REFERENCES in one.missing:
        pieces.append(_LEFT.to(voice.language, len(recourse.left)))
    return _LINE.to(
        voice.language,
        id=recourse.id,
        service=short_name(recourse.service, voice),
        mode=recourse.mode.value.upper(),
        stands=", ".join(pieces),
    )
