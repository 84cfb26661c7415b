"""The languages that people read."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """French unless somebody asks for English (configuration key `language`)."""

    FR = "fr"
    EN = "en"
