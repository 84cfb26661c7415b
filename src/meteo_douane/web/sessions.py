"""Who has been let in, and which form is ours: both proven by a signature, so that nothing is kept about anybody."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

LIFETIME = timedelta(days=30)
"""A screen on a wall is not logged in again every morning."""

LONGEST = 200
_SESSION = b"meteo-douane session 1\0"
_FORM = b"meteo-douane form 1\0"


def opened(key: bytes, nonce: str, now: datetime) -> str:
    """Return the proof that somebody was let in at this moment; `nonce` is one that nobody can guess."""
    payload = f"{nonce}.{int((now + LIFETIME).timestamp())}"
    return f"{payload}.{_signature(_SESSION, payload, key)}"


def is_open(session: str, key: bytes, now: datetime) -> bool:
    """Return whether this is such a proof and has not expired; what we did not sign is not looked into."""
    if len(session) > LONGEST or not session.isascii():
        return False
    payload, _, signature = session.rpartition(".")
    if not hmac.compare_digest(signature, _signature(_SESSION, payload, key)):
        return False
    return now < datetime.fromtimestamp(int(payload.rpartition(".")[2]), UTC)


def form_token(session: str, key: bytes) -> str:
    """Return what a form of ours carries for whoever has this session: no other site can know it."""
    return _signature(_FORM, session, key)


def _signature(purpose: bytes, payload: str, key: bytes) -> str:
    return hmac.new(key, purpose + payload.encode(), hashlib.sha256).hexdigest()
