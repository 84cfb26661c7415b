"""One conditional GET, bounded in time and size (httpx); the only module that knows httpx."""

from __future__ import annotations

import logging
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import stamina

from meteo_douane.adapters.bounded import BodyError, decoded
from meteo_douane.adapters.diagnosis import diagnosis
from meteo_douane.adapters.patience import Patience, Timekeeper
from meteo_douane.adapters.retry_after import retry_after
from meteo_douane.domain.kept_phrases import BY_PROXY, Unanswered, said
from meteo_douane.domain.observation import Cause
from meteo_douane.ports import Answer, Body, Clock, NoAnswer, NotModified, Request

MAX_REDIRECTS = 3
#: A host that cannot be reached within this time is given up before the whole deadline has run out.
CONNECT_LIMIT = timedelta(seconds=10)
#: Between the two attempts, in seconds, jitter included.
LONGEST_PAUSE = 1.5
#: What a proxy answers when it is the host behind it that fails (RFC 9110 §15.6).
GATEWAY_STATUSES = ("502", "503", "504")
ADMINISTRATION = "douane.gouv.fr"

log = logging.getLogger(__name__)


def user_agent(contact: str) -> str:
    """Return how we introduce ourselves, with the operator's contact (an e-mail address or a URL)."""
    words = re.sub(r"[^\x21-\x7e]+", " ", contact).strip()
    name = f"meteo-douane/{version('meteo-douane')}"
    return f"{name} (+{words})" if words else name


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How to ask, and how much to bear.

    `allowed` are the configured URLs: redirects may lead to their hosts and, if one of them is of douane.gouv.fr, to
    every host of it. `deadline` is for one call, redirects and retry included; `max_bytes` is of the body, before and
    after decompression. `trust_env` lets proxies and SSL_CERT_FILE of the environment count; `ca_file` replaces the
    usual certification authorities.
    """

    user_agent: str
    allowed: tuple[str, ...] = ()
    deadline: timedelta = timedelta(seconds=30)
    max_bytes: int = 2_000_000
    trust_env: bool = True
    ca_file: Path | None = None


class HttpFetch:
    """A `Fetch` over HTTP; close it, or use it as a context manager. May be called from several threads."""

    def __init__(self, settings: FetchSettings, clock: Clock) -> None:
        """Prepare the client; raise OSError if `ca_file` cannot be read or holds no certificate."""
        _quieten()
        self._settings = settings
        self._clock = clock
        self._timekeeper = Timekeeper()
        self._headers = _headers(settings.user_agent)
        self._client = httpx.Client(
            # A connection of its own for every request, so that its patience can cut it.
            limits=httpx.Limits(max_keepalive_connections=0),
            trust_env=settings.trust_env,
            verify=ssl.create_default_context(cafile=settings.ca_file) if settings.ca_file else True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the client holds."""
        self._client.close()
        self._timekeeper.close()

    def __call__(self, request: Request) -> Answer:
        """Ask, at most twice within the deadline; what goes wrong is a `NoAnswer`."""
        self._client.cookies.clear()
        try:
            with Patience(self._settings.deadline, self._timekeeper) as patience:
                return self._ask_twice(request, patience)
        except _UnansweredError as error:
            return error.answer

    def _ask_twice(self, request: Request, patience: Patience) -> Answer:
        def is_worth_another(error: Exception) -> bool:
            return isinstance(error, _UnansweredError) and error.may_pass and patience.left > LONGEST_PAUSE

        for attempt in stamina.retry_context(
            on=is_worth_another, attempts=2, timeout=patience.left, wait_initial=0.5, wait_max=LONGEST_PAUSE
        ):
            with attempt:
                if attempt.num > 1:
                    log.info("asking again source=%s", request.source)
                return self._ask(request, patience)
        raise AssertionError("stamina ends with an answer or an error")

    def _ask(self, request: Request, patience: Patience) -> Answer:
        is_answering = False
        try:
            response = self._follow(request, patience)
            try:
                is_answering = response.status_code == httpx.codes.OK
                return self._answer(request, response, patience)
            finally:
                response.close()
        except _RedirectError as error:
            raise _UnansweredError(NoAnswer(request, Cause.THEIR_HOST, str(error), error.status)) from error
        except BodyError as error:
            raise _UnansweredError(
                NoAnswer(request, Cause.CONTENT, str(error), httpx.codes.OK), may_pass=True
            ) from error
        except httpx.HTTPError as error:
            cause, detail = _diagnosis(error, patience, is_answering=is_answering)
            raise _UnansweredError(NoAnswer(request, cause, detail), may_pass=True) from error
        except (httpx.InvalidURL, UnicodeError) as error:  # each says so of some names of hosts that cannot be
            raise _UnansweredError(NoAnswer(request, Cause.THEIR_HOST, "no possible address")) from error

    def _follow(self, request: Request, patience: Patience) -> httpx.Response:
        """Return the first answer that leads nowhere else, its body not yet read.

        Done here and not by httpx, which reads the body of a redirect whole and without bounds.
        """
        # Not the client's way to make one: it merges parameters, cookies and other addresses, of which there are none.
        hop = httpx.Request("GET", request.url, headers={**self._headers, **_conditions(request)})
        for _ in range(MAX_REDIRECTS + 1):
            timeout = _timeout(patience)
            hop.extensions = {"timeout": timeout.as_dict(), "trace": patience.trace}
            patience.host = hop.url.host
            response = self._client.send(hop, stream=True)
            if response.next_request is None:
                return response
            response.close()
            if not self._may_lead(hop.url, response.next_request.url):
                raise _RedirectError(said(Unanswered.REDIRECTED_ELSEWHERE), response.status_code)
            hop = response.next_request
        raise _RedirectError(said(Unanswered.TOO_MANY_REDIRECTS), response.status_code)

    def _may_lead(self, here: httpx.URL, there: httpx.URL) -> bool:
        allowed = (here, *(httpx.URL(url) for url in self._settings.allowed if url))
        is_as_safe = there.scheme == "https" or (there.scheme == "http" and here.scheme == "http")
        return is_as_safe and any(_is_of(there, url) for url in allowed)

    def _answer(self, request: Request, response: httpx.Response, patience: Patience) -> Answer:
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw
        )
        status = response.status_code
        if status == httpx.codes.NOT_MODIFIED and (request.etag or request.last_modified):
            return NotModified(request, headers)
        if status == httpx.codes.OK:
            return Body(request, self._content(response, patience), headers)
        raise _UnansweredError(
            NoAnswer(
                request,
                Cause.THEIR_HOST,
                said(Unanswered.STATUS, status),
                status,
                headers,
                self._content_of_error(response, patience),
                retry_after(headers, self._clock()),
            ),
            may_pass=response.is_server_error and "retry-after" not in response.headers,
        )

    def _content(self, response: httpx.Response, patience: Patience) -> bytes:
        encoding = response.headers.get("content-encoding", "")
        return decoded(_chunks(response, patience), encoding, self._settings.max_bytes)

    def _content_of_error(self, response: httpx.Response, patience: Patience) -> bytes:
        """Return what came with an error status: for the record only, so nothing if it cannot be had."""
        try:
            return self._content(response, patience)
        except (BodyError, httpx.HTTPError):
            return b""


