"""What a new edition of a notice says that the one before it did not (contract §5, rule 5).

A word, a counter or a heading that changes makes a new edition; what that merely repeats was acted on when it was
first said, and counts for nothing against what others have said since.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.facts import facts_of
from meteo_douane.domain.identity import letters
from meteo_douane.domain.notice import Fallback, Kind, Notice, Read, Relation, Scope
from meteo_douane.domain.scopes import without
from meteo_douane.domain.sighting import Sighting


def is_of_an_older_notice(sighting: Sighting, latest: Notice) -> bool:
    """Return whether it is an edition of another notice than the latest, and is not dated after that."""
    before = sighting.before
    if before is None or _is_same_notice(before, latest):
        return False
    published, last = sighting.notice.published_at.value, latest.published_at.value
    return published is None or last is None or published <= last


def are_other_words(sighting: Sighting) -> bool:
    """Return whether more than figures has changed: a clock or a counter in the text is no news (rule 5)."""
    before, after = sighting.before, sighting.notice
    if before is None:
        return True
    return letters(f"{before.title} {before.text}") != letters(f"{after.title} {after.text}")


def without_what_was_said(sighting: Sighting) -> Notice:
    """Return a notice that states of its times, its fallback and its number only what the edition before did not."""
    return replace(_without_times_and_fallback_said(sighting), bulletin_number=Read(None))


def said_anew(sighting: Sighting) -> Notice:
    """Return what a notice states: of an edition of the same kind and date, what the one before did not."""
    before, notice = sighting.before, sighting.notice
    is_repeated = before is not None and _is_of_same_kind_and_date(before, notice)
    return _without_times_and_fallback_said(sighting) if is_repeated else notice


def _without_times_and_fallback_said(sighting: Sighting) -> Notice:
    notice, before = sighting.notice, sighting.before
    if before is None:
        return notice
    # The hours of an operation that moves are one: with its beginning it states its end anew.
    is_moved = notice.kind.value is Kind.MAINTENANCE and _beginning_of(before) != _beginning_of(notice)
    is_start, is_end = notice.starts_at.value == before.starts_at.value, notice.ends_at.value == before.ends_at.value
    return replace(
        notice,
        starts_at=Read(None) if is_start and not is_moved else notice.starts_at,
        ends_at=Read(None) if is_end and not is_moved else notice.ends_at,
        fallback=Read(Fallback()) if notice.fallback.value == before.fallback.value else notice.fallback,
        relation=Read(None) if notice.relation.value is before.relation.value and not is_moved else notice.relation,
    )


def _beginning_of(notice: Notice) -> tuple[datetime | None, Relation | None]:
    return notice.starts_at.value, notice.relation.value


def without_what_is_of_others(notice: Notice) -> Notice:
    """Return a notice that states neither hours nor a fallback: those that it has are not of the episode at hand."""
    return replace(notice, starts_at=Read(None), ends_at=Read(None), fallback=Read(Fallback()), relation=Read(None))


def said_to_work(sighting: Sighting, catalogue: Catalogue) -> Scope:
    """Return what a notice says works again, and did not say in an edition of the same kind and date."""
    scope = restored_by(sighting.notice, catalogue)
    before = sighting.before
    is_repeated = before is not None and _is_of_same_kind_and_date(before, sighting.notice)
    return scope if before is None or not is_repeated else without(scope, restored_by(before, catalogue), catalogue)


def said_to_be_in_trouble(sighting: Sighting, catalogue: Catalogue) -> Scope:
    """Return what a notice says is in trouble, and did not say in an edition of the same kind and date."""
    scope, before = in_trouble_by(sighting.notice, catalogue), sighting.before
    is_repeated = before is not None and _is_of_same_kind_and_date(before, sighting.notice)
    return scope if before is None or not is_repeated else without(scope, in_trouble_by(before, catalogue), catalogue)


def says_nothing_anew(sighting: Sighting, catalogue: Catalogue) -> bool:
    """Return whether it is an edition of the same kind and date that tells no trouble beside that of the one before."""
    before, notice = sighting.before, sighting.notice
    is_repeated = before is not None and _is_of_same_kind_and_date(before, notice)
    return is_repeated and not said_to_be_in_trouble(sighting, catalogue)


def calls_off_nothing_new(sighting: Sighting) -> bool:
    """Return whether it is a cancellation that states what its edition before stated."""
    before, notice = sighting.before, sighting.notice
    if before is None or before.kind.value is not Kind.CANCELLATION:
        return False
    return _is_of_same_kind_and_date(before, notice) and facts_of(before) == facts_of(notice)


def restored_by(notice: Notice, catalogue: Catalogue) -> Scope:
    """Return what a notice says works again, less what it says to be in trouble still (contract §5, rule 2).

    What it says of a family beside a member that works again is said of the others.
    """
    restores, affects = notice.restores.value, notice.affects.value
    members = tuple(part for part in restores.parts if _has_family_in(part.service, affects, catalogue))
    of_others = without(affects, Scope(members), catalogue)
    return without(restores, of_others, catalogue)


def in_trouble_by(notice: Notice, catalogue: Catalogue) -> Scope:
    """Return what a notice says is in trouble, less the members of a family that it says work again.

    All of a family of which it says that every member works again: in doubt it is in trouble.
    """
    affects = notice.affects.value
    return without(affects, restored_by(notice, catalogue), catalogue) or affects


def _has_family_in(service: str, scope: Scope, catalogue: Catalogue) -> bool:
    return any(family != service and catalogue.within(service, family) for family in scope.services)


def _is_of_same_kind_and_date(before: Notice, notice: Notice) -> bool:
    is_same_kind = before.kind.value is notice.kind.value
    return is_same_kind and before.published_at.value == notice.published_at.value


def _is_same_notice(one: Notice, other: Notice) -> bool:
    return one == other or (one.title, one.published_at.value) == (other.title, other.published_at.value)
