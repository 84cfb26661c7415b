"""From checked tables to the values that the program works with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meteo_douane.config.addresses import is_loopback, is_of_the_administration
from meteo_douane.config.model import (
    ChannelTable,
    ConfigTable,
    DigestTable,
    HeartbeatTable,
    OfficeTable,
    OperatorTable,
    PageProfileTable,
    ServiceTable,
    SourceTable,
    WatchTable,
    WebTable,
)
from meteo_douane.config.secret import Secret
from meteo_douane.config.service_names import name_of
from meteo_douane.config.values import (
    ADDED,
    ChannelConfig,
    Config,
    HeartbeatConfig,
    OperatorConfig,
    ProviderConfig,
    SourceConfig,
    WebConfig,
)
from meteo_douane.domain.catalogue import Catalogue, Service
from meteo_douane.domain.declarant import Declarant
from meteo_douane.domain.notice import ALL_MODES
from meteo_douane.domain.office import Office
from meteo_douane.domain.quiet import Quiet
from meteo_douane.domain.schedule import WEEK, Plan, Schedule
from meteo_douane.domain.watch import Repetition, Watch
from meteo_douane.formats.page_profile import PageProfile

FLOOR = timedelta(seconds=15)
"""The shortest time between two readings of somebody else's host (contract §6)."""

FEED = "https://www.douane.gouv.fr/meteo/prodouane/pages/rss"
"""What is read beside a page of the administration, unless the configuration says otherwise."""

REPEATS = 4
"""How often an alert is repeated, unless the configuration says otherwise."""


def as_config(table: ConfigTable, catalogue: Catalogue) -> Config:
    """Return the configuration that a checked file means, without warnings."""
    return Config(
        language=table.language,
        timezone=table.timezone,
        database=table.database,
        source=_source(table.source),
        channels={name: _channel(name, channel) for name, channel in table.channels.items()},
        watches=tuple(_watch(watch) for watch in table.watches),
        providers=tuple(ProviderConfig(one.name, one.url, one.kind, one.phone) for one in table.providers),
        operator=OperatorConfig(
            _once(table.operator.channels), table.operator.remind_every, declarant=_declarant(table.operator)
        ),
        offices=tuple(_office(office) for office in table.offices),
        digests=tuple(_digest(digest, table) for digest in table.digests),
        web=None if table.web is None else _web(table.web),
        heartbeat=None if table.heartbeat is None else _heartbeat(table.heartbeat),
        templates=table.templates.folder,
        catalogue=_extended(catalogue, table),
        added_names={code: tuple(names) for code, names in table.names.items()},
    )


def floor_of(page: str, feed: str | None) -> timedelta:
    """Return the shortest interval allowed: none if every address is on this machine."""
    addresses = [address for address in (page, feed) if address]
    return timedelta(0) if all(is_loopback(address) for address in addresses) else FLOOR


def _source(table: SourceTable) -> SourceConfig:
    feed = _feed(table)
    floor = floor_of(table.page, feed)
    return SourceConfig(
        page=table.page,
        feed=feed,
        every=max(table.every, floor),
        every_in_alert=max(table.every_in_alert, floor),
        failures_tolerated=table.failures_tolerated,
        contact=table.contact,
        deadline=table.deadline,
        max_bytes=table.max_bytes,
        ca_file=table.ca_file,
        trust_env=table.trust_env,
        page_profile=_profile(table.page_profile),
    )


def _feed(table: SourceTable) -> str | None:
    """Return the feed: beside a page of somebody else, such as a copy for tests, there is none but a stated one."""
    if table.feed is None:
        return FEED if is_of_the_administration(table.page) else None
    return table.feed or None


def _profile(table: PageProfileTable | None) -> PageProfile | None:
    if table is None:
        return None
    return PageProfile(item=table.item, title=table.title, date=table.date, body=table.body)


def _channel(name: str, table: ChannelTable) -> ChannelConfig:
    key, url = _given(table)
    return ChannelConfig(name=name, url=url, given_by=key, style=table.style, fallback=table.fallback or "")


def _given(table: ChannelTable | HeartbeatTable) -> tuple[str, Secret]:
    """Return an address with the key that it came from."""
    given = {"url": table.url, "url_env": table.url_env, "url_file": table.url_file}
    [(key, url)] = [(key, url) for key, url in given.items() if isinstance(url, Secret)]
    return key, url


def _watch(table: WatchTable) -> Watch:
    return Watch(
        name=table.name,
        services=_once(table.services),
        channels=_once(table.channels),
        modes=ALL_MODES if table.modes is None else frozenset(table.modes),
        names_modes=table.modes is not None,
        bulletins=table.bulletins,
        provider=table.provider or "",
        repetition=_repetition(table),
        quiet=_quiet(table),
    )


def _repetition(table: WatchTable) -> Repetition | None:
    if table.repeat_every is None:
        return None
    return Repetition(table.repeat_every, table.at_most or REPEATS, _once(table.then))


def _web(table: WebTable) -> WebConfig:
    secret = table.secret_file or table.secret_env
    return WebConfig(
        address=table.address,
        public_url=table.public_url or "",
        secret=secret if secret is not None and secret.is_given else None,
        secret_given_by="secret_file" if table.secret_file else "secret_env",
        token=table.token_file,
        is_behind_proxy=table.trusted_proxy,
        shows_site=table.token_file is not None or table.trusted_proxy or _is_for_this_machine(table),
    )


def _heartbeat(table: HeartbeatTable) -> HeartbeatConfig:
    given_by, url = _given(table)
    return HeartbeatConfig(url=url, given_by=given_by, every=table.every)


def _is_for_this_machine(table: WebTable) -> bool:
    return table.public_url is None or is_loopback(table.public_url)


def _digest(digest: DigestTable, table: ConfigTable) -> Plan:
    days = digest.days or WEEK
    return Plan(
        name=digest.name,
        schedule=Schedule(tuple(sorted(set(digest.times))), tuple(day for day in WEEK if day in days), table.timezone),
        channels=_once(digest.channels),
        language=digest.language or table.language,
        watches=_once(digest.watches or []),
        when_empty=digest.when_empty,
    )


def _declarant(table: OperatorTable) -> Declarant:
    return Declarant(eori=table.eori, name=table.name, address=table.address, phone=table.phone)


def _office(table: OfficeTable) -> Office:
    return Office(
        name=table.name,
        mail=table.mail,
        phone=table.phone,
        hours={day: getattr(table.hours, day.value) for day in WEEK} if table.hours else {},
        territory=table.territory,
        is_open_on_holidays=table.open_on_holidays,
    )


def _quiet(table: WatchTable) -> Quiet:
    quiet = Quiet(spans=tuple(table.quiet))
    if table.quiet_days is not None:
        quiet = replace(quiet, days=frozenset(table.quiet_days))
    return quiet if table.wakes is None else replace(quiet, wakes=frozenset(table.wakes))


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _extended(catalogue: Catalogue, table: ConfigTable) -> Catalogue:
    services = dict(catalogue.services)
    for code, names in table.names.items():
        more = tuple(name_of(words) for words in names)
        services[code] = replace(services[code], names=services[code].names + more)
    services.update({service.code: _service(service) for service in table.services})
    return replace(catalogue, services=services)


def _service(table: ServiceTable) -> Service:
    return Service(
        code=table.code,
        label_fr=table.label_fr or table.names[0],
        label_en=table.label_en or table.label_fr or table.names[0],
        names=tuple(name_of(words) for words in table.names),
        parent=table.parent,
        source=ADDED,
    )
