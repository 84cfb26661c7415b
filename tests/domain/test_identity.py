"""The same notice is one notice with editions, wherever and however it is listed (contract §5, rules 5 and 8)."""

from datetime import timedelta
from typing import Any

import pytest

from builders import DTI, EDI, NOON, a_bulletin, a_fallback, a_maintenance, a_notice, a_scope, a_watch, an_end, seen
from meteo_douane.domain.notice import Kind, Notice, Permission, Scope
from meteo_douane.domain.observation import Seen, Source, Unchanged
from meteo_douane.domain.watch import Bulletins, VerdictCode
from stories import Story, a_calm_story, lines_told, lines_untold, some_rules

BOTH = [DTI, EDI]
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LONG = (
    "Motif : la validation des déclarations est bloquée en DTI et en EDI depuis 8h40. Les investigations sont en cours."
)
FULL = LONG + "\nProcédure de secours : elle est autorisée à compter de 9h00."
PAGE_URL = "https://www.douane.gouv.fr/meteo/prodouane/pages/message/4201"


def an_alert(key: str = "msg-4201", **facts: Any) -> Notice:
    known: dict[str, Any] = {
        "affects": a_scope("delta-ie", modes=BOTH),
        "published_at": NOON,
        "title": "Alerte DELTA IE",
        "text": FULL,
    }
    return a_notice(key, **{**known, **facts})


def in_feed(*notices: Notice) -> Seen:
    return seen(*notices, source=Source.FEED)


def a_story_of_both() -> Story:
    story = a_calm_story()
    story.reads(seen(), seen(source=Source.FEED))
    return story


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(an_alert(), id="unchanged"),
        pytest.param(an_alert("other-id"), id="a new identifier"),
        pytest.param(an_alert("other-id", published_at=NOON + HOUR), id="a new identifier and a new date"),
        pytest.param(an_alert(text=FULL.replace("bloquée", "bloqué")), id="a typo corrected in place"),
        pytest.param(an_alert("", text=FULL.replace("bloquée", "bloqué")), id="a typo corrected without an identifier"),
        pytest.param(an_alert(text=FULL.replace("\n", "  \n ")), id="other spacing"),
        pytest.param(an_alert(title="ALERTE – Delta IE"), id="another typography of the title"),
    ],
)
def test_the_same_notice_listed_differently_is_no_news(later: Notice) -> None:
    story = a_calm_story()
    story.lists(an_alert())

    assert [story.lists(later), story.lists(later), story.lists(later)] == [[], [], []]
    assert len(story.known.publications) == 1


def test_reordered_notices_under_positions_for_identifiers_are_the_same_notices() -> None:
    story = a_calm_story(a_watch("w", "delta-ie", "delta-t"))
    other = a_notice("m1", affects=a_scope("delta-t"), title="Alerte DELTA T", text="Transit arrêté.")
    story.lists(an_alert("m1"))

    assert story.lists(other, an_alert("m2")) == ["w opened"]
    assert (
        story.lists(an_alert("m1"), a_notice("m2", affects=a_scope("delta-t"), title=other.title, text=other.text))
        == []
    )
    assert len(story.episodes) == 2


def test_an_identifier_taken_over_by_another_message_is_another_message() -> None:
    story = a_calm_story(a_watch("ie"), a_watch("ciel", "ciel"))
    story.lists(an_alert("m1"))
    other = a_notice(
        "m1", affects=a_scope("ciel"), title="Panne CIEL", text="Saisie impossible.", published_at=NOON + HOUR
    )

    assert story.lists(other) == ["ciel opened"]
    assert story.lists(other) == ["ie vanished"]


def test_a_notice_listed_twice_at_once_is_one() -> None:
    story = a_calm_story()

    assert story.lists(an_alert("x"), an_alert("y")) == ["le-havre opened"]
    assert story.lists(an_alert("y"), an_alert("x")) == []
    assert story.lists(an_alert("y")) == []
    assert len(story.known.publications) == 1


# Page and feed


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(an_alert("4201", text=LONG + "…"), id="cut"),
        pytest.param(an_alert("4201", text=LONG[:60] + "...", affects=a_scope("delta-ie")), id="cut before the modes"),
        pytest.param(an_alert("4201", text="La validation est bloquée.", url=PAGE_URL), id="summed up, with a link"),
        pytest.param(an_alert("", published_at=None, text=LONG + "…"), id="without date and identifier"),
    ],
)
def test_a_copy_in_the_feed_is_the_same_notice(copy: Notice) -> None:
    story = a_story_of_both()
    whole = an_alert(url="http://douane.gouv.fr/index.php/meteo/prodouane/pages/message/4201", fallback=a_fallback())

    assert lines_told(story.reads(seen(whole), in_feed(copy))) == ["le-havre opened"]
    assert lines_told(story.reads(seen(whole), in_feed(copy))) == []
    assert len(story.known.publications) == 1


