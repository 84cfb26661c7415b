"""What is rendered is read back, and no text whatever is too much."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.patterns import compile_all
from meteo_douane.reading.text.modes import find_modes
from meteo_douane.reading.text.names import ServiceNames
from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.days import MONTHS, WEEKDAYS
from meteo_douane.reading.times.moments import Shape, find_times
from meteo_douane.reading.times.publication import publication
from meteo_douane.services import shipped_catalogue

PARIS = ZoneInfo("Europe/Paris")
NAMES = ServiceNames(shipped_catalogue())
MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip

Render = Callable[[datetime], str]


def in_words(moment: datetime) -> str:
    day = "1er" if moment.day == 1 else str(moment.day)
    return f"{WEEKDAYS[moment.weekday()]} {day} {MONTH_NAMES[moment.month - 1]}"


DAYS: dict[str, Render] = {
    "figures": lambda moment: f"{moment:%d/%m/%Y}",
    "two figures of a year": lambda moment: f"{moment:%d/%m/%y}",
    "no year": lambda moment: f"le {moment:%d/%m}",
    "words": lambda moment: f"le {in_words(moment)} {moment.year}",
    "words without a year": lambda moment: f"le {in_words(moment)}",
    "capitals": lambda moment: f"LE {in_words(moment).upper()} {moment.year}",
    "iso": lambda moment: f"{moment:%Y-%m-%d}",
}
HOURS: dict[str, Render] = {
    "french": lambda moment: f"à {moment.hour}h{moment:%M}",
    "spaced": lambda moment: f"à {moment.hour}\u202fh\u202f{moment:%M}",
    "colon": lambda moment: f"{moment:%H:%M}",
    "spelled": lambda moment: f"à {moment.hour} heures {moment:%M}",
    "capital": lambda moment: f"A {moment:%H}H{moment:%M}",
}

#: Moments that the clocks of Paris show once.
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001
    max_value=datetime(2035, 1, 1),  # noqa: DTZ001
    timezones=st.just(PARIS),
    allow_imaginary=False,
).map(lambda moment: moment.replace(second=0, microsecond=0, fold=0))


def is_shown_once(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset()


@given(
    moment=MOMENTS.filter(is_shown_once),
    published_before=st.timedeltas(min_value=timedelta(days=-100), max_value=timedelta(days=100)),
    day=st.sampled_from(sorted(DAYS)),
    hour=st.sampled_from(sorted(HOURS)),
)
def test_a_moment_is_read_back_from_any_of_its_forms(
    moment: datetime, published_before: timedelta, day: str, hour: str
) -> None:
    text = Text.of(f"Le service est fermé {DAYS[day](moment)} {HOURS[hour](moment)} environ.")

    (mention,) = find_times(text, published_at=moment - published_before, seen_at=moment.astimezone(UTC), zone=PARIS)

    assert mention.starts_at == moment.astimezone(UTC)
    assert mention.shape is Shape.POINT
    assert mention.doubts == ()


@given(
    moment=MOMENTS.filter(is_shown_once),
    lasts=st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=20)),
    day=st.sampled_from(sorted(DAYS)),
    hour=st.sampled_from(sorted(HOURS)),
)
def test_a_window_is_read_back_from_any_of_its_forms(moment: datetime, lasts: timedelta, day: str, hour: str) -> None:
    end = (moment + lasts).replace(second=0, microsecond=0)
    begins, ends = (f"{DAYS[day](each).removeprefix('le ')} {HOURS[hour](each)}" for each in (moment, end))
    text = Text.of(f"Maintenance du {begins} au {ends}")

    (mention,) = find_times(text, published_at=moment, seen_at=moment.astimezone(UTC), zone=PARIS)

    assert mention.shape is Shape.WINDOW
    assert mention.starts_at == moment.astimezone(UTC)
    assert mention.ends_at == end.astimezone(UTC)


WORDS = (
    *DAYS, *WEEKDAYS, *MONTHS, "le", "du", "au", "à", "de", "entre", "et", "jusqu'à", "à partir de", "depuis", "soit",
    "dans la nuit du", "12/02/2026", "31/02/2026", "13", "9h", "23h30", "0h", "24h", "minuit", "midi", "(UTC)", "-",
    "/", "(heure de Paris)", ",", ".", "\n", "pour une durée de 2h", "2 heures", "demain", "hier", "ce jour",
    "le lendemain",
    "lundi prochain", "DELTA G", "DELTA IE", "volet Import", "EDI", "DTI+", "tous les modes", "sauf", "Publié le", "25",
    "prochain BIP", "1er janvier", "99/99/9999", "2:30 pm", "cette nuit", "aux mêmes horaires", "(", ")",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8))).map(" ".join))
def test_whatever_the_words_what_is_found_quotes_them(raw: str) -> None:
    text = Text.of(raw)
    now = datetime(2026, 2, 12, 9, tzinfo=UTC)

    times = find_times(text, published_at=None, seen_at=now, zone=PARIS)
    modes = find_modes(text, NAMES.find(text))
    published = publication(raw, text, seen_at=now, zone=PARIS)

    assert all(mention.quote == text.raw[mention.start : mention.end] and mention.quote for mention in times)
    assert all(mention.quote == text.raw[mention.start : mention.end] and mention.quote for mention in modes)
    assert all(each is None or each.tzinfo is UTC for mention in times for each in (mention.starts_at, mention.ends_at))
    assert published.value is None or published.quote in text.raw


HOSTILE = {
    "figures": "1 ",
    "dates": "le 1/1 ",
    "weekdays": "lundi ",
    "hours": "12h ",
    "ranges": "de 9h à ",
    "one word": "a",
    "durations": "durée ",
    "names": "DELTA G, ",
    "families": "Delta ",
    "letters": "DELTA G/X/T ",
    "sides": "volet Import ",
    "modes": "DTI/EDI ",
    "addresses": "a@b.",
    "host names": "a.b.c.",
    "brackets": "((((",
    "spaces": "  ",
    "lines": "\n",
    "publications": "Publié le 12/02/2026 à 9h ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    now = datetime(2026, 2, 12, 9, tzinfo=UTC)
    text = Text.of(unit * (200_000 // len(unit)))
    compile_all()  # as after the first reading
    started = time.process_time()

    names = NAMES.find(text)
    find_modes(text, names)
    find_times(text, published_at=None, seen_at=now, zone=PARIS)
    publication("", text, seen_at=now, zone=PARIS)

    assert time.process_time() - started < 5
