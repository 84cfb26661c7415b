"""Works that are called off for their hours alone: they take place at others, so they move and are not cancelled."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import CALLED_OFF, Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.times.moments import TimeMention
from meteo_douane.reading.vocabulary.works_words import WORKS

PUT_OFF = r"(?:reporte|decale|repousse|deplace|reprogramme|replanifie|avance|differe)e?s?"
A_DATE = r"[^.;]{0,40}?(?:\d|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|lendemain)\b)"
A_DAY = r"(?:demain|apres-demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce soir|cette nuit)"
#: Other hours, of the present or with their date: what will be put off one day has none yet.
OTHER_HOURS = pattern_of(
    rf"(?<!avait ete )(?<!avaient ete )(?<!pas )(?<!non )(?<!etre )(?<!serait )(?<!seraient )\b{PUT_OFF} "
    rf"(?:au|a|pour|d'une?|de|en|le|{A_DAY})\b"
    rf"|^\W*mais (?:bien |plutot )?{A_DAY}\b|(?<!n')\b(?:aura|auront) (?:\w+ )?lieu\b{A_DATE}"
    rf"|(?<!ne )\bse (?:tiendra|tiendront|deroulera|derouleront)\b{A_DATE}"
    rf"|\b(?:sera|seront) (?!pas\b)(?:\w+ )?(?:realise|effectue|mene|conduit|execute|{PUT_OFF})e?s?\b{A_DATE}"
    # "N'aura pas lieu à 20h comme annoncé, | mais à 23h".
    rf"|^\W*mais (?:bien |plutot )?(?:a|le|de|du|entre|des|ce|demain|[a-z]+di|dimanche)\b{A_DATE}"
    rf"|\bnouv(?:elles?|eaux?|el) (?:dates?|horaires?|creneaux?|plages?)\b{A_DATE}"
)
#: "Annulée et reportée": nothing more need be said.
IN_ONE_BREATH = pattern_of(rf"\bannulee?s? ?(?:,|et|puis) (?:est |sont )?{PUT_OFF}\b(?! sine die)")
#: Who takes place: the works just told of, by a noun or a pronoun, or with the verb alone.
THE_SAME = pattern_of(
    rf"^\W*mais (?:bien |plutot )?(?:(?:a|le|de|du|entre|des|ce|demain|\w+di|dimanche)\b[^.;]*\d|{A_DAY}\b)"
    rf"|^\W*(?:(?:et|mais|toutefois|donc)\b,? ?)?(?:elles?|ils?|celles?-ci|celui-ci|ceux-ci|sera|seront|est|sont|aura"
    rf"|auront|nouv\w+|{PUT_OFF})\b|\b{WORKS}\b"
)
#: Hours at which works do not take place.
NOT_THEN = pattern_of(r"[^.;]{0,70}?(?<!pas )\bannulee?s?\b")
NOT_THEN_BEFORE = pattern_of(r"\bn'aur(?:a|ont) (?:\w+ )?pas lieu\s*$")


def put_off_in(cues: Cues) -> Clause | None:
    """Return the clause that gives works which are called off other hours, if there is one."""
    told = cues.told
    called_off = next((place for place, each in enumerate(told) if each.is_called_off), None)
    if called_off is None and not any(each.is_called_off for each in cues.titled):
        return None
    in_one_breath = (each for each in (*cues.titled, *told) if IN_ONE_BREATH.search(each.folded))
    later = (each for each in told[called_off or 0 :] if _gives_other_hours(each) and _is_of_the_same(each, cues))
    return next(later, None) or next(in_one_breath, None)


def _gives_other_hours(clause: Clause) -> bool:
    off = CALLED_OFF.search(clause.folded)
    return OTHER_HOURS.search(clause.folded, off.end() if off else 0) is not None


def _is_of_the_same(clause: Clause, cues: Cues) -> bool:
    """Whether a clause goes on to tell of the works that are called off, and not of others."""
    off = [each for each in (*cues.titled, *cues.told) if each.is_called_off or each in cues.titled]
    of_the_works = {name.service for each in off for name in each.names}
    is_theirs = {name.service for name in clause.names} <= of_the_works
    return is_theirs and (clause.is_called_off or THE_SAME.search(clause.folded) is not None)


def hours_that_hold(times: Sequence[TimeMention], cues: Cues) -> tuple[TimeMention, ...]:
    """Return the times of a message without those at which works that are put off were to take place."""
    if put_off_in(cues) is None:
        return tuple(times)
    return tuple(time for time in times if not any(_is_called_off_at(each, time) for each in cues.told))


def _is_called_off_at(clause: Clause, time: TimeMention) -> bool:
    if not clause.start <= time.start < clause.end:
        return False
    start, end = time.start - clause.start, time.end - clause.start
    is_before = NOT_THEN_BEFORE.search(clause.folded[:start]) is not None
    return is_before or NOT_THEN.match(clause.folded[end:]) is not None
