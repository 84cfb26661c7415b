"""The channels people are told through: Apprise, one object for each channel, and a console for trying things out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import TextIO

from meteo_douane.adapters.channels.addresses import ChannelError, ChannelSettings
from meteo_douane.adapters.channels.console import Console
from meteo_douane.domain.delivery import Result, Words

__all__ = ["ChannelError", "ChannelSettings", "Channels"]


class Channels:
    """All channels by name; made once and kept, since Apprise keeps the pace that a service asks for in its object.

    Safe to call from several threads. Making it loads Apprise (about 300 ms), unless every channel is a console.
    """

    def __init__(self, settings: Mapping[str, ChannelSettings], console: TextIO | None = None) -> None:
        """Open every channel; a console writes to `console`, or else to standard output.

        Raise `ChannelError` for all that cannot be used, a line for each, with its name and never its address.
        """
        self._channels: dict[str, Callable[[Words], Result]] = {}
        refusals = []
        for name, one in settings.items():
            try:
                self._channels[name] = _opened(name, one, console or sys.stdout)
            except ChannelError as error:
                refusals.append(str(error))
        if refusals:
            raise ChannelError("\n".join(refusals))

    def __call__(self, channel: str, words: Words) -> Result:
        """Send once and return what came of it; `KeyError` for a channel that is not in the settings."""
        return self._channels[channel](words)


def _opened(name: str, settings: ChannelSettings, console: TextIO) -> Callable[[Words], Result]:
    if settings.scheme == Console.SCHEME:
        return Console(name, console, settings.style)
    from meteo_douane.adapters.channels.destination import Destination  # loads Apprise

    return Destination.opened(name, settings)
