"""What the providers say is told beside the météo."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_catalogue, a_notice, a_watch, seen
from meteo_douane.domain.beside import beside
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Observation
from meteo_douane.domain.providers import ProviderAnswer
from meteo_douane.domain.step import Rules, Step, advance

THEIRS = a_watch("le-havre", modes=[EDI], provider="exemple-edi")
TYPED = a_watch("roissy", modes=[DTI], provider="exemple-edi")
OTHERS = a_watch("lyon", modes=[EDI])
RULES = Rules((THEIRS, TYPED, OTHERS), (), a_catalogue(), providers=("exemple-edi",))
TROUBLE = ProviderAnswer(is_in_trouble=True, words=("Passerelle",))
FINE = ProviderAnswer(is_in_trouble=False)
UNKNOWN = ProviderAnswer(is_in_trouble=None)
MINUTE = timedelta(minutes=1)


def after(known: Known, answer: ProviderAnswer | None, *observations: Observation, minutes: int = 0) -> Step:
    now = NOON + minutes * MINUTE
    step = advance(known, observations, RULES, now)
    return beside(step, {} if answer is None else {"exemple-edi": answer}, RULES, now)


def told(step: Step) -> list[tuple[EventKind, str]]:
    return [(decision.event_kind, decision.watch) for decision in step.decisions if decision.told]


def test_a_trouble_and_its_end_are_told_once_to_the_watches_that_use_edi_through_the_provider() -> None:
    known = Known()
    heard: list[list[tuple[EventKind, str]]] = []
    other_words = replace(TROUBLE, words=("API",))

    for minute, answer in enumerate((FINE, TROUBLE, TROUBLE, other_words, UNKNOWN, FINE, FINE)):
        step = after(known, answer, minutes=minute)
        known = step.known
        heard.append(told(step))

    begun, over = [(EventKind.PROVIDER_TROUBLE, "le-havre")], [(EventKind.PROVIDER_BACK, "le-havre")]
    assert heard == [[], begun, [], [], [], over, []]


def test_what_cannot_be_read_becomes_unknown_and_is_told_neither_as_trouble_nor_as_its_end() -> None:
    known = after(Known(), TROUBLE).known

    steps = []
    for minute in range(1, 5):
        steps.append(after(known, UNKNOWN, minutes=minute))
        known = steps[-1].known

    assert [step.known.providers["exemple-edi"].is_in_trouble for step in steps] == [True, True, None, None]
    assert [told(step) for step in steps] == [[]] * 4
    assert told(after(known, FINE, minutes=9)) == [(EventKind.PROVIDER_BACK, "le-havre")]


@pytest.mark.parametrize(
    ("minutes", "providers"),
    [
        pytest.param(5, {"le-havre": "exemple-edi", "lyon": ""}, id="read lately"),
        pytest.param(90, {"le-havre": "", "lyon": ""}, id="read long ago"),
    ],
)
def test_an_opening_says_that_the_provider_is_in_trouble_too(minutes: int, providers: dict[str, str]) -> None:
    known = after(Known(), TROUBLE, seen()).known

    step = after(known, None, seen(a_notice()), minutes=minutes)

    assert {one.watch: one.provider for one in step.decisions if one.told and one.watch != "roissy"} == providers
    assert [one.decisions[0].event_kind for one in step.messages] == [EventKind.OPENED]


def test_a_provider_never_opens_or_closes_an_episode() -> None:
    silent = spoken = after(Known(), None, seen()).known
    alert = seen(a_notice())

    for minute, answer in enumerate((TROUBLE, FINE, UNKNOWN, UNKNOWN, UNKNOWN, TROUBLE, FINE), start=1):
        silent = after(silent, None, alert, minutes=minute).known
        spoken = after(spoken, answer, alert, minutes=minute).known

        assert replace(spoken, providers={}) == silent
    assert [episode.is_in_force for episode in spoken.episodes.values()] == [True]


def test_a_provider_that_is_no_longer_configured_is_forgotten() -> None:
    step = after(Known(), TROUBLE)

    left = beside(step, {}, replace(RULES, providers=()), NOON)

    assert left.known.providers == {}
