"""What the status page of a provider says. All of these pages are invented."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import LOGIN
from meteo_douane.formats.provider import ProviderReport, report_of
from meteo_douane.formats.provider_kind import ProviderKind

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
FINE = ProviderReport(is_in_trouble=False)
GATEWAY = "Passerelle DELTA IE"


def a_summary(indicator: object = "none", *, component: str = "operational", incident: str = "") -> bytes:
    incidents = [{"name": "Réponses lentes", "status": incident}] if incident else []
    summary = {
        "page": {"id": "x", "name": "Exemple EDI"},
        "status": {"indicator": indicator, "description": "Ralentissements"},
        "components": [{"name": GATEWAY, "status": component}],
        "incidents": incidents,
    }
    return json.dumps(summary).encode()


def trouble(*words: str) -> ProviderReport:
    return ProviderReport(is_in_trouble=True, words=words)


@pytest.mark.parametrize(
    ("content", "report"),
    [
        pytest.param(a_summary(), FINE, id="operational"),
        pytest.param(a_summary("minor"), trouble("Ralentissements"), id="minor, and nothing named"),
        pytest.param(a_summary("none", component="partial_outage"), trouble(GATEWAY), id="a component"),
        pytest.param(a_summary("none", component="of a new kind"), trouble(GATEWAY), id="a state not known yet"),
        pytest.param(
            a_summary("major", component="major_outage", incident="investigating"),
            trouble("Réponses lentes", GATEWAY),
            id="an incident and its component",
        ),
        pytest.param(a_summary("none", incident="resolved"), FINE, id="a resolved incident"),
        pytest.param(a_summary("splendid"), None, id="an indicator that is none"),
        pytest.param(b'{"status": {"indicator": "none"}}', None, id="no components"),
        pytest.param(b'{"page": {"status": "UP"}}', None, id="another shape"),
        pytest.param(b"[" * 100_000, None, id="deep"),
        pytest.param(LOGIN.encode(), None, id="a login page"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_a_summary_says_whether_the_platform_is_in_trouble(content: bytes, report: ProviderReport | None) -> None:
    assert report_of(content, ProviderKind.STATUSPAGE, NOON) == report


def an_entry(title: str, text: str = "", at: str = "Wed, 10 Jun 2026 10:00:00 +0000") -> str:
    return f"<item><title>{title}</title><description>{text}</description><pubDate>{at}</pubDate></item>"


def a_feed(*entries: str) -> bytes:
    return f'<rss version="2.0"><channel><title>Exemple EDI</title>{"".join(entries)}</channel></rss>'.encode()


SLOW = an_entry("Réponses lentes", "Nous cherchons la cause.")


@pytest.mark.parametrize(
    ("content", "report"),
    [
        pytest.param(a_feed(), FINE, id="no entries"),
        pytest.param(a_feed(SLOW), trouble("Réponses lentes"), id="an entry of today"),
        pytest.param(a_feed(an_entry("Réponses lentes – résolu")), FINE, id="one that is over"),
        pytest.param(
            a_feed(an_entry("Slow", "&lt;p&gt;Resolved - all is well.&lt;/p&gt;")), FINE, id="over in its text"
        ),
        pytest.param(
            a_feed(an_entry("Lenteurs, pas encore résolu")), trouble("Lenteurs, pas encore résolu"), id="not over"
        ),
        pytest.param(a_feed(an_entry("Lent", at="Mon, 08 Jun 2026 10:00:00 +0000")), FINE, id="one of two days ago"),
        pytest.param(
            a_feed(an_entry("Résolu : Réponses lentes", at="Wed, 10 Jun 2026 11:00:00 +0000"), SLOW),
            FINE,
            id="over in another entry",
        ),
        pytest.param(a_feed(an_entry("Lent", at="mercredi")), None, id="nobody knows when"),
        pytest.param(a_feed(SLOW)[:-20], None, id="cut short"),
        pytest.param(LOGIN.encode(), None, id="a login page"),
    ],
)
def test_a_feed_says_whether_the_platform_is_in_trouble(content: bytes, report: ProviderReport | None) -> None:
    assert report_of(content, ProviderKind.FEED, NOON) == report


@given(content=st.binary(max_size=200), kind=st.sampled_from(ProviderKind))
def test_any_bytes_are_a_report_or_none(content: bytes, kind: ProviderKind) -> None:
    assert report_of(content, kind, NOON) in {None, FINE} or content
