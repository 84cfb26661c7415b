"""Whose fault a failed connection is, as far as its error tells."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

from meteo_douane.domain.observation import Cause

Diagnosis = tuple[Cause, str]
"""The cause, with a short English phrase that never changes for the same fault."""

#: OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH.
CERTIFICATES = {10: "certificate expired", 62: "certificate of another host", 64: "certificate of another host"}

OS_ERRORS = {
    errno.ENETUNREACH: (Cause.OUR_NETWORK, "network unreachable"),
    errno.EHOSTUNREACH: (Cause.OUR_NETWORK, "no route to host"),
    errno.ENETDOWN: (Cause.OUR_NETWORK, "network down"),
    errno.EADDRNOTAVAIL: (Cause.OUR_NETWORK, "no local address"),
    errno.EMFILE: (Cause.OUR_NETWORK, "too many open files"),
    errno.ECONNREFUSED: (Cause.THEIR_HOST, "connection refused"),
    errno.ECONNRESET: (Cause.THEIR_HOST, "connection reset"),
    errno.EPIPE: (Cause.THEIR_HOST, "connection reset"),
    errno.ETIMEDOUT: (Cause.THEIR_HOST, "connection timed out"),
}


def diagnosis(error: BaseException) -> Diagnosis | None:
    """Return what the first error that we know says, among this one and those that caused it."""
    return next((found for cause in _causes(error) if (found := _diagnosis_of_one(cause))), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _diagnosis_of_one(error: BaseException) -> Diagnosis | None:
    match error:
        case socket.gaierror(errno=socket.EAI_NONAME):
            return Cause.OUR_NETWORK, "name not found"
        case socket.gaierror():
            return Cause.OUR_NETWORK, "name could not be looked up"
        case ssl.SSLCertVerificationError(verify_code=code):
            return Cause.THEIR_HOST, CERTIFICATES.get(code, "certificate not trusted")
        case ssl.SSLError():
            return Cause.THEIR_HOST, "TLS failure"
        case OSError(errno=number) if number in OS_ERRORS:
            return OS_ERRORS[number]
        case _:
            return None
