"""What came of an attempt, from what Apprise tells of it.

Apprise says whether it worked, and in its log why not. That log holds addresses and tokens: only our own phrases
leave this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from meteo_douane.domain.delivery import Refused, Result, Unknown
from meteo_douane.domain.kept_phrases import Undelivered, said

#: The address is wrong or was revoked, or it will never take this message: trying again cannot help.
_FINAL = frozenset({400, 401, 403, 404, 410, 413, 422})
#: A gateway gave up waiting for whoever takes the message.
_GATEWAY_TIMEOUT = 504

_STATUS = re.compile(r"Failed to send .*error=(\d{3})\.?\s*$", re.DOTALL)
#: What `listening` writes beside Apprise's own lines.
REST = "Rest asked for: %d s"
_REST = re.compile(r"Rest asked for: (\d+) s")
SAID = "Slack said: %s"
_SAID = re.compile(r"Slack said: ([a-z_]+)$")
#: What Slack answers with a status of 200 and is for now; all else that it says is about the token, the place or the
#: message (docs.slack.dev, chat.postMessage).
_FOR_NOW = frozenset(
    {"accesslimited", "fatal_error", "internal_error", "ratelimited", "rate_limited", "request_timeout"}
    | {"service_unavailable", "team_added_to_org"}
)
_EXCEPTION = re.compile(r"Socket Exception: (.*)", re.DOTALL)
_SMTP_CODE = re.compile(r"\((\d{3}), b?['\"]|\{.*: \((\d{3}), b?['\"]")

#: What a socket says that never gave the message out; anything else may have happened after.
_NEVER_SENT = (
    (re.compile(r"NameResolutionError|\[Errno -\d+\]"), Undelivered.NAME_NOT_FOUND),
    (re.compile(r"SSLError|CERTIFICATE_VERIFY_FAILED|\[SSL"), Undelivered.CERTIFICATE_REFUSED),
    (re.compile(r"STARTTLS extension not supported"), Undelivered.NO_ENCRYPTION),
    (re.compile(r"ConnectTimeoutError|^timed out$"), Undelivered.NOT_REACHED_IN_TIME),
    (re.compile(r"NewConnectionError|^\[Errno \d+\]|ProxyError"), Undelivered.NOT_REACHED),
)
_TIMED_OUT = re.compile(r"timed out", re.IGNORECASE)


def timed_out() -> Unknown:
    """Return what it means that Apprise stopped waiting: the message may still arrive."""
    return Unknown(said(Undelivered.NO_ANSWER_IN_TIME))


def failure(log: Iterable[str]) -> Result:
    """Return what the lines of Apprise's log say of an attempt that failed; in doubt, it may have arrived."""
    rest: timedelta | None = None
    by_slack = ""
    for line in log:
        if error := _SAID.match(line):
            by_slack = error[1]
        if asked := _REST.match(line):
            rest = timedelta(seconds=int(asked[1]))
        if status := _STATUS.match(line):
            return _of_slack(by_slack, rest) if by_slack else _of_status(int(status[1]), rest)
        if exception := _EXCEPTION.match(line):
            return _of_exception(exception[1])
    return Unknown(said(Undelivered.NO_KNOWN_REASON))


def _of_status(status: int, rest: timedelta | None) -> Result:
    if status == _GATEWAY_TIMEOUT:
        return Unknown(said(Undelivered.GATEWAY_HAD_NO_ANSWER))
    if 300 <= status < 400:  # noqa: PLR2004 - the range of redirects
        return Refused(said(Undelivered.REDIRECTED, status))
    return Refused(said(Undelivered.STATUS, status), is_final=status in _FINAL, retry_after=rest)


def _of_slack(error: str, rest: timedelta | None) -> Result:
    return Refused(said(Undelivered.SLACK_ANSWERED, error), is_final=error not in _FOR_NOW, retry_after=rest)


def _of_exception(words: str) -> Result:
    if code := _SMTP_CODE.match(words):
        return _of_smtp(int(code[1] or code[2]))
    for pattern, phrase in _NEVER_SENT:
        if pattern.search(words):
            return Refused(said(phrase))
    return timed_out() if _TIMED_OUT.search(words) else Unknown(said(Undelivered.ANSWER_LOST))


def _of_smtp(code: int) -> Result:
    """Return what a mail server's code means: 5yz is for good, 4yz for now (RFC 5321, 4.2.1)."""
    return Refused(said(Undelivered.MAIL_SERVER_ANSWERED, code), is_final=500 <= code < 600)  # noqa: PLR2004
