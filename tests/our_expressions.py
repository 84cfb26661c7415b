"""All expressions of the program that stand in a module, by themselves or in a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from meteo_douane.patterns import Table


def ours() -> set[tuple[str, int]]:
    """Return them, each with its flags: what reads has nearly all of them."""
    import_module("meteo_douane.cli.sources")
    modules = [module for name, module in sys.modules.items() if name.startswith("meteo_douane.")]
    return {found for module in modules for value in vars(module).values() for found in _expressions(value)}


def _expressions(value: Any) -> Iterator[tuple[str, int]]:
    if isinstance(value, dict):
        yield from (found for each in value.values() for found in _expressions(each))
    elif isinstance(value, Table):
        yield from _expressions(value.rows)
    elif isinstance(value, list | tuple):
        yield from (found for each in value for found in _expressions(each))
    elif isinstance(getattr(value, "pattern", None), str):
        yield value.pattern, value.flags
