"""The page of the past, and the same as files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.history import Question, asked
from meteo_douane.web.dress import Dress
from meteo_douane.web.episode_lines import episode_line
from meteo_douane.web.history_files import as_csv, as_json
from meteo_douane.web.history_question import page_asked, question_of
from meteo_douane.web.history_words import MOST_LISTED, Kept, history_words
from meteo_douane.web.paging import piece_of, without_page
from meteo_douane.web.shelf import Past

#: Ten years have a thousand.
MOST_EPISODES = 5000
ANY_TIME_TO_COME = datetime(2200, 1, 1, tzinfo=UTC)
_YEAR = timedelta(days=371)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Which episodes there were, what they add up to, and when it was."""

    dress: Dress
    store: Past

    def router(self) -> APIRouter:
        """Return where the page and the files are found."""
        router = APIRouter(dependencies=[Depends(self.dress.gate.may_look)], include_in_schema=False)
        router.add_api_route("/history", self._shown, methods=["GET", "HEAD"])
        router.add_api_route("/history.csv", self._csv, methods=["GET", "HEAD"])
        router.add_api_route("/history.json", self._json, methods=["GET", "HEAD"])
        return router

    def _shown(self, request: Request) -> Response:
        now, voice = self.dress.gate.clock(), self.dress.voice
        question, found = self._asked(request, now)
        year = self.store.latest_between(now - _YEAR, now, limit=MOST_EPISODES)
        year = asked(year, question, voice.catalogue)
        words = history_words(Kept(found, year, self.store.first_good_reading()), question, now, voice)
        piece = piece_of(len(found), page_asked(request.query_params), MOST_LISTED, request.query_params, voice)
        lines = tuple(episode_line(one, now, voice) for one in found[piece.begins : piece.ends])
        query = urlencode(without_page(request.query_params))
        return self.dress.page(
            request, "history.html.j2", title=words.title, words=words, lines=lines, piece=piece, query=query
        )

    def _csv(self, request: Request) -> Response:
        now = self.dress.gate.clock()
        _, found = self._asked(request, now)
        # The mark at the beginning is what tells a spreadsheet that it is UTF-8.
        return _file("\N{ZERO WIDTH NO-BREAK SPACE}" + as_csv(found, now), "text/csv", "csv")

    def _json(self, request: Request) -> Response:
        now = self.dress.gate.clock()
        _, found = self._asked(request, now)
        return _file(as_json(found, now), "application/json", "json")

    def _asked(self, request: Request, now: datetime) -> tuple[Question, tuple[Episode, ...]]:
        voice = self.dress.voice
        question = question_of(request.query_params, voice.catalogue, voice.zone, now)
        # A time that reaches up to now has what is announced for later, too.
        until = question.until if question.until <= now else ANY_TIME_TO_COME
        of_the_period = self.store.latest_between(question.since, until, limit=MOST_EPISODES)
        return question, asked(of_the_period, question, voice.catalogue)


def _file(content: str, kind: str, ending: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="meteo-douane-history.{ending}"'}
    return Response(content, headers=headers, media_type=f"{kind}; charset=utf-8")
