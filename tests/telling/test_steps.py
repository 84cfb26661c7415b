from datetime import datetime, timedelta

import pytest

from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Mode, Permission, Read, Scope
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.telling.facts import facts_of
from meteo_douane.telling.fallback_step import Modes, Using
from meteo_douane.telling.fallback_told import FallbackTold, fallback_told, users_of
from meteo_douane.telling.message import render
from meteo_douane.telling.own_start import beyond
from meteo_douane.telling.steps import steps
from occasions import EDI, NOW, OCCASIONS, a_notice, a_scope, a_voice, an_event, told, using

FR = a_voice()
DTI = frozenset({Mode.DTI})
DTI_ONLY = a_scope("delta-g", modes=DTI)
IN_EDI = a_scope("delta-g", modes=EDI)
ALERT_OF_TWO = a_notice(Kind.ALERT, "titre", "texte", affects=a_scope("delta-g", "delta-t"))
ALLOWED = Fallback(Permission.ALLOWED)


def advice(
    kind: EventKind,
    of: Kind = Kind.ALERT,
    fallback: Fallback = ALLOWED,
    *,
    scope: Scope = IN_EDI,
    modes: Modes = None,
) -> str:
    event = an_event(kind, a_notice(of, "titre", "texte", fallback=fallback), scope)
    decisions = using(modes, told(event)).message.decisions if modes else told(event).message.decisions
    of_it = fallback_told(kind, event, users_of(decisions), FR.catalogue)
    return "\n".join(steps(kind, event, of_it, Using(modes, FR, NOW, scope.services)))


def test_a_covered_alert_needs_no_request_for_assistance() -> None:
    assert "vous n'avez pas de demande d'assistance (DA) à déposer" in advice(EventKind.OPENED)


@pytest.mark.parametrize("permission", [Permission.REFUSED, Permission.NOT_STATED, Permission.ENDED])
def test_nobody_is_told_to_apply_a_fallback_that_is_not_allowed(permission: Permission) -> None:
    assert "appliquez la procédure de secours" not in advice(EventKind.OPENED, fallback=Fallback(permission))


def test_a_trouble_that_is_no_alert_opens_no_fallback_by_itself() -> None:
    said = advice(EventKind.OPENED, Kind.MALFUNCTION, Fallback())

    assert "n'intitule pas ce message « alerte »" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "demandez au SAU" in said
    assert "appliquez la procédure de secours" not in said


@pytest.mark.parametrize("kind", [EventKind.OPENED, EventKind.REPEATED])
def test_a_trouble_that_is_no_alert_and_allows_the_fallback_has_that_confirmed(kind: EventKind) -> None:
    said = advice(kind, Kind.MALFUNCTION)

    assert "mais il autorise la procédure de secours" in said
    assert "faites confirmer par le SAU" in said
    assert "demandez au SAU" not in said


def test_a_trouble_that_is_no_alert_and_refuses_the_fallback_is_not_said_to_open_it() -> None:
    said = advice(EventKind.OPENED, Kind.MALFUNCTION, Fallback(Permission.REFUSED))

    assert "Le message écarte la procédure de secours" in said
    assert "demandez au SAU" not in said


@pytest.mark.parametrize(
    ("ends_at", "words"),
    [
        pytest.param(None, "La procédure de secours est terminée", id="no hour"),
        pytest.param(NOW - timedelta(minutes=14), "La procédure de secours est terminée", id="an hour that has passed"),
        pytest.param(NOW + timedelta(hours=1), "La procédure de secours prend fin à 3 h 14", id="an hour to come"),
    ],
)
@pytest.mark.parametrize("kind", [EventKind.CONTINUED, EventKind.REPEATED])
def test_a_fallback_that_ends_is_not_called_one_of_which_nothing_is_said(
    kind: EventKind, ends_at: datetime | None, words: str
) -> None:
    said = advice(kind, Kind.BULLETIN, Fallback(Permission.ENDED, None, ends_at)).replace("\N{NO-BREAK SPACE}", " ")

    assert words in said
    assert "ne dit rien" not in said


def test_past_the_hour_to_which_it_was_allowed_nobody_is_told_to_apply_a_fallback() -> None:
    said = advice(EventKind.REPEATED, fallback=Fallback(Permission.ALLOWED, None, NOW - timedelta(minutes=14)))

    assert "était autorisée est passée" in said
    assert "appliquez la procédure de secours" not in said


def test_past_the_hour_to_which_it_was_allowed_the_facts_say_so_too() -> None:
    fallback = Fallback(Permission.ALLOWED, NOW - timedelta(hours=1), NOW - timedelta(minutes=14))
    event = an_event(EventKind.REPEATED, a_notice(Kind.ALERT, "titre", "texte", fallback=fallback), IN_EDI)

    facts = facts_of(EventKind.REPEATED, event, FallbackTold(event.notice.fallback), FR, NOW)  # type: ignore[union-attr]

    assert any("(heure passée : à vérifier)" in fact.replace("\N{NO-BREAK SPACE}", " ") for fact in facts)


def test_an_end_is_to_be_checked_and_its_instructions_followed() -> None:
    said = advice(EventKind.ENDED, Kind.END)

    assert "Assurez-vous que cette fin vous concerne" in said
    assert "appliquez les consignes qui l'accompagnent dans le message cité ci-dessus" in said
    assert "bulletin" not in said


