"""Schemathesis asks the API for all that its description allows, and for what it does not: it finds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from builders import EDI, a_bulletin, a_notice, a_scope
from doors import HOSTILE, TOKEN, Doors
from meteo_douane.adapters.store import SqlStore

pytestmark = pytest.mark.one_python

ALERT = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), title=f"Alerte {HOSTILE}")


@pytest.mark.timeout(300)
def test_schemathesis_finds_nothing(store: SqlStore, tmp_path: Path) -> None:
    doors = Doors(store, token=TOKEN)
    doors.reads(a_bulletin("b"), ALERT)

    with doors.asked() as client:
        found = subprocess.run(
            [
                Path(sys.executable).parent / "schemathesis",
                *("run", f"{client.base_url}/api/v1/openapi.json".replace("//api", "/api")),
                *("--header", f"Authorization: Bearer {TOKEN}", "--checks", "all"),
                *("--max-examples", "15", "--seed", "7", "--no-color", "--generation-database", "none"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert found.returncode == 0, found.stdout
    assert found.stdout.count("10 passed") == 2, found.stdout
