"""Where a declarant stands at night: a configuration, a page that we write, a webhook, and a clock that we turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import time_machine
from click.testing import CliRunner, Result

from invented import PAGE
from meteo_douane.cli import program
from receivers import Http

CONFIG = """database = "{database}"
[source]
page = "http://127.0.0.1:{site}/meteo"
feed = ""
contact = "ops@transitaire.example"
[channels.astreinte]
url = "json://127.0.0.1:{hook}/hook"
[[watches]]
name = "le-havre"
services = ["delta-g", "delta-x"]
modes = ["edi"]
channels = ["astreinte"]
provider = "exemple-edi"
[[providers]]
name = "exemple-edi"
url = "http://127.0.0.1:{site}/provider"
kind = "statuspage"
phone = "01 99 00 00 00"
[operator]
channels = ["astreinte"]
eori = "FR12345678900012"
name = "Transit Exemple SAS"
address = "12 quai de l'Exemple, 76600 Le Havre"
phone = "02 99 00 00 00"
[[offices]]
name = "Le Havre Port"
mail = "bureau@exemple.example"
phone = "02 99 00 00 01"
hours = {{ mon = "08:00-18:00", tue = "08:00-18:00", wed = "08:00-18:00", thu = "08:00-18:00", fri = "08:00-18:00" }}
"""
#: Invented: an alert of the administration, and its end.
_ALERT = """<article><h2>Alerte – DELTA G – mode EDI</h2><p>Publié le 25/11/2026 à 03h20</p>
<p>Motif : les déclarations EDI adressées à DELTA G restent sans réponse depuis le 25/11/2026 à 2h05.</p>
<p>La procédure de secours est autorisée à compter de 3h00.</p></article>"""
_OTHER_MODE = _ALERT.replace("mode EDI", "mode DTI").replace("déclarations EDI", "déclarations DTI")
_END = """<article><h2>Fin d'alerte – DELTA G – mode EDI</h2><p>Publié le 25/11/2026 à 05h10</p>
<p>Les échanges EDI de DELTA G sont rétablis depuis 5h00. La procédure de secours prend fin à 5h30.</p>
<p>Les déclarations établies en procédure de secours sont à régulariser selon les consignes de votre bureau.</p>
</article>"""
ALERT = PAGE.format(messages=_ALERT)
OTHER_MODE = PAGE.format(messages=_OTHER_MODE)
_PORTAL = """<article><h2>Alerte – Portail douane.gouv.fr</h2><p>Publié le 25/11/2026 à 03h40</p>
<p>Le portail est inaccessible depuis le 25/11/2026 à 3h30.</p></article>"""
MALFUNCTION = PAGE.format(
    messages="<article><h2>Indisponibilité de DELTA H7</h2><p>Publié le 25/11/2026 à 03h20</p>"
    "<p>DELTA H7 est indisponible depuis le 25/11/2026 à 2h05.</p></article>"
)
UNCLASSIFIED = PAGE.format(
    messages="<article><h2>Se reporter à la note jointe pour DELTA G en DTI</h2>"
    "<p>Publié le 25/11/2026 à 03h20</p></article>"
)
TWO_ALERTS = PAGE.format(messages=_ALERT + _PORTAL)
ENDED = PAGE.format(messages=_END + _ALERT)


@dataclass
class Counter:
    """A night on the counter; hours are those of Paris on Wednesday 25 November 2026."""

    config: Path
    site: Http
    hook: Http
    clock: Any

    def at(self, hour: str, *, day: int = 25) -> Counter:
        self.clock.move_to(datetime.fromisoformat(f"2026-11-{day}T{hour}:00+01:00"))
        return self

    def reads(self, page: str) -> Result:
        self.site.body = page.encode()
        return self.run("once")

    def run(self, *arguments: str, typed: str | None = None, columns: int = 80) -> Result:
        environment = {"METEO_DOUANE_BY": "Claire Martin", "COLUMNS": str(columns)}
        return CliRunner(env=environment).invoke(program, [*arguments, "--config", str(self.config)], input=typed)

    @property
    def titles(self) -> list[str]:
        return [one.json["title"] for one in self.hook.received]


@contextmanager
def a_counter(folder: Path, database: str = "") -> Iterator[Counter]:
    with Http().serving() as site, Http().serving() as hook, time_machine.travel(0, tick=False) as clock:
        config = folder / "config.toml"
        address = database or f"sqlite:///{folder}/meteo.db"
        config.write_text(CONFIG.format(database=address, site=site.port, hook=hook.port), encoding="utf-8")
        yield Counter(config, site, hook, clock).at("02:10")
