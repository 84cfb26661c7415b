"""Fiche 1 gone through: each path with where it leads and the sentences that it rests on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_notice, a_scope
from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.domain.office import Presence
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.situation import ClosedByUs, Coverage, Situation, Standing
from meteo_douane.domain.triage import SHEET, options, relevant, triaged
from meteo_douane.domain.triage_record import CONCLUSION_HOLDS, Answered, Hindrance, Triage
from meteo_douane.domain.triage_terms import Answer, Answers, Caution, Outcome, Question
from situations import a_situation, published

ALERT = published()
CALM = a_situation()
CALM_IN_DTI = a_situation(mode=DTI)
IN_ALERT = a_situation(ALERT)
OLD = a_situation(mode=DTI, is_fresh=False)
CLOSED = a_situation(mode=DTI, presence=Presence.CLOSED)
UNREAD = a_situation(mode=DTI, unread=(a_notice("u", Kind.UNCLASSIFIED),))
PROVIDER_DOWN = a_situation(providers=(ProviderState("exemple-edi", is_in_trouble=True),))

P = Passage
NOT_COVERED = (P.CHECK_THE_ALERT, P.NOT_COVERED)
START = (
    P.AT_ANY_HOUR,
    P.BY_RIGHT,
    P.FILE_A_REQUEST,
    P.WHAT_TO_STATE,
    P.ONE_FOR_EACH_SERVICE,
    P.TELL_THE_OFFICE,
    P.START,
    P.BOTH_CONDITIONS,
    P.OWN_END,
)
START_AT_NIGHT = (*START[:-1], P.CALL_THE_SAU, P.OWN_END)
CANNOT_VALIDATE = (P.TWO_CASES, P.CANNOT_VALIDATE)
NOT_RELEASED = (P.TWO_CASES, P.NOT_RELEASED)


def answers(words: str) -> Answers:
    """Return what "symptom=other provider=ok" says."""
    pairs = (word.split("=") for word in words.split())
    return Answers({Question(question): Answer(answer) for question, answer in pairs})


TO_A_START = answers("provider=ok aubette=other case=validate")

PATHS = [
    # Step 1
    pytest.param(
        IN_ALERT,
        "symptom=same",
        Outcome.FOLLOW_THE_ALERT,
        (P.CHECK_THE_ALERT, P.COVERED, P.FOLLOW_BULLETINS, P.PUBLISHED_END),
        id="an alert that covers service, mode and symptom is followed",
    ),
    pytest.param(
        IN_ALERT,
        "symptom=other provider=ok aubette=other case=validate",
        Outcome.START,
        (
            *NOT_COVERED,
            P.ASK_THE_PROVIDER,
            P.AUBETTE,
            P.NOT_RELEASED_OR_NOT_SEEN,
            P.ASK_THE_OFFICE,
            P.TECHNICAL,
            *CANNOT_VALIDATE,
            *START,
        ),
        id="an alert about another symptom covers nobody",
    ),
    pytest.param(
        a_situation(beside=(published(standing=Standing.OTHER_MODE),), mode=DTI),
        "aubette=other case=validate",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL, *CANNOT_VALIDATE, *START),
        id="an alert in another mode covers nobody",
    ),
    pytest.param(
        OLD,
        "symptom=none aubette=other case=validate",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL, *CANNOT_VALIDATE, *START),
        id="without a fresh reading the person says that there is no alert",
    ),
    pytest.param(
        OLD,
        "symptom=same",
        Outcome.FOLLOW_THE_ALERT,
        (P.CHECK_THE_ALERT, P.COVERED, P.FOLLOW_BULLETINS, P.PUBLISHED_END),
        id="an alert that the person has seen and we have not is followed",
    ),
    pytest.param(
        a_situation(published(kind=Kind.MALFUNCTION)),
        "symptom=same",
        Outcome.FOLLOW_THE_ALERT,
        (P.CHECK_THE_ALERT, P.COVERED, P.FOLLOW_BULLETINS, P.PUBLISHED_END),
        id="what is published and not called an alert is compared all the same",
    ),
    pytest.param(
        UNREAD,
        "symptom=same",
        Outcome.FOLLOW_THE_ALERT,
        (P.CHECK_THE_ALERT, P.COVERED, P.FOLLOW_BULLETINS, P.PUBLISHED_END),
        id="a message that nobody could classify is read by the person",
    ),
    pytest.param(
        UNREAD,
        "symptom=none aubette=other case=validate",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL, *CANNOT_VALIDATE, *START),
        id="who may say that it is no alert",
    ),
    # Step 2
    pytest.param(
        CALM,
        "provider=fault",
        Outcome.WAIT_FOR_THE_PROVIDER,
        (
            P.NOT_COVERED,
            P.ASK_THE_PROVIDER,
            P.PROVIDER_AT_FAULT,
            P.PROVIDER_BULLETINS,
            P.FOLLOW_BULLETINS,
            P.PUBLISHED_END,
        ),
        id="a provider at fault has the alert published",
    ),
    pytest.param(
        CALM,
        "provider=ok aubette=bae",
        Outcome.NOT_NEEDED,
        (P.NOT_COVERED, P.ASK_THE_PROVIDER, P.AUBETTE, P.RELEASED),
        id="what is released needs no fallback, in EDI",
    ),
    pytest.param(
        CALM_IN_DTI,
        "aubette=bae",
        Outcome.NOT_NEEDED,
        (P.NOT_COVERED, P.AUBETTE, P.RELEASED),
        id="what is released needs no fallback, in DTI",
    ),
    *(
        pytest.param(
            CALM_IN_DTI,
            f"aubette={state}",
            Outcome.NOT_TECHNICAL,
            (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL),
            id=f"the state {state} is no technical block",
        )
        for state in ("control", "credit", "payment")
    ),
    *(
        pytest.param(
            CALM_IN_DTI,
            f"aubette=unreachable office={state}",
            Outcome.NOT_TECHNICAL,
            (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL),
            id=f"the state {state} told by the office is no technical block",
        )
        for state in ("control", "credit", "payment")
    ),
    pytest.param(
        CALM_IN_DTI,
        "aubette=unreachable office=none case=release",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL, *NOT_RELEASED, *START),
        id="none of these states, says the office",
    ),
    pytest.param(
        CALM_IN_DTI,
        "aubette=unreachable office=unknown case=release",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, *NOT_RELEASED, *START),
        id="an office that could not be asked",
    ),
    pytest.param(
        CLOSED,
        "aubette=unreachable case=release",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, *NOT_RELEASED, *START_AT_NIGHT),
        id="an office that is closed is not asked",
    ),
    # Step 3
    pytest.param(
        CALM_IN_DTI,
        "aubette=other case=release",
        Outcome.START,
        (P.NOT_COVERED, P.AUBETTE, P.NOT_RELEASED_OR_NOT_SEEN, P.ASK_THE_OFFICE, P.TECHNICAL, *NOT_RELEASED, *START),
        id="validated and not released",
    ),
    pytest.param(
        CALM_IN_DTI,
        "aubette=other case=neither",
        Outcome.NO_CASE,
        (
            P.NOT_COVERED,
            P.AUBETTE,
            P.NOT_RELEASED_OR_NOT_SEEN,
            P.ASK_THE_OFFICE,
            P.TECHNICAL,
            P.TWO_CASES,
            P.CANNOT_VALIDATE,
            P.NOT_RELEASED,
        ),
        id="neither of the two cases",
    ),
    pytest.param(
        a_situation(closed_at=NOON),
        "provider=ok aubette=other case=validate",
        Outcome.SERVICE_CLOSED,
        (P.ABOUT, P.CHECK_THE_ALERT),
        id="a service that is closed starts nothing, whatever is seen",
    ),
    pytest.param(
        a_situation(closed_at=NOON, is_fresh=False),
        "",
        Outcome.SERVICE_CLOSED,
        (P.ABOUT, P.CHECK_THE_ALERT),
        id="that a service is closed needs no reading",
    ),
    pytest.param(
        a_situation(ALERT, closed_at=NOON),
        "symptom=other",
        Outcome.SERVICE_CLOSED,
        (P.ABOUT, P.CHECK_THE_ALERT),
        id="an alert about something else opens no closed service again",
    ),
    pytest.param(
        a_situation(ALERT, closed_at=NOON),
        "symptom=same",
        Outcome.FOLLOW_THE_ALERT,
        (P.CHECK_THE_ALERT, P.COVERED, P.FOLLOW_BULLETINS, P.PUBLISHED_END),
        id="an alert that names a service which we hold to be closed is followed",
    ),
    # Steps 4 and 5
    pytest.param(
        CLOSED,
        "aubette=other case=validate",
        Outcome.START,
        (
            P.NOT_COVERED,
            P.AUBETTE,
            P.NOT_RELEASED_OR_NOT_SEEN,
            P.ASK_THE_OFFICE,
            P.TECHNICAL,
            *CANNOT_VALIDATE,
            *START_AT_NIGHT,
        ),
        id="outside the hours of the office the SAU is called too",
    ),
    pytest.param(
        a_situation(mode=DTI, presence=Presence.UNKNOWN),
        "aubette=other case=validate",
        Outcome.START,
        (
            P.NOT_COVERED,
            P.AUBETTE,
            P.NOT_RELEASED_OR_NOT_SEEN,
            P.ASK_THE_OFFICE,
            P.TECHNICAL,
            *CANNOT_VALIDATE,
            *START_AT_NIGHT,
        ),
        id="with unknown hours the SAU is called too",
    ),
]


@pytest.mark.parametrize(("situation", "given", "outcome", "rests_on"), PATHS)
def test_a_path_leads_where_the_sheet_says(
    situation: Situation, given: str, outcome: Outcome, rests_on: tuple[Passage, ...]
) -> None:
    finding = triaged(situation, answers(given))

    assert (finding.question, finding.outcome) == (None, outcome)
    assert finding.rests_on == rests_on


@pytest.mark.parametrize(("situation", "given", "outcome", "rests_on"), PATHS)
def test_a_path_goes_through_the_steps_in_their_order(
    situation: Situation, given: str, outcome: Outcome, rests_on: tuple[Passage, ...]
) -> None:
    found = triaged(situation, answers(given)).rests_on

    steps = [passage.step for passage in found if passage.step]
    assert steps == sorted(steps)
    assert len(set(found)) == len(rests_on)
    assert (5 in steps) is (outcome is Outcome.START)


@pytest.mark.parametrize(
    ("situation", "given", "question"),
    [
        pytest.param(CALM, "", Question.PROVIDER, id="no alert, freshly read: EDI asks its provider"),
        pytest.param(CALM_IN_DTI, "", Question.AUBETTE, id="no alert, freshly read: DTI looks into Aubette"),
        pytest.param(IN_ALERT, "", Question.SYMPTOM, id="an alert is compared by the person"),
        pytest.param(OLD, "", Question.SYMPTOM, id="an old reading never counts as no alert"),
        pytest.param(UNREAD, "", Question.SYMPTOM, id="nor does a message that nobody could classify"),
        pytest.param(IN_ALERT, "symptom=none", Question.SYMPTOM, id="an alert in force cannot be denied"),
        pytest.param(CALM, "provider=ok", Question.AUBETTE, id="then Aubette"),
        pytest.param(CALM_IN_DTI, "aubette=unreachable", Question.OFFICE, id="then the office, while it is open"),
        pytest.param(CLOSED, "aubette=unreachable", Question.CASE, id="which is not asked at night"),
        pytest.param(CALM_IN_DTI, "aubette=other", Question.CASE, id="nor if Aubette has answered"),
        pytest.param(a_situation(ALERT, published("e2")), "symptom=same", Question.SYMPTOM, id="the same as which?"),
    ],
)
def test_what_is_not_known_is_asked(situation: Situation, given: str, question: Question) -> None:
    finding = triaged(situation, answers(given))

    assert (finding.question, finding.outcome) == (question, None)


def test_of_several_alerts_the_person_names_the_one_that_is_the_same() -> None:
    several = a_situation(ALERT, published("e2"))

    finding = triaged(several, Answers({Question.SYMPTOM: Answer.SAME}, alert="e2"))

    assert finding.outcome is Outcome.FOLLOW_THE_ALERT


def test_every_answer_of_every_question_leads_on_in_the_order_of_the_sheet() -> None:
    assert [node.question for node in SHEET] == list(Question)
    for node in SHEET:
        assert set(options(node.question, replace(OLD, mode=EDI))) == set(node.branches)
        assert all(branch.rests_on for branch in node.branches.values())


@pytest.mark.parametrize(
    ("situation", "given", "caution"),
    [
        pytest.param(OLD, "symptom=none", Caution.READING_IS_OLD, id="an old reading is said"),
        pytest.param(OLD, "symptom=same", Caution.READING_IS_OLD, id="whatever the answer"),
        pytest.param(
            a_situation(ALERT, closed_at=NOON), "", Caution.SERVICE_CLOSED, id="a service that is closed, while asked"
        ),
        pytest.param(CALM, "symptom=same", Caution.NONE_IS_KNOWN, id="the same as an alert that is not there"),
        pytest.param(UNREAD, "", Caution.UNREAD, id="a message that nobody could classify"),
        pytest.param(
            a_situation(closed_by_us=(ClosedByUs(Kind.ALERT, a_scope("delta-g"), "Marc", NOON),)),
            "",
            Caution.CLOSED_BY_US,
            id="an alert that a person of ours closed",
        ),
        pytest.param(
            a_situation(published(standing=Standing.MODE_NOT_STATED)), "", Caution.MODE_NOT_STATED, id="no mode stated"
        ),
        pytest.param(
            a_situation(published(standing=Standing.SERVICE_NOT_STATED)),
            "",
            Caution.SERVICE_NOT_STATED,
            id="no service stated",
        ),
        pytest.param(CALM, "provider=unknown aubette=other case=validate", Caution.PROVIDER_NOT_ASKED, id="provider"),
        pytest.param(
            PROVIDER_DOWN, "provider=ok", Caution.PROVIDER_IN_TROUBLE, id="provider that publishes what it denies"
        ),
        pytest.param(CLOSED, "aubette=unreachable case=release", Caution.STATE_NOT_VERIFIED, id="state, at night"),
        pytest.param(
            CALM_IN_DTI,
            "aubette=unreachable office=unknown case=release",
            Caution.STATE_NOT_VERIFIED,
            id="state, nobody answered",
        ),
        pytest.param(
            a_situation(mode=DTI, presence=Presence.UNKNOWN),
            "aubette=other case=validate",
            Caution.HOURS_UNKNOWN,
            id="hours of the office",
        ),
        pytest.param(
            a_situation(closed_parts=("delta-g-import",)),
            "",
            Caution.PART_CLOSED,
            id="a service half of which is closed",
        ),
        pytest.param(a_situation(coverage=Coverage.DELTA_IE), "", Caution.DELTA_IE, id="DELTA IE has its own text"),
        pytest.param(a_situation(coverage=Coverage.OTHER), "", Caution.NOT_OF_THE_SHEET, id="another service"),
    ],
)
def test_what_is_not_certain_is_said_beside_the_answer(situation: Situation, given: str, caution: Caution) -> None:
    assert triaged(situation, answers(given)).cautions == (caution,)


OTHER_IN_DTI, OTHER_IN_EDI = (a_situation(coverage=Coverage.OTHER, mode=mode) for mode in (DTI, EDI))


@pytest.mark.parametrize(
    ("situation", "given", "question", "outcome"),
    [
        pytest.param(OTHER_IN_DTI, "", None, Outcome.NOT_OF_THE_SHEET, id="nothing is asked of Aubette"),
        pytest.param(
            OTHER_IN_DTI, "aubette=other case=validate", None, Outcome.NOT_OF_THE_SHEET, id="nor heeded if it is given"
        ),
        pytest.param(OTHER_IN_EDI, "", Question.PROVIDER, None, id="the provider is asked"),
        pytest.param(OTHER_IN_EDI, "provider=fault", None, Outcome.WAIT_FOR_THE_PROVIDER, id="and may be at fault"),
        pytest.param(OTHER_IN_EDI, "provider=ok", None, Outcome.NOT_OF_THE_SHEET, id="or not"),
        pytest.param(
            a_situation(ALERT, coverage=Coverage.OTHER),
            "symptom=same",
            None,
            Outcome.FOLLOW_THE_ALERT,
            id="an alert that covers them is followed",
        ),
    ],
)
def test_a_service_that_the_sheet_is_not_about_never_leads_to_a_start(
    situation: Situation, given: str, question: Question | None, outcome: Outcome | None
) -> None:
    finding = triaged(situation, answers(given))

    assert (finding.question, finding.outcome) == (question, outcome)
    assert Caution.NOT_OF_THE_SHEET in finding.cautions


def test_that_the_sheet_is_not_about_a_service_rests_on_what_it_is_about() -> None:
    assert triaged(OTHER_IN_DTI, answers("")).rests_on == (P.ABOUT, P.NOT_COVERED)


def test_a_fresh_reading_of_a_service_of_the_sheet_needs_no_caution() -> None:
    assert triaged(CALM, answers("provider=ok aubette=other case=validate")).cautions == ()


def test_a_provider_that_was_not_reached_and_publishes_a_trouble_is_said_both_ways() -> None:
    finding = triaged(PROVIDER_DOWN, answers("provider=unknown aubette=other case=validate"))

    assert finding.cautions == (Caution.PROVIDER_NOT_ASKED, Caution.PROVIDER_IN_TROUBLE)


def test_a_provider_is_no_matter_in_dti() -> None:
    given = answers("provider=ok aubette=other case=validate")

    assert triaged(replace(PROVIDER_DOWN, mode=DTI), given).cautions == ()


def test_there_is_nothing_to_answer_about_a_provider_but_in_edi() -> None:
    assert options(Question.PROVIDER, CALM_IN_DTI) == ()


def test_a_block_before_validation_has_no_state_to_verify() -> None:
    assert triaged(CLOSED, answers("aubette=unreachable case=validate")).cautions == ()


def test_an_answer_to_what_is_not_asked_is_left_out() -> None:
    given = answers("provider=ok aubette=other case=validate")

    assert relevant(CALM_IN_DTI, given) == answers("aubette=other case=validate")


@pytest.mark.parametrize("state", ["control", "credit", "payment"])
def test_what_the_office_says_counts_whatever_aubette_showed(state: str) -> None:
    given = answers(f"aubette=other office={state} case=release")

    assert triaged(CALM_IN_DTI, given).outcome is Outcome.NOT_TECHNICAL
    assert relevant(CALM_IN_DTI, given) == given


def test_an_office_that_was_asked_though_its_hours_say_it_is_closed_has_answered() -> None:
    finding = triaged(CLOSED, answers("aubette=unreachable office=none case=release"))

    assert (finding.outcome, finding.cautions) == (Outcome.START, ())


# What was answered, over time


def a_triage(*answered: Answered, mode: Mode = EDI) -> Triage:
    triage = Triage("triage-1", NOON, "delta-g", mode)
    for each in answered:
        triage = triage.with_answer(each)
    return triage


OTHER = Answered(Question.SYMPTOM, Answer.OTHER, NOON, seen=(ALERT.edition,))


def test_what_was_answered_holds_while_the_alerts_are_the_same() -> None:
    assert a_triage(OTHER).answers(IN_ALERT).to(Question.SYMPTOM) is Answer.OTHER


@pytest.mark.parametrize(
    ("answered", "situation"),
    [
        pytest.param(OTHER, a_situation(ALERT, published("e2")), id="another alert"),
        pytest.param(OTHER, a_situation(published(text="Autres mots.")), id="a bulletin with other words"),
        pytest.param(Answered(Question.SYMPTOM, Answer.NONE, NOON), IN_ALERT, id="an alert where there was none"),
        pytest.param(Answered(Question.SYMPTOM, Answer.NONE, NOON), UNREAD, id="a message that is not classified"),
        pytest.param(
            Answered(Question.SYMPTOM, Answer.SAME, NOON, "e1", (ALERT.edition,)), CALM, id="an alert that has ended"
        ),
    ],
)
def test_a_symptom_is_judged_again_once_there_is_something_else_to_compare(
    answered: Answered, situation: Situation
) -> None:
    assert a_triage(answered).answers(situation).to(Question.SYMPTOM) is None


@pytest.mark.parametrize(
    ("minutes", "answer"),
    [pytest.param(15, Answer.OK, id="within a quarter of an hour"), pytest.param(16, None, id="after that")],
)
def test_an_old_answer_is_asked_again(minutes: int, answer: Answer | None) -> None:
    triage = a_triage(Answered(Question.PROVIDER, Answer.OK, NOON))
    later = replace(CALM, at=NOON + timedelta(minutes=minutes))

    assert triage.answers(later).to(Question.PROVIDER) is answer
    assert bool(triage.lapsed(later)) is (answer is None)


def test_an_answer_is_added_and_the_later_one_counts() -> None:
    ok, fault = (Answered(Question.PROVIDER, answer, NOON) for answer in (Answer.OK, Answer.FAULT))

    triage = a_triage(ok, fault)

    assert triage.answered == (ok, fault)
    assert triage.answers(CALM).to(Question.PROVIDER) is Answer.FAULT


def test_where_it_led_is_kept_with_what_was_known_then() -> None:
    finding = triaged(IN_ALERT, answers("symptom=same"))

    conclusion = a_triage().concluded(finding, IN_ALERT).conclusion

    assert conclusion is not None
    assert (conclusion.outcome, conclusion.alerts, conclusion.at) == (finding.outcome, (ALERT.edition,), NOON)


def test_where_it_leads_later_is_added_and_the_same_is_not() -> None:
    calm, alert = (triaged(situation, answers("symptom=same")) for situation in (CALM, IN_ALERT))

    once = a_triage().concluded(calm, CALM)
    twice = once.concluded(calm, CALM)
    elsewhere = twice.concluded(alert, IN_ALERT)

    assert twice == once
    assert [conclusion.alerts for conclusion in elsewhere.conclusions] == [(), (ALERT.edition,)]


@pytest.mark.parametrize(
    ("situation", "hindrance"),
    [
        pytest.param(CALM, None, id="now"),
        pytest.param(replace(CALM, at=NOON + CONCLUSION_HOLDS), None, id="while the request is written"),
        pytest.param(
            replace(CALM, at=NOON + CONCLUSION_HOLDS + timedelta(seconds=1)), Hindrance.TOO_OLD, id="a while later"
        ),
        pytest.param(replace(CALM, is_fresh=False), Hindrance.TOO_OLD, id="once the page is no longer read"),
        pytest.param(IN_ALERT, Hindrance.OTHER_WORDS, id="once an alert is published"),
        pytest.param(UNREAD, Hindrance.OTHER_WORDS, id="once something is published that is not understood"),
    ],
)
def test_a_start_is_good_for_a_request_while_it_is_what_the_sheet_says_now(
    situation: Situation, hindrance: Hindrance | None
) -> None:
    triage = a_triage(*(Answered(question, answer, NOON) for question, answer in TO_A_START.given.items()))

    concluded = triage.concluded(triaged(CALM, TO_A_START), CALM)

    assert concluded.hindrance(situation) is hindrance


def test_an_old_answer_is_not_made_new_by_going_on_with_a_triage() -> None:
    triage = a_triage(Answered(Question.SYMPTOM, Answer.NONE, NOON), mode=DTI)
    later = replace(OLD, at=NOON + timedelta(minutes=55))

    finding = triaged(later, triage.answers(later))

    assert finding.question is Question.SYMPTOM


def test_what_leads_elsewhere_or_nowhere_opens_nothing() -> None:
    alert = a_triage().concluded(triaged(IN_ALERT, answers("symptom=same")), IN_ALERT)

    assert (a_triage().hindrance(CALM), alert.hindrance(CALM)) == (Hindrance.NOT_A_START, Hindrance.NOT_A_START)


def test_what_is_found_again_a_while_later_is_said_again() -> None:
    finding = triaged(CALM, TO_A_START)
    once = a_triage().concluded(finding, CALM)

    later = replace(CALM, at=NOON + CONCLUSION_HOLDS + timedelta(seconds=1))

    assert [one.at for one in once.concluded(finding, later).conclusions] == [NOON, later.at]


def test_a_triage_with_a_question_left_is_not_concluded() -> None:
    assert a_triage().concluded(triaged(CALM, Answers()), CALM).conclusion is None
