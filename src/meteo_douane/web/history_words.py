"""What the page of the past says: which episodes, what they add up to, and when it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.history import (
    ALERTS,
    Question,
    Total,
    Warnings,
    has_fallback,
    length_of,
    span_of,
    totals,
    warnings_given,
    within,
)
from meteo_douane.domain.notice import Mode
from meteo_douane.telling import moments
from meteo_douane.telling.scopes import service_name
from meteo_douane.telling.terms import KINDS as KIND_WORDS
from meteo_douane.telling.voice import Counted, Phrase, Voice
from meteo_douane.web.drawing_words import CalendarWords, LineWords, calendar_words, line_words, period_of
from meteo_douane.web.episode_lines import length_words
from meteo_douane.web.history_question import DAYS, KINDS

#: So many episodes are listed; the drawings and the sums have them all.
MOST_LISTED = 60
MOST_TOTALS = 20

_TITLE = Phrase("Historique", "History")
_FOUND = Counted(Phrase("{count} épisode", "{count} episode"), Phrase("{count} épisodes", "{count} episodes"))
_PERIOD = Phrase("du {since} au {until}", "from {since} to {until}")
_ANY = Phrase("sans filtre", "any")
_LABELS = {
    "service": Phrase("Service", "Service"),
    "mode": Phrase("Mode", "Mode"),
    "kind": Phrase("Nature", "Kind"),
    **DAYS,
    "text": Phrase("Mots du texte", "Words of the text"),
    "show": Phrase("Afficher", "Show"),
    "filters": Phrase("Filtres", "Filters"),
    "totals": Phrase("Temps en alerte, par service et mode", "Time in alert, by service and mode"),
    "totals_note": Phrase(
        "Alertes et dysfonctionnements, dans la période ; ce qui se recouvre ne compte qu'une fois. Chaque service "
        "compte, dans chaque mode, du moment où il est touché à celui où il est rétabli ; "
        "ce que l'exploitant a clos, sans fin publiée, compte jusqu'à sa clôture.",
        "Alerts and malfunctions within the period; what overlaps counts once. Each service counts, in each mode, from "
        "when it is touched to when it is restored; "
        "what the operator closed, with no end published, counts until then.",
    ),
    "time": Phrase("Temps", "Time"),
    "episodes": Phrase("Épisodes", "Episodes"),
    "with_fallback": Phrase("Avec secours", "With fallback"),
    "calendar": Phrase("Calendrier des douze derniers mois", "Calendar of the last twelve months"),
    "line": Phrase("Ligne de temps", "Time line"),
    "as_text": Phrase("Les mêmes données en texte", "The same as text"),
    "legend": Phrase("En alerte, par jour :", "In alert, a day:"),
    "list": Phrase("Liste", "List"),
    "what": Phrase("Quoi", "What"),
    "begin": Phrase("Début", "Beginning"),
    "length": Phrase("Durée", "Duration"),
    "state": Phrase("Situation", "Where it stands"),
    "fallback": Phrase("Secours", "Fallback"),
    "none": Phrase("Aucun épisode ne correspond.", "No episode matches."),
    "csv": Phrase("Télécharger en CSV", "Download as CSV"),
    "json": Phrase("Télécharger en JSON", "Download as JSON"),
}
_WARNED = Phrase(
    "Opérations annoncées à l'avance : {count} ; préavis médian {median}, le plus court {shortest}.",
    "Operations announced ahead: {count}; median notice {median}, shortest {shortest}.",
)
_IN_ALL = Phrase(
    "En alerte pendant {length} en tout, secours possible dans {share} des épisodes ({some} sur {all}).",
    "In alert for {length} in all, fallback possible in {share} of the episodes ({some} of {all}).",
)
_NOTHING_IN_ALERT = Phrase("Aucune alerte connue dans cette période.", "No alert known in this period.")
_NEVER_READ = Phrase(
    "La météo n'a encore jamais été lue : de cette période, rien n'est connu.",
    "The météo was never read yet: of this period nothing is known.",
)
_KNOWN_SINCE = Phrase(
    "La météo n'est lue que depuis le {day} : avant, seul est connu ce qu'elle montrait encore ce jour-là.",
    "The météo has only been read since {day}: of the time before, only what it still showed on that day is known.",
)
_NOT_STATED = Phrase("non précisé", "not stated")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TotalWords:
    """One row of the sums."""

    service: str
    mode: str
    length: str
    episodes: int
    with_fallback: str


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """All that the page says; `labels` by name."""

    title: str
    heading: str
    summary: tuple[str, ...]
    services: tuple[Option, ...]
    modes: tuple[Option, ...]
    kinds: tuple[Option, ...]
    since: str
    until: str
    text: str
    totals: tuple[TotalWords, ...]
    calendar: CalendarWords
    line: LineWords
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the past: `episodes` as asked for, `of_the_year` for the calendar, by the same filters.

    `known_since` is our first good reading: that nothing is known of a time before it is no calm.
    """

    episodes: tuple[Episode, ...]
    of_the_year: tuple[Episode, ...]
    known_since: datetime | None


