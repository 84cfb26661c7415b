from dataclasses import replace
from datetime import timedelta

import pytest

from builders import NOON, a_notice, a_scope
from commits import a_commit, a_reading
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known
from meteo_douane.domain.observation import Outcome

DELTA = a_scope("delta-ie")


def an_episode(episode_id: str, state: EpisodeState = EpisodeState.OPEN) -> Episode:
    notice = a_notice("a")
    episode = Episode(episode_id, notice.kind.value, notice, notice, DELTA, DELTA, NOON, NOON, ("p1",))
    if state.is_over:
        return replace(episode, closing=Closing(state, NOON + timedelta(hours=1), by="p2"))
    return replace(episode, is_planned=state is EpisodeState.PLANNED)


PLANNED = an_episode("e1", EpisodeState.PLANNED)
ENDED = an_episode("e2", EpisodeState.ENDED)
OPEN = an_episode("e3", EpisodeState.OPEN)
CANCELLED = an_episode("e4", EpisodeState.CANCELLED)
KNOWN = Known(episodes={episode.id: episode for episode in (PLANNED, ENDED, OPEN, CANCELLED)})


@pytest.fixture
def kept(store: SqlStore) -> SqlStore:
    store.commit(a_commit(after=KNOWN))
    return store


def test_what_is_known_is_known_after_a_restart(kept: SqlStore) -> None:
    assert kept.known() == KNOWN


@pytest.mark.parametrize(
    ("in_force", "expected"),
    [
        pytest.param(True, (OPEN, PLANNED), id="in force"),
        pytest.param(False, (CANCELLED, ENDED), id="over"),
        pytest.param(None, (CANCELLED, OPEN, ENDED, PLANNED), id="either"),
    ],
)
def test_episodes_are_listed_the_latest_first(
    kept: SqlStore, *, in_force: bool | None, expected: tuple[Episode, ...]
) -> None:
    assert kept.past.episodes(in_force=in_force, limit=10) == expected


def test_a_page_of_episodes_follows_the_one_before(kept: SqlStore) -> None:
    first = kept.past.episodes(in_force=None, limit=2)

    second = kept.past.episodes(in_force=None, limit=2, before=first[-1].id)

    assert first + second == (CANCELLED, OPEN, ENDED, PLANNED)


def test_an_episode_that_is_no_longer_needed_is_still_found(kept: SqlStore) -> None:
    kept.commit(a_commit(before=KNOWN, after=replace(KNOWN, episodes={"e1": PLANNED, "e3": OPEN})))

    assert set(kept.known().episodes) == {"e1", "e3"}
    assert kept.past.episode("e2") == ENDED
    assert kept.past.episodes(in_force=False, limit=10) == (CANCELLED, ENDED)


def test_an_episode_that_never_was_is_none(kept: SqlStore) -> None:
    assert kept.past.episode("e9") is None


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(-10, -1, (), id="before any of it"),
        pytest.param(-1, 1, (CANCELLED, OPEN, ENDED, PLANNED), id="as they begin"),
        pytest.param(2, 3, (OPEN, PLANNED), id="after the end of some"),
        pytest.param(-1, 0, (), id="up to their beginning, which is not in it"),
    ],
)
def test_the_episodes_of_a_time_are_those_that_were_in_force_in_it(
    kept: SqlStore, since: int, until: int, expected: tuple[Episode, ...]
) -> None:
    ends = NOON + timedelta(hours=since), NOON + timedelta(hours=until)

    assert kept.past.latest_between(*ends, limit=10) == expected
    assert kept.past.latest_between(*ends, limit=1) == expected[:1]


def test_what_the_source_says_is_known_since_the_first_good_reading(store: SqlStore) -> None:
    failed = [a_reading(NOON + timedelta(hours=hour), Outcome.FAILED) for hour in (0, 1)]
    good = [a_reading(NOON + timedelta(hours=hour)) for hour in (2, 3)]
    store.commit(a_commit(readings=failed))
    before = store.past.first_good_reading()

    store.commit(a_commit(readings=good))

    assert before is None
    assert store.past.first_good_reading() == good[0].ended_at