def test_each_source_may_be_behind_the_other() -> None:
    story = a_story_of_both()
    alert, bulletin = (
        an_alert(),
        a_bulletin(ends_at=NOON + HOUR, affects=a_scope("delta-ie", modes=BOTH), published_at=NOON),
    )
    end = an_end("e", "delta-ie", published_at=NOON + HOUR)
    told = [
        lines_told(story.reads(page, feed))
        for page, feed in (
            (seen(alert), in_feed(alert)),
            (seen(alert), Unchanged(Source.FEED)),
            (seen(bulletin, alert), Unchanged(Source.FEED)),
            (seen(bulletin, alert), in_feed(bulletin, alert)),
            (seen(bulletin, alert), in_feed(end, bulletin, alert)),
            (seen(end, bulletin, alert), Unchanged(Source.FEED)),
        )
    ]

    assert told == [["le-havre opened"], [], ["le-havre continued"], [], ["le-havre ended"], []]


def test_the_richer_text_adds_what_the_cut_one_left_out() -> None:
    story = a_story_of_both()
    story.reads(in_feed(an_alert("4201", text=LONG + "…")), seen())

    told = lines_told(story.reads(seen(an_alert(fallback=a_fallback()))))

    assert told == ["le-havre continued"]
    assert story.decisions[-1].event.changes[0].field == "fallback"


def test_what_page_and_feed_bring_at_once_is_told_once_by_the_richer_text() -> None:
    story = a_story_of_both()
    cut = an_alert("4201", text=LONG[:60] + "...", affects=a_scope("delta-ie"))
    whole = an_alert("4201", text=LONG, fallback=a_fallback())

    told = lines_told(story.reads(seen(cut), in_feed(whole)))

    assert told == ["le-havre opened"]
    [decision] = [one for one in story.decisions if one.told]
    assert decision.event.notice == whole
    assert decision.verdict is not None
    assert decision.verdict.code is VerdictCode.COVERS


def test_what_page_and_feed_change_at_once_is_told_once_by_the_richer_text() -> None:
    story = a_story_of_both()
    story.reads(seen(an_alert("4201", text="DELTA IE est indisponible.")), in_feed())
    cut = an_alert("4201", text=LONG[:60] + "...", ends_at=NOON + HOUR)
    whole = an_alert("4201", text=LONG, ends_at=NOON + HOUR, fallback=a_fallback())

    told = lines_told(story.reads(seen(cut), in_feed(whole)))

    assert told == ["le-havre continued"]
    assert {change.field for change in story.decisions[-1].event.changes} == {"ends_at", "fallback"}


def test_a_late_copy_of_a_former_edition_brings_nothing_back() -> None:
    story = a_story_of_both()
    first, second = an_alert(ends_at=NOON + HOUR), an_alert(ends_at=NOON + 3 * HOUR)
    story.reads(seen(first))
    story.reads(seen(second))

    assert lines_told(story.reads(in_feed(first))) == []
    assert lines_told(story.reads(in_feed(second))) == []
    assert story.episodes[0].ends_at == NOON + 3 * HOUR


def test_a_late_copy_of_a_bulletin_before_it_had_its_present_number_brings_nothing_back() -> None:
    """One message that the page keeps up to date, under the date of its publication: "Bulletin n° 1", then "n° 2"."""
    story = a_story_of_both()
    words = {"title": "Point de situation – DELTA IE", "published_at": NOON}
    first = a_bulletin("b", 1, text="DELTA IE est indisponible. Secours autorisé.", fallback=a_fallback(), **words)
    ended = a_fallback(Permission.ENDED)
    second = a_bulletin("b", 2, text="DELTA IE est indisponible. Secours terminé.", fallback=ended, **words)
    story.reads(seen(first))
    story.reads(seen(second))

    assert lines_told(story.reads(in_feed(first))) == []
    assert story.episodes[0].fallback == ended
    assert lines_told(story.reads(in_feed(second))) == []


def test_two_alerts_of_one_title_and_one_minute_on_different_services_are_two() -> None:
    story = Story(some_rules(a_watch("fret"), a_watch("transit", "delta-t")))
    story.lists()
    of_freight = a_notice("a", title="Alerte", text="DELTA IE est indisponible.", published_at=NOON)
    of_transit = a_notice(
        "b", title="Alerte", text="DELTA T ne répond plus.", affects=a_scope("delta-t"), published_at=NOON
    )

    told = lines_told(story.reads(seen(of_freight), in_feed(of_transit)))

    assert told == ["fret opened", "transit opened"]
    assert [one.remaining.services for one in story.episodes] == [("delta-ie",), ("delta-t",)]


