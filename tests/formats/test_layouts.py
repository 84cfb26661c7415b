"""Every example document yields what stands beside it; each was invented by us and says so in its first lines."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document, Item
from service_names import names_a_service

DOCUMENTS = Path(__file__).with_name("documents")
EXAMPLES = sorted(path for path in DOCUMENTS.iterdir() if path.suffix in {".html", ".xml"})


def as_expected(document: Document) -> dict[str, object]:
    shown = {"format": document.format, "verdict": document.readability, "defect": document.defect}
    return {**shown, "is_complete": document.is_complete, "items": [item_as_expected(item) for item in document.items]}


def item_as_expected(item: Item) -> dict[str, object]:
    fields = {name: getattr(item, name) for name in ("id", "dateline", "url", "section", "status", "published_at")}
    told = {name: str(value) for name, value in fields.items() if value}
    if isinstance(item.published_at, datetime):
        told["published_at"] = item.published_at.isoformat()
    return {"title": item.title, "text": item.text.splitlines(), **told}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_layout_yields_the_items_that_a_reader_sees(path: Path) -> None:
    document = cut(path.read_bytes(), names_a_service=names_a_service)

    assert as_expected(document) == json.loads(path.with_suffix(".expected.json").read_text())
