"""From what we believe and what was seen to what we believe now, and the events between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What we believe."""
