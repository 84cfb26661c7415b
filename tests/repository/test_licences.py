"""What is installed is what docs/licences.md lists, and the bill of materials names the licence of each part."""

import json
import re
import subprocess
import sys
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


def test_each_part_has_its_version_its_hashes_and_its_licence(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / ".ci" / "sbom", tmp_path / "sbom.cdx.json"], check=True)

    bill = json.loads((tmp_path / "sbom.cdx.json").read_text(encoding="utf-8"))

    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert {one["name"] for one in bill["components"]} == set(listed())
    for one in bill["components"]:
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert all(file["hashes"][0]["alg"] == "SHA-256" for file in one["externalReferences"])
        [licence] = one["licenses"]
        assert licence.get("expression", licence.get("license", {}).get("id")) == listed()[one["name"]]


def test_make_writes_it_so() -> None:
    recipe = subprocess.run(["make", "--dry-run", "sbom"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert ".ci/sbom dist/sbom.cdx.json" in recipe.stdout
