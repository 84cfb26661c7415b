"""Values of the domain, built by naming only what a test is about. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from meteo_douane.domain.catalogue import Catalogue, Service
from meteo_douane.domain.notice import Fallback, Kind, Mode, Notice, Permission, Read, Scope, ServiceScope
from meteo_douane.domain.observation import Cause, Failure, Seen, Source
from meteo_douane.domain.watch import Bulletins, Watch

DTI, DTI_PLUS, EDI = Mode.DTI, Mode.DTI_PLUS, Mode.EDI
NOON = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)

FAMILIES = {
    "delta": ("delta-g", "delta-x", "delta-h7", "delta-ie", "delta-t", "delta-p"),
    "delta-g": ("delta-g-import", "delta-g-export"),
    "delta-x": ("delta-x-import", "delta-x-export"),
    "delta-ie": ("delta-ie-import", "delta-ie-export"),
}
ALONE = ("portal", "ics2", "ecs", "si-brexit", "edi", "trigo", "ciel", "gamma", "olga")


def a_catalogue() -> Catalogue:
    parents = {child: parent for parent, children in FAMILIES.items() for child in children}
    codes = (*ALONE[:1], "delta", *parents, *ALONE[1:])
    return Catalogue({code: Service(code, code.upper(), code.upper(), (), parents.get(code)) for code in codes})


CATALOGUE = a_catalogue()


def a_scope(*services: str, modes: list[Mode] | None = None) -> Scope:
    stated = None if modes is None else frozenset(modes)
    return Scope(tuple(ServiceScope(service, stated) for service in services))


def scopes(*several: Scope) -> Scope:
    return Scope(tuple(part for scope in several for part in scope.parts))


def a_notice(key: str = "a", kind: Kind = Kind.ALERT, **facts: Any) -> Notice:
    """An alert on DELTA IE unless it says otherwise; facts are bare values, or `Read` where a doubt matters.

    Other facts are other words, though the text be the same.
    """
    title = facts.pop("title", f"{kind.value} {key}")
    text = facts.pop("text", f"Texte du message {key}.")
    if kind not in {Kind.END, Kind.UNCLASSIFIED, Kind.INFORMATION}:
        facts.setdefault("affects", a_scope("delta-ie"))
    plain = {name: facts.pop(name) for name in ("url", "instructions", "fallback_for") if name in facts}
    read: dict[str, Any] = {name: fact if isinstance(fact, Read) else Read(fact) for name, fact in facts.items()}
    revision = f"{title} {text} {sorted(facts.items())}"
    return replace(Notice(key, title, text, Read(kind), revision=revision), **read, **plain)


def an_end(key: str = "e", *services: str, modes: list[Mode] | None = None, **facts: Any) -> Notice:
    return a_notice(key, Kind.END, restores=a_scope(*services, modes=modes), **facts)


def a_bulletin(key: str = "b", number: int | None = 1, **facts: Any) -> Notice:
    return a_notice(key, Kind.BULLETIN, bulletin_number=number, **facts)


def a_maintenance(key: str = "m", **facts: Any) -> Notice:
    return a_notice(key, Kind.MAINTENANCE, **{"starts_at": NOON + timedelta(hours=10), **facts})


def a_fallback(permission: Permission = Permission.ALLOWED, **moments: Any) -> Fallback:
    return Fallback(permission, **moments)


def a_watch(name: str = "le-havre", *services: str, modes: list[Mode] | None = None, **facts: Any) -> Watch:
    """A watch of DELTA IE in every mode unless it says otherwise."""
    channels = facts.pop("channels", ("astreinte",))
    bulletins = facts.pop("bulletins", Bulletins.CHANGES)
    provider = facts.pop("provider", "")
    watch = Watch(name, services or ("delta-ie",), channels, bulletins=bulletins, provider=provider)
    return watch if modes is None else replace(watch, modes=frozenset(modes), names_modes=True)


def seen(*notices: Notice, source: Source = Source.PAGE, is_complete: bool = True) -> Seen:
    """What a source lists, the newest first."""
    return Seen(source, notices, is_complete)


def silence(source: Source = Source.PAGE) -> Failure:
    return Failure(source, Cause.THEIR_HOST, "timeout")


def nonsense(source: Source = Source.PAGE) -> Failure:
    return Failure(source, Cause.CONTENT, "no known word", 200)
