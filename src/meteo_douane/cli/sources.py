"""From a configuration to who asks the sources and understands them; commands that read nothing do without it."""

from __future__ import annotations

from collections.abc import Callable

from meteo_douane.adapters.fetch import FetchSettings, HttpFetch, user_agent
from meteo_douane.cli.assembly import addresses_of, rules_of
from meteo_douane.cli.beginning import now, refusing
from meteo_douane.config import Config
from meteo_douane.config.conversion import floor_of
from meteo_douane.domain.observation import Source
from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document, Format
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.monitor import Cadence, Monitor
from meteo_douane.observing.inquiry import Inquiry, StatusPage
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import Answer, Clock, Fetch, Request, Store
from meteo_douane.reading.notice_reader import Reader

FORMAT_OF = {Source.PAGE: Format.PAGE, Source.FEED: Format.FEED}


def fetch_of(config: Config) -> HttpFetch:
    """Return what asks the sources; refuses a file of authorities that cannot be used."""
    source = config.source
    settings = FetchSettings(
        user_agent=user_agent(source.contact),
        allowed=(source.page, *([source.feed] if source.feed else [])),
        deadline=source.deadline,
        max_bytes=source.max_bytes,
        trust_env=source.trust_env,
        ca_file=source.ca_file,
    )
    with refusing(OSError):
        return HttpFetch(settings, now)


def reader_of(config: Config) -> Reader:
    """Return who understands the words."""
    return Reader(config.catalogue)


def cut_of(reader: Reader, profile: PageProfile | None) -> Callable[[bytes, Source, str], Document]:
    """Return what cuts the body of a source into items."""

    def cut_body(content: bytes, source: Source, content_type: str) -> Document:
        return cut(
            content,
            names_a_service=reader.names_a_service,
            content_type=content_type,
            format=FORMAT_OF[source],
            profile=profile,
        )

    return cut_body


def monitor_of(config: Config, *, fetch: Fetch, store: Store, clock: Clock) -> Monitor:
    """Return what reads the sources of a configuration, and nothing beside them."""
    return Monitor(observers_of(config, fetch=fetch, clock=clock), rules_of(config), store, clock)


def observers_of(config: Config, *, fetch: Fetch, clock: Clock) -> tuple[Observer, ...]:
    """Return who asks the sources and understands what they answer."""
    reader = reader_of(config)
    cut_body = cut_of(reader, config.source.page_profile)
    return tuple(Observer(source, url, fetch, cut_body, reader, clock) for source, url in addresses_of(config))


def inquiry_of(config: Config, *, fetch: Fetch, clock: Clock) -> Inquiry | None:
    """Return what asks the providers, if there are any: as often as the météo is read in calm, within its floor."""
    if not config.providers:
        return None

    def get(url: str) -> Answer:
        # The kind of source is for our log and for recordings only, and these have no providers.
        return fetch(Request(Source.FEED, url))

    pages = tuple(StatusPage(one.name, one.url, one.kind) for one in config.providers)
    rest = max(config.source.every, *(floor_of(page.url, None) for page in pages))
    return Inquiry(pages, get, clock, rest)


def cadence_of(config: Config) -> Cadence:
    """Return how often the sources are read."""
    return Cadence(config.source.every, config.source.every_in_alert)
