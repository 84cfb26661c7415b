"""How much a property draws, by what the profile says: on the other versions of Python it says less."""

from hypothesis import settings


def drawing(*, examples: float, steps: float = 1) -> settings:
    """Return settings with so many times the profile's examples, and the steps of a story likewise."""
    profile = settings()
    return settings(
        max_examples=round(examples * profile.max_examples),
        stateful_step_count=round(steps * profile.stateful_step_count),
    )
