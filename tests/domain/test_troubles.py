"""Alerts and bulletins: what opens, what continues, what is news (contract §5, rules 1, 5 and 6)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from builders import (
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    scopes,
    seen,
)
from meteo_douane.domain.episodes import Provenance
from meteo_douane.domain.event import Change, ReasonCode
from meteo_douane.domain.notice import Kind, Notice, Permission, Read, Relation, Scope
from meteo_douane.domain.watch import Bulletins, VerdictCode
from stories import a_calm_story, lines_told, lines_untold

BOTH = [DTI, EDI]
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), fallback=a_fallback(starts_at=NOON))
HOUR = timedelta(hours=1)


# What is news


@pytest.mark.parametrize(
    "bulletin",
    [
        pytest.param(a_bulletin(affects=a_scope("delta-ie", modes=BOTH)), id="the same scope"),
        pytest.param(a_bulletin(affects=a_scope("delta-ie")), id="no mode stated again"),
        pytest.param(a_bulletin(affects=a_scope("delta-ie-import")), id="a part of it"),
        pytest.param(a_bulletin(affects=Scope()), id="no service stated again"),
        pytest.param(a_bulletin(fallback=a_fallback()), id="the fallback is still allowed"),
        pytest.param(a_bulletin(starts_at=NOON + HOUR), id="another beginning, in a bulletin"),
    ],
)
def test_a_bulletin_that_changes_nothing_is_kept_and_not_told(bulletin: Notice) -> None:
    story = a_calm_story(a_watch("le-havre", modes=BOTH), a_watch("fichiers", modes=[EDI]))
    story.lists(ALERT)

    assert story.lists(bulletin, ALERT) == []
    assert lines_untold(story.decisions) == ["le-havre continued: nothing_new", "fichiers continued: nothing_new"]


@pytest.mark.parametrize(
    ("bulletin", "changed"),
    [
        pytest.param(a_bulletin(affects=a_scope("delta-ie", "ecs")), "scope", id="another service"),
        pytest.param(a_bulletin(ends_at=NOON + HOUR), "ends_at", id="an announced return"),
        pytest.param(
            a_bulletin(fallback=a_fallback(Permission.ENDED, ends_at=NOON)), "fallback", id="the fallback ends"
        ),
        pytest.param(a_bulletin(fallback=a_fallback(Permission.REFUSED)), "fallback", id="the fallback is refused"),
        pytest.param(a_bulletin(fallback=a_fallback(starts_at=NOON + HOUR)), "fallback", id="the fallback moves"),
        pytest.param(
            a_notice("a", Kind.MALFUNCTION, affects=a_scope("delta-ie", modes=BOTH)), "kind", id="no alert now"
        ),
    ],
)
def test_what_changes_for_a_person_is_told(bulletin: Notice, changed: str) -> None:
    story = a_calm_story(a_watch(modes=BOTH))
    story.lists(ALERT)

    decisions = story.reads(seen(bulletin) if bulletin.key == ALERT.key else seen(bulletin, ALERT))

    assert lines_told(decisions) == ["le-havre continued"]
    assert {change.field for change in decisions[0].event.changes} == {changed}


def test_a_change_says_what_was_and_what_is() -> None:
    story = a_calm_story()
    story.lists(a_notice("a", ends_at=NOON + HOUR))

    story.lists(a_bulletin(ends_at=NOON + 2 * HOUR), a_notice("a", ends_at=NOON + HOUR))

    before, after = (NOON + HOUR).isoformat(), (NOON + 2 * HOUR).isoformat()
    assert story.decisions[-1].event.changes == (Change("ends_at", before, after),)


def test_a_numbered_bulletin_is_told_to_a_watch_that_asks_for_every_one() -> None:
    story = a_calm_story(a_watch("all", bulletins=Bulletins.ALL), a_watch("changes"))
    story.lists(ALERT)

    assert story.lists(a_bulletin("b", 1), ALERT) == ["all continued"]
    assert story.lists(a_bulletin("c", None), a_bulletin("b", 1), ALERT) == []
    assert story.decisions[-4].reason is ReasonCode.EVERY_BULLETIN_ASKED


def test_a_bulletin_edited_into_the_next_is_one_more_bulletin() -> None:
    story = a_calm_story(a_watch("all", bulletins=Bulletins.ALL))
    story.lists(a_bulletin("b", 1), ALERT)

    assert story.lists(a_bulletin("b", 2), ALERT) == ["all continued"]
    assert story.lists(a_bulletin("b", 2, text="Texte retouché du message."), ALERT) == []


def test_an_edit_of_words_alone_is_a_line_and_no_message() -> None:
    story = a_calm_story()
    story.lists(a_notice("a", text="Les messages ne passent plut."))

    assert story.lists(a_notice("a", text="Les messages ne passent plus.")) == []
    assert lines_untold(story.decisions) == ["le-havre continued: nothing_new"]


def test_a_clock_or_a_counter_in_the_words_is_not_even_a_line() -> None:
    story = a_calm_story()
    story.lists(a_notice("a", text="Vu 1403 fois, à 10:00."))

    decisions = story.reads(seen(a_notice("a", text="Vu 1 551 fois, à 10:02.")))

    assert decisions == ()


def test_an_unchanged_reading_decides_nothing_and_changes_no_belief() -> None:
    story = a_calm_story()
    notices = (an_end("e", "ecs"), a_bulletin(), ALERT, a_maintenance(), a_notice("u", Kind.UNCLASSIFIED))
    story.lists(*notices)
    before = story.known

    decisions = story.reads(seen(*notices))

    assert decisions == ()
    assert {name for name in before.__slots__ if getattr(before, name) != getattr(story.known, name)} == {"sources"}


# Growing and correcting


def test_an_episode_that_grows_onto_a_watch_opens_for_it() -> None:
    alert = a_notice("a", affects=a_scope("delta-g", modes=[EDI]))
    story = a_calm_story(*(a_watch(mode, "delta-g", modes=[mode]) for mode in BOTH))
    story.lists(alert)

    told = story.lists(a_bulletin(affects=a_scope("delta-g", modes=BOTH)), alert)

    assert told == ["dti opened", "edi continued"]
    assert story.decisions[-2].verdict is not None
    assert story.decisions[-2].verdict.code is VerdictCode.COVERS


def test_a_part_that_had_ended_and_fails_again_reopens_for_those_who_use_it() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    end = an_end("e", "delta-ie", modes=[EDI])
    story.lists(ALERT)
    story.lists(end, ALERT)

    told = story.lists(a_bulletin(affects=a_scope("delta-ie", modes=BOTH)), end, ALERT)

    assert told == ["edi reopened", "dti continued"]


def test_a_bulletin_from_before_a_part_ended_does_not_reopen_it() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]))
    end = an_end("e", "delta-ie", modes=[EDI], published_at=NOON + HOUR)
    story.lists(ALERT)
    story.lists(end, ALERT, after=HOUR)

    late = a_bulletin(affects=a_scope("delta-ie", modes=BOTH), published_at=NOON)

    assert story.lists(end, late, ALERT) == []
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


@pytest.mark.parametrize(
    ("late", "remaining", "told"),
    [
        pytest.param(
            a_scope("delta-ie", "ecs", modes=BOTH),
            scopes(a_scope("delta-ie", modes=[DTI]), a_scope("ecs", modes=BOTH)),
            ["le-havre continued"],
            id="more",
        ),
        pytest.param(a_scope("delta-ie", modes=BOTH), a_scope("delta-ie", modes=[DTI]), [], id="the same"),
        pytest.param(a_scope("delta-ie"), a_scope("delta-ie", modes=[DTI]), [], id="no mode stated"),
    ],
)
def test_an_alert_from_before_a_part_ended_adds_what_was_never_affected(
    late: Scope, remaining: Scope, told: list[str]
) -> None:
    story = a_calm_story(a_watch("le-havre", "delta-ie", "ecs", modes=BOTH))
    end = an_end("e", "delta-ie", modes=[EDI], published_at=NOON + 2 * HOUR)
    story.lists(ALERT)
    story.lists(end, ALERT, after=2 * HOUR)

    assert story.lists(end, a_notice("late", affects=late, published_at=NOON + HOUR), ALERT) == told
    assert story.episodes[0].remaining == remaining


def test_an_old_bulletin_that_comes_late_does_not_bring_back_its_hours() -> None:
    new = a_bulletin("n", 2, ends_at=NOON + 3 * HOUR, published_at=NOON + HOUR)
    old = a_bulletin("o", 1, ends_at=NOON + HOUR, published_at=NOON)
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(new, ALERT)

    assert story.lists(new, old, ALERT) == []
    assert story.episodes[0].ends_at == NOON + 3 * HOUR


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param({"published_at": NOON}, {"published_at": NOON + HOUR}, id="dated"),
        pytest.param({}, {}, id="without a date"),
    ],
)
def test_other_words_of_an_older_notice_repeat_nothing_that_a_later_one_has_changed(
    earlier: dict[str, datetime], later: dict[str, datetime]
) -> None:
    refused = a_bulletin("o", 3, fallback=a_fallback(Permission.REFUSED), ends_at=NOON + HOUR, **earlier)
    allowed = a_bulletin("n", 5, fallback=a_fallback(starts_at=NOON), ends_at=NOON + 3 * HOUR, **later)
    story = a_calm_story()
    story.lists(refused)
    story.lists(allowed, refused)

    told = story.lists(allowed, replace(refused, text="Texte du message o, relu.", revision="relu"))

    assert told == []
    assert story.episodes[0].fallback == a_fallback(starts_at=NOON)
    assert story.episodes[0].ends_at == NOON + 3 * HOUR
    assert story.episodes[0].latest == allowed


def test_other_words_of_the_latest_notice_repeat_nothing_that_an_older_one_says_otherwise_since() -> None:
    alert = a_notice("a", fallback=a_fallback(), ends_at=NOON + 5 * HOUR, published_at=NOON)
    bulletin = a_bulletin("n", 1, fallback=a_fallback(), ends_at=NOON + 3 * HOUR, published_at=NOON + HOUR)
    refused = a_fallback(Permission.REFUSED)
    edited = a_notice("a", fallback=refused, ends_at=NOON + 7 * HOUR, published_at=NOON)
    story = a_calm_story()
    story.lists(alert)
    story.lists(bulletin, alert)
    story.lists(bulletin, edited)

    told = story.lists(replace(bulletin, text="Texte du message n, relu.", revision="relu"), edited)

    assert told == []
    assert (story.episodes[0].fallback, story.episodes[0].ends_at) == (refused, NOON + 7 * HOUR)


@pytest.mark.parametrize(
    ("hours", "other_hours"),
    [
        pytest.param((10, 14), (11, 14), id="its beginning"),
        pytest.param((10, 14), (10, 15), id="its end"),
    ],
)
def test_an_operation_whose_hours_are_edited_in_part_has_both(
    hours: tuple[int, int], other_hours: tuple[int, int]
) -> None:
    def announced(begins: int, ends: int) -> Notice:
        return a_maintenance(starts_at=NOON + begins * HOUR, ends_at=NOON + ends * HOUR, published_at=NOON)

    story = a_calm_story()
    story.lists(announced(*hours))

    assert story.lists(announced(*other_hours)) == ["le-havre moved"]
    [episode] = story.episodes
    assert (episode.starts_at, episode.ends_at) == tuple(NOON + one * HOUR for one in other_hours)


def test_what_an_older_notice_says_otherwise_in_other_words_is_told() -> None:
    alert = a_notice("a", fallback=a_fallback(Permission.REFUSED), published_at=NOON)
    bulletin = a_bulletin("n", 1, fallback=a_fallback(), published_at=NOON + HOUR)
    edited = a_notice("a", fallback=a_fallback(Permission.REFUSED), ends_at=NOON + 5 * HOUR, published_at=NOON)
    story = a_calm_story()
    story.lists(alert)
    story.lists(bulletin, alert)

    assert story.lists(bulletin, edited) == ["le-havre continued"]
    assert story.episodes[0].fallback == a_fallback()
    assert story.episodes[0].ends_at == NOON + 5 * HOUR


def test_other_words_of_a_bulletin_that_restored_a_mode_do_not_end_it_again() -> None:
    restored = a_bulletin("b", 1, affects=a_scope("delta-ie", modes=[DTI]), restores=a_scope("delta-ie", modes=[EDI]))
    again = a_bulletin("c", 2, affects=a_scope("delta-ie", modes=BOTH))
    story = a_calm_story(a_watch("edi", modes=[EDI]))
    story.lists(ALERT)
    story.lists(restored, ALERT)
    story.lists(again, restored, ALERT)

    assert story.lists(again, replace(restored, text="Texte relu.", revision="relu"), ALERT) == []
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=BOTH)


def test_an_edit_of_the_alert_does_not_bring_back_what_has_ended_meanwhile() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]))
    end = an_end("e", "delta-ie", modes=[EDI])
    story.lists(ALERT)
    story.lists(end, ALERT)

    edited = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), ends_at=NOON + HOUR)

    assert story.lists(end, edited) == []
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_a_service_corrected_in_place_is_told_to_both_and_ended_for_nobody() -> None:
    story = a_calm_story(a_watch("wrong", "delta-t"), a_watch("right", "delta-ie"))
    story.lists(a_notice("a", title="Alerte", affects=a_scope("delta-t")))

    told = story.lists(a_notice("a", title="Alerte", affects=a_scope("delta-ie")))

    assert told == ["wrong continued", "right opened"]
    assert story.episodes[0].remaining == a_scope("delta-ie")
    assert story.episodes[0].withdrawn == a_scope("delta-t")


def test_the_end_of_a_corrected_alert_reaches_those_who_were_told_the_mistake() -> None:
    story = a_calm_story(a_watch("wrong", "delta-t"), a_watch("right", "delta-ie"))
    corrected = a_notice("a", title="Alerte", affects=a_scope("delta-ie"))
    story.lists(a_notice("a", title="Alerte", affects=a_scope("delta-t")))
    story.lists(corrected)

    assert story.lists(an_end("e", "delta-ie"), corrected) == ["wrong ended", "right ended"]


def test_modes_that_become_known_are_told_and_ended_for_nobody() -> None:
    story = a_calm_story(a_watch("dti", modes=[DTI]), a_watch("edi", modes=[EDI]))
    story.lists(a_notice("a"))

    told = story.lists(a_notice("a", affects=a_scope("delta-ie", modes=[EDI])))

    assert told == ["dti continued", "edi continued"]
    assert story.states == ["open"]


# Which episode is meant


def test_a_bulletin_without_a_known_alert_opens_an_episode_and_says_so() -> None:
    story = a_calm_story()

    told = story.lists(a_bulletin("b", 2))

    assert told == ["le-havre opened"]
    assert story.decisions[-1].reason is ReasonCode.NO_KNOWN_ALERT
    assert story.episodes[0].provenance is Provenance.INFERRED


def test_the_alert_that_was_missed_joins_the_episode_of_its_bulletin() -> None:
    story = a_calm_story()
    bulletin = a_bulletin("b", 2, affects=a_scope("delta-ie", modes=BOTH))
    story.lists(bulletin)

    assert story.lists(bulletin, ALERT) == ["le-havre continued"]  # the fallback becomes known
    assert len(story.episodes) == 1
    assert story.episodes[0].provenance is Provenance.STATED


def test_a_bulletin_that_says_nothing_of_any_service_and_follows_nothing_is_for_everybody() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("cave", "ciel"))

    assert story.lists(a_bulletin(affects=Scope())) == ["le-havre unclassified", "cave unclassified"]
    assert story.episodes == ()


EDI_ALERT = a_notice("x", title="Alerte DELTA G, messages EDI", affects=a_scope("delta-g", modes=[EDI]))
DTI_ALERT = a_notice("y", title="Alerte DELTA G, saisie DTI", affects=a_scope("delta-g", modes=[DTI]))


@pytest.mark.parametrize(
    ("bulletin", "followers"),
    [
        pytest.param(
            a_bulletin(affects=a_scope("delta-g", modes=[EDI]), ends_at=NOON + HOUR), ["edi"], id="what it covers"
        ),
        pytest.param(
            a_bulletin(
                affects=a_scope("delta-g"), ends_at=NOON + HOUR, text="Suite de « Alerte DELTA G, saisie DTI »."
            ),
            ["dti"],
            id="the words that it quotes",
        ),
        pytest.param(
            a_bulletin("c", 2, affects=Scope(), ends_at=NOON + HOUR), ["dti"], id="the number that it follows"
        ),
        pytest.param(
            a_bulletin("c", None, affects=a_scope("delta-g"), ends_at=NOON + HOUR), ["dti", "edi"], id="in doubt, both"
        ),
    ],
)
def test_a_bulletin_finds_its_alert(bulletin: Notice, followers: list[str]) -> None:
    story = a_calm_story(*(a_watch(mode, "delta-g", modes=[mode]) for mode in BOTH))
    first = a_bulletin("p", 1, affects=a_scope("delta-g", modes=[DTI]))
    story.lists(DTI_ALERT, EDI_ALERT)
    story.lists(first, DTI_ALERT, EDI_ALERT)

    told = story.lists(bulletin, first, DTI_ALERT, EDI_ALERT)

    assert sorted(told) == [f"{name} continued" for name in followers]


@pytest.mark.parametrize(
    "restores",
    [
        pytest.param(scopes(a_scope("delta-g", modes=[DTI]), a_scope("delta-t")), id="another service"),
        pytest.param(a_scope("delta-g", "delta-t"), id="no mode stated"),
        pytest.param(a_scope("delta-t"), id="nothing of its own alert"),
    ],
)
def test_a_bulletin_that_has_the_next_number_of_one_alert_restores_what_it_names_of_another(restores: Scope) -> None:
    transit = a_notice("t", title="Alerte DELTA T", affects=a_scope("delta-t"))
    first = a_bulletin("p", 1, affects=a_scope("delta-g", modes=[DTI]))
    story = a_calm_story(a_watch("transit", "delta-t"))
    story.lists(transit, DTI_ALERT)
    story.lists(first, transit, DTI_ALERT)

    told = story.lists(a_bulletin("c", 2, affects=Scope(), restores=restores), first, transit, DTI_ALERT)

    assert told == ["transit ended"]


def test_a_bulletin_that_states_the_modes_of_two_alerts_restores_both_whatever_its_number() -> None:
    story = a_calm_story(*(a_watch(mode, "delta-g", modes=[mode]) for mode in BOTH))
    first = a_bulletin("p", 1, affects=a_scope("delta-g", modes=[DTI]))
    story.lists(DTI_ALERT, EDI_ALERT)
    story.lists(first, DTI_ALERT, EDI_ALERT)
    both = a_bulletin("c", 2, affects=Scope(), restores=a_scope("delta-g", modes=BOTH))

    told = story.lists(both, first, DTI_ALERT, EDI_ALERT)

    assert sorted(told) == ["dti ended", "edi ended"]


def test_a_bulletin_that_states_no_mode_restores_that_of_the_alert_whose_number_it_follows() -> None:
    story = a_calm_story(*(a_watch(mode, "delta-g", modes=[mode]) for mode in BOTH))
    first = a_bulletin("p", 1, affects=a_scope("delta-g", modes=[DTI]))
    story.lists(DTI_ALERT, EDI_ALERT)
    story.lists(first, DTI_ALERT, EDI_ALERT)
    one = a_bulletin("c", 2, affects=Scope(), restores=a_scope("delta-g"))

    assert story.lists(one, first, DTI_ALERT, EDI_ALERT) == ["dti ended"]


def test_a_bulletin_restores_what_had_vanished_long_ago() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists()
    story.lists()
    story.waits(timedelta(days=3))

    assert story.lists(a_bulletin(affects=Scope(), restores=a_scope("delta-ie"))) == ["le-havre ended"]


def test_a_bulletin_restores_what_had_vanished_beside_an_alert_anew_of_the_same() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists()
    story.lists()
    story.waits(timedelta(days=3))
    anew = a_notice("n", title="Nouvelle alerte", text="Autre panne.", affects=a_scope("delta-ie", modes=BOTH))
    story.lists(anew)

    told = story.lists(a_bulletin(affects=Scope(), restores=a_scope("delta-ie", modes=BOTH)), anew)

    assert told == ["le-havre ended", "le-havre ended"]
    assert story.states == ["ended", "ended"]


def test_a_bulletin_on_several_alerts_gives_each_its_own() -> None:
    story = a_calm_story(a_watch("g", "delta-g"), a_watch("t", "delta-t"))
    alerts = (
        a_notice("x", affects=a_scope("delta-g", modes=BOTH)),
        a_notice("y", affects=a_scope("delta-t", modes=BOTH)),
    )
    story.lists(*alerts)

    told = story.lists(a_bulletin(affects=a_scope("delta-g", "delta-t", modes=BOTH), ends_at=NOON + HOUR), *alerts)

    assert sorted(told) == ["g continued", "t continued"]
    assert [one.remaining for one in story.episodes] == [a_scope("delta-t", modes=BOTH), a_scope("delta-g", modes=BOTH)]


def test_a_second_alert_on_other_modes_is_another_episode() -> None:
    story = a_calm_story(a_watch("edi", "delta-g", modes=[EDI]), a_watch("dti", "delta-g", modes=[DTI]))
    story.lists(EDI_ALERT)

    assert story.lists(DTI_ALERT, EDI_ALERT) == ["dti opened"]
    assert len(story.episodes) == 2


def test_a_second_alert_that_widens_the_first_continues_it() -> None:
    story = a_calm_story(a_watch("edi", "delta-g", modes=[EDI]), a_watch("ecs", "ecs"))
    story.lists(EDI_ALERT)

    wider = a_notice("z", affects=scopes(a_scope("delta-g", modes=[EDI]), a_scope("ecs")))

    assert story.lists(wider, EDI_ALERT) == ["edi continued", "ecs opened"]
    assert len(story.episodes) == 1


# Again


def test_an_alert_that_says_so_soon_after_the_end_reopens_the_episode() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(an_end("e", "delta-ie"), ALERT)
    again = a_notice("r", title="Réouverture", affects=a_scope("delta-ie", modes=BOTH), relation=Relation.REOPENS)

    assert story.lists(again, an_end("e", "delta-ie")) == ["le-havre reopened"]
    assert len(story.episodes) == 1
    assert story.lists(an_end("f", "delta-ie"), again, an_end("e", "delta-ie")) == ["le-havre ended"]


def test_an_alert_soon_after_the_end_that_does_not_say_so_is_a_new_one() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(an_end("e", "delta-ie"), ALERT)

    assert story.lists(a_notice("r", title="Alerte"), an_end("e", "delta-ie")) == ["le-havre opened"]
    assert story.states == ["ended", "open"]


def test_a_bulletin_soon_after_the_end_that_says_it_is_in_trouble_reopens() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(an_end("e", "delta-ie"), ALERT)

    assert story.lists(a_bulletin("r", 4), an_end("e", "delta-ie")) == ["le-havre reopened"]


def test_two_alerts_on_the_same_service_a_month_apart_are_two_episodes() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(an_end("e", "delta-ie"), ALERT)
    story.lists()
    story.lists()

    assert story.lists(ALERT, after=timedelta(days=30)) == ["le-havre opened"]
    assert story.states == ["ended", "open"]
    assert [episode.id for episode in story.episodes] == ["2026-02-03-01", "2026-03-05-01"]


def test_a_second_alert_that_states_no_mode_is_in_doubt_of_every_mode() -> None:
    story = a_calm_story(a_watch("dti", modes=[DTI]), a_watch("edi", modes=[EDI]))
    of_edi = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
    story.lists(of_edi)

    assert "dti opened" in story.lists(a_notice("b", affects=a_scope("delta-ie")), of_edi)


def test_an_alert_listed_late_that_was_written_before_the_end_reopens_nothing() -> None:
    end = an_end("e", "delta-ie", published_at=NOON + HOUR)
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(end)

    assert story.lists(end, a_notice("old", affects=a_scope("delta-ie", modes=[EDI]), published_at=NOON)) == []
    assert story.states == ["ended"]


@pytest.mark.parametrize(
    ("affected", "restored", "late"),
    [
        pytest.param(
            a_scope("delta-ie-import", modes=BOTH),
            a_scope("delta-ie-import", modes=BOTH),
            a_scope("delta-ie", modes=BOTH),
            id="the rest of the service",
        ),
        pytest.param(
            a_scope("delta-ie", modes=[EDI]),
            a_scope("delta-ie", modes=[EDI]),
            a_scope("delta-ie", modes=BOTH),
            id="another mode, which it states",
        ),
        pytest.param(
            a_scope("delta-ie", modes=BOTH), a_scope("delta-ie"), a_scope("delta-ie", "ecs"), id="another service"
        ),
    ],
)
def test_an_alert_listed_late_tells_what_has_not_ended_since(affected: Scope, restored: Scope, late: Scope) -> None:
    story = a_calm_story(a_watch("le-havre", "delta-ie", "ecs", modes=BOTH))
    story.lists(a_notice("a", affects=affected))
    end = replace(an_end("e", published_at=NOON + HOUR), restores=Read(restored))
    story.lists(end)

    assert story.lists(end, a_notice("old", affects=late, published_at=NOON)) == ["le-havre opened"]
    assert story.states == ["ended", "open"]


@pytest.mark.parametrize(
    "late",
    [
        pytest.param(a_scope("delta-ie-import", modes=[EDI]), id="a part of what has ended"),
        pytest.param(a_scope("delta-ie-import"), id="no mode stated"),
        pytest.param(a_scope("delta-ie", modes=BOTH), id="more than was known to be affected, and restored by the end"),
    ],
)
def test_an_alert_listed_late_of_what_has_ended_since_tells_nothing(late: Scope) -> None:
    end = an_end("e", "delta-ie", modes=BOTH, published_at=NOON + HOUR)
    story = a_calm_story(a_watch("le-havre", modes=BOTH))
    story.lists(a_notice("a", affects=a_scope("delta-ie-import", modes=[EDI])))
    story.lists(end)

    assert story.lists(end, a_notice("old", affects=late, published_at=NOON)) == []
    assert story.states == ["ended"]


def test_an_alert_listed_late_of_what_several_ends_have_ended_since_tells_nothing() -> None:
    ends = [an_end(f"e{side}", f"delta-ie-{side}", published_at=NOON + HOUR) for side in ("import", "export")]
    alerts = [a_notice(side, affects=a_scope(f"delta-ie-{side}")) for side in ("import", "export")]
    story = a_calm_story()
    story.lists(*alerts)
    story.lists(*ends)

    assert story.lists(*ends, a_notice("old", affects=a_scope("delta-ie"), published_at=NOON)) == []
    assert story.states == ["ended", "ended"]


def test_an_alert_after_one_that_vanished_is_never_a_mere_repeat() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    for _ in range(3):
        story.lists()

    assert story.lists(a_notice("z", text="Nouvelle panne.")) == ["le-havre reopened"]
    assert len(story.episodes) == 1


def test_an_alert_long_after_one_that_vanished_is_another_episode_and_one_end_closes_both() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    for _ in range(3):
        story.lists()
    again = a_notice("z", text="Nouvelle panne.")

    assert story.lists(again, after=timedelta(days=30)) == ["le-havre opened"]
    assert story.lists(an_end("e", "delta-ie"), again) == ["le-havre ended", "le-havre ended"]


# Not understood, and no trouble


def test_a_text_that_is_not_understood_goes_to_every_watch_once() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("cave", "ciel"))
    strange = a_notice("u", Kind.UNCLASSIFIED, title="Lot 12", text="Bascule FL/N2 en attente.")

    assert story.lists(strange) == ["le-havre unclassified", "cave unclassified"]
    assert story.lists(strange) == []
    assert story.decisions[-1].verdict is not None
    assert story.decisions[-1].verdict.code is VerdictCode.NOT_UNDERSTOOD


def test_a_text_that_is_not_understood_is_told_again_if_its_words_change_and_not_its_figures() -> None:
    story = a_calm_story()
    story.lists(a_notice("u", Kind.UNCLASSIFIED, title="Lot", text="Bascule 12 en attente."))

    assert story.lists(a_notice("u", Kind.UNCLASSIFIED, title="Lot", text="Bascule 13 en attente.")) == []
    assert story.lists(a_notice("u", Kind.UNCLASSIFIED, title="Lot", text="Bascule faite.")) == [
        "le-havre unclassified"
    ]


def test_a_text_that_becomes_understood_opens_what_it_says() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("cave", "ciel"))
    story.lists(a_notice("u", Kind.UNCLASSIFIED, title="Lot", text="Bascule."))

    assert story.lists(a_notice("u", title="Lot", text="Alerte DELTA IE.")) == ["le-havre opened"]


def test_an_information_is_kept_and_told_to_nobody() -> None:
    story = a_calm_story()

    assert story.lists(a_notice("i", Kind.INFORMATION, mentions=("delta-ie",))) == []
    assert story.decisions[-1].verdict is not None
    assert story.decisions[-1].verdict.code is VerdictCode.NOT_A_TROUBLE


def test_an_alert_on_no_service_named_is_for_everybody_and_ends_without_one() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("cave", "ciel"))
    alert = a_notice("a", affects=Scope())

    assert story.lists(alert) == ["le-havre opened", "cave opened"]
    assert story.lists(an_end("e"), alert) == ["le-havre ended", "cave ended"]
