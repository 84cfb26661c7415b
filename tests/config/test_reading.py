"""What a configuration file means."""

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import trustme

from configurations import CATALOGUE, CHANNEL, DIGEST, OPERATOR, SOURCE, WATCH, WHOLE, loaded
from meteo_douane.config import Config
from meteo_douane.domain.delivery import Style
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import ALL_MODES, Mode
from meteo_douane.domain.quiet import Quiet, Span, Wake
from meteo_douane.domain.schedule import WEEK, Day, Plan, Schedule
from meteo_douane.domain.watch import Bulletins, Watch
from meteo_douane.formats.page_profile import PageProfile


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    config = loaded(tmp_path, "")

    assert config.language is Language.FR
    assert config.timezone == ZoneInfo("Europe/Paris")
    assert config.database.reveal() == "sqlite:///meteo-douane.db"
    assert config.source.page == "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
    assert config.source.feed == "https://www.douane.gouv.fr/meteo/prodouane/pages/rss"
    assert (config.source.every, config.source.every_in_alert) == (timedelta(minutes=1), timedelta(seconds=20))
    assert config.source.failures_tolerated == 3
    assert (config.watches, config.channels, config.operator.channels) == ((), {}, ())


def test_a_watch_without_modes_has_every_mode_and_names_none(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE)

    assert config.watches == (Watch("le-havre", ("delta-ie",), ("astreinte",), ALL_MODES, names_modes=False),)


def test_a_watch_says_its_modes_and_its_bulletins(tmp_path: Path) -> None:
    config = loaded(tmp_path, CHANNEL + WATCH + 'modes = ["edi", "dti+"]\nbulletins = "all"\n')

    [watch] = config.watches
    assert watch.modes == {Mode.EDI, Mode.DTI_PLUS}
    assert watch.names_modes
    assert watch.bulletins is Bulletins.ALL


def test_a_channel_is_given_whole_messages_unless_it_asks_for_short_ones(tmp_path: Path) -> None:
    config = loaded(tmp_path, CHANNEL + '[channels.sms]\nurl = "json://127.0.0.1:9000/sms"\nstyle = "short"\n')

    assert {name: channel.style for name, channel in config.channels.items()} == {
        "astreinte": Style.FULL,
        "sms": Style.SHORT,
    }


def test_codes_may_be_written_in_capitals_and_twice(tmp_path: Path) -> None:
    watch = '[[watches]]\nname = "x"\nservices = ["DELTA-T", "delta-t"]\nmodes = ["EDI"]\nchannels = ["astreinte"]\n'

    config = loaded(tmp_path, CHANNEL + watch)

    assert config.watches[0].services == ("delta-t",)
    assert config.watches[0].modes == {Mode.EDI}


FEEDS = [
    pytest.param("", "https://www.douane.gouv.fr/meteo/prodouane/pages/rss", id="nothing written"),
    pytest.param('feed = ""', None, id="empty"),
    pytest.param('feed = "https://feeds.example/rss"', "https://feeds.example/rss", id="another one"),
    pytest.param('page = "http://127.0.0.1:8099/"', None, id="a page elsewhere has no feed of the administration"),
    pytest.param(
        'page = "https://moa.douane.gouv.fr/meteo"',
        "https://www.douane.gouv.fr/meteo/prodouane/pages/rss",
        id="another page of the administration has",
    ),
    pytest.param('page = "https://douane.gouv.fr.evil.example/"', None, id="a host that only begins so has none"),
]


@pytest.mark.parametrize(("source", "feed"), FEEDS)
def test_a_feed_is_read_beside_the_page(tmp_path: Path, source: str, feed: str | None) -> None:
    assert loaded(tmp_path, f"[source]\n{source}\n").source.feed == feed


