"""Arithmetic of scopes over the tree of services (contract §2): what overlaps, what is left, what is in common."""

from __future__ import annotations

from collections.abc import Iterable

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import ALL_MODES, Mode, Scope, ServiceScope

Cell = tuple[str, Mode]
"""One mode of a service that has no children: the smallest thing that can be down or restored."""


def leaves(code: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the services without children that a code stands for; an unknown code stands for itself."""
    children = catalogue.children(code)
    return tuple(leaf for child in children for leaf in leaves(child, catalogue)) if children else (code,)


def cells(scope: Scope, catalogue: Catalogue) -> frozenset[Cell]:
    """Return all that a scope may mean: every mode where none is stated."""
    return frozenset(
        (leaf, mode)
        for part in scope.parts
        for leaf in leaves(part.service, catalogue)
        for mode in part.modes or ALL_MODES
    )


def is_overlapping(scope: Scope, other: Scope, catalogue: Catalogue) -> bool:
    """Return whether both may mean the same service in the same mode, by the tree alone."""
    return not cells(scope, catalogue).isdisjoint(cells(other, catalogue))


def is_same_service(scope: Scope, other: Scope, catalogue: Catalogue) -> bool:
    """Return whether both name a service in common, in whatever modes."""
    return is_overlapping(in_any_mode(scope), in_any_mode(other), catalogue)


def is_within(scope: Scope, other: Scope, catalogue: Catalogue) -> bool:
    """Return whether all that a scope may mean is named by the other."""
    return cells(scope, catalogue) <= cells(other, catalogue)


def in_any_mode(scope: Scope) -> Scope:
    """Return the services of a scope without their modes."""
    return Scope(tuple(ServiceScope(part.service) for part in scope.parts))


def without(scope: Scope, other: Scope, catalogue: Catalogue) -> Scope:
    """Return what is left when another scope is taken away (contract §5, rule 2: what it names and nothing else).

    What is untouched stays as it was written; modes unknown become those that are left; a family of which one child
    goes becomes its other children.
    """
    gone = cells(other, catalogue)
    return Scope(tuple(left for part in scope.parts for left in _left_of(part, gone, catalogue)))


def common(scope: Scope, other: Scope, catalogue: Catalogue) -> Scope:
    """Return the part of a scope that the other names too, in the words of the former where it can."""
    return without(scope, without(scope, other, catalogue), catalogue)


def beside(scope: Scope, known: Scope, catalogue: Catalogue) -> Scope:
    """Return what a scope has beside what is known; where it states no mode, services are compared."""
    left = (without(Scope((part,)), known if part.modes else in_any_mode(known), catalogue) for part in scope.parts)
    return Scope(tuple(part for each in left for part in each.parts))


def joined(scope: Scope, other: Scope, catalogue: Catalogue) -> Scope:
    """Return both together: a service stands once, and what a family covers is not named again."""
    result = scope
    for part in other.parts:
        result = _with_part(result, part, catalogue)
    return result


def as_named(scope: Scope, named: Scope) -> Scope:
    """Return a scope in which no mode is stated where the other names the same without: all modes are meant by both."""
    return Scope(tuple(_as_named(part, ServiceScope(part.service), named) for part in scope.parts))


def union(scopes: Iterable[Scope], catalogue: Catalogue) -> Scope:
    """Return all of them together."""
    result = Scope()
    for scope in scopes:
        result = joined(result, scope, catalogue)
    return result


def _as_named(part: ServiceScope, unstated: ServiceScope, named: Scope) -> ServiceScope:
    return unstated if part.modes == ALL_MODES and unstated in named.parts else part


def _with_part(scope: Scope, part: ServiceScope, catalogue: Catalogue) -> Scope:
    single = Scope((part,))
    if is_within(single, scope, catalogue):
        return scope
    kept = tuple(other for other in scope.parts if not is_within(Scope((other,)), single, catalogue))
    return Scope(_merged(kept, part))


def _merged(parts: tuple[ServiceScope, ...], part: ServiceScope) -> tuple[ServiceScope, ...]:
    if part.service not in {other.service for other in parts}:
        return (*parts, part)
    return tuple(
        ServiceScope(part.service, (other.modes or ALL_MODES) | (part.modes or ALL_MODES))
        if other.service == part.service
        else other
        for other in parts
    )


def _left_of(part: ServiceScope, gone: frozenset[Cell], catalogue: Catalogue) -> tuple[ServiceScope, ...]:
    modes = part.modes or ALL_MODES
    left = {
        leaf: frozenset(mode for mode in modes if (leaf, mode) not in gone) for leaf in leaves(part.service, catalogue)
    }
    if all(of_leaf == modes for of_leaf in left.values()):
        return (part,)
    return _gathered(part.service, left, part, catalogue)


def _gathered(
    code: str, left: dict[str, frozenset[Mode]], part: ServiceScope, catalogue: Catalogue
) -> tuple[ServiceScope, ...]:
    """Name the highest services of which all leaves have the same modes left."""
    kinds = {left[leaf] for leaf in leaves(code, catalogue)}
    if len(kinds) == 1:
        modes = kinds.pop()
        stated = None if part.modes is None and modes == ALL_MODES else modes
        return (ServiceScope(code, stated),) if modes else ()
    return tuple(found for child in catalogue.children(code) for found in _gathered(child, left, part, catalogue))
