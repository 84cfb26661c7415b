from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from commits import NOON, a_decision, a_delivery, a_notice, an_edition, an_event
from meteo_douane.adapters.store.codec import (
    EVENT,
    Codec,
    decode_decision,
    decode_message,
    encode_decision,
    encode_message,
    events_of,
)
from meteo_douane.domain.event import Change
from meteo_douane.domain.notice import Doubt, DoubtCode, Notice, Read
from meteo_douane.ports import Edition

NOTICE = replace(
    a_notice(text="Fin prévue à 14 h 30 — « mode dégradé » 🛃"),
    starts_at=Read(datetime(2026, 2, 3, 7, 45, 0, 123456, tzinfo=UTC), "8 h 45", (Doubt(DoubtCode.CONDITION, "si"),)),
    ends_at=Read(None),
    bulletin_number=Read(3, "n° 3"),
)
EVENT_WITH_ALL = an_event(notice=NOTICE, changes=(Change("ends_at", "", "14 h 30"),), opened_at=NOON, away_since=NOON)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        pytest.param(Notice, NOTICE, id="a notice"),
        pytest.param(Edition, an_edition(), id="an edition"),
        pytest.param(frozenset[str], frozenset({"a", "b"}), id="a set"),
        pytest.param(dict[str, tuple[int, ...]], {"a": (1, 2), "b": ()}, id="a dictionary"),
    ],
)
def test_a_value_comes_back_as_it_was(kind: object, value: object) -> None:
    codec = Codec[object](kind)

    assert codec.decode(codec.encode(value)) == value


def test_an_event_comes_back_with_its_notice() -> None:
    assert EVENT.decode(EVENT.encode(EVENT_WITH_ALL)) == EVENT_WITH_ALL


def test_a_decision_is_written_without_its_event_and_read_with_it() -> None:
    decision = a_decision(EVENT_WITH_ALL)

    written = encode_decision(decision)

    assert NOTICE.title not in written
    assert decode_decision(written, EVENT_WITH_ALL) == decision


def test_a_message_names_its_events_and_is_read_with_them() -> None:
    other = an_event("e2/opened", episode="e2")
    decisions = (a_decision(EVENT_WITH_ALL, "le-havre"), a_decision(EVENT_WITH_ALL, "roissy"), a_decision(other))
    message = replace(a_delivery(EVENT_WITH_ALL).message, decisions=decisions)

    written = encode_message(message)

    assert NOTICE.title not in written
    assert events_of(written) == [EVENT_WITH_ALL.key, other.key]
    assert decode_message(written, {event.key: event for event in (EVENT_WITH_ALL, other)}) == message


@dataclass(frozen=True, slots=True)
class Older:
    name: str
    gone: int = 1


@dataclass(frozen=True, slots=True)
class Newer:
    name: str
    added: tuple[str, ...] = ("default",)


def test_a_field_that_an_older_version_did_not_know_takes_its_default() -> None:
    written = Codec[Older](Older).encode(Older("n"))

    assert Codec[Newer](Newer).decode(written) == Newer("n", ("default",))


def test_what_was_written_in_the_first_version_is_still_read() -> None:
    written = '{"version":1,"value":{"name":"n","gone":2}}'

    assert Codec[Newer](Newer).decode(written) == Newer("n")
    assert Codec[Older](Older).encode(Older("n", gone=2)) == written


def test_what_is_as_by_default_takes_no_room() -> None:
    assert Codec[Older](Older).encode(Older("n")) == '{"version":1,"value":{"name":"n"}}'


def test_what_is_no_such_value_is_not_passed_on() -> None:
    with pytest.raises(ValidationError, match="name"):
        Codec[Newer](Newer).decode('{"version":1,"value":{"added":[]}}')
