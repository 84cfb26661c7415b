"""The law of conservation sees what it is there to see: each thing that could go wrong is done to three good days."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from administration import HOUR, Month
from builders import an_end
from commits import a_decision, an_event
from conservation import SURELY_READ, Law
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.domain.event import EventKind
from soaking import Soak

pytestmark = pytest.mark.one_python

NOON = datetime(2026, 10, 23, 12, tzinfo=UTC)


def does(statement: str) -> Callable[[Soak, SqlStore], None]:
    """Change the database behind the program's back."""

    def done(_: Soak, store: SqlStore) -> None:
        with store._engines.writing() as connection:
            assert connection.execute(text(statement)).rowcount

    return done


def sends_again(soak: Soak, _: SqlStore) -> None:
    opened = next(one for one in soak.post.arrivals if "/opened/" in one.key)
    soak.post.arrivals.append(replace(opened, at=soak.ends_at))


def publishes_nothing(soak: Soak, _: SqlStore) -> None:
    soak.month = Month(())


#: By the check that has to see it.
SABOTAGE: dict[str, Callable[[Soak, SqlStore], None]] = {
    "told_and_never_said": does(
        "DELETE FROM deliveries WHERE number = (SELECT max(number) FROM deliveries WHERE event_kind = 'opened')"
    ),
    "still_owed": does("UPDATE deliveries SET state = 'pending' WHERE number = (SELECT max(number) FROM deliveries)"),
    "watches_without_a_row": does(
        "DELETE FROM decisions WHERE number = (SELECT max(number) FROM decisions WHERE event_kind = 'ended')"
    ),
    "openings_without_one_closing": does("UPDATE episodes SET state = 'ended'"),
    "digests_not_once": does("DELETE FROM digest_runs WHERE number = (SELECT max(number) FROM digest_runs)"),
    "broken_chain": does("DELETE FROM readings WHERE number = 40"),
    "told_otherwise_than_known": does("UPDATE episodes SET state = 'ended'"),
    "ended_by_its_words_and_still_in_force": does("UPDATE episodes SET state = 'open'"),
    "published_and_never_decided": does("DELETE FROM decisions WHERE event_kind = 'opened'"),
    "told_twice_without_a_mark": sends_again,
    "overtaken": sends_again,
    "states_changed_without_a_decision": lambda soak, _: soak.unexplained.append("changed"),
    "ended_by_no_words": publishes_nothing,
}


@pytest.mark.timeout(300)
def test_whatever_breaks_the_law_is_seen(tmp_path: Path) -> None:
    soak = Soak(tmp_path, 3, NOON, timedelta(days=3), f"sqlite:///{tmp_path}/meteo.db")
    soak.run()
    good = tmp_path / "good.db"
    shutil.copy(tmp_path / "meteo.db", good)
    with open_store(soak.url) as store:
        assert Law(soak, store).violations() == []

    for check, sabotage in SABOTAGE.items():
        shutil.copy(good, tmp_path / "sabotaged.db")
        with open_store(f"sqlite:///{tmp_path}/sabotaged.db") as store:
            sabotage(soak, store)
            broken = {line.partition(":")[0] for line in Law(soak, store).violations()}
        assert check in broken, f"{check} is not among {broken}"


def test_an_alert_that_comes_only_behind_a_later_end_of_just_that_needs_no_row(tmp_path: Path) -> None:
    soak = Soak(tmp_path, 3, NOON, timedelta(days=3), f"sqlite:///{tmp_path}/meteo.db")
    end, late = ("Fin d'alerte – DELTA T", NOON + HOUR), ("Alerte – DELTA T", NOON)
    new, of_more = ("Alerte – DELTA T", NOON + 2 * HOUR), ("Alerte – DELTA IE", NOON)
    soak.site.first_shown = {end: NOON + HOUR, **dict.fromkeys((late, new, of_more), NOON + 3 * HOUR)}
    soak.site.shown.update(dict.fromkeys((late, new, of_more), SURELY_READ))

    with open_store(soak.url) as store:
        missed = list(Law(soak, store).published_and_never_decided())

    assert missed == [f"{title}, {at}, shown {SURELY_READ} times" for title, at in (new, of_more)]


@pytest.mark.parametrize(("decided", "missed"), [(-HOUR, 0), (-4 * HOUR, 1), (0 * HOUR, 1)])
def test_an_end_whose_date_had_not_come_by_a_slow_clock_is_found_by_when_it_was_decided(
    tmp_path: Path, decided: timedelta, missed: int
) -> None:
    soak = Soak(tmp_path, 3, NOON, timedelta(days=3), f"sqlite:///{tmp_path}/meteo.db")
    end = an_end(title="Fin d'alerte – DELTA T", published_at=None)
    soak.site.shown.update({(end.title, NOON): SURELY_READ})

    with open_store(soak.url) as store:
        law = Law(soak, store)
        law.__dict__["decisions"] = (a_decision(an_event(kind=EventKind.ENDED, notice=end, at=NOON + decided)),)
        found = list(law.published_and_never_decided())

    assert len(found) == missed
