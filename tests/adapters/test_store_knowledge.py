"""What is known, of types invented here: the store must carry whatever the domain comes to believe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

import pytest
from sqlalchemy import Executable, select, update

from commits import NOON
from meteo_douane.adapters.store.engine import Engines, connect
from meteo_douane.adapters.store.errors import StaleError
from meteo_douane.adapters.store.knowledge import Knowledge
from meteo_douane.adapters.store.schema import bring_up_to_date
from meteo_douane.adapters.store.tables import BELIEFS, EPISODES


class Voice(StrEnum):
    PAGE = "page"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Trouble:
    state: str
    opened_at: datetime = NOON
    ended_at: datetime | None = None
    services: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Beliefs:
    episodes: dict[str, Trouble] = field(default_factory=dict)
    listed: dict[Voice, tuple[str, ...]] = field(default_factory=dict)
    numbered: int = 0
    last_good_at: datetime | None = None


KNOWN = Beliefs(
    episodes={"e2": Trouble("open", services=frozenset({"delta-ie", "ecs"})), "e1": Trouble("planned")},
    listed={Voice.PAGE: ("n1", "n2"), Voice.FEED: ()},
    numbered=2,
    last_good_at=NOON,
)

Rows = Callable[[Executable], list[tuple[object, ...]]]


@pytest.fixture
def engines(url: str) -> Iterator[Engines]:
    engines = connect(url)
    bring_up_to_date(engines)
    yield engines
    engines.close()


@pytest.fixture
def rows(engines: Engines) -> Rows:
    def asked(query: Executable) -> list[tuple[object, ...]]:
        with engines.reading() as connection:
            return [tuple(row) for row in connection.execute(query)]

    return asked


def write(engines: Engines, before: Beliefs, after: Beliefs) -> None:
    with engines.writing_alone() as connection:
        Knowledge(Beliefs).write(connection, before, after)


def read(engines: Engines) -> Beliefs:
    with engines.reading() as connection:
        return Knowledge(Beliefs).read(connection)


def test_a_new_database_knows_nothing(engines: Engines) -> None:
    assert read(engines) == Beliefs()


def test_what_is_known_comes_back_in_its_order(engines: Engines) -> None:
    write(engines, Beliefs(), KNOWN)

    found = read(engines)

    assert found == KNOWN
    assert list(found.episodes) == ["e2", "e1"]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(replace(KNOWN, episodes={**KNOWN.episodes, "e3": Trouble("open")}), id="a new episode"),
        pytest.param(replace(KNOWN, episodes={**KNOWN.episodes, "e1": Trouble("open")}), id="another state"),
        pytest.param(replace(KNOWN, episodes={"e1": Trouble("planned")}), id="an episode that is no longer needed"),
        pytest.param(replace(KNOWN, episodes={}), id="no episode any more"),
        pytest.param(replace(KNOWN, listed={Voice.PAGE: ("n2",), Voice.FEED: ()}), id="another entry"),
        pytest.param(replace(KNOWN, listed={Voice.FEED: ()}), id="an entry that is gone"),
        pytest.param(replace(KNOWN, numbered=3), id="another number"),
        pytest.param(replace(KNOWN, last_good_at=None), id="nothing where something was"),
        pytest.param(
            Beliefs(episodes={"e1": Trouble("open")}, listed={Voice.FEED: ("n3",)}, numbered=4), id="all at once"
        ),
    ],
)
def test_a_change_is_kept(engines: Engines, after: Beliefs) -> None:
    write(engines, Beliefs(), KNOWN)

    write(engines, KNOWN, after)

    assert read(engines) == after


def test_only_what_changed_is_written(engines: Engines, rows: Rows) -> None:
    write(engines, Beliefs(), KNOWN)
    with engines.writing_alone() as connection:
        connection.execute(update(BELIEFS).where(BELIEFS.c.name != "numbered").values(payload="untouched"))
        connection.execute(update(EPISODES).values(payload="untouched"))

    write(engines, KNOWN, replace(KNOWN, numbered=3, listed=dict(KNOWN.listed)))

    others = select(BELIEFS.c.payload).where(BELIEFS.c.name != "numbered").distinct()
    assert rows(others) == rows(select(EPISODES.c.payload).distinct()) == [("untouched",)]


def test_an_episode_that_is_no_longer_needed_stays_as_history(engines: Engines, rows: Rows) -> None:
    ended = replace(KNOWN, episodes={"e1": Trouble("ended", ended_at=NOON)})
    write(engines, Beliefs(), ended)

    write(engines, ended, Beliefs(listed=ended.listed, numbered=2, last_good_at=NOON))

    columns = select(EPISODES.c.id, EPISODES.c.state, EPISODES.c.ended_at, EPISODES.c.is_current)
    assert rows(columns) == [("e1", "ended", NOON, False)]


def test_an_episode_of_the_past_may_come_back(engines: Engines) -> None:
    write(engines, Beliefs(), Beliefs(episodes={"e1": Trouble("open")}))
    write(engines, Beliefs(episodes={"e1": Trouble("open")}), Beliefs())

    write(engines, Beliefs(), Beliefs(episodes={"e1": Trouble("reopened")}))

    assert read(engines).episodes == {"e1": Trouble("reopened")}


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(replace(KNOWN, numbered=9), id="a number"),
        pytest.param(replace(KNOWN, listed={**KNOWN.listed, Voice.PAGE: ()}), id="an entry"),
        pytest.param(replace(KNOWN, episodes={**KNOWN.episodes, "e1": Trouble("open")}), id="an episode"),
        pytest.param(replace(KNOWN, episodes={}), id="an episode that is no longer needed"),
    ],
)
def test_what_somebody_else_has_changed_meanwhile_is_not_written_over(engines: Engines, after: Beliefs) -> None:
    write(engines, Beliefs(), KNOWN)
    theirs = Beliefs({"e1": Trouble("ended"), "e2": Trouble("ended")}, {Voice.PAGE: ("n3",)}, numbered=7)
    write(engines, KNOWN, theirs)

    with pytest.raises(StaleError, match="another process has changed what is known"):
        write(engines, KNOWN, after)

    assert read(engines) == theirs


@dataclass(frozen=True, slots=True)
class OlderTrouble:
    state: str
    opened_at: datetime = NOON
    ended_at: datetime | None = None
    forgotten: str = "a field that newer versions have not"


@dataclass(frozen=True, slots=True)
class OlderBeliefs:
    episodes: dict[str, OlderTrouble] = field(default_factory=dict)
    also_forgotten: int = 0


def test_what_an_older_version_wrote_loads_with_the_defaults_of_what_it_did_not_know(engines: Engines) -> None:
    older = OlderBeliefs({"e1": OlderTrouble("open")}, also_forgotten=3)
    with engines.writing_alone() as connection:
        Knowledge(OlderBeliefs).write(connection, OlderBeliefs(), older)

    known = read(engines)

    assert known == Beliefs(episodes={"e1": Trouble("open")})
    write(engines, known, replace(known, episodes={"e1": Trouble("ended")}))
    assert read(engines).episodes == {"e1": Trouble("ended")}
