"""What the page is configured with: where it listens, who may reach it, and the secrets of its links."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import ValidationInfo

from meteo_douane.config.addresses import web_address
from meteo_douane.config.given_secrets import secret_from_file, secret_from_variable
from meteo_douane.config.mistakes import mistake, shown, text
from meteo_douane.config.secret import Secret
from meteo_douane.config.values import Address

SHORTEST_SECRET = 32
"""Characters: what signs a link must not be guessed."""

_EXPECTED = 'an address and a port such as "127.0.0.1:8017" expected'


LOOPBACK = Address("127.0.0.1", 8017)


def listening_address(found: object, info: ValidationInfo) -> Address:
    """Take an address to listen at; what others can reach must be guarded, and `info` has what guards it."""
    address = _address(text(found, _EXPECTED.removesuffix(" expected")))
    guards = {"token_file", "trusted_proxy"}
    is_guarded = any(info.data.get(guard) for guard in guards) or not guards <= info.data.keys()
    if not address.is_loopback and not is_guarded:
        raise mistake(
            f'token_file or trusted_proxy = true expected beside "{address}", which others can reach; '
            f'or "127.0.0.1:{address.port}"'
        )
    return address


def public_address(found: str) -> str:
    """Take what links in messages begin with, without a slash at its end."""
    parts = urlsplit(web_address(found))
    if parts.query or parts.fragment:
        raise mistake("an address without ? or # expected: links are made by adding to it")
    return found.rstrip("/")


def key_from_variable(found: object, info: ValidationInfo) -> Secret:
    """Take a secret that an environment variable holds."""
    return _long_enough(secret_from_variable(found, info))


def key_from_file(found: object, info: ValidationInfo) -> Secret:
    """Take a secret that a file holds."""
    return _long_enough(secret_from_file(found, info))


def _long_enough(secret: Secret) -> Secret:
    if secret.is_given and len(secret.reveal()) < SHORTEST_SECRET:
        raise mistake(f"at least {SHORTEST_SECRET} characters expected, found fewer; make some: openssl rand -hex 32")
    return secret


def _address(found: str) -> Address:
    try:
        parts = urlsplit(f"//{found}")
        host, port = parts.hostname or "", parts.port
        host = "127.0.0.1" if host == "localhost" else str(ip_address(host))
    except ValueError:
        raise mistake(f"{_EXPECTED}, found {shown(found)}") from None
    if not port or parts.netloc != found or "@" in found:
        raise mistake(f"{_EXPECTED}, found {shown(found)}")
    return Address(host, port)
