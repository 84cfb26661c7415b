"""A whole night: trouble, triage, request, office, the alert that comes later, its end, what is regularised.

All of it is invented; the programs, the database, the page and the webhook are real, and the clock is turned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from counters import ALERT, ENDED, Counter, a_counter
from invented import CALM
from meteo_douane.adapters.dossier import verified
from meteo_douane.domain.verification import Intact


@pytest.fixture
def counter(url: str, tmp_path: Path) -> Iterator[Counter]:
    with a_counter(tmp_path, url) as counter:
        yield counter


def record(counter: Counter) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(counter.run("fallback", "show", "secours-1", "--json").stdout)
    return found


def evidence(counter: Counter, name: str) -> dict[str, Any]:
    path = counter.config.parent / f"{name}.zip"
    assert counter.run("evidence", name, "-o", str(path)).exit_code == 0
    assert isinstance(verified(path), Intact)
    with ZipFile(path) as archive:
        found: dict[str, Any] = json.loads(archive.read("evidence.json"))
    return found


def the_page_quotes_the_sheet_and_has_the_texts(counter: Counter) -> None:
    with ZipFile(counter.config.parent / "secours-1.zip") as archive:
        page = " ".join(unescape(archive.read("evidence.html").decode()).split())
        (facts,) = json.loads(archive.read("evidence.json"))["fallbacks"]
        texts = [(archive.read(text["file"]), text["sha256"]) for text in facts["texts"]]
    assert "Ce qui le fonde : Fiche 1 – Opérateurs (DGDDI" in page
    assert "Étape 3 : « lorsque vous n'arrivez pas à valider les déclarations (anticipées ou non) »" in page
    for words, digest in texts:
        assert sha256(words).hexdigest() == digest
        assert digest in page
        assert " ".join(words.decode().split()) in page


def reminders(counter: Counter) -> list[str]:
    return [title for title in counter.titles if title.startswith("Rappel")]


def test_a_whole_night(counter: Counter) -> None:
    # 02:10 – the météo is calm, and declarations get no answer any more.
    counter.reads(CALM)
    counter.at("02:12").reads(CALM)
    triage = ("triage", "--service", "delta-g", "--mode", "edi")
    asked = counter.run(*triage)
    assert (asked.exit_code, "Appelez votre prestataire" in asked.stdout) == (3, True)

    # The provider says that its platform works; Aubette knows nothing of the declarations; none can be validated.
    led = counter.at("02:20").run("triage", "--resume", "--provider", "ok", "--aubette", "other", "--case", "validate")
    assert led.exit_code == 3, "the reading of 02:12 is too old by now: whether there is an alert is asked"
    counter.reads(CALM)
    led = counter.run("triage", "--resume")
    assert led.exit_code == 0
    assert "Vous pouvez auto-déclencher la procédure de secours" in led.stdout

    # The request is filed in OLGA at 02:31; somebody forgets the office.
    counter.at("02:25").reads(CALM)
    request = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")
    assert "auto-déclenchement de la procédure de secours" in request.stdout
    counter.at("02:33").run("fallback", "register", "secours-1", "--number", "2026-004217", "--at", "02:31")
    counter.at("02:40").reads(CALM)
    assert reminders(counter) == []
    for hour in ("02:49", "02:51"):
        counter.at(hour).reads(CALM)
    assert reminders(counter) == ["Rappel · DELTA G (EDI) · DA enregistrée, bureau non informé"]

    # From now on it may be used; its start is the hour of registration.
    counter.at("02:56").run("fallback", "inform", "secours-1", "--at", "02:55")
    assert (record(counter)["starts_at"], record(counter)["usable_from"]) == (
        "2026-11-25T01:31:00Z",
        "2026-11-25T01:55:00Z",
    )
    counter.run("fallback", "add", "secours-1", "26FR00210042", "26FR00210043")

    # 03:20 – the SAU publishes an alert; whoever asks now is led to it.
    counter.at("03:22").reads(ALERT)
    later = counter.run(*triage, "--symptom", "same")
    assert "vous n'avez pas de demande d'assistance (DA) à déposer" in " ".join(later.stdout.split())

    # 05:10 – its end is published, and the record is still open.
    for hour in ("05:12", "05:14"):
        counter.at(hour).reads(ENDED)
    assert reminders(counter)[1:] == ["Rappel · DELTA G (EDI) · fin d'alerte publiée, secours ouvert"]
    ended = counter.at("05:40").run("fallback", "end", "secours-1", "--at", "05:30")
    assert "cid-sau@douane.finances.gouv.fr" in ended.stdout
    assert "> Les déclarations établies en procédure de secours sont à régulariser" in ended.stdout

    # Two days later one declaration is left.
    counter.at("09:00", day=26).run("fallback", "done", "secours-1", "26FR00210042")
    for day in (26, 27):
        counter.at("09:30", day=day).reads(ENDED)
    assert reminders(counter)[2:] == ["Rappel · DELTA G (EDI) · 1 déclaration à régulariser"]
    counter.run("fallback", "done", "secours-1", "26FR00210043")

    # What an inspection will ask for.
    assert [(line["what"], line["by"]) for line in record(counter)["history"] if line["what"] != "text_made"] == [
        ("opened", "Claire Martin"),
        ("registered", "Claire Martin"),
        ("reminded", "meteo-douane"),
        ("informed", "Claire Martin"),
        ("added", "Claire Martin"),
        ("added", "Claire Martin"),
        ("reminded", "meteo-douane"),
        ("ended", "Claire Martin"),
        ("done", "Claire Martin"),
        ("reminded", "meteo-douane"),
        ("done", "Claire Martin"),
    ]
    assert record(counter)["state"] == "ended"
    assert all(one["done_at"] for one in record(counter)["references"])
    of_the_fallback, of_the_alert = evidence(counter, "secours-1"), evidence(counter, "2026-11-25-01")
    for facts in (of_the_fallback, of_the_alert):
        (kept,) = facts["fallbacks"]
        assert (kept["number"], kept["usable_from"]) == ("2026-004217", "2026-11-25T01:55:00Z")
        assert [line["kind"] for line in kept["entries"]] == [line["what"] for line in record(counter)["history"]]
        assert [one["answer"] for one in kept["triage"]["answered"]] == ["ok", "other", "validate"]
        assert [one["published"]["title"] for one in facts["editions"]] == [
            "Alerte – DELTA G – mode EDI",
            "Fin d'alerte – DELTA G – mode EDI",
        ]
        assert {one["event"] for one in facts["messages"]} == {"opened", "ended", "fallback_reminder"}
        assert [text["kind"] for text in kept["texts"]] == ["request", "office", "call", "end-sau", "end-office"]
    the_page_quotes_the_sheet_and_has_the_texts(counter)
    assert (of_the_fallback["episode"], of_the_fallback["fallback"]) == (None, "secours-1")
    assert [one["id"] for one in of_the_fallback["episodes"]] == [of_the_alert["episode"]["id"]]
    # That nothing was published when the request was filed shows in the readings and the page of then.
    assert of_the_fallback["period"]["since"] == "2026-11-25T00:55:00Z"
    assert len(of_the_fallback["bodies"]) == 3
