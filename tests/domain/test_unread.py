"""Which messages nobody understood: those of no kind, and bulletins of nothing known."""

from __future__ import annotations

import pytest

from builders import a_bulletin, a_notice, a_scope, a_watch
from meteo_douane.domain.notice import Kind, Notice, Scope
from meteo_douane.domain.unread import unread_in
from stories import Story, a_calm_story

ALERT = a_notice("a", affects=a_scope("delta-ie"))
NAMELESS = a_bulletin("b", number=None, affects=Scope(), title="Point de situation")


def unread(story: Story) -> list[str]:
    return [one.notice.title for one in unread_in(story.known)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        pytest.param(a_notice("u", Kind.UNCLASSIFIED, title="Avis"), ["Avis"], id="of no kind"),
        pytest.param(NAMELESS, ["Point de situation"], id="a bulletin of nothing known"),
        pytest.param(a_bulletin(affects=Scope(), restores=a_scope("delta-ie")), [], id="says what works again"),
        pytest.param(a_bulletin(affects=a_scope("delta-ie")), [], id="opens an episode"),
        pytest.param(a_notice("i", Kind.INFORMATION, affects=Scope()), [], id="an information"),
    ],
)
def test_what_everybody_was_told_of_as_not_understood_is_unread(message: Notice, expected: list[str]) -> None:
    story = a_calm_story(a_watch("le-havre", "delta-ie"))

    told = story.lists(message)

    assert unread(story) == expected
    assert ("le-havre unclassified" in told) is bool(expected)


def test_a_bulletin_without_a_name_that_belongs_to_an_alert_is_read() -> None:
    story = a_calm_story(a_watch("le-havre", "delta-ie"))
    story.lists(ALERT)

    story.lists(NAMELESS, ALERT)

    assert unread(story) == []


def test_what_is_shown_no_longer_is_unread_no_longer() -> None:
    story = a_calm_story()
    story.lists(NAMELESS)

    story.lists()

    assert unread(story) == []
