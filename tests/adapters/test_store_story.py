"""The store carries what the domain really comes to believe, to decide and to owe, reading after reading."""

from datetime import timedelta

from builders import (
    CATALOGUE,
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    nonsense,
    seen,
    silence,
)
from commits import a_commit, a_reading
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.delivery import owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.observation import Observation, Source, Unchanged
from meteo_douane.domain.step import Rules, Step, advance
from stores import deliveries_of

MINUTE = timedelta(minutes=1)
RULES = Rules((a_watch("le-havre"), a_watch("roissy", "delta-t", modes=[DTI])), ("exploitation",), CATALOGUE)

ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI]), starts_at=NOON)
BULLETIN = a_bulletin("b", affects=a_scope("delta-ie", modes=[EDI, DTI]), ends_at=NOON + timedelta(hours=2))
HALF_AN_END = an_end("c", "delta-ie", modes=[EDI])
END = an_end("d", "delta-ie", modes=[DTI])
MAINTENANCE = a_maintenance("m", affects=a_scope("delta-t"))
RIDDLE = a_notice("u", Kind.UNCLASSIFIED, text="Texte que personne ne comprend.")

#: Invented: a night with an alert, its bulletins and ends, a maintenance, faults of both sources, and what vanishes.
STORY: tuple[tuple[Observation, ...], ...] = (
    (seen(), seen(source=Source.FEED)),
    (seen(ALERT), seen(source=Source.FEED)),
    (seen(ALERT), seen(ALERT, source=Source.FEED)),
    (Unchanged(Source.PAGE), silence(Source.FEED)),
    (seen(BULLETIN, ALERT, MAINTENANCE), nonsense(Source.FEED)),
    (silence(), silence(Source.FEED)),
    (silence(), silence(Source.FEED)),
    (silence(), silence(Source.FEED)),
    (seen(HALF_AN_END, BULLETIN, ALERT, MAINTENANCE), seen(ALERT, source=Source.FEED)),
    (seen(RIDDLE, END, HALF_AN_END, BULLETIN, ALERT), Unchanged(Source.FEED)),
    (seen(END), seen(source=Source.FEED)),
    (seen(END), seen(source=Source.FEED)),
)


def tell(store: SqlStore) -> list[Step]:
    """Let the story happen, each reading starting from what the store says is known."""
    steps = []
    for number, observations in enumerate(STORY):
        now = NOON + number * MINUTE
        before = store.known()
        step = advance(before, observations, RULES, now)
        deliveries = tuple(owed(message, now) for message in step.messages)
        store.commit(
            a_commit(
                readings=tuple(a_reading(now, source=one.source) for one in observations),
                before=before,
                after=step.known,
                decisions=step.decisions,
                deliveries=deliveries,
            )
        )
        steps.append(step)
        assert store.known() == step.known
    return steps


def test_what_is_known_after_each_reading_is_known_again_before_the_next(store: SqlStore) -> None:
    steps = tell(store)

    decisions = tuple(decision for step in steps for decision in step.decisions)
    messages = tuple(message for step in steps for message in step.messages)
    assert store.past.decisions_since(NOON) == decisions
    assert tuple(delivery.message for delivery in store.owed()) == messages
    assert {one.event_kind.value for one in decisions} >= {"opened", "partly_ended", "ended", "planned", "source_back"}


def test_the_episodes_of_the_story_are_found_with_all_that_was_decided_about_them(store: SqlStore) -> None:
    tell(store)

    episodes = store.past.episodes(in_force=None, limit=10)

    assert {episode.latest.key: episode.state.value for episode in episodes} == {"m": "vanished", "d": "ended"}
    assert all(store.past.decisions_of(episode.id) for episode in episodes)
    assert all(deliveries_of(store, episode.id) for episode in episodes)


def test_a_program_that_starts_anew_at_each_reading_tells_what_one_that_never_stops_tells(store: SqlStore) -> None:
    known, uninterrupted = Known(), []
    for number, observations in enumerate(STORY):
        step = advance(known, observations, RULES, NOON + number * MINUTE)
        known = step.known
        uninterrupted.append(step.decisions)

    assert [step.decisions for step in tell(store)] == uninterrupted
