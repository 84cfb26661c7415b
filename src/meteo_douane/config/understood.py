"""The configuration as it was understood, in the words of the file, with secrets hidden: for `check-config`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

from meteo_douane.config.durations import duration_text
from meteo_douane.config.quiet_hours import span_text
from meteo_douane.config.secret import Secret
from meteo_douane.config.values import (
    ADDED,
    ChannelConfig,
    Config,
    OperatorConfig,
    ProviderConfig,
    SourceConfig,
    WebConfig,
)
from meteo_douane.domain.catalogue import Service
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.office import Office, Span
from meteo_douane.domain.quiet import Quiet, Wake
from meteo_douane.domain.schedule import WEEK, Plan
from meteo_douane.domain.watch import Watch

Value = str | bool | int | timedelta | Secret | tuple[str, ...]


def understood(config: Config) -> str:
    """Return every setting with the value in use, defaults included, as lines of TOML; of a secret only its kind."""
    return "\n\n".join("\n".join(table) for table in _tables(config)) + "\n"


def _tables(config: Config) -> Iterator[list[str]]:
    yield [
        _line("language", config.language.value),
        _line("timezone", config.timezone.key),
        _line("database", _database(config.database)),
    ]
    yield list(_source(config.source))
    for channel in config.channels.values():
        yield _channel(channel)
    for watch in config.watches:
        yield _watch(watch)
    for provider in config.providers:
        yield _provider(provider)
    for digest in config.digests:
        yield _digest(digest)
    for office in config.offices:
        yield _office(office)
    yield from _operation(config)
    if config.added_names:
        yield ["[names]", *(_line(code, names) for code, names in config.added_names.items())]
    for service in config.catalogue.services.values():
        if service.source == ADDED:
            yield _service(service)


def _operation(config: Config) -> Iterator[list[str]]:
    operator, folder = config.operator, config.templates
    yield _operator(operator)
    yield ["[templates]", *([_line("folder", str(folder))] if folder else [])]
    if config.web is not None:
        yield list(_web(config.web))
    if config.heartbeat is not None:
        beat = config.heartbeat
        yield ["[heartbeat]", _line(beat.given_by, beat.url), _line("every", beat.every)]


def _database(address: Secret) -> str | Secret:
    """Show an address of SQLite, which is a path and has no password."""
    return address.reveal() if address.kind == "sqlite" else address


def _source(source: SourceConfig) -> Iterator[str]:
    yield "[source]"
    yield _line("page", source.page)
    yield _line("feed", source.feed or "")
    yield _line("every", source.every)
    yield _line("every_in_alert", source.every_in_alert)
    yield _line("failures_tolerated", source.failures_tolerated)
    yield _line("contact", source.contact)
    yield _line("deadline", source.deadline)
    yield _line("max_bytes", source.max_bytes)
    yield _line("ca_file", str(source.ca_file or ""))
    yield _line("trust_env", source.trust_env)
    if source.page_profile is not None:
        profile = source.page_profile
        parts = {"item": profile.item, "title": profile.title, "date": profile.date, "body": profile.body}
        yield "\n[source.page_profile]"
        yield from (_line(part, selector) for part, selector in parts.items() if selector is not None)


def _channel(channel: ChannelConfig) -> list[str]:
    return [
        f"[channels.{_key(channel.name)}]",
        _line(channel.given_by, channel.url),
        _line("style", channel.style.value),
        *([_line("fallback", channel.fallback)] if channel.fallback else []),
    ]


def _watch(watch: Watch) -> list[str]:
    modes = tuple(mode.value for mode in Mode if mode in watch.modes)
    return [
        "[[watches]]",
        _line("name", watch.name),
        _line("services", watch.services),
        _line("modes", modes) + ("" if watch.names_modes else "  # every mode: none is chosen"),
        _line("channels", watch.channels),
        _line("bulletins", watch.bulletins.value),
        *([_line("provider", watch.provider)] if watch.provider else []),
        *_repetition(watch),
        *(_quiet(watch.quiet) if watch.quiet.spans else []),
    ]


def _quiet(quiet: Quiet) -> list[str]:
    return [
        _line("quiet", tuple(span_text(span) for span in quiet.spans)),
        _line("quiet_days", tuple(day.value for day in WEEK if day in quiet.days)),
        _line("wakes", tuple(wake.value for wake in Wake if wake in quiet.wakes)),
    ]


def _repetition(watch: Watch) -> Iterator[str]:
    if watch.repetition is not None:
        yield _line("repeat_every", watch.repetition.every)
        yield _line("at_most", watch.repetition.at_most)
        yield _line("then", watch.repetition.then)


def _web(web: WebConfig) -> Iterator[str]:
    yield "[web]"
    yield _line("address", str(web.address))
    if web.public_url:
        yield _line("public_url", web.public_url)
    if web.secret is not None:
        yield _hidden(web.secret_given_by)
    if web.token is not None:
        yield _hidden("token_file")
    yield _line("trusted_proxy", web.is_behind_proxy)


def _hidden(key: str) -> str:
    """Show nothing of a secret that has no kind: all of it is secret."""
    return f'{key} = "…"  # hidden'


def _provider(provider: ProviderConfig) -> list[str]:
    return [
        "[[providers]]",
        _line("name", provider.name),
        _line("url", provider.url),
        _line("kind", provider.kind.value),
        _line("phone", provider.phone),
    ]


def _digest(plan: Plan) -> list[str]:
    return [
        "[[digests]]",
        _line("name", plan.name),
        _line("times", tuple(f"{hour:%H:%M}" for hour in plan.schedule.times)),
        _line("days", tuple(day.value for day in plan.schedule.days)),
        _line("watches", plan.watches) if plan.watches else "# watches: every one",
        _line("channels", plan.channels),
        _line("language", plan.language.value),
        _line("when_empty", plan.when_empty),
    ]


def _operator(operator: OperatorConfig) -> list[str]:
    declarant = operator.declarant
    return [
        "[operator]",
        _line("channels", operator.channels),
        _line("remind_every", operator.remind_every or ""),
        _line("eori", declarant.eori),
        _line("name", declarant.name),
        _line("address", declarant.address),
        _line("phone", declarant.phone),
    ]


def _office(office: Office) -> list[str]:
    hours = ", ".join(f"{day.value} = {_value(_presence(spans))}" for day, spans in office.hours.items())
    return [
        "[[offices]]",
        _line("name", office.name),
        _line("mail", office.mail),
        _line("phone", office.phone),
        f"hours = {{ {hours} }}" if office.hours else "# hours: unknown",
        _line("territory", office.territory.value),
        _line("open_on_holidays", office.is_open_on_holidays),
    ]


def _presence(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"{_clock(span.starts)}-{_clock(span.ends)}" for span in spans)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _service(service: Service) -> list[str]:
    return [
        "[[services]]",
        _line("code", service.code),
        _line("names", tuple(name.words for name in service.names)),
        *([_line("parent", service.parent)] if service.parent else []),
        _line("label_fr", service.label_fr),
        _line("label_en", service.label_en),
    ]


def _line(key: str, value: Value) -> str:
    return f"{key} = {_value(value)}"


def _value(value: Value) -> str:
    match value:
        case Secret():
            return f'"{value.kind}://…"  # hidden'
        case timedelta():
            return f'"{duration_text(value)}"'
        case tuple():
            return f"[{', '.join(_value(each) for each in value)}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else _value(name)
