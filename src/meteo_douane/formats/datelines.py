"""Dates as they stand apart from a text: those written for people, and those written by a machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from meteo_douane.formats.words import asked_often, folded, opens_message
from meteo_douane.patterns import pattern_of

_DAY = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}/\d{1,2}"
    r"|(?:1er|\d{1,2}) (?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?"
    r"|oct(?:obre)?"
    r"|nov(?:embre)?|dec(?:embre)?)\.?(?: \d{2,4})?)"
)
_HOUR = r"(?:\d{1,2} ?(?:h|heures?)(?: ?\d{2})?|\d{1,2}:\d{2}(?::\d{2})?|midi|minuit)"
_WEEKDAY = r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?\.?,? )?"
_MOMENT = rf"(?:le )?{_WEEKDAY}(?:le )?{_DAY}(?:(?:[ ,|t·–—-]|(?<= )a(?= )|(?<= )a(?=t ))*+{_HOUR})?"
_PUBLISHING = (
    r"(?:(?:message|article|date|heure) )?(?:de (?:publication|mise en ligne"
    r"|diffusion|creation)"
    r"|publi(?:ee?s?|er)|mise? en ligne|diffusee?s?|emise?s?|postee?s?|parue?|du|publication|emission|date|message du"
    r"|en date du|ajoutee?|ouverte?|creee?|soumise?|proposee?|aujourd'hui|hier|published(?: on)?|posted(?: on)?)"
)
_ZONE = (
    r"(?: ?\(?(?:heure (?:de paris|locale|legale)|(?:paris|local) time|utc|gmt|cest|cet)(?:[+-]\d{1,2}(?::?\d{2})?)?"
    r"\)?)?"
)
_DATELINE = pattern_of(rf"[\W_]*(?:{_PUBLISHING}(?: (?:par .{{1,30}}?|du|le))? ?[:,]? ?)?{_MOMENT}{_ZONE}[\W_]*")
#: What may stand on the line of a date beside it: who wrote it, how long ago, when it was changed or closed. Whatever
#: else stands there is told: "Mise à jour du 26/05 à 12h : DELTA X est rétabli".
_CHANGED = r"(?:(?:derniere )?(?:mise? a jour|modifiee?|modification|actualisee?|actualisation)(?: du| le)? ?:? ?)"
_OVER = r"(?:(?:incident |alerte )?(?:close?|cloturee?|levee?|retablie?|resolue?|terminee?)(?: le)? ?:? ?)"
_FILED = (
    r"(?:(?:categorise|classe|etiquete)e?s? (?:comme|dans|sous|avec)? ?:? ?[^.:;]{1,40}?|laisser un commentaire"
    r"|\d+ commentaires?)"
)
_EACH_BESIDE = rf"(?:par [^.:;]{{1,40}}?|{_FILED}|il y a [^.:;)]{{1,20}}|(?:{_CHANGED}|{_OVER}){_MOMENT}{_ZONE})"
_BESIDE = rf"(?:[\W_]*{_EACH_BESIDE}){{0,3}}[\W_]*"
#: Who signs behind a bare date: "mardi 3 mars 2026, 07h52, par SAU".
_SIGNED = pattern_of(
    rf"[\W_]*{_MOMENT}{_ZONE}[ ,|·–—-]+ par (?:le |la |l')?"
    r"(?!(?:mesure|precaution|securite|exemple|ailleurs|consequent|defaut|erreur|voie|courriel|edi|dti\+?|lots?|jour)\b)"
    r"[\w.'-]+(?: [\w.'-]+){0,3}[\W_]*"
)
_PUBLISHED = pattern_of(rf"[\W_]*{_PUBLISHING}(?: (?:par .{{1,30}}?|du|le))? ?:? ?{_MOMENT}{_ZONE}{_BESIDE}")
#: Who wrote it and when, and where it was filed: "Par SAU le mardi 10 mars 2026, 10:12 - Alertes - Lien permanent".
_BY = pattern_of(
    rf"[\W_]*par (?!suite\b|mesure\b)[\w.'-]+(?: [\w.'-]+){{0,2}},? le {_MOMENT}{_ZONE}"
    r"(?P<filed>(?: [-–|·] (?:(?:fins? d')?alertes?|maintenances?|informations?|bulletins?|actualites?|perturbations?"
    r"|lien permanent|permalien|(?:\d+|aucun) commentaires?)){0,3}[\W_]*)"
)
#: A day named from today, which only a word for publishing makes a date of one: "Publiée ce jour à 14h10".
_FROM_TODAY = pattern_of(
    rf"[\W_]*(?:publie|mise? en ligne|diffuse|emis|poste|paru)e?s? ?:? ?"
    r"(?:ce jour|aujourd'hui|(?:avant-)?hier|ce (?:matin|midi|soir)|cet apres-midi|cette nuit)(?: (?:matin|midi|soir))?"
    rf"(?:[ ,·–—-]|(?<= )a(?= ))*+{_HOUR}{_ZONE}{_BESIDE}"
)
_UPDATED = pattern_of(rf"[\W_]*{_CHANGED}{_MOMENT}{_ZONE}{_BESIDE}")
_LEADING = pattern_of(rf"[\W_]*{_MOMENT}[\W_]*?(?:\s(?:[-–—:|]|[*=#~>•]{{1,3}})\s|\] ?|\) ?| ?[:|] )")
_TRAILING = pattern_of(rf" [-–—|:(] ?(?:le )?{_DAY}(?: ?[,–—-]| a)? {_HOUR}\)?$")
_LEADING_HOUR = pattern_of(rf"[\W_]*(?:a )?{_HOUR}(?:\s[-–—:|]\s|\] ?|\) ?| ?[:|] )(?!\d)")
#: Who has a name, or one of an office: "par précaution" has none.
_NAMES_ITS_AUTHOR = pattern_of(r"[\W_]*[Pp]ar [A-ZÉÈ]")
#: Behind the hour of these stands when they are, and not when they were published.
_OF_WORKS = pattern_of(
    r"(?:maintenance|intervention|operation|coupure|travaux|interruption|arret|fermeture|mise a niveau|migration)\b"
)
_BARE_HOUR = pattern_of(rf"{_HOUR} (?=[a-z])")
_DATED = pattern_of(rf"\b{_DAY}\b")
_DAY_OF_WORKS = pattern_of(r"[\W_]*(?:dates?|jours?)(?: prevues?| prevus?)? ?:")
_HOURS_OF_WORKS = pattern_of(r"[\W_]*(?:horaires?|heures?|creneaux?|plages?)(?: \w+)? ?:")
_BEGINS = pattern_of(rf"[\W_]*(?:heures? de )?debut(?: prevue?)? ?: ?(?:a )?{_HOUR}[\W_]*")
_ENDS = pattern_of(rf"[\W_]*(?:heures? de )?fin(?: prevue?)? ?: ?(?:a )?{_HOUR}[\W_]*")
_HOUR_ALONE = pattern_of(rf"[\W_]*(?:a )?{_HOUR}[\W_]*")
_TIMED = pattern_of(r"\b\d{1,2} ?(?:h|heures?)\b|\b\d{1,2}[h:]\d{2}\b")
_DAYS_AND_HOURS = pattern_of(
    r"(?:[\W\d_]|\b(?:h|heures?|de|du|des|a|au|le|et|entre|jusqu|midi|minuit|nuit|1er|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
    r"|(?<=\d)h(?=\d|\b))*"
)
_DIGIT = pattern_of(r"\d")
_OFFSET = pattern_of(r"(?:[+-]\d{4}|\b(?:GMT|UTC|UT|Z))$")
_PARIS_NAME = pattern_of(r" (?P<name>CES?T)$")
_MONTHS = {
    "janv": "Jan", "fevr": "Feb", "mars": "Mar", "avri": "Apr", "avr": "Apr", "mai": "May", "juin": "Jun",
    "juil": "Jul", "aout": "Aug", "sept": "Sep", "octo": "Oct", "oct": "Oct", "nove": "Nov", "nov": "Nov",
    "dece": "Dec", "dec": "Dec",
}  # fmt: skip
_FRENCH_DATE = pattern_of(
    rf"(?:(?:lun|mar|mer|jeu|ven|sam|dim)\w*\.?,? )?(?P<day>\d{{1,2}}) (?P<month>(?:{'|'.join(_MONTHS)}))\w*\.? "
    r"(?P<rest>\d{4} .+)"
)
_PARIS = ZoneInfo("Europe/Paris")
_LONGEST = 110
#: What pages draw before a date.
_PICTURES = "📅🗓📆🕒🕓⏰⌚🕘\ufe0f "
_LONGEST_HOUR = 12
_LONGEST_PUBLISHED = 90


@asked_often
def is_dateline(text: str) -> bool:
    """Whether a line is only a date of publication ("Publié le 03/02/2026 à 09h10", "30/06/2026 09:50")."""
    if len(text) > _LONGEST or _DIGIT.search(text) is None:
        return False
    plain = folded(text).lstrip(_PICTURES)
    if _DATELINE.fullmatch(plain):
        return True
    stamps = (_PUBLISHED, _FROM_TODAY, _SIGNED, *((_BY,) if _NAMES_ITS_AUTHOR.match(text) else ()))
    return len(plain) <= _LONGEST_PUBLISHED and any(stamp.fullmatch(plain) for stamp in stamps)


def without_filing(text: str) -> str:
    """Return a date of publication without the names of where it was filed, which stand behind it."""
    plain = folded(text)
    found = _BY.fullmatch(plain) if len(plain) == len(text) else None
    return text[: found.start("filed")] if found else text


def day_of_works(texts: Sequence[str]) -> str:
    """Return the line that tells on which day the works are, next to one that tells their hours, or nothing.

    "Date : jeudi 3 décembre 2026", then "Horaires : de 6h00 à 7h30", or "Début : 6h00" and "Fin : 7h30"; beside a date
    of publication one of these two will do.
    """
    listed = [folded(text) for text in texts]
    bounds = [any(words.fullmatch(plain) for plain in listed) for words in (_BEGINS, _ENDS)]
    has_hours = any(_HOURS_OF_WORKS.match(plain) for plain in listed) or all(bounds)
    has_hours = has_hours or (any(bounds) and any(map(_is_published, listed)))
    days = (text for text, plain in zip(texts, listed, strict=True) if _DAY_OF_WORKS.match(plain))
    return next(days, "") if has_hours else ""


def _is_published(plain: str) -> bool:
    """Whether a line is a date of publication by words of its own, and not by "Date" alone."""
    return len(plain) <= _LONGEST and not _DAY_OF_WORKS.match(plain) and _PUBLISHED.fullmatch(plain) is not None


@asked_often
def is_hour(text: str) -> bool:
    """Whether a line is only an hour ("10h15")."""
    return len(text) <= _LONGEST_HOUR and _HOUR_ALONE.fullmatch(folded(text)) is not None


@asked_often
def is_update(text: str) -> bool:
    """Whether a line is only the hour of a change; the date of an item only where it has no better one."""
    return len(text) <= _LONGEST and _UPDATED.fullmatch(folded(text)) is not None


@asked_often
def is_dated(text: str) -> bool:
    """Whether a day is named anywhere in the text."""
    return _DATED.search(folded(text)) is not None


def is_timed(text: str) -> bool:
    """Whether an hour is named anywhere in the text."""
    return _TIMED.search(folded(text)) is not None


def leading_date(text: str) -> str:
    """Return the date that a title begins with, with its separator ("12/02/2026 10:05 – "), or nothing."""
    start = text[:_LONGEST].partition("…")[0].rstrip()
    plain = folded(start)
    found = _LEADING.match(plain) if len(plain) == len(start) else None
    return text[: found.end()] if found else ""


@asked_often
def is_of_a_calendar(text: str) -> bool:
    """Whether words are no more than days and hours: "Mardi 9 juin 2026, de 6h00 à 8h00"."""
    return _DIGIT.search(text) is not None and _DAYS_AND_HOURS.fullmatch(folded(text)) is not None


def trailing_date(text: str) -> str:
    """Return the date and hour that a title ends with, with its separator (" – 28/04/2026 à 10h30"), or nothing."""
    plain = folded(text)
    found = _TRAILING.search(plain) if len(plain) == len(text) else None
    return text[found.start() :] if found else ""


def leading_hour(text: str) -> str:
    """Return the hour that a title begins with below the heading of its day ("11h05 – "), or nothing."""
    start = text[:_LONGEST]
    plain = folded(start)
    found = _LEADING_HOUR.match(plain) if len(plain) == len(start) else None
    return text[: found.end()] if found else ""


def hour_before_a_kind(text: str) -> str:
    """Return the hour of an entry below the heading of its day, where a kind stands behind it: "11h20 Alerte CIEL"."""
    start = text[:_LONGEST]
    plain = folded(start)
    found = _BARE_HOUR.match(plain) if len(plain) == len(start) else None
    is_of_one = found is not None and opens_message(text[found.end() :]) and not _OF_WORKS.match(plain, found.end())
    return text[: found.end()] if found and is_of_one else ""


def machine_moment(written: str) -> datetime | None:
    """Return the instant (UTC) of a date that a machine wrote, in ISO 8601 or RFC 5322; None of any other.

    Its offset is a number, Z or GMT, or it is Paris time by its name: a machine that is set to Paris names CET or CEST,
    and the hour beside it is the one on its clock. Of other names more than one library makes UTC.
    """
    text = written.strip()
    moment = _from_iso(text) or _from_mail(_in_english(text)) or _from_paris(_in_english(text))
    return moment.astimezone(UTC) if moment else None


def _in_english(text: str) -> str:
    """Return a date of RFC 5322 whose day and month were written in French ("mer., 04 mars 2026 …") as it should be."""
    found = _FRENCH_DATE.fullmatch(folded(text))
    return f"{found['day']} {_MONTHS[found['month'][:4]]} {text[found.start('rest') :]}" if found else text


def _from_iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.replace("z", "Z"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _from_mail(text: str) -> datetime | None:
    return _parsed(text) if _OFFSET.search(text) else None


def _from_paris(text: str) -> datetime | None:
    named = _PARIS_NAME.search(text)
    clock = _parsed(text[: named.start()]) if named else None
    return clock.replace(tzinfo=_PARIS, fold=int(text.endswith("CET"))) if clock else None


def _parsed(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
