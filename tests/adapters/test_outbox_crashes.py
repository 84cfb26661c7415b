"""Killed at whatever step, the outbox loses nothing, and repeats at most one message, which says so."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import crashing
from receivers import Http, Received

pytestmark = pytest.mark.one_python


@dataclass
class Story:
    """What arrived in one story, whose first process was killed at some step, in order."""

    received: list[Received]

    def of(self, channel: str) -> list[Received]:
        return [one for one in self.received if one.path.endswith(f"/{channel}")]

    def events_of(self, channel: str) -> list[str]:
        """Return what a channel was told, each once, in the order of the first time."""
        return list(dict.fromkeys(one.json["event"] for one in self.of(channel)))

    @property
    def repeats(self) -> list[Received]:
        """Return what somebody was told before; what the dead channel refused, nobody was told."""
        again, seen = [], set()
        for one in self.received:
            told = (one.path, one.json["event"])
            again += [one] if told in seen and not one.path.endswith("/mort") else []
            seen.add(told)
        return again


def stories_in(received: list[Received]) -> list[Story]:
    """Return a story for each step at which a process was killed; the last one was not."""
    stories: dict[int, Story] = {}
    for one in received:
        stories.setdefault(int(one.path.split("/")[1]), Story([])).received.append(one)
    return [stories[number] for number in sorted(stories)]


@pytest.mark.timeout(400)
def test_a_program_killed_at_any_step_loses_nothing_and_marks_the_one_message_that_it_repeats(
    url: str, tmp_path: Path
) -> None:
    with Http(statuses={"mort": 404}).serving() as hook:
        command = [sys.executable, crashing.__file__, url, str(hook.port), str(tmp_path / "log")]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr
    stories = stories_in(hook.received)
    assert f"killed {len(stories) - 1} times" in ran.stdout
    for story in stories:
        assert [story.events_of(channel) for channel in ("astreinte", "secours")] == [["opened", "ended"]] * 2
        assert story.events_of("exploitation") == ["channel_dead"]
        assert all("Bulletin n" in story.of(channel)[-1].json["message"] for channel in ("astreinte", "secours"))
        assert len(story.repeats) <= 1
        assert all("répétition possible" in one.json["title"] for one in story.repeats)
    assert len(stories) > 40
    assert any(story.repeats for story in stories)
    assert stories[-1].repeats == []
