"""A program that starts alone on a SQLite knows that whoever was sending before is gone."""

from pathlib import Path

from commits import MINUTE, NOON, a_commit, a_delivery, an_event
from meteo_douane.adapters.store import SqlStore, open_store

CLAIM = 3 * MINUTE
OPENED = a_delivery(an_event("e1/opened"))


def claim(store: SqlStore) -> list[bool]:
    return [one.may_repeat for one in store.claim("astreinte", NOON + MINUTE, NOON + CLAIM + MINUTE, limit=1)]


def a_sender(url: str) -> SqlStore:
    """A program that is in the middle of sending a message."""
    sender = open_store(url)
    sender.join_senders(NOON)
    sender.commit(a_commit(deliveries=(OPENED,)))
    sender.claim("astreinte", NOON, NOON + CLAIM, limit=1)
    return sender


def test_what_a_program_that_is_gone_was_sending_is_due_at_the_next_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meteo.db"
    a_sender(url).close()

    with open_store(url) as store:
        left_behind = store.join_senders(NOON + MINUTE)
        again = claim(store)

    assert (left_behind, again) == (1, [True])


def test_what_another_program_is_sending_is_left_to_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meteo.db"

    with a_sender(url), open_store(url) as store, open_store(url) as third:
        left_behind = [one.join_senders(NOON + MINUTE) for one in (store, third)]
        again = claim(store)

    assert (left_behind, again) == ([0, 0], [])


def test_a_program_that_sends_already_takes_nothing_from_itself(tmp_path: Path) -> None:
    with a_sender(f"sqlite:///{tmp_path}/meteo.db") as store:
        left_behind = store.join_senders(NOON + MINUTE)

    assert left_behind == 0


def test_programs_on_other_machines_may_send_from_a_postgresql(url: str) -> None:
    a_sender(url).close()

    with open_store(url) as store:
        left_behind = store.join_senders(NOON + MINUTE)

    assert left_behind == (0 if store.is_shared else 1)


def test_a_database_in_memory_is_its_own_program_s(tmp_path: Path) -> None:
    del tmp_path
    with a_sender("sqlite://") as store:
        assert store.join_senders(NOON + MINUTE) == 0


def test_the_file_of_the_lock_is_for_its_owner_alone(tmp_path: Path) -> None:
    with a_sender(f"sqlite:///{tmp_path}/meteo.db"):
        mode = (tmp_path / "meteo.db-senders").stat().st_mode

    assert oct(mode & 0o777) == "0o600"


def test_a_program_that_calls_the_database_by_another_name_counts_too(tmp_path: Path) -> None:
    (tmp_path / "alias.db").symlink_to(tmp_path / "meteo.db")

    with a_sender(f"sqlite:///{tmp_path}/meteo.db"), open_store(f"sqlite:///{tmp_path}/alias.db") as store:
        left_behind = store.join_senders(NOON + MINUTE)

    assert left_behind == 0
    assert not (tmp_path / "alias.db-senders").exists()
