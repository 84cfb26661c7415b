"""The words for an hour, a duration and a time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

NUMBERS = tuple(
    re.findall(
        r"\S+",
        "zero une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf vingt vingt-et-une vingt-deux vingt-trois",
    )
)
MINUTES = {"demi": 30, "demie": 30, "trente": 30, "quinze": 15, "quart": 15, "quarante-cinq": 45}

A_DAY = 24 * 60
"""Minutes."""
MINUTES_BEFORE = {"quart": 15, "vingt-cinq": 25, "vingt": 20, "dix": 10, "cinq": 5}

AFTER_NOON = r"(?: (?P<part>du matin|du soir|de l'apres-midi))?"
NUMBER_ANY = "|".join(sorted(NUMBERS, key=len, reverse=True))
NUMBER = rf"(?P<number>{NUMBER_ANY})"
#: "Neuf heures moins le quart".
LESS = r"(?: moins (?:le )?(?P<less>quart|vingt-cinq|vingt|dix|cinq)\b)?"
MINUTE_WORDS = r"(?: (?:et )?(?P<words>demie?|trente|quarante-cinq|quinze|quart)\b)?" + LESS

#: "à 9h 11 février" has a day after its hour, not minutes.
NOT_A_DAY = r" (?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)"

#: One line a form; the first that matches decides.
FORMS = {
    "colon": r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|:)(?: ?(?P<half>[ap]\.? ?m\b\.?))?",
    "french": r"(?P<hour>[01]?\d|2[0-4]) ?h(?:eures?|rs?)?(?:(?P<minute>[0-5]\d)(?!\d)(?: ?(?:minutes?|min|mn)\b)?"
    rf"| (?P<spaced>[0-5]\d)(?![/.]?\d| ?h|/| ?%|{NOT_A_DAY})(?: ?(?:minutes?|min|mn)\b)?"
    r"| (?P<said>[0-5]\d) ?(?:minutes?|min|mn)\b|(?!\w)(?: et (?P<words>demie?|quart)\b)?" + LESS + ")" + AFTER_NOON,
    "english": r"(?P<hour>1[0-2]|0?[1-9]) ?(?P<half>[ap]\.? ?m\b\.?)",
    "noon": r"(?<!apres[- ])midi\b(?! et demie? journee)" + MINUTE_WORDS,
    "midnight": r"minuit\b" + MINUTE_WORDS,
    "bare": r"(?P<hour>[01]?\d|2[0-4])(?= ?(?:a|et|-) ?(?:[01]?\d|2[0-4]) ?h(?:eures?)?(?!\w))",
    "spelled": rf"{NUMBER} heures?\b{MINUTE_WORDS}{AFTER_NOON}",
}

AMOUNT = (
    r"(?:(?P<hours>\d{1,3}) ?h(?:eures?)?(?! ?\d{3})(?: ?(?:et )?(?P<minutes>\d{1,2})\b(?: ?(?:minutes?|min|mn)\b)?)?"
    r"|(?P<only>\d{1,3}) ?(?:minutes?|min|mn)\b"
    rf"|(?:{NUMBER}|(?P<half>une demi-)) ?heures?\b(?: et (?=demi)| (?=trente))?(?P<words>\bdemie?\b|\btrente\b)?)"
)

#: How long something lasts, where the words say so: "pour une durée de 2h30", "pendant 90 minutes", "durée : 1 heure".
DURATION = (
    r"(?:(?:pour |sur |d')?une duree (?:[a-z]+ ){0,2}?(?:de |d'|(?<=ee )a )|duree(?: (?!depuis )[a-z]+){0,3}? ?(?::"
    r"|de|d'|,)? ?"
    r"|pendant |durant |for |durer(?:a|ont) )"
    rf"(?:environ |pres de |au (?:plus|moins|maximum) )?{AMOUNT}"
)

FRENCH = r"(?:(?:en |a l')?heures? (?:locales? |legales? )?(?:de |d'|des )?(?:la |l'|ile de )?|(?<=\())"

#: Legal times of France, overseas, and of who else relays the messages. "CET" is written in summer too, and then
#: means the clocks on the wall.
PARIS = (
    rf"{FRENCH}(?:paris|france(?: metropolitaine)?|metropole|bruxelles)\b|heures? (?:francaises?|metropolitaines?)"
    r"|heures? (?:locales?|legales?)\b|paris time(?: zone)?"
)
ZONES = (
    ("overseas_reunion", rf"{FRENCH}(?:la )?reunion\b|heure reunionnaise", "Indian/Reunion"),
    (
        "overseas_antilles",
        rf"{FRENCH}(?:antilles|martinique|guadeloupe|saint-martin|fort-de-france)\b",
        "America/Martinique",
    ),
    ("overseas_guyane", rf"{FRENCH}(?:guyane|cayenne)\b", "America/Cayenne"),
    ("overseas_mayotte", rf"{FRENCH}(?:mayotte|mamoudzou)\b", "Indian/Mayotte"),
    ("overseas_miquelon", rf"{FRENCH}(?:saint-pierre(?:[- ]et[- ]miquelon)?)\b", "America/Miquelon"),
    ("overseas_noumea", rf"{FRENCH}(?:nouvelle-caledonie|noumea)\b", "Pacific/Noumea"),
    ("overseas_tahiti", rf"{FRENCH}(?:polynesie(?: francaise)?|tahiti|papeete)\b", "Pacific/Tahiti"),
    (
        "london",
        rf"{FRENCH}londres\b|heures? (?:anglaise|britannique|du royaume-uni|uk\b)|uk time\b|bst\b",
        "Europe/London",
    ),
    ("winter", r"cet\b|heure d'hiver|central european time", "Europe/Paris"),
    ("summer", r"cest\b|heure d'ete|central european summer time", "Europe/Paris"),
    ("paris", PARIS, "Europe/Paris"),
    ("offset", r"(?:utc|gmt) ?(?P<offset>[+-] ?(?:1[0-4]|0?\d))(?!\d)", ""),
    ("utc", rf"{FRENCH}(?:utc|gmt|tu|temps universel)\b|utc\b|gmt\b|tu\b|z\b|temps universel(?: coordonne)?", "UTC"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of a day in minutes after its beginning, 0 to 1440; `is_midnight` if the word was "minuit"."""

    minutes: int
    is_midnight: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as written; `fold` tells the two passages of an hour apart if winter or summer time is written."""

    value: tzinfo
    fold: int | None = None


def clock_of(form: str, match: re.Match[str]) -> Clock:
    """Return what a match of one of the FORMS says."""
    found = match.groupdict()
    clock = _on_the_hour(form, found)
    if not found.get("less"):
        return clock
    return Clock((clock.minutes - MINUTES_BEFORE[found["less"]]) % A_DAY)


def _on_the_hour(form: str, found: dict[str, str | None]) -> Clock:
    """Return an hour with the minutes behind it."""
    minute = int(found.get("minute") or found.get("spaced") or found.get("said") or 0) or MINUTES.get(
        found.get("words") or "", 0
    )
    if form in {"noon", "midnight"}:
        return Clock((12 if form == "noon" else 0) * 60 + minute, is_midnight=form == "midnight" and not minute)
    hour = NUMBERS.index(found["number"] or "") if form == "spelled" else int(found["hour"] or 0)
    is_afternoon = (found.get("half") or "").startswith("p") or (found.get("part") or "du matin") != "du matin"
    if hour <= 12 and found.get("half"):  # noqa: PLR2004
        hour %= 12
    return Clock(min(hour * 60 + minute + (720 if is_afternoon and hour < 12 else 0), A_DAY))  # noqa: PLR2004


def duration_of(match: re.Match[str]) -> timedelta:
    """Return what a match of DURATION says."""
    found = match.groupdict()
    hours = int(found["hours"] or 0) + (NUMBERS.index(found["number"]) if found["number"] else 0)
    minutes = (
        int(found["minutes"] or found["only"] or 0)
        + (30 if found["half"] else 0)
        + MINUTES.get(found["words"] or "", 0)
    )
    return timedelta(hours=hours, minutes=minutes)


def zone_of(form: str, match: re.Match[str]) -> Zone:
    """Return what a match of one of the ZONES says."""
    if form == "suffix":
        return Zone(ZoneInfo("UTC"))
    if form == "offset":
        return Zone(timezone(timedelta(hours=int(match["offset"].replace(" ", "")))))
    name = next(zone for each, _, zone in ZONES if each == form)
    return Zone(ZoneInfo(name), {"summer": 0, "winter": 1}.get(form))
