"""A lease: one holder at a time, on the database's clock, and a number that rises with each new one."""

from datetime import timedelta

import pytest

from commits import a_commit, a_reading
from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.errors import DeposedError
from meteo_douane.domain.observation import Source
from meteo_douane.ports import READING
from stores import let_leases_end

LONG = timedelta(hours=1)


def test_a_lease_that_nobody_holds_is_taken_by_the_first_to_ask_and_renewed_by_that_one_alone(store: SqlStore) -> None:
    assert store.take_lease(READING, "one", LONG) == 1

    assert store.take_lease(READING, "two", LONG) is None
    assert store.take_lease(READING, "one", LONG) == 1


def test_a_lease_that_ran_out_is_taken_over_under_a_higher_number(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)
    let_leases_end(store, ago=timedelta(seconds=1))

    assert store.take_lease(READING, "two", LONG) == 2
    assert store.take_lease(READING, "one", LONG) is None


def test_a_lease_that_ran_out_and_nobody_wanted_stays_with_its_holder(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)
    let_leases_end(store, ago=timedelta(seconds=1))

    assert store.take_lease(READING, "one", LONG) == 1


def test_a_lease_that_only_a_clock_that_was_wrong_can_have_made_so_long_is_nobodys(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)
    let_leases_end(store, ago=timedelta(hours=-3))

    assert store.take_lease(READING, "two", LONG) == 2


def test_a_clock_of_the_database_that_is_corrected_a_little_takes_the_lease_from_nobody(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)
    let_leases_end(store, ago=timedelta(hours=-1, seconds=-10))

    assert store.take_lease(READING, "two", LONG) is None


def test_a_lease_that_was_given_up_is_free_at_once(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)

    store.give_up_lease(READING, "one")

    assert store.take_lease(READING, "two", LONG) == 2


def test_nobody_gives_up_the_lease_of_another(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)

    store.give_up_lease(READING, "two")

    assert store.take_lease(READING, "two", LONG) is None


def test_leases_of_different_names_have_nothing_to_do_with_each_other(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)

    assert store.take_lease("something else", "two", LONG) == 1


def test_what_was_read_under_a_lease_that_another_has_taken_since_is_not_written(store: SqlStore) -> None:
    store.take_lease(READING, "one", LONG)
    let_leases_end(store, ago=timedelta(seconds=1))
    store.take_lease(READING, "two", LONG)

    with pytest.raises(DeposedError, match="another program has taken over"):
        store.commit(a_commit(readings=(a_reading(),), fence=1))

    assert store.past.last_good_reading(Source.PAGE) is None


def test_what_was_read_under_the_present_lease_is_written(store: SqlStore) -> None:
    fence = store.take_lease(READING, "one", LONG)

    store.commit(a_commit(readings=(a_reading(),), fence=fence))

    assert store.past.last_good_reading(Source.PAGE) == a_reading().ended_at
