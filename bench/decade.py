"""Ten years in a database: 1,000 episodes, each of 20 editions with words of their own, and 2.6 million readings."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bench.world import a_page, an_alert
from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.beginning import now
from meteo_douane.cli.sources import monitor_of
from meteo_douane.config import Config
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.observation import Source
from meteo_douane.ports import Body, Commit, Edition

EPISODES, EDITIONS_EACH, READINGS = 1_000, 20, 2_600_000
YEARS = timedelta(days=3650)
#: An episode of the past; the higher the number, the older.
ONE_OF_THE_PAST = "e5"


def ten_years(config: Config, store: SqlStore, folder: Path) -> str:
    """Fill the database; return the episode that is in force."""
    monitor = monitor_of(config, fetch=lambda request: Body(request, page[0]), store=store, clock=now)
    page = [a_page()]
    monitor.read(frozenset({Source.PAGE}))
    page[0] = a_page(an_alert("DELTA T"))
    monitor.read(frozenset({Source.PAGE}))
    before = store.known()
    [present] = before.episodes.values()
    [edition] = store.past.editions()
    past = [_past(present, edition, number) for number in range(EPISODES)]
    known = replace(before, episodes={**before.episodes, **{episode.id: episode for episode, _ in past}})
    editions = tuple(one for _, editions in past for one in editions)
    decisions = tuple(_decision(episode, one) for episode, editions in past for one in editions)
    store.commit(_commit(before, known, editions, decisions))
    store.commit(_commit(known, before, (), ()))
    _add_readings(folder, now())
    return present.id


def _past(present: Episode, edition: Edition, number: int) -> tuple[Episode, tuple[Edition, ...]]:
    """Return an episode that is over, with all that was published about it."""
    opened = present.opened_at - YEARS / EPISODES * (number + 1)
    editions = tuple(_edition(edition, number, bulletin, opened) for bulletin in range(EDITIONS_EACH))
    closing = Closing(EpisodeState.ENDED, opened + timedelta(hours=3), "p")
    episode = replace(
        present,
        id=f"e{number}",
        opening=editions[0].notice,
        latest=editions[-1].notice,
        opened_at=opened,
        observed_at=opened,
        publications=tuple(f"{number}/{bulletin}" for bulletin in range(EDITIONS_EACH)),
        closing=closing,
        told={},
    )
    return episode, editions


def _edition(edition: Edition, number: int, bulletin: int, opened: datetime) -> Edition:
    """Return an edition that differs from all others in its words and its revision."""
    notice = edition.notice
    text = f"{notice.text}\nPoint {bulletin} : les équipes poursuivent l'analyse du flux {number}-{bulletin}."
    revision = f"{number:04}{bulletin:04}{notice.revision[8:]}"
    return replace(
        edition,
        item=replace(edition.item, text=text),
        notice=replace(notice, text=text, revision=revision),
        seen_at=opened + timedelta(minutes=8 * bulletin),
    )


def _decision(episode: Episode, edition: Edition) -> Decision:
    key = f"{episode.id}/{edition.notice.revision}"
    event = Event(key, EventKind.CONTINUED, edition.seen_at, episode.id, edition.notice, episode.affected)
    return Decision(event, event.kind, "transit", told=False, verdict=None, reason=ReasonCode.NOTHING_NEW)


def _commit(before: Known, after: Known, editions: tuple[Edition, ...], decisions: tuple[Decision, ...]) -> Commit:
    return Commit((), (), editions, before, after, decisions, ())


def _add_readings(folder: Path, until: datetime) -> None:
    """Write the log of readings straight into the file: two million values would only be made to be thrown away."""
    [database] = folder.glob("*.db")
    columns = "source, started_at, ended_at, outcome, status, detail, sha256, size"
    with sqlite3.connect(database) as connection:
        rows = (_reading(number, until) for number in range(READINGS, 0, -1))
        connection.executemany(f"INSERT INTO readings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)  # noqa: S608
    connection.close()


def _reading(number: int, until: datetime) -> tuple[object, ...]:
    at = f"{until - YEARS / READINGS * number:%Y-%m-%d %H:%M:%S.%f}"
    outcome = "failed" if number % 5_000 == 0 else "unchanged"
    return ("page" if number % 2 else "feed", at, at, outcome, 304, "", "", 0)
