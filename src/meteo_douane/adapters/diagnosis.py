"""Whose fault a failed connection is, as far as its error tells."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator

from meteo_douane.domain.kept_phrases import Unanswered
from meteo_douane.domain.observation import Cause

Diagnosis = tuple[Cause, Unanswered]
"""The cause, with what is kept of the fault."""

#: OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH.
CERTIFICATES = {
    10: Unanswered.CERTIFICATE_EXPIRED,
    62: Unanswered.CERTIFICATE_OF_ANOTHER,
    64: Unanswered.CERTIFICATE_OF_ANOTHER,
}

OS_ERRORS = {
    errno.ENETUNREACH: (Cause.OUR_NETWORK, Unanswered.NETWORK_UNREACHABLE),
    errno.EHOSTUNREACH: (Cause.OUR_NETWORK, Unanswered.NO_ROUTE),
    errno.ENETDOWN: (Cause.OUR_NETWORK, Unanswered.NETWORK_DOWN),
    errno.EADDRNOTAVAIL: (Cause.OUR_NETWORK, Unanswered.NO_LOCAL_ADDRESS),
    errno.EMFILE: (Cause.OUR_NETWORK, Unanswered.TOO_MANY_FILES),
    errno.ECONNREFUSED: (Cause.THEIR_HOST, Unanswered.CONNECTION_REFUSED),
    errno.ECONNRESET: (Cause.THEIR_HOST, Unanswered.CONNECTION_RESET),
    errno.EPIPE: (Cause.THEIR_HOST, Unanswered.CONNECTION_RESET),
    errno.ETIMEDOUT: (Cause.THEIR_HOST, Unanswered.CONNECTION_TIMED_OUT),
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
            return Cause.OUR_NETWORK, Unanswered.NAME_NOT_FOUND
        case socket.gaierror():
            return Cause.OUR_NETWORK, Unanswered.NAME_NOT_LOOKED_UP
        case ssl.SSLCertVerificationError(verify_code=code):
            return Cause.THEIR_HOST, CERTIFICATES.get(code, Unanswered.CERTIFICATE_NOT_TRUSTED)
        case ssl.SSLError():
            return Cause.THEIR_HOST, Unanswered.TLS_FAILURE
        case OSError(errno=number) if number in OS_ERRORS:
            return OS_ERRORS[number]
        case _:
            return None
