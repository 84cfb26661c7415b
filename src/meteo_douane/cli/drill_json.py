"""What came of a drill, for programs."""

from __future__ import annotations

from meteo_douane.cli import output
from meteo_douane.cli.drill_plan import Plan
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.drill import Outcome


def outcome_json(outcome: Outcome, plan: Plan) -> output.Json:
    """Return all of it as one object."""
    drill = outcome.drill
    return {
        "drill": drill.id,
        "watch": drill.watch,
        "service": plan.service,
        "modes": [mode.value for mode in plan.modes] or None,
        "started_at": output.moment(drill.started_at),
        "ended_at": output.moment(outcome.ended_at),
        "is_interrupted": outcome.is_interrupted,
        "waited_seconds": round(outcome.waited.total_seconds(), 1),
        "answer": _answer(outcome),
        "channels": {channel: [_message(one) for one in outcome.of(channel)] for channel in outcome.channels},
    }


def _answer(outcome: Outcome) -> output.Json | None:
    answer, after = outcome.drill.answer, outcome.answered_after
    if answer is None or after is None:
        return None
    return {
        "by": answer.by,
        "at": output.moment(answer.at),
        "after_seconds": round(after.total_seconds(), 1),
        "via": answer.via,
        "why": answer.why or None,
    }


def _message(delivery: Delivery) -> output.Json:
    return {
        "event": delivery.message.event_kind.value,
        "state": delivery.state.value,
        "settled_at": output.moment(delivery.settled_at),
        "attempts": delivery.attempts,
        "may_repeat": delivery.may_repeat,
        "error": delivery.last_error or None,
    }
