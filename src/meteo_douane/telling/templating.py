"""The templates that make a message of a letter: the program's own, and an operator's in their place.

An operator's template runs in a sandbox, and a value that does not exist is an error. One that fails, or makes what
cannot be sent, is reported, and the program's own takes its place: a message is never lost for it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FunctionLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    select_autoescape,
)
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

TITLE = "title.txt.j2"
BRIEF = "brief.txt.j2"
TEXT = "message.txt.j2"
HTML = "message.html.j2"
CHAT = "message.chat.html.j2"
NAMES = (TITLE, BRIEF, TEXT, HTML, CHAT)
#: Under this prefix an operator's template can include the program's own.
BUILT_IN_PREFIX = "built-in"

#: What an expression of a template can raise: it is somebody else's program.
_FAILURES = (JinjaError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)

Check = Callable[[str], str]
"""Takes what was rendered; returns what is wrong with it, or nothing."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the operator's: where it was read, and its text."""

    path: str
    source: str


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """Why a template of the operator's cannot be used; `line` is None where no line is to blame."""

    name: str
    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


class Templates:
    """Renders by name. `report` is told of each failure of an operator's template, each time that it fails."""

    def __init__(self, own: Mapping[str, OwnTemplate], report: Callable[[TemplateFault], None]) -> None:
        self._own = own
        self._report = report
        # Ours need no sandbox: it asks several questions about each value that a template names.
        self._built_in = _environment(Environment, _shipped())
        of_theirs = ChoiceLoader([FunctionLoader(self._load), _prefixed()])
        self._environment = _environment(ImmutableSandboxedEnvironment, of_theirs)

    def rendered(self, name: str, context: Mapping[str, object], check: Check) -> str:
        """Return what a template makes of the values; what the program's own makes is right as it is."""
        if name in self._own:
            found = self._rendered_by_own(name, context, check)
            if isinstance(found, str):
                return found
            self._report(found)
        return self._built_in.get_template(name).render(context)

    def _rendered_by_own(self, name: str, context: Mapping[str, object], check: Check) -> str | TemplateFault:
        path = self._own[name].path
        try:
            text = self._environment.get_template(name).render(context)
        except _FAILURES as error:
            return TemplateFault(name, path, _line(error, path), _reason(error))
        wrong = check(text)
        return TemplateFault(name, path, None, wrong) if wrong else text

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        own = self._own.get(name)
        return None if own is None else (own.source, own.path, lambda: True)


def source_of(name: str) -> str:
    """Return the text of one of the program's own templates."""
    return resources.files("meteo_douane.telling").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def built_in() -> Templates:
    """Return the program's own templates."""
    return Templates({}, lambda _: None)


def _environment(kind: type[Environment], loader: BaseLoader) -> Environment:
    return kind(
        loader=loader,
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default_for_string=True, default=False),
        undefined=StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shipped() -> BaseLoader:
    return PackageLoader("meteo_douane.telling")


def _prefixed() -> BaseLoader:
    return PrefixLoader({BUILT_IN_PREFIX: _shipped()})


def _line(error: BaseException, path: str) -> int | None:
    """Return the line of the template at fault: as the parser says, or the last one of it on the way to the error."""
    if (line := getattr(error, "lineno", None)) is not None:
        return int(line)
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == path), None)


def _reason(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return words if isinstance(error, JinjaError) else f"{type(error).__name__}: {words}"
