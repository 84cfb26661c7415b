"""The keys of the file, their defaults and what each must be; pydantic reports every mistake at once."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, model_validator

from meteo_douane.config import addresses, fields, heartbeat, offices, quiet_hours, web
from meteo_douane.config.given_twice import ADDRESS
from meteo_douane.config.mistakes import mistake
from meteo_douane.config.secret import Secret
from meteo_douane.config.values import Address
from meteo_douane.domain.delivery import Style
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.observation import PARIS
from meteo_douane.domain.office import Span as OpenSpan
from meteo_douane.domain.office import Territory
from meteo_douane.domain.quiet import Span, Wake
from meteo_douane.domain.schedule import Day
from meteo_douane.domain.watch import Bulletins
from meteo_douane.formats.provider_kind import ProviderKind

PAGE = "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
DATABASE = Secret("sqlite:///meteo-douane.db")


Words = Annotated[str, AfterValidator(fields.words)]
Selector = Annotated[str, AfterValidator(fields.selector)]
WebAddress = Annotated[str, AfterValidator(addresses.web_address)]
Duration = Annotated[timedelta, PlainValidator(fields.duration)]
Interval = Annotated[timedelta, PlainValidator(fields.interval)]
ChannelName = Annotated[str, AfterValidator(fields.channel_name)]
DefinedChannel = Annotated[str, AfterValidator(fields.defined_channel)]
KnownService = Annotated[str, AfterValidator(fields.known_service)]
DefinedWatch = Annotated[str, AfterValidator(fields.defined_watch)]
ClockTime = Annotated[time, PlainValidator(fields.clock_time)]
KnownDay = Annotated[Day, PlainValidator(fields.one_of(Day))]
Lines = Annotated[str, AfterValidator(offices.lines)]
Presence = Annotated[tuple[OpenSpan, ...], PlainValidator(offices.presence)]
KnownMode = Annotated[Mode, PlainValidator(fields.one_of(Mode))]


class Table(BaseModel):
    """One table of the file. Nothing is converted silently, and no error carries the value that caused it."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, hide_input_in_errors=True, arbitrary_types_allowed=True
    )


class PageProfileTable(Table):
    """`[source.page_profile]`: CSS selectors for a page that the program cuts wrongly."""

    item: Selector = Field(description="a CSS selector")
    title: Selector | None = None
    date: Selector | None = None
    body: Selector | None = None


class SourceTable(Table):
    """`[source]`: where the météo is published and how it is read."""

    page: WebAddress = PAGE
    feed: Annotated[str, AfterValidator(addresses.web_address_or_empty)] | None = None
    every: Interval = timedelta(minutes=1)
    every_in_alert: Interval = timedelta(seconds=20)
    failures_tolerated: Annotated[int, Field(ge=1, le=1000)] = 3
    contact: Annotated[str, AfterValidator(addresses.contact)] = ""
    deadline: Interval = timedelta(seconds=30)
    max_bytes: Annotated[int, Field(ge=10_000, le=100_000_000)] = 2_000_000
    ca_file: Annotated[Path, PlainValidator(fields.certificates)] | None = None
    trust_env: bool = False
    page_profile: PageProfileTable | None = None


class ChannelTable(Table):
    """`[channels.NAME]`: an Apprise address, given in exactly one of three ways."""

    url: Annotated[Secret, PlainValidator(addresses.channel_address)] | None = None
    url_env: Annotated[Secret, PlainValidator(addresses.from_variable)] | None = None
    url_file: Annotated[Secret, PlainValidator(addresses.from_file)] | None = None
    style: Annotated[Style, PlainValidator(fields.one_of(Style))] = Style.FULL
    fallback: Annotated[DefinedChannel, AfterValidator(fields.fallback)] | None = None

    @model_validator(mode="after")
    def _has_one_address(self) -> ChannelTable:
        _some_address_of(self)
        return self


def _some_address_of(table: ChannelTable | HeartbeatTable) -> None:
    """Refuse a table without an address; `given_twice` refuses one that has two."""
    if all(getattr(table, name) is None for name in ADDRESS):
        raise mistake("exactly one of url, url_env and url_file expected, found none")


class WatchTable(Table):
    """`[[watches]]`: services and modes that somebody uses, and whom to tell."""

    name: Annotated[str, AfterValidator(fields.watch_name)] = Field(description="a name of its own")
    services: Annotated[list[KnownService], Field(min_length=1, description="a list of codes of services")]
    modes: Annotated[list[KnownMode], Field(min_length=1)] | None = None
    channels: Annotated[list[DefinedChannel], Field(min_length=1, description="a list of names of channels")]
    bulletins: Annotated[Bulletins, PlainValidator(fields.one_of(Bulletins))] = Bulletins.CHANGES
    provider: Annotated[str, AfterValidator(fields.defined_provider)] | None = None
    repeat_every: Duration | None = None
    at_most: Annotated[int, AfterValidator(fields.beside_repeat_every), Field(ge=1, le=100)] | None = None
    then: Annotated[list[DefinedChannel], AfterValidator(fields.beside_repeat_every)] = []
    quiet_days: Annotated[list[Annotated[Day, PlainValidator(fields.one_of(Day))]], Field(min_length=1)] | None = None
    quiet: Annotated[list[Annotated[Span, PlainValidator(quiet_hours.span)]], AfterValidator(quiet_hours.apart)] = []
    wakes: list[Annotated[Wake, PlainValidator(fields.one_of(Wake))]] | None = None


