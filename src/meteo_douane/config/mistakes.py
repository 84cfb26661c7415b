"""What is wrong with a configuration, in words: where, what was expected and found, and what was perhaps meant."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from types import NoneType
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails, PydanticCustomError

from meteo_douane.config.values import Finding

Location = tuple[int | str, ...]

OUR_TYPE = "meteo_douane"
#: What pydantic's kinds of error say was expected; what they found is ours to show or to hide.
EXPECTED = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list in brackets",
    "dict_type": "a table",
    "model_type": "a table",
    "too_short": "at least one entry",
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
}
#: Tables in which a key may be meant that stands alone at the top, in the order in which they are thought of.
HOMES: dict[str, Location] = {
    "[source]": ("source",),
    "[[watches]]": ("watches", 0),
    "[operator]": ("operator",),
    "[web]": ("web",),
    "[[digests]]": ("digests", 0),
    "[[offices]]": ("offices", 0),
}
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_SHOWN = 60


def mistake(what: str) -> PydanticCustomError:
    """Return the error that a validator raises; `what` is shown as it is."""
    return PydanticCustomError(OUR_TYPE, "{what}", {"what": what})


def finding_of(error: ErrorDetails, root: type[BaseModel]) -> Finding:
    """Return one error of pydantic as a sentence with its path, without any secret."""
    location = tuple(part for part in error["loc"] if part != "[key]")
    return Finding(path_text(location), _what(error, location, root))


def path_text(location: Location) -> str:
    """Return the path of a key as one would write it: `watches[2].modes[0]`."""
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{_key_text(part)}" for part in location)
    return path.removeprefix(".")


def without_hidden_signs(words: str) -> str:
    """Return words with each sign that a terminal does not show, or obeys (U+202E), as TOML writes it."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in words)


def shown(found: object) -> str:
    """Return a value as it stands in a file, short, or only its kind where it may be an address with a secret."""
    match found:
        case str() if "://" in found:
            return "an address"
        case str():
            short = found if len(found) <= _LONGEST_SHOWN else f"{found[:_LONGEST_SHOWN]}…"
            return without_hidden_signs(json.dumps(short, ensure_ascii=False))
        case bool() | int() | float():
            return json.dumps(found)
        case list():
            return "a list" if found else "an empty list"
        case dict():
            return "a table"
        case _:
            return str(found)


def text(found: object, expected: str = "a text in quotes") -> str:
    """Take a text, and nothing that would have to be made one."""
    if not isinstance(found, str):
        raise mistake(f"{expected} expected, found {shown(found)}")
    return found


def nearest(found: str, known: Iterable[str]) -> str:
    """Return the question after a misspelt word, with the nearest known one, or nothing if none is near."""
    by_lower = {name.lower(): name for name in sorted(known)}
    # A sign that only looks otherwise ("dti＋") is the one that it looks like.
    written = unicodedata.normalize("NFKC", found).lower()
    close = get_close_matches(written, by_lower, n=1, cutoff=0.65)
    return f'; did you mean "{by_lower[close[0]]}"?' if close else ""


def _what(error: ErrorDetails, location: Location, root: type[BaseModel]) -> str:
    match error["type"]:
        case "extra_forbidden":
            return f"unknown key{_perhaps(location, root)}"
        case "missing":
            return f"missing; {_table_at(root, location[:-1])[str(location[-1])]} expected"
        case "list_type" if isinstance(error["input"], dict) and len(location) == 1:
            return f"one or more [[{path_text(location)}]] expected, found a single table"
        case kind if kind in EXPECTED:
            expected = EXPECTED[kind].format(**error.get("ctx", {}))
            return f"{expected} expected, found {_found(error['input'], location)}"
        case _:
            return error["msg"]


def _found(found: object, location: Location) -> str:
    """Tell only the kind of a value where one may be a secret in the wrong place."""
    may_be_secret = location[:1] in {("channels",), ("database",), ("web",)}
    return "a text" if may_be_secret and isinstance(found, str) else shown(found)


def _perhaps(location: Location, root: type[BaseModel]) -> str:
    key = str(location[-1])
    close = nearest(key, _table_at(root, location[:-1]))
    if close:
        return close
    homes = [header for header, path in HOMES.items() if key in _table_at(root, path)]
    return f"; it belongs in {homes[0]}" if homes and len(location) == 1 else ""


def _table_at(root: type[BaseModel], location: Location) -> dict[str, str]:
    """Return the keys of the table at a path, each with what is expected there."""
    annotation: object = root
    for part in location:
        annotation = _inside(annotation, part)
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {}
    return {key: field.description or "a value" for key, field in annotation.model_fields.items()}


def _inside(annotation: object, part: int | str) -> object:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        annotation = annotation.model_fields[str(part)].annotation
    else:
        annotation = get_args(annotation)[-1]
    choices = [choice for choice in get_args(annotation) if choice is not NoneType]
    is_optional = len(choices) < len(get_args(annotation))
    return choices[0] if is_optional else annotation


def _key_text(key: str) -> str:
    if _BARE_KEY.fullmatch(key):
        return key
    return '"…"' if "://" in key else json.dumps(key, ensure_ascii=False)
