from datetime import UTC, datetime, timedelta

import pytest

from meteo_douane.domain.language import Language
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from occasions import a_voice, in_paris

FR, EN = a_voice(Language.FR), a_voice(Language.EN)


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("side", "french", "english"),
    [
        pytest.param(Side.ALONE, "vendredi 1er mai 2026 à 2 h 05", "Friday 1 May 2026 at 02:05", id="alone"),
        pytest.param(Side.AT, "le vendredi 1er mai 2026 à 2 h 05", "on Friday 1 May 2026 at 02:05", id="at"),
        pytest.param(
            Side.SINCE, "depuis le vendredi 1er mai 2026 à 2 h 05", "since Friday 1 May 2026 at 02:05", id="since"
        ),
        pytest.param(Side.FROM, "dès le vendredi 1er mai 2026 à 2 h 05", "from Friday 1 May 2026 at 02:05", id="from"),
        pytest.param(
            Side.UNTIL, "jusqu'au vendredi 1er mai 2026 à 2 h 05", "until Friday 1 May 2026 at 02:05", id="until"
        ),
    ],
)
def test_a_moment_in_full(side: Side, french: str, english: str) -> None:
    moment = in_paris(1, 2, 5)

    assert plain(moments.full(side, moment, FR)) == french
    assert plain(moments.full(side, moment, EN)) == english


@pytest.mark.parametrize(
    ("moment", "french"),
    [
        pytest.param(in_paris(1, 23, 59), "depuis 23 h 59", id="the same day in Paris"),
        pytest.param(in_paris(2, 0, 0), "depuis le 02/05 à 0 h 00", id="the next day in Paris, the same in UTC"),
    ],
)
def test_the_day_is_left_out_when_it_is_today_for_the_reader(moment: datetime, french: str) -> None:
    assert plain(moments.short(Side.SINCE, moment, in_paris(1, 12), FR)) == french


@pytest.mark.parametrize(
    ("moment", "french"),
    [
        pytest.param(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2 h 30", id="the first 2:30 of the clock change"),
        pytest.param(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2 h 30", id="the second 2:30"),
        pytest.param(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "3 h 00", id="the hour that does not exist is jumped"),
    ],
)
def test_hours_follow_the_clock_changes(moment: datetime, french: str) -> None:
    assert plain(moments.hour(moment, FR)) == french


@pytest.mark.parametrize(
    ("length", "french", "english"),
    [
        pytest.param(timedelta(0), "0 min", "0 min", id="nothing"),
        pytest.param(timedelta(seconds=119), "2 min", "2 min", id="rounded to the minute"),
        pytest.param(timedelta(seconds=30), "30 s", "30 s", id="less than a minute"),
        pytest.param(timedelta(minutes=45), "45 min", "45 min", id="less than an hour"),
        pytest.param(timedelta(hours=3), "3 h", "3 h", id="whole hours"),
        pytest.param(timedelta(hours=3, minutes=5), "3 h 05", "3 h 05 min", id="hours and minutes"),
        pytest.param(timedelta(hours=23, minutes=59, seconds=40), "1 j", "1 d", id="a day, rounded"),
        pytest.param(timedelta(days=2, hours=16, minutes=37), "2 j 16 h", "2 d 16 h", id="days and hours"),
    ],
)
def test_a_duration(length: timedelta, french: str, english: str) -> None:
    assert plain(moments.duration(length, Language.FR)) == french
    assert plain(moments.duration(length, Language.EN)) == english


@pytest.mark.parametrize(
    ("start", "end", "french"),
    [
        pytest.param(in_paris(13, 12), in_paris(13, 14, 30), "13/05, 12 h 00 – 14 h 30", id="one day"),
        pytest.param(in_paris(13, 23), in_paris(14, 0), "13/05, 23 h 00 – 14/05, 0 h 00", id="over midnight"),
    ],
)
def test_a_window(start: datetime, end: datetime, french: str) -> None:
    assert plain(moments.window_short(start, end, FR)) == french


def test_a_machine_may_write_the_last_moment_of_the_calendar() -> None:
    assert (
        plain(moments.full(Side.ALONE, datetime.max.replace(tzinfo=UTC), FR)) == "vendredi 31 décembre 9999 à 23 h 59"
    )
