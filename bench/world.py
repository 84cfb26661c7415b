"""What is measured runs on: a configuration, a database of its own, a météo that says what we want. All invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bench.receiver import Receiver

_PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Météo des services en ligne</title></head>
<body><h1>Météo des services en ligne</h1>{messages}<footer><p>Direction générale des douanes</p></footer></body></html>
"""
_CALM = "<p>Aucune perturbation n'est signalée. L'ensemble des services en ligne est disponible.</p>"
_ALERT = """<article><h2>Alerte – {service} – mode EDI</h2><p>Publié le {when}</p>
<p>Motif : les messages EDI adressés à {service} restent sans réponse depuis {hour}.</p>
<p>La procédure de secours est autorisée.</p></article>"""
_END = """<article><h2>Fin d'alerte – {service} – mode EDI</h2><p>Publié le {when}</p>
<p>Les échanges EDI de {service} sont rétablis depuis {hour}.</p></article>"""
_PARIS = ZoneInfo("Europe/Paris")
FULL_PAGE_BYTES = 139_000
_LONG_AGO = timedelta(hours=12)


def a_page(*messages: str) -> bytes:
    """Return a page that lists these, the newest first."""
    return _PAGE.format(messages="".join(messages) or _CALM).encode()


def a_full_page() -> bytes:
    """Return a page of 139 KB that lists sixty messages, ended alerts for the most part."""
    services = ("DELTA G", "DELTA X", "DELTA H7", "DELTA IE", "DELTA T")
    pairs = ((services[number % 5], -(number + 1) * 4) for number in range(30))
    page = a_page(*(words for service, at in pairs for words in (an_end(service, at + 2), an_alert(service, at))))
    menu = b"".join(b'<li class="menu"><a href="/rubrique/%d">Rubrique</a></li>' % number for number in range(3_000))
    head, _, rest = page.partition(b"<body>")
    room = FULL_PAGE_BYTES - len(page) - len(b"<nav><ul></ul></nav>")
    cut = menu[: menu.rfind(b"</li>", 0, room) + len(b"</li>")]
    return head + b"<body><nav><ul>" + cut + b"</ul></nav>" + rest


def above(page: bytes, *messages: str) -> bytes:
    """Return a page with these messages above those that it lists."""
    head, heading, rest = page.partition(b"</h1>")
    return head + heading + "".join(messages).encode() + rest


def an_alert(service: str, minute: int = 0) -> str:
    """Return an alert; the later the minute, the later it was published."""
    return _written(_ALERT, service, minute)


def an_end(service: str, minute: int) -> str:
    """Return the end of an alert."""
    return _written(_END, service, minute)


def _written(words: str, service: str, minute: int) -> str:
    at = datetime.now(_PARIS) - _LONG_AGO + timedelta(minutes=minute)
    return words.format(service=service, when=f"{at:%d/%m/%Y à %Hh%M}", hour=f"{at:%d/%m/%Y à %Hh%M}")


@dataclass(frozen=True, slots=True)
class Setup:
    """A configuration in a folder of its own."""

    folder: Path

    @property
    def config(self) -> Path:
        """Return the configuration."""
        return self.folder / "meteo-douane.toml"


@contextmanager
def configured(page: str, receiver: Receiver, *, watches: int, channels: int, every: str = "1s") -> Iterator[Setup]:
    """Write a configuration with so many watches, all of them on so many channels."""
    names = [f"canal-{number:03}" for number in range(channels)]
    with TemporaryDirectory(prefix="meteo-douane-bench-") as folder:
        setup = Setup(Path(folder))
        parts = [
            f'database = "sqlite:///{folder}/bench.db"\n',
            f'[source]\npage = "{page}"\nevery = "{every}"\nevery_in_alert = "{every}"\n',
            *(f'[channels.{name}]\nurl = "{receiver.channel}"\n' for name in names),
            f"[operator]\nchannels = {names[:1]}\n",
            *(_watch(number, names) for number in range(watches)),
        ]
        setup.config.touch(mode=0o600)
        setup.config.write_text("".join(parts), encoding="utf-8")
        yield setup


def _watch(number: int, channels: list[str]) -> str:
    return f'[[watches]]\nname = "veille-{number:04}"\nservices = ["delta"]\nmodes = ["edi"]\nchannels = {channels}\n'
