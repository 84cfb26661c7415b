"""The bundled story, its scenes by name, and its site, which here tells when it has been read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Condition

from meteo_douane.demo.site import TYPES, Met, Site
from meteo_douane.demo.story import STORY, Scene

SCENES = {scene.name: scene for scene in STORY.scenes}


class WatchedSite(Site):
    """The site of the story, and how often each of its documents has been asked for since the scene was shown."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._read = Condition()
        self._asked = dict.fromkeys(TYPES, 0)
        super().__init__(STORY, clock)

    def show(self, scene: Scene) -> None:
        with self._read:
            super().show(scene)
            self._asked = dict.fromkeys(TYPES, 0)

    def met_at(self, path: str) -> Met:
        with self._read:
            if path in self._asked:
                self._asked[path] += 1
                self._read.notify_all()
            return super().met_at(path)

    def wait_until_read(self, timeout: timedelta, *, times: int = 1) -> bool:
        """Wait until page and feed have each been asked that often since the scene was shown; return whether they were.

        An answer may still be on its way then.
        """
        with self._read:
            return self._read.wait_for(lambda: min(self._asked.values()) >= times, timeout.total_seconds())