def an_operation(hours: int) -> Notice:
    window = {"starts_at": NOON + hours * HOUR, "ends_at": NOON + (hours + 2) * HOUR}
    title = "Maintenance – DELTA IE"
    return a_maintenance(f"message-{hours}", title=title, text=f"Dans {hours} heures.", published_at=NOON, **window)


def test_two_operations_of_one_title_and_one_date_are_told_apart_by_their_words() -> None:
    story = a_story_of_both()
    soon, later = an_operation(10), an_operation(60)

    told = lines_told(story.reads(seen(soon, later), in_feed(soon, later)))

    assert told == ["le-havre planned", "le-havre planned"]
    assert lines_told(story.reads(seen(later, soon), in_feed(later, soon))) == []


def test_a_bulletin_in_other_words_in_the_other_source_is_one_by_its_number_and_its_date() -> None:
    story = a_calm_story(a_watch(bulletins=Bulletins.ALL))
    story.reads(seen(an_alert()), in_feed())
    facts: dict[str, Any] = {"affects": a_scope("delta-ie", modes=BOTH), "published_at": NOON + HOUR}
    short = a_bulletin("dgddi-101", 1, title="BIP 1 DELTA IE (EDI)", text="La suite sur la page météo.", **facts)
    whole = a_bulletin("acc-101", 1, title="BIP n°1 – DELTA IE", text="Les travaux se poursuivent.", **facts)

    assert lines_told(story.reads(seen(an_alert()), in_feed(short))) == ["le-havre continued"]
    assert lines_told(story.reads(seen(whole, an_alert()), in_feed(short))) == []
    assert len(story.known.publications) == len([an_alert(), whole])


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"published_at": NOON + 2 * HOUR}, id="another hour"),
        pytest.param({"affects": a_scope("delta-t")}, id="another service"),
        pytest.param({"number": 2}, id="another number"),
    ],
)
def test_a_bulletin_of_another_number_hour_or_service_is_another(other: dict[str, Any]) -> None:
    story = a_calm_story(a_watch("le-havre", "delta-ie", "delta-t", bulletins=Bulletins.ALL))
    story.reads(seen(), in_feed())
    facts: dict[str, Any] = {"number": 1, "affects": a_scope("delta-ie"), "published_at": NOON + HOUR}
    short = a_bulletin("f", title="BIP DELTA (EDI)", text="La suite sur la page météo.", **facts)
    story.reads(seen(), in_feed(short))

    another = a_bulletin("p", title="Point de situation", text="Les travaux se poursuivent.", **{**facts, **other})

    assert lines_told(story.reads(seen(another), in_feed(short))) != []


def test_an_edit_that_both_sources_bring_is_told_once() -> None:
    story = a_story_of_both()
    first, second = an_alert(ends_at=NOON + HOUR), an_alert(ends_at=NOON + 3 * HOUR)
    story.reads(seen(first), in_feed(first))

    assert lines_told(story.reads(in_feed(second))) == ["le-havre continued"]
    assert lines_told(story.reads(seen(second))) == []


def test_the_alert_still_in_one_source_does_not_take_back_the_end_in_the_other() -> None:
    story = a_story_of_both()
    restores = a_scope("delta-ie", modes=BOTH)
    ended = an_alert(kind=Kind.END, title="Terminé – Alerte DELTA IE", affects=Scope(), restores=restores)
    story.reads(seen(an_alert()), in_feed(an_alert()))

    assert lines_told(story.reads(seen(ended))) == ["le-havre ended"]
    assert lines_told(story.reads(seen(ended), in_feed(an_alert()))) == []
    assert story.states == ["ended"]


def test_a_link_that_every_entry_of_the_feed_has_tells_none_from_another() -> None:
    story = a_story_of_both()
    alert = an_alert("", url=PAGE_URL)
    bulletin = a_bulletin("", affects=a_scope("delta-ie", modes=BOTH), ends_at=NOON + HOUR, url=PAGE_URL)
    end = an_end("", "delta-ie", published_at=NOON + HOUR, url=PAGE_URL)

    told = [lines_told(story.reads(in_feed(*notices))) for notices in ((alert,), (bulletin, alert), (end, bulletin))]

    assert told == [["le-havre opened"], ["le-havre continued"], ["le-havre ended"]]


