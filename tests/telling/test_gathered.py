"""What a message that gathers several says of each: a change that a later one undid is not lost."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import Change, EventKind
from meteo_douane.domain.notice import Fallback, Permission, Read
from meteo_douane.telling.gathered import gathered_lines
from occasions import BULLETIN, a_voice, an_event, gathered, in_paris, told

ALLOWED = "allowed 2026-05-01T00:10:00+00:00/"
ENDED = "ended /2026-05-01T01:00:00+00:00"
AGAIN = "allowed 2026-05-01T02:00:00+00:00/"


def a_bulletin(number: int, minute: int, before: str, after: str, fallback: Fallback) -> Delivery:
    notice = replace(BULLETIN, fallback=Read(fallback), bulletin_number=Read(number))
    at = in_paris(1, 1 + number, minute)
    change = Change("fallback", before, after)
    event = an_event(EventKind.CONTINUED, notice, key=f"b{number}", at=at, changes=(change,), fallback=fallback)
    return told(event)


def test_that_the_fallback_was_taken_back_for_an_hour_is_said_of_what_was_held() -> None:
    taken_back = a_bulletin(1, 42, ALLOWED, ENDED, Fallback(Permission.ENDED, None, in_paris(1, 3)))
    given_again = a_bulletin(2, 52, ENDED, AGAIN, Fallback(Permission.ALLOWED, in_paris(1, 4)))

    lines = gathered_lines(gathered(taken_back, given_again).message, a_voice(), in_paris(1, 6, 31))

    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines] == [
        "2 h 42 : Bulletin n° 1 · DELTA IE – volet Import · EDI · fin du secours à 3 h 00",
        "3 h 52 : Bulletin n° 2 · DELTA IE – volet Import · EDI · secours autorisé dès 4 h 00",
    ]


def test_what_a_bulletin_did_not_change_is_not_said_of_it() -> None:
    silent = told(an_event(EventKind.CONTINUED, replace(BULLETIN, bulletin_number=Read(3)), key="b3"))
    later = a_bulletin(2, 52, ENDED, AGAIN, Fallback(Permission.ALLOWED, in_paris(1, 4)))

    first, _ = gathered_lines(gathered(silent, later).message, a_voice(), in_paris(1, 6, 31))

    assert first.endswith("3 · DELTA IE – volet Import · EDI")
