"""What a message for a small screen says beside its title."""

from __future__ import annotations

import re
from dataclasses import replace

from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Doubt, DoubtCode, Read
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.message import render
from occasions import ALERT, EDI, NOW, OCCASIONS, RESERVED_END, a_scope, a_voice, an_event, told

LONG = "delta-of-a-name-that-leaves-no-room-for-anything-else-in-the-title-of-a-message"
THEIRS = Verdict(VerdictCode.COVERS, (LONG,), EDI)


def plain(words: str) -> str:
    return " ".join(words.split())


def test_the_hour_of_the_fallback_for_which_the_title_has_no_room_stands_below_it() -> None:
    words = render(told(an_event(EventKind.OPENED, ALERT, a_scope(LONG)), verdict=THEIRS), a_voice(), NOW)
    title, below = plain(words.title), plain(words.brief)

    assert title.endswith("secours autorisé")
    assert "Secours autorisé depuis 2 h 00" in below


def test_what_the_title_says_in_whole_is_not_said_again() -> None:
    words = render(told(an_event(EventKind.OPENED, ALERT)), a_voice(), NOW)

    assert "ecours" not in words.brief


def test_nothing_points_below_where_nothing_stands_below() -> None:
    for name, delivery in OCCASIONS.items():
        french, english = (render(delivery, a_voice(language), NOW).brief for language in Language)
        assert not re.search(r"ci-dess(?:ous|us)|ce qui suit", french), name
        assert not re.search(r"\bbelow\b|\babove\b|what follows", english), name


def test_a_reservation_is_quoted_as_far_as_there_is_room_and_what_to_do_is_never_cut() -> None:
    doubt = Doubt(DoubtCode.CONTRADICTION, "Les DOM rencontrent encore des difficultés. " * 9)
    end = replace(RESERVED_END, restores=Read(a_scope(LONG), "", (doubt,)))

    words = render(told(an_event(EventKind.ENDED, end, a_scope(LONG)), verdict=THEIRS), a_voice(), NOW)

    assert plain(words.title).startswith("Fin d'alerte avec réserve · ")
    assert plain(words.brief).startswith("« Les DOM rencontrent encore")
    assert "… » Vérifiez votre propre cas." in plain(words.brief)
    assert len(words.title) + len(words.brief) < LONGEST_BRIEF
