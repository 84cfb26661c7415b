"""What the demonstration plays: scenes of a météo page that we invented, and the watches that look at it.

Moments in a text are minutes from the publication of its message: "{-25}" becomes "23/11/2026 à 9h35", Paris time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from meteo_douane.domain.notice import Mode
from meteo_douane.domain.watch import Watch


class Trouble(StrEnum):
    """How the site itself fails."""

    OVERLOADED = "overloaded"
    """Status 503."""
    HANGS_UP = "hangs_up"
    """The connection is closed without an answer."""
    ERROR_PAGE = "error_page"
    """An error page with status 200."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as published; `number` is what its address and its guid are made of."""

    number: int
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What page and feed show at one time, newest first; `caption` tells it to a French reader in one line."""

    name: str
    caption: str
    messages: tuple[Message, ...] = ()
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Scenes in the order in which they are shown, each with its own name."""

    scenes: tuple[Scene, ...]


ALERT = Message(
    301,
    "Alerte – DELTA IE et DELTA T – mode EDI",
    (
        "Motif\u00a0: les messages EDI déposés dans DELTA IE et dans DELTA T restent sans suite depuis le {-25}.",
        "Procédure de secours\u00a0: la procédure de secours est autorisée à compter du {-10} pour le mode EDI.",
        "Consignes\u00a0: conserver les messages en attente, sans les déposer une seconde fois.",
    ),
)
NOTHING_NEW = Message(
    302,
    "BIP n°\u00a01 – DELTA IE et DELTA T – mode EDI",
    (
        "Les recherches continuent et rien n'a changé depuis l'alerte.",
        "La procédure de secours reste autorisée.",
        "Le prochain bulletin paraîtra le {+30}.",
    ),
)
WIDER = Message(
    303,
    "BIP n°\u00a02 – DELTA IE (DTI et EDI) et DELTA T (EDI)",
    (
        "L'incident s'étend à la saisie\u00a0: DELTA IE est indisponible en DTI et en EDI.",
        "DELTA T reste indisponible en EDI.",
        "Le retour à la normale est prévu le {+90}.",
        "La procédure de secours reste autorisée.",
    ),
)
PARTIAL_END = Message(
    304,
    "Fin d'alerte – DELTA IE et DELTA T – mode EDI",
    (
        "Les échanges EDI de DELTA IE et de DELTA T sont rétablis depuis le {-2}.",
        "La procédure de secours prend fin le {+10} pour le mode EDI.",
    ),
)
END = Message(
    305,
    "Fin d'alerte – DELTA IE – mode DTI",
    (
        "La saisie en DTI dans DELTA IE est rétablie depuis le {-1}.",
        "La procédure de secours prend fin le {+10}. Les opérations faites sous ce régime restent à régulariser.",
    ),
)

_EVERYTHING = (END, PARTIAL_END, WIDER, NOTHING_NEW, ALERT)

STORY = Story(
    (
        Scene("calm", "Tout va bien\u00a0: la page n'annonce aucune perturbation."),
        Scene("alert", "Alerte sur DELTA IE et DELTA T, en EDI seulement.", (ALERT,)),
        Scene("nothing_new", "Un premier bulletin\u00a0: rien de nouveau.", (NOTHING_NEW, ALERT)),
        Scene(
            "wider",
            "Un second bulletin\u00a0: DELTA IE est touché en DTI aussi, un retour à la normale est prévu.",
            (WIDER, NOTHING_NEW, ALERT),
        ),
        Scene(
            "partial_end",
            "Fin d'alerte pour l'EDI\u00a0: DELTA IE reste indisponible en DTI.",
            (PARTIAL_END, WIDER, NOTHING_NEW, ALERT),
        ),
        Scene("end", "Fin d'alerte pour le DTI\u00a0: tout est rétabli.", _EVERYTHING),
        Scene("site_fails", "Le site de la météo ne répond plus.", _EVERYTHING, Trouble.OVERLOADED),
        Scene("site_is_back", "Le site de la météo est de retour.", _EVERYTHING),
    )
)


def watches(*channels: str) -> tuple[Watch, ...]:
    """Return the watches of the demonstration: some of them are concerned by the story, some only in part, some not."""
    return (
        _watch("le-havre", ("delta-ie",), {Mode.DTI, Mode.EDI}, channels),
        _watch("roissy", ("delta-ie-import",), {Mode.EDI}, channels),
        _watch("dunkerque", ("delta-t",), {Mode.EDI}, channels),
        _watch("bordeaux", ("delta-ie",), {Mode.DTI}, channels),
        _watch("lyon", ("delta-ie",), {Mode.DTI_PLUS}, channels),
        Watch("cognac", ("gamma",), channels),
    )


def _watch(name: str, services: tuple[str, ...], modes: set[Mode], channels: tuple[str, ...]) -> Watch:
    return Watch(name, services, channels, modes=frozenset(modes), names_modes=True)
