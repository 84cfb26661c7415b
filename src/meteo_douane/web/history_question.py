"""What somebody asks of the history, as it stands in an address: read strictly, and put back for the next page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.history import Question, midnight
from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.telling.voice import Phrase
from meteo_douane.web.paging import PARAMETER
from meteo_douane.web.refusing import Refusal

FILTERS = ("service", "mode", "kind", "since", "until", "text", PARAMETER)
KINDS = (Kind.ALERT, Kind.MALFUNCTION, Kind.BULLETIN, Kind.MAINTENANCE, Kind.UNCLASSIFIED)
"""What an episode can be."""
LONGEST_TEXT = 200
MOST_PAGES = 1000
PERIOD = timedelta(days=365)
_EARLIEST = date(2000, 1, 1)
_LATEST = date(2200, 1, 1)

Choice = TypeVar("Choice", bound=StrEnum)

#: What the form calls the days, and its address does not.
DAYS = {"since": Phrase("Depuis le", "Since"), "until": Phrase("Jusqu'au", "Until")}
_BAD = Phrase("Le filtre {name} n'est pas valable : {expected}.", "The filter {name} is not valid: {expected}.")
_UNKNOWN = Phrase(
    "Il y a un filtre inconnu ; les filtres sont : {filters}.", "There is an unknown filter; filters are: {filters}."
)
ONE_OF = Phrase("une valeur parmi {values} attendue", "one of {values} expected")
_A_SERVICE = Phrase(
    "le code d'un service attendu, par exemple delta-ie", "the code of a service expected, such as delta-ie"
)
_A_DAY = Phrase("une date comme 2026-11-25 attendue", "a date such as 2026-11-25 expected")
_A_PAGE = Phrase("un nombre de 1 à {longest} attendu", "a number from 1 to {longest} expected")
_NAMED = Phrase("« {label} » ({name})", "“{label}” ({name})")
_NAMED_ALIKE = Phrase("« {name} »", "“{name}”")
_IN_ORDER = Phrase("une date qui ne précède pas « Depuis le » attendue", "a date not before “Since” expected")
SHORTER = Phrase("{longest} caractères au plus", "at most {longest} characters")


def question_of(given: Mapping[str, str], catalogue: Catalogue, zone: ZoneInfo, now: datetime) -> Question:
    """Return what is asked; raises Refusal that names the filter which is not valid, and never what it was."""
    refuse_unknown(given, FILTERS)
    page_asked(given)
    today = now.astimezone(zone).date()
    since = _day("since", given)
    # What is to come is asked for by its beginning alone: the end, which nobody set, lies behind it.
    until = _day("until", given) or (since + PERIOD if since and since > today else today)
    since = since or until - PERIOD
    if since > until:
        raise bad_filter("until", _IN_ORDER)
    text = given.get("text", "").strip()
    if len(text) > LONGEST_TEXT:
        raise bad_filter("text", SHORTER, longest=LONGEST_TEXT)
    service = given.get("service", "")
    if service and service not in catalogue:
        raise bad_filter("service", _A_SERVICE)
    return Question(
        since=midnight(since, zone),
        until=midnight(until + timedelta(days=1), zone),
        service=service,
        mode=_one_of("mode", given, tuple(Mode)),
        kind=_one_of("kind", given, KINDS),
        text=text,
    )


def page_asked(given: Mapping[str, str]) -> int:
    """Return which piece of the list is asked for; the first, if none is."""
    found = given.get(PARAMETER, "") or "1"
    if not (found.isascii() and found.isdigit() and 1 <= int(found[:9]) <= MOST_PAGES):
        raise bad_filter(PARAMETER, _A_PAGE, longest=MOST_PAGES)
    return int(found)


def refuse_unknown(given: Mapping[str, str], filters: tuple[str, ...]) -> None:
    """Raise Refusal, which names those that there are, for a filter that is none of them."""
    if not given.keys() <= set(filters):
        raise Refusal(400, _UNKNOWN, filters=", ".join(filters))


def _one_of(name: str, given: Mapping[str, str], values: tuple[Choice, ...]) -> Choice | None:
    found = given.get(name, "")
    if not found:
        return None
    by_value = {value.value: value for value in values}
    if found not in by_value:
        raise bad_filter(name, ONE_OF, values=", ".join(by_value))
    return by_value[found]


def _day(name: str, given: Mapping[str, str]) -> date | None:
    found = given.get(name, "")
    if not found:
        return None
    try:
        day = datetime.strptime(found, "%Y-%m-%d").date()  # noqa: DTZ007 - it is a day, not a moment
    except ValueError:
        raise bad_filter(name, _A_DAY) from None
    if not _EARLIEST <= day <= _LATEST:
        raise bad_filter(name, _A_DAY)
    return day


def bad_filter(name: str, expected: Phrase, **values: object) -> Refusal:
    """Return that a filter is not valid, by its name, and what is expected; what was given is not repeated."""
    # Twice a form: once here, and once where it is refused.
    written = {key: str(value).replace("{", "{{").replace("}", "}}") for key, value in values.items()}
    label, named = (DAYS[name], _NAMED) if name in DAYS else (Phrase(name, name), _NAMED_ALIKE)
    phrase = Phrase(
        _BAD.fr.format(name=named.fr.format(label=label.fr, name=name), expected=expected.fr.format(**written)),
        _BAD.en.format(name=named.en.format(label=label.en, name=name), expected=expected.en.format(**written)),
    )
    return Refusal(400, phrase)
