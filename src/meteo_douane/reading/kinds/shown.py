"""What is shown beside a message, its own state and the part of the page that holds it, says of how far it is."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.shown_states import GOING_ON, OVER, STILL


def is_shown_as_over(status: str, section: str) -> bool:
    """Whether what stands beside a text, its state or its section, says that what it tells is over."""
    return any(map(shows_over, shown_of(status, section)))


def shown_of(status: str, section: str) -> tuple[str, ...]:
    """Return what is believed of a state and a section: the state alone where it says that the message goes on."""
    return (status,) if GOING_ON.fullmatch(status) else (status, section)


def shows_over(shown: str) -> bool:
    """Whether the words for a state, or of a part of the page, say that a message is over."""
    return OVER.search(shown) is not None and STILL.search(shown) is None
