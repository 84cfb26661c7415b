"""`triage`: Fiche 1 gone through with a person, or by a script, with what the météo says already filled in."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore, StoreError
from meteo_douane.cli import output
from meteo_douane.cli.asking import Choice, asked
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, json_option, now, opened, refusing
from meteo_douane.cli.situations import telling_for
from meteo_douane.cli.spoken_usage import Spoken
from meteo_douane.cli.triage_json import triage_json
from meteo_douane.cli.triage_options import MODES, OPTIONS, answer_options, given_answers
from meteo_douane.cli.triage_start import answering, begun, resumed
from meteo_douane.cli.wrapped import paragraph, shown
from meteo_douane.cli.writers import by_option
from meteo_douane.config import Config
from meteo_douane.domain.triage import Finding, options, relevant, triaged
from meteo_douane.domain.triage_record import Answered, Triage
from meteo_douane.domain.triage_terms import Answer, Question
from meteo_douane.telling.platforms import lines_to_call
from meteo_douane.telling.request_reasons import concluded_now
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.situation import Telling, situation_sections
from meteo_douane.telling.triage import (
    answer_choices,
    answered_section,
    finding_sections,
    question_sections,
    question_words,
)
from meteo_douane.telling.voice import Phrase, Voice

UNANSWERED = 3
_TITLE = Phrase("{triage} · {service} ({mode}) · par {by}", "{triage} · {service} ({mode}) · by {by}")
_TAKEN_UP = Phrase("{first}, repris par {now}", "{first}, taken up by {now}")
_LEFT = Phrase(
    "Il reste une question ({option}). Ce qui a été répondu est gardé ; pour reprendre : meteo-douane triage --resume "
    "{triage}",
    "A question remains ({option}). What was answered is kept; to go on: meteo-douane triage --resume {triage}",
)
_NOT_POSSIBLE = Phrase(
    "{option} {answer} : une alerte en vigueur peut couvrir ce service et ce mode ; répondez same ou other.",
    "{option} {answer}: an alert in force may cover this service and mode; answer same or other.",
)
_NOT_IN_THIS_MODE = Phrase(
    "{option} {answer} : la fiche ne fait interroger un prestataire qu'en EDI (étape 2), et ce triage est en {mode}. "
    "Retirez {option}, ou donnez --mode edi. Rien n'a été écrit.",
    "{option} {answer}: the sheet has a provider asked in EDI only (step 2), and this triage is in {mode}. Leave out "
    "{option}, or say --mode edi. Nothing was written.",
)
_UNKNOWN_ALERT = Phrase(
    "--alert {found} : aucune alerte en vigueur de ce nom pour ce service et ce mode ; il y a : {known}.",
    "--alert {found}: no alert of this name is in force for this service and mode; there is: {known}.",
)
_NONE = Phrase("aucune", "none")


@dataclass(slots=True)
class Session:
    """One person at one triage; what is answered is kept at once."""

    config: Config
    store: SqlStore
    triage: Triage
    by: str
    is_resumed: bool = False
    voice: Voice = field(init=False)

    def __post_init__(self) -> None:
        self.voice = voice_of(self.config)

    def telling(self) -> Telling:
        """Return what is known now."""
        return telling_for(self.config, self.store, self.triage, now())

    def found(self, telling: Telling) -> Finding:
        """Return how far the answers lead, and keep it if that is somewhere."""
        finding = triaged(telling.situation, self.triage.answers(telling.situation))
        concluded = concluded_now(self.triage, telling.situation, telling.voice)
        if concluded != self.triage:
            self._keep(concluded)
        return finding

    def take(self, given: dict[Question, Answer], alert: str) -> None:
        """Begin, and keep what was given on the command line; refuses all of it if one cannot be answered."""
        telling = self.telling()
        answered = tuple(self._checked(question, answer, alert, telling) for question, answer in given.items())
        if not self.triage.id:
            with refusing(StoreError):
                self.triage = self.store.ledger.begin_triage(self.triage)
        for one in answered:
            self._keep(self.triage.with_answer(one))

    def ask(self, question: Question, telling: Telling) -> None:
        """Ask one question and keep the answer."""
        if question is Question.PROVIDER:
            self.show_providers(telling)
        choices = answer_choices(question, telling)
        words = tuple(Choice(alert or answer.value, words) for answer, alert, words in choices)
        answer, alert, _ = choices[asked(question_words(question, telling), words, self.voice)]
        self._keep(self.triage.with_answer(self._answered(question, answer, alert, telling)))

    def _checked(self, question: Question, answer: Answer, alert: str, telling: Telling) -> Answered:
        situation, language = telling.situation, self.voice.language
        if question is Question.PROVIDER and not options(question, situation):
            values = {"option": OPTIONS[question][0], "answer": answer.value, "mode": situation.mode.value.upper()}
            raise Refusal(_NOT_IN_THIS_MODE.to(language, **values))
        if answer not in options(question, situation):
            raise Refusal(_NOT_POSSIBLE.to(language, option=OPTIONS[question][0], answer=answer.value))
        if question is Question.SYMPTOM and alert and situation.alert(alert) is None:
            known = ", ".join(one.episode for one in situation.alerts) or _NONE.to(language)
            raise Refusal(_UNKNOWN_ALERT.to(language, found=alert, known=known))
        return self._answered(question, answer, alert, telling)

    def _answered(self, question: Question, answer: Answer, alert: str, telling: Telling) -> Answered:
        situation = telling.situation
        if question is not Question.SYMPTOM:
            return Answered(question, answer, situation.at, by=self.by)
        return Answered(question, answer, situation.at, alert, situation.editions, self.by)

    def _keep(self, triage: Triage) -> None:
        self.triage = triage
        with refusing(StoreError):
            self.store.ledger.keep_triage(triage)

    def show_providers(self, telling: Telling) -> None:
        """Show whom to call about the platform, and what it says of itself."""
        click.echo()
        for line in lines_to_call(telling):
            click.echo(paragraph(line))


@click.command(cls=Spoken)
@click.option("--service", help="The one service that is in trouble, by its code or its name.")
@click.option("--mode", type=click.Choice([mode.value for mode in MODES]), help="The transmission mode.")
@answer_options
@click.option("--alert", default="", metavar="EPISODE", help="With --symptom same: which of several alerts.")
@click.option(
    "--office", "office_name", default="", metavar="NAME", help="The customs office, if several are configured."
)
@by_option
@click.option(
    "--resume", is_flag=False, flag_value="", metavar="[TRIAGE]", help="Go on with the last one, or with this."
)
@click.option("--ask/--no-ask", "may_ask", default=None, help="Ask what is missing; by default on a terminal.")
@config_option
@json_option
def triage(
    config_path: Path | None,
    resume: str | None,
    may_ask: bool | None,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    **given: str | None,
) -> None:
    """Go through Fiche 1: say whether it is them or us, and whether we may start the fallback ourselves.

    What is not given is asked, and what was answered is kept. Exit status: 0 it leads to an answer, 3 a question
    remains, 2 it cannot be gone through.
    """
    config = configured(config_path)
    asks = (sys.stdin.isatty() and not as_json) if may_ask is None else may_ask
    with refusing(StoreError), opened(config) as store:
        session = _session(config, store, resume, given, asks=asks)
        session.take(given_answers(given), given["alert"] or "")
        finding = _asked_on(session, show=not as_json) if asks else session.found(session.telling())
        _show(session, finding, as_json=as_json, is_seen=asks)
    sys.exit(UNANSWERED if finding.question else 0)


def _session(
    config: Config, store: SqlStore, resume: str | None, given: Mapping[str, str | None], *, asks: bool
) -> Session:
    by = answering(given, voice_of(config), asks=asks)
    if resume is None:
        return Session(config, store, begun(config, given, by, asks=asks), by)
    return Session(config, store, resumed(config, store, resume, given, by), by, is_resumed=True)


def _asked_on(session: Session, *, show: bool) -> Finding:
    """Ask what remains; who stops is told how to go on."""
    telling = session.telling()
    if show:
        _show_situation(session, telling)
    try:
        while (finding := session.found(telling)).question is not None:
            session.ask(finding.question, telling)
            telling = session.telling()
    except click.Abort:
        click.echo()
        return finding
    return finding


def _show(session: Session, finding: Finding, *, as_json: bool, is_seen: bool) -> None:
    telling = session.telling()
    answers = relevant(telling.situation, session.triage.answers(telling.situation))
    if as_json:
        click.echo(output.line(triage_json(session.triage, finding, answers, telling)))
        return
    if not is_seen:
        _show_situation(session, telling)
    click.echo()
    click.echo(shown(finding_sections(finding, answers, session.triage.id, telling), session.voice), nl=False)
    if finding.question is not None:
        if finding.question is Question.PROVIDER:
            session.show_providers(telling)
        click.echo()
        click.echo(shown(question_sections(finding.question, telling), session.voice), nl=False)
        left = _LEFT.to(session.voice.language, option=OPTIONS[finding.question][0], triage=session.triage.id)
        click.echo(f"\n{paragraph(left)}")


def _show_situation(session: Session, telling: Telling) -> None:
    triage, voice = session.triage, session.voice
    service, mode = short_name(triage.service, voice), triage.mode.value.upper()
    by = triage.by if session.by == triage.by else _TAKEN_UP.to(voice.language, first=triage.by, now=session.by)
    click.echo(paragraph(_TITLE.to(voice.language, triage=triage.id, service=service, mode=mode, by=by)))
    click.echo()
    click.echo(shown(situation_sections(telling), voice), nl=False)
    if session.is_resumed and triage.answered:
        click.echo()
        click.echo(shown((answered_section(triage, telling),), voice), nl=False)
