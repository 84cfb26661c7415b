"""The first page asks for itself again: on a screen on the wall nobody else does, a refusal least of all."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from meteo_douane.telling.voice import Phrase, Voice

_RELOADS = Phrase(
    "Cette page se recharge toutes les {seconds} secondes ; si son heure n'avance plus, ce qu'elle dit est ancien.",
    "This page reloads every {seconds} seconds; if its time stands still, what it says is old.",
)
_STANDS_STILL = Phrase("Cette page ne se recharge pas d'elle-même.", "This page does not reload by itself.")
_STOP = Phrase("Ne plus recharger", "Stop reloading")
_RESUME = Phrase("Recharger de nouveau", "Reload again")
#: How often the page is asked for again.
RELOAD_SECONDS = 30
#: What somebody whom that disturbs asks for in the address: a reload takes a screen reader back to the top.
NEVER = "no"
_HOME = "/"


@dataclass(frozen=True, slots=True)
class Reload:
    """Whether the page is asked for again by itself, and the link that changes that."""

    words: str
    switch: str
    href: str


def reload_words(voice: Voice, *, reloads: bool) -> Reload:
    """Return what is said of the reload."""
    language = voice.language
    if reloads:
        return Reload(_RELOADS.to(language, seconds=RELOAD_SECONDS), _STOP.to(language), f"./?reload={NEVER}")
    return Reload(_STANDS_STILL.to(language), _RESUME.to(language), "./")


def is_reloading(request: Request) -> bool:
    """Return whether what is asked for is the first page, by somebody whom a reload does not disturb."""
    return request.url.path == _HOME and request.query_params.get("reload") != NEVER


def reload_by_itself(request: Request, answer: Response) -> None:
    """Let an answer be asked for again, whether it is the first page or the refusal that stands in its place."""
    if is_reloading(request):
        answer.headers["Refresh"] = str(RELOAD_SECONDS)
