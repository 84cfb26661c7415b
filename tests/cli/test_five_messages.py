"""The whole program over a day of noise: what people are told is what changed for them, and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from meteo_douane.cli import program

BEGIN = datetime(2026, 2, 3, 7, 0, tzinfo=UTC)
ALERT = ("Alerte DELTA IE", "03/02/2026 à 8h10", "DELTA IE est indisponible en DTI et en EDI depuis 7h50.")
BULLETIN = (
    "BIP n° 1 – DELTA IE",
    "03/02/2026 à 8h40",
    "DELTA IE reste indisponible. La procédure de secours est autorisée à compter de 8h30.",
)
CHANGED = (BULLETIN[0], BULLETIN[1], f"{BULLETIN[2]} Retour à la normale estimé à 13h00.")
PARTLY = (
    "BIP n° 2 – DELTA IE",
    "03/02/2026 à 10h00",
    "Le mode EDI est rétabli depuis 9h50. Le mode DTI reste indisponible.",
)
END = (
    "Fin d'alerte DELTA IE",
    "03/02/2026 à 11h00",
    "DELTA IE est rétabli dans les deux modes depuis 10h50. La procédure de secours prend fin à 11h00.",
)
BANNERS = ("Pensez à vos mots de passe.", "Enquête de satisfaction : 3 minutes.", "Bonne année 2026.")
STAGES = ((), (ALERT,), (BULLETIN, ALERT), (CHANGED, ALERT), (PARTLY, CHANGED, ALERT), (END, PARTLY, CHANGED, ALERT))
READINGS = 24
CONFIG = """
[source]
page = "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
feed = "https://www.douane.gouv.fr/meteo/prodouane/pages/rss"

[channels.astreinte]
url = "json://127.0.0.1:9000/hook"

[[watches]]
name = "le-havre"
services = ["delta-ie"]
channels = ["astreinte"]
"""


def page(messages: tuple[tuple[str, str, str], ...], reading: int, at: datetime) -> str:
    shown = "".join(
        f"<article id='n{reading}-{place}'><h2>{title}</h2><p>Publié le {published}, il y a {reading * 7 + 1} min</p>"
        f"<p>{text}</p></article>"
        for place, (title, published, text) in enumerate(messages)
    )
    return (
        "<html><head><title>Météo des services en ligne – Douane</title></head><body>"
        "<h1>Météo des services en ligne</h1>"
        f"<p>Il est {at:%H:%M:%S} · {reading * 13} visiteurs · page inventée par nous</p>"
        f"<p class='bandeau-{reading % 3}'>{BANNERS[reading % 3]}</p>"
        f"<form><input type='hidden' name='jeton' value='{reading * 7919:x}'><input name='q'></form>"
        f"<main>{shown or '<p>Aucun incident en cours : tous les services sont opérationnels.</p>'}</main>"
        "<footer>Douane – Plan du site</footer></body></html>"
    )


def feed(messages: tuple[tuple[str, str, str], ...], at: datetime) -> str:
    items = "".join(
        f"<item><title>{title}</title><description>{text}</description></item>" for title, _, text in messages
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Météo des services en ligne</title>"
        f"<lastBuildDate>{at:%a, %d %b %Y %H:%M:%S} +0000</lastBuildDate>{items}</channel></rss>"
    )


def test_a_trouble_of_five_steps_read_two_dozen_times_amid_noise_is_five_messages(tmp_path: Path) -> None:
    recording = tmp_path / "recording"
    recording.mkdir()
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    for reading in range(READINGS):
        at = BEGIN + timedelta(minutes=10 * reading)
        messages = STAGES[reading * len(STAGES) // READINGS]
        (recording / f"{at:%Y%m%dT%H%M%SZ}.page.html").write_text(page(messages, reading, at), encoding="utf-8")
        (recording / f"{at:%Y%m%dT%H%M%SZ}.feed.xml").write_text(feed(messages, at), encoding="utf-8")

    result = CliRunner().invoke(
        program, ["replay", str(recording), "--config", str(tmp_path / "config.toml"), "--json"]
    )

    told = [line["event"] for line in map(json.loads, result.stdout.splitlines()) if line["told"]]
    assert told == ["opened", "continued", "continued", "partly_ended", "ended"]
