"""Configurations for tests, and a small catalogue made up for them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from meteo_douane.config import Config, load
from meteo_douane.domain.catalogue import Catalogue, Name, Service

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHANNEL = '[channels.astreinte]\nurl = "json://127.0.0.1:9000/hook"\n'
WATCH = '[[watches]]\nname = "le-havre"\nservices = ["delta-ie"]\nchannels = ["astreinte"]\n'
OPERATOR = '[operator]\nchannels = ["astreinte"]\n'
PROVIDER = """[[providers]]
name = "exemple-edi"
url = "https://status.exemple-edi.example/api/v2/summary.json"
kind = "statuspage"
"""
DIGEST = '[[digests]]\nname = "point"\ntimes = ["07:00", "19:00"]\nchannels = ["astreinte"]\n'
OFFICE = """[[offices]]
name = "Le Havre Port"
mail = "bureau@exemple.example"
hours = { mon = "08:00-12:00, 14:00-18:00", fri = "00:00-24:00" }
"""
SOURCE = '[source]\ncontact = "ops@transitaire.example"\n'
WHOLE = SOURCE + CHANNEL + WATCH + OPERATOR


def a_service(code: str, *names: str, parent: str | None = None) -> Service:
    label = code.upper().replace("-", " ")
    known = tuple(Name(words) for words in (label, *names))
    return Service(code=code, label_fr=label, label_en=label, names=known, parent=parent)


CLOSED = replace(
    a_service("delta-g-import", parent="delta-g"),
    closed_at=datetime(2025, 10, 22, tzinfo=UTC),
    replaced_by=("delta-ie-import",),
)
SERVICES = (
    a_service("delta"),
    a_service("delta-g", parent="delta"),
    CLOSED,
    a_service("delta-ie", "Delta Import", parent="delta"),
    a_service("delta-ie-import", parent="delta-ie"),
    a_service("delta-t", "NSTI", parent="delta"),
    a_service("gamma", "Gamm@"),
)
CATALOGUE = Catalogue({service.code: service for service in SERVICES}, not_names=(Name("Delta du Rhône"),))


def a_file(folder: Path, text: str) -> Path:
    path = folder / "meteo.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def loaded(folder: Path, text: str, environment: Mapping[str, str] | None = None) -> Config:
    return load(a_file(folder, text), environment or {}, CATALOGUE, NOON)
