"""The address of the heartbeat: an http or https address, and a secret, for whoever has it can say that all is well."""

from __future__ import annotations

from pydantic import ValidationInfo

from meteo_douane.config.addresses import split_address
from meteo_douane.config.given_secrets import secret_from_file, secret_from_variable
from meteo_douane.config.mistakes import mistake, text
from meteo_douane.config.secret import Secret


def address(found: object) -> Secret:
    """Take the address itself."""
    return _address(Secret(text(found, "an address in quotes")))


def from_variable(found: object, info: ValidationInfo) -> Secret:
    """Take an address that an environment variable holds."""
    return _if_given(secret_from_variable(found, info))


def from_file(found: object, info: ValidationInfo) -> Secret:
    """Take an address that a file holds."""
    return _if_given(secret_from_file(found, info))


def _if_given(secret: Secret) -> Secret:
    return _address(secret) if secret.is_given else secret


def _address(secret: Secret) -> Secret:
    parts = split_address(secret.reveal())
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise mistake("an http or https address expected, found another text")
    return secret