class ProviderTable(Table):
    """`[[providers]]`: the status page of an EDI provider."""

    name: Annotated[str, AfterValidator(fields.provider_name)] = Field(description="a name of its own")
    url: WebAddress = Field(description="an http or https address")
    kind: Annotated[ProviderKind, PlainValidator(fields.one_of(ProviderKind))] = Field(
        description='"statuspage" or "feed"'
    )
    phone: Annotated[str, AfterValidator(fields.phone)] = ""


class OperatorTable(Table):
    """`[operator]`: whom to tell when the watching itself fails, and who declares, for a request to the customs."""

    channels: list[DefinedChannel] = []
    remind_every: Annotated[timedelta | None, PlainValidator(fields.duration_or_none)] = timedelta(hours=4)
    eori: Annotated[str, AfterValidator(offices.eori)] = ""
    name: Lines = ""
    address: Lines = ""
    phone: Annotated[str, AfterValidator(fields.phone)] = ""


class HoursTable(Table):
    """`[offices.hours]`: when somebody is at the office; a day that is left out is one on which it is closed."""

    mon: Presence = ()
    tue: Presence = ()
    wed: Presence = ()
    thu: Presence = ()
    fri: Presence = ()
    sat: Presence = ()
    sun: Presence = ()


class OfficeTable(Table):
    """`[[offices]]`: a customs office that is to be told of a fallback."""

    name: Annotated[str, AfterValidator(fields.office_name)] = Field(description="a name of its own")
    mail: Annotated[str, AfterValidator(offices.mail)] = ""
    phone: Annotated[str, AfterValidator(fields.phone)] = ""
    hours: HoursTable | None = None
    territory: Annotated[Territory, PlainValidator(fields.one_of(Territory))] = Territory.METROPOLE
    open_on_holidays: bool = False


class DigestTable(Table):
    """`[[digests]]`: when to say how things stand, and to whom."""

    name: Annotated[str, AfterValidator(fields.digest_name)] = Field(description="a name of its own")
    times: Annotated[list[ClockTime], Field(min_length=1, description='a list of times such as "07:00"')]
    days: Annotated[list[KnownDay], Field(min_length=1)] | None = None
    watches: Annotated[list[DefinedWatch], Field(min_length=1)] | None = None
    channels: Annotated[list[DefinedChannel], Field(min_length=1, description="a list of names of channels")]
    language: Annotated[Language, PlainValidator(fields.one_of(Language))] | None = None
    when_empty: bool = True


class WebTable(Table):
    """`[web]`: the page by which somebody acknowledges an alert; what guards it stands before its address."""

    secret_file: Annotated[Secret, PlainValidator(web.key_from_file)] | None = None
    secret_env: Annotated[Secret, PlainValidator(web.key_from_variable)] | None = None
    token_file: Annotated[Secret, PlainValidator(web.key_from_file)] | None = None
    trusted_proxy: bool = False
    address: Annotated[Address, PlainValidator(web.listening_address)] = web.LOOPBACK
    public_url: Annotated[str, AfterValidator(web.public_address)] | None = None

    @model_validator(mode="after")
    def _has_a_secret_for_its_links(self) -> WebTable:
        if self.public_url is not None and self.secret_file is None and self.secret_env is None:
            raise mistake("secret_file or secret_env expected beside public_url: links are signed with it")
        return self


class HeartbeatTable(Table):
    """`[heartbeat]`: who outside of the program is told that all is well, and how often."""

    url: Annotated[Secret, PlainValidator(heartbeat.address)] | None = None
    url_env: Annotated[Secret, PlainValidator(heartbeat.from_variable)] | None = None
    url_file: Annotated[Secret, PlainValidator(heartbeat.from_file)] | None = None
    every: Interval = timedelta(minutes=5)

    @model_validator(mode="after")
    def _has_one_address(self) -> HeartbeatTable:
        _some_address_of(self)
        return self


class TemplatesTable(Table):
    """`[templates]`: templates of messages in place of the program's own."""

    folder: Annotated[Path, PlainValidator(fields.folder)] | None = None


class ServiceTable(Table):
    """`[[services]]`: a service that the catalogue does not have yet."""

    code: Annotated[str, AfterValidator(fields.new_service)] = Field(description='a code such as "delta-z"')
    names: Annotated[list[Words], Field(min_length=1, description="a list of names that messages use")]
    parent: Annotated[str, AfterValidator(fields.service_parent)] | None = None
    label_fr: str = ""
    label_en: str = ""


class ConfigTable(Table):
    """The whole file."""

    language: Annotated[Language, PlainValidator(fields.one_of(Language))] = Language.FR
    timezone: Annotated[ZoneInfo, PlainValidator(fields.zone)] = PARIS
    database: Annotated[Secret, PlainValidator(addresses.database_address)] = DATABASE
    source: SourceTable = SourceTable()
    channels: dict[ChannelName, ChannelTable] = {}
    watches: list[WatchTable] = []
    providers: list[ProviderTable] = []
    operator: OperatorTable = OperatorTable()
    offices: list[OfficeTable] = []
    digests: list[DigestTable] = []
    web: WebTable | None = None
    heartbeat: HeartbeatTable | None = None
    templates: TemplatesTable = TemplatesTable()
    services: list[ServiceTable] = []
    names: dict[Annotated[str, AfterValidator(fields.catalogue_code)], list[Words]] = {}
