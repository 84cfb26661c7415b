"""What an address must be: of a page, a host, a database or a channel; those that may hold a secret are never shown."""

from __future__ import annotations

import os
import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from pydantic import ValidationInfo

from meteo_douane.config.given_secrets import secret_from_file, secret_from_variable
from meteo_douane.config.mistakes import mistake, nearest, shown, text
from meteo_douane.config.secret import Secret
from meteo_douane.config.surroundings import Surroundings, around
from meteo_douane.domain.channel import SCHEMES

_CONTACT = re.compile(r"[!-~]+([ ][!-~]+)*")
_PORT = (
    "a port from 1 to 65535 expected behind the host, found another; "
    "in a password, write : / ? # @ as %3A %2F %3F %23 %40"
)
_LONGEST_HOST = 253
_SQLITE = "sqlite:///"
_DATABASES = (_SQLITE, "postgresql+psycopg://")


def web_address(found: str) -> str:
    """Take an http or https address without a user or password in it."""
    parts = split_address(found)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise mistake(f"an http or https address expected, found {_found(found)}")
    if parts.username is not None or parts.password is not None:
        raise mistake("an address without a user or password expected")
    return found


def _found(address: str) -> str:
    """Return what stands in the place of an address, without what may be a secret in it."""
    scheme, is_one, _ = address.partition("://")
    if not is_one:
        return shown(address)
    if scheme not in {"http", "https"}:
        return f"one that begins with {shown(scheme)}"
    return "one whose host or port cannot be read"


def web_address_or_empty(found: str) -> str:
    """Take an http or https address, or "" for none."""
    return web_address(found) if found else ""


def contact(found: str) -> str:
    """Take an address for the administration to write to; it is sent as a part of a header."""
    if found and not _CONTACT.fullmatch(found):
        raise mistake(f"a mail or web address in plain ASCII expected, found {shown(found)}")
    return found


def database_address(found: object) -> Secret:
    """Take an address of SQLite or PostgreSQL."""
    address = text(found, "an address in quotes")
    if not address.startswith(_DATABASES) or address in _DATABASES:
        raise mistake("an address sqlite:///FILE or postgresql+psycopg://… expected, found another")
    if not _has_possible_port(address):
        raise mistake(_PORT)
    if not address.isprintable():
        raise mistake("an address without hidden signs expected, found another")
    if address.startswith(_SQLITE) and (fault := _fault_of_file(address.removeprefix(_SQLITE))):
        raise mistake(fault)
    return Secret(address)


def _fault_of_file(path: str) -> str:
    """Return why a database cannot be the file that is named, or nothing."""
    if "?" in path or path.startswith("file:"):
        return f"the path of a file behind {_SQLITE} expected, without parameters (? and what follows)"
    if path == ":memory:":
        return f"the path of a file behind {_SQLITE} expected: in memory nothing would be kept"
    if path.startswith("~"):
        return f"a whole path behind {_SQLITE} expected: ~ would be the name of a folder"
    if path.endswith("/") or os.path.isdir(path):  # noqa: PTH112 - it takes whatever no path can be
        return f"a file behind {_SQLITE} expected, found a directory; name the file in it"
    return ""


def channel_address(found: object, info: ValidationInfo) -> Secret:
    """Take an Apprise address of a kind that we send through; the rest of it is for the channel to judge."""
    return _channel_address(Secret(text(found, "an address in quotes")), around(info))


def from_variable(found: object, info: ValidationInfo) -> Secret:
    """Take a channel's address that an environment variable holds."""
    return _if_given(secret_from_variable(found, info), info)


def from_file(found: object, info: ValidationInfo) -> Secret:
    """Take a channel's address that a file holds."""
    return _if_given(secret_from_file(found, info), info)


def is_of_the_administration(address: str) -> bool:
    """Whether a web address is on a host of douane.gouv.fr."""
    parts = split_address(address)
    return parts is not None and f".{parts.hostname}".endswith(".douane.gouv.fr")


def is_loopback(address: str) -> bool:
    """Whether a web or channel address stays on this machine."""
    parts = split_address(address)
    host = (parts.hostname if parts else None) or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def split_address(found: str) -> SplitResult | None:
    """Return the parts of an address, or None if it has none or an impossible port."""
    try:
        parts = urlsplit(found)
        is_possible = parts.port != 0
    except ValueError:
        return None
    is_written_well = found.isprintable() and " " not in found
    return parts if is_possible and is_written_well and _is_possible_host(parts.hostname or "") else None


def _is_possible_host(host: str) -> bool:
    """Whether a name may be a host's: no part of it is empty, too long, or half of an international one."""
    try:
        for label in host.removesuffix(".").split(".") if host else ():
            label.encode("idna").decode("idna")
            if not label:
                return False
    except UnicodeError:
        return False
    return len(host) <= _LONGEST_HOST


def _if_given(secret: Secret, info: ValidationInfo) -> Secret:
    return _channel_address(secret, around(info)) if secret.is_given else secret


def _channel_address(secret: Secret, about: Surroundings) -> Secret:
    if "://" not in secret.reveal():
        raise mistake("an Apprise address such as json://127.0.0.1:9000/hook expected, found a text that is none")
    if secret.kind.lower() not in SCHEMES:
        known = ", ".join(f"{scheme}://" for scheme in sorted(SCHEMES))
        raise mistake(f"an address of one of {known} expected, found another{nearest(secret.kind, SCHEMES)}")
    if not _has_possible_port(secret.reveal()):
        raise mistake(_PORT)
    if not secret.reveal().isprintable():
        raise mistake("an address in one line without hidden signs expected; write a line break as %0A")
    if fault := about.judge.address(secret.reveal()):
        raise mistake(fault)
    return secret


def _has_possible_port(address: str) -> bool:
    """Whether the port of a channel's address can be one, if it names any; what else is wrong is for others to say."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    try:
        return parts.port != 0
    except ValueError:
        return False
