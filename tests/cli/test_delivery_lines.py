"""What `deliveries` shows, line by line."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.cli.spoken import delivery_line
from meteo_douane.domain.event import EventKind
from occasions import ALERT, BULLETIN, a_voice, an_event, gathered, in_paris, told


def test_a_message_that_gathers_several_has_the_hour_of_the_last() -> None:
    bulletin = told(an_event(EventKind.CONTINUED, BULLETIN, at=in_paris(1, 4, 46)))
    bulletin = replace(bulletin, message=replace(bulletin.message, created_at=in_paris(1, 4, 46)))

    line = delivery_line(gathered(told(an_event(EventKind.OPENED, ALERT)), bulletin), in_paris(1, 6, 31), a_voice())

    assert line.replace("\N{NO-BREAK SPACE}", " ").startswith("4 h 46  astreinte – ouverture")
