"""`explain`: what is understood of a saved page, feed or message (contract §3)."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import click

from meteo_douane.cli import output
from meteo_douane.cli.arguments import MOMENT, PLACE
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, json_option, now
from meteo_douane.cli.spoken import caught_by_a_selector, explanation
from meteo_douane.config import Config
from meteo_douane.config.model import PAGE
from meteo_douane.domain.language import Language
from meteo_douane.domain.matching import judge
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import PARIS
from meteo_douane.domain.watch import Verdict, Watch
from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document, Format, Readability
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.doubting import doubt_words
from meteo_douane.telling.failures import defect_words
from meteo_douane.telling.reasons import why_verdict
from meteo_douane.telling.voice import Voice

#: Bytes of a document; `source.max_bytes` goes no further.
LARGEST = 100_000_000
UNREADABLE = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document, the notices in it, and what each watch would make of them."""

    document: Document
    notices: tuple[Notice, ...]
    verdicts: tuple[tuple[int, Watch, Verdict], ...]
    seen_at: datetime


@click.command()
@click.argument("file", type=PLACE)
@click.option("--format", "form", type=click.Choice([form.value for form in Format]), help="Instead of finding it out.")
@click.option("--seen-at", type=MOMENT, help="The moment of reading, ISO 8601; default: now.")
@config_option
@json_option
def explain(file: Path, form: str | None, seen_at: datetime | None, config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Show what is understood of FILE: a saved page, feed or message; "-" is standard input.

    With --config, also what the watches would be told. Exit status: 0 understood or empty, 3 unreadable, 2 unusable.
    """
    config = configured(config_path) if config_path else None
    voice = _voice(config)
    explained = explained_of(_bytes_of(file), Format(form) if form else None, seen_at or now(), config, voice)
    if as_json:
        click.echo(output.line(_json(explained, voice)))
        for caught in explained.document.caught:
            if not caught.count:
                click.echo(caught_by_a_selector(caught, voice), err=True)
    else:
        click.echo("\n".join(explanation(explained, voice)))
    if explained.document.readability is Readability.UNREADABLE:
        sys.exit(UNREADABLE)


def _bytes_of(file: Path) -> bytes:
    if str(file) == "-":
        return _bounded(sys.stdin.buffer, "standard input")
    try:
        with file.open("rb") as content:
            return _bounded(content, str(file))
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror}") from error


def _bounded(source: BinaryIO, name: str) -> bytes:
    """Return all that there is, if it can be a document: no source is read further than that either."""
    content = source.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refusal(f"{name} is larger than {LARGEST // 1_000_000} MB; a saved page, feed or message expected")
    return content


def _voice(config: Config | None) -> Voice:
    if config is None:
        return Voice(Language.FR, PARIS, shipped_catalogue(), PAGE)
    return voice_of(config)


def explained_of(
    content: bytes, form: Format | None, seen_at: datetime, config: Config | None, voice: Voice
) -> Explanation:
    """Return what is understood of a document, and what the watches of a configuration would be told of it."""
    reader = Reader(voice.catalogue)
    profile = config.source.page_profile if config else None
    document = cut(content, names_a_service=reader.names_a_service, format=form, profile=profile)
    notices = tuple(reader.read(item, seen_at) for item in document.items)
    verdicts = tuple(
        (index, watch, judge(notice, watch, voice.catalogue))
        for index, notice in enumerate(notices)
        for watch in (config.watches if config else ())
    )
    return Explanation(document, notices, verdicts, seen_at)


def _json(explained: Explanation, voice: Voice) -> output.Json:
    document = explained.document
    reason = defect_words(document.defect.value, voice.language) if document.defect else None
    return {
        "document": output.document(document, reason),
        "notices": [output.notice(one, lambda doubt: doubt_words(doubt, voice.language)) for one in explained.notices],
        "verdicts": [
            output.verdict(index, watch.name, verdict, why_verdict(verdict, voice))
            for index, watch, verdict in explained.verdicts
        ],
    }
