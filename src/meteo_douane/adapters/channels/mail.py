"""What a mail says in its headers: which conversation it belongs to, and that a program wrote it."""

from __future__ import annotations

import hashlib

from meteo_douane.adapters.channels.oncall import Severity, severity_of
from meteo_douane.domain.delivery import Words


def headers_of(channel: str, words: Words) -> dict[str, str]:
    """Return headers by which a mail program shows all messages of one episode as one conversation.

    They refer to a message that was never sent: Apprise gives each mail an identifier that we never learn.
    """
    root = hashlib.sha256(f"{channel}/{words.thread}".encode()).hexdigest()[:32]
    urgent = {"Importance": "high"} if severity_of(words.event) is Severity.CRITICAL else {}
    return {
        "References": f"<{root}@meteo-douane.invalid>",
        "In-Reply-To": f"<{root}@meteo-douane.invalid>",
        "Auto-Submitted": "auto-generated",
        **urgent,
    }
