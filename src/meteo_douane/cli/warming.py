"""What the first message would wait for, done before there is one."""

from __future__ import annotations

import gc
from collections.abc import Callable

from meteo_douane.cli.assembly import voice_of
from meteo_douane.config import Config
from meteo_douane.telling.message import render
from meteo_douane.telling.samples import AT, samples


def warming_of(config: Config) -> Callable[[], None]:
    """Return what writes a message of every kind for nobody: that compiles the templates and loads names of days.

    What is in memory then stays for good. The garbage collector is told so: on its way through all of it, for each
    thousand watches of a message, it would take as long as the message itself.
    """
    voice = voice_of(config)

    def warm_up() -> None:
        for delivery in samples("exemple"):
            render(delivery, voice, AT)
        gc.collect()
        gc.freeze()

    return warm_up
