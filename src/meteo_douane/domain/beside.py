"""What the providers say, told beside the météo (Fiche 1, step 2): it opens, continues and closes no episode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.event import TROUBLE_OPENINGS, Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.providers import ProviderAnswer, ProviderState, observed
from meteo_douane.domain.step import Rules, Step
from meteo_douane.domain.watch import Watch


def beside(step: Step, answers: Mapping[str, ProviderAnswer], rules: Rules, now: datetime) -> Step:
    """Return the step with what the providers answered, by their names, since the last one.

    A trouble is told once to each watch that names the provider and uses EDI, and so is its end; an opening that such
    a watch is told meanwhile says that the provider is in trouble too. What the step did to episodes stays as it is.
    """
    states: dict[str, ProviderState] = {}
    news: tuple[Decision, ...] = ()
    for name in rules.providers:
        state = step.known.providers.get(name, ProviderState(name))
        if name in answers:
            state = observed(state, answers[name], now, tolerated=rules.failures_tolerated)
            state, told = _told(state, _concerned(name, rules), now)
            news += told
        if state != ProviderState(name):
            states[name] = state
    if states == step.known.providers and not any(state.is_in_trouble for state in states.values()):
        return step
    decisions = tuple(_noted(decision, states, rules, now) for decision in step.decisions) + news
    return Step(replace(step.known, providers=states), decisions, messages_for(decisions))


def _concerned(name: str, rules: Rules) -> tuple[Watch, ...]:
    return tuple(watch for watch in rules.watches if watch.provider == name and Mode.EDI in watch.modes)


def _told(
    state: ProviderState, watches: tuple[Watch, ...], now: datetime
) -> tuple[ProviderState, tuple[Decision, ...]]:
    if state.is_in_trouble is None:
        return state, ()
    if state.is_in_trouble:
        new = tuple(watch for watch in watches if watch.name not in state.told)
        after = replace(state, told=(*state.told, *(watch.name for watch in new)))
        return after, _decisions(EventKind.PROVIDER_TROUBLE, state, new, now)
    awaiting = tuple(watch for watch in watches if watch.name in state.told)
    return replace(state, told=()), _decisions(EventKind.PROVIDER_BACK, state, awaiting, now)


def _decisions(
    kind: EventKind, state: ProviderState, watches: tuple[Watch, ...], now: datetime
) -> tuple[Decision, ...]:
    key = f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{state.name}"
    event = Event(key, kind, now, source=state.name, detail="\n".join(state.words))
    return tuple(
        Decision(
            event,
            kind,
            watch.name,
            told=True,
            verdict=None,
            reason=ReasonCode.ITS_PROVIDER,
            channels=watch.channels,
        )
        for watch in watches
    )


def _noted(decision: Decision, states: Mapping[str, ProviderState], rules: Rules, now: datetime) -> Decision:
    if not decision.told or decision.event_kind not in TROUBLE_OPENINGS:
        return decision
    for state in states.values():
        is_theirs = any(watch.name == decision.watch for watch in _concerned(state.name, rules))
        if is_theirs and state.is_in_trouble_at(now, no_older_than=rules.absence):
            return replace(decision, provider=state.name)
    return decision
