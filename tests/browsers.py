"""Debian's Chromium, driven without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Run the browser until the end of the context."""
    with sync_playwright() as driver:
        # As root it runs without a sandbox or not at all; what it shows is ours.
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def barriers(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.1 AA and good practice, a line for each, with where it is."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']} – {[node['target'] for node in one['nodes']][:3]}" for one in found]
