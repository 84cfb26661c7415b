"""A site with its doors for programs: a real database, a story that we tell it, and a clock that we turn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
from fastapi import APIRouter
from starlette.types import ASGIApp

from builders import NOON, a_watch, seen, silence
from commits import a_commit, a_reading
from meteo_douane.adapters.store import SqlStore
from meteo_douane.desk import Desk
from meteo_douane.domain.delivery import owed
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.interventions import Deed, Done, Person, Wish
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Observation, Outcome, Source
from meteo_douane.domain.situation import is_page_fresh
from meteo_douane.domain.step import Rules, advance
from meteo_douane.domain.watch import Watch
from meteo_douane.formats.item import Item
from meteo_douane.ports import Edition
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.voice import Voice
from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs.api import Api
from meteo_douane.web.programs.viewpoint import Viewpoint
from sites import visiting

SITE = "https://meteo.transitaire.example"
TOKEN = "0123456789abcdef" * 2
HOSTILE = "<script>alert(1)</script>]]>&amp;\x00\x0b\u202e @everyone\r\nSTATUS:CANCELLED"
WATCHES = (a_watch("le-havre", "delta-ie", "delta-t"), a_watch("lyon", "ciel"))
TOLERATED = timedelta(minutes=5)


@dataclass
class Doors:
    """A program that reads what we say at `now`, and its doors."""

    store: SqlStore
    now: datetime = NOON
    watches: tuple[Watch, ...] = WATCHES
    language: Language = Language.FR
    token: str | None = None
    gate: Gate = field(init=False)

    def __post_init__(self) -> None:
        self.gate = Gate(self.token, frozenset(), self.clock)

    def clock(self) -> datetime:
        return self.now

    @property
    def viewpoint(self) -> Viewpoint:
        voice = Voice(self.language, ZoneInfo("Europe/Paris"), shipped_catalogue(), "https://www.douane.gouv.fr/meteo")
        return Viewpoint(
            self.store.annals,
            self.watches,
            ("astreinte",),
            (Source.PAGE,),
            voice,
            lambda known, at: is_page_fresh(known, at, tolerated=TOLERATED),
            self.clock,
            SITE,
        )

    @property
    def known(self) -> Known:
        return self.store.known()

    @property
    def episodes(self) -> tuple[Episode, ...]:
        return tuple(self.known.episodes.values())

    def reads(self, *notices: Notice, after: timedelta = timedelta(0)) -> tuple[Decision, ...]:
        """Read what the page lists now, the newest first."""
        self.now += after
        before = self.store.known()
        listed = tuple(digested(notice) for notice in notices)
        step = advance(before, (seen(*listed),), self._rules(), self.now)
        editions = [Edition(Source.PAGE, Item(one.title, one.text, id=one.key), one, self.now) for one in listed]
        self.store.commit(
            a_commit(
                before=before,
                after=step.known,
                readings=(a_reading(self.now),),
                editions=editions,
                decisions=step.decisions,
                deliveries=tuple(owed(message, self.now) for message in step.messages),
            )
        )
        return step.decisions

    def reads_nothing(self, *beside: Observation, after: timedelta = timedelta(0)) -> None:
        """Try to read the page, in vain."""
        self.now += after
        before = self.store.known()
        step = advance(before, (silence(), *beside), self._rules(), self.now)
        readings = (a_reading(self.now, Outcome.FAILED),)
        self.store.commit(a_commit(before=before, after=step.known, readings=readings, decisions=step.decisions))

    def closes(self, episode: str) -> None:
        """Have a person of ours close an episode for want of words."""
        wish = Wish(episode, Deed.CLOSED, Person("Marc", "tout fonctionne", "cli"))
        outcome = Desk(self._rules(), self.store, self.clock).carry_out(wish)
        assert isinstance(outcome, Done), outcome

    def _rules(self) -> Rules:
        return Rules(self.watches, (), shipped_catalogue())

    def app(self, *groups: APIRouter) -> ASGIApp:
        return build_app(Dress(self.viewpoint.voice, self.gate), *groups)

    @contextmanager
    def visited(self, *groups: APIRouter) -> Iterator[httpx.Client]:
        with visiting(self.app(*groups)) as client:
            yield client

    @contextmanager
    def asked(self) -> Iterator[httpx.Client]:
        """Give a client of the API."""
        with self.visited(Api(self.viewpoint, self.gate).router()) as client:
            yield client


def digested(notice: Notice) -> Notice:
    """Return a notice whose revision is a digest, as a real one is."""
    return replace(notice, revision=hashlib.sha256(notice.revision.encode()).hexdigest())