def history_words(kept: Kept, question: Question, now: datetime, voice: Voice) -> HistoryWords:
    """Return the page of what is kept."""
    episodes = kept.episodes
    found = totals(episodes, question, voice.catalogue, now)
    return HistoryWords(
        title=_TITLE.to(voice.language),
        heading=_heading(episodes, question, voice),
        summary=(*_summary(episodes, question, now, voice), *_unwatched(kept.known_since, question, voice)),
        services=_services(question, voice),
        modes=_options(((mode.value, mode.value.upper()) for mode in Mode), question.mode, voice),
        kinds=_options(((one.value, KIND_WORDS[one.value].to(voice.language)) for one in KINDS), question.kind, voice),
        since=_day(question.since, voice),
        until=_day(question.until - timedelta(seconds=1), voice),
        text=question.text,
        totals=tuple(_total(one, voice) for one in found[:MOST_TOTALS]),
        calendar=calendar_words(kept.of_the_year, kept.known_since, question, now, voice),
        line=line_words(episodes, question, now, voice),
        labels={name: phrase.to(voice.language) for name, phrase in _LABELS.items()},
    )


def _heading(episodes: tuple[Episode, ...], question: Question, voice: Voice) -> str:
    count = _FOUND.to(voice.language, len(episodes))
    return f"{count}, {_PERIOD.to(voice.language, **period_of(question, voice))}"


def _summary(episodes: tuple[Episode, ...], question: Question, now: datetime, voice: Voice) -> Iterator[str]:
    alerts = [one for one in episodes if one.kind in ALERTS]
    if alerts:
        spans = (within(span_of(one, now), question.since, question.until) for one in alerts)
        some = sum(has_fallback(one) for one in alerts)
        yield _IN_ALL.to(
            voice.language,
            length=length_words(length_of(span for span in spans if span is not None), voice),
            share=f"{100 * some // len(alerts)}{moments.SPACE}%",
            some=some,
            all=len(alerts),
        )
    elif question.kind in {None, *ALERTS}:
        yield _NOTHING_IN_ALERT.to(voice.language)
    warned = warnings_given(episodes)
    if warned is not None:
        yield _warned(warned, voice)


def _unwatched(known_since: datetime | None, question: Question, voice: Voice) -> Iterator[str]:
    """Yield for which part of the period nothing was read."""
    if known_since is None:
        yield _NEVER_READ.to(voice.language)
    elif known_since > question.since:
        yield _KNOWN_SINCE.to(voice.language, day=moments.day(known_since, voice))


def _warned(warned: Warnings, voice: Voice) -> str:
    return _WARNED.to(
        voice.language,
        count=warned.operations,
        median=length_words(warned.median, voice),
        shortest=length_words(warned.shortest, voice),
    )


def _services(question: Question, voice: Voice) -> tuple[Option, ...]:
    named = ((code, service_name(code, voice)) for code in voice.catalogue.services)
    return _options(named, question.service, voice)


def _options(values: Iterable[tuple[str, str]], chosen: str | None, voice: Voice) -> tuple[Option, ...]:
    either = Option("", _ANY.to(voice.language), not chosen)
    return (either, *(Option(value, words, value == chosen) for value, words in values))


def _day(moment: datetime, voice: Voice) -> str:
    return moment.astimezone(voice.zone).date().isoformat()


def _total(total: Total, voice: Voice) -> TotalWords:
    return TotalWords(
        service=service_name(total.service, voice),
        mode=_NOT_STATED.to(voice.language) if total.mode is None else total.mode.value.upper(),
        length=length_words(total.length, voice),
        episodes=total.episodes,
        with_fallback=f"{100 * total.with_fallback // total.episodes}{moments.SPACE}%",
    )