def test_two_ends_in_the_same_words_under_one_position_are_two() -> None:
    story = a_calm_story(a_watch("ie"), a_watch("t", "delta-t"))
    transit = a_notice("m9", title="Alerte DELTA T", text="Transit arrêté.", affects=a_scope("delta-t"))
    words: dict[str, Any] = {"title": "Fin d'alerte", "text": "Le service est de nouveau disponible."}
    story.lists(transit, an_alert("m8"))
    story.lists(an_end("m1", published_at=NOON + HOUR, **words), transit, an_alert("m8"), after=HOUR)
    story.lists(an_end("m2", "delta-t"), an_alert("m8"))

    again = an_end("m1", published_at=NOON + 2 * HOUR, **words)
    assert story.lists(again, an_alert("m8"), after=HOUR) == ["ie ended"]


# Absence


def test_missing_once_is_nothing_and_missing_twice_has_vanished_once() -> None:
    story = a_calm_story()
    alert = an_alert()
    story.lists(alert)

    told = [story.lists(), story.lists(alert), story.lists(), story.lists(), story.lists(), story.lists()]

    assert told == [[], [], [], ["le-havre vanished"], [], []]
    assert story.states == ["vanished"]


def test_a_notice_that_comes_back_with_the_same_words_is_no_news() -> None:
    story = a_calm_story()
    for notices in ((an_alert(),), (), (), ()):
        story.lists(*notices)

    assert story.lists(an_alert()) == []
    assert story.states == ["open"]


def test_a_notice_that_a_site_shows_and_hides_in_turn_is_told_as_gone_once() -> None:
    story = a_calm_story()
    for notices in ((an_alert(),), (), (), (an_alert(),)):
        story.lists(*notices)

    assert [story.lists(), story.lists()] == [[], []]
    assert story.states == ["vanished"]
    assert lines_untold(story.decisions)[-1] == "le-havre vanished: nothing_new"


@pytest.mark.parametrize(
    ("notice", "after"),
    [
        pytest.param(an_alert(), HOUR, id="it was back for an hour"),
        pytest.param(an_alert(affects=a_scope("delta-ie", "delta-t")), 2 * MINUTE, id="something new was told"),
    ],
)
def test_a_notice_that_is_gone_once_more_is_told_so_if_that_is_news(notice: Notice, after: timedelta) -> None:
    story = a_calm_story()
    for notices in ((an_alert(),), (), (), (notice,)):
        story.lists(*notices)
    story.lists(notice, after=after)

    assert [story.lists(), story.lists()] == [[], ["le-havre vanished"]]


def test_an_end_of_what_had_vanished_is_told() -> None:
    story = a_calm_story()
    for notices in ((an_alert(),), (), ()):
        story.lists(*notices)

    assert story.lists(an_end("e", "delta-ie", modes=BOTH)) == ["le-havre ended"]


def test_an_alert_replaced_by_its_bulletin_has_not_vanished() -> None:
    story = a_calm_story()
    bulletin = a_bulletin(affects=a_scope("delta-ie", modes=BOTH))
    story.lists(an_alert())

    assert [story.lists(bulletin) for _ in range(4)] == [[], [], [], []]


def test_an_end_for_one_mode_does_not_stand_for_the_alert_that_vanished() -> None:
    story = a_calm_story()
    story.lists(an_alert())
    end = an_end("e", "delta-ie", modes=[EDI])
    story.lists(end, an_alert())

    assert [story.lists(end), story.lists(end)] == [[], ["le-havre vanished"]]


def test_what_has_ended_leaves_without_a_word() -> None:
    story = a_calm_story()
    story.lists(an_alert())
    story.lists(an_end("e", "delta-ie"), an_alert())

    assert [story.lists() for _ in range(3)] == [[], [], []]


def test_a_304_repeats_the_last_listing_and_counts() -> None:
    story = a_calm_story()
    story.lists(an_alert())
    story.reads(Unchanged(Source.PAGE))
    story.lists()

    assert lines_told(story.reads(Unchanged(Source.PAGE))) == ["le-havre vanished"]


def test_what_one_source_still_lists_has_not_vanished() -> None:
    story = a_story_of_both()
    story.reads(seen(an_alert()), in_feed(an_alert()))

    told = [line for _ in range(2) for line in lines_told(story.reads(seen(), in_feed(an_alert())))]

    assert told == []
    assert story.states == ["open"]


def test_a_listing_that_may_be_cut_adds_and_shows_nothing_as_gone() -> None:
    story = a_calm_story(a_watch("ie"), a_watch("t", "delta-t"))
    story.lists(an_alert())
    transit = a_notice("t", affects=a_scope("delta-t"))

    told = [lines_told(story.reads(seen(transit, is_complete=False))) for _ in range(4)]

    assert told == [["t opened"], [], [], []]
    assert story.states == ["open", "open"]
