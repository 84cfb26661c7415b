"""The pages of the site over a database in which the program has lived, at a moment that we choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from starlette.types import ASGIApp

from configurations import a_file
from dossiers import DAY, EIGHT, REQUEST, RULES, WATCHES, gathered, live
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli.page import PLACES, counter_of, explain_of, previews_of
from meteo_douane.config import Config, load, understood
from meteo_douane.desk import Desk
from meteo_douane.domain.delivery import Words
from meteo_douane.domain.interventions import Outcome, Wish
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Source
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Answer
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.voice import Voice
from meteo_douane.web.ack import AckPage
from meteo_douane.web.allowance import Allowance
from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress
from meteo_douane.web.episode import EpisodePage
from meteo_douane.web.fallback import FallbackPages
from meteo_douane.web.gate import COOKIE, Gate, Memory
from meteo_douane.web.history import HistoryPage
from meteo_douane.web.login import LoginPage
from meteo_douane.web.now import NowPage
from meteo_douane.web.records import Counter
from meteo_douane.web.shelf import Setting
from meteo_douane.web.sources import SourcesPages
from meteo_douane.web.triage import TriagePages
from meteo_douane.web.why import WhyPage
from sites import visiting

#: Who declares and where, for what is written about a fallback of our own. Invented.
CONFIG = """
[operator]
name = "Transit Exemple SAS"
eori = "FR12345678900012"
[[offices]]
name = "Le Havre port"
mail = "bureau@example.org"
[[watches]]
name = "transit-edi"
services = ["delta-t", "delta-x-import"]
channels = ["astreinte"]
[channels.astreinte]
url = "json://user:canary@127.0.0.1:9/hook"
[[providers]]
name = "exemple-edi"
url = "http://127.0.0.1:9/provider"
kind = "statuspage"
phone = "01 99 00 00 00"
[[digests]]
name = "matin"
times = ["07:00"]
channels = ["astreinte"]
"""
SETTING = Setting(WATCHES, (Source.PAGE,), timedelta(minutes=15))


@dataclass
class Visit:
    """Somebody who looks at the site."""

    store: SqlStore
    folder: Path
    language: Language
    now: datetime
    setting: Setting = SETTING
    while_gathering: Callable[[], object] = lambda: None
    gate: Gate = field(init=False)
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.gate = Gate(None, frozenset(), lambda: self.now, memory=Memory(writes=Allowance(at_most=1000)))

    def app(self) -> ASGIApp:
        voice = Voice(self.language, ZoneInfo("Europe/Paris"), shipped_catalogue(), REQUEST.url)
        dress = Dress(voice, self.gate, PLACES)
        secret = "0123456789abcdef" * 2
        return build_app(
            dress,
            AckPage(secret, dress, self.store.past.episode, self.carry_out, lambda: self.now).router(),
            LoginPage(dress).router(),
            NowPage(dress, self.setting, self.store, self.store.ledger.recourses).router(),
            EpisodePage(dress, self.setting, self.store.past, self.carry_out, self.evidence).router(),
            HistoryPage(dress, self.store.past).router(),
            TriagePages(dress, self.counter).router(),
            FallbackPages(dress, self.counter).router(),
            SourcesPages(dress, self.setting, self.store.past, self.previews, understood(self.config)).router(),
            WhyPage(dress, self.setting, self.store.past, explain_of(self.config, dress)).router(),
        )

    @property
    def config(self) -> Config:
        folder = self.folder / "configured"
        folder.mkdir(exist_ok=True)
        written = a_file(folder, f'language = "{self.language}"\n{CONFIG}')
        return load(written, {}, shipped_catalogue(), self.now)

    @property
    def counter(self) -> Counter:
        return counter_of(self.config, self.store)

    @property
    def previews(self) -> dict[str, Callable[[], Words]]:
        return previews_of(self.config, self.store)

    def carry_out(self, wish: Wish) -> Outcome:
        return Desk(RULES, self.store, lambda: self.now).carry_out(wish)

    def evidence(self, episode: str) -> Path | None:
        if self.store.past.episode(episode) is None:
            return None
        path = self.folder / "evidence.zip"
        self.while_gathering()
        gathered(self.store, path, episode_id=episode)
        return path

    def looks(self, path: str = "/") -> str:
        """Return the words of a page that is there."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        assert len(answer.content) < 60_000
        return plain(answer)

    def sends(self, path: str, **fields: str) -> httpx.Response:
        """Send a form of ours."""
        if COOKIE not in self.client.cookies:
            self.client.get("/")
        form = {"form": self.gate.form_token(self.client.cookies[COOKIE]), **fields}
        return self.client.post(path, data=form)


def plain(answer: httpx.Response) -> str:
    return " ".join(unescape(answer.text).split())


@contextmanager
def a_visit(
    folder: Path,
    answers: Iterable[Answer] = DAY,
    language: Language = Language.FR,
    watches: tuple[Watch, ...] = WATCHES,
) -> Iterator[Visit]:
    """Let the program read these, ten minutes apart, and look at its site right after."""
    script = list(answers)
    with open_store(f"sqlite:///{folder}/meteo.db") as store:
        live(store, script, watches=watches)
        now = EIGHT + timedelta(minutes=10 * max(len(script) - 1, 0), seconds=40)
        visit = Visit(store, folder, language, now, replace(SETTING, watches=watches))
        with visiting(visit.app()) as visit.client:
            yield visit
