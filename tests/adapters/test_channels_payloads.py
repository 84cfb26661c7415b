"""What arrives: every kind of event, in each language, as Slack, Teams, a mailbox and a hook on loopback receive it.

The files in `golden` are to be looked at before they are committed. Write them anew with
`UPDATE_GOLDEN=1 .venv/bin/pytest tests/adapters/test_channels_payloads.py`, and look at the difference.
"""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from apprise.plugins.email.base import NotifyEmail
from apprise.plugins.slack import NotifySlack
from apprise.plugins.workflows import NotifyWorkflows

from meteo_douane.adapters.channels import Channels, ChannelSettings
from meteo_douane.domain.delivery import Sent, Words
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Notice
from meteo_douane.telling.message import render
from occasions import ALERT, NOW, OCCASIONS, PAGE, a_voice, an_event, in_language, told
from receivers import Http, Mailbox, a_certificate

GOLDEN = Path(__file__).with_name("golden")
CHANNELS = ("slack", "teams", "mail", "json")
HEADERS = ("Subject", "From", "To", "References", "In-Reply-To", "Auto-Submitted", "Importance")


@dataclass
class World:
    """Channels with what has arrived at their other ends."""

    channels: Channels
    http: Http
    tls: Http
    mailbox: Mailbox

    def received_by(self, channel: str, words: Words) -> str:
        """Send, and return what arrived, without what differs from one time to the next."""
        assert isinstance(self.channels(channel, words), Sent)
        if channel == "mail":
            return mail_as_read(self.mailbox.received.pop())
        return payload_as_sent((self.tls if channel == "teams" else self.http).received.pop().body)


def payload_as_sent(body: bytes) -> str:
    payload = json.loads(body)
    for attachment in payload["attachments"]:
        attachment.pop("ts", None)
    return json.dumps(payload, ensure_ascii=False, indent=1) + "\n"


def mail_as_read(mail: EmailMessage) -> str:
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    headers = "".join(f"{name}: {mail[name]}\n" for name in HEADERS)
    return f"{headers}{mail.get_content_type()}\n\n{parts['text/plain']}\n-- \n{parts['text/html']}".replace(
        "\r\n", "\n"
    )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    http, tls, mailbox = Http(), Http(202), Mailbox()
    authority = tmp_path_factory.mktemp("tls") / "authority.pem"
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        stack.enter_context(http.serving())
        stack.enter_context(tls.serving(a_certificate(authority)))
        port = stack.enter_context(mailbox.open())
        patch.setenv("REQUESTS_CA_BUNDLE", str(authority))
        patch.setattr(NotifySlack, "webhook_url", f"http://127.0.0.1:{http.port}/services")
        for plugin in (NotifySlack, NotifyWorkflows, NotifyEmail):
            patch.setattr(plugin, "request_rate_per_sec", 0)
        settings = {
            "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/?format=text",
            "teams": f"workflows://127.0.0.1:{tls.port}/643e8e6d/signature/?format=text&overflow=split",
            "json": f"json://127.0.0.1:{http.port}/hook",
            "mail": f"mailto://127.0.0.1:{port}/?from=meteo@example.org&to=astreinte@example.org",
        }
        channels = Channels({name: ChannelSettings(url) for name, url in settings.items()})
        yield World(channels, http, tls, mailbox)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("name", list(OCCASIONS))
def test_a_message_arrives_as_it_was_approved(name: str, channel: str, language: Language, world: World) -> None:
    delivery = in_language(OCCASIONS[name], language)
    approved = golden(name, channel, language)

    received = world.received_by(channel, render(delivery, a_voice(language), delivery.message.created_at))

    if "UPDATE_GOLDEN" in os.environ:
        approved.parent.mkdir(parents=True, exist_ok=True)
        approved.write_text(received, encoding="utf-8")
    assert received == approved.read_text(encoding="utf-8")


def test_no_approved_payload_is_left_over() -> None:
    expected = {golden(name, channel, language) for name in OCCASIONS for channel in CHANNELS for language in Language}

    assert set(GOLDEN.glob("*/*/*")) == expected


