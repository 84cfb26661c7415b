"""Takes the pictures of docs/images anew, from the bundled story.

`PYTHONPATH=tests .venv/bin/python tests/pictures.py`
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from browsers import a_browser
from playing import playing

FOLDER = Path(__file__).parents[1] / "docs" / "images"
PICTURES: tuple[tuple[str, int, Literal["light", "dark"]], ...] = (
    ("now", 1000, "light"),
    ("now-dark", 1000, "dark"),
    ("now-phone", 320, "light"),
)


def main() -> None:
    """Show the story up to its widest alert, and photograph the first page."""
    with tempfile.TemporaryDirectory() as folder, playing(Path(folder)) as play, a_browser() as browser:
        for scene in ("calm", "alert", "wider"):
            play.show(scene)
        for name, width, colours in PICTURES:
            _photograph(browser, play.url, FOLDER / f"{name}.png", width, colours)


def _photograph(browser: Browser, url: str, path: Path, width: int, colours: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=colours)
    page = context.new_page()
    page.goto(f"{url}/")
    page.screenshot(path=path, full_page=True)
    context.close()


if __name__ == "__main__":
    main()
