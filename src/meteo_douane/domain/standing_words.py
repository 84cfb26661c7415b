"""In which words of the source a trouble goes on: the latest that do not say that it, or a part of it, is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.facts import believable
from meteo_douane.domain.notice import CLOSING_KINDS, Notice, Read

_NEVER = datetime.min.replace(tzinfo=UTC)


def standing_words(known: Known, episode: Episode) -> Notice:
    """Return the latest words about what is left of an episode, with the planned end that holds.

    An end of a part is not about what is left; one of something else may tell it ("DELTA T est rétabli, DELTA IE est
    indisponible"). The alert from which it all began may have been overtaken since.
    """
    own = (known.publications[one].notice for one in episode.publications if one in known.publications)
    written = tuple(one for one in own if tells_a_trouble(one) and not _ends_a_part(one, episode))
    is_standing = tells_a_trouble(episode.latest) and not _ends_a_part(episode.latest, episode)
    latest = episode.latest if is_standing else _latest(written, episode)
    return replace(latest, ends_at=_planned_end(latest, written, episode))


def _ends_a_part(notice: Notice, episode: Episode) -> bool:
    is_closing = notice.kind.value in CLOSING_KINDS
    return is_closing and not set(notice.restores.value.services).isdisjoint(episode.affected.services)


def tells_a_trouble(notice: Notice) -> bool:
    """Return whether words keep a trouble in sight: all but those that only say that something is over."""
    return notice.kind.value not in CLOSING_KINDS or bool(notice.affects.value)


def _latest(written: tuple[Notice, ...], episode: Episode) -> Notice:
    """Return what was published last, or else what came last."""
    return max(reversed(written), key=lambda one: one.published_at.value or _NEVER, default=episode.opening)


def _planned_end(latest: Notice, written: tuple[Notice, ...], episode: Episode) -> Read[datetime | None]:
    """Return the planned end of the episode, in the words in which it was announced if they are still known."""
    if believable(latest.ends_at) == episode.ends_at:
        return latest.ends_at
    announced = (one.ends_at for one in reversed(written) if believable(one.ends_at) == episode.ends_at)
    return next(announced, Read(episode.ends_at))
