"""What may be a channel's address, and what is taken out of it. An address is a secret: no error or log shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import unquote

from meteo_douane.domain.channel import SCHEMES
from meteo_douane.domain.delivery import Style

#: Options of an Apprise address that would undo what we rely on: escaping, cutting, trying again, where it goes.
_OURS = frozenset({"format", "overflow", "redirect", "retry", "wait", "emojis", "template", "store", "tags"})


class ChannelError(Exception):
    """A channel cannot be used; the message names the channel and what is wrong, never the address."""


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """How a channel is reached: an Apprise address, kept out of `repr`.

    `patience` is how long we wait to be connected and again for the answer; an attempt ends after twice as long, with
    the pause that a service wants between two messages (5.5 s for Teams and mail).
    """

    url: str = field(repr=False)
    patience: timedelta = timedelta(seconds=15)
    style: Style = Style.FULL

    @property
    def scheme(self) -> str:
        """The scheme in lower case, or an empty text if there is none."""
        scheme, separator, _ = self.url.partition("://")
        return scheme.lower() if separator else ""


def usable_address(name: str, settings: ChannelSettings) -> str:
    """Return the address for Apprise, without the options that are ours to choose; raise `ChannelError`."""
    if settings.scheme not in SCHEMES:
        known = ", ".join(f"{scheme}://" for scheme in sorted(SCHEMES))
        raise ChannelError(f"channels.{name}: expected an address that starts with one of {known}")
    address, _, query = settings.url.partition("?")
    kept = [option for option in query.split("&") if unquote(option.partition("=")[0]).lower() not in _OURS]
    return f"{address}?{'&'.join(kept)}" if any(kept) else address
