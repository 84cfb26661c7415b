"""The sentences that say what the météo publishes for somebody, and how old that is."""

from __future__ import annotations

from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.situation import Standing
from meteo_douane.telling import terms
from meteo_douane.telling.voice import Phrase

METEO = Phrase("Ce que dit la météo", "What the météo says")
LAST_READ = Phrase("Dernière bonne lecture de la page : {age}.", "Last good reading of the page: {age}.")
NEVER_READ = Phrase("aucune", "none")
NO_ALERT = Phrase(
    "Aucune alerte n'y est publiée pour {service} en {mode}.", "No alert is published there for {service} in {mode}."
)
NOT_CLEAR = Phrase(
    "Aucune alerte n'y est reconnue pour {service} en {mode}, mais nous n'avons pas su classer tout ce qui est publié.",
    "No alert is recognised there for {service} in {mode}, but we could not classify all that is published.",
)
NOT_KNOWN = Phrase(
    "Aucune alerte connue pour {service} en {mode}, mais cette lecture ne prouve rien.",
    "No alert is known for {service} in {mode}, but this reading proves nothing.",
)
ENDED = Phrase(
    "{what} et terminée d'après la météo : {scope}, {since}, fin {until} (épisode {episode}). Si votre trouble date de "
    "ce moment, il a pu être couvert jusqu'à cette fin : lisez-la sur la page.",
    "{what} and over, by the météo: {scope}, {since}, ended {until} (episode {episode}). If your trouble is of that "
    "time, it may have been covered until then: read that end on the page.",
)
ENDED_KINDS = {Kind.MALFUNCTION: Phrase("Panne publiée", "Trouble published")}
ENDED_ALERT = Phrase("Alerte publiée", "Alert published")
STANDINGS = {
    Standing.COVERS: Phrase("{what}", "{what}"),
    Standing.MODE_NOT_STATED: Phrase("{what}, mode non précisé", "{what}, mode not stated"),
    Standing.SERVICE_NOT_STATED: Phrase("{what}, service non reconnu", "{what}, service not recognised"),
    Standing.OTHER_MODE: Phrase("{what}, autre mode", "{what}, another mode"),
    Standing.OTHER_SERVICE: Phrase("{what}, autre service", "{what}, another service"),
    Standing.PLANNED: Phrase("Prévu", "Planned"),
}

KINDS = {
    Kind.MALFUNCTION: Phrase("Dysfonctionnement publié", "Published malfunction"),
    Kind.MAINTENANCE: Phrase("Opération en cours", "Operation under way"),
}
"""What a trouble is published as, if not as an alert."""
ALERT = Phrase("Alerte", "Alert")
UNREAD = Phrase("{number}. Non classé : à lire vous-même", "{number}. Not classified: to be read by yourself")

STATES = {
    EpisodeState.VANISHED: Phrase(
        "a disparu, aucune fin publiée : toujours en vigueur", "vanished without an end, still in force"
    ),
    EpisodeState.OVERDUE: terms.STATES[EpisodeState.OVERDUE],
    EpisodeState.PARTLY_ENDED: Phrase("fin partielle", "partly ended"),
}
"""Where something stands behind what it is ("Alerte"), with whose gender these words need not agree."""

OTHER_MODE = Phrase(
    "Ce message ne décide pas pour vous : il vise un autre mode ({theirs}) que le vôtre ({mode}). Dans ce cas, la "
    "fiche fait passer à l'étape 2 (Fiche 1, étape 1).",
    "This message does not decide for you: it is about another mode ({theirs}) than yours ({mode}). In that case the "
    "sheet goes on to step 2 (Fiche 1, step 1).",
)
OTHER_SERVICE = Phrase(
    "Ce message ne décide pas pour vous : il ne vise pas {service}, et c'est le service que vous utilisez qui compte "
    "(Fiche 1, étape 1).",
    "This message does not decide for you: it is not about {service}, and what counts is the service that you use "
    "(Fiche 1, step 1).",
)
OTHER_SERVICES = Phrase(
    "Ces messages ne décident pas pour vous : ils ne visent pas {service}, et c'est le service que vous utilisez qui "
    "compte (Fiche 1, étape 1).",
    "These messages do not decide for you: they are not about {service}, and what counts is the service that you use "
    "(Fiche 1, step 1).",
)
