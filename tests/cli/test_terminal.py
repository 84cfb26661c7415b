"""`triage` on a real terminal: it asks because somebody is there, and leaves nothing but lines."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from counters import CONFIG

PATIENCE = 30


def test_on_a_terminal_it_asks_by_itself(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG.format(database=f"sqlite:///{tmp_path}/meteo.db", site=9, hook=9), encoding="utf-8")
    command = [sys.executable, "-m", "meteo_douane", "triage", "--config", str(config), "--by", "Claire Martin"]
    ours, theirs = pty.openpty()

    ran = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    os.write(ours, b"1\n1\n3\n1\n")
    said = read(ours)

    assert ran.wait(PATIENCE) == 0, said
    assert "Quel service en ligne" in said
    assert "n'est pas nécessaire" in " ".join(said.split())
    assert "\x1b" not in said


def read(terminal: int) -> str:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other side has gone
            part = b""
        if not part:
            os.close(terminal)
            return b"".join(parts).decode()
        parts.append(part)
