"""Only an explicit end or cancellation closes, and it closes what it names and nothing else (contract §5, rule 2)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import (
    CATALOGUE,
    DTI,
    DTI_PLUS,
    EDI,
    NOON,
    a_bulletin,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    scopes,
    seen,
)
from meteo_douane.domain.episodes import EpisodeState, Provenance
from meteo_douane.domain.event import EventKind, ReasonCode
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Mode, Notice, Read, Relation, Scope
from meteo_douane.domain.watch import VerdictCode, Watch
from stories import Story, a_calm_story, lines_untold

BOTH = [DTI, EDI]
HOUR = timedelta(hours=1)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=BOTH))
ALERT_OF_NOON = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), starts_at=NOON - HOUR, published_at=NOON)
DTI_LEFT = a_scope("delta-ie", modes=[DTI])
NO_EDI_LEFT = a_scope("delta-ie", modes=[DTI, DTI_PLUS])
TRANSIT = a_notice("t", affects=a_scope("delta-t", modes=BOTH))


def a_story_in_alert(*watches: Watch, alert: Notice = ALERT) -> Story:
    story = a_calm_story(*watches)
    story.lists(alert)
    return story


@pytest.mark.parametrize(
    ("alert", "end", "left"),
    [
        pytest.param(a_scope("delta-ie", modes=BOTH), a_scope("delta-ie", modes=[EDI]), DTI_LEFT, id="the other mode"),
        pytest.param(a_scope("delta-ie"), a_scope("delta-ie", modes=[EDI]), NO_EDI_LEFT, id="modes that may be meant"),
        pytest.param(DTI_LEFT, a_scope("delta-ie", modes=[DTI_PLUS]), DTI_LEFT, id="DTI, by an end of DTI+"),
        pytest.param(a_scope("delta-ie"), a_scope("delta-ie-import"), a_scope("delta-ie-export"), id="the other side"),
        pytest.param(a_scope("delta-ie", "ecs"), a_scope("ecs"), a_scope("delta-ie"), id="the other service"),
        pytest.param(
            a_scope("delta-ie"), a_scope("delta-t"), a_scope("delta-ie"), id="all, by an end of another service"
        ),
        pytest.param(a_scope("delta-ie"), a_scope("portal"), a_scope("delta-ie"), id="a service, by the portal back"),
        pytest.param(DTI_LEFT, a_scope("edi"), DTI_LEFT, id="a service, by the gateway back"),
    ],
)
def test_an_end_leaves_open_what_it_does_not_name(alert: Scope, end: Scope, left: Scope) -> None:
    story = a_story_in_alert(alert=a_notice("a", affects=alert))

    story.lists(a_notice("e", Kind.END, restores=end), a_notice("a", affects=alert))

    assert story.episodes[0].remaining == left
    assert story.episodes[0].is_in_force


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(an_end("e", "delta-ie", modes=BOTH), id="service and modes"),
        pytest.param(an_end("e", "delta-ie"), id="no mode is every mode"),
        pytest.param(an_end("e", "delta"), id="the family"),
        pytest.param(an_end("e", "delta-ie-import", "delta-ie-export"), id="both sides"),
        pytest.param(an_end("e"), id="no service, and just one is open"),
    ],
)
def test_an_end_of_all_that_was_in_alert_closes_the_episode(end: Notice) -> None:
    story = a_story_in_alert()

    told = story.lists(end, ALERT)

    assert told == ["le-havre ended"]
    assert story.states == ["ended"]


def test_an_end_of_all_but_one_service_is_told_once_to_those_who_use_that_one() -> None:
    alert = a_notice("a", affects=a_scope("portal"))
    story = a_story_in_alert(a_watch("transit", "delta-t"), a_watch("cave", "ciel"), alert=alert)
    but_one = a_notice("e", Kind.END, restores=a_scope("portal"), affects=a_scope("delta-t"))

    told = story.lists(but_one, alert)
    later = story.lists(an_end("f", "delta-t"), but_one, alert)

    assert told == ["transit partly_ended", "cave ended"]
    assert later == ["transit ended"]


def test_one_end_closes_every_episode_that_it_names() -> None:
    story = a_story_in_alert(a_watch("both", "delta-ie", "delta-t"))
    story.lists(TRANSIT, ALERT)

    told = story.lists(an_end("e", "delta"), TRANSIT, ALERT)

    assert told == ["both ended", "both ended"]


def test_an_end_of_nothing_named_closes_none_of_two_and_is_told_to_all_who_follow_one() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"), a_watch("cave", "ciel"))
    story.lists(TRANSIT, ALERT)

    decisions = story.lists(an_end("e"), TRANSIT, ALERT)

    assert decisions == ["import continued", "transit continued"]
    assert story.states == ["open", "open"]
    assert {one.reason for one in story.decisions[-3:] if one.told} == {ReasonCode.END_WITHOUT_A_SERVICE}


def test_an_end_of_nothing_named_is_told_once_however_long_it_is_listed() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"))
    story.lists(TRANSIT, ALERT)
    story.lists(an_end("e"), TRANSIT, ALERT)

    assert story.lists(an_end("e"), TRANSIT, ALERT) == []
    assert story.lists(an_end("f", "delta-t"), an_end("e"), ALERT) == ["transit ended"]
    assert story.lists(an_end("f", "delta-t"), an_end("e"), ALERT) == []


def test_a_second_end_without_a_service_closes_the_only_one_left() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"))
    story.lists(TRANSIT, ALERT)
    story.lists(an_end("e"), TRANSIT, ALERT)
    story.lists(an_end("f", "delta-t"), an_end("e"), ALERT)

    later = an_end("g", title="Fin d'alerte – 12h45", text="De nouveau disponible.")

    assert story.lists(later, an_end("f", "delta-t"), an_end("e"), ALERT) == ["import ended"]
    assert story.episodes[0].provenance is Provenance.INFERRED


def test_an_end_that_names_nothing_is_no_doubt_for_who_has_nothing_to_do_with_what_it_closes() -> None:
    story = a_story_in_alert(a_watch(), a_watch("cave", "ciel"))

    decisions = story.reads(seen(an_end("e"), ALERT))

    verdicts = {one.watch: one.verdict.code for one in decisions if one.verdict is not None}
    assert verdicts == {"le-havre": VerdictCode.COVERS, "cave": VerdictCode.OTHER_SERVICE}


def test_an_end_of_one_mode_and_no_service_closes_that_mode_of_the_only_one() -> None:
    story = a_story_in_alert()

    story.lists(an_end("e", title="Fin d'alerte – mode EDI", text="Les échanges ont repris."), ALERT)

    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_an_end_of_both_modes_and_no_service_closes_the_only_one_if_its_modes_were_never_stated() -> None:
    story = a_story_in_alert(alert=a_notice("a"))

    end = an_end("e", title="FIN DE MAINTENANCE – 14H30", text="Modes DTI / EDI disponibles.")

    assert story.lists(end, a_notice("a")) == ["le-havre ended"]


def test_an_end_without_a_service_closes_no_operation_that_is_still_to_come() -> None:
    planned = a_notice("m", Kind.MAINTENANCE, starts_at=NOON + timedelta(days=3))
    story = a_story_in_alert(alert=planned)

    told = story.lists(an_end("e"), planned)

    assert told == ["le-havre continued"]
    assert story.states == ["planned"]


def test_an_end_by_name_closes_no_operation_that_is_still_to_come() -> None:
    planned = a_notice("m", Kind.MAINTENANCE, starts_at=NOON + timedelta(days=3))
    story = a_story_in_alert(alert=planned)
    story.lists(ALERT, planned)

    assert story.lists(an_end("e", "delta-ie"), ALERT, planned) == ["le-havre ended"]
    assert story.states == ["planned", "ended"]


def test_an_end_of_a_maintenance_leaves_the_alert_on_the_same_service_open() -> None:
    under_way = a_notice(
        "m", Kind.MAINTENANCE, starts_at=NOON - timedelta(hours=1), affects=a_scope("delta-ie", modes=[EDI])
    )
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[DTI]))
    story = a_story_in_alert(alert=under_way)
    story.lists(alert, under_way)

    story.lists(an_end("e", "delta-ie", title="Fin de maintenance DELTA IE"), alert, under_way)

    assert story.states == ["ended", "open"]


def test_an_end_of_what_was_never_in_alert_is_kept_and_told_to_nobody() -> None:
    story = a_calm_story()

    decisions = story.reads()
    story.lists(an_end("e", "delta-ie"))

    assert decisions == ()
    assert lines_untold(story.decisions) == ["le-havre continued: no_known_alert"]


@pytest.mark.parametrize(
    ("title", "left_out", "told"),
    [
        pytest.param(
            "Fin d'alerte - mode EDI", "Le mode DTI reste indisponible", ["edi ended", "dti partly_ended"], id="another"
        ),
        pytest.param(
            "Fin d'alerte - mode EDI", "L'import EDI reste perturbé", ["edi continued", "dti continued"], id="its own"
        ),
        pytest.param(
            "Fin d'alerte (DTI et EDI)", "Le DTI reste perturbé", ["edi continued", "dti continued"], id="one of both"
        ),
        pytest.param("Fin d'alerte", "Le DTI reste indisponible", ["edi continued", "dti continued"], id="none named"),
        pytest.param("Fin d'alerte - mode EDI", "Sauf l'import", ["edi continued", "dti continued"], id="no mode"),
    ],
)
def test_an_end_of_a_mode_without_a_service_closes_it_where_what_is_left_is_another_mode(
    title: str, left_out: str, told: list[str]
) -> None:
    alert = a_notice("a", affects=a_scope("delta-ie", modes=BOTH))
    story = a_story_in_alert(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]), alert=alert)
    restores = Read(Scope(), "", (Doubt(DoubtCode.NO_SERVICE_NAMED), Doubt(DoubtCode.END_OF_A_PART, left_out)))

    end = a_notice("e", Kind.END, title=title, text=f"L'EDI est rétabli. {left_out}.", restores=restores)

    assert story.lists(end, alert) == told


def test_an_end_without_a_service_whose_words_leave_something_out_closes_nothing_and_is_told() -> None:
    story = a_calm_story(a_watch("les-deux", modes=[DTI, EDI]))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI]))
    story.lists(alert)

    restores = Read(Scope(), "", (Doubt(DoubtCode.NO_SERVICE_NAMED), Doubt(DoubtCode.END_OF_A_PART, "pas encore")))

    assert story.lists(a_notice("e", Kind.END, restores=restores), alert) == ["les-deux continued"]
    assert story.episodes[0].is_in_force
    assert story.decisions[-1].reason is ReasonCode.END_WITHOUT_A_SERVICE


@pytest.mark.parametrize("modes", [pytest.param(None, id="no mode"), pytest.param([EDI], id="the same mode")])
def test_an_end_of_what_it_says_to_be_in_trouble_too_closes_nothing_and_is_told(modes: list[Mode] | None) -> None:
    """ "DELTA T est rétabli en EDI. DELTA T reste indisponible." It names a service: it is no end of another one."""
    story = a_calm_story(a_watch("t", "delta-t"), a_watch("ie"), a_watch("cave", "ciel"))
    alert = a_notice("a", affects=a_scope("delta-ie", "delta-t"))
    story.lists(alert)
    end = an_end("e", "delta-t", modes=[EDI], affects=a_scope("delta-t", modes=modes))

    assert story.lists(end, alert) == ["t continued", "ie continued"]
    assert story.decisions[-2].reason is ReasonCode.END_CONTRADICTS_ITSELF
    assert story.episodes[0].remaining == a_scope("delta-ie", "delta-t")
    assert story.lists(replace(end, text="Relu.", revision="relu"), alert) == []


def test_a_return_but_for_a_part_that_nobody_can_name_closes_nothing_and_is_told() -> None:
    story = a_story_in_alert(a_watch("edi", modes=[EDI]), a_watch("cave", "ciel"))
    restores = Read(Scope(), "", (Doubt(DoubtCode.END_OF_A_PART, "sauf pour les déclarations H1"),))
    back = a_notice("b", Kind.BULLETIN, affects=a_scope("delta-ie", modes=[EDI]), restores=restores)

    assert story.lists(back, ALERT) == ["edi continued"]
    assert story.episodes[0].remaining == ALERT.affects.value
    assert ReasonCode.END_OF_A_PART in {one.reason for one in story.decisions if one.told}


def test_an_end_of_every_service_closes_no_alert_of_one_and_is_told_once_to_all_who_follow_one() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"), a_watch("cave", "ciel"))
    story.lists(TRANSIT, ALERT)
    end = an_end("e", "portal")

    assert story.lists(end, TRANSIT, ALERT) == ["import continued", "transit continued"]
    assert story.states == ["open", "open"]
    assert {one.reason for one in story.decisions if one.told} >= {ReasonCode.END_OF_EVERY_SERVICE}
    assert story.lists(replace(end, text="Texte relu.", revision="relu"), TRANSIT, ALERT) == []


def test_an_end_of_the_portal_that_was_in_alert_is_no_doubt_for_another_alert() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("site", "portal"))
    portal = a_notice("p", affects=a_scope("portal"))
    story.lists(portal, ALERT)

    told = story.lists(an_end("e", "portal"), portal, ALERT)

    assert "site ended" in told
    assert ReasonCode.END_OF_EVERY_SERVICE not in {one.reason for one in story.decisions}


def test_an_end_of_a_mode_leaves_the_one_that_it_says_to_be_in_trouble() -> None:
    story = a_calm_story(a_watch("les-deux", modes=[DTI, EDI]), a_watch("dti", modes=[DTI]))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI]))
    story.lists(alert)
    in_trouble = a_scope("delta-ie", modes=[DTI])
    end = an_end("e", title="Fin d'alerte – mode EDI", text="Un message suivra pour le DTI.", affects=in_trouble)

    story.lists(end, alert)

    assert scopes(story.episodes[0].remaining) == scopes(a_scope("delta-ie", modes=[DTI]))


def test_an_end_without_a_service_that_reports_another_trouble_is_told_to_those_who_wait_for_an_end() -> None:
    story = a_calm_story(a_watch("fret"), a_watch("transit", "delta-t"))
    alert = a_notice("a")
    story.lists(alert)
    end = an_end("e", title="Fin d'alerte", text="DELTA T est indisponible.", affects=a_scope("delta-t"))

    assert story.lists(end, alert) == ["transit opened", "fret continued"]
    assert story.states == ["open", "open"]


def test_an_end_of_a_member_beside_its_family_in_trouble_is_of_the_member() -> None:
    story = a_calm_story(a_watch("tout", "delta"), a_watch("transit", "delta-t"))
    alert = a_notice("a", affects=a_scope("delta", modes=[DTI, EDI]), published_at=NOON)
    story.lists(alert)
    end = an_end("e", "delta-t", modes=[DTI, EDI], affects=a_scope("delta"), published_at=NOON + timedelta(hours=1))

    assert story.lists(end, alert) == ["tout partly_ended", "transit ended"]
    assert "delta-t" not in story.episodes[0].remaining.services
    assert story.episodes[0].is_in_force


def test_the_end_of_an_earlier_trouble_that_comes_late_closes_nothing() -> None:
    story = a_story_in_alert(alert=a_notice("a", published_at=NOON))

    told = story.lists(a_notice("a", published_at=NOON), an_end("e", "delta-ie", published_at=NOON - timedelta(days=9)))

    assert told == []
    assert story.states == ["open"]


def test_other_words_of_an_end_without_a_date_end_nothing_that_began_after_it() -> None:
    alert, end = a_notice("a"), an_end("e", "delta-ie")
    story = a_story_in_alert(alert=alert)
    story.lists(end, alert)
    again = a_notice("b", title="Nouvelle alerte", text="Autre panne.")
    story.lists(again, end, alert)

    told = story.lists(again, replace(end, text="Texte relu.", revision="relu"), alert)

    assert told == []
    assert story.states == ["ended", "open"]


def test_an_end_dated_by_its_day_alone_is_not_taken_for_an_earlier_one() -> None:
    day = Read(NOON.replace(hour=0), "03/02/2026", (Doubt(DoubtCode.DATE_WITHOUT_HOUR),))
    alert = a_notice("a", published_at=NOON)
    story = a_story_in_alert(alert=alert)

    assert story.lists(an_end("e", "delta-ie", published_at=day), alert) == ["le-havre ended"]


def test_an_end_that_says_since_when_the_service_works_is_of_the_trouble_that_began_before() -> None:
    alert = a_notice("a", published_at=NOON, starts_at=NOON - timedelta(hours=3))
    story = a_story_in_alert(alert=alert)
    end = an_end("e", "delta-ie", published_at=NOON - timedelta(hours=1), ends_at=NOON - timedelta(hours=2))

    assert story.lists(end, alert) == ["le-havre ended"]


def test_a_bulletin_that_says_a_member_works_again_ends_nothing_of_it_while_a_part_is_down() -> None:
    alert = a_notice("a", affects=a_scope("delta-ie"))
    story = a_story_in_alert(alert=alert)

    story.lists(a_bulletin("b", 3, affects=a_scope("delta-ie-import"), restores=a_scope("delta-ie")), alert)

    assert story.episodes[0].remaining == a_scope("delta-ie-import")


def test_an_end_that_says_without_its_modes_that_another_alert_goes_on_is_no_news_to_those_who_follow_that() -> None:
    exits = a_notice("x", affects=a_scope("ecs"))
    story = a_calm_story(a_watch("transit", "delta-t"), a_watch("exits", "ecs"))
    story.lists(TRANSIT, exits)

    told = story.lists(a_notice("e", Kind.END, restores=a_scope("ecs"), affects=a_scope("delta-t")), TRANSIT, exits)

    assert told == ["exits ended"]
    assert [one.remaining for one in story.known.in_force] == [a_scope("delta-t", modes=BOTH)]


@pytest.mark.parametrize("text", ["DELTA IE est rétabli.", "DELTA IE est rétabli. Relu."])
def test_a_bulletin_that_only_says_that_it_works_again_reopens_nothing_that_has_ended(text: str) -> None:
    end = an_end("e", "delta-ie", modes=BOTH)
    story = a_story_in_alert()
    story.lists(end, ALERT)

    late = a_bulletin("b", 4, title="BIP n° 4", text=text, affects=Scope(), restores=a_scope("delta-ie"))

    assert story.lists(late, end, ALERT) == []
    assert story.lists(replace(late, text=f"{text} Bis.", revision="bis"), end, ALERT) == []
    assert story.states == ["ended"]


def test_a_family_that_goes_on_brings_nothing_back_of_the_member_that_works_again() -> None:
    works = a_maintenance("m", affects=a_scope("delta-ie"), starts_at=None)
    alert = a_notice("a", affects=a_scope("delta"))
    in_dti = a_bulletin("b", 3, affects=a_scope("delta"), restores=a_scope("delta-ie", modes=[DTI]))
    whole = a_bulletin("c", 4, affects=a_scope("delta"), restores=a_scope("delta-ie"))
    story = a_story_in_alert(alert=alert)
    story.lists(works, alert)
    story.lists(in_dti, works, alert)

    told = story.lists(whole, in_dti, works, alert)

    assert told == ["le-havre ended", "le-havre ended"]
    assert [one.is_in_force for one in story.episodes] == [True, False]
    assert "delta-ie" not in story.episodes[0].remaining.services


def test_a_bulletin_of_an_alert_that_was_missed_opens_nothing_for_the_member_that_works_again() -> None:
    bulletin = a_bulletin("b", 3, affects=a_scope("delta"), restores=a_scope("delta-ie"))
    story = a_calm_story(a_watch("import", "delta-ie-import"), a_watch("transit", "delta-t"), a_watch("all", "delta"))

    assert story.lists(bulletin) == ["transit opened", "all opened"]
    assert story.lists(an_end("e", "delta"), bulletin) == ["transit ended", "all ended"]


def test_a_bulletin_of_a_family_of_which_it_says_that_every_member_works_opens_it_all_the_same() -> None:
    members = a_scope(*CATALOGUE.children("delta"))
    story = a_calm_story()

    assert story.lists(a_bulletin("b", 3, affects=a_scope("delta"), restores=members)) == ["le-havre opened"]


def test_a_bulletin_that_says_one_mode_works_again_ends_that_mode() -> None:
    story = a_story_in_alert(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    partial = a_bulletin("b", 3, affects=a_scope("delta-ie", modes=[DTI]), restores=a_scope("delta-ie", modes=[EDI]))

    told = story.lists(partial, ALERT)

    assert told == ["edi ended", "dti partly_ended"]
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_an_alert_edited_into_an_end_closes_what_it_was_about() -> None:
    story = a_story_in_alert()

    told = story.lists(a_notice("a", Kind.END, title="TERMINÉ – alerte a", text="Le service fonctionne."))

    assert told == ["le-havre ended"]


def test_an_alert_that_moves_to_the_section_of_what_is_over_has_ended() -> None:
    story = a_story_in_alert()

    told = story.lists(
        a_notice("a", Kind.END, title=ALERT.title, text=ALERT.text, restores=a_scope("delta-ie", modes=BOTH))
    )

    assert told == ["le-havre ended"]


def test_an_alert_edited_into_something_not_understood_ends_nothing() -> None:
    story = a_story_in_alert()

    told = story.lists(a_notice("a", Kind.UNCLASSIFIED, title=ALERT.title, text="Lot 12, cf. tableau."))

    assert told == ["le-havre unclassified"]
    assert story.states == ["open"]
    assert story.lists(a_notice("a", Kind.UNCLASSIFIED, title=ALERT.title, text="Lot 12, cf. tableau.")) == []


def test_an_alert_edited_into_an_information_ends_nothing() -> None:
    story = a_story_in_alert()

    story.lists(a_notice("a", Kind.INFORMATION, title=ALERT.title, text="Tout va bien."))

    assert story.states == ["open"]


def test_an_end_corrected_to_another_service_gives_back_what_it_closed() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"))
    story.lists(TRANSIT, ALERT)
    story.lists(an_end("e", "delta-ie"), TRANSIT, ALERT)

    told = story.lists(an_end("e", "delta-t"), TRANSIT, ALERT)

    assert told == ["import reopened", "transit ended"]
    assert story.states == ["open", "ended"]


@pytest.mark.parametrize(
    "corrected",
    [
        pytest.param(
            a_bulletin("b", 2, affects=a_scope("delta-ie"), text="Toujours en panne."), id="all of it goes on"
        ),
        pytest.param(a_bulletin("b", 2, affects=a_scope("delta-ie", modes=[EDI]), text="EDI en panne."), id="a part"),
        pytest.param(
            a_bulletin("b", 2, affects=Scope(), restores=a_scope("delta-ie", modes=[DTI]), text="DTI seul rétabli."),
            id="less works again",
        ),
    ],
)
def test_a_bulletin_that_ended_an_alert_and_is_corrected_gives_back_what_it_closed(corrected: Notice) -> None:
    story = a_story_in_alert(a_watch("edi", modes=[EDI]))
    bulletin = a_bulletin("b", 2, affects=Scope(), restores=a_scope("delta-ie"), text="Rétabli.")
    assert story.lists(bulletin, ALERT) == ["edi ended"]

    assert story.lists(replace(corrected, title=bulletin.title), ALERT) == ["edi reopened"]
    assert story.episodes[0].is_in_force


def test_a_bulletin_that_restored_a_member_and_is_corrected_to_the_whole_family_gives_it_back() -> None:
    family = a_notice("a", affects=a_scope("delta", modes=BOTH))
    story = a_story_in_alert(a_watch("edi", modes=[EDI]), alert=family)
    of_others = a_bulletin("b", 2, affects=a_scope("delta", modes=BOTH), restores=a_scope("delta-ie"), text="Sauf IE.")
    assert story.lists(of_others, family) == ["edi ended"]

    told = story.lists(a_bulletin("b", 2, affects=a_scope("delta", modes=BOTH), text="IE aussi."), family)

    assert told == ["edi reopened"]


def test_other_words_of_a_bulletin_that_ended_a_part_reopen_nothing_that_has_ended_since() -> None:
    bulletin = a_bulletin("b", 2, affects=a_scope("delta-ie", modes=[DTI]), restores=a_scope("delta-ie", modes=[EDI]))
    story = a_story_in_alert()
    story.lists(bulletin, ALERT)
    end = an_end("e", "delta-ie")
    story.lists(end, bulletin, ALERT)

    assert story.lists(end, replace(bulletin, text="Texte relu.", revision="relu"), ALERT) == []
    assert story.states == ["ended"]


def test_an_end_corrected_to_another_service_beside_a_new_trouble_gives_back_what_it_closed_too() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"), a_watch("cave", "ciel"))
    story.lists(TRANSIT, ALERT)
    story.lists(an_end("e", "delta-ie"), TRANSIT, ALERT)

    told = story.lists(an_end("e", "delta-t", affects=a_scope("ciel")), TRANSIT, ALERT)

    assert {"cave opened", "import reopened", "transit ended"} <= set(told)
    assert "import ended" not in told


@pytest.mark.parametrize(
    "notice",
    [
        pytest.param(ALERT_OF_NOON, id="an alert, written after the hour at which the service worked again"),
        pytest.param(
            a_bulletin("b", 2, affects=Scope(), restores=a_scope("delta-ie"), published_at=NOON + HOUR),
            id="a bulletin that says, after the end, that it works again",
        ),
    ],
)
def test_other_words_of_a_notice_that_is_later_than_the_end_reopen_nothing(notice: Notice) -> None:
    end = an_end("e", "delta-ie", published_at=NOON + HOUR / 2, ends_at=NOON - HOUR / 2)
    story = a_story_in_alert(alert=ALERT_OF_NOON)
    others = [one for one in (end, ALERT_OF_NOON) if one is not notice]
    story.lists(end, ALERT_OF_NOON)
    story.lists(notice, *others)

    told = story.lists(replace(notice, text="Texte relu.", revision="relu"), *others)

    assert told == []
    assert story.states == ["ended"]


def test_a_bulletin_that_says_again_at_a_later_hour_that_it_works_reopens_nothing() -> None:
    bulletin = a_bulletin("b", 2, affects=Scope(), restores=a_scope("delta-ie"), published_at=NOON + HOUR)
    story = a_story_in_alert(alert=ALERT_OF_NOON)
    story.lists(bulletin, ALERT_OF_NOON)
    later = replace(bulletin, text="Texte relu.", revision="relu", published_at=Read(NOON + 2 * HOUR))

    assert story.lists(later, ALERT_OF_NOON) == []
    assert story.states == ["ended"]


def test_an_end_corrected_to_one_mode_gives_back_the_other() -> None:
    story = a_story_in_alert(a_watch("both", modes=BOTH), a_watch("edi", modes=[EDI]))
    story.lists(an_end("e", "delta-ie"), ALERT)

    told = story.lists(an_end("e", "delta-ie", modes=[EDI]), ALERT)

    assert told == ["both reopened"]
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_an_end_edited_back_into_an_alert_reopens() -> None:
    story = a_story_in_alert()
    story.lists(a_notice("a", Kind.END, restores=a_scope("delta-ie"), title="Fin"))

    told = story.lists(ALERT)

    assert told == ["le-havre reopened"]
    assert story.states == ["open"]


def test_other_words_of_an_end_that_told_a_trouble_reopen_nothing_that_has_ended_since() -> None:
    told_beside = an_end("e", "ciel", affects=a_scope("delta-t"))
    story = a_story_in_alert(a_watch("transit", "delta-t"))
    story.lists(told_beside, ALERT)
    end = an_end("f", "delta-t", title="Fin", text="Tout est rétabli.")
    story.lists(end, told_beside, ALERT)

    told = story.lists(end, replace(told_beside, text="Texte relu.", revision="relu"), ALERT)

    assert told == []
    assert story.states == ["open", "ended"]


def test_a_new_end_that_says_what_is_still_in_trouble_takes_back_a_mistaken_one() -> None:
    story = a_story_in_alert(a_watch("both", modes=BOTH))
    story.lists(an_end("e", "delta-ie", published_at=NOON), ALERT)
    correction = an_end(
        "f", "delta-ie", modes=[EDI], affects=a_scope("delta-ie", modes=[DTI]), published_at=NOON + timedelta(hours=1)
    )

    told = story.lists(correction, an_end("e", "delta-ie", published_at=NOON), ALERT)

    assert told == ["both reopened"]
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_an_end_that_adds_a_mode_in_trouble_is_no_all_clear_for_it() -> None:
    edi_alone = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
    story = a_story_in_alert(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]), alert=edi_alone)

    told = story.lists(an_end("e", "delta-ie", modes=[EDI], affects=a_scope("delta-ie", modes=[DTI])), edi_alone)

    assert "dti opened" in told
    assert "edi ended" in told
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_an_end_that_contradicts_itself_closes_only_what_it_does_not_call_broken() -> None:
    story = a_story_in_alert()

    story.lists(an_end("e", "delta-ie", affects=a_scope("delta-ie", modes=[DTI])), ALERT)

    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_an_end_seen_only_once_holds() -> None:
    story = a_story_in_alert()
    story.lists(an_end("e", "delta-ie"), ALERT)

    assert [story.lists(ALERT), story.lists(ALERT), story.lists(), story.lists()] == [[], [], [], []]
    assert story.states == ["ended"]


def test_the_end_goes_to_whoever_was_told_the_opening_whatever_the_configuration_has_become() -> None:
    story = a_story_in_alert(a_watch("gone", channels=("old",)), a_watch("kept"), a_watch("moved", channels=("old",)))
    story.configures(a_watch("kept"), a_watch("moved", "ciel", channels=("new",)))

    told = story.lists(an_end("e", "delta-ie"), ALERT)

    assert told == ["kept ended", "moved ended", "gone ended"]
    channels = {one.watch: one.channels for one in story.decisions if one.event_kind.value == "ended"}
    assert channels == {"gone": ("old",), "kept": ("astreinte",), "moved": ("old", "new")}


def test_the_end_goes_to_a_channel_that_was_told_by_a_configuration_in_between() -> None:
    story = a_story_in_alert(a_watch("fret"))
    story.configures(a_watch("fret", channels=("other",)))
    story.lists(a_bulletin(ends_at=NOON + timedelta(hours=9)), ALERT)
    story.configures(a_watch("fret"))

    story.lists(an_end("e", "delta-ie"), a_bulletin(ends_at=NOON + timedelta(hours=9)), ALERT)

    assert story.decisions[-1].event_kind is EventKind.ENDED
    assert story.decisions[-1].channels == ("astreinte", "other")


def test_a_watch_that_takes_up_more_of_a_trouble_forgets_no_channel_that_was_told() -> None:
    both = a_notice("b", affects=a_scope("delta-ie", "delta-t"))
    story = a_calm_story(a_watch("fret"))
    story.lists(both)
    story.configures(a_watch("fret", "delta-ie", "delta-t", channels=("other",)))
    assert story.lists(both) == ["fret state_at_start"]

    story.lists(an_end("e", "delta-ie", "delta-t"), both)

    assert story.decisions[-1].event_kind is EventKind.ENDED
    assert story.decisions[-1].channels == ("astreinte", "other")


def test_an_end_is_stated_or_else_dated_by_its_publication_and_never_in_the_future() -> None:
    stated = a_story_in_alert()
    stated.lists(an_end("e", "delta-ie", ends_at=NOON, published_at=NOON + timedelta(minutes=1)), ALERT)
    mistyped = a_story_in_alert()
    mistyped.lists(an_end("e", "delta-ie", ends_at=NOON + timedelta(days=3650), published_at=NOON), ALERT)

    assert stated.episodes[0].ended_at == NOON
    assert mistyped.episodes[0].ended_at == NOON


def test_a_partial_end_of_somebody_elses_mode_is_a_change_that_followers_are_told() -> None:
    story = a_story_in_alert(a_watch("edi", modes=[EDI]))

    assert story.lists(an_end("e", "delta-ie", modes=[DTI]), ALERT) == ["edi partly_ended"]
    assert story.lists(an_end("f", "delta-ie", modes=[EDI]), an_end("e", "delta-ie", modes=[DTI]), ALERT) == [
        "edi ended"
    ]


def test_each_service_of_an_alert_ends_by_itself() -> None:
    alert = a_notice("a", affects=scopes(a_scope("delta-g", modes=[EDI]), a_scope("delta-t", modes=BOTH)))
    story = a_story_in_alert(a_watch("g", "delta-g"), a_watch("t", "delta-t"), alert=alert)

    assert story.lists(an_end("e", "delta-g"), alert) == ["g ended", "t partly_ended"]
    assert story.lists(an_end("f", "delta-t"), an_end("e", "delta-g"), alert) == ["t ended"]
    assert story.episodes[0].state is EpisodeState.ENDED


def test_an_end_of_one_service_in_an_alert_of_the_portal_closes_nothing_and_is_told_to_those_who_use_it() -> None:
    alert = a_notice("a", affects=a_scope("portal"))
    story = a_story_in_alert(a_watch("transit", "delta-t"), a_watch("cave", "ciel"), alert=alert)

    told = story.lists(an_end("e", "delta-t"), alert)

    assert told == ["transit continued"]
    assert story.states == ["open"]
    reasons = [one.reason for one in story.decisions[-2:]]
    assert reasons == [ReasonCode.END_WITHIN_A_WIDER_ALERT, ReasonCode.NOT_CONCERNED]


@pytest.mark.parametrize(
    ("alert", "end", "told"),
    [
        pytest.param(a_scope("portal"), an_end("e", "delta-ie", modes=[EDI]), [], id="of a mode that it does not use"),
        pytest.param(a_scope("edi"), an_end("e", "delta-ie", modes=[EDI]), [], id="of the gateway, in DTI"),
        pytest.param(a_scope("portal"), an_end("e", "portal"), ["dti ended"], id="of the portal itself"),
        pytest.param(a_scope("portal"), an_end("e", "delta"), ["dti continued"], id="of its family"),
        pytest.param(a_scope("portal", "delta-ie"), an_end("e", "delta-ie"), ["dti partly_ended"], id="named too"),
    ],
)
def test_an_end_within_a_wider_alert_is_of_those_who_use_what_it_names(
    alert: Scope, end: Notice, told: list[str]
) -> None:
    story = a_story_in_alert(a_watch("dti", "delta-ie", modes=[DTI]), alert=a_notice("a", affects=alert))

    assert story.lists(end, a_notice("a", affects=alert)) == told


def test_an_end_within_an_alert_of_the_gateway_is_told_to_those_who_use_it_in_edi() -> None:
    alert = a_notice("a", affects=a_scope("edi"))
    story = a_story_in_alert(a_watch("edi", "delta-ie", modes=[EDI]), a_watch("cave", "ciel"), alert=alert)

    assert story.lists(an_end("e", "delta-ie"), alert) == ["edi continued"]


def test_an_end_within_a_wider_alert_is_told_once_however_its_words_change() -> None:
    alert, end = a_notice("a", affects=a_scope("portal")), an_end("e", "delta-t")
    story = a_story_in_alert(a_watch("transit", "delta-t"), alert=alert)
    story.lists(end, alert)

    assert story.lists(replace(end, text="Texte relu.", revision="relu"), alert) == []


SOMETHING_WORKS = Read(Scope(), "", (Doubt(DoubtCode.NO_SERVICE_NAMED),))


def test_a_bulletin_that_says_of_no_service_that_it_works_closes_nothing_and_is_told() -> None:
    story = a_story_in_alert(a_watch(), a_watch("cave", "ciel"))

    told = story.lists(a_notice("b", Kind.BULLETIN, affects=Scope(), restores=SOMETHING_WORKS), ALERT)

    assert told == ["le-havre continued"]
    assert story.states == ["open"]
    assert story.episodes[0].remaining == ALERT.affects.value


def test_a_bulletin_that_says_so_is_told_once_however_its_words_change() -> None:
    bulletin = a_notice("b", Kind.BULLETIN, affects=Scope(), restores=SOMETHING_WORKS)
    story = a_story_in_alert()
    story.lists(bulletin, ALERT)

    assert story.lists(replace(bulletin, text="Texte relu.", revision="relu"), ALERT) == []


def test_a_bulletin_that_says_so_and_belongs_to_none_of_two_is_told_once_as_not_understood() -> None:
    story = a_story_in_alert(a_watch("import"), a_watch("transit", "delta-t"))
    story.lists(TRANSIT, ALERT)

    told = story.lists(a_notice("b", Kind.BULLETIN, affects=Scope(), restores=SOMETHING_WORKS), TRANSIT, ALERT)

    assert told == ["import unclassified", "transit unclassified"]


def test_an_end_within_a_wider_alert_at_the_first_reading_is_no_news_beside_the_state_at_start() -> None:
    alert = a_notice("a", affects=a_scope("portal"))
    story = Story()

    assert story.lists(an_end("e", "delta-ie"), alert) == ["le-havre state_at_start"]


def test_a_trouble_without_a_mode_that_is_whole_again_has_none_stated() -> None:
    alert = a_notice("a", affects=a_scope("delta-ie"), published_at=NOON - HOUR)
    half = an_end("p", "delta-ie", modes=[EDI], published_at=NOON)
    again = a_bulletin("b", affects=a_scope("delta-ie", modes=[EDI]), published_at=NOON + HOUR)
    story = a_story_in_alert(a_watch(), alert=alert)
    story.lists(half, alert)
    story.lists(again, half, alert)

    [episode] = story.episodes
    assert episode.remaining == episode.affected == a_scope("delta-ie")


RESERVATION = Doubt(DoubtCode.CONTRADICTION, "Les DOM rencontrent encore des difficultés.")


def a_reserved_end(key: str, modes: list[Mode], quote: str = RESERVATION.quote) -> Notice:
    doubts = (replace(RESERVATION, quote=quote),)
    return a_notice(key, Kind.END, restores=Read(a_scope("delta-ie", modes=modes), "", doubts))


def test_an_end_that_takes_something_back_of_itself_closes_with_that_reservation() -> None:
    story = a_story_in_alert(a_watch())

    told = story.lists(a_reserved_end("e", BOTH), ALERT)

    [episode] = story.episodes
    assert told == ["le-havre ended"]
    assert episode.state is EpisodeState.ENDED
    assert episode.is_over_with_a_reservation
    assert story.decisions[-1].event.reservations == (RESERVATION.quote,)


def test_an_end_of_a_part_keeps_its_reservation_when_another_part_ends() -> None:
    story, partly = a_story_in_alert(a_watch()), a_reserved_end("p", [EDI])
    story.lists(partly, ALERT)
    [with_it] = story.episodes
    story.lists(an_end("e", "delta-ie", modes=[DTI]), partly, ALERT)
    [over] = story.episodes

    assert (with_it.state, with_it.reservations) == (EpisodeState.PARTLY_ENDED, (RESERVATION.quote,))
    assert over.is_over_with_a_reservation
    assert story.decisions[-1].event.reservations == ()


def test_an_end_of_all_that_was_struck_takes_the_reservation_of_a_part_away() -> None:
    story, partly = a_story_in_alert(a_watch()), a_reserved_end("p", [EDI])
    story.lists(partly, ALERT)
    story.lists(an_end("e", "delta-ie", modes=BOTH), partly, ALERT)
    [over] = story.episodes

    assert over.state is EpisodeState.ENDED
    assert not over.is_over_with_a_reservation


def test_another_edition_of_the_end_of_a_part_takes_its_own_reservation_away_and_no_other() -> None:
    story, partly = a_story_in_alert(a_watch()), a_reserved_end("p", [EDI])
    whole = a_reserved_end("e", [DTI], "les relances restent à faire")
    story.lists(partly, ALERT)
    story.lists(whole, partly, ALERT)
    [both] = story.episodes
    story.lists(whole, replace(an_end("p", "delta-ie", modes=[EDI]), title=partly.title), ALERT)
    [one] = story.episodes

    assert both.reservations == (RESERVATION.quote, "les relances restent à faire")
    assert one.reservations == ("les relances restent à faire",)


def test_a_reservation_that_comes_with_another_edition_of_an_end_or_goes_with_it_is_kept_so() -> None:
    plain, reserved = an_end("e", "delta-ie", modes=BOTH), a_reserved_end("e", BOTH)
    story = a_story_in_alert(a_watch())
    story.lists(plain, ALERT)
    told = story.lists(replace(reserved, title=plain.title), ALERT)
    [with_it] = story.episodes
    story.lists(plain, ALERT)
    [without] = story.episodes

    assert told == []
    assert (with_it.reservations, without.reservations) == ((RESERVATION.quote,), ())


def test_what_begins_again_has_no_reservation_left() -> None:
    story, end = a_story_in_alert(a_watch()), a_reserved_end("e", BOTH)
    story.lists(end, ALERT)
    again = a_notice("n", affects=a_scope("delta-ie", modes=BOTH), relation=Relation.REOPENS, published_at=NOON + HOUR)
    story.lists(again, end, ALERT)

    assert [(one.state, one.reservations) for one in story.episodes][-1] == (EpisodeState.OPEN, ())
