"""What Apprise does not tell of an answer is heard on the way: how long to rest, and why Slack says no."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import requests
from apprise.plugins import custom_json, slack, workflows

from meteo_douane.adapters.channels.answers import REST, SAID
from meteo_douane.adapters.retry_after import retry_after

#: The log of an attempt is how Apprise tells what came of it: what is heard goes there too.
_log = logging.getLogger("apprise")


class Listening:
    """`requests` to a plugin of Apprise; writes what it hears into the log of the attempt."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever `requests` has
        return getattr(requests, name)

    def request(self, method: str, url: str, **options: Any) -> requests.Response:  # noqa: ANN401 - theirs
        """Send a request and listen."""
        with requests.Session() as session:
            session.trust_env = False
            options = {**options, **_by_the_environment(_origin(url), _environment(), verify=options.get("verify"))}
            response = session.request(method, url, **options)
        headers = {name.lower(): value for name, value in response.headers.items()}
        rest = retry_after(tuple(headers.items()), _said_at(headers.get("date", "")))
        if rest is not None:
            _log.debug(REST, rest.total_seconds())
        if error := _said_by_slack(response):
            _log.debug(SAID, error)
        return response

    def post(self, url: str, **options: Any) -> requests.Response:  # noqa: ANN401 - theirs
        """Send a POST and listen."""
        return self.request("post", url, **options)


#: What `requests` and `urllib` ask the environment for; each also in small letters.
_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def _environment() -> tuple[str | None, ...]:
    return tuple(os.environ.get(name) for variable in _VARIABLES for name in (variable, variable.lower()))


@lru_cache(maxsize=256)
def _by_the_environment(
    origin: str, environment: tuple[str | None, ...], *, verify: bool | str | None
) -> dict[str, Any]:
    """Return proxy and authorities for a host, as `requests` finds them; it goes through all variables each time."""
    del environment  # it only tells one answer from another
    found = requests.Session().merge_environment_settings(origin, {}, None, verify, None)
    return {"proxies": found["proxies"], "verify": found["verify"]}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def listen() -> None:
    """Let every plugin that we send through be heard."""
    for plugin in (custom_json, slack, workflows):
        plugin.requests = Listening()  # type: ignore[attr-defined] # the module's own name for the library


def _said_by_slack(response: requests.Response) -> str:
    """Return the word by which Slack refuses in an answer that looks well (200), or an empty text."""
    if not response.ok:
        return ""
    try:
        answer = response.json()
    except ValueError:
        return ""
    is_refusal = isinstance(answer, dict) and answer.get("ok") is False
    return str(answer.get("error", "")) if is_refusal else ""


def _said_at(date: str) -> datetime:
    """Return when the service answered, by its own clock; by none, a rest until a date is as good as over."""
    try:
        return parsedate_to_datetime(date).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.max.replace(tzinfo=UTC)
