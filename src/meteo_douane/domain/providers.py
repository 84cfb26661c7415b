"""The platform of an EDI provider, as its own status page shows it: beside the météo, and never a part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """What one look at a status page told; `is_in_trouble` is None if it could not be read."""

    is_in_trouble: bool | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderState:
    """What is known of a provider's platform. Moments are aware and in UTC.

    `is_in_trouble` is None while unknown, which is never "no trouble"; `since` is when it became what it is. `words`
    are the provider's own; `told` are the watches that know of the trouble and not yet of its end.
    """

    name: str
    is_in_trouble: bool | None = None
    words: tuple[str, ...] = ()
    since: datetime | None = None
    last_good_at: datetime | None = None
    failures: int = 0
    told: tuple[str, ...] = ()

    def is_in_trouble_at(self, now: datetime, *, no_older_than: timedelta) -> bool:
        """Return whether a trouble is reported, and was read recently enough to be repeated."""
        if not self.is_in_trouble or self.last_good_at is None:
            return False
        return now - self.last_good_at <= no_older_than


def observed(before: ProviderState, answer: ProviderAnswer, now: datetime, *, tolerated: int) -> ProviderState:
    """Return what is known after one look; it is unknown again once `tolerated` looks in a row have failed."""
    if answer.is_in_trouble is None:
        return _after_failure(before, now, tolerated)
    return replace(
        before,
        is_in_trouble=answer.is_in_trouble,
        words=answer.words,
        since=before.since if answer.is_in_trouble is before.is_in_trouble else now,
        last_good_at=now,
        failures=0,
    )


def _after_failure(before: ProviderState, now: datetime, tolerated: int) -> ProviderState:
    failed = replace(before, failures=min(before.failures + 1, tolerated))
    if failed.failures < tolerated or before.is_in_trouble is None:
        return failed
    return replace(failed, is_in_trouble=None, words=(), since=now)
