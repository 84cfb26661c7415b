"""Why a message did not arrive, and why a request had no good answer: what a row keeps of it, in English.

A phrase never changes for the same failure: it is kept, logged, and printed for programs. `{}` stands for the one
figure or word that differs.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TypeVar


class Undelivered(StrEnum):
    """What a delivery keeps of its last failure."""

    NAME_NOT_FOUND = "the host's name is not found"
    CERTIFICATE_REFUSED = "no secure connection: the host's certificate is refused"
    NO_ENCRYPTION = "the mail server offers no encryption"
    NOT_REACHED_IN_TIME = "the host cannot be reached in time"
    NOT_REACHED = "the host refuses the connection or cannot be reached"
    NO_ANSWER_IN_TIME = "no answer in time"
    ANSWER_LOST = "the answer was lost"
    NO_KNOWN_REASON = "it failed without a reason that we know"
    GATEWAY_HAD_NO_ANSWER = "error 504: the host's gateway had no answer in time"
    REDIRECTED = "answered with a redirect ({}), which is not followed"
    SLACK_ANSWERED = "Slack answered {}"
    STATUS = "error {}"
    MAIL_SERVER_ANSWERED = "the mail server answered {}"
    STOPPED = "it was stopped before an answer came"
    CHANNEL_NOT_DEFINED = "the configuration no longer defines this channel"


class Unanswered(StrEnum):
    """What a reading keeps of a request that failed."""

    STATUS = "status {}"
    NAME_NOT_FOUND = "name not found"
    NAME_NOT_LOOKED_UP = "name could not be looked up"
    NETWORK_UNREACHABLE = "network unreachable"
    NO_ROUTE = "no route to host"
    NETWORK_DOWN = "network down"
    NO_LOCAL_ADDRESS = "no local address"
    TOO_MANY_FILES = "too many open files"
    CONNECTION_REFUSED = "connection refused"
    CONNECTION_RESET = "connection reset"
    CONNECTION_TIMED_OUT = "connection timed out"
    CLOSED_WITHOUT_ANSWER = "connection closed without an answer"
    CONNECTION_FAILED = "connection failed"
    CERTIFICATE_EXPIRED = "certificate expired"
    CERTIFICATE_OF_ANOTHER = "certificate of another host"
    CERTIFICATE_NOT_TRUSTED = "certificate not trusted"
    TLS_FAILURE = "TLS failure"
    TIMEOUT = "timeout after {} s"
    NOT_HTTP = "not a valid HTTP answer"
    BODY_CUT_SHORT = "body cut short"
    GZIP_CUT_SHORT = "gzip cut short"
    BROKEN_GZIP = "broken gzip"
    DATA_AFTER_GZIP = "data after the end of gzip"
    OTHER_ENCODING = "an encoding that was not asked for"
    TOO_LARGE = "larger than {} bytes"
    TOO_LARGE_DECOMPRESSED = "larger than {} bytes once decompressed"
    REDIRECTED_ELSEWHERE = "redirected to another host"
    TOO_MANY_REDIRECTS = "too many redirects"
    PROXY_CANNOT_REACH_IT = "the proxy cannot reach it"
    REFUSED_BY_PROXY = "refused by the proxy"


#: Stands before what went wrong on the way to a proxy.
BY_PROXY = "proxy: "

P = TypeVar("P", bound=StrEnum)


def said(phrase: Undelivered | Unanswered, figure: object = "") -> str:
    """Return a phrase as it is kept, with what differs in its place."""
    return phrase.value.format(figure)


def recognised(phrases: type[P], kept: str) -> tuple[P, str] | None:
    """Return the phrase that is kept, and what stands in its place; None for one that is not known, or no longer."""
    for phrase in phrases:
        if match := _pattern(phrase.value).fullmatch(kept):
            return phrase, "".join(match.groups())
    return None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"([\w.]+)".join(map(re.escape, words.split("{}"))))
