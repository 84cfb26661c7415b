"""What the pages of a triage say beside what `telling` says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.fiche import AUBETTE
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.triage import Finding, triaged
from meteo_douane.domain.triage_record import Triage
from meteo_douane.domain.triage_terms import Answers, Outcome, Question
from meteo_douane.telling import moments, triage_words
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.platforms import lines_to_call
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import service_name, short_name
from meteo_douane.telling.situation import Telling, situation_sections
from meteo_douane.telling.triage import (
    answer_choices,
    answered_section,
    basis_sections,
    caution_lines,
    office_lines,
    outcome_lines,
    provider_phones,
    question_words,
)
from meteo_douane.telling.voice import Phrase, Voice

_LABELS = {
    "title": Phrase("Triage : eux ou nous ?", "Triage: them or us?"),
    "what": Phrase(
        "Ces questions suivent la Fiche 1 : est-ce la douane ou nous, et pouvons-nous déclencher nous-mêmes la "
        "procédure de secours ? Rien n'est envoyé à la douane.",
        "These questions follow Fiche 1: is it the customs or us, and may we start the fallback ourselves? Nothing is "
        "sent to the customs.",
    ),
    "service": Phrase("Service en ligne", "Service"),
    "mode": Phrase("Mode de transmission", "Transmission mode"),
    "office": Phrase("Bureau de douane", "Customs office"),
    "name": Phrase("Votre nom", "Your name"),
    "begin": Phrase("Commencer", "Begin"),
    "answer": Phrase("Répondre", "Answer"),
    "moved": Phrase(
        "La météo a changé depuis que cette question a été affichée : relisez-la avant de répondre.",
        "The météo has changed since this question was shown: read it again before you answer.",
    ),
    "no_answer": Phrase("Choisissez une réponse.", "Choose an answer."),
    "already": Phrase(
        "Un registre est déjà ouvert pour ce service et ce mode, et la demande est unique : continuez-le, ou notez "
        "d'abord sa fin.",
        "A record is open already for this service and mode, and the request is a single one: go on with it, or write "
        "down its end first.",
    ),
    "open": Phrase("Ouvrir le registre et écrire la demande (DA)", "Open the record and write the request (DA)"),
    "trouble": Phrase("Heure du début du trouble", "When the trouble began"),
    "when": Phrase(
        "Par exemple 02:31 (aujourd'hui) ou 25/11/2026 02:31.", "For example 02:31 (today) or 2026-11-25 02:31."
    ),
    "reason": Phrase("Autre raison, pour la demande (facultatif)", "Another reason, for the request (optional)"),
    "write": Phrase("Écrire la demande", "Write the request"),
    "again": Phrase(
        "Une réponse a changé, ou était fausse : commencer un nouveau triage",
        "An answer has changed, or was wrong: begin a new triage",
    ),
    "provider": Phrase("Votre prestataire de connexion", "Your connection provider"),
    "records": Phrase("Registres des secours", "Records of fallbacks"),
}
_RESUME = Phrase(
    "Reprendre {id} : {service} ({mode}), commencé {at} par {by}",
    "Go on with {id}: {service} ({mode}), begun {at} by {by}",
)
_HEADING = Phrase("{service} ({mode}) · par {by}", "{service} ({mode}) · by {by}")
_CLOSED = Phrase("{service} – fermé", "{service} – closed")
_PLACES = {
    Question.SYMPTOM: Phrase("Ouvrir la météo de la douane", "Open the customs météo"),
    Question.AUBETTE: Phrase("Ouvrir Aubette", "Open Aubette"),
}
_NO_OFFICE = Phrase("non précisé", "not stated")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a form."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that is open, as a form; `seen` is what it is asked in view of, `place` where to look, or empty."""

    question: str
    legend: str
    choices: tuple[Choice, ...]
    seen: str
    place: str
    place_name: str


@dataclass(frozen=True, slots=True)
class TriageWords:
    """All that the page of a triage says."""

    title: str
    heading: str
    before: tuple[Section, ...]
    asked: Asked | None
    answer: tuple[Section, ...]
    basis: tuple[Section, ...]
    may_start: bool
    is_over: bool
    labels: dict[str, str]


