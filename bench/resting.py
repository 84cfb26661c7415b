"""The bare floor of rest: a process with the same libraries that wakes as often as the program does, and does little.

A machine may take memory away from whoever sleeps: each time that it wakes it has to fetch its own back, which is CPU
of the machine and not of the program. On one that does so a bare process costs a tenth of a second a minute, too.
"""

from __future__ import annotations

import sqlite3
import time

import apprise
import bs4
import httpx
import lxml.html
import sqlalchemy

#: As often as the threads of the program do together in a minute.
WAKES_A_MINUTE = 24
LIBRARIES = (apprise, bs4, httpx, lxml.html, sqlalchemy)


def rest() -> None:
    """Wake and ask a database something, for ever."""
    database = sqlite3.connect(":memory:")
    while True:
        time.sleep(60 / WAKES_A_MINUTE)
        database.execute("PRAGMA data_version").fetchone()


if __name__ == "__main__":
    rest()
