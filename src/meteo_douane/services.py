"""The catalogue as data: the one that is shipped, and what an operator adds to it in the configuration."""

from __future__ import annotations

import hashlib
import json
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TypeVar

from meteo_douane.domain.catalogue import Catalogue, Name, Service, Side

T = TypeVar("T")

KEYS = frozenset(
    {
        "label_fr",
        "label_en",
        "parent",
        "side",
        "names",
        "exact_names",
        "names_of_all",
        "opened_at",
        "closed_at",
        "replaced_by",
        "source",
    }
)


class CatalogueError(ValueError):
    """The tables make no catalogue; `mistakes` has a line for each, with its path."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


@cache
def shipped_catalogue() -> Catalogue:
    """Return the catalogue of `services.toml`."""
    text = files("meteo_douane").joinpath("services.toml").read_text(encoding="utf-8")
    return catalogue_of(tomllib.loads(text))


def fingerprint_of(catalogue: Catalogue) -> str:
    """Return the SHA-256 of a catalogue: equal if every service, name and period is."""
    return hashlib.sha256(json.dumps(asdict(catalogue), default=str, sort_keys=True).encode()).hexdigest()


def catalogue_of(document: Mapping[str, object]) -> Catalogue:
    """Return the catalogue of a parsed `services.toml`: a table `services` by code, and `not_names`.

    Raises CatalogueError with every mistake at once.
    """
    reader = _Reader()
    tables = reader.tables(document.get("services", {}), "services")
    services = {code: reader.service(code, table) for code, table in tables.items()}
    silent = reader.tables({"not_names": document.get("not_names", {})}, "")["not_names"]
    reader.check_tree(services)
    reader.raise_mistakes()
    return Catalogue(services, reader.names(silent, "not_names"))


def with_additions(catalogue: Catalogue, tables: Mapping[str, object]) -> Catalogue:
    """Return a catalogue with the tables `[services.CODE]` of a configuration.

    For a code that is known, names are added and every other key replaces what was there; a new code is a new service.
    Raises CatalogueError with every mistake at once, each with its path (`services.delta-g.names`).
    """
    reader = _Reader()
    services = dict(catalogue.services)
    for code, table in reader.tables(tables, "services").items():
        services[code] = reader.service(code, table, services.get(code))
        reader.check_names(code, table, catalogue)
    reader.check_tree(services)
    reader.raise_mistakes()
    return replace(catalogue, services=services)


class _Reader:
    """Reads tables that somebody wrote, and keeps every mistake with its path."""

    def __init__(self) -> None:
        self._mistakes: list[str] = []

    def raise_mistakes(self) -> None:
        if self._mistakes:
            raise CatalogueError(self._mistakes)

    def tables(self, found: object, path: str) -> dict[str, Mapping[str, object]]:
        """Return the tables below a path, without what is no table."""
        if not isinstance(found, Mapping):
            self._mistake(path, "a table", found)
            return {}
        tables = {str(key): table for key, table in found.items() if isinstance(table, Mapping)}
        for key in found.keys() - tables.keys():
            self._mistake(f"{path}.{key}".strip("."), "a table", found[key])
        return tables

    def service(self, code: str, table: Mapping[str, object], known: Service | None = None) -> Service:
        """Return a service; what its table leaves out is as known, or empty."""
        path = f"services.{code}"
        old = known or Service(code=code, label_fr=code, label_en=code, names=(Name(code),))
        for key in sorted(table.keys() - KEYS):
            self._mistakes.append(f"{path}.{key}: unknown key")
        label_fr = self._text(table, "label_fr", path, old.label_fr)
        return Service(
            code=code,
            label_fr=label_fr,
            label_en=self._text(table, "label_en", path, old.label_en if known else label_fr),
            names=(*(old.names if known else ()), *self.names(table, path)) or old.names,
            parent=self._text(table, "parent", path, old.parent or "") or None,
            opened_at=self._moment(table, "opened_at", path, old.opened_at),
            closed_at=self._moment(table, "closed_at", path, old.closed_at),
            replaced_by=self._texts(table, "replaced_by", path) or old.replaced_by,
            source=self._text(table, "source", path, old.source),
            side=self._side(table, path, old.side),
            names_of_all=(*old.names_of_all, *map(Name, self._texts(table, "names_of_all", path))),
        )

    def names(self, table: Mapping[str, object], path: str) -> tuple[Name, ...]:
        """Return the names of a table, in any case and then those of one case only."""
        exact = self._texts(table, "exact_names", path)
        return (
            *map(Name, self._texts(table, "names", path)),
            *(Name(words, is_case_sensitive=True) for words in exact),
        )

    def check_names(self, code: str, table: Mapping[str, object], catalogue: Catalogue) -> None:
        """Note each name that another service of a catalogue has: it would be taken from that service unseen."""
        taken = {
            _compared(name): other.code
            for other in catalogue.services.values()
            for name in other.names
            if other.code != code
        }
        for key in ("names", "exact_names"):
            for number, name in enumerate(_as_texts(table.get(key)) or ()):
                other = taken.get(_compared(Name(name, is_case_sensitive=key == "exact_names")))
                if other is not None:
                    self._mistakes.append(f"services.{code}.{key}[{number}]: {name!r} is a name of the service {other}")

    def check_tree(self, services: Mapping[str, Service]) -> None:
        """Note each parent and successor that is no service, and each service that stands below itself."""
        for code, service in services.items():
            for other in (*filter(None, [service.parent]), *service.replaced_by):
                if other not in services:
                    self._mistake(f"services.{code}", "the code of a service", other)
            if _is_below_itself(code, services):
                self._mistakes.append(f"services.{code}.parent: {code!r} stands below itself")

    def _text(self, table: Mapping[str, object], key: str, path: str, otherwise: str) -> str:
        return self._value(
            table, f"{path}.{key}", "text", lambda found: found if isinstance(found, str) else None, otherwise
        )

    def _texts(self, table: Mapping[str, object], key: str, path: str) -> tuple[str, ...]:
        return self._value(table, f"{path}.{key}", "a list of non-empty texts", _as_texts, ())

    def _moment(self, table: Mapping[str, object], key: str, path: str, otherwise: datetime | None) -> datetime | None:
        return self._value(table, f"{path}.{key}", "a moment with its offset", _as_moment, otherwise)

    def _side(self, table: Mapping[str, object], path: str, otherwise: Side | None) -> Side | None:
        sides = {side.value: side for side in Side}
        return self._value(
            table, f"{path}.side", '"import" or "export"', lambda found: sides.get(str(found)), otherwise
        )

    def _value(
        self, table: Mapping[str, object], path: str, expected: str, read: Callable[[object], T | None], otherwise: T
    ) -> T:
        key = path.rsplit(".", maxsplit=1)[-1]
        if key not in table:
            return otherwise
        value = read(table[key])
        if value is None:
            self._mistake(path, expected, table[key])
            return otherwise
        return value

    def _mistake(self, path: str, expected: str, found: object) -> None:
        self._mistakes.append(f"{path}: expected {expected}, found {found!r}")


def _compared(name: Name) -> str:
    """Return a name as texts may write it: without accents and separators, nor capitals unless they matter."""
    plain = unicodedata.normalize("NFKD", name.words)
    bare = "".join(character for character in plain if character.isalnum() or character == "@")
    return bare if name.is_case_sensitive else bare.lower()


def _as_texts(found: object) -> tuple[str, ...] | None:
    if isinstance(found, list) and all(isinstance(text, str) and text.strip() for text in found):
        return tuple(str(text) for text in found)
    return None


def _as_moment(found: object) -> datetime | None:
    if isinstance(found, datetime) and found.tzinfo is not None:
        return found.astimezone(UTC)
    return None


def _is_below_itself(code: str, services: Mapping[str, Service]) -> bool:
    seen: set[str] = set()
    parent = services[code].parent
    while parent is not None and parent in services and parent not in seen:
        if parent == code:
            return True
        seen.add(parent)
        parent = services[parent].parent
    return False