class _UnansweredError(Exception):
    """An attempt failed; `may_pass` if another one may do better."""

    def __init__(self, answer: NoAnswer, *, may_pass: bool = False) -> None:
        super().__init__(answer.detail)
        self.answer = answer
        self.may_pass = may_pass


class _RedirectError(Exception):
    """A redirect that we do not follow."""

    def __init__(self, detail: str, status: int) -> None:
        super().__init__(detail)
        self.status = status


def _quieten() -> None:
    for name in ("httpx", "httpcore"):
        # They log whole URLs, and with them what a URL may hold of secrets.
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns of a retry without saying of what; we log our own.
    logging.getLogger("stamina").setLevel(logging.ERROR)


def _headers(agent: str) -> dict[bytes, bytes]:
    return {
        b"User-Agent": agent.encode("ascii"),
        b"Accept": b"text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",
        b"Accept-Encoding": b"gzip",
        b"Accept-Language": b"fr",
        # A cache on the way may not guess how long an alert stays true.
        b"Cache-Control": b"no-cache",
    }


def _conditions(request: Request) -> dict[bytes, bytes]:
    """Return the conditional headers (RFC 9110 §13.1), byte for byte as the host gave them."""
    given = {b"If-None-Match": request.etag, b"If-Modified-Since": request.last_modified}
    return {name: value.encode("latin-1") for name, value in given.items() if value}


def _timeout(patience: Patience) -> httpx.Timeout:
    """Return the limits of single steps: those that cannot be cut end a little later than all patience."""
    left = patience.left + 1
    return httpx.Timeout(left, connect=min(left, CONNECT_LIMIT.total_seconds()))


def _chunks(response: httpx.Response, patience: Patience) -> Iterator[bytes]:
    yield from response.iter_raw()
    if patience.is_over:
        # A body that ends with its connection looks complete when we have cut it.
        raise httpx.ReadTimeout("deadline")


def _is_of(there: httpx.URL, allowed: httpx.URL) -> bool:
    if there.port != allowed.port:
        return False
    return there.host == allowed.host or (_is_of_the_administration(there) and _is_of_the_administration(allowed))


def _is_of_the_administration(url: httpx.URL) -> bool:
    return f".{url.host}".endswith(f".{ADMINISTRATION}")


# Whose fault it is


def _diagnosis(error: httpx.HTTPError, patience: Patience, *, is_answering: bool) -> tuple[Cause, str]:
    """Return the cause with its phrase."""
    if patience.is_over or isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
        return Cause.THEIR_HOST, said(Unanswered.TIMEOUT, f"{patience.limit.total_seconds():g}")
    if is_answering:
        return Cause.CONTENT, said(Unanswered.BODY_CUT_SHORT)
    if isinstance(error, httpx.ProxyError):
        return _diagnosis_of_proxy(str(error))
    cause, phrase = diagnosis(error) or (Cause.THEIR_HOST, _phrase(error))
    return (Cause.OUR_NETWORK, BY_PROXY + said(phrase)) if patience.is_by_proxy else (cause, said(phrase))


def _diagnosis_of_proxy(answer: str) -> tuple[Cause, str]:
    """Return what a proxy's refusal to connect us means; its answer begins with a status."""
    if answer.startswith(GATEWAY_STATUSES):
        return Cause.THEIR_HOST, said(Unanswered.PROXY_CANNOT_REACH_IT)
    return Cause.OUR_NETWORK, said(Unanswered.REFUSED_BY_PROXY)


def _phrase(error: httpx.HTTPError) -> Unanswered:
    match error:
        case httpx.ConnectTimeout():
            return Unanswered.CONNECTION_TIMED_OUT
        case httpx.RemoteProtocolError() if "without sending a response" in str(error):
            return Unanswered.CLOSED_WITHOUT_ANSWER
        case httpx.RemoteProtocolError():
            return Unanswered.NOT_HTTP
        case _:
            return Unanswered.CONNECTION_FAILED
