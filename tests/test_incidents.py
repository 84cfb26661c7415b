"""Which incidents a tool for people on call is left with, where several watches are told through one channel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from builders import CATALOGUE, DTI, EDI, a_notice, a_scope, a_watch, an_end, scopes, seen
from meteo_douane.adapters.channels import Channels, ChannelSettings
from meteo_douane.domain.delivery import Message, owed
from meteo_douane.domain.repeating import repeated
from meteo_douane.domain.step import advance
from meteo_douane.domain.watch import Repetition
from meteo_douane.telling.message import render
from occasions import a_voice
from receivers import Http
from stories import Story, a_calm_story

QUARTER = timedelta(minutes=15)
BOTH = [EDI, DTI]


@contextmanager
def a_tool() -> Iterator[Http]:
    with Http().serving() as tool:
        yield tool


def incidents(tool: Http, *messages: Message) -> list[tuple[str, str, str]]:
    """What the tool is told by these, sent one after the other: the event, what becomes of the incident, how bad."""
    voice = replace(a_voice(), catalogue=CATALOGUE)
    names = {message.channel for message in messages}
    channels = Channels({name: ChannelSettings(f"json://127.0.0.1:{tool.port}/hook") for name in names})
    for message in messages:
        channels(message.channel, render(owed(message, message.created_at), voice, message.created_at))
    payloads: list[Any] = [one.json for one in tool.received]
    return [(one["event"], one["event_action"], one["payload"]["severity"]) for one in payloads]


def test_an_end_for_one_watch_closes_no_incident_while_it_goes_on_for_another_of_the_channel() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("roissy", modes=[EDI]))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=BOTH))
    of_edi, of_dti = an_end("e", "delta-ie", modes=[EDI]), an_end("f", "delta-ie", modes=[DTI])
    story.lists(alert)
    story.lists(of_edi, alert)
    story.lists(of_dti, of_edi, alert)

    with a_tool() as tool:
        told = incidents(tool, *story.messages)

    assert told == [
        ("opened", "trigger", "critical"),
        ("partly_ended", "trigger", "warning"),
        ("ended", "trigger", "warning"),
        ("ended", "resolve", "info"),
    ]


def test_an_end_closes_the_incident_of_a_channel_on_which_it_goes_on_for_nobody() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("roissy", modes=[EDI], channels=("fret",)))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=BOTH))
    story.lists(alert)
    story.lists(an_end("e", "delta-ie", modes=[EDI]), alert)

    with a_tool() as tool:
        told = incidents(tool, *(one for one in story.messages if one.channel == "fret"))

    assert told == [("opened", "trigger", "critical"), ("ended", "resolve", "info")]


def test_an_end_of_one_service_leaves_open_what_goes_on_for_the_watch_of_another() -> None:
    story = a_calm_story(a_watch("le-havre", "delta-g"), a_watch("roissy", "delta-x"))
    alert = a_notice("a", affects=scopes(a_scope("delta-g", modes=[EDI]), a_scope("delta-x", modes=[EDI])))
    story.lists(alert)
    story.lists(an_end("e", "delta-x", modes=[EDI]), alert)

    with a_tool() as tool:
        told = incidents(tool, *story.messages)

    assert {action for _, action, _ in told} == {"trigger"}


def test_those_of_last_resort_keep_an_incident_that_goes_on_for_the_watch_that_nobody_answered() -> None:
    insistent = replace(a_watch("le-havre"), repetition=Repetition(QUARTER, 0, ("chef",)))
    story = a_calm_story(insistent, a_watch("roissy", modes=[EDI], channels=("chef",)))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=BOTH))
    messages = goes_through(story, alert, after=QUARTER)
    messages += goes_through(story, alert, after=QUARTER)
    messages += goes_through(story, an_end("e", "delta-ie", modes=[EDI]), alert, after=QUARTER)

    with a_tool() as tool:
        told = incidents(tool, *(one for one in messages if one.channel == "chef"))

    assert ("ended", "trigger", "warning") in told
    assert "resolve" not in {action for _, action, _ in told}


def goes_through(story: Story, *notices: Any, after: timedelta) -> list[Message]:
    """Read a page that lists these, with what is to be said again."""
    story.now += after
    step = repeated(advance(story.known, (seen(*notices),), story.rules, story.now), story.rules, story.now)
    story.known = step.known
    return list(step.messages)
