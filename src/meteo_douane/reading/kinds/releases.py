"""An announcement of a version that interrupts the service: works, whatever else it tells."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.kinds.elsewhere import is_elsewhere
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.vocabulary.works_words import RELEASE

STOP = (
    r"(?<!sans )(?<!aucune )(?<!aucun )(?<!pas d')(?<!pas de )(?<!sans aucune )(?<!ni )"
    r"\b(?:interruptions?|coupures?|indisponibilites?|arrets?|fermetures?)\b"
    r"(?: (?:complete|totale|breve|courte|temporaire))?"
    r"(?: (?:du|de|des|de la|de l'|d'|au|aux) ?(?:services?|teleservices?|teleprocedures?|application|acces|portail))?"
)
LENGTH = (
    r"(?:\d+ ?(?:h\b|heures?|mn\b|min\b|minutes?)|une? (?:demi-)?heure|(?:deux|trois|quatre|cinq) heures"
    r"|quelques (?:minutes|heures)|un quart d'heure)"
)
#: An interruption with its length, with its hours, or as what comes of the version.
PLANNED_STOP = pattern_of(
    rf"{STOP}[ ,(]*(?:d[e']|pendant|durant|estimee? a|:)? ?(?:environ |l'ordre de )?{LENGTH}"
    rf"|{STOP}[^.;]{{0,40}}?(?<!n'est )(?<!pas )\b(?:a prevoir|a anticiper"
    r"|(?:est|sont) (?:a )?(?:prevue?s?|attendue?s?|prevoir))"
    rf"|{STOP} (?:le|du|ce|demain|de|entre) [^.;]{{0,30}}?\d ?h"
    rf"|(?<!n')\b(?:entrainera|necessitera|provoquera|occasionnera|impliquera|engendrera|causera)\b[^.;]{{0,25}}?{STOP}"
)
#: What happened already is nothing to come.
IN_THE_PAST = pattern_of(
    r"\bhier\b|\b(?:a|ont|avait|avaient) (?:ete |provoque|entraine|occasionne|necessite|dure|subi)"
)


def stop_of_a_release(cues: Cues) -> str:
    """Return the words by which an announcement of a version foretells an interruption of a service; empty if none."""
    is_of_a_service = any(each.names for each in cues.heard)
    if not is_of_a_service or not RELEASE.search(cues.whole) or is_elsewhere(cues):
        return ""
    sentences = dict.fromkeys(each.sentence.words.folded for each in cues.told)
    stops = (PLANNED_STOP.search(each) for each in sentences if not IN_THE_PAST.search(each))
    return next((stop.group() for stop in stops if stop), "")
