"""Which addresses are taken, and that none is ever shown."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO

import pytest

from meteo_douane.adapters.channels import ChannelError, Channels, ChannelSettings
from meteo_douane.domain.delivery import Refused, Words
from meteo_douane.domain.event import EventKind
from receivers import Http, a_closed_port

WORDS = Words("title", "text", "<p>html</p>", "brief", EventKind.OPENED, "2026-05-01-01")
SLACK = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that a program's own log would show at its finest; pytest's goes behind loggers that keep to themselves."""
    root, shown = logging.getLogger(), StringIO()
    handler, level = logging.StreamHandler(shown), root.level
    root.addHandler(handler)
    root.setLevel(1)
    yield shown
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("json://127.0.0.1:9000/hook", id="a hook"),
        pytest.param("JSONS://u:p@example.org/hook", id="a hook with a password, over TLS"),
        pytest.param("mailtos://u:p@example.org/?from=a@example.org&to=b@example.org", id="mail with encryption"),
        pytest.param("mailto://relay.example.org/?from=a@example.org&to=b@example.org", id="mail without a password"),
        pytest.param(SLACK, id="Slack"),
        pytest.param(
            "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", id="pasted Slack"
        ),
        pytest.param("workflows://example.org:443/643e8e6d/signature/", id="Teams"),
        pytest.param(
            "https://default1234.ab.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/"
            "643e8e6d/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=abc-DEF_123",
            id="pasted Teams",
        ),
        pytest.param("console://demo", id="console"),
    ],
)
def test_an_address_that_is_taken(url: str) -> None:
    assert callable(Channels({"astreinte": ChannelSettings(url)}))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("syslog://canary", id="a service that is not on our list"),
        pytest.param("https://example.org/canary", id="a web page"),
        pytest.param("exec://canary", id="a program"),
        pytest.param("canary", id="no address"),
        pytest.param("json://", id="no host"),
        pytest.param("slack://canary", id="not all of the token"),
        pytest.param("mailto://u:canary@example.org/?to=b@example.org", id="a password in clear"),
        pytest.param("mailtos://u:canary@example.org/?to=b@example.org,c@example.org", id="two recipients"),
        pytest.param("mailtos://u:canary@example.org/?to=b@example.org&cc=c@example.org", id="a copy"),
        pytest.param("json://${CANARY}/hook", id="a template"),
    ],
)
def test_an_address_that_is_not_taken_is_not_shown(url: str, log: StringIO, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ChannelError, match=r"^channels\.astreinte: ") as error:
        Channels({"astreinte": ChannelSettings(url)})

    assert "canary" not in f"{error.value}{log.getvalue()}{''.join(capfd.readouterr())}".lower()


def test_settings_do_not_show_their_address() -> None:
    assert "canary" not in repr(ChannelSettings("json://canary"))


def test_nothing_of_an_address_or_of_an_answer_is_logged(log: StringIO, capfd: pytest.CaptureFixture[str]) -> None:
    with Http(500).serving() as hook:
        urls = [f"json://u:canary@127.0.0.1:{port}/canary?%2BX=canary" for port in (hook.port, a_closed_port())]
        results = [Channels({"astreinte": ChannelSettings(url)})("astreinte", WORDS) for url in urls]

    assert [type(result) for result in results] == [Refused, Refused]
    assert "canary" not in f"{results}{log.getvalue()}{''.join(capfd.readouterr())}"


@pytest.mark.parametrize("option", ["format=markdown", "%66ormat=html", "redirect=yes", "overflow=split", "retry=3"])
def test_an_option_of_the_address_cannot_undo_what_we_rely_on(option: str) -> None:
    with Http(307, {"Location": "/evil"}).serving() as hook:
        Channels({"astreinte": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook?{option}")})("astreinte", WORDS)

    [received] = hook.received
    assert (received.path, received.json["message"]) == ("/hook", WORDS.text)


def test_all_that_cannot_be_used_are_named_at_once() -> None:
    settings = {name: ChannelSettings(url) for name, url in (("a", "exec://x"), ("b", "console://"), ("c", "json://"))}

    with pytest.raises(ChannelError) as error:
        Channels(settings)

    assert [line.partition(": ")[0] for line in str(error.value).splitlines()] == ["channels.a", "channels.c"]


@pytest.mark.parametrize(
    "url",
    [
        "json://127.0.0.1/hook",
        "mailto://mail.example.org/?from=a@example.org&to=b@example.org",
        "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/",
        "workflows://example.org/WORKFLOW/SIGNATURE",
    ],
)
def test_a_channel_loads_none_of_the_services_that_it_is_not(url: str) -> None:
    script = (
        "import sys\n"
        "from meteo_douane.adapters.channels import Channels, ChannelSettings\n"
        f"Channels({{'a': ChannelSettings({url!r})}})\n"
        "print([name for name in sys.modules if name.startswith('apprise.plugins.')\n"
        "       and name.split('.')[2] not in {'base', 'custom_json', 'email', 'slack', 'workflows'}])\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"
