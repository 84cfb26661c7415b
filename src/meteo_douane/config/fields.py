"""What a single value must be: each rule takes what was found and returns what it means, or raises a mistake."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Callable
from datetime import time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ValidationInfo

from meteo_douane.config.durations import duration_of, duration_text
from meteo_douane.config.mistakes import mistake, nearest, path_text, shown, text, without_hidden_signs
from meteo_douane.config.surroundings import Surroundings, around

Choice = TypeVar("Choice", bound=StrEnum)
Repeated = TypeVar("Repeated", int, list[str])

LONGEST_INTERVAL = timedelta(hours=24)
_LONGEST_WATCH_NAME = 100
_PLAIN_NAME = re.compile(r"[\w][\w .-]{0,62}")
_PHONE = re.compile(r"[+\d][\d .()-]{1,30}")
_LONGEST_NAME = 40
_CLOCK_TIME = re.compile(r"(?P<hours>[01]?[0-9]|2[0-3]):(?P<minutes>[0-5][0-9])")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def one_of(kind: type[Choice]) -> Callable[[object], Choice]:
    """Return the rule for a value of an enumeration, in any case."""

    def rule(found: object) -> Choice:
        known = {member.value: member for member in kind}
        if isinstance(found, str) and found.lower() in known:
            return known[found.lower()]
        meant = nearest(found, known) if isinstance(found, str) else ""
        raise mistake(f"{_either(known)} expected, found {shown(found)}{meant}")

    return rule


def duration(found: object) -> timedelta:
    """Take a length of time; a number alone is refused, because its unit would be a guess."""
    length = duration_of(found) if isinstance(found, str) else None
    if length is None:
        raise mistake(f'a duration such as "20s", "1m" or "1h30m" expected, found {shown(found)}')
    return length


def interval(found: object) -> timedelta:
    """Take a length of time in which something is to happen: what is longer than a day would be no watching."""
    length = duration(found)
    if length > LONGEST_INTERVAL:
        raise mistake(f"at most {duration_text(LONGEST_INTERVAL)} expected, found {shown(found)}")
    return length


def duration_or_none(found: object) -> timedelta | None:
    """Take a length of time, or "" for never."""
    return None if found == "" else duration(found)


def zone(found: object) -> ZoneInfo:
    """Take the name of a time zone."""
    try:
        return ZoneInfo(text(found))
    except (OSError, ValueError, KeyError) as error:
        meant = nearest(str(found), available_timezones())
        raise mistake(f"a time zone such as Europe/Paris expected, found {shown(found)}{meant}") from error


def certificates(found: object, info: ValidationInfo) -> Path:
    """Take a file of certificates (PEM); a relative path starts beside the configuration."""
    path = around(info).folder / text(found)
    try:
        ssl.create_default_context(cafile=path)
    except ssl.SSLError as error:
        raise mistake(f"certificates (PEM) expected, found none in {_named(path)}") from error
    except (OSError, ValueError) as error:
        raise mistake(f"a file that can be read expected, found none at {_named(path)}") from error
    return path


def folder(found: object, info: ValidationInfo) -> Path:
    """Take a folder that is there; a relative path starts beside the configuration."""
    path = around(info).folder / text(found)
    if not is_folder(path):
        raise mistake(f"a folder that is there expected, found none at {_named(path)}")
    return path


def is_folder(path: Path) -> bool:
    """Whether there is a folder that can be seen, whatever the path: one too long for the disk is none."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises an error for some that are none


def _named(path: Path) -> str:
    return without_hidden_signs(str(path))


def selector(found: str) -> str:
    """Take a CSS selector."""
    from soupsieve import SelectorSyntaxError
    from soupsieve import compile as compile_selector

    try:
        compile_selector(found)
    except SelectorSyntaxError as error:
        raise mistake(f"a CSS selector expected, found {shown(found)}") from error
    return found


def words(found: str) -> str:
    """Take a name of a service as messages write it."""
    if not any(character.isalnum() for character in found):
        raise mistake(f"words expected, found {shown(found)}")
    return found


def channel_name(found: str) -> str:
    """Take a name for a channel."""
    if not _PLAIN_NAME.fullmatch(found):
        raise mistake("a short name of letters, digits, dots and hyphens expected")
    if found != found.strip():
        raise mistake("a short name of letters, digits, dots and hyphens expected, without a blank at its end")
    return found


def watch_name(found: str, info: ValidationInfo) -> str:
    """Take a name that no other watch has."""
    if not found.strip():
        raise mistake(f"a name of its own expected, found {shown(found)}")
    if not found.isprintable():
        raise mistake(f"a name without hidden signs expected, found {shown(found)}")
    if len(found) > _LONGEST_WATCH_NAME:
        raise mistake(f"a name of at most {_LONGEST_WATCH_NAME} characters expected, found {len(found)}")
    if around(info).watch_names.count(found) > 1:
        raise mistake(f"a name of its own expected, found {shown(found)} in another watch too")
    return found


def defined_channel(found: str, info: ValidationInfo) -> str:
    """Take the name of a channel that the file defines."""
    channels = around(info).channels
    if found in channels:
        return found
    if "://" in found:
        raise mistake("the name of a channel expected, found an address; it belongs in [channels.NAME]")
    table = path_text(("channels", found))
    meant = nearest(found, channels) or f"; define [{table}]"
    raise mistake(f"unknown channel {shown(found)}{meant}")


