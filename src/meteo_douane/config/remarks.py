"""What a configuration may say and hardly means: warnings are values, shown by whoever reads the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from meteo_douane.config.addresses import is_loopback
from meteo_douane.config.conversion import floor_of
from meteo_douane.config.durations import duration_text
from meteo_douane.config.model import ConfigTable
from meteo_douane.config.secret import Secret, is_read_by_everyone
from meteo_douane.config.values import Config, Finding
from meteo_douane.domain.catalogue import Catalogue, Service
from meteo_douane.domain.watch import Watch

#: Somebody has to be woken, read the message and follow its link.
QUICKEST_ANSWER = timedelta(minutes=1)


def warnings_about(config: Config, table: ConfigTable, path: Path, now: datetime) -> tuple[Finding, ...]:
    """Return what deserves a look, in the order of the file; `now` is aware and in UTC."""
    return (
        *_about_intervals(config, table),
        *_about_addresses(config),
        *_about_contact(config),
        *_about_channels(config),
        *_about_secrets(config, path),
        *_about_watches(config, now),
        *_about_repeats(table),
        *_about_quiet_hours(table),
        *_about_digests(table),
        *_about_operator(config),
        *_about_web(config),
        *_about_templates(config),
    )


def _about_intervals(config: Config, table: ConfigTable) -> Iterator[Finding]:
    floor = floor_of(config.source.page, config.source.feed)
    for key, written in (("every", table.source.every), ("every_in_alert", table.source.every_in_alert)):
        if written < floor:
            yield Finding(f"source.{key}", _raised(written, floor))
    if table.source.every_in_alert > table.source.every:
        yield Finding("source.every_in_alert", "longer than source.every: an alert would be read about less often")


def _raised(written: timedelta, floor: timedelta) -> str:
    return f"{duration_text(written)} is below the floor; {duration_text(floor)} is used"


def _about_addresses(config: Config) -> Iterator[Finding]:
    for key, address in (("page", config.source.page), ("feed", config.source.feed)):
        if address and address.lower().startswith("http:") and not is_loopback(address):
            yield Finding(f"source.{key}", "not https: whoever stands in between can change what is read")


def _about_contact(config: Config) -> Iterator[Finding]:
    if not config.source.contact and not is_loopback(config.source.page):
        yield Finding("source.contact", "empty: the administration cannot tell whose requests these are")


def _about_channels(config: Config) -> Iterator[Finding]:
    of_watches = {one for watch in config.watches for one in (*watch.channels, *_last_resort(watch))}
    of_digests = {channel for digest in config.digests for channel in digest.channels}
    fallbacks = {channel.fallback for channel in config.channels.values()}
    for name in config.channels:
        if name not in of_watches | of_digests | fallbacks | set(config.operator.channels):
            yield Finding(f"channels.{name}", "used by no watch, no digest, nor by [operator], nor as a fallback")


def _last_resort(watch: Watch) -> tuple[str, ...]:
    return () if watch.repetition is None else watch.repetition.then


def _about_templates(config: Config) -> Iterator[Finding]:
    folder = config.templates
    if folder is not None and not any(folder.glob("*.j2")):
        yield Finding("templates.folder", f"no template (*.j2) is in {folder}: the program's own are used")


def _about_web(config: Config) -> Iterator[Finding]:
    web = config.web
    if web is None:
        return
    if not web.public_url:
        yield Finding("web.public_url", "none: messages show a command instead of a link")
    elif web.public_url.startswith("http:") and not is_loopback(web.public_url):
        yield Finding("web.public_url", "not https: whoever overhears a link can acknowledge by it")
    if not web.shows_site:
        yield Finding(
            "web.public_url", "only the links of messages work there; the pages want token_file or trusted_proxy"
        )
    for key, secret in ((web.secret_given_by, web.secret), ("token_file", web.token)):
        if secret is not None and secret.file is not None and is_read_by_everyone(secret.file):
            yield Finding(f"web.{key}", f"{secret.file} can be read by every user; chmod 400 would do")


def _about_secrets(config: Config, path: Path) -> Iterator[Finding]:
    beat = config.heartbeat
    if beat is not None and beat.url.file is not None and is_read_by_everyone(beat.url.file):
        yield Finding("heartbeat.url_file", f"{beat.url.file} can be read by every user; chmod 400 would do")
    if beat is not None and beat.given_by == "url" and is_read_by_everyone(path):
        yield Finding("heartbeat.url", f"{path} can be read by every user; use url_file or url_env")
    for channel in config.channels.values():
        file = channel.url.file
        if file is not None and is_read_by_everyone(file):
            yield Finding(f"channels.{channel.name}.url_file", f"{file} can be read by every user; chmod 400 would do")
        if channel.given_by == "url" and _leaves_the_machine(channel.url) and is_read_by_everyone(path):
            yield Finding(f"channels.{channel.name}.url", f"{path} can be read by every user; use url_file or url_env")


def _leaves_the_machine(address: Secret) -> bool:
    return address.kind != "console" and not is_loopback(address.reveal())


def _about_watches(config: Config, now: datetime) -> Iterator[Finding]:
    if not config.watches:
        yield Finding("watches", "none: nobody will be told of any trouble")
    for index, watch in enumerate(config.watches):
        for code in watch.services:
            for what in _closings(code, watch, config, now):
                yield Finding(f"watches[{index}].services", what)


def _about_quiet_hours(table: ConfigTable) -> Iterator[Finding]:
    for index, watch in enumerate(table.watches):
        for key in ("quiet_days", "wakes"):
            if getattr(watch, key) is not None and not watch.quiet:
                yield Finding(f"watches[{index}].{key}", "has no effect without quiet")


def _about_repeats(table: ConfigTable) -> Iterator[Finding]:
    for index, watch in enumerate(table.watches):
        every = watch.repeat_every
        if every is not None and every < QUICKEST_ANSWER:
            yield Finding(f"watches[{index}].repeat_every", f"{duration_text(every)}: nobody answers so fast")


def _about_digests(table: ConfigTable) -> Iterator[Finding]:
    for index, digest in enumerate(table.digests):
        twice = {one for one in digest.times if digest.times.count(one) > 1}
        for one in sorted(twice):
            yield Finding(f"digests[{index}].times", f"{one:%H:%M} is there more than once: one digest is made")


def _closings(code: str, watch: Watch, config: Config, now: datetime) -> Iterator[str]:
    """Say that a service is closed, or a part of it that the watch does not follow to what replaces it."""
    services = config.catalogue.services
    if _is_closed(services[code], now):
        yield _closed(services[code], config.timezone)
        return
    for part in config.catalogue.children(code):
        if _is_closed(services[part], now) and not _follows(watch, services[part], config.catalogue):
            yield f"a part of {code} is no longer in use: {_closed(services[part], config.timezone)}"


def _follows(watch: Watch, closed: Service, catalogue: Catalogue) -> bool:
    return any(catalogue.within(new, code) for new in closed.replaced_by for code in watch.services)


def _is_closed(service: Service, now: datetime) -> bool:
    return service.closed_at is not None and service.closed_at <= now


def _closed(service: Service, timezone: ZoneInfo) -> str:
    since = f"{service.closed_at.astimezone(timezone):%d/%m/%Y %H:%M} ({timezone.key})" if service.closed_at else ""
    instead = f", replaced by {' and '.join(service.replaced_by)}" if service.replaced_by else ""
    return f"{service.code} has been closed since {since}{instead}"


def _about_operator(config: Config) -> Iterator[Finding]:
    if not config.operator.channels:
        yield Finding("operator.channels", "none: nobody will be told when the watching itself fails")
