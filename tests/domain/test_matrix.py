"""What is in force, service by service and mode by mode."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import CATALOGUE, DTI, DTI_PLUS, EDI, NOON, a_fallback, a_maintenance, a_notice, a_scope, a_watch, seen
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known, Provenance
from meteo_douane.domain.matrix import Grade, Square, matrix
from meteo_douane.domain.notice import Kind, Mode, Notice, Permission, Scope
from meteo_douane.domain.step import Rules, advance

LATER = a_maintenance("m", affects=a_scope("delta-t"), starts_at=NOON + timedelta(hours=1))
WATCH = a_watch("le-havre", "delta-ie", "delta-t", modes=[DTI, EDI])


def episodes_of(*notices: Notice) -> tuple[Episode, ...]:
    return tuple(advance(Known(), (seen(*notices),), Rules((WATCH,), (), CATALOGUE), NOON).known.episodes.values())


def grades(*notices: Notice, **at: Any) -> dict[tuple[str, str], Grade]:
    squares = matrix(episodes_of(*notices), (WATCH,), CATALOGUE, at.get("now", NOON))
    return {(one.service, one.mode.value): one.grade for one in squares}


def test_calm_has_a_square_for_each_service_and_mode_that_is_used() -> None:
    assert grades() == {
        ("delta-ie", "dti"): Grade.CALM,
        ("delta-ie", "edi"): Grade.CALM,
        ("delta-t", "dti"): Grade.CALM,
        ("delta-t", "edi"): Grade.CALM,
    }


@pytest.mark.parametrize(
    ("scope", "touched"),
    [
        pytest.param(a_scope("delta-ie", modes=[EDI]), {("delta-ie", "edi")}, id="one mode of one service"),
        pytest.param(a_scope("delta-t"), {("delta-t", "dti"), ("delta-t", "edi")}, id="no mode stated is every mode"),
        pytest.param(a_scope("delta-ie-import", modes=[DTI]), {("delta-ie", "dti")}, id="a part of a service"),
        pytest.param(a_scope("edi"), {("delta-ie", "edi"), ("delta-t", "edi")}, id="the gateway"),
        pytest.param(a_scope("delta-ie", modes=[DTI_PLUS]), set(), id="DTI+ is not DTI"),
        pytest.param(a_scope("ciel"), set(), id="another service"),
    ],
)
def test_an_alert_touches_what_it_may_mean(scope: Scope, touched: set[tuple[str, str]]) -> None:
    found = grades(a_notice("a", affects=scope))

    assert {square for square, grade in found.items() if grade is Grade.ALERT} == touched
    assert {square for square, grade in found.items() if grade is Grade.CALM} == found.keys() - touched


def test_a_service_is_used_in_every_mode_in_which_its_whole_or_a_part_of_it_is() -> None:
    watches = (
        a_watch("import", "delta-ie-import", modes=[EDI]),
        a_watch("le-havre", "delta-ie", modes=[DTI]),
        a_watch("lyon", "delta-t", modes=[DTI_PLUS]),
    )

    squares = matrix(
        episodes_of(a_notice("a", affects=a_scope("delta-ie-import", modes=[DTI]))), watches, CATALOGUE, NOON
    )

    assert {(one.service, one.mode.value): one.grade for one in squares} == {
        ("delta-ie-import", "dti"): Grade.ALERT,
        ("delta-ie-import", "edi"): Grade.CALM,
        ("delta-ie", "dti"): Grade.ALERT,
        ("delta-ie", "edi"): Grade.CALM,
        ("delta-t", "dti+"): Grade.CALM,
    }


def test_who_watches_the_portal_watches_every_service() -> None:
    watches = (a_watch("all", "portal", modes=[DTI]), a_watch("lyon", "delta-t", modes=[EDI]))

    used = {(one.service, one.mode) for one in matrix((), watches, CATALOGUE, NOON)}

    assert {("delta-t", DTI), ("delta-t", EDI)} <= used


@pytest.mark.parametrize(
    ("scope", "parts"),
    [
        pytest.param(a_scope("delta-ie-import", modes=[EDI]), ("delta-ie-import",), id="a part"),
        pytest.param(a_scope("delta-ie-import", "delta-ie-export"), (), id="both parts are the whole"),
        pytest.param(a_scope("delta-ie"), (), id="the service"),
        pytest.param(a_scope("delta"), (), id="the family"),
        pytest.param(a_scope("edi"), (), id="the gateway"),
    ],
)
def test_a_square_that_is_touched_in_part_says_which_part(scope: Scope, parts: tuple[str, ...]) -> None:
    squares = matrix(episodes_of(a_notice("a", affects=scope)), (WATCH,), CATALOGUE, NOON)

    assert {one.parts for one in squares if (one.service, one.mode) == ("delta-ie", EDI)} == {parts}


IMPORT, EXPORT = a_scope("delta-ie-import"), a_scope("delta-ie-export")
ALLOWED, REFUSED = a_fallback(), a_fallback(Permission.REFUSED)
UNTIL_TWO = a_fallback(ends_at=NOON + timedelta(hours=2))


def square_of(*notices: Notice) -> Square:
    """Return the square of DELTA IE in EDI."""
    squares = matrix(episodes_of(*notices), (WATCH,), CATALOGUE, NOON)
    return next(one for one in squares if (one.service, one.mode) == ("delta-ie", EDI))


@pytest.mark.parametrize(
    "notices",
    [
        pytest.param(
            (a_notice("a", fallback=ALLOWED), a_notice("p", affects=a_scope("portal"), fallback=REFUSED)),
            id="one refuses it",
        ),
        pytest.param(
            (a_notice("a", fallback=ALLOWED), a_notice("p", affects=a_scope("portal"), fallback=UNTIL_TWO)),
            id="one limits it",
        ),
        pytest.param(
            (
                a_notice("a", fallback=ALLOWED),
                a_notice("g", Kind.MALFUNCTION, affects=a_scope("edi"), fallback=REFUSED),
            ),
            id="what is less bad refuses it",
        ),
        pytest.param(
            (a_notice("i", affects=IMPORT, fallback=ALLOWED), a_notice("x", affects=EXPORT)),
            id="one says nothing of its part",
        ),
    ],
)
def test_a_square_grants_no_fallback_on_which_what_is_in_force_differs(notices: tuple[Notice, ...]) -> None:
    square = square_of(*notices)

    assert square.is_fallback_disputed
    assert square.fallback.permission is Permission.NOT_STATED


@pytest.mark.parametrize(
    "notices",
    [
        pytest.param(
            (a_notice("a", fallback=ALLOWED), a_notice("g", affects=a_scope("edi"), fallback=ALLOWED)),
            id="both allow it",
        ),
        pytest.param(
            (a_notice("g", affects=a_scope("edi")), a_notice("p", affects=a_scope("portal"), fallback=ALLOWED)),
            id="one says nothing",
        ),
        pytest.param(
            (a_notice("i", affects=IMPORT, fallback=ALLOWED), a_notice("x", affects=EXPORT, fallback=ALLOWED)),
            id="each for its part",
        ),
        pytest.param(
            (a_notice("a", fallback=ALLOWED), a_maintenance("m", fallback=REFUSED)), id="an operation is only planned"
        ),
    ],
)
def test_a_square_has_the_fallback_on_which_all_that_is_under_way_agrees(notices: tuple[Notice, ...]) -> None:
    square = square_of(*notices)

    assert not square.is_fallback_disputed
    assert square.fallback.permission is Permission.ALLOWED


def test_a_square_of_two_alerts_as_bad_names_the_parts_of_both() -> None:
    both = square_of(a_notice("i", affects=IMPORT), a_notice("x", affects=EXPORT))
    beside_a_malfunction = square_of(a_notice("i", affects=IMPORT), a_notice("x", Kind.MALFUNCTION, affects=EXPORT))

    assert (both.parts, beside_a_malfunction.parts) == ((), ("delta-ie-import",))


def test_of_several_the_worst_counts() -> None:
    squares = matrix(episodes_of(a_notice("a"), a_maintenance("m")), (WATCH,), CATALOGUE, NOON)

    assert {one.grade for one in squares if one.service == "delta-ie"} == {Grade.ALERT}
    assert {len(one.episodes) for one in squares if one.service == "delta-ie"} == {2}


def test_an_operation_is_planned_until_its_hour_though_no_reading_came_since() -> None:
    operation = a_maintenance("m", starts_at=NOON + timedelta(hours=1))

    assert grades(operation)["delta-ie", "edi"] is Grade.PLANNED
    assert grades(operation, now=NOON + timedelta(hours=1))["delta-ie", "edi"] is Grade.MAINTENANCE


def test_an_episode_concerns_those_who_use_what_is_left_of_it() -> None:
    (episode,) = episodes_of(a_notice("a", affects=a_scope("delta-t", modes=[EDI])))

    assert concerns(episode, WATCH, CATALOGUE)
    assert not concerns(episode, a_watch("lyon", "ciel"), CATALOGUE)


@pytest.mark.parametrize(
    ("notice", "after", "touched"),
    [
        pytest.param(a_notice("a", affects=a_scope("delta-t", modes=[EDI])), timedelta(0), {EDI}, id="a trouble"),
        pytest.param(LATER, timedelta(0), set(), id="an operation before its hour"),
        pytest.param(LATER, timedelta(hours=1), {DTI, EDI}, id="an operation past its hour"),
    ],
)
def test_what_a_person_closed_for_want_of_words_is_in_the_squares_where_it_may_go_on(
    notice: Notice, after: timedelta, touched: set[Mode]
) -> None:
    (episode,) = episodes_of(notice)
    closed = replace(episode, closing=Closing(EpisodeState.ENDED, NOON, "Marc", Provenance.BY_PERSON))

    squares = matrix((closed,), (WATCH,), CATALOGUE, NOON + after)

    assert {one.mode for one in squares if one.closed == (episode.id,)} == touched
    assert {(one.grade, one.episodes) for one in squares} == {(Grade.CALM, ())}
