"""What goes on has begun once, and stays what it was called while that still stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import NOON, a_fallback, a_notice, a_scope, a_watch
from meteo_douane.domain.notice import Kind, Permission
from stories import a_calm_story

ROISSY = a_watch("roissy", "ics2")
MINUTES = timedelta(minutes=1)
ALERT = a_notice("a", affects=a_scope("ics2", "ciel"), published_at=NOON, starts_at=NOON - 10 * MINUTES)


def test_an_alert_that_stands_beside_a_malfunction_stays_one() -> None:
    story = a_calm_story(ROISSY)
    story.lists(ALERT)

    told = story.lists(
        a_notice("m", Kind.MALFUNCTION, affects=a_scope("ics2"), fallback=a_fallback(Permission.ENDED)), ALERT
    )

    [episode] = story.episodes
    assert told == ["roissy continued"]
    assert episode.kind is Kind.ALERT
    assert [change.field for change in story.decisions[-1].event.changes] == ["fallback"]


def test_what_vanished_and_is_an_alert_anew_has_begun_once() -> None:
    story = a_calm_story(ROISSY)
    story.lists(ALERT)
    story.lists()
    story.lists()
    told = story.lists(a_notice("b", affects=a_scope("ics2"), starts_at=NOON + 4 * MINUTES, published_at=NOON))

    [episode] = story.episodes
    assert told == ["roissy reopened"]
    assert (episode.starts_at, episode.opened_at) == (NOON - 10 * MINUTES, NOON - 10 * MINUTES)


def test_a_beginning_that_is_corrected_is_one_everywhere() -> None:
    story = a_calm_story(ROISSY)
    story.lists(ALERT)
    corrected = replace(
        ALERT, starts_at=replace(ALERT.starts_at, value=NOON - 5 * MINUTES), text="Autre heure.", revision="2"
    )
    story.lists(corrected)

    [episode] = story.episodes
    assert (episode.starts_at, episode.opened_at) == (NOON - 5 * MINUTES, NOON - 5 * MINUTES)
