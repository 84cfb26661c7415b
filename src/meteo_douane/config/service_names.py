"""Names by which messages call a service, as an operator adds them: none may be that of another service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meteo_douane.config.mistakes import path_text, shown
from meteo_douane.config.values import Finding
from meteo_douane.domain.catalogue import Catalogue, Name

LONGEST_ACRONYM = 4
"""Up to this length a name in capitals is met in capitals only."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A name with the service that it is to call; `where` is the path of its key."""

    name: Name
    code: str
    where: str = ""


def name_of(words: str) -> Name:
    """Return a name; a short acronym may be a French word too ("DES"), and is met in capitals only."""
    return Name(words, is_case_sensitive=words.isalpha() and words.isupper() and len(words) <= LONGEST_ACRONYM)


def about_taken_names(table: Mapping[str, object], catalogue: Catalogue) -> Iterator[Finding]:
    """Yield a mistake for each name that another service has: it would be taken from that service unseen.

    `table` is the file as TOML, not checked yet.
    """
    known = list(_of_catalogue(catalogue))
    for given in (*_under_names(table.get("names")), *_of_new_services(table.get("services"))):
        other = next((one.code for one in known if one.code != given.code and one.name.may_be(given.name)), None)
        if other is not None:
            yield Finding(given.where, _taken(given, other))
        known.append(given)


def _taken(given: _Given, other: str) -> str:
    return (
        f"{shown(given.name.words)} is a name of the service {other}, whose messages would be told as those of "
        f"{given.code}; leave it out, or write a longer name"
    )


def _of_catalogue(catalogue: Catalogue) -> Iterator[_Given]:
    for service in catalogue.services.values():
        yield from (_Given(name, service.code) for name in (*service.names, *service.names_of_all))


def _under_names(table: object) -> Iterator[_Given]:
    for code, names in table.items() if isinstance(table, dict) else ():
        yield from _listed(names, code.lower(), ("names", code))


def _of_new_services(tables: object) -> Iterator[_Given]:
    for index, table in enumerate(tables if isinstance(tables, list) else []):
        code = table.get("code") if isinstance(table, dict) else None
        if isinstance(code, str):
            yield from _listed(table.get("names"), code, ("services", index, "names"))


def _listed(names: object, code: str, path: tuple[str | int, ...]) -> Iterator[_Given]:
    for index, words in enumerate(names if isinstance(names, list) else []):
        if isinstance(words, str):
            yield _Given(name_of(words), code, path_text((*path, index)))
