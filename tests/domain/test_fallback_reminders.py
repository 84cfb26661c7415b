"""What a fallback that we started ourselves still asks of somebody, once each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import CATALOGUE, DTI, EDI, a_notice, a_scope, an_end
from meteo_douane.domain.episodes import Closing, EpisodeState, Provenance
from meteo_douane.domain.fallback_reminders import REFERENCES_AFTER, ReminderKind, reminders_due
from meteo_douane.domain.notice import Kind, Mode, Notice, Scope
from meteo_douane.domain.recourse import Recourse
from recourses import ACTIVE, ENDED, MINUTE, PREPARED, REGISTERED, at, by, followed
from stories import Story, a_calm_story

DAY = 24 * 60
ALERT = a_notice("a", affects=a_scope("delta-g", modes=[EDI, DTI]))


def kinds(recourse: Recourse, minutes: int, story: Story | None = None) -> list[str]:
    known = (story or a_calm_story()).known
    return [one.kind.value for one in reminders_due(recourse, known, CATALOGUE, at(minutes))]


@pytest.mark.parametrize(
    ("recourse", "minutes", "due"),
    [
        pytest.param(PREPARED, 300, [], id="no request: nothing has started"),
        pytest.param(REGISTERED, 24, [], id="registered just now"),
        pytest.param(REGISTERED, 25, ["office_not_informed"], id="registered a quarter of an hour ago"),
        pytest.param(ACTIVE, 300, [], id="informed"),
        pytest.param(followed(REGISTERED, by(20).end(REGISTERED, at(20))), 300, [], id="given up"),
        pytest.param(ENDED, 129 + DAY, [], id="references left since less than a day"),
        pytest.param(ENDED, 130 + DAY, ["references_left"], id="references left a day after the end was written"),
        pytest.param(followed(ACTIVE, by(130).end(ACTIVE, at(120))), 130 + DAY, [], id="no declaration was made"),
    ],
)
def test_a_reminder_has_its_time(recourse: Recourse, minutes: int, due: list[str]) -> None:
    assert kinds(recourse, minutes) == due


def test_nobody_is_reminded_twice() -> None:
    [reminder] = reminders_due(REGISTERED, a_calm_story().known, CATALOGUE, at(25))
    reminded = Recourse((*REGISTERED.entries, reminder.entry))

    assert kinds(reminded, 30) == []


def a_night(*notices: Notice) -> Story:
    """An alert that is published half an hour after the trouble began, then these, ten minutes apart."""
    story = a_calm_story()
    story.lists(ALERT, after=30 * MINUTE)
    for notice in notices:
        story.lists(notice, ALERT, after=10 * MINUTE)
    return story


@pytest.mark.parametrize(
    ("notices", "due"),
    [
        pytest.param((), [], id="the alert goes on"),
        pytest.param((an_end("e", "delta-g"),), ["alert_ended"], id="the alert has ended"),
        pytest.param((an_end("e", "delta-g", modes=[EDI]),), ["alert_ended"], id="it has ended in their mode"),
        pytest.param((an_end("e", "delta-g", modes=[DTI]),), [], id="it has ended in another mode"),
        pytest.param((an_end("e", "delta-t"),), [], id="another service works again"),
    ],
)
def test_the_end_of_an_alert_of_their_service_and_mode_is_an_occasion(
    notices: tuple[Notice, ...], due: list[str]
) -> None:
    assert kinds(ACTIVE, 60, a_night(*notices)) == due


def test_the_words_of_the_end_come_with_it() -> None:
    night = a_night(an_end("e", "delta-g", text="Régularisez sous les conditions habituelles."))

    [reminder] = reminders_due(ACTIVE, night.known, CATALOGUE, at(60))

    assert reminder.kind is ReminderKind.ALERT_ENDED
    assert reminder.ending is not None
    assert reminder.ending.text == "Régularisez sous les conditions habituelles."


def test_the_words_of_the_end_come_with_what_is_left_to_regularise() -> None:
    night = a_night(an_end("e", "delta-g", text="Régularisez sous les conditions habituelles."))
    day_after = at(130) + REFERENCES_AFTER

    [reminder] = reminders_due(ENDED, night.known, CATALOGUE, day_after)

    assert reminder.kind is ReminderKind.REFERENCES_LEFT
    assert reminder.ending is not None
    assert reminder.ending.text == "Régularisez sous les conditions habituelles."


def ended_before() -> Story:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(an_end("e", "delta-g"), ALERT)
    return story


def over_malfunction(modes: list[Mode] | None = None) -> Story:
    story = a_calm_story()
    story.lists(a_notice("a", Kind.MALFUNCTION, affects=a_scope("delta-g", modes=modes)), after=30 * MINUTE)
    story.lists(an_end("e", "delta-g", modes=modes))
    return story


@pytest.mark.parametrize(
    ("modes", "due"),
    [
        pytest.param(None, ["alert_ended"], id="whose mode was not stated"),
        pytest.param([EDI], ["alert_ended"], id="in their mode"),
        pytest.param([DTI], [], id="in another mode"),
    ],
)
def test_the_end_of_what_was_never_called_an_alert_is_an_occasion_too(modes: list[Mode] | None, due: list[str]) -> None:
    assert kinds(ACTIVE, 60, over_malfunction(modes)) == due


def test_an_end_of_what_was_no_alert_is_not_called_one() -> None:
    [reminder] = reminders_due(ACTIVE, over_malfunction().known, CATALOGUE, at(60))

    assert not reminder.is_of_an_alert
    assert reminder.ending is not None


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(ended_before(), id="an alert that ended before the request was registered is another one"),
    ],
)
def test_what_is_no_end_of_theirs_reminds_nobody(story: Story) -> None:
    assert kinds(ACTIVE, 60, story) == []


def test_an_episode_that_we_closed_ourselves_is_no_published_end() -> None:
    night = a_night()
    [episode] = night.known.episodes.values()
    closing = Closing(EpisodeState.ENDED, night.now, "Marc Le Goff", Provenance.BY_PERSON)
    closed = replace(night.known, episodes={episode.id: replace(episode, remaining=Scope(), closing=closing)})

    assert reminders_due(ACTIVE, closed, CATALOGUE, at(60)) == ()


def test_a_record_that_is_closed_asks_for_nothing_when_an_alert_ends() -> None:
    closed = followed(ACTIVE, by(50).end(ACTIVE, at(50)))

    assert kinds(closed, 60, a_night(an_end("e", "delta-g"))) == []
