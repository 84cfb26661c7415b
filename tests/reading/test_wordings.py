"""Every wording that we thought of, with what it must be read as: `wordings/*.toml`, by subject, all of it invented."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.domain.notice import Notice, Scope
from meteo_douane.formats.item import Item
from meteo_douane.patterns import compile_all
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

PARIS = ZoneInfo("Europe/Paris")
PUBLISHED = "2026-03-10 10:00"
SEEN = "2026-03-10 10:05"
#: The keys of a row that are not what it must be read as.
GIVEN = frozenset({"name", "title", "text", "published", "seen", "dateline", "section", "status", "ends_by_itself"})
#: What tells one message from another.
MESSAGE = ("title", "text", "published", "dateline", "section", "status")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """What a program reads with that has run for a while."""
    reader = Reader(shipped_catalogue())
    compile_all()
    return reader


#: Of each file, on the other versions of Python: a reading is a pure function, and these go through all of its modules.
EVERY_THIRD = 3


def wordings() -> Iterator[Any]:
    for path in sorted(Path(__file__).with_name("wordings").glob("*.toml")):
        for number, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["wording"]):
            marks = [pytest.mark.one_python] if number % EVERY_THIRD else []
            yield pytest.param(row, id=f"{path.stem}: {row['name']}", marks=marks)


@pytest.mark.parametrize("row", list(wordings()))
def test_a_wording_is_read_as_it_is_meant(row: dict[str, Any], reader: Reader) -> None:
    item = Item(
        row["title"],
        row["text"].strip(),
        published_at=None if "dateline" in row else _moment(row.get("published", PUBLISHED)),
        dateline=row.get("dateline", ""),
        section=row.get("section", ""),
        status=row.get("status", ""),
    )

    notice = reader.read(item, _moment(row.get("seen", SEEN)))

    assert list(_wrong(row, _told(notice))) == []


def test_a_row_has_no_key_that_nothing_reads(reader: Reader) -> None:
    told = _told(reader.read(Item("Alerte DELTA T", "DELTA T est indisponible."), _moment(SEEN)))
    read = GIVEN | set(told) | {f"accept_{key}" for key in told}

    unread = {key for row in wordings() for key in row.values[0] if key not in read}

    assert unread == set()


def test_no_message_stands_twice() -> None:
    rows = [each.values[0] for each in wordings()]

    messages = Counter(tuple(row.get(key, "") for key in MESSAGE) for row in rows)

    assert [message for message, times in messages.items() if times > 1] == []


def test_a_name_is_of_one_row_of_its_file() -> None:
    names = Counter(each.id for each in wordings())

    assert [name for name, times in names.items() if times > 1] == []


def _told(notice: Notice) -> dict[str, Any]:
    return {
        "kind": str(notice.kind.value),
        "number": notice.bulletin_number.value,
        "affects": _scope(notice.affects.value),
        "restores": _scope(notice.restores.value),
        "mentions": sorted(notice.mentions.value),
        "cause": sorted(notice.cause.value),
        "starts": notice.starts_at.value,
        "ends": notice.ends_at.value,
        "fallback": str(notice.fallback.value.permission),
        "fallback_modes": sorted(notice.fallback.value.modes_left or ()),
        "fallback_from": notice.fallback.value.starts_at,
        "fallback_until": notice.fallback.value.ends_at,
        "doubts": any(each.doubts for each in _reads(notice)),
    }


def _reads(notice: Notice) -> Iterator[Any]:
    yield from (notice.kind, notice.affects, notice.restores, notice.mentions, notice.cause)
    yield from (notice.published_at, notice.starts_at, notice.ends_at, notice.fallback, notice.bulletin_number)


def _wrong(row: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    for key, found in told.items():
        if key not in row:
            continue
        accepted = [_expected(key, row[each]) for each in (key, f"accept_{key}") if each in row]
        if found not in accepted:
            yield f"{key}: expected {accepted[0]}, found {found}"


def _expected(key: str, value: Any) -> Any:
    if key in ("starts", "ends", "fallback_from", "fallback_until"):
        return _moment(value) if value else None
    if key == "number":
        return value or None
    return sorted(value) if isinstance(value, list) else value


def _scope(scope: Scope) -> list[str]:
    return sorted(" ".join([part.service, *sorted(part.modes or ())]) for part in scope.parts)


def _moment(words: str) -> datetime:
    whole = words if "-" in words else f"{PUBLISHED[:10]} {words}"
    return datetime.fromisoformat(whole).replace(tzinfo=PARIS)
