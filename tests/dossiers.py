"""Evidence of an episode that we made up, and what a forger does to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile
from zoneinfo import ZoneInfo

from builders import CATALOGUE
from invented import ALERT, CALM, ENDED, LOGIN
from meteo_douane.adapters.dossier import written
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.delivery import Sent, after
from meteo_douane.domain.evidence import MANIFEST, READINGS, SUMS, Evidence, ProgramFacts
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.domain.watch import Watch
from meteo_douane.evidence.gatherer import Gatherer
from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document
from meteo_douane.monitor import Monitor
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import Answer, Body, Link, NoAnswer, NotModified, Request
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.voice import Voice
from stories import some_rules

EIGHT = datetime(2026, 6, 10, 8, tzinfo=UTC)
EXPORTED = datetime(2026, 6, 11, 9, 30, tzinfo=UTC)
EPISODE = "2026-06-10-01"
REQUEST = Request(Source.PAGE, "https://www.douane.gouv.fr/meteo")
HEADERS = (("date", "Wed, 10 Jun 2026 08:00:00 GMT"), ("etag", '"v1"'), ("set-cookie", "session=canary"))
PROGRAM = ProgramFacts("meteo-douane", "0.0.0", "c" * 64, len(CATALOGUE.services))
UNCHANGED = NotModified(REQUEST, HEADERS[:1])
FAILED = NoAnswer(REQUEST, Cause.THEIR_HOST, "status 503", 503, HEADERS)
WATCHES = (
    Watch("transit-edi", ("delta-t",), ("astreinte", "equipe")),
    Watch("export", ("ecs",), ("astreinte",)),
)


RULES = replace(some_rules(*WATCHES), catalogue=shipped_catalogue())


def a_page(html: str) -> Body:
    return Body(REQUEST, html.encode(), HEADERS)


#: A day: calm, an alert, an hour without news, a failure, a login page in its stead, the end.
DAY: tuple[Answer, ...] = (
    a_page(CALM),
    a_page(ALERT),
    *[UNCHANGED] * 6,
    FAILED,
    a_page(LOGIN),
    a_page(ALERT),
    a_page(ENDED),
    *[UNCHANGED] * 3,
)

#: Two hours in which the page says that nothing is wrong.
CALM_DAY: tuple[Answer, ...] = (a_page(CALM), *[UNCHANGED] * 12)


def live(
    store: SqlStore, answers: Iterable[Answer] = DAY, begins: datetime = EIGHT, watches: tuple[Watch, ...] = WATCHES
) -> None:
    """Let the program read these, ten minutes apart, and deliver what follows: mail takes it, a relay accepts it."""
    reader = Reader(shipped_catalogue())
    clock, script = Clock(begins), list(answers)

    def cut_page(content: bytes, source: Source, content_type: str) -> Document:
        del source
        return cut(content, names_a_service=reader.names_a_service, content_type=content_type)

    def fetch(request: Request) -> Answer:
        return replace(script.pop(0), request=request)

    observer = Observer(Source.PAGE, REQUEST.url, fetch, cut_page, reader, clock)
    monitor = Monitor((observer,), replace(RULES, watches=watches), store, clock)
    while script:
        monitor.read(frozenset({Source.PAGE}))
        clock.now += timedelta(minutes=10)
    for delivery in store.owed():
        is_relay = delivery.message.channel == "equipe"
        store.settle(after(delivery, Sent(is_accepted_only=is_relay), clock.now, jitter=0.0), Aftermath())


class Clock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def gathered(
    store: SqlStore,
    path: Path,
    *,
    language: Language = Language.FR,
    exported_at: datetime = EXPORTED,
    episode_id: str = EPISODE,
) -> Evidence:
    voice = Voice(language, ZoneInfo("Europe/Paris"), shipped_catalogue(), REQUEST.url)
    with store.past.traces() as traces:
        episode = traces.episode(episode_id)
        assert episode is not None
        with written(path) as dossier:
            gatherer = Gatherer(traces, voice, PROGRAM, silently)
            evidence, _ = gatherer.gather(gatherer.episode(episode), dossier, exported_at)
    return evidence


def gathered_of_fallback(store: SqlStore, path: Path, recourse: str, *, language: Language = Language.FR) -> Evidence:
    voice = Voice(language, ZoneInfo("Europe/Paris"), shipped_catalogue(), REQUEST.url)
    record = store.ledger.recourse(recourse)
    assert record is not None
    with store.past.traces() as traces, written(path) as dossier:
        gatherer = Gatherer(traces, voice, PROGRAM, silently)
        evidence, _ = gatherer.gather(gatherer.fallback(record), dossier, EXPORTED)
    return evidence


def silently(links: Iterable[Link], count: int) -> Iterable[Link]:
    del count
    return links


# What a forger does

Members = dict[str, bytes]


def members(content: bytes) -> Members:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def sealed_anew(files: Members, **chain: Any) -> Members:
    """Make a manifest and sums that fit, as anybody can who has the program."""
    manifest = json.loads(files[MANIFEST])
    manifest["chain"].update(chain)
    for entry in manifest["files"]:
        content = files[entry["name"]]
        entry.update(size=len(content), sha256=hashlib.sha256(content).hexdigest())
    files = {**files, MANIFEST: json.dumps(manifest).encode()}
    rest = (name for name in files if name != SUMS)
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in rest)
    return {**files, SUMS: sums.encode()}


def readings(files: Members) -> list[bytes]:
    return files[READINGS].splitlines(keepends=True)
