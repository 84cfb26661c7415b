"""The catalogue as data, as it is shipped; what an operator adds to it is the affair of the configuration."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
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

    def service(self, code: str, table: Mapping[str, object]) -> Service:
        """Return a service; without names it is called by its code."""
        path = f"services.{code}"
        for key in sorted(table.keys() - KEYS):
            self._mistakes.append(f"{path}.{key}: unknown key")
        label_fr = self._text(table, "label_fr", path, code)
        return Service(
            code=code,
            label_fr=label_fr,
            label_en=self._text(table, "label_en", path, label_fr),
            names=self.names(table, path) or (Name(code),),
            parent=self._text(table, "parent", path, "") or None,
            opened_at=self._moment(table, "opened_at", path),
            closed_at=self._moment(table, "closed_at", path),
            replaced_by=self._texts(table, "replaced_by", path),
            source=self._text(table, "source", path, ""),
            side=self._side(table, path),
            names_of_all=tuple(map(Name, self._texts(table, "names_of_all", path))),
        )

    def names(self, table: Mapping[str, object], path: str) -> tuple[Name, ...]:
        """Return the names of a table, in any case and then those of one case only."""
        exact = self._texts(table, "exact_names", path)
        return (
            *map(Name, self._texts(table, "names", path)),
            *(Name(words, is_case_sensitive=True) for words in exact),
        )

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

    def _moment(self, table: Mapping[str, object], key: str, path: str) -> datetime | None:
        return self._value(table, f"{path}.{key}", "a moment with its offset", _as_moment, None)

    def _side(self, table: Mapping[str, object], path: str) -> Side | None:
        sides = {side.value: side for side in Side}
        return self._value(table, f"{path}.side", '"import" or "export"', lambda found: sides.get(str(found)), None)

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
