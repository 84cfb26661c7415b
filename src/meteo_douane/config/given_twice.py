"""An address or a secret that is given in two ways: told from the file, whatever else is wrong with either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meteo_douane.config.mistakes import path_text
from meteo_douane.config.values import Finding

ADDRESS = ("url", "url_env", "url_file")
SECRET = ("secret_file", "secret_env")


def about_what_is_given_twice(table: Mapping[str, object]) -> Iterator[Finding]:
    """Yield a mistake for each address or secret that has several keys; `table` is the file as TOML, not checked yet.

    A check of the table itself would keep silent where one of the keys is wrong, and whoever mended that would meet it.
    """
    channels = table.get("channels")
    for name, channel in channels.items() if isinstance(channels, dict) else ():
        yield from _addresses(channel, path_text(("channels", name)))
    yield from _addresses(table.get("heartbeat"), "heartbeat")
    if len(_given(table.get("web"), SECRET)) > 1:
        yield Finding("web", f"one of {' and '.join(SECRET)} expected, found both; keep one of them")


def _addresses(table: object, where: str) -> Iterator[Finding]:
    given = _given(table, ADDRESS)
    if len(given) > 1:
        expected = f"exactly one of {_listed(ADDRESS)} expected, found {_listed(given)}"
        yield Finding(where, f"{expected}; keep one of them")


def _given(table: object, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in table) if isinstance(table, dict) else ()


def _listed(keys: tuple[str, ...]) -> str:
    *others, last = keys
    return f"{', '.join(others)} and {last}"