def fallback(found: str, info: ValidationInfo) -> str:
    """Take the name of a channel from which fallbacks lead to an end."""
    following = around(info).fallbacks
    chain = [found]
    while (another := following.get(chain[-1])) and another not in chain:
        chain.append(another)
    if another:
        circle = " → ".join([*chain[chain.index(another) :], another])
        raise mistake(f"a way that ends expected, found a circle: {circle}; let one of them have no fallback")
    return found


def provider_name(found: str, info: ValidationInfo) -> str:
    """Take a name, short enough for a title, that no other provider has."""
    if not found.strip() or not found.isprintable() or len(found) > _LONGEST_NAME:
        raise mistake(f"a name of at most {_LONGEST_NAME} characters expected, found {shown(found)}")
    if around(info).providers.count(found) > 1:
        raise mistake(f"a name of its own expected, found {shown(found)} in another provider too")
    return found


def defined_provider(found: str, info: ValidationInfo) -> str:
    """Take the name of a provider that the file defines."""
    providers = around(info).providers
    if found in providers:
        return found
    raise mistake(f"unknown provider {shown(found)}{nearest(found, providers) or '; define it in [[providers]]'}")


def digest_name(found: str, info: ValidationInfo) -> str:
    """Take a name, short enough for a line, that no other digest has."""
    if not found.strip() or not found.isprintable() or len(found) > _LONGEST_NAME:
        raise mistake(f"a name of at most {_LONGEST_NAME} characters expected, found {shown(found)}")
    if around(info).digest_names.count(found) > 1:
        raise mistake(f"a name of its own expected, found {shown(found)} in another digest too")
    return found


def office_name(found: str, info: ValidationInfo) -> str:
    """Take a name, short enough for a line, that no other office has."""
    if not found.strip() or not found.isprintable() or len(found) > _LONGEST_NAME:
        raise mistake(f"a name of at most {_LONGEST_NAME} characters expected, found {shown(found)}")
    if around(info).office_names.count(found) > 1:
        raise mistake(f"a name of its own expected, found {shown(found)} in another office too")
    return found


def defined_watch(found: str, info: ValidationInfo) -> str:
    """Take the name of a watch that the file defines."""
    watches = around(info).watch_names
    if found in watches:
        return found
    raise mistake(f"unknown watch {shown(found)}{nearest(found, watches) or '; define it in [[watches]]'}")


def clock_time(found: object) -> time:
    """Take a time of day in hours and minutes."""
    match = _CLOCK_TIME.fullmatch(found) if isinstance(found, str) else None
    if match is None:
        raise mistake(f'a time of day from "00:00" to "23:59" expected, found {shown(found)}')
    return time(int(match["hours"]), int(match["minutes"]))


def phone(found: str) -> str:
    """Take a telephone number, or "" for none."""
    if found and not _PHONE.fullmatch(found):
        raise mistake(f"a telephone number expected, found {shown(found)}")
    return found


def beside_repeat_every(found: Repeated, info: ValidationInfo) -> Repeated:
    """Take what says how alerts are repeated, if they are."""
    if found and info.data.get("repeat_every", ...) is None:
        raise mistake("repeat_every expected beside it: without, nothing is repeated")
    return found


def known_service(found: str, info: ValidationInfo) -> str:
    """Take a code of the catalogue or of an added service."""
    return _service(found, around(info), around(info).services)


def catalogue_code(found: str, info: ValidationInfo) -> str:
    """Take a code of the catalogue."""
    return _service(found, around(info), frozenset(around(info).catalogue.services))


def service_parent(found: str, info: ValidationInfo) -> str:
    """Take a code of the catalogue, or of a service that is added further up: so no service can be its own ancestor."""
    surroundings = around(info)
    own = info.data.get("code")
    added = surroundings.added_services
    above = added[: added.index(own)] if own in added else ()
    return _service(found, surroundings, frozenset(surroundings.catalogue.services) | frozenset(above))


def new_service(found: str, info: ValidationInfo) -> str:
    """Take a code that neither the catalogue nor another added service has."""
    surroundings = around(info)
    if not _CODE.fullmatch(found):
        raise mistake(f'a code such as "delta-z" in lower case expected, found {shown(found)}')
    if found in surroundings.catalogue.services:
        raise mistake(f"{shown(found)} is in the catalogue already; give it more names under [names]")
    if surroundings.added_services.count(found) > 1:
        raise mistake(f"a code of its own expected, found {shown(found)} in another service too")
    return found


def _service(found: str, surroundings: Surroundings, known: frozenset[str]) -> str:
    if found.lower() in known:
        return found.lower()
    code = surroundings.code_meant(found)
    meant = f'; did you mean "{code}"?' if code else nearest(found, known)
    raise mistake(f"unknown service {shown(found)}{meant}")


def _either(known: dict[str, Choice]) -> str:
    names = [name.upper() if name in {"dti", "dti+", "edi"} else f'"{name}"' for name in known]
    return f"{', '.join(names[:-1])} or {names[-1]}"