@pytest.mark.parametrize(
    ("scope", "modes", "names_provider"),
    [
        pytest.param(IN_EDI, None, True, id="an alert in EDI"),
        pytest.param(a_scope("delta-g", modes=None), None, True, id="an alert that states no mode"),
        pytest.param(DTI_ONLY, None, False, id="an alert in DTI alone"),
        pytest.param(DTI_ONLY, EDI | DTI, True, id="an alert in DTI, for who uses EDI too"),
        pytest.param(a_scope("delta-g", modes=None), DTI, False, id="an alert that states no mode, for who uses DTI"),
    ],
)
def test_the_provider_is_named_to_those_who_may_use_edi(scope: Scope, modes: Modes, *, names_provider: bool) -> None:
    assert ("prestataire" in advice(EventKind.OPENED, scope=scope, modes=modes)) is names_provider


def test_whoever_names_a_mode_is_told_to_check_that_mode() -> None:
    assert "votre mode de transmission (EDI)" in advice(EventKind.OPENED, modes=EDI)
    assert "votre mode de transmission et" in advice(EventKind.OPENED)


def test_a_fallback_that_was_read_with_a_doubt_is_to_be_read_before_it_is_applied() -> None:
    fallback = Read(ALLOWED, "autorisée", (Doubt(DoubtCode.CONDITION, "si l'envoi est bloqué"),))
    event = an_event(EventKind.OPENED, a_notice(Kind.ALERT, "titre", "texte", fallback=fallback), IN_EDI)

    said = "\n".join(steps(EventKind.OPENED, event, FallbackTold(fallback), Using(None, FR, NOW, IN_EDI.services)))

    assert "appliquez la procédure de secours" not in said
    assert "lisez le message avant de la déclencher" in said


def test_at_night_the_request_for_assistance_is_followed_by_a_call() -> None:
    assert "une fois la DA déposée, appelez le SAU" in advice(EventKind.OPENED)


@pytest.mark.parametrize(
    ("service", "is_of_the_sheet"),
    [
        pytest.param("delta-g-import", True, id="DELTA G import"),
        pytest.param("delta-x", True, id="DELTA X"),
        pytest.param("delta-h7", True, id="DELTA H7"),
        pytest.param("delta", True, id="the family"),
        pytest.param("delta-t", False, id="DELTA T"),
        pytest.param("ciel", False, id="CIEL"),
    ],
)
def test_a_service_that_the_sheet_is_not_about_has_its_own_procedure(service: str, *, is_of_the_sheet: bool) -> None:
    assert (beyond((service,), FR) == ()) is is_of_the_sheet


def test_delta_ie_is_known_to_have_a_text_of_its_own() -> None:
    assert any("BOD" in line for line in beyond(("delta-ie-export",), FR))
    assert not any("BOD" in line for line in beyond(("delta-t",), FR))


ONE_DA = "une demande d'assistance (DA) par service dans OLGA"


def test_nobody_is_told_to_start_a_fallback_of_a_service_that_the_sheet_is_not_about() -> None:
    said = advice(EventKind.OPENED, scope=a_scope("delta-t"), modes=EDI)

    assert ONE_DA not in said
    assert "Aubette" not in said
    assert "Pour DELTA T (transit), la fiche ne prévoit pas d'auto-déclenchement" in said


def test_of_several_services_those_are_named_for_which_the_steps_are() -> None:
    said = advice(EventKind.OPENED, scope=a_scope("delta-g", "delta-t", "delta-x")).replace("\N{NO-BREAK SPACE}", " ")

    assert "Pour DELTA G et DELTA X : si le blocage est technique" in said
    assert "Pour DELTA G et DELTA X : consultez vos déclarations dans Aubette" in said
    assert "Pour DELTA T (transit), la fiche ne prévoit pas" in said


@pytest.mark.parametrize("service", ["delta", "portal", "edi", "delta-ie-import"])
def test_the_steps_stand_for_what_may_be_any_service_and_for_what_keeps_them(service: str) -> None:
    said = advice(EventKind.OPENED, scope=a_scope(service))

    assert ONE_DA in said
    assert "la fiche ne prévoit pas" not in said


def test_what_is_said_of_the_sheet_is_for_the_services_that_are_used() -> None:
    event = an_event(EventKind.OPENED, ALERT_OF_TWO, ALERT_OF_TWO.affects.value)
    of_t = render(told(event, verdict=Verdict(VerdictCode.COVERS, ("delta-t",), EDI)), FR, NOW).text
    of_g = render(told(event, verdict=Verdict(VerdictCode.COVERS, ("delta-g",), EDI)), FR, NOW).text

    assert "pour DELTA T (transit), vérifiez la procédure de secours propre" in of_t.replace("\N{NO-BREAK SPACE}", " ")
    assert ONE_DA not in of_t
    assert "Cette fiche vise" not in of_g
    assert ONE_DA in of_g


@pytest.mark.parametrize(
    "name",
    [
        "vanished",
        "overdue",
        "continued_end_without_a_service",
        "continued_end_of_every_service",
    ],
)
def test_what_is_not_an_end_never_sounds_like_one(name: str) -> None:
    french, english = (render(OCCASIONS[name], a_voice(language), NOW) for language in Language)

    assert "rien n'est clos" in french.title or "reste en vigueur" in french.title
    assert "nothing is closed" in english.title or "still in force" in english.title
    assert "Ne tenez pas le trouble pour terminé" in french.text
    assert "Do not take the trouble for over" in english.text


def test_no_delay_after_an_end_is_ever_printed() -> None:
    """Nobody knows one for DELTA: the text of the end message is what counts."""
    said = render(told(an_event(EventKind.ENDED, None)), FR, NOW).text

    assert "régularis" not in said
    assert " jours" not in said
