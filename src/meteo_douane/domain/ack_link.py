"""The signed part of a link by which somebody takes an episode in hand: who has it may, until it expires."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.facts import written
from meteo_douane.domain.notice import Mode, Scope, ServiceScope

LIFETIME = timedelta(days=1)
"""Each message has a link of its own: what is repeated has a fresh one."""

LONGEST_TOKEN = 4096
_PURPOSE = b"meteo-douane ack 1\0"
"""What is signed is signed for this alone, whatever else the secret comes to sign."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link is for: an episode as far as it was in trouble when the message was written."""

    episode: str
    scope: Scope


class InvalidLink(StrEnum):
    """Why a link is good for nothing."""

    FORGED = "forged"
    """It is not one of ours, or was altered."""
    EXPIRED = "expired"


def token_of(invitation: Invitation, expires_at: datetime, secret: str) -> str:
    """Return the token, in characters that any mail or chat leaves whole. `expires_at` is aware."""
    parts = (invitation.episode, str(int(expires_at.timestamp())), written(invitation.scope))
    payload = _encoded("|".join(parts).encode())
    return f"{payload}.{_encoded(_signature(payload, secret))}"


def invitation_of(token: str, secret: str, now: datetime) -> Invitation | InvalidLink:
    """Return what a token is for, if we signed it and it is still valid; what we did not sign is not looked into."""
    if len(token) > LONGEST_TOKEN or not token.isascii():
        return InvalidLink.FORGED
    payload, _, signature = token.partition(".")
    if not hmac.compare_digest(signature, _encoded(_signature(payload, secret))):
        return InvalidLink.FORGED
    episode, expires_at, scope = _decoded(payload).split("|")
    if datetime.fromtimestamp(int(expires_at), UTC) <= now:
        return InvalidLink.EXPIRED
    return Invitation(episode, _read(scope))


def _signature(payload: str, secret: str) -> bytes:
    return hmac.new(secret.encode(), _PURPOSE + payload.encode(), hashlib.sha256).digest()


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _decoded(words: str) -> str:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4)).decode()


def _read(written: str) -> Scope:
    return Scope(tuple(_part(*words.partition(":")) for words in written.split()))


def _part(service: str, separator: str, modes: str) -> ServiceScope:
    stated = frozenset(Mode(mode) for mode in modes.split(",")) if separator else None
    return ServiceScope(service, stated)
