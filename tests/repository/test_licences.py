"""What is installed is what docs/licences.md lists."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
LISTED = re.compile(r"^\| (?!Licence )([A-Z][\w.-]+(?: (?:AND|OR) [\w.-]+)?) \| (.+) \|$", re.MULTILINE)
#: Those under which the program can be passed on by anybody, beside other programs and unchanged.
ACCEPTED = {
    "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "PSF-2.0", "MPL-2.0", "LGPL-3.0-only",
}  # fmt: skip


def listed() -> dict[str, str]:
    """Return the licence of each package that is listed."""
    rows = LISTED.findall((ROOT / "docs" / "licences.md").read_text(encoding="utf-8"))
    return {package: licence for licence, packages in rows for package in packages.split(", ")}


def installed() -> set[str]:
    """Return what an installation brings along, with every option, by the lock."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    packages: dict[str, Any] = {one["name"]: one for one in lock}
    found: set[str] = set()
    wanted = _needs(packages["meteo-douane"], {"postgres"})
    while wanted:
        name, extras = wanted.pop()
        found.add(name)
        wanted += [one for one in _needs(packages[name], extras) if one[0] not in found]
    return found


def _needs(package: Any, extras: set[str]) -> list[tuple[str, set[str]]]:  # a table of the lock
    options = package.get("optional-dependencies", {})
    needed = [*package.get("dependencies", []), *(one for extra in sorted(extras) for one in options.get(extra, []))]
    return [(one["name"], set(one.get("extra", []))) for one in needed]


def test_every_package_of_an_installation_is_listed_and_no_other() -> None:
    assert set(listed()) == installed()


def test_every_licence_is_one_that_we_accept() -> None:
    licences = {one for licence in listed().values() for one in re.split(r" (?:AND|OR) ", licence)}

    assert licences <= ACCEPTED
