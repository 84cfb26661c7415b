"""What was to be given out by a commit whose answer was lost, against a real database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commits import MINUTE, NOON, a_commit, a_delivery, an_event
from meteo_douane.adapters.store import SqlStore
from meteo_douane.delivering.in_doubt import InDoubt
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.handing_out import CLAIM, given_out
from meteo_douane.domain.handover import Aftermath
from meteo_douane.ports import Hands, LaterError

ALERT = a_delivery(an_event("e1/opened"))
[DOUBTED] = given_out([ALERT], {"astreinte"})


def a_doubt(store: SqlStore) -> InDoubt:
    doubt = InDoubt(store)
    doubt.adds([DOUBTED])
    return doubt


def written(store: SqlStore) -> Delivery:
    [given] = store.commit(a_commit(deliveries=(ALERT,)), Hands({"astreinte"}, lambda _: None))
    return given


def test_what_was_written_after_all_is_found_once(sqlite_store: SqlStore) -> None:
    doubt, given = a_doubt(sqlite_store), written(sqlite_store)

    assert doubt.found() == (given,)
    assert doubt.found() == ()


def test_what_was_not_written_is_not_found(sqlite_store: SqlStore) -> None:
    assert a_doubt(sqlite_store).found() == ()


def test_what_is_owed_and_was_not_given_out_is_left_to_whoever_claims_it(sqlite_store: SqlStore) -> None:
    sqlite_store.owe((ALERT,))

    assert a_doubt(sqlite_store).found() == ()


def test_what_another_program_sends_by_now_is_left_to_it(sqlite_store: SqlStore) -> None:
    written(sqlite_store)
    sqlite_store.claim("astreinte", NOON + CLAIM, NOON + CLAIM + MINUTE, limit=1)

    assert a_doubt(sqlite_store).found() == ()


def test_what_has_arrived_is_not_found(sqlite_store: SqlStore) -> None:
    sent = replace(written(sqlite_store), state=DeliveryState.SENT, settled_at=NOON)
    sqlite_store.settle(sent, Aftermath())

    assert a_doubt(sqlite_store).found() == ()


class Gone:
    """A store that cannot be asked."""

    def owed(self) -> tuple[Delivery, ...]:
        raise LaterError("the server is gone")


def test_where_nobody_can_be_asked_the_doubt_stays(sqlite_store: SqlStore) -> None:
    doubt, given = a_doubt(sqlite_store), written(sqlite_store)
    doubt.store = Gone()  # type: ignore[assignment] # all that is asked of it

    with pytest.raises(LaterError):
        doubt.found()
    doubt.store = sqlite_store

    assert doubt.found() == (given,)
