"""What the operator is told of the watching itself: once, again while it lasts, and when it is over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from builders import CATALOGUE, a_notice, nonsense, seen, silence
from meteo_douane.domain.catalogue import Catalogue, Name, Service
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Observation, Seen
from meteo_douane.domain.step import advance
from meteo_douane.domain.upkeep import Statements, tended
from stories import Story, a_calm_story, lines_told

HOUR = timedelta(hours=1)
BROKEN = Complaint(EventKind.TEMPLATE_FAILED, "message.txt.j2", "line 3: 'lettre' is undefined")
FULL = Complaint(EventKind.NO_ROOM, "disk", "the disk is full")
REJECTED = Complaint(EventKind.CONFIGURATION_REJECTED, "configuration", "watches[0].modes: DTI, DTI+ or EDI expected")


@dataclass
class Kept:
    """A story whose operator is told of the watching itself."""

    story: Story = field(default_factory=lambda: a_calm_story(failures_tolerated=1, remind_every=4 * HOUR))
    messages: tuple[Message, ...] = ()

    def reads(
        self,
        *observations: Observation,
        stated: Mapping[EventKind, Any] | None = None,
        dead: Mapping[str, datetime] | None = None,
        after: timedelta = HOUR,
    ) -> list[str]:
        self.story.now += after
        step = advance(self.story.known, observations, self.story.rules, self.story.now)
        statements = Statements(stated or {}, dead=dead or {})
        step = tended(step, statements, observations, self.story.rules, self.story.now)
        self.story.known, self.messages = step.known, step.messages
        return lines_told(step.decisions)


@pytest.mark.parametrize(
    ("complaint", "over"),
    [
        pytest.param(BROKEN, "template_mended", id="a template"),
        pytest.param(REJECTED, "configuration_accepted", id="a configuration"),
        pytest.param(FULL, "room_again", id="a disk"),
    ],
)
def test_a_complaint_is_told_once_again_while_it_lasts_and_when_it_is_over(complaint: Complaint, over: str) -> None:
    kept = Kept()
    lasting = {complaint.kind: (complaint,)}

    told = [kept.reads(seen(), stated=lasting) for _ in range(10)]

    reminders = [number for number, lines in enumerate(told) if lines == ["operator reminder"]]
    assert told[0] == [f"operator {complaint.kind.value}"]
    assert reminders == [4, 8]
    assert kept.reads(seen(), stated={complaint.kind: ()}) == [f"operator {over}"]
    assert kept.reads(seen(), stated={complaint.kind: ()}) == []


def test_it_is_told_to_the_operator_alone() -> None:
    kept = Kept()
    kept.reads(seen(), stated={BROKEN.kind: (BROKEN,)})

    [message] = kept.messages
    assert message.channel == "exploitation"
    assert message.decisions[0].event.detail == BROKEN.detail


def test_a_complaint_that_has_changed_is_told_again() -> None:
    kept = Kept()
    kept.reads(seen(), stated={BROKEN.kind: (BROKEN,)})

    assert kept.reads(seen(), stated={BROKEN.kind: (replace(BROKEN, detail="line 9"),)}) == ["operator template_failed"]


def test_of_a_kind_that_nobody_states_nothing_is_known() -> None:
    kept = Kept()
    kept.reads(seen(), stated={BROKEN.kind: (BROKEN,)})

    assert kept.reads(seen(), stated={REJECTED.kind: ()}) == []


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        pytest.param(silence(), EventKind.SOURCE_SILENT, id="silent"),
        pytest.param(nonsense(), EventKind.SOURCE_UNREADABLE, id="unreadable"),
    ],
)
def test_the_operator_is_reminded_of_a_source_for_as_long_as_it_fails(failure: Observation, kind: EventKind) -> None:
    kept = Kept()

    told = [kept.reads(failure) for _ in range(6)]

    assert told == [[f"operator {kind.value}"], [], [], [], ["operator reminder"], []]
    assert kept.reads(seen()) == ["operator source_back"]
    assert [kept.reads(seen()) for _ in range(6)] == [[]] * 6


def test_a_reminder_says_of_what_and_since_when() -> None:
    kept = Kept()
    kept.reads(silence())
    began = kept.story.now
    kept.reads(silence(), after=4 * HOUR)

    [message] = kept.messages
    event = message.decisions[0].event
    assert message.channel == "exploitation"
    assert (event.reminds_of, event.source, event.opened_at) == (EventKind.SOURCE_SILENT, "page", began)


def test_without_an_interval_nobody_is_reminded() -> None:
    kept = Kept(a_calm_story(failures_tolerated=1, remind_every=None))
    kept.reads(silence())

    assert kept.reads(silence(), after=100 * HOUR) == []


def test_an_unreadable_source_is_shown_to_the_operator_as_it_was_and_as_it_is() -> None:
    kept = Kept()
    kept.reads(replace(seen(), excerpt="Météo – aucune alerte"))
    kept.reads(replace(nonsense(), excerpt="Connexion – mot de passe"))

    decision = kept.messages[0].decisions[0]
    assert decision.operators == ("exploitation",)
    assert decision.event.extracts is not None
    assert decision.event.extracts.last_good == "Météo – aucune alerte"
    assert decision.event.extracts.present == "Connexion – mot de passe"


def listing(*unfamiliar: str) -> Seen:
    return seen(replace(a_notice(), unfamiliar=unfamiliar))


def test_a_name_never_met_is_told_once() -> None:
    kept = Kept()

    assert "operator names_unknown" in kept.reads(listing("name DELTA Z", "heading Urgences"))
    assert kept.messages[-1].decisions[0].event.detail == "name DELTA Z\nheading Urgences"
    assert kept.reads(listing("name DELTA Z")) == []
    assert kept.reads(listing("name DELTA Z", "name DELTA Q")) == ["operator names_unknown"]
    assert kept.messages[-1].decisions[0].event.detail == "name DELTA Q"


def test_names_never_met_are_called_to_mind_once_a_day_and_told_to_be_settled_when_they_are_shown_no_more() -> None:
    kept = Kept()
    kept.reads(listing("name DELTA Z", "heading Urgences"))

    told = [kept.reads(listing("name DELTA Z", "heading Urgences")) for _ in range(24)]
    reminded = kept.messages[0].decisions[0].event
    over = [line for _ in range(3) for line in kept.reads(seen())]

    assert [number for number, lines in enumerate(told, start=1) if lines] == [24]
    assert (reminded.reminds_of, reminded.detail) == (EventKind.NAMES_UNKNOWN, "name DELTA Z")
    assert [line for line in over if line.startswith("operator")] == ["operator names_settled"]


def test_a_name_that_the_catalogue_has_by_now_is_settled() -> None:
    kept = Kept()
    kept.reads(listing("name DELTA Z"))
    services = {**CATALOGUE.services, "delta-z": Service("delta-z", "DELTA Z", "DELTA Z", (Name("DELTA Z"),))}
    kept.story.rules = replace(kept.story.rules, catalogue=Catalogue(services))

    assert kept.reads(listing("name DELTA Z")) == ["operator names_settled"]


def test_nobody_is_reminded_of_a_heading_which_may_stand_for_ever() -> None:
    kept = Kept()
    kept.reads(listing("heading Urgences"))

    assert [kept.reads(listing("heading Urgences"), after=25 * HOUR) for _ in range(2)] == [[], []]


def test_the_operator_is_reminded_of_a_dead_channel_for_as_long_as_it_is_defined_and_dead() -> None:
    kept = Kept()
    kept.story.rules = replace(kept.story.rules, channels=("astreinte",))
    dead = {"astreinte": kept.story.now, "autrefois": kept.story.now}

    told = [kept.reads(seen(), dead=dead) for _ in range(6)]
    back = [kept.reads(seen()) for _ in range(6)]

    assert told == [[], [], [], [], ["operator reminder"], []]
    assert back == [[]] * 6


def test_without_channels_of_the_operator_nothing_is_counted_as_told() -> None:
    story = a_calm_story()
    story.rules = replace(story.rules, operator_channels=())
    kept = Kept(story)

    assert "operator names_unknown" not in kept.reads(listing("name DELTA Z"), stated={BROKEN.kind: (BROKEN,)})
    assert kept.story.known.unfamiliar == {}
    assert kept.story.known.upheld == {}


def test_what_is_over_is_told_with_its_parting_words() -> None:
    kept = Kept()
    kept.reads(seen(), stated={FULL.kind: (FULL,)})

    step = advance(kept.story.known, (seen(),), kept.story.rules, kept.story.now)
    statements = Statements({FULL.kind: ()}, {FULL.kind: "57"})
    step = tended(step, statements, (seen(),), kept.story.rules, kept.story.now)

    [decision] = [one for one in step.decisions if one.told]
    assert (decision.event_kind, decision.event.detail) == (EventKind.ROOM_AGAIN, "57")
