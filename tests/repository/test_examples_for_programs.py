"""What docs/api.md and docs/operations.md show to programs is what they get."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from builders import EDI, NOON, a_fallback, a_maintenance, a_notice, a_scope
from doors import Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.web.programs.api import Api
from meteo_douane.web.programs.feeds import Feeds
from meteo_douane.web.programs.metrics import Metrics, Tally
from meteo_douane.web.programs.statuspage_doors import StatuspageDoors

pytestmark = pytest.mark.one_python

DOCS = Path(__file__).parents[2] / "docs"
API = (DOCS / "api.md").read_text(encoding="utf-8")
OPERATIONS = (DOCS / "operations.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```\nGET (\S+)\n```\n\n```(\w*)\n(.*?)```", API, re.DOTALL)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def client(sqlite_store: SqlStore) -> Iterator[httpx.Client]:
    """The story that the examples are of: an alert on DELTA T in EDI, then an operation on CIEL."""
    doors = Doors(sqlite_store)
    doors.reads()
    alert = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), fallback=a_fallback(starts_at=NOON), starts_at=NOON)
    doors.reads(alert, after=MINUTE)
    doors.reads(alert, a_maintenance("m", affects=a_scope("ciel"), ends_at=NOON + timedelta(hours=12)), after=MINUTE)
    metrics = Metrics(doors.viewpoint, doors.gate, doors.clock, Tally(sqlite_store.annals.mark(NOON), NOON))
    parts = (part(doors.viewpoint, doors.gate) for part in (Api, StatuspageDoors, Feeds))
    with doors.visited(*(part.router() for part in parts), metrics.router()) as client:
        yield client


@pytest.mark.parametrize(("path", "form", "shown"), EXAMPLES, ids=[path for path, _, _ in EXAMPLES])
def test_an_answer_is_as_the_page_shows_it(client: httpx.Client, path: str, form: str, shown: str) -> None:
    answer = client.get(path)

    if form == "json":
        assert differences(json.loads(shown), answer.json()) == []
    else:
        lines = [line.strip() for line in answer.text.splitlines()]
        assert [line for line in shown.splitlines() if line not in lines] == []


def test_every_door_has_an_example() -> None:
    doors = {path.partition("?")[0].rpartition("/")[0] or path for path, _, _ in EXAMPLES}

    assert doors == {"/api/v1", "/api/v2", "/feed.atom", "/maintenance.ics", "/episodes/2026-02-03-01"}


def test_the_table_of_metrics_is_what_prometheus_gets(client: httpx.Client) -> None:
    families = text_string_to_metric_families(client.get("/metrics").text)
    labels = {family.name: {name for one in family.samples for name in one.labels} - {"le"} for family in families}
    counters = {name: f"{name}_total" for name in ("meteo_douane_readings", "meteo_douane_notices")}
    counters["meteo_douane_deliveries"] = "meteo_douane_deliveries_total"

    rows = re.findall(r"^\| `(meteo_douane_\w+)` \|([^|]*)\|", OPERATIONS, re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", words)) for name, words in rows}

    assert told == {counters.get(name, name): found for name, found in labels.items()}


@pytest.mark.needs("prometheus")
def test_the_rules_for_alerts_are_rules_about_figures_that_there_are(client: httpx.Client, tmp_path: Path) -> None:
    [rules] = re.findall(r"```yaml\n(groups:.*?)```", OPERATIONS, re.DOTALL)
    (tmp_path / "rules.yml").write_text(rules, encoding="utf-8")

    checked = subprocess.run(
        ["promtool", "check", "rules", tmp_path / "rules.yml"], capture_output=True, text=True, check=False
    )

    exposed = client.get("/metrics").text
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "SUCCESS" in checked.stdout
    assert [name for name in re.findall(r"meteo_douane_\w+", rules) if name not in exposed] == []


@pytest.mark.needs("prometheus")
def test_the_rules_fire_when_they_should(tmp_path: Path) -> None:
    [rules] = re.findall(r"```yaml\n(groups:.*?)```", OPERATIONS, re.DOTALL)
    (tmp_path / "rules.yml").write_text(rules, encoding="utf-8")
    (tmp_path / "test.yml").write_text(UNIT_TEST, encoding="utf-8")

    tested = subprocess.run(
        ["promtool", "test", "rules", tmp_path / "test.yml"], capture_output=True, text=True, check=False
    )

    assert tested.returncode == 0, tested.stdout + tested.stderr


@pytest.mark.needs("prometheus")
def test_the_dashboard_asks_for_what_is_exposed_in_words_that_prometheus_understands(
    client: httpx.Client, tmp_path: Path
) -> None:
    board = json.loads((DOCS / "grafana.json").read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    rules = [{"record": f"panel:{number}", "expr": expr} for number, expr in enumerate(asked)]
    (tmp_path / "rules.json").write_text(json.dumps({"groups": [{"name": "panels", "rules": rules}]}), encoding="utf-8")

    checked = subprocess.run(
        ["promtool", "check", "rules", tmp_path / "rules.json"], capture_output=True, text=True, check=False
    )

    exposed = client.get("/metrics").text
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert [name for expr in asked for name in re.findall(r"meteo_douane_\w+", expr) if name not in exposed] == []


#: An hour in which nothing is read, nothing is delivered, and the loop stands still.
UNIT_TEST = """
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - series: meteo_douane_fresh{job="meteo-douane"}
        values: 0x60
      - series: meteo_douane_last_turn_age_seconds{job="meteo-douane"}
        values: 0+60x60
      - series: meteo_douane_oldest_owed_delivery_age_seconds{job="meteo-douane",channel="astreinte"}
        values: 0+60x60
      - series: meteo_douane_deliveries_total{job="meteo-douane",channel="astreinte",state="dead"}
        values: 0x30 1x30
      - series: meteo_douane_unclassified{job="meteo-douane"}
        values: 1x60
    alert_rule_test:
      - eval_time: 40m
        alertname: MeteoDouaneBlind
        exp_alerts: [{exp_labels: {job: meteo-douane, severity: page}}]
      - eval_time: 40m
        alertname: MeteoDouaneStuck
        exp_alerts: [{exp_labels: {job: meteo-douane, severity: page}}]
      - eval_time: 40m
        alertname: MeteoDouaneUndelivered
        exp_alerts: [{exp_labels: {job: meteo-douane, channel: astreinte, severity: page}}]
      - eval_time: 40m
        alertname: MeteoDouaneGivenUp
        exp_alerts: [{exp_labels: {job: meteo-douane, channel: astreinte, state: dead, severity: ticket}}]
      - eval_time: 40m
        alertname: MeteoDouaneNotUnderstood
        exp_alerts: [{exp_labels: {job: meteo-douane, severity: ticket}}]
"""


def differences(shown: Any, found: Any, at: str = "") -> list[str]:
    """Return where an answer does not have what is shown of it."""
    if isinstance(shown, dict) and isinstance(found, dict):
        return [
            each
            for name, part in shown.items()
            for each in (
                differences(part, found[name], f"{at}.{name}") if name in found else [f"{at}.{name} is missing"]
            )
        ]
    if isinstance(shown, list) and isinstance(found, list) and len(shown) == len(found):
        pairs = enumerate(zip(shown, found, strict=True))
        return [each for index, (one, other) in pairs for each in differences(one, other, f"{at}[{index}]")]
    same = shown == (found.replace("\N{NO-BREAK SPACE}", " ") if isinstance(found, str) else found)
    return [] if same else [f"{at}: shown {shown!r}, found {found!r}"]
