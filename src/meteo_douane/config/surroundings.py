"""What the value of one key is checked against: the rest of the file, the catalogue and the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationInfo

from meteo_douane.config.secret import SecretPlaces
from meteo_douane.domain.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Judge:
    """Who knows what a configuration cannot: channels about their addresses, templates about their words.

    Each returns what is wrong, or nothing; what is said of an address does not hold it.
    """

    address: Callable[[str], str]
    templates: Callable[[Path], tuple[str, ...]]
    """What is wrong with the templates in a folder that is there."""


#: Finds nothing wrong: whoever opens the channels and renders the templates will.
TRUSTING = Judge(lambda _: "", lambda _: ())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Names that one part of the file gives and another one uses, as far as the file can be understood.

    They are gathered before anything is checked, so that a mistake in one part hides none in another.
    """

    catalogue: Catalogue
    secrets: SecretPlaces
    folder: Path
    channels: frozenset[str]
    fallbacks: Mapping[str, str]
    watch_names: tuple[str, ...]
    added_services: tuple[str, ...]
    providers: tuple[str, ...]
    digest_names: tuple[str, ...]
    office_names: tuple[str, ...]
    judge: Judge

    @property
    def services(self) -> frozenset[str]:
        """All codes that a watch may name."""
        return frozenset(self.catalogue.services) | frozenset(self.added_services)

    def code_meant(self, found: str) -> str | None:
        """Return the code of the service that messages call so, whatever the case."""
        return self.catalogue.meant(found)


def surroundings(
    table: Mapping[str, object],
    path: Path,
    secrets: SecretPlaces,
    catalogue: Catalogue,
    judge: Judge = TRUSTING,
) -> Surroundings:
    """Gather what the keys of a file are checked against; `table` is the file as TOML, not checked yet."""
    channels = table.get("channels")
    named = channels if isinstance(channels, dict) else {}
    return Surroundings(
        catalogue=catalogue,
        secrets=secrets,
        folder=path.parent,
        channels=frozenset(named),
        fallbacks={name: _text(channel, "fallback") for name, channel in named.items()},
        watch_names=_texts(table.get("watches"), "name"),
        added_services=_texts(table.get("services"), "code"),
        providers=_texts(table.get("providers"), "name"),
        digest_names=_texts(table.get("digests"), "name"),
        office_names=_texts(table.get("offices"), "name"),
        judge=judge,
    )


def around(info: ValidationInfo) -> Surroundings:
    """Return what a rule was given to check a value against."""
    context: object = info.context
    assert isinstance(context, Surroundings)  # noqa: S101 - `load` gives nothing else
    return context


def _texts(tables: object, key: str) -> tuple[str, ...]:
    entries = tables if isinstance(tables, list) else []
    return tuple(value for value in (_text(entry, key) for entry in entries) if value)


def _text(table: object, key: str) -> str:
    value = table.get(key) if isinstance(table, dict) else None
    return value if isinstance(value, str) else ""
