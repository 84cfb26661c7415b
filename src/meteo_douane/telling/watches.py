"""Watches as people name them."""

from __future__ import annotations

from meteo_douane.telling.voice import Phrase, Voice, listed

#: So many are named where nobody asks for all of them.
MOST_NAMED = 12
_OTHERS = Phrase("{count} autres veilles", "{count} other watches")
#: What a reason says of one watch, and of several: first what it denies.
_OF_EACH = (
    (
        Phrase("que cette veille ne suit pas", "which this watch does not follow"),
        Phrase("qu'aucune de ces veilles ne suit", "which none of these watches follows"),
    ),
    (
        Phrase("cette veille ne suit pas", "this watch does not follow"),
        Phrase("aucune de ces veilles ne suit", "none of these watches follows"),
    ),
    (
        Phrase("aucun service que cette veille suit", "no service that this watch follows"),
        Phrase("aucun service que suive l'une de ces veilles", "no service that any of these watches follows"),
    ),
    (
        Phrase("Cette veille n'avait pas été", "This watch was not"),
        Phrase("Aucune de ces veilles n'avait été", "None of these watches was"),
    ),
    (Phrase("n'est pas pour elle.", "is not for it."), Phrase("n'est pas pour elles.", "is not for them.")),
    (Phrase("cette veille", "this watch"), Phrase("chacune de ces veilles", "each of these watches")),
    (Phrase("Cette veille", "This watch"), Phrase("Chacune de ces veilles", "Each of these watches")),
)


def watch_names(watches: tuple[str, ...], voice: Voice, *, at_most: int = MOST_NAMED) -> str:
    """Return "le-havre, roissy et lyon"; of very many, the first and how many more there are."""
    hidden = len(watches) - at_most
    if hidden <= 1:
        return listed(watches, voice.language)
    return listed((*watches[:at_most], _OTHERS.to(voice.language, count=hidden)), voice.language)


def reason_of_each(reason: str, count: int, voice: Voice) -> str:
    """Return a reason, which is a sentence about one watch, as that of so many."""
    if count <= 1:
        return reason
    for one, each in _OF_EACH:
        reason = reason.replace(one.to(voice.language), each.to(voice.language))
    return reason
