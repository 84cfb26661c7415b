"""Readings in a row that came to the same are one line for people."""

from datetime import timedelta

from builders import NOON
from commits import MINUTE, a_reading
from meteo_douane.domain.observation import Outcome, Reading
from meteo_douane.domain.spells import Spell, spell_of

KEPT = frozenset({"a" * 64})


def spells(*readings: Reading) -> list[Spell]:
    found: list[Spell] = []
    for reading in readings:
        spell = spell_of(reading, KEPT)
        longer = found[-1].followed_by(spell) if found else None
        found[-1:] = [longer] if longer else [*found[-1:], spell]
    return found


def test_what_came_to_the_same_is_one_with_its_longest_gap() -> None:
    unchanged = [a_reading(NOON + n * MINUTE, Outcome.UNCHANGED, status=304) for n in (0, 1, 4, 5)]

    (spell,) = spells(*unchanged)

    assert (spell.since, spell.until, spell.readings) == (NOON, NOON + 5 * MINUTE, 4)
    assert spell.longest_gap == timedelta(minutes=3)


def test_another_outcome_status_or_detail_begins_another() -> None:
    failed = a_reading(NOON, Outcome.FAILED, status=503, detail="status 503")
    refused = a_reading(NOON, Outcome.FAILED, status=403, detail="status 403")

    assert len(spells(failed, failed, refused, a_reading(NOON))) == 3


def test_a_body_that_was_kept_stands_alone_and_one_that_was_not_with_its_like() -> None:
    bodies = [a_reading(NOON, status=200, sha256=letter * 64) for letter in "abcd"]

    kept, others = spells(*bodies)

    assert (kept.body, others.body, others.readings) == ("a" * 64, "", 3)
