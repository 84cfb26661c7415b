"""What a configuration means once it is read: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from zoneinfo import ZoneInfo

from meteo_douane.config.secret import Secret
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.declarant import Declarant
from meteo_douane.domain.delivery import Style
from meteo_douane.domain.language import Language
from meteo_douane.domain.office import Office
from meteo_douane.domain.schedule import Plan
from meteo_douane.domain.watch import Watch
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.formats.provider_kind import ProviderKind

ADDED = "configuration"
"""The `source` of a service that the operator added to the catalogue."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake or warning: `where` is the path of the key (`watches[2].modes[0]`), or empty for the whole file."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" if self.where else self.what


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """Where the météo is published, how often it is read, and the bounds of one reading.

    `deadline` is for a whole request, `max_bytes` for a body before and after decompression.
    """

    page: str
    feed: str | None
    every: timedelta
    every_in_alert: timedelta
    failures_tolerated: int
    contact: str
    deadline: timedelta
    max_bytes: int
    ca_file: Path | None
    trust_env: bool
    page_profile: PageProfile | None


@dataclass(frozen=True, slots=True)
class ChannelConfig:
    """A way of telling people: an Apprise URL. `given_by` is the key that it came from: url, url_env or url_file.

    `fallback` is the channel that takes over from it when it is dead, or empty.
    """

    name: str
    url: Secret
    given_by: str
    style: Style
    fallback: str


@dataclass(frozen=True, slots=True)
class ProviderConfig:
    """An EDI provider whose status page is read; `phone` is empty if none was given."""

    name: str
    url: str
    kind: ProviderKind
    phone: str


@dataclass(frozen=True, slots=True)
class OperatorConfig:
    """Whom to tell when the watching itself fails, how often again while it lasts (None is never), and who declares."""

    channels: tuple[str, ...]
    remind_every: timedelta | None
    declarant: Declarant


@dataclass(frozen=True, slots=True)
class Address:
    """Where the page listens: an IP address and a port."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return ip_address(self.host).is_loopback

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class WebConfig:
    """The page. `public_url` is what links in messages begin with, or empty; `secret` signs them.

    `token` and `is_behind_proxy` guard what others can reach; where links bring people in from elsewhere and neither
    guards, the site is not shown, and the links alone work.
    """

    address: Address
    public_url: str
    secret: Secret | None
    secret_given_by: str
    token: Secret | None
    is_behind_proxy: bool
    shows_site: bool


@dataclass(frozen=True, slots=True)
class HeartbeatConfig:
    """Who outside is told that all is well, and how often; `given_by` is the key that the address came from."""

    url: Secret
    given_by: str
    every: timedelta


@dataclass(frozen=True, slots=True)
class Config:
    """All that was configured (contract §6), the catalogue with the operator's additions, and what deserves a look."""

    language: Language
    timezone: ZoneInfo
    database: Secret
    source: SourceConfig
    channels: dict[str, ChannelConfig]
    watches: tuple[Watch, ...]
    providers: tuple[ProviderConfig, ...]
    operator: OperatorConfig
    offices: tuple[Office, ...]
    digests: tuple[Plan, ...]
    web: WebConfig | None
    heartbeat: HeartbeatConfig | None
    templates: Path | None
    catalogue: Catalogue
    added_names: dict[str, tuple[str, ...]]
    warnings: tuple[Finding, ...] = ()


class ConfigError(Exception):
    """A configuration that cannot be used: all of its mistakes, a line for each, none with a secret in it."""

    def __init__(self, path: Path, mistakes: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(f"{path}: {mistake}" for mistake in mistakes))
        self.path = path
        self.mistakes = mistakes
