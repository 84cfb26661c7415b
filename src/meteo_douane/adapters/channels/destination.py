"""One channel through Apprise."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from apprise import AppriseAsset, NotifyBase, NotifyFormat, NotifyType
from apprise.exception import AppriseImproperlyConfigured
from apprise.plugins.custom_json import NotifyJSON
from apprise.plugins.email.base import NotifyEmail
from apprise.plugins.workflows import NotifyWorkflows

from meteo_douane.adapters.channels.addresses import ChannelError, ChannelSettings, usable_address
from meteo_douane.adapters.channels.answers import failure, timed_out
from meteo_douane.adapters.channels.attempt_log import hear_attempts, heard
from meteo_douane.adapters.channels.fitting import as_html, fitted, weight
from meteo_douane.adapters.channels.listening import listen
from meteo_douane.adapters.channels.mail import headers_of, keep_text_readable
from meteo_douane.adapters.channels.oncall import Severity, incident, severity_of
from meteo_douane.adapters.channels.slack import Slack
from meteo_douane.domain.delivery import Result, Sent, Style, Words
from meteo_douane.domain.event import OPENINGS, EventKind

#: A card of our own: its title wraps, and without Apprise's it has nobody to mention.
_TEAMS_CARD = Path(__file__).with_name("teams_card.json")


@dataclass(frozen=True, slots=True)
class _Service:
    """How one service is to be written to.

    `longest` is in bytes of JSON; HTML that is longer gives way to what was plain text, which can be cut. `is_relay` if
    the service only promises to pass a message on (202).
    """

    plugin: type[NotifyBase]
    format: NotifyFormat
    longest: int
    is_relay: bool = False


#: Never a format of `None`: what the page wrote would then be live (mentions, links, tags).
_SERVICES = (
    _Service(NotifyJSON, NotifyFormat.TEXT, longest=100_000),
    _Service(NotifyEmail, NotifyFormat.HTML, longest=1_000_000),
    _Service(Slack, NotifyFormat.HTML, longest=35_000),
    # 28 KB for the stored message; escaped as Markdown and then as JSON, one character may take three bytes.
    _Service(NotifyWorkflows, NotifyFormat.HTML, longest=9_000, is_relay=True),
)


#: What colour it has where there are colours.
_TYPES = {
    Severity.CRITICAL: NotifyType.FAILURE,
    Severity.WARNING: NotifyType.WARNING,
    Severity.INFO: NotifyType.SUCCESS,
}
_OF_NO_COLOUR = {EventKind.ACKNOWLEDGED, EventKind.DIGEST, EventKind.TEST}


class Destination:
    """A channel's plugin of Apprise, with what we know of the service behind it.

    It is asked directly: what Apprise puts around it (tags, retries, time limits) is ours to do, and costs as much as
    the plugin.
    """

    def __init__(self, name: str, settings: ChannelSettings, service: _Service, plugin: NotifyBase) -> None:
        """Take the plugin of a service, for this channel alone."""
        patience = settings.patience.total_seconds()
        plugin.socket_connect_timeout = plugin.socket_read_timeout = patience
        self._name = name
        self._style = settings.style
        self._service = service
        self._plugin = plugin
        self._of_the_address = _beside_the_words(plugin)
        self._pace = plugin.request_rate_per_sec
        self._deadline = self._pace + 2 * patience
        self._one_at_a_time = Lock()

    @classmethod
    def opened(cls, name: str, settings: ChannelSettings) -> Destination:
        """Return a channel that can be sent to; raise `ChannelError` for an address that cannot be used."""
        hear_attempts()
        listen()
        keep_text_readable()
        plugin = _plugin(usable_address(name, settings), _asset())
        service = next((one for one in _SERVICES if isinstance(plugin, one.plugin)), None)
        if plugin is None or service is None:
            raise ChannelError(f"channels.{name}: Apprise does not understand the address; see its page on the service")
        _check_mail(name, plugin)
        if isinstance(plugin, NotifyWorkflows):
            plugin.template.add(str(_TEAMS_CARD))
        return cls(name, settings, service, plugin)

    def __call__(self, words: Words) -> Result:
        """Send once; an answer that did not come in time may still mean that the message arrived."""
        with self._one_at_a_time:
            return self._in_time(words)

    def _in_time(self, words: Words) -> Result:
        """Send from a thread of its own, which may end long after nobody waits for it any more."""
        outcome: Future[Result] = Future()
        Thread(target=_settle, args=(outcome, partial(self._sent, words)), name=self._name, daemon=True).start()
        try:
            return outcome.result(self._deadline)
        except TimeoutError:
            return timed_out()

    def _sent(self, words: Words) -> Result:
        body, body_format = self._body(words)
        # Apprise sleeps to keep the pace that a service wants (5.5 s for Teams and mail): an opening does not wait.
        self._plugin.request_rate_per_sec = 0 if words.event in OPENINGS else self._pace
        self._say_beside_the_words(words, body)
        with heard() as records:
            is_taken = self._is_taken(words, body, body_format)
        if is_taken:
            return Sent(is_accepted_only=self._service.is_relay)
        return failure(record.getMessage() for record in records)

    def _is_taken(self, words: Words, body: str, body_format: NotifyFormat) -> bool:
        try:
            return self._plugin.notify(title=words.title, body=body, body_format=body_format, notify_type=_type(words))
        except Exception:  # noqa: BLE001 - it is not our program: whatever it breaks at, the message may be out
            return False

    def _body(self, words: Words) -> tuple[str, NotifyFormat]:
        if self._style is Style.SHORT:
            return words.brief or words.title, NotifyFormat.TEXT
        html = words.html if isinstance(self._plugin, NotifyEmail) else words.chat or words.html
        if self._service.format is NotifyFormat.HTML and weight(html) <= self._service.longest:
            return html, NotifyFormat.HTML
        text = fitted(words.text, self._service.longest, rest=words.rest)
        if self._service.format is NotifyFormat.HTML:
            return as_html(text, words.rest), NotifyFormat.HTML
        return text, NotifyFormat.TEXT

    def _say_beside_the_words(self, words: Words, body: str) -> None:
        """Tell a program or a mail reader which episode it is; what the address says comes on top of it."""
        if isinstance(self._plugin, NotifyJSON):
            self._plugin.payload_extras = {**incident(self._name, words, body), **self._of_the_address}
        if isinstance(self._plugin, NotifyEmail):
            self._plugin.headers = {**headers_of(self._name, words), **self._of_the_address}


def _settle(outcome: Future[Result], send: Callable[[], Result]) -> None:
    try:
        outcome.set_result(send())
    except BaseException as error:  # noqa: BLE001 - it is raised where the outcome is waited for
        outcome.set_exception(error)


def _beside_the_words(plugin: NotifyBase) -> dict[str, str]:
    """Return what the address itself adds to each message: fields of JSON, or headers of a mail."""
    if isinstance(plugin, NotifyJSON):
        return dict(plugin.payload_extras)
    return dict(plugin.headers) if isinstance(plugin, NotifyEmail) else {}


def _type(words: Words) -> NotifyType:
    return NotifyType.INFO if words.event in _OF_NO_COLOUR else _TYPES[severity_of(words)]


def _plugin(address: str, asset: AppriseAsset) -> NotifyBase | None:
    """Return the plugin for an address, or None if no service of ours takes it.

    `Apprise.instantiate` would load its hundred others to find one: 16 MiB and a tenth of a second.
    """
    scheme, _, _ = address.lower().partition("://")
    for plugin in (one.plugin for one in _SERVICES):
        parse = plugin.parse_url if scheme in _schemes(plugin) else plugin.parse_native_url
        if (parts := parse(address.replace("/#", "/%23"))) is not None:
            return _instantiated(plugin, {**parts, "asset": asset})
    return None


def _schemes(plugin: type[NotifyBase]) -> frozenset[str]:
    named: tuple[object, ...] = (plugin.protocol, plugin.secure_protocol)
    several = (one if isinstance(one, tuple) else (one,) for one in named)
    return frozenset(chain.from_iterable(several)) - {None}


def _instantiated(plugin: type[NotifyBase], parts: dict[str, Any]) -> NotifyBase | None:
    try:
        return plugin(**parts)
    except (AppriseImproperlyConfigured, TypeError, ValueError):
        return None


def _asset() -> AppriseAsset:
    """Return how Apprise is to behave: no redirect followed, nothing of its own in a message, nothing kept on disk."""
    return AppriseAsset(
        app_id="meteo-douane",
        app_desc="météo des services en ligne de la douane",
        app_url="",
        image_url_mask="",
        image_url_logo="",
        http_redirects=False,
        allow_templates=False,
    )


def _check_mail(name: str, plugin: NotifyBase) -> None:
    if not isinstance(plugin, NotifyEmail):
        return
    if plugin.password and plugin.secure_mode == "insecure":
        raise ChannelError(f"channels.{name}: mailto:// would send its password in clear; use mailtos://")
    if len(plugin.targets) != 1 or plugin.cc or plugin.bcc:
        raise ChannelError(
            f"channels.{name}: expected one recipient, found {len(plugin.targets) + len(plugin.cc) + len(plugin.bcc)}; "
            "give each its own channel, or write to a mailing list: one that is refused must not repeat the others'"
        )
