"""Secrets from the environment or a file; no error of this module quotes one."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CONTAINER_SECRETS = Path("/run/secrets")
"""Where container engines put the secrets that they were given."""

LARGEST = 64_000
"""Bytes of a secret's file; an address or a key has some hundred."""

#: What else stands here is not shown: it may be the secret itself, in the wrong place.
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


class Secret:
    """A text that only `reveal` gives away, and the file that it came from, if it did.

    It is not a dataclass, so that `asdict` cannot open it.
    """

    __slots__ = ("_text", "file")

    def __init__(self, text: str, file: Path | None = None) -> None:
        self._text = text
        self.file = file

    def reveal(self) -> str:
        """Return the text itself, for whom it is meant."""
        return self._text

    @property
    def is_given(self) -> bool:
        """Whether it is there: one that is not wanted may be missing."""
        return bool(self._text)

    @property
    def kind(self) -> str:
        """The part of an address before "://", which is no secret."""
        return self._text.partition("://")[0]

    def __repr__(self) -> str:
        return "(hidden)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


#: What stands for a secret that is missing, and is not wanted either.
NOT_GIVEN = Secret("")


class SecretError(Exception):
    """A secret that is not where the configuration says; the message is for the operator."""


class SecretMissingError(SecretError):
    """There is none for whoever asks; another user, or the service itself, may have it."""


@dataclass(frozen=True, slots=True)
class SecretPlaces:
    """Where secrets may be: the environment, and the folders in which a relative file is looked for, in order."""

    environment: Mapping[str, str]
    folders: tuple[Path, ...]
    are_wanted: bool = True
    """Whether a secret that is missing is a mistake. Whoever sends nothing does without: a person who asks how things
    stand has neither the environment of the service nor its credentials."""

    @classmethod
    def of(cls, environment: Mapping[str, str], configuration: Path, *, are_wanted: bool = True) -> SecretPlaces:
        """Return those of a process: `$CREDENTIALS_DIRECTORY` (systemd's LoadCredential=), then `/run/secrets`.

        Last comes the folder of the file `configuration`: there root's commands beside the service find what systemd
        hands over to it.
        """
        credentials = environment.get("CREDENTIALS_DIRECTORY", "")
        handed_over = (Path(credentials), CONTAINER_SECRETS) if credentials else (CONTAINER_SECRETS,)
        return cls(environment, (*handed_over, configuration.absolute().parent), are_wanted)

    def from_variable(self, name: str) -> Secret:
        """Return what an environment variable holds; raises SecretError."""
        if name in self.environment:
            return Secret(_one_line(self.environment[name]))
        if not _VARIABLE.fullmatch(name):
            raise SecretError("the name of an environment variable in capitals expected; a secret does not belong here")
        raise SecretMissingError(f"environment variable {name} is not set; set it, or name a file instead")

    def from_file(self, name: str) -> Secret:
        """Return the line that a file holds, without what stands around it; raises SecretError."""
        path = self.file(name)
        try:
            return Secret(_one_line(_bytes_of(path).decode("utf-8")), path)
        except UnicodeDecodeError as error:
            raise SecretError(f"{path} is not UTF-8 text") from error
        except OSError as error:
            raise SecretMissingError(f"{path} cannot be read: {error.strerror}") from error

    def file(self, name: str) -> Path:
        """Return the path of a secret's file, an absolute one as it is; raises SecretError."""
        if "://" in name or "\0" in name:
            raise SecretError("the path of a file expected, found an address; that would be url")
        path = Path(name)
        candidates = [path] if path.is_absolute() else [folder / path for folder in self.folders]
        for candidate in candidates:
            if _is_there(candidate):
                return candidate
        looked_in = " or ".join(str(candidate) for candidate in candidates)
        raise SecretMissingError(f"no such file: {looked_in}")


def _bytes_of(path: Path) -> bytes:
    """Return what a plain file holds, without waiting for anybody at the other end of a pipe; raises SecretError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SecretError(f"{path} is no plain file; a file with one line expected")
        content = os.read(descriptor, LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(content) > LARGEST:
        raise SecretError(f"{path} is larger than {LARGEST // 1000} kB; a file with one line expected")
    return content


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # a folder into which this user may not look
        raise SecretMissingError(f"{path} cannot be read: {error.strerror}") from error


def is_read_by_everyone(path: Path) -> bool:
    """Whether every user of the machine may read a file that exists."""
    return bool(path.stat().st_mode & stat.S_IROTH)


def _one_line(text: str) -> str:
    """Return a text without a mark that editors of Windows put before it, and without the blanks around it."""
    text = text.removeprefix("\ufeff").removesuffix("\n").removesuffix("\r")
    if not text.strip():
        raise SecretError("it is empty; one line expected")
    if len(text.splitlines()) > 1:
        raise SecretError("it has several lines; one line expected")
    return text.strip()
