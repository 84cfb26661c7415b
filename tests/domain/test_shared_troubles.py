"""A trouble that two watches share: each is told of its own part."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import EDI, NOON, a_bulletin, a_fallback, a_notice, a_scope, a_watch, an_end
from meteo_douane.domain.event import Decision, ReasonCode
from meteo_douane.domain.notice import Permission
from meteo_douane.domain.watch import VerdictCode
from stories import Story, a_calm_story

ROISSY, COGNAC, LE_HAVRE = a_watch("roissy", "ics2"), a_watch("cognac", "ciel"), a_watch("le-havre", "delta-ie")
BOTH = a_scope("ics2", "ciel")
MINUTES = timedelta(minutes=1)
ALERT = a_notice("a", affects=BOTH, published_at=NOON, starts_at=NOON - 10 * MINUTES)
END = an_end("e", "ciel", published_at=NOON + 30 * MINUTES)
LATE = a_notice("l", affects=a_scope("ciel"), published_at=NOON + 10 * MINUTES, ends_at=NOON + 180 * MINUTES)
ANEW = a_notice("n", affects=a_scope("ciel"), published_at=NOON + 60 * MINUTES)


def a_story_over_for_cognac() -> Story:
    story = a_calm_story(ROISSY, COGNAC, LE_HAVRE)
    story.lists(ALERT)
    story.lists(END, ALERT, after=30 * MINUTES)
    return story


def reasons(decisions: tuple[Decision, ...]) -> dict[str, tuple[bool, ReasonCode]]:
    return {one.watch: (one.told, one.reason) for one in decisions}


def test_a_late_alert_on_the_part_that_has_ended_is_news_for_nobody_and_the_reason_is_that_end() -> None:
    story = a_story_over_for_cognac()
    story.lists()
    story.lists()
    story.lists(LATE)

    assert reasons(story.decisions[-3:]) == dict.fromkeys(
        ("roissy", "cognac", "le-havre"), (False, ReasonCode.ENDED_MEANWHILE)
    )
    [episode] = story.episodes
    assert episode.vanished_since is not None
    assert episode.remaining == a_scope("ics2")
    assert episode.ends_at is None


def test_an_alert_anew_on_the_part_that_has_ended_is_told_to_those_whose_part_it_is() -> None:
    story = a_story_over_for_cognac()

    assert story.lists(ANEW, END, ALERT) == ["cognac reopened"]


def test_the_reason_for_not_being_told_names_what_the_message_names() -> None:
    story = a_story_over_for_cognac()
    story.lists(ANEW, END, ALERT)

    services = {one.watch: one.verdict.services for one in story.decisions[-3:] if one.verdict}
    assert services == {"roissy": ("ciel",), "cognac": ("ciel",), "le-havre": ("ciel",)}
    assert [one.verdict.code for one in story.decisions[-3:] if one.verdict and not one.told] == [
        VerdictCode.OTHER_SERVICE
    ] * 2


def test_growth_onto_a_service_of_others_that_changes_more_is_told_to_those_who_follow() -> None:
    story = a_calm_story(ROISSY, COGNAC)
    story.lists(replace(ALERT, affects=replace(ALERT.affects, value=a_scope("ics2"))))

    bulletin = a_bulletin("b", affects=a_scope("ciel"), ends_at=NOON + 90 * MINUTES, mentions=("ics2",))
    joined = replace(bulletin, affects=replace(bulletin.affects, value=BOTH))

    assert "roissy continued" in story.lists(joined, ALERT)


def test_whose_part_ends_of_which_nothing_was_said_is_not_told_that_its_fallback_had_ended() -> None:
    story = a_calm_story(ROISSY, COGNAC)
    alert = a_notice("a", affects=a_scope("ics2", "ciel", modes=[EDI]), fallback=a_fallback())
    over = a_bulletin("b", affects=a_scope("ics2", modes=[EDI]), fallback=a_fallback(Permission.ENDED))
    story.lists(alert)
    story.lists(over, alert)
    told = story.lists(an_end("e", "ciel", modes=[EDI]), over, alert)

    assert "cognac ended" in told
    assert story.decisions[-1].event.fallback_unstated == a_scope("ciel", modes=[EDI])
