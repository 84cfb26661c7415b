"""What a message says of the fallback is what holds for those who are told, whatever the notice is that it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import (
    DTI,
    EDI,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
)
from meteo_douane.domain.interventions import Deed
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Permission, Read, Relation
from meteo_douane.domain.watch import Repetition, Watch
from nights import CLOCK, SPACES, Night, fallback_of, title_of

SINCE = CLOCK - timedelta(minutes=4)
BOTH = a_scope("delta-ie", modes=[DTI, EDI])
IN_EDI = a_scope("delta-ie", modes=[EDI])
IN_DTI = a_scope("delta-ie", modes=[DTI])
ALLOWED = a_fallback(starts_at=SINCE)
ALERT = a_notice("a", affects=BOTH, fallback=ALLOWED)


def insisting(watch: Watch) -> Watch:
    return replace(watch, repetition=Repetition(timedelta(minutes=30), 9))


DTI_ONLY = a_watch("le-havre", "delta-ie", modes=[DTI])
EDI_ONLY = a_watch("roissy", "delta-ie", modes=[EDI])


@pytest.mark.parametrize(
    ("permission", "words"),
    [
        pytest.param(Permission.ENDED, "secours terminé", id="no longer allowed"),
        pytest.param(Permission.REFUSED, "secours non autorisé", id="refused"),
    ],
)
def test_a_repeat_after_the_end_of_a_part_says_nothing_of_a_permission_that_was_taken_back(
    permission: Permission, words: str
) -> None:
    night = Night((insisting(DTI_ONLY),))
    night.publishes(ALERT)
    night.publishes(a_bulletin("b", affects=BOTH, fallback=a_fallback(permission)))
    night.publishes(an_end("e", "delta-ie", modes=[EDI]))

    [repeat] = night.waits()
    [answer] = night.is_acknowledged()

    assert title_of(repeat).startswith("Rappel ")
    assert title_of(repeat).endswith(words)
    assert "secours autorisé" not in repeat
    assert "appliquez la procédure de secours" not in repeat
    assert title_of(answer).endswith(words)


def test_a_repeat_after_the_end_of_a_part_shows_the_planned_end_that_holds() -> None:
    night = Night((insisting(DTI_ONLY),))
    night.publishes(replace(ALERT, ends_at=replace(ALERT.ends_at, value=CLOCK + timedelta(hours=2))))
    night.publishes(a_bulletin("b", affects=BOTH, ends_at=CLOCK + timedelta(hours=7)))
    night.publishes(an_end("e", "delta-ie", modes=[EDI]))

    [repeat] = night.waits()

    assert "fin prévue à 9 h 14" in title_of(repeat)


def test_who_uses_one_mode_keeps_the_fallback_of_it_when_another_mode_fails_too() -> None:
    night = Night((insisting(EDI_ONLY),))
    night.publishes(replace(ALERT, affects=replace(ALERT.affects, value=IN_EDI)))

    bulletin, _ = night.publishes(a_bulletin("b", affects=BOTH))
    [repeat] = night.waits()

    for message in (bulletin, repeat):
        assert title_of(message).endswith("secours autorisé depuis 2 h 10")
        assert fallback_of(message).endswith("rien n'est dit pour DELTA-IE, en DTI")
        assert "appliquez la procédure de secours" in message


def test_who_uses_one_service_keeps_the_fallback_of_it_when_another_service_fails_too() -> None:
    night = Night((EDI_ONLY,))
    night.publishes(replace(ALERT, affects=replace(ALERT.affects, value=IN_EDI)))

    [bulletin] = night.publishes(a_bulletin("b", affects=a_scope("delta-ie", "delta-t", modes=[EDI])))

    assert title_of(bulletin).endswith("secours autorisé depuis 2 h 10")


@pytest.mark.parametrize(
    "watch",
    [
        pytest.param(a_watch("le-havre", "delta-ie"), id="who uses both"),
        pytest.param(DTI_ONLY, id="who uses what was added"),
    ],
)
def test_who_uses_what_was_added_is_told_that_nothing_is_said_of_it(watch: Watch) -> None:
    night = Night((watch,))
    night.publishes(replace(ALERT, affects=replace(ALERT.affects, value=IN_EDI)))

    [message] = night.publishes(a_bulletin("b", affects=BOTH))

    assert title_of(message).endswith("secours non précisé")
    assert fallback_of(message).endswith("selon un message précédent ; rien n'est dit pour DELTA-IE, en DTI")


@pytest.mark.parametrize(
    ("watch", "words"),
    [
        pytest.param(EDI_ONLY, "secours autorisé depuis 2 h 10", id="who used it before"),
        pytest.param(a_watch("le-havre", "delta-ie"), "secours autorisé", id="who uses what was added too"),
    ],
)
def test_the_hour_of_a_fallback_is_kept_for_whom_nothing_was_added(watch: Watch, words: str) -> None:
    night = Night((watch,))
    night.publishes(replace(ALERT, affects=replace(ALERT.affects, value=IN_EDI)))

    [message] = night.publishes(a_bulletin("b", affects=BOTH, fallback=a_fallback()))

    assert title_of(message).endswith(words)


OVER_IN_EDI = a_fallback(Permission.ENDED, modes=frozenset({EDI}))
END_IN_EDI = an_end("e", "delta-ie", modes=[EDI], affects=IN_DTI, fallback=OVER_IN_EDI)


def test_a_fallback_that_ends_in_one_mode_goes_on_for_who_uses_the_other() -> None:
    night = Night((insisting(DTI_ONLY),))
    night.publishes(ALERT)

    end, _ = night.publishes(END_IN_EDI)
    [repeat] = night.waits()

    assert title_of(end).startswith("Fin partielle")
    assert title_of(end).endswith("secours autorisé depuis 2 h 10")
    assert fallback_of(end).startswith("autorisée depuis")
    assert title_of(repeat).endswith("secours autorisé depuis 2 h 10")


def test_a_fallback_that_ends_in_one_mode_is_told_beside_what_goes_on_to_who_uses_both() -> None:
    night = Night((a_watch("le-havre", "delta-ie"),))
    night.publishes(ALERT)

    [end] = night.publishes(END_IN_EDI)

    assert title_of(end).endswith("secours terminé · reste touché : DTI, secours autorisé depuis 2 h 10")
    assert fallback_of(end).startswith("pour DELTA-IE, en EDI : terminée ; pour DELTA-IE, en DTI : autorisée depuis")


def test_a_fallback_that_ends_in_one_mode_has_ended_for_who_uses_that_one() -> None:
    night = Night((EDI_ONLY,))
    night.publishes(ALERT)

    [end] = night.publishes(END_IN_EDI)

    assert title_of(end).startswith("Fin · ")
    assert title_of(end).endswith("secours terminé")


def test_an_alert_that_is_told_with_its_bulletins_keeps_the_hour_of_the_fallback() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(ALERT)
    night.publishes(a_bulletin("b", affects=BOTH, fallback=a_fallback(), ends_at=CLOCK + timedelta(hours=2)))

    message = night.arrives()

    assert title_of(message).startswith("Alerte · ")
    assert title_of(message).endswith("secours autorisé depuis 2 h 10")
    assert fallback_of(message).startswith("autorisée depuis")


def test_an_alert_that_is_told_with_the_end_of_a_part_says_what_holds_of_the_rest() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(ALERT)
    night.publishes(END_IN_EDI)

    message = night.arrives()

    assert title_of(message).endswith("secours autorisé depuis 2 h 10")


def test_what_is_in_force_at_the_first_reading_has_the_fallback_that_holds() -> None:
    night = Night(())
    night.publishes(ALERT)
    night.publishes(END_IN_EDI)
    night.watches = (DTI_ONLY,)

    [message] = night.waits()

    assert title_of(message).startswith("Déjà en vigueur : alerte · DELTA-IE · DTI")
    assert title_of(message).endswith("secours autorisé depuis 2 h 10")


def test_an_alert_that_is_reopened_was_not_missed() -> None:
    night = Night((a_watch("le-havre", "delta-ie"),))
    night.publishes(ALERT)
    night.publishes(an_end("e", "delta-ie", fallback=a_fallback(Permission.ENDED)))

    [message] = night.publishes(a_bulletin("b", affects=BOTH, relation=Relation.REOPENS))

    assert "Disparu de la météo ou annoncé comme terminé" in message
    assert "Nous n'avons pas vu l'alerte elle-même" not in message
    assert title_of(message).endswith("secours non précisé")


def test_what_a_person_closed_and_the_source_speaks_of_again_keeps_its_fallback() -> None:
    night = Night((a_watch("le-havre", "delta-ie"),))
    night.publishes(replace(ALERT, ends_at=Read(CLOCK + timedelta(minutes=20))))
    night.waits()
    [closing] = night.has_done(Deed.CLOSED)

    [message] = night.publishes(a_bulletin("b", affects=BOTH))

    assert title_of(closing).endswith("secours autorisé depuis 2 h 10")
    assert title_of(message).startswith("Alerte rouverte · ")
    assert title_of(message).endswith("secours autorisé depuis 2 h 10")


def test_a_planned_end_that_has_passed_is_not_told_as_one_to_come() -> None:
    night = Night((insisting(a_watch("le-havre", "delta-ie")),))
    night.publishes(replace(ALERT, ends_at=Read(CLOCK + timedelta(minutes=20)), fallback=Read(a_fallback())))

    overdue, repeat = night.waits()

    assert "DTI et EDI · prévue à 2 h 34" in title_of(overdue)
    assert "fin prévue à 2 h 34 dépassée" in title_of(repeat)
    assert "- Fin prévue : mardi 3 février 2026 à 2 h 34 (dépassée)" in repeat


def test_what_is_left_and_vanishes_has_not_the_hour_at_which_a_part_of_it_ended() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(ALERT)
    night.publishes(an_end("e", "delta-ie", modes=[EDI], affects=IN_DTI, ends_at=CLOCK + timedelta(minutes=20)))
    night.disappears()

    [message] = night.disappears()

    assert title_of(message).startswith("Disparu de la météo")
    assert not any(line.startswith(("- Fin :", "- Fin prévue")) for line in message.splitlines())


def test_a_trouble_that_vanished_before_it_was_told_is_an_opening_that_says_so() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(ALERT)
    night.disappears()
    night.disappears()

    message = night.arrives()

    assert title_of(message) == "Alerte · DELTA-IE · DTI et EDI · disparu de la météo · secours autorisé depuis 2 h 10"
    assert "Ce message a disparu de la météo sans message de fin" in message
    assert "appliquez la procédure de secours" in message


def test_a_trouble_whose_planned_end_passed_before_it_was_told_is_an_opening_that_says_so() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(replace(ALERT, ends_at=Read(CLOCK + timedelta(minutes=20))))
    night.waits()

    message = night.arrives()

    assert title_of(message).startswith("Alerte · DELTA-IE · DTI et EDI · fin prévue à 2 h 34 dépassée")
    assert "appliquez la procédure de secours" in message


def test_an_operation_that_started_before_it_was_told_is_no_longer_planned() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(a_maintenance("m", affects=BOTH, starts_at=CLOCK + timedelta(minutes=20)))
    night.waits()

    message = night.arrives()

    assert title_of(message).startswith("Maintenance · DELTA-IE")


def test_a_repeat_of_what_has_vanished_says_so() -> None:
    night = Night((insisting(DTI_ONLY),))
    night.publishes(ALERT)
    night.disappears()
    night.disappears()

    [repeat] = night.waits()

    assert "disparu de la météo" in title_of(repeat)
    assert "Ce message a disparu de la météo sans message de fin" in repeat


def test_several_that_are_in_force_at_the_first_reading_each_say_what_holds_of_the_fallback() -> None:
    watch = a_watch("le-havre", "delta-ie", "delta-t", modes=[EDI])
    refused = a_notice("b", affects=a_scope("delta-t", modes=[EDI]), fallback=a_fallback(Permission.REFUSED))

    words = Night((watch,)).begins(replace(ALERT, affects=Read(IN_EDI), fallback=Read(a_fallback())), refused)

    brief = words.brief.translate(SPACES)
    assert "DELTA-IE · EDI · secours autorisé" in brief
    assert "DELTA T · EDI · secours non autorisé" in brief
    assert "diffère d'un message à l'autre" in words.text
    assert "votre prestataire de connexion" in words.text


def test_the_fallback_of_an_operation_that_will_not_take_place_is_not_told_as_allowed() -> None:
    night = Night((DTI_ONLY,))
    facts = {"affects": BOTH, "starts_at": CLOCK + timedelta(hours=2)}
    night.publishes(a_maintenance("m", fallback=a_fallback(), **facts))

    [message] = night.publishes(a_notice("x", Kind.CANCELLATION, **facts))

    assert title_of(message).startswith("Maintenance annulée")
    assert "secours autorisé" not in message


@pytest.mark.parametrize("code", [DoubtCode.CONDITION, DoubtCode.FALLBACK_NOT_UNDERSTOOD])
def test_of_words_that_leave_the_fallback_open_it_is_not_said_that_the_message_says_nothing(code: DoubtCode) -> None:
    open_words = Read(Fallback(), doubts=(Doubt(code, "Passage en procédure de secours à 20h."),))
    night = Night((EDI_ONLY,))

    [opened] = night.publishes(replace(a_notice("a", affects=BOTH), fallback=open_words))

    assert title_of(opened).endswith("secours non précisé (à vérifier)")
    assert fallback_of(opened).startswith("à vérifier : le message en parle")
    assert "Passage en procédure de secours à 20h." in opened


ON_TRANSIT = a_watch("cognac", "delta-t", "ciel")
IE_AND_T = a_scope("delta-ie", "delta-t", modes=[EDI])


@pytest.mark.parametrize("permission", [Permission.ENDED, Permission.REFUSED])
def test_who_uses_none_of_what_a_bulletin_speaks_of_is_not_told_that_their_fallback_is_over(
    permission: Permission,
) -> None:
    night = Night((ON_TRANSIT,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))

    [told] = night.publishes(a_bulletin("b", affects=IN_EDI, fallback=a_fallback(permission)))

    assert title_of(told).endswith("secours non précisé (à vérifier)")
    assert fallback_of(told).startswith("à vérifier pour DELTA T (transit), en EDI : autorisée depuis")
    assert fallback_of(told).endswith("selon un message précédent ; celui-ci n'en dit rien")
    assert "n'y recourez plus" not in told
    assert "(auparavant : autorisée" not in told


def test_who_uses_what_a_bulletin_speaks_of_is_told_that_the_fallback_is_over_there() -> None:
    night = Night((EDI_ONLY,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))

    [told] = night.publishes(a_bulletin("b", affects=IN_EDI, fallback=a_fallback(Permission.ENDED)))

    assert title_of(told).endswith("secours terminé")
    assert "- Procédure de secours : terminée ; rien n'est dit pour DELTA T (transit), en EDI\n" in told


def test_leave_for_a_service_that_they_do_not_use_is_none_for_those_who_follow_the_alert() -> None:
    night = Night((ON_TRANSIT,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=a_fallback(Permission.REFUSED)))

    [told] = night.publishes(a_bulletin("b", affects=IN_EDI, fallback=ALLOWED))

    assert title_of(told).endswith("secours non précisé (à vérifier)")
    assert "non autorisée, selon un message précédent" in fallback_of(told)


def test_what_vanishes_leaves_what_was_said_of_a_part_as_it_was() -> None:
    night = Night((a_watch("le-havre", "delta-ie", "delta-t"),))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))
    night.publishes(a_bulletin("b", affects=IN_EDI, fallback=a_fallback(Permission.ENDED)))

    messages = (*night.disappears(), *night.waits())

    assert title_of(messages[-1]).startswith("Disparu de la météo")
    assert title_of(messages[-1]).endswith("secours précisé pour une partie seulement")
    assert fallback_of(messages[-1]) == (
        "terminée, selon un message précédent ; rien n'est dit pour DELTA T (transit), en EDI"
    )


def test_whose_part_ends_is_not_told_that_the_fallback_of_another_part_was_over() -> None:
    night = Night((ON_TRANSIT,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))
    night.publishes(a_bulletin("b", affects=IN_EDI, fallback=a_fallback(Permission.ENDED)))

    [told] = night.publishes(an_end("e", "delta-t", modes=[EDI]))

    assert title_of(told).startswith("Fin")
    assert title_of(told).endswith("fin du secours non précisée")


def test_the_end_of_a_part_that_they_do_not_use_is_no_end_of_their_fallback() -> None:
    night = Night((ON_TRANSIT,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))

    [told] = night.publishes(an_end("e", "delta-ie", modes=[EDI], fallback=a_fallback(Permission.ENDED)))

    assert "secours terminé" not in title_of(told)
    assert title_of(told).endswith("secours à vérifier")
    assert fallback_of(told) == (
        "pour DELTA T (transit), en EDI : à vérifier (le message ne dit pas si elle y prend fin ; auparavant : "
        "autorisée depuis le mardi 3 février 2026 à 2 h 10, sans fin annoncée)"
    )


EDI_IS_BACK = a_bulletin("b", affects=IN_DTI, restores=IN_EDI)


def test_whose_mode_is_back_is_told_that_the_fallback_goes_on_in_the_other_mode_only() -> None:
    night = Night((EDI_ONLY,))
    night.publishes(ALERT)

    [told] = night.publishes(replace(EDI_IS_BACK, fallback=Read(a_fallback(modes=frozenset({DTI})))))

    assert title_of(told).startswith("Fin · ")
    assert "secours autorisé en DTI seulement depuis 2 h 10" in title_of(told)
    assert "autorisée en DTI seulement depuis le mardi 3 février 2026 à 2 h 10" in told


def test_whose_mode_is_back_is_to_check_a_fallback_that_names_no_mode() -> None:
    night = Night((EDI_ONLY,))
    night.publishes(ALERT)

    [told] = night.publishes(replace(EDI_IS_BACK, fallback=Read(a_fallback())))

    assert title_of(told).endswith("secours autorisé depuis 2 h 10 (à vérifier)")


NO_LATER_WORD = "votre trouble étant terminé, nous ne vous l'annoncerons pas (notre conseil)."


@pytest.mark.parametrize(
    ("fallback", "is_said"),
    [
        pytest.param(a_fallback(), True, id="left open, perhaps for them"),
        pytest.param(a_fallback(modes=frozenset({EDI, DTI})), True, id="left open for them"),
        pytest.param(a_fallback(modes=frozenset({DTI})), False, id="left open for others"),
        pytest.param(a_fallback(ends_at=CLOCK + timedelta(hours=1)), False, id="with the hour of its end"),
        pytest.param(a_fallback(Permission.ENDED), False, id="over"),
        pytest.param(Fallback(), False, id="not spoken of"),
    ],
)
def test_whose_mode_is_back_with_the_fallback_open_is_told_to_follow_that_for_themselves(
    fallback: Fallback, *, is_said: bool
) -> None:
    night = Night((EDI_ONLY,))
    night.publishes(ALERT)

    [told] = night.publishes(replace(EDI_IS_BACK, fallback=Read(fallback)))

    assert (NO_LATER_WORD in told) is is_said


def test_whoever_goes_on_following_is_told_the_end_of_the_fallback_and_not_sent_to_look_for_it() -> None:
    night = Night((a_watch("lyon", "delta-ie"),))
    night.publishes(ALERT)

    [told] = night.publishes(replace(EDI_IS_BACK, fallback=Read(a_fallback())))

    assert NO_LATER_WORD not in told


def test_whose_mode_is_left_keeps_the_fallback_with_its_hour() -> None:
    night = Night((DTI_ONLY,))
    night.publishes(ALERT)

    [told] = night.publishes(replace(EDI_IS_BACK, fallback=Read(a_fallback(modes=frozenset({DTI})))))

    assert "autorisée depuis le mardi 3 février 2026 à 2 h 10, sans fin annoncée" in told
    assert "(à vérifier)" not in title_of(told)


ON_BOTH = a_watch("calais", "delta-ie", "delta-t", modes=[EDI])
T_IS_BACK = an_end("e", "delta-t", modes=[EDI])
FULL = "autorisée depuis le mardi 3 février 2026 à 2 h 10, sans fin annoncée"


def of_the_end(watch: Watch, permission: Permission = Permission.NOT_STATED, *services: str) -> str:
    """What is told of the end of DELTA T, where DELTA IE goes on and both had the fallback."""
    night = Night((watch,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))
    said = replace(T_IS_BACK, fallback=Read(a_fallback(permission)), fallback_for=services)
    [told] = night.publishes(said)
    return told


@pytest.mark.parametrize(
    ("permission", "services", "title", "words"),
    [
        pytest.param(
            Permission.NOT_STATED,
            (),
            " · EDI · reste touché : DELTA-IE (EDI), secours autorisé depuis 2 h 10",
            f"pour DELTA-IE, en EDI : {FULL}, selon un message précédent ; "
            "rien n'est dit pour DELTA T (transit), en EDI",
            id="not a word of it",
        ),
        pytest.param(
            Permission.ENDED,
            (),
            " · secours terminé · reste touché : DELTA-IE (EDI), secours à vérifier",
            "pour DELTA T (transit), en EDI : terminée ; pour DELTA-IE, en EDI : "
            f"à vérifier (le message ne dit pas si elle y prend fin ; auparavant : {FULL})",
            id="over, it does not say for whom",
        ),
        pytest.param(
            Permission.ENDED,
            ("delta-t",),
            " · secours terminé · reste touché : DELTA-IE (EDI), secours autorisé depuis 2 h 10",
            f"pour DELTA T (transit), en EDI : terminée ; pour DELTA-IE, en EDI : {FULL}, selon un message précédent",
            id="over for what is back",
        ),
        pytest.param(
            Permission.ALLOWED,
            ("delta-ie",),
            " · EDI · reste touché : DELTA-IE (EDI), secours autorisé depuis 2 h 10",
            f"pour DELTA-IE, en EDI : {FULL} ; rien n'est dit pour DELTA T (transit), en EDI",
            id="still allowed for what is left",
        ),
        pytest.param(
            Permission.ALLOWED,
            (),
            " · EDI · reste touché : DELTA-IE (EDI), secours autorisé depuis 2 h 10",
            "pour DELTA T (transit), en EDI : à vérifier (le message ne dit pas si elle y vaut encore) ; "
            f"pour DELTA-IE, en EDI : {FULL}",
            id="still allowed, it does not say for whom",
        ),
    ],
)
def test_an_end_of_a_part_says_for_whom_the_fallback_is_over_and_for_whom_it_goes_on(
    permission: Permission, services: tuple[str, ...], title: str, words: str
) -> None:
    told = of_the_end(ON_BOTH, permission, *services)

    assert title_of(told).startswith("Fin partielle · DELTA T")
    assert title_of(told).endswith(title)
    assert fallback_of(told) == words


@pytest.mark.parametrize(
    ("permission", "services", "words"),
    [
        pytest.param(Permission.NOT_STATED, (), f"{FULL}, selon un message précédent", id="not a word of it"),
        pytest.param(Permission.ENDED, ("delta-t",), f"{FULL}, selon un message précédent", id="over for the other"),
        pytest.param(Permission.ALLOWED, (), FULL, id="still allowed"),
    ],
)
def test_who_uses_only_what_is_left_is_told_what_holds_there(
    permission: Permission, services: tuple[str, ...], words: str
) -> None:
    told = of_the_end(EDI_ONLY, permission, *services)

    assert title_of(told).endswith("reste touché : DELTA-IE (EDI) · secours autorisé depuis 2 h 10")
    assert fallback_of(told) == words


def test_who_uses_only_what_is_back_is_told_that_leave_is_for_what_is_left() -> None:
    told = of_the_end(ON_TRANSIT, Permission.ALLOWED, "delta-ie")

    assert title_of(told).endswith("fin du secours non précisée")
    assert fallback_of(told) == (f"pour DELTA-IE, en EDI : {FULL} ; rien n'est dit pour DELTA T (transit), en EDI")


def test_who_uses_only_what_is_back_is_told_that_leave_may_be_for_what_is_left() -> None:
    told = of_the_end(ON_TRANSIT, Permission.ALLOWED)

    assert title_of(told).endswith("secours autorisé depuis 2 h 10 (à vérifier)")
    assert fallback_of(told) == f"{FULL} (à vérifier : peut-être seulement pour ce qui reste touché)"


@pytest.mark.parametrize(
    ("watch", "title"),
    [
        pytest.param(ON_BOTH, "secours terminé pour DELTA-IE", id="both are theirs"),
        pytest.param(ON_TRANSIT, "fin du secours non précisée", id="the other is theirs"),
    ],
)
def test_an_end_of_both_says_for_which_of_them_the_fallback_is_over(watch: Watch, title: str) -> None:
    both = replace(an_end("e", "delta-ie", "delta-t", modes=[EDI]), fallback_for=("delta-ie",))
    night = Night((watch,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))

    [told] = night.publishes(replace(both, fallback=Read(a_fallback(Permission.ENDED))))

    assert title_of(told).endswith(title)
    assert fallback_of(told) == "pour DELTA-IE, en EDI : terminée ; rien n'est dit pour DELTA T (transit), en EDI"


def test_a_bulletin_that_says_something_else_of_the_fallback_and_that_a_part_works_again_tells_what_held() -> None:
    night = Night((ON_BOTH,))
    night.publishes(a_notice("a", affects=IE_AND_T, fallback=ALLOWED))
    said = a_bulletin("b", affects=IN_EDI, restores=a_scope("delta-t", modes=[EDI]), fallback_for=("delta-t",))

    [told] = night.publishes(replace(said, fallback=Read(a_fallback(Permission.ENDED))))

    assert title_of(told).endswith("secours terminé · reste touché : DELTA-IE (EDI), secours autorisé depuis 2 h 10")


def test_who_uses_both_modes_is_told_that_leave_in_one_of_them_is_of_that_which_is_left() -> None:
    night = Night((a_watch("le-havre", "delta-ie", modes=[DTI, EDI]),))
    night.publishes(ALERT)

    [told] = night.publishes(replace(EDI_IS_BACK, fallback=Read(a_fallback(modes=frozenset({DTI})))))

    assert title_of(told).endswith(" · EDI · reste touché : DTI, secours autorisé depuis 2 h 10")
    assert f"secours : pour DELTA-IE, en DTI : {FULL} ; rien n'est dit pour DELTA-IE, en EDI\n" in told
