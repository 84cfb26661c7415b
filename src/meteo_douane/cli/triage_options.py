"""What a triage may be given on the command line, in one line for scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TypeVar

import click

from meteo_douane.cli.beginning import Refusal
from meteo_douane.config import Config
from meteo_douane.domain import fiche
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.office import Office
from meteo_douane.domain.triage import SHEET
from meteo_douane.domain.triage_terms import Answer, Question
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Phrase, Voice

Decorated = TypeVar("Decorated", bound=Callable[..., object])

OPTIONS = {
    Question.SYMPTOM: ("--symptom", "Whether an alert describes what is seen here."),
    Question.PROVIDER: ("--provider", "What the EDI provider says of its own platform."),
    Question.AUBETTE: ("--aubette", "The state of the declaration in Aubette."),
    Question.OFFICE: ("--office-says", "The state of the declaration, told by the customs office."),
    Question.CASE: ("--case", "Which of the two cases of step 3 it is."),
}
NO_TRIAGE_NAMED = Phrase(
    "Aucun triage « {name} » ; en commencer un : meteo-douane triage",
    "There is no triage “{name}”; begin one: meteo-douane triage",
)
_UNKNOWN_SERVICE = Phrase("Service inconnu : « {found} ».{meant}", "Unknown service: “{found}”.{meant}")
_MEANT = Phrase(" Vouliez-vous dire {code} ?", " Did you mean {code}?")
_LIST = Phrase(" Par exemple : {codes}.", " For example: {codes}.")
_SEVERAL = Phrase(
    "{service} désigne plusieurs services, et une demande n'en vise qu'un : précisez ({codes}).",
    "{service} stands for several services, and a request is for one: say which ({codes}).",
)
_UNKNOWN_OFFICE = Phrase(
    "Bureau inconnu : « {found} » ; dans la configuration : {known}.",
    "Unknown office: “{found}”; the configuration has: {known}.",
)
_NONE = Phrase("aucun", "none")


def answer_options(command: Decorated) -> Decorated:
    """Add an option for each question of the sheet."""
    for node in reversed(SHEET):
        flag, help_text = OPTIONS[node.question]
        choice = click.Choice([answer.value for answer in node.branches])
        command = click.option(flag, node.question.value, type=choice, help=help_text)(command)
    return command


def given_answers(options: Mapping[str, str | None]) -> dict[Question, Answer]:
    """Return the answers among the options."""
    return {question: Answer(found) for question in Question if (found := options.get(question.value)) is not None}


def service_of(found: str, config: Config, voice: Voice) -> str:
    """Return the code of one service, named by its code or as messages call it."""
    code = config.catalogue.meant(found)
    if code is None:
        raise Refusal(_UNKNOWN_SERVICE.to(voice.language, found=found, meant=_meant(found, config, voice)))
    children = config.catalogue.children(code)
    if set(children) & set(fiche.OF_THE_SHEET) or code == "portal":
        several = ", ".join(children or fiche.OF_THE_SHEET)
        raise Refusal(_SEVERAL.to(voice.language, service=short_name(code, voice), codes=several))
    return code


def office_of(found: str, config: Config, voice: Voice) -> Office | None:
    """Return the office of this name; without one the only one that is configured, or None."""
    if not found:
        return config.offices[0] if len(config.offices) == 1 else None
    office = next((office for office in config.offices if office.name.casefold() == found.casefold()), None)
    if office is None:
        known = ", ".join(office.name for office in config.offices) or _NONE.to(voice.language)
        raise Refusal(_UNKNOWN_OFFICE.to(voice.language, found=found, known=known))
    return office


def services_used(config: Config) -> tuple[str, ...]:
    """Return the services that the watches name, each once."""
    return tuple(dict.fromkeys(code for watch in config.watches for code in watch.services))


MODES = tuple(Mode)


def _meant(found: str, config: Config, voice: Voice) -> str:
    close = get_close_matches(found.casefold(), config.catalogue.services, n=1, cutoff=0.6)
    if close:
        return _MEANT.to(voice.language, code=close[0])
    codes = ", ".join(services_used(config) or fiche.OF_THE_SHEET)
    return _LIST.to(voice.language, codes=codes)