def golden(name: str, channel: str, language: Language) -> Path:
    return GOLDEN / channel / language.value / f"{name}.{'txt' if channel == 'mail' else 'json'}"


def text_of_card(card: Any) -> str:
    [_, body] = card["attachments"][0]["content"]["body"]
    return str(body["text"])


def told_of(words: str) -> Words:
    notice: Notice = replace(ALERT, title=words, text=words)
    return render(told(an_event(EventKind.OPENED, notice)), a_voice(), NOW)


def done_of(kind: EventKind, words: str) -> Words:
    return render(told(an_event(kind, ALERT, by=words, detail=words)), a_voice(), NOW)


HOSTILE = pytest.mark.parametrize(
    ("written", "live"),
    [
        pytest.param("<!channel>", "<!channel>", id="a mention of everybody in Slack"),
        pytest.param("<!here|tous>", "<!here", id="a mention with words of its own"),
        pytest.param("<@U1>", "<@U1>", id="a mention of somebody"),
        pytest.param("@everyone", "@everyone", id="a mention elsewhere"),
        pytest.param("<at>all</at>", "<at>", id="a mention in Teams"),
        pytest.param("<https://evil.example|ici>", "<https://evil.example", id="a link in Slack"),
        pytest.param('<a href="https://evil.example">ici</a>', '<a href="https://evil', id="a link in HTML"),
        pytest.param("<script>alert(1)</script>", "<script", id="a script"),
        pytest.param("&lt;script&gt;", "<script", id="a script behind references"),
        pytest.param("fin\r\nBcc: victim@example.org", "\nBcc:", id="a header"),
        pytest.param("\u202etrevuo", "\u202e", id="text that turns round"),
    ],
)


@HOSTILE
@pytest.mark.parametrize("channel", CHANNELS)
def test_what_a_page_writes_is_not_live_in_any_channel(written: str, live: str, channel: str, world: World) -> None:
    received = world.received_by(channel, told_of(written))

    assert_not_live(live, received, channel)


@HOSTILE
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind.is_done_by_a_person])
def test_what_people_write_is_not_live_in_any_channel(
    kind: EventKind, written: str, live: str, channel: str, world: World
) -> None:
    received = world.received_by(channel, done_of(kind, written))

    assert_not_live(live, received, channel)


def assert_not_live(live: str, received: str, channel: str) -> None:
    head, _, body = received.partition("\n\n") if channel == "mail" else ("", "", received)
    assert live not in head
    assert live not in body or live == "\nBcc:"


def test_a_markdown_link_is_not_a_link_in_teams(world: World) -> None:
    card = json.loads(world.received_by("teams", told_of("[la page officielle](https://evil.example)")))

    assert r"\[la page officielle\]\(https://evil.example\)" in text_of_card(card)
    assert "entities" not in card["attachments"][0]["content"]["msteams"]


def test_the_link_of_an_acknowledgement_is_in_both_parts_of_a_mail(world: World) -> None:
    link = "https://meteo.example/ack/2026-05-01-01.token"
    voice = replace(a_voice(), ack_link=lambda *_: link)

    received = world.received_by("mail", render(OCCASIONS["opened_until_acknowledged"], voice, NOW))

    text, _, html = received.partition("\n-- \n")
    assert link in text
    assert f'<a href="{link}">Prendre ce trouble en charge' in html


def test_a_mail_has_no_header_but_ours(world: World) -> None:
    world.channels("mail", told_of("fin\r\nBcc: victim@example.org\r\n\r\nX"))

    assert world.mailbox.received.pop()["Bcc"] is None


def test_a_megabyte_stays_within_what_teams_keeps(world: World) -> None:
    world.channels("teams", told_of("très *long* " * 80_000))

    payload = world.tls.received.pop()
    assert world.tls.received == []
    assert len(payload.body) < 28_000
    shown = text_of_card(payload.json)
    assert f"… suite : {PAGE}" in shown.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")
    assert f"[{PAGE}](<{PAGE}>)" in shown
