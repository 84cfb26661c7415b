"""The record of a fallback that we started ourselves: what holds, from which minute, and what may not be written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meteo_douane.domain.recourse import (
    Entry,
    Recourse,
    RecourseState,
    Reference,
    TextKind,
    recourses_of,
)
from meteo_douane.domain.recourse_writing import Objection, ObjectionCode
from recourses import ACTIVE, ENDED, PREPARED, REGISTERED, WITH_REFERENCES, an_opening, at, by, followed

SECOND = timedelta(seconds=1)
State = RecourseState
Code = ObjectionCode


@pytest.mark.parametrize(
    ("recourse", "state", "starts_at", "usable_from"),
    [
        pytest.param(PREPARED, State.PREPARED, None, None, id="no request yet"),
        pytest.param(REGISTERED, State.REGISTERED, None, None, id="registered, and nobody told"),
        pytest.param(
            ACTIVE, State.ACTIVE, at(10), at(13), id="active from when both are true, started when registered"
        ),
        pytest.param(ENDED, State.ENDED, at(10), at(13), id="ended"),
        pytest.param(
            followed(REGISTERED, by(30).end(REGISTERED, at(30))), State.ABANDONED, None, None, id="never active"
        ),
    ],
)
def test_it_is_active_only_once_the_request_is_registered_and_the_office_informed(
    recourse: Recourse, state: State, starts_at: object, usable_from: object
) -> None:
    assert (recourse.state, recourse.starts_at, recourse.usable_from) == (state, starts_at, usable_from)


def test_a_correction_counts_and_what_was_corrected_stays_written() -> None:
    corrected = followed(ACTIVE, by(40, "Luc Petit").registration(ACTIVE, "2026-004218", at(11)))

    assert (corrected.number, corrected.starts_at, corrected.usable_from) == ("2026-004218", at(11), at(13))
    assert [entry.words for entry in corrected.entries if entry.kind.value == "registered"] == [
        "2026-004217",
        "2026-004218",
    ]
    assert [entry.by for entry in corrected.entries][-1] == "Luc Petit"


def test_references_are_ticked_one_by_one() -> None:
    ticked = followed(ENDED, by(200).regularisation(ENDED, "26FR0001"))

    assert ticked.references == (Reference("26FR0001", at(20), at(200)), Reference("26FR0002", at(21)))
    assert ticked.left == ("26FR0002",)


def test_a_corrected_hour_shows_which_declarations_lie_before_it() -> None:
    corrected = followed(WITH_REFERENCES, by(40).information(WITH_REFERENCES, "Le Havre Port", at(21)))

    assert WITH_REFERENCES.too_early == ()
    assert corrected.too_early == ("26FR0001",)


def test_a_declaration_that_is_noted_after_the_end_is_shown_as_such_and_within_its_minute_is_not() -> None:
    ended = followed(WITH_REFERENCES, by(60).end(WITH_REFERENCES, at(21)))
    noted = followed(ended, by(70).addition(ended, "26FR0003"))
    withdrawn = followed(noted, by(71).withdrawal(noted, "26FR0003"))

    assert WITH_REFERENCES.too_late == ()
    assert ended.too_late == ()
    assert noted.too_late == ("26FR0003",)
    assert withdrawn.too_late == ()


def test_an_end_that_is_moved_to_before_declarations_shows_those_that_lie_behind_it() -> None:
    ended = followed(WITH_REFERENCES, by(60).end(WITH_REFERENCES, at(20)))

    assert ended.too_late == ("26FR0002",)


def test_what_ended_before_the_office_was_told_was_never_usable() -> None:
    solved = followed(ACTIVE, by(20).end(ACTIVE, at(12)))

    assert (solved.state, solved.ended_at) == (RecourseState.ABANDONED, at(12))


OBJECTIONS = [
    pytest.param(by(5).opening(an_opening()), None, id="a trouble that has begun"),
    pytest.param(by(-1).opening(an_opening()), Code.IN_THE_FUTURE, id="a trouble still to come"),
    pytest.param(by(20).registration(PREPARED, "42", at(21)), Code.IN_THE_FUTURE, id="a request in the future"),
    pytest.param(by(20).registration(PREPARED, "42", at(-1)), Code.BEFORE_THE_TROUBLE, id="before the trouble"),
    pytest.param(by(20).registration(PREPARED, "42", at(0)), None, id="in the minute of the trouble"),
    pytest.param(
        by(20).information(followed(PREPARED, by(20).registration(PREPARED, "42", at(10) + SECOND)), "B", at(10)),
        None,
        id="informed in the minute of the registration",
    ),
    pytest.param(by(20).registration(PREPARED, "", at(10)), Code.EMPTY, id="without its number"),
    pytest.param(
        by(20).registration(Recourse((an_opening(name="secours-2"),)), "2026-004217", at(10), [ACTIVE]),
        Code.NUMBER_OF_ANOTHER,
        id="a number of another service's request",
    ),
    pytest.param(
        by(20).registration(ACTIVE, "42", at(14)), Code.BEFORE_THE_REGISTRATION, id="corrected past the information"
    ),
    pytest.param(
        by(200).registration(followed(REGISTERED, by(30).end(REGISTERED, at(30))), "42", at(31)),
        Code.AFTER_THE_END,
        id="corrected past the end",
    ),
    pytest.param(by(20).information(PREPARED, "Le Havre", at(15)), Code.NOT_REGISTERED, id="informed of nothing"),
    pytest.param(by(20).information(REGISTERED, "Le Havre", at(21)), Code.IN_THE_FUTURE, id="informed in the future"),
    pytest.param(
        by(20).information(REGISTERED, "Le Havre", at(9)), Code.BEFORE_THE_REGISTRATION, id="before the registration"
    ),
    pytest.param(by(20).end(ACTIVE, at(12)), None, id="ended before it could be used, and not used"),
    pytest.param(by(20).end(ACTIVE, at(9)), Code.BEFORE_THE_START, id="ended before its request was registered"),
    pytest.param(by(30).end(WITH_REFERENCES, at(12)), Code.BEFORE_THE_START, id="ended before it was used"),
    pytest.param(
        by(30).addition(followed(ACTIVE, by(20).end(ACTIVE, at(12))), "26FR0001"),
        Code.NOT_USABLE,
        id="a declaration under what ended before it could be used",
    ),
    pytest.param(by(20).end(REGISTERED, at(9)), Code.BEFORE_THE_START, id="ended before it was registered"),
    pytest.param(by(20).end(PREPARED, at(-1)), Code.BEFORE_THE_START, id="ended before the trouble"),
    pytest.param(by(20).end(ACTIVE, at(21)), Code.IN_THE_FUTURE, id="ended in the future"),
    pytest.param(by(20).end(PREPARED, at(15)), None, id="given up before any request"),
    pytest.param(
        by(140).reopening(ENDED, "", [ENDED, Recourse((an_opening(name="secours-2"),))]),
        Code.ALREADY_OPEN,
        id="opened again beside a later one of the same service and mode",
    ),
    pytest.param(by(140).reopening(ENDED, "", [ENDED]), None, id="opened again alone"),
    pytest.param(by(30).addition(ACTIVE, ""), Code.EMPTY, id="a declaration without a reference"),
    pytest.param(by(30).addition(WITH_REFERENCES, "26FR0001"), Code.REFERENCE_KNOWN, id="a declaration twice"),
    pytest.param(by(30).regularisation(ACTIVE, "26FR0009"), Code.REFERENCE_UNKNOWN, id="a declaration never added"),
    pytest.param(
        by(300).regularisation(followed(ENDED, by(200).regularisation(ENDED, "26FR0001")), "26FR0001"),
        Code.REFERENCE_DONE,
        id="a declaration ticked twice",
    ),
]


@pytest.mark.parametrize(("found", "code"), OBJECTIONS)
def test_what_cannot_be_true_is_not_written(found: Entry | Objection, code: Code | None) -> None:
    assert (found.code if isinstance(found, Objection) else None) is code


def test_an_objection_names_both_moments() -> None:
    objection = by(20).registration(PREPARED, "42", at(-1))

    assert objection == Objection(Code.BEFORE_THE_TROUBLE, at(-1), at(0))


def test_entries_make_records_in_the_order_of_their_opening() -> None:
    other = an_opening("delta-x", name="secours-2")
    entries = (*PREPARED.entries, other, *ACTIVE.entries[1:])

    assert recourses_of(entries) == (ACTIVE, Recourse((other,)))


def test_a_text_is_kept_as_it_was_made_and_once_unless_it_is_another() -> None:
    texts = {TextKind.REQUEST: "Objet : DA\n"}
    once = Recourse((*PREPARED.entries, *by(6).texts(PREPARED, texts)))

    again = by(7).texts(once, texts)
    other = by(8).texts(once, {TextKind.REQUEST: "Objet : autre\n"})

    kept = once.text(TextKind.REQUEST)
    assert kept is not None
    assert (kept.words, kept.at, kept.by) == ("Objet : DA\n", at(6), "Claire Martin")
    assert kept.sha256 == "dbf5eb59290e59650d3e8a1e74c9f93c1fd166e6a40bad88dc49102bf4117471"
    assert (again, [entry.words for entry in other]) == ((), ["Objet : autre\n"])
    assert once.state is PREPARED.state
