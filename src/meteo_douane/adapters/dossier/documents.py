"""The documents in a dossier, as bytes and back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from meteo_douane.domain.evidence import Evidence, FileFacts, Manifest

T = TypeVar("T")


class Form(Generic[T]):
    """How the values of one type, a frozen dataclass, are written as JSON for others."""

    def __init__(self, kind: type[T]) -> None:
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)

    def dump(self, value: T) -> bytes:
        """Return it as JSON that a person can read, in UTF-8."""
        return self._adapter.dump_json(value, indent=1) + b"\n"

    def load(self, content: bytes) -> T:
        """Return the value; raises pydantic.ValidationError, a ValueError, for what is no such value."""
        return self._adapter.validate_json(content)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of what `dump` writes."""
        return self._adapter.json_schema(mode="serialization")


FACTS_FORM = Form(Evidence)
MANIFEST_FORM = Form(Manifest)


def sums(files: Iterable[FileFacts]) -> bytes:
    """Return the list of files as `sha256sum` reads it."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()
