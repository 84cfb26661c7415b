"""The doors are tried on SQLite: what they ask of a database is tried on both, beside the store."""

from pathlib import Path

import pytest


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/meteo.db"
