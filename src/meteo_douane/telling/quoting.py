"""The administration's own words, made harmless: they are shown as they are, and can do nothing.

What comes from a page may hold anything. It is quoted in the body only, never in a title, and stripped of what a
terminal, a mail client or a chat would act on: control characters, marks that turn the direction of text, mentions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urlsplit

from meteo_douane.domain.language import Language
from meteo_douane.telling.voice import QUOTED

#: A message of the administration is rarely over 2,000 characters; what is longer is read on the page.
LONGEST_QUOTE = 8_000
#: In a chat, where others write too, and Teams drops a card of more than 28 KB after having accepted it.
LONGEST_QUOTE_IN_CHAT = 2_000
LONGEST_LINE = 300
LONGEST_URL = 500
_THEIR_DOMAIN = ".douane.gouv.fr"

#: "@everyone", and not the "@" of an address; the word joiner is invisible and keeps it from calling anybody.
_CALLS = re.compile(r"(?<!\w)@(?=\w)")
#: "<!channel>", "<@U1>", "<#C1>", "<https://…|…>" of Slack, "<at>" of Teams, and any tag.
_ANGLES = str.maketrans(
    {"<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"}
)
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the administration: its title, its lines, and whether something was left out at the end."""

    title: str
    lines: tuple[str, ...]
    is_cut: bool = False


def quoted(title: str, text: str) -> Quote:
    """Return a title and a text of several lines, made harmless and at most `LONGEST_QUOTE` characters long."""
    shown = shortened(text[: LONGEST_QUOTE * 2], LONGEST_QUOTE)
    lines = tuple(line for line in (harmless(line) for line in re.split(r"[\r\n\v\f\x85\u2028\u2029]+", shown)) if line)
    return Quote(one_line(title), lines, is_cut=shown != text)


def one_line(words: str) -> str:
    """Return words of the page as one harmless line of at most `LONGEST_LINE` characters."""
    return shortened(harmless(words[: LONGEST_LINE * 4]), LONGEST_LINE)


def harmless(line: str) -> str:
    """Return one line in which nothing is an instruction to whoever shows it; blanks are folded."""
    visible = "".join(_shown(character) for character in line)
    folded = re.sub(r" {2,}", " ", visible).strip()
    return _CALLS.sub("@\N{WORD JOINER}", folded).translate(_ANGLES)


def shortened(words: str, limit: int) -> str:
    """Return at most `limit` characters, cut between two words and ended by "…" if it was longer."""
    if len(words) <= limit:
        return words
    kept = words[: limit - 2]
    whole, separator, _ = kept.rpartition(" ")
    return f"{whole if separator and len(whole) > limit // 2 else kept} …"


def quotation(title: str, text: str, language: Language) -> tuple[str, ...]:
    """Return what was published, as far as it is quoted, between quotation marks: its title and its lines."""
    quote = quoted(title, text)
    return tuple(QUOTED.to(language, words="\n".join(filter(None, (quote.title, *quote.lines)))).splitlines())


def safe_link(url: str | None, otherwise: str) -> str:
    """Return a link of a notice if it may be shown as the administration's, or else the other, which is ours.

    It is an http(s) address of usual length, on the host of the other one or on one of the customs' own.
    """
    if not url or len(url) > LONGEST_URL or not url.isascii() or re.search(r"[\s<>\"'()\[\]\\]", url):
        return otherwise
    parts = urlsplit(url)
    host = parts.hostname or ""
    is_theirs = host == urlsplit(otherwise).hostname or f".{host}".endswith(_THEIR_DOMAIN)
    return url if parts.scheme in {"http", "https"} and is_theirs and "@" not in parts.netloc else otherwise


def _shown(character: str) -> str:
    if character in "\t\r\n":
        return " "
    return "" if unicodedata.category(character) in _INVISIBLE else character