def test_a_page_profile_keeps_its_selectors(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[source.page_profile]\nitem = "article.m"\ndate = "time"\n')

    assert config.source.page_profile == PageProfile(item="article.m", date="time")


def test_a_certificate_authority_is_looked_for_beside_the_file(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "ca.pem")

    assert loaded(tmp_path, '[source]\nca_file = "ca.pem"\n').source.ca_file == tmp_path / "ca.pem"


INTERVALS = [
    pytest.param("https://meteo.example/", "1s", timedelta(seconds=15), id="the floor holds for another host"),
    pytest.param("https://meteo.example/", "15s", timedelta(seconds=15), id="the floor itself is allowed"),
    pytest.param("http://127.0.0.1:8099/", "1s", timedelta(seconds=1), id="127.0.0.1 is excepted"),
    pytest.param("http://127.9.9.9/", "1s", timedelta(seconds=1), id="all of 127/8 is"),
    pytest.param("http://[::1]:8099/", "1s", timedelta(seconds=1), id="::1 is"),
    pytest.param("http://localhost/", "1s", timedelta(seconds=1), id="localhost is"),
    pytest.param("http://localhost.evil.example/", "1s", timedelta(seconds=15), id="a name that begins so is not"),
]


@pytest.mark.parametrize(("page", "written", "used"), INTERVALS)
def test_a_floor_holds_between_readings(tmp_path: Path, page: str, written: str, used: timedelta) -> None:
    source = f'[source]\npage = "{page}"\nfeed = ""\nevery = "{written}"\nevery_in_alert = "{written}"\n'

    config = loaded(tmp_path, source)

    assert (config.source.every, config.source.every_in_alert) == (used, used)


def test_the_floor_holds_if_only_one_of_page_and_feed_is_on_this_machine(tmp_path: Path) -> None:
    source = '[source]\npage = "http://127.0.0.1/"\nfeed = "https://meteo.example/"\nevery = "2s"\n'

    config = loaded(tmp_path, source)

    assert config.source.every == timedelta(seconds=15)


def test_an_added_service_may_be_watched_and_has_its_place_in_the_tree(tmp_path: Path) -> None:
    service = '[[services]]\ncode = "delta-z"\nnames = ["DELTA Z"]\nparent = "delta"\n'
    watch = '[[watches]]\nname = "z"\nservices = ["delta-z"]\nchannels = ["astreinte"]\n'

    config = loaded(tmp_path, CHANNEL + watch + service)

    assert config.watches[0].services == ("delta-z",)
    assert config.catalogue.lineage("delta-z") == ("delta-z", "delta")
    assert config.catalogue.services["delta-z"].label_fr == "DELTA Z"


def test_more_names_are_added_to_those_of_the_catalogue(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[names]\ndelta-t = ["Transit français"]\n')

    names = [name.words for name in config.catalogue.services["delta-t"].names]
    assert names == ["DELTA T", "NSTI", "Transit français"]


def test_an_acronym_that_is_also_a_word_is_met_in_capitals_only(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[names]\ngamma = ["DES", "DES 2", "Des", "GAMMES"]\n')

    names = config.catalogue.services["gamma"].names[-4:]
    assert [name.words for name in names if name.is_case_sensitive] == ["DES"]


def test_a_name_that_the_service_itself_has_already_is_no_mistake(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[names]\ndelta-t = ["delta-t"]\n')

    assert "delta-t" in config.catalogue


def test_the_rest_of_the_catalogue_stays_as_it_is(tmp_path: Path) -> None:
    config = loaded(tmp_path, '[names]\ndelta-t = ["Transit français"]\n')

    unchanged = [code for code in CATALOGUE.services if config.catalogue.services[code] == CATALOGUE.services[code]]
    assert unchanged == [code for code in CATALOGUE.services if code != "delta-t"]
    assert config.catalogue.not_names == CATALOGUE.not_names != ()


def test_a_file_saved_by_an_editor_of_windows_is_read(tmp_path: Path) -> None:
    assert loaded(tmp_path, "\ufeff" + WHOLE.replace("\n", "\r\n")).watches[0].name == "le-havre"


AROUND = """language = "~EN~"
timezone = "Europe/Paris~"
database = "~sqlite:///x.db"
[source]
page = "~http://127.0.0.1/meteo~"
feed = "~http://127.0.0.1/rss"
[channels.astreinte]
url = "~json://127.0.0.1:9000/hook~"
style = "short~"
[[watches]]
name = "~le-havre~"
services = ["~delta-ie", "Delta-T~"]
modes = ["EDI~", "~dti"]
channels = ["astreinte~"]
[[digests]]
name = "matin~"
times = ["~07:00~"]
days = ["Mon~"]
watches = ["le-havre"]
channels = ["~astreinte"]
[web]
address = "~127.0.0.1:8017~"
"""


@pytest.mark.parametrize("blank", [" ", "\\t", "\u00a0"])
def test_blanks_around_a_value_do_not_count(tmp_path: Path, blank: str) -> None:
    assert loaded(tmp_path, AROUND.replace("~", blank)) == loaded(tmp_path, AROUND.replace("~", ""))


def test_two_readings_of_one_file_are_equal(tmp_path: Path) -> None:
    def again() -> Config:
        return loaded(tmp_path, SOURCE + CHANNEL + WATCH + OPERATOR)

    assert again() == again()


def test_a_digest_is_of_every_day_and_watch_in_the_language_and_zone_of_the_file(tmp_path: Path) -> None:
    zone = 'timezone = "Europe/Madrid"\nlanguage = "en"\n'

    config = loaded(tmp_path, zone + CHANNEL + WATCH + DIGEST)

    schedule = Schedule((time(7), time(19)), WEEK, ZoneInfo("Europe/Madrid"))
    assert config.digests == (Plan("point", schedule, ("astreinte",), Language.EN),)


def test_times_and_days_of_a_digest_are_taken_once_and_in_order(tmp_path: Path) -> None:
    digest = DIGEST.replace('["07:00", "19:00"]', '["19:00", "7:00", "07:00"]')
    chosen = 'days = ["FRI", "mon", "fri"]\nwatches = ["le-havre", "le-havre"]\nlanguage = "en"\nwhen_empty = false\n'

    [plan] = loaded(tmp_path, CHANNEL + WATCH + digest + chosen).digests

    assert (plan.schedule.times, plan.schedule.days) == ((time(7), time(19)), (Day.MON, Day.FRI))
    assert (plan.watches, plan.language, plan.when_empty) == (("le-havre",), Language.EN, False)


@pytest.mark.parametrize(
    ("written", "every"),
    [
        pytest.param("", timedelta(hours=4), id="the default"),
        pytest.param('remind_every = "90m"', timedelta(minutes=90), id="an interval"),
        pytest.param('remind_every = ""', None, id="never"),
    ],
)
def test_the_operator_is_reminded_as_often_as_is_written(tmp_path: Path, written: str, every: timedelta | None) -> None:
    assert loaded(tmp_path, f"[operator]\n{written}\n").operator.remind_every == every


def test_quiet_hours_begin_every_day_and_an_opening_and_its_end_wake_unless_it_is_said(tmp_path: Path) -> None:
    config = loaded(tmp_path, WHOLE.replace(WATCH, WATCH + 'quiet = ["22:00-06:30", "12:00 - 13:30"]\n'))

    [watch] = config.watches
    assert watch.quiet == Quiet((Span(time(22), time(6, 30)), Span(time(12), time(13, 30))))
    assert watch.quiet.days == frozenset(WEEK)
    assert watch.quiet.wakes == {Wake.OPENING, Wake.END}


def test_quiet_hours_may_be_of_some_days_and_wake_nobody(tmp_path: Path) -> None:
    quiet = 'quiet = ["00:00-24:00"]\nquiet_days = ["sat", "Sun"]\nwakes = []\n'

    [watch] = loaded(tmp_path, WHOLE.replace(WATCH, WATCH + quiet)).watches

    assert watch.quiet == Quiet((Span(time(0), time(0)),), days=frozenset({Day.SAT, Day.SUN}), wakes=frozenset())
