"""What an end says of the fallback is known of its episode: nobody may believe it allowed once its end is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import DTI, EDI, NOON, a_bulletin, a_fallback, a_notice, a_scope, a_watch, an_end, scopes
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.facts import takes_fallback_back, written
from meteo_douane.domain.notice import ALL_MODES, Fallback, Mode, Notice, Permission, Scope
from stories import Story, a_calm_story

BOTH = a_scope("delta-ie", modes=[DTI, EDI])
ALLOWED = a_fallback(starts_at=NOON - timedelta(minutes=30))
ENDED_AT = NOON + timedelta(minutes=2)
OVER = a_fallback(Permission.ENDED, ends_at=ENDED_AT)
ALERT = a_notice("a", affects=BOTH, fallback=ALLOWED)


def an_end_of(*modes: Mode, left: Scope | None = None, **facts: Any) -> Notice:
    return an_end("e", "delta-ie", modes=list(modes), affects=left or Scope(), **facts)


DTI_LEFT = a_scope("delta-ie", modes=[DTI])


def the_story(*notices: Notice) -> Story:
    story = a_calm_story(a_watch("le-havre", "delta-ie"))
    for count in range(len(notices)):
        story.lists(*reversed(notices[: count + 1]))
    return story


def the_episode(*notices: Notice) -> Episode:
    [episode] = the_story(*notices).episodes
    return episode


@pytest.mark.parametrize(
    ("end", "fallback"),
    [
        pytest.param(an_end_of(DTI, EDI, fallback=OVER), OVER, id="ended with the alert"),
        pytest.param(
            an_end_of(DTI, EDI, fallback=a_fallback(Permission.ENDED, ends_at=NOON + timedelta(hours=1))),
            a_fallback(Permission.ENDED, ends_at=NOON + timedelta(hours=1)),
            id="ends later",
        ),
        pytest.param(an_end("e", fallback=OVER), OVER, id="an end that names nothing"),
        pytest.param(an_end_of(DTI, EDI), ALLOWED, id="an end that says nothing of it"),
    ],
)
def test_an_episode_that_has_ended_has_the_fallback_that_its_end_states(end: Notice, fallback: Fallback) -> None:
    episode = the_episode(ALERT, end)

    assert not episode.is_in_force
    assert episode.fallback == fallback


@pytest.mark.parametrize(
    ("end", "permission", "unstated"),
    [
        pytest.param(an_end_of(EDI, left=DTI_LEFT, fallback=OVER), Permission.ENDED, "", id="what is left is named"),
        pytest.param(an_end_of(EDI, fallback=OVER), Permission.ENDED, "delta-ie:dti", id="what is left is not named"),
        pytest.param(an_end_of(EDI, fallback=a_fallback()), Permission.ALLOWED, "", id="goes on for what is left"),
        pytest.param(an_end_of(EDI), Permission.ALLOWED, "", id="nothing is said of it"),
        pytest.param(
            an_end_of(EDI, left=DTI_LEFT), Permission.ALLOWED, "", id="nothing is said of it, the rest is named"
        ),
    ],
)
def test_an_end_of_a_part_says_whether_the_fallback_goes_on(end: Notice, permission: Permission, unstated: str) -> None:
    episode = the_episode(ALERT, end)

    assert episode.is_in_force
    assert episode.fallback.permission is permission
    assert written(episode.fallback_unstated) == unstated


def test_an_end_of_a_part_that_names_another_part_says_nothing_of_a_third() -> None:
    alert = a_notice("a", affects=scopes(BOTH, a_scope("delta-t")), fallback=ALLOWED)

    episode = the_episode(alert, an_end_of(EDI, left=DTI_LEFT, fallback=OVER))

    assert written(episode.fallback_unstated) == "delta-t"
    assert episode.fallback_of_all.permission is Permission.NOT_STATED


IN_EDI = frozenset({EDI})
OVER_IN_EDI = a_fallback(Permission.ENDED, modes=IN_EDI)
OVER_IN_ALL_OF_IT = a_fallback(Permission.ENDED, modes=ALL_MODES)


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(an_end_of(EDI, left=DTI_LEFT, fallback=OVER_IN_EDI), id="what is left is named"),
        pytest.param(an_end_of(EDI, fallback=OVER_IN_ALL_OF_IT), id="what is left is not named"),
    ],
)
def test_a_fallback_that_ends_in_one_mode_goes_on_in_the_other(end: Notice) -> None:
    episode = the_episode(ALERT, end)

    assert written(episode.remaining) == "delta-ie:dti"
    assert episode.fallback_of_all == ALLOWED


def test_a_fallback_that_ends_in_one_mode_of_a_trouble_that_goes_on_in_both_is_left_in_the_other() -> None:
    story = the_story(ALERT)

    told = story.lists(a_bulletin("b", affects=BOTH, fallback=OVER_IN_EDI), ALERT)

    [episode] = story.episodes
    [change] = story.decisions[-1].event.changes
    assert told == ["le-havre continued"]
    assert takes_fallback_back(change)
    assert episode.fallback == replace(ALLOWED, modes=frozenset({DTI}))
    assert not episode.fallback_unstated


def test_a_fallback_that_ends_in_every_mode_that_is_left_has_ended() -> None:
    in_edi = a_bulletin("b", affects=a_scope("delta-ie", modes=[EDI]), fallback=OVER_IN_EDI)

    episode = the_episode(ALERT, an_end_of(DTI), in_edi)

    assert episode.fallback.permission is Permission.ENDED


def test_a_fallback_that_ends_in_one_mode_after_the_other_has_ended() -> None:
    over_in_dti = a_fallback(Permission.ENDED, modes=frozenset({DTI}))

    episode = the_episode(
        ALERT,
        a_bulletin("b", affects=BOTH, fallback=OVER_IN_EDI),
        a_bulletin("c", affects=BOTH, fallback=over_in_dti),
    )

    assert episode.fallback.permission is Permission.ENDED


def test_an_end_written_before_the_last_bulletin_does_not_allow_again_what_that_one_ended() -> None:
    bulletin = a_bulletin("b", affects=BOTH, fallback=OVER, published_at=NOON)
    late = an_end_of(EDI, fallback=ALLOWED, published_at=NOON - timedelta(minutes=1))

    episode = the_episode(ALERT, bulletin, late)

    assert episode.fallback == OVER


@pytest.mark.parametrize(
    ("modes", "told"),
    [
        pytest.param([EDI], ["le-havre continued"], id="of a part"),
        pytest.param([DTI, EDI], [], id="of all: it is over, and is no news"),
    ],
)
def test_an_end_that_is_edited_to_say_that_the_fallback_is_over_says_so_of_its_episode(
    modes: list[Mode], told: list[str]
) -> None:
    story = the_story(ALERT, an_end_of(*modes, text="Fin."))

    said = story.lists(an_end_of(*modes, text="Fin.", fallback=OVER), ALERT)

    [episode] = story.episodes
    assert episode.fallback == OVER
    assert said == told


def test_a_bulletin_that_allows_it_again_after_an_end_of_a_part_is_believed() -> None:
    again = a_bulletin("b", affects=DTI_LEFT, fallback=a_fallback())

    episode = the_episode(ALERT, an_end_of(EDI, left=DTI_LEFT, fallback=OVER), again)

    assert episode.fallback.permission is Permission.ALLOWED
    assert not episode.fallback_unstated
