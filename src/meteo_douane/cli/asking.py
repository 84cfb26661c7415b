"""Questions on a terminal: answered by a number or a word, with no default that would decide for a person."""

from __future__ import annotations

from dataclasses import dataclass

import click

from meteo_douane.cli.wrapped import paragraph
from meteo_douane.telling.voice import Phrase, Voice

_PROMPT = Phrase("Réponse, de 1 à {last}", "Answer, from 1 to {last}")
_COLON = Phrase(" : ", ": ")
_AGAIN = Phrase("Répondez par un numéro de 1 à {last}.", "Answer by a number from 1 to {last}.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers: the word that also stands for it, and what it says."""

    word: str
    words: str


def asked(question: str, choices: tuple[Choice, ...], voice: Voice) -> int:
    """Ask until one of the choices is named, and return its place; raises click.Abort at the end of the input."""
    click.echo()
    click.echo(paragraph(question))
    for number, choice in enumerate(choices, start=1):
        click.echo(paragraph(choice.words, f"  {number}. "))
    while True:
        typed = typed_line(_PROMPT.to(voice.language, last=len(choices)), voice).lower()
        named = [place for place, choice in enumerate(choices) if typed in {str(place + 1), choice.word}]
        if len(named) == 1:
            return named[0]
        click.echo(_AGAIN.to(voice.language, last=len(choices)))


def typed_line(prompt: str, voice: Voice) -> str:
    """Return a line that somebody types, never an empty one."""
    typed: str = click.prompt(prompt, prompt_suffix=_COLON.to(voice.language), type=str)
    return typed.strip()
