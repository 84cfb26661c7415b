"""Hours of works that are changed: the new ones hold, and of the old ones nothing is left."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.hours.roles import Placed, Role
from meteo_douane.reading.sentences.clause import Clause

#: "La coupure annoncée de 8h à 18h | sera plus courte": the window that follows holds.
CHANGED = pattern_of(r"\b(?:plus (?:court|long|longu|brev|bref|bre)e?s?|(?:raccourci|ecourte|reduit|allonge)e?s?)\b")
_MOVED = r"\b(?:ramene|decale|deplace|avance|reporte|repousse|reprogramme|replanifie|differe|passe|modifie|reduit)"
#: "La fenêtre est ramenée de 6h – 14h | à 6h – 10h": the window that follows holds.
CHANGED_FROM = pattern_of(rf"{_MOVED}e?s? d[eu] \S{{0,3}}$")
#: "Prévue ce soir à 20h, elle est décalée à demain, | de 20h à 22h": the hour that it had begins nothing.
MOVED_TO = pattern_of(rf"{_MOVED}e?s? [^.;]{{0,40}}$")
_PUT_OFF = r"(?:reporte|decale|repousse|deplace|reprogramme|replanifie|differe|ajourne)e?s?"
#: "Prévue de 20h à 22h. Elle est reportée | au 13 mars.": at an hour that nobody knows.
PUT_OFF_TO = pattern_of(
    rf"(?<!ete )(?<!pas )(?<!non )(?<!etre )(?<!serait )(?<!pourrait )\b{_PUT_OFF} (?:\w+ )?(?:au|a|pour)\b[^.;:,]*\W*$"
    rf"|\b(?:est|a|ont|sont) (?:donc |finalement )?(?:ete )?{_PUT_OFF} (?:\w+ )?(?:au|a|pour)\b[^.;:,]*\W*$"
)
#: "Les dépôts sont reportés au 13 mars": no works are.
NO_WORKS = pattern_of(
    r"\b(?:depot|date|echeance|delai|declaration|paiement|formation|webinaire|reunion|mise en \w+|envoi|obligation"
    r"|ouverture|retour|reprise|fin|livraison|version)s?\b"
)
#: "Prévue de 20h à 22h. Reportée.": to a day that nobody knows.
PUT_OFF = pattern_of(
    r"\W*(?:(?:elle|il|celle-ci|cette \w+|(?:l[ae] |l')(?:maintenance|operation|intervention|travaux)) (?:est|a ete) )?"
    rf"(?:donc |finalement )?{_PUT_OFF}(?: sine die| ulterieurement| a une date (?:ulterieure|inconnue|non \w+))?\W*"
)


NEW = pattern_of(r"\bnouve(?:l|lle|aux|lles) (?:date|horaire|creneau|plage|fenetre)x?s?(?: \w+)? ?:")


def without_changed(placed: Sequence[Placed]) -> list[Placed]:
    """Return the times without a window that is said to be longer or shorter by now, where the new one follows."""
    windows = [each for each in placed if each.role is Role.WINDOW and each.time.has_hour]
    last = windows[-1] if windows else None
    return [each for each in placed if each not in windows or each is last or not _is_changed(each)]


def _is_changed(placed: Placed) -> bool:
    # A window has its "de" for its first word, or not: so the search goes a few letters into it.
    if CHANGED_FROM.search(before(placed) + placed.time.quote.lower()[: len("de ")]):
        return True
    return CHANGED.search(placed.clause.folded, max(0, placed.time.end - placed.clause.start)) is not None


def is_moved(placed: Placed) -> bool:
    """Whether it is the hour to which works are moved: "décalée à demain, | de 20h à 22h"."""
    return placed.time.has_hour and MOVED_TO.search(before(placed)) is not None and not _is_changed(placed)


def without_put_off(placed: Sequence[Placed], clauses: Sequence[Clause]) -> list[Placed]:
    """Return the times of works that hold where a later sentence puts them off: to another day, or to none yet."""
    later = next((each for each in placed if not each.time.has_hour and _is_put_off_to(each)), None)
    if later is not None and not _is_before_another(later, placed):
        return [each for each in placed if each.time.start >= later.time.start]
    dropped = next((each for each in clauses if PUT_OFF.fullmatch(each.folded)), None)
    return [each for each in placed if dropped is None or each.time.start > dropped.start or _is_new(each)]


def _is_new(placed: Placed) -> bool:
    """Whether it is the new hour by its label, whatever is said of the works: "Nouvel horaire : de 18:00 à 19:30"."""
    place = placed.time.start - placed.clause.sentence.start
    return NEW.search(placed.clause.sentence.words.folded[: max(0, place)]) is not None


def _is_put_off_to(placed: Placed) -> bool:
    told = placed.clause.folded[: max(0, placed.time.end - placed.clause.start)]
    return PUT_OFF_TO.search(told) is not None and NO_WORKS.search(told) is None


def _is_before_another(later: Placed, placed: Sequence[Placed]) -> bool:
    """Whether works have hours behind the day that they are told to be put off to: "… (reportée du 5 mars)"."""
    begins = [each.time.starts_at for each in placed if each.time.has_hour and each.time.starts_at]
    return later.time.starts_at is None or any(begun.date() > later.time.starts_at.date() for begun in begins)


def before(placed: Placed) -> str:
    """Return the words of its clause that stand before a time."""
    return placed.clause.folded[: max(0, placed.time.start - placed.clause.start)]
