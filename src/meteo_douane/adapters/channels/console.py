"""A channel that writes on the terminal."""

from __future__ import annotations

from threading import Lock
from typing import ClassVar, TextIO

from meteo_douane.domain.delivery import Result, Sent, Style, Words


class Console:
    """Writes each message whole, under the name of its channel."""

    SCHEME: ClassVar[str] = "console"

    _one_at_a_time: ClassVar[Lock] = Lock()

    def __init__(self, name: str, stream: TextIO, style: Style) -> None:
        """Write to an open text stream, which stays open."""
        self._name = name
        self._stream = stream
        self._style = style

    def __call__(self, words: Words) -> Result:
        """Write a message; the stream's own errors are not ours to hide."""
        body = words.brief if self._style is Style.SHORT else words.text
        with self._one_at_a_time:
            self._stream.write(f"[{self._name}] {words.title}\n\n{body}\n")
            self._stream.flush()
        return Sent()