def labels_of(voice: Voice) -> dict[str, str]:
    """Return the words of the forms by name."""
    return {name: phrase.to(voice.language) for name, phrase in _LABELS.items()}


def resume_words(last: Triage, now: datetime, voice: Voice) -> str:
    """Return which triage can be gone on with: whose it is, and what it is about."""
    return _RESUME.to(
        voice.language,
        id=last.id,
        service=short_name(last.service, voice),
        mode=last.mode.value.upper(),
        at=moments.short(moments.Side.AT, last.started_at, now, voice),
        by=one_line(last.by),
    )


def service_choices(services: tuple[str, ...], voice: Voice, now: datetime) -> tuple[Choice, ...]:
    """Return what a triage can be about; one that is closed is said to be so."""
    return tuple(Choice(code, _service(code, voice, now)) for code in services)


def _service(code: str, voice: Voice, now: datetime) -> str:
    name = service_name(code, voice)
    return name if voice.catalogue.closed_at(code, now) is None else _CLOSED.to(voice.language, service=name)


def mode_choices() -> tuple[Choice, ...]:
    """Return the modes."""
    return tuple(Choice(mode.value, mode.value.upper()) for mode in Mode)


def office_choices(offices: tuple[str, ...], voice: Voice) -> tuple[Choice, ...]:
    """Return the offices; the first is none, unless there is only one."""
    none = Choice("", _NO_OFFICE.to(voice.language))
    named = tuple(Choice(name, name) for name in offices)
    return named if len(named) == 1 else (none, *named)


def seen_in(telling: Telling) -> str:
    """Return the editions that a question is asked in view of."""
    return " ".join(telling.situation.editions)


def triage_page(triage: Triage, telling: Telling) -> TriageWords:
    """Return the page of a triage as it stands."""
    situation, voice = telling.situation, telling.voice
    answers = triage.answers(situation)
    finding = triaged(situation, answers)
    return TriageWords(
        title=_LABELS["title"].to(voice.language),
        heading=_HEADING.to(
            voice.language,
            service=short_name(triage.service, voice),
            mode=triage.mode.value.upper(),
            by=triage.by,
        ),
        before=(*situation_sections(telling), *_given(triage, telling), *_to_call(finding, telling)),
        asked=_asked(finding, telling),
        answer=tuple(_answer(finding, answers, telling)),
        basis=tuple(section for section in basis_sections(finding, telling) if section.lines),
        may_start=finding.outcome is Outcome.START,
        is_over=finding.outcome is not None,
        labels=labels_of(voice),
    )


def _asked(finding: Finding, telling: Telling) -> Asked | None:
    question = finding.question
    if question is None:
        return None
    choices = answer_choices(question, telling)
    return Asked(
        question.value,
        question_words(question, telling),
        tuple(Choice(f"{answer.value} {alert}".strip(), words) for answer, alert, words in choices),
        seen_in(telling),
        _place(question, telling),
        telling.say(_PLACES[question]) if question in _PLACES else "",
    )


def _place(question: Question, telling: Telling) -> str:
    return {Question.SYMPTOM: telling.voice.page, Question.AUBETTE: AUBETTE}.get(question, "")


def _answer(finding: Finding, answers: Answers, telling: Telling) -> Iterator[Section]:
    """Yield where it leads, and what to bear in mind."""
    headings = triage_words.HEADINGS
    outcome, cautions = outcome_lines(finding, answers, telling), caution_lines(finding, telling)
    if outcome:
        phones = provider_phones(finding, telling)
        calls = (telling.say(triage_words.NEXT["provider"], phones=phones),) if phones else ()
        lines = (*outcome, *calls, *office_lines(finding, telling))
        yield Section(Style.PLAIN, telling.say(headings["answer"]), lines)
    if cautions:
        yield Section(Style.LIST, telling.say(headings["cautions"]), cautions)


def _given(triage: Triage, telling: Telling) -> Iterator[Section]:
    """Yield what was answered so far, if anything was."""
    given = answered_section(triage, telling)
    if given.lines:
        yield given


def _to_call(finding: Finding, telling: Telling) -> Iterator[Section]:
    """Yield whom to call about the platform, while that is what is asked."""
    lines = lines_to_call(telling)
    if finding.question is Question.PROVIDER and lines:
        yield Section(Style.LIST, telling.say(_LABELS["provider"]), lines)
