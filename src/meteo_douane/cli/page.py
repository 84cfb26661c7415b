"""The site put together: loaded only where there is one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import mkstemp
from urllib.parse import urlsplit

from fastapi import APIRouter

from meteo_douane.adapters.dossier import written
from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.assembly import addresses_of, drill_desk_of, tolerated, voice_of
from meteo_douane.cli.beginning import now
from meteo_douane.cli.digests import previewed
from meteo_douane.cli.doors import doors_of, health_of, tally_of, viewpoint_of
from meteo_douane.cli.evidence import program_of
from meteo_douane.cli.explain import explained_of
from meteo_douane.cli.record_book import RecordBook
from meteo_douane.cli.situations import telling_for
from meteo_douane.cli.triage_options import services_used
from meteo_douane.config import Config, understood
from meteo_douane.config.values import WebConfig
from meteo_douane.domain.delivery import Words
from meteo_douane.domain.interventions import Done, Outcome, Wish
from meteo_douane.drills.desk import DrillDesk
from meteo_douane.evidence.gatherer import Gatherer
from meteo_douane.formats.item import Format
from meteo_douane.telling.failures import defect_words
from meteo_douane.telling.voice import Phrase
from meteo_douane.web.ack import AckPage
from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress, Place
from meteo_douane.web.episode import EpisodePage, EvidenceOf
from meteo_douane.web.fallback import FallbackPages
from meteo_douane.web.gate import Gate, Memory
from meteo_douane.web.history import HistoryPage
from meteo_douane.web.login import LoginPage
from meteo_douane.web.now import NowPage
from meteo_douane.web.programs.metrics import Tally
from meteo_douane.web.records import Counter
from meteo_douane.web.server import WebServer
from meteo_douane.web.shelf import Setting
from meteo_douane.web.sources import SourcesPages
from meteo_douane.web.triage import TriagePages
from meteo_douane.web.why import WhyPage
from meteo_douane.web.why_words import Explained

#: What this machine may be called by whoever sits at it.
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
#: The pages of the navigation, in its order; each is a route of one of the groups of `site_of`.
PLACES = (
    Place("", Phrase("Maintenant", "Now")),
    Place("history", Phrase("Historique", "History")),
    Place("triage", Phrase("Triage", "Triage")),
    Place("fallback", Phrase("Secours", "Fallbacks")),
    Place("why", Phrase("Pourquoi ?", "Why?")),
    Place("sources", Phrase("Lecture", "Reading")),
)


@dataclass(frozen=True, slots=True)
class Process:
    """What the site has of the process around it, whatever the configuration is by now.

    `when_done` is called after somebody did something by the site; `turned_at` tells when the loop last came round.
    Open forms, sessions, who tried how often and what is counted go on under another configuration.
    """

    when_done: Callable[[], None]
    turned_at: Callable[[], datetime]
    memory: Memory
    tally: Tally


def begun(store: SqlStore, *, when_done: Callable[[], None], turned_at: Callable[[], datetime]) -> Process:
    """Return what a site has of a process that begins now."""
    return Process(when_done, turned_at, Memory(), tally_of(store))


def web_server(config: Config, web: WebConfig, store: SqlStore, process: Process) -> WebServer:
    """Return what serves the site."""
    desk = drill_desk_of(config, store=store, drills=store.drills, clock=now)
    carried_out = _carried_out_at(desk, process.when_done)
    secret = None if web.secret is None else web.secret.reveal()
    dress = Dress(voice_of(config), gate_of(web, process.memory), PLACES if web.shows_site else ())
    viewpoint = viewpoint_of(config, web, store)
    groups = [
        health_of(config, viewpoint, process.turned_at),
        AckPage(secret, dress, desk.episode, carried_out, now).router(),
    ]
    if web.token is not None:
        groups.append(LoginPage(dress).router())
    if web.shows_site:
        groups.extend(site_of(config, dress, store, carried_out))
        groups.extend(doors_of(viewpoint, dress.gate, process.turned_at, process.tally))
    return WebServer(build_app(dress, *groups), web.address.host, web.address.port)


def _carried_out_at(desk: DrillDesk, when_done: Callable[[], None]) -> Callable[[Wish], Outcome]:
    def carried_out(wish: Wish) -> Outcome:
        outcome = desk.carry_out(wish)
        if isinstance(outcome, Done):
            when_done()
        return outcome

    return carried_out


def gate_of(web: WebConfig, memory: Memory) -> Gate:
    """Return who may look and who may write; without a guard, only under a name that this machine has by itself."""
    public = urlsplit(web.public_url)
    names = LOCAL_NAMES | {web.address.host, public.hostname or web.address.host}
    return Gate(
        token=None if web.token is None else web.token.reveal(),
        names=frozenset() if web.token is not None or web.is_behind_proxy else frozenset(names),
        clock=now,
        is_behind_proxy=web.is_behind_proxy,
        memory=memory,
        names_over_tls=frozenset({public.hostname} if public.scheme == "https" and public.hostname else ()),
        folders={public.hostname: f"{public.path.rstrip('/')}/"} if public.hostname else {},
    )


def site_of(config: Config, dress: Dress, store: SqlStore, carry_out: Callable[[Wish], Outcome]) -> list[APIRouter]:
    """Return the groups of routes that stand behind the gate. A new group is one line here."""
    setting = Setting(config.watches, tuple(source for source, _ in addresses_of(config)), tolerated(config))
    counter = counter_of(config, store)
    return [
        NowPage(dress, setting, store, store.ledger.recourses).router(),
        EpisodePage(dress, setting, store.past, carry_out, _evidence_of(config, dress, store)).router(),
        HistoryPage(dress, store.past).router(),
        TriagePages(dress, counter).router(),
        FallbackPages(dress, counter).router(),
        SourcesPages(dress, setting, store.past, previews_of(config, store), understood(config)).router(),
        WhyPage(dress, setting, store.past, explain_of(config, dress)).router(),
    ]


def previews_of(config: Config, store: SqlStore) -> dict[str, Callable[[], Words]]:
    """Return what makes each digest, by its name, as it would read now."""
    return {plan.name: partial(previewed, config, plan, store) for plan in config.digests}


def explain_of(config: Config, dress: Dress) -> Callable[[str], Explained]:
    """Return what says what is understood of a text."""

    def explain(text: str) -> Explained:
        found = explained_of(text.encode(), Format.TEXT, now(), config, dress.voice)
        defect = found.document.defect
        return Explained(found.notices, defect_words(defect.value, dress.voice.language) if defect else "")

    return explain


def counter_of(config: Config, store: SqlStore) -> Counter:
    """Return where somebody goes through Fiche 1 and writes into records."""
    book = RecordBook(config, store)
    return Counter(
        ledger=store.ledger,
        offices=tuple(office.name for office in config.offices),
        used=services_used(config),
        telling_for=lambda triage, at: telling_for(config, store, triage, at),
        dossier_of=book.dossier,
        endings_of=book.endings,
    )


def _evidence_of(config: Config, dress: Dress, store: SqlStore) -> EvidenceOf:
    """Return what writes the evidence of an episode into a file that whoever asks has to remove."""

    def evidence(episode_id: str) -> Path | None:
        with store.past.traces() as traces:
            episode = traces.episode(episode_id)
            if episode is None:
                return None
            with _temporary() as path, written(path) as dossier:
                gatherer = Gatherer(traces, dress.voice, program_of(config.catalogue), lambda links, _: links)
                gatherer.gather(gatherer.episode(episode), dossier, now())
        return path

    return evidence


@contextmanager
def _temporary() -> Iterator[Path]:
    """Give a file that is left behind only if all goes well."""
    descriptor, name = mkstemp(prefix="meteo-douane-", suffix=".zip")
    os.close(descriptor)
    path = Path(name)
    try:
        yield path
    except BaseException:
        path.unlink(missing_ok=True)
        raise
