"""Since when, and until when, a source lists an edition."""

from builders import a_notice, seen, silence
from meteo_douane.domain.appearance import Listed, Turnover, turnover
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Observation, Source, Unchanged
from stories import a_calm_story

ALERT = a_notice("a")
EDITED = a_notice("a", text="Le même message, corrigé.")


def what_changes(*readings: Observation) -> list[Turnover]:
    story = a_calm_story()
    turnovers = []
    for observation in readings:
        before = story.known.publications
        story.reads(observation)
        turnovers.append(turnover(before, story.known.publications))
    return turnovers


def listed(notice: Notice, source: Source = Source.PAGE) -> Listed:
    return Listed("n000001", source, notice.revision)


def test_an_edition_comes_when_it_is_listed_first_and_goes_when_it_is_no_longer() -> None:
    came, stayed, stayed_by_304, went, gone = what_changes(
        seen(ALERT), seen(ALERT), Unchanged(Source.PAGE), seen(), seen()
    )

    assert came == Turnover((listed(ALERT),), ())
    assert stayed == stayed_by_304 == gone == Turnover((), ())
    assert went == Turnover((), (listed(ALERT),))


def test_an_edit_takes_the_place_of_the_former_edition() -> None:
    _, edited = what_changes(seen(ALERT), seen(EDITED))

    assert edited == Turnover((listed(EDITED),), (listed(ALERT),))


def test_page_and_feed_are_kept_apart() -> None:
    _, in_feed = what_changes(seen(ALERT), seen(ALERT, source=Source.FEED))

    assert in_feed == Turnover((listed(ALERT, Source.FEED),), ())


def test_a_failed_reading_shows_nothing_gone() -> None:
    _, failed = what_changes(seen(ALERT), silence())

    assert failed == Turnover((), ())
