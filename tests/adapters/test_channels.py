"""What comes of sending: every answer here is given by a real server on loopback."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from time import monotonic

import pytest
from apprise.plugins.custom_json import NotifyJSON
from apprise.plugins.email.base import NotifyEmail
from apprise.plugins.slack import NotifySlack

from meteo_douane.adapters.channels import Channels, ChannelSettings
from meteo_douane.adapters.channels.oncall import Action, Severity, action_of, severity_of
from meteo_douane.domain.delivery import Refused, Result, Sent, Style, Unknown, Words
from meteo_douane.domain.event import EventKind
from receivers import Http, Mailbox, a_certificate, a_closed_port, a_raw_server

WORDS = Words(
    title="Alerte · DELTA G · EDI",
    text="En bref :\n- Touché : DELTA G\n",
    html="<p>Touché : <strong>DELTA G</strong></p>",
    brief="Pour : le-havre\nhttps://www.douane.gouv.fr/",
    event=EventKind.OPENED,
    thread="2026-05-01-01",
)


#: They are `min(32, cores + 4)` for all channels together.
MORE_THAN_APPRISE_HAS_WORKERS = 40


def sent_to(url: str, patience: timedelta = timedelta(seconds=10)) -> Result:
    return Channels({"astreinte": ChannelSettings(url, patience)})("astreinte", WORDS)


def test_a_message_reaches_a_json_hook_once_as_plain_text() -> None:
    with Http().serving() as hook:
        result = sent_to(f"json://127.0.0.1:{hook.port}/hook")

    assert result == Sent()
    [received] = hook.received
    assert received.path == "/hook"
    assert received.json["title"] == WORDS.title
    assert received.json["message"] == WORDS.text.strip()


def test_a_program_behind_a_json_hook_can_close_what_it_opened() -> None:
    with Http().serving() as hook:
        channels = Channels({"astreinte": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook?:team=douane")})
        for event in (EventKind.OPENED, EventKind.ENDED):
            channels("astreinte", replace(WORDS, event=event))

    opened, ended = (received.json for received in hook.received)
    assert (opened["event"], ended["event"]) == ("opened", "ended")
    assert (opened["event_action"], ended["event_action"]) == ("trigger", "resolve")
    assert opened["dedup_key"] == ended["dedup_key"] == "astreinte/2026-05-01-01"
    assert opened["payload"]["severity"] == "critical"
    assert (ended["action"], ended["dedup"]) == ("close", ended["dedup_key"])
    assert (opened["type"], ended["type"]) == ("failure", "success")
    assert opened["team"] == "douane"


def test_an_address_can_give_the_fields_the_names_that_a_tool_reads() -> None:
    with Http().serving() as hook:
        address = f"json://127.0.0.1:{hook.port}/hook?:title=summary&:message=details&-token=T"
        Channels({"garde": ChannelSettings(address)})("garde", WORDS)

    [received] = hook.received
    assert received.path == "/hook?token=T"
    assert received.json["summary"] == WORDS.title
    assert received.json["details"] == WORDS.text.strip()
    assert received.json["dedup"] == "garde/2026-05-01-01"


@pytest.mark.parametrize(
    ("event", "action"),
    [
        pytest.param(EventKind.CONTINUED, Action.TRIGGER, id="what goes on adds to what is open"),
        pytest.param(EventKind.PARTLY_ENDED, Action.TRIGGER, id="a partial end closes nothing"),
        pytest.param(EventKind.VANISHED, Action.TRIGGER, id="absence closes nothing"),
        pytest.param(EventKind.OVERDUE, Action.TRIGGER, id="an hour that has passed closes nothing"),
        pytest.param(EventKind.CANCELLED, Action.RESOLVE, id="a cancellation closes"),
        pytest.param(EventKind.SOURCE_BACK, Action.RESOLVE, id="a source that is back closes its silence"),
        pytest.param(EventKind.CHANNEL_DEAD, Action.TRIGGER, id="a dead channel opens"),
        pytest.param(EventKind.CHANNEL_BACK, Action.RESOLVE, id="a channel that is back closes its death"),
        pytest.param(EventKind.NAMES_SETTLED, Action.RESOLVE, id="names that are known close what they opened"),
        pytest.param(EventKind.WRITABLE_AGAIN, Action.RESOLVE, id="a database that can be written closes its failure"),
        pytest.param(EventKind.REPEATED, Action.TRIGGER, id="a repeat asks again"),
        pytest.param(EventKind.ACKNOWLEDGED, Action.ACKNOWLEDGE, id="what is in hand is acknowledged there too"),
        pytest.param(EventKind.CLOSED_BY_PERSON, Action.RESOLVE, id="what a person closed is closed there too"),
        pytest.param(EventKind.REOPENED_BY_PERSON, Action.TRIGGER, id="what a person reopened opens again"),
    ],
)
def test_an_incident_is_closed_by_what_is_over_alone(event: EventKind, action: Action) -> None:
    assert action_of(replace(WORDS, event=event)) is action


@pytest.mark.parametrize(
    ("event", "severity"),
    [
        pytest.param(EventKind.REPEATED, Severity.CRITICAL, id="a repeat is as bad as the opening"),
        pytest.param(EventKind.REOPENED_BY_PERSON, Severity.CRITICAL, id="so is what a person reopened"),
        pytest.param(EventKind.ACKNOWLEDGED, Severity.INFO, id="what is in hand asks for nothing more"),
        pytest.param(EventKind.CLOSED_BY_PERSON, Severity.WARNING, id="what only a person closed is no all-clear"),
        pytest.param(EventKind.ENDED, Severity.INFO, id="what has ended is"),
    ],
)
def test_how_bad_it_is_says_what_is_an_all_clear(event: EventKind, severity: Severity) -> None:
    assert severity_of(replace(WORDS, event=event)) is severity


def test_an_end_with_a_reservation_is_no_all_clear_and_closes_nothing() -> None:
    words = replace(WORDS, event=EventKind.ENDED, is_with_a_reservation=True)

    assert (action_of(words), severity_of(words)) == (Action.TRIGGER, Severity.WARNING)


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(EventKind.ACKNOWLEDGED, id="taken in hand"),
        pytest.param(EventKind.CLOSED_BY_PERSON, id="closed without a published end"),
        pytest.param(EventKind.REPEATED, id="repeated"),
    ],
)
def test_what_people_do_is_never_green(kind: EventKind) -> None:
    with Http().serving() as hook:
        settings = ChannelSettings(f"json://127.0.0.1:{hook.port}/hook")
        Channels({"garde": settings})("garde", replace(WORDS, event=kind))

    [received] = hook.received
    assert received.json["type"] != "success"


def test_the_mails_of_one_episode_are_one_conversation_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NotifyEmail, "request_rate_per_sec", 0)
    mailbox = Mailbox()
    with mailbox.open() as port:
        address = f"mailto://127.0.0.1:{port}/?from=meteo@example.org&to=astreinte@example.org&+X-Team=douane"
        channels = Channels({"courriel": ChannelSettings(address)})
        for words in (WORDS, replace(WORDS, event=EventKind.ENDED), replace(WORDS, thread="2026-05-02-01")):
            channels("courriel", words)

    opened, ended, other = mailbox.received
    assert opened["References"] == ended["References"] == opened["In-Reply-To"]
    assert other["References"] != opened["References"]
    assert opened["Message-ID"] != ended["Message-ID"]
    assert (opened["Importance"], ended["Importance"]) == ("high", None)
    assert opened["X-Team"] == "douane"


@pytest.mark.parametrize("scheme", ["json", "console"])
def test_a_channel_for_small_screens_gets_the_brief_message(scheme: str) -> None:
    screen = StringIO()
    with Http().serving() as hook:
        settings = ChannelSettings(f"{scheme}://127.0.0.1:{hook.port}/hook", style=Style.SHORT)
        Channels({"astreinte": settings}, console=screen)("astreinte", WORDS)

    shown = [received.body.decode("unicode-escape") for received in hook.received] or [screen.getvalue()]
    assert WORDS.brief in shown[0]
    assert WORDS.text.strip() not in shown[0]


@pytest.mark.parametrize(
    ("status", "result"),
    [
        pytest.param(204, Sent(), id="204: taken"),
        pytest.param(307, Refused("answered with a redirect (307), which is not followed"), id="307: not followed"),
        pytest.param(401, Refused("error 401", is_final=True), id="401: for good"),
        pytest.param(403, Refused("error 403", is_final=True), id="403: for good"),
        pytest.param(404, Refused("error 404", is_final=True), id="404: for good"),
        pytest.param(410, Refused("error 410", is_final=True), id="410: for good"),
        pytest.param(400, Refused("error 400", is_final=True), id="400: it will never be understood"),
        pytest.param(413, Refused("error 413", is_final=True), id="413: it will never be short enough"),
        pytest.param(422, Refused("error 422", is_final=True), id="422: it will never be taken"),
        pytest.param(429, Refused("error 429"), id="429: later"),
        pytest.param(500, Refused("error 500"), id="500: later"),
        pytest.param(503, Refused("error 503"), id="503: later"),
        pytest.param(504, Unknown("error 504: the host's gateway had no answer in time"), id="504: perhaps arrived"),
    ],
)
def test_an_http_status_decides(status: int, result: Result) -> None:
    with Http(status, {"Location": "/evil"}).serving() as hook:
        assert sent_to(f"json://127.0.0.1:{hook.port}/hook") == result

    assert [received.path for received in hook.received] == ["/hook"]


@pytest.mark.parametrize("scheme", ["json", "slack", "workflows"])
def test_a_service_that_asks_for_rest_is_heard(scheme: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    tls = a_certificate(tmp_path / "authority.pem") if scheme == "workflows" else None
    with Http(429, {"Retry-After": "30"}).serving(tls) as hook:
        monkeypatch.setattr(NotifySlack, "webhook_url", f"http://127.0.0.1:{hook.port}/services")
        addresses = {
            "json": f"json://127.0.0.1:{hook.port}/hook",
            "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/",
            "workflows": f"workflows://127.0.0.1:{hook.port}/643e8e6d/signature/",
        }
        result = sent_to(addresses[scheme])

    assert result == Refused("error 429", retry_after=timedelta(seconds=30))


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        pytest.param(b"", "the answer was lost", id="closed without an answer"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal", "the answer was lost", id="half an answer"),
        pytest.param(b"what?\r\n\r\n", "the answer was lost", id="an answer that is no HTTP"),
    ],
)
def test_a_lost_answer_may_mean_that_it_arrived(answer: bytes, detail: str) -> None:
    with a_raw_server(answer) as port:
        assert sent_to(f"json://127.0.0.1:{port}/hook") == Unknown(detail)


def test_no_answer_in_time_may_mean_that_it_arrived() -> None:
    with a_raw_server(None) as port:
        result = sent_to(f"json://127.0.0.1:{port}/hook", patience=timedelta(seconds=0.2))

    assert result == Unknown("no answer in time")


def test_an_answer_that_never_ends_is_not_waited_for() -> None:
    with a_raw_server(b"HTTP/1.1 200 OK\r\n", drip=b"x") as port:
        result = sent_to(f"json://127.0.0.1:{port}/hook", patience=timedelta(seconds=0.3))

    assert result == Unknown("no answer in time")


def test_a_refused_connection_means_that_it_did_not_arrive() -> None:
    result = sent_to(f"json://127.0.0.1:{a_closed_port()}/hook")

    assert result == Refused("the host refuses the connection or cannot be reached")


def test_mail_arrives_as_text_and_as_html() -> None:
    mailbox = Mailbox()
    with mailbox.open() as port:
        result = sent_to(f"mailto://127.0.0.1:{port}/?from=meteo@example.org&to=astreinte@example.org")

    assert result == Sent()
    [mail] = mailbox.received
    assert mail["Subject"] == WORDS.title
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    assert "Touché : DELTA G" in parts["text/plain"]
    assert "<strong>DELTA G</strong>" in parts["text/html"]


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        pytest.param("550 No such user", Refused("the mail server answered 550", is_final=True), id="5yz: for good"),
        pytest.param("451 Try again", Refused("the mail server answered 451"), id="4yz: later"),
    ],
)
def test_a_mail_server_that_refuses_the_recipient(answer: str, result: Result) -> None:
    with Mailbox(answer).open() as port:
        assert sent_to(f"mailto://127.0.0.1:{port}/?from=a@example.org&to=b@example.org") == result


def test_a_mail_server_that_is_not_there() -> None:
    result = sent_to(f"mailto://127.0.0.1:{a_closed_port()}/?from=a@example.org&to=b@example.org")

    assert result == Refused("the host refuses the connection or cannot be reached")


def test_a_password_is_never_sent_to_a_mail_server_without_encryption() -> None:
    mailbox = Mailbox()
    with mailbox.open() as port:
        result = sent_to(f"mailtos://u:canary@127.0.0.1:{port}/?from=a@example.org&to=b@example.org&mode=starttls")

    assert result == Refused("the mail server offers no encryption")
    assert mailbox.received == []


def test_slack_takes_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    with Http().serving() as slack:
        monkeypatch.setattr(NotifySlack, "webhook_url", f"http://127.0.0.1:{slack.port}/services")
        monkeypatch.setattr(NotifySlack, "request_rate_per_sec", 0)
        result = sent_to("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/")

    assert result == Sent()
    [received] = slack.received
    assert received.path == "/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    assert b"github.com" not in received.body


@pytest.mark.parametrize(
    ("error", "result"),
    [
        pytest.param("invalid_auth", Refused("Slack answered invalid_auth", is_final=True), id="the token is revoked"),
        pytest.param("is_archived", Refused("Slack answered is_archived", is_final=True), id="the place is closed"),
        pytest.param("internal_error", Refused("Slack answered internal_error"), id="a failure of its own"),
    ],
)
def test_slack_says_no_to_a_token_in_an_answer_that_looks_well(
    error: str, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Http(body=f'{{"ok":false,"error":"{error}"}}'.encode()).serving() as slack:
        monkeypatch.setattr(NotifySlack, "api_url", f"http://127.0.0.1:{slack.port}/api/{{}}")
        monkeypatch.setattr(NotifySlack, "request_rate_per_sec", 0)
        came_of_it = sent_to("slack://xoxb-1234567890-1234567890-4ddbc191d40ee098cbaae6f3523ada2d/%23quai")

    assert came_of_it == result


def test_teams_has_accepted_a_message_and_not_yet_delivered_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    with Http(202).serving(a_certificate(tmp_path / "authority.pem")) as teams:
        result = sent_to(f"workflows://127.0.0.1:{teams.port}/643e8e6d/signature/")

    assert result == Sent(is_accepted_only=True)
    [received] = teams.received
    assert "/workflows/643e8e6d/triggers/manual/paths/invoke" in received.path
    assert WORDS.title in received.body.decode("unicode-escape")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with Http(202).serving(a_certificate(tmp_path / "authority.pem")) as teams:
        result = sent_to(f"workflows://127.0.0.1:{teams.port}/643e8e6d/signature/")

    assert result == Refused("no secure connection: the host's certificate is refused")
    assert teams.received == []


def test_a_console_shows_the_message_under_the_name_of_the_channel() -> None:
    screen = StringIO()

    result = Channels({"écran": ChannelSettings("console://demo")}, console=screen)("écran", WORDS)

    assert result == Sent()
    assert screen.getvalue() == f"[écran] {WORDS.title}\n\n{WORDS.text}\n"


def test_a_channel_is_sent_to_again_and_again_through_one_object() -> None:
    with Http().serving() as hook:
        channels = Channels({"astreinte": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook")})
        results = [channels("astreinte", replace(WORDS, title=f"message {number}")) for number in range(5)]

    assert results == [Sent()] * 5
    assert [received.json["title"] for received in hook.received] == [f"message {number}" for number in range(5)]


def test_the_pace_that_a_service_wants_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NotifyJSON, "request_rate_per_sec", 0.3)
    bulletin = replace(WORDS, event=EventKind.CONTINUED)
    with Http().serving() as hook:
        channels = Channels({"astreinte": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook")})
        started = monotonic()
        results = [channels("astreinte", bulletin) for _ in range(2)]

    assert results == [Sent(), Sent()]
    assert monotonic() - started >= 0.3


def test_an_opening_waits_for_no_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NotifyJSON, "request_rate_per_sec", 3600)
    with Http().serving() as hook:
        channels = Channels({"astreinte": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook")})
        results = [channels("astreinte", WORDS) for _ in range(3)]

    assert results == [Sent()] * 3


def test_messages_go_by_way_of_a_proxy_that_the_environment_names_and_as_it_names_it_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Http().serving() as proxy, Http().serving() as hook:
        channels = Channels({"astreinte": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook")})
        channels("astreinte", WORDS)
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
        channels("astreinte", WORDS)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        channels("astreinte", WORDS)

    assert [len(hook.received), len(proxy.received)] == [2, 1]
    assert proxy.received[0].path == f"http://127.0.0.1:{hook.port}/hook"


def test_a_name_of_a_channel_is_no_tag_of_apprise() -> None:
    with Http().serving() as hook:
        channels = Channels(
            {name: ChannelSettings(f"json://127.0.0.1:{hook.port}/{name}") for name in ("1:ops", "ops:3")}
        )
        results = [channels(name, WORDS) for name in ("1:ops", "ops:3")]

    assert results == [Sent(), Sent()]
    assert len(hook.received) == 2


def test_channels_that_hang_hold_up_no_other_however_many_they_are() -> None:
    hung = [f"hung {number}" for number in range(MORE_THAN_APPRISE_HAS_WORKERS)]
    patience = timedelta(seconds=4)
    with a_raw_server(None) as stuck, Http().serving() as hook:
        slow = {name: ChannelSettings(f"json://127.0.0.1:{stuck}/{name}", patience=patience) for name in hung}
        fast = ChannelSettings(f"json://127.0.0.1:{hook.port}/hook", patience=patience / 3)
        channels = Channels({**slow, "fast": fast})
        with ThreadPoolExecutor(len(hung)) as pool:
            waiting = [pool.submit(channels, name, WORDS) for name in hung]
            result = channels("fast", WORDS)

    assert result == Sent()
    assert [one.result() for one in waiting] == [Unknown("no answer in time")] * len(hung)


def test_why_a_message_was_refused_is_known_however_many_fail_at_once() -> None:
    names = [f"gone {number}" for number in range(MORE_THAN_APPRISE_HAS_WORKERS)]
    port = a_closed_port()
    channels = Channels({name: ChannelSettings(f"json://127.0.0.1:{port}/hook") for name in names})
    with threads_that_change_often(), ThreadPoolExecutor(len(names)) as pool:
        results = [one for _ in range(10) for one in pool.map(lambda name: channels(name, WORDS), names)]

    assert results == [Refused("the host refuses the connection or cannot be reached")] * len(results)


@contextmanager
def threads_that_change_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def test_a_slow_channel_does_not_hold_up_another() -> None:
    with a_raw_server(None) as stuck, Http().serving() as hook:
        channels = Channels(
            {
                "slow": ChannelSettings(f"json://127.0.0.1:{stuck}/hook", patience=timedelta(seconds=1)),
                "fast": ChannelSettings(f"json://127.0.0.1:{hook.port}/hook"),
            }
        )
        with ThreadPoolExecutor() as pool:
            slow, fast = pool.submit(channels, "slow", WORDS), pool.submit(channels, "fast", WORDS)
            assert fast.result() == Sent()
            assert not slow.done()
            assert slow.result() == Unknown("no answer in time")
